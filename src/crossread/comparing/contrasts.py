"""
What a group of aligned sentences shows: the same, more exactly, the contrary, or a hedge that got lost.

Each contrast looks at one slot (hedge, attribution, opposed words, values of one scale, detail) and
answers with a kind, a sentence of reason and the claims on either side, or with nothing. Hedges and
opposites are compared claim by claim: a "may" beside one fact of a sentence leaves the others alone.

Gets wrong: irony, and detail that is only another way of saying the same.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from crossread.comparing.alignment import Alignment, claims_at, shared_terms
from crossread.comparing.likeness import Term, Unit, bag, likeness
from crossread.lexicon.antonyms import OPPOSED, SCALE_OF
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.hedges import PARTISAN_SOURCES
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import FAMILY_OF
from crossread.model import Claim, FindingKind, Place, Reading
from crossread.spans import Span

# Likeness of two claims below which a difference of sense is as likely a difference of subject.
_ALIKE = 0.42
_VERY_ALIKE = 0.5
_OTHER_VERB = 0.7  # and below which only the same verb makes it the same statement
_STRONG_HEDGE = ("possible", "reported", "denied")
_SAME = 0.6  # likeness of two claims that say the same
_CLOSEST = 3  # sentences of one report that a topic rests on
_POINT_DETAIL = 0.8  # the same for two claims, which have fewer words to differ in
_DETAIL = 1.6  # weight of the words that one side alone has, from which it is the more precise


class Member(msgspec.Struct, frozen=True):
    """One sentence of a group, with its report at hand and the claims that the group is about."""

    unit: Unit
    reading: Reading
    focus: tuple[int, ...]  # indexes of claims

    @property
    def report(self) -> str:
        return self.reading.document.report.id

    @property
    def place(self) -> Place:
        """The stretch of the sentence from the first to the last claim in focus."""
        if not self.focus:
            return Place(self.report, self.unit.span)
        spans = [self.reading.claims[i].span for i in self.focus]
        return Place(self.report, Span(min(s.start for s in spans), max(s.end for s in spans)))

    def words(self, span: Span) -> str:
        return " ".join(span.of(self.reading.parse.text).split())

    def terms_in(self, span: Span) -> list[Term]:
        starts = self.reading.parse.token_starts
        return [t for t in self.unit.terms if span.start <= int(starts[t.token]) < span.end]


class Group(NamedTuple):
    """The members of one topic and the alignment they come from."""

    members: tuple[Member, ...]
    alignment: Alignment

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

    def claim_pairs(self) -> list[tuple[float, Member, Claim, Member, Claim]]:
        """Pairs of claims of different reports in this group with their likeness, likeliest first."""
        found = []
        for a, b in self.across():
            for i in a.unit.claims:
                left = a.reading.claims[i]
                bag_left = bag(a.terms_in(left.span), self.alignment.weights)
                for j in b.unit.claims:
                    right = b.reading.claims[j]
                    bag_right = bag(b.terms_in(right.span), self.alignment.weights)
                    score, weight = likeness(bag_left, bag_right)
                    if weight >= 0.7:
                        found.append((score, a, left, b, right))
        found.sort(key=lambda row: (-row[0], row[1].unit.index, row[3].unit.index, row[2].span))
        return found


class Contrast(NamedTuple):
    """What one slot shows: the kind, the reason, and the places it rests on."""

    kind: FindingKind
    why: str
    places: tuple[Place, ...]


def make_group(
    indexes: tuple[int, ...], alignment: Alignment, readings: tuple[Reading, ...]
) -> Group:
    """A group of an alignment with its reports and the claims that hold what it shares."""
    units = [alignment.units[i] for i in indexes]
    members = []
    for unit in units:
        reading = readings[unit.report]
        forms = frozenset(
            form for form in shared_terms(units, unit) if alignment.weights.get(form, 1.0) >= 0.25
        )
        members.append(Member(unit, reading, tuple(claims_at(reading, unit, forms))))
    return Group(tuple(members), alignment)


def outlet(reading: Reading) -> str:
    """How a reader would name a report."""
    return reading.document.outlet or reading.document.report.id


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
    left, right = stem(a.predicate), stem(b.predicate)
    return FAMILY_OF.get(left, left) == FAMILY_OF.get(right, right)


def find_lost_hedge(group: Group) -> Contrast | None:
    """One report states flat what another hedges in the same words."""
    for score, a, left, b, right in group.claim_pairs():
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


def _is_partisan(claim: Claim) -> bool:
    """Does a claim rest on somebody who has a part in it, rather than on police or a ministry?"""
    words = {word.strip(".,").lower() for text in claim.voice_texts for word in text.split()}
    return not words.isdisjoint(PARTISAN_SOURCES)


def find_lost_attribution(group: Group) -> Contrast | None:
    """One report states flat what another gives to a source, in much the same words."""
    for score, a, left, b, right in group.claim_pairs():
        if score < _VERY_ALIKE:
            break
        for m, given, n, flat in ((a, left, b, right), (b, right, a, left)):
            if given.modality == "possible" or not _is_flat(flat) or not _is_partisan(given):
                continue
            why = (
                f"{outlet(n.reading)} states flat what {outlet(m.reading)} gives to "
                f"{given.voice_texts[0]}."
            )
            places = (Place(m.report, given.span), Place(n.report, flat.span))
            return Contrast("hedge_loss", why, places)
    return None


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
    for score, a, left, b, right in group.claim_pairs():
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


def _scale_values(member: Member, claim: Claim) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    for word in member.words(claim.span).lower().replace("-", "").split():
        word = word.strip(".,;:“”\"'()")
        if word in SCALE_OF:
            values.setdefault(SCALE_OF[word], set()).add(word)
    return values


def find_other_value(group: Group) -> Contrast | None:
    """Two reports give different values of one scale: morning against afternoon."""
    for score, a, left, b, right in group.claim_pairs():
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


def _extra(group: Group, member: Member) -> list[Term]:
    """The terms at a member's place that no other report of the group has."""
    known = {
        term.form
        for other in group.members
        if other.report != member.report
        for term in other.unit.terms
    }
    inside = member.terms_in(member.place.span)
    return [term for term in inside if term.form not in known]


def _phrase(member: Member, extra: list[Term], weights: dict[str, float]) -> str:
    """The stretch of a claim that holds most of what a member alone has, at most a dozen words."""
    parse = member.reading.parse
    best: tuple[float, list[Term]] = (0.0, extra[:1])
    for index in member.focus or member.unit.claims:
        span = member.reading.claims[index].span
        held = [t for t in extra if span.start <= int(parse.token_starts[t.token]) < span.end]
        # A run of at most twelve words, heaviest first.
        for i, first in enumerate(held):
            run = [t for t in held[i:] if t.token - first.token < 12]
            weight = sum(weights.get(t.form, 1.0) for t in run)
            if weight > best[0] + 1e-9:
                best = (weight, run)
    if not best[1]:
        return ""
    first_token, last_token = best[1][0].token, best[1][-1].token + 1
    start = parse.sentence(parse.sentence_of(first_token)).first
    for _ in range(3):  # "to defend", "in the northern": the small words before belong to it
        if first_token > start and parse.word(first_token - 1).lower() in FUNCTION_WORDS:
            first_token -= 1
    return " ".join(parse.span(first_token, last_token).of(parse.text).split())


def _nearest(group: Group) -> list[Member]:
    """The sentences that carry the topic: of each report those nearest to the other reports'."""
    scores: dict[int, float] = {}
    for a, b in group.across():
        likely = group.alignment.likeness(a.unit.index, b.unit.index)
        scores[a.unit.index] = scores.get(a.unit.index, 0.0) + likely
        scores[b.unit.index] = scores.get(b.unit.index, 0.0) + likely
    kept: list[Member] = []
    for report in dict.fromkeys(member.report for member in group.members):
        own = [m for m in group.members if m.report == report]
        own.sort(key=lambda m: (-scores[m.unit.index], m.unit.index))
        kept += own[:_CLOSEST]
    return kept


def find_detail(group: Group) -> Contrast:
    """The reports agree; or one of them has detail that the others lack."""
    weights = group.alignment.weights
    ranked = sorted(
        (
            (sum(weights.get(term.form, 1.0) for term in extra), -n, member, extra)
            for n, member in enumerate(group.members)
            for extra in [_extra(group, member)]
        ),
        key=lambda row: (-row[0], -row[1]),
    )
    weight, _, member, extra = ranked[0]
    places = tuple(sorted({m.place for m in _nearest(group)}))
    names = list_outlets([m.reading for m in group.members])
    if weight >= _DETAIL:
        phrase = _phrase(member, extra, weights)
        why = f"{names} write about this; only {outlet(member.reading)} has “{phrase}”."
        return Contrast("refine", why, places)
    return Contrast("agree", f"{names} say the same.", places)


def find_same_points(group: Group) -> list[Contrast]:
    """
    Claims of the group that say the same thing, each with its counterpart in every other report.

    Starts from the likeliest pair of claims and takes from each further report the claim that is
    like both; a claim stands in one point only.
    """
    pairs = [row for row in group.claim_pairs() if row[0] >= _SAME]
    likeness_of: dict[tuple[str, Span, str, Span], float] = {}
    for score, a, left, b, right in pairs:
        likeness_of[a.report, left.span, b.report, right.span] = score
        likeness_of[b.report, right.span, a.report, left.span] = score
    used: set[tuple[str, Span]] = set()
    found = []
    for _, a, left, b, right in pairs:
        point = {a.report: (a, left), b.report: (b, right)}
        if (a.report, left.span) in used or (b.report, right.span) in used:
            continue
        for _, c, one, d, other in pairs:
            for member, claim in ((c, one), (d, other)):
                if member.report in point or (member.report, claim.span) in used:
                    continue
                if all(
                    likeness_of.get((member.report, claim.span, held.report, own.span), 0.0)
                    >= _SAME
                    for held, own in point.values()
                ):
                    point[member.report] = (member, claim)
        used |= {(member.report, claim.span) for member, claim in point.values()}
        found.append(_contrast_point(list(point.values()), group.alignment.weights))
    return found


def _contrast_point(point: list[tuple[Member, Claim]], weights: dict[str, float]) -> Contrast:
    """Whether claims about one thing are equally exact, or which of them has more."""
    places = tuple(sorted(Place(m.report, claim.span) for m, claim in point))
    names = list_outlets([member.reading for member, _ in point])
    richest: tuple[float, Member, list[Term]] | None = None
    for member, claim in point:
        known = {
            term.form
            for other, own in point
            if other is not member
            for term in other.terms_in(own.span)
        }
        extra = [term for term in member.terms_in(claim.span) if term.form not in known]
        weight = sum(weights.get(term.form, 1.0) for term in extra)
        if richest is None or weight > richest[0]:
            richest = (weight, member, extra)
    assert richest is not None
    weight, member, extra = richest
    if weight < _POINT_DETAIL:
        return Contrast("agree", f"{names} say the same.", places)
    phrase = _phrase(member, extra, weights)
    why = f"{names} write about this; only {outlet(member.reading)} has “{phrase}”."
    return Contrast("refine", why, places)


# Tried in this order; the first that answers is the group's difference, beside agreement or detail.
DIFFERENCES: tuple[Callable[[Group], Contrast | None], ...] = (
    find_opposites,
    find_other_value,
    find_lost_hedge,
    find_lost_attribution,
)
