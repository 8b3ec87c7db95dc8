"""
What happened when, in the reports' own words: one dated row per event, earliest first.

A row is a clause that names a part of the calendar no wider than a month, told so that it can be read
alone (telling/dated.py); a part of a day of which nobody says which day has none. Clauses of several
reports that tell of one day in the same words (or that the comparison has put into one group of
claims) share a row, with all their places. Nothing is phrased anew: the clause loses the
word that joined it to its sentence and a date that it opens with, and a pronoun at its beginning is
replaced by the name that it stands for. Wrong on: the second of two days that one clause
names, and two events of one day told with the same words.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Claim, Place, Reading, Story, Time, TimelineRow
from crossread.spans import Span
from crossread.telling.dated import tell_event

# Wider stretches ("last year", "in the 1980s") are background and would drown the story.
_DATED = frozenset(["minute", "part of day", "day", "weekend", "week", "month"])
_LONGEST = 180
_FEWEST_WORDS = 4
# Two tellings of one day are one event when this share of the shorter one's words stands in the other.
_SAME_EVENT = 0.6

_JOINTS = re.compile(
    r"^(?:and|or|but|when|where|while|as|that|which|who|after|before|because|since|until|although|though|so|,|-|–|—|:|;|\.)\s+"
)  # in small letters: "As the sun set" begins its sentence and keeps its word
_PREPOSITIONS = frozenset(
    "with for of between among like than including about at by to from".split()
)
_PRONOUNS = frozenset("he she it they we this these those his her its their".split())
# Saying is no event by itself: a clause that is only this is told with its sentence.
_SAYING = frozenset("said says say told tells added adds".split())


class Telling(NamedTuple):
    """One clause that tells of a dated event."""

    when: str
    precision: str
    words: str
    stems: frozenset[str]
    group: str | None
    place: Place


def _has_subject(reading: Reading, claim: Claim, time: Span) -> bool:
    """Does a clause name what it is about before its verb, other than the time?"""
    text = reading.document.text
    end = claim.predicate_span.start
    before = text[claim.span.start : min(end, time.start)] + text[time.end : end]
    if claim.span.start > time.start:
        before = text[claim.span.start : end]
    joint = _JOINTS.match(before)
    if joint and joint[0].strip() in ("that", "which", "who"):
        return False
    words = re.findall(r"\w+", before[joint.end() :] if joint else before)
    if not words or words[0] in _PREPOSITIONS:
        return False
    subject = [
        word for word in words
        if word.lower() not in FUNCTION_WORDS and word != "due" and not word.endswith("ly")
    ]  # fmt: skip
    return bool(subject) or words[0].lower() in _PRONOUNS


def _claims_around(reading: Reading, time: Span) -> list[Claim]:
    """The clauses around a time that tell of something, narrowest first."""
    around = [
        claim
        for claim in reading.claims
        if claim.span.contains(time)
        and claim.modality not in ("denied", "conditional", "demanded")
        and len(claim.span) <= 2 * _LONGEST
    ]
    return sorted(around, key=lambda claim: (len(claim.span), claim.span))


def _sentence_around(reading: Reading, time: Span) -> Span | None:
    tokens = reading.parse.tokens_in(time)
    if not len(tokens):
        return None
    sentence = reading.parse.sentence(reading.parse.sentence_of(tokens[0]))
    return sentence.span if sentence.span.contains(time) else None


def _name_for(reading: Reading, at: int) -> str | None:
    """The name that the pronoun at a place stands for."""
    for reference in reading.references:
        if reference.span.start == at and reference.chain < len(reading.chain_names):
            return reading.chain_names[reference.chain]
    return None


def _trimmed(reading: Reading, span: Span, time: Span) -> str:
    """The words of a clause without its joint, a date it opens with, and a bare pronoun."""
    text = reading.document.text
    opens = time.start == span.start and not time.of(text).endswith(("'s", "’s"))
    start = time.end if opens else span.start
    words = text[start : span.end]
    opened = re.match(r"[\s,;:–—-]+", words)
    joint = _JOINTS.match(words.lstrip()) if start == span.start else opened
    if joint:
        lead = len(words) - len(words.lstrip()) if joint is not opened else 0
        start += lead + joint.end()
        words = text[start : span.end]
    first = re.match(r"\w+", words)
    if first and first[0].lower() in _PRONOUNS:
        name = _name_for(reading, start)
        if name is not None:
            possessive = "’s" if first[0].lower() in ("his", "her", "its", "their") else ""
            words = name + possessive + words[first.end() :]
    words = " ".join(words.split()).strip(" ,;:.–—-")
    words += "." if words.endswith(("a.m", "p.m")) else ""
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = words.replace('"', "").replace("“", "").replace("”", "")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return words[:1].upper() + words[1:]


def _only_said(reading: Reading, clause: Span, time: Span) -> bool:
    """ "... said that this morning": a clause whose matter stands elsewhere."""
    text = reading.document.text
    after = text[time.end : clause.end].strip(" .,;\n")
    return not after and text[clause.start : time.start].rstrip().endswith(("said that", "said"))


def _stems(words: str) -> frozenset[str]:
    plain = re.findall(r"[^\W_]+", words.lower())
    return frozenset(stem(word) for word in plain if word not in FUNCTION_WORDS)


def _by_words(reading: Reading, time: Span) -> tuple[str, Span, Claim | None] | None:
    """A dated clause as its words stand, where no tree says what belongs to it."""
    claims = [c for c in _claims_around(reading, time) if _has_subject(reading, c, time)]
    claim = claims[0] if claims else None
    clause = claim.span if claim else _sentence_around(reading, time)
    if clause is None:
        return None
    words = _trimmed(reading, clause, time)
    saying = claim is not None and claim.predicate_span.of(reading.document.text).lower() in _SAYING
    if saying or len(words.split()) < _FEWEST_WORDS:
        wider = _sentence_around(reading, time)
        words = _trimmed(reading, wider, time) if wider else words
        clause = wider or clause
    if len(words.split()) < _FEWEST_WORDS or _only_said(reading, clause, time):
        return None
    return words, clause, claim


def _by_tree(reading: Reading, time: Span) -> tuple[str, Span, Claim | None] | None:
    """A dated clause made whole with the help of its tree."""
    told = tell_event(reading, _claims_around(reading, time), time)
    return None if told is None else (told[0].words, told[0].span, told[1])


def _tellings(
    reading: Reading, times: list[Time], groups: dict[tuple[str, Span], str]
) -> Iterator[Telling]:
    """The dated clauses of one report, in reading order, each clause once."""
    report = reading.document.report.id
    headline = reading.document.headline
    tell = _by_tree if reading.parse.has_trees else _by_words
    seen = set()
    for time in times:
        # "About 7am" is of no day that is known, "every Friday" of many.
        vague = time.type == "SET" or "X" in time.value or not time.value[:4].isdigit()
        span = time.place.span
        if vague or time.precision not in _DATED or (headline and headline.overlaps(span)):
            continue
        told = tell(reading, span)
        if told is None or told[0] in seen:
            continue  # of two days in one clause the first counts
        words, clause, claim = told
        seen.add(words)
        group = groups.get((report, claim.span)) if claim else None
        place = Place(report, clause)
        yield Telling(time.value, time.precision, words, _stems(words), group, place)


def _same_event(left: Telling, right: Telling) -> bool:
    if left.when[:10] != right.when[:10]:
        return False
    if left.group is not None and left.group == right.group:
        return True
    shorter = min(len(left.stems), len(right.stems))
    return shorter > 1 and len(left.stems & right.stems) >= _SAME_EVENT * shorter


def _begins(when: str) -> str:
    """A key that sorts TIMEX3 values of different precision by where they begin."""
    week = re.match(r"(\d{4})-W(\d\d)(-WE)?", when)
    if week:
        day = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return day.isoformat()
    parts = {"MO": "06", "MI": "12", "AF": "13", "EV": "18", "NI": "21"}
    day_part = re.fullmatch(r"(.*)T([A-Z]{2})", when)
    return f"{day_part[1]}T{parts.get(day_part[2], '12')}" if day_part else when


def _row(tellings: list[Telling]) -> TimelineRow:
    """One row of the tellings of one event: the finest time, and the plainest words for it."""
    finest = max(tellings, key=lambda telling: (len(telling.when), telling.when))
    plainest = min(tellings, key=lambda telling: (len(telling.words.split()) < 6, len(telling.words)))  # fmt: skip
    places = tuple(dict.fromkeys(telling.place for telling in tellings))
    return TimelineRow(finest.when, finest.precision, plainest.words, places)


def draw_timeline(readings: tuple[Reading, ...], story: Story) -> tuple[TimelineRow, ...]:
    """
    The dated rows of a story, earliest first.

    >>> draw_timeline((), Story("s1", "", ()))
    ()
    """
    groups = {(each.report, each.claim.span): each.group for each in story.claims if each.group}
    events: list[list[Telling]] = []
    for reading in readings:
        own = [t for t in story.times if t.place.report == reading.document.report.id]
        for telling in _tellings(reading, own, groups):
            home = next((event for event in events if _same_event(event[0], telling)), None)
            if home is None:
                events.append([telling])
            else:
                home.append(telling)
    rows = [_row(event) for event in events]
    return tuple(sorted(rows, key=lambda row: (_begins(row.when), -len(row.places), row.places)))
