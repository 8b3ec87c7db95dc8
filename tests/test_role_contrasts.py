"""What reports call one person: limits of an office that one report has and another leaves out."""

import pytest

from crossread.comparing.dating import date_reports
from crossread.comparing.role_contrasts import read_office
from crossread.running.pipeline import compare
from handmade import read_reports

OFFICES = [
    ("the self-appointed mayor of Brede", "mayor", "disputed"),
    ("de facto mayor", "mayor", "disputed"),
    ("acting Interior Minister", "minist", "acting"),
    ("ex-president", "presid", "former"),
    ("Former home secretary Mr", "secretari", "former"),
    ("new prime minister", "minist", ""),
    ("a leader of the self-proclaimed republic", "leader", ""),
]


@pytest.mark.parametrize(("printed", "head", "limit"), OFFICES, ids=[row[0] for row in OFFICES])
def test_an_office_is_read_with_its_limit_and_without_its_body(printed, head, limit):
    office = read_office(printed)
    assert (office.head[:5], office.limit) == (head[:5], limit)


@pytest.mark.parametrize("printed", ["Mr", "U.S. Rep.", "", "the", "—"])
def test_words_of_address_are_no_office(printed):
    assert read_office(printed) is None


def called(*texts):
    readings = read_reports(*texts)
    story = compare(readings, date_reports(readings))
    return [(f.kind, f.why) for f in story.findings if f.topic.startswith("what ")]


FLAT = "Grain\n\nThe harvest was poor, Mayor Ilya Brandt told the council on Monday."
DISPUTED = (
    "Harvest\n\nIlya Brandt, the self-appointed mayor of Varsk, spoke to the council on Monday."
)
ACTING = (
    "Harvest\n\nThe acting mayor, Ilya Brandt, spoke to the council. Mayor Ilya Brandt then left."
)


def test_an_office_that_another_report_disputes_has_lost_a_reserve():
    assert called(FLAT, DISPUTED) == [
        (
            "hedge_loss",
            "Outlet 1 calls Ilya Brandt “Mayor”, Outlet 2 “the self-appointed mayor of Varsk”.",
        )
    ]


def test_a_report_that_limits_an_office_once_knows_of_the_limit():
    assert called(ACTING, ACTING.replace("then left", "went home")) == []


def test_one_office_in_all_reports_is_no_finding():
    assert called(FLAT, FLAT.replace("poor", "good")) == []
