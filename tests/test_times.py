"""Times are found in running text and placed in the calendar."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.comparing.placing import place_meaning, place_times
from crossread.language import read_by_rule
from crossread.model import Document, Published, Reading, Report
from crossread.reading.read import read_documents
from crossread.reading.time_letters import number_value
from crossread.reading.times import find_times
from crossread.spans import SourceMap

CASES = Path(__file__).parent / "cases" / "times"


def reading_of(text: str) -> Reading:
    document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap.build(text)[1])
    reading = Reading(document, read_by_rule(text))
    return msgspec.structs.replace(reading, times=find_times(reading))


def times_of(text: str, day: str | None = "2012-07-06") -> list[list[str]]:
    published = Published(day, "given", "told") if day else Published(None, "unknown", "")
    return [
        [time.place.span.of(text), time.value, time.type]
        for time in place_times(reading_of(text), published)
    ]


def cases(name: str) -> list[dict]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("twenty_five"), ids=lambda case: case["text"][:40])
def test_the_expressions_on_which_libraries_fail_come_out_right(case):
    assert times_of(case["text"], case["report"]) == case["times"]


@pytest.mark.parametrize("case", cases("running_text"), ids=lambda case: case["text"][:40])
def test_running_text_gives_these_times_and_no_others(case):
    assert times_of(case["text"], case["report"]) == case["times"]


# ------------------------------------------------------------------------------- round trips

MONTHS = (
    "January February March April May June July August September October November December".split()
)
SHORT = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def suffixed(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


WAYS = {
    "American": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "British": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"the {suffixed(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "ordinal behind": lambda d: f"{MONTHS[d.month - 1]} {suffixed(d.day)}, {d.year}",
    "short": lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    "weekday first": lambda d: f"{DAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "weekday, British": lambda d: f"{DAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "ISO": lambda d: d.isoformat(),
    "no comma": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "British short": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
}


@pytest.mark.parametrize("way", WAYS)
@given(day=st.dates(date(1900, 1, 1), date(2059, 12, 31)))
def test_a_date_written_in_ten_ways_is_read_back(way, day):
    text = f"The treaty was signed on {WAYS[way](day)} in the capital."
    assert [time[1] for time in times_of(text, "2030-01-01")] == [day.isoformat()]


days = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@given(today=days, back=st.integers(0, 6))
def test_a_past_weekday_is_the_latest_one_up_to_today(today, back):
    meant = today - timedelta(days=back)
    text = f"The bridge collapsed on {DAYS[meant.weekday()]}."
    assert times_of(text, today.isoformat())[0][1] == meant.isoformat()


@given(today=days, ahead=st.integers(0, 6))
def test_a_future_weekday_is_the_next_one_from_today(today, ahead):
    meant = today + timedelta(days=ahead)
    text = f"The bridge will open on {DAYS[meant.weekday()]}."
    assert times_of(text, today.isoformat())[0][1] == meant.isoformat()


@given(today=days)
def test_last_week_lies_seven_days_back_also_over_year_ends(today):
    year, week, _ = (today - timedelta(days=7)).isocalendar()
    assert place_meaning("week-1", today).value == f"{year}-W{week:02d}"


@given(today=days, count=st.integers(1, 400))
def test_days_ago_and_days_later_undo_each_other(today, count):
    earlier = place_meaning(f"shift:day-{count}", today).stretch.first
    assert place_meaning(f"shift:day+{count}", earlier).stretch.first == today


@pytest.mark.parametrize(
    ("text", "today", "value"),
    [
        ("It fell yesterday.", "2012-03-01", "2012-02-29"),
        ("It fell yesterday.", "2013-03-01", "2013-02-28"),
        ("It fell a year ago.", "2012-02-29", "2011"),
        ("It fell on February 29.", "2012-03-05", "2012-02-29"),
        ("It fell on February 29.", "2013-03-05", "2012-02-29"),
        ("It will open tomorrow.", "2011-12-31", "2012-01-01"),
        ("It fell in December.", "2012-01-03", "2011-12"),
        ("It fell last month.", "2012-01-31", "2011-12"),
        ("It fell last week.", "2013-01-02", "2012-W52"),
        ("It fell last week.", "2010-01-05", "2009-W53"),
        ("It fell last year.", "2012-01-01", "2011"),
        ("It fell on Monday.", "2012-01-01", "2011-12-26"),
    ],
)
def test_year_ends_leap_days_and_weeks(text, today, value):
    assert times_of(text, today)[0][1] == value


@given(
    count=st.integers(1, 99),
    unit=st.sampled_from(["day", "week", "month", "year", "hour", "minute"]),
)
def test_a_duration_in_digits_is_read_back(count, unit):
    text = f"It lasted for {count} {unit}s in all."
    letter = ("PT" if unit in ("hour", "minute") else "P") + f"{count}{unit[0].upper()}"
    assert [time[1] for time in times_of(text)] == [letter]


# ------------------------------------------------------------------------------- unknown days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell on Friday morning.", "XXXX-WXX-5TMO"),
        ("It fell on May 3.", "XXXX-05-03"),
        ("It fell around 2:30 p.m. in the yard.", "T14:30"),
        ("It fell in 2011.", "2011"),
        ("It fell on May 3, 2011.", "2011-05-03"),
    ],
)
def test_without_a_day_to_count_from_the_value_stays_open(text, value):
    assert times_of(text, None)[0][1] == value


def test_a_time_counted_from_an_inferred_date_says_so():
    reading = reading_of("It fell on Friday.")
    placed = place_times(reading, Published("2012-07-06", "inferred", "by its siblings"))
    assert placed[0].basis == "anchored"
    assert "inferred" in placed[0].why


CLOSED = re.compile(
    r"=\S+|own-day|same|quarter|(?:decade|century):\d+"
    r"|shift:[a-z]+[+-]\d+"
    r"|(?:(?:year:\d{4}|(?:year|quarter|month|week|weekend|day|decade|century|easter)[+-]\d+"
    r"|(?:month|quarter|half|season|weekday):\w+[<>.?]*|day:\d+(?:/\d+)?|weekend"
    r"|part:[A-Z]{2}|clock:\d\d:\d\d|end)(?: |$))+"
)


@pytest.mark.parametrize("name", ["twenty_five", "running_text"])
def test_meanings_keep_to_the_closed_notation(name):
    for case in cases(name):
        for time in reading_of(case["text"]).times:
            assert CLOSED.fullmatch(time.meaning), time.meaning


def test_numbers_in_words():
    assert number_value("forty - three".split()) == 43
    assert number_value(["no", "number"]) is None


# ------------------------------------------------------------------------------- strange text


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_times(text):
    for time in times_of(text):
        assert time[0] in text


WORDS = "Friday May 3 2012 , last week ago the next two years ' s - early morning at 10 : 30 pm of 80 every day before end ( ) half quarter Sept. 31 to and in will minutes hours decades weekend summer later".split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_heap_of_time_words_breaks_the_reading_of_times(heap):
    text = " ".join(heap)
    found = times_of(text)
    assert all(span and span in text for span, _, _ in found)
    assert all(CLOSED.fullmatch(time.meaning) for time in reading_of(text).times)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_times_stand_in_order_and_share_no_word(heap):
    reading = reading_of(" ".join(heap))
    spans = [time.span for time in reading.times]
    assert spans == sorted(spans)
    assert not [1 for left, right in pairwise(spans) if left.overlaps(right)]


def test_the_previous_day_is_not_counted_from_a_year_named_on_the_way():
    text = "On Wednesday the council spoke of the 1994 harbour law. The previous day it had met."
    assert ["The previous day", "2012-07-03", "DATE"] in times_of(text, "2012-07-05")


def test_the_future_head_of_something_is_no_time():
    text = "He met the future president in the future capital; the future looked bright."
    (read,) = read_documents([Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))])
    assert [time.span.of(text) for time in read.times] == ["the future"]


@pytest.mark.parametrize(
    "text",
    [
        "She told the Today programme.",
        "He read the Six O'Clock News.",
        "It is on the Tonight show.",
    ],
)
def test_a_programme_called_like_a_time_is_no_time(text):
    assert [time.span.of(text) for time in reading_of(text).times] == []


def test_somebody_called_like_a_month_is_no_time():
    text = "Theresa May spoke on Friday. The plan was set out by Mrs May, and May said it would last until June."
    (read,) = read_documents([Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))])
    assert [time.span.of(text) for time in read.times] == ["on Friday", "June"]


def test_a_plan_made_in_the_past_is_no_plan_now():
    text = "Before the regatta on Friday, they scheduled a vote."
    (read,) = read_documents([Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))])
    assert [time.direction for time in read.times] == ["past"]
