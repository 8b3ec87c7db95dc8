"""
Where other reports say what a line of the brief says, so that it can be cited beside the line.

A place vouches for a line when most of its matter stands in the line (so a short clause of another
report can vouch for a part of a long sentence), or when the alignment holds the two sentences for one
point about as likely as not. A place with a figure or a denial that the line does not have vouches for
nothing: that is a difference, and told as one.

Gets wrong: the same words about another occasion.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import number_of
from crossread.model import Place, Reading, Story
from crossread.spans import Span
from crossread.telling.worth import Candidate, Likeliest, stems_of

_MOST_OF_IT = 0.5  # share of a place's matter that must stand in the line
_LEAST_SHARED = 4  # stems that a place and the line share; fewer are a name or a common phrase
_LEAST_PLAIN = 2  # of them not in a name: "Foreign Minister Ana Quill" says nothing of her
_ONE_POINT = 0.45  # likelihood from which two sentences are taken for one point
_DENIES = re.compile(r"\b(?:not|no|never|nor|neither|without|denie[sd]|denying)\b|n['’]t\b", re.I)


class _Stretch(NamedTuple):
    """A sentence or a claim of a report, with what can be compared of it."""

    report: int
    span: Span
    stems: frozenset[str]
    plain: frozenset[str]  # of words without a capital
    numbers: frozenset[float]
    denies: bool


class Vouchers(NamedTuple):
    """Everything that may vouch for a line: stretches of all reports, what stems weigh, alignment."""

    stretches: tuple[_Stretch, ...]
    weights: dict[str, float]
    alignment: Alignment
    likeliest: Likeliest
    differing: frozenset[tuple[Place, Place]]


def _numbers(text: str) -> frozenset[float]:
    found = (number_of(word) for word in re.findall(r"[$£€]?[\w][\w,.-]*\w|\w", text))
    return frozenset(number for number in found if number is not None)


def _stretch(report: int, span: Span, words: str) -> _Stretch:
    plain = stems_of(" ".join(word for word in words.split() if not word[0].isupper()))
    return _Stretch(
        report, span, stems_of(words), plain, _numbers(words), bool(_DENIES.search(words))
    )


def _spans(reading: Reading) -> Iterator[Span]:
    for sentence in reading.parse.sentences():
        yield sentence.span
    for claim in reading.claims:
        yield claim.span


def gather_vouchers(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment, likeliest: Likeliest
) -> Vouchers:
    """What may vouch for the lines of a story's brief."""
    stretches = [
        _stretch(number, span, span.of(reading.parse.text))
        for number, reading in enumerate(readings)
        for span in _spans(reading)
    ]
    units = [stems_of(unit.span.of(readings[unit.report].parse.text)) for unit in alignment.units]
    counts = Counter(one for stems in units for one in stems)
    figure_of = {f.id: Place(f.report, f.quantity.span) for f in story.quantities}
    differing = {
        pair
        for relation in story.quantity_relations
        if relation.relation in ("conflicts", "supersedes", "different_counter")
        and relation.left in figure_of
        and relation.right in figure_of
        for a, b in [(figure_of[relation.left], figure_of[relation.right])]
        for pair in ((a, b), (b, a))
    }
    # "At least nine" says less than a line's "17", and vouches for none; "17" does for "at least nine".
    differing |= {
        (figure_of[relation.left], figure_of[relation.right])
        for relation in story.quantity_relations
        if relation.relation == "refines"
        and relation.left in figure_of
        and relation.right in figure_of
    }
    return Vouchers(
        tuple(one for one in stretches if len(one.stems) >= _LEAST_SHARED),
        {one: math.log(1 + len(units) / count) for one, count in counts.items()},
        alignment,
        likeliest,
        frozenset(differing),
    )


def _contained(line: _Stretch, vouchers: Vouchers) -> dict[int, Span]:
    """The stretch of every other report that shares most with a line and stands mostly in it."""
    best: dict[int, tuple[float, Span]] = {}
    for stretch in vouchers.stretches:
        shared = line.stems & stretch.stems
        if stretch.report == line.report or len(shared) < _LEAST_SHARED:
            continue
        if len(shared & line.plain & stretch.plain) < _LEAST_PLAIN:
            continue
        if not stretch.numbers <= line.numbers or (stretch.denies and not line.denies):
            continue
        weight = sum(vouchers.weights.get(one, 0.0) for one in sorted(shared))
        whole = sum(vouchers.weights.get(one, 0.0) for one in sorted(stretch.stems))
        if weight >= _MOST_OF_IT * whole and weight > best.get(stretch.report, (0.0,))[0]:
            best[stretch.report] = (weight, stretch.span)
    return {report: span for report, (_, span) in best.items()}


def _differ(left: list[Place], right: Place, vouchers: Vouchers) -> bool:
    """True when a figure at a place conflicts with one in the line's places, or has another counter."""
    return any(
        right.report == b.report
        and right.span.contains(b.span)
        and any(place.report == a.report and place.span.contains(a.span) for place in left)
        for a, b in vouchers.differing
    )


def find_vouching(
    readings: tuple[Reading, ...], candidate: Candidate, vouchers: Vouchers
) -> list[Place]:
    """The places of other reports that say what a sentence of the brief says, by report."""

    def place(report: int, span: Span) -> Place:
        return Place(readings[report].document.report.id, span)

    line = _stretch(candidate.report, candidate.standing.spans[0], candidate.standing.text)
    own = [place(candidate.report, span) for span in candidate.standing.spans]
    found = [place(report, span) for report, span in _contained(line, vouchers).items()]
    for report, (likely, unit) in vouchers.likeliest.get(candidate.unit, {}).items():
        if likely >= _ONE_POINT:
            found.append(place(report, vouchers.alignment.units[unit].span))
    agreed = sorted({one for one in found if not _differ(own, one, vouchers)})
    return [one for one in agreed if not any(_holds(other, one) for other in agreed)]


def _holds(whole: Place, part: Place) -> bool:
    return whole.report == part.report and whole != part and whole.span.contains(part.span)
