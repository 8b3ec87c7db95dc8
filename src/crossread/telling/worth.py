"""
What a sentence is worth to a brief, from a few signs with learnt weights.

The signs are learnt by ridge regression from which sentences carry the facts that readers of
annotated clusters said a brief must contain (training/brief.py). The strongest are how early a
sentence stands in its report and how likely every other report has a sentence that makes the same
point (comparing/alignment.py). A sentence with clauses left out has its whole's worth, less what
went with the words cut.

Gets wrong: a long story with many equal threads, where a fact that one report alone tells may matter
as much as what all of them tell.
"""

import math
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from crossread.comparing.alignment import Alignment
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import family_of
from crossread.model import Reading, Story
from crossread.spans import Span
from crossread.telling.standalone import Standing, make_standing, make_trimmed


class Signs(NamedTuple):
    """
    What each sign adds to a sentence's worth, in importance of facts carried.

    `python -m training.brief GOLD` makes them again, but for the last two: replaced figures are too
    few to learn from, and colour is held back for the reader's sake.
    """

    base: float = -0.49
    lead: float = 2.03  # 1 for the first sentence of a report, 1/2 for the fifth, ...
    support: float = 2.69  # mean over the other reports of how likely one of its sentences says it
    common: float = 0.49  # mean share of the reports that have each of its stems
    figures: float = 0.19  # for each figure, up to three
    reported: float = 0.23  # holds reported speech
    defines: float = -0.17  # says what something is, not what happened
    dated: float = 0.22  # says on which day
    stale: float = -0.5  # holds a figure that its counter has since replaced
    colour: float = -0.4  # is half a quotation, a scene or the writer's own opinion: seldom a fact


SIGNS = Signs()

LEAD_FALLS = 4  # sentences until the lead counts half
_MOST_FIGURES = 3
_HALF_QUOTED = 0.45
_LEAST_WORTH = 0.05
# What was to be seen: pictures that show, and what people do where they are watched.
_SCENE = re.compile(
    r"\b(?:pictures?|photos?|photographs?|images?|footage|videos?|television|clips?|screens?)\b[^.]{0,60}?"
    r"\b(?:shows?|showed|showing|shown|seen|heard)\b|\b(?:could be|were) (?:seen|heard)\b"
    r"|\b(?:smiled|wept|sobbed|cheered|chanted|waved|gestured|hugged|embraced|stared|huddled|blared|echoed"
    r"|wailed|loomed|snaked)\b",
    re.IGNORECASE,
)
# What should be, in nobody's mouth, is the writer's opinion.
_THINKS = re.compile(r"\b(?:should|must|ought to|long overdue|deserves?)\b", re.IGNORECASE)
# With "as", these say what a thing is or stands for.
_LIKENS = frozenset("stand stands stood serve serves served known regarded seen".split())


# Unit of the alignment -> other report -> how likely which of its units makes the same point.
Likeliest = dict[int, dict[int, tuple[float, int]]]


class Candidate(NamedTuple):
    """A sentence that the brief may take, as a unit vector over stems, with the signs of its worth."""

    report: int
    unit: int  # of the alignment
    standing: Standing
    vector: dict[str, float]
    matter: dict[str, float]  # family of words -> its share of what the sentence says
    common: float
    figures: int
    reported: bool
    stale: bool
    defines: bool
    dated: bool
    colour: bool
    happened: float  # how surely what its main verb tells took place


def stems_of(text: str) -> frozenset[str]:
    """
    The stems of a text's words that carry matter.

    >>> sorted(stems_of("The miners' union said the search had stopped."))
    ['miner', 'search', 'stop', 'union']
    """
    return frozenset(stem(word) for word in _words_of_matter(text))


def families_of(text: str) -> frozenset[str]:
    """
    The families of a text's words that carry matter (lexicon/word_families.py): "died" is "killed".

    >>> families_of("The miner died.") == families_of("Miners were killed.")
    True
    """
    return frozenset(family_of(word.removesuffix("'s")) for word in _words_of_matter(text))


def _words_of_matter(text: str) -> list[str]:
    words = (w.lower().replace("’", "'").strip("'.-") for w in re.findall(r"[\w'’-]+", text))
    return [word for word in words if word and word not in FUNCTION_WORDS and word[0].isalnum()]


def _rarities(sentences: list[frozenset[str]]) -> dict[str, float]:
    """What each word of some sentences weighs: more, the fewer of them have it."""
    counts = Counter(word for words in sentences for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


def _shares(words: frozenset[str], rarity: dict[str, float]) -> dict[str, float]:
    """The share of each word in what all of them weigh; a word of no sentence weighs nothing."""
    known = sorted(words & rarity.keys())
    whole = sum(rarity[word] for word in known) or 1.0
    return {word: rarity[word] / whole for word in known}


def _standings(reading: Reading) -> list[Standing]:
    """Every sentence of a report that can stand alone, and the same with clauses left out."""
    found = []
    for sentence in reading.parse.sentences():
        whole = make_standing(reading, sentence)
        if whole is not None:
            found += [whole, *make_trimmed(reading, sentence, whole)]
    return found


def _defines(reading: Reading, number: int) -> bool:
    """True where the tree's root is a noun behind "is" or "was", or a verb that likens ("stood as")."""
    parse = reading.parse
    if not parse.has_trees:
        return False
    sentence = parse.sentence(number)
    if any(
        parse.relations[token] == "root"
        and parse.word(token).lower() in _LIKENS
        and "as" in (parse.word(t).lower() for t in range(token + 1, min(token + 3, sentence.last)))
        for token in range(sentence.first, sentence.last)
    ):
        return True
    return any(
        parse.relations[token] == "cop"
        and parse.relations[int(parse.heads[token])] == "root"
        and parse.xpos[int(parse.heads[token])].startswith(("NN", "CD"))
        for token in range(sentence.first, sentence.last)
    )


def _share_quoted(reading: Reading, kept: tuple[Span, ...]) -> float:
    """The share of a sentence that stands between quotation marks."""
    quoted = sum(
        min(quote.span.end, span.end) - max(quote.span.start, span.start)
        for quote in reading.quotes
        for span in kept
        if quote.kind != "indirect" and quote.span.overlaps(span)
    )
    return quoted / sum(len(span) for span in kept)


def _is_colour(reading: Reading, standing: Standing) -> bool:
    """True for half a quotation, a scene, and what its writer thinks should be and no voice says."""
    said = any(quote.span.overlaps(span) for quote in reading.quotes for span in standing.spans)
    return (
        _share_quoted(reading, standing.spans) > _HALF_QUOTED
        or _SCENE.search(standing.text) is not None
        or (not said and _THINKS.search(standing.text) is not None)
    )


def _happened(reading: Reading, number: int) -> float:
    """How surely what a sentence tells flatly took place, 0 to 1; 1/2 where the reader cannot say."""
    parse = reading.parse
    if parse.happened is None or not parse.has_trees:
        return 0.5
    sentence = parse.sentence(number)
    for token in range(sentence.first, sentence.last):
        if parse.relations[token] == "root":
            value = float(parse.happened[token])
            return value if 0.0 <= value <= 1.0 else 0.5
    return 0.5


def _replaced(story: Story) -> dict[str, list[Span]]:
    """The figures of each report that a later one has replaced, or made more precise on a later day."""
    day_of = {figure.id: figure.as_of or "" for figure in story.quantities}
    replaced = {
        r.right
        for r in story.quantity_relations
        if r.relation == "supersedes"
        or (r.relation == "refines" and "" < day_of[r.right] < day_of[r.left])
    }
    old: dict[str, list[Span]] = defaultdict(list)
    for figure in story.quantities:
        if figure.id in replaced:
            old[figure.report].append(figure.quantity.span)
    return old


def make_candidates(
    readings: tuple[Reading, ...], story: Story, alignment: Alignment
) -> list[Candidate]:
    """Every sentence that can stand alone, whole and trimmed, with the signs of its worth."""
    unit_of = {(unit.report, unit.sentence): unit.index for unit in alignment.units}
    old = _replaced(story)
    rows = [
        (number, standing, stems_of(standing.text))
        for number, reading in enumerate(readings)
        for standing in _standings(reading)
    ]
    wholes = [(number, stems) for number, standing, stems in rows if not standing.trimmed]
    rarity = _rarities([stems for _, stems in wholes])
    whole_texts = (standing.text for _, standing, _ in rows if not standing.trimmed)
    family_rarity = _rarities([families_of(text) for text in whole_texts])
    tellers: dict[str, set[int]] = defaultdict(set)
    for number, stems in wholes:
        for one in stems:
            tellers[one].add(number)
    found = []
    for number, standing, words in rows:
        # A trimmed sentence may have a name in brackets that no whole has.
        known = sorted(words & rarity.keys())
        length = math.sqrt(sum(rarity[one] ** 2 for one in known)) or 1.0
        reading, kept = readings[number], standing.spans
        found.append(
            Candidate(
                number,
                unit_of[number, standing.number],
                standing,
                {one: rarity[one] / length for one in known},
                _shares(families_of(standing.text), family_rarity),
                sum(len(tellers[one]) for one in known) / (len(known) * len(readings) or 1),
                figures=sum(s.contains(q.span) for q in reading.quantities for s in kept),
                reported=any(
                    q.kind == "indirect" and q.span.overlaps(s)
                    for q in reading.quotes
                    for s in kept
                ),
                stale=any(s.contains(o) for o in old[reading.document.report.id] for s in kept),
                defines=_defines(reading, standing.number),
                dated=any(
                    t.type == "DATE" and s.contains(t.span) for t in reading.times for s in kept
                ),
                colour=_is_colour(reading, standing),
                happened=_happened(reading, standing.number),
            )
        )
    return found


def likeness(a: Candidate, b: Candidate) -> float:
    """Cosine of two sentences over stems, rare ones counting more; 0 to 1."""
    small, large = sorted((a.vector, b.vector), key=len)
    return sum(weight * large.get(one, 0.0) for one, weight in small.items())


def find_likeliest(alignment: Alignment) -> Likeliest:
    """For every unit and every other report how likely which of its units makes the same point."""
    found: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for pair, likely in sorted(alignment.pairs.items()):
        for one, other in (pair, pair[::-1]):
            report = alignment.units[other].report
            if likely > found[one].get(report, (0.0, 0))[0]:
                found[one][report] = (likely, other)
    return found


def signs_of(candidate: Candidate, likeliest: Likeliest, reports: int) -> Signs:
    """What a candidate has of each sign."""
    support = sum(likely for likely, _ in likeliest.get(candidate.unit, {}).values())
    return Signs(
        base=1.0,
        lead=1 / (1 + candidate.standing.number / LEAD_FALLS),
        support=support / max(1, reports - 1),
        common=candidate.common,
        figures=min(_MOST_FIGURES, candidate.figures),
        reported=candidate.reported,
        defines=candidate.defines,
        dated=candidate.dated,
        stale=candidate.stale,
        colour=candidate.colour,
    )


def find_wholes(candidates: list[Candidate]) -> dict[tuple[int, int], int]:
    """The index of every whole sentence by its report and number."""
    return {
        (c.report, c.standing.number): index
        for index, c in enumerate(candidates)
        if not c.standing.trimmed
    }


def weigh(
    candidates: list[Candidate], likeliest: Likeliest, reports: int, weights: Signs
) -> list[float]:
    """
    The worth of every sentence; a trimmed one has its whole's, less what went with the words cut.

    What a clause was worth is taken from how many reports have its stems, so that cutting pays only
    where a clause holds what nobody else tells.
    """
    wholes = find_wholes(candidates)
    found = []
    for candidate in candidates:
        whole = candidates[wholes[candidate.report, candidate.standing.number]]
        signs = signs_of(whole, likeliest, reports)
        worth = sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
        matter = whole.common * len(whole.vector)
        kept = candidate.common * len(candidate.vector) / matter if matter else 1.0
        found.append(max(_LEAST_WORTH, worth) * min(1.0, kept))
    return found
