"""
The pieces of time expressions: which rule of the grammar matches where.

A rule is a regular expression over the letters of `reading/time_letters.py` and a function that reads
a match (`time_dates.py`, `time_clocks.py`, `time_units.py`) and gives a piece, or None where the words
only look like a time. The rules stand in one table in the order in which they are tried;
`reading/times.py` documents the steps and joins the pieces. Wrong on: what the rules do not list; they
are read off TimeML's guidelines and news, not learnt.
"""

import re
from collections.abc import Iterator

from crossread.lexicon import calendar as words
from crossread.reading.time_clocks import (
    read_clock,
    read_early_hours,
    read_night_before,
    read_part_of_day,
)
from crossread.reading.time_dates import (
    read_calendar_date,
    read_century,
    read_day_after_next,
    read_day_word,
    read_decade,
    read_iso_date,
    read_month_of_year,
    read_quarter,
    read_season,
    read_slashed_date,
    read_vague,
    read_weekday,
    read_weekdays,
    read_year,
    read_year_in_words,
)
from crossread.reading.time_letters import Letters
from crossread.reading.time_steps import Build, Found, Piece
from crossread.reading.time_units import (
    read_distance,
    read_duration,
    read_early_unit,
    read_end_of,
    read_end_of_unit,
    read_first_units,
    read_half_unit,
    read_latest_period,
    read_one_unit,
    read_part_of_century,
    read_rate_or_unit,
    read_set_of_times,
    read_some_units,
    read_stretch,
    read_that_unit,
    read_the_unit,
    read_year_ago,
)

_N = r"(?:[Dn]&ah|DN|[DNY]g?|n(?:-?[ng]|&n)*|ag)"

# The letters a rule can begin with, its pattern, and what builds a piece from a match.
# In order: at one place the first that fits wins, so the longer and surer stand first.
_RULES: tuple[tuple[str, str, Build], ...] = (
    ("Y", r"Y-[DN]-[DN]", read_iso_date),
    ("2", r"2", read_slashed_date),
    ("M", r"(?P<m>M)o?(?P<which>[lbjfc])(?P<u>U)", read_month_of_year),
    ("lbfFj", r"(?P<which>[lbfFj])(?P<m>M)(?![DO]|,?Y)(?P<u>)", read_month_of_year),
    ("tDOr", r"t?(?P<d>[DO]|r(?=oM))(?:[-T&](?P<d2>[DO]))?o?(?P<m>M)(?:,?o?(?P<y>Y))?", read_calendar_date),
    ("M", r"(?P<m>M)t?(?P<d>[DO])(?:[-T](?P<d2>[DO])(?!M))?(?:,?(?P<y>Y))?", read_calendar_date),
    ("M", r"(?P<m>M)(?:,|o)?(?P<y>Y)(?P<d>)(?P<d2>)", read_calendar_date),
    ("M", r"(?P<m>M)(?P<y>)(?P<d>)(?P<d2>)", read_calendar_date),
    ("teSo'X", r"t?(?:e-?|S?o?t?)?'?(?P<x>X)_?", read_decade),
    ("terO", r"t?(?:e-?)?(?P<r>[rO])-?U", read_century),
    ("CDNYn", r"(?P<c>[CDNYn])(?P<oclock>3?)(?P<y>y?)(?P<zone>(?:x?z)?)", read_clock),
    ("H", r"(?P<c>H)(?P<y>)(?P<oclock>)(?P<zone>)", read_clock),
    ("VW", r"(?P<w>V)(?P<q>)|(?P<w2>W)(?P<q2>Q)", read_weekdays),
    ("teBLlbfFjJW", r"t?(?:(?P<e>[eBL])p?)?(?P<which>[lbfFjJ]?)(?P<w>W)", read_weekday),
    ("eBLd", r"(?:(?P<e>[eBL])-?)?(?P<d>d)", read_day_word),
    ("8", rf"8(?P<n>(?:{_N})?)[uUMWEP]", read_set_of_times),
    ("5", r"5(?P<n>)U", read_set_of_times),
    ("te", r"t?[ex]u", read_early_hours),
    ("t", r"tU[01]d", read_day_after_next),
    ("t", r"tP[01]", read_night_before),
    ("n", r"nn(?:-n)?(?!-?[uUgn])", read_year_in_words),
    ("ah", r"a?(?P<h>[hU])(?:a|-)?U", read_part_of_century),
    ("h", r"ha(?P<u>U)[LB]?", read_half_unit),
    ("DNYnaqkuU", rf"(?P<n>{_N}|aq|ako?|a|q|)(?P<n2>(?:[T&]{_N})?)(?P<u>[uU])(?P<orso>(?:&x)?)(?P<way>[ABLG01])", read_distance),
    ("tlfFbv", rf"t?(?P<which>[lfFb]|v(?=[qnDNu]))(?P<n>(?:{_N}|q|ko?|ako?)?)(?:T(?P<n2>{_N}))?x?(?P<u>u)", read_stretch),
    ("tr", rf"t?r(?P<n>{_N}|q|ko?)(?P<u>u)(?:ot?U)?", read_first_units),
    ("tS", r"(?:t?(?P<S>S)o(?P<t>t?)(?P<which>[lbfFjc]?)(?P<u>U))", read_end_of),
    ("eBL", r"(?P<e>[eBL])p?(?P<which>[lbfFjt])(?P<u>U)", read_early_unit),
    ("tcwrl", r"t?c?w?-?(?P<r>r|l)-?(?P<u>[Uuh])(?=[^o]|oY|ot|o[lj]|$)", read_quarter),
    ("telbfFjE", r"(?P<t>t?)(?:(?P<stage>e)-?)?t?(?P<which>[lbfFj]?)(?P<e>E)(?:o?(?P<y>Y))?", read_season),
    ("tlbfFjc", r"(?P<t>t?)(?P<which>[lbfFjc])w?(?P<u>U)", read_one_unit),
    ("tJ", r"(?:t=|J)[UP]", read_that_unit),
    ("teBLljfFbP", r"t?(?:(?P<e>[eBL])-?)?(?P<which>[ljfFb]?)(?P<p>P)", read_part_of_day),
    ("tU", r"t?(?P<u>U)-[AB]", read_year_ago),
    ("DNYnaqk", rf"(?P<n>{_N}|q|aq|ako?|a(?=-))(?:[T&-](?P<n2>{_N}))?-?(?P<gap>x?)(?P<u>u|(?<=[-DNngq])U)", read_duration),
    ("a", r"a-?U", read_rate_or_unit),
    ("t", r"tw?U", read_the_unit),
    ("U", r"U9?-?S", read_end_of_unit),
    ("tc", r"t?cx", read_latest_period),
    ("u", r"(?P<u>u)", read_some_units),
    ("eY", r"(?:(?P<e>e)-?)?(?P<y>Y)", read_year),
    ("v", r"v", read_vague),
)  # fmt: skip

_BY_LETTER: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
for _starts, _pattern, _build in _RULES:
    _compiled = re.compile(_pattern)
    for _letter in _starts:
        _BY_LETTER.setdefault(_letter, []).append((_compiled, _build))

_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
_FEASTS = {phrase: f"month:{month} day:{day}" for phrase, (month, day) in words.FEASTS.items()}
_FEASTS |= {phrase: f"easter{days:+d}" for phrase, days in words.EASTER_FEASTS.items()}
for _phrase, _value in sorted(
    {**words.VAGUE_PHRASES, **_FEASTS}.items(), key=lambda item: -len(item[0])
):
    _PHRASES.setdefault(_phrase[0], []).append((_phrase, _value))


def _qualifies(letters: Letters, end: int) -> bool:
    """Does the word before a token belong to the noun that begins there, as far as tags tell?"""
    return bool(letters.tags) and "".join(letters.tags[end : end + 1]).startswith(("NN", "JJ"))


def _phrase_at(letters: Letters, at: int) -> Found:
    """A vague phrase of the table that begins at a token."""
    for phrase, value in _PHRASES.get(letters.lower[at], ()):
        end = at + len(phrase)
        counted = phrase[-1] in ("past", "future") and letters.text[end : end + 1] in tuple("DNYnqkuUag")  # fmt: skip
        if tuple(letters.lower[at:end]) == phrase and not counted:
            if phrase[-1] == "future" and _qualifies(letters, end):
                return None  # "the future president"
            if value.endswith("REF") and not letters.words[end - 1].islower():
                return None  # the title of a film
            if value.startswith("easter"):
                if not letters.words[at][0].isupper():
                    return None
                return Piece(at, end, (("D", value),))
            if value.startswith("month"):
                month, day = value.split()
                return Piece(at, end, (("M", month), ("D", day)))
            return Piece(at, end, (("Z", f"={value}"),), "DATE", "none")
    return None


def find_pieces(letters: Letters) -> Iterator[Piece]:
    """
    The pieces of time expressions in a text, left to right, none overlapping another.

    >>> from crossread.language import read_by_rule
    >>> [p.steps for p in find_pieces(Letters(read_by_rule("at 6.50pm on Sunday")))]
    [(('C', 'clock:18:50'),), (('W', 'weekday:7'),)]
    """
    text, at, end = letters.text, 0, len(letters.text)
    while at < end:
        letter = text[at]
        piece = _phrase_at(letters, at) if letters.lower[at] in _PHRASES else None
        if piece is None and letters.lower[at] == "then" and at and letters.lower[at - 1] in ("since", "until", "till", "by") and text[at + 1 : at + 2] != "-":  # fmt: skip
            piece = Piece(at, at + 1, (("Z", "same"),), "DATE", "previous")
        if piece is None:
            for pattern, build in _BY_LETTER.get(letter, ()):
                match = pattern.match(text, at)
                if match is not None and match.end() > at:
                    piece = build(letters, match)
                    if piece is not None:
                        break
        if piece is None:
            at += 1
        else:
            if piece.steps:
                yield piece
            at = piece.last
