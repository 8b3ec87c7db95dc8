"""
Registers: rows of one sort of event (casualties, arrests, meetings...) with the words they rest on.

Each register is a small file, `lexicon/registers/NAME.toml`, that anybody can read and write:

- `name`, and `slots`: the columns, in order, out of those that `SLOTS` explains;
- `triggers`: the verbs that open a row; `light`: verbs that do so only where their object is one of
  `nouns` ("impose sanctions"); `nouns`: nouns that open one where something is said of them
  ("the defection of General Orlin"); `acts`: what happened to people counted, as figures know it;
- `from`: where rows come from, any of "claims" (the default), "quotes" and "figures";
- `who`: "subject" (the default) or "object", the party that the register is about;
- `of`: nouns of which that party must be one, or "person";
- `alone`: triggers that open a row only where they have no object ("demonstrate", not "demonstrate
  respect");
- `unless`: words beside a trigger with which it means something else: its object's noun or its particle
  ("meet a demand", "die down"), or the first half of a compound noun ("press conference");
- `absent`: triggers that mean staying away; a register with this key also takes what did not happen;
- `needs`: what a row must have: "figure", "name", "figure or name", or "any".

A user adds a register by putting such a file into a folder and giving that folder. Claims that are
denied, demanded or only supposed open no row, nor do verbs without a tense ("to attack", "from
attending") unless they tell a plan. Claims of one group with one figure make one row, and so do
claims of one verb about one named party on one day; it is told in the words of the claim that fills
most slots.

Gets wrong: verbs that mean another thing elsewhere, and what happened to whom where there is no tree.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from crossread.errors import CrossreadError
from crossread.language.parse import UPOS, Parse
from crossread.lexicon.acts import PERSONS
from crossread.lexicon.stems import stem
from crossread.lexicon.titles import ROLES
from crossread.model import Claim, Place, Quantity, Reading, RegisterRow, Story
from crossread.spans import Span
from crossread.telling.parties import find_parties, phrase_span, phrase_words

# What a column holds, in the reports' words but for `attendance` and a day.
SLOTS = {
    "how many": "the figures, without ages and lengths of time",
    "who": "the party the register is about",
    "by whom": "who did it, where `who` is the one it befell",
    "whom": "the other party",
    "attendance": "present or absent",
    "what happened": "the clause",
    "how": "the verb of saying",
    "what was said": "the words of a quotation",
    "where": "the places named",
    "when": "the day, as placed in the calendar",
    "said by": "the nearest voice",
}

_DATED = ("DATE", "TIME")
_PREPOSITIONS = frozenset("from of as by without for at about against".split())
_CALENDAR = re.compile(r"\d{4}")
_TELLING = ("asserted", "reported", "planned")
_NO_COUNT = frozenset("minute hour day week month year decade percent dollars".split()) | {
    "years old"
}
# What a clause begins with where it was cut out of a longer sentence.
_LINKS = re.compile(
    r"^(?:that|and|but|or|while|who|which|in which|as|when|after|before|since)\s+", re.I
)
_COMPLEMENT = re.compile(r"\s(?:of|in|at|from|to|for|with|on|near|by|against)\s")
# Voices that say nothing by themselves, and clauses taken for one.
_NO_VOICE = re.compile(
    r"^(?:i|we|he|she|they|it|you|who|but|reports?)$|^(?:when|while|but|after|as|where|that|if)\b",
    re.I,
)
_LONGEST_VOICE = 9  # words
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b")
_NEAR = 25  # characters before a verb of saying in which it may be denied
_FEWEST_SAID = 3  # words of a statement
_MOST_WORDS = 40  # of a clause, to be read in a table


class Register(msgspec.Struct, frozen=True):
    """One register, as its file says."""

    name: str
    slots: tuple[str, ...]
    needs: str  # figure | name | figure or name | any
    triggers: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ("claims",)
    who: str = "subject"
    of: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    absent: frozenset[str] | None = None


class _Row(msgspec.Struct, frozen=True):
    """What one place gives a register, before rows on one thing are made one."""

    topic: tuple[str, str]
    slots: dict[str, str]
    place: Place


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


def _register(table: dict[str, Any]) -> Register:
    missing = [key for key in ("name", "slots") if key not in table]
    if missing:
        raise ValueError(f"it does not say {' and '.join(map(repr, missing))}")
    slots = tuple(table["slots"])
    unknown = [slot for slot in slots if slot not in SLOTS]
    if unknown:
        raise ValueError(f"no column is called {', '.join(map(repr, unknown))}")
    return Register(
        name=str(table["name"]),
        slots=slots,
        needs=table.get("needs", "any"),
        triggers=_stems(table.get("triggers", "")),
        light=_stems(table.get("light", "")),
        nouns=_stems(table.get("nouns", "")),
        acts=frozenset(table.get("acts", "").split()),
        sources=tuple(table.get("from", ["claims"])),
        who=table.get("who", "subject"),
        of=_stems(table.get("of", "")),
        alone=_stems(table.get("alone", "")),
        unless=frozenset(table.get("unless", "").split()),
        absent=_stems(table["absent"]) if "absent" in table else None,
    )


def read_registers(folder: Path | None = None) -> tuple[Register, ...]:
    """
    The registers that ship with the package, then those of a folder, by name.

    A file of the folder with the name of a shipped one stands in its place. Raises `CrossreadError`
    for a file that is no register.

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
        own = sorted(folder.glob("*.toml"))
        if not own:
            raise CrossreadError(f"{folder} has no register in it - one is a file NAME.toml")
        texts |= {path.name: path.read_bytes().decode("utf-8", "replace") for path in own}
    found = []
    for name in sorted(texts):
        try:
            found.append(_register(tomllib.loads(texts[name])))
        except (ValueError, TypeError, AttributeError) as error:  # TOML's own error is a ValueError
            raise CrossreadError(f"{name} is no register: {error}") from error
    return tuple(found)


def _line(reading: Reading, span: Span) -> str:
    return " ".join(span.of(reading.parse.text).split())


def _when(reading: Reading, story: Story, span: Span) -> str:
    """The first day or time named in a span, as placed in the calendar."""
    report = reading.document.report.id
    for time in story.times:
        inside = time.place.report == report and span.contains(time.place.span)
        if inside and time.type in _DATED and _CALENDAR.match(time.value):
            return time.value
    return ""


def _counted(reading: Reading, figures: list[Quantity]) -> str:
    return ", ".join(_line(reading, q.span) for q in figures if q.unit not in _NO_COUNT)


def _is_person(phrase: str) -> bool:
    """True for a phrase whose own words, before any "of" or "in", have a name or a noun for people."""
    words = _COMPLEMENT.split(phrase, maxsplit=1)[0]
    plain = [word.lower() for word in re.findall(r"[\w'-]+", words)]
    people = PERSONS | ROLES
    return any(word in people or stem(word) in people for word in plain) or bool(
        re.search(r"(?<!^)\b[A-Z][a-z]|^[A-Z][a-z]+ [A-Z]|^(?!The\b|A\b|An\b)[A-Z][a-z]+$", words)
    )


def _fits(register: Register, who: str) -> bool:
    if not register.of:
        return True
    if register.of == {stem("person")}:
        return _is_person(who)
    return any(stem(word.lower()) in register.of for word in re.findall(r"[\w'-]+", who))


def _claim_slots(
    register: Register, claim: Claim, reading: Reading, story: Story
) -> dict[str, str]:
    """The slots of a row that a claim fills, in the report's words."""
    actor, target = find_parties(reading, claim.predicate_span)
    if register.who == "subject":
        who, other = actor, target
    elif not target or (register.of and not _fits(register, target)):
        who, other = actor, ""
    else:
        who, other = target, actor
    if not who and not reading.parse.has_trees:
        who = ", ".join(dict.fromkeys(a.text for a in claim.arguments if a.role != "place"))
    absent = claim.polarity == "negative" or stem(claim.predicate) in (register.absent or ())
    clause = _LINKS.sub("", _line(reading, claim.span))
    many = _counted(reading, [reading.quantities[i] for i in claim.quantities])
    if "how many" in register.slots and who and many and (who in many or many in who):
        who = ""  # the figure says it
    return {
        "who": who,
        "by whom": other,
        "whom": other,
        "attendance": "absent" if absent else "present",
        "what happened": " ".join(clause.split()[:_MOST_WORDS]),
        "how many": many,
        "where": ", ".join(dict.fromkeys(a.text for a in claim.arguments if a.role == "place")),
        "when": _when(reading, story, claim.span),
        "said by": _voice(claim.voice_texts[0] if claim.voice_texts else ""),
    }


def _voice(words: str) -> str:
    """A voice as a table can print it; "" for a bare pronoun and for a clause taken for a voice."""
    too_long = len(words.split()) > _LONGEST_VOICE
    return "" if too_long or _NO_VOICE.search(words) else words


def _without_tense(reading: Reading, claim: Claim) -> bool:
    """True for "to attack" and "from attending", which do not say that it took place."""
    parse = reading.parse
    if not parse.has_trees or claim.modality == "planned":
        return False
    for token in parse.tokens_in(claim.predicate_span):
        if UPOS[parse.upos[token]] != "VERB":
            continue
        children = list(parse.children(token))
        before = {parse.word(child).lower() for child in children if child < token}
        finite = any(parse.relations[child].startswith(("aux", "nsubj")) for child in children)
        if parse.xpos[token] == "VB" and "to" in before:
            return True
        if parse.xpos[token] == "VBG" and not finite and before & _PREPOSITIONS:
            return True
    return False


def _is_passive(parse: Parse, verb: int) -> bool:
    return any(parse.relations[child] == "aux:pass" for child in parse.children(verb))


def _means_otherwise(register: Register, reading: Reading, claim: Claim) -> bool:
    """True for a trigger beside a word of `unless`, or one that must stand alone with an object."""
    parse = reading.parse
    if not parse.has_trees or not (register.unless or register.alone):
        return False
    for token in parse.tokens_in(claim.predicate_span):
        for child in parse.children(token):
            relation = parse.relations[child]
            told = relation in ("obj", "nsubj:pass")
            if told and stem(claim.predicate) in register.alone:
                return True
            beside = told or relation.startswith(("compound:prt", "advmod", "xcomp"))
            if beside and parse.word(child).lower() in register.unless:
                return True
            # "was met with": the preposition of a passive verb's complement
            if relation.startswith("obl") and _is_passive(parse, token):
                words = {parse.word(case).lower() for case in parse.children(child)}
                if words & register.unless:
                    return True
    return False


def _from_claims(register: Register, readings: dict[str, Reading], story: Story) -> Iterator[_Row]:
    for claim in story.claims:
        inner = claim.claim
        verb = stem(inner.predicate)
        if verb not in register.triggers | register.light or inner.modality not in _TELLING:
            continue
        if inner.polarity == "negative" and register.absent is None:
            continue
        reading = readings[claim.report]
        if _without_tense(reading, inner) or _means_otherwise(register, reading, inner):
            continue
        slots = _claim_slots(register, inner, reading, story)
        if verb in register.light and not _stems(slots["whom"].lower()) & register.nouns:
            continue
        counted = not slots["who"] and bool(slots["how many"])
        if counted or _fits(register, slots["who"]):
            # Two figures of one topic are two rows: which of them holds is not decided here.
            topic = (claim.group or claim.id, slots["how many"])
            named = re.search(r"[A-Z][\w'’-]+$", slots["who"])
            if named and not slots["how many"]:
                topic = (f"{verb} {named[0]} {slots['when']}", "")
            yield _Row(topic, slots, Place(claim.report, inner.span))


def _from_nouns(register: Register, readings: dict[str, Reading], story: Story) -> Iterator[_Row]:
    """Rows for nouns with a complement: "the defection of General Orlin", "Orlin's resignation"."""
    for report, reading in readings.items():
        parse = reading.parse
        if not parse.has_trees:
            return
        for token in range(len(parse)):
            word = parse.word(token).lower()
            if UPOS[parse.upos[token]] != "NOUN" or stem(word) not in register.nouns:
                continue
            if token and parse.word(token - 1).lower() in register.unless:
                continue
            parts = [c for c in parse.children(token) if parse.relations[c].startswith("nmod")]
            parts = [c for c in parts if _says_whose(reading, c)]
            if not parts:
                continue
            who = re.sub(r"['’]s?$", "", phrase_words(reading, parts[0]))
            time = any(t.span.overlaps(parse.span(parts[0], parts[0] + 1)) for t in reading.times)
            if not who or time or not _fits(register, who):
                continue
            sentence = parse.sentence(parse.sentence_of(token))
            span = phrase_span(parse, token)
            prepositions = {parse.word(c).lower() for c in parse.children(parts[0])}
            slots = {
                "whom" if "against" in prepositions else "who": who,
                "what happened": " ".join(_line(reading, span).split()[:_MOST_WORDS]),
                "when": _when(reading, story, sentence.span),
                "where": ", ".join(
                    dict.fromkeys(
                        m.text
                        for m in reading.mentions
                        if m.kind == "place" and span.contains(m.span)
                    )
                ),
            }
            yield _Row((who.lower().split()[-1], stem(word)), slots, Place(report, span))


def _says_whose(reading: Reading, token: int) -> bool:
    """True for a complement with "of" or "by", or a possessive noun."""
    parse = reading.parse
    if parse.relations[token] == "nmod:poss":
        return UPOS[parse.upos[token]] in ("NOUN", "PROPN")
    return any(parse.word(c).lower() in ("of", "by", "against") for c in parse.children(token))


def _from_figures(register: Register, readings: dict[str, Reading], story: Story) -> Iterator[_Row]:
    """Rows for the figures that count people to whom one of the register's acts happened."""
    names = {entity.id: entity.name for entity in story.entities}
    for figure in story.quantities:
        quantity = figure.quantity
        if quantity.act not in register.acts or quantity.unit not in ("people", ""):
            continue
        reading = readings[figure.report]
        number = reading.parse.sentence_of(reading.parse.tokens_in(quantity.span)[0])
        sentence = reading.parse.sentence(number).span
        around = [c.span for c in reading.claims if c.span.contains(quantity.span)]
        clause = min(around, key=len, default=sentence)
        words = _LINKS.sub("", _line(reading, clause))
        slots = {
            "how many": _line(reading, quantity.span),
            "what happened": " ".join(words.split()[:_MOST_WORDS]),
            "where": quantity.scope.place or "",
            "when": _when(reading, story, clause) or figure.as_of or "",
            "said by": _voice(names.get(figure.source or "") or quantity.source_text or ""),
        }
        value = f"{quantity.low}-{quantity.high}"
        yield _Row((figure.group or figure.id, value), slots, Place(figure.report, clause))


def _from_quotes(register: Register, readings: dict[str, Reading], story: Story) -> Iterator[_Row]:
    """Rows for quotations of named speakers whose verb of saying is one of the triggers."""
    names = {entity.id: entity.name for entity in story.entities}
    for quote in story.quotes:
        inner, reading = quote.quote, readings[quote.report]
        if quote.speaker is None or inner.cue is None or inner.kind == "scare":
            continue
        cue = _line(reading, inner.cue)
        if not any(stem(word.lower()) in register.triggers for word in cue.split()):
            continue
        if _NOT.search(reading.parse.text[max(0, inner.cue.start - _NEAR) : inner.cue.start]):
            continue
        words = _line(reading, inner.span)
        if len(words.split()) < _FEWEST_SAID:
            continue
        marked = inner.kind in ("direct", "partial")
        slots = {
            "who": names.get(quote.speaker, ""),
            "how": cue,
            "what was said": f"“{words}”" if marked else words,
            "when": _when(reading, story, inner.span),
        }
        yield _Row((quote.group or quote.id, ""), slots, Place(quote.report, inner.span))


def _has_what_it_needs(register: Register, slots: dict[str, str]) -> bool:
    figure = bool(slots.get("how many"))
    name = any(slots.get(slot) for slot in ("who", "whom", "by whom"))
    if register.needs == "figure or name":
        return figure or name
    return {"figure": figure, "name": name}.get(register.needs, True)


_SOURCES = {"claims": _from_claims, "figures": _from_figures, "quotes": _from_quotes}


def fill_registers(
    readings: tuple[Reading, ...], story: Story, folder: Path | None = None
) -> tuple[RegisterRow, ...]:
    """The rows of all registers, register by register, in the order of the reports."""
    by_id = {reading.document.report.id: reading for reading in readings}
    rows: list[RegisterRow] = []
    for register in read_registers(folder):
        topics: dict[tuple[str, str], list[_Row]] = {}
        for row in _rows(register, by_id, story):
            if _has_what_it_needs(register, row.slots):
                topics.setdefault(row.topic, []).append(row)
        for entries in topics.values():
            fullest = max(entries, key=lambda row: (_filled(register, row), row.place.report))
            slots = tuple((s, fullest.slots[s]) for s in register.slots if fullest.slots.get(s))
            places = tuple(sorted({row.place for row in entries}))
            rows.append(RegisterRow(register.name, slots, places))
    return tuple(rows)


def _filled(register: Register, row: _Row) -> int:
    return sum(bool(row.slots.get(slot)) for slot in register.slots)


def _rows(register: Register, readings: dict[str, Reading], story: Story) -> Iterator[_Row]:
    """The rows of a register from all its sources; none for words that a row already rests on."""
    taken: list[Place] = []
    for source in register.sources:
        for row in _SOURCES[source](register, readings, story):
            if not _taken(row.place, taken):
                taken.append(row.place)
                yield row
    if register.nouns:
        for row in _from_nouns(register, readings, story):
            if not _taken(row.place, taken):
                yield row


def _taken(place: Place, taken: list[Place]) -> bool:
    return any(place.report == t.report and t.span.overlaps(place.span) for t in taken)
