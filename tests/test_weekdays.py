"""A bare weekday means the week that its story tells of, where its own sentence leaves it open."""

import pytest

from crossread.comparing.dating import place_times
from crossread.comparing.weekdays import settle_weekdays
from crossread.model import Published
from handmade import read_reports

TODAY = Published("2012-07-05", "given", "", "2012-07-05")  # a Thursday


def settled(*texts):
    readings = read_reports(*texts)
    dates = [TODAY] * len(readings)
    return [
        [time.value for time in place_times(reading, TODAY)]
        for reading in settle_weekdays(readings, dates)
    ]


def test_a_weekday_far_from_any_verb_is_that_of_the_rest_of_its_report():
    (values,) = settled(
        "Pier fight\n\nThe pier burned on Sunday. Two boats sank on Sunday. Crews ready to face the old "
        "rivals of the harbour, with lethal consequences on Sunday, stayed ashore."
    )
    assert values == ["2012-07-01"] * 3


def test_a_weekday_that_belongs_to_a_noun_is_that_of_the_other_reports():
    values = settled(
        "Pier vote\n\nThe mayor asked why the island had called for Sunday's vote on the old pier.",
        "Pier vote\n\nThe vote will be held on Sunday. It is to begin on Sunday, the mayor said.",
    )
    assert values == [["2012-07-08"], ["2012-07-08"] * 2]


@pytest.mark.parametrize(
    "sure",
    ["The council will meet on Sunday.", "The pier burned on Sunday."],
)
def test_a_weekday_beside_its_verb_stays(sure):
    others = "The pier burned on Sunday. Two boats sank on Sunday. It rained on Sunday."
    mine, _ = settled(f"Pier\n\n{sure}", f"Pier\n\n{others}")
    assert mine == (["2012-07-08"] if "will" in sure else ["2012-07-01"])


def test_without_a_day_to_count_from_nothing_is_turned():
    readings = read_reports("Pier\n\nThe pier burned on Sunday.")
    nothing = Published(None, "unknown", "")
    assert settle_weekdays(readings, [nothing]) == readings
