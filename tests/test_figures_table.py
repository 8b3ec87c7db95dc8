"""The ledger on the terminal: a table per thing counted, and nothing lost in the files."""

import csv
import io
from pathlib import Path

import pytest

from crossread.running.pipeline import crossread
from crossread.telling.tables import draw_tables

TEXTS = {
    "north.txt": "Ferry sinks off Cape Tarn\n\nAt least 9 people were killed when the ferry Oriel sank.\n\n"
    "The repairs had cost 2,500,000 euros and taken more than a year.",
    "south.txt": "The Oriel sinks\n\nAt least 9 people were killed when the ferry Oriel sank.\n\n"
    "Repairs that had cost 2,500,000 euros had taken 16 months.",
    "west.txt": "Oriel lost\n\nThe ferry Oriel sank off Cape Tarn and 12 people were killed.",
}


@pytest.fixture(scope="module")
def digest(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return crossread([str(folder)])


def test_each_thing_counted_has_a_heading_with_how_far_its_figures_lie_apart(digest):
    drawn = draw_tables(digest, "figures", "terminal", {})
    assert "People killed: 9 to 12" in drawn.splitlines()
    assert "e+06" not in drawn


def test_reports_that_print_one_figure_share_a_row(digest):
    drawn = draw_tables(digest, "figures", "markdown", {})
    [row] = [line for line in drawn.splitlines() if line.startswith("| At least 9 people")]
    assert row.count("<br>") == 1


def test_the_file_has_a_row_for_every_figure_with_what_it_counts(digest):
    rows = list(csv.DictReader(io.StringIO(draw_tables(digest, "figures", "csv", {}))))
    killed = [row for row in rows if row["counts"] == "people killed"]
    assert [row["low"] for row in killed] == ["9", "9", "12"]


def test_the_policy_asked_for_is_named_and_marks_its_figure(digest):
    drawn = draw_tables(digest, "figures", "markdown", {"policy": ("range",)})
    assert "policy “range”" in drawn
    assert [line for line in drawn.splitlines() if "12 people" in line and "chosen" in line]


def test_a_column_that_others_leave_room_does_not_wrap(digest, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    drawn = draw_tables(digest, "figures", "terminal", {})
    assert [line for line in drawn.splitlines() if line.startswith("At least 9 people  ")]
