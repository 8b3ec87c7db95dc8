"""
Which chains of different reports are one person, body or place, with the reason for every join.

Chains that share a key (the consonants of a part of a person's name, a word or the initials of a
body's) are compared; nothing else is, so the work grows with the names and not with their pairs. Same names join
first, then spellings and short forms, then surnames alone. A person's chain joins only where none
of its full names speaks against one on the other side: father and son with one surname stay two, and the
refusal is kept with its reason. A person's judgements come before all of this. Wrong on: namesakes who
share both names.
"""

import re
from collections import Counter, defaultdict

from crossread.comparing.judged import Ruling, parted_by, rule_on_names
from crossread.lexicon.given_names import given_names
from crossread.lexicon.nationalities import COUNTRIES
from crossread.lexicon.organizations import HEADS, KNOWN
from crossread.lexicon.titles import COURTESY, FAMILY
from crossread.model import Entity, EntityKind, Judgement, Place, Reading
from crossread.reading.body_forms import (
    MOST_UNDER_ONE_KEY,
    asked,
    body_words,
    initials,
    is_everywhere,
    known_as,
    owner_of,
)
from crossread.reading.coreference import clearest, full_name, other_head, place_key, same_name
from crossread.reading.name_forms import fold, parts, same_part, skeleton

_COUNTRIES = frozenset(fold(country) for country in COUNTRIES.values())


class Group:
    """Chains joined so far."""

    def __init__(self, kind: EntityKind) -> None:
        self.kind = kind
        self.chains: list[tuple[str, int]] = []
        self.forms: Counter[str] = Counter()  # as printed
        self.full: Counter[str] = Counter()  # with the country of a body that every country has
        self.mentions: list[Place] = []
        self.roles: list[str] = []
        self.why: list[str] = []
        self.apart: list[tuple[Group | None, str]] = []  # who it is not, and why
        self.into: Group | None = None  # what it was joined to
        self.order: tuple[int, int] = (0, 0)

    @property
    def name(self) -> str:
        """The clearest form, with the country for a body that every country has."""
        name = clearest(self.kind, self.forms)
        if self.kind != "organization" or not is_everywhere(name):
            return name
        printed = [form for form in self.forms if owner_of(form) and not is_everywhere(form)]
        if printed:
            return clearest(self.kind, Counter({form: self.forms[form] for form in printed}))
        owned = sorted(form for form in self.full if form.endswith(" " + name))
        return f"{name} of {owned[0].removesuffix(' ' + name)}" if owned else name

    def whole(self) -> "Group":
        """What the chains of this group have become part of, at last."""
        group = self
        while group.into is not None:
            group = group.into
        return group


def join_entities(
    readings: tuple[Reading, ...], judgements: tuple[Judgement, ...] = ()
) -> tuple[Entity, ...]:
    """The entities of a story, most mentioned first; `judgements` overrule what would be joined."""
    groups = [group for place, reading in enumerate(readings) for group in _groups(place, reading)]
    _settle_kinds(groups)
    rulings = rule_on_names(readings, judgements)
    groups = _join_as_judged(groups, rulings)
    groups.sort(key=lambda g: (_fullness(g), g.order))
    joined: list[Group] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for group in groups:
        target = _target(group, joined, index, rulings)
        if target is None:
            joined.append(group)
            target = len(joined) - 1
        else:
            _merge(joined[target], group)
        for form in group.full:
            for key in _keys(group.kind, form):
                if index[key][-1:] != [target]:
                    index[key].append(target)
    _say_what_was_parted(joined, rulings)
    joined.sort(key=lambda g: (-len(g.mentions), g.order))
    return tuple(_entity(f"e{number}", group) for number, group in enumerate(joined, start=1))


def _groups(place: int, reading: Reading) -> list[Group]:
    made: dict[int, Group] = {}
    report = reading.document.report.id
    for mention in reading.mentions:
        group = made.get(mention.chain)
        if group is None:
            group = made[mention.chain] = Group(mention.kind)
            group.chains.append((report, mention.chain))
            group.order = (place, mention.span.start)
        group.forms[mention.text] += 1
        group.full[full_name(reading.document.text, mention.span, mention.kind)] += 1
        group.mentions.append(Place(report, mention.span))
        told = any(role.endswith(mention.title or " ") for role in mention.roles)
        for role in (None if told else mention.title, *mention.roles):
            role = _without_courtesy(role or "")
            if role and role not in group.roles:
                group.roles.append(role)
    for group in made.values():
        _add_family_name(group)
    return list(made.values())


def _without_courtesy(role: str) -> str:
    """A role without the "Mr" it ends in; empty for one that is courtesy alone."""
    words = role.split()
    while words and fold(words[-1]) in COURTESY:
        words.pop()
    return " ".join(words)


_RELATIVE = re.compile(r"(\w[\w-]*)['’]s? (?:[\w-]+ ){0,2}(?:" + "|".join(sorted(FAMILY)) + ")")


def _add_family_name(group: Group) -> None:
    """To a relative called by a given name alone, the name that another report may print: "Ana Quill"."""
    if group.kind != "person" or any(len(parts(form)) > 1 for form in group.forms):
        return
    for role in group.roles:
        match = _RELATIVE.fullmatch(role)
        if match:
            for form in sorted(group.forms):
                group.full[f"{form} {match.group(1)}"] += 1


def _join_as_judged(groups: list[Group], rulings: tuple[Ruling, ...]) -> list[Group]:
    """The groups with those made one that a judgement says are one, unless another parts them."""
    home = {chain: group for group in groups for chain in group.chains}
    for ruling in rulings:
        if ruling.judgement.verdict != "same" or not ruling.works:
            continue
        meant = sorted((ruling.left | ruling.right) & home.keys())
        for chain in meant[1:]:
            target, group = home[meant[0]], home[chain]
            if target is group or parted_by(
                rulings, frozenset(target.chains), frozenset(group.chains)
            ):
                continue
            where = ", ".join(dict.fromkeys(report for report, _ in group.chains))
            group.why.append(
                f"{group.name} ({where}) is {target.name}: {ruling.judgement.reason()}"
            )
            _merge(target, group)
            home.update(dict.fromkeys(group.chains, target))
    return [group for group in groups if home[group.chains[0]] is group]


def _say_what_was_parted(joined: list[Group], rulings: tuple[Ruling, ...]) -> None:
    """Notes on either side of a judgement that keeps two apart what it says."""
    for ruling in rulings:
        if ruling.judgement.verdict != "different" or not ruling.works:
            continue
        left = [group for group in joined if ruling.left.intersection(group.chains)]
        right = [group for group in joined if ruling.right.intersection(group.chains)]
        for group in left:
            for other in right:
                if group is not other:
                    _keep_apart(group, other, ruling.judgement.reason())


def _settle_kinds(groups: list[Group]) -> None:
    """Gives a lone word the kind it has where another report prints the full name, or prints it more."""
    surnames: set[str] = set()
    counts: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    acronyms = {
        fold(form)
        for group in groups
        for form in group.forms
        if group.kind == "organization" and form.isupper()
    }
    for group in groups:
        for form, number in group.forms.items():
            counts[fold(form)][group.kind] += number
            if group.kind == "person" and len(parts(form)) > 1:
                surnames.add(parts(form)[-1])
    for group in groups:
        if any(" " in form for form in group.forms):
            _settle_full(group, sum((counts[fold(form)] for form in group.forms), Counter()))
            continue
        word = parts(group.name)
        listed = place_key(group.name) in _COUNTRIES or group.name in KNOWN
        if word and word[0] in surnames:
            if group.kind != "person" and len(word) == 1 and not listed:
                group.kind = "person"
            continue
        kinds = counts[fold(group.name)]
        # A lone word in capitals is a body's acronym or style wherever a person's given name is not known.
        shouted = group.name.isupper() or fold(group.name) in acronyms
        most = max(sorted(kinds), key=lambda kind: kinds[kind])
        if shouted and kinds["organization"]:
            group.kind = "organization"
        elif kinds[most] > kinds[group.kind]:
            group.kind = most


def _settle_full(group: Group, kinds: "Counter[EntityKind]") -> None:
    """Gives a name of several words the kind that the story prints it with most; never makes a person."""
    most = max(sorted(kinds), key=lambda kind: kinds[kind])
    doubtful = group.kind in {"place", "organization", "event"}
    if doubtful and most != "person" and kinds[most] > kinds[group.kind]:
        group.kind = most


def _fullness(group: Group) -> int:
    """Chains with full names come first, since the others are understood from them."""
    if group.kind == "person":
        return 0 if max(len(parts(form)) for form in group.forms) > 1 else 1
    if group.kind in {"organization", "group"}:
        return 0 if max(len(body_words(form)) for form in group.forms) > 1 else 1
    return 0


def _class(kind: EntityKind) -> str:
    return "body" if kind in {"organization", "group"} else kind


def _keys(kind: EntityKind, form: str) -> list[tuple[str, str]]:
    if kind == "person":
        return [("person", skeleton(part)) for part in parts(form)]
    if kind == "place":
        return [("place", key) for key in (skeleton(fold(form).replace(" ", "")), place_key(form))]
    words = body_words(form)
    keys = [("body", skeleton(word)) for word in words]
    keys += [("initials", letters) for letters in sorted(initials(form))]
    letters = fold(form).upper()
    keys += [("initials", letters), ("letters", "".join(sorted(letters)))]
    keys.append(("whole", "".join(words)))
    return [*keys, *(("known", name) for name in sorted(known_as(form)))]


def _target(
    group: Group,
    joined: list[Group],
    index: dict[tuple[str, str], list[int]],
    rulings: tuple[Ruling, ...],
) -> int | None:
    """The group a chain belongs to; its reasons and refusals are noted on the way."""
    candidates: dict[int, None] = {}
    for form in group.full:
        for key in asked(_keys(group.kind, form)):
            candidates.update(dict.fromkeys(index.get(key, [])[-MOST_UNDER_ONE_KEY:]))
    fitting: list[tuple[tuple[int, int, int, int], int, str]] = []
    for number in sorted(candidates):
        other = joined[number]
        if _class(other.kind) != _class(group.kind):
            continue
        if rulings and parted_by(rulings, frozenset(group.chains), frozenset(other.chains)):
            continue
        why, against = _compare(group, other)
        if against:
            _keep_apart(group, other, against)
        elif why is not None:
            titles = len(set(_title_words(group)) & set(_title_words(other)))
            rank = (_strength(why), titles, len(other.mentions), -number)
            fitting.append((rank, number, why))
    if not fitting:
        return None
    fitting.sort(reverse=True)
    equal = len(fitting) > 1 and fitting[0][0][0] == fitting[1][0][0]
    if equal and all(is_everywhere(form) for form in group.full):
        others = ", ".join(joined[number].name for _, number, _ in fitting)
        group.apart.append((None, f"{group.name}: the report does not say which of {others}"))
        return None
    _, number, why = fitting[0]
    target = joined[number]
    group.why.append(f"{group.name} ({group.chains[0][0]}) is {target.name}: {why}")
    for rank, other_number, _ in fitting[1:]:
        if why == "surname" and rank[0] == _strength("surname"):
            doubt = f"could also be {joined[other_number].name}, who is named less"
            group.apart.append((None, f"{group.name} ({group.chains[0][0]}) {doubt}"))
    return number


def _keep_apart(group: Group, other: Group, against: str) -> None:
    group.apart.append((other, against))
    other.apart.append((group, against))


def _refusals(group: Group) -> tuple[str, ...]:
    """Who a group is not, once for each, by the names they have in the end."""
    told: dict[int | str, str] = {}
    for other, against in group.apart:
        if other is None:
            told[against] = against
        elif other.whole() is not group:
            one, two = sorted((group.name, other.whole().name))
            told.setdefault(id(other.whole()), f"{one} is not {two}: {against}")
    return tuple(told.values())


def _title_words(group: Group) -> list[str]:
    return [word for role in group.roles for word in fold(role).split() if len(word) > 2]


_STRENGTH = {
    "same name": 4,
    "same words": 4,
    "same place": 4,
    "known short form": 3,
    "acronym": 3,
    "spelling": 3,
    "surname": 1,
}


def _strength(why: str) -> int:
    """How much a reason for a join weighs; what the table does not name lies between."""
    return _STRENGTH.get(why.split(" of ")[0], 2)


def _compare(left: Group, right: Group) -> tuple[str | None, str | None]:
    """The best reason for one thing, and the reason against, in words."""
    best: str | None = None
    against: str | None = None
    for one in left.full:
        for two in right.full:
            if _class(left.kind) == "body" and (_is_noun(one, left) or _is_noun(two, right)):
                continue
            why = same_name(left.kind, one, two)
            if why in {"given name", "part of the name"}:
                continue  # one report may call somebody by it; another report's reader cannot know
            if why == "same name" and left.kind == "person" and len(parts(one)) == 1:
                why = "surname" if any(len(parts(form)) > 1 for form in right.full) else why
            if why is not None:
                best = why if best is None or _strength(why) > _strength(best) else best
            elif left.kind == "person" and _one_surname(one, two):
                first, second = sorted((one, two))
                against = f"one surname, other given names ({first}, {second})"
            elif _class(left.kind) == "body":
                against = against or _other_body(one, two)
    if _class(left.kind) == "body" and best is None and against and not _share_words(left, right):
        against = None  # nobody would take one for the other
    if best == "surname" and against is None:
        against = _other_given_name(left, right) or _other_given_name(right, left)
    return best, against


def _is_noun(form: str, group: Group) -> bool:
    """Is a form only the noun by which its own report calls a body again ("the court"), which has a name?"""
    words = body_words(form)
    plain = len(words) == 1 and words[0] in HEADS and form not in KNOWN
    return plain and any(len(body_words(other)) > 1 for other in group.full)


def _other_body(one: str, two: str) -> str | None:
    """Why two bodies' names cannot be one body's: two countries, or one noun with other words before it."""
    owners = owner_of(one), owner_of(two)
    if all(owners) and owners[0] != owners[1]:
        return f"bodies of two countries ({one}, {two})"
    return f"two bodies of one sort ({one}, {two})" if other_head(one, two) else None


def _share_words(left: Group, right: Group) -> bool:
    """Do two bodies share a word beside the noun they end in?"""
    pairs = (
        (body_words(one)[:-1], body_words(two)[:-1]) for one in left.full for two in right.full
    )
    noun = not left.full.keys().isdisjoint(right.full)  # both are called "the Courier" as well
    return noun or any(not set(one).isdisjoint(two) for one, two in pairs)


def _other_given_name(known: Group, full: Group) -> str | None:
    """Why a chain that one report calls by a given name alone is not the one with a full name, if so."""
    whole = [form for form in sorted(full.full) if len(parts(form)) > 1]
    for form in sorted(known.full):
        lone = len(parts(form)) == 1 and form in given_names()
        if lone and whole and all(same_name("person", form, other) is None for other in whole):
            return f"one surname, other given names ({form}, {whole[0]})"
    return None


def _one_surname(one: str, two: str) -> bool:
    left, right = parts(one), parts(two)
    return len(left) > 1 and len(right) > 1 and bool(same_part(left[-1], right[-1]))


# With one of these an office is another office: a deputy leader is no leader.
_LESSER = frozenset(
    "vice deputy former ex acting assistant interim shadow then late associate".split()
)


# Of whom, a lone word does not say.
_OF_SOMEBODY = frozenset(
    "friend predecessor successor teammate colleague ally rival opponent namesake".split()
)


def distinct_roles(roles: list[str]) -> tuple[str, ...]:
    """
    The roles in order, without those that another says more fully.

    >>> distinct_roles(["mayor", "the mayor of Quell", "Mayor", "former mayor"])
    ('the mayor of Quell', 'former mayor')
    """
    plain = COURTESY - _LESSER
    words = [frozenset(w for w in fold(role).split() if w not in plain) for role in roles]
    kept = []
    for place, role in enumerate(roles):
        others = [
            words[other]
            for other in range(len(roles))
            if other != place and (words[other] != words[place] or other < place)
        ]
        told = words[place] <= _OF_SOMEBODY
        told = told or any(
            words[place] <= more and not (more - words[place]) & _LESSER for more in others
        )
        if not told:
            kept.append(role)
    return tuple(kept)


def _merge(target: Group, group: Group) -> None:
    target.chains.extend(group.chains)
    target.forms.update(group.forms)
    target.full.update(group.full)
    target.mentions.extend(group.mentions)
    target.roles.extend(role for role in group.roles if role not in target.roles)
    target.why.extend(group.why)
    target.apart.extend(group.apart)
    group.into = target
    target.order = min(target.order, group.order)


def _entity(number: str, group: Group) -> Entity:
    return Entity(
        id=number,
        name=group.name,
        kind=group.kind,
        mentions=tuple(sorted(group.mentions)),
        chains=tuple(sorted(group.chains)),
        roles=distinct_roles(group.roles),
        spellings=tuple(sorted(group.forms, key=lambda form: (-group.forms[form], form))),
        why=tuple(dict.fromkeys(group.why)),
        kept_apart=_refusals(group),
    )
