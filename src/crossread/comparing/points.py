"""
Points: claims of different reports that say one thing about one matter.

Alike sentences (comparing/alignment.py) say where to look; inside them claims are set against claims.
What two claims share is weighed by the open table `ONE_POINT`. Pairs of claims are gone through with
the likeliest first: a point begins with a pair, a further claim joins only when it is like that pair
and like all the members on average, so that no claim comes in through a third, and goes to the claim
that it is most like. A report may tell a point in two sentences, no more.

Gets wrong: one fact told with no word in common, and two facts told in the same words.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from crossread.comparing.alignment import Alignment, align
from crossread.comparing.likeness import Unit, bag
from crossread.lexicon.hedges import ATTRIBUTING_VERBS
from crossread.lexicon.word_families import family_of
from crossread.model import Reading, Story, StoryClaim
from crossread.spans import Span

# What two claims share -> (weight, why it counts). Fitted by logistic regression on annotated
# clusters (training/findings_weights.py): do the two claims touch one point of the analyst's table?
ONE_POINT: dict[str, tuple[float, str]] = {
    "alone": (-4.35, "most pairs of claims are about different things"),
    "sentences": (0.46, "the sentences around them are alike"),
    "words": (0.36, "weight of the shared words"),
    "names": (0.5, "weight of the shared names"),
    "numbers": (0.74, "weight of the shared numbers"),
    "rarest": (2.08, "the rarest word they share"),
    "share": (0.97, "how much of what the two sentences share stands in these claims"),
    "verb": (0.46, "one verb, or two of a family"),
    "object": (0.16, "it is done to the same thing"),
    "headline": (-1.68, "a headline has the words of every claim and the point of none"),
}

_SPREAD = 0.85  # how far two alike sentences vouch for their likest claims
_LEAST_SENTENCES = 0.03  # likelihood of two sentences below which their claims are not compared
_ALIKE_AS_A_WHOLE = (
    0.2  # likelihood of two sentences that stand for themselves, without alike claims
)
_LEAST_SHARED = 0.2  # weight that two claims must share to be compared at all


class Limits(msgspec.Struct, frozen=True):
    """What makes claims one point; chosen by benchmarks/findings_sweep.py."""

    first: float = 0.26  # likelihood of the pair that a point begins with
    second: float = 0.3  # of a pair of which one claim stands in a point that the other cannot join
    merge: float = 0.12  # of the claims of two points that become one, on average
    join: float = 0.03  # of a further claim with that pair, and with all members, on average
    again: float = 0.05  # the same for a second sentence of one report
    link: float = 0.08  # of a further claim with at least one of that pair
    counts: float = 0.2  # of a further claim whose numbers are all other ones
    most_per_report: int = 2


LIMITS = Limits()


class Strand(msgspec.Struct, frozen=True):
    """One claim as it is compared; a sentence without claims stands for itself (`claim` is None)."""

    unit: Unit
    claim: int | None
    span: Span
    bag: dict[str, float]
    verb: str
    object: str


Pair = tuple[int, int]  # the numbers of two claims of different reports


class Point(NamedTuple):
    """Claims that say one thing, the two it began with first, and how likely those are one."""

    strands: tuple[Strand, ...]
    likely: float


def _object_of(reading: Reading, unit: Unit, verb: int) -> str:
    """The head of a verb's object, as a family of words; empty without trees or without one."""
    parse = reading.parse
    if not parse.has_trees:
        return ""
    for token in parse.tokens_in(unit.span):
        if int(parse.heads[token]) == verb and parse.relations[token].startswith("obj"):
            return family_of(parse.word(token))
    return ""


def _strand(reading: Reading, unit: Unit, index: int | None, weights: dict[str, float]) -> Strand:
    span, verb, object_ = unit.span, "", ""
    if index is not None:
        claim = reading.claims[index]
        span, verb = claim.span, family_of(claim.predicate)
        heads = reading.parse.tokens_in(claim.predicate_span)
        object_ = _object_of(reading, unit, heads[0]) if heads else ""
    starts = reading.parse.token_starts
    terms = [t for t in unit.terms if span.start <= int(starts[t.token]) < span.end]
    return Strand(unit, index, span, bag(terms, weights), verb, object_)


def signs_of_claims(
    left: Strand, right: Strand, alignment: Alignment, kinds: dict[str, str]
) -> dict[str, float] | None:
    """What two claims share, as the table `ONE_POINT` weighs it; None when it is next to nothing."""
    held = {"word": 0.0, "name": 0.0, "number": 0.0}
    rarest = 0.0
    for form, weight in left.bag.items():
        if form in right.bag:
            held[kinds[form]] += weight
            rarest = max(rarest, weight)
    shared = sum(held.values())
    if shared <= _LEAST_SHARED:
        return None
    likely = min(alignment.likeness(left.unit.index, right.unit.index), 0.9999)
    others = {term.form for term in right.unit.terms}
    common = {term.form for term in left.unit.terms if term.form in others}
    whole = sum(alignment.weights.get(form, 1.0) for form in sorted(common))
    return {
        "alone": 1.0,
        "sentences": math.log(likely / (1.0 - likely)),
        "words": held["word"],
        "names": held["name"],
        "numbers": held["number"],
        "rarest": rarest,
        "share": shared / whole if whole else 0.0,
        "verb": float(bool(left.verb) and left.verb == right.verb),
        "object": float(bool(left.object) and left.object == right.object),
        "headline": float(left.unit.sentence == 0 or right.unit.sentence == 0),
    }


def one_point(signs: dict[str, float]) -> float:
    """How likely two claims with some signs are one point (0 to 1)."""
    total = sum(ONE_POINT[name][0] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-total))


def _only_attributes(reading: Reading, unit: Unit, index: int, strand: Strand) -> bool:
    """Is a claim only the frame of a remark: "the mayor told reporters at the harbour"?"""
    said = reading.claims[index].predicate in ATTRIBUTING_VERBS
    quoted = any(
        quote.kind != "scare"
        and quote.span.overlaps(unit.span)
        and not quote.span.overlaps(strand.span)
        for quote in reading.quotes
    )
    return said and quoted and len(unit.claims) > 1


def make_strands(readings: tuple[Reading, ...], alignment: Alignment) -> list[Strand]:
    """The claims of all the sentences of a story, in the order of the reports."""
    found = []
    for unit in alignment.units:
        reading = readings[unit.report]
        for index in unit.claims or (None,):
            strand = _strand(reading, unit, index, alignment.weights)
            if index is None or not _only_attributes(reading, unit, index, strand):
                found.append(strand)
    return found


def claim_signs(
    strands: list[Strand], alignment: Alignment
) -> dict[tuple[int, int], dict[str, float]]:
    """The signs of every two claims in alike sentences of different reports."""
    inside: dict[int, list[int]] = {}
    for number, strand in enumerate(strands):
        inside.setdefault(strand.unit.index, []).append(number)
    kinds = {term.form: term.kind for unit in alignment.units for term in unit.terms}
    found = {}
    for (a, b), likely in sorted(alignment.pairs.items()):
        if likely < _LEAST_SENTENCES:
            continue
        for left in inside.get(a, ()):
            for right in inside.get(b, ()):
                signs = signs_of_claims(strands[left], strands[right], alignment, kinds)
                if signs is not None:
                    found[left, right] = signs
    return found


class Comparison(NamedTuple):
    """The claims of a story and how likely two of different reports are one point, where at all."""

    strands: list[Strand]
    likely: dict[Pair, float]


def compare_claims(readings: tuple[Reading, ...], alignment: Alignment) -> Comparison:
    """
    The claims in alike sentences set against each other.

    Two sentences can make one point with words that are spread over their claims: then the claims
    that share most stand for them, or, where none share enough, the sentences as a whole.
    """
    strands = make_strands(readings, alignment)
    found: dict[Pair, float] = {}
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for pair, signs in claim_signs(strands, alignment).items():
        found[pair] = one_point(signs)
        sentences = strands[pair[0]].unit.index, strands[pair[1]].unit.index
        best[sentences] = max(best.get(sentences, (found[pair], pair)), (found[pair], pair))
    for (left, right), (likely, pair) in best.items():
        found[pair] = max(likely, _SPREAD * alignment.likeness(left, right))
    whole: dict[int, int] = {}
    for sentences, likely in sorted(alignment.pairs.items()):
        if sentences in best or likely < _ALIKE_AS_A_WHOLE:
            continue
        for index in sentences:
            if index not in whole:
                unit = alignment.units[index]
                whole[index] = len(strands)
                strands.append(_strand(readings[unit.report], unit, None, alignment.weights))
        found[whole[sentences[0]], whole[sentences[1]]] = _SPREAD * likely
    return Comparison(strands, found)


def _numbers_of(strand: Strand) -> set[str]:
    """The numbers that a claim holds."""
    return {form for form in strand.bag if form.startswith("#")}


class _Growing:
    """A point while claims join it: its members, and what each claim outside has with them."""

    def __init__(
        self, strands: list[Strand], near: dict[int, dict[int, float]], pair: Pair
    ) -> None:
        self.strands, self.near = strands, near
        self.likely = near[pair[0]][pair[1]]
        self.members: list[int] = []
        self.sums: dict[int, float] = {}
        self.of_report: dict[int, int] = {}
        for number in pair:
            self.add(number)

    def add(self, number: int) -> None:
        self.members.append(number)
        report = self.strands[number].unit.report
        self.of_report[report] = self.of_report.get(report, 0) + 1
        for other, likely in self.near[number].items():
            self.sums[other] = self.sums.get(other, 0.0) + likely

    @property
    def sentences(self) -> set[int]:
        return {self.strands[m].unit.index for m in self.members}

    def fit(self, number: int, link: float) -> float:
        """
        How well a claim fits: with the first pair or with all on average, whichever is less.

        Nothing when it has no link with one of the first pair.
        """
        report = self.strands[number].unit.report
        first = [
            self.near[m].get(number, 0.0)
            for m in self.members[:2]
            if self.strands[m].unit.report != report
        ]
        if max(first) < link:
            return 0.0
        others = len(self.members) - self.of_report.get(report, 0)
        return min(sum(first) / len(first), self.sums.get(number, 0.0) / others)

    def counts_apart(self, number: int) -> bool:
        """Has a claim numbers, and none of those that the claims of other reports in the point have?"""
        numbers = _numbers_of(self.strands[number])
        if not numbers:
            return False
        report = self.strands[number].unit.report
        theirs = {
            form
            for member in self.members
            if self.strands[member].unit.report != report
            for form in _numbers_of(self.strands[member])
        }
        return bool(theirs) and numbers.isdisjoint(theirs)

    def takes(self, number: int, limits: Limits) -> bool:
        """Does a claim fit well enough to join?"""
        unit = self.strands[number].unit
        told = self.of_report.get(unit.report, 0)
        if told >= limits.most_per_report or unit.index in self.sentences:
            return False
        fit = self.fit(number, limits.link)
        if fit < (limits.again if told else limits.join):
            return False
        return fit >= limits.counts or not self.counts_apart(number)

    def is_one_with(self, other: "_Growing", limits: Limits) -> bool:
        """Are the claims of another point like those of this one on average, and few enough?"""
        if not self.sentences.isdisjoint(other.sentences):
            return False
        if any(
            told + self.of_report.get(report, 0) > limits.most_per_report
            for report, told in other.of_report.items()
        ):
            return False
        across = [
            self.near[a].get(b, 0.0)
            for a in self.members
            for b in other.members
            if self.strands[a].unit.report != self.strands[b].unit.report
        ]
        return bool(across) and sum(across) >= limits.merge * len(across)


def _grow_points(
    strands: list[Strand], likely: dict[Pair, float], limits: Limits
) -> list[_Growing]:
    """
    The points of a story, in the order in which they begin.

    The pairs of claims are gone through once, likeliest first, so that a claim goes where it fits
    best: two free claims begin a point, a free one joins the point of the other or, when it is much
    like that one but cannot join, begins a second point with it; two points can become one.
    """
    near: dict[int, dict[int, float]] = {}
    for (left, right), value in likely.items():
        near.setdefault(left, {})[right] = near.setdefault(right, {})[left] = value
    point_of: dict[int, _Growing] = {}
    found: list[_Growing] = []
    ranked = sorted((-value, pair) for pair, value in likely.items() if value >= limits.link)
    for negative, pair in ranked:
        points = [point_of[number] for number in pair if number in point_of]
        free = [number for number in pair if number not in point_of]
        if len(free) == 1 and points[0].takes(free[0], limits):
            points[0].add(free[0])
            point_of[free[0]] = points[0]
        elif free and -negative >= (limits.first if len(free) == 2 else limits.second):
            found.append(_Growing(strands, near, pair))
            point_of |= dict.fromkeys(free, found[-1])
        elif not free and points[0] is not points[1] and points[0].is_one_with(points[1], limits):
            kept, other = sorted(points, key=lambda point: -point.likely)
            for number in other.members:
                kept.add(number)
                point_of[number] = kept
            found.remove(other)
    return found


def find_points(comparison: Comparison, limits: Limits | None = None) -> list[Point]:
    """
    The points that at least two reports make, likeliest first.

    A claim stands in two of them only where another claim is much like it and cannot join.
    """
    strands = comparison.strands
    seen: list[set[int]] = []
    found = []
    for growing in _grow_points(strands, comparison.likely, limits or LIMITS):
        if not any(growing.sentences <= other for other in seen):  # else they are told already
            seen.append(growing.sentences)
            found.append(Point(tuple(strands[m] for m in growing.members), growing.likely))
    return found


class Compared(NamedTuple):
    """What a story's claims, findings and brief rest on: alike sentences, alike claims, their points."""

    alignment: Alignment
    comparison: Comparison
    points: list[Point]


def compare_reports(readings: tuple[Reading, ...]) -> Compared:
    """The sentences and claims of several reports set against each other, and the points they make."""
    alignment = align(readings)
    comparison = compare_claims(readings, alignment)
    return Compared(alignment, comparison, find_points(comparison))


def group_claims(
    readings: tuple[Reading, ...], story: Story, points: Sequence[Point]
) -> tuple[StoryClaim, ...]:
    """
    The claims of a story with ids, voices and points, in the order of the reports.

    Two points that have a claim in common are one group.
    """
    group_of: dict[tuple[int, int], str] = {}
    for number, point in enumerate(points, start=1):
        keys = [(s.unit.report, s.claim) for s in point.strands if s.claim is not None]
        known = [group_of[key] for key in keys if key in group_of]
        for key in keys:
            group_of.setdefault(key, known[0] if known else f"k{number}")
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    value_of = {(time.place.report, time.place.span): time.value for time in story.times}
    found: list[StoryClaim] = []
    for number, reading in enumerate(readings):
        report = reading.document.report.id
        for index, claim in enumerate(reading.claims):
            through = reading.quotes[claim.quote].links if claim.quote is not None else ()
            carriers = [link.chain for link in through if link.role == "carrier"]
            chains = [*claim.voices, *(chain for chain in carriers if chain is not None)]
            voices = dict.fromkeys(entity_of.get((report, chain)) for chain in chains)
            times = [value_of.get((report, reading.times[i].span)) for i in claim.times]
            places = [
                entity_of.get((report, argument.chain))
                for argument in claim.arguments
                if argument.role == "place" and argument.chain is not None
            ]
            found.append(
                StoryClaim(
                    id=f"c{len(found) + 1}",
                    report=report,
                    claim=claim,
                    said_by=tuple(voice for voice in voices if voice),
                    when=next((value for value in times if value), None),
                    where=next((place for place in places if place), None),
                    group=group_of.get((number, index)),
                )
            )
    return tuple(found)
