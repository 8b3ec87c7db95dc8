"""
Numbers of one report, with bound, unit, what they count, their scope and who counted.

Method: every numeral (`reading/numerals.py`) is a candidate. What stands beside it decides, in this
order, whether it counts nothing (`reading/uncounted.py`), and otherwise whether it is money, a
percentage, an age, a measure, a multiple, a share, a count of a noun, or a bare figure that the
sentence makes a count ("29 died"). Words that bound it are read from its left and its right. What
is counted, and by whom, is read by `reading/counted.py`.

The span is hedge + number + unit or counted noun with what stands between them; "of ..." is added
after percentages, vague plurals and measures of stuff. Wrong on: nouns whose plural looks like
nothing in particular where there are no trees, and "over two days" in the sense of "during".
"""

import re
from bisect import bisect_right

from crossread.lexicon.units import UNITS
from crossread.model import Quantity, Reading
from crossread.reading.counted import explain
from crossread.reading.counts import as_bare, as_count, is_wanted
from crossread.reading.figure import Figure
from crossread.reading.hedged import Number, bound_after, read_number
from crossread.reading.measures import (
    Sense,
    as_age,
    as_measure,
    as_money,
    as_multiple,
    as_percent,
    as_share,
)
from crossread.reading.nouns import Words, list_words
from crossread.reading.numerals import Numeral, find_numerals
from crossread.reading.uncounted import is_date, is_label, is_score
from crossread.reading.unnumbered import (
    carry_hedges,
    companions,
    doubles,
    join_compounds,
    singles,
    units_of_one,
)
from crossread.spans import Span


def _is_allowed(text: str, numerals: list[Numeral], index: int, number: Number) -> bool:
    used = numerals[index : index + number.numerals]
    return (
        not any(is_date(text, n) or is_label(text, n) for n in used) and not is_score(text, used[0])
    ) or bool(number.sign)


def _figure(words: Words, numerals: list[Numeral], index: int) -> tuple[Figure | None, int]:
    """The figure a numeral makes, and how many numerals were used up."""
    text = words.text
    number = read_number(text, numerals, index)
    if not _is_allowed(text, numerals, index, number):
        return None, 1
    token = words.last_before(number.end)
    found = (
        as_money(words, number)
        or as_percent(words, number)
        or as_age(words, number)
        or as_measure(words, number)
        or as_multiple(words, number)
        or as_share(words, number)
        or as_count(words, number, token)
        or as_bare(words, number)
    )
    if found is None or not is_wanted(text, number, found):
        return None, number.numerals
    return _made(words, number, found), number.numerals


def _scaled(value: float, factor: float) -> float:
    return value if factor == 1.0 else round(value * factor, 9)


_PREPOSITIONS = frozenset("over under above below past beyond near".split())
_SMALL = 10


def _is_preposition(hedge: list[str], number: Number, found: Sense) -> bool:
    """True where "over two letters" is about them: nobody hedges so small a count by a preposition."""
    small = found.sort == "count" and number.high < _SMALL and number.written == "words"
    return small and len(hedge) == 1 and hedge[0] in _PREPOSITIONS


def _made(words: Words, number: Number, found: Sense) -> Figure:
    text = words.text
    start = number.start if found.start is None else found.start
    bound = number.bound or "exact"
    hedge = text[number.start : number.first].lower().split()
    within = hedge[:1] == ["within"] and UNITS.get(found.unit, ("", ""))[1] != "time"
    if within or _is_preposition(hedge, number, found):
        start, bound = number.first, "exact"
    end = found.end
    if found.sort in ("count", "measure", "money", "age"):
        end, after = bound_after(text, end)
        bound = after or bound
    low, high = _scaled(number.low, found.factor), _scaled(number.high, found.factor)
    if found.spread:
        low, high, bound = low + found.spread[0], high + found.spread[1], "between"
    phrase = found.phrase
    return Figure(
        span=Span(start, end),
        numeral=Span(number.first, number.end),
        low=low,
        high=high,
        bound=bound,
        sort=found.sort,
        unit=found.unit,
        noun=Span(words.starts[phrase.first], words.ends[phrase.last - 1]) if phrase else None,
        head=Span(words.starts[phrase.head], words.ends[phrase.head]) if phrase else None,
    )


_PER = re.compile(r"\bper\s+\d")


def read_figures(words: Words, taken: list[Span]) -> list[Figure]:
    """
    The figures of a text in order; `taken` are the places of dates and names, whose numbers are none.

    >>> from crossread.language import read_by_rule
    >>> figures = read_figures(list_words(read_by_rule("At least 12 people died, 3 of them children.")), [])
    >>> [(figure.low, figure.bound, figure.sort) for figure in figures]
    [(12.0, 'at_least', 'count'), (3.0, 'exact', 'count')]
    """
    numerals = find_numerals(words.text)
    begins = [span.start for span in taken]
    figures, index, done = [], 0, -1
    while index < len(numerals):
        numeral = numerals[index]
        place = bisect_right(begins, numeral.start) - 1
        if numeral.start < done or (place >= 0 and numeral.end <= taken[place].end):
            index += 1
            continue
        figure, used = _figure(words, numerals, index)
        index += max(1, used)
        if figure is not None:
            figures.append(figure)
            if figure.sort == "share" or _PER.search(figure.span.of(words.text)):
                done = figure.span.end  # the second number belongs to the first
    figures += companions(words, figures)
    figures += units_of_one(words) + singles(words) + doubles(words)
    return carry_hedges(words.text, join_compounds(words.text, _settled(figures)))


def _settled(figures: list[Figure]) -> list[Figure]:
    """In reading order, each number once."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.numeral, f.span)):
        if kept and figure.numeral.start < kept[-1].numeral.end:
            continue
        kept.append(figure)
    return kept


# "the past three years" is a stretch of three years as well as a date.
_PAST_SPAN = re.compile(r"\b(?:past|last|next|first|coming)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """
    The quantities of a report in reading order; `reading` has mentions, quotes and times.

    >>> from crossread.language import read_by_rule
    >>> from crossread.model import Document, Report
    >>> from crossread.spans import SourceMap
    >>> text = "Floods killed at least 12 people and left about 3,000 homeless."
    >>> document = Document(Report("r1", "a.txt", "", "utf-8", text), text, SourceMap(()))
    >>> quantities = find_quantities(Reading(document, read_by_rule(text)))
    >>> [(q.span.of(text), q.low, q.high, q.bound) for q in quantities]
    [('at least 12 people', 12.0, None, 'at_least'), ('about 3,000 homeless', 3000.0, 3000.0, 'about')]
    """
    if not len(reading.parse):
        return ()
    words = list_words(reading.parse)
    dated = [
        time.span
        for time in reading.times
        if time.type in ("DATE", "TIME") and not _PAST_SPAN.search(time.span.of(words.text))
    ]
    named = [mention.span for mention in reading.mentions if _NUMBERED.search(mention.text)]
    return explain(reading, words, read_figures(words, sorted(dated + named)))
