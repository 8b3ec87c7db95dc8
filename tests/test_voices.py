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


def test_who_a_title_calls_a_man_is_not_she():
    text = (
        "Ida Lantz steered the ferry onto the rocks.\n\nMr Justice Brede told the court that he had "
        'read her letters.\n\nHe added that she told her brother: "I wanted to see if the hull would '
        'hold."'
    )
    assert speakers(text)[-1] == "Ida Lantz"


def test_words_inside_a_statement_are_hers_whose_verb_holds_them():
    text = (
        "Ida Lantz steered the ferry onto the rocks. Mr Justice Brede heard the case.\n\nThe judge "
        "said Lantz had sent him a note about the loss of the ferry, which she blamed on “bad "
        "charts”."
    )
    assert [q.speaker_text for q in quotes(text) if q.kind == "partial"] == ["Ida Lantz"]


def test_he_is_a_representative_of_two_ports_rather_than_whom_he_answers():
    text = (
        "Vera Holm opened the talks in the port on Monday.\n\nA representative of a union that works "
        "in Tarn and other ports said the talks were late.\n\n“It is a worry that nobody has asked "
        "the crews about the cranes,” he said."
    )
    assert speakers(text)[-1].startswith("A representative of a union")


def test_the_report_is_not_named_after_whom_it_went_to():
    text = (
        "Three crews wrote a report to Harbour Board members in May.\n\n“The cranes need to be "
        "looked after far better,” the report said."
    )
    assert speakers(text) == ["the report"]


def test_a_passive_gives_words_to_the_agent_behind_them():
    text = "Ida Lantz, a keen sailor, was described as “reckless” by Bo Quill, one of her mates."
    assert speakers(text) == ["Bo Quill"]


def test_a_letter_speaks_past_what_is_said_of_it():
    text = (
        "A letter seen by the Harbour Post which went to all captains in spring from dockers' "
        "organizations (DOs) working in Tarn says a lack of cranes means the ships are late."
    )
    assert speakers(text) == ["A letter"]


def test_what_nobody_is_told_is_no_statement():
    text = (
        "In other ports the Board does not inform the crews when it sends ships, leading to "
        "“needless waiting” at the quay, the document said."
    )
    assert set(speakers(text)) == {"the document"}


def test_a_name_goes_behind_an_office_that_holds_another_name():
    text = (
        "According to the senior EU envoy for harbour affairs, Vera Holm, the “continued closing of "
        "the northern quay is without any reason”."
    )
    assert speakers(text)[-1] == "Vera Holm"


def test_what_a_headline_quotes_is_his_who_says_it_below():
    text = (
        "Ferry captain Ida Lantz 'had no care at all for lives'\n\nIda Lantz has been sent to prison "
        "for five years.\n\nBo Quill, who led the inquiry, said she showed “no care at all for "
        "lives” that night."
    )
    assert set(speakers(text)) == {"Bo Quill"}


def test_an_inquest_hears_what_it_is_told():
    text = "The inquest heard that the captain became tired after two nights at the wheel."
    assert speakers(text) == ["The inquest"]


def test_whose_words_the_court_heard_says_the_inner_verb():
    text = "The court heard that Ida Lantz had told the crew that the ferry was too slow."
    assert speakers(text) == ["Ida Lantz"]


def test_a_comparison_before_marks_names_no_term():
    text = "Ida Lantz said she had wanted to see if the sea was as “cold as they say” that night."
    assert [q.kind for q in quotes(text)] == ["indirect", "partial"]
