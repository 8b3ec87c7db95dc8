"""From source text to document: what is repaired, set aside, folded, and what is never touched."""

import json
from pathlib import Path

import pytest

from crossread.getting.clean import clean_report
from crossread.getting.furniture import is_prose, match_pattern
from crossread.getting.outlets import outlet_of_facts
from crossread.getting.repairs import find_repairs
from crossread.lexicon.furniture import FURNITURE
from crossread.model import Document, Facts, Report
from crossread.spans import Span

CASES = Path(__file__).parent / "cases" / "clean"
LINES = json.loads((CASES / "lines.json").read_text(encoding="utf-8"))
REPORTS = json.loads((CASES / "reports.json").read_text(encoding="utf-8"))

PROSE = "The pier at Brae was shut on Friday after a storm, officials said in a notice."


def clean(text: str, path: str = "a.txt", **facts: object) -> Document:
    return clean_report(Report("r1", path, "", "utf-8", text, Facts(**facts)))


def set_aside(document: Document) -> list[list[str]]:
    return [[d.span.of(document.report.text), d.why] for d in document.dropped]


@pytest.mark.parametrize(("why", "line"), LINES["furniture"], ids=lambda x: x[:40])
def test_furniture_is_known_by_its_words(why, line):
    assert match_pattern(line) == why


def test_the_shortcut_past_costly_patterns_changes_nothing():
    lines = [line for _, line in LINES["furniture"]] + LINES["prose"]
    lines += [line for case in REPORTS for line in case["text"].split("\n") if line.strip()]
    for line in lines:
        slowly = next((reason for reason, pattern, _ in FURNITURE if pattern.match(line)), None)
        assert match_pattern(line) == slowly


@pytest.mark.parametrize("line", LINES["prose"], ids=lambda x: x[:40])
def test_prose_that_looks_like_furniture_is_left_alone(line):
    assert match_pattern(line) is None


@pytest.mark.parametrize("case", REPORTS, ids=[case["name"] for case in REPORTS])
def test_a_report_is_stripped_of_what_is_no_prose(case):
    document = clean(case["text"])
    assert set_aside(document) == case["dropped"]
    for field in ("title", "kind", "outlet"):
        if field in case:
            assert getattr(document, field) == case[field]
    for field in ("agencies", "authors"):
        if field in case:
            assert list(getattr(document, field)) == case[field]


@pytest.mark.parametrize("case", REPORTS, ids=[case["name"] for case in REPORTS])
def test_what_was_set_aside_is_gone_from_the_cleaned_text_and_nothing_else_is(case):
    document = clean(case["text"])
    gone = sum(len(words.split()) for words, _ in set_aside(document))
    assert len(document.text.split()) == len(case["text"].split()) - gone


def test_a_folded_passage_knows_both_of_its_places():
    document = clean(f"{PROSE}\n{PROSE}\n")
    source = document.report.text
    start = source.index("Friday")
    again = document.source_map.also_at(Span(start, start + 6), source)
    assert [span.start for span in again] == [source.rindex("Friday")]


def test_a_body_run_together_in_one_paragraph_is_folded():
    body = f"{PROSE} It will open again on Monday, the harbour office said."
    document = clean(f"{body} {body}")
    assert document.text.strip() == body
    assert set_aside(document) == [[body, "duplicate"]]


def test_turns_of_a_transcript_hold_their_labels_and_words():
    text = next(case["text"] for case in REPORTS if case.get("kind") == "transcript")
    document = clean(text)
    turns = [(t.label.of(document.text), t.speech.of(document.text)) for t in document.turns]
    assert [label for label, _ in turns] == ["OLA BRANDT", "IDA QUIST", "BRANDT", "QUIST"]
    assert turns[1][1] == "It is. The planks are gone, and so is the lamp."
    assert turns[3][1] == "On Monday, if the wind allows it."


def test_the_headline_is_a_place_in_the_cleaned_text():
    document = clean(f"HARBOUR POST\n\nStorm shuts the pier at Brae\n\n{PROSE}\n")
    assert document.headline is not None
    assert document.headline.of(document.text) == "Storm shuts the pier at Brae"


def test_a_given_title_finds_the_headline_among_captions():
    text = f"The pier at dusk in May\n\nStorm shuts the pier at Brae\n\n{PROSE}\n"
    document = clean(text, title="Storm shuts the pier at Brae")
    assert document.headline is not None
    assert document.headline.of(document.text) == "Storm shuts the pier at Brae"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("FranÃ§ois", "François"),
        ("Norland â\x80\x94 rain", "Norland — rain"),
        ("itâ€™s", "it’s"),
        ("â\x80\x9cNo,â\x80\x9d", "“No,”"),
        ("It\x92s", "It’s"),
        ("Quist &amp; Sons", "Quist & Sons"),
        ("&#8220;No&#8221;", "“No”"),
    ],
)
def test_broken_characters_are_repaired_and_each_repair_is_recorded(broken, whole):
    document = clean(f"{broken} {PROSE}")
    assert document.text == f"{whole} {PROSE}"
    assert document.repairs
    for repair in document.repairs:
        assert repair.span.of(document.report.text) != repair.now
        assert len(repair.span) <= 7


@pytest.mark.parametrize(
    "sound", ["Zoë in Málaga", "“No,” — ‘yes’", "£5, 20°, ½", "Владимир", "ÀÉÎ", "naïve"]
)
def test_sound_characters_are_not_repaired(sound):
    assert find_repairs(sound) == []


def test_a_hard_wrapped_text_is_read_in_paragraphs():
    text = (
        "Storm shuts the pier at Brae\n\n"
        "The pier at Brae was shut on Friday after a storm that\n"
        "tore away its planks and its lamp, and the harbour office\n"
        "said that it would stay shut until Monday.\n\n"
        "Nobody was hurt, it said, but the mail boat has not been\n"
        "seen since Thursday night.\n"
    )
    document = clean(text)
    assert document.text.count("\n\n") == 2
    assert "storm that tore away" in document.text
    assert document.repairs == ()


def test_line_ends_of_other_systems_become_line_feeds():
    document = clean(f"Storm shuts pier\r\n\r\n{PROSE}\r\n")
    assert document.text == f"Storm shuts pier\n\n{PROSE}\n"


def test_marks_of_markdown_are_not_read():
    document = clean(f"# Storm shuts the pier\n\n{PROSE}\n", path="a.md")
    assert document.text == f"Storm shuts the pier\n\n{PROSE}\n"


def test_a_page_of_furniture_only_is_kept_as_it_is():
    document = clean("Play Live Radio\nSign up for our newsletter\n")
    assert document.dropped == ()


@pytest.mark.parametrize(
    ("facts", "outlet"),
    [
        (Facts(outlet="Brae Courier"), "Brae Courier"),
        (Facts(url="https://www.bbc.co.uk/news/1"), "BBC"),
        (Facts(url="http://edition.cnn.com/a"), "CNN"),
        (Facts(url="https://www.braecourier.example/a"), "braecourier.example"),
        (Facts(outlet="BBC News", basis="metadata"), "BBC"),
        (Facts(url="http://[broken"), None),
        (Facts(), None),
    ],
)
def test_the_outlet_comes_from_what_was_given(facts, outlet):
    assert outlet_of_facts(facts).outlet == outlet


def test_an_outlet_that_is_only_quoted_is_not_the_reports_own():
    assert clean(f'{PROSE} "It was old wood," she told CNN on Friday.').outlet is None


def test_the_language_of_a_short_text_is_not_guessed():
    assert clean("Der Steg ist zu.").language == "en"


def test_another_language_is_noticed():
    german = "Der Steg in Brae wurde am Freitag nach einem Sturm gesperrt, wie die Hafenbehörde mitteilte. "
    assert (
        clean(german * 3 + "Niemand wurde verletzt, sagte der Bürgermeister der Stadt.").language
        == "de"
    )


def test_prose_is_long_enough_and_ends_like_a_sentence():
    assert is_prose(PROSE)
    assert not is_prose("Nobody was hurt.")
    assert not is_prose("Storm shuts the pier at Brae for the whole of the week")


def test_words_of_the_page_inside_a_paragraph_are_set_aside():
    text = f"Storm shuts pier\n\n{PROSE}\n\nContinue reading the main story The pier is old (see map), and the harbour (Read more about it in Brae Magazine.) is older."
    document = clean(text)
    assert set_aside(document) == [
        ["Continue reading the main story ", "boilerplate"],
        [" (see map)", "promo"],
        [" (Read more about it in Brae Magazine.)", "promo"],
    ]
    assert document.text.endswith("The pier is old, and the harbour is older.")


@pytest.mark.parametrize(
    "words",
    [
        "He said so (see what he wrote in 2011) on Monday.",
        "It was red (Read, 44, agreed) on Monday.",
    ],
)
def test_brackets_of_the_prose_stay(words):
    assert set_aside(clean(f"Storm shuts pier\n\n{PROSE}\n\n{words}")) == []


@pytest.mark.parametrize(
    ("line", "date_line"),
    [
        ("San Francisco - The pier was shut on Friday after a storm, officials said.", True),
        ("Kabul, Afghanistan - The pier was shut on Friday after a storm, they said.", True),
        ("Ferries - The pier was shut on Friday after a storm, officials said.", False),
        ("Paris - with its bridges - was shut on Friday after a storm, officials said.", False),
    ],
)
def test_a_town_in_small_letters_is_a_date_line_where_it_is_known(line, date_line):
    found = set_aside(clean(f"Storm shuts the pier\n\n{line}\n\n{PROSE}"))
    assert [why for _, why in found] == (["date_line"] if date_line else [])


def test_a_title_ends_before_the_host_of_its_page():
    document = clean(f"Storm shuts the pier at Brae - BraeTV.com-Brae, Quell, the coast\n\n{PROSE}")
    assert document.title == "Storm shuts the pier at Brae"
