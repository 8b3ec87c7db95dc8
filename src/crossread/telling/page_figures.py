"""
Figures as a picture inside their table: each row carries its own strip of one common scale, so the
picture and the table cannot say different things.

A bound is drawn as a bound: "more than 100" is a line that leaves its mark and ends in an arrow,
open at the mark because 100 itself is left out. "About" has a dashed line of fixed length on either
side, since nobody said how far off it may be. Who counted is told by the shape of the mark and by
the words beside it. Measures of one dimension are drawn in one unit (5 ft beside 1.5 m).
"""

import math
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from crossread.lexicon.units import UNITS
from crossread.model import QuantityRelation
from crossread.telling.page_text import escape_text
from crossread.telling.views import FigureView, StoryView

WIDTH, HEIGHT = 270, 24  # of a strip, in its own units
_LEFT, _RIGHT = 14, 256  # where the scale begins and ends
_ABOUT = 11  # half the length of the dashed line of "about"
_LOG_FROM = 150  # how many times the smallest the largest must be for a logarithmic scale

# Marks for counters, in the order of their first figure. The last one stands for all further ones.
SHAPES = (
    '<circle cx="{x}" cy="12" r="4.6"/>',
    '<rect x="{x-4.2}" y="7.8" width="8.4" height="8.4"/>',
    '<path d="M{x} 6.4l5.2 9.6h-10.4z"/>',
    '<path d="M{x} 6l5.6 6-5.6 6-5.6-6z"/>',
    '<path d="M{x} 17.6l5.2-9.6h-10.4z"/>',
    '<path d="M{x-1.7} 6.6h3.4v3.7h3.7v3.4h-3.7v3.7h-3.4v-3.7h-3.7v-3.4h3.7z"/>',
    '<path d="M{x} 6l1.8 4.2 4.4.4-3.3 3 1 4.4-3.9-2.4-3.9 2.4 1-4.4-3.3-3 4.4-.4z"/>',
)


class Strip(msgspec.Struct, frozen=True):
    """One row of a figures table: the figure, its strip, and the shape of its counter."""

    figure: FigureView
    picture: Markup
    shape: Markup


class FigureGroup(msgspec.Struct, frozen=True):
    """Figures that can be set beside each other, on one scale."""

    name: str
    unit: str
    axis: Markup
    rows: tuple[Strip, ...]
    reports: tuple[str, ...]
    relations: tuple[tuple[QuantityRelation, FigureView, FigureView], ...]
    log: bool
    as_of: str  # where every figure is of one day


def _measured(figure: FigureView, unit: str) -> tuple[float | None, float | None] | None:
    """The ends of a figure in `unit`; None when the two cannot be set on one scale."""
    if figure.unit == unit:
        return figure.low, figure.high
    if {figure.unit, unit} == _PARTS_OF_A_WHOLE:
        ratio = 100.0 if unit == "percent" else 0.01
        return _times(figure.low, ratio), _times(figure.high, ratio)
    here, there = UNITS.get(figure.unit.lower()), UNITS.get(unit.lower())
    if here is None and there is None:
        return figure.low, figure.high  # counted things: people, nations
    if here is None or there is None or here[1] != there[1]:
        return None
    ratio = here[2] / there[2]
    return _times(figure.low, ratio), _times(figure.high, ratio)


_PARTS_OF_A_WHOLE = {"percent", "share"}


def _times(value: float | None, ratio: float) -> float | None:
    return None if value is None else value * ratio


def _is_finite(value: float | None) -> bool:
    """True for numbers that a scale can be made for; news has no others."""
    return value is not None and (value == 0 or 1e-90 < abs(value) < 1e90)


def nice_ticks(low: float, high: float) -> list[float]:
    """
    Three to six round numbers that span a range.

    >>> nice_ticks(0, 53)
    [0.0, 20.0, 40.0, 60.0]
    """
    if not high > low:
        return [low]
    raw = (high - low) / 4
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if raw <= power * m * 1.0001)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [float(f"{step * k:.12g}") for k in range(first, last + 1)]


def _log_ticks(low: float, high: float) -> list[float]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, math.ceil((last - first) / 4))
    return [10.0**k for k in range(first, last + every, every)]


def say_number(value: float) -> str:
    """
    A number as an axis prints it.

    >>> say_number(16500), say_number(2400000), say_number(0.5)
    ('16,500', '2.4 m', '0.5')
    """
    for size, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    if abs(value) >= 1:
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:.3g}"


class _Scale(msgspec.Struct, frozen=True):
    """A scale from numbers to places on a strip."""

    ticks: tuple[float, ...]
    log: bool

    def at(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        if not high > low:
            return (_LEFT + _RIGHT) / 2
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, low))
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _scale(values: Sequence[float]) -> _Scale:
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOG_FROM:
        return _Scale(tuple(_log_ticks(low, high)), True)
    if 0 <= low < 0.5 * high:
        low = 0
    if low == high:
        pad = abs(low) * 0.2 or 1
        low, high = (0 if low >= 0 and low - pad < 0 else low - pad), high + pad
    return _Scale(tuple(nice_ticks(low, high)), False)


def _shape(index: int, x: float, hollow: bool = False) -> str:
    template = SHAPES[min(index, len(SHAPES) - 1)]
    for offset in ("-4.2", "-1.7"):
        template = template.replace("{x" + offset + "}", f"{x + float(offset):g}")
    drawn = template.replace("{x}", f"{x:g}")
    return drawn.replace("/>", ' class="hollow"/>') if hollow else drawn


def _line(x1: float, x2: float, dashed: bool = False) -> str:
    more = ' class="dash"' if dashed else ""
    return f'<path d="M{x1:g} 12H{x2:g}"{more}/>'


def _arrow(x: float, to: float) -> str:
    back = -5 if to > x else 5
    return f'<path d="M{x:g} 12H{to:g}M{to + back:g} 8L{to:g} 12L{to + back:g} 16" class="open"/>'


def _marks(low: float | None, high: float | None, bound: str, scale: _Scale, shape: int) -> str:
    """The drawing of one figure: its mark, and what its bound leaves open."""
    ends = [scale.at(v) for v in (low, high) if v is not None]
    if bound in {"at_least", "more_than"} and low is not None:
        return _arrow(ends[0], WIDTH - 2) + _shape(shape, ends[0], bound == "more_than")
    if bound in {"at_most", "less_than"} and high is not None:
        return _arrow(ends[-1], 2) + _shape(shape, ends[-1], bound == "less_than")
    if low != high and len(ends) == 2:
        return _line(ends[0], ends[1]) + "".join(_shape(shape, x) for x in ends)
    if bound == "about":
        return _line(ends[0] - _ABOUT, ends[0] + _ABOUT, dashed=True) + _shape(shape, ends[0], True)
    return _shape(shape, ends[0])


def draw_svg(body: str, width: int, height: int, name: str) -> Markup:
    """A small picture that says nothing to a screen reader, of a class `name`."""
    return Markup(
        f'<svg class="{name}" viewBox="0 0 {width} {height}" aria-hidden="true">{body}</svg>'
    )


def _grid(scale: _Scale) -> str:
    return "".join(f'<path class="grid" d="M{scale.at(t):g} 0V{HEIGHT}"/>' for t in scale.ticks)


def _axis(scale: _Scale) -> Markup:
    out = []
    for number, tick in enumerate(scale.ticks):
        anchor = "start" if number == 0 else "end" if number == len(scale.ticks) - 1 else "middle"
        x = {"start": 2, "end": WIDTH - 2}.get(anchor, scale.at(tick))
        out.append(
            f'<text x="{x:g}" y="13" text-anchor="{anchor}">{escape_text(say_number(tick))}</text>'
        )
    return draw_svg("".join(out), WIDTH, 17, "axis")


def _group(
    name: str, figures: list[FigureView], relations: Sequence[QuantityRelation]
) -> FigureGroup:
    units = [figure.unit for figure in figures]
    unit = max(dict.fromkeys(units), key=units.count)
    ends = {f.id: _measured(f, unit) for f in figures}
    values = [v for pair in ends.values() if pair for v in pair if _is_finite(v)]
    scale = _scale([v for v in values if v is not None]) if values else None
    counters = list(dict.fromkeys(f.counter for f in figures))
    rows = []
    for figure in figures:
        pair = ends[figure.id]
        shape = counters.index(figure.counter)
        drawable = scale is not None and pair is not None and any(map(_is_finite, pair))
        body = ""
        if drawable and scale is not None and pair is not None:
            low, high = (v if _is_finite(v) else None for v in pair)
            body = _grid(scale) + _marks(low, high, figure.bound, scale, shape)
        key = f'<svg class="key" viewBox="0 0 24 24" aria-hidden="true">{_shape(shape, 12)}</svg>'
        rows.append(
            Strip(figure, draw_svg(body, WIDTH, HEIGHT, "strip") if body else Markup(), Markup(key))
        )
    known = {f.id: f for f in figures}
    inside = tuple(
        (r, known[r.left], known[r.right])
        for r in relations
        if r.left in known and r.right in known
    )
    shown_unit = unit if UNITS.get(unit.lower()) and unit not in name else ""
    axis = _axis(scale) if scale is not None else Markup()
    reports = tuple(dict.fromkeys(f.report for f in figures))
    days = {f.as_of for f in figures}
    as_of = days.pop() if len(days) == 1 else ""
    log = scale is not None and scale.log
    return FigureGroup(name, shown_unit, axis, tuple(rows), reports, inside, log, as_of)


def group_figures(view: StoryView) -> tuple[FigureGroup, ...]:
    """The figures of a story by what they count, groups that several reports share first."""
    groups: dict[str, list[FigureView]] = {}
    for figure in view.figures:
        groups.setdefault(figure.group, []).append(figure)
    drawn = [_group(name, figures, view.relations) for name, figures in groups.items()]
    return tuple(sorted(drawn, key=lambda g: (-len(g.reports), -len(g.rows))))
