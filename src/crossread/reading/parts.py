"""
Figures that are parts of other figures, or stand in one list with them.

A part is stated ("including 3 children", "two of the raids", "8 of the 9 boats"), or a list after a
dash adds up to the figure before it. Wrong on: wholes named more than a few sentences before, and
"four of them" where two figures could be meant.
"""

import re

from crossread.lexicon.acts import PERSONS
from crossread.reading.figure import Figure
from crossread.reading.nouns import singular

_PART_BEFORE = re.compile(
    r"\b(?:including|includes?|included|among\s+(?:them|(?:those|the)\s+\w+)|of\s+(?:whom|them|these|those|which)|comprising|made\s+up\s+of|"
    r"consisting\s+of|composed\s+of)(?:\s*(?:were|are|was|at\s+least))?[\s,:]*$",
    re.IGNORECASE,
)
# What stands between two figures of one list.
LISTED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+or|,?\s+but(?:\s+also)?|,?\s+as\s+well\s+as|\s+plus)\s+(?:another\s+|also\s+)?$",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|a\s+total\s+of\s+)?$", re.IGNORECASE
)
_OF_THOSE = re.compile(r"\bof\s+(?:those|the)\s+\w+$|\bof\s+(?:them|whom|which)$", re.IGNORECASE)


_OPENS_LIST = re.compile(r"[^.;\n]{0,60}?(?:--|[-–—:(])\s*(?:\w+ly\s+)?$")


def _total_of_list(text: str, figures: list[Figure], index: int) -> int | None:
    """
    Where the list ends that begins at `index` and adds up to the figure before it; None if none does.

    "19 people were hurt -- 11 sailors, 6 guards and two cooks."
    """
    whole = figures[index - 1]
    if whole.sort != "count" or not _OPENS_LIST.fullmatch(
        text[whole.span.end : figures[index].span.start]
    ):
        return None
    total, last = figures[index].low, index + 1
    while last < len(figures) and LISTED.fullmatch(
        text[figures[last - 1].span.end : figures[last].span.start]
    ):
        total += figures[last].low
        last += 1
    return last if last > index + 1 and total == whole.low else None


def parts_of(text: str, figures: list[Figure]) -> list[int | None]:
    """For every figure, the index of the figure it is stated to be a part of."""
    parts: list[int | None] = [None] * len(figures)
    for index, figure in enumerate(figures):
        if index + 1 < len(figures):
            following = figures[index + 1]
            joined = text[figure.span.end : following.span.start]
            counts = figure.sort not in ("percent", "share")  # "9% of 1,200" is no part but a share
            if (
                counts
                and len(joined) < 24
                and _OF_TOTAL.fullmatch(joined)
                and figure.low <= following.high
            ):
                parts[index] = index + 1
        inside = index + 1 < len(figures) and figure.span.contains(figures[index + 1].span)
        if inside:
            parts[index] = index + 1
        if parts[index] is not None or index == 0 or figure.sort != "count":
            continue
        total = _total_of_list(text, figures, index)
        if total is not None:
            for member in range(index, total):
                parts[member] = index - 1
            continue
        previous = figures[index - 1]
        lead = text[previous.span.end : figure.span.start]
        if "\n" in lead or len(lead) > 160:
            continue
        if (
            _PART_BEFORE.search(lead)
            and previous.sort == "count"
            and figure.low < max(previous.high, previous.low + 1)
        ):
            parts[index] = parts[index - 1] if LISTED.fullmatch(lead) else index - 1
        elif parts[index - 1] is not None and LISTED.fullmatch(lead):
            parts[index] = parts[index - 1]
    return parts


def listed_with(text: str, figures: list[Figure], index: int) -> int | None:
    """The index of the figure before, when the two stand in one list: "13 men, aged 20 to 30, and two boys"."""
    other = index - 1
    while other >= 0 and figures[other].sort == "age":
        other -= 1
    if other < 0:
        return None
    aside = other < index - 1
    lead = text[figures[index - 1].span.end : figures[index].span.start]
    if len(lead) >= 24 or not LISTED.fullmatch(lead):
        return None
    if aside and text[figures[other].span.end : figures[other + 1].span.start].strip() not in (
        ",",
        "(",
    ):
        return None
    return other


_THEM_REACH = 240  # characters back to the figure that "them" can mean
_NAMED_REACH = 600  # the same where the noun is named again


def _antecedent(figures: list[Figure], index: int) -> int | None:
    """The figure that "four of them" are of: the nearest one before that counts something, if it is larger."""
    for other in range(index - 1, -1, -1):
        if figures[index].span.start - figures[other].span.end > _THEM_REACH:
            return None
        if figures[other].head is not None:
            larger = figures[other].sort == "count" and figures[other].high > figures[index].high
            return other if larger else None
    return None


_OF_NAMED = re.compile(r"\s+of\s+(?:the|those|these)\s+(?P<named>[a-z-]+(?:\s+[a-z-]+)?)\b")


def _named_again(text: str, figures: list[Figure], index: int) -> int | None:
    """The figure that "two of the raids" are of: the last larger count of raids."""
    of = _OF_NAMED.match(text, figures[index].span.end)
    if not of:
        return None
    named = {singular(word) for word in of["named"].split()}
    for other in range(index - 1, -1, -1):
        head, larger = figures[other].head, figures[other].high > figures[index].high
        if figures[index].span.start - figures[other].span.end > _NAMED_REACH:
            return None
        if head and larger and singular(head.of(text).lower()) in named:
            return other
    return None


def of_those(text: str, figures: list[Figure], acts: list[str], index: int) -> int | None:
    """The figure that "23 of those hurt" is a part of: the last larger one of the same act."""
    figure = figures[index]
    words = figure.span.of(text)
    if figure.sort == "count" and figure.head is None:
        whole = _named_again(text, figures, index)
        if whole is not None:
            return whole
    if figure.sort != "count" or not _OF_THOSE.search(words):
        return None
    if words.lower().endswith(("them", "whom", "which")):
        return _antecedent(figures, index)
    larger = [
        other
        for other in range(index)
        if figures[other].sort == "count"
        and figures[other].high > figure.high
        and acts[other] == acts[index]
    ]
    return larger[-1] if larger else None


_RUNS_ON = re.compile(r"\s+(?:had|has|have|were|was|are|left|remained|stayed|went|returned)\b")
_PEOPLE_REACH = 250  # characters back to the people that a bare number goes on about


def same_people(text: str, figures: list[Figure], index: int) -> int | None:
    """The count of people that a bare subject goes on about: "about 250 rebels stayed; 900 had left"."""
    figure, other = figures[index], index - 1
    while other >= 0 and figures[other].sort != "count":
        other -= 1
    if figure.sort != "count" or figure.head is not None or other < 0:
        return None
    head, between = figures[other].head, text[figures[other].span.end : figure.span.start]
    if head is None or len(between) > _PEOPLE_REACH:
        return None
    if "\n" in between or not _RUNS_ON.match(text, figure.span.end):
        return None
    return other if singular(head.of(text).lower()) in PERSONS else None
