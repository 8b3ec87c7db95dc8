"""
Numbers that count nothing: dates, clock times, labels, addresses, telephone numbers and scores.

Each test looks at a few dozen characters beside the number. Wrong on: a year used as a count
("2000 people" without a hedge is taken for a count only through its noun) and names of things whose
class word is not in `lexicon/bounds.LABELS`.
"""

import re

from crossread.lexicon.bounds import ADDRESS_WORDS, LABELS, LOWER_LABELS
from crossread.lexicon.units import MONTHS
from crossread.reading.numerals import Numeral

_NEAR = 40  # characters before a number that can decide

_MONTH = "|".join(MONTHS)
_CLOCK = re.compile(
    r"(?:[:.]\d\d)?\s?(?:a\.?m\b|p\.?m\b|o['’]clock|hours\s+(?:GMT|local)|(?:GMT|UTC|BST|EST|EDT|CET)\b)",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    rf"(?:\b(?:{_MONTH})\.?\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?"
    r"(?:\s*,\s*|\s+|\s*[-–]\s*|\s+(?:and|to|or|through)\s+))?"
    rf"|\d{{1,2}}\s+(?:{_MONTH})\.?,?\s+"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)$"
)
_BEFORE_MONTH = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}}|\s+(?:and|to|or)\s+\d{{1,2}})?\s+(?:of\s+)?(?:{_MONTH})\b"
)
_DECADE = re.compile(r"['’]?s\b")
_AGE_DECADE = re.compile(
    r"(?:early|mid|late|his|her|their)[\s-]+(?:(?:early|mid|late)[\s-]+)?$", re.I
)
_AGO = re.compile(
    r"(?:[\s-]+(?:[a-z]+\s+)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|"
    r"centuries|century))\s+(?:ago|later|earlier|hence|since)\b|\s+(?:ago)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)

_LABELLED = re.compile(r"(?<![\w-])([A-Za-z]{1,13})(?:\.\s?|\s)$")
_BRACKETED = re.compile(r"(?<![\w-])([A-Za-z]{1,13})\s\($")  # "Subsection (1)"
_LETTERED = re.compile(r"[ADEHJLNPQRSUVWXYZ]\b")  # "18D"; "5M", "30C" and "9G" are measures
_GLUED = re.compile(r"[^\W\d_][-–‑/]$")
_GLUED_FREELY = re.compile(
    r"(?<![\w-])(?:mid|then|now|non|nearly|over|under|post|pre|early|late|an?|a)[-–‑]$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\)\s?|[-.\s])\d{3,4}(?:[-.\s]\d{3,4})+(?!\d)|-\d{4}(?!\d)")
_IN_PHONE = re.compile(r"(?:\d[-.)]|\+\d*[ -]?)\s?$")
_HOUSE = re.compile(r"\s+(?:[A-Z][\w'’.]*\s+){1,3}?(?=([A-Z]\w+))")
_PICTURED = re.compile(r"\s+of\s+\d+\b[.:]?")  # "1 of 4." before a caption
_LISTED = re.compile(r"[.)]\s")
_DASHED_BEFORE = re.compile(r"\d\s?[-–]\s?$")
_DASHED_AFTER = re.compile(r"\s?[-–]\s?\d")
_SCORED = re.compile(
    r"\b(?:won|wins?|winning|lost|loses?|loss|beat|beats|beating|draw|drew|defeat\w*|victor\w+|leads?|"
    r"led|voted?|votes|voting|decision|ruling|margin|verdict|triumph|thrash\w*)\b",
    re.IGNORECASE,
)


def is_date(text: str, numeral: Numeral) -> bool:
    """True for a day of the month, an ordinal, a year beside a month, a clock time or a decade."""
    start, end = numeral.start, numeral.end
    before = text[max(0, start - _NEAR) : start]
    if numeral.kind == "digits":
        if _ORDINAL.match(text, end):
            return True
        if _CLOCK.match(text, end) or _BEFORE_MONTH.match(text, end):
            return True
        if _AFTER_MONTH.search(before):
            return True
        round_number = numeral.value % 10 == 0 and (numeral.value < 100 or numeral.value > 1000)
        if round_number and _DECADE.match(text, end) and not _AGE_DECADE.search(before):
            return True
    return bool(_AGO.match(text, end))


def is_label(text: str, numeral: Numeral) -> bool:
    """
    True for a number that names a thing: Chapter 7, MiG-21, #3, 12 High Street, 555-0199, "1." in a list.

    >>> text = "Article 41 was read to 12 people."
    >>> from crossread.reading.numerals import find_numerals
    >>> [is_label(text, numeral) for numeral in find_numerals(text)]
    [True, False]
    """
    start, end = numeral.start, numeral.end
    before = text[max(0, start - _NEAR) : start]
    if _GLUED.search(before) and not _GLUED_FREELY.search(before):
        return True
    labelled = _LABELLED.search(before) or _BRACKETED.search(before)
    if labelled:
        word = labelled[1]
        if word.lower() in LABELS and (word[0].isupper() or word.lower() in LOWER_LABELS):
            return True
    if numeral.kind != "digits":
        return False
    if _LETTERED.match(text, end) and not re.search(r"[$£€]\s?$", before):
        return True
    if before[-1:] in ("#", "@", "_", "№") or _PHONE.match(text, end) or _IN_PHONE.search(before):
        return not _DASHED_BEFORE.search(before) or bool(_PHONE.match(text, end))
    house = _HOUSE.match(text, end)
    if house and house[1].lower() in ADDRESS_WORDS:
        return True
    line = text.rfind("\n", max(0, start - _NEAR), start) + 1
    return line == start and bool(_LISTED.match(text, end) or _PICTURED.match(text, end))


def is_score(text: str, numeral: Numeral) -> bool:
    """True for one side of a score or vote: "won 3-1", "voted 35 to 14"."""
    start, end = numeral.start, numeral.end
    dashed = _DASHED_AFTER.match(text, end) or _DASHED_BEFORE.search(
        text[max(0, start - 4) : start]
    )
    around = text[max(0, start - 60) : end + 30]
    if dashed:
        return bool(_SCORED.search(around))
    return False
