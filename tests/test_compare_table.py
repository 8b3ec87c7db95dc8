"""What `crossread compare` draws: the findings, then which report says what."""

import json
from pathlib import Path

import pytest

from crossread.running.pipeline import crossread
from crossread.telling.tables import draw_tables

NORTH = (
    "Ferry sinks off Cape Tarn\n\nAt least 9 people were killed when the ferry Oriel sank off Cape Tarn "
    "on Monday. The crew had asked for help at dawn."
)
SOUTH = "The Oriel sinks\n\nAt least 9 people were killed when the ferry Oriel sank off Cape Tarn."
WEST = "Oriel lost\n\nThe old pier at Brede was painted blue in the spring, the council said."


def digest_of(folder: Path, texts: list[str]):
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return crossread([str(folder)])


def test_the_matrix_sets_every_point_against_every_report(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    digest = digest_of(tmp_path, [NORTH, SOUTH, WEST])
    rows = json.loads(draw_tables(digest, "compare", "json", {}))
    matrix = [row for row in rows if row["kind"] == "matrix"]
    assert matrix
    assert all(row["r1"] or row["r2"] or row["r3"] for row in matrix)
    killed = next(row for row in matrix if "killed" in row["topic"])
    assert (killed["r1"], killed["r2"], killed["r3"]) == ("stated", "stated", "")
    drawn = draw_tables(digest, "compare", "terminal", {})
    assert drawn.index("Where the reports agree") < drawn.index("The matrix")
    assert "| Point | r1 | r2 | r3 |" in draw_tables(digest, "compare", "markdown", {})


def test_who_asks_for_a_kind_gets_no_matrix(tmp_path):
    digest = digest_of(tmp_path, [NORTH, SOUTH])
    assert "The matrix" not in draw_tables(digest, "compare", "terminal", {"kind": ("agree",)})


@pytest.mark.parametrize("many", [9, 12])
def test_many_reports_are_listed_by_what_they_do_with_a_point(many, tmp_path):
    digest = digest_of(
        tmp_path, [NORTH] + [SOUTH.replace("Oriel sinks", f"Oriel {n}") for n in range(many - 1)]
    )
    rows = json.loads(draw_tables(digest, "compare", "json", {}))
    killed = next(row for row in rows if row["kind"] == "matrix" and "killed" in row["topic"])
    assert killed["stated"].split() == [f"r{number}" for number in range(1, many + 1)]
