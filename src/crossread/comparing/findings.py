"""
Where reports agree, refine, conflict, lose a hedge, or stand alone.

Findings come from four sides: figures that count the same thing (comparing/figure_contrasts.py),
names in several spellings (comparing/name_contrasts.py), groups of aligned sentences compared slot
by slot (comparing/contrasts.py), and what only one report has. Each carries its words, one sentence
of reason, and how many independent origins stand behind it (comparing/independence.py). They are
ordered by how many reports speak, how near the top of a report, and what they are about.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from crossread.comparing.alignment import Alignment, align
from crossread.comparing.anonymous import anonymous_in
from crossread.comparing.contrasts import (
    DIFFERENCES,
    Contrast,
    find_detail,
    find_same_points,
    make_group,
    outlet,
)
from crossread.comparing.figure_contrasts import (
    claim_around,
    collect_figures,
    contrast_bounds,
    contrast_figures,
    group_figures,
)
from crossread.comparing.independence import count_origins
from crossread.comparing.likeness import Unit
from crossread.comparing.matrix import draw_matrix
from crossread.comparing.name_contrasts import contrast_spellings
from crossread.comparing.ranking import score, signs_of_candidate
from crossread.comparing.time_contrasts import contrast_times, times_by_report
from crossread.model import (
    AnonymousSource,
    Finding,
    MatrixRow,
    Place,
    Published,
    Reading,
    Story,
)

_POINTS = 2  # points inside one topic that are told by themselves
_ALWAYS = 10  # findings that even the smallest story shows
_FLOOR = -1.2  # but nothing lighter than this
_MOST = 40  # findings a reader is shown
_MOST_ALONE = 10  # of them, points that one report alone has
_UNALIGNED = 0.05  # likelihood below which no other report has the sentence

_LEAST_WEIGHT = 0.4  # below this an analyst would seldom list the point

# Acts whose figures a reader looks for first.
_GRAVE = frozenset("kill die injure wound arrest detain displace evacuate sentence".split())


# What a topic may lose at its beginning: words that only tie the clause to its sentence.
_TIES = re.compile(
    r"^(?:and|but|or|so|that|as|when|while|which|who|where|because|although|though|if)\s+", re.I
)
_LEANS = frozenset("he she it they his her its their this that these those we i you".split())
_LONGEST_TOPIC = 80


def _topic(by_id: dict[str, Reading], places: tuple[Place, ...]) -> str:
    """
    A name for what the places are about: the shortest that can stand by itself.

    Headlines, fragments of one or two words and clauses that open with a pronoun are taken only
    where there is nothing else.
    """
    rows = []
    for place in places:
        reading = by_id[place.report]
        headline = reading.document.headline
        text = " ".join(place.span.of(reading.parse.text).split())
        for turn in reading.document.turns:
            if turn.label.overlaps(place.span) and turn.speech.start < place.span.end:
                text = " ".join(reading.parse.text[turn.speech.start : place.span.end].split())
        text = _TIES.sub("", text).strip(" ,;:.–—\"“”'‘’")
        words = text.split()
        weak = (
            len(words) < 3
            or text.startswith("(")
            or words[0].lower() in _LEANS
            or (headline is not None and headline.overlaps(place.span))
        )
        rows.append((weak, len(text), text))
    _, _, text = min(rows)
    return text if len(text) <= _LONGEST_TOPIC else text[:77].rsplit(" ", 1)[0] + "…"


def _counted(story: Story, places: tuple[Place, ...]) -> str | None:
    """What the figures inside the places count, in words, when they are of one group."""
    names = [
        figure.group_name
        for figure in story.quantities
        for place in places
        if figure.report == place.report
        and figure.group_name
        and place.span.contains(figure.quantity.span)
    ]
    best = max(sorted(set(names)), key=names.count, default=None)
    return best if best and names.count(best) >= 2 and "something" not in best else None


def _by_outlet(by_id: dict[str, Reading], why: str) -> str:
    """A reason with outlets for report ids."""
    return re.sub(r"\br\d+\b", lambda m: outlet(by_id[m[0]]) if m[0] in by_id else m[0], why)


class Candidate(NamedTuple):
    """A contrast with the sentences it rests on, before it is weighed."""

    contrast: Contrast
    units: tuple[Unit, ...]
    sort: str  # text | hedge | time | figure | name
    topic: str | None = None


def _finding(by_id: dict[str, Reading], contrast: Contrast, weight: float) -> Finding:
    return Finding(
        id="",
        kind=contrast.kind,
        topic=_topic(by_id, contrast.places),
        why=_by_outlet(by_id, contrast.why),
        places=contrast.places,
        reports=tuple(dict.fromkeys(place.report for place in contrast.places)),
        weight=weight,
    )


def _from_claims(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Candidate]:
    times = times_by_report(story)
    found = []
    for indexes in alignment.groups:
        group = make_group(indexes, alignment, readings)
        units = tuple(member.unit for member in group.members)
        for look in DIFFERENCES:
            contrast = look(group)
            if contrast is not None:
                found.append(Candidate(contrast, units, "hedge"))
                break
        on_time = contrast_times(group, times)
        if on_time is not None:
            found.append(Candidate(on_time, units, "time"))
        found.append(Candidate(find_detail(group), units, "text"))
        for point in find_same_points(group)[: int(_POINTS)]:
            found.append(Candidate(point, units, "point"))
    return found


def _from_figures(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Candidate]:
    figures = collect_figures(readings, story, alignment)
    found = []
    for group in group_figures(figures, story, alignment):
        units = tuple(
            alignment.units[number] for number in sorted({figure.unit for figure in group})
        )
        contrast = contrast_figures(group, story, alignment)
        if contrast is not None:
            found.append(Candidate(contrast, units, "figure"))
        bounds = contrast_bounds(group)
        if bounds is not None:
            found.append(Candidate(bounds, units, "figure"))
    return found


def _from_names(readings: tuple[Reading, ...], story: Story) -> list[Candidate]:
    by_id = {reading.document.report.id: reading for reading in readings}
    found = []
    for entity in story.entities:
        contrast = contrast_spellings(entity, by_id)
        if contrast is not None:
            found.append(Candidate(contrast, (), "name", f"how {entity.name} is spelled"))
    return found


def find_candidates(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[tuple[Finding, dict[str, float]]]:
    """All findings that could be told, each with its origins and the signs that weigh it."""
    by_id = {reading.document.report.id: reading for reading in readings}
    candidates = _from_claims(readings, story, alignment)
    candidates += _from_figures(readings, story, alignment)
    candidates += _from_names(readings, story)
    found = []
    for candidate in candidates:
        finding = _finding(by_id, candidate.contrast, 0.0)
        topic = candidate.topic
        if candidate.sort == "figure":
            topic = _counted(story, finding.places)
        if topic is not None:
            finding = replace(finding, topic=topic)
        count, why = count_origins(finding.places, by_id, story)
        # A hedge or a figure that changes inside a copied text is the more telling for it.
        plain = finding.kind == "agree" or (
            finding.kind == "refine" and candidate.sort in ("text", "point")
        )
        one_text = plain and count == 1 and "share the text" in why
        signs = signs_of_candidate(
            finding.places,
            candidate.units,
            alignment,
            readings,
            candidate.sort,
            finding.kind,
            one_text,
        )
        finding = replace(finding, independent_origins=count, origins_why=why, weight=score(signs))
        found.append((finding, signs))
    return found


def _alone(readings: tuple[Reading, ...], alignment: Alignment) -> list[Finding]:
    """Points that one report alone has: figures, and words of named speakers, nowhere else told."""
    by_id = {reading.document.report.id: reading for reading in readings}
    nearest: dict[int, float] = {}
    for (left, right), likely in alignment.pairs.items():
        nearest[left] = max(nearest.get(left, 0.0), likely)
        nearest[right] = max(nearest.get(right, 0.0), likely)
    found = []
    for unit in alignment.units:
        if nearest.get(unit.index, 0.0) >= _UNALIGNED or len(unit.terms) < 4:
            continue
        reading = readings[unit.report]
        report = reading.document.report.id
        headline = reading.document.headline
        if headline is not None and headline.overlaps(unit.span):
            continue  # what a headline says alone, its text says better
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
        found.append(
            replace(_finding(by_id, contrast, weight), origins_why="Only one report has it.")
        )
    found.sort(key=lambda finding: (-finding.weight, finding.places))
    return found[:_MOST_ALONE]


def _says_again(finding: Finding, kept: Finding) -> bool:
    """True when a weightier finding of the same kind already shows all the places of another."""
    return finding.kind == kept.kind and all(
        any(
            p.report == q.report and q.span.start <= p.span.start and p.span.end <= q.span.end
            for q in kept.places
        )
        for p in finding.places
    )


def _choose(found: list[tuple[Finding, dict[str, float]]]) -> list[Finding]:
    """
    The findings to show, weightiest first: those above the bar, and the best few of a small story.

    A short story has few words to weigh, so its points stay below the bar of a long one; what it
    has is shown all the same, down to the floor. A figure, a day or a name is told by itself even
    where the sentence around it is told as well.
    """
    kept: list[Finding] = []
    for finding, signs in sorted(found, key=lambda f: (-f[0].weight, f[0].places, f[0].kind)):
        bar = _LEAST_WEIGHT if len(kept) >= _ALWAYS else _FLOOR
        if finding.weight < bar or len(kept) >= _MOST:
            continue
        exact = signs["figure"] or signs["time"] or signs["name"]
        others = [k for k in kept if k.places == finding.places] if exact else kept
        if not any(_says_again(finding, other) for other in others):
            kept.append(finding)
    return kept


def find_findings(
    readings: tuple[Reading, ...], story: Story, published: Sequence[Published] = ()
) -> tuple[tuple[Finding, ...], tuple[MatrixRow, ...]]:
    """
    The findings of a story, weightiest first, and the matrix of findings by reports.

    `published` stands beside `readings` where the days of publication are known.
    """
    alignment = align(readings)
    candidates = find_candidates(readings, story, alignment)
    found = _choose(candidates) + _alone(readings, alignment)
    numbered = [replace(one, id=f"f{number}") for number, one in enumerate(found, start=1)]
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
