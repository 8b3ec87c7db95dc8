"""The silence matrix, and what one report alone is said to have: silence is claimed with care."""

import pytest

from crossread.comparing.alignment import align
from crossread.comparing.dating import date_reports
from crossread.comparing.matrix import breaks_off
from crossread.comparing.nearness import Surroundings
from crossread.running.pipeline import compare
from handmade import read_reports

CRASH = (
    "Coach crash\n\nTwelve people were hurt when a coach hit a lorry at Elm Bridge on Monday. "
    "The driver of the coach, Ida Kern, was taken to the infirmary in Drava."
)
AGAIN = (
    "Lorry hit\n\nA coach hit a lorry at Elm Bridge on Monday, and twelve people were hurt. "
    "Police closed the road for six hours."
)
BARLEY = "Harvest\n\nGrowers near Kesten expect forty tons of barley this autumn."


def story_of(*texts):
    readings = read_reports(*texts)
    return compare(readings, date_reports(readings))


def states(story, report):
    return [cell.state for row in story.matrix for cell in row.cells if cell.report == report]


def test_the_matrix_has_a_cell_for_every_report_and_finding():
    story = story_of(CRASH, AGAIN, BARLEY)
    assert len(story.matrix) == len(story.findings)
    for row, finding in zip(story.matrix, story.findings, strict=True):
        assert row.finding == finding.id
        assert [cell.report for cell in row.cells] == list(story.reports)
        told = {cell.report for cell in row.cells if cell.state in ("stated", "contradicted")}
        assert set(finding.reports) <= told
        assert all(cell.places for cell in row.cells if not cell.state.startswith("not_"))


def test_a_report_on_another_matter_does_not_mention_the_point():
    story = story_of(CRASH, AGAIN, BARLEY)
    shared = [row for row in story.matrix if row.cells[0].state == row.cells[1].state == "stated"]
    assert shared
    assert {row.cells[2].state for row in shared} == {"not_mentioned"}


def test_a_report_with_a_sentence_near_the_point_is_not_called_silent():
    near = "Elm Bridge\n\nThe coach that hit a lorry at Elm Bridge on Monday had worn brakes."
    story = story_of(CRASH, AGAIN, near)
    first = next(row for row in story.matrix if row.cells[0].state == row.cells[1].state)
    assert first.cells[2].state in ("stated", "touched")
    assert first.cells[2].places


def test_a_report_that_breaks_off_cannot_be_said_to_be_silent():
    cut = "Budget vote\n\nThe finance committee will meet again on Thursday to decide whether the"
    silent = set(states(story_of(CRASH, AGAIN, cut), "r3"))
    assert "not_mentioned" not in silent
    assert "not_knowable" in silent


@pytest.mark.parametrize(
    ("last", "cut"),
    [
        ("The committee will meet to decide whether the", True),
        ("The committee, which had met on Monday, ...", True),
        ("The committee will meet again on Thursday.", False),
        ("Call the office in Drava for further details", False),
        ("The committee met on Monday and", True),
    ],
)
def test_a_text_breaks_off_on_a_word_that_asks_for_another(last, cut):
    assert breaks_off(f"Budget vote\n\nThe council met.\n\n{last}") is cut


def test_the_sides_of_a_conflict_are_those_of_its_reason():
    measures = "The council asks for a resolution under Chapter 7, which allows economic sanctions."
    force = "The council asks for a resolution under Chapter 7, which allows the use of force."
    story = story_of(*(f"Council vote\n\n{words}" for words in (force, measures, force)))
    [conflict] = [f for f in story.findings if f.kind == "conflict" and len(f.reports) == 3]
    [row] = [row for row in story.matrix if row.finding == conflict.id]
    assert [cell.state for cell in row.cells] == ["stated", "contradicted", "stated"]


def test_a_day_to_come_may_have_been_known_before():
    story = story_of(
        "Vote set\n\n2 May 2014\n\nThe speaker of the Drava assembly said that the mayor will be elected on 3 June 2014.",
        "Poll day\n\n3 May 2014\n\nThe mayor of Drava will be elected on 3 June 2014, the speaker of the assembly said.",
        "Harvest\n\n1 May 2014\n\nGrowers near Kesten expect forty tons of barley.",
    )
    assert "not_knowable" not in states(story, "r3")


def test_what_another_report_tells_in_much_the_same_words_stands_in_no_report_alone():
    story = story_of(
        f"{CRASH} The council of Drava ordered 40 new barriers for the bridge on Tuesday.",
        f"{AGAIN} On Tuesday the council in Drava decided to order forty barriers for Elm Bridge.",
    )
    alone = [f for f in story.findings if f.kind == "single_source"]
    assert not any("barriers" in finding.topic for finding in alone)


def test_a_sentence_without_a_neighbour_comes_near_nothing():
    readings = read_reports(CRASH, BARLEY)
    around = Surroundings(align(readings))
    last = len(around.units) - 1
    assert around.alike(last) == 0.0
    assert around.covered(last) == 0.0
    assert around.nearest([last]) == {}


def test_a_sentence_that_leans_on_another_is_not_told_as_what_one_report_alone_has():
    story = story_of(
        f"{CRASH} “We lost four crates of pears and our whole week’s work.” "
        "The lorry carried four crates of pears to a cannery near Kesten.",
        AGAIN,
    )
    alone = [f for f in story.findings if f.kind == "single_source"]
    assert any("cannery" in finding.topic or "pears" in finding.topic for finding in alone)
    assert not any("work" in finding.topic for finding in alone)
