"""
What reports call one person: an office flat in one, and in another a former, acting or disputed one.

Only an office that two reports both give, by its last word ("mayor", "home secretary"), is compared,
and only in the words that limit it (lexicon/offices.py). A report that limits the office once is taken
to know of the limit wherever it gives the office.

Gets wrong: an office that a person held twice, and a report of an earlier day.
"""

import re
from typing import NamedTuple

from crossread.comparing.contrasts import Contrast, list_outlets, outlet
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.offices import ADDRESS, HELD_NOW, LIMITS, RESERVES
from crossread.lexicon.stems import stem
from crossread.model import Entity, FindingKind, Place, Reading

# Opens the body that the office belongs to: "mayor | of Brede".
_OWNER = re.compile(r"\b(?:of|for|in|at|to|with|from)\b")
_MARKS = ".,’'"


class Office(NamedTuple):
    """An office as a report prints it: its words as stems, the last of them, and the sort of its limit."""

    printed: str
    words: frozenset[str]
    head: str
    limit: str  # a sort of lexicon/offices.py, or empty
    now: bool  # said to be held now


class Naming(NamedTuple):
    """What one sentence of a report calls somebody."""

    office: Office
    place: Place


def read_office(printed: str) -> Office | None:
    """
    An office in a title or apposition; None where there is none.

    >>> office = read_office("the self-appointed mayor of Brede")
    >>> office.head, office.limit, read_office("then the home secretary").limit, read_office("Mr")
    ('mayor', 'disputed', 'then', None)
    """
    shown = printed.split()
    while shown and shown[-1].strip(_MARKS).lower() in ADDRESS:
        shown.pop()
    before = _OWNER.split(" ".join(shown).lower().replace("de facto", "de-facto"), maxsplit=1)[0]
    words = [word.strip(_MARKS) for word in before.replace("ex-", "ex ").split()]
    limit = next((LIMITS[word] for word in words if word in LIMITS), "")
    now = not HELD_NOW.isdisjoint(words)
    besides = LIMITS.keys() | FUNCTION_WORDS | ADDRESS | HELD_NOW
    office = [stem(word) for word in words if word and word not in besides]
    if not office or not office[-1].isalpha():
        return None  # "U.S. Rep."
    return Office(" ".join(shown), frozenset(office), office[-1], limit, now)


def _namings(entity: Entity, reading: Reading) -> list[Naming]:
    """What a report calls somebody, in reading order."""
    report, found = reading.document.report.id, []
    chains = {chain for of, chain in entity.chains if of == report}
    for mention in reading.mentions:
        tokens = reading.parse.tokens_in(mention.span)
        if mention.chain not in chains or not tokens:
            continue
        sentence = reading.parse.sentence(reading.parse.sentence_of(tokens[0]))
        for printed in (mention.title or "", *mention.roles):
            office = read_office(printed)
            if office is not None:
                found.append(Naming(office, Place(report, sentence.span)))
    return found


def _otherwise(limited: Naming, namings: list[Naming]) -> Naming | None:
    """How another report gives the office that one limits: flat, or limited in another sort; else None."""
    same = [
        naming
        for naming in namings
        if naming.office.head == limited.office.head
        and (
            naming.office.words <= limited.office.words
            or limited.office.words <= naming.office.words
        )
    ]
    limits = {naming.office.limit for naming in same} - {""}
    if limited.office.limit in limits or any(naming.office.now for naming in same):
        return None
    return next((naming for naming in same if naming.office.limit or not limits), None)


def contrast_roles(entity: Entity, by_id: dict[str, Reading]) -> Contrast | None:
    """How reports call one person's office, where one limits it and another does not, or otherwise."""
    if entity.kind != "person":
        return None
    told = {
        report: _namings(entity, by_id[report]) for report, _ in entity.chains if report in by_id
    }
    limited = [naming for namings in told.values() for naming in namings if naming.office.limit]
    for one in sorted(limited, key=lambda naming: naming.office.limit not in RESERVES):
        others = [
            other
            for report, namings in told.items()
            if report != one.place.report and (other := _otherwise(one, namings)) is not None
        ]
        flat = [other for other in others if not other.office.limit]
        if others:
            kept = one.office.limit in RESERVES and bool(flat)
            return _contrast("hedge_loss" if kept else "refine", entity, by_id, one, flat or others)
    return None


def _contrast(
    kind: FindingKind,
    entity: Entity,
    by_id: dict[str, Reading],
    one: Naming,
    others: list[Naming],
) -> Contrast:
    """The contrast of one naming with those of other reports."""
    readings = [by_id[other.place.report] for other in others]
    calls = "calls" if len({other.place.report for other in others}) == 1 else "call"
    why = (
        f"{list_outlets(readings)} {calls} {entity.name} “{others[0].office.printed}”, "
        f"{outlet(by_id[one.place.report])} “{one.office.printed}”."
    )
    return Contrast(kind, why, tuple(sorted({one.place, *(other.place for other in others)})))
