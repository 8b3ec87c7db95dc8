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
