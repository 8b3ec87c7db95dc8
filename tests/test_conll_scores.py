"""The coreference measures give what the papers that define them print."""

import itertools
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from conll_scores import b_cubed, ceaf_e, chains, conll, muc

# Bagga and Baldwin 1998, figures 1 to 3: the key has chains of 5, 2 and 5 mentions.
KEY = chains(["12345", "67", "89ABC"])
SMALL_ERROR = chains(["12345", "6789ABC"])  # the chain of 2 joined to one of 5
LARGE_ERROR = chains(["1234589ABC", "67"])  # the two chains of 5 joined


@pytest.mark.parametrize("response", [SMALL_ERROR, LARGE_ERROR])
def test_links_alone_see_no_difference_between_a_small_and_a_large_error(response):
    score = muc(KEY, response)
    assert (score.recall, round(score.precision, 2)) == (1.0, 0.9)


def test_b_cubed_tells_a_small_error_from_a_large_one():
    assert round(b_cubed(KEY, SMALL_ERROR).precision, 2) == 0.76
    assert round(b_cubed(KEY, LARGE_ERROR).precision, 2) == 0.58


# Luo 2005, table 1, with chains paired by phi 4: the two errors, one chain of all, and no chain at all.
def test_pairing_chains_off_punishes_what_links_and_mentions_reward():
    assert round(ceaf_e(KEY, SMALL_ERROR).f1, 3) == 0.733
    assert round(ceaf_e(KEY, LARGE_ERROR).f1, 3) == 0.667
    assert round(ceaf_e(KEY, chains(["123456789ABC"])).f1, 3) == 0.294
    assert round(ceaf_e(KEY, chains("123456789ABC")).f1, 3) == 0.178


# Pradhan et al. 2014: mentions that only one side has.
@pytest.mark.parametrize(
    ("response", "links", "mentions", "pairs"),
    [
        (["a", "bc", "def"], 1.0, 1.0, 1.0),
        (["a", "de"], 0.5, 0.56, 0.72),
        (["b", "c"], 0.0, 0.286, 0.267),
        (["xy", "z"], 0.0, 0.0, 0.0),
    ],
)
def test_mentions_of_one_side_only_count_against_it(response, links, mentions, pairs):
    key = chains(["a", "bc", "def"])
    found = chains(response)
    assert round(muc(key, found).f1, 3) == links
    assert round(b_cubed(key, found).f1, 3) == mentions
    assert round(ceaf_e(key, found).f1, 3) == pairs


partitions = st.lists(st.integers(0, 3), min_size=1, max_size=8).map(
    lambda homes: chains([[m for m, h in enumerate(homes) if h == home] for home in range(4)])
)


@given(partitions)
def test_a_partition_is_like_itself(some):
    assert b_cubed(some, some).f1 == pytest.approx(1)
    assert ceaf_e(some, some).f1 == pytest.approx(1)


@given(partitions, partitions)
def test_the_pairing_is_the_best_of_all_and_scores_lie_between_nothing_and_all(key, response):
    def alike(a, b):
        return 2 * len(a & b) / (len(a) + len(b))

    short, long = sorted((key, response), key=len)
    best = max(sum(map(alike, short, order)) for order in itertools.permutations(long, len(short)))
    assert ceaf_e(key, response).recall == pytest.approx(best / len(key))
    assert 0 <= conll(key, response) <= 1 + 1e-9
