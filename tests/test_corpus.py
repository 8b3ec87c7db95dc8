"""The corpus annotations are sound in themselves; `annotate.py check DATA` checks them on the texts."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
spec = importlib.util.spec_from_file_location("corpus_annotate", CORPUS / "annotate.py")
assert spec is not None
assert spec.loader is not None
annotate = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = annotate
spec.loader.exec_module(annotate)

TEXT = (
    "Mayor Ada Bell said on Monday the bridge in Leeds was “a danger to all”. "
    "“We will close it,” she told the Leeds Courier. “It stays closed.”"
)
CHOSEN = annotate.Chosen("t1", "wikinews", "2019-0", ("A",))


def read(hand: str) -> "annotate.Annotation":
    return annotate.read_hand(CHOSEN, "A", TEXT, hand)


def words(span: tuple[int, int] | None) -> str | None:
    return TEXT[span[0] : span[1]] if span else None


def test_the_longest_name_claims_its_words_first() -> None:
    names = read("LOC Leeds\nORG Leeds Courier\nPER Ada Bell\nPER Bell").get("names")
    assert [(words((s, e)), kind) for s, e, kind in names] == [
        ("Ada Bell", "person"),
        ("Leeds", "place"),
        ("Leeds Courier", "organization"),
    ]


def test_a_content_on_both_sides_of_its_cue_has_two_spans() -> None:
    hand = "ATT 2-3 direct | she | told | We will close it, && It stays closed."
    [one] = read(hand)["attributions"]
    assert [words(s) for s in one["content"]] == ["We will close it,", "It stays closed."]
    assert (words(one["source"]), words(one["cue"])) == ("she", "told")


def test_plain_marks_in_a_hand_file_find_curly_ones() -> None:
    hand = 'ATT 1 partial | Mayor Ada Bell | said | the bridge ... was "a danger to all"'
    [one] = read(hand)["attributions"]
    assert words(one["content"][0]) == "the bridge in Leeds was “a danger to all”"


@pytest.mark.parametrize(
    "hand",
    [
        "PER Tom Cole",
        "WHO Ada Bell",
        "LOC Leeds @9",
        "ATT 1 direct | Ada Bell | shouted | the bridge",
        "ATT 1 spoken | Ada Bell | said | the bridge",
        "ATT 1 direct | Ada Bell | said",
        "ATT 1 direct | bridge | said | the bridge in Leeds",
    ],
)
def test_a_hand_line_that_does_not_fit_the_text_is_refused(hand: str) -> None:
    with pytest.raises(annotate.HandError):
        read(hand)


def test_a_changed_text_and_a_moved_span_are_faults() -> None:
    made = read("PER Ada Bell")
    assert list(annotate.find_faults(TEXT, made)) == []
    assert list(annotate.find_faults(TEXT + " ", made)) == ["the text has another hash"]
    made["names"] = [(5, 9, "person")]
    assert list(annotate.find_faults(TEXT, made)) == ["bad name span 5-9"]


def test_a_reading_agrees_with_itself_and_half_with_half() -> None:
    both = read("PER Ada Bell\nLOC Leeds @1")
    half = read("PER Ada Bell")
    assert annotate.compare_readings([(both, both)])["name place"][0] == 1.0
    found = annotate.compare_readings([(both, half)])
    assert found["name person"] == (1.0, 8)
    assert found["name place"] == (0.0, 5)
    assert found["name, exact span and kind"][0] == pytest.approx(2 / 3)


def test_every_annotation_belongs_to_a_chosen_text_and_is_in_order() -> None:
    chosen = {c.id: c for c in annotate.read_selection()}
    readings = annotate.read_annotations()
    assert len(chosen) >= 120
    assert {r["id"] for r in readings} <= set(chosen)
    for reading in readings:
        assert reading["batch"] in chosen[reading["id"]].batches
        assert len(reading["sha256"]) == 64
        assert not {k for _, _, k in reading["names"]} - set(annotate.NAME_KINDS.values())
        starts = [s for s, _, _ in reading["names"]]
        assert starts == sorted(starts)


def test_no_annotation_carries_words_of_its_text() -> None:
    allowed = {"id", "source", "batch", "sha256", "names", "attributions"}
    for path in sorted(CORPUS.glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) == allowed
