"""
Attributions that only the trained reader sees: words given to somebody without a verb of the table.

The reader marks sources, cues and contents as stretches (learnt from PolNeAR's training part); they
are joined here by nearness inside a sentence. They serve where thoughts and wishes count as
attribution; what a report prints as somebody's words is found by rule, with better edges.
"""

from crossread.language.parse import AttributionSpan
from crossread.lexicon.cues import STANCES, VERBS
from crossread.reading.page import Cue, Page, Phrase, Voice
from crossread.reading.subjects import tree_subject

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


# What a verb of saying, thinking or standing for something takes, likeliest first.
_TAKES = ("ccomp", "xcomp", "obj", "obl", "parataxis")
_ABOUT = frozenset("about of for on against to with".split())


def find_by_tree(page: Page) -> list[Content]:
    """What verbs of saying, thinking and taking sides govern in the tree, with their subjects."""
    found: list[Content] = []
    if not page.tags:
        return found
    for token, tag in enumerate(page.tags):
        verb = VERBS.get(page.lower[token])
        known = verb is not None or page.lower[token] in STANCES
        if tag != "VERB" or not known or page.inside[token] >= 0:
            continue
        governed = _governed(page, token)
        subject = tree_subject(page, token, page.starts[token])
        if governed is not None and subject is not None:
            found.append((governed, Voice(subject, Cue(token, token + 1, verb))))
    return found


def _governed(page: Page, verb: int) -> Phrase | None:
    """The words a verb governs: its clause, infinitive or object."""
    best: tuple[int, int] | None = None
    for child in page.children.get(verb, ()):
        relation = page.parse.relations[child].partition(":")[0]
        if relation not in _TAKES or child < verb:
            continue
        if relation == "obl" and not any(
            page.lower[case] in _ABOUT for case in page.children.get(child, ())
        ):
            continue
        rank = _TAKES.index(relation)
        if best is None or rank < best[0]:
            best = (rank, child)
    if best is None:
        return None
    low, high = page.parse.subtree(best[1])
    low = max(low, verb + 1)
    while low < high and page.lower[low] in {"that", ",", "about", "of", "for", "on"}:
        low += 1
    while high > low and page.words[high - 1] in {".", ",", ";", ":"}:
        high -= 1
    alone = high - low == 1 and page.tags[low] not in {"NOUN", "PROPN"}
    return (low, high) if high > low and not alone else None


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
    phrase = (source.first, source.last) if source else None
    if cue is not None:
        verbs = [t for t in range(cue.first, cue.last) if page.tags and page.tags[t] == "VERB"]
        subject = tree_subject(page, verbs[-1], page.starts[cue.first]) if verbs else None
        phrase = subject or phrase
    return Voice(phrase, Cue(cue.first, cue.last, None) if cue else None)
