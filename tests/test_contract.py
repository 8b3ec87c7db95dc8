"""The export keeps its contract: it fits the schema, its places hold, and its bytes are stable."""

import json
from pathlib import Path

import jsonschema
import pytest

import crossread
from crossread.running.pipeline import crossread as read
from crossread.running.verify import find_places
from crossread.telling.exports.contract import write_json

SCHEMA = json.loads(
    (Path(crossread.__file__).parent / "telling/exports/crossread-1.schema.json").read_text("utf-8")
)
EXAMPLE = Path(__file__).parent.parent / "examples" / "strait" / "reports"

DOUBLED = """Dam gate fails above Orrin

The east gate of the Orrin dam gave way on Tuesday, killing at least four workers, the river board said.
"We heard it before we saw it," said foreman Ilse Brandt.
The road below the dam stayed shut.
The east gate of the Orrin dam gave way on Tuesday, killing at least four workers, the river board said.
"We heard it before we saw it," said foreman Ilse Brandt.
The road below the dam stayed shut.
"""
OTHER = """Four dead as dam gate fails

Four workers died when a gate of the Orrin dam failed, RenÃ© Aubry of the river board said.
Foreman Ilse Brandt said: "We heard it before we saw it."
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(DOUBLED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "metadata.csv").write_text("path,outlet,published\na.txt,The Weir,2031-05-06\n")
    return tmp_path


def exports(folder):
    yield json.loads(write_json(read([str(folder)])))
    if EXAMPLE.is_dir():
        yield json.loads(write_json(read([str(EXAMPLE)])))


def test_an_export_fits_the_schema(folder):
    for export in exports(folder):
        jsonschema.validate(export, SCHEMA)


def test_every_place_gives_back_its_words(folder):
    for path in (folder, EXAMPLE):
        if not path.is_dir():
            continue
        digest = read([str(path)])
        texts = {r.document.report.id: r.document.report.text for r in digest.readings}
        places = list(find_places(json.loads(write_json(digest))))
        assert len(places) > 10
        for place in places:
            for start, end in [[place["start"], place["end"]], *place.get("also_at", [])]:
                assert texts[place["report"]][start:end] == place["text"]


def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_processes(folder):
    once = write_json(read([str(folder)]))
    assert once == write_json(read([str(folder)]))
    for number in range(20):
        (folder / f"c{number}.txt").write_text(OTHER.replace("Four", f"{number + 2}"), "utf-8")
    assert write_json(read([str(folder)], jobs=1)) == write_json(read([str(folder)], jobs=2))


def test_what_cannot_be_read_is_a_problem_row_and_the_rest_goes_on(folder):
    export = json.loads(write_json(read([str(folder), str(folder / "absent.txt")])))
    assert len(export["reports"]) == 2
    named = " ".join(problem["path"] for problem in export["problems"])
    assert "empty.txt" in named
    assert "absent.txt" in named


def test_words_printed_twice_are_cited_at_both_places(folder):
    export = json.loads(write_json(read([str(folder)])))
    quote = next(
        q for q in export["stories"][0]["quotes"] if q["report"] == "r1" and q["kind"] == "direct"
    )
    assert len(quote["also_at"]) == 1


def test_the_order_of_the_reports_changes_nothing_but_ids(folder):
    one, two = str(folder / "a.txt"), str(folder / "b.txt")

    def words(export):
        return sorted(
            (place["text"], place.get("kind", ""))
            for place in find_places(export["stories"][0]["quotes"])
        )

    forth = json.loads(write_json(read([one, two])))
    back = json.loads(write_json(read([two, one])))
    assert words(forth) == words(back)


def test_a_report_in_another_language_is_kept_and_named_as_a_problem(tmp_path):
    (tmp_path / "fr.txt").write_text(
        "Le pont de Halden a été fermé lundi après la découverte d'une fissure, a annoncé la voirie. "
        "« Nous ne pouvions pas attendre un jour de plus », a déclaré l'ingénieure en chef Mara Lind. "
        "La circulation a été déviée vers l'ancien gué et quarante camions étaient bloqués le soir.",
        encoding="utf-8",
    )
    export = json.loads(write_json(read([str(tmp_path)])))
    assert export["reports"][0]["language"] == "fr"
    assert "only English is read" in export["problems"][0]["message"]


def test_a_claim_is_said_by_the_official_then_by_the_agency_that_carried_it(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Dam held, minister says\n\nThe dam at Orrin held, Oda Brink told Reuters on Monday.\n",
        "utf-8",
    )
    (story,) = json.loads(write_json(read([str(tmp_path)])))["stories"]
    names = {entity["id"]: entity["name"] for entity in story["entities"]}
    said = [[names[voice] for voice in claim["said_by"]] for claim in story["claims"]]
    assert ["Oda Brink", "Reuters"] in said
    links = [link for quote in story["quotes"] for link in quote["links"]]
    assert {(link["role"], link["text"], names[link["entity"]]) for link in links} == {
        ("carrier", "Reuters", "Reuters")
    }
