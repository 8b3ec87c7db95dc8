"""
The values that the words of a figure allow, and how far two figures lie apart.

Everything is in the base unit of a figure's kind (`comparing/sides.py`). Wrong on: "about" said of a
figure that its source had exactly, and ranges that are not meant to be closed.
"""

from crossread.comparing.sides import Side

_EVER = float("inf")
_VAGUE_FLOOR = 0.8  # nobody who says "scores" has counted forty


def _vague_top(floor: float) -> float:
    """Up to where a vague plural may be said: "thousands" of 40,000, but hardly "hundreds" of 1,400."""
    return floor * {2e3: 50, 2e6: 500, 2e9: 500}.get(floor, 5)


def interval(side: Side) -> tuple[float, float]:
    """
    The values a figure's words allow, in the base unit of its kind.

    "About" allows a tenth on either side, "nearly" an eighth below, "just over" a tenth above; a vague
    plural allows a fifth below what it names and up to five times as much, from "thousands" on far more.
    """
    bound, low, high = side.quantity.bound, side.low, side.high
    if side.vague:
        return _VAGUE_FLOOR * (low or 0.0), _vague_top(low or 0.0)
    if bound in ("at_least", "more_than"):
        return (low or 0.0), 1.1 * (low or 0.0) if side.slightly else _EVER
    if bound in ("at_most", "less_than"):
        return 0.0, (high or 0.0)
    if bound == "about":
        if side.nearly:
            return 0.87 * (low or 0.0), (high or 0.0)
        return 0.9 * (low or 0.0), 1.1 * (high or 0.0)
    return (low or 0.0), (high or 0.0)


def value_of(side: Side) -> float:
    """The one value that a figure is filed and shown by: its lower end, or the upper where it has no other."""
    return side.low if side.low is not None else side.high or 0.0


# Share by which a measure and what a report has converted it to may differ: 60 mph, 97 km/h.
_CONVERTED = 0.035


def same_value(left: Side, right: Side) -> bool:
    """True when two figures print one value, or one measure in two units; what bounds them is not asked."""
    a, b = value_of(left), value_of(right)
    if left.vague != right.vague:
        return False
    if a == b:
        return left.high == right.high or None in (left.high, right.high, left.low, right.low)
    tolerant = left.quantity.unit != right.quantity.unit and left.kind not in (
        "count",
        "times",
        "money",
    )
    return tolerant and abs(a - b) <= _CONVERTED * max(abs(a), abs(b))


def _digits(value: float) -> int:
    """How many digits a value needs before its zeros: 2 for 9,300,000."""
    return len(f"{value:.5e}".split("e")[0].replace(".", "").rstrip("0"))


def rounds_to(fine: float, coarse: float) -> bool:
    """True when the coarse figure is the fine one to its first digit or two: 2,075 and 2,000."""
    if coarse <= 0 or fine <= 0:
        return False
    digits, finer = _digits(coarse), _digits(fine)
    return digits <= 2 and finer > digits and float(f"{fine:.{digits}g}") == coarse


def distance_of(left: Side, right: Side) -> float:
    """How many times the one figure is the other, open ends closed at what the words print."""
    a, b = value_of(left), value_of(right)
    for one, other in ((left, b), (right, a)):
        if one.low is not None and one.high is not None and one.low <= other <= one.high:
            return 1.0
    if left.vague != right.vague:
        vague, plain = (a, b) if left.vague else (b, a)
        if vague <= plain <= _vague_top(vague):
            return 1.0
        a, b = (_vague_top(vague) if plain > vague else vague), plain
    small, large = min(a, b), max(a, b)
    return large / small if small > 0 else (1.0 if large == small else _EVER)
