"""
What happened when, in the reports' own words: one dated row per event, earliest first.

A row is a clause that names a part of the calendar no wider than a month. Clauses of several
reports that tell of one day in the same words (or that the comparison has put into one group of
claims) share a row, with all their places. Nothing is phrased anew: the clause loses the
word that joined it to its sentence and a date that it opens with, and a pronoun at its beginning is
replaced by the name that it stands for. Wrong on: clauses that name two days, and two events of one day told
with the same words.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Claim, Place, Reading, Story, Time, TimelineRow
from crossread.spans import Span

# Wider stretches ("last year", "in the 1980s") are background and would drown the story.
_DATED = frozenset(["minute", "part of day", "day", "weekend", "week", "month"])
_LONGEST = 180
_FEWEST_WORDS = 4
_LONGEST_ANTECEDENT = 10  # tokens; longer ones are mostly misread
# Two tellings of one day are one event when this share of the shorter one's words stands in the other.
_SAME_EVENT = 0.6

_JOINTS = re.compile(
    r"^(?:and|or|but|when|where|while|as|that|which|who|after|before|because|since|until|although|though|so|,|-|–|—|:|;|\.)\s+"
)  # in small letters: "As the sun set" begins its sentence and keeps its word
_RELATIVE = re.compile(r"^(?:that|which|who|whom)\s+")
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


def _antecedent(reading: Reading, claim: Claim) -> str:
    """The words that a relative clause says something of, where the reader gives trees; else none."""
    parse = reading.parse
    opening = claim.span.of(reading.document.text).split(" ", 1)[0].lower()
    if not parse.has_trees or opening in ("where", "when", "why", "whose"):
        return ""
    verbs = parse.tokens_in(claim.predicate_span)
    if not len(verbs) or not parse.relations[verbs[0]].startswith("acl"):
        return ""
    noun = int(parse.heads[verbs[0]])
    low, _ = parse.subtree(noun)
    while low < noun and parse.relations[low] in ("case", "mark", "cc"):
        low += 1
    words = parse.span(low, noun + 1).of(parse.text)
    verbal = any(parse.token(at).upos in ("VERB", "AUX", "SCONJ") for at in range(low, noun + 1))
    return "" if verbal or "\n" in words or noun - low > _LONGEST_ANTECEDENT else words


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


def _claim_around(reading: Reading, time: Span) -> tuple[Claim, str] | None:
    """The narrowest clause around a time that says what it is about, with its antecedent if it is relative."""
    around = [
        claim
        for claim in reading.claims
        if claim.span.contains(time)
        and claim.modality not in ("denied", "conditional", "demanded")
        and len(claim.span) <= 2 * _LONGEST
    ]
    for claim in sorted(around, key=lambda claim: (len(claim.span), claim.span)):
        antecedent = _antecedent(reading, claim)
        if antecedent or _has_subject(reading, claim, time):
            return claim, antecedent
    return None


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


def _trimmed(reading: Reading, span: Span, time: Span, antecedent: str = "") -> str:
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
    if antecedent and not words.startswith(antecedent):
        words = f"{antecedent} {_RELATIVE.sub('', words)}"
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


def _tellings(reading: Reading, times: list[Time], groups: dict[tuple[str, Span], str]) -> Iterator[Telling]:  # fmt: skip
    """The dated clauses of one report, in reading order, each clause once."""
    report = reading.document.report.id
    headline = reading.document.headline
    seen = set()
    for time in times:
        if time.type == "SET" or time.precision not in _DATED or "X" in time.value:
            continue
        span = time.place.span
        if headline is not None and headline.overlaps(span):
            continue
        claim, antecedent = _claim_around(reading, span) or (None, "")
        clause = claim.span if claim else _sentence_around(reading, span)
        if clause is None or (clause, time.value) in seen:
            continue
        seen.add((clause, time.value))
        words = _trimmed(reading, clause, span, antecedent)
        saying = claim is not None and claim.predicate_span.of(reading.document.text).lower() in _SAYING  # fmt: skip
        if saying or len(words.split()) < _FEWEST_WORDS:
            wider = _sentence_around(reading, span)
            words = _trimmed(reading, wider, span) if wider else words
            clause = wider or clause
        if len(words.split()) >= _FEWEST_WORDS and not _only_said(reading, clause, span):
            group = groups.get((report, claim.span)) if claim else None
            yield Telling(time.value, time.precision, words, _stems(words), group, Place(report, clause))  # fmt: skip


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
