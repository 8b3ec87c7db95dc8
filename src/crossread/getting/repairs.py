"""
Characters that were broken on the way here, found one by one so that each keeps its place.

Text written as UTF-8 and read as a Windows or Latin alphabet shows two to four odd characters where
there was one ("FranÃ§ois"; with control characters, a dash shows as "â", U+0080, U+0094). ftfy (Speer
2019) knows which odd sequences are such breakage and which are meant; it is asked about each run of
non-ASCII characters by itself, which keeps the repair exact where a page mixes broken and sound
text. HTML character references left in text, and single control characters that stand for cp1252
punctuation, are repaired as well.

A broken character that lost one of its parts (a dropped U+009D) is repaired only where ftfy is sure.
"""

import html
import re
from collections.abc import Iterator

from crossread.spans import Span

# A run worth asking about has a letter that a UTF-8 lead byte looks like in some alphabet, and
# another non-ASCII character.
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_LEADS = frozenset("ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôРСвЂГÂâ€ďđľĂÅĹĎ√‚ƒ")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CONTROL = re.compile(r"[\x80-\x9f]")
_LONGEST = 400  # a run longer than this is no word of a Latin alphabet; it is taken in pieces

# U+0085 is a line break in some systems and an ellipsis in cp1252; line breaks are handled as such.
_C1 = {
    chr(b): bytes([b]).decode("cp1252")
    for b in range(0x80, 0xA0)
    if b not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}


def _mend(run: str) -> str:
    from ftfy import fix_encoding

    return str(fix_encoding(run))


def _trimmed(start: int, old: str, new: str) -> tuple[Span, str]:
    """The change without what is equal on both sides, so that sound neighbours stay copied."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Span(start + head, start + len(old) - tail), new[head : len(new) - tail]


def _pieces(run: str) -> list[str]:
    """The run cut before each lead letter, where every piece mends by itself."""
    cuts = [i for i, c in enumerate(run) if i and c in _LEADS and run[i - 1] not in _LEADS]
    return [run[a:b] for a, b in zip([0, *cuts], [*cuts, len(run)], strict=True)]


# The alphabets broken text is found in; the names with "sloppy" are ftfy's, which let through the
# bytes that the standard leaves undefined, as browsers do.
_ALPHABETS = (
    "latin-1",
    "sloppy-windows-1252",
    "sloppy-windows-1250",
    "sloppy-windows-1251",
    "macroman",
    "cp437",
)


def _through(run: str, alphabet: str) -> str | None:
    """What the run says when it was UTF-8 read in that alphabet; None when it cannot have been."""
    try:
        return run.encode(alphabet).decode("utf-8")
    except UnicodeError:
        return None


class _Mender:
    """Asks ftfy about runs, once each, and remembers which alphabet the text was broken through."""

    def __init__(self) -> None:
        self.memory: dict[str, str] = {}
        self.alphabet: str | None = None

    def mend(self, run: str) -> str:
        if run not in self.memory:
            new = _mend(run)
            if new != run and self.alphabet is None:
                self.alphabet = next((a for a in _ALPHABETS if _through(run, a) == new), None)
            self.memory[run] = new
        return self.memory[run]

    def parts(self, start: int, run: str) -> Iterator[tuple[Span, str]]:
        """The repairs of one run, as small as they can be made."""
        whole = self.mend(run)
        if whole == run:
            return
        pieces = _pieces(run)
        if "".join(self.mend(piece) for piece in pieces) != whole:
            pieces = [run]
        for piece in pieces:
            if self.mend(piece) != piece:
                yield _trimmed(start, piece, self.mend(piece))
            start += len(piece)


def _mojibake(text: str) -> list[tuple[Span, str]]:
    mender = _Mender()
    found: list[tuple[Span, str]] = []
    unsure: list[tuple[int, str]] = []
    for match in _RUN.finditer(text):
        run = match.group()
        if not any(c in _LEADS for c in run):
            continue
        for at in range(0, len(run), _LONGEST):
            part = run[at : at + _LONGEST]
            repairs = list(mender.parts(match.start() + at, part))
            found.extend(repairs)
            if not repairs:
                unsure.append((match.start() + at, part))
    # A run too short to be sure of ("RÄ«ga") is broken in the way the rest of the text is.
    if mender.alphabet is not None:
        for start, run in unsure:
            now = _through(run, mender.alphabet)
            if now is not None and now != run:
                found.append((Span(start, start + len(run)), now))
    return found


def find_repairs(text: str) -> list[tuple[Span, str]]:
    """
    The broken places of a text in order, each with what it should say. They do not overlap.

    >>> find_repairs("Fran\\u00c3\\u00a7ois spoke.")
    [(Span(start=4, end=6), 'ç')]
    >>> find_repairs("Fish &amp; chips in Málaga")
    [(Span(start=5, end=10), '&')]
    """
    found: list[tuple[Span, str]] = []
    if not text.isascii():
        found.extend((span, now) for span, now in _mojibake(text) if span)
        taken = {i for span, _ in found for i in range(span.start, span.end)}
        found.extend(
            (Span(m.start(), m.end()), _C1[m.group()])
            for m in _CONTROL.finditer(text)
            if m.group() in _C1 and m.start() not in taken
        )
    if "&" in text:
        for m in _REFERENCE.finditer(text):
            now = html.unescape(m.group())
            if now != m.group() and not now.endswith(";"):
                found.append((Span(m.start(), m.end()), now))
    return sorted(found)
