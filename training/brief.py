"""
Learns what each sign says about a sentence's worth to a brief (telling/worth.py, `Signs`).

    python -m training.brief GOLD_FOLDER

GOLD_FOLDER holds one folder per annotated cluster (gold.json with nuggets, reports/). The target of
a sentence is the importance of the nuggets that citing it would cover, six at most; the fit is ridge
regression, but for the two signs that are set by hand. Prints, leaving each cluster out in turn, the
share of nuggets by importance that a brief of 350 words covers, then the signs over all clusters.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from crossread.comparing.alignment import align
from crossread.model import Digest
from crossread.running.pipeline import crossread
from crossread.telling.brief import write_brief
from crossread.telling.worth import Signs, find_likeliest, make_candidates, signs_of

RIDGE = 3.0
MOST = 6.0


def covers(
    spots: list[tuple[str, int, int]], nugget: dict[str, Any], files: dict[str, str]
) -> bool:
    """Half of a nugget's span, or half of the cited words, lie in one another."""
    for span in nugget["spans"]:
        for start, end in [(span["start"], span["end"]), *span.get("also_at", [])]:
            for name, s, e in spots:
                shared = min(e, end) - max(s, start)
                if (
                    name == files[span["report"]]
                    and shared > 0
                    and 2 * shared >= min(e - s, end - start)
                ):
                    return True
    return False


def spot(digest: Digest, report: int, span: Any) -> tuple[str, int, int]:
    document = digest.readings[report].document
    source = document.source_map.to_source(span)
    return Path(document.report.path).name, source.start, source.end


def load(folder: Path) -> tuple[Digest, dict[str, Any], dict[str, str]]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    files = {r["id"]: Path(r["file"]).name for r in gold["reports"]}
    return crossread([str(folder / "reports")]), gold, files


def table(digest: Digest, gold: dict[str, Any], files: dict[str, str]) -> tuple[Any, Any]:
    """Signs and targets of every sentence of one cluster."""
    readings = digest.readings
    alignment = align(readings)
    likeliest = find_likeliest(alignment)
    rows, targets = [], []
    for candidate in make_candidates(readings, digest.stories[0], alignment):
        if candidate.standing.trimmed:
            continue
        rows.append([float(sign) for sign in signs_of(candidate, likeliest, len(readings))])
        places = [spot(digest, candidate.report, span) for span in candidate.standing.spans]
        worth = sum(n.get("importance") or 1 for n in gold["nuggets"] if covers(places, n, files))
        targets.append(min(MOST, worth))
    return np.array(rows), np.array(targets)


def fit(rows: Any, targets: Any) -> Signs:
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[0, 0] = 0
    found = [round(float(b), 2) for b in np.linalg.solve(rows.T @ rows + penalty, rows.T @ targets)]
    return Signs(*found)._replace(stale=Signs().stale, colour=Signs().colour)


def recall(digest: Digest, gold: dict[str, Any], files: dict[str, str], signs: Signs) -> float:
    story = digest.stories[0]
    number = {r.document.report.id: i for i, r in enumerate(digest.readings)}
    brief = write_brief(
        digest.readings, digest.published, story, align(digest.readings), 350, signs
    )
    spots = [spot(digest, number[p.report], p.span) for row in brief for p in row.citations]
    weights = [(n.get("importance") or 1, covers(spots, n, files)) for n in gold["nuggets"]]
    return sum(w for w, hit in weights if hit) / sum(w for w, _ in weights)


def main() -> None:
    clusters = sorted(path.parent for path in Path(sys.argv[1]).glob("*/gold.json"))
    loaded = {cluster.name: load(cluster) for cluster in clusters}
    tables = {name: table(*parts) for name, parts in loaded.items()}
    scores = []
    for left_out, parts in loaded.items():
        rest = [tables[name] for name in tables if name != left_out]
        signs = fit(np.vstack([r for r, _ in rest]), np.concatenate([t for _, t in rest]))
        scores.append(recall(*parts, signs))
        print(f"{left_out:14} {scores[-1]:.3f}")
    print(f"{'mean':14} {sum(scores) / len(scores):.3f}")
    rows = np.vstack([r for r, _ in tables.values()])
    print(fit(rows, np.concatenate([t for _, t in tables.values()])))


if __name__ == "__main__":
    main()
