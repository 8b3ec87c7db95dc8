"""Which sentences of different reports speak of the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.comparing.alignment import align
from crossread.comparing.likeness import likeness, number_of, weigh_terms
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import FAMILY_OF
from handmade import read_reports

LEFT = (
    "Storm at Cape Arden\n\nThe lighthouse keeper at Cape Arden drowned on Sunday. "
    "The mayor opened a new library in Tolby."
)
RIGHT = (
    "Keeper dies\n\nA lighthouse keeper died at Cape Arden when a wave hit the tower. "
    "Potato prices doubled in the inland markets."
)


def test_sentences_of_one_event_are_alike_and_others_are_not():
    readings = read_reports(LEFT, RIGHT)
    alignment = align(readings)
    units = alignment.units

    def texts(pair):
        return [units[i].span.of(readings[units[i].report].parse.text) for i in pair]

    likeliest = max(
        (pair for pair in alignment.pairs if all(units[i].sentence for i in pair)),
        key=alignment.pairs.__getitem__,
    )
    assert "keeper at Cape Arden drowned" in texts(likeliest)[0]
    assert "keeper died at Cape Arden" in texts(likeliest)[1]
    assert not any(
        "library" in text and "Potato" in text
        for text in map(" ".join, map(texts, alignment.pairs))
    )


def test_only_sentences_of_different_reports_are_set_beside_each_other():
    alignment = align(read_reports(LEFT, RIGHT, LEFT.replace("Sunday", "Sunday night")))
    assert alignment.pairs
    for left, right in alignment.pairs:
        assert alignment.units[left].report != alignment.units[right].report
        assert alignment.likeness(left, right) == alignment.likeness(right, left) > 0


def test_one_report_or_none_aligns_with_nothing():
    assert align(()).pairs == {}
    assert align(read_reports(LEFT)).pairs == {}


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
