"""
What some reports pass on as so and another has denied: "denied that it fired", "a charge she denies".

A denial has a content: what hangs on the denying verb, or, where that only points ("denied it", "the
claims are false"), what the sentence tells besides, or the one before it. The report without the denial
must tell that very act, since one sentence may deny one thing and tell three others.

Gets wrong: a denial in the reporter's own words ("but no shot was fired").
"""

from typing import NamedTuple

from crossread.comparing.contrasts import ALIKE, Contrast, Group, Member, list_outlets, outlet
from crossread.comparing.likeness import bag, likeness
from crossread.language.parse import Parse
from crossread.lexicon.word_families import family_of
from crossread.model import Place
from crossread.spans import Span

_SHORT_DENIAL = 14  # tokens of a sentence that only denies the one before it
_DENYING = frozenset("deny denies denied denying".split())
_UNTRUE = frozenset("false untrue baseless unfounded".split())
# Nouns that only point to what was said before: "denied the allegations", "called the report false".
_POINTING = frozenset(
    family_of(word)
    for word in """claim allegation accusation charge report rumour rumor suggestion assertion
    statement involvement wrongdoing responsibility""".split()
)
# What is kept from somebody when it is denied.
_WITHHELD = frozenset(
    family_of(word)
    for word in """right access entry bail chance opportunity visa permission parole asylum treatment
    request appeal aid food water medicine care citizenship""".split()
)
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ")


class Denial(NamedTuple):
    """The denying word, the sentence it stands in, and the families of words of what is denied."""

    word: str
    place: Place
    content: frozenset[str]  # empty where the denial only points to what was said


def _is_refusal(parse: Parse, verb: int) -> bool:
    """Is something withheld, not called untrue: "was denied a visa", "denied them their right to leave"?"""
    below = {parse.relations[child]: parse.word(child) for child in parse.children(verb)}
    passive = parse.relations[verb].startswith("acl") or "nsubj:pass" in below
    kept = {family_of(below[part]) for part in ("obj", "nsubj:pass") if part in below}
    return "iobj" in below or (passive and "obj" in below) or not kept.isdisjoint(_WITHHELD)


def _is_beside(parse: Parse, token: int, top: int) -> bool:
    """Does a token below another stand in a relative clause, which is told and not denied?"""
    while token != top and int(parse.heads[token]) >= 0:
        if parse.relations[token] == "acl:relcl":
            return True
        token = int(parse.heads[token])
    return False


def _denied_by(parse: Parse, verb: int) -> frozenset[str]:
    """The telling words of what a denying verb governs; none where they only point to what was said."""
    found: set[str] = set()
    for child in parse.children(verb):
        if parse.relations[child] in ("obj", "ccomp", "xcomp"):
            tokens = [t for t in range(*parse.subtree(child)) if not _is_beside(parse, t, child)]
            found |= {family_of(parse.word(t)) for t in tokens if parse.token(t).upos in _TELLING}
    return frozenset() if found <= _POINTING else frozenset(found)


def _is_denial(parse: Parse, token: int) -> bool:
    """Does a word call something untrue: "denied", "was false", "a baseless claim", not "a false passport"?"""
    word = parse.word(token).lower()
    if word in _UNTRUE:
        noun = family_of(parse.word(int(parse.heads[token])))
        return parse.relations[token] != "amod" or noun in _POINTING
    if word not in _DENYING or parse.token(token).upos != "VERB":
        return False
    negated = any(parse.word(c).lower() in ("not", "n't", "never") for c in parse.children(token))
    return not negated and not _is_refusal(parse, token)


def _denial_in(member: Member, span: Span) -> Denial | None:
    parse, place = member.reading.parse, Place(member.report, span)
    if not parse.has_trees:
        return None
    for token in parse.tokens_in(span):
        if _is_denial(parse, token):
            return Denial(parse.word(token), place, _denied_by(parse, token))
        if parse.word(token).lower() == "such" and parse.word(token - 1).lower() == "no":
            return Denial(
                "no such", place, frozenset({family_of(parse.word(int(parse.heads[token])))})
            )
    return None


def _denial_of(member: Member) -> Denial | None:
    """Where a report denies what a sentence says: there, or in a short sentence right behind it."""
    parse, number = member.reading.parse, member.unit.sentence
    here = _denial_in(member, member.unit.span)
    if here is not None or number + 1 >= len(parse.sentence_starts):
        return here
    following = parse.sentence(number + 1)
    if following.last - following.first > _SHORT_DENIAL:
        return None
    after = _denial_in(member, following.span)
    return after if after is not None and not after.content else None


def _tells(member: Member, denial: Denial, denied: Member, weights: dict[str, float]) -> bool:
    """Does a report tell as a fact what another one denies?"""
    # One denied word tells which act it is, but not enough of it to be compared.
    only = denial.content if len(denial.content) > 1 else frozenset()
    own = bag([t for t in denied.unit.terms if not only or t.form in only], weights)
    for index in member.unit.claims if denial.content else member.focus:
        claim = member.reading.claims[index]
        act = family_of(claim.predicate) in (denial.content or own)
        told = claim.modality in ("asserted", "reported", "planned")
        if act and told and likeness(own, bag(member.terms_in(claim.span), weights))[0] >= ALIKE:
            return True
    return False


def find_denial(group: Group) -> Contrast | None:
    """What some reports pass on as so is denied in another, and they say nothing of that."""
    denials = {m.unit.index: denial for m in group.members if (denial := _denial_of(m))}
    with_it = [m for m in group.members if m.unit.index in denials and not m.is_headline]
    reports = {m.report for m in group.members if m.unit.index in denials}
    without = [m for m in group.members if m.report not in reports]
    for m in with_it:
        denial = denials[m.unit.index]
        near = [n for n in without if _tells(n, denial, m, group.alignment.weights)]
        if near:
            why = (
                f"{list_outlets([n.reading for n in near])} "
                f"{'has' if len({n.report for n in near}) == 1 else 'have'} it without the denial "
                f"that {outlet(m.reading)} gives (“{denial.word}”)."
            )
            places = tuple(sorted({denial.place, *(n.place for n in near)}))
            return Contrast("conflict", why, places, (m.report,))
    return None
