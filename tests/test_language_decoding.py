"""Trees have one root and no cycle, and are the best; label sequences hold together."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.decoding import best_labels, best_tree, follows, spans_of_labels

numbers = st.integers(-9, 9)


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node != -1:
            node, steps = heads[node], steps + 1
            if steps > len(heads):
                return False
    return True


def worth(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[i, head + 1] for i, head in enumerate(heads)))


@st.composite
def arc_scores(draw, most=9):
    size = draw(st.integers(1, most))
    rows = draw(
        st.lists(
            st.lists(numbers, min_size=size + 1, max_size=size + 1), min_size=size, max_size=size
        )
    )
    return np.array(rows, np.float32)


@given(arc_scores())
@settings(max_examples=200, deadline=None)
def test_every_tree_has_one_root_and_no_cycle(scores):
    assert is_tree(best_tree(scores).tolist())


@given(arc_scores(most=4))
@settings(max_examples=200, deadline=None)
def test_no_other_tree_is_better(scores):
    size = len(scores)
    every = (list(h) for h in product(range(-1, size), repeat=size))
    trees = [h for h in every if is_tree(h) and all(i != head for i, head in enumerate(h))]
    assert worth(scores, best_tree(scores).tolist()) == max(worth(scores, h) for h in trees)


def test_no_words_give_no_tree():
    assert best_tree(np.zeros((0, 1), np.float32)).tolist() == []


@given(st.lists(st.lists(st.lists(numbers, min_size=5, max_size=5), max_size=9), max_size=4))
@settings(deadline=None)
def test_an_inside_label_follows_its_own_kind_and_rows_do_not_see_each_other(rows):
    sizes = [len(row) for row in rows]
    grid = np.zeros((len(rows), max(sizes, default=0), 5), np.float32)
    for number, row in enumerate(rows):
        if row:
            grid[number, : len(row)] = row
    found = best_labels(grid, sizes, follows(2))
    for number, labels in enumerate(found):
        assert len(labels) == sizes[number]
        for before, label in zip([0, *labels.tolist()], labels.tolist(), strict=False):
            if label and label % 2 == 0:
                assert before in (label, label - 1)
        alone = np.array(rows[number], np.float32).reshape(1, -1, 5)
        assert best_labels(alone, [sizes[number]], follows(2))[0].tolist() == labels.tolist()


@given(st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=5))
@settings(deadline=None)
def test_no_other_allowed_sequence_is_better(row):
    scores = np.array([row], np.float32)
    best = best_labels(scores, [len(row)], follows(1))[0].tolist()
    every = product(range(3), repeat=len(row))
    allowed = [s for s in every if all(b or a != 2 for b, a in zip((0, *s), s, strict=False))]
    worths = {s: sum(row[i][label] for i, label in enumerate(s)) for s in allowed}
    assert worths[tuple(best)] == max(worths.values())


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 2], [(0, 3, 0)]),
        ([1, 1, 3, 4], [(0, 1, 0), (1, 2, 0), (2, 4, 1)]),
    ],
)
def test_spans_are_the_runs_of_labels(labels, spans):
    assert spans_of_labels(np.array(labels, np.intp)) == spans
