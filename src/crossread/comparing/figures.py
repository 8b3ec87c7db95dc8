"""
How figures that count the same thing stand to each other.

`comparing/comparable.py` says which figures can be set beside each other; here every two of a group
from different reports get a relation with one sentence of reason, read off the intervals their words
allow ("more than 100" and "107" agree), their scopes, counters and days. Parts are related to their
wholes where a report says so, or where a list adds up. Nothing is added or averaged across counters:
sums are only checked.

Wrong on: figures that differ for a reason neither report prints, and corrections that a report makes
without saying so on the same day.
"""

import re
from itertools import combinations

from crossread.comparing.comparable import mark_several
from crossread.comparing.intervals import interval, rounds_to, same_value, value_of
from crossread.comparing.joining import group_sides, score_pairs
from crossread.comparing.sides import Side, make_sides
from crossread.comparing.wholes import Part, find_parts, join_parts, lone_parts, say_part
from crossread.model import (
    Published,
    QuantityRelation,
    Reading,
    RelationKind,
    Story,
    StoryQuantity,
)

Verdict = tuple[RelationKind, str, bool]  # the relation, the reason, whether right is to stand left


def _said(side: Side) -> str:
    return f"\u201c{side.words}\u201d ({side.report})"


# --------------------------------------------------------------------------- two figures of a group


def _printed(fine: Side, coarse: Side) -> tuple[float, float]:
    """The two values as printed where they have one unit, otherwise in their common one."""
    if fine.quantity.unit == coarse.quantity.unit and fine.quantity.low and coarse.quantity.low:
        return fine.quantity.low, coarse.quantity.low
    return value_of(fine), value_of(coarse)


# Measures whose words seldom name what is measured; a count has its noun.
_NAMELESS = ("money", "share", "length", "time", "mass", "rate")
_ABOVE, _BELOW = ("more_than", "at_least"), ("less_than", "at_most")


def _side_of(side: Side) -> int:
    """1 for a figure given as a floor, -1 for one given as a ceiling or just missed, 0 for neither."""
    if side.quantity.bound in _ABOVE:
        return 1
    return -1 if side.nearly or side.quantity.bound in _BELOW else 0


def _of_one_value(left: Side, right: Side) -> Verdict:
    bounds = {left.quantity.bound, right.quantity.bound}
    strict = bounds & {"more_than", "less_than"}
    if strict and len(bounds) > 1 and not left.vague:
        first, other = (left, right) if left.quantity.bound in strict else (right, left)
        if _side_of(first) * _side_of(other) < 0:
            return "refines", f"{_said(first)} and {_said(other)} come to one from two sides", False
        more = "more" if first.quantity.bound == "more_than" else "less"
        why = f"{_said(first)} adds to {_said(other)} that it is {more}"
        return "refines", why, first is right
    if len(bounds) == 1:
        return "same", f"both print {_figure(left)}", False
    return "same", f"one figure, {_figure(left)}; only the words that bound it differ", False


def _figure(side: Side) -> str:
    value = value_of(side)
    if side.kind == "share" and side.quantity.unit == "share":
        return f"{value:g} percent"
    return side.words


# How far apart two measures, and two figures of which one is a bound, may lie before they are taken
# for two things: "more than 60" allows 150,000, but nobody would say it of them.
_ONE_MEASURE, _ONE_BOUND = 1.25, 3.0


def _of_two_things(left: Side, right: Side) -> bool:
    """True for figures too far apart to fit or exclude each other, and for one of several shares."""
    if (left.several or right.several) and not (left.head and left.head == right.head):
        return True
    if left.vague or right.vague or left.kind == "age":
        return False
    low, high = sorted((value_of(left), value_of(right)))
    if _side_of(left) or _side_of(right):
        return high > _ONE_BOUND * low
    one_act = bool(left.act) and left.act == right.act
    return left.kind in _NAMELESS and not one_act and high > _ONE_MEASURE * low


def _agreeing(left: Side, right: Side) -> Verdict | None:
    """What two figures with different values are when what their words allow overlaps."""
    a, b = interval(left), interval(right)
    if a[0] > b[1] or b[0] > a[1]:
        fine, coarse = (left, right) if value_of(left) > value_of(right) else (right, left)
        for x, y in ((fine, coarse), (coarse, fine)):
            exact = x.quantity.bound == "exact" and y.quantity.bound == "exact"
            if exact and x.kind != "age" and rounds_to(*_printed(x, y)):
                return "refines", f"{_said(y)} reads as a round figure for {_said(x)}", x is right
        return None
    width_a, width_b = a[1] - a[0], b[1] - b[0]
    narrow, wide = (left, right) if (width_a, -a[0]) <= (width_b, -b[0]) else (right, left)
    if left.vague != right.vague:
        narrow, wide = (right, left) if left.vague else (left, right)
    inside = interval(wide)[0] <= interval(narrow)[0] and interval(narrow)[1] <= interval(wide)[1]
    ranges = all(s.low is not None and s.high is not None and s.low < s.high for s in (left, right))
    if ranges or (not inside and wide.kind == "share"):
        return None
    return "refines", f"{_said(narrow)} lies within {_said(wide)}", narrow is right


_JOINED_NOUN = re.compile(r"\b([a-z]+)\s+(?:and|or)\s+[a-z]+$", re.IGNORECASE)


def _companions(side: Side) -> str:
    """The noun that a count of people has beside its last: "women" in "40 women and children"."""
    joined = _JOINED_NOUN.search(side.words)
    return joined[1].lower() if joined else ""


def _scope_differs(left: Side, right: Side) -> str:
    """In what the two count other things, in words; empty when nothing printed tells them apart."""
    if left.narrowed != right.narrowed:
        return "one counts a part only"
    named = not left.implied and not right.implied and "person" not in (left.noun, right.noun)
    if left.person and right.person and left.head != right.head and named:
        return f"one counts {left.noun}, the other {right.noun}"
    if left.act and right.act and left.act != right.act:
        return "they count different events"
    if left.person and right.person and _companions(left) != _companions(right):
        return "one counts more kinds of people"
    here, there = left.quantity.scope.place, right.quantity.scope.place
    if left.kind in ("rate", "share") and here and there and here != there:
        return f"one is for {here}, the other for {there}"
    if left.when and right.when and not left.when & right.when and left.report == right.report:
        return "they hold for different times"
    return ""


def _newer(left: Side, right: Side) -> Side | None:
    """The figure that replaces the other: of a later day, and a count, share or sum of money."""
    if not left.day or not right.day or left.day == right.day:
        return None
    if left.kind not in ("count", "share", "money") or left.vague or right.vague:
        return None
    if left.kind == "count" and not (left.act and right.act):
        return None  # only what goes on happening changes from day to day
    new, old = (left, right) if left.day > right.day else (right, left)
    if new.kind == "share" and new.act == "remain":
        return new
    # The missing grow fewer as they are found; everything else that is counted grows.
    falls = new.act == old.act == "miss"
    moves_on = value_of(new) < value_of(old) if falls else value_of(new) > value_of(old)
    return new if moves_on else None


def relate(left: Side, right: Side) -> Verdict:
    """
    How two comparable figures stand to each other.

    The reason is one sentence; the last value is True when the right figure belongs on the left.
    """
    if same_value(left, right):
        return _of_one_value(left, right)
    scope = _scope_differs(left, right)
    agreeing = _agreeing(left, right)
    newer = _newer(left, right)
    two_things = _of_two_things(left, right)
    if agreeing and not scope and not two_things and not (newer and left.kind == "share"):
        return agreeing
    if left.earlier != right.earlier and not left.vague and not right.vague:
        late, early = (right, left) if left.earlier else (left, right)
        return "supersedes", f"{_said(early)} is given as the state before", late is right
    if scope:
        return "different_scope", f"{scope}: {_said(left)}, {_said(right)}", False
    if newer:
        old = right if newer is left else left
        why = f"{_said(newer)} of {newer.day} replaces {_said(old)} of {old.day}"
        return "supersedes", why, newer is right
    if left.kind == "count" and left.counter and right.counter and left.counter != right.counter:
        # Two bodies that count for themselves contradict nobody; which one is right is not said.
        return (
            "different_counter",
            f"{_said(left)} and {_said(right)} come from two counters",
            False,
        )
    wholes = left.kind == "share" and left.head and right.head and left.head != right.head
    if two_things or wholes:
        return "cannot_tell", f"{_said(left)} and {_said(right)} may measure two things", False
    right_ones = "be true of one count" if left.kind == "count" else "be right"
    return "conflicts", f"{_said(left)} and {_said(right)} cannot both {right_ones}", False


def relate_quantities(
    readings: tuple[Reading, ...], story: Story, published: tuple[Published, ...] = ()
) -> tuple[tuple[StoryQuantity, ...], tuple[QuantityRelation, ...]]:
    """The quantities of a story with ids and groups, and their relations; `story` has its entities."""
    if len(published) != len(readings):
        published = tuple(Published(None, "unknown", "") for _ in readings)
    sides = mark_several(make_sides(readings, story, published))
    parts = find_parts(sides)
    groups = group_sides(sides, score_pairs(sides))
    lone = lone_parts(sides, groups, parts)
    groups = join_parts(groups, lone)
    entities = {entity.id for entity in story.entities}
    name_of = {index: f"f{number}" for number, group in enumerate(groups, 1) for index in group}
    says = {
        number: _name_of_group([sides[i] for i in group]) for number, group in enumerate(groups, 1)
    }
    figures = tuple(
        StoryQuantity(
            id=f"n{side.index + 1}",
            report=side.report,
            quantity=side.quantity,
            source=side.counter if side.counter in entities else None,
            as_of=side.day,
            group=name_of.get(side.index),
            group_name=says.get(int(name_of[side.index][1:])) if side.index in name_of else None,
        )
        for side in sides
    )
    return figures, _relations(sides, groups, parts, lone)


def _name_of_group(members: list[Side]) -> str:
    """What a group counts: the most frequent wording of its members, the first where they tie."""
    said = [side.quantity.counts for side in members]
    return max(said, key=lambda words: (said.count(words), -said.index(words)))


_ALIKE_SHARES = 10.0  # points; farther apart nobody takes the one for the other


def _parts_of_shares(sides: list[Side], name_of: dict[int, int]) -> list[QuantityRelation]:
    """Shares of a whole beside shares of a part of it: near figures, other things."""
    shares = [side for side in sides if side.kind == "share" and side.act != "remain"]
    found = []
    for left, right in combinations(shares, 2):
        grouped = left.index in name_of and name_of.get(left.index) == name_of.get(right.index)
        if grouped or not (left.narrowed or right.narrowed):
            continue
        if abs(value_of(left) - value_of(right)) > _ALIKE_SHARES:
            continue
        if left.head and right.head and left.head != right.head and not left.act and not right.act:
            continue
        why = f"they are shares of different things: {_said(left)}, {_said(right)}"
        found.append(_relation(left, right, "different_scope", why))
    return found


def _repeats(left: Side, right: Side) -> bool:
    """True when one report only says its figure again, which tells a reader nothing."""
    alike = (
        left.quantity.bound == right.quantity.bound and left.quantity.unit == right.quantity.unit
    )
    return (
        left.kind == "age"
        or (alike and value_of(left) == value_of(right))
        or (not same_value(left, right) and left.kind != "share")
    )


_VARIED = "stand in one report: the group may hold more than one thing"


def _varied(members: list[Side]) -> tuple[Side, Side] | None:
    """Two figures that one report prints side by side though they exclude each other."""
    for left, right in combinations(members, 2):
        if left.report != right.report or left.kind not in _NAMELESS:
            continue
        if left.earlier or right.earlier or left.counter != right.counter:
            continue
        if relate(left, right)[0] == "conflicts":
            return left, right
    return None


def _relation(left: Side, right: Side, kind: RelationKind, why: str) -> QuantityRelation:
    return QuantityRelation(f"n{left.index + 1}", f"n{right.index + 1}", kind, why)


def _of_the_whole(part: Side, own: Side, members: list[Side]) -> list[QuantityRelation]:
    """A lone part beside what other reports print for its whole: it is a part of that too."""
    why = say_part(part, own)
    return [
        _relation(part, other, "part_of", why)
        for other in members
        if other.report != part.report and value_of(other) > value_of(part)
    ]


def _within(members: list[Side]) -> list[QuantityRelation]:
    """How the figures of one group stand to each other, two by two."""
    varied = _varied(members)
    pairs = [
        (left, right, relate(left, right))
        for left, right in combinations(members, 2)
        if left.report != right.report or not _repeats(left, right)
    ]
    agreeing = _agreeing_figures(pairs)
    found = []
    for left, right, (kind, why, swap) in pairs:
        if kind == "conflicts":
            kind, why = _weighed(left, right, agreeing, varied) or (kind, why)
        found.append(
            _relation(right, left, kind, why) if swap else _relation(left, right, kind, why)
        )
    return found


def _agreeing_figures(
    pairs: list[tuple[Side, Side, Verdict]],
) -> dict[tuple[str, int], Side]:
    """For a report and another's figure, the figure of that report that agrees with it."""
    agreeing: dict[tuple[str, int], Side] = {}
    for left, right, (kind, _, _) in pairs:
        if kind in ("same", "refines"):
            for own, other in ((left, right), (right, left)):
                if not own.vague:
                    agreeing.setdefault((own.report, other.index), own)
    return agreeing


def _weighed(
    left: Side,
    right: Side,
    agreeing: dict[tuple[str, int], Side],
    varied: tuple[Side, Side] | None,
) -> tuple[RelationKind, str] | None:
    """What a seeming conflict is where the reports print more of the same; None where it stands."""
    if left.kind == "share" and left.report == right.report:
        return "different_scope", f"{left.report} gives both: they are of two things"
    if varied:
        return "cannot_tell", f"{_said(varied[0])} and {_said(varied[1])} {_VARIED}"
    for one, other in ((left, right), (right, left)):
        own = agreeing.get((one.report, other.index))
        if own is not None:
            why = f"{_said(own)} agrees with {_said(other)}; {_said(one)} is of something else"
            return "different_scope", why
    return None


def _relations(
    sides: list[Side], groups: list[list[int]], parts: list[Part], lone: dict[int, int]
) -> tuple[QuantityRelation, ...]:
    found = [_relation(sides[p.part], sides[p.whole], "part_of", p.why) for p in parts]
    for group in groups:
        whole = [sides[index] for index in group if index not in lone]
        found += _within(whole)
        for index in group:
            if index in lone:
                found += _of_the_whole(sides[index], sides[lone[index]], whole)
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    found += _parts_of_shares(sides, group_of)
    unique: dict[frozenset[str], QuantityRelation] = {}
    for relation in found:
        unique.setdefault(frozenset((relation.left, relation.right)), relation)
    return tuple(unique.values())
