"""Who said what: cases as data, and what must hold for any text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language import read_by_rule
from crossread.model import Document, Quote, Reading, Report, Turn
from crossread.reading.marks import find_marked
from crossread.reading.page import lay_out
from crossread.reading.quotes import find_quotes
from crossread.reading.read import read_documents
from crossread.reading.speakers import trim_description
from crossread.spans import SourceMap, Span

CASES = Path(__file__).parent / "cases" / "quotes"
ROWS = [
    pytest.param(row, id=f"{path.stem}: {row['label']}")
    for path in sorted(CASES.glob("*.json"))
    for row in json.loads(path.read_text("utf-8"))
]


def read(text: str, turns: tuple[Turn, ...] = ()) -> Reading:
    report = Report("r1", "x.txt", "0" * 64, "utf-8", text)
    clean, source_map = SourceMap.build(text)
    kind = "transcript" if turns else "article"
    return Reading(Document(report, clean, source_map, kind=kind, turns=turns), read_by_rule(clean))


def shown(text: str, quote: Quote) -> dict:
    row = {"kind": quote.kind, "words": quote.span.of(text)}
    row["speaker"] = quote.speaker_text
    row["cue"] = quote.cue.of(text) if quote.cue else None
    row["continues"] = quote.continues
    row["occasion"] = quote.occasion
    row["anonymity"] = quote.anonymity
    return row


@pytest.mark.parametrize("row", ROWS)
def test_the_case_gives_these_quotes(row):
    found = [shown(row["text"], quote) for quote in find_quotes(read(row["text"]))]
    assert [r["words"] for r in found] == [r["words"] for r in row["expect"]]
    for got, want in zip(found, row["expect"], strict=True):
        assert {key: got[key] for key in want} == want


def test_a_pronoun_takes_the_speaker_before():
    text = 'Ada Quill said the wall held. The rain stopped.\n\n"We were lucky," she said.'
    quotes = find_quotes(read(text))
    assert quotes[-1].speaker_text == "Ada Quill"
    assert quotes[-1].speaker_mention.of(text) == "Ada Quill"


def test_a_quotation_nobody_can_be_found_for_says_so():
    text = '"The bridge is gone and the road with it."'
    (quote,) = find_quotes(read(text))
    assert (quote.speaker, quote.speaker_text, quote.speaker_mention) == (None, None, None)


def test_a_transcript_gives_turns_to_their_labels():
    text = "ADA QUILL: We saw the wave before we heard it.\nREPORTER: The town was asleep."
    turns = (
        Turn(Span(0, 9), Span(11, 46)),
        Turn(Span(47, 55), Span(57, 77)),
    )
    quotes = find_quotes(read(text, turns))
    assert [(q.kind, q.span.of(text), q.speaker_text) for q in quotes] == [
        ("direct", "We saw the wave before we heard it.", "ADA QUILL")
    ]


LETTERS = st.sampled_from([*"ab\"'“”‘’ .,\n?!é—A", "''", "said ", "He ", "that ", "according to "])
TEXTS = st.lists(LETTERS, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_places_that_stand_in_it(text):
    reading = read(text)
    quotes = find_quotes(reading)
    clean = reading.document.text
    for index, quote in enumerate(quotes):
        assert quote.span.of(clean).strip()
        assert quote.continues is None or 0 <= quote.continues < index
        for place in (quote.cue, quote.speaker_mention):
            assert place is None or place.of(clean)
    assert [q.span.start for q in quotes] == sorted(q.span.start for q in quotes)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_marked_stretches_never_overlap(text):
    spans = [marked.outer for marked in find_marked(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_one_huge_line_is_read_in_one_go():
    text = '"It is over," he said. ' * 4000
    assert len(find_quotes(read(text))) == 4000


TRIMMED = [
    ("As well as losing a wheel , she stopped .", (0, 4), None),
    ("It rained , said the ministry .", (3, 6), "the ministry"),
    ("Leading politicians and writers agreed .", (0, 4), "Leading politicians and writers"),
    ("With analysts saying little , it ended .", (0, 2), "analysts"),
]


@pytest.mark.parametrize(("text", "phrase", "kept"), TRIMMED)
def test_a_stretch_that_describes_nobody_is_no_speaker(text, phrase, kept):
    (reading,) = read_documents([read(text).document])
    found = trim_description(lay_out(reading), phrase)
    assert (found and reading.parse.span(*found).of(text)) == kept


# The way words came to a report: sentence -> (speaker, links by role), invented throughout.
WAYS = [
    ('"We will raise her in May," Oda Brink told Reuters in a telephone interview on Monday.',
     "Oda Brink", [("medium", "a telephone interview"), ("carrier", "Reuters")]),
    ("The ship will be raised in May, the minister, Oda Brink, said on Monday, according to the state "
     "news agency NOVA.", "Oda Brink", [("carrier", "the state news agency NOVA")]),
    ("The agency, NOVA Radio, quoted the governor, Ivo Lantz, as saying that the harbour would stay shut.",
     "Ivo Lantz", [("carrier", "NOVA Radio")]),
    ("Harbour Radio, citing officials, said two boats were missing.",
     "Harbour Radio", [("cited", "officials")]),
    ("Harbour Radio, citing bad weather, said two boats were missing.", "Harbour Radio", []),
    ('"It is over," Ada Quill wrote on Twitter.', "Ada Quill", [("medium", "Twitter")]),
    ("The harbour is shut, the ministry said in a statement on its website.",
     "the ministry", [("medium", "a statement"), ("medium", "its website")]),
    ('"They came at night," Ada Quill told the harbour council.', "Ada Quill", []),
    ("The mayor said the pier was safe, in remarks broadcast on state television.",
     "The mayor", [("carrier", "state television")]),
    ('"It is over," Ivo Lantz told the BBC in a statement.',
     "Ivo Lantz", [("medium", "a statement"), ("carrier", "the BBC")]),
    ('"Open the gates," the NOVA news agency quoted Ivo Lantz as saying.',
     "Ivo Lantz", [("carrier", "NOVA")]),
    ('"No one is safe," Ivo Lantz was quoted as saying by the NOVA news agency.',
     "Ivo Lantz", [("carrier", "the NOVA news agency")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "links"), WAYS)
def test_the_way_words_came_is_kept_as_far_as_the_text_says(text, speaker, links):
    (quote,) = [q for q in read_documents([read(text).document])[0].quotes if q.kind != "scare"]
    assert quote.speaker_text == speaker
    assert [(link.role, link.text) for link in quote.links if link.text[:7] != "remarks"] == links
    assert all(" ".join(link.span.of(text).split()) == link.text for link in quote.links)


def test_each_of_two_attributions_in_a_sentence_keeps_its_own_way():
    text = '"They came at night," a witness told the Norland Gazette, while police said that nobody was hurt.'
    first, second = read_documents([read(text).document])[0].quotes
    assert [link.text for link in first.links] == ["the Norland Gazette"]
    assert second.links == ()


def test_a_name_behind_a_dash_at_the_end_of_the_paragraph_signs_the_quotation():
    text = (
        "Voices from the port\n\n“The cranes scare me. Nobody looks at them.” ― Ada Quill\n\n"
        "“We can build a wall of herring crates.” — Ivo Lantz, 21, a student from Arden\n"
    )
    quotes = [q for q in read_documents([read(text).document])[0].quotes if q.kind == "direct"]
    assert [q.speaker_text for q in quotes] == ["Ada Quill", "Ivo Lantz"]


# Sentence -> (words, speaker) of what is reported in it, with the trained reader.
REPORTED = [
    ("The police have responded there with heavy force.", []),
    ("The keeper, who said he was pressed flat to the floor as the pier shook, spoke with dismay.",
     [("he was pressed flat to the floor as the pier shook", "The keeper")]),
    ("The owners said they suspected the crew of theft; the union said the crew had been used.",
     [("they suspected the crew of theft", "The owners"), ("the crew had been used", "the union")]),
    ("The raid drew an angry protest from the Harbour Office, which said the town had broken the plan.",
     [("the town had broken the plan", "Harbour Office")]),
    ("The ship will be raised in May, the transport minister, Oda Brink, said on Monday.",
     [("The ship will be raised in May", "Oda Brink")]),
    ("Her children Ida, Bo and Marta said the pier was safe.",
     [("the pier was safe", "Her children Ida, Bo and Marta")]),
    ("In Arden, Ida Rose and Bo Lund said the pier was safe.",
     [("the pier was safe", "Ida Rose and Bo Lund")]),
    ("The minister of trade and health, Ida Rose, said the pier was safe.",
     [("the pier was safe", "Ida Rose")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported_words_end_where_their_speaker_stops(text, expected):
    quotes = read_documents([read(text).document])[0].quotes
    assert [(q.span.of(text), q.speaker_text) for q in quotes] == expected


@pytest.mark.parametrize(
    "speaker",
    [
        "A spokesman for President Ivo Lantz",
        "The lawyer of former minister Ada Quill",
        "Foreign ministers Ida Rose of Norway and Bo Lund of Chile",
    ],
)
def test_who_speaks_for_somebody_and_who_speaks_together_keep_their_description(speaker):
    text = f"{speaker} said the show was over."
    assert [q.speaker_text for q in read_documents([read(text).document])[0].quotes] == [speaker]
