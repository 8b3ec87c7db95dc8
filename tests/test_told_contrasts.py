"""What reports tell alike: how much two claims must share."""

import pytest

from crossread.comparing.told_contrasts import tell_one_thing

NAMES = frozenset(["corso"])
CASES = [
    ("much in common, and as much beside it", {"a": 0.9, "b": 0.9, "c": 1.0}, {"a": 0.9, "d": 0.9}, 1),
    ("a name and a year in short claims", {"corso": 0.5, "#2005": 1.0, "a": 0.4}, {"corso": 0.5, "#2005": 1.0}, 1),
    ("a name alone", {"corso": 2.0, "a": 0.4}, {"corso": 2.0, "b": 0.4}, 0),
    ("two different numbers", {"a": 1.0, "b": 1.0, "#2": 0.5}, {"a": 1.0, "b": 1.0, "#3": 0.5}, 0),
    ("little in common in long claims", {"a": 0.5, "b": 2.0, "c": 2.0}, {"a": 0.5, "d": 2.0, "e": 2.0}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "left", "right", "one"), CASES, ids=[case[0] for case in CASES])
def test_two_claims_tell_one_thing_where_most_of_their_matter_is_common(why, left, right, one):
    assert tell_one_thing(left, right, NAMES) is bool(one)
    assert tell_one_thing(right, left, NAMES) is bool(one)
