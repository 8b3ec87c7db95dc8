"""
One utterance in several wordings: groups of quotes, and what each printing dropped or changed.

Two quotations belong together when the shorter one's weighty words stand in the longer one and
nothing speaks against one speaker: the more certain the speaker, the less the words must show.
Different people are never joined because their words are near, and one quotation joins a group only
when it may have the speaker of every member. Candidates come from an index of the story's rarer
words, so the cost grows with the shared words. Inside a group, each two distinct wordings between
marks are collated word by word, as an editor collates witnesses.
Wrong on: statements that two spokesmen of one body make about different things in the same words,
and paraphrase that keeps no word.
"""

from collections import defaultdict

from crossread.comparing.alignment import make_units
from crossread.comparing.collation import collate
from crossread.comparing.judged import Ruling, parted_by, rule_on_quotes
from crossread.comparing.likeness import bag, index_terms
from crossread.comparing.said import MAYBE, OTHER, SAME, Said, gather_said, same_voice
from crossread.comparing.utterances import (
    LIMITS,
    Limits,
    Sentences,
    find_signs,
    longest_run,
    one_utterance,
    weigh_words,
)
from crossread.model import Entity, Judgement, QuoteDifference, Reading, StoryQuote

_FEW = 30  # members of a group that are compared one by one


def group_quotes(
    readings: tuple[Reading, ...],
    entities: tuple[Entity, ...],
    limits: Limits = LIMITS,
    judgements: tuple[Judgement, ...] = (),
) -> tuple[tuple[StoryQuote, ...], tuple[QuoteDifference, ...]]:
    """
    The quotes of a story with ids and groups, and the differences inside each group.

    `judgements` overrule what would be joined or kept apart.
    """
    units = make_units(readings)
    told = gather_said(readings, entities, units)
    rulings = _Rulings(readings, judgements)
    groups = _group(told, Sentences(readings, units), rulings, limits)
    names = {one: f"g{number}" for number, members in enumerate(groups, 1) for one in members}
    lent = _lent_speakers(told, groups, limits)
    found = []
    first = 0  # index of the report's first quote
    for reading in readings:
        for offset, quote in enumerate(reading.quotes):
            before = f"q{first + quote.continues + 1}" if quote.continues is not None else None
            said = told[first + offset]
            found.append(
                StoryQuote(
                    f"q{said.index + 1}",
                    reading.document.report.id,
                    quote,
                    lent.get(said.index, said.speaker),
                    names.get(said.index),
                    before,
                    rulings.reasons(said.index),
                )
            )
        first += len(reading.quotes)
    differences = [
        difference
        for number, members in enumerate(groups, 1)
        for difference in _differences(f"g{number}", [told[m] for m in members], limits)
    ]
    return tuple(found), tuple(differences)


class _Rulings:
    """A person's judgements on quotations, by the numbers the quotations have here."""

    def __init__(self, readings: tuple[Reading, ...], judgements: tuple[Judgement, ...]) -> None:
        keys = [
            (reading.document.report.id, number)
            for reading in readings
            for number in range(len(reading.quotes))
        ]
        self.keys = keys
        self.rulings = tuple(r for r in rule_on_quotes(readings, judgements) if r.works)
        place = {key: index for index, key in enumerate(keys)}
        self.same = [
            sorted(place[key] for key in ruling.left | ruling.right)
            for ruling in self.rulings
            if ruling.judgement.verdict == "same"
        ]

    def part(self, left: list[int], right: list[int]) -> bool:
        """Does a judgement keep any of some quotations apart from any of others?"""
        if not self.rulings:
            return False
        a, b = (frozenset(self.keys[one] for one in side) for side in (left, right))
        return parted_by(self.rulings, a, b) is not None

    def reasons(self, index: int) -> tuple[str, ...]:
        """What judgements say of a quotation, in words."""
        key = self.keys[index]

        def reason(ruling: Ruling) -> str:
            joins = ruling.judgement.verdict == "same"
            return f"{'joined' if joins else 'kept apart'}, {ruling.judgement.reason()}"

        return tuple(reason(r) for r in self.rulings if key in r.left | r.right)


def _reprints(told: list[Said], rulings: _Rulings) -> dict[int, list[int]]:
    """
    The quotations that stand for their reprints, each with all of them, itself first.

    The same words from a speaker who can be the same are one printing, so that a line a hundred
    outlets carry is compared once. Short ones ("no") must have the same speaker for certain.
    """
    stands_for: dict[int, list[int]] = {}
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for said in told:
        if said.quote.kind == "scare" or not said.words:
            continue
        for first in seen[said.words][:_FEW]:
            voice = same_voice(told[first], said)
            if voice == SAME or (voice == MAYBE and len(said.words) >= LIMITS.verbatim_run):
                elsewhere = told[first].report != said.report or voice == SAME
                if elsewhere and not rulings.part(stands_for[first], [said.index]):
                    stands_for[first].append(said.index)
                    break
        else:
            seen[said.words].append(said.index)
            stands_for[said.index] = [said.index]
    return stands_for


def _pairs(told: list[Said], bags: list[dict[str, float]], limits: Limits) -> list[tuple[int, int]]:
    """The pairs of quotations that share a word which is not in too many, or are few words on a cue."""
    pairs: set[tuple[int, int]] = set()
    for members in index_terms(bags).values():
        if 1 < len(members) <= limits.widest_term:
            pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    by_cue: dict[str, list[int]] = defaultdict(list)
    for said in told:
        if bags[said.index] and said.cue and len(said.words) <= limits.verdict_words:
            by_cue[said.cue].append(said.index)
    for members in by_cue.values():
        pairs.update((a, b) for i, a in enumerate(members[:_FEW]) for b in members[i + 1 : _FEW])
    return sorted(pairs)


def _group(
    told: list[Said], sentences: Sentences, rulings: _Rulings, limits: Limits
) -> list[list[int]]:
    """The groups of quotations that print one utterance, each in reading order."""
    reprints = _reprints(told, rulings)
    weights = weigh_words([said.terms for said in told])
    bags = [bag(said.terms, weights) if said.index in reprints else {} for said in told]
    scored = []
    sureness: dict[tuple[int, int], float] = {}
    own: set[tuple[int, int]] = set()  # pairs of one person with a run of heavy words
    for a, b in _pairs(told, bags, limits):
        signs = find_signs(told[a], told[b], bags, sentences)
        sure = one_utterance(signs, limits) if signs is not None else 0.0
        if sure:
            sureness[a, b] = sure
            if signs is not None and signs.person and signs.heavy_run >= limits.own_run:
                own.add((a, b))
            marked = "indirect" not in (told[a].quote.kind, told[b].quote.kind)
            scored.append((not marked, -sure, a, b))  # printed words first, then reported ones
    group_of = {one: [one] for one in reprints}

    def join(left: list[int], right: list[int]) -> None:
        left.extend(right)
        for member in right:
            group_of[member] = left

    def printed(members: list[int]) -> list[int]:
        return sorted(o for one in members for o in reprints[one])

    stands_in = {member: one for one, members in reprints.items() for member in members}
    for meant in rulings.same:
        for member in meant[1:]:
            left, right = group_of[stands_in[meant[0]]], group_of[stands_in[member]]
            if left is not right and not rulings.part(printed(left), printed(right)):
                join(left, right)
    for *_, a, b in sorted(scored):
        left, right = group_of[a], group_of[b]
        if left is right or not _may_join(told, left, right, sureness, limits, (a, b) in own):
            continue
        if not (rulings.rulings and rulings.part(printed(left), printed(right))):
            join(left, right)
    groups = {id(members): members for members in group_of.values()}
    whole = (printed(members) for members in groups.values())
    return sorted(members for members in whole if len(members) > 1)


def _may_join(
    told: list[Said],
    left: list[int],
    right: list[int],
    sureness: dict[tuple[int, int], float],
    limits: Limits,
    own: bool,
) -> bool:
    """
    May two groups be one: no two different speakers, and reported words alike on the whole?

    With `own`, the two that bring them together are one person's for a run of heavy words.
    """
    across = [(x, y) for x in left[:_FEW] for y in right[:_FEW]]
    if any(same_voice(told[x], told[y]) == OTHER for x, y in across):
        return False
    if own or all(told[x].quote.kind != "indirect" for x in [*left, *right]):
        return True
    between: dict[tuple[int, int], float] = defaultdict(float)
    for x, y in across:
        if told[x].report == told[y].report and (told[x].headline or told[y].headline):
            continue
        # a clause and the fragment inside it count once
        places = (told[x].whole, told[y].whole)
        between[places] = max(between[places], sureness.get((min(x, y), max(x, y)), 0.0))
    return bool(between) and sum(between.values()) >= limits.least_group * len(between)


def _lent_speakers(
    told: list[Said], groups: list[list[int]], limits: Limits
) -> dict[int, str | None]:
    """
    Speakers taken from a sibling's printing, where a report itself gives words to nobody by name.

    Only where the words are the same for a long run and all siblings that name somebody agree. The
    quote's own `speaker_text` stays as it is, which tells a reader what the report says.
    """
    lent: dict[int, str | None] = {}
    for members in groups:
        sure = [m for m in members if told[m].speaker is not None and not told[m].inferred]
        named = {told[m].speaker for m in sure}
        if len(named) != 1:
            continue
        for member in members:
            said = told[member]
            if not said.inferred or said.quote.kind == "indirect":
                continue
            runs = [longest_run(said.words, told[other].words)[0] for other in sure]
            if max(runs, default=0) >= limits.verbatim_run:
                lent[member] = next(iter(named))
    return lent


def _differences(group: str, members: list[Said], limits: Limits) -> list[QuoteDifference]:
    """The collations of each two distinct wordings between marks of one group."""
    distinct: dict[tuple[str, ...], Said] = {}
    for said in members:
        if said.quote.kind in {"direct", "partial"} and said.words:
            distinct.setdefault(said.words, said)
    wordings = list(distinct.values())
    pairs = [(a, b) for i, a in enumerate(wordings) for b in wordings[i + 1 :]]
    if len(wordings) > limits.most_wordings:
        fullest = max(wordings, key=lambda said: (len(said.words), -said.index))
        pairs = [(fullest, other) for other in wordings if other is not fullest]
    found = []
    for a, b in pairs:
        if not set(a.words) & set(b.words):
            continue
        changes = collate(a.text, b.text)
        if changes:
            found.append(QuoteDifference(group, f"q{a.index + 1}", f"q{b.index + 1}", changes))
    return found
