"""Registers and positions: what opens a row, what does not, and a register of one's own."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from crossread.cli.commands import main
from crossread.comparing.dating import date_reports
from crossread.errors import CrossreadError
from crossread.language import model_name
from crossread.running.pipeline import compare
from crossread.telling.register_files import SLOTS, read_registers
from crossread.telling.registers import fill_registers
from handmade import read_reports


def story_of(*texts):
    readings = read_reports(*texts)
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
        assert set(register.slots) <= set(SLOTS)


def test_a_file_with_an_unknown_column_is_refused_by_name(tmp_path):
    (tmp_path / "odd.toml").write_text('name = "odd"\nslots = ["colour"]\n', "utf-8")
    with pytest.raises(CrossreadError, match=r"odd\.toml.*colour"):
        read_registers(tmp_path)


def test_a_figure_without_a_verb_still_counts_the_dead():
    _, story = story_of("Mill blast\n\nThe death toll from the mill blast rose to 14 on Monday.")
    assert any("14" in row.get("how many", "") for row in rows(story, "casualties"))


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_who_stayed_away_from_a_meeting_is_told():
    _, story = story_of(
        "Drava summit\n\nThe mayor of Drava attended the meeting on Monday. "
        "The governor of Kesten did not attend the meeting."
    )
    attendance = {row["who"]: row["attendance"] for row in rows(story, "meetings") if "who" in row}
    assert attendance["The mayor of Drava"] == "present"
    assert attendance["The governor of Kesten"] == "absent"


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_a_passive_tells_who_was_arrested_and_by_whom():
    _, story = story_of("Drava raid\n\nA harbour pilot was arrested by customs officers on Monday.")
    [row] = rows(story, "arrests")
    assert row["who"] == "A harbour pilot"
    assert row["by whom"] == "customs officers"


def test_what_a_named_speaker_promised_is_a_statement():
    _, story = story_of(
        'Drava mill\n\nThe owner, Ida Kern, spoke on Monday. Kern vowed to "rebuild every wall of it".'
    )
    assert any("rebuild" in row["what was said"] for row in rows(story, "statements"))


def test_a_file_in_a_folder_is_a_register_of_ones_own(tmp_path):
    table = 'name = "harvests"\ntriggers = "harvest"\nneeds = "any"\nslots = ["what happened"]\n'
    (tmp_path / "harvests.toml").write_text(table, "utf-8")
    readings, story = story_of("Farm news\n\nGrowers harvested the barley early this year.")
    made = [row for row in fill_registers(readings, story, tmp_path) if row.register == "harvests"]
    assert [dict(row.slots)["what happened"] for row in made] == [
        "Growers harvested the barley early this year"
    ]
    assert [place.report for place in made[0].places] == ["r1"]


@pytest.mark.skipif(model_name() == "rules", reason="what a verb means needs trees")
@pytest.mark.parametrize(
    ("register", "sentence"),
    [
        ("meetings", "The new dam meets every demand of the town of Drava."),
        ("meetings", "The owner, Ida Kern, wants to meet the mayor of Drava."),
        ("protests", "The mayor of Drava demonstrated great patience at the mill."),
        ("casualties", "The applause in Drava died down when Ida Kern spoke."),
        ("casualties", "The sound of the mill was drowned by the river."),
        ("arrests", "The council charged the fee for the mill in Drava."),
    ],
)
def test_a_verb_that_means_something_else_opens_no_row(register, sentence):
    _, story = story_of(f"Drava news\n\n{sentence}")
    assert rows(story, register) == []


@pytest.mark.skipif(model_name() == "rules", reason="what happened needs trees")
@pytest.mark.parametrize(
    ("register", "sentence"),
    [
        ("departures", "The union said that Ida Kern should resign."),
        ("departures", "Officials recommended that Ida Kern resign."),
        ("casualties", "The guards tried to kill Ida Kern."),
        ("casualties", "The prisoners will die if they eat nothing."),
        ("casualties", "It is a shame when you kill guards over their songs."),
        ("attacks", "The town of Drava fears the threat of a raid by smugglers."),
        ("sanctions", "The council warned that further sanctions against Kesten would follow."),
        ("meetings", "Kesten has to do the right thing and boycott the games in Drava."),
        ("protests", "Ida Kern often clashed with Elena Markov."),
    ],
)
def test_what_is_asked_for_feared_or_only_words_opens_no_row(register, sentence):
    _, story = story_of(f"Drava news\n\nIda Kern spoke. {sentence}")
    assert rows(story, register) == []


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
@pytest.mark.parametrize(
    ("register", "sentence", "slots"),
    [
        (
            "sanctions",
            "The council imposed sanctions on nine officials of Kesten.",
            {"who": "The council", "whom": "nine officials of Kesten"},
        ),
        (
            "arrests",
            "Dozens of people were detained by river police in two towns.",
            {"by whom": "river police", "how many": "Dozens of people"},
        ),
        ("arrests", "A 65-year-old man was arrested in Drava.", {"who": "A 65-year-old man"}),
        (
            "meetings",
            "Ida Kern runs the club and is due to attend talks in Drava.",
            {"who": "Ida Kern", "attendance": "planned"},
        ),
        ("meetings", "Kesten will not boycott the talks in Drava.", {"attendance": "planned"}),
        (
            "attacks",
            "The bombing of Drava by the rebels began at dawn.",
            {"who": "the rebels", "whom": "Drava"},
        ),
        (
            "statements",
            'Mayor Ida Kern warned that the dam\'s "continued decay would flood the town".',
            {"what was said": 'the dam\'s "continued decay would flood the town"'},
        ),
        (
            "statements",
            'Mayor Ida Kern urged the council to cool the "dangerous" quarrel.',
            {"what was said": 'the council to cool the "dangerous" quarrel'},
        ),
    ],
)
def test_a_row_tells_who_did_what_to_whom(register, sentence, slots):
    _, story = story_of(f"Drava news\n\nIda Kern is the mayor of Drava. {sentence}")
    [row] = rows(story, register)
    assert {name: row.get(name, "") for name in slots} == slots


@pytest.mark.skipif(model_name() == "rules", reason="whose day it is needs trees")
def test_the_day_of_something_else_in_the_clause_is_not_the_day_of_the_row():
    _, story = story_of(
        "Drava news\n\n3 May 2014\n\nDetectives have arrested Ida Kern over the fire of 1998."
    )
    [row] = rows(story, "arrests")
    assert "when" not in row


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_a_day_that_the_calendar_does_not_know_is_printed_as_it_stands():
    _, story = story_of("Drava news\n\nDetectives arrested Ida Kern in Drava on Monday.")
    [row] = rows(story, "arrests")
    assert row["when"] == "on Monday"


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_one_arrest_told_in_two_sentences_is_one_row():
    _, story = story_of(
        "Drava raid\n\nIda Kern was arrested in Drava. The mill closed early. "
        "Kern spoke to nobody after Ida Kern was arrested."
    )
    assert len(rows(story, "arrests")) == 1


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
@pytest.mark.parametrize(
    "sentence",
    [
        "The family of Elena Markov welcomed the new dam.",
        "Elena Markov has not opposed the new dam.",
        "Elena Markov called the new dam a gift for the town.",
        "Elena Markov refused to comment further.",
        "Elena Markov rejected the claims.",
        "Elena Markov defended her record.",
        "Elena Markov pushed back the opening of the dam.",
        "The town is asked to support decisions by Elena Markov.",
    ],
)
def test_who_only_is_named_nearby_or_takes_no_side_has_no_position(sentence):
    _, story = story_of(f"Dam vote\n\nElena Markov spoke on Monday. {sentence}")
    assert story.positions == ()


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_the_issue_of_a_position_is_told_with_what_completes_it():
    _, story = story_of("Dam vote\n\nElena Markov rejected the claim that the dam was safe.")
    assert [position.issue for position in story.positions] == ["the claim that the dam was safe"]


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
@pytest.mark.parametrize(
    ("sentence", "stance", "issue"),
    [
        ("The new dam was condemned by Elena Markov.", "against", "The new dam"),
        (
            "Elena Markov backed a plan that would move the town.",
            "for",
            "a plan that would move the town",
        ),
        (
            'Elena Markov called on Kesten to end its "ruinous works".',
            "for",
            'Kesten to end its "ruinous works"',
        ),
    ],
)
def test_a_side_is_told_with_its_issue(sentence, stance, issue):
    _, story = story_of(f"Dam vote\n\nElena Markov spoke on Monday. {sentence}")
    assert [(position.stance, position.issue) for position in story.positions] in (
        [(stance, issue)],
        [(stance, issue.replace('"', ""))],
    )


def test_the_register_shown_in_the_documents_works(tmp_path):
    page = (Path(__file__).parents[1] / "docs/registers.md").read_text("utf-8")
    table = page.split("```toml\n")[1].split("```")[0]
    (tmp_path / "harvests.toml").write_text(table, "utf-8")
    readings, story = story_of(
        "Farm news\n\nGrowers in Drava harvested 40 tons of barley on Monday."
    )
    made = [row for row in fill_registers(readings, story, tmp_path) if row.register == "harvests"]
    assert [dict(row.slots)["how many"] for row in made] == ["40 tons"]


@pytest.mark.skipif(model_name() == "rules", reason="who does what needs trees")
def test_a_verb_that_takes_a_side_gives_its_subject_a_position():
    _, story = story_of(
        "Dam vote\n\nElena Markov opposed the new dam, and Peter Lind supported the plan."
    )
    names = {entity.id: entity.name for entity in story.entities}
    stances = {names[position.actor]: position.stance for position in story.positions}
    assert stances.get("Elena Markov") == "against"
    assert stances.get("Peter Lind") == "for"


def test_the_command_takes_a_folder_of_ones_own_registers(tmp_path):
    reports, own = tmp_path / "reports", tmp_path / "own"
    reports.mkdir()
    own.mkdir()
    (reports / "a.txt").write_text("Farm news\n\nGrowers harvested the barley early.\n", "utf-8")
    table = 'name = "harvests"\ntriggers = "harvest"\nslots = ["what happened"]\n'
    (own / "harvests.toml").write_text(table, "utf-8")
    command = ["registers", str(reports), "--registers", str(own), "--format", "json", "-q"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert "Growers harvested the barley early" in result.output


def test_the_command_names_a_file_that_is_no_register(tmp_path):
    (tmp_path / "a.txt").write_text("Farm news\n\nGrowers harvested the barley.\n", "utf-8")
    (tmp_path / "bad.toml").write_text("name = \n", "utf-8")
    command = ["registers", str(tmp_path / "a.txt"), "--registers", str(tmp_path)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "bad.toml" in result.output
