"""The example's answers stand where they say, and its furniture is found to the character."""

import json
from pathlib import Path

import pytest

from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports

FOLDER = Path(__file__).parents[1] / "examples" / "strait"
GOLD = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
REPORTS, PROBLEMS = gather_reports([str(FOLDER / "reports")])
TEXTS = {report.id: report.text for report in REPORTS}


def places(node, report=None):
    """Every place of the answers with its report."""
    if isinstance(node, dict):
        report = node.get("report", node["id"] if "file" in node else report)
        if {"start", "end", "text"} <= node.keys():
            yield report, node
        for value in node.values():
            yield from places(value, report)
    elif isinstance(node, list):
        for value in node:
            yield from places(value, report)


def test_the_example_is_read_without_a_problem():
    assert PROBLEMS == []
    assert [Path(r.path).name for r in REPORTS] == [r["file"] for r in GOLD["reports"]]


def test_every_answer_stands_at_its_place():
    found = list(places(GOLD))
    assert len(found) > 400
    for report, place in found:
        for start, end in [(place["start"], place["end"]), *place.get("also_at", [])]:
            assert TEXTS[report][start:end] == place["text"]


@pytest.mark.parametrize("answer", GOLD["reports"], ids=lambda r: r["file"])
def test_the_furniture_of_the_example_is_found(answer):
    report = next(r for r in REPORTS if r.id == answer["id"])
    document = clean_report(report)

    def characters(spans):
        return {
            i for start, end in spans for i in range(start, end) if not report.text[i].isspace()
        }

    found = characters((d.span.start, d.span.end) for d in document.dropped)
    assert found == characters((d["start"], d["end"]) for d in answer["drop"])
    assert document.outlet == answer["outlet"]
    assert list(document.agencies) == answer["agencies"]
