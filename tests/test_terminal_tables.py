"""Tables on the terminal: long words wrap in the widest column, and no column is cut off."""

import msgspec
import pytest

from crossread.telling.tables import Column, Table
from crossread.telling.terminal import draw_table

SPEECH = "The pier will be shut until the storm has passed and the crews have been heard " * 3
TABLE = Table(
    "Who said what",
    (
        Column("speaker", "Speaker"),
        Column("words", "Words", wide=True),
        Column("way", "Came through"),
        Column("outlet", "Outlet"),
        Column("group", "Same utterance"),
        Column("place", "Place"),
    ),
    (
        ("Harbour master Ivo Lantz", SPEECH, "", "The Tar Courier", "g12", "r1 1024-1268"),
        ("Ada Quill", "No", "", "Nova News", "", "r2 7-9"),
    ),
    "",
)


@pytest.mark.parametrize("width", [80, 120])
def test_speech_wraps_and_every_column_that_holds_something_is_drawn(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = draw_table(TABLE).splitlines()
    assert max(map(len, lines)) <= width
    heading = " ".join(lines[1 : next(i for i, line in enumerate(lines) if "───" in line)])
    assert all(word in heading.split() for word in ("Speaker", "Words", "Outlet", "Place"))
    assert "utterance" in heading


def test_a_column_that_holds_nothing_is_left_out(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    assert "through" not in draw_table(TABLE)


def test_the_words_have_the_most_room(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    rows = draw_table(TABLE).splitlines()
    assert any("The pier will be shut until" in row for row in rows)


def test_a_stacked_row_is_a_paragraph_with_its_long_words_before_its_short_ones(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = draw_table(msgspec.structs.replace(TABLE, stacked=True)).splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[-3:] == [
        "Ada Quill",
        "  No",
        "  Outlet: Nova News; Place: r2 7-9",
    ]


@pytest.mark.parametrize("width", [60, 160])
def test_a_row_is_a_paragraph_where_columns_would_break_a_word(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    names = Table(
        "Names",
        tuple(Column(str(n), f"Column {n}") for n in range(5)),
        (tuple(f"Undivided{'x' * 12}{n}" for n in range(5)),),
        "",
    )
    drawn = draw_table(names)
    assert all(f"Undivided{'x' * 12}{n}" in drawn for n in range(5))
    assert ("───" in drawn) == (width == 160)
