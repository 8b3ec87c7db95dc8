"""
Scores findings on annotated clusters, or sweeps the limits within which claims make a point.

    python benchmarks/findings_sweep.py GOLD_FOLDER [CLUSTER ...] [--sweep]

A relation is found when a finding touches its words in two of its reports; a finding is right when it
touches some relation in two reports. Prints, as means over clusters: precision and recall of finding,
and of finding with the right kind.
"""

import itertools
import sys
from pathlib import Path

from msgspec.structs import replace
from training.findings_weights import relations_of, reports_touched, spot

from crossread.comparing import points
from crossread.comparing.dating import date_reports
from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.model import Reading
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare

_JUDGED = ("agree", "refine", "conflict", "hedge_loss")


def score(readings: tuple[Reading, ...], folder: Path) -> tuple[float, float, float, float]:
    """Precision and recall of finding, then of finding with the right kind."""
    story = compare(readings, date_reports(readings))
    by_id = {reading.document.report.id: reading for reading in readings}
    relations = relations_of(folder)
    found, found_right = set(), set()
    hits = right = judged = 0
    for finding in story.findings:
        if finding.kind not in _JUDGED:
            continue
        judged += 1
        places = [spot(by_id[place.report], place.span) for place in finding.places]
        met = [
            n for n, (_, spots) in enumerate(relations) if len(reports_touched(places, spots)) > 1
        ]
        same = [n for n in met if finding.kind in relations[n][0]]
        found.update(met)
        found_right.update(same)
        hits += bool(met)
        right += bool(same)
    whole = max(1, judged)
    return (
        hits / whole,
        len(found) / len(relations),
        right / whole,
        len(found_right) / len(relations),
    )


def main() -> None:
    words = [word for word in sys.argv[2:] if not word.startswith("--")]
    gold = Path(sys.argv[1])
    names = words or sorted(path.parent.name for path in gold.glob("*/gold.json"))
    stories = []
    for name in names:
        reports, _ = gather_reports([str(gold / name / "reports")])
        documents = [clean_report(report) for report in reports]
        stories.append((tuple(read_documents(documents)), gold / name))
    settings = [points.LIMITS]
    if "--sweep" in sys.argv:
        settings = [
            replace(points.LIMITS, first=first, merge=merge, link=link)
            for first, merge, link in itertools.product(
                (0.22, 0.26, 0.3), (0.1, 0.12, 0.15), (0.05, 0.08, 0.1)
            )
        ]
    print("first merge link    P     R     kind P kind R")
    for limits in settings:
        points.LIMITS = limits
        rows = [score(readings, folder) for readings, folder in stories]
        mean = [sum(row[i] for row in rows) / len(rows) for i in range(4)]
        print(
            f"{limits.first:.2f}  {limits.merge:.2f}  {limits.link:.2f}    "
            + "  ".join(f"{value:.3f}" for value in mean)
        )


if __name__ == "__main__":
    main()
