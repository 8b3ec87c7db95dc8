"""
Where reports agree, refine, conflict, lose a hedge, or stand alone.

Findings come from four sides: figures that count the same thing (comparing/figure_contrasts.py),
names in several spellings (comparing/name_contrasts.py), groups of aligned sentences compared slot
by slot (comparing/contrasts.py), and what only one report has. Each carries its words, one sentence
of reason, and how many independent origins stand behind it (comparing/independence.py). They are
ordered by how many reports speak, how near the top of a report, and what they are about.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from crossread.comparing.alignment import Alignment, align
from crossread.comparing.anonymous import anonymous_in
from crossread.comparing.contrasts import (
    DIFFERENCES,
    Contrast,
    Group,
    find_detail,
    make_group,
    outlet,
)
from crossread.comparing.figure_contrasts import (
    claim_around,
    collect_figures,
    contrast_figures,
    group_figures,
)
from crossread.comparing.independence import count_origins
from crossread.comparing.matrix import draw_matrix
from crossread.comparing.name_contrasts import contrast_spellings
from crossread.model import (
    AnonymousSource,
    Finding,
    MatrixRow,
    Place,
    Published,
    Reading,
    Story,
)

_MOST = 40  # findings a reader is shown
_MOST_ALONE = 10  # of them, points that one report alone has
_UNALIGNED = 0.2  # likeness below which no other report has the sentence

# Acts whose figures a reader looks for first.
_GRAVE = frozenset("kill die injure wound arrest detain displace evacuate sentence".split())


def _topic(by_id: dict[str, Reading], places: tuple[Place, ...]) -> str:
    """A name for what the places are about: the shortest of them."""
    texts = [" ".join(p.span.of(by_id[p.report].parse.text).split()) for p in places]
    text = min(texts, key=lambda t: (len(t), t))
    return text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + "…"


def _finding(by_id: dict[str, Reading], contrast: Contrast, weight: float) -> Finding:
    return Finding(
        id="",
        kind=contrast.kind,
        topic=_topic(by_id, contrast.places),
        why=contrast.why,
        places=contrast.places,
        reports=tuple(dict.fromkeys(place.report for place in contrast.places)),
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


def _from_claims(readings: tuple[Reading, ...], alignment: Alignment) -> list[Finding]:
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


def _from_figures(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Finding]:
    by_id = {reading.document.report.id: reading for reading in readings}
    figures = collect_figures(readings, story, alignment)
    found = []
    for group in group_figures(figures, story, alignment):
        contrast = contrast_figures(group, story)
        lead = max(1.0 / (1 + alignment.units[figure.unit].sentence) for figure in group)
        reports = len({figure.figure.report for figure in group})
        found.append(_finding(by_id, contrast, reports + lead + 1.0))
    return found


def _from_names(readings: tuple[Reading, ...], story: Story) -> list[Finding]:
    by_id = {reading.document.report.id: reading for reading in readings}
    found = []
    for entity in story.entities:
        contrast = contrast_spellings(entity, by_id)
        if contrast is not None:
            reports = len({place.report for place in contrast.places})
            found.append(
                replace(
                    _finding(by_id, contrast, reports + 1.0), topic=f"how {entity.name} is spelled"
                )
            )
    return found


def _alone(readings: tuple[Reading, ...], alignment: Alignment) -> list[Finding]:
    """Points that one report alone has: figures, and words of named speakers, nowhere else told."""
    by_id = {reading.document.report.id: reading for reading in readings}
    nearest: dict[int, float] = {}
    for (left, right), score in alignment.pairs.items():
        nearest[left] = max(nearest.get(left, 0.0), score)
        nearest[right] = max(nearest.get(right, 0.0), score)
    found = []
    for unit in alignment.units:
        if nearest.get(unit.index, 0.0) >= _UNALIGNED or len(unit.terms) < 4:
            continue
        reading = readings[unit.report]
        report = reading.document.report.id
        figures = [
            q for q in reading.quantities
            if unit.span.start <= q.span.start < unit.span.end and (q.head or q.act)
        ]  # fmt: skip
        quotes = [
            q for q in reading.quotes
            if unit.span.start <= q.span.start < unit.span.end
            and q.kind != "scare" and (q.speaker is not None or q.speaker_text)
        ]  # fmt: skip
        if not figures and not quotes:
            continue
        grave = any(figure.act in _GRAVE for figure in figures)
        span = claim_around(reading, figures[0].span) if figures else quotes[0].span
        weight = 1.0 + 0.5 * grave + 0.3 * bool(figures) + 1.0 / (2 + unit.sentence)
        why = f"Only {outlet(reading)} reports it."
        contrast = Contrast("single_source", why, (Place(report, span),))
        found.append(_finding(by_id, contrast, weight))
    found.sort(key=lambda finding: (-finding.weight, finding.places))
    return found[:_MOST_ALONE]


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """The findings without those that say the same of the same words as a weightier one."""
    kept: list[Finding] = []
    seen: set[tuple[str, tuple[Place, ...]]] = set()
    for finding in found:
        key = (finding.kind, finding.places)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept


def find_findings(
    readings: tuple[Reading, ...], story: Story, published: Sequence[Published] = ()
) -> tuple[tuple[Finding, ...], tuple[MatrixRow, ...]]:
    """
    The findings of a story, weightiest first, and the matrix of findings by reports.

    `published` stands beside `readings` where the days of publication are known.
    """
    by_id = {reading.document.report.id: reading for reading in readings}
    alignment = align(readings)
    found = _from_claims(readings, alignment)
    found += _from_figures(readings, story, alignment)
    found += _from_names(readings, story)
    found.sort(key=lambda finding: (-finding.weight, finding.places, finding.kind))
    found = _without_doubles(found)[:_MOST] + _alone(readings, alignment)
    numbered = []
    for number, finding in enumerate(found, start=1):
        count, why = count_origins(finding.places, by_id, story)
        numbered.append(
            replace(finding, id=f"f{number}", independent_origins=count, origins_why=why)
        )
    days = {
        reading.document.report.id: date.value
        for reading, date in zip(readings, published, strict=False)
        if date.value is not None
    }
    findings = tuple(numbered)
    return findings, draw_matrix(findings, readings, story, days)


def find_anonymous_sources(
    readings: tuple[Reading, ...], story: Story
) -> tuple[AnonymousSource, ...]:
    """The sources the reports do not name, with the stated reason and what rests on each."""
    return tuple(source for reading in readings for source in anonymous_in(reading))
