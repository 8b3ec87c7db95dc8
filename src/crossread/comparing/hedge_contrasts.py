"""
Hedges that get lost: one report states flat what another hedges, limits, or gives to a source.

Gets wrong: a hedge in words that no table knows, and a source that both reports name in other sentences.
"""

from itertools import pairwise

from crossread.comparing.contrasts import (
    ALIKE,
    BEFORE_NAMED,
    VERY_ALIKE,
    Contrast,
    Group,
    Member,
    list_outlets,
    one_act,
    outlet,
)
from crossread.getting.outlets import is_house
from crossread.lexicon.hedges import ATTRIBUTING_VERBS, FOR_NOW, LIMITING
from crossread.lexicon.stems import stem
from crossread.model import Claim, Place
from crossread.spans import Span

_OTHER_VERB = 0.85  # likeness of two claims below which only the same verb makes it one statement
_NEARLY_ALL = 0.7  # the same for what one of them gives to a source
_VERBATIM = 0.85  # and from which words in quotation marks are the same words
# From which an act is told as having happened: "apparently left", not "might leave", which is a plan.
_BELIEVED = 0.8
_COULD = frozenset(["could", "can", "would"])  # no cue of doubt by themselves, and yet not flat
_STRONG_HEDGE = ("possible", "reported", "denied")


def _is_flat(claim: Claim) -> bool:
    return (
        claim.modality in ("asserted", "planned")
        and claim.hedge is None
        and not claim.voices
        and not claim.voice_texts
        and claim.quote is None
    )


def _is_of_its_verb(member: Member, claim: Claim) -> bool:
    """Does a hedge belong to a claim's own verb, not to a clause further down: "fell, and may sink"?"""
    parse = member.reading.parse
    verb = parse.tokens_in(claim.predicate_span)
    hedge = parse.tokens_in(claim.hedge) if claim.hedge is not None else range(0)
    if not parse.has_trees or not verb or not hedge:
        return True
    return any(
        token in verb or int(parse.heads[token]) in verb or int(parse.heads[verb[0]]) == token
        for token in hedge
    )


def _happened(member: Member, claim: Claim) -> float:
    """How surely a claim's verb is taken to have happened (0 to 1); 0 where no reader has told."""
    parse = member.reading.parse
    verb = parse.tokens_in(claim.predicate_span)
    return float(parse.happened[verb[0]]) if verb and parse.happened is not None else 0.0


def _words(member: Member, span: Span) -> list[str]:
    return [word.lower() for word in member.bare_words(span)]


def _first_word(member: Member, claim: Claim) -> str:
    return member.words(claim.span).lower().split(" ", 1)[0]


def find_lost_hedge(group: Group) -> Contrast | None:
    """One report states flat what another hedges in the same words."""
    for score, a, left, b, right in group.pairs:
        if score < ALIKE:
            break
        for m, hedged, n, flat in ((a, left, b, right), (b, right, a, left)):
            if hedged.modality not in _STRONG_HEDGE or hedged.hedge is None or not _is_flat(flat):
                continue
            if not _is_of_its_verb(m, hedged) or _first_word(n, flat) in _NO_FACT:
                continue
            if not _COULD.isdisjoint(_words(n, flat.span)):
                continue
            taken_as_so = min(_happened(m, hedged), _happened(n, flat)) >= _BELIEVED
            least = VERY_ALIKE if hedged.modality == "possible" and taken_as_so else _OTHER_VERB
            if score < least and not one_act(hedged, flat):
                continue
            hedge = hedged.hedge.of(m.reading.parse.text)
            why = f"{outlet(n.reading)} states flat what {outlet(m.reading)} hedges with “{hedge}”."
            places = (Place(m.report, hedged.span), Place(n.report, flat.span))
            return Contrast("hedge_loss", why, places)
    return None


# First words of clauses that state nothing by themselves: "to tow it away", "after towing it".
_NO_FACT = BEFORE_NAMED | {"to"}
# And of those that say nothing of their own about what a source told: "who is missing".
_NO_STATEMENT = frozenset("who whom whose which as while".split())
# First words of what a source says of itself: "it would close the pier, the board said".
_OF_ITSELF = frozenset("it they he she we i".split())


def _is_given(member: Member, claim: Claim) -> bool:
    """
    Is a claim handed in prose to a body, to witnesses or to somebody unnamed?

    A person who is named speaks as a part of the story; that his words are his own is no news. Nor is
    it news that an outlet credits another.
    """
    if claim.quote is None or not claim.voice_texts:
        return False
    source = claim.voice_texts[0]
    if _first_word(member, claim) in _NO_FACT | _NO_STATEMENT | _OF_ITSELF:
        return False
    if is_house(source) or is_house(source.upper()) or "news agency" in source.lower():
        return False
    parse = member.reading.parse
    verb = parse.tokens_in(claim.predicate_span)
    if parse.has_trees and verb and parse.relations[verb[0]].startswith(("acl", "advcl")):
        return False  # it only qualifies what was told
    if member.reading.quotes[claim.quote].kind == "partial":
        return False
    persons = {m.chain for m in member.reading.mentions if m.kind == "person"}
    return persons.isdisjoint(claim.voices)


def _numbers(member: Member, claim: Claim) -> frozenset[str]:
    return frozenset(t.form for t in member.terms_in(claim.span) if t.kind == "number")


def _names_source(member: Member, flat: Claim, source: str) -> bool:
    """
    Does a sentence name the source that another report gives, so that a claim in it is not flat?

    Who only does something beside the claim ("guards questioned the pilot, who had slept") tells nothing.
    """
    parse, name = member.reading.parse, source.split()[-1].lower()
    if name in _words(member, flat.span):
        return True
    for token in parse.tokens_in(member.unit.span):
        if parse.word(token).lower() == name:
            above = parse.word(int(parse.heads[token])).lower() if parse.has_trees else ""
            does = parse.has_trees and parse.relations[token] == "nsubj"
            if not does or above in ATTRIBUTING_VERBS:
                return True
    return False


def find_lost_attribution(group: Group) -> Contrast | None:
    """
    Some reports state flat what others give to a source, in much the same words.

    A report that gives the point to somebody in one sentence has lost nothing in another; a headline
    never has room for a source.
    """
    with_it: list[tuple[Member, Claim]] = []
    without: list[Member] = []
    sourced: set[str] = set()
    for score, a, left, b, right in group.pairs:
        if score < VERY_ALIKE:
            break
        for m, given, n, flat in ((a, left, b, right), (b, right, a, left)):
            one, other = _numbers(m, given), _numbers(n, flat)
            if not _is_given(m, given) or not (one <= other or other <= one):
                continue
            if score < _NEARLY_ALL and not one_act(given, flat):
                continue
            if _names_source(n, flat, given.voice_texts[0]):
                continue  # the source's own doing, or its words
            if score >= _VERBATIM and m.reading.quotes[given.quote or 0].kind == "direct":
                continue  # the same quotation, of which the other prints the marks elsewhere
            if not _is_flat(flat):
                sourced.add(n.report)
            elif not n.is_headline and _first_word(n, flat) not in _NO_FACT:
                with_it.append((m, given))
                without.append(n)
    flat_in = [n for n in without if n.report not in sourced]
    if not flat_in:
        return None
    source, given = with_it[without.index(flat_in[0])]
    why = (
        f"{list_outlets([m.reading for m in flat_in])} "
        f"{'states' if len({m.report for m in flat_in}) == 1 else 'state'} flat what "
        f"{outlet(source.reading)} gives to {given.voice_texts[0]}."
    )
    places = tuple(sorted({m.place for m in (*(m for m, _ in with_it), *flat_in)}))
    return Contrast("hedge_loss", why, places)


def _limited(member: Member) -> dict[tuple[str, str], str]:
    """The word and noun that a sentence limits, as stems, with what limits: "largely | wooden houses"."""
    words = _words(member, member.unit.span)
    return {
        (stem(words[n + 1]), stem(words[n + 2])): word
        for n, word in enumerate(words[:-2])
        if word in LIMITING
    }


def find_lost_limit(group: Group) -> Contrast | None:
    """One report says without limit what another says "largely", or "at this time", is so."""
    for a, b in group.across():
        for m, n in ((a, b), (b, a)):
            plain = [stem(word) for word in _words(n, n.unit.span)]
            for pair, word in _limited(m).items():
                if pair in pairwise(plain) and pair not in _limited(n):
                    return _without_limit(m, word, n)
    for score, a, left, b, right in group.pairs:
        if score < ALIKE:
            break
        for m, limited, n in ((a, left, b), (b, right, a)):
            ours, theirs = (" ".join(_words(*at)) for at in ((m, limited.span), (n, n.unit.span)))
            if n.is_headline or any(phrase in theirs for phrase in FOR_NOW):
                continue
            for phrase in FOR_NOW:
                if f" {phrase} " in f" {ours} ":
                    return _without_limit(m, phrase, n)
    return None


def _without_limit(limits: Member, word: str, states: Member) -> Contrast:
    why = f"{outlet(states.reading)} says without limit what {outlet(limits.reading)} says with “{word}”."
    return Contrast("hedge_loss", why, tuple(sorted({limits.place, states.place})))
