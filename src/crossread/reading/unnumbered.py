"""
Quantities written without a numeral: "more than a year", "a single officer", "twice the size", "and a woman".

Also the hedge that a conversion in brackets shares with what it converts.
"""

import re

import msgspec

from crossread.lexicon.acts import PERSONS
from crossread.lexicon.units import UNITS
from crossread.reading.figure import Figure
from crossread.reading.hedged import bound_before
from crossread.reading.measures import IN_YEARS
from crossread.reading.nouns import Words, noun_phrase, singular
from crossread.spans import Span

_TIME_UNITS = "day|night|week|month|year|decade|century|hour|minute|mile|kilometre|kilometer|metre|meter|tonne|ton|litre|liter|foot|inch|pound|acre"
_A_UNIT = re.compile(
    rf"\b(?P<article>an?)\s+(?P<unit>{_TIME_UNITS})\b(?!\s+(?:ago|later|earlier|old)\b)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?P<all>(?:an?|the|one)\s+)?(?P<single>single)\s+(?=[A-Za-z])", re.IGNORECASE
)
# "Under a single plan", "merge into a single firm": one, not counted but undivided.
_UNDIVIDED = re.compile(
    r"\b(?:in|into|under|as|(?<!along\s)(?<!together\s)with|by|through|within)\s+$", re.IGNORECASE
)
_NOT_EVEN = re.compile(
    r"(?:\b(?:not|never|without|no|nor)|n['’]t)\b(?:\s+\w+){0,2}\s+$", re.IGNORECASE
)
_TWICE = re.compile(
    r"\b(?P<word>twice|thrice|double|triple)\s+(?:the\s+\w+(?:\s+of\s+(?:(?:the|an?|its)\s+)?[\w'’-]+)?|as\s+\w+\s+as\s+(?:(?:the|an?)\s+)?[\w'’-]+)",
    re.IGNORECASE,
)


_SPACE_OF = re.compile(r"\b(?:space|matter|course)\s+of\s+$", re.IGNORECASE)


def units_of_one(words: Words) -> list[Figure]:
    """ "more than a year", "about a mile": one of a unit, when a hedge makes it a measure."""
    found = []
    for match in _A_UNIT.finditer(words.text):
        start, bound = bound_before(words.text, match.start())
        if _SPACE_OF.search(words.text, max(0, start - 16), start):
            bound = bound or "exact"
        hedge = words.text[start : match.start()].lower().strip()
        if bound is None or hedge in ("within", "over", "some", "past"):
            continue
        unit = UNITS[match["unit"].lower()][0]
        many = IN_YEARS.get(unit, 1.0)
        unit = "year" if unit in IN_YEARS else unit
        span, article = Span(start, match.end()), Span(match.start(), match.end("article"))
        found.append(Figure(span, article, many, many, bound, "measure", unit))
    return found


def singles(words: Words) -> list[Figure]:
    """ "a single officer": a stressed one."""
    found = []
    for match in _SINGLE.finditer(words.text):
        first = words.at(match.end())
        phrase = noun_phrase(words, first, plural=False) if first < len(words.words) else None
        if phrase is None or phrase.last - phrase.first > 5:
            continue
        article = (match["all"] or "").strip().lower()
        undivided = _UNDIVIDED.search(words.text, max(0, match.start() - 20), match.start())
        if article == "a" and undivided and words.lower[phrase.head] not in PERSONS:
            continue
        if _NOT_EVEN.search(words.text, max(0, match.start() - 30), match.start()):
            continue
        start = match.start() if article not in ("", "the") else match.start("single")
        span = Span(start, words.ends[phrase.last - 1])
        noun = Span(words.starts[phrase.first], span.end)
        head = Span(words.starts[phrase.head], words.ends[phrase.head])
        found.append(
            Figure(
                span,
                Span(match.start("single"), match.end("single")),
                1,
                1,
                "exact",
                "count",
                "",
                noun,
                head,
            )
        )
    return found


def doubles(words: Words) -> list[Figure]:
    """ "twice the size of a house": multiples in one word."""
    found = []
    for match in _TWICE.finditer(words.text):
        value = 3.0 if match["word"].lower() in ("thrice", "triple") else 2.0
        start, bound = bound_before(words.text, match.start())
        found.append(
            Figure(
                Span(start, match.end()),
                Span(match.start("word"), match.end("word")),
                value,
                value,
                bound or "exact",
                "times",
                "times",
            )
        )
    return found


_SMALLER_UNIT = re.compile(r"\s?(?:,\s?|\s(?:and\s)?)?")
_PARTS = 100  # "5 months and 2 hours" are two measures


_ONE_BEFORE = re.compile(
    r"\bone\s+(?P<unit>hour|minute|year|week|foot|metre)(?:,|\s+and)?\s+$", re.I
)


def _with_one(text: str, figure: Figure) -> Figure:
    """The figure with "one minute" before it, which alone is no quantity."""
    one = _ONE_BEFORE.search(text, max(0, figure.span.start - 20), figure.span.start)
    if figure.sort != "measure" or figure.bound != "exact" or one is None:
        return figure
    big, small = UNITS[one["unit"].lower()], UNITS[figure.unit]
    times = big[2] / small[2]
    if big[1] != small[1] or not figure.high < times <= _PARTS:
        return figure
    return msgspec.structs.replace(
        figure,
        span=Span(one.start(), figure.span.end),
        low=round(times + figure.low, 6),
        high=round(times + figure.high, 6),
    )


def join_compounds(text: str, figures: list[Figure]) -> list[Figure]:
    """ "Two hours and 20 minutes", "5ft 10in": one measure, in the smaller of its units."""
    joined: list[Figure] = []
    for figure in (_with_one(text, figure) for figure in figures):
        larger = joined[-1] if joined else None
        if larger is None or not larger.sort == figure.sort == "measure":
            joined.append(figure)
            continue
        gap = text[larger.span.end : figure.span.start]
        big, small = UNITS[larger.unit], UNITS[figure.unit]
        times = big[2] / small[2]
        low = round(larger.low * times + figure.low, 6)
        high = round(larger.high * times + figure.high, 6)
        one = big[1] == small[1] in ("time", "length") and figure.high < times <= _PARTS
        if not (one and figure.bound == "exact" and _SMALLER_UNIT.fullmatch(gap)):
            joined.append(figure)
            continue
        span = Span(larger.span.start, figure.span.end)
        numeral = Span(larger.numeral.start, figure.numeral.end)
        joined[-1] = msgspec.structs.replace(
            figure, span=span, numeral=numeral, low=low, high=high, bound=larger.bound
        )
    return joined


_IN_BRACKETS = re.compile(r"\s?[(,/]\s?(?:or\s)?")


def carry_hedges(text: str, figures: list[Figure]) -> list[Figure]:
    """ "about 150km (90 miles)": a conversion in brackets is as exact as what it converts."""
    settled: list[Figure] = []
    for figure in figures:
        previous = settled[-1] if settled else None
        hedged = previous is not None and previous.bound not in ("exact", "between")
        if previous and hedged and previous.sort == figure.sort in ("measure", "money"):
            gap = text[previous.span.end : figure.span.start]
            if figure.bound == "exact" and _IN_BRACKETS.fullmatch(gap):
                figure = msgspec.structs.replace(figure, bound=previous.bound)
        settled.append(figure)
    return settled


_AND_A = re.compile(r"(?:,?\s+(?:and|but\s+also|as\s+well\s+as)|,)\s+(?=an?\s+[A-Za-z])")


def companions(words: Words, figures: list[Figure]) -> list[Figure]:
    """ "12 children and a woman": one more person in a list of counted people."""
    found = []
    for figure in figures:
        if figure.sort != "count" or figure.head is None:
            continue
        if singular(figure.head.of(words.text)) not in PERSONS:
            continue
        match = _AND_A.match(words.text, figure.span.end)
        article = words.at(match.end()) if match else len(words.words)
        if article + 1 >= len(words.words):
            continue
        phrase = noun_phrase(words, article + 1, plural=False)
        if phrase is None or words.lower[phrase.head] not in PERSONS:
            continue
        span = Span(words.starts[article], words.ends[phrase.last - 1])
        noun = Span(words.starts[phrase.first], span.end)
        head = Span(words.starts[phrase.head], words.ends[phrase.head])
        numeral = Span(words.starts[article], words.ends[article])
        found.append(Figure(span, numeral, 1, 1, "exact", "count", "", noun, head))
    return found
