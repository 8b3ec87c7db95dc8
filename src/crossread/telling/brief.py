"""
The brief: what is reported, who said so, the figures, where the reports differ; every sentence cited.

What is reported is told in the reports' own sentences (telling/standalone.py says which can stand
alone, telling/worth.py what each is worth, telling/choosing.py which are taken, telling/citing.py
who else says the same). Figures and differences are composed from compared records
(telling/brief_lines.py), with the reports' words between quotation marks. No sentence is written
that does not rest on a place.

Gets wrong: a long story with many equal threads; a brief of 350 words holds half of them.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from crossread.comparing.alignment import Alignment
from crossread.model import BriefSentence, Place, Published, Reading, Story
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
from crossread.telling.choosing import Ground, choose, find_before, rate, said_already
from crossread.telling.citing import Vouchers, find_vouching, gather_vouchers
from crossread.telling.introducing import add_given_names
from crossread.telling.standalone import Standing, make_standing
from crossread.telling.worth import SIGNS, Candidate, Signs, find_likeliest, make_candidates, weigh

_EARLIER_FROM = 2  # days before the last report from which a report's sentences are given their day
_NOTHING_NEW = 1.0  # of what is said already, from which nothing new is left


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


def _ground(
    readings: tuple[Reading, ...],
    published: tuple[Published, ...],
    story: Story,
    alignment: Alignment,
    signs: Signs,
) -> Ground:
    candidates = make_candidates(readings, story, alignment)
    likeliest = find_likeliest(alignment)
    worth = weigh(candidates, likeliest, len(readings), signs)
    earlier = _earlier_days(published)
    return Ground(readings, published, alignment, likeliest, candidates, worth, earlier)


def _reported(
    ground: Ground, vouchers: Vouchers, chosen: list[int], spare: int
) -> list[BriefSentence]:
    """
    The first section: what happened first, the others in the order of their reports' texts.

    Where a story runs for days, what earlier reports say comes after what the last ones say, by day
    and with the day before it, so that "on Sunday" and "are to leave" are read as of then. Words to
    `spare` go to given names.
    """
    readings, candidates = ground.readings, ground.candidates

    def position(index: int) -> tuple[str, float, int, int]:
        candidate = candidates[index]
        late = candidate.report not in ground.earlier
        day = "" if late else ground.published[candidate.report].value or ""
        whole = max(1, len(readings[candidate.report].parse.sentence_starts))
        number = candidate.standing.number
        return day, round(number / whole, 2), candidate.report, number

    rows = []
    last: Candidate | None = None
    told_day: str | None = None
    named: set[str] = set()
    for index in _in_order(candidates, chosen, position):
        candidate = candidates[index]
        report = readings[candidate.report].document.report.id
        own = [Place(report, span) for span in candidate.standing.spans]
        vouching = find_vouching(readings, candidate, vouchers)
        text = sentence_case(_text_behind(readings, candidate, last))
        before = len(text.split())
        spans = candidate.standing.spans
        text = add_given_names(readings[candidate.report], spans, text, named, spare)
        spare -= len(text.split()) - before
        day = ground.earlier.get(candidate.report)
        if day and day != told_day:
            text = f"{day} {text}"
        told_day = day
        last = candidate
        rows.append(BriefSentence(REPORTED, text, (*own, *vouching)))
    return rows


_PRONOUN = re.compile(r"\b(?:he|she|it|its|they|them|their|his|her|him)\b", re.I)
_FEWEST_WORDS = 9  # of a sentence that is printed by itself, to be understood


def _clear_alone(standing: Standing) -> bool:
    """True for a sentence that can stand where nothing before it speaks of its matter."""
    return (
        not (standing.leans or standing.needs or _PRONOUN.search(standing.text))
        and standing.words >= _FEWEST_WORDS
    )


def _alone_rows(ground: Ground, story: Story, chosen: list[int], words: int) -> list[BriefSentence]:
    """The worthiest sentences that hold what one report alone has and that the first section lacks."""
    readings, candidates = ground.readings, ground.candidates
    alone = [
        place
        for finding in story.findings
        if finding.kind == "single_source"
        for place in finding.places
    ]
    rates = []
    for i, candidate in enumerate(candidates):
        report = readings[candidate.report].document.report.id
        if not _clear_alone(candidate.standing) or not any(
            place.report == report and place.span.overlaps(span)
            for place in alone
            for span in candidate.standing.spans
        ):
            continue
        told = (said_already(candidate, candidates[k], ground.alignment) for k in chosen)
        said = max(told, default=0.0)
        if said < _NOTHING_NEW:
            rates.append((-rate(candidate, ground.worth[i]) * (1 - said), i))
    rows: list[BriefSentence] = []
    taken: set[tuple[int, int]] = set()
    for _, i in sorted(rates):
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
    candidates: list[Candidate],
    chosen: list[int],
    position: Callable[[int], tuple[str, float, int, int]],
) -> list[int]:
    """The opening first, the others by position; what leans comes right behind what it leans on."""
    before = find_before(candidates)
    behind: dict[int, list[int]] = defaultdict(list)
    for index in chosen:
        leant_on = before[index]
        if leant_on is not None:
            behind[leant_on].append(index)
    free = [index for index in chosen if before[index] is None]

    def with_what_leans(index: int) -> list[int]:
        return [index, *(one for other in behind[index] for one in with_what_leans(other))]

    ordered = [*free[:1], *sorted(free[1:], key=position)]
    return _behind_what_they_need(candidates, [with_what_leans(index) for index in ordered])


def _behind_what_they_need(candidates: list[Candidate], blocks: list[list[int]]) -> list[int]:
    """The sentences in order, "The motion" moved behind the one that tells of a motion, where one does."""

    def matter(some: list[list[int]]) -> set[str]:
        return {family for block in some for i in block for family in candidates[i].matter}

    waiting, told = list(blocks), list[list[int]]()
    while waiting:

        def can_come(block: list[int]) -> bool:
            unknown = candidates[block[0]].standing.needs - matter(told)
            return not unknown & matter([other for other in waiting if other is not block])

        block = next((block for block in waiting if can_come(block)), waiting[0])
        waiting.remove(block)
        told.append(block)
    return [index for block in told for index in block]


def _text_behind(
    readings: tuple[Reading, ...], candidate: Candidate, last: Candidate | None
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
    alignment: Alignment,
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
    rows = [line.row for line in figures]
    differences = difference_lines(by_id, story.findings, rows, words)
    unconfirmed = unconfirmed_lines(by_id, story, int(words * SHARE[UNCONFIRMED]))
    ground = _ground(readings, published, story, alignment, signs)
    elsewhere = _sentences_of(ground, unconfirmed)
    kept = int(words * SHARE[ALONE])

    def chosen(keeping: int) -> list[int]:
        left = words - keeping - _length(*rows, *differences, *unconfirmed)
        return choose(ground, left, elsewhere)

    taken = chosen(kept)
    told = _places(ground, taken)
    rows = [line.row for line in figures if not (line.agreed and _told(line.places, told))]
    taken = chosen(kept)
    alone = _alone_rows(ground, story, taken, kept)
    if not alone:
        taken = chosen(0)
    vouchers = gather_vouchers(readings, story, ground.alignment, ground.likeliest)
    composed = (*rows, *differences, *alone, *unconfirmed)
    spare = words - _length(*composed) - _told_length(ground, taken)
    return (*_reported(ground, vouchers, taken, spare), *composed)


def _length(*rows: BriefSentence) -> int:
    return sum(len(row.text.split()) for row in rows)


def _told_length(ground: Ground, taken: list[int]) -> int:
    """The words of the sentences taken, at most, with the days that stand before them."""
    days = sum(len(day.split()) for day in ground.earlier.values()) + len(taken[:1]) * 2
    return sum(ground.candidates[index].standing.words for index in taken) + days * bool(
        ground.earlier
    )


def _places(ground: Ground, taken: Iterable[int]) -> list[Place]:
    """The places of the sentences taken."""
    return [
        Place(ground.readings[candidate.report].document.report.id, span)
        for candidate in (ground.candidates[index] for index in taken)
        for span in candidate.standing.spans
    ]


def _told(places: Iterable[Place], told: list[Place]) -> bool:
    """True when one of the places that a line rests on stands in what is told already."""
    return any(
        place.report == other.report and other.span.contains(place.span)
        for place in places
        for other in told
    )


def _sentences_of(ground: Ground, rows: list[BriefSentence]) -> frozenset[int]:
    """The sentences that hold what composed lines tell, so that it is not told twice."""
    return frozenset(
        index
        for index in range(len(ground.candidates))
        if any(_told(row.citations, _places(ground, [index])) for row in rows)
    )
