"""What reports tell alike: how much two claims must share."""

import pytest

from crossread.comparing.dating import date_reports
from crossread.comparing.told_contrasts import tell_one_thing
from crossread.running.pipeline import compare
from handmade import read_reports

NAMES = frozenset(["orrin"])
CASES = [
    ("much in common, and as much beside it", {"a": 0.9, "b": 0.9, "c": 1.0}, {"a": 0.9, "d": 0.9}, 1),
    ("a name and a sum in short claims", {"orrin": 0.5, "#40": 1.0, "a": 0.4}, {"orrin": 0.5, "#40": 1.0}, 1),
    ("a name alone", {"orrin": 2.0, "a": 0.4}, {"orrin": 2.0, "b": 0.4}, 0),
    ("two different numbers", {"a": 1.0, "b": 1.0, "#2": 0.5}, {"a": 1.0, "b": 1.0, "#3": 0.5}, 0),
    ("little in common in long claims", {"a": 0.5, "b": 2.0, "c": 2.0}, {"a": 0.5, "d": 2.0, "e": 2.0}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "left", "right", "one"), CASES, ids=[case[0] for case in CASES])
def test_two_claims_tell_one_thing_where_most_of_their_matter_is_common(why, left, right, one):
    assert tell_one_thing(left, right, NAMES) is bool(one)
    assert tell_one_thing(right, left, NAMES) is bool(one)


def reasons(kind, *texts):
    readings = read_reports(*texts)
    story = compare(readings, date_reports(readings))
    return [finding.why for finding in story.findings if finding.kind == kind]


def test_a_detail_that_is_a_cause_is_told_as_a_reason():
    told = reasons(
        "refine",
        "Regatta\n\nThe regatta on Lake Orrin was delayed on Sunday, the club said. Crowds had come.",
        "Regatta late\n\nThe regatta on Lake Orrin was delayed on Sunday due to thick fog and drifting "
        "timber in the harbour mouth.",
    )
    assert told == [
        "Outlet 2 gives a reason, “due to thick fog and drifting timber in the harbour mouth”, "
        "which Outlet 1 does not have."
    ]


def test_a_cause_in_a_clause_of_its_own_is_a_detail_too():
    told = reasons(
        "refine",
        "Regatta\n\nThe start of the long regatta was delayed on Sunday by an hour. Crowds had come early.",
        "Regatta late\n\nThe start of the long regatta was delayed on Sunday by an hour because thick fog "
        "and drifting timber had closed the harbour mouth.",
    )
    assert [why.split(",")[0] for why in told] == ["Outlet 2 gives a reason"]


def test_who_only_speaks_of_a_thing_is_not_said_to_tell_it():
    told = reasons(
        "agree",
        "Dam\n\nMinisters of the valley states agreed on Monday to lower the Brennach dam by two metres.",
        "Dam lowered\n\nMinisters agreed on Monday to lower the Brennach dam by two metres after long talks.",
        "River\n\nFarmers of the valley had asked ministers for years to lower the old Brennach dam, a "
        "wall that keeps the spring floods of the upper river from their orchards.",
    )
    assert [why for why in told if "speaks of it too" in why or "all tell" in why] == [
        "Outlet 1 and Outlet 2 both tell this; Outlet 3 speaks of it too."
    ]
