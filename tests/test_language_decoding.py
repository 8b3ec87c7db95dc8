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


@given(st.lists(st.lists(numbers, min_size=5, max_size=5), max_size=12))
@settings(deadline=None)
def test_an_inside_label_follows_its_own_kind(rows):
    labels = best_labels(np.array(rows, np.float32).reshape(-1, 5), follows(2)).tolist()
    for before, label in zip([0, *labels], labels, strict=False):
        if label and label % 2 == 0:
            assert before in (label, label - 1)


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
