"""Numbers read with their bounds, units and what they count: cases as data, and laws."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language import read_by_rule
from crossread.model import Document, Quantity, Reading, Report
from crossread.reading.numerals import find_numerals
from crossread.reading.quantities import find_quantities
from crossread.reading.read import read_documents
from crossread.spans import SourceMap

CASES = Path(__file__).parent / "cases" / "quantities"


def read(text: str) -> tuple[Quantity, ...]:
    document = Document(Report("r1", "a.txt", "", "utf-8", text), text, SourceMap(()))
    return find_quantities(Reading(document, read_by_rule(text)))


def read_whole(text: str) -> tuple[Quantity, ...]:
    """The quantities as the whole reading finds them, with trees, names and pronouns."""
    document = Document(Report("r1", "a.txt", "", "utf-8", text), text, SourceMap(()))
    return read_documents([document])[0].quantities


def load(name: str) -> list:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", load("counts.json"), ids=lambda case: case["text"][:40])
def test_counts_carry_their_words_values_and_bounds(case):
    found = [[q.span.of(case["text"]), q.low, q.high, q.bound] for q in read(case["text"])]
    assert found == case["found"]


@pytest.mark.parametrize("case", load("measures.json"), ids=lambda case: case["text"][:40])
def test_measures_money_ages_and_shares_carry_their_units(case):
    found = [[q.span.of(case["text"]), q.low, q.high, q.bound] for q in read(case["text"])]
    assert found == case["found"]


@pytest.mark.parametrize("text", load("not_counts.json"))
def test_numbers_that_count_nothing_are_left_alone(text):
    assert [q.span.of(text) for q in read(text)] == []


def test_an_act_is_read_before_and_after_its_count():
    before, after = read("The fire killed 12 guests. Nine workers were also injured.")
    assert (before.act, before.head) == ("kill", "guest")
    assert (after.act, after.head) == ("injure", "worker")


def test_an_act_is_shared_by_a_list():
    boys, girls = read("Six boys and four girls were rescued.")
    assert boys.act == girls.act == "rescue"


def test_a_lead_in_seconds_is_of_nothing_that_an_adverb_names():
    (lead,) = read_whole("Ada Quill finished 24 seconds ahead of the field.")
    assert lead.head == ""


def test_no_age_reaches_a_name_over_a_verb():
    text = "One woman, now 70 years old, testified that Carl Holm lied. Jo Lind, 44, was there."
    old, young = read_whole(text)
    assert (old.about, young.counts) == (None, "age of Jo Lind")


def test_a_bare_subject_goes_on_about_the_people_counted_before_it():
    stayed, left = read("About 250 rebels stayed in the mill. More than 470 had left on Monday.")
    assert (left.head, left.counts, left.act) == ("rebel", "rebels who left", "leave")
    assert stayed.head == "rebel"


def test_a_bare_subject_is_no_kin_of_things_counted_before_it():
    _, left = read("About 250 barges lay in the dock. More than 470 had left on Monday.")
    assert left.head != "barge"


def test_those_who_kill_are_not_counted_as_killed():
    (gunmen,) = read("Three gunmen who have killed before were seen.")
    assert gunmen.act != "kill"


def test_parts_of_a_whole_point_at_it():
    whole, boys, girls = read("At least 15 pupils, including 9 boys and six girls, were hurt.")
    assert whole.part_of is None
    assert boys.part_of == girls.part_of == 0


def test_some_of_a_total_is_a_part_of_it():
    some, total = read("About 600 of an estimated 1,900 sailors had left.")
    assert some.part_of == 1
    assert (some.low, total.low) == (600, 1900)


def test_a_compared_figure_counts_what_it_is_compared_with():
    rate, other = read("Norland has 12 road deaths per 100,000 people, compared with 4 in Sudland.")
    assert other.act == rate.act == "kill"
    assert rate.counts == other.counts


def test_a_measure_names_what_it_measures():
    (length,) = read("A 12-metre barge, freshly painted, was lost.")
    assert (length.head, length.unit) == ("barge", "metre")


# --------------------------------------------------------------------------- laws

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """A number from 1 to 999,999 as English writes it out."""
    if number >= 1000:
        rest = number % 1000
        return in_words(number // 1000) + " thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@given(st.integers(2, 999_999))
def test_a_number_written_out_is_read_back(number):
    assert [n.value for n in find_numerals(in_words(number))] == [number]


@given(st.integers(2, 999_999))
def test_a_number_in_digits_is_read_back_with_and_without_commas(number):
    assert [n.value for n in find_numerals(f"{number:,}")] == [number]
    assert [n.value for n in find_numerals(str(number))] == [number]


@given(
    st.integers(1, 999), st.sampled_from([("thousand", 1e3), ("million", 1e6), ("billion", 1e9)])
)
def test_digits_and_a_magnitude_are_read_back(number, magnitude):
    word, factor = magnitude
    assert [n.value for n in find_numerals(f"{number} {word}")] == [number * factor]
    tenths = find_numerals(f"{number}.5 {word}")
    assert [n.value for n in tenths] == [pytest.approx((number + 0.5) * factor)]


HEDGES = {
    "at least": "at_least",
    "more than": "more_than",
    "over": "more_than",
    "fewer than": "less_than",
    "up to": "at_most",
    "about": "about",
    "nearly": "about",
    "roughly": "about",
    "an estimated": "about",
    "no more than": "at_most",
    "a minimum of": "at_least",
}


@given(
    st.integers(13, 99_999).filter(lambda n: not 1400 < n < 2100),
    st.sampled_from(sorted(HEDGES)),
    st.sampled_from(["goats", "people", "wooden crates", "police officers"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_ten_ways_of_hedging_are_read_back(number, hedge, noun, spelt):
    words = in_words(number) if spelt else f"{number:,}"
    text = f"The owner counted {hedge} {words} {noun} there."
    (found,) = read(text)
    assert found.span.of(text) == f"{hedge} {words} {noun}"
    assert found.bound == HEDGES[hedge]
    assert {found.low, found.high} - {None} == {number}


@given(st.integers(2, 80), st.integers(1, 90))
@settings(max_examples=30, deadline=None)
def test_ranges_are_read_back(low, step):
    for text in (f"between {low} and {low + step} goats", f"{low} to {low + step} goats"):
        (found,) = read(f"They lost {text} again.")
        assert (found.low, found.high, found.bound) == (low, low + step, "between")


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived_and_every_span_lies_inside_it(text):
    for quantity in read(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            "12 3,000 at least more than $ % percent , . - to and two dozen million people who were killed aged years old between of the a".split()
        ),
        max_size=40,
    )
)
@settings(max_examples=200, deadline=None)
def test_heaps_of_number_words_are_survived_without_overlap_of_numbers(words):
    text = " ".join(words)
    for quantity in read(text):
        low, high = quantity.low, quantity.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high


def test_one_huge_line_costs_little():
    assert len(read("12 goats and 7 sheep ran off, then " * 2000)) == 4000


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the sinking of the barge Alma Rose rose to 17 on Wednesday.",
        "The coast guard put the number of dead at 17.",
        "The number of people known to have died in the slide has risen to 17.",
        "The toll stood at 17, police said.",
    ],
)
def test_a_toll_counts_people_killed_however_it_moves(text):
    [quantity] = read(text)
    assert (quantity.low, quantity.act, quantity.counts) == (17, "kill", "people killed")


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [
        ("Police held nine rescuers. Four of the climbers fell.", 4, "climbers"),
        ("They met 30 anglers, two of whom wept.", 2, "anglers"),
        ("A six-car pile-up shut the road.", 6, "cars"),
        ("The 300-strong crowd sang.", 300, "people"),
        ("Storm leaves dozens dead", 24, "people killed"),
        ("Three brothers killed the mayor and two guards.", 3, "brothers"),
    ],
)
def test_what_a_figure_without_its_own_noun_counts(text, number, counts):
    assert [q.counts for q in read(text) if q.low == number] == [counts]


def test_a_whole_number_and_a_fraction_are_one_number():
    assert [
        (q.low, q.span.of("after 1 1/2 years of war")) for q in read("after 1 1/2 years of war")
    ] == [(1.5, "1 1/2 years")]


def test_a_third_who_died_is_no_share():
    assert [q.low for q in read("Two of them died of hunger. A third died of cold.")] == [2]


AGES = [
    ("Marta Quill won the race. Her dog, a 10-year-old terrier, slept.", None),
    ("The reporter Ivo Brede filmed the 10-year-old animal.", None),
    ("Marta Quill, a 37-year-old widow, won the race.", "Marta Quill"),
    ("Her brother, 6-year-old Ivo Brede, wept.", "Ivo Brede"),
    ("Ivo Brede left school at the age of 16.", "Ivo Brede"),
    ("Carl Holm said he had worked with Ada Quill at the age of 16.", "Carl Holm"),
    ("Ada Quill met Carl Holm, who left school at the age of 15.", "Carl Holm"),
    ("Ada Quill lay in court. The 44-year-old, of Lima, robbed a mill.", "Ada Quill"),
    ("Police asked Marta Quill about a 65-year-old man in Lima.", None),
]


@pytest.mark.parametrize(("text", "bearer"), AGES)
def test_an_age_goes_to_its_bearer_alone(text, bearer):
    document = Document(Report("r1", "a.txt", "", "utf-8", text), text, SourceMap(()))
    (reading,) = read_documents([document])
    assert [
        reading.chain_names[q.about] if q.about is not None else None for q in reading.quantities
    ] == [bearer]


SPANS = [
    ("A motion signed by 47 MPs was read.", ["47 MPs"]),
    ("Police filed 300 stop-and-frisk reports.", ["300 stop-and-frisk reports"]),
    ("The storm left 38 dead.", ["38 dead"]),
    ("The palace expects 19 heads of state.", ["19 heads of state"]),
    ("She faced four counts of attempted arson.", ["four counts of attempted arson"]),
    ("They made two counts of the votes.", ["two counts"]),
    ("Only 9% of 1,200 parcels came.", ["9%", "1,200 parcels"]),
    ("Stocks rose by more than 7,000 to 61,000.", ["more than 7,000", "61,000"]),
]


@pytest.mark.parametrize(("text", "spans"), SPANS)
def test_a_figure_ends_where_its_phrase_ends(text, spans):
    assert [quantity.span.of(text) for quantity in read_whole(text)] == spans


def test_an_adverb_stands_between_an_auxiliary_and_its_act():
    guards, smugglers = read_whole("Two guards were lightly hurt and six smugglers were arrested.")
    assert (guards.act, smugglers.act) == ("injure", "arrest")


def test_a_percentage_of_a_count_is_no_part_of_it():
    share, _ = read_whole("Only 9% of 1,200 parcels came.")
    assert share.part_of is None
