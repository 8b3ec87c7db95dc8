"""Registers and positions: what opens a row, what does not, and a register of one's own."""

import pytest

from crossread.comparing.dating import date_reports
from crossread.language import model_name
from crossread.model import Document, Report
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare
from crossread.spans import SourceMap
from crossread.telling.registers import fill_registers, read_registers


def story_of(*texts):
    documents = []
    for number, text in enumerate(texts, 1):
        clean, way_back = SourceMap.build(text)
        report = Report(f"r{number}", f"{number}.txt", "0" * 64, "utf-8", text)
        documents.append(Document(report, clean, way_back))
    readings = tuple(read_documents(documents))
    return readings, compare(readings, date_reports(readings))


def rows(story, register):
    return [dict(row.slots) for row in story.registers if row.register == register]


def test_a_toll_opens_a_row_of_casualties_with_its_figure():
    _, story = story_of("Mill blast\n\nTwelve workers were injured at a mill in Drava on Monday.")
    [row] = rows(story, "casualties")
    assert "Twelve" in row["how many"]
    assert "injured" in row["what happened"]


def test_what_did_not_happen_opens_no_row():
    _, story = story_of("Mill blast\n\nTwelve workers were not injured at the mill.")
    assert rows(story, "casualties") == []


def test_what_may_have_happened_opens_no_row():
    _, story = story_of("Mill blast\n\nTwelve workers may have been injured at the mill.")
    assert rows(story, "casualties") == []


def test_every_shipped_register_has_triggers_and_slots():
    registers = read_registers()
    assert len({register.name for register in registers}) == len(registers) >= 8
    for register in registers:
        assert register.triggers
        assert set(register.slots) <= {
            "how many", "who", "what happened", "where", "when", "said by",
        }  # fmt: skip


def test_a_file_in_a_folder_is_a_register_of_ones_own(tmp_path):
    table = 'name = "harvests"\ntriggers = "harvest"\nneeds = "any"\nslots = ["what happened"]\n'
    (tmp_path / "harvests.toml").write_text(table, "utf-8")
    readings, story = story_of("Farm news\n\nGrowers harvested the barley early this year.")
    made = [row for row in fill_registers(readings, story, tmp_path) if row.register == "harvests"]
    assert [dict(row.slots)["what happened"] for row in made] == [
        "Growers harvested the barley early this year"
    ]
    assert [place.report for place in made[0].places] == ["r1"]


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_a_verb_that_takes_a_side_gives_its_subject_a_position():
    _, story = story_of(
        "Dam vote\n\nElena Markov opposed the new dam, and Peter Lind supported it."
    )
    names = {entity.id: entity.name for entity in story.entities}
    stances = {names[position.actor]: position.stance for position in story.positions}
    assert stances.get("Elena Markov") == "against"
    assert stances.get("Peter Lind") == "for"
