"""
When each report of a story was published, with the reason in words.

Evidence, the strongest first: a date given with the report, the page's own metadata, a dated line
of the text ("Last updated: ...", a date line, "today (May 3)"), the day or month in the address.
What is left is solved together over the story (`comparing/undated.py`). A copyright year, a caption, and the dates of events are
never taken for a date of publication; a report that only looks back keeps no date, and gets an
`anchor`, a day near which it must have appeared, so that its times can still be placed.

Wrong on: newspapers' addresses, which carry the day of print, one after the day of writing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from crossread.comparing.placing import place_times as place_times
from crossread.comparing.undated import (
    day_near,
    days_told,
    only_today,
    solve,
    solve_by_plans,
    written_day,
)
from crossread.lexicon.calendar import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from crossread.model import Published, Reading

Basis = Literal["given", "metadata", "stated", "inferred", "unknown"]


class Evidence(NamedTuple):
    """A date or month that a report carries, how, and the reason in words."""

    value: str
    basis: Basis
    why: str


_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_DAY_NAME = "|".join([*WEEKDAYS, *SHORT_WEEKDAYS])
_DATE = re.compile(
    rf"""
    (?<![\d/-])(?: (?:(?:{_DAY_NAME})\.?,?\s+)? (?:
        (?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>(?:19|20)\d\d)
      | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m2>{_MONTH})\.?,?[\s-]+(?P<y2>(?:19|20)\d\d))
      | (?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)
      | (?P<y4>(?:19|20)\d\d)/(?P<m4>\d\d?)/(?P<d4>\d\d?)
      | (?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?=T|\b)
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W{0,3}(?:last\s+|first\s+)?(?P<label>updated?|published|posted|modified|publication date|date(?:\s+created)?)"
    r"(?:\s+(?:on|at))?\s*:?\s",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"©|\(c\)|copyright|all rights|archive|file (?:photo|picture|image)|photo|image|picture|reuters/",
    re.IGNORECASE,
)
_TODAY_IN_BRACKETS = re.compile(
    rf"\b(?P<word>today|yesterday)\s*[,(]\s*(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})\.?)\s*[,)]",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"^\s*[A-Z][\w .,'’()-]{{1,60}}?,\s+(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})\.?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?\s*(?:\([A-Z][\w/ .-]{1,30}\)|--|–|—|:|-\s)",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 90
# Between reports that lie so far apart, another one's weekday does not tell its day.
_MONTHS_APART = timedelta(days=60)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_date(match: "re.Match[str]") -> str | None:
    for number in "12345":
        if match[f"y{number}"]:
            month = match[f"m{number}"]
            month_number = int(month) if month.isdecimal() else MONTHS[month.lower()]
            return _day(int(match[f"y{number}"]), month_number, int(match[f"d{number}"]))
    return None


def read_date(text: str) -> str | None:
    """
    The day that a short text such as a metadata field names, in ISO form; None without one.

    >>> read_date("Fri, 06 Jul 2012 18:30:00 GMT"), read_date("2012-07-06T09:00:00Z"), read_date("July 2012")
    ('2012-07-06', '2012-07-06', None)
    """
    for match in _DATE.finditer(text[:200]):
        found = _read_date(match)
        if found:
            return found
    return None


# ------------------------------------------------------------------------------- addresses

_URL_DAY = re.compile(
    rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-])(?P<m>\d{{1,2}}|{_MONTH})(?P=s)(?P<d>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_URL_DIGITS = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
# A wire's own number that ends in the day: letters and digits, then 20140508 at the very end.
_URL_TAIL = re.compile(r"(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:\.\w+)?/?(?:\?.*)?$")
_URL_MONTH = re.compile(
    rf"(?<![\d])(?P<y>20\d\d)[/_-](?P<m>\d\d?|{_MONTH})(?=[/_-])", re.IGNORECASE
)
# "2014/03/140331-...": the year and month again in short, the day behind them, perhaps the clock.
_URL_AGAIN = re.compile(
    r"(?P<y>20(?P<yy>\d\d))/(?P<m>[01]\d)/(?P=yy)(?P=m)(?P<d>[0-3]\d)(?:\d{6})?(?!\d)"
)
# "2014/Feb-26/", "2014/0226/": the year apart from the day.
_URL_APART = re.compile(
    rf"(?<!\d)(?P<y>20\d\d)[/_-](?P<m>{_MONTH}|[01]\d)[/_-]?(?P<d>[0-3]\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
# "/032614_pier-shut": month, day and year of American papers before the words of the title.
_URL_AMERICAN = re.compile(r"/(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<yy>[0-2]\d)_(?=[a-z])")


def date_of_url(url: str) -> str | None:
    """
    The day, or else the month, that an address carries.

    >>> date_of_url("http://news.example/2012/jul/06/ferry"), date_of_url("http://news.example/2012/07/ferry.html")
    ('2012-07-06', '2012-07')
    """
    for pattern in (_URL_DAY, _URL_DIGITS, _URL_TAIL, _URL_AGAIN, _URL_APART, _URL_AMERICAN):
        for match in pattern.finditer(url):
            month = match["m"].lower()
            parts = match.groupdict()
            year = int(parts.get("y") or f"20{parts['yy']}")
            found = _day(year, MONTHS.get(month) or int(month), int(match["d"]))
            if found:
                return found
    for match in _URL_MONTH.finditer(url):
        month = match["m"].lower()
        number = MONTHS.get(month) or int(month)
        if 1 <= number <= 12:
            return f"{match['y']}-{number:02d}"
    return None


# ------------------------------------------------------------------------------- the text's own word


def _stated_line(line: str) -> tuple[str, bool] | None:
    """The date of a line that states one, and whether it is the date of an update."""
    text = line.strip()
    if len(text) > 200 or _NOT_OURS.search(text):
        return None
    match = _DATE.search(text)
    if match is None:
        return None
    value = _read_date(match)
    if value is None:
        return None
    label = _LABEL.match(text)
    if label:
        return value, label["label"].lower().startswith(("updat", "modif"))
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,|-–—:·•.\t")
    rest = re.sub(
        rf"\b(?:{_DAY_NAME}|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|gmt|utc|e[ds]t|bst|at|on|by|updated|published|posted)\b\.?",
        "", text[: match.start()] + text[match.end() :], flags=re.IGNORECASE,
    )  # fmt: skip
    # A date that stands alone on its line, or with a name ("By A. Writer | July 6, 2012").
    if len(text) <= _LONGEST_DATE_LINE and len(re.findall(r"[^\W\d_]{2,}", rest)) <= (4 if re.search(r"[|•·]|^by\b", text, re.I) else 0):  # fmt: skip
        return value, "updated" in text.lower()
    return None


def _caption_spans(reading: Reading) -> list[tuple[int, int]]:
    return [
        (dropped.span.start, dropped.span.end)
        for dropped in reading.document.dropped
        if dropped.why in ("caption", "promo")
    ]


def _stated(reading: Reading) -> tuple[Evidence | None, Evidence | None]:
    """The date that the text states for itself: one of publication, and one of an update."""
    source = reading.document.report.text
    captions = _caption_spans(reading)
    published = updated = None
    at = 0
    lines = source.split("\n")
    for number, line in enumerate(lines):
        start, at = at, at + len(line) + 1
        if not any(character.isdecimal() for character in line[:400]):
            continue
        if any(first <= start < last for first, last in captions):
            continue
        found = _stated_line(line)
        edge = number < 12 or number >= len(lines) - 12
        if found is None or not (edge or _LABEL.match(line.strip())):
            continue
        words = " ".join(line.split())[:80]
        evidence = Evidence(found[0], "stated", f"the text says “{words}”")
        if found[1]:
            updated = updated or evidence
        else:
            published = published or evidence
    return published, updated


def _half_stated(reading: Reading) -> tuple[int, int, int, str] | None:
    """Month, day and days to add, for a day told without its year: "today (May 3)", a date line."""
    source = reading.document.report.text
    match = _TODAY_IN_BRACKETS.search(source)
    if match:
        later = 1 if match["word"].lower() == "yesterday" else 0
        words = " ".join(match[0].split())
    else:
        match = _DATE_LINE.match(source[:200]) or next(
            (m for line in source[:1500].split("\n")[:6] if (m := _DATE_LINE.match(line))), None
        )
        if match is None:
            return None
        later, words = 0, " ".join(match[0].split())
    month = MONTHS[(match["m1"] or match["m2"]).lower()]
    return month, int(match["d1"] or match["d2"]), later, words


def _own_evidence(reading: Reading) -> Evidence | None:
    """What a report by itself says of its date; the first source that speaks wins."""
    facts = reading.document.report.facts
    if facts.published:
        value = read_date(facts.published)
        if value is None:
            month = re.match(r"(?:19|20)\d\d-\d\d$", facts.published.strip())
            value = month[0] if month else None
        if value:
            source = "given with the file" if facts.basis == "given" else "in the page's metadata"
            return Evidence(value, facts.basis, f"the date is {source}")
    published, updated = _stated(reading)
    if published:
        return published
    url = date_of_url(facts.url) if facts.url else None
    if url and len(url) == 10:
        return Evidence(url, "metadata", "the address of the page carries the day")
    if updated:
        return updated
    if url:
        return Evidence(url, "metadata", "the address of the page carries the month")
    return None


# ------------------------------------------------------------------------------- over the story


def _years(found: Iterable[Evidence | None]) -> Counter[int]:
    return Counter(int(evidence.value[:4]) for evidence in found if evidence)


def _with_year(half: tuple[int, int, int, str], years: Counter[int]) -> Evidence | None:
    month, day_number, later, words = half
    if not years:
        return None
    year = min(years, key=lambda y: (-years[y], y))
    value = _day(year, month, day_number)
    if value is None:
        return None
    value = (date.fromisoformat(value) + timedelta(days=later)).isoformat()
    return Evidence(value, "stated", f"the text says “{words}”; the year is that of the story")


def date_reports(readings: tuple[Reading, ...]) -> tuple[Published, ...]:
    """
    The publication date of each report, beside `readings`, with basis and reason.

    >>> from crossread.language import read_by_rule
    >>> from crossread.model import Document, Report
    >>> from crossread.spans import SourceMap
    >>> text = "Ferry sinks\\nLast updated: July 6, 2012\\nThe ferry sank."
    >>> document = Document(Report("r1", "", "", "", text), text, SourceMap.build(text)[1])
    >>> date_reports((Reading(document, read_by_rule(text)),))[0].value
    '2012-07-06'
    """
    found = [_own_evidence(reading) for reading in readings]
    years = _years(found)
    for index, reading in enumerate(readings):
        evidence = found[index]
        if evidence is None or len(evidence.value) == 7:
            half = _half_stated(reading)
            own_year = Counter({int(evidence.value[:4]): 1}) if evidence else years
            dated = _with_year(half, own_year) if half else None
            found[index] = dated or evidence
    results = [
        Published(e.value, e.basis, e.why, e.value) if e and len(e.value) == 10 else None
        for e in found
    ]
    return _solve_together(readings, [e.value if e else None for e in found], found, results)


def _solve_together(
    readings: Sequence[Reading],
    months: Sequence[str | None],
    found: Sequence[Evidence | None],
    dated: Sequence[Published | None],
) -> tuple[Published, ...]:
    """
    The undated reports from the dated ones, in two rounds, then those that only name plans.

    A report that says no more than "today" waits for the second round, in which the first's answers
    stand beside the dates that were given. Where these lie months apart, weekdays fit any of them, and
    nothing is solved.
    """
    solved = list(dated)
    given = [date.fromisoformat(p.value) for p in dated if p and p.value]
    apart = bool(given) and max(given) - min(given) > _MONTHS_APART
    for patient in () if apart else (False, True):
        told = days_told(readings, solved)
        days = Counter(date.fromisoformat(p.value) for p in solved if p and p.value)
        solved = [
            published
            or (solve(reading, month, days, told) if only_today(reading) <= patient else None)
            for reading, month, published in zip(readings, months, solved, strict=True)
        ]
    told = days_told(readings, solved)
    all_days = Counter(date.fromisoformat(p.value) for p in solved if p and p.value)
    of_days = [
        (reading, date.fromisoformat(p.value))
        for reading, p in zip(readings, solved, strict=True)
        if p and p.value
    ]
    results = []
    for reading, month, evidence, published in zip(readings, months, found, solved, strict=True):
        if published is None and evidence is None and not apart:
            published = solve_by_plans(reading, all_days)
        if published is None:
            near = day_near(reading, month, of_days, told)
            if evidence:
                published = Published(evidence.value, evidence.basis, evidence.why, near)
            else:
                published = Published(None, "unknown", _unknown_why(near), near)
        results.append(published)
    return tuple(results)


def _unknown_why(near: str | None) -> str:
    if near is None:
        return "neither the text nor its address nor another report of the story dates it"
    day = written_day(date.fromisoformat(near))
    return f"nothing in the text or its address dates it; the story ran around {day}"
