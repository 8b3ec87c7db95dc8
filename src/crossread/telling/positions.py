"""
Where named actors stand on an issue, from verbs that take a side, each with the words that say so.

A position is a claim whose verb takes a side (lexicon/stances.py) and whose subject is somebody
named; the issue is the verb's object or complement, in the report's words. Nothing is inferred from
what an actor did. It is a list of sides openly taken, not an account of what everybody thinks: most
reports give few.

Gets wrong: irony, and sides taken on something that only the sentence before names.
"""

import re
from collections.abc import Sequence

from crossread.language.parse import Parse
from crossread.lexicon.stances import AGAINST, CALLS, FOR
from crossread.lexicon.stems import stem
from crossread.model import Place, Position, Reading, Story, StoryClaim
from crossread.spans import Span
from crossread.telling.happened import told_by_claim
from crossread.telling.parties import find_subject, is_passive, phrase_span, verb_of

_CALLS_FOR = frozenset("for to that".split())
_MOST_WORDS = 22  # of an issue
_NO_SIDE = frozenset(
    "comment speak say answer talk discuss elaborate reply respond confirm give".split()
)
_OPENS = frozenset("that which who whose where when".split())
_PARTICLES = frozenset("back out off away aside up down forward over through".split())
_OWN = frozenset("his her its their my our".split())
# Nouns that only point back at what stands elsewhere, where nothing completes them.
_POINT_BACK = frozenset(
    """
    claim claims allegation allegations accusation accusations suggestion suggestions charge charges idea
    statement statements comment comments remark remarks decision decisions move moves proposal proposals
    call calls request requests offer offers time way thing things issue matter story question news
    """.split()
)
_SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officials lawyer lawyers".split()
)
_POINTS = frozenset("it this that them him her these those us me you".split())  # say nothing alone


def find_positions(readings: Sequence[Reading], story: Story) -> tuple[Position, ...]:
    """The sides that named actors take, in the order of the claims; one per actor, stance and issue."""
    by_id = {reading.document.report.id: reading for reading in readings}
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    found: dict[tuple[str, str, str], Position] = {}
    for claim in story.claims:
        reading = by_id[claim.report]
        stance = _stance(claim)
        actor = _actor(claim, reading, entity_of) if stance else None
        if stance is None or actor is None or told_by_claim(reading, claim.claim) == "neither":
            continue
        if claim.claim.polarity == "negative":
            continue  # not to oppose is not to support
        issue = _issue(reading.parse, claim.claim.predicate_span, claim.claim.span.end)
        if issue is None or any(
            time.span.overlaps(issue) and len(time.span) >= len(issue) for time in reading.times
        ):
            continue
        words = _paired(" ".join(issue.of(reading.parse.text).split()))
        span = Span(min(claim.claim.span.start, issue.start), max(claim.claim.span.end, issue.end))
        key = (actor, stance, words.lower())
        place = Place(claim.report, span)
        if key in found:
            before = found[key]
            found[key] = Position(actor, before.issue, before.stance, (*before.places, place))
        else:
            found[key] = Position(actor, words, stance, (place,))  # type: ignore[arg-type]
    return tuple(found.values())


def _stance(claim: StoryClaim) -> str | None:
    predicate = stem(claim.claim.predicate)
    sides = {stem(v): "for" for v in FOR | CALLS} | {stem(v): "against" for v in AGAINST}
    return sides.get(predicate)


def _actor(
    claim: StoryClaim, reading: Reading, entity_of: dict[tuple[str, int], str]
) -> str | None:
    """
    The named entity that the verb's subject is, or that its subject speaks for ("a spokesman for X").

    A subject that only holds a name ("the family of X", "X's son") is somebody else and takes no side
    in X's name.
    """
    parse = reading.parse
    subject = find_subject(parse, claim.claim.predicate_span)
    if subject is None:
        return None
    place = parse.span(subject, subject + 1)
    chains = [
        m.chain
        for m in reading.mentions
        if m.kind not in ("place", "event") and m.span.contains(place)
    ]
    chains += [reference.chain for reference in reading.references if reference.span == place]
    if not chains and parse.word(subject).lower() in _SPEAKS_FOR:
        held = parse.span(*parse.subtree(subject))
        chains = [m.chain for m in reading.mentions if held.contains(m.span)]
    return entity_of.get((claim.report, chains[0])) if chains else None


def _paired(words: str) -> str:
    """Words without half a pair of quotation marks."""
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        return re.sub('["“”]', "", words)
    return words


def _is_a_side(parse: Parse, verb: int, what: int) -> bool:
    """
    False for a verb and what it is taken on that say nothing of a side.

    "Pushed back the date", "refused to comment", "defended his record" and "rejected the claims", where
    nobody says which.
    """
    for child in parse.children(verb):
        particle = parse.relations[child].startswith(("compound:prt", "advmod")) and child > verb
        if particle and parse.word(child).lower() in _PARTICLES:
            return False
    printed = parse.word(what)
    word = printed.lower()
    if parse.relations[what].startswith("xcomp") and word in _NO_SIDE:
        return False
    parts = [child for child in parse.children(what) if parse.relations[child] != "punct"]
    if any(parse.word(child).lower() in _OWN for child in parts):
        return stem(parse.word(verb).lower()) != stem("defend")
    alone = all(parse.relations[child] in ("acl", "case") for child in parts)
    if alone and printed.islower() and not parse.relations[what].startswith("xcomp"):
        return False  # "changes": which ones?
    bare = all(child < what for child in parts)
    return not (bare and word in _POINT_BACK)


def _issue(parse: Parse, predicate: Span, end: int) -> Span | None:
    """What the side is taken on: the verb's object or complement, or the subject of a passive verb."""
    if not parse.has_trees:
        return None
    verb = verb_of(parse, predicate)
    if verb < 0:
        return None
    children = list(parse.children(verb))
    if is_passive(parse, verb):
        subjects = [child for child in children if parse.relations[child] == "nsubj:pass"]
        described = [int(parse.heads[verb])] if parse.relations[verb] == "acl" else []
        acted = (subjects + described)[:1]
        theirs = acted and any(parse.word(c).lower() in _OWN for c in parse.children(acted[0]))
        whole = acted and not theirs and _is_a_side(parse, verb, acted[0])
        return phrase_span(parse, acted[0]) if whole else None
    calls = stem(parse.word(verb).lower()) in {stem(word) for word in CALLS}
    complements = ("obl", "xcomp", "ccomp", "obj") if calls else ("obj", "ccomp", "xcomp")
    after = [c for c in children if c > verb and parse.relations[c].startswith(complements)]
    if not after or parse.word(after[0]).lower() in _POINTS:
        return None
    if not _is_a_side(parse, verb, after[0]):
        return None
    if parse.relations[after[0]] == "obj" and not calls:
        return _whole_object(parse, after[0])
    first, last = parse.subtree(after[0])
    if calls:
        # "called on Orlin to go", "called for talks", "urged Orlin to go": to the end of the clause.
        last = max(parse.tokens_in(Span(predicate.start, max(end, predicate.end)))[-1] + 1, last)
        asked = [c for c in children if c > after[0] and parse.xpos[c] == "VB"]
        if asked and asked[0] >= last and parse.relations[asked[0]].startswith("advcl"):
            last = parse.subtree(asked[0])[1]  # "called on Orlin" "to go"
        commas = [at for at in range(first, last) if parse.word(at) in (",", "—", "–")]
        last = commas[0] if commas else last
        words = [parse.word(token).lower() for token in range(first, last)]
        if not _CALLS_FOR & set(words) or words[0] == "by":
            return None
        # "called the plan a threat" names it; "called on", "called for" take a side.
        if parse.word(verb).lower().startswith("call") and words[0] not in ("on", "for"):
            return None
        first += words[0] == "on"
    last = min(last, first + _MOST_WORDS)
    while last > first + 1 and not parse.word(last - 1)[-1].isalnum():
        last -= 1
    return None if parse.word(last - 1).lower() in _POINTS else parse.span(first, last)


def _whole_object(parse: Parse, head: int) -> Span:
    """
    An object with what completes it ("the claim that the pit was safe"), up to a clause that only adds.

    A clause with "which" or "who" without a comma tells which one is meant, and stays.
    """
    low, high = parse.subtree(head)
    for token in range(head + 1, high):
        adds = parse.word(token) in (",", "—", "–") or parse.relations[token] == "parataxis"
        too_long = high - low > _MOST_WORDS and parse.word(token).lower() in _OPENS
        if adds or too_long:
            high = token
            break
    while high > head + 1 and not parse.word(high - 1)[-1].isalnum():
        high -= 1
    return parse.span(low, high) if high - low <= _MOST_WORDS else phrase_span(parse, head)
