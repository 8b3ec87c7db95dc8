"""Lemmas from rules over endings and a table of exceptions."""

import json

import pytest

from crossread.language.lemmas import apply_rules, lemma

RULES = {"NNS s": "1+", "NNS ies": "3+y", "VBD ed": "2+", "VBD ied": "3+y", "VBG ": "0+"}


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        ("boats", "NNS", "boat"),
        ("armies", "NNS", "army"),
        ("carried", "VBD", "carry"),
        ("fled", "VBD", "fl"),  # what the table of exceptions is for
        ("going", "VBG", "going"),
        ("", "NNS", ""),
        ("red", "JJ", "red"),
    ],
)
def test_the_longest_ending_decides(word, tag, form):
    assert apply_rules(RULES, word, tag) == form


def test_the_table_goes_before_the_rules_and_proper_nouns_keep_their_form(tmp_path):
    table = {"rules": RULES, "words": {"VBD fled": "flee"}}
    (tmp_path / "lemmas.json").write_text(json.dumps(table))
    assert lemma("Fled", "VBD", tmp_path) == "flee"
    assert lemma("Carried", "VBD", tmp_path) == "carry"
    assert lemma("Emirates", "NNPS", tmp_path) == "Emirates"


def test_without_a_table_a_word_is_its_own_lemma(tmp_path):
    assert lemma("Boats", "NNS", tmp_path) == "boats"
