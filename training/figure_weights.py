"""
Learns the open table of `comparing/comparable.py`: which two figures count the same thing.

    python -m training.figure_weights GOLD_FOLDER CLUSTER [CLUSTER ...]

GOLD_FOLDER holds one folder per annotated cluster: gold.json with quantities and their groups,
reports/. The fit is logistic regression with a ridge around a prior set by hand (PRIOR), so that
what the clusters are silent about stays where reason puts it; each cluster counts the same, by its
pairs. Each cluster is left out in turn, and the figures printed are of the clusters left out (F1 of
single pairs, before they are joined to groups).
"""

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

from crossread.comparing.comparable import features, mark_several
from crossread.comparing.sides import Side, make_sides
from crossread.model import Digest
from crossread.running.pipeline import crossread
from crossread.telling.exports.contract import clean_place

RIDGE = 6.0
LEAST_PAIRS = 30  # a cluster with fewer pairs in groups does not count for more

# What each sign would weigh if nothing had been annotated.
PRIOR: dict[str, float] = {
    "bias": -2.0, "context": 3.0, "same value": 4.0, "nearly the value": 2.0, "near value": 1.2,
    "rough and near": 1.2, "one bounds the other": 3.5, "a vague figure holds it": 1.0,
    "far apart": -1.5, "both precise and apart": -1.5, "from one to the other": 2.5,
    "same noun": 0.7, "same class": 0.5, "same thing": 1.0, "other noun": -2.5, "other persons": -1.0,
    "a person and people": -1.0, "one noun missing": -0.5, "one noun implied": -0.3,
    "same act": 0.3, "same act on same class": 1.2, "same value and act": 1.5, "other act": -2.5,
    "one act missing": -0.2, "as many people": 0.8, "shared modifiers": 0.5, "other modifiers": -0.2,
    "same report": -0.8, "same sentence": -1.0, "one is a part": -1.0, "one is narrowed": -1.5,
    "other time": -2.0, "one is of the past": -1.5, "other place": -0.7, "complement": -5.0,
    "same bearer": 4.0, "other bearer": -3.0, "bearer unknown": -1.5, "other age": -2.0,
    "kind age": 1.0, "kind share": 0.5, "kind money": 1.0, "same class of a time": 2.0,
    "same noun of a time": 2.0, "other noun of a time": -1.0, "other noun of a share": 1.5,
    "same long time": 1.0, "two bounds close in on one": 1.5, "rivals in one report": -1.5,
}  # fmt: skip

Row = tuple[str, bool, dict[str, float]]  # cluster, in one group, signs


def sides_with_groups(folder: Path, digest: Digest) -> list[tuple[Side, str | None]]:
    """The figures found that were annotated too, each with the group it was given."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    files = {report["id"]: Path(report["file"]).name for report in gold["reports"]}
    documents = {r.document.report.id: r.document for r in digest.readings}
    sides = mark_several(make_sides(digest.readings, digest.stories[0], digest.published))
    found = []
    for item in gold["quantities"]:
        best: tuple[float, int] = (0.0, -1)
        for side in sides:
            document = documents[side.report]
            if Path(document.report.path).name != files[item["report"]]:
                continue
            place = clean_place(document, side.quantity.span)
            shared = min(place["end"], item["end"]) - max(place["start"], item["start"])
            whole = max(place["end"], item["end"]) - min(place["start"], item["start"])
            best = max(best, (shared / whole, side.index))
        if best[0] >= 0.5:
            found.append((sides[best[1]], item.get("group")))
    return found


def rows_of(folder: Path) -> list[Row]:
    """Every two annotated figures of one kind, with their signs and whether they share a group."""
    digest = crossread([str(folder / "reports")])
    return [
        (folder.name, group is not None and group == other, features(left, right))
        for (left, group), (right, other) in combinations(sides_with_groups(folder, digest), 2)
        if left.kind == right.kind
    ]


def fit(rows: list[Row], names: list[str]) -> np.ndarray:
    """The weights that explain the rows best without going far from the prior."""
    table = np.array([[signs.get(name, 0.0) for name in names] for _, _, signs in rows])
    right = np.array([together for _, together, _ in rows], float)
    clusters = np.array([cluster for cluster, _, _ in rows])
    pairs = {c: max(LEAST_PAIRS, right[clusters == c].sum()) for c in sorted(set(clusters))}
    weight = np.array([1.0 / pairs[c] for c in clusters])
    weight /= weight.mean()
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    theta = prior.copy()
    for _ in range(30):
        likely = 1.0 / (1.0 + np.exp(-table @ theta))
        slope = table.T @ (weight * (likely - right)) + RIDGE * (theta - prior)
        bend = (table * (weight * likely * (1 - likely))[:, None]).T @ table
        theta -= np.linalg.solve(bend + RIDGE * np.eye(len(names)), slope)
    return theta


def f1(rows: list[Row], names: list[str], theta: np.ndarray) -> float:
    """How well single pairs are judged."""
    said = [sum(theta[names.index(k)] * v for k, v in signs.items()) > 0 for _, _, signs in rows]
    truth = [together for _, together, _ in rows]
    hits = sum(a and b for a, b in zip(said, truth, strict=True))
    return 2 * hits / max(1, sum(said) + sum(truth))


def main(folder: Path, clusters: list[str]) -> None:
    rows = [row for cluster in clusters for row in rows_of(folder / cluster)]
    names = sorted({name for _, _, signs in rows for name in signs} | set(PRIOR))
    for cluster in clusters:
        rest = [row for row in rows if row[0] != cluster]
        out = [row for row in rows if row[0] == cluster]
        print(f"{cluster:14} left out {f1(out, names, fit(rest, names)):.3f}")
    theta = fit(rows, names)
    for name, value in sorted(zip(names, theta, strict=True), key=lambda pair: (-pair[1], pair[0])):
        if abs(value) >= 0.05:
            print(f'    "{name}": {value:.1f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
