"""Which claims of different reports make one point."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crossread.comparing.alignment import align
from crossread.comparing.likeness import find_terms
from crossread.comparing.points import (
    LIMITS,
    Comparison,
    compare_claims,
    find_points,
    group_claims,
)
from crossread.model import Story
from handmade import read_reports

LEFT = (
    "Storm at Cape Arden\n\nThe lighthouse keeper at Cape Arden drowned on Sunday when a wave hit the "
    "tower. The mayor opened a new library in Tolby. The harbour of Arden stayed closed for two days."
)
RIGHT = (
    "Keeper dies\n\nA lighthouse keeper drowned at Cape Arden when a wave hit the tower. Potato prices "
    "doubled in the inland markets. The harbour of Arden was closed for two days."
)


def points_of(readings):
    return find_points(compare_claims(readings, align(readings)))


def texts_of(point, readings):
    return [s.span.of(readings[s.unit.report].parse.text) for s in point.strands]


def test_claims_of_one_fact_make_a_point_and_others_do_not():
    readings = read_reports(LEFT, RIGHT)
    points = [texts_of(point, readings) for point in points_of(readings)]
    assert any(sum("drowned" in text for text in texts) == 2 for texts in points)
    assert any(sum("closed" in text for text in texts) == 2 for texts in points)
    assert not any("library" in text or "Potato" in text for texts in points for text in texts)


def test_a_point_joins_different_reports_and_tells_each_at_most_twice():
    points = points_of(read_reports(LEFT, RIGHT, LEFT.replace("Sunday", "Sunday night")))
    assert points
    for point in points:
        first, second = point.strands[:2]
        assert first.unit.report != second.unit.report
        told = [s.unit.report for s in point.strands]
        assert max(told.count(report) for report in told) <= 2


PAIRS = {
    # two claims much alike are not parted because one of them is a little like a likelier pair
    "kept apart": ({(0, 1): 0.9, (0, 3): 0.1, (1, 2): 0.1, (2, 3): 0.5}, [{0, 1}, {2, 3}]),
    # a third report joins the pair that it is like
    "joined": ({(0, 1): 0.9, (0, 4): 0.4, (1, 4): 0.3}, [{0, 1, 4}]),
    # a report has told the point twice already: its third claim makes another one
    "a second point": ({(0, 1): 0.9, (1, 2): 0.5, (1, 5): 0.4}, [{0, 1, 2}, {1, 5}]),
    "too little for a second point": ({(0, 1): 0.9, (1, 2): 0.5, (1, 5): 0.25}, [{0, 1, 2}]),
    # two pairs that turn out to be like each other are one
    "become one": (
        {(0, 1): 0.9, (2, 3): 0.8, (0, 3): 0.3, (1, 2): 0.3},
        [{0, 1, 2, 3}],
    ),
    "too little for a point": ({(0, 1): 0.2}, []),
}


@pytest.mark.parametrize("name", PAIRS)
def test_claims_go_where_they_are_likest(name):
    readings = read_reports(
        "One\n\nA ferry sank off Cape Tarn. The harbour closed. The divers left.",
        "Two\n\nA ferry sank off Cape Tarn. The harbour closed.",
        "Three\n\nA ferry sank off Cape Tarn.",
    )
    strands = [s for s in compare_claims(readings, align(readings)).strands if s.claim is not None]
    first, second, third = ([s for s in strands if s.unit.report == report] for report in range(3))
    ordered = [first[0], second[0], first[1], second[1], third[0], first[2]]
    likely, wanted = PAIRS[name]
    points = find_points(Comparison(ordered, likely))
    assert [{ordered.index(s) for s in point.strands} for point in points] == wanted


def test_a_claim_with_other_numbers_joins_only_when_it_is_much_like_the_rest():
    readings = read_reports(
        "Ferry\n\nNine people drowned off Cape Tarn.",
        "Oriel\n\nNine people drowned off Cape Tarn on Monday.",
        "Search\n\nDivers found 29 people off Cape Tarn on Monday night.",
    )
    comparison = compare_claims(readings, align(readings))

    def joined(counts):
        points = find_points(
            comparison, replace(LIMITS, first=0.1, join=0.01, link=0.01, counts=counts)
        )
        return any("29 people" in text for p in points for text in texts_of(p, readings)[2:])

    assert joined(0.0)
    assert not joined(0.9)


def test_alike_sentences_make_a_point_where_none_of_their_claims_do():
    readings = read_reports(
        "Crash\n\nThe fatalities included 17 sailors, aged from 20 to 35 years, and two cooks, said "
        "Captain Oda Lund.",
        "Elm Bridge\n\nSeventeen sailors and two cooks died, while over 40 were injured, they added.",
    )
    points = [texts_of(point, readings) for point in points_of(readings)]
    assert any(sum("two cooks" in text for text in texts) == 2 for texts in points)


def test_the_frame_of_a_remark_is_no_claim_of_the_story():
    readings = read_reports(
        'Ferry\n\n"The water is cold and time is against us," Commander Oda Lind told reporters at the pier.',
        'Sunk\n\n"The crew did all it could," Mayor Per Holm told reporters at the pier on Monday.',
    )
    strands = compare_claims(readings, align(readings)).strands
    assert not any(
        "reporters" in s.span.of(readings[s.unit.report].parse.text)
        for s in strands
        if s.claim is not None
    )


def test_claims_are_numbered_in_the_order_of_the_reports_and_share_groups_across_them():
    readings = read_reports(LEFT, RIGHT)
    claims = group_claims(readings, Story("s1", "", ("r1", "r2")), points_of(readings))
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    groups = {}
    for claim in claims:
        if claim.group:
            groups.setdefault(claim.group, set()).add(claim.report)
    assert groups
    assert all(len(reports) > 1 for reports in groups.values())


def test_a_number_in_words_is_one_term():
    (reading,) = read_reports("Twenty-nine divers found forty-seven lamps and nine bells.")
    (sentence,) = reading.parse.sentences()
    terms = find_terms(reading.parse, sentence.first, sentence.last, frozenset())
    assert [t.form for t in terms if t.kind == "number"] == ["#29", "#47", "#9"]


def test_one_report_or_none_makes_no_point():
    assert points_of(()) == []
    assert points_of(read_reports(LEFT)) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=2, max_size=3))
def test_no_text_is_too_strange_to_compare(texts):
    readings = read_reports(*texts)
    for point in points_of(readings):
        assert 0.0 < point.likely <= 1.0
        assert len({s.unit.report for s in point.strands}) > 1
