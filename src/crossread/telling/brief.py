"""
The brief: what is reported, who said so, the figures, where the reports differ; every sentence cited.

What is reported is told in the reports' own sentences (telling/standalone.py says which can stand
alone). A sentence's worth is a weighted sum of a few signs, learnt by ridge regression from which
sentences carry the facts that readers of annotated clusters said a brief must contain; sentences
are taken greedily by worth per word, less what the chosen ones already say (maximal marginal
relevance: Carbonell and Goldstein, SIGIR 1998). Figures and differences are composed from compared
records, with the reports' words between quotation marks. No sentence is written that does not rest
on a place.

Gets wrong: a long story with many equal threads; a brief of 350 words holds half of them.
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
from crossread.telling.standalone import Standing, make_standing


class Signs(NamedTuple):
    """
    What each sign adds to a sentence's worth, in importance of facts carried.

    Learnt over nine annotated clusters; leaving each out in turn, briefs of 350 words carry .70 of
    the weighted facts (greedy concept coverage before: .56).
    `python -m training.brief GOLD` makes them again.
    """

    base: float = -0.29
    lead: float = 2.7  # 1 for the first sentence of a report, 1/2 for the fifth, ...
    support: float = 3.1  # mean over the other reports of the likeness of their nearest sentence
    figures: float = 0.4  # for each figure, up to three
    reported: float = 0.24  # holds reported speech
    stale: float = -0.5  # holds a figure that its counter has since replaced


SIGNS = Signs()

_OPENS_WITHIN = (
    2  # sentences of a report, headline included, among which the brief's first is sought
)
_LEAD_FALLS = 4  # sentences until the lead counts half
_SAID_ALREADY = 0.5  # likeness to a chosen sentence at which nothing new is left
_FIXED = 8  # words that a sentence costs beside its own
_SAYS_THE_SAME = 0.28  # likeness from which another report's sentence is cited beside it


class _Candidate(NamedTuple):
    """A sentence that the brief may take, as a unit vector over stems, with its worth."""

    report: int
    standing: Standing
    vector: dict[str, float]
    figures: int
    reported: bool
    stale: bool


def _stems(words: list[str]) -> frozenset[str]:
    found = set()
    for word in words:
        lower = word.lower().replace("’", "'").strip("'.-")
        if lower and lower not in FUNCTION_WORDS and (lower[0].isalnum()):
            found.add(stem(lower))
    return frozenset(found)


def _candidates(readings: tuple[Reading, ...], story: Story) -> list[_Candidate]:
    """Every sentence that can stand alone, with the signs of its worth."""
    replaced = {r.right for r in story.quantity_relations if r.relation == "supersedes"}
    old: dict[str, list[Span]] = defaultdict(list)
    for figure in story.quantities:
        if figure.id in replaced:
            old[figure.report].append(figure.quantity.span)
    rows = [
        (number, standing, _stems(re.findall(r"[\w'’-]+", standing.text)))
        for number, reading in enumerate(readings)
        for sentence in reading.parse.sentences()
        if (standing := make_standing(reading, sentence)) is not None
    ]
    counts = Counter(one for _, _, stems in rows for one in stems)
    rarity = {one: math.log(1 + len(rows) / count) for one, count in counts.items()}
    found = []
    for number, standing, stems in rows:
        reading, span = readings[number], standing.span
        length = math.sqrt(sum(rarity[one] ** 2 for one in sorted(stems))) or 1.0
        found.append(
            _Candidate(
                number,
                standing,
                {one: rarity[one] / length for one in sorted(stems)},
                sum(span.contains(quantity.span) for quantity in reading.quantities),
                any(q.kind == "indirect" and q.span.overlaps(span) for q in reading.quotes),
                any(span.contains(other) for other in old[reading.document.report.id]),
            )
        )
    return found


def _likeness(a: _Candidate, b: _Candidate) -> float:
    """Cosine of two sentences over stems, rare ones counting more; 0 to 1."""
    small, large = sorted((a.vector, b.vector), key=len)
    return sum(weight * large.get(one, 0.0) for one, weight in small.items())


def _nearest(candidate: _Candidate, others: list[_Candidate]) -> dict[int, tuple[float, int]]:
    """For every other report the likeness and index of its sentence that is most like this one."""
    best: dict[int, tuple[float, int]] = {}
    for index, other in enumerate(others):
        if other.report != candidate.report:
            alike = _likeness(candidate, other)
            if alike > best.get(other.report, (0.0, 0))[0]:
                best[other.report] = (alike, index)
    return best


def _worth(
    candidate: _Candidate, nearest: dict[int, tuple[float, int]], reports: int, signs: Signs
) -> float:
    support = sum(alike for alike, _ in nearest.values()) / max(1, reports - 1)
    return max(
        0.05,
        signs.base
        + signs.lead / (1 + candidate.standing.number / _LEAD_FALLS)
        + signs.support * support
        + signs.figures * min(3, candidate.figures)
        + signs.reported * candidate.reported
        + signs.stale * candidate.stale,
    )


def _opening(candidates: list[_Candidate]) -> int | None:
    """
    The sentence that says what happened: of the reports' first sentences the one most like the others'.

    One whose figure has been replaced since opens only where nothing else can.
    """
    first = [i for i, c in enumerate(candidates) if c.standing.number <= _OPENS_WITHIN]

    def central(index: int) -> tuple[bool, float, int]:
        near = _nearest(candidates[index], [candidates[i] for i in first])
        alike = sum(value for value, _ in near.values())
        return candidates[index].stale, -round(alike, 6), candidates[index].standing.words

    return min(first, key=lambda index: (*central(index), index), default=None)


def _choose(candidates: list[_Candidate], worth: list[float], words: int) -> list[int]:
    """Indices of the sentences taken: the opening, then by worth per word, less what is said already."""
    chosen: list[int] = []
    said = [0.0] * len(candidates)
    rest = list(range(len(candidates)))
    opening = _opening(candidates)
    while rest:
        rest = [i for i in rest if candidates[i].standing.words <= words]
        best, value = (opening, math.inf) if opening in rest and not chosen else (None, 0.0)
        for i in rest:
            new = 1 - min(1.0, said[i] / _SAID_ALREADY)
            here = worth[i] * new / (candidates[i].standing.words + _FIXED)
            if here > value + 1e-9:
                best, value = i, here
        if best is None:
            break
        chosen.append(best)
        words -= candidates[best].standing.words
        rest.remove(best)
        for i in rest:
            said[i] = max(said[i], _likeness(candidates[i], candidates[best]))
    return chosen


# What readers of a brief want counted: people before things, both before how old and how long.
_UNIT_WEIGHT = {"people": 1.0, "years old": -1.0} | dict.fromkeys(
    ("hour", "day", "week", "month", "year", "decade"), -1.0
)
_GRAVE = frozenset({"kill", "injure"})  # what a desk asks first
_ALONE_AT_LEAST = 5  # words of what only one report has, to be worth a line

# The sections in the order in which a desk reads them, and the share of the words each may take.
REPORTED = "What is reported"
FIGURES = "The figures"
DIFFER = "Where the reports differ"
FLAT = "Stated flat by some, attributed or hedged by others"
ALONE = "Only one report has"

_SHARE = {FIGURES: 0.16, DIFFER: 0.14, FLAT: 0.08, ALONE: 0.05}
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
        weight = len(carriers) + 1.5 * differ + _UNIT_WEIGHT.get(figures[0].quantity.unit, 0.0)
        weight += 2.0 * any(figure.quantity.act in _GRAVE for figure in figures)
        rows.append((-weight, group, figures))
    found = []
    for _, _, figures in sorted(rows, key=lambda row: (row[0], row[1])):
        text, places = _figure_line(readings, story, figures)
        length = len(text.split())
        if length <= words:
            words -= length
            found.append(BriefSentence(FIGURES, text, places))
    return found


def _of_the_text(readings: dict[str, Reading], figures: list[StoryQuantity]) -> list[StoryQuantity]:
    """The figures without those of headlines whose own text gives the figure again."""

    def in_headline(figure: StoryQuantity) -> bool:
        headline = readings[figure.report].document.headline
        return headline is not None and headline.overlaps(figure.quantity.span)

    told = {figure.report for figure in figures if not in_headline(figure)}
    return [f for f in figures if not in_headline(f) or f.report not in told]


def _figure_line(
    readings: dict[str, Reading], story: Story, figures: list[StoryQuantity]
) -> tuple[str, tuple[Place, ...]]:
    names = {entity.id: entity.name for entity in story.entities}
    printed: dict[tuple[float | None, float | None, str, str], list[StoryQuantity]] = defaultdict(
        list
    )
    for figure in sorted(_of_the_text(readings, figures), key=lambda f: f.as_of or ""):
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


def _only_names(readings: dict[str, Reading], finding: Finding) -> bool:
    """True for a finding that rests on names alone: spellings are shown with the people."""
    return all(
        any(mention.span == place.span for mention in readings[place.report].mentions)
        for place in finding.places
    )


def _finding_rows(
    readings: dict[str, Reading], findings: tuple[Finding, ...], words: int
) -> list[BriefSentence]:
    """Lines that set the reports' words beside each other, from the weightiest findings of each kind."""
    left = {section: int(words * share) for section, share in _SHARE.items()}
    rows: list[BriefSentence] = []
    for finding in findings:
        section = _SECTION_OF.get(finding.kind)
        if section is None or _only_names(readings, finding):
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
        if section is ALONE and len(parts[0].split()) < _ALONE_AT_LEAST:
            continue
        # What one report alone has needs no topic beside its words.
        topic = "" if section is ALONE else f"{_sentence_case(finding.topic)}: "
        text = f"{topic}{'; '.join(parts)}."
        length = len(text.split())
        if length <= left[section]:
            left[section] -= length
            rows.append(BriefSentence(section, text, tuple(places)))
    order = list(_SHARE)
    return sorted(rows, key=lambda row: order.index(row.section))


def _reported_rows(
    readings: tuple[Reading, ...], story: Story, words: int, signs: Signs
) -> list[BriefSentence]:
    """The first section: the worthiest sentence first, the others in the order of their reports' texts."""
    candidates = _candidates(readings, story)
    nearest = [_nearest(candidate, candidates) for candidate in candidates]
    worth = [
        _worth(candidate, near, len(readings), signs)
        for candidate, near in zip(candidates, nearest, strict=True)
    ]
    chosen = _choose(candidates, worth, words)

    def position(index: int) -> tuple[float, int, int]:
        candidate = candidates[index]
        whole = max(1, len(readings[candidate.report].parse.sentence_starts))
        number = candidate.standing.number
        return round(number / whole, 2), candidate.report, number

    rows = []
    for index in [*chosen[:1], *sorted(chosen[1:], key=position)]:
        same = [i for alike, i in nearest[index].values() if alike >= _SAYS_THE_SAME]
        cited = [candidates[i] for i in (index, *sorted(same, key=lambda i: candidates[i].report))]
        places = tuple(Place(readings[c.report].document.report.id, c.standing.span) for c in cited)
        text = _sentence_case(candidates[index].standing.text)
        rows.append(BriefSentence(REPORTED, text, places))
    return rows


def write_brief(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    story: Story,
    words: int = 350,
    signs: Signs = SIGNS,
) -> tuple[BriefSentence, ...]:
    """
    The sentences of the brief in order, `words` words at most, each with its places.

    What is reported comes first, in the reports' own sentences; then the figures with their
    counters, and where the reports differ. What a section does not use goes to the first.
    """
    by_id = {reading.document.report.id: reading for reading in readings}
    figures = _figure_rows(by_id, story, int(words * _SHARE[FIGURES]))
    differences = _finding_rows(by_id, story.findings, words)
    spent = sum(len(row.text.split()) for row in (*figures, *differences))
    reported = _reported_rows(readings, story, words - spent, signs)
    return (*reported, *figures, *differences)
