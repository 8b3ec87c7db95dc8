"""
The words between quotation marks, whatever the marks are and however badly they are set.

A line of the cleaned text is a paragraph. Double marks of every sort ("straight", “curly”, «angled»,
``typed'' and ''doubled'') are one family, since reports mix them within one quotation; which way a
mark faces is read from its neighbours first and from its shape second. Single marks are looked for
only outside of double ones, and an apostrophe is told from a closing mark by what stands around it.
A paragraph that opens a mark and does not close it goes on in the next one when that one opens with
a mark again (the newspaper convention) or closes one it never opened.
Wrong on: an apostrophe after a plural inside single marks ('the miners' strike'), and quotations
whose closing mark is missing in the middle of a paragraph, which end at the end of their sentence.
The conventions are those of the news agencies' style books, read backwards.
"""

import re
from typing import NamedTuple

import msgspec

from crossread.spans import Span


class Marked(msgspec.Struct, frozen=True):
    """Words between marks: `words` without the marks, `outer` with them."""

    words: Span
    outer: Span
    closed: bool = True
    goes_on: bool = False  # the quotation was opened in an earlier paragraph
    single: bool = False


_MARK = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»″]|['‘’‚‛`´]")
_SINGLE = frozenset("'‘’‚‛`´")
_OPENS_BY_SHAPE = frozenset(["“", "„", "«", "``", "‘‘", "‘", "‚", "`"])
_CLOSES_BY_SHAPE = frozenset(["”", "»", "’’", "’", "´"])
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{<—–-/:,…")
# Words that are printed with an apostrophe where letters are left out in front.
_CLIPPED = frozenset(
    "em til tis twas n cause cos bout round neath nother s t re ve ll d m tude nam burbs hood".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-Z“\"‘(]|\s*$)")
# A single mark further away than this from its partner is an apostrophe.
_LONGEST_SINGLE = 1200


class _Mark(msgspec.Struct, frozen=True):
    start: int
    end: int
    shape: str
    can_open: bool
    can_close: bool

    @property
    def single(self) -> bool:
        return self.shape in _SINGLE


def _read_mark(text: str, start: int, end: int, line: Span) -> _Mark:
    """A mark with the directions it can face, by its neighbours first and its shape second."""
    shape = text[start:end]
    before = text[start - 1] if start > line.start else " "
    after = text[end] if end < line.end else " "
    opens = not after.isspace() and (
        before.isspace() or before in _BEFORE_OPENING or bool(_MARK.fullmatch(before))
    )
    closes = not before.isspace() and (not after.isalnum() or bool(_MARK.fullmatch(after)))
    if shape in _SINGLE:
        if before.isalnum() and after.isalnum():
            return _Mark(start, end, shape, False, False)  # an apostrophe inside a word
        word = _WORD.match(text, end)
        clipped = word is not None and word.group().lower() in _CLIPPED
        opens = opens and (after.isalpha() or after in '"“([.…') and not clipped
        if shape == "'" and after.isdigit():
            opens = False  # the '90s
        elif after.isdigit() and shape in "‘`":
            opens = before.isspace() or start == line.start
    else:
        if not opens and not closes:
            # glued on both sides, or loose on both sides: the shape decides, else the state does
            opens = closes = True
        if before.isdigit() and shape in ('"', "″", "''") and not closes:
            opens = closes = False
    if opens and closes:
        if shape in _OPENS_BY_SHAPE:
            closes = False
        elif shape in _CLOSES_BY_SHAPE:
            opens = False
    return _Mark(start, end, shape, opens, closes)


def _closing_single(marks: list[_Mark], at: int, text: str, line: Span) -> int | None:
    """Which later mark closes the single mark at `at`, or None when it is an apostrophe."""
    possible: list[int] = []
    for later in range(at + 1, len(marks)):
        mark = marks[later]
        if mark.start - marks[at].end > _LONGEST_SINGLE:
            break
        if not mark.single:
            continue
        if mark.can_close and not mark.can_open:
            possible.append(later)
        elif mark.can_open and possible:
            break  # the next quotation begins: what closes this one stands before
    for later in possible:
        mark = marks[later]
        before = text[mark.start - 1]
        after = text[mark.end] if mark.end < line.end else " "
        # A mark after a plural s with a word behind it is a possessive when another can close.
        possessive = before in "sS" and after == " " and text[mark.end + 1 : mark.end + 2].islower()
        if not possessive or later == possible[-1]:
            return later
    return None


def _trim(text: str, start: int, end: int) -> Span:
    return Span(start, max(start, end)).stripped(text)


def _is_unopened_close(marks: list[_Mark]) -> int | None:
    """Index of the first double mark of a line when it closes and cannot open."""
    for index, mark in enumerate(marks):
        if not mark.single:
            return index if mark.can_close and not mark.can_open else None
    return None


def _lines(text: str) -> list[Span]:
    spans = []
    for match in re.finditer(r"[^\n]+", text):
        span = Span(*match.span()).stripped(text)
        if len(span):
            spans.append(span)
    return spans


def _starts_with_mark(marks: list[_Mark], line: Span) -> bool:
    return bool(marks) and marks[0].start == line.start and marks[0].can_open


def find_marked(text: str) -> list[Marked]:
    """
    The stretches between quotation marks of a text, in order; marks inside marks are not listed.

    >>> text = "\\"We won't go,\\" he said. \\"Not 'now'.\\" The '90s were 'worse' than this."
    >>> [marked.words.of(text) for marked in find_marked(text)]
    ["We won't go,", "Not 'now'.", 'worse']
    """
    lines = _lines(text)
    read = [
        [_read_mark(text, *m.span(), line) for m in _MARK.finditer(text, line.start, line.end)]
        for line in lines
    ]
    found: list[Marked] = []
    still_open = False  # a double mark of the line before was not closed
    for number, (line, marks) in enumerate(zip(lines, read, strict=True)):
        stretches, rest = _pair_marks(text, line, marks, still_open)
        found.extend(stretches)
        still_open = False
        if rest is not None:
            following = read[number + 1] if number + 1 < len(read) else []
            still_open = number + 1 < len(read) and (
                _starts_with_mark(following, lines[number + 1])
                or _is_unopened_close(following) is not None
            )
            whole = still_open or rest.outer == line.start
            end_at = line.end if whole else _end_of_unclosed(text, rest.begin, line.end)
            words = _trim(text, rest.begin, end_at)
            outer = Span(rest.outer, max(rest.outer, words.end))
            found.append(Marked(words, outer, False, rest.goes_on))
    return [marked for marked in found if len(marked.words)]


class _Open(NamedTuple):
    """A quotation not closed yet: where its words and its mark begin, and whether it goes on."""

    begin: int
    outer: int
    goes_on: bool


def _pair_marks(
    text: str, line: Span, marks: list[_Mark], still_open: bool
) -> tuple[list[Marked], _Open | None]:
    """The closed quotations of one line, and what is open at its end; `still_open` tells of the line before."""
    found: list[Marked] = []
    opened: _Open | None = None
    goes_on = still_open and _starts_with_mark(marks, line)
    if still_open and not goes_on and _is_unopened_close(marks) is not None:
        opened = _Open(line.start, line.start, True)
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark.single:
            close = None
            if opened is None and mark.can_open:
                close = _closing_single(marks, at, text, line)
            if close is not None:
                end = marks[close]
                words = _trim(text, mark.end, end.start)
                found.append(Marked(words, Span(mark.start, end.end), single=True))
                at = close
        elif opened is None:
            if mark.can_open:
                opened, goes_on = _Open(mark.end, mark.start, goes_on), False
        elif mark.can_close:
            words = _trim(text, opened.begin, mark.start)
            found.append(Marked(words, Span(opened.outer, mark.end), goes_on=opened.goes_on))
            opened = None
        elif mark.can_open and mark.shape == text[opened.outer : opened.outer + len(mark.shape)]:
            # The same mark opens again: the first one was never closed.
            end_at = _end_of_unclosed(text, opened.begin, mark.start)
            words = _trim(text, opened.begin, end_at)
            found.append(Marked(words, Span(opened.outer, words.end), False, opened.goes_on))
            opened = _Open(mark.end, mark.start, False)
        at += 1
    return found, opened


def _end_of_unclosed(text: str, start: int, limit: int) -> int:
    """Where words end whose closing mark is missing: at the end of the first sentence."""
    match = _SENTENCE_END.search(text, start, limit)
    return match.end() if match else limit
