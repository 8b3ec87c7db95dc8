"""What the words of a figure allow, and how far two figures lie apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crossread.comparing.intervals import distance_of, interval, rounds_to, same_value, value_of
from crossread.comparing.sides import make_sides
from crossread.language import read_by_rule
from crossread.model import Document, Published, Reading, Report, Story
from crossread.reading.quantities import find_quantities
from crossread.spans import SourceMap


def side_of(text):
    """The only figure of a text, made ready for comparing."""
    document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))
    reading = Reading(document, read_by_rule(text))
    reading = replace(reading, quantities=find_quantities(reading))
    [side] = make_sides((reading,), Story("s1", "", ("r1",)), (Published(None, "unknown", ""),))
    return side


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("80 otters", 80, 80),
        ("about 80 otters", 72, 88),
        ("nearly 80 otters", 69.6, 80),
        ("more than 80 otters", 80, float("inf")),
        ("just over 80 otters", 80, 88),
        ("fewer than 80 otters", 0, 80),
        ("hundreds of otters", 160, 1000),
        ("thousands of otters", 1600, 100_000),
    ],
)
def test_the_words_around_a_number_say_which_values_they_allow(words, low, high):
    assert interval(side_of(f"The lake lost {words}.")) == pytest.approx((low, high))


def test_a_figure_with_one_end_has_the_value_of_that_end():
    assert value_of(side_of("The lake lost more than 80 otters.")) == 80
    assert value_of(side_of("The lake lost fewer than 80 otters.")) == 80


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The lake lost 80 otters.", "The lake lost eighty otters.", True),
        ("The lake lost more than 80 otters.", "The lake lost 80 otters.", True),
        ("The lake lost 80 otters.", "The lake lost 81 otters.", False),
        ("The canal is 50 miles long.", "The canal is 80 kilometres long.", True),
        ("The canal is 50 miles long.", "The canal is 70 kilometres long.", False),
    ],
)
def test_two_figures_have_one_value_as_printed_or_as_converted(one, other, same):
    assert same_value(side_of(one), side_of(other)) is same


@pytest.mark.parametrize(
    ("fine", "coarse", "rounded"),
    [
        (2075, 2000, True),
        (2075, 2100, True),
        (2075, 2075, False),
        (1960, 2000, True),
        (0, 0, False),
    ],
)
def test_a_round_figure_is_the_exact_one_to_its_first_digits(fine, coarse, rounded):
    assert rounds_to(fine, coarse) is rounded


def test_a_value_that_a_vague_plural_allows_is_at_no_distance():
    assert distance_of(side_of("It lost dozens of otters."), side_of("It lost 60 otters.")) == 1
    assert distance_of(side_of("It lost 20 otters."), side_of("It lost 60 otters.")) == 3


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 1000), st.integers(3, 1000))
def test_distance_is_the_same_from_both_sides(a, b):
    left, right = side_of(f"The lake lost {a} otters."), side_of(f"The lake lost {b} otters.")
    assert distance_of(left, right) == distance_of(right, left) >= 1
