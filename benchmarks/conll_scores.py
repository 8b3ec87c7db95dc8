"""
The coreference measures of the CoNLL shared tasks: MUC, B-cubed, CEAF-e, and their mean.

Defined as in Pradhan et al. 2014 ("Scoring coreference partitions of predicted mentions"), the version
of the official scorer since v8.0: mentions may differ between key and response, and no mention is
added or taken out. A chain is a set of mentions; a mention is anything that can be hashed.

MUC (Vilain et al. 1995) counts links, so chains of one mention weigh nothing; B-cubed (Bagga and
Baldwin 1998) counts mentions; CEAF-e (Luo 2005, with phi 4) pairs chains off one to one. The CoNLL
score is the mean of the three F1.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

Chain = frozenset[Hashable]


class Score(NamedTuple):
    """Recall, precision and their harmonic mean."""

    recall: float
    precision: float
    f1: float


def _score(recalled: float, of_key: float, precise: float, of_response: float) -> Score:
    recall = recalled / of_key if of_key else 0.0
    precision = precise / of_response if of_response else 0.0
    both = recall + precision
    return Score(recall, precision, 2 * recall * precision / both if both else 0.0)


def chains(groups: Iterable[Iterable[Hashable]]) -> list[Chain]:
    """Chains as sets, empty ones left out."""
    return [chain for group in groups if (chain := frozenset(group))]


def _homes(some: Sequence[Chain]) -> dict[Hashable, int]:
    """Which chain each mention is in."""
    return {mention: number for number, chain in enumerate(some) for mention in chain}


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """
    How many of the links that hold chains together are found.

    >>> muc(chains(["a", "bc", "def"]), chains(["a", "de"]))
    Score(recall=0.3333333333333333, precision=1.0, f1=0.5)
    """

    def links(left: Sequence[Chain], right: Sequence[Chain]) -> tuple[int, int]:
        homes = _homes(right)
        kept = whole = 0
        for chain in left:
            parts = {homes[m] for m in chain if m in homes}
            alone = sum(m not in homes for m in chain)
            kept += len(chain) - len(parts) - alone
            whole += len(chain) - 1
        return kept, whole

    return _score(*links(key, response), *links(response, key))


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """
    How much of each mention's chain is with it on the other side, over mentions.

    >>> b_cubed(chains(["a", "bc", "def"]), chains(["a", "de"])).f1
    0.56
    """

    def shares(left: Sequence[Chain], right: Sequence[Chain]) -> tuple[float, int]:
        homes = _homes(right)
        total = 0.0
        for chain in left:
            counts: dict[int, int] = defaultdict(int)
            for mention in chain:
                if mention in homes:
                    counts[homes[mention]] += 1
            total += sum(n * n for n in counts.values()) / len(chain)
        return total, sum(len(chain) for chain in left)

    return _score(*shares(key, response), *shares(response, key))


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """
    How alike the chains are when they are paired off one to one as well as can be.

    >>> score = ceaf_e(chains(["a", "bc", "def"]), chains(["a", "de"]))
    >>> round(score.recall, 3), round(score.precision, 3), round(score.f1, 3)
    (0.6, 0.9, 0.72)
    """
    homes = _homes(response)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for number, chain in enumerate(key):
        for mention in chain:
            if mention in homes:
                alike[number, homes[mention]] += 1.0
    for left, right in alike:
        alike[left, right] *= 2.0 / (len(key[left]) + len(response[right]))
    best = sum(_best_pairing(part) for part in _parts(dict(alike)))
    return _score(best, len(key), best, len(response))


def conll(key: Sequence[Chain], response: Sequence[Chain]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return sum(measure(key, response).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _parts(alike: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The pairs by connected component: chains that share no mention never compete."""
    home: dict[tuple[str, int], int] = {}
    parts: dict[int, dict[tuple[int, int], float]] = {}
    for number, ((left, right), value) in enumerate(sorted(alike.items())):
        found = sorted({home[node] for node in (("k", left), ("r", right)) if node in home})
        target = found[0] if found else number
        parts.setdefault(target, {})[left, right] = value
        for other in found[1:]:
            parts[target].update(parts.pop(other))
        for a, b in parts[target]:
            home["k", a] = home["r", b] = target
    return [parts[number] for number in sorted(parts)]


def _best_pairing(alike: dict[tuple[int, int], float]) -> float:
    """
    The largest sum of a one-to-one pairing: the Hungarian method with potentials (Kuhn, Munkres).
    """
    rows = sorted({left for left, _ in alike})
    columns = sorted({right for _, right in alike})
    if len(rows) > len(columns):
        alike = {(right, left): value for (left, right), value in alike.items()}
        rows, columns = columns, rows
    n, m = len(rows), len(columns)
    cost = [[-alike.get((row, column), 0.0) for column in columns] for row in rows]
    u, v = [0.0] * (n + 1), [0.0] * (m + 1)
    match = [0] * (m + 1)  # column -> row, from 1
    for row in range(1, n + 1):
        match[0], column = row, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[column]:
            used[column] = True
            here, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                slack = cost[here - 1][j - 1] - u[here] - v[j]
                if slack < least[j]:
                    least[j], way[j] = slack, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
