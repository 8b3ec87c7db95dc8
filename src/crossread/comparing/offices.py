"""
Who speaks when a report names only an office: "the home secretary", whom another report names.

A story's reports name the bearer of an office once and then call that person by it, and some never
name anybody. The offices are the titles and roles that stand beside names, over all the reports; a
description is one person's when every word of it stands in one of that person's offices, under the
same noun, and in nobody else's. An office of one word ("the judge") is enough only where a story
rarely has two of that sort. Wrong on: an office that changes hands between two reports.
"""

from collections.abc import Mapping

import msgspec

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.titles import CALLED
from crossread.model import Entity, Reading

# What says that somebody has an office no longer, not yet, or speaks for it.
_NOT_THE_HOLDER = frozenset(
    "former ex then late past previous shadow deputy vice acting assistant outgoing old junior "
    "spokesman spokeswoman spokesperson".split()
)
# Offices of one word of which a story rarely has two.
_ALONE = frozenset(
    "judge coroner mayor president pope premier chancellor commissioner archbishop bishop king queen "
    "sheriff ombudsman auditor".split()
)
# They open what an office is of: "director of the zoo".
_OF = frozenset("of for at in from with on to by who which that".split())


class Office(msgspec.Struct, frozen=True):
    """An office as it stands beside a name: its noun, its words, and whose it is."""

    nouns: frozenset[str]  # the noun, and what its bearer is called for short
    words: frozenset[str]
    holder: Entity


def _parts(text: str) -> tuple[str, frozenset[str]]:
    """
    The noun of an office in small letters, and its content words, the noun among them.

    >>> noun, words = _parts("the director of the Quell Zoo")
    >>> noun, sorted(words)
    ('director', ['director', 'quell', 'zoo'])
    """
    words = [
        w.strip(".,'’\"“”()").removesuffix("'s").removesuffix("’s") for w in text.lower().split()
    ]
    head = next((at for at, word in enumerate(words) if word in _OF), len(words))
    noun = words[head - 1] if head else ""
    return noun, frozenset(w for w in words if w and w not in FUNCTION_WORDS)


def find_offices(
    readings: tuple[Reading, ...], of_chain: Mapping[tuple[str, int], Entity]
) -> tuple[Office, ...]:
    """The offices that stand beside people's names in all the reports, each once for its bearer."""
    found: dict[tuple[str, str], Office] = {}
    for reading in readings:
        report = reading.document.report.id
        for mention in reading.mentions:
            entity = of_chain.get((report, mention.chain))
            if mention.kind != "person" or entity is None:
                continue
            cut = any(
                role.lower().endswith((mention.title or "").lower()) for role in mention.roles
            )
            for office in ("" if cut else mention.title or "", *mention.roles):
                noun, words = _parts(office)
                if noun and (office, entity.id) not in found:
                    nouns = frozenset((noun, *CALLED.get(noun, ())))
                    found[office, entity.id] = Office(nouns, words | nouns, entity)
    return tuple(found.values())


def holder_of(description: str, offices: tuple[Office, ...]) -> Entity | None:
    """The one person whose office a description names, such as "the home secretary"; else None."""
    if not description.lower().startswith("the "):
        return None
    noun, words = _parts(description)
    if len(words) < 2 and noun not in _ALONE:
        return None
    holders = {
        office.holder.id: office.holder
        for office in offices
        if noun in office.nouns
        and words <= office.words
        and not (office.words - words) & _NOT_THE_HOLDER
    }
    return next(iter(holders.values())) if len(holders) == 1 else None
