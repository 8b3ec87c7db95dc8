"""
The lines of a text, and the characters between them that are not words.

Reports come with one paragraph per line, or with hard line breaks every seventy characters and empty
lines between paragraphs. Reading wants the first form; `tidy_edits` says which characters to change
for it. These changes are kept in the source map but are no repairs: nothing was broken.
"""

import re
from itertools import pairwise

import msgspec

from crossread.spans import Span

# White space that is no plain space, other line breaks, and characters nobody sees.
_ODD = re.compile(
    "\r\n?|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\u2028\u2029\x85\x0b\x0c]"
    "|[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]"
)
_SPACES = frozenset("\u00a0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_BREAKS = frozenset("\u2028\u2029\x85\x0b\x0c\r")

_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$|["”»]$""")
_WRAP_WIDTH = 130  # a hard-wrapped line is no longer
_WRAP_SHARE = 0.4  # of lines that go on in the next


class Line(msgspec.Struct, frozen=True):
    """A line with words on it: its span without outer white space, and its words, spaces squeezed."""

    span: Span
    words: str
    gap: bool  # an empty line, or the start of the text, stands before it

    @property
    def ends(self) -> bool:
        """Does it end as a sentence ends?"""
        return _ENDS.search(self.words[-12:]) is not None


def tidy_edits(text: str) -> list[tuple[Span, str]]:
    """
    What to change so that only line feeds break lines and only plain spaces part words.

    >>> tidy_edits("One\\r\\ntwo")
    [(Span(start=3, end=5), '\\n')]
    """
    edits = []
    for found in _ODD.finditer(text):
        what = found.group()
        if what in _SPACES:
            now = " "
        elif what in _BREAKS or what == "\r\n":
            now = "\n"
        else:
            now = ""
        edits.append((Span(found.start(), found.end()), now))
    return edits


def find_lines(text: str) -> list[Line]:
    """
    The lines of a tidied text that have words, in order.

    >>> [(line.words, line.gap) for line in find_lines("Pier shut\\n\\n  The pier  is shut.\\nNo one")]
    [('Pier shut', True), ('The pier is shut.', True), ('No one', False)]
    """
    lines, at, gap = [], 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0]) if raw[0] != words[0] else at
            squeezed = " ".join(words.split()) if "  " in words or "\t" in words else words
            lines.append(Line(Span(start, start + len(words)), squeezed, gap))
        gap = not words
        at += len(raw) + 1
    return lines


def join_edits(lines: list[Line]) -> list[tuple[Span, str]]:
    """
    The line breaks of a hard-wrapped text that stand inside paragraphs, each to become a space.

    Empty for a text that is not wrapped. Wrapped means: no long lines, and many of them go on in
    lower case on the next line without an empty line between.

    >>> text = "The pier is shut and will stay\\nshut until the storm has gone,\\nthe office said."
    >>> len(join_edits(find_lines(text)))
    2
    """
    if len(lines) < 3 or any(len(line.words) > _WRAP_WIDTH for line in lines):
        return []
    running = [
        not before.ends and not after.gap and after.words[0].islower()
        for before, after in pairwise(lines)
    ]
    close = [not after.gap for after in lines[1:]]
    if sum(close) < 2 or sum(running) < _WRAP_SHARE * sum(close):
        return []
    width = max(len(line.words) for line in lines)
    edits = []
    for before, after, goes_on in zip(lines, lines[1:], running, strict=False):
        # A short line ends its paragraph even when the next follows at once (a headline, a verse).
        full = len(before.words) + len(after.words.split()[0]) + 1 > width * 0.75
        if not after.gap and (goes_on or full):
            edits.append((Span(before.span.end, after.span.start), " "))
    return edits
