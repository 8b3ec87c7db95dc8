"""
What the claims of one point show: the same, more exactly, the contrary, or a hedge that got lost.

Each contrast looks at one slot (hedge, attribution, opposed words, values of one scale, detail) and
answers with a kind, a sentence of reason and the claims on either side, or with nothing. One point
can show several: three reports agree that a ferry sank, one of them knows where, and one states flat
what another gives to the crew.

Gets wrong: irony, and detail that is only another way of saying the same.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

import msgspec

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import Term, Unit, bag, likeness
from crossread.comparing.points import Point
from crossread.language.parse import Parse
from crossread.lexicon.antonyms import OPPOSED, SCALE_OF
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.hedges import FOR_NOW, LIMITING
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import family_of
from crossread.model import Claim, FindingKind, Place, Reading
from crossread.spans import Span

_SIDE_BY_SIDE = 0.7  # weight that two claims share from which their slots are compared
# Likeness of two claims below which a difference of sense is as likely a difference of subject.
_ALIKE = 0.42
_VERY_ALIKE = 0.5
_OTHER_VERB = 0.85  # and below which only the same verb makes it the same statement
_STRONG_HEDGE = ("possible", "reported", "denied")
_SAME = 0.35  # likeness of two claims from which their reports tell one thing
_SHORT_DENIAL = 14  # tokens of a sentence that only denies the one before it
_ONE_NAME = 0.6  # share of equal letters from which two names are spellings of one
_LONGEST_PHRASE = 12  # words of a detail that a reason quotes
_LONGEST_PLACE = 400  # characters; of a longer sentence only the claim is shown
_LITTLE = 0.4  # weight of the words that two sentences must share beside names
_MATTER = 0.8  # the same for two claims that tell one thing
_NEAR = 0.3  # likeness with one of the first two from which a claim's detail is about the point
_DETAIL = 0.9  # weight of the words that one side alone has, from which it is the more precise


class Member(msgspec.Struct, frozen=True):
    """One sentence of a group, with its report at hand and the claim that the point is about."""

    unit: Unit
    reading: Reading
    focus: tuple[int, ...]  # indexes of claims

    @property
    def report(self) -> str:
        return self.reading.document.report.id

    @property
    def claim(self) -> Claim | None:
        return self.reading.claims[self.focus[0]] if self.focus else None

    @property
    def said(self) -> Span:
        """The claim itself, or the whole sentence where it has none."""
        return self.claim.span if self.claim is not None else self.unit.span

    @property
    def is_headline(self) -> bool:
        headline = self.reading.document.headline
        return headline is not None and headline.overlaps(self.unit.span)

    @property
    def place(self) -> Place:
        """The sentence without a speaker's label; of a very long one the claim alone."""
        span = self.unit.span
        if len(span) > _LONGEST_PLACE:
            return Place(self.report, self.said)
        for turn in self.reading.document.turns:
            if turn.label.overlaps(span) and turn.speech.start < span.end:
                return Place(self.report, Span(turn.speech.start, span.end))
        return Place(self.report, span)

    def words(self, span: Span) -> str:
        return " ".join(span.of(self.reading.parse.text).split())

    def terms_in(self, span: Span) -> list[Term]:
        starts = self.reading.parse.token_starts
        return [t for t in self.unit.terms if span.start <= int(starts[t.token]) < span.end]


class ClaimPair(NamedTuple):
    """Two claims in sentences of different reports, and how alike their words are."""

    likeness: float
    left: Member
    left_claim: Claim
    right: Member
    right_claim: Claim


class Group(NamedTuple):
    """The members of one point, the alignment they come from, and their claims pair by pair."""

    members: tuple[Member, ...]
    alignment: Alignment
    pairs: tuple[ClaimPair, ...]  # likeliest first

    @property
    def names(self) -> frozenset[str]:
        """The forms that stand in names."""
        return frozenset(t.form for m in self.members for t in m.unit.terms if t.kind == "name")

    def across(self) -> list[tuple[Member, Member]]:
        """All pairs of members of different reports, likeliest first."""
        pairs = [
            (a, b)
            for i, a in enumerate(self.members)
            for b in self.members[i + 1 :]
            if a.report != b.report
        ]
        return sorted(
            pairs, key=lambda ab: -self.alignment.likeness(ab[0].unit.index, ab[1].unit.index)
        )


def _pair_claims(members: tuple[Member, ...], weights: dict[str, float]) -> tuple[ClaimPair, ...]:
    """The claims of sentences of different reports that share enough to be set side by side."""
    rows = [
        (member, claim, bag(member.terms_in(claim.span), weights))
        for member in members
        for claim in (member.reading.claims[i] for i in member.unit.claims)
    ]
    found = []
    for n, (a, left, left_bag) in enumerate(rows):
        for b, right, right_bag in rows[n + 1 :]:
            if a.report == b.report:
                continue
            score, weight = likeness(left_bag, right_bag)
            if weight >= _SIDE_BY_SIDE:
                found.append(ClaimPair(score, a, left, b, right))
    found.sort(
        key=lambda p: (-p.likeness, p.left.unit.index, p.right.unit.index, p.left_claim.span)
    )
    return tuple(found)


class Contrast(NamedTuple):
    """What one slot shows: the kind, the reason, and the places it rests on."""

    kind: FindingKind
    why: str
    places: tuple[Place, ...]


def make_group(point: Point, alignment: Alignment, readings: tuple[Reading, ...]) -> Group:
    """The claims of a point with their reports at hand; the two it began with come first."""
    members = tuple(
        Member(
            strand.unit,
            readings[strand.unit.report],
            () if strand.claim is None else (strand.claim,),
        )
        for strand in point.strands
    )
    return Group(members, alignment, _pair_claims(members, alignment.weights))


def outlet(reading: Reading) -> str:
    """
    A mark for a report in a reason; findings.py puts the name of the outlet in its place.

    Two reports of one outlet have to be told apart, which takes the whole story to see.
    """
    return f"⟦{reading.document.report.id}⟧"


def list_outlets(readings: list[Reading]) -> str:
    """Several reports by name, as a sentence lists them."""
    seen = list(dict.fromkeys(outlet(reading) for reading in readings))
    return seen[0] if len(seen) == 1 else ", ".join(seen[:-1]) + " and " + seen[-1]


def _is_flat(claim: Claim) -> bool:
    return (
        claim.modality in ("asserted", "planned")
        and claim.hedge is None
        and not claim.voices
        and not claim.voice_texts
        and claim.quote is None
    )


def _one_act(a: Claim, b: Claim) -> bool:
    """Do two claims have the same verb, or verbs of one family?"""
    return family_of(a.predicate) == family_of(b.predicate)


def find_lost_hedge(group: Group) -> Contrast | None:
    """One report states flat what another hedges in the same words."""
    for score, a, left, b, right in group.pairs:
        if score < _ALIKE:
            break
        for m, hedged, n, flat in ((a, left, b, right), (b, right, a, left)):
            if hedged.modality not in _STRONG_HEDGE or hedged.hedge is None or not _is_flat(flat):
                continue
            if score < _OTHER_VERB and not _one_act(hedged, flat):
                continue
            hedge = hedged.hedge.of(m.reading.parse.text)
            why = f"{outlet(n.reading)} states flat what {outlet(m.reading)} hedges with “{hedge}”."
            places = (Place(m.report, hedged.span), Place(n.report, flat.span))
            return Contrast("hedge_loss", why, places)
    return None


def _is_given(member: Member) -> bool:
    """
    Is a claim handed in prose to a body, to witnesses or to somebody unnamed?

    A person who is named speaks as a part of the story; that his words are his own is no news.
    """
    claim = member.claim
    if claim is None or claim.quote is None or not claim.voice_texts or _is_aim(member):
        return False
    if member.words(member.said).lower().split()[0] in _NO_STATEMENT:
        return False
    if member.reading.quotes[claim.quote].kind == "partial":
        return False
    persons = {m.chain for m in member.reading.mentions if m.kind == "person"}
    return persons.isdisjoint(claim.voices)


def _numbers(member: Member) -> frozenset[str]:
    return frozenset(t.form for t in member.terms_in(member.said) if t.kind == "number")


# First words of clauses that state nothing by themselves: "to tow it away", "who is missing".
_NO_STATEMENT = frozenset("to who whom whose which as while".split())


def _is_aim(member: Member) -> bool:
    """A claim that begins with "to", a preposition or a relative word states nothing by itself."""
    words = member.words(member.said).lower().split()
    return not words or words[0] in _BEFORE_NAMED or words[0] == "to"


def find_lost_attribution(group: Group) -> Contrast | None:
    """
    Some reports state flat what others give to a source, in much the same words.

    A report that gives the point to somebody in one sentence has lost nothing in another; a headline
    never has room for a source.
    """
    weights = group.alignment.weights
    given = [member for member in group.members if _is_given(member)]
    sourced = {
        member.report
        for member in group.members
        if member.claim is not None and not _is_flat(member.claim)
    }
    flat = [
        member
        for member in group.members
        if member.report not in sourced and not member.is_headline and not _is_aim(member)
        and member.claim is not None
    ]  # fmt: skip
    bags = {id(m): bag(m.terms_in(m.said), weights) for m in (*given, *flat)}
    near = [
        (likeness(bags[id(m)], bags[id(n)])[0], m, n)
        for m in given
        for n in flat
        if m.report != n.report and (_numbers(m) <= _numbers(n) or _numbers(n) <= _numbers(m))
    ]
    near = [row for row in near if row[0] >= _VERY_ALIKE]
    if not near:
        return None
    source = max(near, key=lambda row: row[0])[1]
    without = list({id(row[2]): row[2] for row in near}.values())
    with_it = list({id(row[1]): row[1] for row in near}.values())
    assert source.claim is not None
    texts = source.claim.voice_texts or ("a source",)
    why = (
        f"{list_outlets([m.reading for m in without])} "
        f"{'states' if len({m.report for m in without}) == 1 else 'state'} flat what "
        f"{outlet(source.reading)} gives to {texts[0]}."
    )
    places = tuple(sorted({m.place for m in (*with_it, *without)}))
    return Contrast("hedge_loss", why, places)


def _roots(member: Member, claim: Claim) -> dict[str, str]:
    words = [w.strip(".,;:“”\"'’()") for w in member.words(claim.span).split()]
    return {stem(word): word for word in words if word}


# What stands before an act that is named and not stated: "accused of", "a debate on".
_BEFORE_NAMED = frozenset("of on for against about over from in at by without into".split())


def _is_named_only(member: Member, claim: Claim) -> bool:
    """Is the act only spoken of: "a debate on allowing it", "is accused of forbidding it"?"""
    words = member.words(claim.span).lower().split()[:2]
    return len(words) == 2 and words[0] in _BEFORE_NAMED and words[1].endswith("ing")


def find_opposites(group: Group) -> Contrast | None:
    """Two reports say the contrary in otherwise the same words."""
    for score, a, left, b, right in group.pairs:
        if score < _VERY_ALIKE:
            break
        if _is_named_only(a, left) or _is_named_only(b, right):
            continue
        words_a, words_b = _roots(a, left), _roots(b, right)
        for one in sorted(words_a.keys() - words_b.keys()):
            for other in sorted(words_b.keys() - words_a.keys()):
                if (one, other) in OPPOSED:
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


def _negated_apart(a: Member, left: Claim, b: Member, right: Claim) -> bool:
    """One verb, denied in one of two claims alone?"""
    same_verb = family_of(left.predicate) == family_of(right.predicate)
    return same_verb and bool(_negation(a, left)) != bool(_negation(b, right))


_NOT_TOLD = frozenset("when if to whether unless until once for in by of after before".split())


def _is_told(member: Member, claim: Claim) -> bool:
    """Is a claim told as a fact, by somebody: no condition, infinitive or possibility?"""
    first = member.words(claim.span).lower().split()[:1]
    return claim.modality in ("asserted", "reported") and not _NOT_TOLD.intersection(first)


def find_negation(group: Group) -> Contrast | None:
    """One report tells what another says did not happen, in the same words but for the "not"."""
    for score, a, left, b, right in group.pairs:
        if score < _BUT_FOR_NOT:
            break
        if not (_is_told(a, left) and _is_told(b, right)):
            continue
        if _negated_apart(a, left, b, right):
            word = _negation(a, left) or _negation(b, right)
            no, yes = (a, b) if _negation(a, left) else (b, a)
            why = f"{outlet(no.reading)} says “{word}” where {outlet(yes.reading)} says that it is so."
            places = (Place(a.report, left.span), Place(b.report, right.span))
            return Contrast("conflict", why, tuple(sorted(places)))
    return None


def _limits_in(member: Member, span: Span) -> list[tuple[str, str]]:
    """What limits a statement, with the stem of the word it limits ("" for the whole statement)."""
    words = [w.strip(".,;:“”\"'’()") for w in member.words(span).lower().split()]
    found = [(word, stem(words[n + 1])) for n, word in enumerate(words[:-1]) if word in LIMITING]
    text = " ".join(words)
    return found + [(phrase, "") for phrase in FOR_NOW if phrase in text]


def find_lost_limit(group: Group) -> Contrast | None:
    """One report says without limit what another says "largely", or "at this time", is so."""
    weights = group.alignment.weights
    for a, b in group.across():
        for m, n in ((a, b), (b, a)):
            limits = _limits_in(m, m.said)
            plain = {term.form for term in n.terms_in(n.said)} | {
                stem(word.strip(".,")) for word in n.words(n.said).lower().split()
            }
            if not limits or n.is_headline or _limits_in(n, n.unit.span):
                continue
            alike = likeness(bag(m.terms_in(m.said), weights), bag(n.terms_in(n.said), weights))[0]
            for word, limited in limits:
                if alike >= _ALIKE and (not limited or limited in plain):
                    why = f"{outlet(n.reading)} says without limit what {outlet(m.reading)} says with “{word}”."
                    return Contrast("hedge_loss", why, tuple(sorted({m.place, n.place})))
    return None


# Words by which a report passes on that somebody calls a thing untrue.
_DENYING = frozenset("deny denies denied denying false untrue baseless unfounded".split())


def _denying_word(words: list[str]) -> str | None:
    """The word that denies something among some words in lower case: "denied", "no such"."""
    if "no such" in " ".join(words):
        return "no such"
    found = next((n for n, word in enumerate(words) if word in _DENYING), None)
    if found is None or words[max(0, found - 2) : found] in (["did", "not"], ["does", "not"]):
        return None
    return words[found]


def _denial_of(member: Member) -> tuple[str, Place] | None:
    """Where a report denies what a sentence says: there, or in a short sentence right behind it."""
    parse, number = member.reading.parse, member.unit.sentence
    spans = [member.unit.span]
    if number + 1 < len(parse.sentence_starts):
        following = parse.sentence(number + 1)
        if following.last - following.first <= _SHORT_DENIAL:
            spans.append(following.span)
    for span in spans:
        words = [w.strip(".,;:“”\"'’()") for w in member.words(span).lower().split()]
        word = _denying_word(words)
        if word is not None:
            return word, Place(member.report, span)
    return None


def find_denial(group: Group) -> Contrast | None:
    """What some reports pass on as so is denied in another, and they say nothing of that."""
    denials = {m.unit.index: denial for m in group.members if (denial := _denial_of(m))}
    with_it = [m for m in group.members if m.unit.index in denials and not m.is_headline]
    reports = {m.report for m in group.members if m.unit.index in denials}
    without = [m for m in group.members if m.report not in reports and m.claim is not None]
    weights = group.alignment.weights
    for m in with_it:
        own = bag(list(m.unit.terms), weights)
        near = [
            n for n in without
            if likeness(own, bag(n.terms_in(n.said), weights))[0] >= _ALIKE
            and n.claim is not None and family_of(n.claim.predicate) in own
        ]  # fmt: skip
        if near:
            word, place = denials[m.unit.index]
            why = (
                f"{list_outlets([n.reading for n in near])} "
                f"{'has' if len({n.report for n in near}) == 1 else 'have'} it without the denial "
                f"that {outlet(m.reading)} gives (“{word}”)."
            )
            return Contrast("conflict", why, tuple(sorted({place, *(n.place for n in near)})))
    return None


# Places of which an event has one: "the port of ...", "the province of ...".
_ONE_PLACE = frozenset(
    """port city town village hamlet district province county region state island airport harbour
    harbor hospital university college school prison camp suburb neighbourhood neighborhood border
    crossing base station square street bridge""".split()
)


def _named_places(member: Member) -> dict[str, str]:
    """Kind of place -> its name, where a claim's sentence says "the port of Brede"."""
    text = member.words(member.unit.span)
    found: dict[str, str] = {}
    for match in re.finditer(r"\b([a-z]+) of ((?:al-)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", text):
        if match[1] in _ONE_PLACE:
            found.setdefault(match[1], match[2])
    return found


def find_other_place(group: Group) -> Contrast | None:
    """Two reports name different places of one sort, and neither knows the other's name."""
    for a, b in group.across():
        ours, theirs = _named_places(a), _named_places(b)
        for sort in sorted(ours.keys() & theirs.keys()):
            one, other = ours[sort], theirs[sort]
            alike = SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ONE_NAME
            known = one in b.reading.parse.text or other in a.reading.parse.text
            if alike or known:
                continue
            sides = [
                [m for m in group.members if _named_places(m).get(sort) == name]
                for name in (one, other)
            ]
            left, right = (list_outlets([m.reading for m in side]) for side in sides)
            why = f"The {sort} is {one} in {left}, {other} in {right}."
            return Contrast("conflict", why, tuple(sorted({m.place for m in chain(*sides)})))
    return None


def _scale_values(member: Member, claim: Claim) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    for word in member.words(claim.span).lower().replace("-", "").split():
        word = word.strip(".,;:“”\"'()")
        if word in SCALE_OF:
            values.setdefault(SCALE_OF[word], set()).add(word)
    return values


def find_other_value(group: Group) -> Contrast | None:
    """Two reports give different values of one scale: morning against afternoon."""
    for score, a, left, b, right in group.pairs:
        if score < _ALIKE:
            break
        values_a, values_b = _scale_values(a, left), _scale_values(b, right)
        for scale in sorted(values_a.keys() & values_b.keys()):
            one, other = values_a[scale], values_b[scale]
            if one.isdisjoint(other):
                why = f"{outlet(a.reading)} has “{min(one)}”, {outlet(b.reading)} “{min(other)}”."
                places = (Place(a.report, left.span), Place(b.report, right.span))
                return Contrast("conflict", why, places)
    return None


def _reach(member: Member) -> list[Span]:
    """The claim of a member and the claims that hang on its words: "a shaft drilled by a crew"."""
    reading, said = member.reading, member.said
    parse = reading.parse
    found = [said]
    for index in member.unit.claims if parse.has_trees and member.focus else ():
        claim = reading.claims[index]
        heads = parse.tokens_in(claim.predicate_span)
        above = int(parse.heads[heads[0]]) if heads else -1
        if index not in member.focus and above >= 0:
            at = int(parse.token_starts[above])
            if said.start <= at < said.end and parse.relations[heads[0]].startswith("acl"):
                found.append(claim.span)
    return found


def _extra(group: Group, member: Member) -> list[Term]:
    """The terms of a member's claim that no other report of the group has in its sentences."""
    known = {
        term.form
        for other in group.members
        if other.report != member.report
        for term in other.unit.terms
    }
    terms = {t.token: t for span in _reach(member) for t in member.terms_in(span)}
    return [term for _, term in sorted(terms.items()) if term.form not in known]


# Relations of words that belong to the word they hang on: what a phrase must not lose.
_BOUND = frozenset("compound amod det nummod flat case nmod aux cop mark advmod appos neg".split())


_BEFORE_HEAD = frozenset("compound amod det nummod case nmod:poss".split())
# Words that tie a phrase to what a reason leaves out: "that | a general had gone".
_JOINING = frozenset("that and but or which who".split())


def _whole(parse: Parse, first: int, last: int, bounds: range) -> tuple[int, int]:
    """A run of tokens widened by the words that belong to its own at either end."""
    if parse.has_trees:
        while first > bounds.start and last - first < _LONGEST_PHRASE + 4:
            relation = parse.relations[first - 1].split(":")[0]
            if relation not in _BOUND or not first <= int(parse.heads[first - 1]) < last:
                break
            first -= 1
        while last < bounds.stop and last - first < _LONGEST_PHRASE + 4:
            relation = parse.relations[last].split(":")[0]
            if relation not in _BOUND | {"obj"} or not first <= int(parse.heads[last]) <= last + 1:
                break
            last += 1
        head = int(parse.heads[last - 1])
        if parse.relations[last - 1] in _BEFORE_HEAD and last <= head < min(last + 3, bounds.stop):
            last = head + 1  # "35 civilians and four | soldiers"
        if first + 1 < last and parse.word(first).lower() in _JOINING:
            first += 1
        return first, last
    for _ in range(3):  # "to defend", "in the northern": the small words before belong to it
        if first > bounds.start and parse.word(first - 1).lower() in FUNCTION_WORDS:
            first -= 1
    return first, last


def _phrase(member: Member, extra: list[Term], weights: dict[str, float]) -> str:
    """The stretch of a claim that holds most of what a member alone has, or a short claim whole."""
    parse = member.reading.parse
    reach = [
        span
        for span in _reach(member)
        if any(span.start <= int(parse.token_starts[t.token]) < span.end for t in extra)
    ]
    bounds = parse.tokens_in(
        Span(min(span.start for span in reach), max(span.end for span in reach))
    )
    if len(bounds) <= _LONGEST_PHRASE:
        return " ".join(parse.span(bounds.start, bounds.stop).of(parse.text).split())
    best: tuple[float, list[Term]] = (0.0, extra[:1])
    for i, first in enumerate(extra):
        run = [t for t in extra[i:] if t.token - first.token < _LONGEST_PHRASE]
        weight = sum(weights.get(t.form, 1.0) for t in run)
        if weight > best[0] + 1e-9:
            best = (weight, run)
    first_token, last_token = _whole(parse, best[1][0].token, best[1][-1].token + 1, bounds)
    return " ".join(parse.span(first_token, last_token).of(parse.text).split())


# Words of who speaks and in what office: two claims that share no more are about one person, not
# about one thing.
_FRAME = frozenset(
    family_of(word)
    for word in """say spokesman minister president secretary official foreign speak call urge accuse
    meeting news statement""".split()
)


def _matter(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> float:
    """What two claims share beside names, offices and words of saying; a bare number counts half."""
    return sum(
        0.5 * weight if form.startswith("#") else weight
        for form, weight in left.items()
        if form in right and form not in names and form not in _FRAME
    )


def shares_matter(group: Group) -> bool:
    """Do the sentences that a point began with share more than the names of those who speak?"""
    first, second = group.members[:2]
    weights = group.alignment.weights
    bags = [bag(list(member.unit.terms), weights) for member in (first, second)]
    return _matter(bags[0], bags[1], group.names) >= _LITTLE


def _tell_one_thing(left: dict[str, float], right: dict[str, float], names: frozenset[str]) -> bool:
    """Are two claims alike in most of their words, and in more than the names they hold?"""
    return _matter(left, right, names) >= _MATTER and likeness(left, right)[0] >= _SAME


def _deny_each_other(a: Member, b: Member) -> bool:
    return a.claim is not None and b.claim is not None and _negated_apart(a, a.claim, b, b.claim)


def find_agreement(group: Group) -> Contrast | None:
    """The reports whose claims are alike in most of their words tell one thing."""
    weights = group.alignment.weights
    names = group.names
    bags = [bag(member.terms_in(member.said), weights) for member in group.members]
    first, second = bags[:2]
    seed = group.members[0]
    if not _tell_one_thing(first, second, names) or _deny_each_other(seed, group.members[1]):
        return None
    alike = [
        member
        for number, (member, own) in enumerate(zip(group.members, bags, strict=True))
        if number < 2
        or (
            any(_tell_one_thing(own, other, names) for other in (first, second))
            and not _deny_each_other(seed, member)
        )
    ]
    places = tuple(sorted({member.place for member in alike}))
    names_of = list_outlets([member.reading for member in alike])
    both = "both" if len({member.report for member in alike}) == 2 else "all"
    return Contrast("agree", f"{names_of} {both} tell this.", places)


def _is_near(group: Group, member: Member) -> bool:
    """Is a claim one of the two a point began with, or much like one of them?"""
    if member in group.members[:2]:
        return True
    weights = group.alignment.weights
    own = bag(member.terms_in(member.said), weights)
    return any(
        likeness(own, bag(seed.terms_in(seed.said), weights))[0] >= _NEAR
        for seed in group.members[:2]
        if seed.report != member.report
    )


def find_detail(group: Group) -> Contrast | None:
    """One of the reports has detail in its claim that the others lack."""
    weights = group.alignment.weights
    ranked = sorted(
        (
            (sum(weights.get(term.form, 1.0) for term in extra), -n, member, extra)
            for n, member in enumerate(group.members)
            if not member.is_headline and _is_near(group, member)
            for extra in [_extra(group, member)]
        ),
        key=lambda row: (-row[0], -row[1]),
    )
    if not ranked or ranked[0][0] < _DETAIL:
        return None
    _, _, member, extra = ranked[0]
    if len({term.form for term in extra}) < 2 and extra[0].kind == "word":
        return None  # one other word is another wording
    phrase = _phrase(member, extra, weights)
    places = tuple(sorted({m.place for m in group.members}))
    others = list_outlets([m.reading for m in group.members if m.report != member.report])
    tell = "tells" if len({m.report for m in group.members}) == 2 else "tell"
    why = f"Only {outlet(member.reading)} has “{phrase}”; {others} {tell} of it without that."
    return Contrast("refine", why, places)


# Tried in this order; the first that answers is the group's difference, beside agreement or detail.
DIFFERENCES: tuple[Callable[[Group], Contrast | None], ...] = (
    find_opposites,
    find_negation,
    find_other_value,
    find_other_place,
    find_denial,
    find_lost_hedge,
    find_lost_limit,
    find_lost_attribution,
)
