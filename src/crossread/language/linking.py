"""
How well a pronoun and a person named before it go together, as the reader sees both: learned, small.

Of each word that may be meant the reader keeps two short views, one as whom a pronoun stands for and
one as the pronoun. A person's view is the mean over the places where he or she was named. Both views,
the signs of `reading/pronouns.py`, the distance and the pronoun's case go through one hidden layer
(as in Clark and Manning 2016, without their clusters). `python -m training.linker` learns it on GAP
and GUM. Wrong on: what needs knowledge of the world, and persons named only in other paragraphs,
whom the reader saw apart from the pronoun.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.language.parse import Parse

WIDTH = 32  # of a view
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
_FOLDER = Path(__file__).parent / "models" / "en-1"
# The pronoun as who acts, as whom it is done to, as owner; "her" may be either of the latter.
_CASES = (
    frozenset(("he", "she")),
    frozenset(("him",)),
    frozenset(("his", "hers")),
    frozenset(("her",)),
)


def case_of(word: str) -> list[float]:
    """
    The case of a pronoun as four signs.

    >>> case_of("She"), case_of("her")
    ([1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0])
    """
    return [float(word.lower() in forms) for forms in _CASES]


def distance(parse: Parse, token: int, place: int) -> list[float]:
    """How many words lie between a place and the pronoun, as a logarithm; do they share a paragraph?"""
    words = math.log1p(max(0, token - place)) / 3
    return [words, float(parse.paragraph_of(token) == parse.paragraph_of(place))]


def view(parse: Parse, places: Sequence[int]) -> Any:
    """The mean of what the reader keeps of some tokens; zeros where it keeps nothing of any."""
    rows = np.searchsorted(parse.linked, places)
    kept = [
        int(row)
        for row, place in zip(rows, places, strict=True)
        if row < len(parse.linked) and parse.linked[row] == place
    ]
    if not kept:
        return np.zeros(parse.links.shape[1])
    return parse.links[kept].astype(np.float64).mean(0)


@lru_cache(maxsize=1)
def _weights() -> dict[str, NDArray[np.float64]]:
    with np.load(_FOLDER / "linking.npz") as stored:
        return {name: stored[name].astype(np.float64) for name in stored.files}


def scores(
    parse: Parse, token: int, places: list[tuple[int, ...]], signs: list[list[float]]
) -> list[float]:
    """
    A score for each person, given by the places where he or she was named, the last one first.

    `signs` has a row for each; the higher a score, the likelier the pronoun at `token` means them.
    """
    weights = _weights()
    as_pronoun = view(parse, [token])[WIDTH:]
    common = as_pronoun + np.array(case_of(parse.word(token))) @ weights["case"] + weights["bias"]
    found = []
    for its, row in zip(places, signs, strict=True):
        told = np.array([*row, *distance(parse, token, its[0])])
        hidden = np.maximum(common + view(parse, its)[:WIDTH] + told @ weights["signs"], 0)
        found.append(round(float(hidden @ weights["out"] + told @ weights["straight"]), 3))
    return found
