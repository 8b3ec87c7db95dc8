"""
The brief: what is reported, who said so, the figures, where the reports differ; every sentence cited.

Sentences are the reports' own, whole or trimmed at their edges, chosen so that together they carry
as much as possible of what independent reports carry. Each content stem is a concept worth more the
more reports have it, and a sentence is taken for the worth of the concepts it adds against its
length (Gillick and Favre, "A Scalable Global Model for Summarization", 2009, solved greedily as in
Lin and Bilmes, "A Class of Submodular Functions for Document Summarization", 2011). Differences are
composed from findings, with the reports' words between quotation marks. No sentence is written that
does not rest on a place.

Gets wrong: a sentence whose subject is a description ("the general") may be taken out of the
paragraph that named him; sentences that open with a pronoun are left out for that reason.
"""

import math
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from crossread.language.parse import Sentence
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import BriefSentence, Finding, Place, Published, Reading, Story
from crossread.spans import Span

# Words that point back at something the brief may not have said.
_POINTS_BACK = frozenset(
    """
    he she it they his her its their him them this that these those such there here we i you our my
    meanwhile however but and so or yet also then instead still later earlier both neither another
    others afterwards moreover furthermore nevertheless otherwise elsewhere
    """.split()
)

# Openings that can be cut from a sentence without changing what it says.
_OPENING = re.compile(
    r"(?:But|And|So|Yet|Meanwhile|However|Also|Still|In addition|Moreover|Earlier|Later)\b,?\s+"
)

_SHORTEST, _LONGEST = 6, 48  # words of a sentence that a brief may take


class Weights(NamedTuple):
    """How sentences are chosen; picked by the sweep recorded in docs/decisions/0009-brief.md."""

    shared: float = 1.25  # power of the number of reports that carry a concept
    alone: float = 0.6  # taken off, so that what only one report has is worth little
    early: float = 0.3  # for concepts of first sentences
    again: float = 0.25  # what a concept told already is still worth
    lead: float = 0.2  # for sentences early in their report
    spread: float = 4.0  # how fast that falls, in sentences
    length: float = 0.85  # power of the length that a sentence pays
    fixed: float = 6.0  # words that every sentence pays beside its own


WEIGHTS = Weights()


class _Candidate(NamedTuple):
    """A sentence that the brief may take."""

    report: int
    number: int  # the sentence's number in its report
    span: Span
    text: str
    words: int
    stems: frozenset[str]


def _stems(words: list[str]) -> frozenset[str]:
    found = set()
    for word in words:
        lower = word.lower().replace("’", "'").strip("'.-")
        if lower and lower not in FUNCTION_WORDS and (lower[0].isalnum()):
            found.add(stem(lower))
    return frozenset(found)


def _trimmed(text: str, span: Span) -> Span:
    """The span without an opening that only links it to the sentence before."""
    words = span.of(text)
    match = _OPENING.match(words)
    if match and match.end() < len(words) - 20:
        return Span(span.start + match.end(), span.end)
    return span


def _balanced(words: str) -> bool:
    """False for a sentence that opens or closes a quotation it does not hold whole."""
    return (
        words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and words.count("''") % 2 == 0
        and words.count("(") == words.count(")")
    )


def _candidate(reading: Reading, report: int, sentence: Sentence, texts: int) -> _Candidate | None:
    document = reading.document
    text = reading.parse.text
    span = _trimmed(text, sentence.span)
    words = span.of(text)
    if document.headline is not None and document.headline.overlaps(span):
        return None
    tokens = re.findall(r"[\w'’-]+", words)
    if not _SHORTEST <= len(tokens) <= _LONGEST or not words.rstrip().endswith(
        (".", "!", '"', "”", "'")
    ):
        return None
    if "\n" in words or not _balanced(words) or words.endswith(("?", '?"', "?”")):
        return None
    opening = tokens[0].lower()
    if opening in _POINTS_BACK or (
        words[0] in "\"“'‘" and opening in {"i", "we", "it", "he", "she", "they"}
    ):
        return None
    return _Candidate(report, sentence.number, span, words, len(tokens), _stems(tokens))


def _concept_worth(
    readings: tuple[Reading, ...], story: Story, weights: Weights
) -> dict[str, float]:
    """How much each stem is worth: by how many origins carry it, and how early."""
    copied = defaultdict(set)
    for passage in story.shared_passages:
        if passage.how != "same_quote":
            later = max(passage.left, passage.right)
            copied[later.report].add(later.span)
    carried: dict[str, set[int]] = defaultdict(set)
    early: Counter[str] = Counter()
    for number, reading in enumerate(readings):
        again = copied[reading.document.report.id]
        for sentence in reading.parse.sentences():
            span = sentence.span
            stems = _stems(sentence.words())
            if any(other.contains(span) for other in again):
                continue
            for one in stems:
                carried[one].add(number)
                if sentence.number < 5:
                    early[one] += 1
    worth = {}
    for one, reports in carried.items():
        # A word of one report is worth little; of every report, most.
        worth[one] = (
            len(reports) ** weights.shared - weights.alone + weights.early * math.log1p(early[one])
        )
    return worth


def _choose(
    candidates: list[_Candidate], worth: dict[str, float], words: int, weights: Weights
) -> list[_Candidate]:
    """Greedy choice by worth added against length."""
    chosen: list[_Candidate] = []
    told: Counter[str] = Counter()
    left = words
    rest = list(candidates)
    while rest:
        best, best_value = None, 0.0
        for candidate in rest:
            if candidate.words > left:
                continue
            gain = sum(
                worth.get(one, 0.0) * weights.again ** told[one] for one in sorted(candidate.stems)
            )
            lead = 1 + weights.lead / (1 + candidate.number / weights.spread)
            value = gain * lead / (candidate.words + weights.fixed) ** weights.length
            if value > best_value + 1e-9:
                best, best_value = candidate, value
        if best is None:
            break
        chosen.append(best)
        told.update(best.stems)
        left -= best.words
        rest.remove(best)
    return chosen


def _likeness(a: frozenset[str], b: frozenset[str], rarity: dict[str, float]) -> float:
    shared = sum(rarity.get(one, 1.0) for one in sorted(a & b))
    return shared / (min(_mass(a, rarity), _mass(b, rarity)) or 1.0)


def _mass(stems: frozenset[str], rarity: dict[str, float]) -> float:
    return sum(rarity.get(one, 1.0) for one in sorted(stems))


def _supporting(
    chosen: _Candidate, everything: list[_Candidate], rarity: dict[str, float]
) -> list[_Candidate]:
    """For each other report, its sentence that says most of the same, if any does."""
    best: dict[int, tuple[float, _Candidate]] = {}
    for other in everything:
        if other.report == chosen.report:
            continue
        alike = _likeness(chosen.stems, other.stems, rarity)
        if len(chosen.stems & other.stems) >= 4 and alike >= 0.5:
            kept = best.get(other.report)
            if kept is None or alike > kept[0]:
                best[other.report] = (alike, other)
    return [best[report][1] for report in sorted(best)]


def _differences(
    readings: tuple[Reading, ...], findings: tuple[Finding, ...], words: int
) -> list[BriefSentence]:
    """Sentences that set the reports' words beside each other, from conflicts and lost hedges."""
    by_id = {reading.document.report.id: reading for reading in readings}
    section = {
        "conflict": "Where the reports differ",
        "hedge_loss": "Stated flat by some, attributed or hedged by others",
    }
    rows: list[BriefSentence] = []
    for finding in findings:
        if finding.kind not in section or len({p.report for p in finding.places}) < 2:
            continue
        parts, seen = [], set()
        for place in finding.places:
            if place.report in seen:
                continue
            seen.add(place.report)
            reading = by_id[place.report]
            said = " ".join(place.span.of(reading.parse.text).split()).replace('"', "'")
            outlet = reading.document.outlet or place.report
            parts.append(f"{outlet}: “{said}”")
        text = f"{finding.topic[:1].upper()}{finding.topic[1:]} — {'; '.join(parts)}."
        if len(text.split()) <= words:
            words -= len(text.split())
            rows.append(BriefSentence(section[finding.kind], text, finding.places))
    return sorted(rows, key=lambda row: list(section.values()).index(row.section))


def write_brief(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    story: Story,
    words: int = 330,
    weights: Weights = WEIGHTS,
) -> tuple[BriefSentence, ...]:
    """
    The sentences of the brief in order, `words` words at most, each with its places.

    Two thirds of the words go to what is reported, the rest to where the reports differ.
    """
    candidates = []
    for number, reading in enumerate(readings):
        for sentence in reading.parse.sentences():
            made = _candidate(reading, number, sentence, len(readings))
            if made is not None:
                candidates.append(made)
    worth = _concept_worth(readings, story, weights)
    differences = _differences(readings, story.findings, words // 3)
    spent = sum(len(row.text.split()) for row in differences)
    chosen = _choose(candidates, worth, words - spent, weights)
    counts = Counter(one for candidate in candidates for one in candidate.stems)
    rarity = {one: 1 / (1 + math.log(count)) for one, count in counts.items()}
    chosen.sort(
        key=lambda c: (
            round(c.number / max(1, len(readings[c.report].parse.sentence_starts)), 2),
            c.report,
            c.number,
        )
    )
    rows = []
    for candidate in chosen:
        places = [candidate, *_supporting(candidate, candidates, rarity)]
        citations = tuple(Place(readings[c.report].document.report.id, c.span) for c in places)
        rows.append(BriefSentence("What is reported", candidate.text, citations))
    return (*rows, *differences)
