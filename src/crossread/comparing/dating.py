"""
When each report of a story was published, with the reason in words.

Evidence, the strongest first: a date given with the report, the page's own metadata, a dated line
of the text ("Last updated: ...", a date line, "today (May 3)"), the day or month in the address.
What is left is solved together over the story: a report that tells of "Friday" as its own day is of
the Friday on which its siblings appeared. A copyright year, a caption, and the dates of events are
never taken for a date of publication; a report that only looks back keeps no date, and gets an
`anchor`, a day near which it must have appeared, so that its times can still be placed.

Wrong on: newspapers' addresses, which carry the day of print, one after the day of writing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from crossread.comparing.placing import place_meaning
from crossread.comparing.placing import place_times as place_times
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


def date_of_url(url: str) -> str | None:
    """
    The day, or else the month, that an address carries.

    >>> date_of_url("http://news.example/2012/jul/06/ferry"), date_of_url("http://news.example/2012/07/ferry.html")
    ('2012-07-06', '2012-07')
    """
    for pattern in (_URL_DAY, _URL_DIGITS, _URL_TAIL):
        for match in pattern.finditer(url):
            month = match["m"].lower()
            found = _day(int(match["y"]), MONTHS.get(month) or int(month), int(match["d"]))
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

_MOST_APART = 21  # days: beyond, a dated sibling says nothing about an undated report


def _weekdays_told(reading: Reading) -> list[int]:
    """The weekdays a report tells of as past, without "last" or "next"."""
    told = []
    for time in reading.times:
        match = re.match(r"weekday:(\d)(?: |$)", time.meaning)
        if match and time.direction != "future" and time.anchor == "publication":
            told.append(int(match[1]))
    return told


def _says_today(reading: Reading) -> bool:
    return any(t.meaning.startswith("day+0") and t.anchor == "publication" for t in reading.times)


def _newest_told(reading: Reading, day: date) -> date | None:
    """The latest day a report tells of as past when it is read as of `day`."""
    days = [(day - timedelta(days=(day.isoweekday() - number) % 7)) for number in _weekdays_told(reading)]  # fmt: skip
    return max(days, default=None)


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


def _written_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _infer(reading: Reading, month: str | None, days: Counter[date]) -> Published | None:
    """The date of an undated report from the days on which its siblings appeared."""
    near = sorted(day for day in days if month is None or day.isoformat().startswith(month))
    agreeing = [day for day in near if _newest_told(reading, day) == day]
    if agreeing:
        best = min(agreeing, key=lambda day: (-days[day], day))
        name = _DAY_NAMES[best.weekday()]
        why = f"it tells of {name} as its latest day, and other reports of the story appeared on {name} {_written_day(best)}"  # fmt: skip
        return Published(best.isoformat(), "inferred", why, best.isoformat())
    between = _between(reading, near)
    if between is not None:
        name = _DAY_NAMES[between.weekday()]
        why = f"it tells of {name} as its latest day, and other reports of the story appeared around {name} {_written_day(between)}"  # fmt: skip
        return Published(between.isoformat(), "inferred", why, between.isoformat())
    if _says_today(reading) and near:
        best = near[0]
        newest = _newest_told(reading, best)
        if newest is None or newest <= best:
            why = f"it tells of the event as of today, and the first dated report of the story appeared on {_written_day(best)}"  # fmt: skip
            return Published(best.isoformat(), "inferred", why, best.isoformat())
    return None


def _between(reading: Reading, near: Sequence[date]) -> date | None:
    """
    The latest weekday a report tells of, where the story's dated reports enclose it.

    Not before the first of them: a report that looks back at the day before anybody is known to
    have reported it may be of any later day.
    """
    if not near or (near[-1] - near[0]).days > _MOST_APART:
        return None
    span = range((near[-1] - near[0]).days + 1)
    fitting = [
        day for n in span if _newest_told(reading, day := near[0] + timedelta(days=n)) == day
    ]
    return fitting[0] if fitting and len(fitting) < 3 else None


def _looks_ahead_only(reading: Reading) -> bool:
    """Does a report name a coming weekday and no past one: a first report of something just happened."""
    ahead = any(
        re.match(r"weekday:\d", time.meaning) and time.direction == "future"
        for time in reading.times
    )
    return ahead and not _weekdays_told(reading)


def _with_the_story(reading: Reading, days: Counter[date]) -> Published | None:
    """The day on which most reports of the story appeared, for one that gives nothing but plans."""
    if not days or not _looks_ahead_only(reading):
        return None
    best = min(days, key=lambda day: (-days[day], day))
    if days[best] < 2:
        return None
    why = f"it tells of the event as new and names only days to come; most reports of the story appeared on {_written_day(best)}"  # fmt: skip
    return Published(best.isoformat(), "inferred", why, best.isoformat())


def _anchor(reading: Reading, days: Counter[date], told: Sequence[tuple[date, list[int]]]) -> str | None:  # fmt: skip
    """A day near which an undated report must have appeared, or None."""
    own = set(_weekdays_told(reading))

    def shared(day: date) -> int:
        return sum(len(own & set(numbers)) for sibling, numbers in told if sibling == day)

    if days:
        return min(days, key=lambda day: (-shared(day), -days[day], day)).isoformat()
    # No sibling has a date: the latest full date that the report itself tells of.
    full = [
        placed.stretch.first
        for time in reading.times
        if re.match(r"year:\d+ month:\d+ day:\d+", time.meaning)
        and (placed := place_meaning(time.meaning, None)).stretch is not None
    ]
    return max(full).isoformat() if full else None


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
    days = Counter(date.fromisoformat(e.value) for e in found if e and len(e.value) == 10)
    told = [
        (date.fromisoformat(e.value), _weekdays_told(reading))
        for e, reading in zip(found, readings, strict=True)
        if e and len(e.value) == 10
    ]
    results: list[Published | None] = []
    for evidence, reading in zip(found, readings, strict=True):
        if evidence and len(evidence.value) == 10:
            results.append(Published(evidence.value, evidence.basis, evidence.why, evidence.value))
        else:
            results.append(_infer(reading, evidence.value if evidence else None, days))
    return _fill(readings, found, results, told)


def _fill(
    readings: Sequence[Reading],
    found: Sequence[Evidence | None],
    results: Sequence[Published | None],
    told: Sequence[tuple[date, list[int]]],
) -> tuple[Published, ...]:
    """What is left after the first inferences: dated with the story, by month, or not at all."""
    days = Counter(date.fromisoformat(p.value) for p in results if p and p.value)
    filled = []
    for reading, evidence, result in zip(readings, found, results, strict=True):
        if result is None and evidence is None:
            result = _with_the_story(reading, days)
        if result is None:
            month = evidence.value if evidence else None
            near = Counter({d: n for d, n in days.items() if not month or d.isoformat()[:7] == month})  # fmt: skip
            anchor = _anchor(reading, near or days, told)
            if evidence:
                result = Published(evidence.value, evidence.basis, evidence.why, anchor)
            else:
                result = Published(None, "unknown", _unknown_why(anchor), anchor)
        filled.append(result)
    return tuple(filled)


def _unknown_why(anchor: str | None) -> str:
    if anchor is None:
        return "neither the text nor its address nor another report of the story dates it"
    day = _written_day(date.fromisoformat(anchor))
    return f"nothing in the text or its address dates it; other dates of the story lie near {day}"
