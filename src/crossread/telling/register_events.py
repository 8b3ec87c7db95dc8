"""
Rows of registers from what reports tell: clauses, and nouns for events with a complement.

A clause opens a row where its verb is a trigger of the register and it tells of what happened or is planned
(telling/happened.py); a noun where something is said of it ("the defection of General Orlin", "Orlin's
resignation"). Rows on one act and one named party are on one topic, and so are rows that count one thing
with one figure.

Gets wrong: verbs that mean another thing elsewhere, and what happened to whom where there is no tree.
"""

import re
from collections.abc import Iterator

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.acts import ACTS, PERSONS
from crossread.lexicon.stems import stem
from crossread.lexicon.titles import ROLES
from crossread.model import Claim, Place, Quantity, Reading
from crossread.spans import Span
from crossread.telling.happened import told_by_claim, told_by_noun
from crossread.telling.parties import (
    NOBODY,
    Party,
    find_parties,
    has_case,
    phrase_span,
    phrase_words,
    verb_of,
)
from crossread.telling.register_files import Register, stems_of
from crossread.telling.register_rows import (
    Row,
    Source,
    any_time,
    clause_of,
    dates_verb,
    how_many,
    value_of,
    voice_of,
    when_told,
)

_NO_COUNT = frozenset("minute hour day week month year decade percent dollars side".split()) | {
    "years old"
}
_COMPLEMENT = re.compile(r"\s(?:of|in|at|from|to|for|with|on|near|by|against)\s")
# Numbers and wholes that stand for the people after "of": "dozens of people", "a group of miners".
_OF_PEOPLE = re.compile(
    r"^(?:the |an? |some |several |at least |about |most |all )*"
    r"(?:\d[\d,.]*|dozens?|scores|hundreds|thousands|millions|group|crowd|number|majority|members?|two|three"
    r"|four|five|six|seven|eight|nine|ten|couple|pair|most|some|many|all|one) of ", re.I
)  # fmt: skip
_TOWARDS = ("on", "against", "for", "upon", "over")  # of what is imposed, lifted, voted


def _is_person(phrase: str) -> bool:
    """True for a phrase whose own words, before any "of" or "in", have a name or a noun for people."""
    words = _COMPLEMENT.split(_OF_PEOPLE.sub("", phrase), maxsplit=1)[0]
    plain = [word.lower() for word in re.findall(r"[\w'-]+", words)]
    people = PERSONS | ROLES
    return any(word in people or stem(word) in people for word in plain) or bool(
        re.search(r"(?<!^)\b[A-Z][a-z]|^[A-Z][a-z]+ [A-Z]|^(?!The\b|A\b|An\b)[A-Z][a-z]+$", words)
    )


def _fits(register: Register, who: str) -> bool:
    if not register.of:
        return True
    if register.of == stems_of("person"):
        return _is_person(who)
    return any(stem(word.lower()) in register.of for word in re.findall(r"[\w'-]+", who))


def _entity(source: Source, reading: Reading, party: Party) -> str | None:
    """The entity that a party is, by the token that heads its phrase."""
    if party.head < 0:
        return None
    parse, report = reading.parse, reading.document.report.id
    place = parse.span(party.head, party.head + 1)
    chains = [m.chain for m in reading.mentions if m.span.contains(place)]
    chains += [r.chain for r in reading.references if r.span == place]
    return source.entity_of.get((report, chains[0])) if chains else None


def _noun_beside(register: Register, parse: Parse, verb: int) -> int:
    """The noun that gives a light verb its sense ("impose sanctions", "a vote was held"); -1 for none."""
    for child in parse.children(verb):
        told = parse.relations[child] in ("obj", "nsubj:pass")
        if told and stem(parse.word(child).lower()) in register.nouns:
            return child
    return -1


def _towards(reading: Reading, verb: int, noun: int) -> Party:
    """Whom a light verb's noun is turned on ("sanctions on nine officials")."""
    parse = reading.parse
    for at in (noun, verb):
        for child in parse.children(at):
            complement = parse.relations[child].startswith(("nmod", "obl"))
            if complement and has_case(parse, child, *_TOWARDS):
                time = any(t.span.overlaps(parse.span(child, child + 1)) for t in reading.times)
                if not time:
                    return Party(phrase_words(reading, child), child)
    return NOBODY


def _two_sides(register: Register, claim: Claim, reading: Reading) -> tuple[Party, Party] | None:
    """The party that a register is about and the other one; None where the verb is no trigger here."""
    actor, target, passive = find_parties(reading, claim.predicate_span)
    verb = stem(claim.predicate)
    if verb in register.light and verb not in register.triggers and reading.parse.has_trees:
        token = verb_of(reading.parse, claim.predicate_span)
        noun = _noun_beside(register, reading.parse, token)
        return None if noun < 0 else (actor, _towards(reading, token, noun))
    if register.who == "subject":
        return actor, target
    if passive or (verb not in register.befalls and target.words):
        return target, actor
    return (actor, NOBODY) if verb in register.befalls or not register.befalls else (NOBODY, actor)


def _counts(
    register: Register, reading: Reading, claim: Claim, parties: tuple[Party, Party]
) -> list[Quantity]:
    """
    The figures of a claim that count what the register is about.

    Where it is about people: those that have one of its acts, and those that stand in a party's words.
    """
    figures = [reading.quantities[i] for i in claim.quantities]
    figures = [figure for figure in figures if figure.unit not in _NO_COUNT]
    if not (register.of or register.acts):
        return figures
    parse = reading.parse
    held = [phrase_span(parse, party.head) for party in parties if party.head >= 0]
    inside = [f for f in figures if any(span.contains(f.span) for span in held)]
    if held and not inside:
        return []  # "several people were hurt after dozens of men came"
    return [figure for figure in figures if figure.act in register.acts or figure in inside]


def _claim_slots(
    source: Source, register: Register, claim: Claim, reading: Reading, planned: bool
) -> tuple[dict[str, str], tuple[Party, Party], list[Quantity]] | None:
    """The slots of a row that a claim fills, its parties and its figures."""
    sides = _two_sides(register, claim, reading)
    if sides is None:
        return None
    party, other = sides
    figures = _counts(register, reading, claim, sides)
    who = party.words
    if not who and not reading.parse.has_trees:
        who = ", ".join(dict.fromkeys(a.text for a in claim.arguments if a.role != "place"))
    held = phrase_span(reading.parse, party.head) if party.head >= 0 else None
    if "how many" in register.slots and held and any(held.contains(f.span) for f in figures):
        who = ""  # the figure says it
    away = stem(claim.predicate) in (register.absent or ())
    absent = away != (claim.polarity == "negative")
    voice = voice_of(claim.voice_texts[0] if claim.voice_texts else "")
    many = how_many(reading, figures)
    verb = verb_of(reading.parse, claim.predicate_span) if reading.parse.has_trees else -1

    def dates(time: Span) -> bool:
        return verb < 0 or dates_verb(reading, time, verb, register.nouns)

    slots = {
        "who": who,
        "by whom": other.words,
        "whom": other.words,
        "attendance": "absent" if absent else "planned" if planned else "present",
        "what happened": clause_of(reading, claim.span),
        "how many": many,
        "where": ", ".join(dict.fromkeys(a.text for a in claim.arguments if a.role == "place")),
        "when": when_told(reading, source.story, claim.span, dates),
        "said by": voice,
    }
    return slots, sides, figures


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
            beside = told or relation.startswith(("compound:prt", "advmod", "xcomp", "nsubj"))
            if beside and parse.word(child).lower() in register.unless:
                return True
            # "was met with": the preposition of a passive verb's complement
            if relation.startswith("obl") and _has_passive(parse, token):
                words = {parse.word(case).lower() for case in parse.children(child)}
                if words & register.unless:
                    return True
    return False


def _has_passive(parse: Parse, verb: int) -> bool:
    return any(parse.relations[child] == "aux:pass" for child in parse.children(verb))


def _act_of(register: Register, verb: str) -> str:
    """What a verb does, for rows about one person: killed, died and murdered are one act."""
    for act in sorted(register.acts | {"kill", "injure", "arrest"}):
        if verb in {stem(word) for word in ACTS.get(act, ("", ""))[1].split()}:
            return act
    return verb


def _topic(
    source: Source,
    register: Register,
    reading: Reading,
    claim: Claim,
    group: str,
    told: tuple[dict[str, str], tuple[Party, Party], list[Quantity]],
) -> tuple[str, str]:
    """What makes two rows one: one figure of one group, or one act on one named party."""
    slots, (party, other), figures = told
    if len(figures) == 1 and figures[0].act:
        figure = source.figure_at.get((reading.document.report.id, figures[0].span))
        if figure is not None:
            return figure.group or figure.id, value_of(figures[0])
    entity = _entity(source, reading, party)
    if entity is None or figures:
        return group, slots["how many"]
    act = _act_of(register, stem(claim.predicate))
    if register.absent is not None:
        act = f"{act} {slots['attendance']} {reading.parse.word(other.head) if other.head >= 0 else ''}"
    return f"{act} {entity}", ""


def _is_one_person(reading: Reading, party: Party) -> bool:
    parse = reading.parse
    if party.head < 0 or any(
        parse.relations[c].startswith("conj") for c in parse.children(party.head)
    ):
        return False
    place = parse.span(party.head, party.head + 1)
    return any(m.kind == "person" and m.span.contains(place) for m in reading.mentions)


def rows_from_claims(register: Register, source: Source) -> Iterator[Row]:
    for claim in source.story.claims:
        inner = claim.claim
        verb = stem(inner.predicate)
        if verb not in register.triggers | register.light:
            continue
        if inner.polarity == "negative" and register.absent is None:
            continue
        reading = source.readings[claim.report]
        told = told_by_claim(reading, inner)
        if told == "planned" and register.done:
            continue
        if told == "neither" or _means_otherwise(register, reading, inner):
            continue
        filled = _claim_slots(source, register, inner, reading, told == "planned")
        if filled is None:
            continue
        slots, (party, _), _ = filled
        counted = not slots["who"] and bool(slots["how many"])
        if verb in register.several and _is_one_person(reading, party):
            continue
        if not (counted or _fits(register, slots["who"])):
            continue
        nobody = reading.parse.has_trees and not (slots["who"] or counted or verb in register.light)
        if nobody and register.needs == "name":
            continue
        topic = _topic(source, register, reading, inner, claim.group or claim.id, filled)
        yield Row(topic, slots, Place(claim.report, inner.span))


def rows_from_nouns(register: Register, source: Source) -> Iterator[Row]:
    """Rows for nouns with a complement: "the defection of General Orlin", "Orlin's resignation"."""
    for report, reading in source.readings.items():
        parse = reading.parse
        if not parse.has_trees:
            return
        for token in range(len(parse)):
            word = parse.word(token).lower()
            if UPOS[parse.upos[token]] != "NOUN" or stem(word) not in register.nouns:
                continue
            if token and parse.word(token - 1).lower() in register.unless:
                continue
            sides = _noun_parties(register, reading, token)
            parties = {side: party.words for side, party in sides.items()}
            who = parties.get("who", "")
            if not parties or not told_by_noun(reading, token):
                continue
            if who and not _fits(register, who):
                continue
            span = _with_complements(parse, token)
            slots = {
                **parties,
                "by whom": parties.get("whom", ""),
                "what happened": clause_of(reading, span),
                "when": when_told(reading, source.story, span, any_time),
                "where": ", ".join(
                    dict.fromkeys(
                        m.text
                        for m in reading.mentions
                        if m.kind == "place" and span.contains(m.span)
                    )
                ),
            }
            entity = _entity(source, reading, next(iter(sides.values())))
            about = entity or next(iter(parties.values())).lower().split()[-1]
            yield Row((f"{_act_of(register, stem(word))} {about}", ""), slots, Place(report, span))


def _with_complements(parse: Parse, token: int) -> Span:
    """A noun for an event with all that hangs from it, up to a comma or a clause."""
    span = phrase_span(parse, token)
    for child in parse.children(token):
        if child > token and parse.relations[child].startswith("nmod"):
            part = phrase_span(parse, child)
            if part.end > span.end and "," not in parse.text[span.end : part.end]:
                span = Span(span.start, part.end)
    return span


def _noun_parties(register: Register, reading: Reading, token: int) -> dict[str, Party]:
    """Who and whom a noun for an event names beside it: by "of", "by", "against" or "on", or as its owner."""
    parse = reading.parse
    found: dict[str, Party] = {}
    for child in parse.children(token):
        if not parse.relations[child].startswith("nmod"):
            continue
        if any(t.span.overlaps(parse.span(child, child + 1)) for t in reading.times):
            continue
        if parse.relations[child] == "nmod:poss":
            side = "who" if UPOS[parse.upos[child]] in ("NOUN", "PROPN") else ""
        elif has_case(parse, child, "of"):
            side = register.noun_of
        elif has_case(parse, child, "by"):
            side = "who" if register.who == "subject" else "whom"
        else:
            side = "whom" if has_case(parse, child, "against", "on") else ""
        words = re.sub(r"['’]s?$", "", phrase_words(reading, child))
        if side and words:
            found.setdefault(side, Party(words, child))
    return found
