"""
Which findings are worth a reader's time: a weighted sum of a few signs, each with its reason.

The weights were fitted by logistic regression on annotated clusters, where the question was
whether an analyst had listed the point (training/findings_weights.py; figures in
docs/decisions/0008-findings.md). They are few and open so that they can be argued with.
"""

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import Unit

# Sign -> (weight, why it counts).
WEIGHTS: dict[str, tuple[float, str]] = {
    "bias": (-1.8, "most sentences that look alike are not a point"),
    "reports": (0.6, "what three reports tell matters more than what two tell"),
    "likeness": (0.6, "the likelier the best pair, the surer it is one point"),
    "mean": (0.4, "and so all its sentences together"),
    "shared": (0.3, "much shared matter is hard to share by chance"),
    "figure": (0.6, "figures are what readers compare"),
    "hedge": (-0.2, "differences of hedge are the easiest to see where there is none"),
    "name": (2.5, "two spellings of one name are always worth a look"),
    "one_text": (-0.5, "one text printed twice is one voice"),
    "lead": (-0.6, "a headline has the words of every sentence and the point of none"),
}


def score(signs: dict[str, float]) -> float:
    """The weight of a finding from its signs."""
    return sum(WEIGHTS[name][0] * value for name, value in signs.items() if name in WEIGHTS)


def signs_of_candidate(
    units: tuple[Unit, ...], alignment: Alignment, sort: str, one_text: bool
) -> dict[str, float]:
    """The signs of a finding that rests on some sentences of several reports."""
    pairs = [
        alignment.likeness(a.index, b.index)
        for i, a in enumerate(units)
        for b in units[i + 1 :]
        if a.report != b.report
    ]
    reports = len({unit.report for unit in units})
    counts: dict[str, set[int]] = {}
    for unit in units:
        for term in unit.terms:
            counts.setdefault(term.form, set()).add(unit.report)
    shared = sum(
        alignment.weights.get(form, 1.0) for form, held in sorted(counts.items()) if len(held) > 1
    )
    return {
        "bias": 1.0,
        "reports": float(min(reports, 5) - 2),
        "likeness": max(pairs, default=0.0),
        "mean": sum(pairs) / len(pairs) if pairs else 0.0,
        "lead": max((1.0 / (1 + unit.sentence) for unit in units), default=0.0),
        "shared": min(shared, 10.0),
        "figure": float(sort == "figure"),
        "hedge": float(sort == "hedge"),
        "time": float(sort == "time"),
        "name": float(sort == "name"),
        "one_text": float(one_text),
        "many": float(max(0, len(units) - reports)),
    }
