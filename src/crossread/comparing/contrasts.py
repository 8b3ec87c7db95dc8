"""
What a contrast is: the claims of one point set against each other, and what one slot of them shows.

A point (comparing/points.py) becomes a group of members, each with its report at hand. A contrast
looks at one slot of a group and answers with a kind, a sentence of reason and the places, or with
nothing: lost hedges (comparing/hedge_contrasts.py), clashes (comparing/clash_contrasts.py), agreement
and detail (comparing/told_contrasts.py), times, figures and names in files of their own. One point can
show several: three reports agree that a ferry sank, one of them knows where, and one states flat what
another gives to the crew.
"""

from typing import NamedTuple

import msgspec

from crossread.comparing.alignment import Alignment
from crossread.comparing.likeness import Term, Unit, bag, likeness
from crossread.comparing.points import Point
from crossread.lexicon.word_families import family_of
from crossread.model import Claim, FindingKind, Place, Reading
from crossread.spans import Span

_SIDE_BY_SIDE = 0.7  # weight that two claims share from which their slots are compared
# Likeness of two claims below which a difference of sense is as likely a difference of subject.
ALIKE = 0.42
VERY_ALIKE = 0.5
_MARKS = ".,;:“”\"'’()"  # at the ends of words
_LONGEST_PLACE = 400  # characters; of a longer sentence only the claim is shown

# What stands before an act that is named and not stated: "accused of", "a debate on".
BEFORE_NAMED = frozenset("of on for against about over from in at by without into".split())


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

    def bare_words(self, span: Span) -> list[str]:
        """The words of a span without the marks at their ends; what is a mark alone is left out."""
        bare = (word.strip(_MARKS) for word in span.of(self.reading.parse.text).split())
        return [word for word in bare if word]

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
    """
    What one slot shows: the kind, the reason, and the places it rests on.

    `against`: the reports of the second side of a conflict, where it is not simply the other report.
    """

    kind: FindingKind
    why: str
    places: tuple[Place, ...]
    against: tuple[str, ...] = ()


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


def one_act(a: Claim, b: Claim) -> bool:
    """Do two claims have the same verb, or verbs of one family?"""
    return family_of(a.predicate) == family_of(b.predicate)
