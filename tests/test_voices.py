"""Whose words they are where the phrase beside them does not begin with the name."""

import pytest

from crossread.model import Document, Quote, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def quotes(text: str) -> tuple[Quote, ...]:
    (reading,) = read_documents(
        [Document(Report("r1", "x.txt", "", "utf-8", text), text, SourceMap(()))]
    )
    return reading.quotes


def speakers(text: str) -> list[str | None]:
    return [quote.speaker_text for quote in quotes(text) if quote.kind != "scare"]


@pytest.mark.parametrize(
    "lead",
    [
        "Marta Lindqvist, leader of the Harbour Union, which also struck on Monday, said",
        "Marta Lindqvist, national chair of the Dockers and Stevedores, which Anton Brede founded, said",
        "Marta Lindqvist, 44, of the Clean Harbour group, which held the rally, said",
        "Northport city council leader Marta Lindqvist said",
    ],
)
def test_a_name_goes_before_what_is_said_of_its_bearer(lead):
    assert speakers(f'{lead}: "The cranes will stand still until they listen to us."') == [
        "Marta Lindqvist"
    ]


def test_a_spokesman_for_somebody_is_not_that_person():
    text = 'A spokesman for Marta Lindqvist, who is abroad, said: "She will be back on Friday."'
    assert speakers(text) == ["A spokesman for Marta Lindqvist"]


STRIKE = (
    "Anton Brede said Ivo Quill had been a loyal harbour master.\n\n"
    "He added that Quill had “always told the truth” about the cranes.\n\n"
)


def test_he_who_speaks_of_somebody_by_name_is_somebody_else():
    assert set(speakers(STRIKE)) == {"Anton Brede"}


def test_a_pronoun_beside_words_that_name_somebody_is_not_that_person():
    text = STRIKE + "“Nobody here ever doubted Ivo Quill,” he said. “He was fair.”"
    assert speakers(text)[-2:] == ["Anton Brede", "Anton Brede"]


def test_whoever_speaks_goes_ahead_of_whom_he_speaks_of():
    text = (
        "His brother Anton Brede told the Harbour Post he believed the harbour master, Ivo Quill, had "
        "fallen from the pier.\n\n“We grew up in the same street,” he said."
    )
    assert speakers(text)[-1] == "Anton Brede"


def test_another_modifier_speaks_for_who_has_just_spoken():
    text = (
        "Ivo Quill, chairman of the Harbour Board, said the cranes were safe.\n\n"
        "But Anton Brede said they were not. The Green chairman told reporters: “They shake.”"
    )
    assert speakers(text)[-1] == "Anton Brede"
