"""
Which findings are worth a reader's time: a weighted sum of a few signs, each with its reason.

The weights were fitted by logistic regression on seven annotated clusters, where the question was
whether an analyst had listed the point (training/findings_weights.py). A later fit on nine carries
over less well to other stories; both are in docs/decisions/0008-findings.md. They are few and open so
that they can be argued with.
"""

from collections import Counter

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import Unit
from crossread.model import Place, Reading

# Sign -> (weight, why it counts). All but the last three are fitted.
WEIGHTS: dict[str, tuple[float, str]] = {
    "bias": (-1.7, "most claims that look alike are not a point of the table"),
    "reports": (0.5, "what three reports tell matters more than what two tell"),
    "mean": (1.1, "the likelier its sentences belong together, the surer it is one point"),
    "many": (0.33, "told in two sentences of one report"),
    "shared": (0.15, "much shared matter is hard to share by chance"),
    "lead": (0.73, "news puts the main points first"),
    "figure": (0.8, "figures are what readers compare"),
    "time": (0.97, "a day that two reports give is worth setting side by side"),
    "conflict": (1.3, "a contradiction passed a harder test before it came here"),
    "one_text": (-1.1, "one text printed twice is one voice"),
    "name": (1.5, "two spellings of one name are always worth a look; too few to fit"),
    "hedge": (0.3, "a hedge that got lost is what an editor looks for; a desk's rule, not fitted"),
    "grave": (1.0, "the dead, the hurt and the held come first; a desk's rule, not fitted"),
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
    reports = len({place.report for place in places})
    return {
        "bias": 1.0,
        "reports": float(min(reports, 5) - 2),
        "many": float(max(0, len(places) - reports)),
        "mean": sum(pairs) / len(pairs) if pairs else 0.0,
        "lead": max((1.0 / (1 + unit.sentence) for unit in units), default=0.0),
        "shared": min(shared, 10.0),
        "one_text": float(one_text),
        "conflict": float(kind == "conflict"),
        "hedge": float(kind == "hedge_loss"),
        "figure": float(sort == "figure"),
        "time": float(sort == "time"),
        "name": float(sort == "name"),
    }
