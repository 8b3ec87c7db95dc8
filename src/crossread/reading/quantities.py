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

import msgspec

from crossread.lexicon import bounds as hedges
from crossread.lexicon.acts import PERSONS
from crossread.lexicon.units import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DIMENSION_WORDS,
    MAGNITUDES,
    ONLY_GLUED,
    SHORT_MAGNITUDES,
    UNITS,
)
from crossread.model import Bound, Quantity, Reading
from crossread.reading.counted import explain
from crossread.reading.figure import Figure, Sort
from crossread.reading.nouns import NounPhrase, Words, list_words, noun_phrase, singular
from crossread.reading.numerals import Numeral, find_numerals
from crossread.reading.uncounted import is_date, is_label, is_score
from crossread.spans import Span

# --------------------------------------------------------------------------- bounds


def _any(words: object) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


_DEGREE = rf"(?:(?:{_any(hedges.DEGREES)})\s+)?"
_HEDGE = rf"(?:{_any(hedges.NEUTRAL)}|{_DEGREE}(?:{_any(hedges.BEFORE)}))"
_LEFT = re.compile(
    rf"(?<![\w-])(?P<all>{_HEDGE}(?:(?:,?\s+(?:and|or|but)?\s*|\s+){_HEDGE})*)\s*$|(?P<tilde>~\s?)$",
    re.IGNORECASE,
)
_BOUND_WORDS = re.compile(rf"(?<![\w-])(?:{_any(hedges.BEFORE)})(?![\w-])", re.IGNORECASE)
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
    rf"(?:\s+|[-‐])(?P<all>{_any(hedges.AFTER)})\b|[-‐]plus\b|\+(?!\d)", re.IGNORECASE
)
# A preposition before another hedge is no hedge: "over about a mile of shore".
_STACKED = re.compile(r"(?:over|within|around|past|under|near|above|below)\s+(?=\w)", re.IGNORECASE)
_HEDGE_REACH = 48


def _bound_before(text: str, start: int) -> tuple[int, Bound | None]:
    """Where the figure's words begin when hedges stand before it, and the bound they set."""
    before = text[max(0, start - _HEDGE_REACH) : start]
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


def _bound_after(text: str, end: int) -> tuple[int, Bound | None]:
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
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FROM_TO = re.compile(r"\s+(?:in\s+\d{4}\s+|\w+\s+){0,3}to\s+\d")
_FROM_FIGURE = re.compile(r"\bfrom\s+[\d,.]+\s+(?:in\s+\d{4}\s+|\w+\s+){0,3}to\s+$")
_DONE_TO = re.compile(r"(?:\s+(?:more|others?))?\s+[a-z]+ed\b")
_SIGN = re.compile(rf"(?<![A-Za-z])(?P<sign>{_any(CURRENCY_SIGNS)})\s?$")
_GAP = re.compile(
    rf"\s?(?P<dash>[-–—])\s?(?:{_any(CURRENCY_SIGNS)})?|\s+(?P<word>to|or|and)\s+(?:{_any(CURRENCY_SIGNS)})?"
)


def _shared_magnitude(low: float, high: float, words: str) -> float:
    """The low end of "2 to 3 million" in full."""
    for word, factor in MAGNITUDES.items():
        if re.search(rf"{word}s?$", words, re.IGNORECASE) and low * factor < high:
            return low * factor
    return low


def _joined(text: str, first: Numeral, second: Numeral, before: str) -> str | None:
    """How two numerals make a range ("dash", "to", "or", "and"), or None when they do not."""
    if second.start - first.end > 8 or "vague" in (first.kind, second.kind):
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if not gap:
        return None
    low = _shared_magnitude(first.value, second.value, text[second.start : second.end])
    if not low < second.value:
        return None
    between, aged = _BETWEEN.search(before), _AGED.search(before)
    word = (gap["word"] or "dash").lower()
    if word == "and":
        return word if between or aged else None
    if word == "to":
        return None if _FROM.search(before) and not between and not aged else word
    if word == "or":
        return word if second.value <= 3 * first.value else None
    return word


def _number(text: str, numerals: list[Numeral], index: int) -> Number:
    """The number at an index: joined with the next where the two make a range, and with its hedges."""
    numeral = numerals[index]
    sign = _SIGN.search(text, max(0, numeral.start - 5), numeral.start)
    first = sign.start("sign") if sign else numeral.start
    before = text[max(0, first - _HEDGE_REACH) : first]
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
    start, hedge = _bound_before(text, start)
    if hedge and (bound is None or hedge == "about"):
        bound = hedge
    end_after, after = _bound_after(text, end)
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


# --------------------------------------------------------------------------- what the number is


class _Is(msgspec.Struct, frozen=True):
    """What a reader below makes of a number."""

    end: int
    sort: Sort
    unit: str
    factor: float = 1.0
    phrase: NounPhrase | None = None
    start: int | None = None


_SHORT = re.compile(r"\s?(bn|tn|mn|mln|[mMbBkK])\b")
_MONEY_WORD = re.compile(
    rf"(?:[\s-]|\s+of\s+)(?:(?:U\.?S\.?|Canadian|Australian|American|Hong\s+Kong|Singapore)\s+)?"
    rf"(?P<word>{_any(CURRENCY_WORDS)})\b",
    re.IGNORECASE,
)
_PAYING = re.compile(
    r"\b(?:pay|paid|paying|cost|costs|costing|worth|price|priced|fine|fined|earn\w*|salary|fee)\b",
    re.I,
)
_PER = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:day|night|week|month|year|hour|minute|second|person|head|capita|"
    r"barrel|share|ton|tonne|litre|gallon|pound|ounce|kilo(?:gram)?|mile|km|day|dose|seat|vote)\b"
    r"|\s+per\s+[\d,]+(?:\s+[a-z]+)?|\s+(?:annually|daily|monthly|weekly)\b",
    re.IGNORECASE,
)


def _with_rate(text: str, end: int) -> int:
    match = _PER.match(text, end)
    return match.end() if match else end


def _as_money(words: Words, number: Number) -> _Is | None:
    text = words.text
    if number.sign:
        unit = CURRENCY_SIGNS[number.sign]
        short = _SHORT.match(text, number.end)
        if short:
            factor = SHORT_MAGNITUDES[short[1].lower()]
            return _Is(_with_rate(text, short.end()), "money", unit, factor)
        return _Is(_with_rate(text, number.end), "money", unit)
    match = _MONEY_WORD.match(text, number.end)
    if not match:
        return None
    word = match["word"].lower()
    if word == "pounds" and not _PAYING.search(text, max(0, number.start - 60), match.end() + 30):
        return None
    if word in ("won", "rand", "real") and number.low < 1000:
        return None
    unit, factor = CURRENCY_WORDS[word]
    return _Is(_with_rate(text, match.end()), "money", unit, factor)


_PERCENT = re.compile(
    r"(?:\s?%|[\s-]+(?:percent|per\s?cent|pct)\b)(?P<points>[\s-]points?\b)?|[\s-]+(?P<also>percentage[\s-]points?)\b",
    re.IGNORECASE,
)
_AS_BIG = re.compile(
    r"\s+as\s+\w+(?:\s+as(?:\s+(?:the\s+)?[\w'’-]+)?)?|\s+(?:larger|smaller|bigger|more|less|fewer|higher|lower)\s+than(?:\s+(?:the\s+)?[\w'’-]+)?"
)


def _of_phrase(words: Words, end: int) -> NounPhrase | None:
    """The noun phrase after "of" at `end`: "of the declared stock", "of its members"; not "of them"."""
    match = re.compile(
        r"\s+of\s+(?:(?:all|the|its|their|his|her|our|these|those|this|that)\s+)*(?:total\s+)?"
    ).match(words.text, end)
    if not match:
        return None
    first = words.at(match.end())
    if (
        first >= len(words.words)
        or words.starts[first] > match.end()
        or words.lower[first] in ("them", "whom", "which")
    ):
        return None
    return _open_phrase(words, first)


def _open_phrase(words: Words, first: int) -> NounPhrase | None:
    """A noun phrase without a number before it: up to its plural, or else to what ends it."""
    found = noun_phrase(words, first, plural=True)
    return found or noun_phrase(words, first, plural=False)


def _as_percent(words: Words, number: Number) -> _Is | None:
    match = _PERCENT.match(words.text, number.end)
    if not match:
        return None
    end = match.end()
    unit = "percentage points" if match["points"] or match["also"] else "percent"
    as_big = _AS_BIG.match(words.text, end)
    if as_big:
        return _Is(as_big.end(), "percent", unit)
    phrase = _of_phrase(words, end)
    if phrase:
        return _Is(words.ends[phrase.last - 1], "percent", unit, 1.0, phrase)
    return _Is(end, "percent", unit)


_OLD = re.compile(
    r"(?:\s+|-)(?P<unit>year|month|week|day)s?(?:[-\s]+old(?:s)?\b|\s+of\s+age\b)", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"(?P<all>(?:\b(?:aged|ages?|(?:the|an?)\s+ages?\s+of)|\bbetween\s+(?:the\s+)?ages\s+of)"
    r"(?:\s+(?:between|from|around|about|just|only|at\s+least|over|under))*)\s+$",
    re.IGNORECASE,
)
_AGE_GIVEN = re.compile(r"\bages?\s+(?:\w+\s+)?(?:as|was|is|at|to\s+be)\s+$", re.IGNORECASE)
_AGE_INSTEAD = re.compile(
    r"\bage\s+(?:as|was|is|at)\s+\d+,?\s+(?:instead\s+of|rather\s+than|not)\s+$", re.IGNORECASE
)
_NAME_COMMA = re.compile(r"(?:[A-Z][\w'’.-]*|[a-z]+-[A-Z]\w*|Jr\.)[”\"’)]*\s*(?:,\s+|\s\()$")
_AFTER_AGE = re.compile(
    r"\s*(?:[,.;:)]|$|\n|[-–—]|\s(?:and|who|of|from|was|were|is|has|had|when|with|died)\b)"
)
_BEING = re.compile(
    r"\b(?:(?:he|she|who|it)|[A-Z][\w’'-]+)\s+(?:was|is|would\s+(?:be|have\s+been)|turn(?:s|ed))\s+(?:just\s+|only\s+)?$|\b(?:dead|dies|died|die|dying)\s+(?:aged\s+)?at\s+$",
    re.IGNORECASE,
)
_AFTER_BEING = re.compile(r"\s*(?:[.,;]|$|\n|\s(?:when|at|and|in|on)\b)")
_LIFE_DECADE = re.compile(
    r"(?P<all>\b(?:in|into)\s+(?:his|her|their|my)\s+(?P<part>early|mid|late)?(?:[\s-]+(?:to[\s-]+)?(?:early|mid|late))?[\s-]*)$",
    re.IGNORECASE,
)
_LAST_AGE = 120


def _as_age(words: Words, number: Number) -> _Is | None:
    text, end = words.text, number.end
    before = text[max(0, number.first - 60) : number.first]
    old = _OLD.match(text, end)
    told = _AGE_BEFORE.search(text[max(0, number.start - 40) : number.start])
    early = told or _AGE_BEFORE.search(before)
    start = None
    if early and early["all"].lower() != "age of":
        base = number.start if told else number.first
        start = base - (len(early[0]) - early.start("all") + early.start("all"))
        start = min(number.start, base - len(early[0]))
        plain = early["all"].lower().split()[0] in ("the", "an", "a", "age")
        if plain and number.numerals == 1:
            start = number.start
    if old:
        unit = old["unit"].lower() + "s old"
        return _Is(old.end(), "age", unit, start=start)
    if number.high > _LAST_AGE or number.written not in ("digits", "words"):
        return None
    if early:
        return _Is(end, "age", "years old", start=start)
    if _AGE_GIVEN.search(before) or _AGE_INSTEAD.search(before):
        return _Is(end, "age", "years old")
    single = number.numerals == 1 and number.bound is None and number.low == int(number.low)
    if single and number.written == "digits" and number.low > 0:
        if _NAME_COMMA.search(before) and _AFTER_AGE.match(text, end):
            return _Is(end, "age", "years old")
    if single and number.low >= 1 and _BEING.search(before) and _AFTER_BEING.match(text, end):
        return _Is(end, "age", "years old")
    return None


_UNIT = re.compile(
    rf"(?P<join>\s?[-‐‑]\s?|\s+|(?<=\d))(?P<unit>{_any(UNITS)})(?![\w°])(?!['’]s\b)(?P<more>[\s-]+(?:{'|'.join(sorted(DIMENSION_WORDS))})\b)?",
    re.IGNORECASE,
)
_ADJECTIVE_UNIT = re.compile(
    r"\s+(?!of\b|to\b|in\b|and\b|or\b|the\b|a\b|for\b|at\b|per\b)[a-z-]+\s+(?P<unit>days|nights|weeks|months|years|decades|hours|minutes|centuries|miles|metres|meters|kilometres|kilometers)\b"
)


def _as_measure(words: Words, number: Number) -> _Is | None:
    text = words.text
    match = _UNIT.match(text, number.end)
    if not match:
        loose = _ADJECTIVE_UNIT.match(text, number.end)
        if not loose or number.written == "fraction":
            return None
        unit, dimension, _ = UNITS[loose["unit"].lower()]
        return _Is(loose.end(), "measure", unit)
    word = match["unit"].lower()
    if word in ONLY_GLUED and match["join"]:
        return None
    unit, dimension, _ = UNITS[word]
    hyphened = match["join"].strip() in ("-", "‐", "‑")
    if dimension == "time":
        if number.low == number.high == 1 and number.bound is None and not hyphened:
            return None
        if word in ("second", "quarter") and not hyphened:
            return None
    end = match.end()
    if not match["more"]:
        end = _with_rate(text, end)
    return _Is(end, "measure", unit)


_TIMES = re.compile(
    r"\s+times\b(?P<than>\s+(?:the\s+(?P<measure>\w+)(?:\s+of\s+(?:(?:the|an?|its)\s+)?[\w'’-]+)?|as\s+(?:many|much)\s+(?:\w+)|as\s+\w+\s+as\s+(?:(?:the|an?)\s+)?[\w'’-]+|\w+er(?:\s+than\s+(?:the\s+)?[\w'’-]+)?|more(?:\s+\w+)?(?:\s+than\s+(?:the\s+)?[\w'’-]+)?))?",
    re.IGNORECASE,
)


def _as_multiple(words: Words, number: Number) -> _Is | None:
    match = _TIMES.match(words.text, number.end)
    if not match:
        return None
    return _Is(match.end(), "times", "times")


_OUT_OF = re.compile(
    r"\s+(?P<how>in|out\s+of)\s+(?:every\s+)?(?P<whole>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a\s+hundred)\b(?!\s+(?:days?|weeks?|months?|years?|hours?|minutes?|percent|per|attacks?|separate|other|different))",
    re.IGNORECASE,
)
_HALF_OF = re.compile(r"\s+(?:the|its|their|his|her|our|this)\s+(?P<noun>[\w-]+)")


def _as_share(words: Words, number: Number) -> _Is | None:
    text = words.text
    if number.written != "fraction":
        return None
    said = text[number.first : number.end].lower()
    before = text[max(0, number.start - 14) : number.start].lower()
    if (
        re.search(
            r"(?:\b(?:first|second|other|last|latter|opening|in|better|worse|one|and)\s+|[\w-]-)$",
            before,
        )
        and number.bound is None
        and "half" in said
    ):
        return None
    if re.match(r"[-‐]\w", text[number.end : number.end + 2]):
        return None
    phrase = _of_phrase(words, number.end)
    if phrase:
        return _Is(words.ends[phrase.last - 1], "share", "share", 1.0, phrase)
    if said.endswith("half"):
        of = _HALF_OF.match(text, number.end)
        if of:
            return _Is(of.end(), "share", "share")
        if re.match(r"\s+of\s", text[number.end : number.end + 5]) or number.bound:
            return _Is(number.end, "share", "share")
        return None
    of = re.match(r"\s+of\s", text[number.end : number.end + 5])
    if said.split("-")[0].split()[0] in ("a", "an", "one") and not (of or number.bound):
        return None
    return _Is(number.end, "share", "share")


_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|which|(?:those|these|the)(?:\s+(?:injured|hurt|wounded|dead|killed|arrested|detained|missing|victims))?\b(?!\s+\d))"
)
_MORE = re.compile(r"\s+(?P<word>more|others?|additional|further)\b(?!\s+than\b)", re.IGNORECASE)
_COMPOUND = re.compile(
    r"[-‐‑](?P<noun>member|strong|person|man|woman|seat|seater|bed|bedroom|room|storey|story|floor|vehicle|wheeler|wheel|car|ship|nation|country|page|point|vote|part|acre|hectare|barrel|tier|run|goal)s?\b",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(
    r"\s+of\s+(?:the|its|their|an\s+estimated|about|some)?\s*(?=\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)


def _as_count(words: Words, number: Number, numeral_token: int) -> _Is | None:
    text = words.text
    compound = _COMPOUND.match(text, number.end)
    if compound:
        small = number.written == "words" and compound["noun"].lower() in (
            "part",
            "point",
            "tier",
            "run",
            "man",
        )
        return None if small else _Is(compound.end(), "count", compound["noun"].lower())
    if (
        text[number.end : number.end + 1] in ("-", "‐", "‑", "–")
        and text[number.end + 1 : number.end + 2].isalpha()
    ):
        return None
    if number.vague:
        phrase = _of_phrase(words, number.end)
        if phrase:
            return _Is(words.ends[phrase.last - 1], "count", "", 1.0, phrase)
    end = number.end
    more = _MORE.match(text, end)
    first = words.at(more.end() if more else end)
    if first >= len(words.words):
        return _Is(more.end(), "count", "") if more else None
    gap = text[end : words.starts[first]]
    if not more and (gap.strip(" \u00a0") or not gap):
        return None
    single = number.low == number.high == 1
    phrase = noun_phrase(words, first, plural=not single, numeral=numeral_token)
    if phrase and phrase.last > first:
        return _Is(_with_rate(text, words.ends[phrase.last - 1]), "count", "", 1.0, phrase)
    if more and more["word"].lower() == "others":
        other = words.at(more.start("word"))
        return _Is(more.end(), "count", "", 1.0, NounPhrase(other, other + 1, other))
    if more:
        return _Is(more.end(), "count", "")
    return None


_CASUALTY = (
    r"kill(?:s|ed|ing)?|injur(?:e|es|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?|arrest(?:s|ed|ing)?|"
    r"detain(?:s|ed|ing)?|sentenc(?:e|es|ed|ing)|convict(?:s|ed|ing)?|execut(?:e|es|ed|ing)|"
    r"hospitali[sz](?:e|es|ed|ing)|rescu(?:e|es|ed|ing)|commut(?:e|es|ed|ing)|displac(?:e|es|ed|ing)|"
    r"evacuat(?:e|es|ed|ing)|leav(?:e|es|ing)|left|trapp(?:ed|ing)|includ(?:e|es|ed|ing)|free(?:d|s|ing)"
)
_BARE_BEFORE = re.compile(
    rf"(?:\b(?:{_CASUALTY})|\b(?:population|numbering|number(?:s|ed)?|total(?:s|led|ed|ing)?|tally|toll|count)"
    r"(?:\s+(?:of|at|to|is|was|now|has|had|stands?|stood|at|rose|rises|risen|reached|reaches|climbed|increased|put|just))*"
    r"|\b(?:toll|tally|total|number|count|figure)\b[\w\s,'’()-]{0,40}?\s(?:to|at|of)"
    r"|\b(?:nation|town|village|city|country|community|island|crowd|army|force|band|region|team|group|crew|population)\s+of"
    r"|\b(?:the\s+)?(?:remaining|other|average\s+of|sentences?\s+(?:of|on)|deaths?\s+of|death\s+of|execution\s+of|killing\s+of|conviction\s+of|arrests?\s+of|lives\s+of))\s+$",
    re.IGNORECASE,
)  # fmt: skip
_BARE_AFTER = re.compile(
    r"\s+(?:(?:who|which|that|of\s+whom)\s+)?(?:(?:reportedly|have|had|has|also|still|already|were|was|are|is|being|been|feared|believed|reported|presumed|others)\s+)*"
    r"(?:were|was|are|have|had|has|died|dies?|remain(?:s|ed)?|survived|went|fled|escaped|dead|wounded|injured|"
    r"missing|killed|hurt|arrested|detained|sentenced|convicted|confirmed|orbiting|in\s+(?:critical|hospital|custody|serious)|to\s+death|aboard|on\s+board)\b"
    r"|\s+of\s+(?:them|those|these|whom|which|the|its|their|his|her|our|Mr|Mrs|[A-Z\d]|an\s+estimated|about)",
)
_PLAIN_HEDGE = re.compile(
    r"\b(?:more|fewer|less)\s+than|\bat\s+(?:least|most)|\bup\s+to|\bas\s+(?:many|few)\s+as|\bno\s+\w+\s+than",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:compar(?:es|ed|ing)\s+(?:with|to)|up\s+from|down\s+from|versus|as\s+opposed\s+to)\s+(?:just\s+|only\s+)?$",
    re.I,
)
_ARTICLED = re.compile(r"\bthe\s+(?:other\s+|remaining\s+)?$", re.IGNORECASE)


_POPULATION = re.compile(r"\bpopulation\s+(?:of\s+)?$", re.IGNORECASE)


def _as_bare(words: Words, number: Number) -> _Is | None:
    """A number without a noun that the words around it make a count."""
    text = words.text
    before = text[max(0, number.start - 70) : number.start]
    population = _POPULATION.search(before)
    if population:
        start = number.start - len(before) + population.start()
        return _Is(number.end, "count", "people", start=start)
    after = _BARE_AFTER.match(text, number.end)
    of_them = _OF_THEM.match(text, number.end)
    if of_them and re.search(
        r"\s(?:them|whom|which|injured|hurt|wounded|dead|killed|arrested|victims)$", of_them[0]
    ):
        return _Is(of_them.end(), "count", "")
    if number.vague:
        return _Is(number.end, "count", "")
    digits = number.written == "digits"
    if _PER.match(text, number.end) and digits:
        return _Is(_with_rate(text, number.end), "count", "")
    changed = _FROM.search(before) and _FROM_TO.match(text, number.end)
    if (digits and _COMPARED.search(before)) or changed or _FROM_FIGURE.search(before):
        return _Is(number.end, "count", "")
    if not before.rpartition("\n")[2].strip() and _DONE_TO.match(text, number.end):
        return _Is(number.end, "count", "")
    if _BARE_BEFORE.search(before) or (after and not re.search(r"\bthe\s+$", before)):
        return _Is(number.end, "count", "")
    hedged = number.bound not in (None, "between") or number.start < number.first
    if hedged and (
        digits or number.low > 20 or _PLAIN_HEDGE.search(text, number.start, number.first)
    ):
        return _Is(number.end, "count", "")
    if digits and number.low > 12 and _ARTICLED.search(before):
        return _Is(number.end, "count", "")
    return None


# --------------------------------------------------------------------------- one figure


def _allowed(text: str, numerals: list[Numeral], index: int, number: Number) -> bool:
    used = numerals[index : index + number.numerals]
    return (
        not any(is_date(text, n) or is_label(text, n) for n in used) and not is_score(text, used[0])
    ) or bool(number.sign)


_ONE_HEDGE = re.compile(
    r"\b(?:at\s+least|all\s+but|no\s+more\s+than|at\s+most|another|fewer\s+than)\b", re.I
)
_AND_NUMBER = re.compile(
    r",?\s+(?:and|or|but)\s+(?:at\s+least\s+|about\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.I,
)
_NUMBER_AND = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:[\w-]+\s+){1,3}?(?:and|or|plus)\s+$",
    re.I,
)
_ONE_HARMED = re.compile(
    r"\s+(?:was|were|had\s+been|has\s+been|is)\s+(?:\w+ly\s+)?(?:killed|injured|wounded|hurt|arrested|detained|missing)|\s+died\b",
    re.I,
)
_HARMING_ONE = re.compile(
    r"\b(?:killed|killing|kills|injured|injuring|injures|wounded|wounding)\s+$", re.I
)


def _counted_one(text: str, number: Number, found: _Is) -> bool:
    """True where "one" is a count: hedged, beside another number, or one dead or hurt."""
    if found.phrase is None:
        return False
    if _ONE_HEDGE.search(text[number.start : number.first]):
        return True
    before = text[max(0, number.first - 40) : number.first]
    return bool(
        _AND_NUMBER.match(text, found.end)
        or _NUMBER_AND.search(before)
        or _ONE_HARMED.match(text, found.end)
        or _HARMING_ONE.search(before)
    )


def _is_named(text: str, number: Number) -> bool:
    """True for a number word inside a name, capitals on both sides of it in a line of small words."""
    first = text[number.first]
    if number.written != "words" or not first.isupper() or number.first == 0:
        return False
    before = text[max(0, number.first - 30) : number.first]
    after = text[number.end : number.end + 2].lstrip(" -")
    return bool(
        re.search(r"[a-z,]\s$", before)
        and after[:1].isupper()
        and re.search(r"\s[a-z]+\s$", before)
    )


def _wanted(text: str, number: Number, found: _Is) -> bool:
    """False for what reads as a number but is none: "one", a year before a noun, "the second"."""
    alone = number.numerals == 1 and number.bound is None
    if number.low == number.high == 1 and found.sort == "count":
        if number.written == "words" and not _counted_one(text, number, found):
            return False
        return number.bound != "more_than"
    if _is_named(text, number):
        return False
    if (
        found.sort == "count"
        and alone
        and re.fullmatch(r"(?:1[5-9]|20)\d\d", text[number.first : number.end])
    ):
        noun = text[number.end : found.end].split()
        return bool(noun) and noun[-1].lower() in (
            "people",
            "men",
            "women",
            "children",
            "troops",
            "soldiers",
            "civilians",
            "fighters",
            "jobs",
            "homes",
            "houses",
        )
    return True


def _figure(words: Words, numerals: list[Numeral], index: int) -> tuple[Figure | None, int]:
    """The figure a numeral makes, and how many numerals were used up."""
    text = words.text
    number = _number(text, numerals, index)
    if not _allowed(text, numerals, index, number):
        return None, 1
    token = words.last_before(number.end)
    found = (
        _as_money(words, number)
        or _as_percent(words, number)
        or _as_age(words, number)
        or _as_measure(words, number)
        or _as_multiple(words, number)
        or _as_share(words, number)
        or _as_count(words, number, token)
        or _as_bare(words, number)
    )
    if found is None or not _wanted(text, number, found):
        return None, number.numerals
    return _made(words, number, found), number.numerals


def _scaled(value: float, factor: float) -> float:
    return value if factor == 1.0 else round(value * factor, 9)


def _made(words: Words, number: Number, found: _Is) -> Figure:
    text = words.text
    start = number.start if found.start is None else found.start
    bound = number.bound or "exact"
    hedge = text[number.start : number.first].lower().split()
    if hedge and hedge[0] == "within" and UNITS.get(found.unit, ("", ""))[1] != "time":
        start, bound = number.first, "exact"
    end = found.end
    if found.sort in ("count", "measure", "money", "age"):
        end, after = _bound_after(text, end)
        bound = after or bound
    phrase = found.phrase
    return Figure(
        span=Span(start, end),
        numeral=Span(number.first, number.end),
        low=_scaled(number.low, found.factor),
        high=_scaled(number.high, found.factor),
        bound=bound,
        sort=found.sort,
        unit=found.unit,
        noun=Span(words.starts[phrase.first], words.ends[phrase.last - 1]) if phrase else None,
        head=Span(words.starts[phrase.head], words.ends[phrase.head]) if phrase else None,
    )


# --------------------------------------------------------------------------- figures without a numeral

_TIME_UNITS = "day|night|week|month|year|decade|century|hour|minute|mile|kilometre|kilometer|metre|meter|tonne|ton|litre|liter|foot|inch|pound|acre"
_A_UNIT = re.compile(
    rf"\b(?P<article>an?)\s+(?P<unit>{_TIME_UNITS})\b(?!\s+(?:ago|later|earlier|old)\b)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?P<all>(?:an?|the|one)\s+)?(?P<single>single)\s+(?=[A-Za-z])", re.IGNORECASE
)
_TWICE = re.compile(
    r"\b(?P<word>twice|thrice|double|triple)\s+(?:the\s+\w+(?:\s+of\s+(?:(?:the|an?|its)\s+)?[\w'’-]+)?|as\s+\w+\s+as\s+(?:(?:the|an?)\s+)?[\w'’-]+)",
    re.IGNORECASE,
)


_SPACE_OF = re.compile(r"\b(?:space|matter|course)\s+of\s+$", re.IGNORECASE)


def _units_of_one(words: Words) -> list[Figure]:
    """ "more than a year", "about a mile": one of a unit, when a hedge makes it a measure."""
    found = []
    for match in _A_UNIT.finditer(words.text):
        start, bound = _bound_before(words.text, match.start())
        if _SPACE_OF.search(words.text, max(0, start - 16), start):
            bound = bound or "exact"
        hedge = words.text[start : match.start()].lower().strip()
        if bound is None or hedge in ("within", "over", "some", "past"):
            continue
        unit = UNITS[match["unit"].lower()][0]
        found.append(
            Figure(
                Span(start, match.end()),
                Span(match.start(), match.end("article")),
                1,
                1,
                bound,
                "measure",
                unit,
            )
        )
    return found


def _singles(words: Words) -> list[Figure]:
    """ "a single officer": a stressed one."""
    found = []
    for match in _SINGLE.finditer(words.text):
        first = words.at(match.end())
        phrase = noun_phrase(words, first, plural=False) if first < len(words.words) else None
        if phrase is None or phrase.last - phrase.first > 5:
            continue
        start = (
            match.start()
            if (match["all"] or "the").strip().lower() != "the"
            else match.start("single")
        )
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


def _doubles(words: Words) -> list[Figure]:
    """ "twice the size of a house": multiples in one word."""
    found = []
    for match in _TWICE.finditer(words.text):
        value = 3.0 if match["word"].lower() in ("thrice", "triple") else 2.0
        start, bound = _bound_before(words.text, match.start())
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


def _converted(text: str, figures: list[Figure]) -> list[Figure]:
    """ "about 150km (90 miles)": a conversion in brackets is as exact as what it converts."""
    settled: list[Figure] = []
    for figure in figures:
        previous = settled[-1] if settled else None
        if (
            previous
            and previous.sort == figure.sort in ("measure", "money")
            and figure.bound == "exact"
        ):
            if previous.bound not in ("exact", "between") and re.fullmatch(
                r"\s?[(,/]\s?(?:or\s)?", text[previous.span.end : figure.span.start]
            ):
                figure = msgspec.structs.replace(figure, bound=previous.bound)
        settled.append(figure)
    return settled


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
            if re.search(r"\bper\b", figure.span.of(words.text)):
                done = figure.span.end
    figures += _companions(words, figures)
    figures += _units_of_one(words) + _singles(words) + _doubles(words)
    return _converted(words.text, _settled(figures))


_AND_A = re.compile(r"(?:,?\s+(?:and|but\s+also|as\s+well\s+as)|,)\s+(?=an?\s+[A-Za-z])")
_HER = re.compile(r"an?\s+(?:[\w'’-]+\s+){0,3}?(?P<noun>[\w-]+)")


def _companions(words: Words, figures: list[Figure]) -> list[Figure]:
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
    [('at least 12 people', 12.0, None, 'at_least'), ('about 3,000', 3000.0, 3000.0, 'about')]
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
