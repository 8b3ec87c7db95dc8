"""
The passages that reports share, word for word or lightly edited.

Shared passages are found at word level in three steps. Runs of equal words are found through an
index of word trigrams (as in the seed-and-extend of text-reuse detection: Lee, "A Computational
Model of Text Reuse in Ancient Literary Texts", ACL 2007; Smith, Cordell and Mullen, "Computational
Methods for Uncovering Reprinted Texts", American Literary History 27(3), 2015). Runs that follow
each other closely on both sides are chained, each joining paying for the words it jumps over. A
chain is kept when enough words that carry meaning are equal and little else lies between them. The
cost grows with the number of equal runs, not with the product of the texts' lengths.

Equal words do not prove copying: two reporters in one room print the same remark. Passages that
lie inside quotation marks on both sides are therefore called `same_quote`.
Sentences reworded without a long run of equal words are found apart (comparing/rewritings.py).
Misses rewritings that keep the order of facts and not the words.
"""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

import msgspec

from crossread.comparing.rewritings import find_rewritings
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.model import Place, Reading, SharedPassage
from crossread.spans import Span


class Limits(msgspec.Struct, frozen=True):
    """What a shared passage must have; chosen by the sweep in benchmarks/shared_passages.py."""

    seed: int = 3  # words of the runs that are looked up
    gap: int = 12  # words that may lie between two equal runs, on the longer side
    gap_cost: float = 0.25  # what each of them costs, in words
    least_score: float = 5.4  # words, function and name words counting less
    least_words: int = 8  # equal words
    least_density: float = 0.6  # equal words against the words of the longer side
    longest_run: int = 6  # the longest run of equal words must have as many
    across_sentences: bool = True  # may a passage run over the end of a sentence


LIMITS = Limits()

# How much an equal word says about a common origin. Function words are equal by chance, names
# because the event is one.
_FUNCTION, _NAME, _CONTENT = 0.45, 0.4, 1.0


class _Words(NamedTuple):
    """The words of one report: folded forms, places, weights."""

    report: str
    forms: list[str]
    spans: list[Span]
    weights: list[float]
    units: list[int]  # the number of the sentence or paragraph, which no passage leaves


class _Run(NamedTuple):
    """Equal words at `left` and `right`, `size` of them."""

    left: int
    right: int
    size: int


def _words(reading: Reading, limits: Limits) -> _Words:
    parse = reading.parse
    named = [False] * len(parse)
    for mention in reading.mentions:
        for token in parse.tokens_in(mention.span):
            named[token] = True
    forms, spans, weights, units = [], [], [], []
    first_of_sentence = {int(i) for i in parse.sentence_starts}
    for token in range(len(parse)):
        word = parse.word(token)
        if not word[0].isalnum() and not word[-1].isalnum():
            continue
        form = word.lower().replace("’", "'").strip("'.-")
        if not form:
            continue
        if form in FUNCTION_WORDS:
            weight = _FUNCTION
        elif named[token] or (word[0].isupper() and token not in first_of_sentence):
            weight = _NAME
        else:
            weight = _CONTENT
        forms.append(form)
        spans.append(parse.span(token, token + 1))
        weights.append(weight)
        unit = parse.paragraph_of(token) if limits.across_sentences else parse.sentence_of(token)
        units.append(unit)
    return _Words(reading.document.report.id, forms, spans, weights, units)


def _equal_runs(
    left: _Words, right: _Words, grams: dict[tuple[str, ...], list[int]], seed: int
) -> list[_Run]:
    """Maximal runs of at least `seed` equal words, from an index of the right side's word n-grams."""
    runs = []
    covered: dict[int, int] = {}  # diagonal -> end of its last run on the left side
    for i in range(len(left.forms) - seed + 1):
        for j in grams.get(tuple(left.forms[i : i + seed]), ()):
            if covered.get(i - j, 0) > i:
                continue
            if (
                left.units[i] != left.units[i + seed - 1]
                or right.units[j] != right.units[j + seed - 1]
            ):
                continue
            size = seed
            while (
                i + size < len(left.forms)
                and j + size < len(right.forms)
                and left.forms[i + size] == right.forms[j + size]
                and left.units[i + size] == left.units[i]
                and right.units[j + size] == right.units[j]
            ):
                size += 1
            covered[i - j] = i + size
            runs.append(_Run(i, j, size))
    return runs


def _short_runs(left: _Words, right: _Words, before: _Run, after: _Run) -> list[_Run]:
    """Equal words inside the gap between two runs, in order on both sides (a small alignment)."""
    a = list(range(before.left + before.size, after.left))
    b = list(range(before.right + before.size, after.right))
    if not a or not b:
        return []
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            equal = left.forms[a[i]] == right.forms[b[j]]
            best[i][j] = best[i + 1][j + 1] + 1 if equal else max(best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if left.forms[a[i]] == right.forms[b[j]]:
            found.append(_Run(a[i], b[j], 1))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _weight(left: _Words, run: _Run) -> float:
    return sum(left.weights[run.left : run.left + run.size])


def _chains(left: _Words, right: _Words, runs: list[_Run], limits: Limits) -> list[list[_Run]]:
    """
    Runs joined into chains, best chain first; no run stands in two chains.

    Dynamic programming over the runs in reading order, looking back only as far as a gap may reach.
    """
    runs = sorted(runs)
    score = [_weight(left, run) for run in runs]
    back = [-1] * len(runs)
    reach = 60 + limits.gap
    for k, run in enumerate(runs):
        own = score[k]
        for p in range(k - 1, max(-1, k - 200), -1):
            before = runs[p]
            if left.units[before.left] != left.units[run.left]:
                break
            if right.units[before.right] != right.units[run.right]:
                continue
            if run.left - before.left > reach + before.size:
                continue
            jump_left = run.left - (before.left + before.size)
            jump_right = run.right - (before.right + before.size)
            jump = max(jump_left, jump_right)
            if min(jump_left, jump_right) < 0 or jump > limits.gap:
                continue
            joined = score[p] + own - limits.gap_cost * jump
            if joined > score[k]:
                score[k], back[k] = joined, p
    used = [False] * len(runs)
    chains = []
    for k in sorted(range(len(runs)), key=lambda k: (-score[k], k)):
        chain = []
        at = k
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(runs[at])
            at = back[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _trim(left: _Words, right: _Words, chain: list[_Run]) -> list[_Run]:
    """The chain without a function word or two at either end that only chance put there."""
    first, last = chain[0], chain[-1]
    if first.size <= 2 and len(chain) > 1 and _weight(left, first) < 1:
        return _trim(left, right, chain[1:])
    if last.size <= 2 and len(chain) > 1 and _weight(left, last) < 1:
        return _trim(left, right, chain[:-1])
    return chain


# Past the end of a chain, so many words may be skipped to reach the next two equal ones.
_STEP = 2


def _lengthened(left: _Words, right: _Words, chain: list[_Run]) -> list[_Run]:
    """The chain with pairs of equal words added at both ends that lie a word or two further on."""
    for ahead in (True, False):
        while True:
            edge = chain[-1] if ahead else chain[0]
            more = _next_pair(left, right, edge, ahead)
            if more is None:
                break
            chain = [*chain, more] if ahead else [more, *chain]
    return chain


def _next_pair(left: _Words, right: _Words, edge: _Run, ahead: bool) -> _Run | None:
    for skip_left in range(_STEP + 1):
        for skip_right in range(_STEP + 1):
            if ahead:
                i, j = edge.left + edge.size + skip_left, edge.right + edge.size + skip_right
            else:
                i, j = edge.left - 2 - skip_left, edge.right - 2 - skip_right
            if i < 0 or j < 0 or i + 2 > len(left.forms) or j + 2 > len(right.forms):
                continue
            pair = left.forms[i : i + 2]
            if pair != right.forms[j : j + 2] or left.weights[i] + left.weights[i + 1] < 0.8:
                continue
            inside = left.units[i] == left.units[i + 1] == left.units[edge.left]
            if inside and right.units[j] == right.units[j + 1] == right.units[edge.right]:
                return _Run(i, j, 2)
    return None


def _passage(
    left: _Words, right: _Words, chain: list[_Run], limits: Limits
) -> tuple[Span, Span, bool] | None:
    """The spans of a chain on both sides and whether they are word for word the same; None if too thin."""
    filled = [chain[0]]
    for run in chain[1:]:
        filled += _short_runs(left, right, filled[-1], run)
        filled.append(run)
    equal = sum(run.size for run in filled)
    if max(run.size for run in filled) < limits.longest_run:
        return None
    width_left = chain[-1].left + chain[-1].size - chain[0].left
    width_right = chain[-1].right + chain[-1].size - chain[0].right
    score = sum(_weight(left, run) for run in filled)
    if (
        equal < limits.least_words
        or score < limits.least_score
        or equal < limits.least_density * max(width_left, width_right)
    ):
        return None
    a = Span(left.spans[chain[0].left].start, left.spans[chain[-1].left + chain[-1].size - 1].end)
    b = Span(
        right.spans[chain[0].right].start, right.spans[chain[-1].right + chain[-1].size - 1].end
    )
    return a, b, equal == width_left == width_right


def _inside_quotes(reading: Reading, span: Span) -> bool:
    """True when most of a span lies between quotation marks."""
    shared = sum(
        max(0, min(quote.span.end, span.end) - max(quote.span.start, span.start))
        for quote in reading.quotes
        if quote.kind in ("direct", "partial")
    )
    return shared >= 0.7 * len(span)


def share_between(
    left: Reading,
    right: Reading,
    words: tuple[_Words, _Words],
    grams: dict[tuple[str, ...], list[int]],
    limits: Limits,
) -> list[SharedPassage]:
    """The passages that two reports share, in reading order of the left one."""
    a, b = words
    found = []
    for chain in _chains(a, b, _equal_runs(a, b, grams, limits.seed), limits):
        made = _passage(a, b, _lengthened(a, b, _trim(a, b, chain)), limits)
        if made is None:
            continue
        span_a, span_b, verbatim = made
        quoted = _inside_quotes(left, span_a) and _inside_quotes(right, span_b)
        how = "same_quote" if quoted else "verbatim" if verbatim else "light_edit"
        found.append(SharedPassage(Place(a.report, span_a), Place(b.report, span_b), how))  # type: ignore[arg-type]
    return sorted(found, key=lambda passage: (passage.left, passage.right))


def find_shared_passages(
    readings: tuple[Reading, ...], limits: Limits = LIMITS
) -> tuple[SharedPassage, ...]:
    """
    The passages that any two reports share, by pairs of reports and reading order of the left one.

    A remark printed by several reports gives one passage per pair of them.
    """
    words = [_words(reading, limits) for reading in readings]
    indexes = []
    for entry in words:
        grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for j in range(len(entry.forms) - limits.seed + 1):
            grams[tuple(entry.forms[j : j + limits.seed])].append(j)
        indexes.append(grams)
    found: list[SharedPassage] = []
    for i, j in combinations(range(len(readings)), 2):
        found += share_between(readings[i], readings[j], (words[i], words[j]), indexes[j], limits)
    return tuple(_with_rewritings(readings, found))


def _with_rewritings(
    readings: tuple[Reading, ...], found: list[SharedPassage]
) -> list[SharedPassage]:
    """The passages with the reworded sentences that touch none of them, each pair in its place."""
    numbers = {reading.document.report.id: number for number, reading in enumerate(readings)}
    taken: dict[tuple[str, str], list[SharedPassage]] = defaultdict(list)
    for passage in found:
        taken[passage.left.report, passage.right.report].append(passage)
    added = []
    for pair in find_rewritings(readings):
        one, other = readings[pair.left], readings[pair.right]
        left = Place(one.document.report.id, pair.left_span)
        right = Place(other.document.report.id, pair.right_span)
        known = taken[left.report, right.report]
        if any(p.left.span.overlaps(left.span) or p.right.span.overlaps(right.span) for p in known):
            continue
        quoted = _inside_quotes(one, left.span) and _inside_quotes(other, right.span)
        passage = SharedPassage(left, right, "same_quote" if quoted else "light_edit")
        known.append(passage)
        added.append(passage)
    return sorted(
        [*found, *added],
        key=lambda p: (numbers[p.left.report], numbers[p.right.report], p.left, p.right),
    )
