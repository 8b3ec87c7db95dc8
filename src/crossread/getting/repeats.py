"""
Passages printed twice inside one report: the first stays, the later ones are folded into it.

Extractors print a body twice when a page carries it for two devices, and pages print a caption under
the picture and again above it. A paragraph that stands again word for word (white space aside) is
folded. Two alike short lines may both be meant, so a short paragraph is folded only inside a longer
run that stands again. A body run together in one paragraph is found by its own opening words.
"""

from crossread.getting.lines import Line
from crossread.spans import Fold, Span

_LEAST = 60  # characters of a paragraph that is folded by itself
_LEAST_IN_RUN = 3  # paragraphs of a run in which short ones are folded too
_OPENING = 60  # characters by which a body inside one paragraph is known again


def _again_inside(text: str, line: Line) -> Fold | None:
    """The second half of a paragraph that says everything twice."""
    start, end = line.span.start, line.span.end
    if len(line.span) < 2 * _OPENING:
        return None
    opening = text[start : start + _OPENING]
    second = text.find(opening, start + _OPENING, end)
    size = end - second
    if second < 0 or start + size > second or text[start : start + size] != text[second:end]:
        return None
    if text[start + size : second].strip():
        return None
    return Fold(Span(start, start + size), Span(second, end))


def find_repeats(text: str, lines: list[Line], kept: list[int]) -> list[Fold]:
    """
    What stands again, each with where it stood first, in order. `kept` numbers the lines of prose.

    >>> from crossread.getting.lines import find_lines
    >>> text = "The pier at Brae was shut on Monday after a storm, officials said.\\n" * 2
    >>> [(fold.kept.start, fold.again.start) for fold in find_repeats(text, find_lines(text), [0, 1])]
    [(0, 67)]
    """
    first: dict[str, int] = {}  # words -> position in `kept`
    twin: list[int | None] = []
    for at, number in enumerate(kept):
        words = lines[number].words
        earlier = first.setdefault(words, at)
        twin.append(earlier if earlier != at else None)
    folds: list[Fold] = []
    at = 0
    while at < len(kept):
        if twin[at] is None:
            inner = _again_inside(text, lines[kept[at]])
            if inner is not None:
                folds.append(inner)
            at += 1
            continue
        stop = at + 1
        while stop < len(kept) and twin[stop] is not None:
            stop += 1
        for k in range(at, stop):
            number = kept[k]
            before = twin[k]
            if before is not None and (
                len(lines[number].words) >= _LEAST or stop - at >= _LEAST_IN_RUN
            ):
                folds.append(Fold(lines[kept[before]].span, lines[number].span))
        at = stop
    return folds
