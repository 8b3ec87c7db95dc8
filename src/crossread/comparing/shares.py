"""
A report's text divided by where its words come from: quoted, wire, shared, background, its own.

What a report tells of days long before its own, outside quotations and shared text, is its background.
Wrong on: background told without a day, and an agency's words that no second report of the story prints.
"""

import re
from collections import defaultdict
from datetime import date

from crossread.model import Place, Reading, Share, Story
from crossread.spans import Span

_LONG_BEFORE = 30  # days before a report from which what it tells is background


def find_background(reading: Reading, story: Story, day: str | None) -> list[Span]:
    """
    The sentences of a report that name days, all of them long before its own.

    A sentence without a day is not judged, and neither is a report without one.
    """
    if day is None or len(day) < len("2000-01-01"):
        return []
    told = date.fromisoformat(day[:10])
    report = reading.document.report.id
    ages: dict[int, list[int]] = defaultdict(list)
    for time in story.times:
        if time.place.report == report and time.type in ("DATE", "TIME"):
            ended = _last_day(time.value)
            tokens = reading.parse.tokens_in(time.place.span)
            if ended is not None and tokens:
                ages[reading.parse.sentence_of(tokens[0])].append((told - ended).days)
    return [
        reading.parse.sentence(number).span
        for number in sorted(ages)
        if min(ages[number]) >= _LONG_BEFORE
    ]


def _last_day(value: str) -> date | None:
    """About the last day that a year, month or day can mean; None for what is no place in the calendar."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if day:
            return date(int(year), int(month), int(day))
        if month:
            return date(int(year), int(month), 28)  # which every month has
        return date(int(year), 12, 31)
    except ValueError:
        return None


def divide_text(
    reading: Reading,
    story: Story,
    origins: dict[Place, str],
    by_id: dict[str, Reading],
    background: list[Span],
) -> list[Share]:
    """One report's text in stretches: quoted, from a wire, shared, or its own words, old and new."""
    report = reading.document.report.id
    text = reading.parse.text
    parts: list[tuple[Span, str, str | None]] = []
    for quote in reading.quotes:
        if quote.kind in ("direct", "partial"):
            parts.append((quote.span, "quoted", None))
    for passage in story.shared_passages:
        for place in (passage.left, passage.right):
            if place.report == report and passage.how != "same_quote":
                wire = any(
                    by_id[side.report].document.agencies for side in (passage.left, passage.right)
                )
                parts.append((place.span, "wire" if wire else "shared", origins.get(place)))
    shares: list[Share] = []
    at = 0
    for span, part, origin in sorted(parts, key=lambda row: (row[0], row[1])):
        if span.end <= at:
            continue
        start = max(at, span.start)
        shares += _own(report, text, Span(at, start), background)
        if _has_words(text[start : span.end]):
            inside = Span(start, span.end).stripped(text)
            shares.append(Share(Place(report, inside), part, origin))  # type: ignore[arg-type]
        at = span.end
    shares += _own(report, text, Span(at, len(text)), background)
    return shares


def _own(report: str, text: str, span: Span, background: list[Span]) -> list[Share]:
    """A stretch of a report's own words, divided into what is background and what is not."""
    found: list[Share] = []
    at = span.start
    inside = [old for old in background if old.overlaps(span)]
    for old in [*inside, None]:
        start = span.end if old is None else max(at, old.start)
        if _has_words(text[at:start]):
            found.append(Share(Place(report, Span(at, start).stripped(text)), "own"))
        at = start
        if old is not None:
            end = min(old.end, span.end)
            if _has_words(text[at:end]):
                found.append(Share(Place(report, Span(at, end).stripped(text)), "background"))
            at = max(at, end)
    return found


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
