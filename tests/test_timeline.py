"""A timeline has one row per dated event, in the reports' words, with every place that tells it."""

import msgspec
import pytest

from crossread.comparing.dating import date_reports, place_times
from crossread.language import read_by_rule
from crossread.model import Claim, Document, Facts, Reading, Report, Story
from crossread.reading.times import find_times
from crossread.spans import SourceMap, Span
from crossread.telling.timeline import draw_timeline

URL = "https://news.example/2025/10/16/ferry"


def reading_of(text: str, number: int = 1, claims: tuple[tuple[str, str], ...] = ()) -> Reading:
    """A reading of a report of 16 October 2025 with the given (clause, predicate) claims."""
    report = Report(f"r{number}", f"{number}.txt", "", "utf-8", text, Facts(url=URL))
    document = Document(report, text, SourceMap.build(text)[1])
    found = []
    for clause, verb in claims:
        at = text.index(clause)
        verb_at = at + clause.index(verb)
        found.append(Claim(Span(at, at + len(clause)), verb, Span(verb_at, verb_at + len(verb))))
    reading = Reading(document, read_by_rule(text), claims=tuple(found))
    return msgspec.structs.replace(reading, times=find_times(reading))


def rows_of(*readings: Reading):
    times = [t for r, p in zip(readings, date_reports(readings), strict=True) for t in place_times(r, p)]  # fmt: skip
    story = Story("s1", "", tuple(f"r{n + 1}" for n in range(len(readings))), times=tuple(times))
    return draw_timeline(readings, story)


def test_rows_stand_in_the_order_of_the_days_and_not_of_the_text():
    rows = rows_of(reading_of("Nine people died on Wednesday. A ferry sank there on Tuesday."))
    assert [row.when for row in rows] == ["2025-10-14", "2025-10-15"]


def test_two_reports_of_one_event_share_a_row_with_both_places():
    rows = rows_of(
        reading_of("A passenger ferry sank in the strait on Tuesday.", 1),
        reading_of("Police said nothing. A ferry sank in the strait on Tuesday.", 2),
    )
    assert len(rows) == 1
    assert [place.report for place in rows[0].places] == ["r1", "r2"]


def test_two_events_of_one_day_have_two_rows():
    rows = rows_of(
        reading_of("A ferry sank on Tuesday near Sorrin. The captain was arrested on Tuesday.")
    )
    assert len(rows) == 2


def test_a_row_is_the_clause_and_not_the_whole_sentence():
    text = "The mayor wept, and the town council closed all shops on Tuesday, while it rained."
    rows = rows_of(
        reading_of(text, 1, (("the town council closed all shops on Tuesday", "closed"),))
    )
    assert [row.what for row in rows] == ["The town council closed all shops on Tuesday"]


@pytest.mark.parametrize(
    "text",
    [
        "The band was founded in 1984 by two students.",
        "The war has gone on for three years in the north.",
        "They meet in the hall every Friday and sing.",
        "Nobody knows the reason now or ever will.",
    ],
)
def test_years_durations_habits_and_vague_times_have_no_row(text):
    assert rows_of(reading_of(text)) == ()


def test_every_place_of_a_row_holds_its_time():
    text = "Divers found the wreck on Wednesday. By Thursday the search of the strait had ended."
    reading = reading_of(text)
    for row in rows_of(reading):
        for place in row.places:
            assert "day" in place.span.of(text)
