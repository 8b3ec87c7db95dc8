"""
Figures joined into groups: pairs that are comparable, while the members of a group agree on average.

The closest are joined first (average linkage). Figures are filed by what they have in common, and only
those that share an entry are compared, so that long stories stay near-linear. Wrong on: groups that one
pair too many draws together.
"""

from itertools import combinations

from crossread.comparing.comparable import comparable
from crossread.comparing.intervals import value_of
from crossread.comparing.sides import Side


def _keys(side: Side) -> list[tuple[str, str, str]]:
    """Under what a figure is filed: figures without a common entry are never compared."""
    kind = side.kind
    keys = [(kind, "value", f"{value_of(side):.6g}"), (kind, "noun", side.head)]
    if side.act:
        keys.append((kind, "act", side.act))
    if side.about:
        keys.append((kind, "about", side.about))
    if kind in ("share", "money", "length", "time", "mass"):
        keys.append((kind, "", ""))
    return keys


_MOST_IN_A_FILE = 400  # figures under one entry; beyond it an entry says nothing and is passed over


def _candidates(sides: list[Side]) -> list[tuple[int, int]]:
    files: dict[tuple[str, str, str], list[int]] = {}
    for side in sides:
        for key in _keys(side):
            files.setdefault(key, []).append(side.index)
    pairs = {
        pair
        for members in files.values()
        if len(members) <= _MOST_IN_A_FILE
        for pair in combinations(members, 2)
    }
    return sorted(pairs)


_UNRELATED = -3.0  # what a pair counts that was not compared
_JOINED = -0.2  # on average; a little below a pair's own bar, since the best pairs speak first


_MOST_AT_ONCE = 150  # larger heaps are joined pair by pair, which is quicker and coarser


def _heaps(sides: list[Side], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Figures that comparable pairs connect, before it is asked whether they agree as a group."""
    heap_of = {side.index: side.index for side in sides}
    heaps = {side.index: [side.index] for side in sides}
    for left, right in sorted(pair for pair, score in scores.items() if score > 0):
        a, b = sorted((heap_of[left], heap_of[right]))
        if a != b:
            for index in heaps[b]:
                heap_of[index] = a
            heaps[a] += heaps.pop(b)
    return [sorted(heap) for _, heap in sorted(heaps.items()) if len(heap) > 1]


def _agree(left: list[int], right: list[int], scores: dict[tuple[int, int], float]) -> float:
    """How comparable the members of two groups are on average."""
    across = [scores.get((min(x, y), max(x, y)), _UNRELATED) for x in left for y in right]
    return sum(across) / len(across)


def _join_closest(heap: list[int], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """The groups of a heap: the two that agree most are joined first, while they agree at all."""
    groups = {index: [index] for index in heap}
    near = {(a, b): scores.get((a, b), _UNRELATED) for a, b in combinations(sorted(heap), 2)}
    while near:
        best = max(near, key=lambda pair: (near[pair], -pair[0], -pair[1]))
        if near[best] <= _JOINED:
            break
        first, second = best
        groups[first] = sorted(groups[first] + groups.pop(second))
        near = {pair: value for pair, value in near.items() if second not in pair}
        for other in groups:
            if other != first:
                pair = (min(first, other), max(first, other))
                near[pair] = _agree(groups[first], groups[other], scores)
    return [group for _, group in sorted(groups.items())]


def _join_in_order(heap: list[int], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """The groups of a large heap: the most comparable pairs first, while their groups agree."""
    inside = set(heap)
    group_of = {index: index for index in heap}
    groups = {index: [index] for index in heap}
    pairs = (pair for pair, score in scores.items() if score > 0 and pair[0] in inside)
    for left, right in sorted(pairs, key=lambda p: (-scores[p], p)):
        first, second = sorted((group_of[left], group_of[right]))
        if first == second or _agree(groups[first], groups[second], scores) <= _JOINED:
            continue
        groups[first] = sorted(groups[first] + groups.pop(second))
        for index in groups[first]:
            group_of[index] = first
    return [group for _, group in sorted(groups.items())]


def group_sides(sides: list[Side], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Figures joined into groups, by index, while the members of a group agree on average."""
    found = []
    for heap in _heaps(sides, scores):
        join = _join_closest if len(heap) <= _MOST_AT_ONCE else _join_in_order
        found += [group for group in join(heap, scores) if len(group) > 1]
    return sorted(found)


def score_pairs(sides: list[Side]) -> dict[tuple[int, int], float]:
    """How comparable every two figures are that have anything in common."""
    return {
        (a, b): comparable(sides[a], sides[b])
        for a, b in _candidates(sides)
        if sides[a].kind == sides[b].kind
    }
