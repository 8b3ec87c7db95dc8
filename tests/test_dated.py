"""A row of a timeline can be read alone: it has a subject, a verb with a tense, and all that belongs to it."""

import pytest

from crossread.comparing.dating import date_reports
from crossread.language import model_name
from crossread.running.pipeline import compare
from handmade import read_reports

pytestmark = pytest.mark.skipif(
    model_name() == "rules", reason="what belongs to a verb needs trees"
)


def rows_of(body):
    readings = read_reports(f"Drava ferry\n\n7 May 2014\n\n{body}")
    story = compare(readings, date_reports(readings))
    return [(row.when, row.what) for row in story.timeline]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "While the wind rose, the ferry left the port of Drava on Monday.",
            ("2014-05-05", "The ferry left the port of Drava on Monday"),
        ),
        (
            "On Monday, the harbour office published pictures of the ferry leaving Drava.",
            ("2014-05-05", "The harbour office published pictures of the ferry leaving Drava"),
        ),
        (
            "Ida Kern runs the port and was arrested in Kesten on Monday.",
            ("2014-05-05", "Ida Kern was arrested in Kesten on Monday"),
        ),
        (
            "But the council closed the port on Monday.",
            ("2014-05-05", "The council closed the port on Monday"),
        ),
        (
            "On Monday, Ida Kern told the council that “we are lost.”",
            ("2014-05-05", "Ida Kern told the council that “we are lost.”"),
        ),
    ],
)
def test_a_dated_clause_is_told_whole(sentence, row):
    assert row in rows_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We had to work hard on Monday.”",
        "It was about 7am.",
        "They would have left on Monday.",
    ],
)
def test_what_nobody_could_read_alone_or_did_not_happen_has_no_row(sentence):
    assert rows_of(sentence) == []


def test_a_clause_that_is_only_supposed_has_no_row_of_its_own():
    rows = rows_of("The port will be safe once the army moves in on Friday.")
    assert not any(what.startswith("The army") for _, what in rows)


def test_two_days_of_one_clause_make_one_row():
    rows = rows_of("The ferry ran aground on Monday and on Tuesday near Drava.")
    assert len(rows) == 1
