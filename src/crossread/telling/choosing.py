"""
Which sentences a brief takes: the one that says what happened, then by worth per word what is new.

Sentences are taken greedily by worth per word, less what the chosen ones already say (maximal
marginal relevance: Carbonell and Goldstein, SIGIR 1998). Said already is what is told in the same
words, and what very likely makes the same point in another report's words (comparing/alignment.py).

Gets wrong: two sentences of one report that tell one fact in different words.
"""

import math
from collections import Counter
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.model import Published, Reading
from crossread.telling.standalone import Standing
from crossread.telling.worth import Candidate, Likeliest, families_of, find_wholes, likeness

_OPENS_WITHIN = (
    3  # number of the last sentence of a report, behind a headline, that may open a brief
)
_ECHOES = 0.5  # what being said in every other report counts beside standing in all headlines
_HAPPENED = 0.5  # belief from which an opening is taken to tell what took place
_DAY_HELPS = 0.25  # what saying the day adds to a first sentence's likeness to the others
_LATER_COSTS = (
    0.7  # what is left of it one sentence behind a report's first, and again for the next
)
_EARLIER_COSTS = 0.5  # and in a report of an earlier day
_SAID_ALREADY = 0.65  # likeness to a chosen sentence at which nothing new is left
_ONE_POINT = 0.5  # likelihood that two sentences make one point at which nothing new is left
# The share of what a sentence says that another has told, up to which everything is new, since the
# sentences of one story share its topic, and from which nothing is.
_ALL_NEW, _NONE_NEW = 0.25, 0.65
_FIRST = 1  # number of a report's first sentence, behind a headline
_FIRST_COUNT = 2.0  # the first sentences of two reports tell one event more often than others do
_HEARD_COSTS = 0.4  # what a sentence loses of its worth when all its words have been heard
_FIXED = 6  # words that a sentence costs beside its own
_UNKNOWN = 0.1  # what is left of the worth of a sentence that speaks of something not yet told


class Ground(NamedTuple):
    """What a brief is chosen from: the reports, their alignment, their sentences with their worth."""

    readings: tuple[Reading, ...]
    published: tuple[Published, ...]
    alignment: Alignment
    likeliest: Likeliest
    candidates: list[Candidate]
    worth: list[float]
    earlier: dict[int, str]  # the day of each report well before the last, in words


class _Rank(NamedTuple):
    """How well a sentence opens a brief; the least opens it."""

    no_event: bool  # says what something is, or is a quotation or a scene
    stale: bool
    may_come: bool
    unlike: float
    words: int
    number: int  # of the candidate


def _headline_shares(readings: tuple[Reading, ...]) -> dict[str, float]:
    """What each family of words has of all headlines; the more headlines have one, the more it has."""
    headlines = [
        families_of(reading.document.headline.of(reading.document.text))
        for reading in readings
        if reading.document.headline is not None
    ]
    counts = Counter(family for families in headlines for family in sorted(families))
    whole = sum(count * count for count in counts.values()) or 1
    return {family: count * count / whole for family, count in counts.items()}


def find_opening(ground: Ground) -> int | None:
    """
    The sentence that says what happened: of the reports' first sentences the one most like the rest.

    It is like the rest where the reports' headlines have its words, and where every other report has
    a sentence that says it. One that is a quotation, says what something is or what may come instead of what
    happened, or one whose figure has been replaced, opens only where nothing else can. One that says
    on which day goes before one that does not, a report's first sentence before those behind it, and
    the last day's reports before earlier ones, other things near equal.
    """
    candidates = ground.candidates
    headlines = _headline_shares(ground.readings)
    others = max(1, len(ground.readings) - 1)

    def opens(standing: Standing) -> bool:
        alone = not (standing.leans or standing.needs or standing.trimmed)
        return standing.number <= _OPENS_WITHIN and alone

    def rank(index: int) -> _Rank:
        candidate = candidates[index]
        told = sum(headlines.get(family, 0.0) for family in candidate.matter)
        likeliest = ground.likeliest.get(candidate.unit, {})
        alike = told + _ECHOES * sum(likely for likely, _ in likeliest.values()) / others
        alike *= 1 + _DAY_HELPS * candidate.dated
        alike *= _LATER_COSTS ** max(0, candidate.standing.number - _FIRST)
        alike *= _EARLIER_COSTS if candidate.report in ground.earlier else 1.0
        return _Rank(
            candidate.defines or candidate.colour,
            candidate.stale,
            candidate.happened < _HAPPENED,
            -round(alike, 6),
            candidate.standing.words,
            index,
        )

    opening = [index for index, c in enumerate(candidates) if opens(c.standing)]
    return min(opening, key=rank, default=None)


def find_before(candidates: list[Candidate]) -> list[int | None]:
    """For every sentence that leans on the one before it the index of that one, where it is there."""
    at = find_wholes(candidates)
    return [
        at.get((c.report, c.standing.number - 1)) if c.standing.leans else None for c in candidates
    ]


def _same_sentence(a: Candidate, b: Candidate) -> bool:
    return (a.report, a.standing.number) == (b.report, b.standing.number)


def said_already(one: Candidate, told: Candidate, alignment: Alignment) -> float:
    """
    How much of what a sentence says another one has told; 1 or more when nothing new is left.

    The most of three: how alike they are in words, how likely one point of two reports, and how much
    of the one stands in the other in words of the same families ("died" and "killed").
    """
    likely = 0.0
    if one.report != told.report:
        first = max(one.standing.number, told.standing.number) <= _FIRST
        likely = alignment.likeness(one.unit, told.unit) * (_FIRST_COUNT if first else 1.0)
    contained = sum(share for family, share in one.matter.items() if family in told.matter)
    old = (contained - _ALL_NEW) / (_NONE_NEW - _ALL_NEW)
    return max(likeness(one, told) / _SAID_ALREADY, likely / _ONE_POINT, old)


def rate(candidate: Candidate, worth: float) -> float:
    """Worth for each word; every sentence costs a few words beside its own."""
    return worth / (candidate.standing.words + _FIXED)


def _after(said: list[float], ground: Ground, index: int) -> list[float]:
    """How much of every sentence is said already once one more is told."""
    candidates = ground.candidates
    return [
        max(before, said_already(candidate, candidates[index], ground.alignment))
        for before, candidate in zip(said, candidates, strict=True)
    ]


def _new(candidate: Candidate, said: float, heard: set[str], told: set[str]) -> float:
    """
    The share of a sentence's worth that is new, and can be understood by what has been told.

    `heard` are the stems of the sentences told so far, `told` the families of words of their matter.
    """
    old = sum(w * w for one, w in candidate.vector.items() if one in heard)
    known = 1.0 if candidate.standing.needs <= told else _UNKNOWN
    return (1 - min(1.0, said)) * (1 - _HEARD_COSTS * old) * known


def choose(ground: Ground, words: int, elsewhere: frozenset[int] = frozenset()) -> list[int]:
    """
    Indices of the sentences taken: the opening, then by worth per word, less what is said already.

    A sentence that leans on the one before it can be taken only once that one is; one told
    `elsewhere` in the brief is not.
    """
    candidates = ground.candidates
    before = find_before(candidates)
    said = [0.0] * len(candidates)
    heard: set[str] = set()
    told: set[str] = set()
    chosen: list[int] = []
    rest = [
        i
        for i, c in enumerate(candidates)
        if i not in elsewhere and (not c.standing.leans or before[i] is not None)
    ]
    opening = find_opening(ground)
    days = set(ground.earlier.values())
    if opening is not None and candidates[opening].report in ground.earlier:
        words -= len(ground.earlier[candidates[opening].report].split())  # told once more below
    words -= sum(len(day.split()) for day in days)
    while rest:
        rest = [i for i in rest if candidates[i].standing.words <= words]
        best, value = (opening, math.inf) if opening in rest and not chosen else (None, 0.0)
        for i in rest:
            if candidates[i].standing.leans and before[i] not in chosen:
                continue
            new = _new(candidates[i], said[i], heard, told)
            here = rate(candidates[i], ground.worth[i]) * new
            if here > value + 1e-9:
                best, value = i, here
        if best is None:
            break
        chosen.append(best)
        said = _after(said, ground, best)
        heard |= candidates[best].vector.keys()
        told |= candidates[best].matter.keys()
        words -= candidates[best].standing.words
        rest = [i for i in rest if not _same_sentence(candidates[i], candidates[best])]
    return chosen
