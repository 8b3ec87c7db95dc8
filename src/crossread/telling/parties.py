"""
Who did what to whom in a clause, as noun phrases of the report, from the reader's tree.

The subject of an active verb acts, that of a passive one is acted on; "who" and "which" stand for the
noun before them, a verb joined by "and" shares the subject of the first, and a participle has the noun
it describes ("the man arrested in Drava"). A phrase is a noun's own words up to a comma or a clause, and
the whole of a name. A pronoun gives the name that the report's coreference has for it, or nothing.
Without trees there are no parties.

Gets wrong: what the tree gets wrong, and who acts where only the sense says it.
"""

from typing import NamedTuple

from crossread.language.parse import UPOS, Parse
from crossread.model import Reading
from crossread.spans import Span

_RELATIVE = frozenset("who which that".split())
_PRONOUNS = frozenset("he she it they him her them we i you us me".split())
_POINTING = frozenset("this that these those one ones".split())
# What hangs from a noun and is no part of its phrase: clauses, what it is said to be, subjects.
_NOT_OWN = (
    "acl", "appos", "parataxis", "advcl", "ccomp", "csubj", "nsubj", "obj", "iobj", "obl", "xcomp",
    "cop", "aux", "mark", "expl", "discourse", "vocative", "dep", "orphan",
)  # fmt: skip
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january february march
    april june july august september october november december
    """.split()
)
_LOOSE = ("cc", "case", "advmod")
_LEADING = frozenset("in on after before since during".split())
_HYPHENS = ("-", "–")
_LONGEST = 14  # words of a phrase
_FARTHEST = 4  # verbs up the tree from which a subject is shared


class Party(NamedTuple):
    """One party in the report's words, with the token that heads it; "" and -1 for nobody."""

    words: str
    head: int


class Parties(NamedTuple):
    """The one who acts and the one acted on, and whether the verb is passive."""

    actor: Party
    object: Party
    passive: bool


NOBODY = Party("", -1)


def phrase_words(reading: Reading, head: int) -> str:
    """The noun phrase that a token heads, on one line; a name for a pronoun, "" for an unknown one."""
    parse = reading.parse
    place = parse.span(head, head + 1)
    if parse.word(head).lower() in _POINTING:
        return ""
    if parse.word(head).lower() in _PRONOUNS:
        chains = [r.chain for r in reading.references if r.span == place]
        return reading.chain_names[chains[0]] if chains else ""
    span = phrase_span(parse, head)
    for mention in reading.mentions:
        if mention.span.contains(place):
            span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
    return " ".join(span.of(parse.text).split())


def _own_tokens(parse: Parse, head: int) -> set[int]:
    """A noun and what belongs to its phrase, without "by somebody", days and clauses."""
    found, rest = {head}, [head]
    while rest:
        at = rest.pop()
        for child in parse.children(at):
            relation = parse.relations[child]
            measure = relation.startswith("obl") and child < at  # "65 years" in "65-year-old"
            if not measure and relation.startswith(_NOT_OWN):
                continue
            if parse.word(child).lower() in _CALENDAR:
                continue
            if relation.startswith("nmod") and has_case(parse, child, "by"):
                continue
            found.add(child)
            rest.append(child)
    return found


def phrase_span(parse: Parse, head: int) -> Span:
    """A noun's own words: what stands before it and its short complements, no clause, no apposition."""
    own = _own_tokens(parse, head)
    first, last = head, head + 1
    while first - 1 in own or (first - 2 in own and parse.word(first - 1) in _HYPHENS):
        first -= 1
    while (last in own or (last + 1 in own and parse.word(last) in _HYPHENS)) and (
        last - first <= _LONGEST
    ):
        last += 1
    while first < head and (
        not parse.word(first)[0].isalnum() or _opens_another(parse, first, head)
    ):
        first += 1
    while last > head + 1 and (
        not parse.word(last - 1)[-1].isalnum() or parse.relations[last - 1] in _LOOSE
    ):
        last -= 1
    return parse.span(first, last)


def _opens_another(parse: Parse, token: int, head: int) -> bool:
    """True for "and", "of" or "even" before a noun; in "at least 40 men" the first words are the number's."""
    if parse.word(token).lower() in _LEADING:
        return True
    return parse.relations[token] in _LOOSE and int(parse.heads[token]) == head


def has_case(parse: Parse, token: int, *prepositions: str) -> bool:
    """True for a complement that begins with one of some prepositions."""
    return any(
        parse.relations[child] == "case" and parse.word(child).lower() in prepositions
        for child in parse.children(token)
    )


def verb_of(parse: Parse, predicate: Span) -> int:
    """The verb that carries a predicate; -1 where there is none."""
    verbs = [t for t in parse.tokens_in(predicate) if UPOS[parse.upos[t]] in ("VERB", "AUX", "ADJ")]
    return verbs[-1] if verbs else -1


def is_passive(parse: Parse, verb: int) -> bool:
    """True for "was held", and for a participle that describes what was acted on ("held in Drava")."""
    children = [parse.relations[child] for child in parse.children(verb)]
    if any(relation in ("aux:pass", "nsubj:pass") for relation in children):
        return True
    described = parse.relations[verb] == "acl" or (
        parse.relations[verb].startswith("conj")
        and not any(relation.startswith(("aux", "nsubj", "obj")) for relation in children)
        and is_passive(parse, int(parse.heads[verb]))
    )
    return described and parse.xpos[verb] == "VBN" and "obj" not in children


def find_parties(reading: Reading, predicate: Span) -> Parties:
    """The parties of the clause whose predicate stands at a span."""
    parse = reading.parse
    verb = verb_of(parse, predicate) if parse.has_trees else -1
    if verb < 0:
        return Parties(NOBODY, NOBODY, False)
    passive = is_passive(parse, verb)
    actor = target = NOBODY
    for child in parse.children(verb):
        relation = parse.relations[child]
        if relation == "nsubj:pass":
            target = _subject(reading, verb, child)
        elif relation.startswith("nsubj"):
            actor = _subject(reading, verb, child)
        elif relation in ("obj", "iobj") and child > verb:
            target = target if target.words else _party(reading, child)
        elif relation.startswith("obl") and has_case(parse, child, "by"):
            agent = passive and not actor.words and parse.word(child).lower() not in _CALENDAR
            actor = _party(reading, child) if agent else actor
    if passive and not target.words:
        target = _shared(reading, verb)
    elif not passive and not actor.words:
        actor = _shared(reading, verb)
    return Parties(actor, target, passive)


def find_subject(parse: Parse, predicate: Span) -> int | None:
    """The token that acts in the clause whose predicate stands at a span, or shares its verb's subject."""
    if not parse.has_trees:
        return None
    at = verb_of(parse, predicate)
    while at >= 0:
        for child in parse.children(at):
            relation = parse.relations[child]
            if relation.startswith("obl") and has_case(parse, child, "by"):
                return child
            if relation.startswith("nsubj") and relation != "nsubj:pass":
                relative = parse.word(child).lower() in _RELATIVE
                return int(parse.heads[at]) if relative else child
        at = (
            int(parse.heads[at])
            if parse.relations[at].startswith(("conj", "xcomp", "advcl"))
            else -1
        )
    return None


def _party(reading: Reading, head: int) -> Party:
    words = phrase_words(reading, head)
    return Party(words, head) if words else NOBODY


def _subject(reading: Reading, verb: int, subject: int) -> Party:
    """The subject; for "who" and "which" the noun they speak of."""
    parse = reading.parse
    if parse.word(subject).lower() in _RELATIVE:
        head = int(parse.heads[verb])
        return (
            _party(reading, head)
            if head >= 0 and parse.relations[verb].startswith("acl")
            else NOBODY
        )
    return _party(reading, subject)


def _shared(reading: Reading, verb: int) -> Party:
    """The subject that a verb without one has from the noun it describes or the verbs above it."""
    parse = reading.parse
    at = verb
    for _ in range(_FARTHEST):
        relation, above = parse.relations[at], int(parse.heads[at])
        if above < 0:
            return NOBODY
        if relation == "acl":
            return _party(reading, above)
        if not relation.startswith(("conj", "xcomp", "advcl")):
            return NOBODY
        for child in parse.children(above):
            if parse.relations[child].startswith("nsubj"):
                return _subject(reading, above, child)
        at = above
    return NOBODY
