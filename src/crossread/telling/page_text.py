"""
Text for the page: escaped, control characters made visible, source texts cut into paragraphs with
every cited stretch marked.

The page must hold the reports' exact characters, or citations would not be exact, and must not obey
them. A bidi control is kept, closed into an isolate of its own and labelled by the style sheet; the
few characters that HTML cannot carry (NUL, lone surrogates) become U+FFFD, one for one. Cited
stretches may overlap: they are nested where they can be, and where two cross, the one that began
later is continued in a second mark (the way overlapping markup is written in TEI).
"""

import heapq
import itertools
import re
from collections.abc import Iterable

import msgspec
from markupsafe import Markup

# Characters that a reader does not see and that change what she sees; with the label they are given.
CONTROLS = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE",
    "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI",
    "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u2028": "LS", "\u2029": "PS",
}  # fmt: skip

_SPECIAL = re.compile(
    "[&<>\"'\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff" + "".join(CONTROLS) + "]"
)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "\r": "&#13;"}


def _escape_one(match: re.Match[str]) -> str:
    character = match[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character == "\x00" or "\ud800" <= character <= "\udfff":
        return "\ufffd"
    label = CONTROLS.get(character, f"{ord(character):02X}")
    return f'<span class="ctl" data-ch="{label}">{character}</span>'


def escape_text(text: str) -> Markup:
    """
    Text as HTML that shows every character of it and obeys none.

    >>> escape_text("a < b" + chr(0x202E))
    Markup('a &lt; b<span class="ctl" data-ch="RLO">\\u202e</span>')
    """
    return Markup(_SPECIAL.sub(_escape_one, text))


def escape_attribute(text: str) -> Markup:
    """
    Text for an attribute's value: one line, control characters left out.

    >>> escape_attribute('say "hi"' + chr(10) + 'now')
    Markup('say &#34;hi&#34; now')
    """
    plain = " ".join(text.split())
    return Markup(_SPECIAL.sub(lambda m: _ESCAPES.get(m[0], ""), plain))


_LONGEST_WORD = 160  # letters: long addresses stay whole


def cut_words(text: str, most: int = 420) -> str:
    """
    Text on one line, cut at a word with an ellipsis when it is longer than `most` characters.

    A single word that is longer than any word is cut too, so that it does not fill the page.

    >>> cut_words("one  two three", 9)
    'one two…'
    """
    line = " ".join(
        w if len(w) <= _LONGEST_WORD else w[: _LONGEST_WORD // 2] + "…" for w in text.split()
    )
    if len(line) <= most:
        return line
    shorter = line[: most - 1]
    space = shorter.rfind(" ")
    return shorter[: space if space > most // 2 else most - 1] + "…"


def begin_large(text: str) -> str:
    """
    A topic as a heading begins it; a name with a small letter inside ("iPhone") stays as it is.

    >>> begin_large("people killed"), begin_large("eBay takes it down")
    ('People killed', 'eBay takes it down')
    """
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def citation_id(report: str, start: int, end: int) -> str:
    """
    The address of a cited stretch inside the page: the same after every run on the same report.

    >>> citation_id("r1", 10, 24)
    'r1-10-24'
    """
    return f"{report}-{start}-{end}"


class Stretch(msgspec.Struct, frozen=True):
    """Something to mark in a source text: the tag's opening for its first and for further parts."""

    start: int
    end: int
    first: str
    further: str
    name: str  # the element's name


def cited(report: str, start: int, end: int) -> Stretch:
    """A citation as a stretch; its first part carries the id that links lead to."""
    name = citation_id(report, start, end)
    return Stretch(start, end, f'<mark id="{name}">', f'<mark data-of="{name}">', "mark")


def set_aside(start: int, end: int, why: str) -> Stretch:
    """Words that cleaning set aside, with the reason in words."""
    label = escape_attribute(why)
    return Stretch(
        start, end, f'<span class="gone" data-why="{label}">', '<span class="gone">', "span"
    )


def mended(start: int, end: int, now: str) -> Stretch:
    """Broken characters, with what they are read as."""
    tag = f'<span class="mended" data-now="{escape_attribute(now)}">'
    return Stretch(start, end, tag, '<span class="mended">', "span")


_LONG_WORD = re.compile(r"\S{2000,}")


def _long_words(text: str) -> list[Stretch]:
    """Words too long to be broken over lines: each becomes one line in a box that scrolls."""
    return [
        Stretch(
            word.start(), word.end(),
            f'<span class="long" tabindex="0" role="group" aria-label="a word of {len(word[0]):,} characters">',
            '<span class="long">', "span",
        )
        for word in _LONG_WORD.finditer(text)
    ]  # fmt: skip


_LINE_END = re.compile(r"\s*\n\s*")
_BLANK_LINE = re.compile(r"[^\S\n]*\n\s*\n\s*")


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """
    Where the paragraphs lie, side by side and covering the whole text.

    A text whose lines are broken at a fixed width has paragraphs at blank lines, any other text at
    every line end.

    >>> split_paragraphs("One.\\n\\nTwo.")
    [(0, 6), (6, 10)]
    """
    lines = [line for line in text.splitlines() if line.strip()]
    long = sum(len(line) > 90 for line in lines)
    filled = sum(55 <= len(line) <= 90 for line in lines)
    breaks = _BLANK_LINE if filled > 2 * long and filled > len(lines) / 2 else _LINE_END
    cuts = [match.end() for match in breaks.finditer(text) if match.start() > 0]
    edges = [0, *(cut for cut in cuts if cut < len(text)), len(text)]
    return [(start, end) for start, end in itertools.pairwise(edges) if start < end] or [
        (0, len(text))
    ]


Waiting = tuple[int, int, int, bool]  # start, minus end, number of the stretch, a further part


def _mark_paragraph(
    text: str, low: int, high: int, waiting: list[Waiting], stretches: list[Stretch]
) -> tuple[str, list[Waiting]]:
    """One paragraph with its marks, and what goes on in the next one."""
    out: list[str] = []
    open_ones: list[tuple[int, int]] = []  # end, number
    later: list[Waiting] = []
    at = low

    def close() -> None:
        out.append(f"</{stretches[open_ones.pop()[1]].name}>")

    while waiting or open_ones:
        start = waiting[0][0] if waiting else high + 1
        if open_ones and open_ones[-1][0] <= start:
            end = open_ones[-1][0]
            out.append(escape_text(text[at:end]))
            at = end
            close()
            continue
        out.append(escape_text(text[at:start]))
        at = start
        _, minus_end, number, further = heapq.heappop(waiting)
        end = -minus_end
        if end > high:
            later.append((high, minus_end, number, True))
            end = high
        if open_ones and end > open_ones[-1][0]:
            heapq.heappush(waiting, (open_ones[-1][0], -end, number, True))
            end = open_ones[-1][0]
        out.append(stretches[number].further if further else stretches[number].first)
        open_ones.append((end, number))
    out.append(escape_text(text[at:high]))
    return "".join(out), later


def mark_source(text: str, stretches: Iterable[Stretch]) -> Markup:
    """
    A source text as paragraphs of HTML with every stretch marked; its text content is `text`.

    >>> mark_source("Ida left.", [cited("r1", 0, 3)])
    Markup('<p dir="auto"><mark id="r1-0-3">Ida</mark> left.</p>')
    """
    ordered = sorted(
        (s for s in (*stretches, *_long_words(text)) if 0 <= s.start <= s.end <= len(text)),
        key=lambda s: (s.start, -s.end, s.first),
    )
    paragraphs = split_paragraphs(text)
    out = []
    after = 0
    carried: list[Waiting] = []
    for index, (low, high) in enumerate(paragraphs):
        waiting = carried
        last = index == len(paragraphs) - 1
        while after < len(ordered) and (ordered[after].start < high or last):
            waiting.append((ordered[after].start, -ordered[after].end, after, False))
            after += 1
        heapq.heapify(waiting)
        body, carried = _mark_paragraph(text, low, high, waiting, ordered)
        out.append(f'<p dir="auto">{body}</p>')
    return Markup("\n".join(out))


_LONG = 700  # characters: of a longer passage only the beginning is shown where texts are left out
_BEGINNING = 240
_BETWEEN = Markup('<p class="gap">[…]</p>')


def mark_passages(text: str, stretches: Iterable[Stretch]) -> tuple[Markup, int]:
    """
    The cited passages of a source text alone, with what lies between them left out, and how many of
    the text's characters they hold. Of a very long passage the beginning stands for the whole.

    >>> mark_passages("Ida left. Bo stayed.", [cited("r1", 0, 3)])
    (Markup('<p dir="auto"><mark id="r1-0-3">Ida</mark></p>\\n<p class="gap">[…]</p>'), 3)
    """
    kept = [
        msgspec.structs.replace(s, end=s.start + _BEGINNING) if s.end - s.start > _LONG else s
        for s in stretches
        if 0 <= s.start <= s.end <= len(text)
    ]
    merged: list[list[int]] = []
    for s in sorted(kept, key=lambda s: (s.start, s.end)):
        if merged and s.start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], s.end)
        else:
            merged.append([s.start, s.end])
    out = []
    for low, high in merged:
        if low > 0:
            out.append(_BETWEEN)
        inside = [
            msgspec.structs.replace(s, start=s.start - low, end=s.end - low)
            for s in kept
            if low <= s.start and s.end <= high
        ]
        out.append(mark_source(text[low:high], inside))
    if not merged or merged[-1][1] < len(text):
        out.append(_BETWEEN)
    return Markup("\n".join(out)), sum(high - low for low, high in merged)


_CONTINUED = re.compile(r'<mark data-of="([^"]+)">')


def style_of_continued(texts: Iterable[str]) -> str:
    """
    Rules that show all of a citation that runs over several paragraphs, with scripts off too.

    >>> style_of_continued(['<mark id="r1-0-9">a</mark> <mark data-of="r1-0-9">b</mark>'])[:52]
    '.text:has([id="r1-0-9"]:target) [data-of="r1-0-9"]{b'
    """
    names = dict.fromkeys(name for text in texts for name in _CONTINUED.findall(text))
    if not names:
        return ""
    chosen = ",".join(f'.text:has([id="{n}"]:target) [data-of="{n}"]' for n in names)
    return f"{chosen}{{background:var(--hit);text-decoration:underline}}"
