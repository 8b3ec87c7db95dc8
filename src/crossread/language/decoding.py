"""
From scores to one answer: a tree with a single root, and label sequences that hold together.

The tree is the best one by Chu, Liu and Edmonds with exactly one word under the root; most often
the best head of every word already is that tree and nothing needs to be searched. Label sequences
are the best path (Viterbi) in which an inside label follows its own beginning.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Places = NDArray[np.intp]

_NEVER = -1e6
_FORBIDDEN = -1e5  # below this a step is not allowed


def best_tree(scores: Floats) -> Ints:
    """
    The head of each word (-1 for the one root) in the best tree; column 0 of the scores is the root.

    >>> best_tree(np.array([[0, 0, 9, 0], [5, 0, 0, 0], [4, 0, 9, 0]], np.float32)).tolist()
    [1, -1, 1]
    """
    size = len(scores)
    if size == 0:
        return np.zeros(0, np.int32)
    square = np.full((size + 1, size + 1), _NEVER)
    square[1:, :] = scores
    np.fill_diagonal(square, _NEVER)
    heads: Places = square.argmax(1)
    heads[0] = 0
    if np.count_nonzero(heads[1:] == 0) == 1 and _find_cycle(heads) is None:
        return np.asarray(heads[1:] - 1, np.int32)
    heads = _spanning(square)
    if np.count_nonzero(heads[1:] == 0) != 1:
        heads = _single_root(square)
    return np.asarray(heads[1:] - 1, np.int32)


def _single_root(square: NDArray[np.float64]) -> Places:
    """The best tree with one word under the root; the four likeliest words are tried there."""
    likely = np.argsort(-square[1:, 0], kind="stable")[:4] + 1
    best: Places = square.argmax(1)
    best_score = -np.inf
    for root in likely:
        forced = square.copy()
        forced[1:, 0] = _NEVER
        forced[root] = _NEVER
        forced[root, 0] = square[root, 0]
        heads = _spanning(forced)
        score = forced[np.arange(1, len(heads)), heads[1:]].sum()
        if score > best_score:
            best, best_score = heads, score
    return best


def _find_cycle(heads: NDArray[np.intp]) -> list[int] | None:
    """A cycle among the heads, or None; node 0 is the root and points at itself."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None


def _spanning(square: NDArray[np.float64]) -> Places:
    """The best spanning tree from node 0, by contracting cycles until none is left."""
    heads: Places = square.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    size = len(square)
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    members = np.array(cycle)
    own = square[members, heads[members]]
    # Into the cycle: what is gained by breaking it at each member.
    into = square[np.ix_(members, outer)] - own[:, None]
    broken = into.argmax(0)
    # Out of the cycle: the best member as head of each outer node.
    out = square[np.ix_(outer, members)]
    leaving = out.argmax(1)
    smaller = np.full((len(outer) + 1, len(outer) + 1), _NEVER)
    smaller[:-1, :-1] = square[np.ix_(outer, outer)]
    smaller[:-1, -1] = out.max(1)
    smaller[-1, :-1] = into.max(0) + own.sum()
    np.fill_diagonal(smaller, _NEVER)
    found = _spanning(smaller)
    result = np.zeros(size, heads.dtype)
    result[members] = heads[members]
    for place, node in enumerate(outer):
        head = found[place]
        result[node] = members[leaving[place]] if head == len(outer) else outer[head]
    entry = found[-1]
    at = members[broken[entry]]
    result[at] = outer[entry]
    result[0] = 0
    return result


def follows(kinds: int) -> Floats:
    """
    Which label may follow which, as 0 or a very low score; labels are O, B-1, I-1, B-2, I-2, ...

    >>> (follows(1) == 0).tolist()
    [[True, True, False], [True, True, True], [True, True, True]]
    """
    size = 1 + 2 * kinds
    table = np.zeros((size, size), np.float32)
    for kind in range(kinds):
        into = 2 + 2 * kind
        table[:, into] = _NEVER
        table[into - 1, into] = table[into, into] = 0
    return table


def best_labels(scores: Floats, sizes: list[int], table: Floats) -> list[Places]:
    """
    The best label sequence of each row of scores [rows, places, labels], `sizes` places long each.

    No sequence begins with an inside label. All rows are searched at once, place by place.

    >>> scores = np.array([[[0, 1, 5], [0, 0, 4], [2, 0, 0]]], np.float32)
    >>> [labels.tolist() for labels in best_labels(scores, [3], follows(1))]
    [[1, 2, 0]]
    """
    rows, longest, kinds = scores.shape
    if rows == 0 or longest == 0:
        return [np.zeros(0, np.intp) for _ in sizes]
    length = np.array(sizes)
    total = scores[:, 0] + np.where(table[0] < _FORBIDDEN, _NEVER, 0)
    back = np.zeros((longest, rows, kinds), np.intp)
    for place in range(1, longest):
        paths = total[:, :, None] + table
        back[place] = paths.argmax(1)
        going_on = (place < length)[:, None]
        total = np.where(going_on, paths.max(1) + scores[:, place], total)
    labels = np.zeros((rows, longest), np.intp)
    every = np.arange(rows)
    label = total.argmax(1)
    for place in range(longest - 1, -1, -1):
        labels[:, place] = label
        label = np.where(place < length, back[place, every, label], label) if place else label
    return [labels[row, :size] for row, size in enumerate(sizes)]


def log_shares(scores: Floats) -> Floats:
    """Scores as logarithms of shares of one along the last axis."""
    low = scores - scores.max(-1, keepdims=True)
    shares: Floats = low - np.log(np.exp(low).sum(-1, keepdims=True))
    return shares


def spans_of_labels(labels: NDArray[np.intp]) -> list[tuple[int, int, int]]:
    """
    (first, last, kind) of each run of labels; kinds count from 0.

    >>> spans_of_labels(np.array([0, 1, 2, 0, 3]))
    [(1, 3, 0), (4, 5, 1)]
    """
    spans: list[tuple[int, int, int]] = []
    for place, label in enumerate(labels.tolist()):
        if label and label % 2 == 1:
            spans.append((place, place + 1, label // 2))
        elif label:
            first, _, kind = spans[-1]
            spans[-1] = (first, place + 1, kind)
    return spans
