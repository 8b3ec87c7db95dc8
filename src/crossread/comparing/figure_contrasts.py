"""
What the figures of a story show: the same number, a more exact one, or one that cannot be squared.

Figures that count the same thing come grouped and related from comparing/figures.py. Where a figure
stands in a sentence that is aligned with another report's, and both have one counted noun or unit,
they are compared here as well, as intervals: "more than 30" and "47" fit, "305 stars" and
"315 star systems" do not. A figure without a counterpart is left alone.

Gets wrong: two counts of one noun in one sentence that its words do not tell apart.
"""

from itertools import combinations
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.comparing.contrasts import Contrast, list_outlets, outlet
from crossread.comparing.likeness import number_of
from crossread.lexicon.stems import stem
from crossread.lexicon.units import VAGUE_PLURALS
from crossread.lexicon.word_families import FAMILY_OF
from crossread.model import FindingKind, Place, Quantity, Reading, Story, StoryQuantity
from crossread.spans import Span

_NEAR = 0.06  # likelihood of two sentences from which their figures can be about one thing
# Counts that are often a floor on the first day.
_STILL_RISING = frozenset("kill die injure wound arrest detain displace miss".split())
_SAME_MATTER = 0.15  # likelihood of two sentences from which their figures can contradict
_MANY = 20  # counts below this differ by chance of the subject too often
_NEAR_SIZE = 1.2
_VAGUE = frozenset(VAGUE_PLURALS.values())
_ROUND = 0.1  # how far "about" reaches


class Figure(NamedTuple):
    """A figure with its report and the number of its sentence among the units of the alignment."""

    number: int
    figure: StoryQuantity
    reading: Reading
    unit: int

    @property
    def words(self) -> str:
        return " ".join(self.figure.quantity.span.of(self.reading.parse.text).split())


def reach(quantity: Quantity) -> tuple[float, float]:
    """
    The lowest and highest value a figure allows.

    >>> from crossread.spans import Span
    >>> reach(Quantity(Span(0, 2), 30, None, "more_than", "people", "people hurt"))
    (30.0, inf)
    """
    low, high = quantity.low, quantity.high
    if quantity.bound == "about" and low is not None:
        top = high if high is not None else low
        return low * (1 - _ROUND), top * (1 + _ROUND)
    return (
        float("-inf") if low is None else float(low),
        float("inf") if high is None else float(high),
    )


def compare_values(a: Quantity, b: Quantity) -> FindingKind:
    """Whether two figures of one thing agree, refine each other, or conflict."""
    if (a.low, a.high) == (b.low, b.high):
        return "agree"
    if a.low is not None and a.low == b.low and {a.bound, b.bound} <= {
        "exact", "at_least", "about", "at_most",
    }:  # fmt: skip
        return "agree"
    low_a, high_a = reach(a)
    low_b, high_b = reach(b)
    if max(low_a, low_b) <= min(high_a, high_b):
        return "refine"
    return "conflict"


def _head(quantity: Quantity) -> str:
    root = stem(quantity.head or quantity.unit)
    return FAMILY_OF.get(root, root)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    """Do two figures of aligned sentences count one thing, by noun and by what happened to it?"""
    if a.act and b.act and FAMILY_OF.get(stem(a.act), a.act) != FAMILY_OF.get(stem(b.act), b.act):
        return False
    if a.head and b.head:
        return (_head(a) == _head(b) and a.unit not in ("", "%")) or (a.unit == b.unit == "%")
    return bool(a.unit) and a.unit == b.unit and (a.low == b.low or not (a.head or b.head))


def _value(quantity: Quantity) -> float:
    """The number a figure prints, whichever side it bounds."""
    return quantity.low if quantity.low is not None else quantity.high or 0.0


def _is_vague(quantity: Quantity) -> bool:
    """Is it a vague plural: "dozens", "hundreds of people"?"""
    return quantity.bound == "at_least" and quantity.low in _VAGUE


_FAR = 3.0  # times; "more than 60" allows 150,000, but nobody would say it of them


def _far(a: Quantity, b: Quantity) -> bool:
    """Are two figures so far apart that a bound no longer joins them? Vague plurals reach far."""
    floors = sorted((_value(a), _value(b)))
    return not (_is_vague(a) or _is_vague(b)) and floors[1] > _FAR * floors[0]


def collect_figures(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Figure]:
    """The figures of a story, each with its report and sentence."""
    by_id = {reading.document.report.id: reading for reading in readings}
    position = {reading.document.report.id: i for i, reading in enumerate(readings)}
    unit_at = {(unit.report, unit.sentence): unit.index for unit in alignment.units}
    found: list[Figure] = []
    for figure in story.quantities:
        reading = by_id[figure.report]
        tokens = reading.parse.tokens_in(figure.quantity.span)
        if not tokens:
            continue
        sentence = reading.parse.sentence_of(tokens[0])
        unit = unit_at.get((position[figure.report], sentence))
        if unit is not None:
            found.append(Figure(len(found), figure, reading, unit))
    return found


def group_figures(figures: list[Figure], alignment: Alignment) -> list[tuple[Figure, ...]]:
    """Figures of at least two reports that count one thing, each figure in one group at most."""
    group_of: dict[int, tuple[int, ...]] = {f.number: (f.number,) for f in figures}
    named: dict[str, list[int]] = {}
    for figure in figures:
        if figure.figure.group is not None:
            named.setdefault(figure.figure.group, []).append(figure.number)
    for members in named.values():
        joined = tuple(sorted(members))
        for member in joined:
            group_of[member] = joined
    links = []
    for a, b in combinations(figures, 2):
        if a.figure.report == b.figure.report:
            continue
        score = alignment.likeness(a.unit, b.unit)
        same = _same_thing(a.figure.quantity, b.figure.quantity) or named_alike(a, b)
        if score >= _NEAR and same:
            equal = a.figure.quantity.low == b.figure.quantity.low
            one_act = bool(a.figure.quantity.act) and a.figure.quantity.act == b.figure.quantity.act
            bare = "people" in (a.figure.quantity.unit, b.figure.quantity.unit)
            if bare and not equal and not one_act:
                continue  # "112 people on board" and "two people said" both count people, no more
            if _far(a.figure.quantity, b.figure.quantity):
                continue
            links.append((-score - (0.3 if equal else 0.0), a.number, b.number))
    for _, left, right in sorted(links):
        one, other = group_of[left], group_of[right]
        if one == other:
            continue
        reports_one = {figures[i].figure.report for i in one}
        reports_other = {figures[i].figure.report for i in other}
        # A figure joins a group only from a report that the group lacks: the nearest got there first.
        if reports_one & reports_other:
            continue
        joined = tuple(sorted(one + other))
        for member in joined:
            group_of[member] = joined
    groups = sorted(set(group_of.values()))
    return [
        tuple(figures[i] for i in group)
        for group in groups
        if len({figures[i].figure.report for i in group}) > 1
    ]


def claim_around(reading: Reading, span: Span) -> Span:
    """The claim that some words stand in, or the words themselves."""
    holding = [
        c.span for c in reading.claims if c.span.start <= span.start and span.end <= c.span.end
    ]
    return min(holding, key=len) if holding else span


# The gravest relation inside a group decides what the group shows.
_GRAVITY: tuple[FindingKind, ...] = ("conflict", "refine", "agree")

_KIND_OF_RELATION: dict[str, FindingKind] = {
    "same": "agree",
    "refines": "refine",
    "supersedes": "refine",
    "different_scope": "refine",
    "different_counter": "refine",
    "part_of": "refine",
    "conflicts": "conflict",
    "cannot_tell": "cannot_tell",
}


def named_alike(a: Figure, b: Figure) -> bool:
    """
    Do two exact counts of one size stand with nouns that share a word: "45 bus lines", "47 buses"?

    A sum, a part and another thing are told apart by size: the two lie within a fifth.
    """
    one, other = a.figure.quantity, b.figure.quantity
    if not (one.bound == other.bound == "exact" and one.head and other.head):
        return False
    if one.low is None or other.low is None or min(one.low, other.low) < _MANY:
        return False
    if (" and " in a.words) != (" and " in b.words):
        return False  # "55 Danes and Finns" beside "48 Danes"
    if one.act != other.act or max(one.low, other.low) > _NEAR_SIZE * min(one.low, other.low):
        return False
    shared = {stem(w) for w in a.words.split()} & {stem(w) for w in b.words.split()}
    return bool(shared & {stem(one.head), stem(other.head)})


def _comparable(a: Figure, b: Figure) -> bool:
    """Are two counts named by the very same words, so that different numbers exclude each other?"""

    def noun(figure: Figure) -> list[str]:
        return [stem(w) for w in figure.words.split() if number_of(w) is None][-2:]

    low_a, low_b = a.figure.quantity.low, b.figure.quantity.low
    exact = a.figure.quantity.bound == b.figure.quantity.bound == "exact"
    counts = bool(a.figure.quantity.head) and (low_a or 0) > 2 and (low_b or 0) > 2
    same = len(noun(a)) == 2 and noun(a) == noun(b)
    return exact and counts and (same or named_alike(a, b))


def _kind_between(
    a: Figure, b: Figure, related: dict[tuple[str, str], tuple[FindingKind, str]]
) -> tuple[FindingKind, str]:
    key = (a.figure.id, b.figure.id)
    if key in related:
        return related[key]
    kind = compare_values(a.figure.quantity, b.figure.quantity)
    floors = {a.figure.quantity.bound, b.figure.quantity.bound} <= {"more_than", "at_least"}
    if (kind == "conflict" and not _comparable(a, b)) or (kind == "refine" and floors):
        kind = "cannot_tell"  # "more than 50" and "more than 60" fit whatever they count
    left, right = f"“{a.words}” ({outlet(a.reading)})", f"“{b.words}” ({outlet(b.reading)})"
    if kind == "conflict":
        return kind, f"{left} and {right} cannot both be right."
    if kind == "cannot_tell":
        return kind, ""
    if kind == "refine":
        return kind, f"{left} and {right} fit each other; one is more exact."
    return kind, f"{left} and {right} are the same figure."


_ONLY_GROWING = frozenset("kill injure displace".split())


def _falls(a: StoryQuantity, b: StoryQuantity) -> bool:
    """Is the figure of the later day the lower one?"""
    if not a.as_of or not b.as_of or a.quantity.low is None or b.quantity.low is None:
        return False
    old, new = (a, b) if a.as_of < b.as_of else (b, a)
    return (new.quantity.low or 0.0) < (old.quantity.low or 0.0)


def _changes(a: Figure, b: Figure) -> bool:
    """Can two figures be right one after the other? Tolls and shares move, five bunkers stay five."""
    counts = [f.figure.quantity for f in (a, b)]
    if a.figure.as_of == b.figure.as_of:
        return any(q.act == "miss" for q in counts)  # within hours, as people are found
    if counts[0].act == counts[1].act in _ONLY_GROWING and _falls(a.figure, b.figure):
        return False  # a toll that later is lower has been counted otherwise
    return any(q.act or not q.head or q.unit == "percent" for q in counts)


def _one_per_report(group: tuple[Figure, ...], deciding: set[int]) -> list[Figure]:
    """Of each report the figure that decides, in the prose rather than the headline."""
    shown: dict[str, Figure] = {}

    def rank(figure: Figure) -> tuple[bool, bool, int]:
        span = figure.figure.quantity.span
        headline = figure.reading.parse.sentence(0).span
        return (figure.number not in deciding, span.end <= headline.end, figure.number)

    for figure in group:
        held = shown.get(figure.figure.report)
        if held is None or rank(figure) < rank(held):
            shown[figure.figure.report] = figure
    return list(shown.values())


def _most_given(figures: list[Figure]) -> list[Figure]:
    """Of figures that agree two by two, those of the value that most of them give."""
    values = [_value(figure.figure.quantity) for figure in figures]
    most = max(values, key=lambda value: (values.count(value), -values.index(value)))
    return [figure for figure in figures if _value(figure.figure.quantity) == most]


def contrast_figures(
    group: tuple[Figure, ...], story: Story, alignment: Alignment
) -> Contrast | None:
    """What one group of figures shows; the gravest relation between two reports decides."""
    related: dict[tuple[str, str], tuple[FindingKind, str]] = {}
    for relation in story.quantity_relations:
        kind = _KIND_OF_RELATION[relation.relation]
        related[relation.left, relation.right] = (kind, relation.why)
        related[relation.right, relation.left] = (kind, relation.why)
    seen: dict[FindingKind, str] = {}
    deciding: dict[FindingKind, set[int]] = {}
    for a, b in combinations(group, 2):
        if a.figure.report == b.figure.report:
            continue
        kind, why = _kind_between(a, b, related)
        if kind == "cannot_tell":
            continue  # two figures that stand in alike sentences, and no more
        one_act = bool(a.figure.quantity.act) and a.figure.quantity.act == b.figure.quantity.act
        near = alignment.likeness(a.unit, b.unit) >= _SAME_MATTER or named_alike(a, b)
        if kind == "conflict" and (_is_vague(a.figure.quantity) or _is_vague(b.figure.quantity)):
            continue  # whoever says "hundreds" of 1,400 has not counted
        if kind == "conflict" and not (near or one_act):
            continue  # two sentences with little in common: perhaps two things that look alike
        if kind == "conflict" and _changes(a, b):
            left, right = f"“{a.words}” ({outlet(a.reading)})", f"“{b.words}” ({outlet(b.reading)})"
            kind, why = "refine", f"{left} and {right} differ and are of different moments."
        seen.setdefault(kind, why)
        deciding.setdefault(kind, set()).update((a.number, b.number))
    gravest = next((kind for kind in _GRAVITY if kind in seen), None)
    if gravest is None:
        return None
    shown = _one_per_report(group, deciding[gravest])
    if gravest == "agree":
        shown = _most_given([f for f in shown if f.number in deciding[gravest]])
    places = tuple(
        sorted(
            {Place(f.figure.report, claim_around(f.reading, f.figure.quantity.span)) for f in shown}
        )
    )
    why = seen[gravest]
    if gravest == "agree":
        names = list_outlets([f.reading for f in shown])
        why = f"{names} give the same figure: {min((f.words for f in shown), key=len)}."
    else:
        told = {f.figure.quantity.low for f in group if f"“{f.words}”" in why}
        rest = {f.figure.quantity.low: f for f in reversed(shown)}
        others = [f for low, f in reversed(rest.items()) if low not in told]
        why = f"{why.rstrip('.')}."
        if others:
            listed = ", ".join(f"“{f.words}” ({outlet(f.reading)})" for f in others)
            why = f"{why} Elsewhere: {listed}."
    return Contrast(gravest, why, places, _with_another_value(shown, places))


def _with_another_value(shown: list[Figure], places: tuple[Place, ...]) -> tuple[str, ...]:
    """The reports whose figure is not that of the first place: the other side, if they conflict."""
    first = next(f for f in shown if f.figure.report == places[0].report)
    value = first.figure.quantity.low, first.figure.quantity.high
    others = (f for f in shown if (f.figure.quantity.low, f.figure.quantity.high) != value)
    return tuple(f.figure.report for f in others)


def contrast_bounds(group: tuple[Figure, ...]) -> Contrast | None:
    """A count that one report gives as a floor ("at least 15 dead") and another as final."""
    floors = [f for f in group if f.figure.quantity.bound in ("at_least", "more_than", "about")]
    for floor in floors:
        low = floor.figure.quantity.low
        flat = [
            f
            for f in group
            if f.figure.report != floor.figure.report
            and f.figure.quantity.bound == "exact"
            and f.figure.quantity.low == low
            and f.figure.quantity.act in _STILL_RISING
        ]
        if flat and floor.figure.quantity.act in _STILL_RISING:
            sides = [floor, *flat]
            why = (
                f"“{flat[0].words}” stands as final in {list_outlets([f.reading for f in flat])}; "
                f"{outlet(floor.reading)} has “{floor.words}”."
            )
            places = tuple(
                sorted(
                    {
                        Place(f.figure.report, claim_around(f.reading, f.figure.quantity.span))
                        for f in sides
                    }
                )
            )
            return Contrast("hedge_loss", why, places)
    return None
