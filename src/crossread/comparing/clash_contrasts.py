"""
Clashes: opposed words, a "not" on one side, other values of a scale, other places, other powers.

Precision comes first, since a false conflict costs a reader's trust: each needs claims that are alike
in nearly all else.

Gets wrong: irony, and two occasions told in the same words.
"""

import re
from difflib import SequenceMatcher
from itertools import chain

from crossread.comparing.contrasts import (
    ALIKE,
    VERY_ALIKE,
    Contrast,
    Group,
    Member,
    list_outlets,
    one_act,
    outlet,
)
from crossread.lexicon.antonyms import OPPOSED, SCALE_OF
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.powers import ALLOWING, NAMED_RULE, POWERS, RULES_OF_LAW
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import family_of
from crossread.model import Claim, Place
from crossread.spans import Span

_ONE_NAME = 0.6  # share of equal letters from which two names are spellings of one


def _roots(member: Member, claim: Claim) -> dict[str, str]:
    return {stem(word): word for word in member.bare_words(claim.span)}


_NOT_TOLD = frozenset("when if to whether unless until once for in by of after before".split())
_PRONOUNS = frozenset("he she it they who which that this these".split())


def _is_told(member: Member, claim: Claim) -> bool:
    """Is a claim told as a fact, by somebody: no condition, infinitive or possibility?"""
    first = member.words(claim.span).lower().split()[:1]
    return claim.modality in ("asserted", "reported") and not _NOT_TOLD.intersection(first)


def _subject(member: Member, claim: Claim) -> tuple[bool, frozenset[str]]:
    """Whether a verb is passive, and the families of words of its subject, or of what a participle hangs on."""
    parse = member.reading.parse
    verb = parse.tokens_in(claim.predicate_span)
    if not parse.has_trees or not verb:
        return False, frozenset()
    found = [t for t in parse.children(verb[0]) if parse.relations[t].startswith("nsubj")]
    passive = any(parse.relations[t] == "nsubj:pass" for t in found)
    if not found and parse.relations[verb[0]].startswith("acl"):
        found, passive = (
            [int(parse.heads[verb[0]])],
            not parse.word(verb[0]).lower().endswith("ing"),
        )
    words = [parse.word(t).lower() for head in found for t in (head, *parse.children(head))]
    told = {family_of(w) for w in words if w not in FUNCTION_WORDS or w in _PRONOUNS}
    return passive, frozenset(told)


def _times_apart(a: Member, left: Claim, b: Member, right: Claim) -> bool:
    """Do both claims give times, and none in the same words? Then each may be right in its time."""
    ours, theirs = (
        {m.words(m.reading.times[i].span).lower() for i in claim.times}
        for m, claim in ((a, left), (b, right))
    )
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _can_clash(a: Member, left: Claim, b: Member, right: Claim) -> bool:
    """Are two claims told as facts of one subject, and not of two moments?"""
    (passive, ours), (other, theirs) = _subject(a, left), _subject(b, right)
    one = bool(ours & theirs) or ours <= _PRONOUNS or theirs <= _PRONOUNS
    told = _is_told(a, left) and _is_told(b, right)
    return (
        told
        and bool(ours)
        and bool(theirs)
        and one
        and passive == other
        and not _times_apart(a, left, b, right)
    )


def find_opposites(group: Group) -> Contrast | None:
    """Two reports say the contrary of one subject, in otherwise the same words."""
    for score, a, left, b, right in group.pairs:
        if score < VERY_ALIKE:
            break
        if not _can_clash(a, left, b, right):
            continue
        words_a, words_b = _roots(a, left), _roots(b, right)
        verbs = stem(left.predicate), stem(right.predicate)
        for one in sorted(words_a.keys() - words_b.keys()):
            for other in sorted(words_b.keys() - words_a.keys()):
                if (one, other) in OPPOSED and (one == verbs[0]) == (other == verbs[1]):
                    why = (
                        f"{outlet(a.reading)} has “{words_a[one]}”, {outlet(b.reading)} "
                        f"“{words_b[other]}”: both cannot be so."
                    )
                    places = (Place(a.report, left.span), Place(b.report, right.span))
                    return Contrast("conflict", why, places)
    return None


_NOT = frozenset("not n't n’t never".split())
# How alike two claims must be before a "not" in one is a conflict. At .42 five of five on the annotated
# clusters were false: an infinitive, a "when", another subject.
_BUT_FOR_NOT = 0.75


def _negation(member: Member, claim: Claim) -> str:
    """The word that negates a claim's own verb: "not", "never"; empty when none hangs from it."""
    parse = member.reading.parse
    verb = parse.tokens_in(claim.predicate_span)
    if not parse.has_trees or not verb:
        return ""
    near = range(max(0, verb.start - 6), min(len(parse), verb.stop + 3))
    heads = parse.heads
    return next((w for t in near if heads[t] in verb and (w := parse.word(t).lower()) in _NOT), "")


def negated_apart(a: Member, left: Claim, b: Member, right: Claim) -> bool:
    """One verb, denied in one of two claims alone?"""
    return one_act(left, right) and bool(_negation(a, left)) != bool(_negation(b, right))


def tell_the_contrary(a: Member, left: Claim, b: Member, right: Claim) -> bool:
    """One verb, denied in one of two claims alone, or two verbs of which one undoes the other?"""
    opposed = (stem(left.predicate), stem(right.predicate)) in OPPOSED
    return opposed or negated_apart(a, left, b, right)


def find_negation(group: Group) -> Contrast | None:
    """One report tells what another says did not happen, in the same words but for the "not"."""
    for score, a, left, b, right in group.pairs:
        if score < _BUT_FOR_NOT:
            break
        one_sided = left.polarity != right.polarity and negated_apart(a, left, b, right)
        if one_sided and _can_clash(a, left, b, right):
            word = _negation(a, left) or _negation(b, right)
            no, yes = (a, b) if _negation(a, left) else (b, a)
            why = f"{outlet(no.reading)} says “{word}” where {outlet(yes.reading)} says that it is so."
            places = (Place(a.report, left.span), Place(b.report, right.span))
            return Contrast("conflict", why, tuple(sorted(places)))
    return None


# Places of which an event has one: "the port of ...", "the province of ...".
_ONE_PLACE = frozenset(
    """port city town village hamlet district province county region state island airport harbour
    harbor hospital university college school prison camp suburb neighbourhood neighborhood border
    crossing base station square street bridge""".split()
)


def _named_places(member: Member, span: Span) -> dict[str, str]:
    """Kind of place -> its name, where some words say "the port of Brede"."""
    found: dict[str, str] = {}
    names = r"\b([a-z]+) of ((?:al-)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    for match in re.finditer(names, member.words(span)):
        if match[1] in _ONE_PLACE:
            found.setdefault(match[1], match[2])
    return found


def find_other_place(group: Group) -> Contrast | None:
    """Two alike claims name different places of one sort, and neither report knows the other's name."""
    for score, a, left, b, right in group.pairs:
        if score < ALIKE:
            break
        ours, theirs = _named_places(a, left.span), _named_places(b, right.span)
        for sort in sorted(ours.keys() & theirs.keys()):
            one, other = ours[sort], theirs[sort]
            spelled = SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ONE_NAME
            if spelled or one in b.reading.parse.text or other in a.reading.parse.text:
                continue
            sides = [
                [m for m in group.members if _named_places(m, m.unit.span).get(sort) == name]
                for name in (one, other)
            ]
            left_in, right_in = (list_outlets([m.reading for m in side]) for side in sides)
            why = f"The {sort} is {one} in {left_in}, {other} in {right_in}."
            places = tuple(sorted({m.place for m in chain(*sides)}))
            return Contrast("conflict", why, places, tuple(m.report for m in sides[1]))
    return None


def _power_in(member: Member) -> tuple[str, str] | None:
    """What a sentence says that a rule of law allows, and in which words: force, or measures short of it."""
    text = member.words(member.unit.span)
    if not RULES_OF_LAW.search(text) or not ALLOWING.search(text):
        return None
    found = {name: m[0] for name, pattern in POWERS.items() if (m := pattern.search(text))}
    return next(iter(found.items())) if len(found) == 1 else None


def find_other_power(group: Group) -> Contrast | None:
    """Some reports read a rule as allowing force, others as allowing measures short of it alone."""
    sides: dict[str, list[tuple[Member, str]]] = {}
    for member in group.members:
        if (power := _power_in(member)) is not None:
            sides.setdefault(power[0], []).append((member, power[1]))
    if len(sides) < 2 or len({m.report for side in sides.values() for m, _ in side}) < 2:
        return None
    told = [
        f"{list_outlets([member.reading for member, _ in side])} as one on “{side[0][1]}”"
        for side in sides.values()
    ]
    places = tuple(sorted({member.place for side in sides.values() for member, _ in side}))
    against = tuple(member.report for member, _ in list(sides.values())[1])
    named = [NAMED_RULE.search(m.words(m.unit.span)) for side in sides.values() for m, _ in side]
    rule = next((match[0] for match in named if match), "The rule")
    return Contrast(
        "conflict",
        f"{rule[:1].upper()}{rule[1:]} is read in two ways: {', '.join(told)}.",
        places,
        against,
    )


def _scale_values(member: Member, claim: Claim) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    for word in member.bare_words(claim.span):
        word = word.lower().replace("-", "")
        if word in SCALE_OF:
            values.setdefault(SCALE_OF[word], set()).add(word)
    return values


def find_other_value(group: Group) -> Contrast | None:
    """Two reports give different values of one scale: morning against afternoon."""
    for score, a, left, b, right in group.pairs:
        if score < ALIKE:
            break
        values_a, values_b = _scale_values(a, left), _scale_values(b, right)
        for scale in sorted(values_a.keys() & values_b.keys()):
            one, other = values_a[scale], values_b[scale]
            if one.isdisjoint(other):
                why = f"{outlet(a.reading)} has “{min(one)}”, {outlet(b.reading)} “{min(other)}”."
                places = (Place(a.report, left.span), Place(b.report, right.span))
                return Contrast("conflict", why, places)
    return None
