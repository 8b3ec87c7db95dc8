"""
Registers: rows of one sort of event (casualties, arrests, meetings...) with the words they rest on.

What a register collects stands in a small file (telling/register_files.py). Rows come from clauses and
nouns (telling/register_events.py), from figures that count people, and from quotations. Rows on one
topic are one, told in the words of the place that fills most slots.

Gets wrong: two events of one sort that happened to one person.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from crossread.lexicon.stems import stem
from crossread.model import Place, Quote, Reading, RegisterRow, Story
from crossread.spans import Span
from crossread.telling.register_events import rows_from_claims, rows_from_nouns
from crossread.telling.register_files import Register, read_registers
from crossread.telling.register_rows import (
    Row,
    Source,
    any_time,
    clause_of,
    line_of,
    value_of,
    voice_of,
    when_told,
)

_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b")
_NEAR = 25  # characters before a verb of saying in which it may be denied
_NEAR_HEAD = 4  # tokens from a quoted adjective to its noun
_FEWEST_SAID = 3  # words of a statement
_CLOSING = ("”", '"', "’")


def _from_figures(register: Register, source: Source) -> Iterator[Row]:
    """Rows for the figures that count people to whom one of the register's acts happened."""
    story = source.story
    names = {entity.id: entity.name for entity in story.entities}
    for figure in story.quantities:
        quantity = figure.quantity
        if quantity.act not in register.acts or quantity.unit not in ("people", ""):
            continue
        reading = source.readings[figure.report]
        number = reading.parse.sentence_of(reading.parse.tokens_in(quantity.span)[0])
        sentence = reading.parse.sentence(number).span
        around = [c.span for c in reading.claims if c.span.contains(quantity.span)]
        clause = min(around, key=len, default=sentence)
        slots = {
            "how many": line_of(reading, quantity.span),
            "what happened": clause_of(reading, clause),
            "where": quantity.scope.place or "",
            "when": when_told(reading, story, clause, any_time) or figure.as_of or "",
            "said by": voice_of(names.get(figure.source or "") or quantity.source_text or ""),
        }
        yield Row(
            (figure.group or figure.id, value_of(quantity)), slots, Place(figure.report, clause)
        )


def _said_whole(reading: Reading, quote: Quote) -> Span:
    """The words of a quotation; of a few marked words in a clause, the clause from after the verb on."""
    parse = reading.parse
    if quote.kind != "partial" or quote.cue is None or quote.cue.end > quote.span.start:
        return quote.span
    tokens = parse.tokens_in(quote.span)
    cue = parse.tokens_in(quote.cue)
    if not tokens or not cue or parse.sentence_of(tokens[0]) != parse.sentence_of(cue[-1]):
        return quote.span
    first = cue[-1] + 1
    while first < tokens[0] and parse.word(first).lower() in ("that", ",", ":"):
        first += 1
    last = tokens[-1] + 1
    heads = [int(parse.heads[token]) for token in tokens]
    last = max([last, *(head + 1 for head in heads if last <= head <= last + _NEAR_HEAD)])
    while last < len(parse) and parse.word(last) in _CLOSING:
        last += 1
    return parse.span(first, last)


def _from_quotes(register: Register, source: Source) -> Iterator[Row]:
    """Rows for quotations of named speakers whose verb of saying is one of the triggers."""
    story = source.story
    names = {entity.id: entity.name for entity in story.entities}
    for quote in story.quotes:
        inner, reading = quote.quote, source.readings[quote.report]
        if quote.speaker is None or inner.cue is None or inner.kind == "scare":
            continue
        cue = line_of(reading, inner.cue)
        if not any(stem(word.lower()) in register.triggers for word in cue.split()):
            continue
        if _NOT.search(reading.parse.text[max(0, inner.cue.start - _NEAR) : inner.cue.start]):
            continue
        whole = _said_whole(reading, inner)
        words = line_of(reading, whole)
        if len(words.split()) < _FEWEST_SAID:
            continue
        marked = inner.kind == "direct" or (inner.kind == "partial" and whole == inner.span)
        slots = {
            "who": names.get(quote.speaker, ""),
            "how": cue,
            "what was said": f"“{words}”" if marked else words,
            "when": when_told(reading, story, inner.span, any_time),
        }
        yield Row((quote.group or quote.id, ""), slots, Place(quote.report, inner.span))


def _has_what_it_needs(register: Register, slots: dict[str, str]) -> bool:
    figure = bool(slots.get("how many"))
    name = any(slots.get(slot) for slot in ("who", "whom", "by whom"))
    if register.needs == "figure or name":
        return figure or name
    return {"figure": figure, "name": name}.get(register.needs, True)


_MAKERS = {"claims": rows_from_claims, "figures": _from_figures, "quotes": _from_quotes}


def fill_registers(
    readings: tuple[Reading, ...], story: Story, folder: Path | None = None
) -> tuple[RegisterRow, ...]:
    """The rows of all registers, register by register, in the order of the reports."""
    source = Source(
        {reading.document.report.id: reading for reading in readings},
        story,
        {chain: entity.id for entity in story.entities for chain in entity.chains},
        {(figure.report, figure.quantity.span): figure for figure in story.quantities},
    )
    rows: list[RegisterRow] = []
    for register in read_registers(folder):
        topics: dict[tuple[str, str], list[Row]] = {}
        for row in _rows(register, source):
            if _has_what_it_needs(register, row.slots):
                topics.setdefault(row.topic, []).append(row)
        for entries in topics.values():
            fullest = max(entries, key=lambda row: (_filled(register, row), row.place.report))
            slots = tuple((s, fullest.slots[s]) for s in register.slots if fullest.slots.get(s))
            places = tuple(sorted({row.place for row in entries}))
            rows.append(RegisterRow(register.name, slots, places))
    return tuple(rows)


def _filled(register: Register, row: Row) -> int:
    return sum(bool(row.slots.get(slot)) for slot in register.slots)


def _rows(register: Register, source: Source) -> Iterator[Row]:
    """The rows of a register from all its sources; none for words that a row already rests on."""
    taken: list[Place] = []
    for maker in register.sources:
        for row in _MAKERS[maker](register, source):
            if not _taken(row.place, taken):
                taken.append(row.place)
                yield row
    if register.nouns:
        for row in rows_from_nouns(register, source):
            if not _taken(row.place, taken):
                yield row


def _taken(place: Place, taken: list[Place]) -> bool:
    return any(place.report == t.report and t.span.overlaps(place.span) for t in taken)
