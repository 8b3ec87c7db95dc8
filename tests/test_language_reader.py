"""The trained reader: whole columns, and the same reading whatever stands beside a text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import language
from crossread.language import reader
from crossread.language.decoding import best_labels, follows
from crossread.language.parse import UPOS
from crossread.language.pieces import shape

pytestmark = pytest.mark.skipif(not reader.is_installed(), reason="the model is not installed")

STORM = (
    "Storm floods Port Hale\n\n"
    "Mayor Ada Benn said on Friday that the harbour of Port Hale would stay closed. "
    '"We lost two boats," Benn told reporters.\n\n'
    "According to the coast guard, at least 12 people were rescued near Sandwick, and Gen. Tom "
    "Orrin, who leads the Northern Relief Force, flew to Norway."
)
OTHERS = [
    "The bank raised its rate.",
    "Ministers met in Oslo. " * 30,
    "One word",
    "He said it would rain, and it did, and " * 40 + "then it stopped.",
]


def same(left: language.Parse, right: language.Parse) -> bool:
    return (
        left.upos.tolist() == right.upos.tolist()
        and left.xpos == right.xpos
        and left.heads.tolist() == right.heads.tolist()
        and left.relations == right.relations
        and left.names == right.names
        and left.attributions == right.attributions
        and left.sentence_starts.tolist() == right.sentence_starts.tolist()
        and np.abs(left.happened.astype(float) - right.happened.astype(float)).max() < 0.01
        and np.abs(left.vectors.astype(float) - right.vectors.astype(float)).max() < 0.01
    )


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    monkeypatch.setattr(reader, "_lately", {})


@pytest.fixture(scope="module")
def alone() -> language.Parse:
    return reader.read([STORM])[0]


def test_a_text_reads_the_same_beside_others(alone):
    assert same(alone, reader.read([*OTHERS, STORM, *OTHERS])[len(OTHERS)])
    assert same(alone, reader.read([STORM, STORM])[1])


def test_a_text_reads_the_same_on_one_thread_and_two(alone):
    assert same(alone, reader.read([STORM], threads=1)[0])
    assert same(alone, reader.read([STORM, *OTHERS], threads=2)[0])


def test_a_text_is_read_once(monkeypatch):
    first = reader.read([STORM, STORM])
    assert first[0] is first[1] is reader.read([STORM])[0]


def test_old_parses_are_forgotten(monkeypatch):
    monkeypatch.setattr(reader, "_REMEMBERED", 100)
    reader.read(["One man ran. " * 5, "Two men ran. " * 5])
    assert list(reader._lately) == ["Two men ran. " * 5]


def test_every_column_covers_every_token(alone):
    size = len(alone)
    assert alone.has_trees
    assert len(alone.upos) == len(alone.xpos) == len(alone.heads) == len(alone.relations) == size
    assert alone.vectors.shape == (len(alone.sentence_starts), 384)
    assert all(UPOS[tag] for tag in alone.upos)


def test_every_paragraph_begins_a_sentence_and_no_sentence_begins_twice():
    for parse in reader.read([STORM, *OTHERS]):
        starts = parse.sentence_starts.tolist()
        assert starts == sorted(set(starts))
        assert set(parse.paragraph_starts.tolist()) <= set(starts)
        assert len(parse.vectors) == len(starts)


@pytest.mark.parametrize(
    ("told", "doubted"),
    [
        ("The mayor resigned on Monday.", "The mayor may resign on Monday."),
        ("The troops left the town.", "The troops did not leave the town."),
        ("The court freed the editor.", "The editor hopes that the court will free him."),
    ],
)
def test_what_is_told_flat_is_believed_sooner_than_what_is_denied_or_only_possible(told, doubted):
    def belief(text: str) -> float:
        parse = reader.read([text])[0]
        words = ("resign", "leave", "left", "free")
        verbs = [t for t in range(len(parse)) if parse.word(t).startswith(words)]
        return float(parse.happened[verbs[0]])

    assert belief(told) > 0.6 > belief(doubted) + 0.1


def test_heads_stay_in_their_sentence_and_every_sentence_has_one_root(alone):
    for sentence in alone.sentences():
        heads = alone.heads[sentence.first : sentence.last]
        assert (heads < 0).sum() == 1
        inner = heads[heads >= 0]
        assert ((inner >= sentence.first) & (inner < sentence.last)).all()
        roots = [t.relation for t in sentence.tokens() if t.head < 0]
        assert roots == ["root"]


def test_the_persons_are_found_without_their_titles(alone):
    people = {alone.span(n.first, n.last).of(STORM) for n in alone.names if n.kind == "PER"}
    assert {"Ada Benn", "Benn", "Tom Orrin"} <= people


def test_said_is_a_cue_and_what_was_said_content(alone):
    said = {alone.span(a.first, a.last).of(STORM) for a in alone.attributions if a.role == "cue"}
    assert "said" in said
    content = " ".join(
        alone.span(a.first, a.last).of(STORM) for a in alone.attributions if a.role == "content"
    )
    assert "would stay closed" in content


def test_a_sentence_longer_than_a_window_has_one_root():
    text = "He bought " + ", ".join(["apples and pears"] * 200) + "."
    parse = reader.read([text])[0]
    assert len(parse.sentence_starts) == 1
    assert (parse.heads < 0).sum() == 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "🏳️‍🌈" * 50, "x" * 5000, "a\u0301" * 300, "\ud7ff"]
)
def test_strange_texts_are_read(text):
    parse = reader.read([text])[0]
    assert parse.text == text
    assert len(parse.heads) == len(parse.token_starts) or len(parse) == 0


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text):
    parse = reader.read([text])[0]
    assert len(parse) == 0 or len(parse.relations) == len(parse)


@pytest.mark.parametrize(
    ("word", "form"), [("iPhone", 3), ("U.S.", 2), ("É", 6), ("3rd", 0), ("…", 5)]
)
def test_the_shape_of_a_word_is_its_capitals(word, form):
    assert shape(word) == form


def test_passages_of_one_meaning_are_nearer_than_others_and_the_longest_is_taken():
    passages = ["The mayor resigned .", "The mayor stepped down .", "Cats sleep all day ."]
    vectors = reader.compare([*(text.split() for text in passages), ["storm"] * 500])
    assert vectors.shape == (4, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[0] @ vectors[1] > 0.7 > 0.3 > vectors[0] @ vectors[2]


def test_a_passage_has_the_same_vector_beside_others():
    alone = reader.compare([["The", "mayor", "resigned", "."]])[0]
    beside = reader.compare(
        [["Cats", "sleep"], ["The", "mayor", "resigned", "."], ["Go", "on"] * 40]
    )
    assert np.abs(alone - beside[1]).max() < 1e-4


def test_a_sentence_may_begin_where_no_mark_stands():
    text = "Cranes above the flooded quay of Port Hale Image: Ada Benn."
    parse = reader.read([text])[0]
    assert [sentence.text for sentence in parse.sentences()][-1] == "Image: Ada Benn."
    assert len(parse.vectors) == len(parse.sentence_starts)


def test_a_quotation_mark_turned_the_wrong_way_closes_its_sentence():
    text = "He called it “a misguided choice.“ However, the port will open again in May."
    assert [sentence.text[-1] for sentence in reader.read([text])[0].sentences()] == ["“", "."]


def test_a_name_is_not_torn_for_a_little_doubt():
    beginning, inside = [0.0, 3.0, 1.0], [0.0, 2.5, 1.5]
    scores = np.array([[[4.0, 0.0, 0.0], beginning, inside]], np.float32)
    assert best_labels(scores, [3], follows(1))[0].tolist() == [0, 1, 1]
    assert best_labels(scores, [3], reader._name_table(1))[0].tolist() == [0, 1, 2]


def test_a_word_that_is_hardly_likelier_a_name_than_not_is_none():
    scores = np.array([[[4.0, 0.0, 0.0], [0.0, 0.9, 0.0]]], np.float32)
    assert best_labels(scores, [2], follows(1))[0].tolist() == [0, 1]
    assert best_labels(scores, [2], reader._name_table(1))[0].tolist() == [0, 0]
