"""
Dates as reports write them: days, months, years, weekdays, seasons, quarters.

Each function reads one match of its rule in `time_pieces.py` and gives a piece, or None where the words
only look like a time. Wrong on: American and European order where both are possible (taken as American).
"""

import re

from crossread.lexicon import calendar as words
from crossread.reading.time_letters import DECADE_WORDS, ORDINALS, Letters, number_value
from crossread.reading.time_steps import Found, Piece, day_at, month_step, weekday_at, whole


def read_iso_date(letters: Letters, match: "re.Match[str]") -> Found:
    """ "2014-03-23"."""
    at = match.start()
    year, month, day = letters.lower[at], int(letters.lower[at + 2]), int(letters.lower[at + 4])
    if not 1 <= month <= 12 or letters.ends[at + 4] - letters.starts[at] != 10:
        return None
    return Piece(at, match.end(), (("Y", f"year:{year}"), ("M", f"month:{month}"), ("D", f"day:{day}")))  # fmt: skip


def read_slashed_date(letters: Letters, match: "re.Match[str]") -> Found:
    """ "3/23/2014", the month first unless it cannot be."""
    parts = letters.lower[match.start()].split("/")
    if not all(part.isdecimal() for part in parts):
        return None
    first, second, year = (int(part) for part in parts)
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    # American order unless it cannot be.
    month, day = (first, second) if first <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2100):
        return None
    return Piece(match.start(), match.end(), (("Y", f"year:{year}"), ("M", f"month:{month}"), ("D", f"day:{day}")))  # fmt: skip


def read_calendar_date(letters: Letters, match: "re.Match[str]") -> Found:
    """ "July 6, 2012", "6 July 2012", "the 6th of July", "May 26-27", "May 2012", "May"."""
    month_at = match.start("m")
    following = letters.words[match.end()] if match.end() < len(letters.words) else ""
    named = following.lower() in words.NAMED_AFTER_DATES and following[0].isupper()
    if match["d"] and (named or following in ("youth", "movement")):
        return Piece(match.start(), match.end(), ())  # a name that holds a date
    steps = []
    if match["y"]:
        steps.append(("Y", f"year:{letters.lower[match.start('y')]}"))
    steps.append(("M", month_step(letters, month_at)))
    if match["d"]:
        day = day_at(letters, match.start("d"))
        if not 1 <= day <= 31:
            return None
        second = day_at(letters, match.start("d2")) if match["d2"] else 0
        steps.append(("D", f"day:{day}/{second}" if day < second <= 31 else f"day:{day}"))
    return Piece(match.start(), match.end(), tuple(steps))


def read_month_of_year(letters: Letters, match: "re.Match[str]") -> Found:
    """ "March last year", "January of this year", "last August", "next March"."""
    month = month_step(letters, match.start("m"))
    if match["u"]:
        if letters.lower[match.start("u")] != "year":
            return None
        count = {"l": -1, "b": -1, "j": 0, "c": 0, "f": 1}[match["which"]]
        return Piece(match.start(), match.end(), (("Y", f"year{count:+d}"), ("M", month)))
    mark = {"l": "<", "b": "<", "f": ">", "F": ">", "j": "."}[match["which"]]
    return Piece(match.start(), match.end(), (("M", month + mark),))


_CURRENCY = frozenset("$ £ € ¥ # no. no".split())


def read_year(letters: Letters, match: "re.Match[str]") -> Found:
    """A bare year, where nothing beside it makes it a count, a price or a number of a thing."""
    at = match.start("y")
    year = int(letters.lower[at])
    before = letters.lower[at - 1] if at else ""
    after = letters.lower[at + 1] if at + 1 < len(letters.lower) else ""
    glued = at + 1 < len(letters.lower) and letters.starts[at + 1] == letters.ends[at]
    ranged = before == "-" and at > 1 and letters.text[at - 2] in "Ye"  # 1939-1945, mid-1996
    touching = at and not ranged and letters.starts[at] == letters.ends[at - 1]
    if (
        before in _CURRENCY
        or before in words.NUMBERED_THINGS
        or (touching and before in (":", ".", "-", "/", "@"))
    ):
        return None
    if (
        (after in words.COUNTED_AFTER_YEARS and before != "the")
        or after in words.PLURALS
        or after in ("%", "per", "/")
    ):
        return None
    if after == "-" and letters.lower[at + 2 : at + 3] and letters.lower[at + 2] in (*words.UNITS, "strong", "foot", "metre", "meter", "mile"):  # fmt: skip
        return None
    if glued and after not in (",", ".", ")", "]", ";", ":", "-", "–", "—", "'s", "’s", "?", "!", '"', "”", "’", "'", "/", "..."):  # fmt: skip
        return None
    told = before in ("in", "since", "by", "until", "during", "from", "early", "late", "mid", "of", "fiscal", "year", "for", "before", "after", "(", "summer", "spring", "winter", "autumn", "fall", "through", "between")  # fmt: skip
    if not (1900 <= year <= 2060 or (told and 1000 <= year <= 2099 and before != "of")):
        return None
    if not told and before in ("than", "about", "nearly", "some", "least", "almost", "over", "to", "around", "approximately") and not 1950 <= year <= 2035:  # fmt: skip
        return None
    return Piece(match.start(), match.end(), (("Y", f"year:{year}"),))


def read_decade(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the 1980s", "the mid-'90s", "the eighties"; not ages and degrees."""
    at = match.start("x")
    word = letters.lower[at]
    before = letters.lower[at - 1] if at else ""
    if word in DECADE_WORDS:
        digits = f"19{DECADE_WORDS[word]}"
    elif len(word) == 4:
        digits = word[:3]
        if word[3] != "0":
            return None
    elif len(word) == 2 and word[1] == "0" and word != "00":
        marked = before in ("'", "’", "‘")
        start = at - 1
        while start and letters.text[start] in "-e'S ":
            start -= 1
        owner = letters.text[start] if start >= 0 else "x"
        # "in his mid-40s", "a man in their 30s", "temperatures in the mid-80s": ages and degrees.
        if owner == "i" or (not marked and not (owner == "t" and letters.lower[start - 1 : start] != ["temperatures"])):  # fmt: skip
            return None
        if any(w in ("temperature", "temperatures", "degrees", "aged", "age") for w in letters.lower[max(0, at - 12) : at + 8]):  # fmt: skip
            return None
        digits = f"19{word[0]}"
    else:
        return None
    return whole(match, f"decade:{digits}")


def read_century(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the 19th century", "early twentieth-century"."""
    if letters.lower[match.end() - 1] != "century":
        return None
    at = match.start("r")
    number = ORDINALS.get(letters.lower[at]) or day_at(letters, at)
    return whole(match, f"century:{number - 1:02d}")


def read_weekday(letters: Letters, match: "re.Match[str]") -> Found:
    """ "Friday", "last Friday", "next Friday", "early on Friday"."""
    number = weekday_at(letters, match.start("w"))
    mark = {"l": "<", "b": "<<", "f": ">", "F": ">", "j": "", "J": ""}.get(match["which"] or "", "")
    anchor = "previous" if match["which"] in ("b", "J") else "publication"
    if match["which"] == "F" and letters.lower[match.start("which")] == "following":
        anchor = "previous"
    steps = (("W", f"weekday:{number}{mark}"),)
    modifier = None
    if match["e"]:
        stage = letters.lower[match.start("e")]
        modifier = words.STAGES[stage]
        # News says "early Friday" of the hours before most people are up.
        if stage == "early":
            return Piece(match.start(), match.end(), (*steps, ("P", "part:MO")), "TIME", anchor, None)  # fmt: skip
    return Piece(match.start(), match.end(), steps, "DATE", anchor, modifier)


def read_weekdays(letters: Letters, match: "re.Match[str]") -> Found:
    """ "Fridays", "Friday nights": days that come back."""
    number = weekday_at(letters, match.start("w"))
    part = f"T{words.PARTS[letters.lower[match.end() - 1].rstrip('s')]}" if match["q"] else ""
    return whole(match, f"=XXXX-WXX-{number}{part}", "SET", "none")


def read_day_word(letters: Letters, match: "re.Match[str]") -> Found:
    """ "yesterday", "late tonight", "overnight"."""
    word = letters.lower[match.start("d")]
    modifier = words.STAGES[letters.lower[match.start("e")]] if match["e"] else None
    if word == "overnight":
        return Piece(match.start(), match.end(), (("D", "day+0"), ("P", "part:NI")), "TIME", "previous", modifier)  # fmt: skip
    days, part = words.DAY_WORDS[word]
    steps: tuple[tuple[str, str], ...] = (("D", f"day{days:+d}"),)
    if part:
        return Piece(match.start(), match.end(), (*steps, ("P", f"part:{part}")), "TIME", "publication", modifier)  # fmt: skip
    return Piece(match.start(), match.end(), steps, "DATE", "publication", modifier)


def read_day_after_next(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the day after tomorrow", "the day before yesterday"."""
    step = {"tomorrow": "day+2", "yesterday": "day-2"}.get(letters.lower[match.end() - 1])
    return Piece(match.start(), match.end(), (("D", step),)) if step else None


def read_year_in_words(letters: Letters, match: "re.Match[str]") -> Found:
    """ "nineteen ninety-six", as broadcasts spell it."""
    first, last = match.span()
    century = number_value(letters.lower[first : first + 1])
    rest = number_value(letters.lower[first + 1 : last])
    if century not in (19, 20) or rest is None or not 10 <= rest <= 99 or (rest < 20 and last - first > 2):  # fmt: skip
        return None
    return Piece(first, last, (("Y", f"year:{century:.0f}{rest:.0f}"),))


def read_quarter(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the third quarter", "first half of 2014", "last year's fourth quarter"."""
    at = match.start("u")
    word = letters.lower[at]
    number = ORDINALS[letters.lower[match.start("r")]] if match["r"] != "l" else 9
    if letters.words[at][0].isupper():
        return None
    if word in ("quarter", "quarters"):
        if not 1 <= number <= 4:
            return None
        return Piece(match.start(), match.end(), (("M", f"quarter:{number}"),))
    if word == "half":
        if number not in (1, 2, 9):
            return None
        return Piece(match.start(), match.end(), (("M", f"half:{min(number, 2)}"),))
    return None


def read_season(letters: Letters, match: "re.Match[str]") -> Found:
    """ "last summer", "the spring of 2012", "in winter"."""
    at = match.start("e")
    word = letters.lower[at]
    which = match["which"] or ""
    before = letters.lower[match.start() - 1] if match.start() else ""
    year = match["y"]
    mark = {"l": "<", "b": "<", "f": ">", "F": ">", "j": ".", "": ""}[which]
    if not which and not year and before not in ("in", "during", "over", "by", "for", "since", "until", "of", "this", "throughout", "through") and not match["stage"]:  # fmt: skip
        return None
    if word in ("spring", "fall") and not (which or year or match["t"] or before in ("in", "during", "by")):  # fmt: skip
        return None
    steps = [("M", f"season:{words.SEASONS[word]}{mark}")]
    if year:
        steps.insert(0, ("Y", f"year:{letters.lower[match.start('y')]}"))
    modifier = words.STAGES[letters.lower[match.start("stage")]] if match["stage"] else None
    return Piece(match.start(), match.end(), tuple(steps), "DATE", "publication", modifier)


def read_vague(letters: Letters, match: "re.Match[str]") -> Found:
    """ "now", "recently", "soon": a time that nobody fixes."""
    word = letters.lower[match.end() - 1]
    if word == "soon" and letters.lower[match.start() - 1 : match.start()] in (["as"], ["too"]):
        return None
    return whole(match, f"={words.VAGUE[word]}", "DATE", "none")
