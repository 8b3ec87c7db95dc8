"""
Numbers as English writes them, in digits, words and mixtures, with their values.

A numeral here is only the number: no bound, no unit, no judgement whether it counts anything
(`reading/quantities.py` does that). One pass of one regular expression built from the tables of
`lexicon/units.py`. Wrong on: numbers spelt with dialect or error ("fourty"), and roman numerals,
which are left alone.
"""

import re
from typing import Literal

import msgspec

from crossread.lexicon.units import (
    FRACTION_PARTS,
    GLYPHS,
    MAGNITUDES,
    ONES,
    TEENS,
    TENS,
    VAGUE_PLURALS,
)

Kind = Literal["digits", "words", "vague", "fraction"]


class Numeral(msgspec.Struct, frozen=True):
    """A number in a text: where it stands, its value, and how it is written."""

    start: int
    end: int
    value: float
    kind: Kind


def _any(words: object) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


_GAP = r"(?:[ \u00a0]|\n(?!\n))+"
_ONES, _TENS, _TEENS = _any(ONES), _any(TENS), _any(TEENS)
_MAGNITUDE = _any(w for w in MAGNITUDES if w != "hundred")
_TO_99 = rf"(?:(?:{_TENS})(?:[-‐‑ ](?:{_ONES}))?|{_TEENS}|{_ONES})"
_TO_999 = rf"(?:(?:(?:{_TO_99}|an?){_GAP})?hundred(?:{_GAP}(?:and{_GAP})?{_TO_99})?|{_TO_99})"
_WORDS = (
    rf"(?:{_TO_999}|an?)[-{' '}\u00a0]+(?:{_MAGNITUDE})(?:{_GAP}(?:and{_GAP})?{_TO_999}"
    rf"(?:{_GAP}(?:{_MAGNITUDE}))?)*|{_TO_999}"
)
_PARTS = _any(w for w in FRACTION_PARTS if w not in ("half", "halves"))
_FINE_PARTS = _any(w for w, parts in FRACTION_PARTS.items() if parts >= 100)
_VAGUE = _any(VAGUE_PLURALS)
_DIGITS = (
    r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?:,\d{2,3})+(?!\d)(?:\.\d+)?|\d*\.?\d+"
)

_NUMERAL = re.compile(
    rf"""
    (?<![\w.,:/’'-])(?P<glyphed>\d+)?[ ]?(?P<glyph>[{"".join(GLYPHS)}])
  | (?<![\w]) (?: (?:(?P<mixed>\d{{1,3}})[ ])?(?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\d/]) )
  | (?<![\w])(?P<few>(?:a{_GAP}few|several|a{_GAP}couple(?:{_GAP}of)?|a{_GAP}couple{_GAP}of)
        {_GAP}(?P<few_of>dozen|hundred|{_MAGNITUDE}))\b
  | (?<![\w])(?P<vague>(?:(?P<vague_first>{_VAGUE}){_GAP}(?:of{_GAP}|if{_GAP}not{_GAP}|and{_GAP})
        )?(?P<vague_last>{_VAGUE}))\b
  | (?<![\w])(?P<half_dozen>half[-{" "}](?:a[-{" "}])?dozen)\b
  | (?<![\w])(?P<dozen>(?P<dozens>{_TO_99}|\d+|an?)[-{" "}](?P<dozen_half>and[-{" "}]a[-{" "}]half[-{" "}])?dozen)\b
  | (?<![\w])(?P<and_a_half>(?P<whole>{_TO_99}|\d+|an?)[-{" "}]and[-{" "}]an?[-{" "}]
        (?P<and_part>half|quarter)(?:[-{" "}](?P<and_magnitude>{_MAGNITUDE}))?)\b
  | (?<![\w])(?P<part_of>(?:(?P<part_top>{_ONES}|an?)[-{" "}])?(?P<part_bottom>{_PARTS})[-{" "}]of[-{" "}]an?[-{" "}]
        (?P<part_magnitude>{_MAGNITUDE}))\b
  | (?<![\w])(?P<fraction>(?P<top>{_ONES}|an?)[-{" "}](?P<bottom>{_PARTS}))\b
  | (?<![\w.,:/])(?P<fine>(?P<fine_top>\d+)[-{" "}](?P<fine_bottom>{_FINE_PARTS}))\b
  | (?<![\w])(?P<half_of>half[-{" "}](?:of[-{" "}])?an?[-{" "}](?P<half_magnitude>{_MAGNITUDE}))\b
  | (?<![\w])(?P<half>(?:one[-{" "}])?half)\b
  | (?<![\w])(?P<words>{_WORDS})\b(?!-(?:party|nil|sided))
  | (?<![\w.,:/])(?P<digits>{_DIGITS})(?![.,:/]\d)
        (?:[-{" "}\u00a0]?(?P<digit_magnitude>hundred|{_MAGNITUDE})s?\b
          | [ ]?(?P<digit_short>mn|mln|bn|tn)\b | (?P<digit_k>[kK])\b(?!\.) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


_DAYS_AND_SHOPS = frozenset([(9, 11), (7, 11)])  # "9/11" is a day, "7/11" a shop


def _below_thousand(words: list[str]) -> float:
    total = 0.0
    for word in words:
        if word == "hundred":
            total = (total or 1) * 100
        else:
            total += ONES.get(word) or TEENS.get(word) or TENS.get(word) or 0
    return total


def value_of_words(text: str) -> float:
    """
    The value of a number written in words.

    >>> value_of_words("two hundred and fifty thousand")
    250000.0
    >>> value_of_words("twenty-three"), value_of_words("a million")
    (23.0, 1000000.0)
    """
    total, pending = 0.0, []  # type: float, list[str]
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("and", "a", "an"):
            continue
        if word in MAGNITUDES and word != "hundred":
            total += (_below_thousand(pending) or 1) * MAGNITUDES[word]
            pending = []
        else:
            pending.append(word)
    return total + _below_thousand(pending)


def value_of_digits(text: str) -> float:
    """
    The value of a number written in digits, whatever parts its thousands.

    >>> value_of_digits("1,300"), value_of_digits("2.4")
    (1300.0, 2.4)
    """
    return float(re.sub(r"[,\u00a0\u202f\u2009]", "", text))


def _mixed(match: re.Match[str]) -> float:
    value = value_of_digits(match["digits"])
    word = (match["digit_magnitude"] or match["digit_short"] or match["digit_k"] or "").lower()
    if not word:
        return value
    factor = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}.get(word)
    return round(value * (factor or MAGNITUDES[word]), 6)


def _count(word: str | None) -> float:
    if word is None or word.lower() in ("a", "an"):
        return 1.0
    return float(word) if word.isdigit() else value_of_words(word)


def _read(match: re.Match[str]) -> tuple[float, Kind] | None:
    """The value of a match and how it is written; None for what only looks like a number."""
    if match["glyph"]:
        whole = float(match["glyphed"] or 0)
        return whole + GLYPHS[match["glyph"]], "digits" if whole else "fraction"
    if match["over"]:
        over, under = int(match["over"]), int(match["under"])
        if not 0 < over < under <= 20 or (over, under) in _DAYS_AND_SHOPS:
            return None
        return (
            (int(match["mixed"]) + over / under, "digits")
            if match["mixed"]
            else (
                over / under,
                "fraction",
            )
        )
    if match["few"]:
        return (
            24.0 if match["few_of"].lower() == "dozen" else 2 * MAGNITUDES[match["few_of"].lower()]
        ), "vague"
    if match["vague"]:
        last = VAGUE_PLURALS[match["vague_last"].lower()]
        first = match["vague_first"]
        joined = first and " of" in " ".join(match["vague"].lower().split())
        return (VAGUE_PLURALS[first.lower()] * last / 2 if first and joined else last), "vague"
    if match["half_dozen"]:
        return 6.0, "words"
    if match["dozen"]:
        return 12.0 * _count(match["dozens"]) + (6.0 if match["dozen_half"] else 0.0), "words"
    if match["and_a_half"]:
        value = _count(match["whole"]) + 1 / FRACTION_PARTS[match["and_part"].lower()]
        return value * MAGNITUDES.get((match["and_magnitude"] or "").lower(), 1.0), "words"
    if match["part_of"]:
        whole = MAGNITUDES[match["part_magnitude"].lower()]
        return _count(match["part_top"]) * whole / FRACTION_PARTS[
            match["part_bottom"].lower()
        ], "words"
    if match["fraction"]:
        return _count(match["top"]) / FRACTION_PARTS[match["bottom"].lower()], "fraction"
    if match["fine"]:
        return int(match["fine_top"]) / FRACTION_PARTS[match["fine_bottom"].lower()], "fraction"
    if match["half_of"]:
        return MAGNITUDES[match["half_magnitude"].lower()] / 2, "words"
    if match["half"]:
        return 0.5, "fraction"
    if match["words"]:
        return value_of_words(match["words"]), "words"
    return _mixed(match), "digits"


def find_numerals(text: str) -> list[Numeral]:
    """
    The numbers of a text in order, with their values.

    >>> [(n.value, n.kind) for n in find_numerals("some 2.4 million, a dozen, three-quarters")]
    [(2400000.0, 'digits'), (12.0, 'words'), (0.75, 'fraction')]
    >>> [n.value for n in find_numerals("hundreds of thousands fled, two and a half miles")]
    [200000.0, 2.5]
    """
    found = []
    for match in _NUMERAL.finditer(text):
        read = _read(match)
        if read is not None:
            found.append(Numeral(match.start(), match.end(), *read))
    return found
