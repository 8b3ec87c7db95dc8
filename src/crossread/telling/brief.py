"""
The brief: what is reported, who said so, the figures, where the reports differ; every sentence cited.

Sentences are the reports' own, whole or trimmed at their edges, chosen so that together they carry
as much as possible of what independent reports carry. Each content stem is a concept worth more the
more reports have it, and a sentence is taken for the worth of the concepts it adds against its
length (Gillick and Favre, "A Scalable Global Model for Summarization", 2009, solved greedily as in
Lin and Bilmes, "A Class of Submodular Functions for Document Summarization", 2011). Differences are
composed from findings, with the reports' words between quotation marks. No sentence is written that
does not rest on a place.

Which sentences can stand alone, and how, is telling/standalone.py's business.
"""

import math
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import (
    BriefSentence,
    Finding,
    Place,
    Published,
    Reading,
    Story,
    StoryQuantity,
)
from crossread.spans import Span
from crossread.telling.standalone import make_standing


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
    stale: float = 0.6  # for sentences whose figure has been replaced by a later one


WEIGHTS = Weights()


class _Candidate(NamedTuple):
    """A sentence that the brief may take."""

    report: int
    number: int  # the sentence's number in its report
    span: Span
    text: str
    words: int
    stems: frozenset[str]
    stale: bool  # states a figure that its counter has since replaced


def _stems(words: list[str]) -> frozenset[str]:
    found = set()
    for word in words:
        lower = word.lower().replace("’", "'").strip("'.-")
        if lower and lower not in FUNCTION_WORDS and (lower[0].isalnum()):
            found.add(stem(lower))
    return frozenset(found)


def _candidates(readings: tuple[Reading, ...], story: Story) -> list[_Candidate]:
    """Every sentence that can stand alone, with what it is worth less for."""
    replaced = {r.right for r in story.quantity_relations if r.relation == "supersedes"}
    old: dict[str, list[Span]] = defaultdict(list)
    for figure in story.quantities:
        if figure.id in replaced:
            old[figure.report].append(figure.quantity.span)
    found = []
    for number, reading in enumerate(readings):
        spans = old[reading.document.report.id]
        for sentence in reading.parse.sentences():
            made = make_standing(reading, sentence)
            if made is not None:
                stale = any(made.span.contains(span) for span in spans)
                stems = _stems(re.findall(r"[\w'’-]+", made.text))
                found.append(_Candidate(number, *made, stems, stale))
    return found


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
            lead *= weights.stale if candidate.stale else 1
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


# The sections in the order in which a desk reads them, and the share of the words each may take.
REPORTED = "What is reported"
FIGURES = "The figures"
DIFFER = "Where the reports differ"
FLAT = "Stated flat by some, attributed or hedged by others"
ALONE = "Only one report has"

_SHARE = {FIGURES: 0.2, DIFFER: 0.14, FLAT: 0.1, ALONE: 0.1}
_SECTION_OF = {"conflict": DIFFER, "hedge_loss": FLAT, "single_source": ALONE}


def _quoted(text: str, span: Span) -> str:
    """The words at a span on one line, between curly marks, inner double marks made single."""
    words = " ".join(span.of(text).split())
    for mark in ('"', "“", "”"):
        words = words.replace(mark, "'")
    return f"“{words}”"


def _outlet(reading: Reading) -> str:
    return reading.document.outlet or reading.document.report.id


def _listed(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def _figure_rows(readings: dict[str, Reading], story: Story, words: int) -> list[BriefSentence]:
    """
    One line per group of comparable figures: each figure as printed, with who carries and who counted.

    Groups that reports disagree on come first, then those that most reports carry.
    """
    groups: dict[str, list[StoryQuantity]] = defaultdict(list)
    for figure in story.quantities:
        if figure.group is not None:
            groups[figure.group].append(figure)
    relations = defaultdict(set)
    group_of = {figure.id: figure.group for figure in story.quantities}
    for relation in story.quantity_relations:
        group = group_of.get(relation.left)
        if group is not None and group == group_of.get(relation.right):
            relations[group].add(relation.relation)
    rows = []
    for group, figures in groups.items():
        carriers = {figure.report for figure in figures}
        if len(carriers) < 2:
            continue
        differ = bool(
            relations[group] & {"conflicts", "different_counter", "supersedes", "refines"}
        )
        rows.append((-len(carriers) - 1.5 * differ, group, figures))
    found = []
    for _, _, figures in sorted(rows, key=lambda row: (row[0], row[1])):
        text, places = _figure_line(readings, story, figures)
        length = len(text.split())
        if length <= words:
            words -= length
            found.append(BriefSentence(FIGURES, text, places))
    return found


def _figure_line(
    readings: dict[str, Reading], story: Story, figures: list[StoryQuantity]
) -> tuple[str, tuple[Place, ...]]:
    names = {entity.id: entity.name for entity in story.entities}
    printed: dict[tuple[float | None, float | None, str, str], list[StoryQuantity]] = defaultdict(
        list
    )
    for figure in figures:
        quantity = figure.quantity
        counter = names.get(figure.source or "", "") or quantity.source_text or ""
        key = (quantity.low, quantity.high, quantity.bound, counter)
        if all(other.report != figure.report for other in printed[key]):
            printed[key].append(figure)
    parts, places = [], []
    for (_, _, _, counter), same in printed.items():
        first = same[0]
        words = _quoted(readings[first.report].parse.text, first.quantity.span)
        who = _listed([_outlet(readings[figure.report]) for figure in same])
        parts.append(f"{words} ({who}{', from ' + counter if counter else ''})")
        places += [Place(figure.report, figure.quantity.span) for figure in same]
    name = next((figure.group_name for figure in figures if figure.group_name), None)
    name = name or figures[0].quantity.counts
    return f"{_sentence_case(name)}: {'; '.join(parts)}.", tuple(places)


def _finding_rows(
    readings: dict[str, Reading], findings: tuple[Finding, ...], words: int
) -> list[BriefSentence]:
    """Lines that set the reports' words beside each other, from the weightiest findings of each kind."""
    left = {section: int(words * share) for section, share in _SHARE.items()}
    rows: list[BriefSentence] = []
    for finding in findings:
        section = _SECTION_OF.get(finding.kind)
        if section is None:
            continue
        parts, places, seen = [], [], set()
        for place in finding.places:
            if place.report in seen or place.in_source:
                continue
            seen.add(place.report)
            reading = readings[place.report]
            parts.append(f"{_outlet(reading)} {_quoted(reading.parse.text, place.span)}")
            places.append(place)
        if not parts or (section is not ALONE and len(parts) < 2):
            continue
        text = f"{_sentence_case(finding.topic)}: {'; '.join(parts)}."
        length = len(text.split())
        if length <= left[section]:
            left[section] -= length
            rows.append(BriefSentence(section, text, tuple(places)))
    order = list(_SHARE)
    return sorted(rows, key=lambda row: order.index(row.section))


def write_brief(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    story: Story,
    words: int = 330,
    weights: Weights = WEIGHTS,
) -> tuple[BriefSentence, ...]:
    """
    The sentences of the brief in order, `words` words at most, each with its places.

    What is reported comes first, in the reports' own sentences; then the figures with their
    counters, and where the reports differ. What a section does not use goes to the first.
    """
    by_id = {reading.document.report.id: reading for reading in readings}
    candidates = _candidates(readings, story)
    figures = _figure_rows(by_id, story, int(words * _SHARE[FIGURES]))
    differences = _finding_rows(by_id, story.findings, words)
    spent = sum(len(row.text.split()) for row in (*figures, *differences))
    worth = _concept_worth(readings, story, weights)
    chosen = _choose(candidates, worth, words - spent, weights)
    counts = Counter(one for candidate in candidates for one in candidate.stems)
    rarity = {one: 1 / (1 + math.log(count)) for one, count in counts.items()}

    def position(candidate: _Candidate) -> tuple[float, int, int]:
        whole = max(1, len(readings[candidate.report].parse.sentence_starts))
        return round(candidate.number / whole, 2), candidate.report, candidate.number

    rows = []
    for candidate in sorted(chosen, key=position):
        places = [candidate, *_supporting(candidate, candidates, rarity)]
        citations = tuple(Place(readings[c.report].document.report.id, c.span) for c in places)
        rows.append(BriefSentence(REPORTED, _sentence_case(candidate.text), citations))
    return (*rows, *figures, *differences)
