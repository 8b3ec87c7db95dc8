"""
Whom a pronoun stands for, on GAP (Webster et al. 2018): `python benchmarks/pronouns_gap.py FILE [every]`.

FILE is one of GAP's tables (gap-test.tsv), `every` reads one row in so many. Each row names a pronoun
and two people of whom one, or neither, is meant. As in the paper a person counts as chosen when the
chain the pronoun was given to has a mention that covers or lies in the name; printed are precision,
recall and F1 over all pairs, for each sex, and their ratio.
"""

import csv
import sys
from pathlib import Path

from crossread.language import read
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.spans import Span

_FEMALE = frozenset(("she", "her", "hers"))


def main(path: Path, every: int) -> None:
    with path.open(encoding="utf-8") as file:
        rows = [row for n, row in enumerate(csv.DictReader(file, delimiter="\t")) if n % every == 0]
    counts = {"male": [0, 0, 0], "female": [0, 0, 0]}  # chosen, rightly, meant
    answered = 0
    for row, parse in zip(rows, read([row["Text"] for row in rows]), strict=True):
        mentions, references, _ = link_mentions(parse, find_mentions(parse))
        at = int(row["Pronoun-offset"])
        chains = {r.chain for r in references if r.span.start <= at < r.span.end}
        answered += bool(chains)
        tally = counts["female" if row["Pronoun"].lower() in _FEMALE else "male"]
        for name in ("A", "B"):
            start = int(row[f"{name}-offset"])
            wanted = Span(start, start + len(row[name]))
            chosen = any(
                m.chain in chains and m.span.start < wanted.end and wanted.start < m.span.end
                for m in mentions
            )
            meant = row[f"{name}-coref"].upper() == "TRUE"
            tally[0] += chosen
            tally[1] += chosen and meant
            tally[2] += meant
    print(f"{len(rows)} pronouns, {answered} given to somebody")
    scores = {}
    for sex, (chosen, right, meant) in [
        *counts.items(),
        ("all", [sum(pair) for pair in zip(*counts.values(), strict=True)]),
    ]:
        precision, recall = right / max(1, chosen), right / max(1, meant)
        scores[sex] = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{sex:8} P {precision:.3f}  R {recall:.3f}  F1 {scores[sex]:.3f}")
    print(f"female / male {scores['female'] / max(1e-9, scores['male']):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
