"""
The trained reader: windows of text through the network, decoded into parses.

A window is a run of whole sentences of one paragraph, some hundred words at most, so that a
quotation is seen with the words around it. Inside a window the network says anew where sentences
begin. A sentence too long for a window is cut; the later pieces hang
from the first as `parataxis`. Wrong on: names and speech that need more than their paragraph to be
understood.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossread.language.decoding import (
    best_labels,
    best_tree,
    follows,
    log_shares,
    spans_of_labels,
)
from crossread.language.encoder import LENGTHS, Encoder, Scores, Window
from crossread.language.linking import HE, SHE
from crossread.language.naming import agree
from crossread.language.parse import UPOS, AttributionSpan, Bytes, NameSpan, Parse
from crossread.language.pieces import CLOSERS, ENDS
from crossread.language.rules import read_by_rule
from crossread.language.sentences import marks_mended

MODEL = "en-1"
_FOLDER = Path(__file__).parent / "models" / MODEL
_MOST_WORDS = 100  # words of a window, unless one sentence alone is longer
_MOST_PIECES = LENGTHS[-1] - 2
_PAUSES = frozenset((":", ";", "--", "—"))
_AT_ONCE = 500  # windows held in memory at the same time
# A cost for beginning or leaving a span, which joins what single doubtful words would split.
_SWITCH = 0.4
# Costs for beginning a name, and for beginning one right behind another: several corpora leave open what
# a name is, so the network begins too many and tears them. docs/decisions/0003 has the sweep.
_BEGIN = 1.0
_BEGIN_BEHIND = 2.0
# How much the rule's word that a sentence begins (or goes on) weighs beside the network's, in
# log-odds; docs/decisions/0003 has the sweep.
BREAK_BY_RULE = 1.0
# Content is learned from treebanks that leave much of it unmarked, so the network thinks of it too
# seldom. Log-odds for it; docs/decisions/0003 has the sweep.
_MORE_CONTENT = 1.0
_REMEMBERED = 1_000_000  # characters of texts whose parses are kept in memory
_lately: dict[str, Parse] = {}


# What a pronoun may be, or stand for.
_NOMINAL = np.array([UPOS.index(tag) for tag in ("NOUN", "PRON", "PROPN")], np.uint8)

Floats = NDArray[np.float32]
Places = NDArray[np.intp]


class Cut(msgspec.Struct, frozen=True):
    """Where a window lies: tokens `first` to `last` of a parse, and the sentences that begin in it."""

    first: int
    last: int
    sentences: tuple[int, ...]  # tokens that begin a sentence, or a later piece of a long one
    parts: tuple[int, ...]  # those, and the tokens where a sentence could begin besides


def is_installed(folder: Path = _FOLDER) -> bool:
    """Do the model's files lie where they should?"""
    return (folder / "reader.onnx").exists()


@lru_cache(maxsize=2)
def load(threads: int | None = None, folder: Path = _FOLDER) -> Encoder:
    """The encoder, loaded once; `threads` for one reading, all cores by default."""
    return Encoder(folder, threads)


def cuts(parse: Parse, encoder: Encoder) -> list[Cut]:
    """The windows of a parse, in order, covering every token once."""
    sizes = [len(encoder.pieces.of(parse.word(token))[0]) for token in range(len(parse))]
    paragraphs = set(parse.paragraph_starts.tolist())
    edges = [*parse.sentence_starts.tolist(), len(parse)]
    found: list[Cut] = []
    starts: list[int] = []
    words = pieces = 0
    for first, last in pairwise(edges):
        for start, end in _parts(sizes, first, last):
            size = sum(sizes[start:end])
            full = words + end - start > _MOST_WORDS or pieces + size > _MOST_PIECES
            if starts and (full or start in paragraphs):
                found.append(_cut(parse, starts, start))
                starts, words, pieces = [], 0, 0
            starts.append(start)
            words += end - start
            pieces += size
    if starts:
        found.append(_cut(parse, starts, len(parse)))
    return found


def _cut(parse: Parse, starts: list[int], last: int) -> Cut:
    """The window from the first of the starts to `last`, with the places where a sentence may begin."""
    first = starts[0]
    words = [parse.word(token) for token in range(first, last)]
    parts = sorted({*starts, *(first + place for place in may_begin(words))})
    return Cut(first, last, tuple(starts), tuple(parts))


def may_begin(words: list[str]) -> list[int]:
    """
    The words before which a sentence could end: after a stop, colon or abbreviation and what closes.

    >>> may_begin(["Col", ".", "X", "left", "Inc.", "(", "now", ".", ")", "So", "did", "Y", "."])
    [2, 5, 8, 9]
    """
    found = []
    ended = False
    for place, word in enumerate(words):
        if ended and place:
            found.append(place)
        mark = word in ENDS or word in _PAUSES or (len(word) > 1 and word.endswith("."))
        ended = mark or (ended and word in CLOSERS)
    return found


def _parts(sizes: list[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the pieces it has to be cut into to fit a window."""
    start, size = first, 0
    for token in range(first, last):
        if size + sizes[token] > _MOST_PIECES:
            yield start, token
            start, size = token, 0
        size += sizes[token]
    if start < last:
        yield start, last


def read(texts: list[str], threads: int | None = None) -> list[Parse]:
    """
    One full parse per text, in order.

    A text read lately, or twice in one call, is not read again: a parse depends on its text alone.
    """
    fresh = [text for text in dict.fromkeys(texts) if text not in _lately]
    by_text = dict(zip(fresh, _read(fresh, threads), strict=True)) if fresh else {}
    parses = [by_text[text] if text in by_text else _lately[text] for text in texts]
    for text, parse in by_text.items():
        _lately[text] = parse
    kept = sum(len(text) for text in _lately)
    while kept > _REMEMBERED and len(_lately) > 1:
        kept -= len(_lately.pop(next(iter(_lately))).text)
    return parses


def compare(passages: list[list[str]], threads: int | None = None) -> Floats:
    """
    A vector of length 1 for each passage (a list of words), float32, passages x 384.

    For setting passages side by side: the dot product of two is their likeness. A passage longer
    than a window is judged by its beginning.
    """
    encoder = load(threads)
    return encoder.compare([_beginning(words, encoder) for words in passages])


def _beginning(words: list[str], encoder: Encoder) -> Window:
    window = encoder.window(words, [0])
    if len(window.ids) > LENGTHS[-1]:
        window.ids = [*window.ids[: LENGTHS[-1] - 1], window.ids[-1]]
    return window


def _read(texts: list[str], threads: int | None) -> list[Parse]:
    return read_parses([read_by_rule(text) for text in texts], load(threads))


def read_parses(parses: list[Parse], encoder: Encoder) -> list[Parse]:
    """The same parses with tags, trees, names, speech and vectors; their tokens stay as they are."""
    done: list[Parse] = []
    held: list[tuple[Parse, list[Cut]]] = []
    waiting = 0
    for parse in parses:
        places = cuts(parse, encoder)
        held.append((parse, places))
        waiting += len(places)
        if waiting >= _AT_ONCE:
            done += _finish(held, encoder)
            held, waiting = [], 0
    return done + _finish(held, encoder)


def _finish(held: list[tuple[Parse, list[Cut]]], encoder: Encoder) -> list[Parse]:
    windows = [_window(parse, cut, encoder) for parse, places in held for cut in places]
    scores = iter(encoder.read(windows))
    return [
        _decode(parse, places, [next(scores) for _ in places], encoder) for parse, places in held
    ]


def _window(parse: Parse, cut: Cut, encoder: Encoder) -> Window:
    words = [parse.word(token) for token in range(cut.first, cut.last)]
    starts, ends = parse.token_starts[cut.first : cut.last], parse.token_ends[cut.first : cut.last]
    words = marks_mended(words, list(zip(starts.tolist(), ends.tolist(), strict=True)))
    return encoder.window(words, [start - cut.first for start in cut.parts])


def _decode(parse: Parse, places: list[Cut], scores: list[Scores], encoder: Encoder) -> Parse:
    """The parse with the columns and spans that the scores of its windows give."""
    size = len(parse)
    if size == 0:
        return parse
    upos = np.zeros(size, np.uint8)
    heads = np.full(size, -1, np.int32)
    happened = np.zeros(size, np.float16)
    begun: list[int] = []
    xpos: list[str] = []
    relations: list[str] = []
    names: list[NameSpan] = []
    roles: list[AttributionSpan] = []
    vectors: list[NDArray[np.float32]] = []
    tag_numbers = np.array([UPOS.index(tag) for tag in encoder.labels["upos"]], np.uint8)
    labelled = zip(*_labels(scores, len(encoder.labels["names"])), strict=True)
    for cut, score, (tags, shares) in zip(places, scores, labelled, strict=True):
        upos[cut.first : cut.last] = tag_numbers[score.upos.argmax(1)]
        xpos += [encoder.labels["xpos"][tag] for tag in score.xpos.argmax(1).tolist()]
        happened[cut.first : cut.last] = 1 / (1 + np.exp(-score.happened))
        starts = _sentences(cut, score)
        begun += starts
        local = _trees(cut, starts, score)
        ranked = encoder.relation_scores(score.rel_dep, score.rel_head, local)
        relations += _relation_names(ranked, local, encoder.labels["relations"])
        heads[cut.first : cut.last] = np.where(local >= 0, local + cut.first, -1)
        for first, last, kind, sure in _spans(cut, tags[0], shares[0]):
            names.append(NameSpan(first, last, encoder.labels["names"][kind], sure))
        for role, found, share in zip(encoder.labels["roles"], tags[1:], shares[1:], strict=True):
            for first, last, _, sure in _spans(cut, found, share):
                roles.append(AttributionSpan(role, first, last, sure))
        vectors += _joined(cut, starts, score.vectors)
    known = set(parse.sentence_starts.tolist())
    pieces = {start for cut in places for start in cut.sentences} - known
    kept = np.array([start for start in begun if start not in pieces], np.int32)
    _mend_cut_sentences(kept, heads, relations)
    words = [parse.word(token) for token in range(size)]
    return msgspec.structs.replace(
        parse,
        sentence_starts=kept,
        upos=upos,
        xpos=tuple(xpos),
        heads=heads,
        relations=tuple(relations),
        names=tuple(agree(words, names)),
        attributions=tuple(sorted(roles, key=lambda s: (s.first, s.last, s.role))),
        happened=happened,
        vectors=_unit(vectors, [start not in pieces for start in begun]),
        **_linked(words, upos, scores),
    )


def _linked(words: list[str], upos: Bytes, scores: list[Scores]) -> dict[str, Any]:
    """The columns that say whom a pronoun may mean, for what may be meant; none without a pronoun."""
    if scores[0].links is None or not any(word.lower() in HE | SHE for word in words):
        return {}
    linked = np.flatnonzero(np.isin(upos, _NOMINAL)).astype(np.int32)
    return {"linked": linked, "links": np.concatenate([s.links for s in scores])[linked]}


def _sentences(cut: Cut, score: Scores) -> list[int]:
    """The tokens of a window that begin a sentence, by the network and the rule together."""
    rule = np.full(len(score.breaks), -BREAK_BY_RULE)
    rule[[start - cut.first for start in cut.sentences]] = BREAK_BY_RULE
    begins = np.flatnonzero(score.breaks[1:] + rule[1:] > 0) + 1
    return [cut.first, *(cut.first + begins).tolist()]


def _joined(cut: Cut, starts: list[int], vectors: Floats) -> list[Floats]:
    """
    The vector of each sentence: the mean of its parts', weighted by their words.

    A sentence that begins inside a part, where no mark stands, has a share in that part's vector.
    """
    sizes = np.diff([*cut.parts, cut.last]).astype(np.float32)[:, None]
    found = []
    for start, end in pairwise([*starts, cut.last]):
        a, b = bisect_right(cut.parts, start) - 1, bisect_left(cut.parts, end)
        of = slice(a, b)
        found.append(
            (vectors[of] * sizes[of]).sum(0) / sizes[of].sum() if b - a > 1 else vectors[a]
        )
    return found


def _trees(cut: Cut, starts: list[int], score: Scores) -> NDArray[np.int32]:
    """Heads inside the window: each sentence's best tree."""
    edges = [start - cut.first for start in starts] + [cut.last - cut.first]
    local = np.full(cut.last - cut.first, -1, np.int32)
    for start, end in pairwise(edges):
        columns = np.r_[0, np.arange(start + 1, end + 1)]
        tree = best_tree(score.arcs[start:end][:, columns])
        local[start:end] = np.where(tree >= 0, tree + start, -1)
    return local


def _relation_names(
    ranked: NDArray[np.float32], heads: NDArray[np.int32], labels: tuple[str, ...]
) -> list[str]:
    """The best relation of each word; "root" for roots and for no other word."""
    root = labels.index("root")
    ranked = ranked.copy()
    ranked[heads >= 0, root] = -np.inf
    best = np.where(heads >= 0, ranked.argmax(1), root)
    return [labels[number] for number in best.tolist()]


def _labels(scores: list[Scores], kinds: int) -> tuple[list[list[Places]], list[list[Floats]]]:
    """
    For each window the labels of its names and of the three roles, and the shares behind them.

    Windows of like length are searched together; each finds what it would find alone.
    """
    labels: list[list[Places]] = [[] for _ in scores]
    shares: list[list[Floats]] = [[] for _ in scores]
    groups: dict[int, list[int]] = {}
    for number, score in enumerate(scores):
        groups.setdefault(-(-len(score.names) // 8), []).append(number)
    for eighths, numbers in groups.items():
        sizes = [len(scores[n].names) for n in numbers]
        names = np.zeros((len(numbers), 8 * eighths, 1 + 2 * kinds), np.float32)
        roles = np.zeros((3 * len(numbers), 8 * eighths, 3), np.float32)
        for row, (number, size) in enumerate(zip(numbers, sizes, strict=True)):
            names[row, :size] = scores[number].names
            for role in range(3):
                roles[3 * row + role, :size] = scores[number].roles[:, 3 * role : 3 * role + 3]
        roles[2::3, :, 1:] += _MORE_CONTENT  # the third role is content
        names, roles = np.round(log_shares(names), 3), np.round(log_shares(roles), 3)
        best_names = best_labels(names, sizes, _name_table(kinds))
        best_roles = best_labels(roles, [size for size in sizes for _ in range(3)], _role_table())
        for row, number in enumerate(numbers):
            labels[number] = [best_names[row], *best_roles[3 * row : 3 * row + 3]]
            shares[number] = [names[row], *roles[3 * row : 3 * row + 3]]
    return labels, shares


def _spans(cut: Cut, labels: Places, shares: Floats) -> list[tuple[int, int, int, float]]:
    """(first, last, kind, score) of the spans of one layer, in tokens of the parse."""
    return [
        (
            cut.first + first,
            cut.first + last,
            kind,
            round(float(np.exp(shares[range(first, last), labels[first:last]].mean())), 3),
        )
        for first, last, kind in spans_of_labels(labels)
    ]


@lru_cache(maxsize=4)
def _name_table(kinds: int) -> NDArray[np.float32]:
    table = follows(kinds)
    table[:, 1::2] -= _BEGIN
    table[1:, 1::2] -= _BEGIN_BEHIND
    return table


@lru_cache(maxsize=1)
def _role_table() -> NDArray[np.float32]:
    table = follows(1)
    table[0, 1] -= _SWITCH
    table[2, 0] -= _SWITCH
    return table


def _mend_cut_sentences(
    starts: NDArray[np.int32], heads: NDArray[np.int32], relations: list[str]
) -> None:
    """Hang the later pieces of a cut sentence from its first root."""
    edges = [*starts.tolist(), len(heads)]
    for first, last in pairwise(edges):
        roots = np.flatnonzero(heads[first:last] < 0) + first
        for extra in roots[1:].tolist():
            heads[extra] = roots[0]
            relations[extra] = "parataxis"


def _unit(vectors: list[Floats], kept: list[bool]) -> NDArray[np.float16]:
    """One vector of length 1 per sentence; a cut sentence has that of its first piece."""
    stacked = np.stack([vector for vector, keep in zip(vectors, kept, strict=True) if keep])
    length = np.linalg.norm(stacked, axis=1, keepdims=True)
    return np.asarray(stacked / np.maximum(length, 1e-6), np.float16)
