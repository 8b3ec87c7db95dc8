"""
Which findings are worth a reader's time: a weighted sum of a few signs, each with its reason.

The weights were fitted by logistic regression on annotated clusters, where the question was
whether an analyst had listed the point (training/findings_weights.py; figures in
docs/decisions/0008-findings.md). They are few and open so that they can be argued with.
"""

from collections import Counter

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import Unit
from crossread.model import Place, Reading

# Sign -> (weight, why it counts).
WEIGHTS: dict[str, tuple[float, str]] = {
    "bias": (-2.1, "most sentences that look alike are not a point"),
    "reports": (0.55, "what three reports tell matters more than what two tell"),
    "likeness": (1.0, "the likelier the best pair, the surer it is one point"),
    "shared": (0.37, "much shared matter is hard to share by chance"),
    "lead": (0.3, "news puts the main points first"),
    "figure": (0.7, "figures are what readers compare"),
    "time": (1.2, "a day that two reports give is worth setting side by side"),
    "conflict": (0.6, "a contradiction passed a harder test before it came here"),
    "name": (2.5, "two spellings of one name are always worth a look"),
    "one_text": (-1.1, "one text printed twice is one voice"),
}


def score(signs: dict[str, float]) -> float:
    """The weight of a finding from its signs."""
    return sum(WEIGHTS[name][0] * value for name, value in signs.items() if name in WEIGHTS)


def _terms_at(
    places: tuple[Place, ...], units: tuple[Unit, ...], readings: tuple[Reading, ...]
) -> dict[str, set[str]]:
    """Report -> the forms of the terms at the places of a finding."""
    found: dict[str, set[str]] = {}
    for unit in units:
        reading = readings[unit.report]
        report = reading.document.report.id
        for term in unit.terms:
            at = int(reading.parse.token_starts[term.token])
            if any(p.report == report and p.span.start <= at < p.span.end for p in places):
                found.setdefault(report, set()).add(term.form)
    return found


def signs_of_candidate(
    places: tuple[Place, ...],
    units: tuple[Unit, ...],
    alignment: Alignment,
    readings: tuple[Reading, ...],
    sort: str,
    kind: str,
    one_text: bool,
) -> dict[str, float]:
    """The signs of a finding that rests on places in some sentences of several reports."""
    pairs = [
        alignment.likeness(a.index, b.index)
        for i, a in enumerate(units)
        for b in units[i + 1 :]
        if a.report != b.report
    ]
    held = _terms_at(places, units, readings)
    counts = Counter(form for forms in held.values() for form in sorted(forms))
    shared = sum(alignment.weights.get(f, 1.0) for f, n in sorted(counts.items()) if n > 1)
    whole = sum(alignment.weights.get(f, 1.0) for f in sorted(counts))
    reports = len({place.report for place in places})
    return {
        "bias": 1.0,
        "reports": float(min(reports, 5) - 2),
        "likeness": max(pairs, default=0.0),
        "mean": sum(pairs) / len(pairs) if pairs else 0.0,
        "lead": max((1.0 / (1 + unit.sentence) for unit in units), default=0.0),
        "shared": min(shared, 10.0),
        "density": shared / whole if whole else 0.0,
        "one_text": float(one_text),
        "many": float(max(0, len(places) - reports)),
        "agree": float(kind == "agree"),
        "conflict": float(kind == "conflict"),
        "hedge": float(sort == "hedge"),
        "figure": float(sort == "figure"),
        "time": float(sort == "time"),
        "name": float(sort == "name"),
        "point": float(sort == "point"),
    }
