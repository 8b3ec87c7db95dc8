"""
What the rows of registers are made from, and how figures, days and voices are printed in them.

Gets wrong: a day that belongs to another event of the same clause, where the tree does not say so.
"""

import re
from collections.abc import Callable

import msgspec

from crossread.language.parse import UPOS
from crossread.lexicon.acts import ACTS
from crossread.lexicon.stems import stem
from crossread.model import Place, Quantity, Reading, Story, StoryQuantity
from crossread.spans import Span

_DATED = ("DATE", "TIME")
_CALENDAR = re.compile(r"\d{4}")
_NO_DAY = re.compile(r"REF|^P")  # "now" and lengths
_WEEKDAY = re.compile(r"[A-Z][a-z]+day\b")
# Voices that say nothing by themselves, and clauses taken for one.
_NO_VOICE = re.compile(
    r"^(?:i|we|he|she|they|it|you|who|but|reports?)$"
    r"|^(?:when|while|but|after|as|where|that|if|although|though|because|since|so|and)\b",
    re.I,
)
_LONGEST_VOICE = 9  # words
_FARTHEST = 6  # heads up the tree from a time to its verb


# What a clause begins with where it was cut out of a longer sentence.
_LINKS = re.compile(
    r"^(?:that|and|but|or|while|who|which|in which|as(?! (?:many|much|few))|when|where|after|before|since|though|although|because)\s+",
    re.I,
)
_MOST_WORDS = 40  # of a clause, to be read in a table


class Row(msgspec.Struct, frozen=True):
    """What one place gives a register, before rows on one thing are made one."""

    topic: tuple[str, str]
    slots: dict[str, str]
    place: Place


class Source(msgspec.Struct, frozen=True):
    """What rows are made from: the readings, the story, and what is looked up in it."""

    readings: dict[str, Reading]
    story: Story
    entity_of: dict[tuple[str, int], str]
    figure_at: dict[tuple[str, Span], StoryQuantity]


def line_of(reading: Reading, span: Span) -> str:
    """The words at a span on one line."""
    return " ".join(span.of(reading.parse.text).split())


def clause_of(reading: Reading, span: Span) -> str:
    """A clause as a table prints it: without the word that joined it to its sentence, and not too long."""
    return " ".join(_LINKS.sub("", line_of(reading, span)).split()[:_MOST_WORDS])


def dates_verb(reading: Reading, time: Span, verb: int, nouns: frozenset[str]) -> bool:
    """
    True when a time says when a verb's event was, not when something else in the clause was.

    On the way up to the verb no noun may stand but one of the register's: "was held over the raid of
    2009" says nothing of 2009, "voted in the election of 2009" does.
    """
    parse = reading.parse
    at = int(parse.heads[parse.tokens_in(time)[-1]])
    for _ in range(_FARTHEST):
        if at < 0 or at == verb:
            return at == verb
        inside = parse.span(at, at + 1).overlaps(time)
        noun = UPOS[parse.upos[at]] in ("NOUN", "PROPN")
        if noun and not inside and stem(parse.word(at).lower()) not in nouns:
            return False
        at = int(parse.heads[at])
    return False


def when_told(reading: Reading, story: Story, span: Span, dates: Callable[[Span], bool]) -> str:
    """The first fitting day named in a span, placed in the calendar or, where that fails, as printed."""
    report = reading.document.report.id
    printed = ""
    for time in story.times:
        inside = time.place.report == report and span.contains(time.place.span)
        if not inside or time.type not in _DATED or not dates(time.place.span):
            continue
        if _CALENDAR.match(time.value):
            return time.value
        words = line_of(reading, time.place.span)
        if not _NO_DAY.search(time.value) and (time.value[0] != "T" or _WEEKDAY.search(words)):
            printed = printed or words
    return printed


def any_time(time: Span) -> bool:
    """True: where there is no verb to ask, every time says when."""
    return True


def voice_of(words: str) -> str:
    """A voice as a table can print it; "" for a bare pronoun and for a clause taken for a voice."""
    too_long = len(words.split()) > _LONGEST_VOICE
    return "" if too_long or _NO_VOICE.search(words) else words


def value_of(figure: Quantity) -> str:
    """What makes two figures of one group the same: their range and what they count happened."""
    return f"{figure.low}-{figure.high} {figure.act}"


def how_many(reading: Reading, figures: list[Quantity]) -> str:
    """Figures in words; with what happened to whom where they count different things."""
    several = len({figure.act for figure in figures if figure.act}) > 1
    told = []
    for figure in figures:
        words = line_of(reading, figure.span)
        act, forms = ACTS.get(figure.act, ("", "")) if several else ("", "")
        says_so = any(word in forms.split() for word in words.lower().split())
        told.append(words if says_so else f"{words} {act}".strip())
    return ", ".join(told)
