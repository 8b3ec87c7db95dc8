"""Damaged input gives a document or a problem row: never a traceback, never a wrong place."""

import json
import random
import time
from pathlib import Path

import pytest

from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.model import Document, Report
from crossread.running.pipeline import crossread
from crossread.spans import Span

CASES = json.loads(
    (Path(__file__).parent / "cases" / "clean" / "reports.json").read_text(encoding="utf-8")
)
TEXTS = [case["text"] for case in CASES] + [
    "Zoë said â€œnoâ€\x9d â\x80\x94 twice.\r\nFranÃ§ois & Sons &amp; Co. — “yes”, 😀.\n" * 3,
]
ENCODINGS = ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32", "koi8-r", "shift_jis"]


def damaged(number: int) -> bytes:
    """Variant `number`: cut, flipped, encoded wrongly, sprinkled with zeros, or several of these."""
    draw = random.Random(number)
    text = draw.choice(TEXTS)
    raw = text.encode(draw.choice(ENCODINGS) if number % 3 == 0 else "utf-8", "ignore")
    if number % 2 == 0:
        cut = draw.randrange(len(raw) + 1)
        raw = raw[:cut] if draw.random() < 0.5 else raw[cut:]
    if number % 5 == 0:
        flipped = bytearray(raw)
        for _ in range(min(len(flipped), draw.randrange(1, 40))):
            flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
        raw = bytes(flipped)
    if number % 7 == 0:
        for _ in range(draw.randrange(1, 6)):
            at = draw.randrange(len(raw) + 1)
            raw = raw[:at] + b"\x00" + raw[at:]
    if number % 11 == 0:
        raw = raw.replace(b"\n", b"\r")
    if number % 13 == 0:
        raw = raw.decode("latin-1").encode()  # mojibake
    return raw


def check_places(document: Document) -> None:
    """Every place the document states is one, and every copied character is where it is said to be."""
    source = document.report.text
    for dropped in document.dropped:
        assert dropped.span.of(source)
    for repair in document.repairs:
        assert repair.span.of(source) != repair.now
    for span in document.agency_places:
        assert span.of(source)
    for piece in document.source_map.pieces:
        if piece.copied:
            assert piece.clean.of(document.text) == piece.source.of(source)
    for at in range(0, len(document.text), max(1, len(document.text) // 50)):
        assert document.source_map.to_source(Span(at, at + 1)).of(source)
    if document.headline is not None:
        assert document.headline.of(document.text)
    for turn in document.turns:
        assert turn.label.of(document.text)
        assert turn.speech.of(document.text)
    for fold in document.source_map.folds:
        assert fold.kept.of(source)
        assert fold.again.of(source)


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_two_hundred_damaged_files_give_documents_or_problem_rows(tmp_path, suffix):
    for number in range(200):
        (tmp_path / f"{number:03}{suffix}").write_bytes(damaged(number))
    reports, problems = gather_reports([str(tmp_path)])
    assert len(reports) + len(problems) == 200
    assert len(reports) > 150
    for problem in problems:
        assert problem.message
    for report in reports:
        check_places(clean_report(report))


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_damaged_records_give_documents_or_problem_rows(tmp_path, suffix):
    for number in range(60):
        draw = random.Random(number)
        text = draw.choice(TEXTS)
        line = (
            json.dumps({"url": "x", "text": text})
            if suffix == ".jsonl"
            else f'url,text\nx,"{text}"'
        )
        raw = bytearray(line.encode())
        for _ in range(draw.randrange(4)):
            raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
        (tmp_path / f"{number:03}{suffix}").write_bytes(bytes(raw))
    reports, problems = gather_reports([str(tmp_path)])
    assert len(reports) + len(problems) >= 60
    for report in reports:
        check_places(clean_report(report))


@pytest.mark.parametrize(
    "line",
    ["word " * 2_000_000, "x" * 10_000_000, "It rained, he said. " * 500_000, "((((" * 2_500_000],
    ids=["words", "one word", "sentences", "brackets"],
)
def test_ten_megabytes_of_one_line_are_read(line):
    check_places(clean_report(Report("r1", "a.txt", "", "utf-8", line)))


@pytest.mark.parametrize(
    "text", ["", "\n", "\x00", "\ufeff", "\ud800", ":", "(", "By", "A: \nA: \nB: \nB: \nA: "]
)
def test_strange_little_texts_are_documents(text):
    check_places(clean_report(Report("r1", "a.txt", "", "utf-8", text)))


@pytest.mark.parametrize("unit", ["x", "<svg>", "a-b"])
def test_a_word_of_a_million_characters_is_read_and_told_in_seconds(tmp_path, unit):
    noise = unit * (1_000_000 // len(unit))
    for name, what in (("a", "Marit Lund"), ("b", noise)):
        text = f"The ferry {what} ran aground off Sallow Point on Tuesday, Oda Fenn said.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    before = time.process_time()
    digest = crossread([str(tmp_path)])
    assert time.process_time() - before < 30
    parse = digest.readings[1].parse
    assert (len(parse), len(parse.sentence_starts)) == (15, 1)
