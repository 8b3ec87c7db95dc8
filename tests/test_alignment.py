"""Which sentences of different reports speak of the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.comparing.alignment import align, group_claims
from crossread.comparing.likeness import likeness, number_of, weigh_terms
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import FAMILY_OF
from crossread.model import Document, Report, Story
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def read(*texts):
    documents = []
    for number, text in enumerate(texts, 1):
        clean, way_back = SourceMap.build(text)
        report = Report(f"r{number}", f"{number}.txt", "0" * 64, "utf-8", text)
        documents.append(Document(report, clean, way_back))
    return tuple(read_documents(documents))


LEFT = (
    "Storm at Cape Arden\n\nThe lighthouse keeper at Cape Arden drowned on Sunday. "
    "The mayor opened a new library in Tolby."
)
RIGHT = (
    "Keeper dies\n\nA lighthouse keeper died at Cape Arden when a wave hit the tower. "
    "Potato prices doubled in the inland markets."
)


def test_sentences_about_one_event_are_grouped_and_others_are_not():
    readings = read(LEFT, RIGHT)
    groups = align(readings).groups
    texts = [
        [
            align(readings).units[i].span.of(readings[align(readings).units[i].report].parse.text)
            for i in g
        ]
        for g in groups
    ]
    assert any(
        any("keeper at Cape Arden drowned" in t for t in group)
        and any("keeper died at Cape Arden" in t for t in group)
        for group in texts
    )
    assert not any("library" in t or "Potato" in t for group in texts for t in group)


def test_a_group_joins_different_reports_and_no_sentence_stands_in_two():
    alignment = align(read(LEFT, RIGHT, LEFT.replace("Sunday", "Sunday night")))
    seen = [member for group in alignment.groups for member in group]
    assert len(seen) == len(set(seen))
    for group in alignment.groups:
        assert len({alignment.units[i].report for i in group}) > 1


def test_claims_are_numbered_in_the_order_of_the_reports_and_share_groups_across_them():
    readings = read(LEFT, RIGHT)
    claims = group_claims(readings, Story("s1", "", ("r1", "r2")))
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    groups = {}
    for claim in claims:
        if claim.group:
            groups.setdefault(claim.group, set()).add(claim.report)
    assert groups
    assert all(len(reports) > 1 for reports in groups.values())


def test_one_report_or_none_aligns_with_nothing():
    assert align(()).groups == ()
    assert align(read(LEFT)).groups == ()


def test_words_that_news_exchanges_have_one_family():
    for left, right in (("killed", "deadly"), ("lorry", "truck"), ("fled", "escaped")):
        assert FAMILY_OF[stem(left)] == FAMILY_OF[stem(right)]
    assert FAMILY_OF[stem("lorry")] != FAMILY_OF[stem("court")]


def test_a_word_of_every_sentence_weighs_less_than_a_word_of_one():
    from crossread.comparing.likeness import Term

    sentences = [(0, [Term("heron", "word", 0)]) for _ in range(6)]
    sentences.append((0, [Term("otter", "word", 0)]))
    weights = weigh_terms(sentences)
    assert weights["otter"] > weights["heron"] > 0


BAGS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 2.0), max_size=6)


@given(BAGS, BAGS)
def test_likeness_lies_between_nothing_and_the_same_and_has_no_sides(left, right):
    score, weight = likeness(left, right)
    assert 0.0 <= score <= 1.0 + 1e-9
    assert weight >= 0.0
    assert (score == 0.0) == (not left.keys() & right.keys())


@given(BAGS.filter(bool))
def test_a_sentence_is_most_like_itself(bag):
    assert abs(likeness(bag, bag)[0] - 1.0) < 1e-9


@given(st.integers(1, 999_999))
def test_a_number_in_digits_is_read_with_and_without_commas(value):
    assert number_of(str(value)) == number_of(f"{value:,}") == value


@given(st.text(max_size=30))
def test_no_word_is_too_strange_for_the_stemmer(word):
    assert stem(word) == stem(word)
    assert isinstance(number_of(word), (float, int, type(None)))
