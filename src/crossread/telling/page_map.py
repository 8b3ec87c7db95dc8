"""
The places of a story on a map, drawn as SVG without a network: whole countries as hatched shapes,
divisions as dashed rings, towns as dots, so that what is known to a country is not drawn as a point.

The crop fits the places told. Near ones are drawn in Lambert's azimuthal equal-area projection about
their middle, ones all over the world in Equal Earth (Savric, Patterson and Jenny 2018). Where the
dots of one country would crowd in the picture of the whole, a nearer picture of them stands first.
Shapes are Natural Earth's at 1:50 million (public domain; `assets/borders.json`, built by
web/map.mjs); borders in dispute are drawn as Natural Earth draws them.

Gets wrong: a ring is drawn about the middle of a division's towns, not along its border; labels are
set where there is room, and left out where there is none (the table beside the map has them all).
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from markupsafe import Markup

from crossread.telling.page_places import Located, distance, gazetteer, middle_of
from crossread.telling.page_text import cut_words, escape_attribute, escape_text

_FILE = Path(__file__).parent / "assets" / "borders.json"

WIDTH = 960  # of the picture, in its own units
_LOWEST, _TALLEST = 400, 640
_MARGIN = 0.1  # of the picture, around what it shows
_FINE = 2  # shapes are drawn on a grid of half a unit
_STEP = 3  # of that grid: how far apart the points of a shape are at least
_SPECK = 2.0  # units: an island smaller than this is left out
_NARROWEST = 1.6  # degrees from the middle to the edge: no map is closer than some 350 km across
_LOCAL = 52.0  # degrees from the middle: what lies farther apart is drawn on a map of the world
_MUCH_NEARER = 2.2  # how much closer a second picture must be to be worth its room
_EARTH = 6371.0

Projection = Callable[[Any, Any], tuple[Any, Any]]
Array = Any  # numpy's arrays of floats


class Map(msgspec.Struct, frozen=True):
    """One picture, with what it shows in words."""

    picture: Markup
    says: str


class Borders(msgspec.Struct, frozen=True):
    """The shapes of the countries: arcs as arrays of longitude and latitude, and rings of arcs."""

    arcs: tuple[Array, ...]
    shapes: tuple[
        tuple[str, tuple[tuple[int, ...], ...]], ...
    ]  # code ("-" and a number: none), rings


@cache
def borders() -> Borders:
    """The shipped shapes, read once."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    arcs = tuple(
        np.cumsum(np.array(arc, dtype=float).reshape(-1, 2), axis=0) / data["grid"]
        for arc in data["arcs"]
    )
    shapes: dict[str, list[tuple[int, ...]]] = {}
    for number, shape in enumerate(data["shapes"]):
        rings = [tuple(ring) for polygon in shape["polygons"] for ring in polygon]
        shapes.setdefault(shape["code"] or f"-{number}", []).extend(rings)
    return Borders(arcs, tuple((code, tuple(rings)) for code, rings in shapes.items()))


def _ring(arcs: Sequence[Array], ring: Iterable[int]) -> Array:
    """The points of a ring, its arcs joined; a negative number is an arc walked backwards."""
    parts = [arcs[~number][::-1] if number < 0 else arcs[number] for number in ring]
    return np.concatenate([part[: len(part) - 1] if len(part) > 1 else part for part in parts])


def _cut_at_edge(points: Array) -> list[Array]:
    """A ring as the pieces it falls into where a map of the world has its edge, at 180 degrees."""
    if np.ptp(points[:, 0]) < 180:
        return [points]
    whole = np.column_stack([np.unwrap(points[:, 0], period=360), points[:, 1]])
    pieces = []
    for shift in (-360, 0, 360):
        piece: list[tuple[float, float]] = [(x + shift, y) for x, y in whole.tolist()]
        for edge, sign in ((-180.0, 1), (180.0, -1)):
            piece = _clip_side(piece, 0, edge, sign)
        if piece:
            pieces.append(np.array(piece))
    return pieces


@cache
def _largest_ring(code: str) -> Array:
    """The largest piece of a country, as longitude and latitude; what is far from it is left out."""
    best, size = np.empty((0, 2)), -1.0
    for one, rings in borders().shapes:
        for ring in rings if one == code else ():
            points = _ring(borders().arcs, ring)
            x, y = points[:, 0] * np.cos(np.radians(points[:, 1])), points[:, 1]
            area = abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))))
            if area > size:
                best, size = points, area
    return best


# ------------------------------------------------------------------------------- projections


def azimuthal(latitude: float, longitude: float) -> Projection:
    """Lambert's azimuthal equal-area projection about a middle; y grows to the south."""
    middle = math.radians(latitude)

    def project(lon: Array, lat: Array) -> tuple[Array, Array]:
        away, up = np.radians(lon - longitude), np.radians(lat)
        toward = math.sin(middle) * np.sin(up) + math.cos(middle) * np.cos(up) * np.cos(away)
        # what lies near the other side of the world is held far outside of any crop
        scale = np.sqrt(2 / np.maximum(1 + toward, 0.06))
        x = scale * np.cos(up) * np.sin(away)
        y = scale * (math.cos(middle) * np.sin(up) - math.sin(middle) * np.cos(up) * np.cos(away))
        return x, -y

    return project


_A = (1.340264, -0.081106, 0.000893, 0.003796)


def equal_earth(lon: Array, lat: Array) -> tuple[Array, Array]:
    """
    The Equal Earth projection; y grows to the south.

    >>> [round(float(v), 3) for v in equal_earth(180.0, 90.0)]
    [1.604, -1.317]
    """
    slant = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(lat)))
    square = slant * slant
    six = square**3
    x = (2 * math.sqrt(3) * np.radians(lon) * np.cos(slant)) / (
        3 * (9 * _A[3] * six * square + 7 * _A[2] * six + 3 * _A[1] * square + _A[0])
    )
    y = slant * (_A[3] * six * square + _A[2] * six + _A[1] * square + _A[0])
    return x, -y


# ------------------------------------------------------------------------------- the crop


class _Crop(msgspec.Struct, frozen=True):
    """How degrees become units of one picture."""

    project: Projection
    scale: float
    left: float
    top: float
    height: int
    middle: tuple[float, float] | None  # of the azimuthal projection; None for the world

    def at(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        x, y = self.project(lon, lat)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def _circle(place: Located) -> Array:
    """Twelve points around a division, for the crop to hold."""
    high = place.reach / 111.2
    wide = high / max(0.2, math.cos(math.radians(place.latitude)))
    turns = [2 * math.pi * n / 12 for n in range(12)]
    return np.array(
        [(place.longitude + wide * math.sin(t), place.latitude + high * math.cos(t)) for t in turns]
    )


def _extent(places: Sequence[Located]) -> Array:
    """The points that a picture of some places must hold, as longitude and latitude."""
    parts = [np.empty((0, 2))]
    for place in places:
        if place.precision == "country":
            parts.append(_largest_ring(place.country)[::4])
        elif place.precision == "division":
            parts.append(_circle(place))
        else:
            parts.append(np.array([(place.longitude, place.latitude)]))
    return np.concatenate(parts)


def _radius(points: Array) -> tuple[tuple[float, float], float]:
    """The middle of points and how far the farthest lies from it, in degrees of arc."""
    edges = np.concatenate([points[points[:, k].argsort()[[0, -1]]] for k in (0, 1)])
    middle = middle_of((lat, lon) for lon, lat in edges.tolist())
    far = max(distance(middle, (lat, lon)) for lon, lat in points.tolist())
    return middle, far / 111.2


def _crop(places: Sequence[Located]) -> _Crop:
    points = _extent(places)
    middle, radius = _radius(points)
    local = radius <= _LOCAL
    project = azimuthal(*middle) if local else equal_earth
    x, y = project(points[:, 0] - 360 * (points[:, 0] > 180), points[:, 1])
    least = math.radians(_NARROWEST)
    mid_x, mid_y = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    wide = max((x.max() - x.min()) / 2, least) * (1 + 2 * _MARGIN)
    high = max((y.max() - y.min()) / 2, least / 2) * (1 + 2 * _MARGIN)
    height = min(_TALLEST, max(_LOWEST, WIDTH * high / wide))
    scale = min(WIDTH / 2 / wide, height / 2 / high)
    if not local:  # room left over goes to the south: the north ends in an empty sea
        mid_y += (height / scale - 2 * high) / 2
    return _Crop(
        project, float(scale), float(mid_x - WIDTH / 2 / scale), float(mid_y - height / 2 / scale),
        round(height), middle if local else None,
    )  # fmt: skip


# ------------------------------------------------------------------------------- shapes


def _clip_side(
    points: list[tuple[float, float]], axis: int, edge: float, sign: int
) -> list[tuple[float, float]]:
    """The part of a ring on one side of an edge (Sutherland and Hodgman 1974)."""
    kept: list[tuple[float, float]] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was_inside = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
        if inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((edge, other) if axis == 0 else (other, edge))
        if inside:
            kept.append(point)
    return kept


def _clip(points: list[tuple[float, float]], height: float) -> list[tuple[float, float]]:
    """A ring inside the picture and a little beyond it."""
    beyond = 6.0
    sides = ((0, -beyond, 1), (0, WIDTH + beyond, -1), (1, -beyond, 1), (1, height + beyond, -1))
    for axis, edge, sign in sides:
        points = _clip_side(points, axis, edge, sign)
    return points


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A ring on the fine grid, as steps; points nearer than the grid shows are left out."""
    out: list[str] = []
    last = (0, 0)
    for x, y in points:
        at = (round(x * _FINE), round(y * _FINE))
        if not out:
            out.append(f"M{at[0]} {at[1]}l")
        elif max(abs(at[0] - last[0]), abs(at[1] - last[1])) < _STEP:
            continue
        else:
            step = f"{at[0] - last[0]} {at[1] - last[1]}"
            out.append(step if step.startswith("-") or out[-1].endswith("l") else f" {step}")
        last = at
    return "".join(out) + "z" if len(out) > 3 else ""


class _Shape(msgspec.Struct, frozen=True):
    """One country inside a picture: its path, and its largest piece for a label."""

    code: str
    path: str
    size: float  # of the largest visible piece, in square units
    middle: tuple[float, float]
    extent: float  # the longer side of the whole largest piece


def _size_and_middle(points: Sequence[tuple[float, float]]) -> tuple[float, tuple[float, float]]:
    twice = x_sum = y_sum = 0.0
    for index, (x, y) in enumerate(points):
        before = points[index - 1]
        cross = before[0] * y - x * before[1]
        twice += cross
        x_sum += (before[0] + x) * cross
        y_sum += (before[1] + y) * cross
    if abs(twice) < 1e-6:
        return 0.0, points[0] if points else (0.0, 0.0)
    return abs(twice) / 2, (x_sum / (3 * twice), y_sum / (3 * twice))


def _shapes(crop: _Crop) -> list[_Shape]:
    """The countries that reach into a picture."""
    table = borders()
    projected = [np.column_stack(crop.at(arc[:, 0], arc[:, 1])) for arc in table.arcs]
    drawn = []
    for code, rings in table.shapes:
        paths, best, middle, extent = [], -1.0, (0.0, 0.0), 0.0
        for ring in rings:
            pieces = [_ring(projected, ring)]
            if crop.middle is None:
                degrees = _cut_at_edge(_ring(table.arcs, ring))
                pieces = [np.column_stack(crop.at(piece[:, 0], piece[:, 1])) for piece in degrees]
            elif _is_behind(crop, table.arcs, ring):
                continue
            for points in pieces:
                low, high = points.min(axis=0), points.max(axis=0)
                if high[0] < 0 or high[1] < 0 or low[0] > WIDTH or low[1] > crop.height:
                    continue
                extent = max(extent, float((high - low).max()))
                kept = _clip([(float(x), float(y)) for x, y in points], crop.height)
                size, center = _size_and_middle(kept)
                if size > best:
                    best, middle = size, center
                if (high - low).max() >= _SPECK:
                    paths.append(_path(kept))
        if extent:
            drawn.append(_Shape(code, "".join(paths), best, middle, extent))
    return drawn


def _is_behind(crop: _Crop, arcs: Sequence[Array], ring: Sequence[int]) -> bool:
    """True for a ring around the far side of the world, which would enclose the whole picture."""
    assert crop.middle is not None
    lon, lat = arcs[~ring[0] if ring[0] < 0 else ring[0]][0]
    return distance(crop.middle, (float(lat), float(lon))) > 100 * 111.2


# ------------------------------------------------------------------------------- labels

_LARGE, _SMALL = (
    34,
    17,
)  # of letters on a telephone, where the picture is a third as wide, and elsewhere
_LETTER = 0.55  # of a letter's width to its height


class _Labels:
    """Words set where there is room for them."""

    def __init__(self, height: int, dots: Iterable[tuple[float, float]]) -> None:
        self.height = height
        self.taken = [(x - 6.0, y - 6.0, x + 6.0, y + 6.0) for x, y in dots]
        self.taken.append((0.0, height - 40.0, 300.0, height))  # the scale
        self.out: list[str] = []

    def _is_free(self, box: tuple[float, float, float, float]) -> bool:
        if box[0] < 2 or box[1] < 2 or box[2] > WIDTH - 2 or box[3] > self.height - 2:
            return False
        return all(
            box[2] < t[0] or box[0] > t[2] or box[3] < t[1] or box[1] > t[3] for t in self.taken
        )

    def set(self, words: str, x: float, y: float, size: int, kind: str, gap: float) -> bool:
        """Sets words beside a dot (gap > 0) or near a middle; False where there is no room."""
        wide, half = len(words) * size * _LETTER, size * 0.5
        ways = (
            [("start", x + gap, y), ("end", x - gap, y), ("middle", x, y - gap - half),
             ("middle", x, y + gap + half), ("start", x + gap * 0.7, y - half - gap * 0.4),
             ("start", x + gap * 0.7, y + half + gap * 0.4)]
            if gap
            else [("middle", x, y), ("middle", x, y - size), ("middle", x, y + size)]
        )  # fmt: skip
        for anchor, at, level in ways:
            left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            box = (left, level - half, left + wide, level + half)
            if self._is_free(box):
                self.taken.append(box)
                self.out.append(
                    f'<text class="{kind}" x="{at:.0f}" y="{level + size * 0.34:.0f}" '
                    f'text-anchor="{anchor}">{escape_text(words)}</text>'
                )
                return True
        return False


def _draw_labels(
    places: Sequence[Located], at: dict[str, tuple[float, float]], shapes: Sequence[_Shape],
    height: int,
) -> str:  # fmt: skip
    """Towns and divisions first, the most told first, large for a telephone while there is room."""
    labels = _Labels(height, at.values())
    told = {place.country for place in places if place.precision == "country"}
    left = []
    for number, place in enumerate(p for p in places if p.entity in at):
        x, y = at[place.entity]
        name = cut_words(place.name, 28)
        if number > 3 or not labels.set(name, x, y, _LARGE, "both", 13):
            left.append((name, x, y))
    areas = sorted(
        (s for s in shapes if s.code in gazetteer().names),
        key=lambda s: (s.code not in told, -s.size),
    )
    for shape in areas:
        name = gazetteer().names[shape.code]
        if shape.code not in told or shape.extent < _TOO_SMALL:
            continue
        if shape.size < _LARGE * _LARGE * len(name) * _LETTER or not labels.set(
            name, *shape.middle, _LARGE, "country told both", 0
        ):
            labels.set(name, *shape.middle, _SMALL, "country told", 0)
    for name, x, y in left:
        labels.set(name, x, y, _SMALL, "", 9)
    for shape in areas:
        name = gazetteer().names[shape.code]
        roomy = shape.size > len(name) * _SMALL * _LETTER * _SMALL * 2
        if shape.code not in told and roomy:
            labels.set(name, *shape.middle, _SMALL, "country", 0)
    return "".join(labels.out)


# ------------------------------------------------------------------------------- the picture

_TOO_SMALL = 12.0  # units: a country smaller than this is shown by a mark


def _scale_bar(crop: _Crop) -> str:
    """A bar of a round number of kilometres; none on a map of the world, whose scale is not one."""
    if crop.middle is None:
        return ""
    per_unit = _EARTH / crop.scale
    length = max(
        size for size in (20, 50, 100, 200, 500, 1000, 2000) if size <= 50 or size / per_unit < 190
    )
    wide = length / per_unit
    y = crop.height - 16
    return (
        f'<path class="bar-line" d="M16 {y - 5}V{y}H{16 + wide:.0f}V{y - 5}"/>'
        f'<text class="scale" x="{24 + wide:.0f}" y="{y + 2}">{length:,} km</text>'
    )


def _mark(place: Located, x: float, y: float, crop: _Crop, href: str) -> str:
    """The sign for one place, as a link to its row in the table."""
    title = escape_attribute(f"{place.name}: {place.words}")
    if place.precision == "division":
        sign = f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="{place.reach * crop.scale / _EARTH:.0f}"/>'
    elif place.precision == "country":
        sign = f'<path class="speck" d="M{x:.0f} {y - 8:.0f}l8 8-8 8-8-8z"/>'
    else:
        sign = f'<circle class="dot" cx="{x:.0f}" cy="{y:.0f}" r="5"/>'
    return f'<a href="#{href}{place.entity}" tabindex="-1"><title>{title}</title>{sign}</a>'


def _draw(places: Sequence[Located], crop: _Crop, href: str, says: str) -> Map:
    """One picture of some places, the most told first."""
    shapes = _shapes(crop)
    told = {place.country for place in places if place.precision == "country"}
    at: dict[str, tuple[float, float]] = {}
    marks: list[str] = []
    rings: set[tuple[float, float]] = set()  # of divisions that have one already
    by_code = {shape.code: shape for shape in shapes}
    for place in places:
        if place.precision == "country":
            shape = by_code.get(place.country)
            if shape is None or shape.extent >= _TOO_SMALL:
                continue
            x, y = shape.middle
        else:
            x, y = (float(v) for v in crop.at(place.longitude, place.latitude))
        if 0 <= x <= WIDTH and 0 <= y <= crop.height:
            at[place.entity] = (x, y)
            if not (place.precision == "division" and (x, y) in rings):
                marks.append(_mark(place, x, y, crop, href))
            rings.add((x, y))
    plain = "".join(shape.path for shape in shapes if shape.code not in told)
    hatched = "".join(f'<path class="told" d="{s.path}"/>' for s in shapes if s.code in told)
    ground = f'<g transform="scale({1 / _FINE})"><path class="land" d="{plain}"/>{hatched}</g>'
    labels = _draw_labels(places, at, shapes, crop.height)
    body = ground + "".join(marks) + labels + _scale_bar(crop)
    return Map(
        Markup(
            f'<svg class="map" viewBox="0 0 {WIDTH} {crop.height}" role="group" '
            f'aria-label="{escape_attribute(says)}">{body}</svg>'
        ),
        says,
    )


def _nearer(places: Sequence[Located], weights: dict[str, int]) -> list[Located]:
    """The places of the country that is told of most, when there are towns of it to be shown."""
    told: dict[str, int] = {}
    for place in places:
        told[place.country] = told.get(place.country, 0) + weights.get(place.entity, 1)
    country = max(told, key=lambda code: (told[code], code))
    inside = [place for place in places if place.country == country]
    if all(place.precision == "country" for place in inside):
        return []
    whole = _extent([place for place in inside if place.precision == "country"])
    if len(whole) and _radius(whole)[1] > 12:  # a large country: its towns alone
        inside = [place for place in inside if place.precision != "country"]
    return inside


def draw_maps(
    places: Sequence[Located], weights: dict[str, int], href: str = ""
) -> tuple[Map, ...]:
    """
    The located places on one map, or on two where a nearer one shows more; none where none is known.

    `weights` says how often each entity is told of; `href` begins the links to the table's rows.
    """
    known = sorted(
        (place for place in places if place.precision != "nowhere" and _can_be_drawn(place)),
        key=lambda place: (-weights.get(place.entity, 1), place.entity),
    )
    if not known:
        return ()
    far = _crop(known)
    names = f"The places on a map: {cut_words(', '.join(p.name for p in known), 300)}."
    near = _nearer(known, weights)
    if near:
        crop = _crop(near)
        if crop.scale > _MUCH_NEARER * far.scale:
            inside = [p for p in known if p.precision == "country" or _is_inside(crop, p)]
            shown = [p.name for p in near]
            says = f"A nearer map of {cut_words(', '.join(shown), 200)}."
            return _draw(inside, crop, href, says), _draw(known, far, href, names)
    return (_draw(known, far, href, names),)


def _is_inside(crop: _Crop, place: Located) -> bool:
    x, y = crop.at(place.longitude, place.latitude)
    return bool(0 <= x <= WIDTH and 0 <= y <= crop.height)


def _can_be_drawn(place: Located) -> bool:
    return place.precision != "country" or len(_largest_ring(place.country)) > 0
