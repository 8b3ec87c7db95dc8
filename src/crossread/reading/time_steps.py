"""
What the rules for times are made of: a piece of a time expression, its steps, and what words they need.

`reading/times.py` documents the steps. The rules that use it stand in `time_dates.py`,
`time_clocks.py` and `time_units.py`; what they get wrong is said there.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from crossread.lexicon import calendar as words
from crossread.model import TimeType
from crossread.reading.time_letters import ORDINALS, Letters, number_value


class Piece(NamedTuple):
    """A part of a time expression: tokens `first` to `last`, and its steps by kind."""

    first: int
    last: int
    steps: tuple[tuple[str, str], ...]  # (kind, step); kinds Y M D W P C, or Z for a whole meaning
    type: TimeType = "DATE"
    anchor: str = "publication"
    modifier: str | None = None

    @property
    def kinds(self) -> str:
        return "".join(kind for kind, _ in self.steps)


Found = Piece | None
Build = Callable[[Letters, "re.Match[str]"], Found]


def unit_at(letters: Letters, at: int) -> str:
    """The unit of time that a word names, in the singular."""
    word = letters.lower[at]
    return words.PLURALS.get(word, word)


def whole(match: "re.Match[str]", step: str, kind: TimeType = "DATE", anchor: str = "publication", modifier: str | None = None) -> Piece:  # fmt: skip
    """A piece that is a whole meaning by itself, with one step."""
    return Piece(match.start(), match.end(), (("Z", step),), kind, anchor, modifier)


def month_step(letters: Letters, at: int) -> str:
    """The step that a month stands for."""
    return f"month:{words.MONTHS[letters.lower[at].rstrip('.')]}"


def day_at(letters: Letters, at: int) -> int:
    """The day of the month that a word writes ("6", "6th", "sixth")."""
    if letters.text[at] == "r":
        return ORDINALS[letters.lower[at]]
    return int(re.sub(r"\D", "", letters.lower[at]))


def weekday_at(letters: Letters, at: int) -> int:
    """The number of the weekday that a word names, Monday first."""
    word = letters.lower[at].rstrip(".")
    return words.WEEKDAYS.get(word) or words.WEEKDAYS.get(word.rstrip("s")) or words.SHORT_WEEKDAYS[word]  # fmt: skip


def duration_value(count: float | None, unit: str) -> str:
    """
    The ISO duration of so many units; X for a number that is not told.

    >>> duration_value(2, "fortnight"), duration_value(1.5, "year"), duration_value(None, "hour")
    ('P4W', 'P1Y6M', 'PTXH')
    """
    code, timed = words.UNITS[unit]
    prefix = "PT" if timed else "P"
    if count is None:
        return f"{prefix}X{code}" if code not in ("DE", "CE") else f"PX{code}"
    if unit in ("weekend", "night"):
        code = "D"
    if unit == "fortnight":
        count *= 2
    if unit == "decade":
        return f"P{count * 10:.0f}Y"
    if unit == "century":
        return f"P{count * 100:.0f}Y"
    if unit == "millennium":
        return f"P{count * 1000:.0f}Y"
    if count == int(count):
        return f"{prefix}{int(count)}{code}"
    if unit == "year":
        years = int(count)
        return (f"P{years}Y" if years else "P") + f"{round((count - years) * 12)}M"
    smaller = {"day": ("T", 24, "H"), "hour": ("", 60, "M"), "minute": ("", 60, "S"), "week": ("", 7, "D"), "month": ("", 30, "D")}  # fmt: skip
    if unit in smaller:
        mark, size, letter = smaller[unit]
        units, rest = int(count), round((count - int(count)) * size)
        return f"{prefix}{f'{units}{code}' if units else ''}{mark}{rest}{letter}"
    return f"{prefix}{count:g}{code}"


def count_in(letters: Letters, match: "re.Match[str]", group: str = "n") -> float | None:
    """The number of a group; None for several and few; a couple is two."""
    first, last = match.span(group)
    if first < 0 or "q" in match[group]:
        return None
    return number_value(letters.lower[first:last])


# Units that a report names by where they lie from now: "last week", "this quarter".
REFERRED_UNITS = frozenset("day week month quarter year weekend decade century".split())
