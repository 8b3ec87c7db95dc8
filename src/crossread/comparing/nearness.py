"""
How near a report comes to what other reports tell, sentence by sentence.

Silence is the easiest thing to say wrongly about a report: it may tell a matter in words of its own
that no finding has taken in. So before a report is called silent, and before one report is said to be
alone, its sentences are looked through once more with a wide net. Two measures are used: how alike two
sentences are (comparing/alignment.py), and how much of the telling words they share.

Gets wrong: what a report tells with no telling word in common, and another occasion told in the same
words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import bag


class Nearness(NamedTuple):
    """The sentence of a report that comes nearest to some others: how alike, how much of their core."""

    unit: int
    alike: float  # likelihood of one point with the likest of them
    core: float  # share of what two of them have in common that this sentence has too
    figures: bool  # has it a number, where their core has any?


NOTHING = Nearness(-1, 0.0, 0.0, True)


class Surroundings:
    """The sentences of a story with their neighbours in other reports, looked up once."""

    def __init__(self, alignment: Alignment) -> None:
        self.units = alignment.units
        self.bags = [bag(unit.terms, alignment.weights) for unit in alignment.units]
        self.near: dict[int, dict[int, float]] = {}
        for (left, right), likely in alignment.pairs.items():
            self.near.setdefault(left, {})[right] = likely
            self.near.setdefault(right, {})[left] = likely

    def alike(self, unit: int) -> float:
        """How alike the likest sentence of another report is."""
        return max(self.near.get(unit, {}).values(), default=0.0)

    def covered(self, unit: int) -> float:
        """The share of a sentence's telling words that one sentence of another report has."""
        own = self.bags[unit]
        whole = sum(own.values())
        return max(
            (
                sum(weight for form, weight in own.items() if form in self.bags[other]) / whole
                for other in self.near.get(unit, ())
            ),
            default=0.0,
        ) if whole else 0.0  # fmt: skip

    def nearest(self, units: Sequence[int]) -> dict[int, Nearness]:
        """Report -> its sentence that comes nearest to some sentences of other reports."""
        core = self._core(units)
        whole = sum(core.values())
        numbers = {form for form in core if form.startswith("#")}
        best: dict[int, Nearness] = {}
        for other in sorted({near for unit in units for near in self.near.get(unit, ())}):
            alike = max(self.near[other].get(unit, 0.0) for unit in units)
            held = sum(weight for form, weight in core.items() if form in self.bags[other])
            figures = not numbers or not numbers.isdisjoint(self.bags[other])
            found = Nearness(other, alike, held / whole if whole else 0.0, figures)
            before = best.get(self.units[other].report, NOTHING)
            if found.alike + found.core > before.alike + before.core:
                best[self.units[other].report] = found
        return best

    def _core(self, units: Sequence[int]) -> dict[str, float]:
        """The telling words that at least two of some sentences have; of one sentence, all it has."""
        held: dict[str, int] = {}
        for unit in units:
            for form in self.bags[unit]:
                held[form] = held.get(form, 0) + 1
        least = min(2, len(units))
        weights = {form: weight for unit in units for form, weight in self.bags[unit].items()}
        return {form: weights[form] for form, count in held.items() if count >= least}
