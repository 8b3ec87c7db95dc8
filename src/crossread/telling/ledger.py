"""
The ledger of figures: for every thing that several reports count, who says how many, as of when.

One table per group of comparable figures, one row per figure, in the words of the reports. A policy
that a reader names picks the figure or range to print; nothing is averaged, and no two counters are
added. Wrong where the grouping is wrong (`comparing/comparable.py`); a figure without a day of its own
is dated by its report.
"""

from typing import Literal

import msgspec

from crossread.model import Bound, Place, Reading, Story, StoryQuantity

Policy = Literal["lowest", "latest", "range"]

POLICIES: dict[Policy, str] = {
    "lowest": "the lowest figure that a report gives, as the cautious reading",
    "latest": "for each counter the figure of the latest day",
    "range": "from the lowest to the highest figure still standing",
}


class LedgerRow(msgspec.Struct, frozen=True):
    """One figure: its report and words, who counted, as of when, and whether it still stands."""

    figure: str
    report: str
    place: Place
    words: str
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    counter: str | None  # the name of who counted, or the report's words for them
    as_of: str | None
    superseded_by: str | None = None  # the figure that replaced it
    part_of: str | None = None  # the figure of the same table that it is a part of


class Choice(msgspec.Struct, frozen=True):
    """What a policy picks from one table: the figures it rests on and the values to print."""

    policy: Policy
    why: str
    figures: tuple[str, ...]
    low: float | None
    high: float | None


class LedgerTable(msgspec.Struct, frozen=True):
    """All figures of one group: what they count, the rows, how far they lie apart, and the choice."""

    group: str
    counts: str
    rows: tuple[LedgerRow, ...]
    low: float | None  # the lowest number printed, parts left aside
    high: float | None  # the highest
    choice: Choice
    still_carrying: tuple[str, ...] = ()  # reports that print a replaced figure on a later day


def _number(row: LedgerRow) -> float:
    return row.low if row.low is not None else row.high or 0.0


def _wholes(rows: tuple[LedgerRow, ...]) -> tuple[LedgerRow, ...]:
    """The rows that tell of the whole; all of them where each is a part of another."""
    return tuple(row for row in rows if row.part_of is None) or rows


def _counter_key(row: LedgerRow) -> str:
    return row.counter or row.report


def choose(rows: tuple[LedgerRow, ...], policy: Policy) -> Choice:
    """
    The figure or figures that a policy picks among the rows of one table.

    Parts are left out, and replaced figures unless every figure has been replaced.
    """
    rows = _wholes(rows)
    standing = [row for row in rows if row.superseded_by is None] or list(rows)
    by_size = sorted(standing, key=lambda row: (_number(row), row.figure))
    if policy == "lowest":
        picked = by_size[:1]
    elif policy == "range":
        picked = [by_size[0], by_size[-1]] if len(by_size) > 1 else by_size
    else:
        last: dict[str, LedgerRow] = {}
        for row in sorted(standing, key=lambda row: (row.as_of or "", row.figure)):
            last[_counter_key(row)] = row
        picked = sorted(last.values(), key=lambda row: (_counter_key(row), row.figure))
    numbers = [_number(row) for row in picked]
    figures = tuple(row.figure for row in picked)
    return Choice(policy, POLICIES[policy], figures, min(numbers), max(numbers))


def _rows(
    members: list[StoryQuantity],
    texts: dict[str, str],
    names: dict[str, str],
    replaced: dict[str, str],
    whole_of: dict[str, str],
) -> tuple[LedgerRow, ...]:
    rows = [
        LedgerRow(
            figure=member.id,
            report=member.report,
            place=Place(member.report, member.quantity.span),
            words=member.quantity.span.of(texts[member.report]),
            low=member.quantity.low,
            high=member.quantity.high,
            bound=member.quantity.bound,
            unit=member.quantity.unit,
            counter=names.get(member.source or "") or member.quantity.source_text,
            as_of=member.as_of,
            superseded_by=replaced.get(member.id),
            part_of=whole_of.get(member.id),
        )
        for member in members
    ]
    return tuple(sorted(rows, key=lambda row: (row.as_of or "", row.counter or "", row.place)))


def _still_carrying(rows: tuple[LedgerRow, ...]) -> tuple[str, ...]:
    """Reports that print a replaced figure on or after the day of the figure that replaced it."""
    day_of = {row.figure: row.as_of for row in rows}
    late = {
        row.report
        for row in rows
        if row.superseded_by
        and row.as_of
        and row.as_of >= (day_of.get(row.superseded_by) or "9999")
    }
    return tuple(sorted(late))


def _replaced(story: Story) -> dict[str, str]:
    """Figure -> the one that replaced it; a report that prints a replaced figure again is as stale."""
    replaced: dict[str, str] = {}
    for relation in story.quantity_relations:
        if relation.relation == "supersedes":
            replaced.setdefault(relation.right, relation.left)
    for relation in story.quantity_relations:
        if relation.relation == "same":
            for one, other in ((relation.left, relation.right), (relation.right, relation.left)):
                if one in replaced and other not in replaced and replaced[one] != other:
                    replaced[other] = replaced[one]
    return replaced


def _parts(story: Story) -> dict[str, str]:
    """Figure -> the figure of its own group that it is a part of."""
    group_of = {figure.id: figure.group for figure in story.quantities}
    return {
        relation.left: relation.right
        for relation in story.quantity_relations
        if relation.relation == "part_of"
        and group_of[relation.left] is not None
        and group_of[relation.left] == group_of[relation.right]
    }


def draw_ledger(
    readings: tuple[Reading, ...], story: Story, policy: Policy = "lowest"
) -> tuple[LedgerTable, ...]:
    """The tables of figures of a story, those with most reports first; `policy` names the choice."""
    texts = {reading.document.report.id: reading.document.text for reading in readings}
    names = {entity.id: entity.name for entity in story.entities}
    replaced, whole_of = _replaced(story), _parts(story)
    grouped: dict[str, list[StoryQuantity]] = {}
    for figure in story.quantities:
        if figure.group is not None:
            grouped.setdefault(figure.group, []).append(figure)
    tables = []
    for group, members in grouped.items():
        rows = _rows(members, texts, names, replaced, whole_of)
        numbers = [_number(row) for row in _wholes(rows)]
        tables.append(
            LedgerTable(
                group=group,
                counts=members[0].group_name or members[0].quantity.counts,
                rows=rows,
                low=min(numbers),
                high=max(numbers),
                choice=choose(rows, policy),
                still_carrying=_still_carrying(rows),
            )
        )
    return tuple(
        sorted(tables, key=lambda t: (-len({row.report for row in t.rows}), -len(t.rows), t.group))
    )
