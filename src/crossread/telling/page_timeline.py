"""
The timeline as a table whose rows carry their own strip of one calendar: a day is a dot, a month is
a bar as long as the month, an open stretch ends in an arrow. Nothing is drawn more exactly than it
is known.

A date far from the rest (a law of 1973 in a story of one week) would press the rest into a point;
it is drawn as an arrow at the edge instead, and its words say when it was.
"""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from markupsafe import Markup

from crossread.telling.page_figures import draw_svg
from crossread.telling.page_text import escape_text
from crossread.telling.views import TimelineView

WIDTH, HEIGHT = 200, 24  # of a strip, in its own units
_LEFT, _RIGHT = 12, 188
_LABELS = 3  # the calendar has room for about as many
_SHORT = timedelta(days=8)  # what is known to the week or better
_NARROW = 6  # how many times the calendar must be longer than its short dates to be drawn narrower
_FAR = 4  # a gap this many times as long as all that lies beyond it puts a date at the edge

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()

# Months of the seasons as news uses them in the northern half; TIMEX3 names.
_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
_HALVES = {"H1": (1, 6), "H2": (7, 6), "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3)}
_DAY_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip


class DatedRow(msgspec.Struct, frozen=True):
    """One row of the timeline with its date in words and its strip."""

    row: TimelineView
    said: str
    picture: Markup
    again: bool = False  # the row before has the same date


class DrawnTimeline(msgspec.Struct, frozen=True):
    """The rows in order and the calendar above their strips."""

    rows: tuple[DatedRow, ...]
    axis: Markup


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    end = month - 1 + count
    if not 1 <= year <= 9990:
        return None
    return date(year, month, 1), date(year + end // 12, end % 12 + 1, 1)


def stretch_of(value: str) -> tuple[date, date] | None:
    """
    The days that a TIMEX3 value covers, the end left out; None for what is no place in the calendar.

    >>> stretch_of("2012-07-06"), stretch_of("PAST_REF")
    ((datetime.date(2012, 7, 6), datetime.date(2012, 7, 7)), None)
    """
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = stretch_of(first), stretch_of(last)
        return (a[0], max(a[1], b[1])) if a and b else a or b
    try:
        if m := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day + timedelta(days=1)
        if m := re.match(r"(\d{4})-W(\d\d)(-WE)?", value):
            day = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return (day + timedelta(days=5 if m[3] else 0)), day + timedelta(days=7)
        if m := re.match(r"(\d{4})-(\d\d)(?!\d)", value):
            return _months(int(m[1]), int(m[2]), 1)
        if m := re.match(r"(\d{4})-(S[PU]|FA|WI|H[12]|Q[1-4])", value):
            month, count = {**_SEASONS, **_HALVES}[m[2]]
            return _months(int(m[1]), month, count)
        if re.fullmatch(r"\d{4}", value):
            return _months(int(value), 1, 12)
        if re.fullmatch(r"\d{3}X?", value):
            return _months(int(value[:3]) * 10, 1, 120)
        if re.fullmatch(r"\d\d(XX)?", value):
            return _months(int(value[:2]) * 100, 1, 1200)
    except (ValueError, OverflowError):
        return None
    return None


def say_when(value: str) -> str:
    """
    A TIMEX3 value in words.

    >>> say_when("2012-07-06"), say_when("2012-07"), say_when("2012-W27")
    ('Fri 6 July 2012', 'July 2012', 'week of 2 July 2012')
    """
    if "/" in value:
        return " to ".join(say_when(part) for part in value.split("/", 1) if part)
    covered = stretch_of(value)
    if covered is None:
        return value.replace("_", " ").lower() if "_" in value else value
    first, _ = covered
    if m := re.match(r"\d{4}-\d\d-\d\d(?:T(\d\d:\d\d|[A-Z]{2}))?", value):
        day = f"{WEEKDAYS[first.weekday()]} {first.day} {MONTHS[first.month - 1]} {first.year}"
        part = _DAY_PARTS.get(m[1] or "", m[1] or "")
        return f"{day}, {part}" if part else day
    if "-W" in value:
        what = "weekend" if value.endswith("WE") else "week"
        return f"{what} of {first.day} {MONTHS[first.month - 1]} {first.year}"
    if re.match(r"\d{4}-\d\d", value):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if m := re.match(r"(\d{4})-([A-Z]\w)", value):
        seasons = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
        return f"{seasons.get(m[2], m[2])} {m[1]}"
    return f"the {first.year}s" if re.fullmatch(r"\d{3}X?", value) else value


def _window(stretches: list[tuple[date, date]]) -> tuple[date, date]:
    """
    The stretch of calendar that is drawn: all of it, less dates far from all others.

    Where most dates are days that lie close together, the calendar is drawn around those days.
    """
    first, last = _without_far_ones(sorted(stretches))
    short = sorted(s for s in stretches if s[1] - s[0] <= _SHORT)
    if 2 * len(short) > len(stretches):
        low, high = _without_far_ones(short, timedelta(days=3))
        margin = max(timedelta(days=1), (high - low) // 8)
        if (high - low + 2 * margin) * _NARROW < last - first:
            first, last = low - margin, high + margin
    return first, max(last, first + timedelta(days=2))


def say_day(value: str) -> str:
    """
    A TIMEX3 value in words, without the day of the week.

    >>> say_day("2012-07-06")
    '6 July 2012'
    """
    said = say_when(value)
    return said.split(" ", 1)[1] if said[:3] in WEEKDAYS and said[3:4] == " " else said


def _without_far_ones(
    ordered: list[tuple[date, date]], least: timedelta = timedelta(days=14)
) -> tuple[date, date]:
    """From the first day to the last, dates at either end that lie far from the rest left out."""
    while len(ordered) > 2:
        last = max(end for _, end in ordered)
        gap, rest = ordered[1][0] - ordered[0][0], last - ordered[1][0]
        if gap <= _FAR * max(rest, least):
            break
        ordered = ordered[1:]
    while len(ordered) > 2:
        first, before = ordered[0][0], max(end for _, end in ordered[:-1])
        gap = ordered[-1][0] - before
        if gap <= _FAR * max(before - first, least):
            break
        ordered = ordered[:-1]
    return ordered[0][0], max(end for _, end in ordered)


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Where the calendar is labelled: days, months or years, at most about five."""
    days = (last - first).days
    if days <= 45:
        every = max(1, round(days / _LABELS))
        marks = [first + timedelta(days=n) for n in range(0, days + 1, every)]
        return [(d, f"{d.day} {MONTHS[d.month - 1][:3]}") for d in marks]
    if days <= 900:
        every = max(1, math.ceil(days / 30 / _LABELS))
        at, out = date(first.year, first.month, 1), []
        while at < last:
            out.append((at, f"{MONTHS[at.month - 1][:3]} {at.year}"))
            month = at.month - 1 + every
            at = date(at.year + month // 12, month % 12 + 1, 1)
        return [tick for tick in out if tick[0] >= first]
    every = max(1, math.ceil(days / 365 / _LABELS))
    return [(date(y, 1, 1), str(y)) for y in range(first.year + 1, last.year + 1, every)]


def draw_timeline_rows(rows: tuple[TimelineView, ...]) -> DrawnTimeline:
    """The rows of a timeline with their strips on one calendar."""
    placed = [stretch_of(row.when) for row in rows]
    known = [one for one in placed if one is not None]
    if not known:
        bare = tuple(DatedRow(row, say_when(row.when), Markup()) for row in rows)
        return DrawnTimeline(bare, Markup())
    first, last = _window(known)
    whole = (last - first).days

    def x(day: date) -> float:
        return round(_LEFT + (day - first).days / whole * (_RIGHT - _LEFT), 1)

    ticks = _ticks(first, last)
    grid = "".join(f'<path class="grid" d="M{x(day):g} 0V{HEIGHT}"/>' for day, _ in ticks)
    drawn: list[DatedRow] = []
    for row, stretch in zip(rows, placed, strict=True):
        body = _bar(stretch, first, last, x) if stretch else ""
        picture = draw_svg(grid + body, WIDTH, HEIGHT, "strip") if body else Markup()
        said = say_when(row.when)
        drawn.append(DatedRow(row, said, picture, bool(drawn) and drawn[-1].said == said))
    return DrawnTimeline(tuple(drawn), _axis(ticks, x))


def _bar(stretch: tuple[date, date], first: date, last: date, x: Callable[[date], float]) -> str:
    start, end = stretch
    if end <= first:
        return '<path class="open" d="M22 12H2M7 8L2 12L7 16"/>'
    if start >= last:
        return f'<path class="open" d="M{WIDTH - 22} 12H{WIDTH - 2}m-5-4l5 4l-5 4"/>'
    low, high = x(max(start, first)), x(min(end, last))
    if (end - start).days <= 1:
        return f'<circle cx="{(low + high) / 2:g}" cy="12" r="4.6"/>'
    wide = max(high - low, 6)
    body = f'<rect class="span" x="{low:g}" y="8.5" width="{wide:g}" height="7" rx="3.5"/>'
    if start < first:
        body += f'<path class="open" d="M{low:g} 12H2M7 8L2 12L7 16"/>'
    if end > last:
        body += f'<path class="open" d="M{high:g} 12H{WIDTH - 2}m-5-4l5 4l-5 4"/>'
    return body


def _axis(ticks: list[tuple[date, str]], x: Callable[[date], float]) -> Markup:
    out = []
    free = 0.0  # where the label before ends
    for day, label in ticks:
        at = x(day)
        if at < free:
            continue
        free = at + 6.2 * len(label) + 6
        anchor = "start" if at < 40 else "end" if at > WIDTH - 40 else "middle"
        at = {"start": min(at, 2), "end": WIDTH - 2}.get(anchor, at)
        out.append(f'<text x="{at:g}" y="13" text-anchor="{anchor}">{escape_text(label)}</text>')
    return draw_svg("".join(out), WIDTH, 17, "axis")
