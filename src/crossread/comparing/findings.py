"""
Where reports agree, refine, conflict, lose a hedge, or stand alone.

Findings come from figures that count the same thing (comparing/figure_contrasts.py), names in several
spellings (comparing/name_contrasts.py), what a person is called (comparing/role_contrasts.py), the claims
of one point compared slot by slot (comparing/contrasts.py), and what only one report has. Each carries
its words, one sentence of reason, and how many independent origins stand behind it
(comparing/independence.py). They are ordered by how many reports speak, how near the top of a report,
and what they are about.
"""

import re
from calendar import month_name
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from crossread.comparing.alignment import Alignment
from crossread.comparing.alone import GRAVE, find_alone
from crossread.comparing.anonymous import anonymous_in, with_what_rests_alone
from crossread.comparing.clash_contrasts import (
    find_negation,
    find_opposites,
    find_other_place,
    find_other_power,
    find_other_value,
)
from crossread.comparing.contrasts import Contrast, Group, make_group
from crossread.comparing.denials import find_denial
from crossread.comparing.figure_contrasts import (
    collect_figures,
    contrast_bounds,
    contrast_figures,
    group_figures,
)
from crossread.comparing.hedge_contrasts import (
    find_lost_attribution,
    find_lost_hedge,
    find_lost_limit,
)
from crossread.comparing.independence import count_origins
from crossread.comparing.likeness import Unit
from crossread.comparing.matrix import draw_matrix
from crossread.comparing.name_contrasts import contrast_spellings
from crossread.comparing.nearness import Surroundings
from crossread.comparing.points import Compared
from crossread.comparing.ranking import score, signs_of_candidate
from crossread.comparing.role_contrasts import contrast_roles
from crossread.comparing.time_contrasts import contrast_times, times_by_report
from crossread.comparing.told_contrasts import find_agreement, find_detail, shares_matter
from crossread.comparing.topics import counted_in, topic_of
from crossread.model import (
    AnonymousSource,
    Finding,
    MatrixRow,
    Place,
    Published,
    Reading,
    Story,
)

_ALWAYS = 10  # findings that even the smallest story shows
_FLOOR = -1.6  # but nothing lighter than this
_MOST = 40  # findings a reader is shown

_LEAST_WEIGHT = -0.75  # below this an analyst would seldom list the point

# Tried in this order; the first that answers is a point's difference, beside agreement or detail.
DIFFERENCES: tuple[Callable[[Group], Contrast | None], ...] = (
    find_opposites,
    find_negation,
    find_other_value,
    find_other_place,
    find_other_power,
    find_denial,
    find_lost_hedge,
    find_lost_limit,
    find_lost_attribution,
)


def _is_grave(story: Story, places: tuple[Place, ...]) -> bool:
    """Do the figures at some places count the dead, the hurt or the held?"""
    return any(
        figure.quantity.act in GRAVE
        for figure in story.quantities
        for place in places
        if figure.report == place.report and place.span.contains(figure.quantity.span)
    )


def name_reports(
    readings: tuple[Reading, ...], published: Sequence[Published] = ()
) -> dict[str, str]:
    """
    Report -> how a reason names it: its outlet, with the day where an outlet has several.

    Two reports of one outlet and one day, or of no known day, are told apart by their number.
    """
    outlets = [r.document.outlet or r.document.report.id for r in readings]
    days = [date.value or "" for date in published] or [""] * len(readings)
    names = {}
    for reading, name, day in zip(readings, outlets, days, strict=True):
        report = reading.document.report.id
        if outlets.count(name) > 1:
            alone = sum(o == name and d == day for o, d in zip(outlets, days, strict=True)) == 1
            name = f"{name} of {_day_in_words(day)}" if day and alone else f"{name} {report}"
        names[report] = name
    return names


def _day_in_words(day: str) -> str:
    """
    A date as a sentence has it.

    >>> _day_in_words("2014-04-27"), _day_in_words("2014-04")
    ('27 April', 'April 2014')
    """
    parts = day.split("-")
    if len(parts) < 2:
        return day
    month = month_name[int(parts[1])]
    return f"{int(parts[2])} {month}" if len(parts) > 2 else f"{month} {parts[0]}"


def _by_outlet(names: dict[str, str], why: str) -> str:
    """A reason with names for the marks and ids of reports."""
    return re.sub(r"⟦(r\d+)⟧|\b(r\d+)\b", lambda m: names.get(m[1] or m[2], m[0]), why)


class Candidate(NamedTuple):
    """A contrast with the sentences it rests on, before it is weighed."""

    contrast: Contrast
    units: tuple[Unit, ...]
    sort: str  # text | hedge | time | figure | name
    topic: str | None = None


def _finding(
    by_id: dict[str, Reading],
    names: dict[str, str],
    contrast: Contrast,
    weight: float,
    topic: str | None = None,
) -> Finding:
    if topic is None:
        topic = topic_of([(by_id[p.report], p.span, 0.0) for p in contrast.places])
    return Finding(
        id="",
        kind=contrast.kind,
        topic=topic,
        why=_by_outlet(names, contrast.why),
        places=contrast.places,
        against=contrast.against if contrast.kind == "conflict" else (),
        reports=tuple(dict.fromkeys(place.report for place in contrast.places)),
        weight=weight,
    )


def _topic_in(group: Group, places: tuple[Place, ...]) -> str:
    """What the claims at some places are about: the one whose words most reports share."""
    stretches, about = [], []
    for member in group.members:
        if member.place not in places and len(places) > 1:
            continue
        own = {term.form for term in member.terms_in(member.said)}
        others = {
            term.form
            for other in group.members
            if other.report != member.report
            for term in other.unit.terms
        }
        shared = len(own & others) / len(own) if own else 0.0
        stretches.append((member.reading, member.said, shared))
        stretches.append((member.reading, member.unit.span, 0.0))  # where no claim stands alone
        about += [member.said, member.said]
    if not stretches:
        return topic_of([(m.reading, m.said, 0.0) for m in group.members])
    return topic_of(stretches, about)


def _from_claims(
    readings: tuple[Reading, ...], story: Story, compared: Compared
) -> list[Candidate]:
    times = times_by_report(story)
    found = []
    for point in compared.points:
        group = make_group(point, compared.alignment, readings)
        if not shares_matter(group):
            continue
        units = tuple(member.unit for member in group.members)
        shown = [contrast for look in (find_agreement, find_detail) if (contrast := look(group))]
        topic = _topic_in(group, shown[0].places) if shown else None
        for look in DIFFERENCES:
            contrast = look(group)
            if contrast is not None:
                found.append(Candidate(contrast, units, "hedge", _topic_in(group, contrast.places)))
                break
        on_time = contrast_times(group, times)
        if on_time is not None:
            found.append(Candidate(on_time, units, "time"))
        found += [Candidate(contrast, units, "text", topic) for contrast in shown]
    return found


def _from_figures(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Candidate]:
    figures = collect_figures(readings, story, alignment)
    found = []
    for group in group_figures(figures, alignment):
        units = tuple(
            alignment.units[number] for number in sorted({figure.unit for figure in group})
        )
        contrast = contrast_figures(group, story, alignment)
        topic = counted_in([figure.figure for figure in group])
        if contrast is not None:
            found.append(Candidate(contrast, units, "figure", topic))
        bounds = contrast_bounds(group)
        if bounds is not None:
            found.append(Candidate(bounds, units, "figure", topic))
    return found


def _from_names(readings: tuple[Reading, ...], story: Story) -> list[Candidate]:
    by_id = {reading.document.report.id: reading for reading in readings}
    found = []
    for entity in story.entities:
        contrast = contrast_spellings(entity, by_id)
        if contrast is not None:
            found.append(Candidate(contrast, (), "name", f"how {entity.name} is spelled"))
        called = contrast_roles(entity, by_id)
        if called is not None:
            found.append(Candidate(called, (), "name", f"what {entity.name} is called"))
    return found


def find_candidates(
    readings: tuple[Reading, ...],
    story: Story,
    compared: Compared,
    published: Sequence[Published] = (),
) -> list[tuple[Finding, dict[str, float]]]:
    """All findings that could be told, each with its origins and the signs that weigh it."""
    by_id = {reading.document.report.id: reading for reading in readings}
    names = name_reports(readings, published)
    alignment = compared.alignment
    candidates = _from_claims(readings, story, compared)
    candidates += _from_figures(readings, story, alignment)
    candidates += _from_names(readings, story)
    found = []
    for candidate in candidates:
        finding = _finding(by_id, names, candidate.contrast, 0.0, candidate.topic)
        count, why = count_origins(finding.places, by_id, story)
        # A hedge or a figure that changes inside a copied text is the more telling for it.
        plain = finding.kind == "agree" or (finding.kind == "refine" and candidate.sort == "text")
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
        signs["grave"] = float(candidate.sort == "figure" and _is_grave(story, finding.places))
        finding = replace(finding, independent_origins=count, origins_why=why, weight=score(signs))
        found.append((finding, signs))
    return found


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
        if signs["time"] and signs["one_text"]:
            continue  # a day in words that one report took from the other
        exact = signs["figure"] or signs["time"] or signs["name"]
        others = [k for k in kept if k.places == finding.places] if exact else kept
        if not any(_says_again(finding, other) for other in others):
            kept.append(finding)
    return kept


def _by_point(kept: list[Finding]) -> list[Finding]:
    """Findings with those on one point in a row, where the weightiest of them stands."""
    first = {finding.topic: number for number, finding in reversed(list(enumerate(kept)))}
    return sorted(kept, key=lambda finding: first[finding.topic])


def find_findings(
    readings: tuple[Reading, ...],
    story: Story,
    compared: Compared,
    published: Sequence[Published] = (),
) -> tuple[tuple[Finding, ...], tuple[MatrixRow, ...]]:
    """
    The findings of a story, weightiest first, and the matrix of findings by reports.

    `published` stands beside `readings` where the days of publication are known.
    """
    candidates = find_candidates(readings, story, compared, published)
    names = name_reports(readings, published)
    around = Surroundings(compared.alignment)
    alone = [
        replace(one, why=_by_outlet(names, one.why))
        for one in find_alone(readings, compared.comparison, around)
    ]
    found = _by_point(_choose(candidates)) + alone
    numbered = [replace(one, id=f"f{number}") for number, one in enumerate(found, start=1)]
    days = {
        reading.document.report.id: date.value
        for reading, date in zip(readings, published, strict=False)
        if date.value is not None
    }
    findings = tuple(numbered)
    return findings, draw_matrix(findings, readings, story, days, around)


def find_anonymous_sources(
    readings: tuple[Reading, ...], story: Story
) -> tuple[AnonymousSource, ...]:
    """The sources the reports do not name, with the stated reason and what rests on each, alone or not."""
    found = [source for reading in readings for source in anonymous_in(reading)]
    return with_what_rests_alone(found, story)
