"""A spaCy document becomes a parse; the real pipeline is tried where one is installed."""

from types import SimpleNamespace

import pytest

from crossread.language.spacy_reader import read_with


def document(text, rows, ents=()):
    """A stand-in with the attributes of a spaCy document; rows are (word, pos, tag, head, dep)."""
    tokens, at = [], 0
    for number, (word, pos, tag, _, dep) in enumerate(rows):
        at = text.index(word, at)
        tokens.append(SimpleNamespace(i=number, text=word, idx=at, pos_=pos, tag_=tag, dep_=dep))
        at += len(word)
    for token, row in zip(tokens, rows, strict=True):
        token.head = tokens[row[3]]

    class Doc(list):
        pass

    doc = Doc(tokens)
    doc.sents = [tokens]
    doc.ents = [SimpleNamespace(start=a, end=b, label_=label) for a, b, label in ents]
    return doc


def pipeline_giving(doc):
    return SimpleNamespace(pipe=lambda texts: [doc for _ in texts])


TEXT = "Ada Benn was seen by guards in Oslo"
ROWS = [
    ("Ada", "PROPN", "NNP", 1, "compound"),
    ("Benn", "PROPN", "NNP", 3, "nsubjpass"),
    ("was", "AUX", "VBD", 3, "auxpass"),
    ("seen", "VERB", "VBN", 3, "ROOT"),
    ("by", "ADP", "IN", 3, "agent"),
    ("guards", "NOUN", "NNS", 4, "pobj"),
    ("in", "ADP", "IN", 3, "prep"),
    ("Oslo", "PROPN", "NNP", 6, "pobj"),
]


def test_prepositions_become_marks_of_their_nouns():
    doc = document(TEXT, ROWS, [(0, 2, "PERSON"), (7, 8, "GPE")])
    parse = read_with(pipeline_giving(doc), [TEXT])[0]
    assert parse.heads.tolist() == [1, 3, 3, -1, 5, 3, 7, 3]
    assert parse.relations == (
        "compound", "nsubj:pass", "aux:pass", "root", "case", "obl:agent", "case", "obl",
    )  # fmt: skip
    assert [(n.first, n.last, n.kind) for n in parse.names] == [(0, 2, "PER"), (7, 8, "LOC")]


def test_a_line_break_cuts_a_sentence_and_each_half_has_a_root():
    text = TEXT.replace(" by", "\nby")
    parse = read_with(pipeline_giving(document(text, ROWS)), [text])[0]
    assert parse.sentence_starts.tolist() == [0, 4]
    for sentence in parse.sentences():
        assert [t.relation for t in sentence.tokens() if t.head < 0] == ["root"]


def test_an_installed_pipeline_reads():
    spacy = pytest.importorskip("spacy")
    try:
        pipeline = spacy.load("en_core_web_sm")
    except OSError:
        pytest.skip("no English pipeline of spaCy is installed")
    parse = read_with(pipeline, ["Ada Benn was seen in Oslo. She left."])[0]
    assert parse.has_trees
    assert len(parse.sentence_starts) == 2
