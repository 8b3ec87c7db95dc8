"""
Who did what to whom in a clause, as noun phrases of the report, from the reader's tree.

The subject of an active verb acts, that of a passive one is acted on; "who" and "which" stand for the
noun before them, a verb joined by "and" shares the subject of the first. A phrase is a noun's own
words up to a comma or a clause. A pronoun gives the name that the report's coreference has for it, or
nothing. Without trees there are no parties.

Gets wrong: what the tree gets wrong, and who acts where only the sense says it.
"""

from typing import NamedTuple

from crossread.language.parse import UPOS, Parse
from crossread.model import Reading
from crossread.spans import Span

_RELATIVE = frozenset("who which that".split())
_PRONOUNS = frozenset("he she it they him her them we i you us me this these those one".split())
_CLAUSES = ("acl", "appos", "parataxis", "advcl", "ccomp")
_LONGEST = 14  # words of a phrase


class Parties(NamedTuple):
    """The one who acts and the one acted on, in words; "" where the clause does not say."""

    actor: str
    object: str


def phrase_words(reading: Reading, head: int) -> str:
    """The noun phrase that a token heads, on one line; a name for a pronoun, "" for an unknown one."""
    parse = reading.parse
    word = parse.word(head).lower()
    if word in _PRONOUNS:
        place = parse.span(head, head + 1)
        chains = [r.chain for r in reading.references if r.span == place]
        return reading.chain_names[chains[0]] if chains else ""
    return " ".join(phrase_span(parse, head).of(parse.text).split())


def phrase_span(parse: Parse, head: int) -> Span:
    """A noun's own words: what stands before it and its short complements, no clause, no apposition."""
    first, last = head, head + 1
    for child in parse.children(head):
        relation = parse.relations[child]
        low, high = parse.subtree(child)
        if child < head and not relation.startswith(("acl", "appos", "parataxis", "case")):
            first = min(first, low)
    for child in parse.children(head):
        low, high = parse.subtree(child)
        if child < head or low > last:
            continue
        if parse.relations[child].startswith(_CLAUSES) or high - first > _LONGEST:
            break
        last = max(last, high)
    while first < head and (
        not parse.word(first)[0].isalnum() or parse.relations[first] in ("cc", "case")
    ):
        first += 1
    while last > head + 1 and not parse.word(last - 1)[-1].isalnum():
        last -= 1
    return parse.span(first, last)


def find_parties(reading: Reading, predicate: Span) -> Parties:
    """The parties of the clause whose predicate stands at a span."""
    parse = reading.parse
    if not parse.has_trees:
        return Parties("", "")
    verbs = [t for t in parse.tokens_in(predicate) if UPOS[parse.upos[t]] in ("VERB", "AUX", "ADJ")]
    if not verbs:
        return Parties("", "")
    verb = verbs[-1]
    actor = target = ""
    for child in parse.children(verb):
        relation = parse.relations[child]
        if relation == "nsubj:pass":
            target = _subject(reading, verb, child)
        elif relation.startswith("nsubj"):
            actor = _subject(reading, verb, child)
        elif relation in ("obj", "iobj"):
            target = target or phrase_words(reading, child)
        elif relation == "obl:agent" or _is_by(parse, child, relation):
            actor = actor or phrase_words(reading, child)
    if not actor and not target:
        return _shared(reading, verb)
    return Parties(actor, target)


def find_subject(parse: Parse, predicate: Span) -> int | None:
    """The token that acts in the clause whose predicate stands at a span, or shares its verb's subject."""
    if not parse.has_trees:
        return None
    verbs = [t for t in parse.tokens_in(predicate) if UPOS[parse.upos[t]] in ("VERB", "AUX", "ADJ")]
    at = verbs[-1] if verbs else -1
    while at >= 0:
        for child in parse.children(at):
            relation = parse.relations[child]
            if relation == "obl:agent" or _is_by(parse, child, relation):
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


def _is_by(parse: Parse, token: int, relation: str) -> bool:
    if not relation.startswith("obl"):
        return False
    return any(parse.word(child).lower() == "by" for child in parse.children(token))


def _subject(reading: Reading, verb: int, subject: int) -> str:
    """The subject's phrase; for "who" and "which" that of the noun they speak of."""
    parse = reading.parse
    if parse.word(subject).lower() in _RELATIVE:
        head = int(parse.heads[verb])
        if head < 0 or not parse.relations[verb].startswith("acl"):
            return ""
        return phrase_words(reading, head)
    return phrase_words(reading, subject)


def _shared(reading: Reading, verb: int) -> Parties:
    """The subject that a verb without one shares with the verb it hangs from, or describes."""
    parse = reading.parse
    at, relation = int(parse.heads[verb]), parse.relations[verb]
    if at < 0:
        return Parties("", "")
    if relation == "acl":  # "the man arrested in Drava", "ministers meeting in Drava"
        words = phrase_words(reading, at)
        active = parse.word(verb).lower().endswith("ing")
        return Parties(words, "") if active else Parties("", words)
    if not relation.startswith(("conj", "xcomp", "advcl")):
        return Parties("", "")
    for child in parse.children(at):
        kind = parse.relations[child]
        if kind.startswith("nsubj"):
            words = _subject(reading, at, child)
            passive = kind == "nsubj:pass" and relation.startswith("conj")
            return Parties("", words) if passive else Parties(words, "")
    return Parties("", "")
