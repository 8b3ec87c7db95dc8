"""
Which of two weeks a bare weekday means, where its own sentence leaves that open.

"The vote on Sunday" may be the last Sunday or the next. Where no verb near it says so, the days that
the rest of its report and the other reports tell of decide: one day told several times, the other
hardly ever. (One sense per discourse: Gale, Church and Yarowsky, HLT 1992, for the senses of words.)
Wrong on: two happenings on one weekday, a week apart, of which one is told only once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from crossread.comparing.placing import anchor_day, place_times
from crossread.model import Published, Reading, Time

_LEAST = 2  # tellings of the other day
_MOST = 2  # tellings of one other report that count
_TIMES = 3  # as many as of the day that its own sentence points to

_BARE = re.compile(r"weekday:\d\??(?: |$)")
_WEEK = timedelta(days=7)


def _day_of(time: Time) -> date | None:
    match = re.match(r"\d{4}-\d\d-\d\d", time.value)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _turned(day: date, today: date) -> tuple[date, str] | None:
    """The same weekday on the other side of the report's day, and that side."""
    if day == today:
        return None
    return (day - _WEEK, "past") if day > today else (day + _WEEK, "future")


def settle_weekdays(
    readings: Sequence[Reading], published: Sequence[Published]
) -> tuple[Reading, ...]:
    """The readings with bare weekdays turned to the side that their story tells of, where unsure."""
    placed = [place_times(reading, when) for reading, when in zip(readings, published, strict=True)]
    told: list[Counter[date]] = [
        Counter(day for time in times if (day := _day_of(time)) is not None) for times in placed
    ]
    reports = Counter(day for days in told for day in days for _ in range(min(days[day], _MOST)))
    settled = []
    for reading, when, times, own in zip(readings, published, placed, told, strict=True):
        today = anchor_day(when)
        changed = list(reading.times)
        for number, (time, at) in enumerate(zip(reading.times, times, strict=True)):
            day = _day_of(at)
            if today is None or day is None or time.sure or not _BARE.match(time.meaning):
                continue
            other = _turned(day, today)
            if other is None:
                continue
            here = own[day] - 1 + reports[day] - min(own[day], _MOST)
            there = own[other[0]] + reports[other[0]] - min(own[other[0]], _MOST)
            if there >= max(_LEAST, _TIMES * here):
                meaning = time.meaning.replace("?", "")
                changed[number] = msgspec.structs.replace(time, direction=other[1], meaning=meaning)
        settled.append(msgspec.structs.replace(reading, times=tuple(changed)))
    return tuple(settled)
