"""Whom "he" and "she" stand for: the choice among the persons named before."""

import pytest

from crossread.language import linking, read, read_by_rule
from crossread.language.reader import is_installed
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.reading.pronouns import WEIGHTS, Candidate, choose, weigh

CASES = [
    # The subject of the sentence before goes ahead of whom it names besides.
    (
        "Mayor Ada Benn met Ruth Collin in Oslo on Monday. She flew home on Friday.",
        "She",
        "Ada Benn",
    ),
    # His own sex decides where only one fits.
    ("Peter Holm praised Mary Lund after the vote. She smiled at the crowd.", "She", "Mary Lund"),
    # Nobody is the object of his own verb.
    ("Tom Orrin spoke first. Paul Reed thanked him for the boats.", "him", "Tom Orrin"),
    # The one who is told of goes on being told of.
    (
        "Ivan Dale resigned on Monday. Dale had led the port since May. His deputy, Otto Marn, takes "
        "over. He will leave the town.",
        "His",
        "Ivan Dale",
    ),
]


def meant(text: str, pronoun: str) -> str | None:
    parse = read([text])[0]
    mentions, references, _ = link_mentions(parse, find_mentions(parse))
    for reference in references:
        if reference.span.of(text) == pronoun:
            return next(m.text for m in mentions if m.chain == reference.chain)
    return None


@pytest.mark.skipif(not is_installed(), reason="the model is not installed")
@pytest.mark.parametrize(("text", "pronoun", "person"), CASES)
def test_a_pronoun_stands_for_the_likeliest_person(text, pronoun, person):
    assert meant(text, pronoun) == person


def test_by_the_table_alone_the_one_named_last_is_chosen_of_equals():
    text = "Ada Benn met Mary Lund. She smiled."
    parse = read_by_rule(text)
    one, two = Candidate(4, {"acts": 1.0}), Candidate(2, {"acts": 1.0})
    assert choose(parse, 6, [one, two]) == 4
    assert choose(parse, 6, [Candidate(4, {"acts": 0.0}), two]) == 2
    assert choose(parse, 6, []) is None


@pytest.mark.skipif(not is_installed(), reason="the model is not installed")
def test_the_subject_of_a_verb_is_never_its_object_whatever_the_scorer_says(monkeypatch):
    text = "Tom Orrin spoke first. Paul Reed thanked him for the boats."
    parse = read([text])[0]
    blank = dict.fromkeys(WEIGHTS, 0.0)
    bound = Candidate(1, blank | {"same verb": 1.0}, (6,))
    free = Candidate(2, blank, (1,))
    monkeypatch.setattr(linking, "scores", lambda *_: [4.0, 0.0])
    assert choose(parse, 8, [bound, free]) == 2


def test_every_sign_has_a_reason_and_no_sign_weighs_nothing():
    assert all(reason and weight for weight, reason in WEIGHTS.values())
    assert weigh(dict.fromkeys(WEIGHTS, 0.0)) == 0
