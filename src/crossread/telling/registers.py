"""
Registers: rows of one sort of event (casualties, arrests, meetings...) with the words they rest on.

Each register is a small file, `lexicon/registers/NAME.toml`: a line saying what it holds, the verbs
that open a row, what a row needs (a figure, a name, either, or nothing) and its slots in order. A
user adds one by putting a file of the same form into a folder and giving that folder. Claims that
are denied, demanded or only supposed open no row; claims of one group with one
figure make one row, told in the words of the claim that fills most slots.

Gets wrong: verbs that mean another thing elsewhere ("the strike on the depot"), and what happened to
whom when a sentence has several people and no tree.
"""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import msgspec

from crossread.lexicon.stances import AGAINST, FOR
from crossread.lexicon.stems import stem
from crossread.model import Claim, Place, Position, Reading, RegisterRow, Story, StoryClaim

_DATED = ("DATE", "TIME")
_TELLING = ("asserted", "reported", "planned")


class Register(msgspec.Struct, frozen=True):
    """One register: the stems that open a row, what a row needs, and its slots in order."""

    name: str
    triggers: frozenset[str]
    needs: str  # figure | name | figure or name | any
    slots: tuple[str, ...]


def read_registers(folder: Path | None = None) -> tuple[Register, ...]:
    """
    The registers that ship with the package, then those of a folder, by name.

    >>> [register.name for register in read_registers()][:3]
    ['accidents', 'arrests', 'attacks']
    """
    shipped = files("crossread.lexicon") / "registers"
    texts = {
        entry.name: entry.read_text("utf-8")
        for entry in shipped.iterdir()
        if entry.name.endswith(".toml")
    }
    if folder is not None:
        texts |= {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
    found = []
    for name in sorted(texts):
        table = tomllib.loads(texts[name])
        triggers = frozenset(stem(word) for word in table["triggers"].split())
        found.append(Register(table["name"], triggers, table["needs"], tuple(table["slots"])))
    return tuple(found)


def _inside(claim: Claim, start: int) -> bool:
    return claim.span.start <= start < claim.span.end


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.parse.text[start:end].split())


def _fill(register: Register, claim: Claim, reading: Reading, story: Story) -> dict[str, str]:
    """The slots of a row that a claim fills, in the report's words."""
    report = reading.document.report.id
    figures = [reading.quantities[i] for i in claim.quantities]
    people = [a for a in claim.arguments if a.role != "place"]
    places = [a for a in claim.arguments if a.role == "place"]
    times = [
        t
        for t in story.times
        if t.place.report == report and _inside(claim, t.place.span.start) and t.type in _DATED
    ]
    values = {
        "how many": ", ".join(_words(reading, q.span.start, q.span.end) for q in figures),
        "who": ", ".join(dict.fromkeys(a.text for a in people)),
        "what happened": _words(reading, claim.span.start, claim.span.end),
        "where": ", ".join(dict.fromkeys(a.text for a in places)),
        "when": times[0].value if times else "",
        "said by": claim.voice_texts[0] if claim.voice_texts else "",
    }
    return {slot: values[slot] for slot in register.slots if values.get(slot)}


def _has_what_it_needs(register: Register, filled: dict[str, str]) -> bool:
    needs = {"figure": "how many" in filled, "name": "who" in filled}
    if register.needs == "figure or name":
        return needs["figure"] or needs["name"]
    return needs.get(register.needs, True)


def fill_registers(
    readings: tuple[Reading, ...], story: Story, folder: Path | None = None
) -> tuple[RegisterRow, ...]:
    """The rows of all registers, register by register, in the order of the reports."""
    by_id = {reading.document.report.id: reading for reading in readings}
    rows: list[RegisterRow] = []
    for register in read_registers(folder):
        topics: dict[tuple[str, str], list[tuple[dict[str, str], Place]]] = {}
        for claim in story.claims:
            inner = claim.claim
            if stem(inner.predicate) not in register.triggers or inner.modality not in _TELLING:
                continue
            if inner.polarity == "negative":
                continue
            filled = _fill(register, inner, by_id[claim.report], story)
            if _has_what_it_needs(register, filled):
                place = Place(claim.report, inner.span)
                # Two figures of one topic are two rows: which of them holds is not decided here.
                topic = (claim.group or claim.id, filled.get("how many", ""))
                topics.setdefault(topic, []).append((filled, place))
        for entries in topics.values():
            fullest = max(entries, key=lambda entry: (len(entry[0]), entry[1].report))[0]
            places = tuple(sorted({place for _, place in entries}))
            rows.append(RegisterRow(register.name, tuple(fullest.items()), places))
    return tuple(rows)


def _actor(claim: StoryClaim, entity_of: dict[tuple[str, int], str]) -> str | None:
    for argument in claim.claim.arguments:
        if argument.role == "agent" and argument.chain is not None:
            return entity_of.get((claim.report, argument.chain))
    return None


def find_positions(readings: Sequence[Reading], story: Story) -> tuple[Position, ...]:
    """Where named actors stand, from verbs that take a side; the issue in the report's words."""
    by_id = {reading.document.report.id: reading for reading in readings}
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    sides = {stem(verb): "for" for verb in FOR} | {stem(verb): "against" for verb in AGAINST}
    found = []
    for claim in story.claims:
        inner = claim.claim
        stance = sides.get(stem(inner.predicate))
        actor = _actor(claim, entity_of) if stance else None
        if stance is None or actor is None or inner.modality not in _TELLING:
            continue
        if inner.polarity == "negative":
            stance = "unclear"  # not to oppose is not to support
        issue = _words(by_id[claim.report], inner.predicate_span.end, inner.span.end)
        if issue:
            place = Place(claim.report, inner.span)
            found.append(Position(actor, issue, stance, (place,)))  # type: ignore[arg-type]
    return tuple(found)
