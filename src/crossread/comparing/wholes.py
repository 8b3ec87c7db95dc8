"""
Parts and their wholes: stated by a report ("including 3 children"), or found because they add up.

Nothing is added across counters: a sum only says that the parts of one report make a figure that some
report prints. Wrong on: parts that add up to another thing's number by chance, which is why small
totals need a list or one act.
"""

from collections.abc import Iterator

import msgspec

from crossread.comparing.intervals import value_of
from crossread.comparing.sides import Side


class Part(msgspec.Struct, frozen=True):
    """A figure that is a part of another, both by index, with the reason."""

    part: int
    whole: int
    why: str


def _lists(sides: list[Side]) -> list[list[Side]]:
    """Figures that a sentence prints as one list, two or more."""
    lists: list[list[Side]] = []
    for side in sides:
        if side.kind != "count":
            continue
        if side.listed is not None and lists and lists[-1][-1].index == side.listed:
            lists[-1].append(side)
        else:
            lists.append([side])
    return [members for members in lists if len(members) > 1]


def say_part(part: Side, whole: Side) -> str:
    """The reason of a part that its own report states, for the reader."""
    return f"{part.report} gives \u201c{part.words}\u201d as part of \u201c{whole.words}\u201d"


def _stated(sides: list[Side]) -> list[Part]:
    """Parts that their own report states."""
    first_of: dict[str, int] = {}
    for side in sides:
        first_of.setdefault(side.report, side.index)
    found = []
    for side in sides:
        part_of = side.quantity.part_of
        if part_of is None:
            continue
        whole = sides[first_of[side.report] + part_of]
        found.append(Part(side.index, whole.index, say_part(side, whole)))
    return found


_SMALL = 3  # a total up to it comes about by chance too often, even in the report of the list
_LEAST_ABROAD = 10  # and one below it where another report prints it


def _sums(sides: list[Side]) -> list[Part]:
    """Lists that add up to another figure of the same report, or to one of another report."""
    found = []
    valued: dict[float, list[Side]] = {}
    for side in sides:
        if side.kind == "count" and not side.vague:
            valued.setdefault(value_of(side), []).append(side)
    for members in _lists(sides):
        total = sum(value_of(member) for member in members)
        if total <= _SMALL or any(m.vague or m.quantity.part_of is not None for m in members):
            continue  # a part is no term beside its whole
        own = members[0].report
        wholes = [
            side
            for side in valued.get(total, ())
            if side not in members and _may_be_whole(side, members)
        ]
        at_home = [side for side in wholes if side.report == own]
        for whole in at_home or (wholes if total >= _LEAST_ABROAD else []):
            terms = " + ".join(f"{value_of(member):g}" for member in members)
            for member in members:
                found.append(Part(member.index, whole.index, f"{terms} = {total:g}"))
    return found


_SUM_REACH = 3  # sentences between the terms of a sum that no list joins
_TELLING = 100  # a total below it adds up by chance too often
_LEAST_TERM = 10  # with a smaller one, total and other term may only happen to lie near each other


def _neighbours(sides: list[Side]) -> Iterator[tuple[Side, Side]]:
    """Every two figures of one report that stand a few sentences apart at most."""
    for place, first in enumerate(sides):
        for position in range(place + 1, len(sides)):
            second = sides[position]
            if second.report != first.report or second.sentence - first.sentence > _SUM_REACH:
                break
            yield first, second


def _sums_apart(sides: list[Side]) -> list[Part]:
    """Two figures near each other that add up to a third that is no round number."""
    found: dict[tuple[str, float, float], list[Part]] = {}
    telling = [
        s for s in sides if s.kind == "count" and not s.vague and s.quantity.bound == "exact"
    ]
    totals: dict[float, list[Side]] = {}
    for side in telling:
        value = value_of(side)
        if value >= _TELLING and value % 100:
            totals.setdefault(value, []).append(side)
    for first, second in _neighbours(telling):
        small, large = sorted((value_of(first), value_of(second)))
        wholes = [
            s for s in totals.get(small + large, ()) if s.person or not s.head or not first.person
        ]
        if not wholes or small < _LEAST_TERM or (first.report, small, large) in found:
            continue
        home = [s for s in wholes if s.report == first.report]
        whole = min(home, key=lambda s: abs(s.sentence - second.sentence)) if home else wholes[0]
        why = f"{value_of(first):g} + {value_of(second):g} = {small + large:g}"
        found[first.report, small, large] = [
            Part(part.index, whole.index, why) for part in (first, second)
        ]
    return [relation for relations in found.values() for relation in relations]


def _may_be_whole(whole: Side, members: list[Side]) -> bool:
    acts = {member.act for member in members} - {""}
    if whole.act and acts and whole.act not in acts:
        return False
    at_home = whole.report == members[0].report
    if whole.head and not all(whole.person == member.person for member in members):
        return False
    if not whole.head and not at_home and not acts:
        return False
    return whole.person or not whole.head or not at_home or bool(acts)


def find_parts(sides: list[Side]) -> list[Part]:
    """Every part with its whole, as stated or as the numbers add up."""
    found = [*_stated(sides), *_sums(sides), *_sums_apart(sides)]
    return [*found, *_sums_of_one_act(sides, {part.part for part in found})]


_MOST_TERMS = 4  # of such a sum; of longer runs some part adds up to something by chance


def _sums_of_one_act(sides: list[Side], known: set[int]) -> list[Part]:
    """Figures that follow each other and add up to another of their report, all of one act."""
    counts = [s for s in sides if s.kind == "count" and not s.vague and s.quantity.bound == "exact"]
    wholes: dict[tuple[str, float], list[Side]] = {}
    for side in counts:
        if side.act and (side.person or not side.head):
            wholes.setdefault((side.report, value_of(side)), []).append(side)
    found: list[Part] = []
    for first in range(len(counts)):
        for last in range(first + 2, min(first + _MOST_TERMS, len(counts)) + 1):
            terms = counts[first:last]
            if not _run_on(terms[-2], terms[-1]):
                break
            total = sum(value_of(term) for term in terms)
            fitting = [
                whole
                for whole in wholes.get((terms[0].report, total), ())
                if whole not in terms and _of_its_act(terms, whole)
            ]
            if fitting and not known & {term.index for term in terms}:
                whole = min(fitting, key=lambda side: abs(side.sentence - terms[0].sentence))
                why = f"{' + '.join(f'{value_of(t):g}' for t in terms)} = {total:g}"
                found += [Part(term.index, whole.index, why) for term in terms]
    return found


def _run_on(one: Side, following: Side) -> bool:
    """True for two counts of people in one sentence, or in one and the next."""
    people = all(side.person or not side.head for side in (one, following))
    return people and one.report == following.report and following.sentence - one.sentence <= 1


def _of_its_act(terms: list[Side], whole: Side) -> bool:
    """True where each term befell what the whole did; three in one sentence need not say so."""
    if all(term.act == whole.act for term in terms):
        return True
    loose = len(terms) > 2 and terms[0].sentence == terms[-1].sentence
    return loose and all(term.act in ("", whole.act) for term in terms)


def lone_parts(sides: list[Side], groups: list[list[int]], parts: list[Part]) -> dict[int, int]:
    """Every part that no other report counts too, with its whole, which a group holds."""
    grouped = {index for group in groups for index in group}
    told: dict[tuple[str, float], set[str]] = {}
    for side in sides:
        told.setdefault((side.kind, value_of(side)), set()).add(side.report)
    lone: dict[int, int] = {}
    for part in parts:
        side, whole = sides[part.part], sides[part.whole]
        again = len(told[side.kind, value_of(side)]) > 1
        if not again and side.report == whole.report and side.index not in grouped:
            if whole.index in grouped:
                lone.setdefault(side.index, whole.index)
    return lone


def join_parts(groups: list[list[int]], lone: dict[int, int]) -> list[list[int]]:
    """The groups with their lone parts: a part tells of its whole and of nothing else."""
    parts_of: dict[int, list[int]] = {}
    for part, whole in lone.items():
        parts_of.setdefault(whole, []).append(part)
    return [
        sorted([*group, *(part for index in group for part in parts_of.get(index, ()))])
        for group in groups
    ]
