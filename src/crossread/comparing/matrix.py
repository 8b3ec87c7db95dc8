"""
The silence matrix: each finding against every report of the story.

A report states a topic, contradicts it, does not mention it, or could not have known it. The last
needs evidence: the report's text breaks off, or it appeared before the first day that the other
reports give for the matter.
"""

from crossread.model import Cell, Finding, MatrixRow, Place, Reading, Story

_ENDS = (".", "!", "?", "”", '"', "’", "'", "…", ")")


def breaks_off(text: str) -> bool:
    """
    True when a text stops in the middle of a sentence.

    >>> breaks_off("The minister said that"), breaks_off("The minister left.")
    (True, False)
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and len(lines[-1].split()) > 3 and not lines[-1].endswith(_ENDS)


def _first_day(places: tuple[Place, ...], story: Story) -> str | None:
    """The earliest day that the words at some places give, when they give one."""
    days = [
        time.value[:10]
        for time in story.times
        for place in places
        if time.place.report == place.report
        and place.span.start <= time.place.span.start < place.span.end
        and time.type == "DATE"
        and len(time.value) >= 10
        and time.value[4:5] == "-"
        and time.value[7:8] == "-"
    ]
    return min(days) if days else None


def draw_matrix(
    findings: tuple[Finding, ...],
    readings: tuple[Reading, ...],
    story: Story,
    published: dict[str, str],
) -> tuple[MatrixRow, ...]:
    """A row per finding, with a cell per report; `published` holds the days that are known."""
    cut = {r.document.report.id for r in readings if breaks_off(r.parse.text)}
    rows = []
    for finding in findings:
        first = _first_day(finding.places, story)
        cells = []
        sides = {place.report for place in finding.places}
        lead = finding.places[0].report if finding.places else None
        for report in story.reports:
            held = tuple(place for place in finding.places if place.report == report)
            if report in sides:
                against = finding.kind == "conflict" and report != lead
                cells.append(Cell(report, "contradicted" if against else "stated", held))
                continue
            day = published.get(report)
            early = first is not None and day is not None and len(day) == 10 and day < first
            known = not (early or report in cut)
            cells.append(Cell(report, "not_mentioned" if known else "not_knowable"))
        rows.append(MatrixRow(finding.topic, tuple(cells), finding.id))
    return tuple(rows)
