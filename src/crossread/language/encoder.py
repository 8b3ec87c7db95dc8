"""
The network at run time: words in, scores out, the same scores whatever else is read beside them.

A window (some sentences of one paragraph) is padded to the next of a few fixed lengths and shares
a batch only with windows of that length, so neither the padding nor the order of the sums depends
on its neighbours. The weights are eight-bit, the arithmetic is in floats, row by row. Scores are
rounded before they decide anything, so that the last bits, which threads and processors may
change, do not. Wrong on: nothing it knows of; on a processor of another make a score may fall on
the other side of a rounding edge.
"""

import json
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossread.language.pieces import CLS, OPENING, SEP, TITLE, Pieces, openings

Floats = NDArray[np.float32]

LENGTHS = (
    12,
    16,
    20,
    24,
    28,
    32,
    40,
    48,
    56,
    64,
    80,
    96,
    112,
    128,
    160,
    192,
)  # pieces a window is padded to
_BATCH = 768  # pieces read at once; larger batches fall out of the processor's cache
_WIDTH = 384  # of a vector
_DIGITS = 3  # scores are rounded to so many places


class Window(msgspec.Struct):
    """Words to be read together: piece ids, shapes, each word's first piece, and its parts."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    parts: list[int]  # index of the first word of each part that gets a vector of its own


class Scores(msgspec.Struct, frozen=True):
    """
    What the network says of one window, a row for each word (`vectors`: for each part).

    `breaks` is above 0 where a sentence is likelier to begin than not; `happened` is above 0 where
    readers would sooner believe than doubt that what a predicate tells took place.
    """

    upos: Floats
    xpos: Floats
    arcs: Floats
    rel_dep: Floats
    rel_head: Floats
    names: Floats
    roles: Floats
    breaks: Floats
    happened: Floats
    vectors: Floats
    links: Floats | None = None  # what linking.py compares, where the model holds it


def _session(folder: Path, threads: int, name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Turn the eight-bit weights into floats once, at loading. Left alone, the runtime makes
    # integer products of them, which take twice the time where no VNNI is to be had.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(folder / name), options, providers=["CPUExecutionProvider"]
    )


_COLUMNS = tuple(name for name in Scores.__struct_fields__ if name != "links")


class Encoder:
    """The network's session with its labels; made once, by `load`."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self._open = partial(_session, folder, threads or 0)
        self._table = _session(folder, 1, "pieces.onnx")
        self._session = self._open("reader.onnx")
        # Not numpy: its library's threads wait by spinning, which costs more than the sums.
        self._relations = _session(folder, 1, "relations.onnx")
        linking = (folder / "linking.onnx").exists()
        self._linking = _session(folder, 1, "linking.onnx") if linking else None
        self.pieces = Pieces(folder / "tokenizer.json")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.labels: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels.items()}

    @cached_property
    def _comparing(self) -> Any:
        """The encoder that compares, opened when it is first asked."""
        return self._open("comparing.onnx")

    def window(self, words: list[str], parts: list[int]) -> Window:
        """A window of words; `parts` are the indices of the words that begin one."""
        ids, shapes, first = [CLS], [0], []
        for word, opens in zip(words, openings(words), strict=True):
            its, form = self.pieces.of(word)
            if form == TITLE and opens:
                form = OPENING
            first.append(len(ids))
            ids += its
            shapes += [form] * len(its)
        return Window([*ids, SEP], [*shapes, 0], first, parts)

    def read(self, windows: list[Window]) -> list[Scores]:
        """The scores of every window, in their order; none may be longer than the last length."""
        found: list[Scores | None] = [None] * len(windows)
        for length, numbers in _batches(windows):
            results = self._run([windows[n] for n in numbers], length)
            for number, scores in zip(numbers, results, strict=True):
                found[number] = scores
        return [scores for scores in found if scores is not None]

    def _run(self, windows: list[Window], length: int) -> Iterator[Scores]:
        rows, most = len(windows), length - 2
        ids = np.zeros((rows, length), np.int64)
        shapes = np.zeros((rows, length), np.int64)
        first = np.zeros((rows, most), np.int64)
        parts = max(len(window.parts) for window in windows)
        pool = np.zeros((rows, parts, length), np.float32)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = window.ids
            shapes[row, : len(window.shapes)] = window.shapes
            first[row, : len(window.first)] = window.first
            edges = [window.first[part] for part in window.parts] + [len(window.ids) - 1]
            for part, (start, end) in enumerate(pairwise(edges)):
                pool[row, part, start:end] = 1.0 / max(1, end - start)
        embedded = self._table.run(None, {"ids": ids})[0]
        given = {"embedded": embedded, "ids": ids, "shapes": shapes, "first": first, "pool": pool}
        *columns, words = self._session.run([*_COLUMNS, "words"], given)
        found = dict(zip(_COLUMNS, columns, strict=True))
        links = self.links_of(words)
        for row, window in enumerate(windows):
            size = len(window.first)
            yield Scores(
                upos=np.round(found["upos"][row, :size], _DIGITS),
                xpos=np.round(found["xpos"][row, :size], _DIGITS),
                arcs=np.round(found["arcs"][row, :size, : size + 1], _DIGITS),
                rel_dep=found["rel_dep"][row, :size],
                rel_head=found["rel_head"][row, :size],
                names=np.round(found["names"][row, :size], _DIGITS),
                roles=np.round(found["roles"][row, :size], _DIGITS),
                breaks=np.round(found["breaks"][row, :size, 0], _DIGITS),
                happened=np.round(found["happened"][row, :size, 0], _DIGITS),
                vectors=found["vectors"][row, : len(window.parts)],
                links=None if links is None else links[row, :size].copy(),
            )

    def links_of(self, words: Floats) -> Any:
        """The views of words that linking.py compares, rounded, from what the network makes of them."""
        if self._linking is None:
            return None
        return np.round(self._linking.run(None, {"words": words})[0], 2).astype(np.float16)

    def compare(self, windows: list[Window]) -> Floats:
        """
        A vector of length 1 for each window (windows x width), by the encoder as it was before it
        learned to read: the likeness of two is closer to that of their meanings than the reader's.
        """
        found = np.zeros((len(windows), _WIDTH), np.float32)
        for length, numbers in _batches(windows):
            ids = np.zeros((len(numbers), length), np.int64)
            for row, number in enumerate(numbers):
                ids[row, : len(windows[number].ids)] = windows[number].ids
            embedded = self._table.run(None, {"ids": ids})[0]
            found[numbers] = self._comparing.run(None, {"embedded": embedded, "ids": ids})[0]
        return found

    def relation_scores(self, dep: Floats, head: Floats, heads: NDArray[np.int32]) -> Floats:
        """Scores over relations for words whose heads (-1 the root) are chosen."""
        given = {"dep": dep, "head": head, "heads": heads.astype(np.int64) + 1}
        scores: Floats = np.round(self._relations.run(None, given)[0], _DIGITS)
        return scores


def _batches(windows: list[Window]) -> Iterator[tuple[int, list[int]]]:
    """(padded length, numbers of windows) of each batch, short windows first."""
    by_length: dict[int, list[int]] = {length: [] for length in LENGTHS}
    for number, window in enumerate(windows):
        by_length[next(n for n in LENGTHS if n >= len(window.ids))].append(number)
    for length, numbers in by_length.items():
        size = max(1, _BATCH // length)
        for at in range(0, len(numbers), size):
            yield length, numbers[at : at + size]
