"""
Sentences of two reports that one hand wrote and another reworded: order and words kept, no long run.

Two sentences are aligned by the content words that both have in the same order (a longest common
subsequence in which a word counts by its rarity among all the sentences). They are one text reworded
where the aligned words are half of the matter of either sentence and weigh much by themselves: what
every report of an event must say (its names, its place, its number) is not rare and weighs little.
Pairs are found through an index of the rarer words, so the work does not grow with the square.
The measure is that of sentence alignment in comparable texts (Barzilay and Elhadad, "Sentence
Alignment for Monolingual Comparable Corpora", EMNLP 2003), made stricter.

Misses a rewording that changes every second word, and a sentence cut in two.
"""

import math
from collections import Counter, defaultdict
from typing import NamedTuple

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Reading
from crossread.spans import Span

# Chosen by a sweep over nine annotated clusters (docs/decisions/0004): at .45 false pairs come in.
_LEAST_PART = 0.5  # of the weight of either sentence's words, that is aligned
_LEAST_WEIGHT = (
    4.5  # of the aligned words: a word of one sentence alone weighs 1, commoner ones less
)
_LEAST_EQUAL = 3  # stems that two sentences share to be compared
_COMMON = 40  # sentences from which a stem is too common to find a pair by


class _Line(NamedTuple):
    """One sentence: whose it is, where it stands, its content stems in order."""

    report: int
    span: Span
    stems: list[str]


class Rewriting(NamedTuple):
    """Two sentences of two reports, by the reports' numbers, `left` before `right`."""

    left: int
    right: int
    left_span: Span
    right_span: Span


def _lines(readings: tuple[Reading, ...]) -> list[_Line]:
    """The sentences of all the reports, headlines left out, that have content words enough."""
    found = []
    for number, reading in enumerate(readings):
        parse, headline = reading.parse, reading.document.headline
        for sentence in parse.sentences():
            if headline is not None and headline.overlaps(sentence.span):
                continue
            stems = []
            for token in range(sentence.first, sentence.last):
                word = parse.word(token).lower().replace("’", "'").strip("'.-")
                if word and word[0].isalnum() and word not in FUNCTION_WORDS:
                    stems.append(stem(word))
            if len(stems) >= _LEAST_EQUAL:
                found.append(_Line(number, sentence.span, stems))
    return found


def _pairs(lines: list[_Line], counts: Counter[str]) -> list[tuple[int, int]]:
    """The pairs of sentences of two reports that share enough of the stems that are not common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        for one in dict.fromkeys(line.stems):
            if counts[one] <= _COMMON:
                holders[one].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        for at, i in enumerate(indices):
            shared.update((i, j) for j in indices[at + 1 :] if lines[i].report != lines[j].report)
    return sorted(pair for pair, count in shared.items() if count >= _LEAST_EQUAL)


def _aligned(left: list[str], right: list[str], weights: dict[str, float]) -> float:
    """
    The weight of the heaviest sequence of stems that both sides have in this order.

    >>> _aligned(["pier", "fell", "noon"], ["noon", "pier", "fell"], dict.fromkeys(["pier", "fell", "noon"], 2.0))
    4.0
    """
    row = [0.0] * (len(right) + 1)
    for one in left:
        diagonal = 0.0
        for j, other in enumerate(right):
            above = row[j + 1]
            row[j + 1] = diagonal + weights[one] if one == other else max(above, row[j])
            diagonal = above
    return row[-1]


def find_rewritings(readings: tuple[Reading, ...]) -> list[Rewriting]:
    """Pairs of sentences of which one reworks the other, the heaviest alignment first."""
    lines = _lines(readings)
    counts = Counter(one for line in lines for one in dict.fromkeys(line.stems))
    most = math.log(1 + len(lines))
    weights = {one: math.log(1 + len(lines) / count) / most for one, count in counts.items()}
    matter = [sum(weights[one] for one in line.stems) for line in lines]
    found = []
    for i, j in _pairs(lines, counts):
        least = max(_LEAST_WEIGHT, _LEAST_PART * max(matter[i], matter[j]))
        if min(matter[i], matter[j]) < least:
            continue
        weight = _aligned(lines[i].stems, lines[j].stems, weights)
        if weight >= least:
            found.append((-round(weight, 6), i, j))
    return [
        Rewriting(lines[i].report, lines[j].report, lines[i].span, lines[j].span)
        for _, i, j in sorted(found)
    ]
