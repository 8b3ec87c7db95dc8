"""
Whom "he" or "she" stands for: an open table of signs that speak for or against each person named before.

The signs are those of Lappin and Leass (1994) and Ge, Hale and Charniak (1998): how far back, as what,
how often, in which clause. Their weights are learned by `python -m training.pronoun_weights` on GAP
(Webster et al. 2018) as a choice among the persons at hand. Wrong on: whatever needs knowledge of the
world ("Ann told Eve that she had won"), and persons whom nothing but a description names.
"""

import math
from collections.abc import Sequence

import msgspec

from crossread.language import linking
from crossread.language.parse import Parse

BACK = 4  # how many sentences back a person may be named last before a pronoun stops meaning him or her
Signs = dict[str, float]


class Named(msgspec.Struct, frozen=True):
    """One place where a chain was named, or a pronoun or description stood for it."""

    token: int
    chain: int
    weight: float  # 3 as who acts or speaks, 2 as who does inside what is said, 1 beside it


# sign: (weight, what it is). training/pronoun_weights.py prints the table anew. Learned from 815 choices
# of GAP's development part, where it puts the right person first in 69 of 100; decision 0010 has what
# it reaches on the test part, and what the salience by hand that stood here before had.
WEIGHTS: dict[str, tuple[float, str]] = {
    "same sentence": (1.7, "named in the sentence of the pronoun"),
    "two back": (-0.9, "named last two sentences before"),
    "far back": (-1.1, "named last three or four sentences before"),
    "acts": (0.6, "named last as the subject of a sentence"),
    "acts inside": (0.3, "named last as the subject of a dependent clause"),
    "like place": (0.6, "subject as the pronoun is, or neither of them"),
    "named last": (0.5, "nobody is named between"),
    "acted last": (0.9, "no subject is named between"),
    "own clause": (-0.3, "the subject of the clause the pronoun hangs in"),
    # A law of grammar rather than a leaning: "Reed thanked him" never means Reed. Learned it is -2.1.
    "same verb": (-5.0, "subject of the very verb whose object the pronoun is"),
    "sex known": (-0.2, "title, family word or given name tell the sex"),
    "often": (0.6, "how often named in these sentences, as a logarithm"),
    "first": (0.3, "the first person the text names"),
}


class Candidate(msgspec.Struct, frozen=True):
    """A person a pronoun may stand for, what speaks for it, and where he or she was named, last first."""

    chain: int
    signs: Signs
    places: tuple[int, ...] = ()


def candidates_for(
    parse: Parse, seen: Sequence[Named], token: int, allowed: dict[int, bool]
) -> list[Candidate]:
    """
    The persons a pronoun at `token` may stand for, last named first.

    `seen` is in reading order; `allowed` holds the chains that may be meant: is their sex known?
    """
    here = parse.sentence_of(token)
    places: dict[int, list[Named]] = {}
    for named in reversed(seen):
        if here - parse.sentence_of(named.token) > BACK:
            break
        if named.chain in allowed:
            places.setdefault(named.chain, []).append(named)
    actors = [chain for chain, its in places.items() if its[0].weight >= 2]
    opening = next((named.chain for named in seen if named.chain in allowed), None)
    found = []
    for rank, (chain, its) in enumerate(places.items()):
        signs = _signs(parse, its, token, here)
        signs["named last"] = float(rank == 0)
        signs["acted last"] = float(actors[:1] == [chain])
        signs["sex known"] = float(allowed[chain])
        signs["first"] = float(chain == opening)
        found.append(Candidate(chain, signs, tuple(named.token for named in its)))
    return found


def _signs(parse: Parse, its: list[Named], token: int, here: int) -> Signs:
    """The signs of one person by the places where he or she was named, the last of them first."""
    last = its[0]
    back = here - parse.sentence_of(last.token)
    subject = _is_subject(parse, token)
    signs = dict.fromkeys(WEIGHTS, 0.0)
    signs["same sentence"] = float(back == 0)
    signs["two back"] = float(back == 2)
    signs["far back"] = float(back > 2)
    signs["acts"] = float(last.weight >= 3)
    signs["acts inside"] = float(last.weight == 2)
    signs["like place"] = float(subject == (last.weight >= 2))
    signs["often"] = math.log(len(its))
    if back == 0 and parse.has_trees:
        above = _verbs_above(parse, token)
        governed = [int(parse.heads[n.token]) for n in its if _is_subject(parse, n.token)]
        own = bool(above) and above[0] in governed
        bound = own and not subject and parse.xpos[token] != "PRP$"
        signs["same verb"] = float(bound and int(parse.heads[token]) == above[0])
        signs["own clause"] = float(not signs["same verb"] and any(v in governed for v in above))
    return signs


def _is_subject(parse: Parse, token: int) -> bool:
    return parse.has_trees and parse.relations[token].startswith("nsubj")


def _verbs_above(parse: Parse, token: int) -> list[int]:
    """The words a token hangs from, the nearest first."""
    above = []
    for _ in range(12):
        token = int(parse.heads[token])
        if token < 0 or token in above:
            break
        above.append(token)
    return above


def weigh(signs: Signs) -> float:
    """The sum of the weights of signs; the likelier of two persons has the larger one."""
    return sum(WEIGHTS[sign][0] * value for sign, value in signs.items())


def choose(parse: Parse, token: int, found: list[Candidate]) -> int | None:
    """
    The person whom the pronoun at `token` likeliest means; of equals the one named last; None of none.

    With what the reader keeps of words the learned scorer decides, otherwise the table above alone.
    """
    if parse.links is None:
        scores = [round(weigh(one.signs), 6) for one in found]
    else:
        rows = [[one.signs[sign] for sign in WEIGHTS] for one in found]
        scores = linking.scores(parse, token, [one.places for one in found], rows)
        scores = [
            score + WEIGHTS["same verb"][0] * one.signs["same verb"]
            for score, one in zip(scores, found, strict=True)
        ]
    best = max(range(len(found)), key=lambda place: (scores[place], -place), default=None)
    return None if best is None else found[best].chain
