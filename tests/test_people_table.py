"""The table of people as a reader sees it: what it tells, what it leaves unsaid, what it is filtered by."""

import json

import pytest

from crossread.running.pipeline import crossread
from crossread.telling.tables import draw_tables

TEXTS = {
    "r1.txt": "Quell mayor quits\n\nMohammed Zarukki, the mayor of Quell, resigned on Monday. Zarukki "
    "told the Harbour Board in Lima that he was tired of the long quarrel.\n",
    "r2.txt": "Mayor of Quell resigns\n\nMuhammad Zaruki resigned as mayor of Quell on Monday. His "
    "brother, Karim Zaruki, said the quarrel with the Harbour Board had gone on for years.\n",
}


@pytest.fixture(scope="module")
def digest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    rows = ["path,outlet", "r1.txt,Quell Gazette", "r2.txt,Lima Herald"]
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return crossread([str(folder)])


def rows(digest, **only: str) -> dict[str, dict[str, str]]:
    asked = {key: (value,) for key, value in only.items()}
    return {row["name"]: row for row in json.loads(draw_tables(digest, "people", "json", asked))}


def test_a_join_of_spellings_and_a_refusal_are_told_once_and_without_the_name_of_the_row(digest):
    found = rows(digest)
    mayor = next(row for name, row in found.items() if name.startswith("M"))
    assert mayor["why"].count("spelling of") == 1
    assert "not Karim Zaruki: one surname, other given names" in mayor["why"]
    assert mayor["why"].count("Karim") == 1
    assert mayor["name"] not in mayor["spellings"].split(", ")
    assert found["Harbour Board"]["why"] == ""


def test_people_stand_before_bodies(digest):
    kinds = [row["kind"] for row in rows(digest).values()]
    assert kinds == sorted(kinds, key=lambda kind: kind != "person")
    assert {"person", "organization"} == set(kinds)


def test_the_table_is_filtered_by_outlet_name_and_kind(digest):
    assert "Karim Zaruki" not in rows(digest, outlet="gazette")
    assert set(rows(digest, name="karim")) == {"Karim Zaruki"}
    assert set(rows(digest, kind="organization")) == {"Harbour Board"}
    assert "Nobody of that name" in draw_tables(digest, "people", "terminal", {"name": ("Xyz",)})
