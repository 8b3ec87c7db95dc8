"""
Places in text, and the way back from cleaned text to the text a report came in.

Every fact crossread states carries a `Span`, and every span can be turned back into the exact
characters it came from. The rules about position live here, once:

- Offsets count Unicode code points, as Python slices do: not bytes, and not the UTF-16 units a
  browser counts. `Span.utf16` makes the second kind for the web page.
- Spans are half-open. `Span(3, 5)` covers the characters at 3 and 4, so touching spans share a
  boundary but no character, and `end - start` is the length.
- There are two texts per report. The *source text* is what the bytes decode to (or what was
  extracted from a page). The *cleaned text* is what is read: furniture dropped, broken characters
  repaired, repeats folded. `SourceMap` leads from the second to the first.
"""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """
    A stretch of one text, from `start` up to but not including `end`.

    Spans sort in reading order, a longer one after a shorter one that begins at the same place.

    >>> text = "Floods killed 12, police said."
    >>> toll = Span(14, 16)
    >>> toll.of(text)
    '12'
    >>> Span(7, 16).contains(toll)
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"Span({self.start}, {self.end}) runs backwards or starts before the text - "
                "offsets are half-open and count from 0"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """
        Return the characters this span covers.

        Raises `ValueError` if the span ends beyond `text`. A plain slice would quietly return
        less, and a citation that is quietly short is a wrong one.
        """
        if self.end > len(text):
            raise ValueError(
                f"{self} does not fit a text of {len(text)} characters - "
                "was it made from a different version of the document?"
            )
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """True if every character of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def stripped(self, text: str) -> "Span":
        """This span without the white space at its ends; empty, at its start, if it is all space."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else Span(start, start)

    def utf16(self, text: str) -> tuple[int, int]:
        """
        This span in UTF-16 code units, which is how JavaScript indexes strings.

        >>> Span(1, 2).utf16("😀a")
        (2, 3)
        """
        before = len(text[: self.start].encode("utf-16-le", "surrogatepass")) // 2
        inside = len(self.of(text).encode("utf-16-le", "surrogatepass")) // 2
        return before, before + inside


class Piece(msgspec.Struct, frozen=True):
    """
    A run of cleaned text and where it came from.

    `copied` pieces have the same characters on both sides. The others are repairs: the cleaned
    side replaces the source side as a whole, so a place inside one means the whole of it.
    """

    clean: Span
    source: Span
    copied: bool = True


class Fold(msgspec.Struct, frozen=True):
    """A passage printed again: the words at `kept` in the source stand once more at `again`."""

    kept: Span
    again: Span


class SourceMap(msgspec.Struct, frozen=True):
    """
    The way from cleaned text back to source text, through drops, repairs and folds.

    `pieces` lie side by side in the cleaned text and in rising order in the source; what lies
    between two of them in the source was dropped.

    >>> cleaned, way_back = SourceMap.build("Zo\u00c3\u00ab spoke. ADVERT She left.",
    ...     drops=[Span(11, 18)], repairs=[(Span(2, 4), "\u00eb")])
    >>> cleaned
    'Zo\u00eb spoke. She left.'
    >>> way_back.to_source(Span(0, 3))
    Span(start=0, end=4)
    >>> way_back.to_source(Span(11, 14)).of("Zo\u00c3\u00ab spoke. ADVERT She left.")
    'She'
    """

    pieces: tuple[Piece, ...]
    folds: tuple[Fold, ...] = ()

    @staticmethod
    def build(
        source: str,
        drops: Iterable[Span] = (),
        repairs: Iterable[tuple[Span, str]] = (),
        folds: Iterable[Fold] = (),
    ) -> "tuple[str, SourceMap]":
        """
        The cleaned text, and the map that leads back from it.

        `drops` may overlap each other; `repairs` must not overlap each other. A repair that a
        drop touches is dropped with it.
        """
        gone: list[Span] = []
        for drop in sorted(drops):
            if gone and drop.start <= gone[-1].end:
                gone[-1] = Span(gone[-1].start, max(gone[-1].end, drop.end))
            elif drop:
                gone.append(drop)
        edits: list[tuple[Span, str | None]] = [(drop, None) for drop in gone]
        starts = [drop.start for drop in gone]
        for span, now in repairs:
            before = bisect_right(starts, span.end - 1) - 1
            if before < 0 or gone[before].end <= span.start:
                edits.append((span, now))
        out: list[str] = []
        pieces: list[Piece] = []
        at = clean_at = 0
        for span, replacement in sorted(edits, key=lambda edit: edit[0]):
            if span.start > at:
                clean = Span(clean_at, clean_at + span.start - at)
                pieces.append(Piece(clean, Span(at, span.start)))
                out.append(source[at : span.start])
                clean_at = clean.end
            if replacement:
                clean = Span(clean_at, clean_at + len(replacement))
                pieces.append(Piece(clean, span, copied=False))
                out.append(replacement)
                clean_at = clean.end
            at = max(at, span.end)
        if at < len(source):
            pieces.append(Piece(Span(clean_at, clean_at + len(source) - at), Span(at, len(source))))
            out.append(source[at:])
        return "".join(out), SourceMap(tuple(pieces), tuple(folds))

    def _piece_at(self, clean_offset: int) -> Piece:
        index = bisect_right(self.pieces, clean_offset, key=lambda piece: piece.clean.start) - 1
        if index < 0 or clean_offset >= self.pieces[index].clean.end:
            raise ValueError(f"character {clean_offset} lies outside the cleaned text")
        return self.pieces[index]

    def to_source(self, span: Span) -> Span:
        """
        The source span that `span` of the cleaned text came from.

        A span that begins or ends inside a repair takes the whole of what was repaired. A span
        that runs over a dropped stretch includes it, since the source is one piece of text.
        Raises `ValueError` for a span that does not lie in the cleaned text.
        """
        if not self.pieces:
            if span.start or span.end:
                raise ValueError(f"{span} lies outside an empty cleaned text")
            return span
        if not span:
            last = self.pieces[-1]
            if span.start == last.clean.end:
                return Span(last.source.end, last.source.end)
            piece = self._piece_at(span.start)
            offset = span.start - piece.clean.start if piece.copied else 0
            return Span(piece.source.start + offset, piece.source.start + offset)
        first, last = self._piece_at(span.start), self._piece_at(span.end - 1)
        start = first.source.start + (span.start - first.clean.start if first.copied else 0)
        end = last.source.start + span.end - last.clean.start if last.copied else last.source.end
        return Span(start, end)

    def to_clean(self, span: Span) -> Span | None:
        """The cleaned span of a source span; None when any of its ends was dropped."""
        inside = [p for p in self.pieces if p.source.overlaps(span)]
        if not inside or not span:
            return None
        first, last = inside[0], inside[-1]
        if span.start < first.source.start or span.end > last.source.end:
            return None
        start = first.clean.start + (span.start - first.source.start if first.copied else 0)
        end = last.clean.start + span.end - last.source.start if last.copied else last.clean.end
        return Span(start, end)

    def also_at(self, source_span: Span, source: str) -> tuple[Span, ...]:
        """Where the words of a source span stand again in a folded passage, in reading order."""
        found = []
        for fold in self.folds:
            if fold.kept.contains(source_span):
                start = fold.again.start + source_span.start - fold.kept.start
                again = Span(start, start + len(source_span))
                if again.end <= len(source) and again.of(source) == source_span.of(source):
                    found.append(again)
        return tuple(sorted(found))
