"""The brief and the tables on a terminal, or as plain text where there is none."""

import io
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.model import Digest
from crossread.telling.viewing import view_story
from crossread.telling.views import StoryView

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


def number_ranges(numbers: Sequence[int]) -> str:
    """
    The numbers of places in brackets, runs of three and more drawn together.

    >>> number_ranges([4]), number_ranges([4, 5]), number_ranges([4, 5, 6, 7, 9])
    ('[4]', '[4,5]', '[4-7,9]')
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs]
    return f"[{','.join(parts)}]" if parts else ""


def _draw_story(console: "Console", view: StoryView) -> None:
    console.print(view.title, style="bold")
    console.print(f"{_whose(view)}\n", style="dim")
    _draw_sections(console, view)
    conflicts = sum(finding.kind == "conflict" for finding in view.findings)
    if view.findings:
        console.print(
            f"{_count(len(view.findings), 'point')} compared, {_count(conflicts, 'conflict')}: "
            "see `crossread compare`.\n",
            style="dim",
        )
    _draw_places(console, view)
    _draw_reports(console, view)


def _whose(view: StoryView) -> str:
    """How many reports, of which outlets, from which days."""
    known = [report.outlet for report in view.reports if report.outlet != report.id]
    unknown = len(view.reports) - len(known)
    outlets = sorted(set(known), key=known.index)
    if unknown:
        outlets.append(f"{unknown} without a known outlet")
    days = sorted(report.published for report in view.reports if report.published[:1].isdigit())
    when = " to ".join(sorted({days[0], days[-1]})) if days else ""
    told = _count(len(view.reports), "report")
    return "; ".join(filter(None, (f"{told}: {', '.join(outlets)}", when)))


def _draw_sections(console: "Console", view: StoryView) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for section in view.brief:
        console.print(section.title, style="bold underline")
        for sentence in section.sentences:
            line = Text(sentence.text)
            line.append(" " + number_ranges(sentence.citations), style="cyan")
            console.print(Padding(line, (0, 0, 1, 2)))


def _draw_places(console: "Console", view: StoryView) -> None:
    """Every place the brief rests on; its words only where the brief has not printed them."""
    from rich.padding import Padding
    from rich.text import Text

    printed = " ".join(s.text for section in view.brief for s in section.sentences)
    used = {n for section in view.brief for s in section.sentences for n in s.citations}
    if used:
        console.print("Where it stands", style="bold underline")
    for citation in view.citations:
        if citation.number not in used:
            continue
        words = " ".join((citation.shown or citation.words).split())
        who = _named(citation.outlet, citation.report)
        line = Text(f"[{citation.number}] ", style="cyan")
        line.append(f"{who} {citation.start}-{citation.end}", style="dim")
        if words[1:].rstrip(".") not in printed:
            line.append(f" “{words}”")
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print()


def _named(outlet: str, report: str) -> str:
    return report if outlet == report else f"{outlet} {report}"


def _draw_reports(console: "Console", view: StoryView) -> None:
    from rich.padding import Padding
    from rich.text import Text

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
    """
    A table for the terminal; long cells wrap, columns that hold nothing are left out.

    Where the columns would be too narrow for their words, each row is a paragraph.
    """
    console, out = _console(colour)
    console.print(table.title, style="bold")
    filled = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    widths = _widths(table, filled, console.width) if filled else []
    if not table.rows:
        console.print(table.empty)
    elif table.stacked or _breaks_words(table, filled, widths):
        for row in table.rows:
            console.print()
            _draw_stacked(console, table, filled, row)
    else:
        _draw_columns(console, table, filled, widths)
    return _no_trailing_space(out.getvalue())


def _draw_columns(console: "Console", table: "Table", filled: list[int], widths: list[int]) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for number, width in zip(filled, widths, strict=True):
        drawn.add_column(table.columns[number].heading, overflow="fold", width=width)
    for row in table.rows:
        cells = (row[n] for n in filled)
        drawn.add_row(*(Text(cell, style=_KIND_STYLE.get(cell, "")) for cell in cells))
    console.print(drawn)


def _breaks_words(table: "Table", filled: list[int], widths: list[int]) -> bool:
    """Would a word be broken in a column as wide as it can be?"""
    return any(
        _longest_word(table, number) > width for number, width in zip(filled, widths, strict=True)
    )


def _draw_stacked(
    console: "Console", table: "Table", filled: list[int], row: tuple[str, ...]
) -> None:
    """A row as a paragraph: what it is about, then its long cells, then the short ones with their headings."""
    from rich.padding import Padding
    from rich.text import Text

    shown = [n for n in filled if row[n]]
    head = shown[:1] if any(table.columns[n].wide for n in shown[:2]) else shown[:2]
    style = next((_KIND_STYLE[row[n]] for n in head if row[n] in _KIND_STYLE), "bold")
    console.print(Text(" · ".join(row[n] for n in head), style=style))
    rest = [n for n in shown if n not in head]
    long = [n for n in rest if table.columns[n].wide]
    for number in long:
        heading = table.columns[number].heading
        label = "" if number == long[0] or heading == "Words" else f"{heading}: "
        for line in f"{label}{row[number]}".split("\n"):
            console.print(Padding(Text(line), (0, 0, 0, 2)))
    short = [
        f"{table.columns[n].heading}: {', '.join(row[n].splitlines())}"
        for n in rest
        if not table.columns[n].wide
    ]
    if short:
        console.print(Padding(Text("; ".join(short), style="dim"), (0, 0, 0, 2)))


_GAP = 3  # characters between two columns
_LEAST_WIDE = 20  # characters of a column of long cells, below which others need not be whole


def _longest_word(table: "Table", number: int) -> int:
    return max((len(word) for row in table.rows for word in row[number].split()), default=0)


def _widths(table: "Table", shown: list[int], width: int) -> list[int]:
    """How wide each shown column is: the narrow ones what they need, the wide ones what is left."""
    needed = []
    for number in shown:
        cells = [row[number] for row in table.rows]
        lines = [line for cell in cells for line in cell.split("\n")]
        needed.append(max(map(len, [*lines, *table.columns[number].heading.split()])))
    wide = [table.columns[number].wide for number in shown]
    room = width - _GAP * (len(shown) - 1)
    most = max(8, room * (3 if any(wide) else 5) // 5 // max(1, len(shown) - sum(wide)))
    narrow = [
        max(min(needed[place], most), *map(len, table.columns[number].heading.split()))
        for place, number in enumerate(shown)
        if not wide[place]
    ]
    words = [_longest_word(table, number) for number in shown if not table.columns[number].wide]
    unbroken = [max(width, word) for width, word in zip(narrow, words, strict=True)]
    if sum(unbroken) + _LEAST_WIDE * sum(wide) <= room:
        narrow = unbroken
    if not any(wide):  # what one column leaves, the next that lacks it gets
        for place, need in enumerate(needed):
            narrow[place] += max(0, min(need - narrow[place], room - sum(narrow)))
    each = max(12, (room - sum(narrow)) // max(1, sum(wide)))
    taken = iter(narrow)
    return [
        min(need, each) if is_wide else next(taken)
        for need, is_wide in zip(needed, wide, strict=True)
    ]
