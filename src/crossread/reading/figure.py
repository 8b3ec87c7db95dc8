"""The record between reading a figure's words and reading what it counts."""

from typing import Literal

import msgspec

from crossread.model import Bound
from crossread.spans import Span

Sort = Literal["count", "measure", "money", "percent", "age", "times", "share"]


class Figure(msgspec.Struct, frozen=True):
    """
    A number that counts or measures: its words, its value, its unit and the noun it goes with.

    `low` and `high` are both set; `bound` says which of them the words promise. `numeral` is the
    number alone, `noun` the counted noun with its modifiers and `head` the noun's last word.
    """

    span: Span
    numeral: Span
    low: float
    high: float
    bound: Bound
    sort: Sort
    unit: str
    noun: Span | None = None
    head: Span | None = None
