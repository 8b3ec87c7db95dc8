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

import math
from collections import Counter, defaultdict

import msgspec

from crossread.comparing.collation import collate, plain_words
from crossread.comparing.judged import Ruling, parted_by, rule_on_quotes
from crossread.comparing.likeness import (
    Term,
    bag,
    find_terms,
    index_terms,
    name_tokens,
)
from crossread.lexicon.common_stems import SHARE_OF_SENTENCES
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Entity, Judgement, Quote, QuoteDifference, Reading, StoryQuote
from crossread.spans import Span


class Limits(msgspec.Struct, frozen=True):
    """What makes two quotations one utterance; chosen on the annotated clusters (decision 0007)."""

    same_speaker: float = 0.5  # share of the shorter one's weight that must be shared
    maybe_speaker: float = 0.62
    loose: float = 0.1  # more must be shared where no few words stand in a row
    doubtful_run: int = 4  # heavy words in a row where nothing says that the speakers are one
    short_run: int = 2  # words in a row that are more than chance
    within_report: float = 0.75
    scattered: float = 0.85  # words between marks that share no few heavy words in a row
    least_group: float = 0.45  # mean sureness between groups that join
    least_weight: float = 2.0  # and the weight of it: one rare word is not enough
    marked_weight: float = 0.8  # less is enough where both stand between marks
    verbatim_run: int = 8  # words in a row that make an utterance one, whoever is named
    widest_term: int = 60  # terms in more quotations than this are not followed
    most_wordings: int = 8  # beyond this, wordings are collated with the fullest one only


LIMITS = Limits()
_RAREST_SHARE = 0.0004  # of sentences: a word this rare in news weighs 1
_FEW = 30  # members of a group that are compared one by one
SAME, MAYBE, OTHER = 2, 1, 0
_BESIDE = 120  # characters between a cue and the name it belongs to, at most
# Words of descriptions that many speakers share: they are no sign of one speaker.
_ANYBODY = frozenset(
    stem(word)
    for word in """official spokesman spokeswoman spokesperson spokespeople leader head chief director
    minister president mayor governor secretary general manager former senior western foreign local
    state government source lawyer expert analyst professor activist resident witness relative
    doctor man woman people family member group company agency two three several mr mrs ms dr
    sir who report statement""".split()
)


class _Said(msgspec.Struct, frozen=True):
    """A quotation as it is compared."""

    index: int
    report: int
    quote: Quote
    speaker: str | None  # entity
    person: bool
    names: frozenset[str]  # content words of the speaker's description
    roles: frozenset[str]  # and of the titles and roles the report gives that speaker
    inferred: bool  # the speaker is not named beside the words: a pronoun, or taken over
    terms: tuple[Term, ...]
    text: str
    words: tuple[str, ...]


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
    told = _gather(readings, entities)
    rulings = _Rulings(readings, judgements)
    groups = _group(told, rulings, limits)
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


# ------------------------------------------------------------------------------- who and what


def _gather(readings: tuple[Reading, ...], entities: tuple[Entity, ...]) -> list[_Said]:
    of_chain = {chain: entity for entity in entities for chain in entity.chains}
    places: dict[str, list[tuple[Span, Entity]]] = defaultdict(list)
    for entity in entities:
        for place in entity.mentions:
            places[place.report].append((place.span, entity))
    told: list[_Said] = []
    for number, reading in enumerate(readings):
        report = reading.document.report.id
        at = {span.start: named_here for span, named_here in places[report]}
        named = name_tokens(reading)
        roles: dict[int, str] = defaultdict(str)
        for mention in reading.mentions:
            roles[mention.chain] += " ".join([" ", mention.title or "", *mention.roles])
        for quote in reading.quotes:
            speaker = of_chain.get((report, quote.speaker)) if quote.speaker is not None else None
            if speaker is None and quote.speaker_mention is not None and _is_name(quote):
                speaker = at.get(quote.speaker_mention.start)
            tokens = reading.parse.tokens_in(quote.span)
            text = quote.span.of(reading.parse.text)
            terms = find_terms(reading.parse, tokens.start, tokens.stop, named)
            told.append(
                _Said(
                    len(told),
                    number,
                    quote,
                    speaker.id if speaker else None,
                    speaker is not None and speaker.kind == "person",
                    _content_words(f"{quote.speaker_text or ''} {speaker.name if speaker else ''}"),
                    _content_words(
                        " ".join(
                            [
                                roles[quote.speaker] if quote.speaker is not None else "",
                                *(speaker.roles if speaker else ()),
                            ]
                        )
                    ),
                    _is_inferred(quote),
                    tuple(terms),
                    text,
                    tuple(plain_words(text)),
                )
            )
    return told


def _is_inferred(quote: Quote) -> bool:
    """Is the speaker named further from the words than an attribution reaches?"""
    if quote.speaker_mention is None:
        return True
    beside = quote.cue if quote.cue is not None else quote.span
    gap = max(beside.start - quote.speaker_mention.end, quote.speaker_mention.start - beside.end)
    return gap > _BESIDE


def _is_name(quote: Quote) -> bool:
    """Does the speaker's mention name the speaker, rather than somebody in the description?"""
    return quote.speaker_text is not None and quote.speaker_text[:1].isupper()


def _content_words(text: str) -> frozenset[str]:
    words = (word.strip(".,'’\"“”()").lower() for word in text.replace("’s", "").split())
    return frozenset(stem(word) for word in words if word and word not in FUNCTION_WORDS)


def _same_voice(left: _Said, right: _Said) -> int:
    """Whether two quotations can have one speaker: SAME, MAYBE or OTHER."""
    if left.speaker is not None and left.speaker == right.speaker:
        return SAME
    shared = (left.names & right.names) - _ANYBODY
    if left.person and right.person:
        # namesakes, one whom identity kept apart, or a pronoun that was taken for the wrong one
        return MAYBE if shared or left.inferred or right.inferred else OTHER
    speaks_for = (left.roles & right.names) | (left.names & right.roles)
    return SAME if shared or speaks_for - _ANYBODY else MAYBE


def _one_utterance(
    left: _Said,
    right: _Said,
    bags: list[dict[str, float]],
    limits: Limits,
) -> float:
    """How sure it is that two quotations print one utterance; 0 when they do not."""
    a, b = bags[left.index], bags[right.index]
    if not a or not b:
        return 0.0
    shared = sum(a[form] for form in sorted(a) if form in b)
    share = shared / min(sum(a.values()), sum(b.values()))
    voice = _same_voice(left, right)
    run, heavy_run = _longest_run(left.words, right.words) if share > 0.4 else (0, 0)
    shorter = min(len(left.words), len(right.words))
    if run >= limits.verbatim_run and run * 10 >= shorter * 7:
        return share if voice != OTHER else 0.0
    if voice == OTHER:
        return 0.0
    if left.report == right.report and share < limits.within_report:
        return 0.0  # inside one report a second wording is a repetition only when it is close
    if share > 0.99 and shorter <= 4 and voice == SAME:
        return share  # a fragment taken up again: "chilling"
    marked = left.quote.kind != "indirect" and right.quote.kind != "indirect"
    if voice == SAME:
        least, heavy = limits.same_speaker, limits.least_weight
    else:
        least, heavy = limits.maybe_speaker, limits.least_weight + 0.5
    if marked and heavy_run < limits.short_run and share < limits.scattered:
        return 0.0  # long statements of one person share words by chance
    if marked and run >= limits.short_run:
        heavy = limits.marked_weight
    if run < limits.short_run:
        least += limits.loose
    if voice == MAYBE and not marked and heavy_run < limits.doubtful_run:
        return 0.0  # without a speaker in common, reported words must be the same words
    return share if share >= least and shared >= heavy else 0.0


def _longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, int]:
    """The most words in a row that two wordings share, and how many of them carry matter."""
    best = end = 0
    before: dict[int, int] = {}
    where: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(right):
        where[word].append(index)
    for at, word in enumerate(left):
        now: dict[int, int] = {}
        for index in where.get(word, ()):
            now[index] = before.get(index - 1, 0) + 1
            if now[index] > best:
                best, end = now[index], at + 1
        before = now
    return best, sum(word.split("'")[0] not in FUNCTION_WORDS for word in left[end - best : end])


def _weigh(quotes: list[tuple[Term, ...]]) -> dict[str, float]:
    """
    What each term of a story's quotations weighs: rare in news and rare among them is worth most.

    Unlike sentences, quotations are few and of all lengths, so plain rarity serves better here than
    how evenly the reports use a word.
    """
    holding: Counter[str] = Counter()
    factor: dict[str, float] = {}
    for terms in quotes:
        holding.update(sorted({term.form for term in terms}))
        for term in terms:
            factor.setdefault(term.form, {"number": 1.1, "name": 0.9}.get(term.kind, 1.0))
    total = len(quotes) + 1
    weights = {}
    for form, count in holding.items():
        share = SHARE_OF_SENTENCES.get(form)
        at_large = 1.0 if share is None else min(1.0, math.log(share) / math.log(_RAREST_SHARE))
        here = math.log(total / count) / math.log(total)
        weights[form] = factor[form] * at_large * (0.25 + 0.75 * here)
    return weights


def _reprints(told: list[_Said], rulings: _Rulings) -> dict[int, list[int]]:
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
            voice = _same_voice(told[first], said)
            if voice == SAME or (voice == MAYBE and len(said.words) >= LIMITS.verbatim_run):
                elsewhere = told[first].report != said.report or voice == SAME
                if elsewhere and not rulings.part(stands_for[first], [said.index]):
                    stands_for[first].append(said.index)
                    break
        else:
            seen[said.words].append(said.index)
            stands_for[said.index] = [said.index]
    return stands_for


def _pairs(bags: list[dict[str, float]], limits: Limits) -> list[tuple[int, int]]:
    """The pairs of quotations that share a word which is not in too many."""
    pairs: set[tuple[int, int]] = set()
    for members in index_terms(bags).values():
        if 1 < len(members) <= limits.widest_term:
            pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pairs)


def _group(told: list[_Said], rulings: _Rulings, limits: Limits) -> list[list[int]]:
    """The groups of quotations that print one utterance, each in reading order."""
    reprints = _reprints(told, rulings)
    weights = _weigh([said.terms for said in told])
    bags = [bag(said.terms, weights) if said.index in reprints else {} for said in told]
    scored = []
    sureness: dict[tuple[int, int], float] = {}
    for a, b in _pairs(bags, limits):
        sure = _one_utterance(told[a], told[b], bags, limits)
        if sure:
            sureness[a, b] = sure
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
        if left is right or not _may_join(told, left, right, sureness, limits):
            continue
        if not (rulings.rulings and rulings.part(printed(left), printed(right))):
            join(left, right)
    groups = {id(members): members for members in group_of.values()}
    whole = (printed(members) for members in groups.values())
    return sorted(members for members in whole if len(members) > 1)


def _may_join(
    told: list[_Said],
    left: list[int],
    right: list[int],
    sureness: dict[tuple[int, int], float],
    limits: Limits,
) -> bool:
    """May two groups be one: no two different speakers, and reported words alike on the whole?"""
    across = [(x, y) for x in left[:_FEW] for y in right[:_FEW]]
    if any(_same_voice(told[x], told[y]) == OTHER for x, y in across):
        return False
    if all(told[x].quote.kind != "indirect" for x in [*left, *right]):
        return True
    between = [sureness.get((min(x, y), max(x, y)), 0.0) for x, y in across]
    return sum(between) >= limits.least_group * len(between)


def _lent_speakers(
    told: list[_Said], groups: list[list[int]], limits: Limits
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
            runs = [_longest_run(said.words, told[other].words)[0] for other in sure]
            if max(runs, default=0) >= limits.verbatim_run:
                lent[member] = next(iter(named))
    return lent


def _differences(group: str, members: list[_Said], limits: Limits) -> list[QuoteDifference]:
    """The collations of each two distinct wordings between marks of one group."""
    distinct: dict[tuple[str, ...], _Said] = {}
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
