"""
One list of names out of two: what the trained reader sees and what the rules see.

Where the two overlap, a name the tables know, or a body's full name that covers the reader's pieces,
is the rules' to give; everything else is the reader's. Then the report agrees with itself: the same string has the
kind that most evidence speaks for, a surname follows the full name, and a name found once is found
wherever its words stand again. Wrong on: a report that names a person and a town alike.
"""

import re
from collections import defaultdict
from itertools import pairwise

from crossread.lexicon.cues import AUXILIARIES, VERBS
from crossread.lexicon.given_names import given_names, surnames
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import BODY_NOUNS, HEADS, HOUSES, KNOWN, PLACE_HEADS, SEATS
from crossread.lexicon.places import places
from crossread.model import EntityKind
from crossread.reading.capitals import (
    PARTICLES,
    PARTIES,
    Candidate,
    Words,
    is_capital,
    is_ordinary,
    is_titular,
)
from crossread.reading.name_pieces import put_together
from crossread.reading.name_rules import before_letters
from crossread.reading.no_names import (
    acronyms_of_things,
    faint_people,
    is_fragment,
    is_nobody,
    only_ones,
    ships,
    short_bodies,
    works,
)
from crossread.reading.no_people import kinds_of_things

_KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
}
# How sure the rules must be of a name by themselves: without a trained reader, beside one, and
# beside one that tags every word of it a proper noun.
_ALONE = 0.3
_BESIDE = 0.65
_PROPER = 0.45
# What the rules give a person whose given name and family name the tables have.
_NAMED = 0.75
# Above this a rule goes by a table of names, not by shape.
_TABLE = 0.8
# What a name in a table of places weighs against the reader, by how well it is known.
_PLACE_WEIGHT = {"country": 1.5, "great city": 1.2, "region": 1.2, "division": 1.0, "city": 0.7}
_EDGES = frozenset("the of for and in on at a an 's ’s - ' ’ & to by".split())


def weigh_names(page: Words, ruled: list[Candidate]) -> list[Candidate]:
    """The names of one report in reading order, without overlaps."""
    learnt = _learnt(page)
    chosen = _combine(page, learnt, ruled) if page.parse.names else _sure(page, ruled)
    chosen = _agree(page, put_together(page, chosen), ruled)
    things = acronyms_of_things(page, chosen)
    family = frozenset(
        page.words[c.last - 1] for c in chosen if c.kind == "person" and c.last - c.first > 1
    )
    family |= {name[3:] for name in family if name[:3].lower() in {"al-", "el-"}}
    heads = frozenset(
        page.lower[t] for c in chosen if c.last - c.first > 1 for t in range(c.first, c.last)
    )
    heads |= only_ones(page, chosen)
    found = _find_again(page, chosen)
    faint = faint_people(page, found) | ships(page, found)
    titles, bodies = works(page, found), short_bodies(page, found)
    return [
        c
        for c in found
        if not is_nobody(page, c, family, bodies)
        and not (c.kind == "person" and page.text(c.first, c.last) in faint)
        and not is_fragment(page, c, heads)
        and page.text(c.first, c.last) not in things | titles
    ]


def _learnt(page: Words) -> list[Candidate]:
    """The trained reader's names with our kinds, their edges tidied."""
    found = []
    for name in page.parse.names:
        kind = _KINDS.get(name.kind)
        if kind is None:
            continue
        if name.first and page.lower[name.first - 1].removesuffix(".") in _MR:
            kind = "person"  # "Mr Quellor bank a profit"
        for begin, end in _between_strokes(page, name.first, name.last):
            if end - begin < name.last - name.first and page.text(begin, end) in KNOWN:
                kind = "organization"  # "Photo: Ana Reyes/Reuters"
            first, last = _tidy(page, begin, _on_one_line(page, begin, end), kind)
            if first < last and not _only_headline(page, first, last):
                found.append(Candidate(first, last, kind, name.score))
    return found


_MR = frozenset("mr mrs ms miss mme".split())


def _between_strokes(page: Words, first: int, last: int) -> list[tuple[int, int]]:
    """A span, or its two halves where a stroke parts two names: "Ana Reyes/Quellor", not "AC/DC"."""
    for token in range(first + 1, last - 1):
        beside = page.words[token - 1], page.words[token + 1]
        if page.words[token] == "/" and all(len(word) > 2 for word in beside):
            return [(first, token), *_between_strokes(page, token + 1, last)]
    return [(first, last)]


def _on_one_line(page: Words, first: int, last: int) -> int:
    """Where a name ends that runs over the end of a line, as no name does."""
    for token in range(first + 1, last):
        left, right = page.parse.token_ends[token - 1], page.parse.token_starts[token]
        if "\n" in page.parse.text[left:right]:
            return token
    return last


def _tidy(page: Words, first: int, last: int, kind: EntityKind) -> tuple[int, int]:
    """A span without the titles, possessives, small words and marks at its edges."""
    while last > first and _is_edge(page, last - 1, kind):
        last -= 1
    while first < last and (
        _is_edge(page, first, kind) or (kind == "person" and is_titular(page, first))
    ):
        first += 1
    while kind == "organization" and last - first > 1 and _leads_in(page, first):
        first += 1
    if kind == "person":
        first, last = _without_trade_and_town(page, first, last)
        last = before_letters(page, first, last)
        # "Varga Letters" in a headline in title case
        while last - first > 1 and page.titled[last - 1] and _is_headline_word(page, last - 1):
            last -= 1
    if last - first > 2 and page.words[first].islower() and page.words[first + 1] == "-":
        first += 2 if page.glued(first + 1) and page.capital[first + 2] else 0
    inside = page.words[first:last]
    if ")" in inside and "(" not in inside:
        first += inside.index(")") + 1  # "(Ana) Reyes"
    if _follows_prefix(page, first):
        last = min(last, first + 1)  # "anti-Reyes Observatory"
    if last - first > 1 and page.words[first] in PEOPLES and page.text(first + 1, last) in places():
        first += 1
    if first < last and not any(c.isalpha() for c in page.text(first, last)):
        return first, first
    return first, last


def _without_trade_and_town(page: Words, first: int, last: int) -> tuple[int, int]:
    """A person's name without the trade before it and the town behind it: "Curler Ana Reyes of Lima"."""
    of = next((t for t in range(first + 2, last) if page.lower[t] == "of"), last)
    trade = page.ordinary(first) and page.words[first] not in given_names()
    if of - first > 2 and trade and page.words[first + 1] in given_names():
        first += 1
    return first, of


def _leads_in(page: Words, token: int) -> bool:
    """Is a word in front of a body's name no part of it: "campaign group Quell", "Shadow Commons"?"""
    word = page.words[token]
    return word == "Shadow" or (word.islower() and is_ordinary(word) and not page.glued(token + 1))


def _is_headline_word(page: Words, token: int) -> bool:
    return page.ordinary(token) and page.words[token] not in surnames()


def _is_edge(page: Words, token: int, kind: EntityKind) -> bool:
    """May a name not begin or end with this token?"""
    word = page.words[token]
    if word.lower() in _EDGES:
        return True
    if not word[-1].isalnum():
        return len(word) == 1 or word[-1] != "."
    if kind != "person" or not word.islower() or not word.isalpha():
        return False
    # "Ban Ki-moon" ends small, "al Reyes" begins small; "ousted Reyes" does not.
    return word not in PARTICLES and not page.glued(token)


def _follows_prefix(page: Words, first: int) -> bool:
    return (
        first > 1
        and page.words[first - 1] == "-"
        and page.glued(first)
        and page.glued(first - 1)
        and page.words[first - 2].islower()
    )


def _only_headline(page: Words, first: int, last: int) -> bool:
    """Is a span made of ordinary words in a headline, and never printed as a name below it?"""
    plain = all(
        page.titled[t] and (page.ordinary(t) or page.words[t] in PEOPLES)
        for t in range(first, last)
    )
    return plain and page.text(first, last) not in page.parse.text[page.body_start :]


def _sure(page: Words, ruled: list[Candidate]) -> list[Candidate]:
    """The rules' names they are sure of, and weaker ones that the report prints again and again."""
    return [
        c
        for c in ruled
        if c.strength >= _ALONE
        or (c.last - c.first == 1 and page.running[page.words[c.first]] >= 2)
    ]


def _combine(page: Words, learnt: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """The reader's names, those of the rules that touch none of them, and those that cover them better."""
    by_token: dict[int, Candidate] = {t: c for c in learnt for t in range(c.first, c.last)}
    chosen = set(learnt)
    others = _named_otherwise(page)
    for rule in ruled:
        touched = {by_token[t] for t in range(rule.first, rule.last) if t in by_token}
        if not touched:
            work = (rule.first, rule.last) in others and rule.kind != "event"
            work = work and page.text(rule.first, rule.last) not in PARTIES
            if work and rule.strength < _TABLE:
                continue
            least = _BESIDE
            if all(page.proper(t) for t in range(rule.first, rule.last) if page.capital[t]):
                least = _PROPER
            if rule.strength >= least:
                chosen.add(rule)
            continue
        covers = all(rule.first <= c.first and c.last <= rule.last for c in touched)
        same = len(touched) == 1 and all(
            (c.first, c.last) == (rule.first, rule.last) for c in touched
        )
        wider = covers and not same
        body = rule.kind in {"organization", "event"} and rule.strength >= 0.5
        if rule.kind == "person" and all(c.kind == "person" for c in touched):
            end = max(c.last for c in touched)
            cut = (
                end < len(page.words) and page.words[end] == "-" and page.glued(end)
            )  # the reader stopped inside a hyphenated name
            body = rule.strength >= 0.7 or (cut and rule.strength >= _PROPER)
        body = body or (
            rule.kind == "place" and not {"'s", "’s"}.isdisjoint(page.lower[rule.first : rule.last])
        )
        mixed = rule.kind != "person" and _two_sure_names(touched)
        if wider and (rule.strength >= _TABLE or (body and not mixed)):
            chosen -= touched
            chosen.add(rule)
        elif rule.strength >= _TABLE and not covers and rule.kind != "person":
            text = page.text(rule.first, rule.last)
            if (
                all(
                    page.lower[t] in _EDGES
                    or t in range(rule.first, rule.last)
                    or not page.capital[t]
                    for c in touched
                    for t in range(c.first, c.last)
                )
                and text in KNOWN
            ):
                chosen -= touched
                chosen.add(rule)
    return sorted(chosen)


def _named_otherwise(page: Words) -> set[tuple[int, int]]:
    """Where the reader sees a name of none of our kinds: an album, a law, a language."""
    return {(n.first, n.last) for n in page.parse.names if n.kind not in _KINDS and n.score > 0.5}


def _two_sure_names(touched: set[Candidate]) -> bool:
    return sum(c.strength > 0.9 and c.kind == "person" for c in touched) > 0


def _votes(
    page: Words, chosen: list[Candidate], ruled: list[Candidate]
) -> dict[str, dict[EntityKind, float]]:
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for candidate in chosen:
        votes[page.text(candidate.first, candidate.last)][candidate.kind] += candidate.strength
    for rule in ruled:
        text = page.text(rule.first, rule.last)
        if text not in votes:
            continue
        sort = places().get(text)
        if text in KNOWN and sort in {None, "city"}:
            votes[text]["organization"] += 1.2
        elif rule.kind == "place" and sort:
            weight = _PLACE_WEIGHT[sort]
            if sort == "city" and (text in surnames() or text in given_names()):
                weight = 0.3
            votes[text]["place"] += weight
        elif text in surnames() and rule.last - rule.first == 1:
            votes[text]["person"] += 0.3
        elif rule.kind == "person" and rule.strength >= _NAMED and " " in text:
            votes[text]["person"] += 1.0  # a given name and a family name, both in the tables
        elif rule.strength >= 0.35:
            votes[text][rule.kind] += rule.strength * (1.0 if rule.strength >= 0.6 else 0.5)
    return votes


def _agree(page: Words, chosen: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """One kind for one string, by vote; a last name alone takes the kind of the full name."""
    votes = _votes(page, chosen, ruled)
    kinds: dict[str, EntityKind] = {
        text: max(sorted(votes[text]), key=lambda kind, text=text: round(votes[text][kind], 4))  # type: ignore[misc]
        for text in votes
    }
    for text in kinds:
        sort = places().get(text)
        if sort in {"country", "region"} and text not in given_names() and text not in surnames():
            kinds[text] = "place"
        if re.match(
            r"(?:Federal |Democratic |Islamic |People's )?(?:Republic|Kingdom) of \w", text
        ):
            # A republic that no table of countries has is one that somebody proclaimed.
            land = text in COUNTRIES or text.split(" of ")[1].removeprefix("the ") in COUNTRIES
            kinds[text] = "place" if land else "organization"
        words = text.split()
        house = words[-1].lower() in HOUSES or text.lower().endswith(_RESEARCH)
        if kinds[text] == "place" and len(words) > 1 and house:
            kinds[text] = "organization"
        # No person is called Street or Airport, whatever stands before it.
        last = text.split()[-1].lower()
        if kinds[text] == "person" and " " in text and last in PLACE_HEADS and last not in HEADS:
            if text.split()[-1] not in surnames():
                kinds[text] = "place"
    last_names = {
        text.split()[-1]
        for text, kind in kinds.items()
        if kind == "person" and len(text.split()) > 1
    }
    last_names |= {name.split("-")[-1] for name in last_names if name[:3].lower() in {"al-", "el-"}}
    for name in last_names:
        if places().get(name) not in {"country", "great city"} and name not in PEOPLES:
            kinds[name] = "person"
    kinds.update({text: "organization" for text in SEATS if text in kinds})
    kinds.update(_named_after_bodies(page, chosen, kinds))
    _agree_in_lists(page, chosen, kinds, votes)
    kinds.update(kinds_of_things(page, chosen, kinds))
    taken = {t for c in chosen for t in range(c.first, c.last)}
    kept = list(chosen)
    for rule in ruled:
        if page.text(rule.first, rule.last) in kinds and not taken.intersection(
            range(rule.first, rule.last)
        ):
            kept.append(rule)
    return [
        Candidate(c.first, c.last, kinds.get(page.text(c.first, c.last), c.kind), c.strength)
        for c in sorted(kept)
    ]


_RESEARCH = (" research center", " research centre", " research station")


def _named_after_bodies(
    page: Words, chosen: list[Candidate], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Towns' and people's names that a body goes by: "the campaign group Harmony", no town of the tables."""
    named: dict[str, EntityKind] = {}
    for c in chosen:
        text = page.text(c.first, c.last)
        body = c.first > 0 and page.lower[c.first - 1] in BODY_NOUNS and c.first not in page.breaks
        if body and kinds[text] == "place" and places().get(text) in {None, "city"}:
            named[text] = "organization"
    return named


def _agree_in_lists(
    page: Words,
    chosen: list[Candidate],
    kinds: dict[str, EntityKind],
    votes: dict[str, dict[EntityKind, float]],
) -> None:
    """A doubtful single word in a list of places is a place."""
    for left, right in pairwise(chosen):
        between = page.lower[left.last : right.first]
        if (
            not between
            or len(between) > 2
            or any(word not in {",", "and", "or"} for word in between)
        ):
            continue
        for one, other in ((left, right), (right, left)):
            text = page.text(one.first, one.last)
            beside = page.text(other.first, other.last)
            doubtful = (
                kinds[text] == "person" and sum(votes[text].values()) < 0.9 and " " not in text
            )
            if doubtful and kinds[beside] == "place":
                kinds[text] = "place"


def _find_again(page: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The names, and the places where a name's words stand again and were passed over."""
    candidates = _whole_again(page, candidates)
    taken = [False] * len(page.words)
    for candidate in candidates:
        taken[candidate.first : candidate.last] = [True] * (candidate.last - candidate.first)
    for first, last in sorted(_named_otherwise(page)):
        if last - first > 1:  # an album named after somebody is not somebody again
            taken[first:last] = [True] * (last - first)
    forms: dict[tuple[str, ...], Candidate] = {}
    for candidate in candidates:
        words = tuple(page.words[candidate.first : candidate.last])
        if any(w[0].isupper() for w in words):
            forms.setdefault(words, candidate)
            surname = len(words) > 1 and len(words[-1]) > 2 and is_capital(words[-1])
            if candidate.kind == "person" and surname and not words[-1].isupper():
                forms.setdefault(words[-1:], candidate)
                if words[-1][:3].lower() in {"al-", "el-"}:
                    forms.setdefault((words[-1][3:],), candidate)
            if candidate.kind == "organization" and len(words) > 1:
                forms.setdefault(_head_word(words), candidate)
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(forms, key=lambda words: (-len(words), words)):
        by_word[words[0]].append(words)
    added = []
    for token, word in enumerate(page.words):
        if taken[token]:
            continue
        for words in by_word.get(word, ()):
            last = token + len(words)
            if tuple(page.words[token:last]) != words or any(taken[token:last]):
                continue
            if len(words) == 1 and not _may_stand_alone(page, token):
                continue
            added.append(Candidate(token, last, forms[words].kind, 0.5))
            taken[token:last] = [True] * len(words)
            break
    return sorted([*candidates, *added])


def _whole_again(page: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The names, where one that the report also prints longer is only a piece of that longer one here."""
    longer: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for candidate in candidates:
        words = tuple(page.words[candidate.first : candidate.last])
        if len(words) > 1:
            for word in words:
                longer[word].add(words)
    kind_of = {tuple(page.words[c.first : c.last]): c.kind for c in candidates}
    taken = {t: c for c in candidates for t in range(c.first, c.last)}
    whole: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.last - candidate.first > 1:
            continue
        word = page.words[candidate.first]
        for words in sorted(longer[word], key=lambda words: (-len(words), words)):
            first = candidate.first - words.index(word)
            span = range(max(first, 0), first + len(words))
            pieces = [taken[t] for t in span if t in taken]
            inside = all(first <= c.first and c.last <= span.stop for c in pieces)
            if inside and first >= 0 and tuple(page.words[first : span.stop]) == words:
                whole[candidate.first] = Candidate(first, span.stop, kind_of[words], 0.6)
                break
    covered = {t for c in whole.values() for t in range(c.first, c.last)}
    return sorted({*whole.values(), *(c for c in candidates if c.first not in covered)})


def _follows_article(page: Words, token: int) -> bool:
    """Does "the" stand before a word, or before the compound that qualifies it?"""
    before = page.lower[max(0, token - 4) : token]
    return before[-1:] == ["the"] or (len(before) == 4 and before[0] == "the" and before[2] == "-")


def _head_word(words: tuple[str, ...]) -> tuple[str, ...]:
    """The noun a body's name is built on, by which a report calls it again; the whole where none is."""
    cut = next(
        (place for place, word in enumerate(words) if word in {"of", "for", "on"}), len(words)
    )
    head = words[cut - 1]
    return (head,) if cut and head.lower() in HEADS and head[0].isupper() else words


def _may_stand_alone(page: Words, token: int) -> bool:
    """Is a single word at this place a name again, and not part of another run or a common word?"""
    word = page.words[token]
    if word.lower() in HEADS and word not in KNOWN:
        runs_on = token + 1 < len(page.words) and page.capital[token + 1]
        return not runs_on and not page.titled[token] and _follows_article(page, token)
    if is_ordinary(word) and (page.opens[token] or page.titled[token]):
        # "Said is in Lima": an ordinary word is no subject, so it must be the name.
        after = page.lower[token + 1] if token + 1 < len(page.words) else ""
        acts = after in AUXILIARIES or (after in VERBS and VERBS[after].tense == "past")
        acts = acts or page.parse.xpos[token + 1 : token + 2] in {("VBD",), ("VBZ",)}
        return acts and not page.titled[token]
    before = token > 0 and page.capital[token - 1] and not page.opens[token - 1]
    return not before or page.titled[token] or page.words[token - 1] in PEOPLES
