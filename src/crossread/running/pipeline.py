"""
The order of the stages, and nothing else.

Until stories are told apart, the reports given are one story.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from crossread.comparing.dating import date_reports, place_times
from crossread.comparing.figures import relate_quantities
from crossread.comparing.findings import find_anonymous_sources, find_findings
from crossread.comparing.identity import join_entities
from crossread.comparing.judged import judge_outcomes
from crossread.comparing.lineage import find_origins
from crossread.comparing.passages import find_shared_passages
from crossread.comparing.points import compare_reports, group_claims
from crossread.comparing.weekdays import settle_weekdays
from crossread.comparing.wordings import group_quotes
from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.language import model_name
from crossread.model import Digest, Document, Judgement, Problem, Published, Reading, Story
from crossread.running.engine import read_in_processes
from crossread.running.progress import Tell, say_nothing
from crossread.telling.brief import write_brief
from crossread.telling.positions import find_positions
from crossread.telling.registers import fill_registers
from crossread.telling.timeline import draw_timeline


def compare(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    words: int = 350,
    judgements: tuple[Judgement, ...] = (),
    registers: Path | None = None,
) -> Story:
    """One story: the given readings against each other, `judgements` overruling what they name."""
    reports = tuple(reading.document.report.id for reading in readings)
    title = next((r.document.title for r in readings if r.document.title), "") or "Untitled story"
    entities = join_entities(readings, judgements)
    quotes, differences = group_quotes(readings, entities, judgements=judgements)
    times = tuple(
        time
        for reading, date in zip(settle_weekdays(readings, published), published, strict=True)
        for time in place_times(reading, date)
    )
    story = Story("s1", title, reports, entities, quotes, differences, times=times)
    story = replace(story, judgements=judge_outcomes(readings, entities, quotes, judgements))
    story = replace(story, shared_passages=find_shared_passages(readings))
    quantities, relations = relate_quantities(readings, story, published)
    story = replace(story, quantities=quantities, quantity_relations=relations)
    origins, shares = find_origins(readings, story, published)
    story = replace(story, origins=origins, shares=shares)
    compared = compare_reports(readings)
    story = replace(story, claims=group_claims(readings, story, compared.points))
    findings, matrix = find_findings(readings, story, compared, published)
    story = replace(story, findings=findings, matrix=matrix)
    story = replace(story, anonymous_sources=find_anonymous_sources(readings, story))
    story = replace(story, timeline=draw_timeline(readings, story))
    story = replace(story, registers=fill_registers(readings, story, registers))
    story = replace(story, positions=find_positions(readings, story))
    return replace(story, brief=write_brief(readings, published, story, compared.alignment, words))


def _foreign(document: Document) -> Problem:
    return Problem(
        document.report.path,
        "reading",
        f"looks like language {document.language!r}; only English is read, so names, quotes and "
        "figures of this report may be missing or wrong",
    )


def crossread(
    paths: Sequence[str],
    *,
    jobs: int = 1,
    words: int = 350,
    judgements: tuple[Judgement, ...] = (),
    registers: Path | None = None,
    tell: Tell = say_nothing,
) -> Digest:
    """
    Everything crossread can say about the reports under `paths`.

    `jobs` is the number of processes that read; the result does not depend on it. `judgements` are a
    person's corrections (running/judgements.py reads them from a file), `registers` a folder with
    registers of one's own (telling/registers.py). `tell` is called with (stage, done, whole) as the
    work goes on.
    """
    reports, problems = gather_reports(paths)
    tell("cleaning", 0, len(reports))
    documents = [clean_report(report) for report in reports]
    problems += [_foreign(document) for document in documents if document.language != "en"]
    tell("reading", 0, len(documents))
    readings = tuple(read_in_processes(documents, jobs))
    tell("comparing", 0, 1)
    published = date_reports(readings)
    stories = (compare(readings, published, words, judgements, registers),) if readings else ()
    return Digest(readings, published, stories, tuple(problems), model_name())
