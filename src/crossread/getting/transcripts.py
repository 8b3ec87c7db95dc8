"""
Turns of a transcript: a speaker's label at the start of a line, and what is said until the next.

Two forms are known. Broadcasters print labels in capitals ("ANN POE, BYLINE:"); interviews print
them as names or as Q and A. A headline with a colon is no label: a text is a transcript only when
labels come back. Words before the first label (the host's opening) belong to no turn.
"""

import re
from collections import Counter

import msgspec

from crossread.getting.lines import Line
from crossread.spans import Span

_LABEL = re.compile(
    r"([^\W\d_][^:\n]{0,60}?)(?:, (?:BYLINE|HOST|byline|host|[A-Z][A-Z .-]{2,40}))?: ?(?=\S|$)"
)
_NAME_WORD = re.compile(r"(?:[A-Z][\w.'’-]*|al-\w+|de|van|von|bin|el)$")

# What else stands before a colon at the start of a line.
_NO_SPEAKERS = frozenset(
    "WATCH READ VIDEO PHOTO PHOTOS SEE RELATED MORE LISTEN UPDATE CORRECTION NOTE SOURCE TAGS BREAKING LIVE FILE TOP Q&A".split()
)

_LEAST_CAPITALS = 3  # labelled lines, for labels in capitals
_LEAST_NAMES = 5  # for labels that are names, since prose lists look like them


class Labelled(msgspec.Struct, frozen=True):
    """A line that opens a turn: the number of the line, the label's span, where the words begin."""

    line: int
    label: Span
    speech: int
    name: str


def _label(number: int, line: Line, text: str) -> Labelled | None:
    raw = line.span.of(text)[:120]
    found = _LABEL.match(raw)
    if found is None:
        return None
    name = found.group(1).strip()
    words = name.split()
    if words[0].upper() in _NO_SPEAKERS:
        return None
    capitals = name == name.upper()
    if len(words) > (7 if capitals else 4) or not (
        capitals or all(_NAME_WORD.match(word) for word in words)
    ):
        return None
    start = line.span.start
    return Labelled(number, Span(start, start + len(found.group(1))), start + found.end(), name)


def find_labels(lines: list[Line], text: str) -> list[Labelled]:
    """
    The lines that open a turn, in order; empty for a text that is no transcript.

    >>> text = "ANN POE: Good day.\\nLI WEI: Good day.\\nPOE: Is the pier shut?\\nWEI: Yes."
    >>> from crossread.getting.lines import find_lines
    >>> [label.name for label in find_labels(find_lines(text), text)]
    ['ANN POE', 'LI WEI', 'POE', 'WEI']
    """
    found = [label for i, line in enumerate(lines) if (label := _label(i, line, text))]
    capitals = [label for label in found if label.name == label.name.upper()]
    surnames = Counter(label.name.split()[-1] for label in capitals)
    if len(capitals) >= _LEAST_CAPITALS and len(surnames) >= 2 and max(surnames.values()) >= 2:
        return capitals
    names = Counter(label.name for label in found)
    again = [label for label in found if names[label.name] >= 2]
    if len(again) >= _LEAST_NAMES and len({label.name for label in again}) >= 2:
        # Interviews name both sides; a list of places with figures names each once.
        return found
    return []
