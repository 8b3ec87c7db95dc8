"""
Learns the three open tables of findings: which pairs of sentences are alike
(comparing/likeness.py, `SHARED`), which pairs of claims make one point (comparing/points.py,
`ONE_POINT`), and which findings an analyst would list (comparing/ranking.py, `WEIGHTS`).

    python -m training.findings_weights GOLD_FOLDER [CLUSTER ...]

GOLD_FOLDER holds one folder per annotated cluster: gold.json with relations, reports/. A pair is right
when its words touch one relation in two of its reports; a finding counts half for that and half for
having the relation's kind. The fit is logistic regression with a ridge; each cluster is left out in
turn, and the figures printed are of the clusters left out (area under the curve, average precision).
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from crossread.comparing.alignment import align, find_meanings
from crossread.comparing.dating import date_reports
from crossread.comparing.findings import find_candidates
from crossread.comparing.likeness import bag, signs_of_pair
from crossread.comparing.points import claim_signs, compare_reports, make_strands
from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.model import Reading
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare
from crossread.spans import Span

RIDGE = 1.0
Spot = tuple[str, int, int]  # file name, start, end in the source text
Row = tuple[str, dict[str, float], float]  # cluster, signs, how right (0 to 1)
Relation = tuple[frozenset[str], list[Spot]]  # the kinds that are right, and the spans


def touch(place: Spot, wanted: Spot) -> bool:
    """Three tenths in common, or one inside the other."""
    if place[0] != wanted[0]:
        return False
    shared = min(place[2], wanted[2]) - max(place[1], wanted[1])
    whole = max(place[2], wanted[2]) - min(place[1], wanted[1])
    shorter = min(place[2] - place[1], wanted[2] - wanted[1])
    return shared > 0 and (shared >= 0.3 * whole or shared == shorter)


def relations_of(folder: Path) -> list[Relation]:
    """The kinds and spans of every relation between reports of a cluster."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    files = {report["id"]: Path(report["file"]).name for report in gold["reports"]}
    found = []
    for relation in gold["relations"]:
        if relation["kind"] != "single_source":
            spots = []
            for span in relation["spans"]:
                for start, end in [(span["start"], span["end"]), *span.get("also_at", [])]:
                    spots.append((files[span["report"]], start, end))
            kinds = frozenset([relation["kind"], *relation.get("acceptable", [])])
            found.append((kinds, spots))
    return found


def spot(reading: Reading, span: Span) -> Spot:
    source = reading.document.source_map.to_source(span)
    return Path(reading.document.report.path).name, source.start, source.end


def reports_touched(places: list[Spot], relation: list[Spot]) -> set[str]:
    return {wanted[0] for wanted in relation for place in places if touch(place, wanted)}


Touched = list[set[str]]  # for each relation the reports in which a stretch touches it


def touched_by(reading: Reading, span: Span, relations: list[Relation]) -> Touched:
    return [reports_touched([spot(reading, span)], spots) for _, spots in relations]


def meet(left: Touched, right: Touched) -> bool:
    """Do two stretches of different reports touch one relation?"""
    return any(len(a | b) > 1 for a, b in zip(left, right, strict=True))


def sentence_rows(name: str, readings: tuple[Reading, ...], relations: list[Relation]) -> list[Row]:
    """The pairs of alike sentences of a cluster, with signs and verdicts."""
    alignment = align(readings)
    units = list(alignment.units)
    bags = [bag(unit.terms, alignment.weights) for unit in units]
    meanings = find_meanings(readings, units)
    touched = [touched_by(readings[u.report], u.span, relations) for u in units]
    rows = []
    for a, b in sorted(alignment.pairs):
        meaning = 0.0 if meanings is None else float(meanings[a] @ meanings[b])
        signs = signs_of_pair(units[a], units[b], (bags[a], bags[b]), meaning)
        rows.append((name, signs, float(meet(touched[a], touched[b]))))
    return rows


def claim_rows(name: str, readings: tuple[Reading, ...], relations: list[Relation]) -> list[Row]:
    """The pairs of claims in alike sentences, with signs and verdicts."""
    alignment = align(readings)
    strands = make_strands(readings, alignment)
    touched = [touched_by(readings[s.unit.report], s.span, relations) for s in strands]
    return [
        (name, signs, float(meet(touched[a], touched[b])))
        for (a, b), signs in claim_signs(strands, alignment).items()
    ]


def finding_rows(name: str, readings: tuple[Reading, ...], relations: list[Relation]) -> list[Row]:
    """The candidate findings of a cluster, with signs and verdicts."""
    story = compare(readings, date_reports(readings))
    by_id = {reading.document.report.id: reading for reading in readings}
    rows = []
    for finding, signs in find_candidates(readings, story, compare_reports(readings)):
        places = [spot(by_id[place.report], place.span) for place in finding.places]
        met = [kinds for kinds, spots in relations if len(reports_touched(places, spots)) > 1]
        right = any(finding.kind in kinds for kinds in met)
        rows.append((name, signs, 0.5 * bool(met) + 0.5 * right))
    return rows


def fit(x: Any, y: Any) -> Any:
    """Weights of a logistic regression by Newton's method; the last is the bias, not shrunk."""
    x = np.c_[x, np.ones(len(x))]
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + ridge * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def report(name: str, rows: list[Row]) -> None:
    """Prints the weights over all clusters and the figures with each cluster left out."""
    signs = [sign for sign in rows[0][1] if sign not in ("alone", "bias")]
    x = np.array([[row[1][sign] for sign in signs] for row in rows])
    y = np.array([row[2] for row in rows])
    clusters = np.array([row[0] for row in rows])
    guess = np.zeros(len(rows))
    for cluster in sorted(set(clusters.tolist())):
        out = clusters == cluster
        guess[out] = np.c_[x[out], np.ones(out.sum())] @ fit(x[~out], y[~out])
    order = np.argsort(-guess, kind="stable")
    hits = (y > 0).astype(float)[order]
    precision = (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits == 1].mean()
    above = (np.cumsum(hits)[hits == 0]).sum() / (hits.sum() * (1 - hits).sum())
    print(f"{name}: {len(rows)} rows, {hits.mean():.3f} right; AUC {above:.3f}, AP {precision:.3f}")
    for sign, weight in zip([*signs, "bias"], fit(x, y), strict=True):
        print(f"    {sign:10} {weight:6.2f}")


def main() -> None:
    gold = Path(sys.argv[1])
    names = sys.argv[2:] or sorted(path.parent.name for path in gold.glob("*/gold.json"))
    tables: dict[str, list[Row]] = {"pairs of sentences": [], "pairs of claims": [], "findings": []}
    for name in names:
        reports, _ = gather_reports([str(gold / name / "reports")])
        readings = tuple(read_documents([clean_report(report) for report in reports]))
        relations = relations_of(gold / name)
        tables["pairs of sentences"] += sentence_rows(name, readings, relations)
        tables["pairs of claims"] += claim_rows(name, readings, relations)
        tables["findings"] += finding_rows(name, readings, relations)
    for title, rows in tables.items():
        report(title, rows)


if __name__ == "__main__":
    main()
