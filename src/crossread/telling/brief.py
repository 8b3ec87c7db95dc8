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

import datetime
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import NamedTuple

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import (
    BriefSentence,
    Place,
    Published,
    Reading,
    Story,
)
from crossread.spans import Span
from crossread.telling.brief_lines import (
    ALONE,
    FIGURES,
    REPORTED,
    SHARE,
    UNCONFIRMED,
    difference_lines,
    figure_lines,
    sentence_case,
    unconfirmed_lines,
)
from crossread.telling.standalone import Standing, make_standing, make_trimmed


class Signs(NamedTuple):
    """
    What each sign adds to a sentence's worth, in importance of facts carried.

    Learnt over nine annotated clusters; leaving each out in turn, briefs of 350 words carry .70 of
    the weighted facts (greedy concept coverage: .56). `python -m training.brief GOLD` makes them
    again. Replaced figures are too few to learn from: that sign is set by hand.
    """

    base: float = -0.58
    lead: float = 2.72  # 1 for the first sentence of a report, 1/2 for the fifth, ...
    support: float = 1.75  # mean over the other reports of the likeness of their nearest sentence
    common: float = 1.04  # mean share of the reports that have each of its stems
    figures: float = 0.35  # for each figure, up to three
    reported: float = 0.2  # holds reported speech
    defines: float = -0.49  # says what something is, not what happened
    stale: float = -0.5  # holds a figure that its counter has since replaced


SIGNS = Signs()

_OPENS_WITHIN = (
    2  # sentences of a report, headline included, among which the brief's first is sought
)
# With "as", these say what a thing is or stands for.
_LIKENS = frozenset("stand stands stood serve serves served known regarded seen".split())
_HAPPENED = 0.5  # belief from which an opening is taken to tell what took place
_DAY_HELPS = 0.25  # what saying the day adds to a first sentence's likeness to the others
_EARLIER_FROM = 2  # days before the last report from which a report's sentences are given their day
_LEAD_FALLS = 4  # sentences until the lead counts half
_SAID_ALREADY = 0.65  # likeness to a chosen sentence at which nothing new is left
_HEARD_COSTS = 0.4  # what a sentence loses of its worth when all its words have been heard
_LOOKED_UP = 8  # stems of a sentence, the rarest, by which sentences like it are sought
_MOST_COMPARED = 60  # sentences that are compared for having one of them
_FIXED = 6  # words that a sentence costs beside its own
_SAYS_THE_SAME = 0.28  # likeness from which another report's sentence is cited beside it


class _Candidate(NamedTuple):
    """A sentence that the brief may take, as a unit vector over stems, with its worth."""

    report: int
    standing: Standing
    vector: dict[str, float]
    common: float
    figures: int
    reported: bool
    stale: bool
    defines: bool  # says what something is
    happened: float  # how surely what its main verb tells took place
    dated: bool  # says on which day


def _stems(words: list[str]) -> frozenset[str]:
    found = set()
    for word in words:
        lower = word.lower().replace("’", "'").strip("'.-")
        if lower and lower not in FUNCTION_WORDS and (lower[0].isalnum()):
            found.add(stem(lower))
    return frozenset(found)


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
        for standing in _standings(reading)
    ]
    wholes = [(number, stems) for number, standing, stems in rows if not standing.trimmed]
    counts = Counter(one for _, stems in wholes for one in stems)
    rarity = {one: math.log(1 + len(wholes) / count) for one, count in counts.items()}
    tellers: dict[str, set[int]] = defaultdict(set)
    for number, stems in wholes:
        for one in stems:
            tellers[one].add(number)
    found = []
    for number, standing, words in rows:
        stems = (
            words & rarity.keys()
        )  # a trimmed sentence may have a name in brackets that no whole has
        reading, kept = readings[number], standing.spans
        length = math.sqrt(sum(rarity[one] ** 2 for one in sorted(stems))) or 1.0
        found.append(
            _Candidate(
                number,
                standing,
                {one: rarity[one] / length for one in sorted(stems)},
                sum(len(tellers[one]) for one in stems) / (len(stems) * len(readings) or 1),
                sum(span.contains(q.span) for q in reading.quantities for span in kept),
                any(
                    q.kind == "indirect" and q.span.overlaps(s)
                    for q in reading.quotes
                    for s in kept
                ),
                any(s.contains(other) for other in old[reading.document.report.id] for s in kept),
                _defines(reading, standing.number),
                _happened(reading, standing.number),
                any(
                    time.type == "DATE" and span.contains(time.span)
                    for time in reading.times
                    for span in kept
                ),
            )
        )
    return found


def _likeness(a: _Candidate, b: _Candidate) -> float:
    """Cosine of two sentences over stems, rare ones counting more; 0 to 1."""
    small, large = sorted((a.vector, b.vector), key=len)
    return sum(weight * large.get(one, 0.0) for one, weight in small.items())


def _by_stem(candidates: list[_Candidate]) -> dict[str, list[int]]:
    """The indices of the whole sentences that have each stem."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if not candidate.standing.trimmed:
            for one in candidate.vector:
                found[one].append(index)
    return found


def _nearest(
    candidate: _Candidate, others: list[_Candidate], by_stem: dict[str, list[int]]
) -> dict[int, tuple[float, int]]:
    """
    For every other report the likeness and index of its sentence that is most like this one.

    Only sentences that share one of its rarest stems are compared, so that the work grows with the
    number of sentences and not with its square.
    """
    rarest = sorted(candidate.vector, key=lambda one: (-candidate.vector[one], one))[:_LOOKED_UP]
    shared = {i for one in rarest for i in by_stem.get(one, [])[:_MOST_COMPARED]}
    best: dict[int, tuple[float, int]] = {}
    for index in sorted(shared):
        other = others[index]
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
        + signs.common * candidate.common
        + signs.figures * min(3, candidate.figures)
        + signs.reported * candidate.reported
        + signs.defines * candidate.defines
        + signs.stale * candidate.stale,
    )


def _worths(
    candidates: list[_Candidate],
    nearest: list[dict[int, tuple[float, int]]],
    reports: int,
    signs: Signs,
) -> list[float]:
    """
    The worth of every sentence; a trimmed one has its whole's, less what went with the words cut.

    What a clause was worth is taken from how many reports have its stems, so that cutting pays only
    where a clause holds what nobody else tells.
    """
    wholes = _wholes(candidates)
    found = []
    for candidate in candidates:
        index = wholes[candidate.report, candidate.standing.number]
        whole = candidates[index]
        worth = _worth(whole, nearest[index], reports, signs)
        matter = whole.common * len(whole.vector)
        kept = candidate.common * len(candidate.vector) / matter if matter else 1.0
        found.append(worth * min(1.0, kept))
    return found


def _wholes(candidates: list[_Candidate]) -> dict[tuple[int, int], int]:
    """The index of every whole sentence by its report and number."""
    return {
        (c.report, c.standing.number): index
        for index, c in enumerate(candidates)
        if not c.standing.trimmed
    }


def _opening(candidates: list[_Candidate], earlier: dict[int, str]) -> int | None:
    """
    The sentence that says what happened: of the reports' first sentences the one most like the others'.

    One of an `earlier` report of a story that runs for days, one that says what something is or what
    may come instead of what happened, or one whose figure has been replaced opens only where nothing
    else can; one that says on which day goes before one that does not, other things near equal.
    """
    first_of: dict[int, int] = {}
    for i, c in enumerate(candidates):
        if c.standing.number <= _OPENS_WITHIN and not (c.standing.leans or c.standing.trimmed):
            first_of.setdefault(c.report, i)
    first = list(first_of.values())

    opening = [candidates[i] for i in first]
    by_stem = _by_stem(opening)

    def central(index: int) -> tuple[bool, bool, bool, bool, float, int]:
        candidate = candidates[index]
        near = _nearest(candidate, opening, by_stem)
        alike = sum(value for value, _ in near.values()) * (1 + _DAY_HELPS * candidate.dated)
        late = candidate.report in earlier
        may_come = candidate.happened < _HAPPENED
        rank = -round(alike, 6)
        return late, candidate.defines, candidate.stale, may_come, rank, candidate.standing.words

    return min(first, key=lambda index: (*central(index), index), default=None)


def _before(candidates: list[_Candidate]) -> list[int | None]:
    """For every sentence that leans on the one before it the index of that one, where it is there."""
    at = _wholes(candidates)
    return [
        at.get((c.report, c.standing.number - 1)) if c.standing.leans else None for c in candidates
    ]


def _same_sentence(a: _Candidate, b: _Candidate) -> bool:
    return (a.report, a.standing.number) == (b.report, b.standing.number)


def _choose(
    candidates: list[_Candidate], worth: list[float], words: int, earlier: dict[int, str]
) -> list[int]:
    """
    Indices of the sentences taken: the opening, then by worth per word, less what is said already.

    A sentence that leans on the one before it can be taken only once that one is.
    """
    before = _before(candidates)
    chosen: list[int] = []
    said = [0.0] * len(candidates)
    heard: set[str] = set()
    rest = [i for i, c in enumerate(candidates) if not c.standing.leans or before[i] is not None]
    opening = _opening(candidates, earlier)
    words -= sum(len(day.split()) for day in set(earlier.values()))
    while rest:
        rest = [i for i in rest if candidates[i].standing.words <= words]
        best, value = (opening, math.inf) if opening in rest and not chosen else (None, 0.0)
        for i in rest:
            if candidates[i].standing.leans and before[i] not in chosen:
                continue
            old = sum(w * w for one, w in candidates[i].vector.items() if one in heard)
            new = (1 - min(1.0, said[i] / _SAID_ALREADY)) * (1 - _HEARD_COSTS * old)
            here = worth[i] * new / (candidates[i].standing.words + _FIXED)
            if here > value + 1e-9:
                best, value = i, here
        if best is None:
            break
        chosen.append(best)
        heard |= candidates[best].vector.keys()
        words -= candidates[best].standing.words
        rest = [i for i in rest if not _same_sentence(candidates[i], candidates[best])]
        for i in rest:
            said[i] = max(said[i], _likeness(candidates[i], candidates[best]))
    return chosen


def _earlier_days(published: tuple[Published, ...]) -> dict[int, str]:
    """The day, in words, of each report that appeared well before the last one of its story."""
    days = {
        number: datetime.date.fromisoformat(date.value)
        for number, date in enumerate(published)
        if date.value is not None and len(date.value) == len("2000-01-01")
    }
    last = max(days.values(), default=None)
    if last is None:
        return {}
    return {
        number: f"[{day.day} {day.strftime('%B')}]"
        for number, day in days.items()
        if (last - day).days >= _EARLIER_FROM
    }


class _Choice(NamedTuple):
    """The first section's rows, with what was chosen from for the sections behind it."""

    rows: list[BriefSentence]
    candidates: list[_Candidate]
    worth: list[float]
    chosen: list[int]


def _reported(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    story: Story,
    words: int,
    signs: Signs,
) -> _Choice:
    """
    The first section: what happened first, the others in the order of their reports' texts.

    Where a story runs for days, what earlier reports say comes after what the last ones say, by day
    and with the day before it, so that "on Sunday" and "are to leave" are read as of then.
    """
    candidates = _candidates(readings, story)
    by_stem = _by_stem(candidates)
    nearest = [_nearest(candidate, candidates, by_stem) for candidate in candidates]
    worth = _worths(candidates, nearest, len(readings), signs)
    earlier = _earlier_days(published)
    chosen = _choose(candidates, worth, words, earlier)

    def position(index: int) -> tuple[str, float, int, int]:
        candidate = candidates[index]
        day = (published[candidate.report].value or "") if candidate.report in earlier else ""
        whole = max(1, len(readings[candidate.report].parse.sentence_starts))
        number = candidate.standing.number
        return day, round(number / whole, 2), candidate.report, number

    rows = []
    last: _Candidate | None = None
    told_day: str | None = None
    for index in _in_order(candidates, chosen, position):
        same = [i for alike, i in nearest[index].values() if alike >= _SAYS_THE_SAME]
        cited = [candidates[i] for i in (index, *sorted(same, key=lambda i: candidates[i].report))]
        places = tuple(
            Place(readings[c.report].document.report.id, span)
            for c in cited
            for span in c.standing.spans
        )
        text = sentence_case(_text_behind(readings, candidates[index], last))
        day = earlier.get(candidates[index].report)
        if day and day != told_day:
            text = f"{day} {text}"
        told_day = day
        last = candidates[index]
        rows.append(BriefSentence(REPORTED, text, places))
    return _Choice(rows, candidates, worth, chosen)


def _alone_rows(
    readings: tuple[Reading, ...], story: Story, choice: _Choice, words: int
) -> list[BriefSentence]:
    """The worthiest sentences that hold what one report alone has and that the first section lacks."""
    alone = [
        place
        for finding in story.findings
        if finding.kind == "single_source"
        for place in finding.places
    ]
    candidates = choice.candidates
    said = [
        max((_likeness(c, candidates[i]) for i in choice.chosen), default=0.0) for c in candidates
    ]
    rates = sorted(
        (-choice.worth[i] * (1 - said[i]) / (c.standing.words + _FIXED), i)
        for i, c in enumerate(candidates)
        if said[i] < _SAID_ALREADY
        and not c.standing.leans
        and any(
            place.report == readings[c.report].document.report.id and place.span.overlaps(span)
            for place in alone
            for span in c.standing.spans
        )
    )
    rows: list[BriefSentence] = []
    taken: set[tuple[int, int]] = set()
    for _, i in rates:
        candidate = candidates[i]
        key = (candidate.report, candidate.standing.number)
        reading = readings[candidate.report]
        text = f"{reading.document.name}: {sentence_case(candidate.standing.text)}"
        if key in taken or len(text.split()) > words:
            continue
        taken.add(key)
        words -= len(text.split())
        report = reading.document.report.id
        places = tuple(Place(report, span) for span in candidate.standing.spans)
        rows.append(BriefSentence(ALONE, text, places))
    return rows


def _in_order(
    candidates: list[_Candidate],
    chosen: list[int],
    position: Callable[[int], tuple[str, float, int, int]],
) -> list[int]:
    """The opening first, the others by position; what leans comes right behind what it leans on."""
    before = _before(candidates)
    behind: dict[int, list[int]] = defaultdict(list)
    for index in chosen:
        leant_on = before[index]
        if leant_on is not None:
            behind[leant_on].append(index)
    free = [index for index in chosen if before[index] is None]
    ordered: list[int] = []

    def put(index: int) -> None:
        ordered.append(index)
        for other in behind[index]:
            put(other)

    for index in [*free[:1], *sorted(free[1:], key=position)]:
        put(index)
    return ordered


def _text_behind(
    readings: tuple[Reading, ...], candidate: _Candidate, last: _Candidate | None
) -> str:
    """A sentence's text; names in brackets fall away right behind the sentence that has them."""
    standing = candidate.standing
    behind_whom = (candidate.report, standing.number - 1)
    if last is None or standing.trimmed or (last.report, last.standing.number) != behind_whom:
        return standing.text
    reading = readings[candidate.report]
    behind = make_standing(reading, reading.parse.sentence(standing.number), behind=True)
    return behind.text if behind is not None else standing.text


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
    figures = figure_lines(by_id, story, int(words * SHARE[FIGURES]))
    differences = difference_lines(by_id, story.findings, figures, words)
    unconfirmed = unconfirmed_lines(by_id, story, int(words * SHARE[UNCONFIRMED]))
    composed = (*figures, *differences)
    spent = sum(len(row.text.split()) for row in (*composed, *unconfirmed))
    kept = int(words * SHARE[ALONE])
    choice = _reported(readings, published, story, words - spent - kept, signs)
    alone = _alone_rows(readings, story, choice, kept)
    if not alone:
        choice = _reported(readings, published, story, words - spent, signs)
    return (*choice.rows, *composed, *alone, *unconfirmed)
