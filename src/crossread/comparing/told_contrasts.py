"""
What reports tell alike, and the detail that one of them has and the others lack.

Gets wrong: detail that is only another way of saying the same.
"""

import math

from crossread.comparing.clash_contrasts import tell_the_contrary
from crossread.comparing.contrasts import (
    ALIKE,
    VERY_ALIKE,
    Contrast,
    Group,
    Member,
    list_outlets,
    outlet,
)
from crossread.comparing.likeness import Term, bag, likeness
from crossread.comparing.name_contrasts import sound_of
from crossread.comparing.topics import close_quotation
from crossread.language.parse import Parse
from crossread.lexicon.word_families import family_of
from crossread.spans import Span

# Likeness of two claims, and weight of the words they share beside names, from which their reports
# tell one thing: much in common, or little of which nearly all is common ("sold for 40 crowns").
_ONE_THING = ((0.3, 0.8), (ALIKE, 0.5))
_IN_ALIKE = 0.2  # and likeness of the sentences of the two claims a point begins with
# Likeness of a claim with one of those two from which it tells the same, and does not only speak of it:
# of claims below it a third to a half did, of those above it seven in ten (read on 39 stories).
_TELLS = VERY_ALIKE
# What opens a cause or an aim among the details.
_CAUSES = (
    "because", "due to", "owing to", "thanks to", "for fear ", "in protest ", "in response ",
    "in retaliation ", "in an attempt ", "in an effort ", "in a bid ",
)  # fmt: skip
_LONGEST_PHRASE = 14  # words of a detail that a reason quotes
_LITTLE = 0.4  # weight of the words that two sentences must share beside names
_NEAR = 0.2  # likeness of two claims, and of their sentences, from which detail is about the point
_DETAIL = 0.9  # weight of the words that one side alone has, from which it is the more precise


def _reach(member: Member) -> list[Span]:
    """The claim of a member, the claims that hang on its words ("a shaft drilled by a crew") and its cause."""
    reading, said = member.reading, member.said
    parse = reading.parse
    found = [said]
    for index in member.unit.claims if parse.has_trees and member.focus else ():
        claim = reading.claims[index]
        heads = parse.tokens_in(claim.predicate_span)
        above = int(parse.heads[heads[0]]) if heads else -1
        if index not in member.focus and above >= 0:
            at = int(parse.token_starts[above])
            cause = member.words(claim.span).lower().startswith(_CAUSES)
            hangs = parse.relations[heads[0]].startswith("acl") or cause
            if said.start <= at < said.end and hangs:
                found.append(claim.span)
    return found


def _extra(group: Group, member: Member) -> list[Term]:
    """
    The terms of a member's claim that no other report of the group has in its sentences.

    A name that another report has in other vowels is no extra.
    """
    theirs = [
        (term, other.reading.parse.word(term.token))
        for other in group.members
        if other.report != member.report
        for term in other.unit.terms
    ]
    known = {term.form for term, _ in theirs}
    names = {sound_of(word) for term, word in theirs if term.kind == "name"}
    terms = {t.token: t for span in _reach(member) for t in member.terms_in(span)}
    return [
        term
        for _, term in sorted(terms.items())
        if term.form not in known
        and not (term.kind == "name" and sound_of(member.reading.parse.word(term.token)) in names)
    ]


# Words that tie a phrase to what a reason leaves out: "that | a general had gone".
_JOINING = frozenset("that and but or which who".split())
_SHORTEST_PHRASE = 3
_READS_ALONE = 5  # words; a shorter phrase says less by itself: "similar", "to 14"
_INSIDE = ("-", "–", "/")  # marks that may stand inside a word
_PER_WORD = 0.06  # weight that a word must bring to make a longer phrase worth quoting


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """A stretch of tokens with its words whole, without marks at its ends or the word that ties it on."""
    starts, ends = parse.token_starts, parse.token_ends
    while first > 1 and ends[first - 1] == starts[first] and parse.word(first - 1) in _INSIDE:
        first -= 2  # "anti | - | abortion group"
    while last + 1 < len(starts) and ends[last - 1] == starts[last] and parse.word(last) in _INSIDE:
        last += 2
    while first < last and not parse.word(first)[0].isalnum():
        first += 1
    while last > first + 1 and not parse.word(last - 1)[-1].isalnum():
        last -= 1
    if first + 1 < last and parse.word(first).lower() in _JOINING:
        first += 1
    return first, last


def _phrases(parse: Parse, bounds: range) -> list[tuple[int, int]]:
    """The stretches of some tokens that can be quoted by themselves: what hangs on one word."""
    if not parse.has_trees:
        return [(first, min(first + _LONGEST_PHRASE, bounds.stop)) for first in bounds]
    found = []
    for token in bounds:
        first, last = parse.subtree(token)
        first, last = max(first, bounds.start), min(last, bounds.stop)
        if _SHORTEST_PHRASE <= last - first <= _LONGEST_PHRASE:
            found.append((first, last))
    return found


def _phrase(member: Member, extra: list[Term], weights: dict[str, float]) -> str:
    """The stretch of a claim that holds most of what a member alone has, and little else."""
    parse = member.reading.parse
    reach = [
        span
        for span in _reach(member)
        if any(span.start <= int(parse.token_starts[t.token]) < span.end for t in extra)
    ]
    start, end = min(span.start for span in reach), max(span.end for span in reach)
    bounds = parse.tokens_in(Span(start, end))
    stretches = _phrases(parse, bounds) or [(bounds.start, bounds.stop)]
    worth = {t.token: weights.get(t.form, 1.0) for t in extra}
    telling = {t.token for t in member.unit.terms}

    def rank(stretch: tuple[int, int]) -> tuple[float, int]:
        inside = range(*stretch)
        own = sum(token in worth for token in inside)
        share = math.sqrt(own / max(1, sum(token in telling for token in inside)))
        alone = min(1.0, len(inside) / _READS_ALONE)
        held = sum(worth.get(token, 0.0) for token in inside)
        return held * share * alone - _PER_WORD * len(inside), -stretch[0]

    first, last = _trimmed(parse, *max(stretches, key=rank))
    return close_quotation(" ".join(parse.span(first, last).of(parse.text).split()))


# Words of who speaks and in what office: two claims that share no more are about one person, not
# about one thing.
_FRAME = frozenset(
    family_of(word)
    for word in """say spokesman minister president secretary official foreign speak call urge accuse
    meeting news statement""".split()
)


def _matter(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> float:
    """What two claims share beside names, offices and words of saying; a bare number counts half."""
    return sum(
        0.5 * weight if form.startswith("#") else weight
        for form, weight in left.items()
        if form in right and form not in names and form not in _FRAME
    )


def shares_matter(group: Group) -> bool:
    """Do the sentences that a point began with share more than the names of those who speak?"""
    first, second = group.members[:2]
    weights = group.alignment.weights
    bags = [bag(list(member.unit.terms), weights) for member in (first, second)]
    return _matter(bags[0], bags[1], group.names) >= _LITTLE


def tell_one_thing(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> bool:
    """
    Are two claims alike in most of their words, and in more than the names they hold?

    >>> sold, bought = {"sell": 0.6, "orrin": 0.5, "#40": 1.0}, {"buy": 0.2, "orrin": 0.5, "#40": 1.0}
    >>> tell_one_thing(sold, bought, frozenset(["orrin"]))
    True
    >>> tell_one_thing(sold, {"buy": 0.2, "orrin": 0.5, "#50": 1.0}, frozenset(["orrin"]))
    False
    """
    numbers = [{form for form in side if form.startswith("#")} for side in (left, right)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    alike, matter = likeness(left, right)[0], _matter(left, right, names)
    return any(alike >= likely and matter >= weight for likely, weight in _ONE_THING)


def _deny_each_other(a: Member, b: Member) -> bool:
    return a.claim is not None and b.claim is not None and tell_the_contrary(a, a.claim, b, b.claim)


def find_agreement(group: Group) -> Contrast | None:
    """The reports whose claims are alike in most of their words tell one thing."""
    weights, names = group.alignment.weights, group.names
    bags = [bag(member.terms_in(member.said), weights) for member in group.members]
    seed, second = group.members[:2]
    around = group.alignment.likeness(seed.unit.index, second.unit.index)
    if around < _IN_ALIKE or likeness(bags[0], bags[1])[0] < ALIKE:
        return None
    if not tell_one_thing(bags[0], bags[1], names) or _deny_each_other(seed, second):
        return None
    telling = [seed, second]
    touching: list[Member] = []
    for member, own in zip(group.members[2:], bags[2:], strict=True):
        like = [other for other in bags[:2] if tell_one_thing(own, other, names)]
        if not like or _deny_each_other(seed, member):
            continue
        alike = max(likeness(own, other)[0] for other in like)
        (telling if alike >= _TELLS else touching).append(member)
    places = tuple(sorted({member.place for member in (*telling, *touching)}))
    return Contrast("agree", _who_tells(telling, touching), places)


def _who_tells(telling: list[Member], touching: list[Member]) -> str:
    """The reason of an agreement: who tells the thing, and who only speaks of it."""
    reports = {member.report for member in telling}
    both = "both" if len(reports) == 2 else "all"
    told = f"{list_outlets([member.reading for member in sorted(telling, key=lambda m: m.report)])} {both} tell this"
    others = [
        member.reading
        for member in sorted(touching, key=lambda m: m.report)
        if member.report not in reports
    ]
    if not others:
        return f"{told}."
    speak = "speaks" if len({other.document.report.id for other in others}) == 1 else "speak"
    return f"{told}; {list_outlets(others)} {speak} of it too."


def _makes_point(group: Group, member: Member) -> int:
    """How surely a claim is about the point: 2 as one of the first pair or telling one thing with it, 1 near."""
    weights, sentences = group.alignment.weights, group.alignment.likeness
    own = bag(member.terms_in(member.said), weights)
    best = 0
    for seed in group.members[:2]:
        if seed.report == member.report or sentences(member.unit.index, seed.unit.index) < _NEAR:
            continue
        other = bag(seed.terms_in(seed.said), weights)
        if member in group.members[:2] or tell_one_thing(own, other, group.names):
            return 2
        best = max(best, int(likeness(own, other)[0] >= _NEAR))
    return best


def find_detail(group: Group) -> Contrast | None:
    """
    One of the reports has detail in its claim that the others lack.

    The detail of a claim that makes the point comes before more detail of one that is only near it.
    """
    weights = group.alignment.weights
    ranked = []
    for n, member in enumerate(group.members):
        point = 0 if member.is_headline else _makes_point(group, member)
        extra = _extra(group, member) if point else []
        weight = sum(weights.get(term.form, 1.0) for term in extra)
        one_word = len({term.form for term in extra}) < 2 and extra[:1] and extra[0].kind == "word"
        if weight >= _DETAIL and not one_word:  # one other word is another wording
            ranked.append(((-point, -weight, n), member, extra))
    if not ranked:
        return None
    _, member, extra = min(ranked, key=lambda row: row[0])
    phrase = _phrase(member, extra, weights)
    places = tuple(sorted({m.place for m in group.members}))
    others = list_outlets([m.reading for m in group.members if m.report != member.report])
    do = "does" if len({m.report for m in group.members}) == 2 else "do"
    adds = "gives a reason," if phrase.lower().startswith(_CAUSES) else "adds"
    why = f"{outlet(member.reading)} {adds} “{phrase}”, which {others} {do} not have."
    return Contrast("refine", why, places)
