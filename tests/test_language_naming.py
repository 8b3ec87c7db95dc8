"""One report agrees with itself about its names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.naming import agree, without_title
from crossread.language.parse import NameSpan

CASES = {
    "the kind with more weight wins": (
        "Sandwick fell . Sandwick burns . Sandwick waits .",
        [(0, 1, "LOC", 0.9), (3, 4, "ORG", 0.5), (6, 7, "LOC", 0.4)],
        [(0, 1, "LOC"), (3, 4, "LOC"), (6, 7, "LOC")],
    ),
    "a surname follows the full name, the article dropped": (
        "Omar al-Kassab fled . Kassab is safe .",
        [(0, 2, "PER", 0.9), (4, 5, "ORG", 0.6)],
        [(0, 2, "PER"), (4, 5, "PER")],
    ),
    "two bodies joined by a hyphen are two where each stands alone": (
        "NPA and DFG met . An NPA - DFG team left .",
        [(0, 1, "ORG", 0.9), (2, 3, "ORG", 0.9), (6, 9, "ORG", 0.9)],
        [(0, 1, "ORG"), (2, 3, "ORG"), (6, 7, "ORG"), (8, 9, "ORG")],
    ),
    "a body whose name has a hyphen stays one": (
        "DFG met . The NPA - DFG left .",
        [(0, 1, "ORG", 0.9), (4, 7, "ORG", 0.9)],
        [(0, 1, "ORG"), (4, 7, "ORG")],
    ),
    "a name found once is found again": (
        "The Port Hale Herald said so . The Port Hale Herald was right .",
        [(1, 4, "ORG", 0.7)],
        [(1, 4, "ORG"), (8, 11, "ORG")],
    ),
    "ranks, titles and the possessive stay outside": (
        "Brig. Gen. Tom Orrin 's men met President Benn .",
        [(0, 5, "PER", 0.9), (7, 9, "PER", 0.9)],
        [(2, 4, "PER"), (8, 9, "PER")],
    ),
    "a title alone and words in small letters are no names": (
        "The General told reporters",
        [(1, 2, "PER", 0.9), (3, 4, "ORG", 0.5)],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_names_agree(case):
    text, spans, expected = case
    found = agree(text.split(), [NameSpan(*span) for span in spans])
    assert [(n.first, n.last, n.kind) for n in found] == expected


@given(st.data())
def test_names_never_overlap_and_stand_in_order(data):
    words = data.draw(
        st.lists(
            st.sampled_from(["Ada", "Benn", "Gen.", "al-Benn", "ran", "'s", "-", "Oslo"]),
            max_size=20,
        )
    )
    spans, at = [], 0
    while at < len(words):
        size = data.draw(st.integers(1, 3))
        if at + size <= len(words) and data.draw(st.booleans()):
            kind = data.draw(st.sampled_from(["PER", "ORG", "LOC"]))
            spans.append(NameSpan(at, at + size, kind, 0.7))
        at += size
    found = agree(words, spans)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(0 <= n.first < n.last <= len(words) for n in found)


def test_a_title_is_never_the_whole_name_cut_away():
    assert without_title(["President"], 0, 1) == 0
