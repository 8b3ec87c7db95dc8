"""
Which mentions, roles and pronouns of one report stand for the same person or body.

Full names make the chains, in reading order; surnames, given names alone, acronyms and short forms then
join the chain they can stand for. Where several can, a title decides ("Gen. Tlass"), then whether
the chain was brought in as somebody's relative, then which was named last. Every chain is named by its fullest form.
Wrong on: two relatives who are both called by the surname alone, as news style avoids.
"""

import re
from collections import Counter, defaultdict

from msgspec.structs import replace

from crossread.language.parse import Parse
from crossread.lexicon.given_names import given_names
from crossread.lexicon.nationalities import COUNTRIES
from crossread.lexicon.places import STATES
from crossread.lexicon.titles import FAMILY
from crossread.model import EntityKind, Mention, Reference
from crossread.reading.body_forms import (
    MOST_UNDER_ONE_KEY,
    asked,
    body_words,
    initials,
    known_as,
    owner_of,
    same_body,
    stands_for,
    with_owner,
)
from crossread.reading.name_forms import fold, parts, same_person, skeleton
from crossread.reading.references import find_references
from crossread.reading.roles import find_roles
from crossread.spans import Span

# ", a younger brother of ...", ", Okello's son", ", his widow"
_RELATIVE_AFTER = re.compile(
    r",\s+(?:[\w.'’-]+\s+){0,4}(?:" + "|".join(sorted(FAMILY)) + r")(?:\s+of\b|\s*[,.;])"
)


class Chain:
    """The mentions found so far to stand for one person, body or place."""

    def __init__(self, number: int, kind: EntityKind) -> None:
        self.number = number
        self.kind = kind
        self.forms: Counter[str] = Counter()
        self.titles: set[str] = set()
        self.relative = False
        self.seen = -1  # start of the latest mention

    def add(self, mention: Mention) -> None:
        self.forms[mention.text] += 1
        if mention.title:
            self.titles.update(fold(mention.title).split())
        self.seen = mention.span.start


def link_mentions(
    parse: Parse, mentions: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Reference, ...], tuple[str, ...]]:
    """The mentions with their chains joined, the references to them, and a name for each chain."""
    mentions = find_roles(parse, mentions)
    printed = mentions
    mentions = tuple(replace(m, text=full_name(parse.text, m.span, m.kind)) for m in printed)
    chains: list[Chain] = []
    of: dict[int, Chain] = {}
    index: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    order = sorted(range(len(mentions)), key=lambda i: (_is_short(mentions[i]), mentions[i].span))
    for place in order:
        mention = mentions[place]
        if _is_short(mention):
            continue
        chain = _same(mention, index)
        if chain is None:
            chain = Chain(len(chains), mention.kind)
            chain.relative = _brought_in_as_relative(parse, mention)
            chains.append(chain)
        _note(chain, mention, index)
        of[place] = chain
    _join_defined(parse.text, mentions, of, index)
    _join_halves(mentions, of)
    _link_short(parse, mentions, chains, of, index)
    linked, names = _renumber(printed, of)
    return linked, find_references(parse, linked), names


def _join_defined(
    text: str,
    mentions: tuple[Mention, ...],
    of: dict[int, Chain],
    index: dict[tuple[str, str], list[Chain]],
) -> None:
    """Joins a short form to the name it is defined beside: "Harbour Safety Trust (Hasat)"."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, chain in sorted(of.items()):
        places[chain.number].append(place)
    for place in range(len(mentions) - 1):
        long, short = mentions[place], mentions[place + 1]
        if not (_is_body(long) and _is_body(short) and _defines(text, long, short)):
            continue
        kept, gone = of[place], of[place + 1]
        if kept is gone:
            continue
        for other in places.pop(gone.number):
            of[other] = kept
            places[kept.number].append(other)
            _note(kept, mentions[other], index)


def _join_halves(mentions: tuple[Mention, ...], of: dict[int, Chain]) -> None:
    """Joins "the North" to the one country of that half which the report names: "North Korea"."""
    halves: dict[str, set[int]] = defaultdict(set)
    for place, chain in sorted(of.items()):
        text = mentions[place].text
        if mentions[place].kind == "place" and text in COUNTRIES and text.startswith(_HALVES):
            halves[text.split()[0]].add(chain.number)
    whole = {chain.number: chain for chain in of.values()}
    for place, mention in enumerate(mentions):
        found = halves.get(mention.text, set())
        if mention.kind == "place" and len(found) == 1:
            of[place] = whole[min(found)]


_HALVES = ("North ", "South ", "East ", "West ")


def _is_body(mention: Mention) -> bool:
    return mention.kind in {"organization", "group"}


def _defines(text: str, long: Mention, short: Mention) -> bool:
    """Does a short form stand alone in the brackets behind a name, its letters in the name's order?"""
    before = text[long.span.end : short.span.start].strip()
    after = text[short.span.end : short.span.end + 1]
    if before not in {"(", "(the"} or after != ")" or len(body_words(long.text)) < 2:
        return False
    return stands_for(short.text, long.text)


def _is_short(mention: Mention) -> bool:
    """Can a mention only be understood from a fuller one?"""
    if mention.kind == "person":
        return len(parts(mention.text)) < 2
    return False


def _keys(kind: str, text: str) -> list[tuple[str, str]]:
    """What a name is found again by; two names of one thing share at least one key."""
    if kind == "person":
        return [("person", skeleton(part)) for part in parts(text)]
    if kind == "place":
        return [("place", place_key(text))]
    words = body_words(text)
    keys = [("body", word) for word in words]
    keys += [("initials", letters) for letters in sorted(initials(text))]
    keys += [("initials", fold(text).upper()), ("whole", "".join(words))]
    return [*keys, *(("known", name) for name in sorted(known_as(text)))]


def place_key(text: str) -> str:
    """
    What two names of one place share: the country's listed name, else the folded name.

    >>> place_key("U.S.") == place_key("United States"), place_key("al-Waer") == place_key("Al-Waer")
    (True, True)
    """
    plain = text.removeprefix("the ").removeprefix("The ")
    country = COUNTRIES.get(plain) or STATES.get(plain)
    return fold(country or plain)


def _note(chain: Chain, mention: Mention, index: dict[tuple[str, str], list[Chain]]) -> None:
    if mention.text not in chain.forms:
        for key in _keys(chain.kind, mention.text):
            index[key].append(chain)
    chain.add(mention)


def _candidates(mention: Mention, index: dict[tuple[str, str], list[Chain]]) -> list[Chain]:
    found: dict[int, Chain] = {}
    for key in asked(_keys(mention.kind, mention.text)):
        for chain in index.get(key, [])[-MOST_UNDER_ONE_KEY:]:
            found[chain.number] = chain
    return [found[number] for number in sorted(found)]


def full_name(text: str, span: Span, kind: str) -> str:
    """A mention's words, with the country before them for a body that every country has."""
    words = span.of(text)
    if kind not in {"organization", "group"}:
        return words
    return with_owner(words, text[max(0, span.start - 40) : span.start])


def same_name(kind: str, left: str, right: str) -> str | None:
    """Why two names of a kind are one, in words; None when they are not."""
    if kind == "person":
        return same_person(left, right)
    if kind == "place":
        return "same place" if place_key(left) == place_key(right) else None
    return same_body(left, right)


def _same(mention: Mention, index: dict[tuple[str, str], list[Chain]]) -> Chain | None:
    """The latest chain one of whose forms is the same name."""
    fitting = [
        chain
        for chain in _candidates(mention, index)
        if any(same_name(mention.kind, mention.text, form) for form in chain.forms)
        and (
            mention.kind != "person"
            or all(len(parts(form)) < 2 or same_person(mention.text, form) for form in chain.forms)
        )
        and not other_owner(mention.text, chain.forms)
        and not (_is_body(mention) and any(other_head(mention.text, f) for f in chain.forms))
    ]
    exact = [chain for chain in fitting if mention.text in chain.forms]
    return max(exact or fitting, key=lambda chain: chain.seen, default=None)


def other_owner(name: str, forms: "Counter[str]") -> str | None:
    """The country that speaks against a join: "Finnish police" are not the Swedish police."""
    owner = owner_of(name)
    others = sorted({owner_of(form) or "" for form in forms} - {""})
    return others[0] if owner and others and owner not in others else None


def other_head(name: str, form: str) -> bool:
    """
    True for two bodies of one sort that differ in the words before it.

    >>> other_head("Sunday Courier", "Daily Courier"), other_head("Courier", "Daily Courier")
    (True, False)
    """
    one, two = body_words(name), body_words(form)
    sort = len(one) == len(two) > 1 and one[-1] == two[-1]
    return sort and same_body(name, form) is None


def _brought_in_as_relative(parse: Parse, mention: Mention) -> bool:
    """Does "his father," or the like stand just before a name?"""
    before = parse.text[max(0, mention.span.start - 40) : mention.span.start].lower()
    words = before.replace(",", " ").split()
    if any(word in FAMILY for word in words[-3:]):
        return True
    after = parse.text[mention.span.end : mention.span.end + 60].lower()
    return bool(_RELATIVE_AFTER.match(after))


def _link_short(
    parse: Parse,
    mentions: tuple[Mention, ...],
    chains: list[Chain],
    of: dict[int, Chain],
    index: dict[tuple[str, str], list[Chain]],
) -> None:
    """Surnames and given names alone, in reading order, to the chain they can stand for."""
    introduced = {chain.number: -1 for chain in chains}
    for place, chain in sorted(of.items()):
        if introduced[chain.number] < 0:
            introduced[chain.number] = mentions[place].span.start
    latest: dict[int, int] = {}
    counts: Counter[int] = Counter()
    for place, mention in enumerate(mentions):
        if place in of:
            latest[of[place].number] = mention.span.start
            counts[of[place].number] += 1
            continue
        relative = _brought_in_as_relative(parse, mention)
        fitting = []
        for chain in _candidates(mention, index):
            why = {same_person(mention.text, form) for form in chain.forms} - {None}
            if _other_sex(mention, chain) or _came_before(mention, chain, introduced):
                continue
            if not why or (relative and "surname" not in why and mention.text not in chain.forms):
                continue
            rank = "surname" in why or mention.text in chain.forms
            titled = bool(mention.title) and bool(
                chain.titles & set(fold(mention.title or "").split())
            )
            fitting.append(
                (
                    rank,
                    titled,
                    not chain.relative,
                    chain.number in latest,
                    counts[chain.number],
                    latest.get(chain.number, -1),
                    -chain.number,
                )
            )
        own = None if fitting else _relative_meant(mention, chains, latest)
        if fitting:
            chain = chains[-max(fitting)[-1]]
        elif own is not None:
            chain = own
        else:
            chain = Chain(len(chains), mention.kind)
            chain.relative = relative
            chains.append(chain)
        _note(chain, mention, index)
        of[place] = chain
        latest[chain.number] = mention.span.start
        counts[chain.number] += 1


# How far back a relative by a given name may stand before "Mr" and the family's name.
_RELATIVE_BACK = 1500


def _relative_meant(mention: Mention, chains: list[Chain], latest: dict[int, int]) -> Chain | None:
    """The relative whom "Mr Quill" means: named last by a given name alone ("Mrs Quill's son Jan")."""
    title = set(fold(mention.title or "").split())
    if not title & (_MR | _MRS):
        return None
    wanted = "m" if title & _MR else "f"
    found = [
        chain
        for chain in chains
        if chain.relative
        and all(len(parts(form)) == 1 for form in chain.forms)
        and {given_names().get(form, "") for form in chain.forms} == {wanted}
        and 0 <= mention.span.start - latest.get(chain.number, -_RELATIVE_BACK) < _RELATIVE_BACK
    ]
    return max(found, key=lambda chain: latest[chain.number], default=None)


def _other_sex(mention: Mention, chain: Chain) -> bool:
    """Does a title before a surname speak against the given names of a chain ("Mr. Quill", Jane Quill)?"""
    title = set(fold(mention.title or "").split())
    sexes = {given_names().get(form.split()[0], "") for form in chain.forms if " " in form}
    return (bool(title & _MR) and (sexes == {"f"} or bool(chain.titles & _MRS))) or (
        bool(title & _MRS) and (sexes == {"m"} or bool(chain.titles & _MR))
    )


_MR = frozenset(["mr"])
_MRS = frozenset(["mrs", "ms", "miss"])


def _came_before(mention: Mention, chain: Chain, introduced: dict[int, int]) -> bool:
    """
    Is an office and a surname printed before the chain's full name, which has no such office?

    News introduces people in full; "President Quill", printed first, is not the Jane Quill of a later line.
    """
    offices = set(fold(mention.title or "").split()) & _HIGH
    first = introduced.get(chain.number, -1)
    return bool(offices) and mention.span.start < first and not offices & chain.titles


_HIGH = frozenset("president king queen pope chancellor premier minister".split())


def _renumber(
    mentions: tuple[Mention, ...], of: dict[int, Chain]
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Chains numbered by their first mention."""
    numbers: dict[int, int] = {}
    forms: list[Counter[str]] = []
    kinds: list[EntityKind] = []
    linked = []
    for place, mention in enumerate(mentions):
        chain = of[place]
        if chain.number not in numbers:
            numbers[chain.number] = len(numbers)
            forms.append(Counter())
            kinds.append(chain.kind)
        forms[numbers[chain.number]][mention.text] += 1
        linked.append(replace(mention, chain=numbers[chain.number]))
    names = tuple(clearest(kind, texts) for kind, texts in zip(kinds, forms, strict=True))
    return tuple(linked), names


def clearest(kind: str, forms: "Counter[str]") -> str:
    """
    The form of a name a reader knows best: the full form most printed, a place's most printed.

    >>> clearest("person", Counter({"Tlass": 9, "Manaf Tlass": 2, "Manaf Tlas": 1}))
    'Manaf Tlass'
    """

    def rank(form: str) -> tuple[bool, bool, bool, int, int, str]:
        size = len(parts(form)) if kind == "person" else len(body_words(form))
        full = kind != "place" and size > 1
        shouted = kind == "person" and form.isupper() and len(form) > 3
        # "Iain Duncan Smith" goes before "Duncan Smith", however often the latter stands.
        given = kind == "person" and not given_names().get(form.split()[0])
        return (not full, shouted, given, -forms[form], -len(form), form)

    return min(forms, key=rank)
