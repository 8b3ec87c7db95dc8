"""
Windows to fixed-size batches: bucketed by length so that shapes repeat and little is padding.

Every epoch draws anew how paragraphs are cut, which windows are shown in capitals or with curly
quotation marks, and the order; all from one seed and the number of the epoch.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from crossread.language.pieces import (
    CLS,
    LOWER,
    OPENING,
    SEP,
    TITLE,
    UPPER,
    Pieces,
    openings,
    shape,
)
from training.corpora import UNKNOWN, Window
from training.labels import ANY, ANY_ROLE, XPOS, begin, inside

BUCKETS = (16, 24, 32, 48, 64, 96, 128, 192)
_OPEN, _CLOSE = XPOS.index("``"), XPOS.index("''")


@dataclass
class Batch:
    """Tensors of one step; `first` is the place of each word's first piece."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    present: Tensor
    sentence: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    roles: Tensor
    breaks: Tensor  # 1 where a sentence begins, 0 where not, UNKNOWN
    happened: Tensor  # how far readers believed that it happened, 0 to 1; UNKNOWN


class NamePool:
    """Words that people and places are called, by their place in the name, to swap for each other."""

    def __init__(self, windows: list[Window], people: list[str], places: list[str]) -> None:
        self.words: dict[tuple[str, str], list[str]] = {}
        for window in windows:
            for kind, span in _exact_spans(window):
                for place, word in _swappable(window, kind, span):
                    self.words.setdefault((kind, place), []).append(word)
        for name in people:
            parts = [part for part in name.split() if part.isalpha() and part[0].isupper()]
            if len(parts) >= 2:
                self.words.setdefault(("PER", "first"), []).extend([parts[0]] * 3)
                self.words.setdefault(("PER", "last"), []).extend([parts[-1]] * 3)
                self.words.setdefault(("PER", "only"), []).extend([parts[-1]] * 3)
        self.words.setdefault(("LOC", "only"), []).extend(places)

    def swap(self, window: Window, words: list[str], dice: random.Random) -> list[str]:
        """The words with the names of people and places exchanged, the same one always alike."""
        words = list(words)
        chosen: dict[tuple[str, str], str] = {}
        for kind, span in _exact_spans(window):
            for place, word in _swappable(window, kind, span):
                pool = self.words.get((kind, place))
                if not pool:
                    continue
                key = (kind, word)
                if key not in chosen:
                    chosen[key] = dice.choice(pool)
            for token in range(*span):
                words[token] = chosen.get((kind, words[token]), words[token])
        return words


def _exact_spans(window: Window) -> list[tuple[str, tuple[int, int]]]:
    spans: list[tuple[str, tuple[int, int]]] = []
    for token, mask in enumerate(window.names):
        for kind in ("PER", "LOC"):
            if mask == begin(kind):
                spans.append((kind, (token, token + 1)))
            elif mask == inside(kind) and spans and spans[-1][1][1] == token:
                spans[-1] = (kind, (spans[-1][1][0], token + 1))
    return spans


def _swappable(window: Window, kind: str, span: tuple[int, int]) -> list[tuple[str, str]]:
    first, last = span
    if kind == "LOC" and last - first > 1:
        return []
    found = []
    for token in range(first, last):
        word = window.words[token]
        if len(word) > 2 and word.isalpha() and shape(word) == TITLE:
            place = (
                "only"
                if last - first == 1
                else "first"
                if token == first
                else "last"
                if token == last - 1
                else ""
            )
            if place and (place == "only" or window.words[first].isalpha()):
                found.append((place, word))
    return (
        found
        if last - first < 4 and (last - first == 1 or "-" not in window.words[first:last])
        else []
    )


def shown(
    window: Window, dice: random.Random, pool: NamePool | None = None
) -> tuple[list[str], str]:
    """The words as they are shown this time, and a change of case if any."""
    words = window.words
    if pool and dice.random() < 0.25:
        words = pool.swap(window, words, dice)
    if dice.random() < 0.35:
        words = [
            ("“" if x == _OPEN else "”")
            if w == '"' and x in (_OPEN, _CLOSE)
            else w.replace("'", "’")
            for w, x in zip(words, window.xpos, strict=True)
        ]
        if window.xpos and window.xpos[0] == UNKNOWN:
            opened = False
            curly = []
            for word in words:
                if word == '"':
                    word, opened = ("”" if opened else "“"), not opened
                curly.append(word)
            words = curly
    chance = dice.random()
    return words, "upper" if chance < 0.015 else "title" if chance < 0.04 else ""


def encode(
    words: list[str], pieces: Pieces, case: str = ""
) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, shapes and the place of each word's first piece, with the special pieces around."""
    ids, shapes, first = [CLS], [0], []
    for word, opens in zip(words, openings(words), strict=True):
        its, form = pieces.of(word)
        if case and form in (LOWER, TITLE):
            form = UPPER if case == "upper" else TITLE if len(word) > 3 else form
        if opens and form == TITLE:
            form = OPENING
        first.append(len(ids))
        ids += its
        shapes += [form] * len(its)
    return [*ids, SEP], [*shapes, 0], first


def collate(
    windows: list[Window], pieces: Pieces, dice: random.Random | None, pool: NamePool | None = None
) -> Batch:
    """One batch; with dice, the words are shown in varying ways."""
    coded = []
    for window in windows:
        words, case = shown(window, dice, pool) if dice else (window.words, "")
        coded.append(encode(words, pieces, case))
    longest = max(len(ids) for ids, _, _ in coded)
    length = next((b for b in BUCKETS if b >= longest), longest)
    most = max(len(first) for _, _, first in coded)
    rows = len(windows)

    def grid(value: int, *shape: int) -> np.ndarray:
        return np.full((rows, *shape), value, np.int64)

    ids, shapes, first = grid(0, length), grid(0, length), grid(0, most)
    sentence, upos, xpos = grid(-1, most), grid(UNKNOWN, most), grid(UNKNOWN, most)
    heads, relations = grid(UNKNOWN, most), grid(UNKNOWN, most)
    names, roles = grid(ANY, most), grid(ANY_ROLE, 3, most)
    breaks, happened = grid(UNKNOWN, most), np.full((rows, most), float(UNKNOWN), np.float32)
    for row, (window, (its, forms, starts)) in enumerate(zip(windows, coded, strict=True)):
        size = len(starts)
        ids[row, : len(its)], shapes[row, : len(its)] = its, forms
        first[row, :size], sentence[row, :size] = starts, window.sentence
        upos[row, :size], xpos[row, :size] = window.upos, window.xpos
        heads[row, :size] = [h + 1 if h >= -1 else UNKNOWN for h in window.heads]
        relations[row, :size], names[row, :size] = window.relations, window.names
        roles[row, :, :size] = window.roles
        happened[row, :size] = window.happened
        if window.upos[0] != UNKNOWN:
            breaks[row, 1:size] = np.diff(window.sentence) > 0
    t = torch.from_numpy
    return Batch(
        t(ids), t(shapes), t(first), t(sentence >= 0), t(sentence), t(upos), t(xpos), t(heads),
        t(relations), t(names), t(roles), t(breaks), t(happened),
    )  # fmt: skip


def bucketed(
    windows: list[Window], pieces: Pieces, budget: int, dice: random.Random
) -> list[list[Window]]:
    """Windows of like length together, about `budget` pieces a batch, in shuffled order."""
    sized = []
    for window in windows:
        size = 2 + sum(len(pieces.of(word)[0]) for word in window.words)
        if size <= BUCKETS[-1]:
            sized.append((next(b for b in BUCKETS if b >= size), dice.random(), window))
    sized.sort(key=lambda item: item[:2])
    groups: list[list[Window]] = []
    bucket = 0
    for length, _, window in sized:
        if length != bucket or len(groups[-1]) >= max(1, budget // length):
            groups.append([])
            bucket = length
        groups[-1].append(window)
    dice.shuffle(groups)
    return groups
