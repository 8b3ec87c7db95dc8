"""
The silence matrix: each finding against every report of the story.

A report states a topic, contradicts it, comes near it, does not mention it, or could not have known it.
"Not mentioned" is what readers quote, so it is said only where no sentence of the report comes near
the words of the finding (comparing/nearness.py); one that has half of what they share states it, and
one in between is shown with the cell, for the reader to judge. "Could not know" needs evidence: the
report's text breaks off, or it appeared before the day of what all the others look back on.

Gets wrong: what a report tells in words of its own altogether.
"""

from crossread.comparing.nearness import NOTHING, Nearness, Surroundings
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.model import Cell, Finding, MatrixRow, Place, Reading, Story, Time

# Chosen on annotated clusters: of the reports that tell a matter and are no side of its finding,
# nine in ten come as near as `_NEAR`, and of those not said to tell it four in ten (docs/decisions/0008).
_NEAR = 0.2
_TOLD = 0.5  # share of what the sides have in common

_FEWEST_WORDS = 4  # of a line that can break off


def breaks_off(text: str) -> bool:
    """
    True when a text stops before its last sentence is over: on a word that asks for another, or on dots.

    >>> breaks_off("The minister said that"), breaks_off("The minister left.")
    (True, False)
    >>> breaks_off("The minister, who had been ..."), breaks_off("Call the mill office for details")
    (True, False)
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or len(lines[-1].split()) < _FEWEST_WORDS:
        return False
    last = lines[-1].split()[-1]
    if last.endswith((",", "...", "…", "-", "–")):
        return True
    return last.lower() in FUNCTION_WORDS


def _times_at(places: tuple[Place, ...], story: Story) -> list[Time]:
    return [
        time
        for time in story.times
        for place in places
        if time.place.report == place.report
        and place.span.start <= time.place.span.start < place.span.end
        and time.type in ("DATE", "TIME")
        and time.value[:4].isdigit()
    ]


def _came_later(
    places: tuple[Place, ...], times: list[Time], published: dict[str, str], day: str
) -> bool:
    """
    True when the sides look back on a day after `day`, and on nothing before it.

    A day still to come when a side was printed ("on June 3") may have been known long before.
    """
    told = [published.get(place.report, "") for place in places]
    if not times or not all(len(date) == 10 and date > day for date in told):
        return False
    if any(time.value[:10] <= day[: len(time.value[:10])] for time in times):
        return False
    past = [t for t in times if t.value[:10] <= published[t.place.report] and len(t.value) >= 10]
    return bool(past)


def _units_at(around: Surroundings, order: dict[str, int], places: tuple[Place, ...]) -> list[int]:
    """The sentences that some places stand in."""
    return [
        unit.index
        for unit in around.units
        for place in places
        if order[place.report] == unit.report and unit.span.overlaps(place.span)
    ]


def _against(finding: Finding) -> frozenset[str]:
    """The reports that a conflict sets against its first place: a side it names, or all others."""
    if finding.kind != "conflict" or not finding.places:
        return frozenset()
    reports, first = frozenset(finding.reports), finding.places[0].report
    side = frozenset(finding.against) or reports - {first}
    return reports - side if first in side else side


def _cell_outside(
    report: str, near: Nearness, around: Surroundings, against: frozenset[str], sides: set[str]
) -> Cell | None:
    """The cell of a report that is no side of a finding and comes near it; None where it does not."""
    has_core = near.core >= _TOLD and len(sides) > 1
    if near.alike < _NEAR and not has_core:
        return None
    told = near.alike >= _NEAR and has_core and near.figures and not against
    place = (Place(report, around.units[near.unit].span),)
    return Cell(report, "stated" if told else "touched", place)


def draw_matrix(
    findings: tuple[Finding, ...],
    readings: tuple[Reading, ...],
    story: Story,
    published: dict[str, str],
    around: Surroundings,
) -> tuple[MatrixRow, ...]:
    """A row per finding, with a cell per report; `published` holds the days that are known."""
    cut = {r.document.report.id for r in readings if breaks_off(r.parse.text)}
    order = {reading.document.report.id: number for number, reading in enumerate(readings)}
    rows = []
    for finding in findings:
        sides = {place.report for place in finding.places}
        nearest = around.nearest(_units_at(around, order, finding.places))
        times = _times_at(finding.places, story)
        against = _against(finding)
        cells = []
        for report in story.reports:
            if report in sides:
                held = tuple(place for place in finding.places if place.report == report)
                cells.append(Cell(report, "contradicted" if report in against else "stated", held))
                continue
            near = nearest.get(order[report], NOTHING)
            cell = _cell_outside(report, near, around, against, sides)
            if cell is None:
                day = published.get(report, "")
                early = len(day) == 10 and _came_later(finding.places, times, published, day)
                known = not (early or report in cut)
                cell = Cell(report, "not_mentioned" if known else "not_knowable")
            cells.append(cell)
        rows.append(MatrixRow(finding.topic, tuple(cells), finding.id))
    return tuple(rows)
