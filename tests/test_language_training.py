"""What training makes of corpora: masks of labels, names without titles, speech read off trees."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.attribution import Tree, find_attributions, role_masks
from training.corpora import (
    CORPORA,
    entity_spans,
    name_masks,
    read_conllu,
    spans_of,
    tree_window,
    without_titles,
)
from training.courses import COURSES, course_of, rate
from training.labels import ANY_ROLE, OUTSIDE, begin, inside

TRAINING = Path(__file__).parent.parent / "training"
CARD = TRAINING.parent / "src/crossread/language/models/en-1/CARD.md"

SAID = """\
# text = The mayor said that the port would close .
1	The	the	DET	DT	_	2	det	_	_
2	mayor	mayor	NOUN	NN	_	3	nsubj	_	_
3	said	say	VERB	VBD	_	0	root	_	_
4	that	that	SCONJ	IN	_	8	mark	_	_
5	the	the	DET	DT	_	6	det	_	_
6	port	port	NOUN	NN	_	8	nsubj	_	_
7	would	would	AUX	MD	_	8	aux	_	_
8	close	close	VERB	VB	_	3	ccomp	_	_
9	.	.	PUNCT	.	_	3	punct	_	_

"""


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "said.conllu"
    path.write_text(SAID)
    return next(read_conllu(path))[1]


def tree_of(rows):
    return Tree(
        [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows],
        [int(r[6]) - 1 for r in rows], [r[7] for r in rows],
    )  # fmt: skip


def test_a_clause_under_a_verb_of_saying_is_content_without_its_that(rows):
    spans, sure = find_attributions(tree_of(rows))
    assert spans == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(4, 8)]}
    assert sure


def test_according_to_gives_source_cue_and_the_rest_as_content():
    words = "According to guards , he left .".split()
    tree = Tree(
        words, [w.lower() for w in words], ["VERB", "ADP", "NOUN", "PUNCT", "PRON", "VERB", "PUNCT"],
        [2, 0, 5, 5, 5, -1, 5], ["case", "fixed", "obl", "punct", "nsubj", "root", "punct"],
    )  # fmt: skip
    spans, _ = find_attributions(tree)
    assert spans == {"source": [(2, 3)], "cue": [(0, 2)], "content": [(4, 6)]}


def test_a_verb_of_saying_in_no_known_shape_leaves_the_sentence_open():
    words = "He told lies .".split()
    tree = Tree(
        words, ["he", "tell", "lie", "."], ["PRON", "VERB", "NOUN", "PUNCT"],
        [1, -1, 1, 1], ["nsubj", "root", "obj", "punct"],
    )  # fmt: skip
    spans, sure = find_attributions(tree)
    assert not sure
    assert role_masks(4, spans, sure) == [[ANY_ROLE] * 4] * 3


def test_inner_speech_yields_to_the_outer_one():
    masks = role_masks(6, {"source": [], "cue": [], "content": [(0, 6), (2, 4)]}, True)
    assert masks[2] == [2, 4, 4, 4, 4, 4]


def test_a_treebank_sentence_becomes_a_window_with_heads_counted_from_nought(rows):
    window = tree_window(rows)
    assert window.heads == [1, 2, -1, 7, 5, 7, 7, 2, 2]
    assert window.roles[1] == [1, 1, 2, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["I-ORG", "I-ORG", "I-LOC"], [(0, 2, "ORG"), (2, 3, "LOC")]),
        (["B-LOC", "B-LOC"], [(0, 1, "LOC"), (1, 2, "LOC")]),
        (["O", "O"], []),
    ],
)
def test_spans_are_read_from_both_ways_of_tagging(tags, spans):
    assert spans_of(tags) == spans


def test_titles_leave_a_persons_name():
    words = ["Prime", "Minister", "Ada", "Benn"]
    assert without_titles(words, 0, 4) == 2
    masks = name_masks(words, [(0, 4, "p")], {"p": ("PER",)}, [OUTSIDE] * 4)
    assert masks == [OUTSIDE, OUTSIDE, begin("PER"), inside("PER")]


def test_a_nationality_marked_as_other_becomes_one_and_other_words_cannot():
    kinds = {"x": ("NORP", "MISC")}
    assert name_masks(["Norwegian"], [(0, 1, "x")], kinds, [OUTSIDE]) == [begin("NORP")]
    assert name_masks(["Clean", "Act"], [(0, 2, "x")], kinds, [OUTSIDE] * 2) == [
        begin("MISC"),
        inside("MISC"),
    ]


def test_entity_brackets_nest_and_close_by_number():
    column = ["Entity=(1-organization-new-x-1-coref(2-place-new-x-1-sgl)", "_", "Entity=1)"]
    assert sorted(entity_spans(column)) == [(0, 1, "place"), (0, 3, "organization")]


def test_every_course_begins_slowly_and_ends_slowly():
    ends = [sum(COURSES[: number + 1]) for number in range(len(COURSES))]
    for end, length in zip(ends, COURSES, strict=True):
        assert course_of(end - length, COURSES) == (0, length)
        assert course_of(end - 1, COURSES) == (length - 1, length)
        shares = [rate(step, length) for step in (0, length // 2, length - 1)]
        assert shares[0] < 0.1
        assert shares[1] == 1
        assert shares[2] < 0.1


def test_nothing_is_trained_on_that_is_not_declared_with_its_licence():
    code = "".join(path.read_text("utf-8") for path in sorted(TRAINING.glob("*.py")))
    read = set(re.findall(r'data / f?"([a-z_0-9]+)/', code))
    declared = {name for name, _, _ in CORPORA}
    card = CARD.read_text("utf-8")
    assert {"gap", "wikigold"} < read <= declared
    assert [row for row in CORPORA if row[1].split(",")[0].split(" (")[0] not in card] == []
