"""
Scores shared passages on annotated clusters, or sweeps their thresholds.

    python benchmarks/shared_passages.py GOLD_FOLDER [--sweep]

GOLD_FOLDER holds one folder per cluster with gold.json and reports/. A pair is right when both sides
overlap the annotated ones by half (intersection over union), one to one.
"""

import itertools
import json
import sys
from pathlib import Path

from crossread.comparing.passages import LIMITS, Limits, find_shared_passages
from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.model import Reading
from crossread.reading.read import read_documents


def overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> float:
    """Intersection over union of two (file, start, end)."""
    if a[0] != b[0]:
        return 0.0
    shared = min(a[2], b[2]) - max(a[1], b[1])
    return shared / (max(a[2], b[2]) - min(a[1], b[1])) if shared > 0 else 0.0


def found_in(readings: tuple[Reading, ...], limits: Limits) -> list[tuple]:
    by_id = {r.document.report.id: r.document for r in readings}
    rows = []
    for passage in find_shared_passages(readings, limits):
        sides = []
        for place in (passage.left, passage.right):
            document = by_id[place.report]
            span = document.source_map.to_source(place.span)
            sides.append((Path(document.report.path).name, span.start, span.end))
        rows.append(tuple(sides))
    return rows


def gold_in(folder: Path) -> list[tuple]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    files = {r["id"]: Path(r["file"]).name for r in gold["reports"]}
    return [
        tuple((files[p[s]["report"]], p[s]["start"], p[s]["end"]) for s in ("left", "right"))
        for p in gold.get("shared_passages", [])
        if not p.get("optional")
    ]


def count(gold: list[tuple], found: list[tuple]) -> tuple[int, int, int]:
    """Right, false, missed."""
    links = sorted(
        (
            -max(min(overlap(g[0], f[i]), overlap(g[1], f[1 - i])) for i in (0, 1)),
            x,
            y,
        )
        for x, g in enumerate(gold)
        for y, f in enumerate(found)
    )
    used_gold, used_found = set(), set()
    for value, x, y in links:
        if -value >= 0.5 and x not in used_gold and y not in used_found:
            used_gold.add(x)
            used_found.add(y)
    right = len(used_gold)
    return right, len(found) - right, len(gold) - right


def main() -> None:
    folder = Path(sys.argv[1])
    clusters = sorted(p.parent for p in folder.glob("*/gold.json"))
    readings = {}
    for cluster in clusters:
        reports, _ = gather_reports([str(cluster / "reports")])
        readings[cluster.name] = tuple(read_documents([clean_report(r) for r in reports]))
    gold = {cluster.name: gold_in(cluster) for cluster in clusters}

    def score(limits: Limits) -> tuple[float, float]:
        each, total = [], [0, 0, 0]
        for name in readings:
            right, false, missed = count(gold[name], found_in(readings[name], limits))
            total = [a + b for a, b in zip(total, (right, false, missed), strict=True)]
            if gold[name]:
                each.append(2 * right / (2 * right + false + missed))
        right, false, missed = total
        return sum(each) / len(each), 2 * right / (2 * right + false + missed)

    print("shipped", *(f"{v:.3f}" for v in score(LIMITS)))
    if "--sweep" in sys.argv:
        rows = []
        grid = itertools.product(
            (9, 12), (0.25, 0.45), (4.5, 5.2, 6.0), (7, 8, 9), (0.5, 0.6), (4, 5, 6, 7)
        )
        for gap, cost, weight, words, density, run in grid:
            limits = Limits(3, gap, cost, weight, words, density, run)
            rows.append((*score(limits), limits))
        for mean, total, limits in sorted(rows, key=lambda row: -(row[0] + row[1]))[:15]:
            print(f"{mean:.3f} {total:.3f} {limits}")


if __name__ == "__main__":
    main()
