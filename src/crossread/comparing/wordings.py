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
from difflib import SequenceMatcher
from typing import Literal

import msgspec

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
from crossread.model import Change, Entity, Quote, QuoteDifference, Reading, StoryQuote
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
) -> tuple[tuple[StoryQuote, ...], tuple[QuoteDifference, ...]]:
    """The quotes of a story with ids and groups, and the differences inside each group."""
    told = _gather(readings, entities)
    groups = _group(told, limits)
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
                )
            )
        first += len(reading.quotes)
    differences = [
        difference
        for number, members in enumerate(groups, 1)
        for difference in _differences(f"g{number}", [told[m] for m in members], limits)
    ]
    return tuple(found), tuple(differences)


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
                    tuple(_words(text)),
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


def _reprints(told: list[_Said]) -> dict[int, list[int]]:
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
                if told[first].report != said.report or voice == SAME:
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


def _group(told: list[_Said], limits: Limits) -> list[list[int]]:
    """The groups of quotations that print one utterance, each in reading order."""
    reprints = _reprints(told)
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
    for *_, a, b in sorted(scored):
        left, right = group_of[a], group_of[b]
        if left is right or not _may_join(told, left, right, sureness, limits):
            continue
        left.extend(right)
        for member in right:
            group_of[member] = left
    groups = {id(members): members for members in group_of.values()}
    whole = (sorted(o for one in members for o in reprints[one]) for members in groups.values())
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


# ------------------------------------------------------------------------------- collation

_CURLY = str.maketrans("‘’‛“”„‟", "''''\"\"\""[:7])
_TRIM = ".,;:!?\"'…"
_TENSES = {
    frozenset(pair.split())
    for pair in (
        "is was", "are were", "will would", "can could", "may might", "has had", "have had",
        "shall should", "am was", "do did", "does did", "'ll would", "'s was", "is be", "are be",
        "was be", "were be", "has have",
    )
}  # fmt: skip


def _words(text: str) -> list[str]:
    """The words of a wording as they are compared: small letters, straight marks, no stops."""
    plain = text.translate(_CURLY).lower().replace("—", " — ").replace("–", " – ")
    return [word for word in (raw.strip(_TRIM) for raw in plain.split()) if word]


def _printed(text: str) -> list[str]:
    """The words as printed, one for each of `_words`."""
    plain = text.replace("—", " — ").replace("–", " – ")
    return [raw for raw in plain.split() if raw.translate(_CURLY).lower().strip(_TRIM)]


def collate(left: str, right: str) -> tuple[Change, ...]:
    """
    What the right wording has that the left has not, and the other way round, word by word.

    Stops, capitals and the shape of marks are no difference.

    >>> for change in collate("We will rebuild the old pier.", "We would rebuild the (old) harbour"):
    ...     print(change.op, "|", change.left, "|", change.right)
    tense | will | would
    bracket | old | (old)
    substitute | pier. | harbour
    """
    a, b = _words(left), _words(right)
    shown_a, shown_b = _printed(left), _printed(right)
    changes = []
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            continue
        changes.extend(_changes(a[i:j], b[k:m], shown_a[i:j], shown_b[k:m]))
    return tuple(changes)


def _changes(a: list[str], b: list[str], shown_a: list[str], shown_b: list[str]) -> list[Change]:
    """One stretch that differs as one change, or word by word where the words pair off."""
    if a and len(a) == len(b) and len(a) <= 4:
        kinds = [_kind(x, y) for x, y in zip(a, b, strict=True)]
        if any(kind != "substitute" for kind in kinds):
            return [Change(kind, x, y) for kind, x, y in zip(kinds, shown_a, shown_b, strict=True)]
    left, right = " ".join(shown_a), " ".join(shown_b)
    bracketed = any(word.startswith(("[", "(")) for word in [*a, *b])
    if not b:
        return [Change("bracket" if bracketed else "drop", left, "")]
    if not a:
        return [Change("bracket" if bracketed else "insert", "", right)]
    return [Change("bracket" if bracketed else "substitute", left, right)]


def _kind(left: str, right: str) -> Literal["substitute", "tense", "bracket"]:
    """What sort of change it is when one word stands for another."""
    if left.startswith(("[", "(")) or right.startswith(("[", "(")):
        return "bracket"
    if frozenset((left, right)) in _TENSES:
        return "tense"
    verbal = ("ed", "ing", "s")
    if stem(left) == stem(right) and (left.endswith(verbal) or right.endswith(verbal)):
        return "tense"
    return "substitute"


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
