"""
Numbers with the words that bound them, and two numbers that make a range.

"At least", "up to", "or so" are read from the left and the right of a number; "between 3 and 5", "3 to
5", "3-5" and "3 or 5" become one number with two ends. Wrong on: "over" in the sense of "during" before
a count, and changes ("from 3 to 5") that are written without "from".
"""

import re

import msgspec

from crossread.lexicon import bounds as hedges
from crossread.lexicon.units import CURRENCY_SIGNS, MAGNITUDES
from crossread.model import Bound
from crossread.reading.numerals import Numeral

# --------------------------------------------------------------------------- bounds


def any_of(words: object) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


_DEGREE = rf"(?:(?:{any_of(hedges.DEGREES)})\s+)?"
_HEDGE = rf"(?:{any_of(hedges.NEUTRAL)}|{_DEGREE}(?:{any_of(hedges.BEFORE)}))"
_LEFT = re.compile(
    rf"(?<![\w-])(?P<all>{_HEDGE}(?:(?:,?\s+(?:and|or|but)?\s*|\s+){_HEDGE})*)\s*$|(?P<tilde>~\s?)$",
    re.IGNORECASE,
)
_BOUND_WORDS = re.compile(rf"(?<![\w-])(?:{any_of(hedges.BEFORE)})(?![\w-])", re.IGNORECASE)
_NOT_HEDGES = re.compile(
    r"\b(?:talk(?:s|ed|ing)?|speak|spoke|think(?:ing)?|thought|know|knew|worried|worry|concern(?:s|ed)?|"
    r"complain(?:ed|s)?|information|details|questions?|learned|heard|hear|read|wrote|story|stories|asked|"
    r"lied|what|how|films?|books?|br(?:ing|ought)|c[ao]me)\s+about\s+$"
    r"|\b(?:the|this|his|her|their|its|our)\s+(?:past|above|under|over)\s+$"
    r"|\b(?:dispute|row|fight|battle|clash\w*|argu\w+|control|concern\w*|to+k|tak(?:e|ing)|hand(?:ed|ing)?|"
    r"w[io]n|crossed|flew|ran|run|spread|protest\w*|charg\w+|power|anger|outrage|fears?|rul\w+)\s+over\s+$"
    r"|\b(?:trapped|buried|fell|placed|put|kept|lived?|c[ao]mes?)\s+(?:under|below|above|near)\s+$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    rf"(?:\s+|[-‐])(?P<all>{any_of(hedges.AFTER)})\b|[-‐]plus\b|\+(?!\d)", re.IGNORECASE
)
# A preposition before another hedge is no hedge: "over about a mile of shore".
_STACKED = re.compile(r"(?:over|within|around|past|under|near|above|below)\s+(?=\w)", re.IGNORECASE)
HEDGE_REACH = 48


def bound_before(text: str, start: int) -> tuple[int, Bound | None]:
    """Where the figure's words begin when hedges stand before it, and the bound they set."""
    before = text[max(0, start - HEDGE_REACH) : start]
    match = _LEFT.search(before)
    if not match or _NOT_HEDGES.search(before):
        return start, None
    if match["tilde"]:
        return start - len(match["tilde"]), "about"
    stacked = _STACKED.match(match["all"])
    said = match["all"][stacked.end() if stacked else 0 :]
    found = {hedges.BEFORE[" ".join(w.lower().split())] for w in _BOUND_WORDS.findall(said)}
    bound = next((bound for bound in hedges.STRONGER if bound in found), None)
    first = match.start("all")
    return start - len(before) + first + (stacked.end() if stacked else 0), bound


def bound_after(text: str, end: int) -> tuple[int, Bound | None]:
    """Where the figure's words end when "or so" or the like follows, and the bound it sets."""
    match = _RIGHT.match(text, end)
    if not match:
        return end, None
    return match.end(), (
        hedges.AFTER[" ".join(match["all"].lower().split())] if match["all"] else "at_least"
    )


# --------------------------------------------------------------------------- numbers and ranges


class Number(msgspec.Struct, frozen=True):
    """One number or a range of two, with its hedges: what the readers below look at."""

    start: int  # of the words, hedges included
    first: int  # of the digits or number words, or of the currency sign before them
    end: int
    low: float
    high: float
    bound: Bound | None
    vague: bool
    written: str  # digits | words | vague | fraction
    numerals: int  # how many numerals it used up
    sign: str | None = None


_BETWEEN = re.compile(
    r"\b(?:between|ranging\s+from)(?:\s+the)?(?:\s+ages?\s+of)?\s+$", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged|ages?(?:\s+of|\s+from)?)(?:\s+(?:around|about|between|from))?\s+$", re.IGNORECASE
)
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
FROM_TO = re.compile(r"\s+(?:in\s+\d{4}\s+|\w+\s+){0,3}to\s+\d")
FROM_FIGURE = re.compile(r"\bfrom\s+[\d,.]+\s+(?:in\s+\d{4}\s+|\w+\s+){0,3}to\s+$")
TO_FIGURE_FROM = re.compile(r"\bto\s+[\d,.]+(?:\s+(?!from\b)[a-z]+){0,4}\s+from\s+$", re.IGNORECASE)
DONE_TO = re.compile(r"(?:\s+(?:more|others?))?\s+[a-z]+ed\b")
# "Grew by 300 to 9,000": by how much, and to what.
_GROW = (
    r"\b(?:increas|r[io]se|grow|grew|f[ae]ll|drop|cut|climb|jump|surg|declin|shr[aiu]nk|reduc|swell)[a-z]*\s+by\s+"
    r"(?:[a-z]+\s+){0,3}"
)
_GROWN_BY = re.compile(rf"{_GROW}$", re.IGNORECASE)
GROWN_TO = re.compile(rf"{_GROW}[\d,.]+\s+to\s+$", re.IGNORECASE)
_SIGN = re.compile(rf"(?<![A-Za-z])(?P<sign>{any_of(CURRENCY_SIGNS)})\s?$")
# "$20m to $35m", "40%-45%": the letter or sign after the first number stands after the second too.
_GAP = re.compile(
    rf"(?P<unit>%|[A-Za-z]{{1,2}})?(?:\s?(?P<dash>[-–—])\s?|\s+(?P<word>to|or|and)\s+)(?:{any_of(CURRENCY_SIGNS)})?"
)


def _shared_magnitude(low: float, high: float, words: str) -> float:
    """The low end of "2 to 3 million" in full."""
    for word, factor in MAGNITUDES.items():
        if re.search(rf"{word}s?$", words, re.IGNORECASE) and low * factor < high:
            return low * factor
    return low


def _stands_at(text: str, place: int, unit: str) -> bool:
    """True where the letters or sign of a unit stand at a place, with no letter after them."""
    end = place + len(unit)
    return text[place:end].lower() == unit.lower() and not text[end : end + 1].isalpha()


def _joined(text: str, first: Numeral, second: Numeral, before: str) -> str | None:
    """How two numerals make a range ("dash", "to", "or", "and"), or None when they do not."""
    if second.start - first.end > 8 or "vague" in (first.kind, second.kind):
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if not gap or (gap["unit"] and not _stands_at(text, second.end, gap["unit"])):
        return None
    low = _shared_magnitude(first.value, second.value, text[second.start : second.end])
    if not low < second.value:
        return None
    between, aged = _BETWEEN.search(before), _AGED.search(before)
    word = (gap["word"] or "dash").lower()
    if word == "and":
        return word if between or aged else None
    if word == "to":
        two = FROM.search(before) or _GROWN_BY.search(before)
        return None if two and not between and not aged else word
    if word == "or":
        return word if second.value <= 3 * first.value else None
    return word


def read_number(text: str, numerals: list[Numeral], index: int) -> Number:
    """The number at an index: joined with the next where the two make a range, and with its hedges."""
    numeral = numerals[index]
    sign = _SIGN.search(text, max(0, numeral.start - 5), numeral.start)
    first = sign.start("sign") if sign else numeral.start
    before = text[max(0, first - HEDGE_REACH) : first]
    low, high, end, used = numeral.value, numeral.value, numeral.end, 1
    bound: Bound | None = None
    start = first
    if index + 1 < len(numerals):
        following = numerals[index + 1]
        joined = _joined(text, numeral, following, before)
        if joined:
            words = text[following.start : following.end]
            low, high = _shared_magnitude(low, following.value, words), following.value
            end, used = following.end, 2
            bound = "about" if joined == "or" else "between"
            between = _BETWEEN.search(before)
            start = first - len(before) + between.start() if between else first
    start, hedge = bound_before(text, start)
    if hedge and (bound is None or hedge == "about"):
        bound = hedge
    end_after, after = bound_after(text, end)
    if after and not re.match(r"\s+at\s", text[end : end + 4]):
        end, bound = end_after, bound if bound == "between" else after
    vague = numeral.kind == "vague"
    if vague and bound is None:
        bound = "at_least"
    return Number(
        start,
        first,
        end,
        low,
        high,
        bound,
        vague,
        numeral.kind,
        used,
        sign["sign"] if sign else None,
    )
