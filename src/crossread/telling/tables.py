"""
One table per question (compare, quotes, people, figures, timeline, registers), drawn for a terminal, Markdown,
CSV or JSON from the same rows.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence

import msgspec

from crossread.lexicon.units import UNITS
from crossread.model import Digest, Story
from crossread.telling.ledger import POLICIES, LedgerRow, LedgerTable, Policy, draw_ledger
from crossread.telling.register_files import SLOTS
from crossread.telling.viewing import view_story
from crossread.telling.views import CellView, Citation, PersonView, StoryView


class Column(msgspec.Struct, frozen=True):
    """A column: its key in JSON and CSV, its heading for people, and whether it may wrap."""

    key: str
    heading: str
    wide: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table of strings with a title; `columns` and each row run side by side."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str  # what to say when there are no rows
    stacked: bool = False  # on a terminal, each row a paragraph: its cells are too long for columns


Only = dict[str, tuple[str, ...]]


def _cited(view: StoryView, numbers: Sequence[int], most: int = 6) -> str:
    """Places as `Outlet r1 10-24 "words"`, for people who will look them up."""
    shown = [_place(view.citations[number - 1]) for number in numbers[:most]]
    more = len(numbers) - most
    return "\n".join(shown) + (f"\n(+{more} more)" if more > 0 else "")


def _place(citation: Citation) -> str:
    words = " ".join(citation.words.split())
    if len(words) > 140:
        words = words[:139] + "…"
    outlet = "" if citation.outlet == citation.report else f"{citation.outlet} "
    return f"{outlet}[{citation.report} {citation.start}-{citation.end}] “{words}”"


def _has(needle: tuple[str, ...], value: str) -> bool:
    return not any(needle) or any(n and n.casefold() in value.casefold() for n in needle)


def compare_table(view: StoryView, only: Only) -> Table:
    """The findings: kind, topic, why, how many independent origins, and the words."""
    kinds = only.get("kind", ())
    columns = (
        Column("kind", "Kind"),
        Column("topic", "On"),
        Column("why", "Why", wide=True),
        Column("origins", "Independent origins"),
        Column("places", "Words", wide=True),
    )
    rows = tuple(
        (f.kind_words, f.topic, f.why, str(f.origins), _cited(view, f.citations))
        for f in view.findings
        if not kinds or f.kind in kinds or f.kind_words.casefold() in {k.casefold() for k in kinds}
    )
    return Table(
        "Where the reports agree and differ",
        columns,
        rows,
        "No points of comparison found.",
        stacked=True,
    )


_MOST_COLUMNS = 8  # reports that fit beside each other on a terminal


def matrix_table(view: StoryView) -> Table:
    """
    Every point against every report: stated, contradicted, not mentioned, could not be known.

    A story of many reports has a column for each state instead, with the reports that are in it.
    """
    first = (Column("kind", ""), Column("topic", "Point", wide=True))
    if len(view.reports) <= _MOST_COLUMNS:
        columns = tuple(
            Column(r.id, r.id if r.outlet == r.id else f"{r.outlet} {r.id}") for r in view.reports
        )
        rows = tuple(
            ("matrix", row.topic, *(_quiet(cell) for cell in row.cells)) for row in view.matrix
        )
        return Table(_MATRIX, first + columns, rows, "No point to set the reports against.")
    states = dict.fromkeys(c.state_words for row in view.matrix for c in row.cells if _quiet(c))
    columns = tuple(
        Column(words.replace(" ", "_"), words.capitalize(), wide=True) for words in states
    )
    rows = tuple(
        (
            "matrix",
            row.topic,
            *(" ".join(c.report for c in row.cells if c.state_words == words) for words in states),
        )
        for row in view.matrix
    )
    return Table(_MATRIX, first + columns, rows, "No point to set the reports against.")


_MATRIX = "The matrix: which report says what (empty: it does not mention it)"


def _quiet(cell: CellView) -> str:
    """What a report does with a point; nothing where it is silent, so that the rest is seen."""
    return "" if cell.state == "not_mentioned" else cell.state_words


def quotes_table(view: StoryView, only: Only) -> Table:
    """The quotations, wordings of one utterance in neighbouring rows."""
    columns = (
        Column("speaker", "Speaker"),
        Column("kind", "Kind"),
        Column("words", "Words", wide=True),
        Column("way", "Came through"),
        Column("outlet", "Outlet"),
        Column("group", "Same utterance"),
        Column("place", "Place"),
    )
    shown = [
        q
        for q in view.quotes
        if _has(only.get("speaker", ()), q.speaker) and _has(only.get("outlet", ()), q.outlet)
    ]
    first = {q.group: i for i, q in reversed(list(enumerate(shown))) if q.group}
    shown = [
        q
        for _, _, q in sorted(
            (first.get(q.group, i) if q.group else i, i, q) for i, q in enumerate(shown)
        )
    ] if len(shown) > 1 else shown  # fmt: skip
    rows = tuple(
        (
            q.speaker + (f" ({q.anonymity})" if q.anonymity else ""),
            q.kind,
            " ".join(q.words.split()),
            " → ".join(q.way) if len(q.way) > 2 else "",
            q.outlet,
            "; ".join((*([q.group] if q.group else []), *q.judged)),
            f"{q.report} {view.citations[q.citation - 1].start}-{view.citations[q.citation - 1].end}",
        )
        for q in shown
    )
    asked = any((*only.get("speaker", ()), *only.get("outlet", ())))
    empty = "No quotation has that speaker and outlet." if asked and view.quotes else ""
    return Table("Who said what", columns, rows, empty or "No quotations found.", stacked=True)


def people_table(view: StoryView, only: Only) -> Table:
    """The people, then the bodies, with who they are, how they are spelt, and why they were joined."""
    columns = (
        Column("name", "Name"),
        Column("kind", "Kind"),
        Column("roles", "Who", wide=True),
        Column("spellings", "Also printed as"),
        Column("mentions", "Named"),
        Column("reports", "In"),
        Column("outlets", ""),
        Column("why", "Joined or kept apart because", wide=True),
    )
    outlets = {report.id: report.outlet for report in view.reports}
    kinds = only.get("kind", ())
    shown = [
        p
        for p in view.people
        if p.kind in {"person", "organization", "group"}
        and (not kinds or p.kind in kinds)
        and any(_has(only.get("name", ()), form) for form in (p.name, *p.spellings))
        and any(_has(only.get("outlet", ()), outlets[report]) for report in p.reports)
    ]
    rows = tuple(
        (
            p.name,
            p.kind,
            "; ".join(p.roles),
            ", ".join(form for form in p.spellings if form != p.name),
            str(p.mentions),
            " ".join(p.reports),
            "; ".join(dict.fromkeys(outlets[report] for report in p.reports)),
            "; ".join((*_joins(p), *_refusals(p))),
        )
        for p in sorted(shown, key=lambda p: p.kind != "person")
    )
    empty = "Nobody of that name, kind and outlet." if view.people and only else "No names found."
    return Table("People and bodies", columns, rows, empty, stacked=True)


# A join that needs no reason told: the reader sees it from the name.
_PLAIN = frozenset(["same name", "same words"])
_JOIN = re.compile(r"(.+) \(([^()]+)\) is (.+?): (.+)")
_REFUSAL = re.compile(r"(.+?) is not (.+?): (.+)")


def _joins(person: PersonView) -> list[str]:
    """The joins that need a reason, each told once with all its reports: "Tlas: spelling of ... (r2 r3)"."""
    reports: dict[str, list[str]] = {}
    for why in person.why:
        match = _JOIN.fullmatch(why)
        if match is None:
            reports.setdefault(why, [])
        elif match[4] not in _PLAIN:
            said = "surname alone" if match[4] == "surname" else f"{match[1]}: {match[4]}"
            reports.setdefault(said, []).append(match[2])
    return [f"{said} ({' '.join(places)})" if places else said for said, places in reports.items()]


def _refusals(person: PersonView) -> list[str]:
    """Who somebody is not, by the reason, without the name of the row: "not Ana Quill, Bo Quill: ..."."""
    others: dict[str, list[str]] = {}
    told: list[str] = []
    for why in person.kept_apart:
        match = _REFUSAL.fullmatch(why)
        if match is None or person.name not in (match[1], match[2]):
            told.append(why)
            continue
        other = match[2] if match[1] == person.name else match[1]
        others.setdefault(match[3].partition(" (")[0], []).append(other)
    named = [f"not {', '.join(dict.fromkeys(names))}: {why}" for why, names in others.items()]
    return [*named, *dict.fromkeys(told)]


def _number(value: float | None) -> str:
    """A number as people write it in a table, empty when it is open."""
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


def _policy(only: Only) -> Policy:
    return next((p for p in POLICIES if p in only.get("policy", ())), "lowest")


def _standing(row: LedgerRow, table: LedgerTable) -> str:
    """What became of a figure: chosen by the policy, replaced since, a part only, or none of these."""
    if row.superseded_by:
        return "replaced since"
    if row.part_of:
        return "a part"
    return "chosen" if row.figure in table.choice.figures else ""


def _figures_title(policy: Policy) -> str:
    return f"Figures (policy “{policy}”: {POLICIES[policy]}; nothing is summed or averaged)"


def figures_table(digest: Digest, story: Story, only: Only) -> Table:
    """
    The ledger of figures by what they count, with the figure that the named policy would print.

    The policy and what it chose stand in the output, and so does every figure it did not choose.
    """
    policy = _policy(only)
    columns = (
        Column("counts", "Counts"),
        Column("words", "Figure"),
        Column("bound", "Bound"),
        Column("low", "Low"),
        Column("high", "High"),
        Column("counter", "Who counted"),
        Column("as_of", "As of"),
        Column("outlet", "Outlet"),
        Column("standing", f"By policy “{policy}”"),
        Column("place", "Place"),
    )
    documents = {reading.document.report.id: reading.document for reading in digest.readings}
    rows = []
    for table in draw_ledger(digest.readings, story, policy):
        for row in table.rows:
            document = documents[row.report]
            span = document.source_map.to_source(row.place.span)
            rows.append(
                (
                    table.counts, " ".join(row.words.split()), row.bound.replace("_", " "),
                    _number(row.low), _number(row.high), row.counter or "", row.as_of or "",
                    document.outlet or row.report, _standing(row, table),
                    f"{row.report} {span.start}-{span.end}",
                )
            )  # fmt: skip
    return Table(_figures_title(policy), columns, tuple(rows), _NO_FIGURES)


_NO_FIGURES = "No comparable figures found."


def figures_sections(digest: Digest, story: Story, only: Only) -> list[Table]:
    """The ledger as people read it: a table for each thing counted, oldest figure first."""
    policy = _policy(only)
    columns = (
        Column("words", "Figure"),
        Column("counter", "Who counted"),
        Column("as_of", "As of"),
        Column("standing", "By policy"),
        Column("place", "Stands in"),
    )
    ledger = draw_ledger(digest.readings, story, policy)
    title = Table(_figures_title(policy), (), (), "" if ledger else _NO_FIGURES)
    return [
        title,
        *(Table(_spread(table), columns, _told_once(digest, table), "") for table in ledger),
    ]


def _told_once(digest: Digest, table: LedgerTable) -> tuple[tuple[str, ...], ...]:
    """The rows of one thing counted; those who print one figure of one day and counter share a row."""
    documents = {reading.document.report.id: reading.document for reading in digest.readings}
    alike: dict[tuple[str, ...], list[LedgerRow]] = {}
    for row in sorted(table.rows, key=lambda row: (row.as_of or "", row.low or row.high or 0.0)):
        words = " ".join(row.words.split()).casefold()
        replaced = "replaced" if row.superseded_by else ""
        alike.setdefault((words, row.counter or "", row.as_of or "", replaced), []).append(row)
    cells = []
    for (_, counter, as_of, _), rows in alike.items():
        places = []
        for row in rows:
            document = documents[row.report]
            span = document.source_map.to_source(row.place.span)
            named = f"{document.outlet} {row.report}" if document.outlet else row.report
            places.append(f"{named} {span.start}-{span.end}")
        standing = max(_standing(row, table) for row in rows)
        words = " ".join(rows[0].words.split())
        cells.append((words, counter, as_of, standing, "\n".join(places)))
    return tuple(cells)


def _spread(table: LedgerTable) -> str:
    """What is counted and how far the figures lie apart: "People killed: 9 to 17"."""
    title = f"{table.counts[:1].upper()}{table.counts[1:]}"
    if len({row.unit for row in table.rows if row.unit in UNITS}) > 1:
        # "a year" and "16 months" have no common scale to be printed on
        return title.rpartition(" (")[0] or title
    low, high = (
        f"{value:,.0f}" if value == int(value) else f"{value:g}"
        for value in (table.low or 0.0, table.high or 0.0)
    )
    return f"{title}: {low}" if low == high else f"{title}: {low} to {high}"


def timeline_table(view: StoryView, only: Only) -> Table:
    """The dated rows."""
    columns = (
        Column("when", "When"),
        Column("precision", "To the"),
        Column("what", "What", wide=True),
        Column("places", "Words", wide=True),
    )
    rows = tuple((t.when, t.precision, t.what, _cited(view, t.citations, 3)) for t in view.timeline)
    return Table("Timeline", columns, rows, "No dated events found.")


def _stands(view: StoryView, numbers: Sequence[int]) -> str:
    """Places without their words, where a row gives them already."""
    shown = [view.citations[number - 1] for number in numbers]
    named = ("" if c.outlet == c.report else f"{c.outlet} " for c in shown)
    return "\n".join(f"{n}{c.report} {c.start}-{c.end}" for n, c in zip(named, shown, strict=True))


def registers_tables(view: StoryView, only: Only) -> list[Table]:
    """One table for every register with rows, its slots as columns, and one of the sides taken."""
    wanted = {name.casefold() for name in only.get("register", ())}
    found = []
    for name in dict.fromkeys(row.register for row in view.registers):
        if wanted and name.casefold() not in wanted:
            continue
        rows = [row for row in view.registers if row.register == name]
        used = {slot for row in rows for slot, _ in row.slots}
        slots = [slot for slot in SLOTS if slot in used]
        columns = (
            Column("register", ""),
            *(
                Column(slot.replace(" ", "_"), slot.capitalize(), slot.startswith("what"))
                for slot in slots
            ),
            Column("places", "Place"),
        )
        cells = tuple(
            (name, *(dict(row.slots).get(slot, "") for slot in slots), _stands(view, row.citations))
            for row in rows
        )
        title = name.replace("_", " ").capitalize()
        found.append(Table(title, columns, cells, "", stacked=True))
    if view.positions and (not wanted or "positions" in wanted):
        found.append(_positions_table(view))
    return found or [Table("Registers", (), (), "No register has a row.")]


def _positions_table(view: StoryView) -> Table:
    columns = (
        Column("register", ""),
        Column("actor", "Who"),
        Column("stance", "Stands"),
        Column("issue", "On", wide=True),
        Column("places", "Words", wide=True),
    )
    rows = tuple(
        ("positions", p.actor, p.stance, p.issue, _cited(view, p.citations, 3))
        for p in view.positions
    )
    return Table("Sides openly taken", columns, rows, "", stacked=True)


TABLES: dict[str, Callable[[StoryView, Only], Table]] = {
    "quotes": quotes_table,
    "people": people_table,
    "timeline": timeline_table,
}


def draw_tables(digest: Digest, name: str, form: str, only: Only, colour: bool = False) -> str:
    """The named table of every story of a digest, as text in the wanted form."""
    tables: list[Table] = []
    for story in digest.stories:
        if name == "figures" and form in ("json", "csv"):
            tables.append(figures_table(digest, story, only))
        elif name == "figures":
            tables += figures_sections(digest, story, only)
        elif name == "registers":
            tables += registers_tables(view_story(digest, story), only)
        elif name == "compare":
            view = view_story(digest, story)
            tables.append(compare_table(view, only))
            if not any(only.get("kind", ())):
                tables.append(matrix_table(view))
        else:
            tables.append(TABLES[name](view_story(digest, story), only))
    if form == "json":
        rows = [
            {column.key: cell for column, cell in zip(table.columns, row, strict=True)}
            for table in tables
            for row in table.rows
        ]
        return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode() + "\n"
    if form == "csv":
        return "".join(_csv(table) for table in tables[:1]) or ""
    tables = [_without_empty(table) for table in tables]
    if form == "markdown":
        return "\n".join(_markdown(table) for table in tables)
    from crossread.telling.terminal import draw_table

    return "\n".join(draw_table(table, colour) for table in tables)


def _without_empty(table: Table) -> Table:
    """A table for people without columns that say nothing or have no heading; files keep all of theirs."""
    kept = [
        n
        for n, column in enumerate(table.columns)
        if column.heading and any(row[n] for row in table.rows)
    ]
    columns = tuple(table.columns[n] for n in kept)
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Table(table.title, columns, rows, table.empty, table.stacked)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([[_safe_cell(cell) for cell in row] for row in table.rows])
    return out.getvalue()


def _safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _markdown_cell(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", "<br>")


def _markdown(table: Table) -> str:
    if not table.rows:
        return f"## {table.title}\n\n{table.empty}\n"
    lines = [f"## {table.title}", ""]
    lines.append("| " + " | ".join(column.heading for column in table.columns) + " |")
    lines.append("|" + " --- |" * len(table.columns))
    lines += ["| " + " | ".join(_markdown_cell(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"
