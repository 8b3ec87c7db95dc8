"""
The date of a report that carries none, from the days its story tells of.

Every day on which it may have appeared is tried. As read from that day, its weekdays, "yesterday"
and "two days ago" fall on days of the calendar; the right day is the one that makes them fall on
the days that the dated reports of the story tell of. A report is dated only when it names a latest
day of its own (news says "on Friday" on Friday) or a distance ("two days ago"); one that only looks
back at a day before anybody is known to have reported stays without, since it may be of any later
day. Wrong on: follow-ups long after the event that name its weekday.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crossread.comparing.placing import place_meaning, place_times
from crossread.model import Published, Reading

_LATEST = 4  # days after the last dated report that an undated one may still be of
_EARLIEST = 3  # days before the first, for a report that says "yesterday" or "two days ago"
_STALE = 5  # a bare weekday so many days back is hardly meant; a writer says "last"
_MOST_CANDIDATES = 400
# Share of its words that an undated report must have in common with a sibling to be of its time.
_OF_ITS_TIME = 0.3
_ONE_STORY = timedelta(days=14)  # reports further apart are of two times of a matter

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Signs(NamedTuple):
    """What a report says of days without naming any: all in days of the week or days back."""

    weekdays: tuple[int, ...]  # told as past
    back: tuple[int, ...]  # "yesterday" 1, "two days ago" 2
    today: bool
    ahead: bool  # names a coming weekday


def _quoted(text: str, at: int) -> bool:
    """Does a place stand between quotation marks? "Today" in a quote is the day of speaking."""
    line = text[max(text.rfind("\n", 0, at), at - 1000) + 1 : at]
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1


def signs_of(reading: Reading) -> Signs:
    """The signs of its own day that a report gives."""
    weekdays, unsure, back = [], [], []  # type: list[int], list[int], list[int]
    today = ahead = False
    for time in reading.times:
        if time.anchor != "publication" or time.modifier == "APPROX":
            continue
        weekday = re.match(r"weekday:(\d)(?: |$)", time.meaning)
        days = re.match(r"(?:shift:)?day([+-]\d+)(?: |$)", time.meaning)
        if weekday and time.direction != "future":
            (weekdays if time.direction == "past" else unsure).append(int(weekday[1]))
        elif time.meaning.startswith("weekday"):
            ahead = True
        elif days and -10 <= int(days[1]) < 0:
            back.append(-int(days[1]))
        elif days and int(days[1]) == 0:
            today = today or not _quoted(reading.document.text, time.span.start)
    return Signs(tuple(weekdays or unsure), tuple(back), today, ahead)


def only_today(reading: Reading) -> bool:
    """True when "today" is all that a report says of its own day."""
    signs = signs_of(reading)
    return signs.today and not signs.weekdays and not signs.back


def days_told(readings: Sequence[Reading], dated: Sequence[Published | None]) -> Counter[date]:
    """How many of the dated reports tell of each day; the day on which one appeared counts twice."""
    told: Counter[date] = Counter()
    for reading, published in zip(readings, dated, strict=True):
        if published is None or published.value is None:
            continue
        days = {date.fromisoformat(published.value)}
        for time in place_times(reading, published):
            day = re.match(r"\d{4}-\d\d-\d\d", time.value)
            if day:
                days.add(date.fromisoformat(day[0]))
        told.update(sorted(days))
        told[date.fromisoformat(published.value)] += 1
    return told


def _days_meant(signs: Signs, day: date) -> list[date]:
    """The days that a report's signs fall on when it is read as of `day`."""
    backs = [(day.isoweekday() - number) % 7 for number in signs.weekdays] + list(signs.back)
    return [day - timedelta(days=back) for back in backs] + ([day] if signs.today else [])


def _fit(signs: Signs, day: date, told: Counter[date]) -> int:
    """How well a report's signs fall on the days of the story when it is read as of `day`."""
    # Each sign counts for itself, also where two fall on one day: that is what a right day does.
    each = signs._replace(weekdays=tuple(sorted(set(signs.weekdays))))
    stale = sum((day.isoweekday() - number) % 7 >= _STALE for number in each.weekdays)
    lost = sum(not told[day - timedelta(days=back)] for back in set(signs.back))
    return sum(told[meant] for meant in _days_meant(each, day)) - 4 * stale - lost


def _age(signs: Signs, day: date) -> int:
    """How far back, taken together, a report's signs reach when it is read as of `day`."""
    return sum((day - each).days for each in set(_days_meant(signs, day)))


def _candidates(signs: Signs, month: str | None, days: Counter[date]) -> list[date]:
    before = _EARLIEST if signs.back else 0
    known = sorted(days)
    first = known[0] - timedelta(days=before)
    near = {
        day + timedelta(days=n)
        for day in known
        for n in range(-_EARLIEST, _LATEST + 1)
        if day + timedelta(days=n) >= first
    }
    fitting = [day for day in near if month is None or day.isoformat().startswith(month)]
    return sorted(fitting)[:_MOST_CANDIDATES]


def written_day(day: date) -> str:
    """
    A day as a reader writes it.

    >>> written_day(date(2012, 7, 6))
    '6 July 2012'
    """
    return f"{day.day} {day:%B %Y}"


def solve(reading: Reading, month: str | None, days: Counter[date], told: Counter[date]) -> Published | None:  # fmt: skip
    """The date of an undated report, with the reason, or None; `days` are those of its siblings."""
    signs = signs_of(reading)
    if not days or not (signs.weekdays or signs.back or signs.today):
        return None
    candidates = _candidates(signs, month, days)
    if not candidates:
        return None

    def latest(day: date) -> bool:
        return max(_days_meant(signs, day)) == day

    best = min(
        candidates,
        key=lambda day: (-_fit(signs, day, told), not latest(day), _age(signs, day), day),
    )
    meant = _days_meant(signs, best)
    shared = max((each for each in meant if told[each]), key=lambda each: (told[each], each), default=None)  # fmt: skip
    name = _DAY_NAMES[best.weekday()]
    where = f"; other reports of the story tell of {written_day(shared)} too" if shared else ""
    if latest(best) and best.isoweekday() in signs.weekdays:
        if shared is None and best not in days and not min(days) < best < max(days):
            return None
        why = f"it tells of {name} as its latest day, so it is of {written_day(best)} or the day after{where}"  # fmt: skip
    elif signs.today and (shared or best in days):
        why = f"it tells of today, which fits {written_day(best)}{where}"
    elif signs.back and shared and best - shared in {timedelta(days=back) for back in signs.back}:
        back = (best - shared).days
        count = "a day" if back == 1 else f"{_COUNTS[back]} days"
        why = f"it puts what happened on {written_day(shared)} {count} back"
    else:
        return None
    return Published(best.isoformat(), "inferred", why, best.isoformat())


def solve_by_plans(reading: Reading, days: Counter[date]) -> Published | None:
    """The day on which most reports of the story appeared, for one that names nothing but plans."""
    signs = signs_of(reading)
    if not days or not signs.ahead or signs.weekdays or signs.back or signs.today:
        return None
    best = min(days, key=lambda day: (-days[day], day))
    if days[best] < 2:
        return None
    why = f"it tells of the event as new and names only days to come; most reports of the story appeared on {written_day(best)}"  # fmt: skip
    return Published(best.isoformat(), "inferred", why, best.isoformat())


def _shared_words(reading: Reading, other: Reading) -> float:
    """How much of the shorter of two reports' long words stands in the other too."""
    mine, theirs = (
        set(re.findall(r"[^\W\d_]{5,}", each.document.text.lower())) for each in (reading, other)
    )
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def day_near(
    reading: Reading,
    month: str | None,
    dated: Sequence[tuple[Reading, date]],
    told: Counter[date],
) -> str | None:
    """
    A day near which an undated report must have appeared, to count its times from, or None.

    Where its dated siblings lie months apart, it is of the time of the one whose words it shares.
    """
    signs = signs_of(reading)
    days = Counter(day for _, day in dated)
    if days:
        if max(days) - min(days) > _ONE_STORY:
            alike = {
                day: max(_shared_words(reading, other) for other, of in dated if of == day)
                for day in days
            }
            likest = max(alike, key=lambda day: (alike[day], day))
            if alike[likest] < _OF_ITS_TIME:
                return None
            days = Counter({day: days[day] for day in days if abs(day - likest) <= _ONE_STORY})
        fitting = [day for day in days if month is None or day.isoformat().startswith(month)]
        return min(
            fitting or days, key=lambda day: (-_fit(signs, day, told), -days[day], day)
        ).isoformat()
    # No sibling has a date: the latest full date that the report itself tells of.
    full = [
        placed.stretch.first
        for time in reading.times
        if re.match(r"year:\d+ month:\d+ day:\d+", time.meaning)
        and (placed := place_meaning(time.meaning, None)).stretch is not None
    ]
    return max(full).isoformat() if full else None
