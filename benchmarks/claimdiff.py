"""
How the kinds of findings stand to "strengthens", "weakens" and "neither" of ClaimDiff (Ko et al. 2023).

    python benchmarks/claimdiff.py FOLDER [--most N]

FOLDER holds ClaimDiff-strength-train.json and ClaimDiff-weak-train.json: pairs of sentences from two
outlets on one topic, the second of which strengthens the first, weakens it, or does neither. Each pair
is read as a story of two one-sentence reports: agreement or more detail is taken for strengthening, a
conflict or a lost hedge for weakening, no finding for neither. Prints the confusion, the accuracy, and
that of always answering "strengthens". A diagnostic, not a bar: to strengthen a claim there is mostly to
add an argument for it, which no comparison of facts sees.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from crossread.comparing.dating import date_reports
from crossread.comparing.findings import find_candidates
from crossread.comparing.points import compare_reports
from crossread.model import Document, Reading, Report
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare
from crossread.spans import SourceMap

LABELS = ("strengthens", "weakens", "neither")
_WEAKENING = ("conflict", "hedge_loss")


def pairs_in(folder: Path, most: int | None) -> list[tuple[str, str, str]]:
    """(first sentence, second sentence, label) of every pair, in the order of the file."""
    strong = json.loads((folder / "ClaimDiff-strength-train.json").read_text("utf-8"))["data"]
    weak = json.loads((folder / "ClaimDiff-weak-train.json").read_text("utf-8"))["data"]
    weakens = {row["pair_id"] for row in weak if row["relation"]}
    rows = []
    for row in strong[:most]:
        label = "strengthens" if row["relation"] else "neither"
        rows.append(
            (row["claim_a"], row["claim_b"], "weakens" if row["pair_id"] in weakens else label)
        )
    return rows


def document(number: int, text: str) -> Document:
    clean, way_back = SourceMap.build(text)
    report = Report(f"r{number}", f"{number}.txt", "0" * 64, "utf-8", text)
    return Document(report, clean, way_back, outlet=f"Outlet {number}")


def judge(readings: tuple[Reading, ...]) -> str:
    """What the findings of two one-sentence reports say of the second against the first."""
    story = compare(readings, date_reports(readings))
    kinds = {f.kind for f, _ in find_candidates(readings, story, compare_reports(readings))}
    if kinds.intersection(_WEAKENING):
        return "weakens"
    return "strengthens" if kinds.intersection(("agree", "refine")) else "neither"


def main() -> None:
    most = int(sys.argv[sys.argv.index("--most") + 1]) if "--most" in sys.argv else None
    pairs = pairs_in(Path(sys.argv[1]), most)
    documents = [document(n, text) for a, b, _ in pairs for n, text in ((1, a), (2, b))]
    readings = list(read_documents(documents))
    seen: Counter[tuple[str, str]] = Counter()
    for number, (_, _, label) in enumerate(pairs):
        seen[label, judge(tuple(readings[2 * number : 2 * number + 2]))] += 1
    print(f"{'':12}" + "".join(f"{said:>12}" for said in LABELS))
    for label in LABELS:
        print(f"{label:12}" + "".join(f"{seen[label, said]:12}" for said in LABELS))
    right = sum(seen[label, label] for label in LABELS)
    always = sum(count for (label, _), count in seen.items() if label == "strengthens")
    print(f"accuracy {right / len(pairs):.3f}; always 'strengthens' {always / len(pairs):.3f}")
    recalls = []
    for label in LABELS:
        whole = sum(seen[label, said] for said in LABELS)
        recalls.append(seen[label, label] / whole if whole else 0.0)
    print(f"mean recall of the three {sum(recalls) / 3:.3f} (chance .333)")


if __name__ == "__main__":
    main()
