"""Which figures are set beside each other, how they are related, and the ledger drawn from them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crossread.comparing.comparable import comparable
from crossread.comparing.figures import relate_quantities
from crossread.comparing.intervals import interval
from crossread.comparing.sides import class_of, make_sides
from crossread.language import read_by_rule
from crossread.model import Document, Mention, Published, Reading, Report, Story
from crossread.reading.quantities import find_quantities
from crossread.reading.quotes import find_quotes
from crossread.spans import SourceMap, Span
from crossread.telling.ledger import POLICIES, draw_ledger


def read_story(*texts, days=None):
    readings = []
    for number, text in enumerate(texts, 1):
        document = Document(Report(f"r{number}", "", "", "utf-8", text), text, SourceMap(()))
        reading = Reading(document, read_by_rule(text))
        reading = replace(reading, quotes=find_quotes(reading))  # who counted is asked of them
        readings.append(replace(reading, quantities=find_quantities(reading)))
    published = tuple(Published(day, "given", "") for day in days or ["2030-05-02"] * len(texts))
    story = Story("s1", "", tuple(r.document.report.id for r in readings))
    return tuple(readings), story, published


def relate(*texts, days=None):
    readings, story, published = read_story(*texts, days=days)
    figures, relations = relate_quantities(readings, story, published)
    words = {
        f.id: f.quantity.span.of(readings[int(f.report[1:]) - 1].document.text) for f in figures
    }
    return [(words[r.left], r.relation, words[r.right]) for r in relations], figures, relations


def test_one_toll_in_two_reports_is_the_same():
    found, figures, _ = relate(
        "The ferry fire killed 31 passengers.", "Thirty-one passengers died in the ferry fire."
    )
    assert [relation for _, relation, _ in found] == ["same"]
    assert figures[0].group == figures[1].group is not None


def test_a_number_inside_a_bound_refines_it_and_stands_left():
    found, _, _ = relate(
        "More than 100 nations signed the treaty on cod.",
        "The treaty on cod was signed by 107 nations.",
    )
    assert found == [("107 nations", "refines", "More than 100 nations")]


def test_tolls_of_one_day_that_exclude_each_other_conflict():
    found, _, _ = relate(
        "The mine blast killed 25 people on the hill.",
        "The mine blast killed 48 people on the hill.",
    )
    assert found == [("25 people", "conflicts", "48 people")]


def test_tolls_of_two_bodies_that_each_counted_are_two_counters_and_no_conflict():
    found, _, _ = relate(
        "The mine blast killed 25 people on the hill, the Hill Rescue Service said.",
        "The mine blast killed 48 people on the hill, the Health Ministry said.",
    )
    assert found == [("25 people", "different_counter", "48 people")]


def test_long_durations_and_many_times_are_rare_enough_to_be_one():
    found, _, _ = relate(
        "Jo Lind leaves the lighthouse after 25 years.",
        "In her 25 years she lit the lamp a dozen times without a break.",
        "Jo Lind lit it 12 times in a row.",
    )
    assert [relation for _, relation, _ in found] == ["same", "same"]


def test_two_bounds_that_close_in_on_one_count_are_comparable():
    found, figures, _ = relate(
        "More than 470 had left the old harbour on Monday.",
        "Only the crews stayed after nearly 500 left the harbour.",
    )
    assert figures[0].group == figures[1].group is not None
    assert found[0][1] == "refines"


def test_a_vague_count_joins_one_of_two_that_its_own_report_tells_apart():
    _, figures, _ = relate(
        "Scores of sailors were killed when the old mill blew up.",
        "The blast at the old mill killed 50 sailors. A film from a base in the west showed a "
        "fire in which, it was said, 35 sailors had died.",
    )
    groups = {figure.quantity.low: figure.group for figure in figures}
    assert groups[40] == groups[50] is not None
    assert groups[35] is None


def test_women_are_not_set_against_women_and_children():
    found, _, _ = relate(
        "The pirates freed 17 women on the coast.",
        "The pirates freed at least 60 women and children on the coast.",
        days=["2030-05-02", "2030-05-03"],
    )
    assert [relation for _, relation, _ in found] == ["different_scope"]


def test_some_of_the_things_named_before_are_a_part_of_them():
    found, _, _ = relate("At least 85 roof raids were counted. Two of the raids hit clinics.")
    assert found == [("Two", "part_of", "At least 85 roof raids")]


def test_ages_of_two_times_of_life_do_not_conflict():
    found, _, _ = relate(
        "The guard, 77-year-old Carl Holm, was freed.",
        "Carl Holm was only 10 when the mill burned.",
    )
    assert found == []


def test_officers_seized_and_officers_detained_may_be_the_same_and_the_hurt_and_killed_not():
    _, figures, _ = relate(
        "The rebels captured three state security officers near the mill in Horl on Monday.",
        "Three state security officers were detained near the mill in Horl on Monday.",
        "Three state security officers were killed near the mill in Horl on Monday.",
    )
    captured, detained, killed = (figure.group for figure in figures)
    assert captured == detained is not None
    assert killed != captured


def test_what_a_vote_must_reach_is_not_what_somebody_got():
    found, _, _ = relate(
        "To avoid a second round Ada Quill must win over 50 percent of the vote on Sunday.",
        "Ada Quill got 31.5 percent of the vote in the first round.",
    )
    assert found == []


def test_sums_of_money_far_apart_are_not_said_to_exclude_each_other():
    found, _, _ = relate(
        "The auditor asked the mayor to pay back 45,000 euros for the town house.",
        "The mayor had been paid 90,000 euros for the town house.",
    )
    assert "conflicts" not in [relation for _, relation, _ in found]


def test_a_round_length_of_time_is_no_conflict_with_the_exact_one():
    found, _, _ = relate(
        "The minister made a 32-second apology to the house.",
        "A curt 30-second apology was all the house got from the minister.",
    )
    assert [relation for _, relation, _ in found] == ["refines"]


def test_a_part_is_no_term_beside_its_whole():
    found, _, _ = relate(
        "Seven monitors, four of whom are divers, were held.",
        "Eleven of the firms belong to one man.",
    )
    assert all(whole != "Eleven" for _, relation, whole in found if relation == "part_of")


def test_two_shares_that_one_report_gives_are_of_two_things():
    found, _, _ = relate(
        "Asked about the bridge, 66 percent of voters said it should close and 68 percent of voters "
        "said it should be sold."
    )
    assert "conflicts" not in [relation for _, relation, _ in found]


def test_a_reason_says_what_a_bound_adds():
    _, _, relations = relate(
        "More than 30 people were hurt on the ferry.", "At least 30 people were hurt on the ferry."
    )
    (relation,) = relations
    assert relation.relation == "refines"
    assert relation.why == (
        "\u201cMore than 30 people\u201d (r1) adds to \u201cAt least 30 people\u201d (r2) that it is more"
    )


def test_a_later_higher_toll_supersedes_the_earlier_one():
    found, figures, _ = relate(
        "The mine blast killed 25 people on the hill.",
        "The mine blast killed 48 people on the hill.",
        days=["2030-05-02", "2030-05-04"],
    )
    assert found == [("48 people", "supersedes", "25 people")]
    assert [figure.as_of for figure in figures] == ["2030-05-02", "2030-05-04"]


def test_a_later_lower_count_of_the_missing_supersedes_and_a_lower_toll_does_not():
    missing = (
        "Thirty climbers are missing on the ridge.",
        "Twelve climbers are missing on the ridge.",
    )
    found, _, _ = relate(*missing, days=["2030-05-02", "2030-05-04"])
    assert found == [("Twelve climbers", "supersedes", "Thirty climbers")]
    killed = ("The mine blast killed 48 people.", "The mine blast killed 25 people.")
    found, _, _ = relate(*killed, days=["2030-05-02", "2030-05-04"])
    assert [relation for _, relation, _ in found] == ["conflicts"]


def test_the_dead_and_the_hurt_are_never_one_count():
    found, figures, _ = relate("The crash killed 12 riders.", "The crash injured 12 riders.")
    assert found == []
    assert {figure.group for figure in figures} == {None}


def test_feet_and_metres_of_one_thing_are_the_same_length():
    found, _, _ = relate("They towed the 12-metre barge away.", "The 40-foot barge was towed off.")
    assert found == [("12-metre", "same", "40-foot")]


def test_a_list_that_adds_up_is_part_of_the_figure_it_adds_up_to():
    found, _, _ = relate(
        "At least 15 pupils died when the roof fell. Eleven boys and four girls died, the school said."
    )
    parts = [(left, right) for left, relation, right in found if relation == "part_of"]
    assert parts == [("Eleven boys", "At least 15 pupils"), ("four girls", "At least 15 pupils")]


def test_a_list_that_does_not_add_up_is_no_part():
    found, _, _ = relate(
        "At least 15 pupils died when the roof fell. Eleven boys and five girls died, the school said."
    )
    assert [r for r in found if r[1] == "part_of"] == []


def test_two_terms_that_make_a_telling_total_are_its_parts():
    found, _, _ = relate(
        "The judge freed 37 men and kept 492 men in jail. In all 529 men were tried."
    )
    assert {(left, right) for left, relation, right in found if relation == "part_of"} == {
        ("37 men", "529 men"),
        ("492 men", "529 men"),
    }


def test_every_relation_gives_its_reason():
    _, _, relations = relate(
        "More than 100 nations signed.", "Some 107 nations signed.", "Ninety nations signed."
    )
    assert relations
    assert all(len(relation.why.split()) > 2 for relation in relations)


def test_nothing_is_related_to_itself_or_twice():
    _, _, relations = relate(
        "Fire killed 31 people. The dead are 31 people.",
        "Fire killed 31 people, including nine boys.",
    )
    pairs = [frozenset((r.left, r.right)) for r in relations]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)


def test_no_quantities_give_no_relations():
    assert relate("Nothing was counted.", "") == ([], (), ())


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("31 goats", 31, 31),
        ("more than 31 goats", 31, float("inf")),
        ("up to 31 goats", 0, 31),
        ("between 20 and 31 goats", 20, 31),
        ("hundreds of goats", 160, 1000),
    ],
)
def test_what_words_allow_is_an_interval(words, low, high):
    readings, story, published = read_story(f"They lost {words} there.")
    (side,) = make_sides(readings, story, published)
    assert interval(side) == (low, high)


def test_classes_join_what_reports_mix_and_keep_the_rest_apart():
    assert class_of("pupil") == class_of("student")
    assert class_of("teacher") != class_of("student")


COUNTED = st.sampled_from(["goats", "people", "houses", "miners"])
DONE = st.sampled_from(["were killed", "were injured", "fled", "were lost"])


@given(st.lists(st.tuples(st.integers(2, 900), COUNTED, DONE), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_comparing_does_not_depend_on_which_figure_is_first(facts):
    texts = [f"On the farm {n} {noun} {act} that night." for n, noun, act in facts]
    readings, story, published = read_story(*texts)
    sides = make_sides(readings, story, published)
    for left in sides:
        for right in sides:
            if left.kind == right.kind:
                assert comparable(left, right) == pytest.approx(comparable(right, left))


@given(st.lists(st.integers(2, 400), min_size=1, max_size=5), st.sampled_from(sorted(POLICIES)))
@settings(max_examples=40, deadline=None)
def test_the_ledger_prints_only_figures_of_the_reports(numbers, policy):
    readings, story, published = read_story(
        *[f"The storm killed {n} people there." for n in numbers]
    )
    figures, relations = relate_quantities(readings, story, published)
    told = Story("s1", "", story.reports, quantities=figures, quantity_relations=relations)
    for table in draw_ledger(readings, told, policy):
        printed = {row.low if row.low is not None else row.high for row in table.rows}
        assert {table.choice.low, table.choice.high} <= printed <= set(map(float, numbers))
        assert table.low <= table.choice.low <= table.choice.high <= table.high


def _ledger(policy):
    texts = [
        "The mine blast killed 25 people on the hill.",
        "The mine blast killed 48 people on the hill.",
        "The mine blast killed 25 people on the hill.",
    ]
    readings, story, published = read_story(*texts, days=["2030-05-02", "2030-05-04", "2030-05-05"])
    figures, relations = relate_quantities(readings, story, published)
    told = Story("s1", "", story.reports, quantities=figures, quantity_relations=relations)
    return draw_ledger(readings, told, policy)


def test_a_replaced_figure_is_marked_and_its_late_carriers_are_named():
    (table,) = _ledger("lowest")
    state = {row.report: row.superseded_by is not None for row in table.rows}
    assert state == {"r1": True, "r2": False, "r3": True}
    assert table.still_carrying == ("r3",)


def test_each_policy_names_itself_and_leaves_replaced_figures_out():
    for policy in POLICIES:
        (table,) = _ledger(policy)
        assert table.choice.policy == policy
        assert table.choice.why == POLICIES[policy]
        assert (table.choice.low, table.choice.high) == (48, 48)
        assert (table.low, table.high) == (25, 48)


def test_sums_that_one_report_itself_tells_apart_conflict_with_nothing():
    found, _, _ = relate(
        "The brewery was to be sold for 450m euros. Rivals bid 400m euros for the brewery, and "
        "others 500m euros for the brewery.",
        "The brewery was to be sold for 350m euros, and the brewery hoped for 600m euros.",
    )
    assert "conflicts" not in {relation for _, relation, _ in found}


def test_a_large_count_in_fewer_digits_is_set_beside_the_finer_one():
    found, _, _ = relate(
        "In the valley 4.2 million people need bread and water.",
        "Four million people in the valley need bread and water.",
    )
    assert found == [("4.2 million people", "refines", "Four million people")]


def test_a_part_that_nobody_else_counts_joins_the_figure_it_is_part_of():
    found, figures, _ = relate(
        "The tram crash injured 24 people. Two people are in danger, another eight people were "
        "lightly hurt and 14 more were in shock.",
        "The tram crash injured 26 people.",
    )
    assert len({figure.group for figure in figures}) == 1
    assert ("14 more", "part_of", "24 people") in found
    assert ("14 more", "part_of", "26 people") in found


def test_a_part_that_another_report_counts_too_keeps_its_own_group():
    text = "The fire killed 15 people, including 13 sailors."
    _, figures, _ = relate(text, text)
    groups = {figure.quantity.low: figure.group for figure in figures}
    assert groups[15] != groups[13]


def test_the_dead_of_one_report_that_add_up_are_parts_of_their_sum():
    found, _, _ = relate(
        "The avalanche killed 42 skiers. Guides said 30 skiers died in their huts and eight died on the "
        "slope. A further four skiers were killed in cable cars.",
        "More than 40 skiers were killed by the avalanche.",
    )
    assert ("eight", "part_of", "42 skiers") in found
    assert not [relation for _, relation, _ in found if relation == "conflicts"]


def test_a_report_whose_other_figure_agrees_contradicts_nobody():
    found, _, _ = relate(
        "The blast at the mill killed 42 millers. Rescuers first found 31 millers killed at the mill.",
        "The blast at the mill killed more than 40 millers.",
    )
    assert ("31 millers", "different_scope", "more than 40 millers") in found
    assert not [relation for _, relation, _ in found if relation == "conflicts"]


def test_counts_of_one_printed_noun_that_differ_by_one_are_set_side_by_side():
    found, _, _ = relate(
        "Only nine spotted newts are left in ponds.", "Only ten spotted newts live in ponds."
    )
    assert [relation for _, relation, _ in found] == ["conflicts"]


def test_one_sentence_does_not_count_one_thing_by_two_acts():
    _, figures, _ = relate("Two sailors died and 16 were hurt, while 16 smugglers were killed.")
    assert {figure.group for figure in figures} == {None}


def _read_with_people(text, *names):
    """A reading whose mentions are the given names, a chain each."""
    document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))
    mentions = tuple(
        Mention(Span(text.index(name), text.index(name) + len(name)), "person", name, chain)
        for chain, name in enumerate(names)
    )
    reading = Reading(document, read_by_rule(text), mentions=mentions, chain_names=names)
    return replace(reading, quantities=find_quantities(reading))


def test_two_people_of_one_age_are_told_apart_where_a_report_names_both():
    people = ("Ada Quill", "Jo Lind")
    one = _read_with_people("Ada Quill, 31, met Jo Lind, 31, at the old mill.", *people)
    text = "Jo Lind, 31, was jailed for robbing Ada Quill, 31, at the old mill."
    other = _read_with_people(text, *people)
    document = replace(other.document, report=replace(other.document.report, id="r2"))
    readings = (one, replace(other, document=document))
    published = (Published(None, "unknown", ""),) * 2
    figures, _ = relate_quantities(readings, Story("s1", "", ("r1", "r2")), published)
    ada, jo, jo_again, ada_again = (figure.group for figure in figures)
    assert ada == ada_again != jo == jo_again


def test_the_ledger_picks_no_part_of_what_it_counts():
    readings, story, published = read_story(
        "The tram crash injured 24 people, including two drivers.",
        "The tram crash injured 26 people.",
    )
    figures, relations = relate_quantities(readings, story, published)
    told = Story("s1", "", story.reports, quantities=figures, quantity_relations=relations)
    (table,) = draw_ledger(readings, told, "lowest")
    assert [row.words for row in table.rows if row.part_of] == ["two drivers"]
    assert (table.low, table.choice.low) == (24, 24)


def _grouped(*texts):
    _, figures, _ = relate(*texts)
    return [figure.group for figure in figures]


def test_what_is_added_is_not_what_it_is_added_to():
    first, added = _grouped(
        "The mine blast hurt four people in the pit. Four other people were hurt on the hill."
    )
    assert first is None or first != added


def test_two_kinds_of_people_in_one_report_are_two_counts_however_many():
    guards, sailors = _grouped("The bomb hurt two guards. Later two sailors were hurt by stones.")
    assert guards is None or guards != sailors


def test_shares_of_a_survey_are_not_set_against_each_other():
    found, _, _ = relate(
        "In the poll 73 percent liked the tram. Of the rest, 40 percent never rode it.",
        "A study of ships found 52 percent unsafe.",
    )
    assert not [relation for _, relation, _ in found if relation in ("conflicts", "refines")]


def test_the_age_of_a_thing_is_nobody_else_s():
    thing, person = _grouped(
        "Quillmar is a 37-year-old company. Ada Berg, a 37-year-old driver, works there."
    )
    assert thing is None or thing != person


def test_near_counts_of_one_noun_in_sentences_with_nothing_in_common_stay_apart():
    found, _, _ = relate(
        "The canteen of the old jail feeds 40 inmates a soup of beans.",
        "Bren was built too small, and 50 inmates sleep in corridors there.",
    )
    assert not [relation for _, relation, _ in found if relation == "conflicts"]


def test_a_count_of_murders_counts_the_murdered():
    found, _, _ = relate("She admitted three murders in Bren.", "She killed three people in Bren.")
    assert [relation for _, relation, _ in found] == ["same"]
