"""
A dated clause told so that it can be read alone: its subject, its verb, and what belongs to the verb.

From the reader's tree: the clause runs from its subject to the end of its verb's complements, without the
word that joined it to its sentence, without clauses set off by a comma, and without the day it opens with,
which stands in the row already. "Who" and "which" give way to the noun they speak of, a verb joined by
"and" takes the subject it shares, a pronoun the name it stands for. What cannot be made whole is told with
its sentence, and where that is long, or begins with a pronoun nobody explains, or somebody speaks of himself, it
is not told at all: a timeline is read without the reports.

Gets wrong: what the tree gets wrong about where a clause ends.
"""

import re
from typing import NamedTuple

from crossread.language.parse import UPOS, Parse
from crossread.model import Claim, Reading
from crossread.spans import Span
from crossread.telling.parties import find_parties, verb_of

LONGEST = 240  # characters of a row
_FEWEST_WORDS = 4
_SUPPOSED = frozenset("if once unless until whether lest".split())
_JOINS = frozenset("but and yet so also meanwhile ,".split())  # at a sentence's beginning
_SELVES = frozenset("i we you my our your me us".split())
_RELATIVE = frozenset("who which that whom what".split())
_PRONOUNS = frozenset("he she it they this these those that his her its their".split())
_POSSESSIVE = frozenset("his her its their".split())
_QUOTED = re.compile(r'“[^”]*”|"[^"]*"')
_SET_OFF = ("parataxis", "advcl", "acl:relcl", "appos", "discourse", "vocative")
_FINITE = frozenset("VBD VBP VBZ".split())
_UNREAL = frozenset("would could might may should".split())
_AFTER_COMMA = frozenset(",-–—;:(")


class Whole(NamedTuple):
    """Words that can be read alone, and the place they were taken from."""

    words: str
    span: Span


def _is_set_off(parse: Parse, verb: int, child: int) -> bool:
    """True for a part that the clause stands without: joined by "and", or set off by a comma."""
    relation = parse.relations[child]
    if relation in ("cc", "mark", "punct", "discourse"):
        return True
    if relation.startswith("conj"):
        return UPOS[parse.upos[child]] in ("VERB", "AUX") or child - verb > LONGEST
    if relation == "parataxis":
        return True
    low, high = parse.subtree(child)
    if child < verb:
        return relation.startswith("advcl") and "," in (parse.word(high - 1), parse.word(high))
    comma = low > 0 and parse.word(low - 1) in _AFTER_COMMA
    return comma and relation.startswith(_SET_OFF)


def _own_tokens(parse: Parse, verb: int, bare: bool = False) -> set[int]:
    """The tokens of a verb's clause with its complements, without what is set off; bare, without "when ..." too."""
    found, rest = {verb}, [verb]
    while rest:
        at = rest.pop()
        for child in parse.children(at):
            if at == verb and _is_set_off(parse, verb, child):
                continue
            if bare and parse.relations[child].startswith(("advcl", "acl")) and child > verb:
                continue
            low, _ = parse.subtree(child)
            relcl = parse.relations[child].startswith("acl:relcl") and parse.word(low - 1) == ","
            if at != verb and relcl and child > verb:
                continue
            found.add(child)
            rest.append(child)
    return found


def _has_tense(parse: Parse, verb: int) -> bool:
    """True for "sank", "was sunk" and "will sink", not for "sinking" and "to sink", nor for "would have sunk"."""
    helpers = {parse.word(c).lower() for c in parse.children(verb) if _helps(parse, c)}
    if "have" in helpers and helpers & _UNREAL:
        return False
    return parse.xpos[verb] in _FINITE or bool(helpers)


def _helps(parse: Parse, token: int) -> bool:
    return parse.relations[token].startswith(("aux", "cop"))


def _subject_of(parse: Parse, verb: int) -> int:
    subjects = [c for c in parse.children(verb) if parse.relations[c].startswith(("nsubj", "expl"))]
    return subjects[0] if subjects else -1


def _name_at(reading: Reading, token: int) -> str | None:
    """The name that a pronoun stands for."""
    place = reading.parse.span(token, token + 1)
    for reference in reading.references:
        if reference.span == place and reference.chain < len(reading.chain_names):
            return reading.chain_names[reference.chain]
    return None


def _tidy(words: str) -> str:
    """Words on one line, without marks at their ends or half a pair of quotation marks."""
    words = " ".join(words.split()).strip(" ,;:.–—-")
    words += "." if words.endswith(("a.m", "p.m")) else ""
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = words.replace('"', "").replace("“", "").replace("”", "")
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    return words[:1].upper() + words[1:]


def _opened(reading: Reading, first: int, last: int) -> str | None:
    """Some tokens as words, a pronoun at their beginning replaced; None where nobody says whose it is."""
    parse = reading.parse
    words = parse.span(first, last).of(parse.text)
    low = parse.word(first).lower()
    if low not in _PRONOUNS:
        return words
    name = _name_at(reading, first)
    if name is None:
        return None
    owner = f"{name}’s" if low in _POSSESSIVE else name
    return owner + words[len(parse.word(first)) :]


def _first_of_group(parse: Parse, verb: int) -> int:
    """The first auxiliary that stands right before a verb."""
    first = verb
    while first - 1 >= 0 and int(parse.heads[first - 1]) == verb:
        if not parse.relations[first - 1].startswith(("aux", "cop")):
            break
        first -= 1
    return first


def _clause(reading: Reading, verb: int, time: Span, bare: bool) -> Whole | None:
    """A verb's clause with a subject of its own, a shared one, or the noun that it describes."""
    parse = reading.parse
    own = _own_tokens(parse, verb, bare)
    last = max(own) + 1
    subject = _subject_of(parse, verb)
    relative = subject >= 0 and parse.word(subject).lower() in _RELATIVE
    lead = ""
    if subject < 0 or relative:
        parties = find_parties(reading, parse.span(verb, verb + 1))
        party = parties.object if parties.passive else parties.actor
        dates = parse.relations[verb].startswith("advcl") and parse.xpos[verb] in _FINITE
        if not party.words or parse.relations[verb] == "acl" or (dates and not relative):
            return None
        if party.words.split()[0].lower() in _PRONOUNS:
            return None
        lead, first = party.words, _first_of_group(parse, verb)
    else:
        first = min(own)
        opening = parse.subtree(subject)[0]
        dated = parse.tokens_in(time)
        if (dated and first <= dated[0] < opening) or parse.relations[first].startswith("advmod"):
            first = opening
        while first < opening and not parse.word(first)[0].isalnum():
            first += 1
    words = parse.span(first, last).of(parse.text) if lead else _opened(reading, first, last)
    if words is None:
        return None
    whole = _tidy(f"{lead} {words}")
    span = parse.span(first, last)
    return Whole(whole, Span(min(span.start, time.start), max(span.end, time.end)))


def _speaks_of_itself(words: str) -> bool:
    # What somebody is quoted with is told of him, where the row says who that is.
    own = words if words.startswith(("“", '"')) else _QUOTED.sub(" ", words)
    plain = (word.strip("“”\"'’,.") for word in own.split())
    return any(word.lower() in _SELVES and word not in ("US", "WE") for word in plain)


def _holds(parse: Parse, verb: int, time: Span, bare: bool) -> bool:
    """True when a time hangs from a verb's own clause and not from one beside it."""
    tokens = parse.tokens_in(time)
    return bool(tokens) and tokens[-1] in _own_tokens(parse, verb, bare)


def _sentence(reading: Reading, time: Span) -> Whole | None:
    """The whole sentence around a time, when it is short and can be read alone."""
    parse = reading.parse
    tokens = parse.tokens_in(time)
    if not tokens:
        return None
    sentence = parse.sentence(parse.sentence_of(tokens[0]))
    first = sentence.first
    while parse.word(first).lower() in _JOINS and first + 1 < sentence.last:
        first += 1
    words = _opened(reading, first, sentence.last)
    roots = [i for i in range(sentence.first, sentence.last) if parse.relations[i] == "root"]
    told = any(_subject_of(parse, root) >= 0 for root in roots)
    if words is None or not told or not sentence.span.contains(time):
        return None
    words = _tidy(words)
    fits = len(words.split()) >= _FEWEST_WORDS and len(words) <= LONGEST
    return Whole(words, sentence.span) if fits and not _speaks_of_itself(words) else None


def tell_event(
    reading: Reading, claims: list[Claim], time: Span
) -> tuple[Whole, Claim | None] | None:
    """
    The narrowest of the claims around a time that can be read alone, or its sentence; None for neither.

    What is only supposed ("once the army is in") is no event.
    """
    parse = reading.parse
    for claim in claims:
        verb = verb_of(parse, claim.predicate_span)
        if verb < 0 or not _has_tense(parse, verb):
            continue
        marks = {parse.word(c).lower() for c in parse.children(verb)}
        if marks & _SUPPOSED:
            return None
        for bare in (False, True):
            whole = _clause(reading, verb, time, bare) if _holds(parse, verb, time, bare) else None
            if whole is None or _speaks_of_itself(whole.words):
                break
            if len(whole.words.split()) >= _FEWEST_WORDS and len(whole.words) <= LONGEST:
                return whole, claim
    sentence = _sentence(reading, time)
    return None if sentence is None else (sentence, None)
