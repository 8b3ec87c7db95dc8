"""Words and marks as the treebanks have them, and one token for what is no writing."""

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.rules import read_by_rule
from crossread.language.tokens import find_tokens


def words(text):
    return [text[start:end] for start, end in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Qa'ida's men", ["al-Qa'ida", "'s", "men"]),
        ("Al-Za’atari, al-Ba'ath-run", ["Al-Za’atari", ",", "al-Ba'ath", "-", "run"]),
        ("'al-Assad' fled", ["'", "al-Assad", "'", "fled"]),
        ("al-Assad’s al-Masri'll", ["al-Assad", "’s", "al-Masri", "'ll"]),
        ("(mail a.b+c@sea.example.org).", ["(", "mail", "a.b+c@sea.example.org", ")", "."]),
        ("well-known a@b", ["well", "-", "known", "a", "@b"]),
    ],
)
def test_words_are_split_as_the_treebanks_split_them(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize("unit", ["x", "a-b", "<svg>", "1a", "a.", "((", "al-", "Zz/9+", "é’"])
def test_a_run_of_a_million_characters_is_one_token(unit):
    noise = unit * (1_000_000 // len(unit))
    noise = noise.rstrip(".") + "q"
    assert words(f"Look: {noise}. We left.") == ["Look", ":", noise, ".", "We", "left", "."]
    assert len(read_by_rule(f"Look: {noise}. We left.").sentence_starts) == 2


@pytest.mark.parametrize("unit", ["x", "a-b", "<svg>", "1a", "a.", "((", "al-", "a@", "''", "."])
def test_time_grows_with_the_text_and_not_with_its_square(unit):
    def seconds(times):
        text = (unit * (390 // len(unit)) + " ") * times
        before = time.process_time()
        read_by_rule(text)
        return time.process_time() - before

    seconds(10)
    assert seconds(400) < 0.3 + 20 * seconds(40)


@given(st.text(alphabet="aLl-'’n t.s@1<\n", max_size=500) | st.text(max_size=80))
def test_every_character_that_is_no_space_lies_in_one_token(text):
    found = find_tokens(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    between = [
        text[a:b]
        for a, b in zip(
            [0, *(e for _, e in found)], [*(s for s, _ in found), len(text)], strict=True
        )
    ]
    assert not re.search(r"\S", "".join(between))
