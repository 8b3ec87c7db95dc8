"""Where reports agree and differ: stories as data, and what must hold for any story."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crossread.comparing.anonymous import anonymous_in
from crossread.comparing.dating import date_reports
from crossread.comparing.figure_contrasts import compare_values, reach
from crossread.comparing.findings import name_reports
from crossread.comparing.name_contrasts import spelled_apart, spelled_freely
from crossread.comparing.placing import ON_AN_INFERRED_DAY
from crossread.comparing.time_contrasts import compare_times, is_guessed
from crossread.comparing.topics import counted_in, topic_of, word_topic
from crossread.model import Place, Quantity, Time
from crossread.running.pipeline import compare
from crossread.spans import Span
from crossread.telling.viewing import fold_findings
from handmade import read_reports

CASES = Path(__file__).parent / "cases" / "findings"
ROWS = [
    pytest.param(row, id=f"{path.stem}: {row['label']}")
    for path in sorted(CASES.glob("*.json"))
    for row in json.loads(path.read_text("utf-8"))
]


def story_of(*texts, outlets=()):
    readings = read_reports(*texts, outlets=outlets)
    return compare(readings, date_reports(readings)), {
        reading.document.report.id: reading.parse.text for reading in readings
    }


def words(finding, texts):
    return [place.span.of(texts[place.report]) for place in finding.places]


@pytest.mark.parametrize("row", ROWS)
def test_the_findings_of_a_story_are_the_expected_ones(row):
    story, texts = story_of(*row["reports"])
    for wanted in row["expect"]:
        fitting = [
            finding
            for finding in story.findings
            if finding.kind in wanted["kinds"]
            and all(
                any(words_ in shown for shown in words(finding, texts))
                for words_ in wanted["touches"]
            )
        ]
        assert fitting, [(f.kind, words(f, texts)) for f in story.findings]
    assert not [f.kind for f in story.findings if f.kind in row["never"]]


TWO = (
    "Crash at Elm Bridge\n\nFour people were killed when a coach hit a lorry at Elm Bridge on Monday, "
    "police said. The driver fled the scene. Elena Markov saw it from her kitchen.",
    "Coach crash\n\nPolice said four people were killed when a coach hit a lorry at Elm Bridge on "
    "Monday. The driver fled the scene, a witness said. Two shops were damaged.",
    "Elm Bridge\n\nFour people died on Monday after a coach ran into a lorry at Elm Bridge, police "
    "said. Traffic was stopped for nine hours.",
)


def test_every_finding_has_a_reason_places_in_each_of_its_reports_and_a_number():
    story, texts = story_of(*TWO)
    assert story.findings
    assert [f.id for f in story.findings] == [f"f{n}" for n in range(1, len(story.findings) + 1)]
    for finding in story.findings:
        assert finding.why.strip().endswith(".")
        assert {place.report for place in finding.places} == set(finding.reports)
        assert all(shown.strip() for shown in words(finding, texts))
        assert 1 <= finding.independent_origins <= len(finding.reports)
        assert finding.origins_why


def test_a_place_stays_inside_one_sentence():
    readings = read_reports(*TWO)
    story = compare(readings, date_reports(readings))
    spans = {r.document.report.id: r.parse.sentence_spans() for r in readings}
    for finding in story.findings:
        for place in finding.places:
            assert any(
                s.start <= place.span.start and place.span.end <= s.end for s in spans[place.report]
            )


def test_the_order_of_the_reports_changes_nothing_but_ids():
    names = ("A", "B", "C")
    forward, texts_f = story_of(*TWO, outlets=names)
    backward, texts_b = story_of(*TWO[::-1], outlets=names[::-1])

    def shown(story, texts):
        return sorted((f.kind, tuple(sorted(words(f, texts)))) for f in story.findings)

    assert shown(forward, texts_f) == shown(backward, texts_b)


def test_the_same_story_twice_gives_the_same_findings():
    assert story_of(*TWO)[0].findings == story_of(*TWO)[0].findings


def test_one_text_printed_by_two_outlets_is_one_origin():
    story, _ = story_of(TWO[0], TWO[0].replace("Crash at Elm Bridge", "Coach hits lorry"), TWO[2])
    both = [f for f in story.findings if {"r1", "r2"} <= set(f.reports)]
    assert both
    assert all(f.independent_origins < len(f.reports) for f in both)


def test_two_reports_that_rest_on_one_named_source_are_one_origin():
    story, _ = story_of(
        "Blast\n\nGovernor Marta Ilic said that 12 workers were hurt in the blast at the Drava mill.",
        "Mill blast\n\nMarta Ilic, the governor, said 12 workers were hurt in the blast at the Drava mill.",
    )
    figures = [f for f in story.findings if len(f.reports) == 2]
    assert figures
    assert min(f.independent_origins for f in figures) == 1


def test_what_one_report_alone_has_is_single_source():
    alone = "A hospital in Norrby said it had treated 19 divers for poisoning after a gala dinner last week."
    story, texts = story_of(f"{TWO[0]} {alone}", TWO[1])
    [finding] = [
        f for f in story.findings if f.kind == "single_source" and "19 divers" in words(f, texts)[0]
    ]
    assert finding.reports == ("r1",)


@pytest.mark.parametrize(
    ("left", "right", "stand"),
    [
        ("2020-05-01", "2020-05-01", "same"),
        ("2020-05", "2020-05-01", "inside"),
        ("2020-05-01TMO", "2020-05-01TAF", "apart"),
        ("2020-05-01TEV", "2020-05-01TNI", "inside"),
        ("2020-05-01T09:30", "2020-05-01TMO", "inside"),
        ("2020-05-01", "2020-05-02", "apart"),
        ("2020-W18", "2020-05-01", "inside"),
    ],
)
def test_times_stand_to_each_other(left, right, stand):
    assert compare_times(left, right) == stand
    assert compare_times(right, left) == stand


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("Anton Belmarijan", "Anton Belmarjan", True),
        ("Morsi", "Mursi", False),
        ("Talal Barazi", "Talal al-Barazi", False),
        ("Dave Kerr", "David Kerr", False),
        ("Kerr", "Janet Kerr", False),
        ("Anna Lind", "Peter Lind", False),
    ],
)
def test_only_a_spelling_that_another_hand_would_not_choose_is_a_difference(left, right, apart):
    assert (spelled_apart(left, right) is not None) == apart


@pytest.mark.parametrize(
    ("left", "right", "freely"),
    [
        ("Morsi", "Mursi", True),
        ("Omar Haddad", "Umar Hadad", True),
        ("Anton Belmarijan", "Anton Belmarjan", False),
        ("Talal Barazi", "Talal al-Barazi", False),
        ("Dave Kerr", "David Kerr", False),
        ("Anna Lind", "Peter Lind", False),
    ],
)
def test_other_vowels_are_another_way_of_writing_a_name(left, right, freely):
    assert (spelled_freely(left, right) is not None) == freely


def test_a_name_written_freely_is_told_once_with_who_writes_it_how():
    story, texts = story_of(
        "Bridge\n\nMinister Omar Hadad opened the bridge at Arden on Monday.",
        "Arden\n\nOmar Hadad, the minister, opened a bridge at Arden. Hadad spoke for an hour.",
        "Opening\n\nUmar Haddad came to Arden on Monday to open the bridge.",
    )
    [finding] = [f for f in story.findings if "is spelled in two ways" in f.why]
    assert finding.kind == "agree"
    assert "“Omar Hadad” (Outlet 1 and Outlet 2)" in finding.why
    assert "“Umar Haddad” (Outlet 3)" in finding.why
    assert words(finding, texts) == ["Omar Hadad", "Omar Hadad", "Umar Haddad"]


PIERS = (
    "Pier\n\nThe harbour board closed the north pier of Arden on Monday because of cracks in its oak beams. "
    "The mayor of Arden opened a new school on Sunday.",
    "Arden\n\nThe harbour board closed the north pier of Arden on Monday. Potato prices doubled in Oss.",
)


def test_a_detail_is_quoted_as_a_phrase_that_stands_by_itself():
    story, _ = story_of(*PIERS)
    [why] = [f.why for f in story.findings if f.kind == "refine"]
    assert "“because of cracks in its oak beams”" in why


def test_agreement_is_shown_in_one_row_with_the_detail_of_its_point():
    story, _ = story_of(*PIERS)
    shown = fold_findings(story.findings)
    kinds = {f.id: f.kind for f in story.findings}
    folded = {f.id for f in story.findings} - {f.id for f in shown}
    assert folded
    assert {kinds[one] for one in folded} == {"agree"}
    for one in (f for f in story.findings if f.id in folded):
        assert any(one.why in f.why and set(one.places) <= set(f.places) for f in shown)


def test_findings_on_one_point_follow_each_other():
    story, _ = story_of(*TWO)
    topics = [f.topic for f in story.findings if f.kind != "single_source"]
    assert topics == sorted(topics, key=topics.index)


_NUMBERS = st.integers(min_value=0, max_value=1000)
_BOUNDS = st.sampled_from(["exact", "at_least", "at_most", "about", "more_than", "less_than"])


def _quantity(value, bound):
    low = None if bound in ("at_most", "less_than") else value
    high = None if bound in ("at_least", "more_than") else value
    return Quantity(Span(0, 1), low, high, bound, "people", "people hurt")


@given(_NUMBERS, _BOUNDS, _NUMBERS, _BOUNDS)
def test_comparing_figures_does_not_depend_on_the_side(a, bound_a, b, bound_b):
    left, right = _quantity(a, bound_a), _quantity(b, bound_b)
    assert compare_values(left, right) == compare_values(right, left)


@given(_NUMBERS, _BOUNDS)
def test_a_figure_agrees_with_itself_and_reaches_its_own_value(value, bound):
    figure = _quantity(value, bound)
    low, high = reach(figure)
    assert compare_values(figure, figure) == "agree"
    assert low <= value <= high


def test_an_unnamed_source_is_kept_with_its_reason_and_what_rests_on_it():
    [reading] = read_reports(
        'Talks stall\n\n"The offer is dead," a diplomat close to the talks said on condition of anonymity. '
        "The minister left early."
    )
    [source] = anonymous_in(reading)
    assert "diplomat" in source.description
    assert source.reason is not None
    assert "anonymity" in source.reason
    assert len(source.places) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
def test_no_text_is_too_strange_to_compare(texts):
    story, by_id = story_of(*texts)
    for finding in story.findings:
        for place in finding.places:
            assert 0 <= place.span.start < place.span.end <= len(by_id[place.report])


def test_an_act_that_is_only_spoken_of_contradicts_nothing():
    story, _ = story_of(
        "The town of Brede accused the harbour board of forbidding night fishing at the old pier.",
        "The harbour board of Brede held a debate on allowing night fishing at the old pier.",
    )
    assert "conflict" not in {finding.kind for finding in story.findings}


def test_a_day_counted_from_an_inferred_date_contradicts_no_other():
    one = Time(Place("r1", Span(0, 9)), "DATE", "2014-02-26", "day", "anchored", None, "")
    assert not is_guessed(one)
    assert is_guessed(replace(one, why=f"counted from a day, {ON_AN_INFERRED_DAY} (2014-02-27)"))


MILL_ROW = (
    "Mill row\n\nThe mill was closed after Anna Brandt sold its land in June. "
    'Brandt said the town had "a right to know" of it.'
)


def stretch(reading, first, last):
    text = reading.parse.text
    return Span(text.index(first), text.index(last) + len(last))


def test_a_clause_that_dates_another_gives_way_to_one_that_stands_alone():
    (reading,) = read_reports(MILL_ROW)
    dating = stretch(reading, "after Anna", "in June")
    closing = stretch(reading, "The mill", "was closed")
    assert topic_of([(reading, dating, 0.9), (reading, closing, 0.1)]) == "The mill was closed"


def test_a_clause_that_dates_another_loses_the_word_that_ties_it():
    (reading,) = read_reports(MILL_ROW)
    dating = stretch(reading, "after Anna", "in June")
    assert word_topic(reading, dating)[1] == "Anna Brandt sold its land in June"


def test_a_sentence_that_comes_to_the_matter_late_gives_way_to_the_bare_matter():
    (reading,) = read_reports(
        "Mill row\n\nThe mayor of Norrby, who had been away for most of a wet and busy spring, came back to see "
        "off the guests of the mill staying until Sunday."
    )
    whole = stretch(reading, "The mayor", "until Sunday")
    late = stretch(reading, "staying", "until Sunday")
    assert topic_of([(reading, late, 1.0), (reading, whole, 0.0)], [late, late]) != topic_of(
        [(reading, late, 1.0), (reading, whole, 0.0)]
    )
    assert "staying until Sunday" in topic_of(
        [(reading, late, 1.0), (reading, whole, 0.0)], [late] * 2
    )


SUBJECTS = [
    # the report, where the stretch begins and ends in it, and the topic
    (
        "The council closed the old pier on Monday and will open a new one in the spring.",
        ("will open", "the spring"),
        "The council will open a new one in the spring",
    ),
    (
        "Divers searched the harbour for a trawler that sank off Norrby on Sunday night.",
        ("that sank", "Sunday night"),
        "a trawler sank off Norrby on Sunday night",
    ),
    (
        "Ministers discussed the harbour plan drawn up by Anna Brandt in March.",
        ("drawn up", "in March"),
        "the harbour plan drawn up by Anna Brandt in March",
    ),
    (
        "Farm Minister Olaf Reimer, whose brother runs a dairy in the valley and sits on the board, "
        "refused to answer questions.",
        ("Farm Minister", "questions"),
        "Farm Minister Olaf Reimer refused to answer questions",
    ),
    (
        "Speaking on the quay as the last of the nine trawlers came home, the harbour master said the "
        "fleet would not sail again.",
        ("Speaking", "again"),
        "the harbour master said the fleet would not sail again",
    ),
    (
        "The council paid for weeks of repairs that closed the pier.",
        ("closed", "the pier"),
        "weeks of repairs closed the pier",
    ),
    (
        "The minister spoke of closing the pier before the summer.",
        ("of closing", "the summer"),
        "closing the pier before the summer",
    ),
    ("That plan may fail.", ("That", "fail"), "That plan may fail"),
]


@pytest.mark.parametrize(("text", "ends", "topic"), SUBJECTS)
def test_a_topic_says_who_does_it_before_what_is_done(text, ends, topic):
    (reading,) = read_reports(f"News from Norrby\n\n{text}")
    assert word_topic(reading, stretch(reading, *ends))[1] == topic


def test_a_clause_with_its_subject_stands_before_a_sentence_cut_ahead_of_its_verb():
    (reading,) = read_reports(
        "News from Norrby\n\nThe man who sold the last three trawlers of the Norrby fishing fleet to a "
        "breaker in the south has died.\n\nA breaker in the south bought the trawlers."
    )
    cut = stretch(reading, "The man", "has died")
    whole = stretch(reading, "A breaker in", "bought the trawlers")
    assert topic_of([(reading, cut, 0.5), (reading, whole, 0.3)]).startswith("A breaker")


def test_a_pronoun_with_its_verb_in_one_word_is_still_a_pronoun():
    (reading,) = read_reports("News from Norrby\n\nThe crews said they're leaving Norrby today.")
    weak, _ = word_topic(reading, stretch(reading, "they're", "today"))
    assert weak


def test_a_bare_noun_heads_no_finding():
    story, _ = story_of(
        "Relief\n\nThe convoy had 13 trucks, the council said.",
        "Aid\n\nA convoy with 13 trucks came, the mayor said.",
    )
    assert "trucks" not in {finding.topic for finding in story.findings}
    assert counted_in(story.quantities) is None


def test_a_figure_is_headed_by_its_own_group_where_others_stand_in_the_same_sentence():
    row = (
        "Three drowned at Norrby\n\nPeter Holm, 31, Erik Lund, 48, and Jon Vik, 56, drowned when their "
        "boat sank off Norrby on Monday, police said."
    )
    story, _ = story_of(row, row.replace("police said", "the police in Norrby said"))
    told = {f.topic: f.why for f in story.findings if f.topic.startswith("age of")}
    assert told
    for topic, why in told.items():
        number = {"Holm": "31", "Lund": "48", "Vik": "56"}[topic.split()[-1]]
        assert why.endswith(f": {number}.")


def test_two_reports_of_one_outlet_are_told_apart_by_their_number():
    (one, other) = read_reports("A pier closed.", "A pier opened.", outlets=("Brede Post",) * 2)
    assert name_reports((one, other)) == {"r1": "Brede Post r1", "r2": "Brede Post r2"}


def test_a_quotation_is_closed_where_the_topic_ends_in_it():
    (reading,) = read_reports(MILL_ROW)
    quoted = stretch(reading, "the town had", "a right to know")
    assert word_topic(reading, quoted)[1] == 'the town had "a right to know"'


def test_other_figures_of_a_group_stand_in_a_sentence_of_their_own():
    story, _ = story_of(
        "Ferry down\n\nThe ferry Oriel sank off Cape Tarn and 30 people were killed, police said.",
        "Ferry\n\nThe ferry Oriel sank off Cape Tarn and 27 people were killed, police said.",
        "Oriel\n\nThe ferry Oriel sank off Cape Tarn and 24 people were killed, police said.",
    )
    [why] = [f.why for f in story.findings if f.kind == "conflict"]
    first, elsewhere = why.split(" Elsewhere: ")
    assert first.endswith(".")
    assert elsewhere == "“27 people” (Outlet 2)."
