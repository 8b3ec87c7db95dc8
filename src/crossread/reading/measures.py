"""
What a number is when it is no count: money, a percentage, an age, a measure, a multiple, a share.

Each reader looks at what stands beside the number and returns its sense, or None when the number is
none of its kind. Wrong on: "pounds" that are money without a word of paying, and units that only
specialists print.
"""

import re

import msgspec

from crossread.lexicon.units import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DIMENSION_WORDS,
    ONLY_GLUED,
    SHORT_MAGNITUDES,
    UNITS,
)
from crossread.reading.figure import Sort
from crossread.reading.hedged import Number, any_of
from crossread.reading.nouns import NounPhrase, Words, noun_phrase
from crossread.reading.numerals import value_of_digits, value_of_words


class Sense(msgspec.Struct, frozen=True):
    """What a reader below makes of a number."""

    end: int
    sort: Sort
    unit: str
    factor: float = 1.0
    phrase: NounPhrase | None = None
    start: int | None = None  # where the words begin, when not at the number's hedges
    spread: tuple[float, float] | None = None  # the ends of a decade of life, from its first year


_SHORT = re.compile(r"\s?(bn|tn|mn|mln|[mMbBkK])\b")
_MONEY_WORD = re.compile(
    rf"(?:[\s-]|\s+of\s+)(?:(?:U\.?S\.?|Canadian|Australian|American|Hong\s+Kong|Singapore)\s+)?"
    rf"(?P<word>{any_of(CURRENCY_WORDS)})\b",
    re.IGNORECASE,
)
_PENCE = re.compile(r"p\b(?!\.)")  # "a 3p rise"; "1080p" is a picture
_MOST_PENCE = 300
_PAYING = re.compile(
    r"\b(?:pay|paid|paying|cost|costs|costing|worth|price|priced|fine|fined|earn\w*|salary|fee)\b",
    re.I,
)
_WEIGHED = re.compile(r"\bweigh(?:s|ed|ing)?\s+(?:\w+\s+)?$", re.IGNORECASE)
PER = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:day|night|week|month|year|hour|minute|second|person|head|capita|"
    r"barrel|share|ton|tonne|litre|gallon|pound|ounce|kilo(?:gram)?|mile|km|day|dose|seat|vote)\b"
    r"|[-‐‑](?:an?|per)[-‐‑](?:day|night|week|month|year|hour|minute|head|share|barrel)\b"
    r"|\s+per\s+[\d,]+(?:\s+[a-z]+)?|\s+(?:annually|daily|monthly|weekly)\b|/(?:h|hr|s|day|week|month|year)\b",
    re.IGNORECASE,
)


def with_rate(text: str, end: int) -> int:
    """The end of a figure with "a day" or "per 100,000 people" where one follows."""
    match = PER.match(text, end)
    return match.end() if match else end


def as_money(words: Words, number: Number) -> Sense | None:
    """An amount of money: "$5m", "20 euros a day"; None for anything else."""
    text = words.text
    if number.sign:
        unit = CURRENCY_SIGNS[number.sign]
        short = _SHORT.match(text, number.end)
        if short:
            factor = SHORT_MAGNITUDES[short[1].lower()]
            return Sense(with_rate(text, short.end()), "money", unit, factor)
        return Sense(with_rate(text, number.end), "money", unit)
    pence = _PENCE.match(text, number.end)
    if pence and number.written == "digits" and number.high <= _MOST_PENCE:
        return Sense(pence.end(), "money", *CURRENCY_WORDS["pence"])
    match = _MONEY_WORD.match(text, number.end)
    if not match:
        return None
    word = match["word"].lower()
    if word == "pounds" and _WEIGHED.search(text, max(0, number.start - 30), number.start):
        return None
    if word == "pounds" and not _PAYING.search(text, max(0, number.start - 60), match.end() + 30):
        return None
    if word in ("won", "rand", "real") and number.low < 1000:
        return None
    unit, factor = CURRENCY_WORDS[word]
    return Sense(with_rate(text, match.end()), "money", unit, factor)


_PERCENT = re.compile(
    r"(?:\s?%|[\s-]+(?:percent|per\s?cent|pct)\b)(?P<points>[\s-]points?\b)?|[\s-]+(?P<also>percentage[\s-]points?)\b",
    re.IGNORECASE,
)
_AS_BIG = re.compile(
    r"\s+as\s+\w+(?:\s+as(?:\s+(?:the\s+)?[\w'’-]+)?)?|\s+(?:larger|smaller|bigger|more|less|fewer|higher|lower)\s+than(?:\s+(?:the\s+)?[\w'’-]+)?"
)


def of_phrase(words: Words, end: int) -> NounPhrase | None:
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


def as_percent(words: Words, number: Number) -> Sense | None:
    """A percentage with what it is of; None for anything else."""
    match = _PERCENT.match(words.text, number.end)
    if not match:
        return None
    end = match.end()
    unit = "percentage points" if match["points"] or match["also"] else "percent"
    as_big = _AS_BIG.match(words.text, end)
    if as_big:
        return Sense(as_big.end(), "percent", unit)
    phrase = of_phrase(words, end)
    if phrase and not words.text[words.starts[phrase.first]].isdigit():
        return Sense(words.ends[phrase.last - 1], "percent", unit, 1.0, phrase)
    return Sense(end, "percent", unit, 1.0, phrase)  # "9% of 1,200 parcels" are two figures


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
    r"\b(?:(?:he|she|who|it)|[A-Z][\w’'-]+)\s+(?:was|is|would\s+(?:be|have\s+been)|turn(?:s|ed))\s+(?:just\s+|only\s+)?$|\b(?:about\s+to|to|will|would|who)\s+turn(?:s|ed)?\s+$|(?<!\bof\s)(?<!\bthe\s)\b(?:dead|dies|died|die|dying)\s+(?:aged\s+)?at\s+$",
    re.IGNORECASE,
)
_YOUNG = re.compile(r"(?:[a-z]+\s+)?(?:younger|older)\s+than\b|not\s+yet\b", re.IGNORECASE)
_AFTER_YOUNG = re.compile(r"\s*(?:[.,;)]|$|\n|\s(?:when|at|and|in|on|or)\b)")
_AFTER_BEING = re.compile(r"\s*(?:[.,;]|$|\n|\s(?:when|at|and|in|on)\b)")
_LIFE_DECADE = re.compile(
    r"\b(?:in|into)\s+(?:his|her|their|my)\s+(?P<all>(?:(?P<part>early|mid|late)[\s-]+)?)$",
    re.IGNORECASE,
)
_TENS_S = re.compile(r"['’]?s\b")
_PARTS_OF_DECADE = {"early": (0.0, 3.0), "mid": (4.0, 6.0), "late": (7.0, 9.0), "": (0.0, 9.0)}
_LAST_AGE = 120


def _life_decade(text: str, number: Number) -> Sense | None:
    """ "In her mid-40s": an age between two years."""
    tens = _TENS_S.match(text, number.end)
    lead = _LIFE_DECADE.search(text, max(0, number.first - 30), number.first) if tens else None
    if not tens or not lead or number.low % 10 or not 10 <= number.low <= 100:
        return None
    spread = _PARTS_OF_DECADE[(lead["part"] or "").lower()]
    start = lead.start("all")
    return Sense(tens.end(), "age", "years old", start=start, spread=spread)


def _age_words_before(text: str, number: Number) -> int | None:
    """Where "aged" or "between the ages of" begins that stands before a number, or None."""
    for base in (number.start, number.first):
        found = _AGE_BEFORE.search(text, max(0, base - 40), base)
        if found:
            plain = found["all"].lower().split()[0] in ("the", "an", "a", "age")
            alone = plain and number.numerals == 1
            return number.start if alone else min(number.start, found.start())
    return None


def as_age(words: Words, number: Number) -> Sense | None:
    """An age: "22 years old", "aged 10 to 15", "Jo Lind, 44,", "in her mid-40s"; else None."""
    text, end = words.text, number.end
    old = _OLD.match(text, end)
    start = _age_words_before(text, number)
    if old:
        return Sense(old.end(), "age", old["unit"].lower() + "s old", start=start)
    decade = _life_decade(text, number)
    if decade or number.high > _LAST_AGE or number.written not in ("digits", "words"):
        return decade
    if start is not None:
        return Sense(end, "age", "years old", start=start)
    hedge = text[number.start : number.first]
    if _YOUNG.match(hedge) and _AFTER_YOUNG.match(text, end):
        return Sense(end, "age", "years old")
    before = text[max(0, number.first - 60) : number.first]
    if _AGE_GIVEN.search(before) or _AGE_INSTEAD.search(before):
        return Sense(end, "age", "years old")
    single = number.numerals == 1 and number.bound is None and number.low == int(number.low)
    if not single or number.low < 1:
        return None
    named = (
        number.written == "digits" and _NAME_COMMA.search(before) and _AFTER_AGE.match(text, end)
    )
    if named or (_BEING.search(before) and _AFTER_BEING.match(text, end)):
        return Sense(end, "age", "years old")
    return None


_UNIT = re.compile(
    rf"(?P<join>\s?[-‐‑]\s?|\s+|(?<=\d))(?P<unit>{any_of(UNITS)})(?![\w°])(?!['’]s\b)(?P<more>[\s-]+(?:{'|'.join(sorted(DIMENSION_WORDS))})\b)?",
    re.IGNORECASE,
)
_ADJECTIVE_UNIT = re.compile(
    r"\s+(?!of\b|to\b|in\b|and\b|or\b|the\b|a\b|for\b|at\b|per\b)[a-z-]+\s+(?P<unit>days|nights|weeks|months|years|decades|hours|minutes|centuries|miles|metres|meters|kilometres|kilometers)\b"
)


_OF_A_UNIT = re.compile(rf"\s+(?:of\s+)?an?\s+(?P<unit>{any_of(UNITS)})(?![\w-])", re.IGNORECASE)
# Given in years, so that "three decades" stands beside "30 years".
IN_YEARS = {"decade": 10.0, "century": 100.0}


def as_measure(words: Words, number: Number) -> Sense | None:
    """A length, mass, duration or the like; None for anything else."""
    text = words.text
    if number.written == "fraction" or number.high < 1:
        part = _OF_A_UNIT.match(text, number.end)
        if part and part["unit"].lower() not in ONLY_GLUED:
            return Sense(part.end(), "measure", UNITS[part["unit"].lower()][0])
    match = _UNIT.match(text, number.end)
    if not match:
        loose = _ADJECTIVE_UNIT.match(text, number.end)
        if not loose or number.written == "fraction":
            return None
        unit = UNITS[loose["unit"].lower()][0]
        if unit in IN_YEARS:
            return Sense(loose.end(), "measure", "year", IN_YEARS[unit])
        return Sense(loose.end(), "measure", unit)
    word = match["unit"].lower()
    if word in ONLY_GLUED and match["join"]:
        return None
    unit, dimension, _ = UNITS[word]
    factor = 1.0
    if unit in IN_YEARS:
        unit, factor = "year", IN_YEARS[unit]
    hyphened = match["join"].strip() in ("-", "‐", "‑")
    if dimension == "time":
        if number.low == number.high == 1 and number.bound is None and not hyphened:
            return None
        if word in ("second", "quarter") and not hyphened:
            return None
    end = match.end()
    if not match["more"]:
        end = with_rate(text, end)
    return Sense(end, "measure", unit, factor)


_TIMES = re.compile(
    r"\s+times\b(?P<than>\s+(?:the\s+(?P<measure>\w+)(?:\s+of\s+(?:(?:the|an?|its)\s+)?[\w'’-]+)?|as\s+(?:many|much)\s+(?:\w+)|as\s+\w+\s+as\s+(?:(?:the|an?)\s+)?[\w'’-]+|\w+er(?:\s+than\s+(?:the\s+)?[\w'’-]+)?|more(?:\s+\w+)?(?:\s+than\s+(?:the\s+)?[\w'’-]+)?))?",
    re.IGNORECASE,
)


def as_multiple(words: Words, number: Number) -> Sense | None:
    """A multiple or a number of times: "nine times", "four times the size of Earth"; else None."""
    match = _TIMES.match(words.text, number.end)
    if not match:
        return None
    return Sense(match.end(), "times", "times")


_OUT_OF = re.compile(
    r"\s+(?P<how>in(?:\s+every)?|out\s+of(?:\s+every)?)\s+(?P<whole>\d+|two|three|four|five|six|seven|eight|nine|ten|"
    r"twenty|a\s+hundred|a\s+thousand)\b(?!\s+(?:days?|weeks?|months?|years?|hours?|minutes?|percent|per|attacks?|"
    r"separate|other|different)\b|[,.]?\d)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which)\b")
_HALF_OF = re.compile(r"\s+(?:the|its|their|his|her|our|this)\s+(?P<noun>[\w-]+)")


def _one_in_five(words: Words, number: Number) -> Sense | None:
    """ "One in five women", "nine out of 10": a share in two numbers."""
    match = _OUT_OF.match(words.text, number.end)
    if not match or number.low != number.high:
        return None
    whole = (
        value_of_digits(match["whole"])
        if match["whole"].isdigit()
        else value_of_words(match["whole"])
    )
    of_all = match["how"].lower().startswith("out") or "every" in match["how"].lower()
    if not number.low < whole <= 1000 or not (of_all or number.low == 1):
        return None
    first = words.at(match.end())
    phrase = noun_phrase(words, first, plural=True) if first < len(words.words) else None
    end = words.ends[phrase.last - 1] if phrase else match.end()
    if not phrase and not of_all:
        return None
    return Sense(end, "share", "share", 1 / whole, phrase)


def as_share(words: Words, number: Number) -> Sense | None:
    """A share of a whole: "two-thirds of its members", "half the price"; None for anything else."""
    text = words.text
    if number.written != "fraction":
        return _one_in_five(words, number)
    said = text[number.first : number.end].lower()
    before = text[max(0, number.start - 14) : number.start].lower()
    if (
        re.search(
            r"(?:\b(?:first|second|other|last|latter|opening|in|better|worse|one|and|upper|lower|left|right"
            r"|(?:north|south)?(?:east|west|north|south)ern)\s+|[\w-]-)$",
            before,
        )
        and number.bound is None
        and "half" in said
    ):
        return None
    if text[number.end : number.end + 1] in ("-", "‐"):
        return None
    phrase = of_phrase(words, number.end)
    if phrase:
        return Sense(words.ends[phrase.last - 1], "share", "share", 1.0, phrase)
    if said.endswith("half"):
        of = _HALF_OF.match(text, number.end)
        if of:
            return Sense(of.end(), "share", "share")
        of_them = _OF_THEM.match(text, number.end)
        if of_them:
            return Sense(of_them.end(), "share", "share")
        if re.match(r"\s+of\s", text[number.end : number.end + 5]) or number.bound:
            return Sense(number.end, "share", "share")
        return None
    of = re.match(r"\s+of\s", text[number.end : number.end + 5])
    if said.split("-")[0].split()[0] in ("a", "an", "one") and not (of or number.bound):
        return None
    return Sense(number.end, "share", "share")
