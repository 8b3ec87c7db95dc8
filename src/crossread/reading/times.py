"""
Dates, times, durations and vague time words of one report, not yet placed in the calendar.

A reading of a time depends on the report's words alone, so an expression keeps its *meaning*, a few
steps that `comparing/placing.py` walks once the day of the report is known. The notation is closed:

    year:2012 month:7 day:6      a stated part of the calendar ("July 6, 2012"; day:26/27 a range)
    weekday:5  month:3  quarter:3  half:1  season:SU  weekend
                                 the one meant by the sentence's tense, or inside the step before it
    quarter                      the quarter a business report is about ("the latest quarter")
    same                         the time mentioned before ("since then")
    own-day                      the latest day the report tells of ("by day's end")
    day-1  week+0  year-1 ...    whole units counted from the anchor ("yesterday", "this week")
    weekday:5<   weekday:5>      "last Friday", "next Friday" (also month, season)
    easter-2                     days from the Easter Sunday meant ("Good Friday")
    weekday:5?                   the next one unless it was yesterday ("would end on Friday")
    shift:day-3                  a distance from the anchor, as exact as its unit ("three days ago")
    part:MO  clock:14:30         of the day that the steps before it name
    end                          the last day of the step before it ("by the end of April")
    decade:198  century:18       "the 1980s", "the 19th century"
    =P3M  =PRESENT_REF           the TIMEX3 value itself

`anchor` says from where the steps count: the day of publication, the time mentioned before
("previous": "the next day", "at 2 p.m."), or an event without a date ("two weeks after the vote").

Method: a finite-state grammar over letters for words (`reading/time_letters.py`), pieces first
(`reading/time_pieces.py`: "6.50pm", "Sunday", "March 23, 2014"), then neighbours joined. Wrong on:
lengths told in other words ("a generation"), bare years that count things in unseen ways, and "now"
where it only connects sentences.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossread.lexicon import calendar as words
from crossread.model import Reading, TimeExpression, TimeType
from crossread.reading.time_letters import Letters
from crossread.reading.time_pieces import find_pieces
from crossread.reading.time_steps import Piece
from crossread.spans import Span

# ------------------------------------------------------------------------------- joining

_GLUE = re.compile(r"(?:,|p|,p|o|ot|pt|,?6?(?:x?z)+7?,?|6|-|)p?")
_ORDER = "YMDWPC"


def _join(letters: Letters, left: Piece, right: Piece) -> Piece | None:
    """Two pieces as one expression ("6.50pm" + "Sunday" + "March 23, 2014"), or None."""
    kinds = left.kinds + right.kinds
    if "Z" in kinds:
        return _join_unit(letters, left, right)
    glue = letters.text[left.last : right.first]
    if glue == "6" and left.kinds in ("D", "W") and right.kinds == "MD" and letters.text[right.last : right.last + 1] == "7":  # fmt: skip
        return right._replace(first=left.first, last=right.last + 1)
    if len(set(kinds)) != len(kinds):
        return None
    if len(glue) > 5 or not _GLUE.fullmatch(glue):
        return None
    between = letters.lower[left.last : right.first]
    if any(letters.text[left.last + i] == "p" and w not in ("on", "at", "in") for i, w in enumerate(between)):  # fmt: skip
        return None
    days, clocks = set("YMDW"), set("PC")
    left_day, right_day = set(left.kinds) & days, set(right.kinds) & days
    if left_day and right_day:
        # A weekday beside its date; a date beside its year; nothing else is one expression.
        if glue not in ("", ",", "6", "o", "ot"):
            return None
        if not ({"W", "D"} & left_day and "M" in right_day | left_day) and not (right_day == {"Y"} or left_day == {"Y"}):  # fmt: skip
            return None
        if glue == "," and "W" not in left_day | right_day:
            return None
        if {"D", "M"} <= left_day and right_day == {"W"} and glue == "":
            return None
    elif (glue == "," and "C" not in kinds) or (
        not (left_day or right_day) and glue not in ("", "pt")
    ):
        return None
    steps = tuple(sorted(left.steps + right.steps, key=lambda step: _ORDER.index(step[0])))
    last = right.last + (1 if glue == "6" and letters.text[right.last : right.last + 1] == "7" else 0)  # fmt: skip
    kind: TimeType = "TIME" if set(kinds) & clocks else "DATE"
    anchor = left.anchor if left_day else right.anchor
    return Piece(left.first, last, steps, kind, anchor, left.modifier or right.modifier)


def _join_unit(letters: Letters, left: Piece, right: Piece) -> Piece | None:
    """A unit beside a part of it: "last year's third quarter", "July 5 last year", "two hours and 10 minutes"."""
    glue = letters.text[left.last : right.first]
    if left.type == right.type == "DURATION" and glue in ("&", "", ",&"):
        larger, smaller = left.steps[0][1], right.steps[0][1]
        for begin, end in (("=PT", "HM"), ("=PT", "MS"), ("=P", "YM")):
            parts = (rf"{begin}\d+{end[0]}", larger), (rf"{begin}\d+{end[1]}", smaller)
            if all(re.fullmatch(pattern, value) for pattern, value in parts):
                both = ("Z", larger + smaller.removeprefix(begin))
                return right._replace(first=left.first, steps=(both,))
    if left.kinds == "Z" and right.kinds in ("M", "MD") and glue in ("9", ""):
        step = left.steps[0][1]
        if re.fullmatch(r"(?:shift:)?year[+-]\d+", step):
            step = step.removeprefix("shift:")
            return Piece(left.first, right.last, (("Y", step), *right.steps), "DATE", left.anchor, right.modifier)  # fmt: skip
    if left.steps == (("Z", "quarter"),) and right.kinds == "Z" and glue == "":
        step = right.steps[0][1]
        return (
            right._replace(first=left.first, anchor="previous") if step == "shift:year-1" else None
        )
    if left.kinds in ("M", "MD") and right.kinds == "Z" and glue in ("o", "", "ot"):
        step = right.steps[0][1]
        if re.fullmatch(r"year[+-]\d+", step):
            return Piece(left.first, right.last, (("Y", step), *left.steps), "DATE", right.anchor, left.modifier)  # fmt: skip
    return None


def _with_year_of(letters: Letters, left: Piece, right: Piece) -> Piece:
    """The left end of a range with the year that only its right end names: "from March to May 2011"."""
    if left.kinds not in ("M", "MD") or right.kinds not in ("YM", "YMD"):
        return left
    year = re.fullmatch(r"year:(\d+)", right.steps[0][1])
    months = [piece.steps[-2 if "D" in piece.kinds else -1][1] for piece in (left, right)]
    if year is None or letters.text[left.last : right.first] not in ("T", "&", "-"):
        return left
    first, second = (int(month.partition(":")[2].rstrip("<>.") or 0) if month.startswith("month") else 0 for month in months)  # fmt: skip
    if not first or not second:
        return left
    return left._replace(steps=(("Y", f"year:{int(year[1]) - (first > second)}"), *left.steps))


def _joined(letters: Letters) -> Iterator[Piece]:
    """The pieces with neighbours joined."""
    held: Piece | None = None
    for piece in find_pieces(letters):
        if held is not None:
            crosses = any(at in letters.firsts for at in range(held.last, piece.first + 1))
            joined = None if crosses else _join(letters, held, piece)
            held = held if crosses else _with_year_of(letters, held, piece)
            if joined is not None:
                held = joined
                continue
            yield held
        held = piece
    if held is not None:
        yield held


# ------------------------------------------------------------------------------- around a piece


def _reach_left(letters: Letters, piece: Piece) -> tuple[int, str | None, str]:
    """Where the span begins with its article, modifier and preposition; the modifier; the preposition."""
    first, modifier = piece.first, piece.modifier
    floor = max(0, first - 7)
    while first > floor and first not in letters.firsts:
        before = letters.lower[first - 1]
        if before in ("the", "this") and letters.text[first] in "eSXMrfWUPE":
            first -= 1
            continue
        stage = _stage_before(letters, first, floor)
        if stage is not None:
            first, modifier = stage[0], modifier or stage[1]
            continue
        bend = _modifier_before(letters, first, floor)
        if bend is None:
            break
        first, modifier = bend[0], modifier or bend[1] or None
    particle = letters.text[first] in "ljf" and letters.lower[first - 1 : first] in (["in"], ["on"])
    if particle and first + 1 < len(letters.text) and letters.text[first + 1] in "UP":
        return first, modifier, ""  # "sworn in last week": the particle is the verb's
    if first and first not in letters.firsts and letters.lower[first - 1] in words.PREPOSITIONS:
        return first - 1, modifier, letters.lower[first - 1]
    return first, modifier, letters.lower[first - 1] if first else ""


def _stage_before(letters: Letters, first: int, floor: int) -> tuple[int, str] | None:
    """ "early", "mid-", "late in", "the end of" before an expression: where it begins, and its mod."""
    for size in (1, 2, 3, 4):
        at = first - size
        if at < floor:
            return None
        word, between = letters.lower[at], letters.text[at + 1 : first]
        if word in words.STAGES:
            allowed = ("o", "ot") if letters.text[at] == "S" else ("", "-", "p", "pt")
            if between in allowed:
                return at, words.STAGES[word]
    return None


def _modifier_before(letters: Letters, first: int, floor: int) -> tuple[int, str] | None:
    for phrase, modifier in words.MODIFIERS:
        at = first - len(phrase)
        counts = letters.text[first] in "DNYnqkagC" or phrase[0] in ("around", "circa", "as")
        if modifier and not counts:
            continue  # "under last week's deal", "talks about Friday"
        if at >= floor and tuple(letters.lower[at:first]) == phrase:
            return at, modifier
    return None


def _is_past(letters: Letters, at: int) -> bool:
    """Is a word the past form of a verb, and no part of a description ("self-proclaimed", "the closed pier")?"""
    word = letters.lower[at]
    if word in words.PAST_AUXILIARIES or word in words.IRREGULAR_PASTS:
        return True
    if len(word) < 5 or not word.endswith("ed") or word in words.NO_PASTS:
        return False
    joined = at > 0 and letters.lower[at - 1] == "-" and letters.ends[at - 1] == letters.starts[at]
    # A noun right before it is its subject, whatever the tree says.
    described = bool(letters.relations) and letters.relations[at] == "amod" and not letters.tags[at - 1].startswith("NN")  # fmt: skip
    return not joined and not described


class _Cue(NamedTuple):
    """What a verb or plan says of the time beside it (past, future, weak: it may), and its token."""

    direction: str
    at: int


_NO_CUE = _Cue("", 0)
_NEAR_CUE = 7  # tokens between a day and the verb that surely speaks of it


def _look_left(letters: Letters, piece: Piece) -> _Cue:
    """What the nearest verb or plan before an expression says, inside its sentence."""
    lower, infinitive = letters.lower, False
    at = piece.first - 1
    while at >= 0 and piece.first - at < 26:
        word = lower[at]
        before = lower[at - 1] if at else ""
        if word in words.FUTURE_WORDS and letters.words[at].islower():
            if "had" in lower[max(0, at - 2) : at]:
                return _Cue("past", at)
            return _Cue("weak" if word in words.WEAK_FUTURE_WORDS else "future", at)
        if word in words.PLANS or (letters.tags and letters.tags[at] in ("VBZ", "VBP") and word not in words.NO_PLANS):  # fmt: skip
            return _Cue("future", at)
        if _is_past(letters, at) and letters.words[at].islower():
            if infinitive and word in words.FUTURE_GOVERNORS:
                return _Cue("future", at)
            if before not in ("is", "are", "be", "being"):
                return _Cue("past", at)
        if word == "to" and letters.text[at + 1] == "x" and letters.words[at + 1].islower():
            infinitive = True
            if before in words.BEFORE_TO:
                return _Cue("future", at)
        if word.endswith("ing") and len(word) > 4 and before in ("is", "are"):
            return _Cue("future", at)  # "they are meeting on Sunday"
        if word == "after" and lower[at + 1].endswith("ing"):
            return _Cue("past", at)
        if at in letters.firsts:
            break
        at -= 1
    return _NO_CUE


def _look_right(letters: Letters, piece: Piece) -> _Cue:
    """What the first verb behind an expression says, inside its sentence."""
    at = piece.last
    while at < len(letters.lower) and at not in letters.firsts and at - piece.last < 16:
        word = letters.lower[at]
        # "they scheduled a march"
        told = (
            letters.tags[at : at + 1] == ("VBD",) or letters.lower[at - 1] in words.SUBJECT_PRONOUNS
        )
        if word in ("will", "'ll", "’ll", "shall", "due", "expected", "scheduled", "plans") and not told:  # fmt: skip
            return _Cue("future", at)
        if word in words.WEAK_FUTURE_WORDS and letters.words[at].islower() and not told:
            return _Cue("weak", at)
        if _is_past(letters, at):
            to_come = letters.text[piece.last] == "9" and letters.lower[at - 2 : at] == ["to", "be"]
            return _Cue("future" if to_come else "past", at)  # "Sunday's vote to be put off"
        at += 1
    return _NO_CUE


def _direction(letters: Letters, piece: Piece, first: int) -> tuple[str, bool]:
    """
    Is a bare day or month behind or ahead of the report, as the words around say; and do they say it surely?

    They do where the verb stands near, with no comma between and no noun that the day belongs to.
    """
    opens = first in letters.firsts or letters.text[first - 1] in (",", "&")
    opens = opens or letters.lower[first - 1] in ("but", "while", "though", "although")
    # "Saturday's march was quiet": the verb behind is the march's, the one before may not be.
    owns = letters.text[piece.last : piece.last + 1] == "9"
    if owns and any(word in words.PLANNED for word in letters.lower[piece.last + 1 : piece.last + 3]):  # fmt: skip
        return "future", True
    behind = _look_right(letters, piece)
    if owns and behind.direction == "past":
        return "past", False
    before = _look_left(letters, piece)
    order = (behind, before) if opens else (before, behind)
    cue = next((cue for cue in order if cue.direction), _NO_CUE)
    between = letters.lower[min(cue.at, piece.last) : max(cue.at, piece.first)]
    near = len(between) - (piece.last - piece.first) <= _NEAR_CUE and "," not in between
    return cue.direction or "unknown", bool(cue.direction) and near and not owns


def _is_surname(letters: Letters, at: int, surnames: set[str]) -> bool:
    """Is a month's word the surname of somebody in the report, and no preposition of time before it?"""
    before = letters.lower[at - 1] if at else ""
    return letters.lower[at] in surnames and before not in words.BEFORE_MONTHS


def _meaning(piece: Piece) -> str:
    return " ".join(step for _, step in piece.steps)


_NEEDS_DIRECTION = re.compile(
    r"^(?:easter|(?:weekday|month|season|day|quarter|half|weekend)(?::|$))"
)


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """
    The time expressions of a report in reading order.

    >>> from crossread.language import read_by_rule
    >>> from crossread.model import Document, Report
    >>> from crossread.spans import SourceMap
    >>> text = "The ferry sank early on Friday, two weeks after it was sold."
    >>> reading = Reading(Document(Report("r1", "", "", "", text), text, SourceMap.build(text)[1]), read_by_rule(text))
    >>> [(time.span.of(text), time.meaning, time.anchor) for time in find_times(reading)]
    [('early on Friday', 'weekday:5 part:MO', 'publication'), ('two weeks', '=P2W', 'event')]
    """
    parse = reading.parse
    if not len(parse):
        return ()
    letters = Letters(parse)
    persons = [mention.span for mention in reading.mentions if mention.kind == "person"]
    people = {span.start for span in persons}
    surnames = {span.of(parse.text).split()[-1].lower() for span in persons}
    found = []
    for piece in _joined(letters):
        if piece.last - piece.first == 1 and letters.starts[piece.first] in people:
            continue  # "May said": a month's word that names somebody
        if piece.last - piece.first == 1 and _is_surname(letters, piece.first, surnames):
            continue
        first, modifier, preposition = _reach_left(letters, piece)
        meaning = _meaning(piece)
        last = piece.last
        if letters.text[last : last + 1] == "9":
            last += 1
        direction, sure, kind, anchor = "unknown", False, piece.type, piece.anchor
        ahead = preposition == "in" and re.fullmatch(r"=P(\d+)([YMWD])", meaning)
        if _NEEDS_DIRECTION.match(meaning) or ahead:
            direction, sure = _direction(letters, piece, first)
            if direction == "weak":
                direction = "future"
                meaning = re.sub(r"^(weekday:\d)(?= |$)", r"\1?", meaning)
            if preposition == "by" and "month" in meaning:
                direction = "unknown" if direction == "past" else "future"
            if preposition == "since":
                direction = "past"
        if ahead and direction == "future" and modifier is None:
            # "will expire in two weeks" is a day, "the third in two weeks" a length of time.
            unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[ahead[2]]
            meaning, kind, anchor = f"shift:{unit}+{ahead[1]}", "DATE", "publication"
        if preposition == "by" and modifier == "END" and re.fullmatch(r"month[:+-]\S+", meaning):
            meaning, modifier = meaning + " end", None
        found.append(
            TimeExpression(
                Span(letters.starts[first], letters.ends[last - 1]),
                kind,
                meaning,
                anchor,  # type: ignore[arg-type]
                direction,  # type: ignore[arg-type]
                modifier,
                sure,
            )
        )
    return tuple(found)
