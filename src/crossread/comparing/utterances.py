"""
Do two quotations print one utterance? What the two share, and the ways in which that is enough.

The signs are the weighty words of the shorter one that stand in the longer one, how many stand in a
row, how alike the sentences around them are, and how sure it is that one speaker speaks. Each way in
the table below says what it takes; the first that holds is the reason. The limits were chosen on
annotated clusters and on pairs from other stories judged by eye (decision 0007).
Wrong on: two statements of one body about one thing, and paraphrase that keeps no word.
"""

import math
from collections import Counter, defaultdict

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossread.comparing.alignment import find_meanings
from crossread.comparing.likeness import Term, Unit, bag, same_point, signs_of_pair, weigh_terms
from crossread.comparing.said import MAYBE, OTHER, SAME, Said, same_voice
from crossread.lexicon.common_stems import SHARE_OF_SENTENCES
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Reading


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
    phrase_run: int = 3  # words in a row, two of them heavy, that make a turn of phrase
    phrase_weight: float = 1.4  # and what must be shared beside one, by one speaker
    own_run: int = 3  # heavy words in a row by which a person's reported words join a group
    marked_weight: float = 0.8  # less is enough where both stand between marks
    verbatim_run: int = 8  # words in a row that make an utterance one, whoever is named
    telling_run: int = 4  # words in a row that no two people say by chance
    long_heavy_run: int = 6  # heavy words in a row by one speaker that make an utterance one
    taken_point: float = (
        0.3  # likeness of the sentences where a fragment of two speakers is taken up
    )
    doubtful_point: float = 0.1  # below it, words of speakers who may be one are chance
    figure_share: float = 0.35
    figure_point: float = 0.15  # likeness of the sentences around an exact number in common
    fraction_weight: float = 2.3
    verdict_words: int = 4
    reworded_share: float = 0.3  # of one person's words that a reported clause keeps
    reworded_weight: float = 1.8
    reworded_short: float = 1.2  # where half of them are kept
    reworded_most: float = 0.6  # that is enough by itself
    reworded_point: float = 0.4  # likeness of the sentences
    least_sure: float = 0.5  # sureness of a pair that is not joined by its words alone
    widest_term: int = 60  # terms in more quotations than this are not followed
    most_wordings: int = 8  # beyond this, wordings are collated with the fullest one only


LIMITS = Limits()
_RAREST_SHARE = 0.0004  # of sentences: a word this rare in news weighs 1


class Signs(msgspec.Struct, frozen=True):
    """What two quotations share."""

    share: float  # of the shorter one's weight that stands in the longer one
    weight: float  # of the words shared
    run: int  # words in a row
    heavy_run: int  # and how many of those carry matter
    matter_run: int  # words that carry matter in a row, with a word between two at most
    shorter: int  # words
    longer: int
    voice: int
    marked: bool  # both stand between marks
    inside: bool  # both stand in one report
    point: float  # likelihood that their sentences make one point
    meaning: float  # likeness of the sentences' vectors
    figure: bool  # an exact number in common
    fraction: bool  # and one with a fraction
    described: bool  # speakers described in the same words
    strangers: bool  # two unnamed speakers whose descriptions have no word in common
    person: bool  # both are one named person's
    verdict: bool  # one verb of judging gives both, in sentences that share a word


class Sentences:
    """How alike the sentences are that quotations stand in."""

    def __init__(self, readings: tuple[Reading, ...], units: list[Unit]) -> None:
        self.units = units
        weights = weigh_terms([(unit.report, list(unit.terms)) for unit in units])
        self.bags = [bag(unit.terms, weights) for unit in units]
        self.meanings: NDArray[np.float32] | None = find_meanings(readings, units)

    def compare(self, left: int | None, right: int | None) -> tuple[float, float]:
        """The likelihood that two sentences make one point, and the likeness of their vectors."""
        if left is None or right is None:
            return 0.0, 0.0
        meaning = (
            0.0 if self.meanings is None else float(self.meanings[left] @ self.meanings[right])
        )
        pair = (self.bags[left], self.bags[right])
        return same_point(
            signs_of_pair(self.units[left], self.units[right], pair, meaning)
        ), meaning

    def share_a_word(self, left: Said, right: Said) -> bool:
        """Do the sentences of two quotations share a weighty word outside of the quotations?"""
        if left.sentence is None or right.sentence is None:
            return False
        inside = {term.form for said in (left, right) for term in said.terms}
        inside |= left.names | right.names
        a, b = self.bags[left.sentence], self.bags[right.sentence]
        return any(a[form] >= _WEIGHTY for form in a if form in b and form not in inside)


_WEIGHTY = 0.3
# Verbs that say no more than that somebody spoke.
_PLAIN_CUES = frozenset(
    stem(word)
    for word in """say says said saying tell tells told telling add adds added adding state states
    stated stating according write wrote writes written ask asks asked announce announced announces
    report reported reports quoted quote speak spoke made make""".split()
)


def find_signs(
    left: Said, right: Said, bags: list[dict[str, float]], sentences: Sentences
) -> Signs | None:
    """What two quotations share; None where one of them holds no word of weight."""
    a, b = bags[left.index], bags[right.index]
    if not a or not b:
        return None
    weight = sum(a[form] for form in sorted(a) if form in b)
    run, heavy_run = longest_run(left.words, right.words)
    sizes = sorted((len(left.words), len(right.words)))
    point, meaning = sentences.compare(left.sentence, right.sentence)
    cue = left.cue if left.cue == right.cue else ""
    return Signs(
        share=weight / min(sum(a.values()), sum(b.values())),
        weight=weight,
        run=run,
        heavy_run=heavy_run,
        matter_run=matter_run(left.words, right.words),
        shorter=sizes[0],
        longer=sizes[1],
        voice=same_voice(left, right),
        marked="indirect" not in (left.quote.kind, right.quote.kind),
        inside=left.report == right.report,
        point=point,
        meaning=meaning,
        figure=bool(left.figures & right.figures),
        fraction=any("." in form for form in left.figures & right.figures),
        described=bool(left.names) and (left.names <= right.names or right.names <= left.names),
        strangers=left.speaker is None is right.speaker
        and bool(left.names and right.names)
        and not left.names & right.names,
        person=left.person and left.speaker is not None and left.speaker == right.speaker,
        verdict=bool(cue) and cue not in _PLAIN_CUES and sentences.share_a_word(left, right),
    )


def one_utterance(signs: Signs, limits: Limits = LIMITS) -> float:
    """How sure it is that two quotations with some signs print one utterance; 0 when they do not."""
    if signs.voice == OTHER or (signs.inside and signs.share < limits.within_report):
        # inside one report a second wording is a repetition only when it is close
        return 0.0
    ways = (
        _reprinted(signs, limits),
        _taken_up(signs, limits),
        _same_words(signs, limits),
        _same_sentence(signs, limits),
        _same_figure(signs, limits),
        _same_verdict(signs, limits),
        _reworded(signs, limits),
    )
    return max(signs.share, limits.least_sure) if any(ways) else 0.0


def _reprinted(signs: Signs, limits: Limits) -> bool:
    """Most of the shorter one stands in the longer one in a row, or one speaker's long run does."""
    if signs.run >= limits.verbatim_run and signs.run * 10 >= signs.shorter * 7:
        return True
    return signs.voice == SAME and signs.heavy_run >= limits.long_heavy_run


def _taken_up(signs: Signs, limits: Limits) -> bool:
    """A fragment or short clause stands whole in the other: "chilling"."""
    if signs.voice == SAME and signs.share > 0.99 and signs.shorter <= 4:
        # a body's "first stage" is not in its "the first ferries are on stage two"
        if signs.person or signs.run >= min(signs.shorter, limits.short_run):
            return True
    if signs.voice == SAME and signs.share >= 0.9 and signs.run >= 4 and signs.weight >= 0.9:
        return True
    whole = signs.run == signs.shorter >= limits.short_run and signs.heavy_run >= 1
    return whole and (signs.heavy_run >= 3 or signs.point >= limits.taken_point)


def _same_words(signs: Signs, limits: Limits) -> bool:
    """The weighty words of the shorter one stand in the longer one; the surer the speaker, the fewer."""
    doubtful = signs.voice == MAYBE and signs.run < limits.telling_run
    if doubtful and signs.point < limits.doubtful_point:
        return False  # names and turns of phrase that any two people use
    if signs.voice == SAME:
        least, heavy = limits.same_speaker, limits.least_weight
    else:
        least, heavy = limits.maybe_speaker, limits.least_weight + 0.5
    if signs.marked and signs.matter_run < limits.short_run and signs.share < limits.scattered:
        return False  # long statements of one person share words by chance
    if signs.marked and signs.run >= limits.short_run:
        heavy = limits.marked_weight
    elif signs.person and signs.run >= limits.phrase_run and signs.heavy_run >= 2:
        heavy = limits.phrase_weight  # "she might sell the ferry", "she could sell the ferry"
    if signs.run < limits.short_run:
        least += limits.loose
    if signs.voice == MAYBE and not signs.marked and signs.heavy_run < limits.doubtful_run:
        return False  # without a speaker in common, reported words must be the same words
    return signs.share >= least and signs.weight >= heavy


def _same_sentence(signs: Signs, limits: Limits) -> bool:
    """The sentences around them are alike beyond the words quoted: a paraphrase."""
    if signs.inside or signs.strangers:
        return False
    if signs.voice == SAME and signs.meaning >= 0.5 and signs.share >= 0.45 and signs.weight >= 1.0:
        return True
    return (
        signs.point >= 0.6
        and signs.share >= 0.65
        and signs.weight >= 2.5
        and signs.run >= limits.short_run
    )


def _same_figure(signs: Signs, limits: Limits) -> bool:
    """
    An exact number in common, from one speaker or from speakers described alike.

    From speakers who may be one (a body, and who coordinates its mission) a fraction is needed, such
    as 41.5 percent, and more of the words around it.
    """
    if signs.inside or not signs.figure:
        return False
    if signs.voice == SAME or signs.described:
        return signs.share >= limits.figure_share and signs.point >= limits.figure_point
    return signs.fraction and signs.weight >= limits.fraction_weight and signs.point >= 0.4


def _same_verdict(signs: Signs, limits: Limits) -> bool:
    """One speaker's few words of judgement on one thing: "dismissed the vote as a charade", "a farce"."""
    few = signs.longer <= limits.verdict_words and not signs.inside
    return few and signs.voice == SAME and signs.described and signs.verdict


def _reworded(signs: Signs, limits: Limits) -> bool:
    """
    One person's words between marks, and what a report makes of them: "a drain on all of us", "drained them".

    Some heavy words stay in a row, and either more words do or the sentences are alike.
    """
    if not signs.person or signs.inside or signs.marked:
        return False
    if signs.share >= limits.reworded_most and signs.weight >= limits.phrase_weight:
        return True
    if signs.heavy_run < 2:
        return False
    near = signs.point >= limits.reworded_point
    if signs.share >= limits.same_speaker and signs.weight >= limits.reworded_short and near:
        return True
    row = signs.run > limits.phrase_run or signs.matter_run >= limits.phrase_run
    return (
        signs.share >= limits.reworded_share
        and signs.weight >= limits.reworded_weight
        and (row or near)
    )


def longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, int]:
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
    return best, sum(_carries_matter(word) for word in left[end - best : end])


def matter_run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """
    How many words that carry matter two wordings share in a row, where one may have a word between.

    >>> matter_run(("the", "heart", "of", "our", "old", "town"), ("the", "heart", "of", "town"))
    2
    """
    a, b = ([w for w in words if _carries_matter(w)] for words in (left, right))
    where: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(b):
        where[word].append(index)
    best = 0
    rows: tuple[dict[int, int], dict[int, int]] = ({}, {})  # of the word before, and before that
    for word in a:
        now = {}
        for index in where.get(word, ()):
            before = rows[0].get(index - 1, 0), rows[0].get(index - 2, 0), rows[1].get(index - 1, 0)
            now[index] = max(before) + 1
            best = max(best, now[index])
        rows = (now, rows[0])
    return best


def _carries_matter(word: str) -> bool:
    return word.split("'")[0] not in FUNCTION_WORDS and any(c.isalnum() for c in word)


def weigh_words(quotes: list[tuple[Term, ...]]) -> dict[str, float]:
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
