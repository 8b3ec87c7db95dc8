"""What the figures of a story show as findings: agreement, refinement, and no invented conflict."""

from crossread.model import Document, Published, Report
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare
from crossread.spans import SourceMap


def figure_findings(*texts, days=None):
    documents = [
        Document(Report(f"r{n}", f"{n}.txt", f"Outlet {n}", "utf-8", text), text, SourceMap(()))
        for n, text in enumerate(texts, 1)
    ]
    days = days or ["2030-05-02"] * len(texts)
    published = tuple(Published(day, "given", "") for day in days)
    return compare(tuple(read_documents(documents)), published).findings


def test_two_floors_far_apart_do_not_fit_each_other():
    found = figure_findings(
        "Norland war\n\nMore than 150,000 people were killed in the war in Norland, a group said.",
        "Norland war\n\nMore than 60 people were killed in the war in Norland, a group said.",
    )
    assert not [f for f in found if "60 people" in f.why and "150,000" in f.why]


def test_a_number_of_uprooted_that_a_later_report_puts_lower_is_a_conflict():
    found = figure_findings(
        "Norland\n\nThe war in Norland has displaced eight million villagers and split the country.",
        "Norland\n\nThe war in Norland has displaced five million villagers and split the country.",
        days=["2030-05-02", "2030-05-03"],
    )
    assert "conflict" in [f.kind for f in found if "eight million" in f.why]


def test_a_toll_that_a_later_report_puts_higher_is_of_another_moment():
    found = figure_findings(
        "Ferry down\n\nThe ferry Oriel sank off Cape Tarn and 24 people were killed, police said.",
        "Ferry down\n\nThe ferry Oriel sank off Cape Tarn and 31 people were killed, police said.",
        days=["2030-05-02", "2030-05-03"],
    )
    assert {f.kind for f in found if "24 people" in f.why} <= {"refine"}


def test_only_those_who_give_a_figure_are_said_to_give_it():
    found = figure_findings(
        "Ferry down\n\nThe ferry Oriel sank off Cape Tarn and 24 people were killed, police said.",
        "Oriel lost\n\nPolice said that 24 people were killed as the ferry Oriel sank off Cape Tarn.",
        "Inquiry\n\nA judge spoke in Lund of four ships that had burned in March.",
    )
    given = [f.why for f in found if "same figure" in f.why]
    assert given
    assert all("r3" not in why for why in given)


def test_hundreds_are_not_said_to_exclude_a_thousand_and_more():
    found = figure_findings(
        "Norland\n\nHundreds of people were killed in the gas attack on the port of Lund in May.",
        "Norland\n\nAbout 1,400 people were killed in the gas attack on the port of Lund in May.",
    )
    assert "conflict" not in [f.kind for f in found if "1,400" in f.why]
