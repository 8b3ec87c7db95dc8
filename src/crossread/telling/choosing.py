"""
Which sentences a brief takes: the one that says what happened, then by worth per word what is new.

Sentences are taken greedily by worth per word, less what the chosen ones already say (maximal
marginal relevance: Carbonell and Goldstein, SIGIR 1998). Said already is what is told in the same
words, and what very likely makes the same point in another report's words (comparing/alignment.py).

Gets wrong: two sentences of one report that tell one fact in different words.
"""

import math
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.telling.worth import Candidate, find_likeliest, find_wholes, likeness

_OPENS_WITHIN = 2  # sentences of a report, headline included, among which the first is sought
_HAPPENED = 0.5  # belief from which an opening is taken to tell what took place
_DAY_HELPS = 0.25  # what saying the day adds to a first sentence's likeness to the others
_SAID_ALREADY = 0.65  # likeness to a chosen sentence at which nothing new is left
_HEARD_COSTS = 0.4  # what a sentence loses of its worth when all its words have been heard
_FIXED = 6  # words that a sentence costs beside its own


class _Rank(NamedTuple):
    """How well a sentence opens a brief; the least opens it."""

    late: bool
    defines: bool
    stale: bool
    may_come: bool
    unlike: float
    words: int
    index: int


def find_opening(
    candidates: list[Candidate], alignment: Alignment, earlier: dict[int, str]
) -> int | None:
    """
    The sentence that says what happened: of the reports' first sentences the one most like the others'.

    One of an `earlier` report of a story that runs for days, one that says what something is or what
    may come instead of what happened, or one whose figure has been replaced opens only where nothing
    else can; one that says on which day goes before one that does not, other things near equal.
    """
    likeliest = find_likeliest(alignment)
    first_of: dict[int, int] = {}
    for index, candidate in enumerate(candidates):
        standing = candidate.standing
        if standing.number <= _OPENS_WITHIN and not (standing.leans or standing.trimmed):
            first_of.setdefault(candidate.report, index)

    def rank(index: int) -> _Rank:
        candidate = candidates[index]
        alike = sum(likely for likely, _ in likeliest.get(candidate.unit, {}).values())
        return _Rank(
            candidate.report in earlier,
            candidate.defines,
            candidate.stale,
            candidate.happened < _HAPPENED,
            -round(alike * (1 + _DAY_HELPS * candidate.dated), 6),
            candidate.standing.words,
            index,
        )

    return min(first_of.values(), key=rank, default=None)


def find_before(candidates: list[Candidate]) -> list[int | None]:
    """For every sentence that leans on the one before it the index of that one, where it is there."""
    at = find_wholes(candidates)
    return [
        at.get((c.report, c.standing.number - 1)) if c.standing.leans else None for c in candidates
    ]


def _same_sentence(a: Candidate, b: Candidate) -> bool:
    return (a.report, a.standing.number) == (b.report, b.standing.number)


def said_already(one: Candidate, told: Candidate, alignment: Alignment) -> float:
    """How much of what a sentence says another one has told; 1 or more when nothing new is left."""
    alike = likeness(one, told) / _SAID_ALREADY
    return (
        alike if one.report == told.report else max(alike, alignment.likeness(one.unit, told.unit))
    )


def rate(candidate: Candidate, worth: float) -> float:
    """Worth for each word; every sentence costs a few words beside its own."""
    return worth / (candidate.standing.words + _FIXED)


def choose(
    candidates: list[Candidate],
    worth: list[float],
    alignment: Alignment,
    words: int,
    earlier: dict[int, str],
) -> list[int]:
    """
    Indices of the sentences taken: the opening, then by worth per word, less what is said already.

    A sentence that leans on the one before it can be taken only once that one is.
    """
    before = find_before(candidates)
    chosen: list[int] = []
    said = [0.0] * len(candidates)
    heard: set[str] = set()
    rest = [i for i, c in enumerate(candidates) if not c.standing.leans or before[i] is not None]
    opening = find_opening(candidates, alignment, earlier)
    words -= sum(len(day.split()) for day in set(earlier.values()))
    while rest:
        rest = [i for i in rest if candidates[i].standing.words <= words]
        best, value = (opening, math.inf) if opening in rest and not chosen else (None, 0.0)
        for i in rest:
            if candidates[i].standing.leans and before[i] not in chosen:
                continue
            old = sum(w * w for one, w in candidates[i].vector.items() if one in heard)
            new = (1 - min(1.0, said[i])) * (1 - _HEARD_COSTS * old)
            here = rate(candidates[i], worth[i]) * new
            if here > value + 1e-9:
                best, value = i, here
        if best is None:
            break
        chosen.append(best)
        heard |= candidates[best].vector.keys()
        words -= candidates[best].standing.words
        rest = [i for i in rest if not _same_sentence(candidates[i], candidates[best])]
        for i in rest:
            said[i] = max(said[i], said_already(candidates[i], candidates[best], alignment))
    return chosen
