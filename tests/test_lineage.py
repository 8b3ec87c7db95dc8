"""Passages that reports share, and the origins they point to."""

from itertools import pairwise

import pytest

from crossread.comparing.dating import place_times
from crossread.comparing.lineage import describe_lineage, find_origins
from crossread.comparing.passages import find_shared_passages
from crossread.comparing.wordings import group_quotes
from crossread.model import Published, Story
from handmade import read_reports

WIRE = "The ferry left Quay Nine at dawn with sixty passengers and struck a sandbar off Point Maren"


def shared(*texts):
    readings = read_reports(*texts)
    by_id = {r.document.report.id: r.parse.text for r in readings}
    return [
        (p.left.span.of(by_id[p.left.report]), p.right.span.of(by_id[p.right.report]), p.how)
        for p in find_shared_passages(readings)
    ]


def test_a_sentence_carried_word_for_word_is_found_whole():
    found = shared(
        f"Storms hit the coast. {WIRE}, officials said.", f"{WIRE}. The harbour stayed shut."
    )
    assert found == [(WIRE, WIRE, "verbatim")]


def test_a_lightly_edited_sentence_is_found_and_called_so():
    edited = WIRE.replace("with sixty passengers", "carrying sixty passengers").replace(
        "off Point", "near Point"
    )
    [(left, right, how)] = shared(f"{WIRE}.", f"{edited}.")
    assert left.startswith("The ferry left Quay Nine")
    assert right.endswith("Maren")
    assert how == "light_edit"


def test_the_same_remark_between_marks_is_no_copying():
    remark = (
        '"We heard a long scraping noise and then everybody slid to one side," said pilot Ana Roig.'
    )
    [(_, _, how)] = shared(f"It was dark. {remark}", f"The pilot spoke to us. {remark}")
    assert how == "same_quote"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Two men were arrested in the harbour on Monday.",
            "Police arrested two men at the port on Monday.",
        ),
        (
            "The ministry of transport and the coast guard of Arvel",
            "The coast guard of Arvel and the ministry of transport",
        ),
        ("", "Nothing stands on the other side."),
        (
            "In the end it was one of the first to be at the side of the road",
            "At the end of the day it was one of the last to be on the road",
        ),
    ],
)
def test_what_two_reporters_write_by_themselves_is_not_shared(left, right):
    assert shared(left, right) == []


def test_a_passage_does_not_run_over_a_paragraph_break():
    found = shared(f"{WIRE}.\n\n{WIRE.lower()} again.", f"{WIRE}.")
    assert all("\n" not in left for left, _, _ in found)


def test_a_credited_wire_is_an_origin_of_the_text_two_reports_share():
    readings = read_reports(f"{WIRE}.", f"{WIRE}. More to come.", agencies=("AFP",))
    story = Story("s1", "", ("r1", "r2"), shared_passages=find_shared_passages(readings))
    origins, shares = find_origins(readings, story)
    assert [origin.reports for origin in origins] == [("r1", "r2")]
    assert "AFP" in origins[0].what
    assert {share.part for share in shares} == {"wire", "own"}


def test_text_shared_without_a_credit_is_called_shared_and_nobody_is_said_to_copy():
    readings = read_reports(f"{WIRE}.", f"{WIRE}.")
    story = Story("s1", "", ("r1", "r2"), shared_passages=find_shared_passages(readings))
    origins, shares = find_origins(readings, story)
    assert "no wire credited" in origins[0].what
    assert {share.part for share in shares} == {"shared"}


def test_every_kept_word_has_one_share():
    remark = (
        '"We heard a long scraping noise and then everybody slid to one side," said pilot Ana Roig.'
    )
    readings = read_reports(f"{WIRE}.\n{remark}", f"Calm seas. {WIRE}.")
    quotes, _ = group_quotes(readings, ())
    story = Story(
        "s1", "", ("r1", "r2"), quotes=quotes, shared_passages=find_shared_passages(readings)
    )
    _, shares = find_origins(readings, story)
    for reading in readings:
        own = sorted(s.place.span for s in shares if s.place.report == reading.document.report.id)
        assert all(a.end <= b.start for a, b in pairwise(own))
        covered = set()
        for span in own:
            covered.update(range(span.start, span.end))
        assert all(i in covered or not c.isalnum() for i, c in enumerate(reading.parse.text))


def dated_story(*texts, agencies=(), day="2025-03-10"):
    readings = read_reports(*texts, agencies=agencies)
    published = tuple(Published(day, "given", "") for _ in readings)
    times = tuple(t for r, p in zip(readings, published, strict=True) for t in place_times(r, p))
    story = Story("s1", "", (), times=times, shared_passages=find_shared_passages(readings))
    return readings, find_origins(readings, story, published)[1]


def test_what_came_long_before_the_report_is_its_background():
    readings, shares = dated_story(
        "The ferry sank on Sunday. It was built in 1987. The captain was questioned."
    )
    parts = [(share.part, share.place.span.of(readings[0].parse.text)) for share in shares]
    assert ("background", "It was built in 1987.") in parts
    assert [part for part, _ in parts] == ["own", "background", "own"]


def test_the_parts_of_a_report_cover_its_words_once():
    readings, shares = dated_story(
        f'{WIRE} on Sunday. The line opened in 1950. "We are sorry," the owner said.',
        f"{WIRE} on Sunday.",
    )
    for reading in readings:
        spans = [s.place.span for s in shares if s.place.report == reading.document.report.id]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        left = list(reading.parse.text)
        for span in spans:
            left[span.start : span.end] = [""] * len(span)
        assert not any(character.isalnum() for character in "".join(left))


@pytest.mark.parametrize(
    ("texts", "agencies", "words"),
    [
        (("The port was quiet.", "Rain fell."), (), "no wire credited, no text shared"),
        ((f"{WIRE}.", f"{WIRE}."), (), "shares text with another report, no wire credited"),
        ((f"{WIRE}.", f"{WIRE}."), ("Delta Press",), "mostly from a wire (Delta Press)"),
        (
            ("The port was quiet.", "Rain fell."),
            ("Delta Press",),
            "partly from a wire (Delta Press credited, which part is not known)",
        ),
    ],
)
def test_a_report_is_its_own_or_partly_or_mostly_from_a_wire(texts, agencies, words):
    readings, shares = dated_story(*texts, agencies=agencies)
    assert describe_lineage(readings[0].document, shares) == words
