"""The brief and the tables on a terminal, or as plain text where there is none."""

import io
import shutil
from typing import TYPE_CHECKING

from crossread.model import Digest
from crossread.telling.views import StoryView, view_story

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.telling.tables import Table

_PLAIN_WIDTH = 100  # where no terminal says how wide it is

_KIND_STYLE = {
    "Conflict": "bold red",
    "Hedge lost": "bold yellow",
    "More precise": "cyan",
    "Agree": "green",
}


def _console(colour: bool) -> "tuple[Console, io.StringIO]":
    from rich.console import Console

    out = io.StringIO()
    width = max(60, min(shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns, 160))
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False,
        color_system="standard" if colour else None, legacy_windows=False, emoji=False, markup=False,
    )  # fmt: skip
    return console, out


def draw_brief(digest: Digest, colour: bool = False) -> str:
    """The brief of every story with its numbered places, and the reports it rests on."""
    console, out = _console(colour)
    for story in digest.stories:
        _draw_story(console, view_story(digest, story))
    if digest.problems:
        console.print("Could not be read", style="bold red")
        for problem in digest.problems:
            console.print(f"  {problem.path}: {problem.message}")
    return _no_trailing_space(out.getvalue())


def _no_trailing_space(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _draw_story(console: "Console", view: StoryView) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(view.title, style="bold")
    console.print(f"{_count(len(view.reports), 'report')}\n", style="dim")
    for section in view.brief:
        console.print(section.title, style="bold underline")
        for sentence in section.sentences:
            line = Text(sentence.text)
            line.append(" " + "".join(f"[{n}]" for n in sentence.citations), style="cyan")
            console.print(Padding(line, (0, 0, 1, 2)))
    conflicts = sum(finding.kind == "conflict" for finding in view.findings)
    if view.findings:
        console.print(
            f"{_count(len(view.findings), 'point')} compared, {_count(conflicts, 'conflict')}: "
            "see `crossread compare`.\n",
            style="dim",
        )
    used = {n for section in view.brief for s in section.sentences for n in s.citations}
    if used:
        console.print("Words cited", style="bold underline")
    for citation in view.citations:
        if citation.number in used:
            words = " ".join(citation.words.split())
            line = Text(f"[{citation.number}] ", style="cyan")
            line.append(
                f"{citation.outlet} {citation.report} {citation.start}-{citation.end} ", style="dim"
            )
            line.append(f"“{words}”")
            console.print(Padding(line, (0, 0, 0, 2)))
    console.print()
    console.print("Reports", style="bold underline")
    for report in view.reports:
        named = report.outlet if report.outlet != report.id else "no outlet known"
        line = Text(f"{report.id} {named}", style="bold")
        line.append(f"  {report.published}  ", style="cyan")
        line.append(f"{report.path}  sha256 {report.sha256[:12]}", style="dim")
        console.print(Padding(line, (0, 0, 0, 2)))
        parts = [
            ("own words", report.own),
            ("own background", report.background),
            ("quoted", report.quoted),
            ("shared with another report", report.shared),
            ("wire", report.wire),
        ]
        shares = ", ".join(f"{value} % {name}" for name, value in parts if value)
        detail = "; ".join(filter(None, (report.published_why, report.lineage, shares)))
        console.print(Padding(Text(detail, style="dim"), (0, 0, 0, 5)))
    console.print()


def draw_table(table: "Table", colour: bool = False) -> str:
    """A table for the terminal; long cells wrap."""
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    console, out = _console(colour)
    console.print(table.title, style="bold")
    if not table.rows:
        console.print(table.empty)
        return _no_trailing_space(out.getvalue())
    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in table.columns:
        drawn.add_column(
            column.heading,
            overflow="fold",
            ratio=3 if column.wide else None,
            max_width=None if column.wide else 28,
        )
    for row in table.rows:
        drawn.add_row(*(Text(cell, style=_KIND_STYLE.get(cell, "")) for cell in row))
    console.print(drawn)
    return _no_trailing_space(out.getvalue())
