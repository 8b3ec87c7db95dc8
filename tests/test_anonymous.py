"""Sources that reports do not name: who is one, why, and what rests on each alone."""

import pytest

from crossread.comparing.anonymous import anonymous_in
from crossread.comparing.dating import date_reports
from crossread.language import model_name
from crossread.running.pipeline import compare
from handmade import read_reports

pytestmark = pytest.mark.skipif(model_name() == "rules", reason="who speaks needs trees")


def sources_of(sentence):
    [reading] = read_reports(f"Drava mill\n\n{sentence}")
    return [(source.description, source.reason) for source in anonymous_in(reading)]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "“The dam is lost,” a senior minister whispered on condition of anonymity because she had not told "
            "the council.",
            (
                "a senior minister",
                "on condition of anonymity because she had not told the council",
            ),
        ),
        (
            "“The dam is lost,” said one harbour official, speaking under rules by which she could not be "
            "identified.",
            ("one harbour official", "under rules by which she could not be identified"),
        ),
        ("Local officials said the dam was lost.", ("Local officials", None)),
        (
            "A source close to Ida Kern said the dam was lost.",
            ("A source close to Ida Kern", None),
        ),
        ("An unnamed banker said the dam was lost.", ("An unnamed banker", None)),
    ],
)
def test_an_unnamed_source_has_its_description_and_its_reason(sentence, source):
    assert sources_of(sentence) == [source]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor's official spokesman said the dam was lost.",
        "Her lawyer said the dam was lost.",
        "“The dam is lost,” said the top harbour official, Ida Kern.",
        "The ten-member committee said the dam was lost.",
        "“The dam is lost,” said one fighter in sandals, giving her name only as Ilic.",
        "It was not denied by any witness that the dam was lost.",
    ],
)
def test_offices_bodies_and_whoever_is_named_are_no_unnamed_source(sentence):
    assert sources_of(sentence) == []


def test_what_another_report_has_by_itself_does_not_rest_on_the_source_alone():
    readings = read_reports(
        "Mill\n\nOne official said that the mill in Drava had lost forty workers in the flood. "
        "The official said that the owner had fled to Kesten.",
        "Flood\n\nThe mill in Drava lost forty workers in the flood.",
    )
    [source] = compare(readings, date_reports(readings)).anonymous_sources
    text = readings[0].parse.text
    assert any("forty" in place.span.of(text) for place in source.places)
    assert ["fled" in place.span.of(text) for place in source.alone] == [True]
