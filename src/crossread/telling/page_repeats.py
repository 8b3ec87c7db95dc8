"""
Who repeats whom, drawn: the reports as columns of their text from top to bottom, each stretch filled
by where it comes from, passages that stand in two reports joined by a band.

The parts are told apart by pattern as well as by shade; the tables beside the picture say the same
in words. Reports are columns in the order they were read; bands between columns that are not
neighbours run behind those in between.
"""

from collections.abc import Sequence
from textwrap import wrap

import msgspec
from markupsafe import Markup

from crossread.telling.page_text import citation_id, cut_words, escape_attribute, escape_text
from crossread.telling.views import Citation, OriginView, ReportView, ShareView, StoryView

PARTS = (
    ("own", "own words", "words found in no other report"),
    ("background", "background", "its own words on what came long before it"),
    ("quoted", "quoted", "somebody's words between quotation marks"),
    ("shared", "shared", "also in another report, no wire credited"),
    ("wire", "wire", "from a credited news agency"),
)

_COLUMN, _GAP = 74, 62  # widths in the picture's own units
_TOP, _TALL = 52, 380
_MOST = 16  # columns; beyond this the tables alone are shown


class ShareBar(msgspec.Struct, frozen=True):
    """How much of one report's text comes from where: (part, words, percent), and its bar."""

    report: ReportView
    parts: tuple[tuple[str, str, int], ...]
    picture: Markup


def _bar(parts: tuple[tuple[str, str, int], ...]) -> Markup:
    whole = sum(percent for _, _, percent in parts) or 1
    at, out = 0.0, []
    for part, _, percent in parts:
        wide = 200 * percent / whole
        if percent:
            out.append(f'<rect class="{part}" x="{at:.1f}" width="{wide:.1f}" height="14"/>')
        at += wide
    body = "".join(out)
    return Markup(
        '<svg class="share" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">'
        f"{body}</svg>"
    )


def draw_share_bars(view: StoryView) -> tuple[ShareBar, ...]:
    """The share of own, quoted, shared and wire text of each report."""
    bars = []
    for report in view.reports:
        parts = tuple((name, words, int(getattr(report, name))) for name, words, _ in PARTS)
        bars.append(ShareBar(report, parts, _bar(parts)))
    return tuple(bars)


def group_origins(origins: Sequence[OriginView]) -> list[tuple[str, list[OriginView]]]:
    """Origins of one description under one heading, in the order they first come."""
    grouped: dict[str, list[OriginView]] = {}
    for origin in origins:
        grouped.setdefault(origin.what, []).append(origin)
    return list(grouped.items())


def _merged(shares: list[ShareView]) -> list[tuple[str, int, int, str]]:
    """Stretches of one report side by side, neighbours of one kind joined."""
    out: list[tuple[str, int, int, str]] = []
    for share in sorted(shares, key=lambda s: (s.start, s.end)):
        if out and out[-1][0] == share.part and out[-1][3] == share.origin:
            out[-1] = (share.part, out[-1][1], max(out[-1][2], share.end), share.origin)
        else:
            out.append((share.part, share.start, share.end, share.origin))
    return out


def draw_columns(view: StoryView) -> Markup:
    """The reports as columns with the passages they share joined; empty when there are none."""
    count = len(view.reports)
    if not 2 <= count <= _MOST or not (view.shared or view.shares):
        return Markup()
    longest = max((report.length for report in view.reports), default=0) or 1
    scale = _TALL / longest
    left = {r.id: 8 + n * (_COLUMN + _GAP) for n, r in enumerate(view.reports)}
    width = 16 + count * _COLUMN + (count - 1) * _GAP
    shares: dict[str, list[ShareView]] = {}
    for share in view.shares:
        shares.setdefault(share.report, []).append(share)
    out = []
    for shared in view.shared:
        a, b = view.citations[shared.left - 1], view.citations[shared.right - 1]
        if a.report in left and b.report in left and a.report != b.report:
            out.append(_band(a, b, left, scale, shared.how_words))
    for report in view.reports:
        out.append(_column(report, shares.get(report.id, []), left[report.id], scale))
    title = (
        f"{count} reports as columns of their text; {len(view.shared)} shared passages join them. "
        "The table below lists them."
    )
    return Markup(
        f'<svg class="columns" viewBox="0 0 {width} {_TOP + _TALL + 8}" width="{width}" '
        f'role="group" aria-label="{title}">{"".join(out)}</svg>'
    )


def _column(report: ReportView, shares: list[ShareView], x: float, scale: float) -> str:
    out = [f'<text class="id" x="{x}" y="14">{escape_text(report.id)}</text>']
    if report.outlet != report.id:
        lines = wrap(cut_words(report.outlet.removeprefix("The "), 26), 13) or [""]
        rows = [*lines[:1], cut_words(" ".join(lines[1:]), 13)]
        for line, level in zip(rows, (29, 43), strict=True):
            out.append(f'<text x="{x}" y="{level}">{escape_text(line)}</text>')
    tall = report.length * scale
    out.append(f'<rect class="frame" x="{x}" y="{_TOP}" width="{_COLUMN}" height="{tall:.1f}"/>')
    for part, start, end, origin in _merged(shares):
        y, high = _TOP + start * scale, max(1.0, (end - start) * scale - 0.6)
        words = next(words for name, words, _ in PARTS if name == part)
        label = escape_attribute(f"{report.id}: {words}" + (f", {origin}" if origin else ""))
        out.append(
            f'<rect class="{part}" x="{x}" y="{y:.1f}" width="{_COLUMN}" height="{high:.1f}">'
            f"<title>{label}</title></rect>"
        )
    return "".join(out)


def _band(a: Citation, b: Citation, left: dict[str, int], scale: float, how: str) -> str:
    if left[a.report] > left[b.report]:
        a, b = b, a
    x1, x2 = left[a.report] + _COLUMN, left[b.report]
    y1, y2 = _TOP + a.start * scale, _TOP + b.start * scale
    z1 = max(_TOP + a.end * scale, y1 + 2)
    z2 = max(_TOP + b.end * scale, y2 + 2)
    mid = (x1 + x2) / 2
    path = (
        f"M{x1} {y1:.1f}C{mid} {y1:.1f} {mid} {y2:.1f} {x2} {y2:.1f}"
        f"V{z2:.1f}C{mid} {z2:.1f} {mid} {z1:.1f} {x1} {z1:.1f}Z"
    )
    words = escape_attribute(f"{a.report} and {b.report}, {how}: “{cut_words(a.words, 120)}”")
    href = citation_id(a.report, a.start, a.end)
    return (
        f'<a href="#{href}" class="c" tabindex="-1" aria-label="{words}"><path class="band" d="{path}">'
        f"<title>{words}</title></path></a>"
    )
