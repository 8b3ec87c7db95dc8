"""
What is known to be read wrongly about people and their words; a case that begins to pass announces itself.

Counts by kind stand in docs/errors-words.md.
"""

import pytest

from crossread.comparing.identity import join_entities
from crossread.comparing.wordings import group_quotes
from crossread.model import Document, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def read(*texts: str):
    return tuple(
        read_documents(
            [
                Document(Report(f"r{n}", f"{n}.txt", "", "utf-8", text), text, SourceMap(()))
                for n, text in enumerate(texts, 1)
            ]
        )
    )


# text -> (kind, words, speaker) of every quotation in it
QUOTES = {
    "a noun as what was denied": (
        "The council denied reports of a leak in the tunnel.",
        [("indirect", "reports of a leak in the tunnel", "The council")],
    ),
    "a speaker that only 'for' names": (
        'For Ada Quill it was "the end of the pier".',
        [("partial", "the end of the pier", "Ada Quill")],
    ),
    "two speakers, each with an apposition": (
        "On Monday, Ida Rose, the mayor, and Bo Lund, her deputy, said the pier was safe.",
        [("indirect", "the pier was safe", "Ida Rose and Bo Lund")],
    ),
}


@pytest.mark.xfail(strict=True, reason="see docs/errors-words.md")
@pytest.mark.parametrize("case", QUOTES)
def test_quotations_that_are_read_wrongly(case):
    text, expected = QUOTES[case]
    (reading,) = read(text)
    found = [(q.kind, q.span.of(text), q.speaker_text) for q in reading.quotes]
    assert found == expected


# two reports -> is what the first and the second have one utterance?
UTTERANCES = {
    "a paraphrase that keeps no word": (
        '"We have nothing left to give," Ada Quill told the council.',
        'Ada Quill told councillors: "The coffers are bare."',
        True,
    ),
    "two statements of one body about one thing": (
        "The ferry hit the east pier in thick fog and eleven passengers were hurt, police said on Monday.",
        "The ferry hit the east pier in thick fog and eleven witnesses were heard, police said on Friday.",
        False,
    ),
}


@pytest.mark.xfail(strict=True, reason="see docs/errors-words.md")
@pytest.mark.parametrize("case", UTTERANCES)
def test_utterances_that_are_joined_or_parted_wrongly(case):
    one, two, joined = UTTERANCES[case]
    readings = read(one, two)
    quotes, _ = group_quotes(readings, join_entities(readings))
    groups = [
        {q.group for q in quotes if q.report == report and q.group} for report in ("r1", "r2")
    ]
    assert bool(groups[0] & groups[1]) is joined


# two reports -> how many people they name
PEOPLE = {
    "namesakes who share both names": (
        "The painter Ada Quill, 81, opened her show in Lima.",
        "The goalkeeper Ada Quill, 19, signed for Arden on Friday.",
        2,
    ),
    "a married name with no part in common": (
        "Ida Rose won the race on Sunday.",
        "Ida Lund, who raced as Ida Rose until her wedding, won on Sunday.",
        1,
    ),
}


@pytest.mark.xfail(strict=True, reason="see docs/errors-words.md")
@pytest.mark.parametrize("case", PEOPLE)
def test_people_that_are_joined_or_parted_wrongly(case):
    *texts, number = PEOPLE[case]
    assert sum(entity.kind == "person" for entity in join_entities(read(*texts))) == number
