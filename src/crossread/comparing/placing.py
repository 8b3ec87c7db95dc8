"""
The calendar value of a time expression, once the day it counts from is known.

Walks the steps of `TimeExpression.meaning` (the notation is documented in `reading/times.py`) from
an anchor and writes the TIMEX3 value: 2012-07-06, 2012-W27, 2012-SU, 2012-07-06TMO, P3D, PAST_REF.
What depends on an unknown day stays open in the way of ISO 8601: XXXX-WXX-5, XXXX-07-06.

Method: the calendar of Python's datetime, ISO weeks. A bare weekday or month is the nearest one on
the side that the sentence's tense points to, today included; where tense does not tell, a weekday
is taken as past (news reports what happened) and a date as the nearer one, the past preferred.
Wrong on: seasons of the southern half of the earth, and reports that speak from another day than
they were printed (an edition's date is one day after the writing).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from crossread.model import Place, Published, Reading, Time, TimeExpression


class Stretch(NamedTuple):
    """A part of the calendar: its first day and how long it is, in words of the calendar."""

    first: date
    unit: str  # day week weekend month season quarter half year decade century
    name: str = ""  # of a season; the second day of a range
    certain: bool = True


_SEASON_MIDDLES = {"SP": (4, 15), "SU": (7, 15), "FA": (10, 15), "WI": (1, 15)}
# A date of this many days ago is more likely meant than the same date next time round, when tense is
# past; a longer way back, the sentence's verb belongs to something else ("missed a June deadline").
_LONGEST_PAST = 300


def _shifted(day: date, unit: str, count: int) -> date:
    """`day` moved by whole units; the end of February bends to the month's length."""
    try:
        if unit in ("day", "weekend"):
            return day + timedelta(days=count * (7 if unit == "weekend" else 1))
        if unit == "week":
            return day + timedelta(weeks=count)
        months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]  # fmt: skip
        index = day.year * 12 + day.month - 1 + months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return day


def _containing(day: date, unit: str) -> Stretch:
    """The calendar's unit that a day lies in."""
    if unit == "week":
        return Stretch(day - timedelta(days=day.weekday()), unit)
    if unit == "weekend":
        return Stretch(day - timedelta(days=day.weekday()) + timedelta(days=5), unit)
    if unit == "month":
        return Stretch(day.replace(day=1), unit)
    if unit == "quarter":
        return Stretch(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), unit)
    if unit == "half":
        return Stretch(date(day.year, 1 if day.month < 7 else 7, 1), unit)
    if unit == "year":
        return Stretch(date(day.year, 1, 1), unit)
    if unit == "decade":
        return Stretch(date(max(1, day.year // 10 * 10), 1, 1), unit)
    if unit == "century":
        return Stretch(date(max(1, day.year // 100 * 100), 1, 1), unit)
    return Stretch(day, "day")


def write_stretch(stretch: Stretch) -> str:
    """
    The TIMEX3 value of a stretch of the calendar.

    >>> write_stretch(Stretch(date(2012, 7, 6), "week")), write_stretch(Stretch(date(2012, 7, 1), "season", "SU"))
    ('2012-W27', '2012-SU')
    """
    day, unit = stretch.first, stretch.unit
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        return f"{day.year:04d}-{stretch.name}"
    if unit == "month":
        return f"{day:%Y-%m}" if day.year > 999 else f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}"
    if unit == "century":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def _last_day(stretch: Stretch) -> date:
    """The last day of a stretch."""
    unit = {"weekend": "day"}.get(stretch.unit, stretch.unit)
    if stretch.unit == "weekend":
        return stretch.first + timedelta(days=1)
    if stretch.unit == "season":
        return _shifted(stretch.first, "month", 3) - timedelta(days=1)
    if stretch.unit == "day":
        return stretch.first
    return _shifted(stretch.first, unit, 1) - timedelta(days=1)


def _pick(past: date, future: date, today: date, direction: str) -> date:
    """The one of two candidates around today that is meant."""
    back, ahead = (today - past).days, (future - today).days
    if direction == "future":
        # A plan for a day just gone by ("the deadline of ...") rather than for one next year.
        return past if ahead > _LONGEST_PAST and back < 45 else future
    if direction == "past":
        return past if back <= _LONGEST_PAST or ahead > 60 else future
    return past if back <= ahead * 1.5 else future


def _nearest_date(month: int, day: int, today: date, direction: str, mark: str) -> date | None:
    """The month's day (first of month when day is 0) around today that is meant."""
    candidates = []
    for year in range(today.year - 4, today.year + 5):
        if 1 <= year <= 9999 and (day or 1) <= monthrange(year, month)[1]:
            candidates.append(date(year, month, day or 1))
    floor = today.replace(day=1) if not day else today
    past = [c for c in candidates if c <= floor]
    future = [c for c in candidates if c >= floor]
    if not past or not future:
        return None
    if mark == "<":
        strict = [c for c in candidates if c < floor]
        return strict[-1] if strict else past[-1]
    if mark == ">":
        strict = [c for c in candidates if c > floor]
        return strict[0] if strict else future[0]
    if mark == ".":
        return next((c for c in candidates if c.year == today.year), past[-1])
    return _pick(past[-1], future[0], today, direction)


def _easter(year: int) -> date:
    """Easter Sunday of a year, by the anonymous Gregorian rule (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _feast(days: int, today: date, direction: str) -> date:
    """The feast so many days from Easter that is meant around today."""
    each = [_easter(year) + timedelta(days=days) for year in range(today.year - 1, today.year + 2)]
    past = [day for day in each if day <= today]
    future = [day for day in each if day >= today]
    return _pick(past[-1], future[0], today, direction)


def _weekday(number: int, today: date, direction: str, mark: str) -> date:
    """The weekday that is meant from a day on which it is spoken of."""
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    if mark in ("<", "<<"):
        return today - timedelta(days=back or 7)
    if mark == ">":
        return today + timedelta(days=ahead or 7)
    if mark == "?" and back == 1:
        return today - timedelta(days=1)
    return today + timedelta(days=ahead) if direction == "future" else today - timedelta(days=back)


def _month_like(kind: str, text: str, inside: Stretch | None, today: date, direction: str) -> Stretch | None:  # fmt: skip
    """A month, season, quarter or half, inside a year or around today."""
    value, mark = text.rstrip("<>."), text[len(text.rstrip("<>.")) :]
    if kind == "month":
        month = int(value)
        name = ""
    elif kind == "season":
        month, name = _SEASON_MIDDLES[value][0], value
    elif kind == "quarter":
        number = int(value)
        if number == 9:  # "the last quarter": the latest that has ended
            return _containing(_shifted(_containing(today, "quarter").first, "quarter", -1), "quarter")  # fmt: skip
        month, name = number * 3 - 2, ""
    else:
        month, name = (1 if value == "1" else 7), ""
    if inside is not None:
        return Stretch(date(inside.first.year, month, 1), kind, name)
    if kind in ("quarter", "half"):
        day = date(today.year, month, 1)
        ended = (today - _last_day(Stretch(day, kind))).days
        # Business news reports the quarter that has just ended, whatever the tense.
        if direction == "future" and ended > 120:
            day = _shifted(day, "year", 1)
        elif direction != "future" and day + timedelta(days=20) > today:
            day = _shifted(day, "year", -1)
        return Stretch(day, kind, name)
    if kind == "season":
        return _season(value, today, direction, mark)
    day_ = _nearest_date(month, 0, today, direction, mark)
    return Stretch(day_, kind, name) if day_ else None


def _season(name: str, today: date, direction: str, mark: str) -> Stretch:
    month = _SEASON_MIDDLES[name][0]
    this = date(today.year, month, 1)
    if mark == ".":
        return Stretch(this, "season", name)
    begun = date(today.year, {"SP": 3, "SU": 6, "FA": 9, "WI": 1}[name], 1)
    if mark == ">" or direction == "future":
        ahead = _shifted(begun, "month", 3) > today if mark != ">" else begun > today
        return Stretch(this if ahead else _shifted(this, "year", 1), "season", name)
    behind = begun <= today
    if mark == "<":
        behind = _shifted(begun, "month", 2) <= today
    return Stretch(this if behind else _shifted(this, "year", -1), "season", name)


class Placed(NamedTuple):
    """The outcome of walking a meaning: the value, and the stretch of calendar it came to."""

    value: str
    stretch: Stretch | None
    clock: str = ""


def _open_value(steps: list[str]) -> str:
    """What can be said without a day to count from: XXXX for what is not known."""
    year, month, day, rest = "XXXX", "", "", ""
    dated = any(step.startswith("day:") for step in steps)  # "Sunday, Mar. 16": the date says more
    for step in steps:
        kind, _, text = step.partition(":")
        text = text.rstrip("<>.")
        if kind == "year" and text:
            year = text
        elif kind == "month":
            month = f"-{int(text):02d}"
        elif kind == "day" and text:
            day = f"-{int(text.split('/')[0]):02d}"
        elif kind == "weekday":
            if not dated:
                month, day = "-WXX", f"-{text}"
        elif kind in ("season", "quarter", "half"):
            month = {"season": f"-{text}", "quarter": f"-Q{text}", "half": f"-H{text}"}[kind]
        elif kind in ("part", "clock"):
            rest = f"T{text}"
        elif re.match(r"(shift:)?(day|weekend|week|month)", step):
            unit = re.match(r"(?:shift:)?(day|weekend|week|month)", step)[1]  # type: ignore[index]
            month = {"day": "-XX-XX", "week": "-WXX", "weekend": "-WXX-WE", "month": "-XX"}[unit]
    if rest and not (month or day) and year == "XXXX":
        return rest
    return year + month + day + rest


_CLOCK = re.compile(r"\d\d:\d\d")


def _with_clock(stretch: Stretch, clock: str) -> str:
    """The value of a day with a part or an hour of it; midnight closes its day."""
    if clock == "24:00":
        return f"{write_stretch(stretch)}T24:00"
    return f"{write_stretch(stretch)}T{clock}"


def _walk_step(step: str, at: Stretch | None, today: date, direction: str) -> Stretch | None:
    """Where one step leads from the stretch before it."""
    kind, _, text = step.partition(":")
    moved = re.fullmatch(r"(\w+)([+-]\d+)", step)
    if moved and moved[1] == "easter":
        return Stretch(_feast(int(moved[2]), today, direction), "day")
    if moved:
        unit, count = moved[1], int(moved[2])
        start = _containing(today, unit)
        return _containing(_shifted(start.first, unit, count), unit)
    if kind == "shift":
        unit, sign, count_text = re.split(r"([+-])", text, maxsplit=1)
        day = _shifted(today, unit, int(sign + count_text))
        # "two weeks ago" is told to a few days, not to the calendar's week.
        return _containing(day, "day" if unit == "week" else unit)
    if kind == "year":
        return Stretch(date(int(text), 1, 1), "year")
    if kind in ("month", "season", "quarter", "half"):
        return _month_like(kind, text, at, today, direction)
    if kind == "day":
        first, _, second = text.partition("/")
        if at is None or int(first) > monthrange(at.first.year, at.first.month)[1]:
            return at
        return Stretch(at.first.replace(day=int(first)), "day", second)
    if kind == "weekday":
        if at is not None and at.unit == "day":
            return at
        number, mark = int(text[0]), text[1:]
        if at is not None and at.unit == "week":
            return Stretch(at.first + timedelta(days=number - 1), "day")
        return Stretch(_weekday(number, today, direction, mark), "day")
    if kind == "weekend":
        this = _containing(today, "weekend")
        # Towards its end a week speaks of the weekend to come, unless the verb says otherwise.
        behind = direction == "past" or (direction != "future" and today.isoweekday() < 4)
        back = today.isoweekday() < 6 and behind
        return _containing(this.first - timedelta(days=7 if back else 0), "weekend")
    if kind == "end":
        return Stretch(_last_day(at), "day") if at else None
    return at


def place_meaning(meaning: str, today: date | None, direction: str = "unknown") -> Placed:
    """
    The TIMEX3 value of a meaning counted from a day, which may be unknown.

    >>> friday = date(2012, 7, 6)
    >>> [place_meaning(m, friday).value for m in ("day-1", "weekday:5", "week-1", "year-1 month:3")]
    ['2012-07-05', '2012-07-06', '2012-W26', '2011-03']
    >>> place_meaning("weekday:5 part:MO", None).value
    'XXXX-WXX-5TMO'
    """
    if meaning.startswith("="):
        return Placed(meaning[1:], None)
    steps = meaning.split()
    kind, _, text = steps[0].partition(":")
    if kind in ("decade", "century"):
        first = date(max(1, int(text) * (10 if kind == "decade" else 100)), 1, 1)
        return Placed(text, Stretch(first, kind))
    fixed = kind == "year" and bool(text)
    if today is None and not fixed:
        return Placed(_open_value(steps), None)
    day = today or date(int(text), 1, 1)
    # "July 6": the date as a whole decides which year it is of.
    dated = re.fullmatch(r"month:(\d+)([<>.]?) day:(\d+)(?:/(\d+))?(.*)", meaning)
    at: Stretch | None = None
    if dated:
        found = _nearest_date(int(dated[1]), int(dated[3]), day, direction, dated[2])
        if found is None:
            return Placed(_open_value(steps), None)
        at, steps = Stretch(found, "day", dated[4] or ""), dated[5].split()
    clock = ""
    for step in steps:
        if step.startswith(("part:", "clock:")):
            clock = step.partition(":")[2]
            at = at or Stretch(day, "day")
        else:
            at = _walk_step(step, at, day, direction)
    if at is None:
        return Placed(_open_value(meaning.split()), None)
    if clock:
        return Placed(_with_clock(at, clock), at, clock)
    if at.unit == "day" and at.name.isdecimal():
        last = monthrange(at.first.year, at.first.month)[1]
        if int(at.name) <= last:
            return Placed(f"{at.first}/{at.first.replace(day=int(at.name))}", at)
    return Placed(write_stretch(at), at)


def _precision(value: str, stretch: Stretch | None) -> str:
    if value.startswith("P") and value[1:2] in "0123456789XT":
        return "duration"
    if value.endswith("_REF"):
        return "vague"
    if "T" in value.partition("-")[2] or value.startswith("T"):
        return "minute" if _CLOCK.search(value) else "part of day"
    if stretch is not None:
        return stretch.unit
    if value.startswith("XXXX"):
        return {4: "year", 7: "month"}.get(len(value), "day")
    return "vague"


def _place_quarter(meaning: str, today: date | None, quarter: Stretch | None) -> Placed | None:
    """The quarter a business report is about, or the same one a year before; None without one."""
    if meaning == "quarter":
        if quarter is None and today is not None:
            quarter = _containing(_shifted(today, "quarter", -1), "quarter")
        return Placed(write_stretch(quarter), quarter) if quarter else Placed("XXXX-QX", None)
    if meaning == "shift:year-1" and quarter is not None:
        earlier = quarter._replace(first=_shifted(quarter.first, "year", -1))
        return Placed(write_stretch(earlier), earlier)
    return None


def _place_previous(time: TimeExpression, today: date | None, focus: Stretch | None, focus_day: date | None) -> Placed:  # fmt: skip
    """An expression that counts from the time before it in the text."""
    meaning = time.meaning
    if meaning == "same":
        return Placed(write_stretch(focus), focus) if focus else Placed("PAST_REF", None)
    if meaning.startswith(("clock:", "part:")) or meaning in ("day+0", "day+0 part:NI"):
        if meaning == "day+0" and focus is not None and focus.unit in ("month", "season", "week"):
            return Placed(write_stretch(focus), focus)
        if focus_day and today and focus_day > today and not meaning.startswith("clock:"):
            # A plan was told before it: "meet on Thursday. ... Overnight, troops ..."
            focus_day = today
        return place_meaning(meaning, focus_day or today, time.direction)
    if focus is None:
        return place_meaning(meaning, today, time.direction)
    year = re.fullmatch(r"shift:(year|month)([+-]\d+)", meaning)
    if year and focus.unit in ("quarter", "half", "month", "season", "day"):
        # "a year earlier" is told as exactly as the time it is set against.
        moved = focus._replace(first=_shifted(focus.first, year[1], int(year[2])), name=focus.name)
        if focus.unit == "day":
            moved = _containing(moved.first, year[1])
        return Placed(write_stretch(moved), moved)
    if meaning.startswith(("shift:day", "day-", "day+")) and focus.unit != "day":
        return place_meaning(meaning, focus_day or today, time.direction)
    return place_meaning(meaning, focus.first, time.direction)


_WHY = {
    "none": "as it stands in the text",
    "publication": "counted from the day of the report",
    "previous": "counted from the time mentioned before it",
    "event": "counted from an event whose day the text does not give",
}


ON_AN_INFERRED_DAY = "which is inferred"


def _reason(time: TimeExpression, published: Published, basis: str) -> str:
    if basis == "stated":
        return "stated in the text"
    if basis == "vague":
        return "no part of the calendar is named"
    why = _WHY[time.anchor]
    if time.anchor == "publication" and published.basis == "inferred":
        why += f", {ON_AN_INFERRED_DAY} ({published.value or published.anchor})"
    elif time.anchor == "publication" and not published.value and published.anchor:
        why += f", which is not known and taken to be near {published.anchor}"
    return why


def anchor_day(published: Published) -> date | None:
    """The day that the times of a report count from, or None when not even that is known."""
    for value in (published.value, published.anchor):
        if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value[:10]):
            try:
                return date.fromisoformat(value[:10])
            except ValueError:
                continue
    return None


def _own_day(reading: Reading, today: date | None) -> date | None:
    """The latest day a report tells of as past: the day it was written, where print came later."""
    if today is None:
        return None
    told = [
        placed.stretch.first
        for time in reading.times
        if re.match(r"weekday:\d(?: |$)", time.meaning) and time.direction != "future"
        and (placed := place_meaning(time.meaning, today, "past")).stretch is not None
    ]  # fmt: skip
    latest = max(told, default=today)
    return latest if (today - latest).days == 1 else today


def place_times(reading: Reading, published: Published) -> tuple[Time, ...]:
    """
    The time expressions of one report with their calendar values, in reading order.

    >>> from crossread.language import read_by_rule
    >>> from crossread.model import Document, Report
    >>> from crossread.reading.times import find_times
    >>> from crossread.spans import SourceMap, Span
    >>> text = "It sank on Friday. The next day divers found it."
    >>> reading = Reading(Document(Report("r1", "", "", "", text), text, SourceMap.build(text)[1]), read_by_rule(text))
    >>> reading = Reading(reading.document, reading.parse, times=find_times(reading))
    >>> [time.value for time in place_times(reading, Published("2012-07-10", "given", "told"))]
    ['2012-07-06', '2012-07-07']
    """
    today = anchor_day(published)
    own_day = _own_day(reading, today)
    focus: Stretch | None = None
    focus_day: date | None = None
    quarter: Stretch | None = None
    placed = []
    for time in reading.times:
        at_quarter = _place_quarter(time.meaning, today, quarter)
        if at_quarter is not None:
            at = at_quarter
        elif time.meaning == "own-day":
            at = place_meaning("day+0", own_day)
        elif time.anchor == "previous":
            at = _place_previous(time, today, focus, focus_day)
        else:
            at = place_meaning(time.meaning, today, time.direction)
        if at.stretch is not None and time.type != "SET":
            focus = at.stretch
            if at.stretch.unit == "day":
                focus_day = at.stretch.first
            if at.stretch.unit == "quarter" and not time.meaning.startswith(("shift", "year")):
                quarter = at.stretch
        stated = time.meaning.startswith(("year:", "decade", "century")) or time.type in ("DURATION", "SET")  # fmt: skip
        vague = at.value.endswith("_REF") or "X" in at.value
        basis = "vague" if vague else "stated" if stated else "anchored"
        value = at.value
        kind = time.type
        if kind == "DATE" and "T" in value.partition("-")[2] and not value.endswith("REF"):
            kind = "TIME"
        placed.append(
            Time(
                Place(reading.document.report.id, time.span),
                kind,
                value,
                _precision(value, at.stretch),
                basis,  # type: ignore[arg-type]
                time.modifier,
                _reason(time, published, basis),
            )
        )
    return tuple(placed)
