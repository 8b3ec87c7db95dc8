"""
Whether words tell of something that took place, was planned, or neither.

A register is read as a record of what happened. So no row opens on what somebody should, could or might
do, on what is asked for or recommended, on a bare infinitive, on what was tried, avoided or denied, or on
a noun that is only feared, threatened or proposed. What will happen, or is to, counts as planned.

Gets wrong: nouns for events that stand in no such company and did not take place.
"""

from typing import Literal

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.stems import stem
from crossread.model import Claim, Reading

Told = Literal["happened", "planned", "neither"]

_TELLING = ("asserted", "reported", "planned")
_UNREAL = frozenset("should must ought could can might may cannot need".split())
_COMING = frozenset("will would shall 'll ’ll 'd ’d".split())
_PREPOSITIONS = frozenset("from of as by without for at about against before after".split())
_NOT_YET = frozenset("if unless until once whether lest".split())

# Verbs whose complement did not take place, or not yet: asked for, tried, avoided, thought of.
_NOT_DONE = frozenset(
    stem(word)
    for word in """
    recommend urge ask call demand suggest advise propose want need hope wish try attempt seek fail refuse
    decline avoid stop prevent consider risk deny threaten plan intend aim prepare promise offer vow warn
    fear discuss oppose reject foil avert debate contemplate require expect guard
    """.split()
)
# Nouns and adjectives beside which a noun for an event tells of none that took place.
_FEARED = frozenset(
    """
    threat risk fear possibility prospect danger warning plan plans call calls demand demands proposal talk
    hope hopes case event eventuality attempt bid likelihood chance idea preparation preparations absence
    """.split()
)
_UNREAL_KINDS = frozenset(
    """
    possible potential planned threatened future attempted failed feared proposed imminent likely
    hypothetical looming impending upcoming further broader
    """.split()
)
_ANOTHER = frozenset("last previous past earlier former".split())  # not the one reported


def _auxiliaries(parse: Parse, verb: int) -> set[str]:
    """The auxiliaries of a verb; those of the verb it is joined to where it has neither its own nor a subject."""
    at = verb
    for _ in range(3):
        children = list(parse.children(at))
        own = {parse.word(c).lower() for c in children if parse.relations[c].startswith("aux")}
        subject = any(parse.relations[c].startswith("nsubj") for c in children)
        if own or subject or not parse.relations[at].startswith("conj"):
            return own
        at = int(parse.heads[at])
    return set()


def _is_infinitive(parse: Parse, verb: int) -> bool:
    """True for "to attack", and for a verb joined to one ("to come and attack")."""
    at = verb
    for _ in range(3):
        before = {parse.word(child).lower() for child in parse.children(at) if child < at}
        if parse.xpos[at] == "VB" and "to" in before:
            return True
        if not parse.relations[at].startswith("conj") or parse.xpos[at] != "VB":
            return False
        at = int(parse.heads[at])
    return False


def _is_unreal_verb(parse: Parse, verb: int, planned: bool) -> bool:
    children = list(parse.children(verb))
    before = {parse.word(child).lower() for child in children if child < verb}
    auxiliaries = _auxiliaries(parse, verb)
    if before & _NOT_YET:
        return True
    finite = any(parse.relations[child].startswith(("aux", "nsubj")) for child in children)
    if auxiliaries & _UNREAL:
        return True
    if any(
        parse.relations[c].startswith("nsubj") and parse.word(c).lower() == "you" for c in children
    ):
        return True  # "when you kill people": whoever does
    if parse.xpos[verb] == "VBG" and not finite and before & _PREPOSITIONS:
        return True
    if parse.xpos[verb] == "VB" and not planned:
        if _is_infinitive(parse, verb) or not auxiliaries:
            return True  # a bare verb: "recommended that he go", "go and see"
    above, relation = int(parse.heads[verb]), parse.relations[verb]
    hangs = above >= 0 and relation.startswith(("xcomp", "ccomp"))
    return hangs and relation.startswith("xcomp") and stem(parse.word(above).lower()) in _NOT_DONE


def told_by_claim(reading: Reading, claim: Claim) -> Told:
    """Whether a claim tells of something that took place; what is denied is for the caller to see."""
    if claim.modality not in _TELLING:
        return "neither"
    parse = reading.parse
    planned = claim.modality == "planned"
    if not parse.has_trees:
        return "planned" if planned else "happened"
    for token in parse.tokens_in(claim.predicate_span):
        if UPOS[parse.upos[token]] != "VERB":
            continue
        if _is_unreal_verb(parse, token, planned):
            return "neither"
        if any(parse.relations[child] == "det" for child in parse.children(token)):
            return "neither"  # "the elected"
        planned = planned or bool(_auxiliaries(parse, token) & _COMING)
    return "planned" if planned else "happened"


def told_by_noun(reading: Reading, token: int) -> bool:
    """True for a noun for an event ("the raid on Drava") that is said to have taken place, or of which it is implied."""
    parse = reading.parse
    if any(
        parse.word(child).lower() in _UNREAL_KINDS | _ANOTHER for child in parse.children(token)
    ):
        return False
    if any(
        parse.relations[child] == "case" and parse.word(child).lower() in ("against", "without")
        for child in parse.children(token)
    ):
        return False
    at, relation = int(parse.heads[token]), parse.relations[token]
    if relation == "nmod" and at >= 0 and parse.word(at).lower() in _FEARED:
        return False
    place = parse.span(token, token + 1)
    around = [claim for claim in reading.claims if claim.span.contains(place)]
    claim = min(around, key=lambda claim: (len(claim.span), claim.span), default=None)
    if claim is None:
        return True
    if claim.modality not in ("asserted", "reported") or claim.polarity == "negative":
        return False
    while at >= 0 and UPOS[parse.upos[at]] != "VERB" and parse.relations[at] != "root":
        at = int(parse.heads[at])
    if at < 0 or UPOS[parse.upos[at]] != "VERB":
        return True
    governs = int(parse.heads[token]) == at and relation.startswith(("obj", "obl", "nsubj:pass"))
    if governs and stem(parse.word(at).lower()) in _NOT_DONE:
        return False
    return not _auxiliaries(parse, at) & (_UNREAL | _COMING) and not _is_infinitive(parse, at)
