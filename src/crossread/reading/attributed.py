"""
Attributions that only the trained reader sees: words given to somebody without a verb of the table.

The reader marks sources, cues and contents as stretches (learnt from PolNeAR's training part); they
are joined here by nearness inside a sentence. They serve where thoughts and wishes count as
attribution; what a report prints as somebody's words is found by rule, with better edges.
"""

from crossread.language.parse import AttributionSpan
from crossread.reading.speakers import Cue, Page, Phrase, Voice

Content = tuple[Phrase, Voice | None]

# Below this the reader's contents are wrong more often than right (decision 0007).
LEAST_SCORE = 0.5
_FAR = 40  # tokens between a content and its cue, at most


def find_attributed(page: Page, least: float = LEAST_SCORE) -> list[Content]:
    """The reader's contents with their voices, in order; empty without a trained reader."""
    by_role: dict[str, list[AttributionSpan]] = {"source": [], "cue": [], "content": []}
    for span in page.parse.attributions:
        by_role.setdefault(span.role, []).append(span)
    found: list[Content] = []
    for content in sorted(by_role["content"], key=lambda s: (s.first, s.last)):
        if content.score >= least:
            first, last = _trimmed(page, content)
            if last > first:
                found.append(((first, last), _voice(page, content, by_role)))
    return found


def _trimmed(page: Page, content: AttributionSpan) -> Phrase:
    first, last = content.first, content.last
    if page.lower[first] == "that":
        first += 1
    while last > first and page.words[last - 1] in {".", ",", ";", ":"}:
        last -= 1
    return first, last


def _distance(a: AttributionSpan, b: AttributionSpan) -> int:
    return max(a.first - b.last, b.first - a.last, 0)


def _voice(
    page: Page, content: AttributionSpan, by_role: dict[str, list[AttributionSpan]]
) -> Voice | None:
    """The source and cue nearest to a content in its paragraph."""
    here = page.paragraphs[content.first]

    def near(spans: list[AttributionSpan], to: AttributionSpan) -> AttributionSpan | None:
        fitting = [
            s
            for s in spans
            if page.paragraphs[s.first] == here
            and _distance(s, to) <= _FAR
            and not (content.first <= s.first < content.last)
        ]
        return min(fitting, key=lambda s: (_distance(s, to), s.first), default=None)

    cue = near(by_role["cue"], content)
    source = near(by_role["source"], cue or content)
    if source is None and cue is None:
        return None
    return Voice(
        (source.first, source.last) if source else None,
        Cue(cue.first, cue.last, None) if cue else None,
    )
