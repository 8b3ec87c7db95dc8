"""
Sentences and claims of different reports that speak of the same thing.

Reports are aligned sentence by sentence, since a clause alone has too few words to be recognised;
the claims inside aligned sentences are then compared (comparing/contrasts.py). Candidates come from
an index of the story's rarer terms, so the cost grows with the shared words and not with the square
of the sentences. A pair's likeness is that of its words (comparing/likeness.py) and, with a trained
reader, of its vectors. Groups grow from the likeliest pair down, and two groups join only if their
members are alike on average across reports: a chain of half-likenesses does not make a topic.

Gets wrong: two occasions of one sort (two bus accidents), and one fact told in two sentences.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossread.comparing.likeness import (
    Unit,
    bag,
    find_terms,
    index_terms,
    name_tokens,
    same_point,
    signs_of_pair,
    weigh_terms,
)
from crossread.model import Reading, Story, StoryClaim

# Terms that stand in more sentences than this point to too many pairs to be worth following.
_WIDEST_TERM = 80


class Limits(msgspec.Struct, frozen=True):
    """What makes two sentences one topic; chosen by benchmarks/findings_sweep.py."""

    least_pair: float = 0.1  # likelihood of the pair that starts or joins a group
    least_group: float = 0.05  # mean likelihood between two groups that join
    most_per_report: int = 3  # sentences of one report in one group


LIMITS = Limits()


class Alignment(msgspec.Struct, frozen=True):
    """The sentences of a story, the pairs worth noting, what terms weigh, and the groups found."""

    units: tuple[Unit, ...]
    pairs: dict[tuple[int, int], float]
    weights: dict[str, float]
    groups: tuple[tuple[int, ...], ...]

    def likeness(self, left: int, right: int) -> float:
        """How alike two units are; 0 when they share too little to have been compared."""
        return self.pairs.get((min(left, right), max(left, right)), 0.0)


def make_units(readings: tuple[Reading, ...]) -> list[Unit]:
    """The sentences of a story as units, in the order of the reports."""
    units: list[Unit] = []
    for number, reading in enumerate(readings):
        names = name_tokens(reading)
        parse = reading.parse
        claims: dict[int, list[int]] = {}
        for index, claim in enumerate(reading.claims):
            tokens = parse.tokens_in(claim.span)
            if tokens:
                claims.setdefault(parse.sentence_of(tokens[0]), []).append(index)
        for sentence in parse.sentences():
            terms = find_terms(parse, sentence.first, sentence.last, names)
            inside = tuple(claims.get(sentence.number, ()))
            units.append(
                Unit(len(units), number, sentence.number, sentence.span, tuple(terms), inside)
            )
    return units


def find_meanings(readings: tuple[Reading, ...], units: list[Unit]) -> NDArray[np.float32] | None:
    """
    A vector per sentence, of length 1, None where a report was read without a trained reader.

    The mean of the story is taken out: all its sentences are about one event, and what they have
    in common says nothing about which of them belong together.
    """
    if not units or any(readings[unit.report].parse.vectors is None for unit in units):
        return None
    rows = [readings[unit.report].parse.vectors[unit.sentence] for unit in units]
    stacked = np.asarray(rows, dtype=np.float32)
    stacked = stacked - stacked.mean(axis=0)
    length = np.linalg.norm(stacked, axis=1, keepdims=True)
    return np.asarray(stacked / np.maximum(length, 1e-6), dtype=np.float32)


def find_pairs(
    readings: tuple[Reading, ...], units: list[Unit], weights: dict[str, float]
) -> dict[tuple[int, int], float]:
    """The likeness of every two sentences of different reports that share telling terms."""
    bags = [bag(unit.terms, weights) for unit in units]
    meanings = find_meanings(readings, units)
    pairs: dict[tuple[int, int], float] = {}
    seen: set[tuple[int, int]] = set()
    for _, holders in sorted(index_terms(bags).items()):
        if len(holders) > _WIDEST_TERM:
            continue
        for i, left in enumerate(holders):
            for right in holders[i + 1 :]:
                if units[left].report == units[right].report or (left, right) in seen:
                    continue
                seen.add((left, right))
                meaning = 0.0 if meanings is None else float(meanings[left] @ meanings[right])
                signs = signs_of_pair(units[left], units[right], (bags[left], bags[right]), meaning)
                pairs[left, right] = same_point(signs)
    return pairs


def _join(
    units: list[Unit], pairs: dict[tuple[int, int], float], limits: Limits
) -> tuple[tuple[int, ...], ...]:
    """Groups of units, grown from the likeliest pair down."""
    group_of: dict[int, tuple[int, ...]] = {unit.index: (unit.index,) for unit in units}

    def between(left: tuple[int, ...], right: tuple[int, ...]) -> float:
        scores = [
            pairs.get((min(a, b), max(a, b)), 0.0)
            for a in left
            for b in right
            if units[a].report != units[b].report
        ]
        return sum(scores) / len(scores) if scores else 0.0

    def crowded(members: tuple[int, ...]) -> bool:
        counts: dict[int, int] = {}
        for member in members:
            counts[units[member].report] = counts.get(units[member].report, 0) + 1
        return max(counts.values()) > limits.most_per_report

    for (left, right), score in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if score < limits.least_pair:
            break
        a, b = group_of[left], group_of[right]
        if a == b:
            continue
        joined = tuple(sorted(a + b))
        if crowded(joined) or between(a, b) < limits.least_group:
            continue
        for member in joined:
            group_of[member] = joined
    groups = sorted({group for group in group_of.values() if len(group) > 1})
    return tuple(group for group in groups if len({units[i].report for i in group}) > 1)


def align(readings: tuple[Reading, ...], limits: Limits | None = None) -> Alignment:
    """The sentences of a story set against each other: pairs with likeness, and groups by topic."""
    limits = limits or LIMITS
    units = make_units(readings)
    weights = weigh_terms([(unit.report, list(unit.terms)) for unit in units])
    pairs = find_pairs(readings, units, weights)
    return Alignment(tuple(units), pairs, weights, _join(units, pairs, limits))


def shared_terms(members: list[Unit], unit: Unit) -> frozenset[str]:
    """The terms that a sentence shares with those of other reports in its group."""
    others = {term.form for other in members if other.report != unit.report for term in other.terms}
    return frozenset(term.form for term in unit.terms) & others


def claims_at(reading: Reading, unit: Unit, forms: frozenset[str]) -> list[int]:
    """The claims of a sentence that hold at least one of some terms."""
    held = []
    for index in unit.claims:
        span = reading.claims[index].span
        for term in unit.terms:
            at = int(reading.parse.token_starts[term.token])
            if term.form in forms and span.start <= at < span.end:
                held.append(index)
                break
    return held


def group_claims(readings: tuple[Reading, ...], story: Story) -> tuple[StoryClaim, ...]:
    """The claims of a story with ids, voices and groups, in the order of the reports."""
    alignment = align(readings)
    group_of: dict[tuple[int, int], str] = {}
    for number, group in enumerate(alignment.groups, start=1):
        members = [alignment.units[i] for i in group]
        for unit in members:
            reading = readings[unit.report]
            for held in claims_at(reading, unit, shared_terms(members, unit)):
                group_of[unit.report, held] = f"k{number}"
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    value_of = {(time.place.report, time.place.span): time.value for time in story.times}
    found: list[StoryClaim] = []
    for number, reading in enumerate(readings):
        report = reading.document.report.id
        for index, claim in enumerate(reading.claims):
            voices = [entity_of.get((report, chain)) for chain in claim.voices]
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
