"""The learned scorer of pronouns: what the reader keeps for it, and that it decides the same each time."""

import numpy as np
import pytest

from crossread.language import linking, reader
from crossread.reading.pronouns import WEIGHTS

pytestmark = pytest.mark.skipif(not reader.is_installed(), reason="the model is not installed")

TEXT = "Mayor Ada Benn met Mary Lund in Oslo. She praised the harbour and thanked her warmly."


@pytest.fixture(scope="module")
def parse():
    return reader.read([TEXT])[0]


def test_only_words_that_may_be_meant_are_kept(parse):
    kept = {parse.word(int(token)) for token in parse.linked}
    assert {"Benn", "Lund", "She", "her"} <= kept
    assert not kept & {"in", ".", "praised"}
    assert parse.links.shape == (len(parse.linked), 2 * linking.WIDTH)


def test_a_text_without_he_and_she_keeps_nothing():
    plain = reader.read(["The bank raised its rate on Monday."])[0]
    assert plain.links is None
    assert len(plain.linked) == 0


def test_words_of_which_nothing_is_kept_are_looked_at_as_nothing(parse):
    silent = next(t for t in range(len(parse)) if t not in parse.linked)
    assert not linking.view(parse, [silent]).any()
    first = int(parse.linked[0])
    assert (linking.view(parse, [first, silent]) == parse.links[0].astype(float)).all()


def test_scores_are_rounded_and_do_not_depend_on_who_else_is_at_hand(parse):
    she = next(t for t in range(len(parse)) if parse.word(t) == "She")
    signs = [0.0] * len(WEIGHTS)
    both = linking.scores(parse, she, [(2,), (5,)], [signs, signs])
    assert both == [linking.scores(parse, she, [(n,)], [signs])[0] for n in (2, 5)]
    assert both == [round(score, 3) for score in both]


def test_what_is_kept_does_not_depend_on_what_else_is_read(parse):
    beside = reader._read(["One word.", TEXT, "He said so. " * 40], 1)[1]
    assert beside.linked.tolist() == parse.linked.tolist()
    assert np.abs(beside.links.astype(float) - parse.links.astype(float)).max() < 0.02
