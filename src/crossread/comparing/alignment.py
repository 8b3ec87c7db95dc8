"""
Sentences of different reports that speak of the same thing.

Reports are aligned sentence by sentence first, since a clause alone has too few words to be
recognised; the claims inside alike sentences are then set against each other (comparing/points.py).
Candidates come from an index of the story's rarer terms, so the cost grows with the shared words and
not with the square of the sentences. A pair's likeness is that of its words (comparing/likeness.py)
and, with a trained reader, of its vectors.

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
from crossread.model import Reading

# Terms that stand in more sentences than this point to too many pairs to be worth following.
_WIDEST_TERM = 80
_FEWEST_FOR_A_MEAN = 4  # sentences of a story


class Alignment(msgspec.Struct, frozen=True):
    """The sentences of a story, how alike those of different reports are, and what terms weigh."""

    units: tuple[Unit, ...]
    pairs: dict[tuple[int, int], float]
    weights: dict[str, float]

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
    in common says nothing about which of them belong together. A handful of sentences has no mean to
    speak of, and no vectors either.
    """
    if len(units) < _FEWEST_FOR_A_MEAN or any(
        readings[unit.report].parse.vectors is None for unit in units
    ):
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


def align(readings: tuple[Reading, ...]) -> Alignment:
    """The sentences of a story set against each other: every pair that shares telling terms."""
    units = make_units(readings)
    weights = weigh_terms([(unit.report, list(unit.terms)) for unit in units])
    return Alignment(tuple(units), find_pairs(readings, units, weights), weights)
