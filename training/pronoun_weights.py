"""
Learns the open table of `reading/pronouns.py`: whom "he" or "she" stands for.

    python -m training.pronoun_weights GAP_FOLDER [EVERY]

GAP_FOLDER holds the tables of GAP (Webster et al. 2018, Apache 2.0); one row in EVERY of its
development part is learned from. Each pronoun is a choice among the persons that the reader found
before it; where the table says that a named person is meant, his or her chain is the right choice,
and where it says that neither of two is meant, both are wrong ones. The fit is a conditional logit
with a ridge, by gradient descent from zero. `benchmarks/pronouns_gap.py` measures on the test part.
"""

import csv
import sys
from pathlib import Path

import msgspec
import numpy as np

from crossread.language import read
from crossread.language.parse import Parse
from crossread.model import Mention
from crossread.reading import references
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.reading.pronouns import WEIGHTS, Candidate, candidates_for
from crossread.spans import Span

RIDGE = 2.0
STEPS = 3000
RATE = 0.02


class Choice(msgspec.Struct, frozen=True):
    """A pronoun, the persons at hand, the places of the right ones among them and of the wrong ones."""

    parse: Parse
    token: int
    found: list[Candidate]
    right: list[int]
    wrong: list[int]


def persons_at_hand(parse: Parse) -> tuple[tuple[Mention, ...], dict[int, list[Candidate]]]:
    """
    The mentions of a text with their chains, and whom there was to choose from at each pronoun.

    The open table decides of the pronouns before it, so that what is learned here does not.
    """
    parse = msgspec.structs.replace(parse, links=None)
    seen: dict[int, list[Candidate]] = {}

    def noting(parse, named, token, allowed):  # type: ignore[no-untyped-def]
        seen[token] = candidates_for(parse, named, token, allowed)
        return seen[token]

    references.candidates_for = noting
    mentions, _, _ = link_mentions(parse, find_mentions(parse))
    references.candidates_for = candidates_for
    return mentions, seen


def chains_under(mentions: tuple[Mention, ...], span: Span) -> set[int]:
    """The chains of the mentions that touch a stretch of the text."""
    return {m.chain for m in mentions if m.span.start < span.end and span.start < m.span.end}


def choice_of(row: dict[str, str], parse: Parse) -> Choice | None:
    """What there was to choose from at the pronoun of a row, and what the row says of it."""
    mentions, seen = persons_at_hand(parse)
    at = int(row["Pronoun-offset"])
    token = parse.tokens_in(Span(at, at + len(row["Pronoun"]))).start
    found = seen.get(token, [])
    right: list[int] = []
    wrong: list[int] = []
    for name in ("A", "B"):
        start = int(row[f"{name}-offset"])
        chains = chains_under(mentions, Span(start, start + len(row[name])))
        places = [place for place, one in enumerate(found) if one.chain in chains]
        (right if row[f"{name}-coref"].upper() == "TRUE" else wrong).extend(places)
    wrong = [place for place in wrong if place not in right]
    return Choice(parse, token, found, right, wrong) if len(found) > 1 and right + wrong else None


def gap_rows(path: Path, every: int = 1) -> list[dict[str, str]]:
    """One row in so many of a table of GAP."""
    with path.open(encoding="utf-8") as file:
        return [row for n, row in enumerate(csv.DictReader(file, delimiter="\t")) if n % every == 0]


def fit(choices: list[Choice], names: list[str]) -> np.ndarray:
    """The weights under which the right persons are likeliest."""
    tables = [np.array([[c.signs[n] for n in names] for c in choice.found]) for choice in choices]
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = RIDGE * weights
        for table, choice in zip(tables, choices, strict=True):
            right, wrong = choice.right, choice.wrong
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            mean = shares @ table
            if right:
                kept = shares[right] / shares[right].sum()
                slope -= kept @ table[right] - mean
            else:
                mass = min(0.999, shares[wrong].sum())
                slope += (shares[wrong] @ (table[wrong] - mean)) / (1 - mass)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (
            np.sqrt(second / (1 - 0.999**step)) + 1e-8
        )
        if step >= STEPS // 10 and np.abs(slope).max() < 0.05:
            break
    return weights


def main() -> None:
    folder, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rows = gap_rows(folder / "gap-development.tsv", every)
    parses = read([row["Text"] for row in rows])
    choices = [c for c in map(choice_of, rows, parses) if c is not None]
    names = list(WEIGHTS)
    weights = fit(choices, names)
    learned = [choice for choice in choices if choice.right]
    tables = [np.array([[c.signs[n] for n in names] for c in choice.found]) for choice in learned]
    best = [int((table @ weights).argmax()) for table in tables]
    right = sum(b in choice.right for b, choice in zip(best, learned, strict=True))
    print(
        f"{len(rows)} pronouns, {len(choices)} with a choice; {right} of {len(learned)} right here"
    )
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": ({weight:.1f}, "{WEIGHTS[name][1]}"),')


if __name__ == "__main__":
    main()
