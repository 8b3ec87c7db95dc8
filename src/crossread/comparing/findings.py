"""
Where reports agree, refine, conflict, lose a hedge, or stand alone.

Findings come from three sides: figures that count the same thing (comparing/figures.py has related
them), names of one person in several spellings, and groups of aligned claims
(comparing/alignment.py) compared slot by slot (comparing/contrasts.py). Each has its words, one
sentence of reason, and how many independent origins stand behind it.
"""

from msgspec.structs import replace

from crossread.comparing.alignment import align
from crossread.comparing.contrasts import DIFFERENCES, Contrast, Group, find_detail, make_group
from crossread.model import AnonymousSource, Finding, MatrixRow, Place, Reading, Story

_MOST = 40  # findings a reader is shown


def _topic(readings: dict[str, Reading], places: tuple[Place, ...]) -> str:
    """A name for what the places are about: the shortest of them."""
    texts = [" ".join(p.span.of(readings[p.report].parse.text).split()) for p in places]
    text = min(texts, key=lambda t: (len(t), t))
    return text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + "…"


def _finding(readings: dict[str, Reading], contrast: Contrast, weight: float) -> Finding:
    reports = tuple(dict.fromkeys(place.report for place in contrast.places))
    return Finding(
        id="",
        kind=contrast.kind,
        topic=_topic(readings, contrast.places),
        why=contrast.why,
        places=contrast.places,
        reports=reports,
        independent_origins=len(reports),
        weight=weight,
    )


def _importance(group: Group) -> float:
    """How much a topic matters: how many reports have it, how alike, and how near the top."""
    reports = len({member.report for member in group.members})
    lead = max(1.0 / (1 + member.unit.sentence) for member in group.members)
    best = max(
        (group.alignment.likeness(a.unit.index, b.unit.index) for a, b in group.across()),
        default=0.0,
    )
    return reports + best + lead


def _from_claims(readings: tuple[Reading, ...]) -> list[Finding]:
    alignment = align(readings)
    by_id = {reading.document.report.id: reading for reading in readings}
    found = []
    for indexes in alignment.groups:
        group = make_group(indexes, alignment, readings)
        weight = _importance(group)
        for look in DIFFERENCES:
            contrast = look(group)
            if contrast is not None:
                found.append(_finding(by_id, contrast, weight + 0.5))
                break
        found.append(_finding(by_id, find_detail(group), weight))
    return found


def find_findings(
    readings: tuple[Reading, ...], story: Story
) -> tuple[tuple[Finding, ...], tuple[MatrixRow, ...]]:
    """The findings of a story, weightiest first, and the matrix of claims by reports."""
    found = _from_claims(readings)
    found.sort(key=lambda finding: (-finding.weight, finding.places))
    numbered = [replace(one, id=f"f{n}") for n, one in enumerate(found[:_MOST], start=1)]
    return tuple(numbered), ()


def find_anonymous_sources(
    readings: tuple[Reading, ...], story: Story
) -> tuple[AnonymousSource, ...]:
    """The sources the reports do not name, with the stated reason and what rests on each."""
    return ()
