"""
The pieces of time expressions: what each rule of the grammar matches, and the steps it stands for.

A rule is a regular expression over the letters of `reading/time_letters.py` and a function that reads
a match and gives a piece, or None where the words only look like a time. The rules stand in one table
at the end, in the order in which they are tried; `reading/times.py` documents the steps and joins
the pieces. Wrong on: what the rules do not list; they are read off TimeML's guidelines and news, not
learnt.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from crossread.lexicon import calendar as words
from crossread.model import TimeType
from crossread.reading.time_letters import DECADE_WORDS, ORDINALS, Letters, number_value


class Piece(NamedTuple):
    """A part of a time expression: tokens `first` to `last`, and its steps by kind."""

    first: int
    last: int
    steps: tuple[tuple[str, str], ...]  # (kind, step); kinds Y M D W P C, or Z for a whole meaning
    type: TimeType = "DATE"
    anchor: str = "publication"
    modifier: str | None = None

    @property
    def kinds(self) -> str:
        return "".join(kind for kind, _ in self.steps)


_N = r"(?:[Dn]&ah|DN|[DNY]g?|n(?:-?[ng]|&n)*|ag)"
_UNIT = r"[uU]"

Found = Piece | None
Build = Callable[[Letters, "re.Match[str]"], Found]


def _unit(letters: Letters, at: int) -> str:
    word = letters.lower[at]
    return words.PLURALS.get(word, word)


def _whole(match: "re.Match[str]", step: str, kind: TimeType = "DATE", anchor: str = "publication", modifier: str | None = None) -> Piece:  # fmt: skip
    return Piece(match.start(), match.end(), (("Z", step),), kind, anchor, modifier)


def _month(letters: Letters, at: int) -> str:
    return f"month:{words.MONTHS[letters.lower[at].rstrip('.')]}"


def _day(letters: Letters, at: int) -> int:
    if letters.text[at] == "r":
        return ORDINALS[letters.lower[at]]
    return int(re.sub(r"\D", "", letters.lower[at]))


# ------------------------------------------------------------------------------- dates


def _iso(letters: Letters, match: "re.Match[str]") -> Found:
    at = match.start()
    year, month, day = letters.lower[at], int(letters.lower[at + 2]), int(letters.lower[at + 4])
    if not 1 <= month <= 12 or letters.ends[at + 4] - letters.starts[at] != 10:
        return None
    return Piece(at, match.end(), (("Y", f"year:{year}"), ("M", f"month:{month}"), ("D", f"day:{day}")))  # fmt: skip


def _slashed(letters: Letters, match: "re.Match[str]") -> Found:
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


def _calendar_date(letters: Letters, match: "re.Match[str]") -> Found:
    """ "July 6, 2012", "6 July 2012", "the 6th of July", "May 26-27", "May 2012", "May"."""
    month_at = match.start("m")
    following = letters.words[match.end()] if match.end() < len(letters.words) else ""
    named = following.lower() in words.NAMED_AFTER_DATES and following[0].isupper()
    if match["d"] and (named or following in ("youth", "movement")):
        return Piece(match.start(), match.end(), ())  # a name that holds a date
    steps = []
    if match["y"]:
        steps.append(("Y", f"year:{letters.lower[match.start('y')]}"))
    steps.append(("M", _month(letters, month_at)))
    if match["d"]:
        day = _day(letters, match.start("d"))
        if not 1 <= day <= 31:
            return None
        second = _day(letters, match.start("d2")) if match["d2"] else 0
        steps.append(("D", f"day:{day}/{second}" if day < second <= 31 else f"day:{day}"))
    return Piece(match.start(), match.end(), tuple(steps))


def _month_of_year(letters: Letters, match: "re.Match[str]") -> Found:
    """ "March last year", "January of this year", "last August", "next March"."""
    month = _month(letters, match.start("m"))
    if match["u"]:
        if letters.lower[match.start("u")] != "year":
            return None
        count = {"l": -1, "b": -1, "j": 0, "c": 0, "f": 1}[match["which"]]
        return Piece(match.start(), match.end(), (("Y", f"year{count:+d}"), ("M", month)))
    mark = {"l": "<", "b": "<", "f": ">", "F": ">", "j": "."}[match["which"]]
    return Piece(match.start(), match.end(), (("M", month + mark),))


_CURRENCY = frozenset("$ £ € ¥ # no. no".split())


def _year(letters: Letters, match: "re.Match[str]") -> Found:
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


def _decade(letters: Letters, match: "re.Match[str]") -> Found:
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
    return _whole(match, f"decade:{digits}")


def _century(letters: Letters, match: "re.Match[str]") -> Found:
    if letters.lower[match.end() - 1] != "century":
        return None
    at = match.start("r")
    number = ORDINALS.get(letters.lower[at]) or _day(letters, at)
    return _whole(match, f"century:{number - 1:02d}")


def _weekday_number(letters: Letters, at: int) -> int:
    word = letters.lower[at].rstrip(".")
    return words.WEEKDAYS.get(word) or words.WEEKDAYS.get(word.rstrip("s")) or words.SHORT_WEEKDAYS[word]  # fmt: skip


def _weekday(letters: Letters, match: "re.Match[str]") -> Found:
    """ "Friday", "last Friday", "next Friday", "early on Friday"."""
    number = _weekday_number(letters, match.start("w"))
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


def _weekdays(letters: Letters, match: "re.Match[str]") -> Found:
    number = _weekday_number(letters, match.start("w"))
    part = f"T{words.PARTS[letters.lower[match.end() - 1].rstrip('s')]}" if match["q"] else ""
    return _whole(match, f"=XXXX-WXX-{number}{part}", "SET", "none")


def _day_word(letters: Letters, match: "re.Match[str]") -> Found:
    word = letters.lower[match.start("d")]
    modifier = words.STAGES[letters.lower[match.start("e")]] if match["e"] else None
    if word == "overnight":
        return Piece(match.start(), match.end(), (("D", "day+0"), ("P", "part:NI")), "TIME", "previous", modifier)  # fmt: skip
    days, part = words.DAY_WORDS[word]
    steps: tuple[tuple[str, str], ...] = (("D", f"day{days:+d}"),)
    if part:
        return Piece(match.start(), match.end(), (*steps, ("P", f"part:{part}")), "TIME", "publication", modifier)  # fmt: skip
    return Piece(match.start(), match.end(), steps, "DATE", "publication", modifier)


# ------------------------------------------------------------------------------- time of day


def _part(letters: Letters, match: "re.Match[str]") -> Found:
    """ "this morning", "last night", "that evening", "morning", "the pre-dawn hours"."""
    at = match.start("p")
    word = letters.lower[at]
    which = match["which"] or ""
    before = letters.lower[match.start() - 1] if match.start() else ""
    after_day = letters.text[match.start() - 1 : match.start()] in tuple("WdDO")
    if not after_day and not letters.words[at].islower() and not letters.words[at].istitle():
        return None  # the name of a broadcast: "THE MORNING SHOW"
    if letters.words[at].istitle() and letters.lower[at + 1 : at + 2]:
        if letters.lower[at + 1] in words.AFTER_TITLE_PARTS and letters.words[at + 1].istitle():
            return None  # "the Evening News"
    if before in ("a", "an"):
        return None  # "a late night tour", "an evening class"
    if not which and not match["e"] and letters.text[match.start()] == "P" and before not in words.BEFORE_PARTS and not after_day:  # fmt: skip
        return None
    step = ("P", f"part:{words.PARTS[word]}")
    modifier = words.STAGES[letters.lower[match.start("e")]] if match["e"] else None
    if which in ("l", "j") and which:
        if which == "l" and letters.lower[match.start("which")] == "past":
            return None
        day = "day-1" if which == "l" else "day+0"
        return Piece(match.start(), match.end(), (("D", day), step), "TIME", "publication", modifier)  # fmt: skip
    if which in ("f", "F", "b"):
        day = "day-1" if which == "b" else "day+1"
        return Piece(match.start(), match.end(), (("D", day), step), "TIME", "previous", modifier)
    return Piece(match.start(), match.end(), (step,), "TIME", "previous", modifier)


def _early_hours(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the early hours of Sunday", "in the small hours"."""
    if letters.lower[match.end() - 1] != "hours" or letters.lower[match.end() - 2] not in ("early", "small", "wee"):  # fmt: skip
        return None
    return Piece(match.start(), match.end(), (("P", "part:MO"),), "TIME", "previous")


def _night_before(letters: Letters, match: "re.Match[str]") -> Found:
    step = f"part:{words.PARTS[letters.lower[match.start() + 1]]}"
    day = "day-1" if letters.text[match.end() - 1] == "1" else "day+1"
    return Piece(match.start(), match.end(), (("D", day), ("P", step)), "TIME", "previous")


def _day_after_next(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the day after tomorrow", "the day before yesterday"."""
    step = {"tomorrow": "day+2", "yesterday": "day-2"}.get(letters.lower[match.end() - 1])
    return Piece(match.start(), match.end(), (("D", step),)) if step else None


def _clock(letters: Letters, match: "re.Match[str]") -> Found:
    at = match.start("c")
    word = letters.lower[at]
    before = letters.lower[at - 1] if at else ""
    text = letters.lower
    if letters.text[at] == "H":
        clock = words.HOURS_WITH_NAMES[word]
        return Piece(match.start(), match.end(), (("C", f"clock:{clock}"),), "TIME", "previous")
    half = match["y"]
    number = number_value([word]) if letters.text[at] == "n" else None
    hour, _, minute = (f"{number:.0f}" if number else word).replace(".", ":").partition(":")
    if letters.text[at] in "NYD" and match["zone"] and len(word) == 4:
        hour, minute = word[:2], word[2:]  # 0300 GMT
    elif half and word.isdecimal() and 3 <= len(word) <= 4:
        hour, minute = word[:-2], word[-2:]  # 530 am
    if not hour.isdecimal() or (minute and not (minute.isdecimal() and len(minute) == 2)):
        return None
    hours = int(hour)
    if half:
        evening = text[match.start("y")].startswith("p")
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if evening else 0)
    elif match["oclock"]:
        # Nobody says "five o'clock" of the hour before dawn without saying so.
        near = letters.lower[at : at + 6]
        hours += 12 if 1 <= hours <= 6 and not {"morning", "dawn", "a.m."} & set(near) else 0
    elif not (":" in word and minute and (text[at + 1 : at + 3] == ["local", "time"] or before in ("at", "around", "about", "by", "until", "from", "since", "after", "before", "between", "to", "near") or match["zone"])) and not match["zone"]:  # fmt: skip
        return None
    if hours > 24 or (minute and int(minute) > 59):
        return None
    return Piece(match.start(), match.end(), (("C", f"clock:{hours:02d}:{minute or '00'}"),), "TIME", "previous")  # fmt: skip


# ------------------------------------------------------------------------------- units


def _duration_value(count: float | None, unit: str) -> str:
    """The ISO duration of so many units; X for a number that is not told."""
    code, timed = words.UNITS[unit]
    prefix = "PT" if timed else "P"
    if count is None:
        return f"{prefix}X{code}" if code not in ("DE", "CE") else f"PX{code}"
    if unit in ("weekend", "night"):
        code = "D"
    if unit == "fortnight":
        count *= 2
    if unit == "decade":
        return f"P{count * 10:.0f}Y"
    if unit == "century":
        return f"P{count * 100:.0f}Y"
    if unit == "millennium":
        return f"P{count * 1000:.0f}Y"
    if count == int(count):
        return f"{prefix}{int(count)}{code}"
    if unit == "year":
        whole = int(count)
        return (f"P{whole}Y" if whole else "P") + f"{round((count - whole) * 12)}M"
    smaller = {"day": ("T", 24, "H"), "hour": ("", 60, "M"), "minute": ("", 60, "S"), "week": ("", 7, "D"), "month": ("", 30, "D")}  # fmt: skip
    if unit in smaller:
        mark, size, letter = smaller[unit]
        whole, rest = int(count), round((count - int(count)) * size)
        return f"{prefix}{f'{whole}{code}' if whole else ''}{mark}{rest}{letter}"
    return f"{prefix}{count:g}{code}"


def _count(letters: Letters, match: "re.Match[str]", group: str = "n") -> float | None:
    """The number of a group; None for several and few; a couple is two."""
    first, last = match.span(group)
    if first < 0 or "q" in match[group]:
        return None
    return number_value(letters.lower[first:last])


def _person_age(letters: Letters, match: "re.Match[str]") -> bool:
    """Is the match the age of a person or animal: "34-year-old singer", "50 years old", "aged"?"""
    end = match.end()
    tail = letters.text[end : end + 2]
    if tail[:1] == "4" or tail == "-4":
        thing = end + len(tail.split("4")[0]) + 1
        following = letters.lower[thing : thing + 2]
        return tail[:1] == "4" or not any(word in words.OLD_THINGS for word in following)
    before = letters.lower[max(0, match.start() - 2) : match.start()]
    return "aged" in before or letters.lower[end : end + 2] == ["of", "age"]


def _duration(letters: Letters, match: "re.Match[str]") -> Found:
    """ "three months", "16-month", "several weeks", "six relentless months", "two to three weeks"."""
    at = match.end("u") - 1
    unit = _unit(letters, at)
    if _person_age(letters, match):
        return None
    text = match["n"]
    if match["gap"] and not (letters.lower[match.start("gap")].isalpha() and letters.words[match.start("gap")].islower()):  # fmt: skip
        return None
    if match["gap"] and letters.lower[match.start("gap")] in ("in", "people", "times", "percent", "hours", "whose", "had", "was"):  # fmt: skip
        return None
    count = _count(letters, match, "n2") if match["n2"] else _count(letters, match)
    if unit == "quarter" and (text.startswith("a") or not letters.lower[at].endswith("s")):
        return None
    if unit == "quarter" and letters.text[match.end() : match.end() + 1] == "o":
        return None
    if unit in ("minute", "second") and text == "a" and match["u"] == "U":
        return None
    if text == "a" and unit in ("night", "weekend"):
        return None
    value = _duration_value(count, unit)
    end = match.end()
    last = end
    modifier = None
    # "a year and a half"
    if letters.text[end : end + 3] in ("&ah",) and count is not None:
        value, last = _duration_value(count + 0.5, unit), end + 3
    elif letters.lower[end : end + 2] == ["or", "so"]:
        last, modifier = end + 2, "APPROX"
    elif letters.text[end : end + 1] == "-" and letters.text[end + 1 : end + 2] == "4":
        last = end + 2
    return Piece(match.start(), last, (("Z", f"={value}"),), "DURATION", "none", modifier)


def _some_units(letters: Letters, match: "re.Match[str]") -> Found:
    """ "months of", "for years", "days before": a plural without a number beside a word of time."""
    at = match.start("u")
    before = letters.lower[at - 1] if at else ""
    after = letters.lower[at + 1] if at + 1 < len(letters.lower) else ""
    if before in ("for", "within", "in", "after", "over", "during", "of", "just", "only", "mere", "through", "spent", "lasting", "and", "or", "take", "took", "taken", "last", "lasted", "weeks", "months", "days") or after in ("of", "before", "after", "later", "earlier", "away", "ago", "ahead", "on"):  # fmt: skip
        unit = _unit(letters, at)
        if unit == "quarter":
            return None
        if before == "of" and letters.lower[at - 2 : at - 1] not in (["couple"], ["spate"], ["matter"], ["series"]):  # fmt: skip
            return None
        if after == "away":
            return Piece(at, at + 2, (("Z", "=FUTURE_REF"),), "DATE", "none")
        if after == "ahead":
            return Piece(at, at + 2, (("Z", f"={_duration_value(None, unit)}"),), "DURATION", "none")  # fmt: skip
        return Piece(at, at + 1, (("Z", f"={_duration_value(None, unit)}"),), "DURATION", "none")
    return None


def _distance(letters: Letters, match: "re.Match[str]") -> Found:
    """ "three days ago", "two weeks later", "a year earlier", "six months after the vote"."""
    at = match.end("u") - 1
    unit = _unit(letters, at)
    count = _count(letters, match) if match["n"] else None
    way = letters.lower[match.start("way")]
    if unit in ("second",) and match["u"] == "U" and not match["n"]:
        return None
    if not match["n"] and match["u"] == "U":
        # "the day before", and nothing else: "day after day" is no day.
        if letters.text[match.start() - 1 : match.start()] != "t":
            return None
        count = 1.0
    if way in ("before", "after"):
        value = _duration_value(count, unit)
        following = letters.lower[match.end() : match.end() + 1]
        ends = not following or following[0] in (".", ",", ";", ")", '"', "”", "and", "?")
        if not ends or count is None:
            return Piece(match.start(), match.end("u"), (("Z", f"={value}"),), "DURATION", "event", "AFTER" if way == "after" else "BEFORE")  # fmt: skip
    forward = way in ("later", "after", "afterwards", "afterward", "away", "hence")
    if count is None:
        if way == "ago":
            return _whole(match, "=PAST_REF", "DATE", "none")
        if way in ("away", "hence"):
            return _whole(match, "=FUTURE_REF", "DATE", "none")
        return Piece(match.start(), match.end(), (("Z", f"={_duration_value(None, unit)}"),), "DURATION", "event")  # fmt: skip
    anchor = "publication" if way in ("ago", "away", "hence") else "previous"
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit == "century":
        unit, count = "year", count * 100
    elif unit == "decade":
        unit, count = "year", count * 10
    elif unit == "quarter":
        unit, count = "month", count * 3
    elif unit in ("night", "weekend"):
        unit = "day"
    if count > 3000:
        return _whole(match, f"={_duration_value(count, unit)}", "DURATION", anchor)
    if count != int(count):
        finer = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60)}.get(unit, (unit, 1))  # fmt: skip
        unit, count = finer[0], round(count * finer[1])
    modifier = "APPROX" if match["orso"] or match["n2"] else None
    if unit in ("hour", "minute", "second"):
        # From a time of day that is seldom told: how long, and from where, is all that is known.
        return _whole(match, f"={_duration_value(count, unit)}", "DURATION", anchor, modifier)
    kind: TimeType = "DATE"
    return _whole(match, f"shift:{unit}{int(count) if forward else -int(count):+d}", kind, anchor, modifier)  # fmt: skip


def _stretch(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the past two years", "the next few days", "recent months", "the coming weeks"."""
    at = match.end("u") - 1
    unit, plural = _unit(letters, at), letters.text[at] == "u"
    which = letters.lower[match.start("which")]
    has_number = bool(match["n"])
    if match["which"] == "v" and which != "recent":
        return None
    forward = which in ("next", "coming", "following", "upcoming")
    if has_number and (plural or unit != "year"):
        count = _count(letters, match, "n2") if match["n2"] else _count(letters, match)
        if unit == "quarter" and count is None:
            return _whole(match, "=FUTURE_REF" if forward else "=PAST_REF", "DATE", "none")
        return Piece(match.start(), match.end(), (("Z", f"={_duration_value(count, unit)}"),), "DURATION", "publication", None)  # fmt: skip
    if plural:
        return _whole(match, "=FUTURE_REF" if forward else "=PAST_REF", "DATE", "none")  # fmt: skip
    return None


_REF_UNITS = frozenset("day week month quarter year weekend decade century".split())


def _one_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "last week", "this year", "the next day", "the previous month", "the past year"."""
    at = match.start("u")
    unit = _unit(letters, at)
    which = letters.lower[match.start("which")]
    the = bool(match["t"])
    if unit not in _REF_UNITS:
        if the and which in ("past", "last") and unit in ("hour", "minute", "fortnight"):
            return _whole(match, f"={_duration_value(1, unit)}", "DURATION", "publication")
        if which in ("last", "past", "next") and unit == "fortnight":
            return _whole(match, "=P2W", "DURATION", "publication")
        return None
    if which == "past" or (which == "last" and the and unit not in ("quarter", "weekend", "day")):
        # "the past year" is the twelve months up to now, "last year" the calendar's.
        if which == "past" and unit == "weekend":
            return _whole(match, "weekend-1")
        if which == "past" and not the and letters.text[at - 2 : at - 1] != "j":
            return None
        if unit in ("decade", "century"):
            return _whole(match, f"={_duration_value(1, unit)}", "DURATION", "publication")
        return _whole(match, f"={_duration_value(1, unit)}", "DURATION", "publication")
    if which == "last" and unit == "day":
        return None
    if which == "latest":
        return _whole(match, "quarter", "DATE", "previous") if unit == "quarter" else None
    if which in ("previous", "preceding"):
        return _whole(match, f"{unit}-1", "DATE", "previous")
    ahead = letters.lower[match.start() - 1 : match.start()]
    if which == "next" and the and unit != "day" and ahead in (["in"], ["over"], ["within"], ["during"], ["for"]):  # fmt: skip
        return _whole(match, f"={_duration_value(1, unit)}", "DURATION", "publication")
    if which == "following" or (which == "next" and (the or unit == "day")):
        anchor = "previous" if which == "following" or unit == "day" or the else "publication"
        return _whole(match, f"{unit}+1", "DATE", anchor)
    if which in ("next", "coming", "upcoming"):
        return _whole(match, f"{unit}+1")
    if which == "last":
        return _whole(match, f"{unit}-1")
    return _whole(match, f"{unit}+0")


def _that_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the same day", "that year", "that night"."""
    at = match.end() - 1
    if letters.text[at] == "P":
        step = f"part:{words.PARTS[letters.lower[at]]}"
        return Piece(match.start(), match.end(), (("P", step),), "TIME", "previous")
    unit = _unit(letters, at)
    if unit not in _REF_UNITS:
        return None
    return _whole(match, "quarter" if unit == "quarter" else f"{unit}+0", "DATE", "previous")


def _year_in_words(letters: Letters, match: "re.Match[str]") -> Found:
    """ "nineteen ninety-six", as broadcasts spell it."""
    first, last = match.span()
    century = number_value(letters.lower[first : first + 1])
    rest = number_value(letters.lower[first + 1 : last])
    if century not in (19, 20) or rest is None or not 10 <= rest <= 99 or (rest < 20 and last - first > 2):  # fmt: skip
        return None
    return Piece(first, last, (("Y", f"year:{century:.0f}{rest:.0f}"),))


def _part_of_century(letters: Letters, match: "re.Match[str]") -> Found:
    """ "a quarter-century", "half a century"."""
    if letters.lower[match.end() - 1] != "century":
        return None
    share = letters.lower[match.start("h")]
    if share not in ("half", "quarter"):
        return None
    return _whole(match, "=P50Y" if share == "half" else "=P25Y", "DURATION", "none")


def _end_of_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "year-end", "by day's end"."""
    unit = _unit(letters, match.start())
    if unit not in _REF_UNITS or letters.lower[match.end() - 1] != "end":
        return None
    step = "own-day" if unit == "day" else f"{unit}+0"
    return _whole(match, step, "DATE", "publication", "END")


def _latest_period(letters: Letters, match: "re.Match[str]") -> Found:
    if letters.lower[match.end() - 1] != "period":
        return None
    return _whole(match, "quarter", "DATE", "previous")


def _the_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the quarter", "the weekend", "during the day", "for the year"."""
    at = match.end() - 1
    unit = _unit(letters, at)
    before = letters.lower[match.start() - 1] if match.start() else ""
    if letters.text[match.end() : match.end() + 1] == "o" and before != "during":
        return None
    if letters.lower[at + 1 : at + 2] in (["century"], ["mile"], ["final"], ["finals"], ["before"], ["after"]):  # fmt: skip
        return None
    if unit == "weekend":
        return _whole(match, "weekend")
    if unit == "quarter" and letters.words[at].islower():
        return _whole(match, "quarter", "DATE", "previous")
    if unit == "year" and letters.lower[at + 1 : at + 2] in (["ended"], ["ending"]):
        return _whole(match, "=P1Y", "DURATION", "none")
    if unit == "year" and letters.text[match.start() + 1] == "w":
        return _whole(match, "year+0")
    if unit == "day" and before in ("during", "of", "in"):
        return _whole(match, "own-day")
    if unit in ("week", "month", "year") and before in ("in", "of", "during", "for", "this", "throughout"):  # fmt: skip
        return _whole(match, f"{unit}+0")
    return None


def _quarter(letters: Letters, match: "re.Match[str]") -> Found:
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


def _season(letters: Letters, match: "re.Match[str]") -> Found:
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


def _set(letters: Letters, match: "re.Match[str]") -> Found:
    """ "every day", "each July", "200 people a day", "twice a week", "every two years"."""
    at = match.end() - 1
    letter = letters.text[at]
    if letter == "M":
        return _whole(match, f"=XXXX-{words.MONTHS[letters.lower[at].rstrip('.')]:02d}", "SET", "none")  # fmt: skip
    if letter == "W":
        return _whole(match, f"=XXXX-WXX-{_weekday_number(letters, at)}", "SET", "none")
    if letter == "E":
        return _whole(match, f"=XXXX-{words.SEASONS[letters.lower[at]]}", "SET", "none")
    if letter == "P":
        return _whole(match, f"=XXXX-XX-XXT{words.PARTS[letters.lower[at]]}", "SET", "none")
    unit = _unit(letters, at)
    count = _count(letters, match) if match["n"] else 1.0
    return _whole(match, f"={_duration_value(count, unit)}", "SET", "none")


_RATED = frozenset("people percent % times cents dollars hours once twice pages barrels tons tonnes miles km euros pounds man".split())  # fmt: skip


def _rate_or_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "a day": a rate behind a count, a duration behind a preposition or at the start."""
    at = match.end() - 1
    unit = _unit(letters, at)
    start = match.start()
    before = letters.lower[start - 1] if start else ""
    letter = letters.text[start - 1] if start else "|"
    if unit in ("second", "minute", "night", "quarter", "weekend", "century") and letter not in "p":
        return None
    if letters.lower[at + 1 : at + 2] == ["old"]:
        return None
    if before in _RATED or letter in "DNg" or (start > 1 and before.endswith("s") and before.isalpha() and letters.text[start - 2] in "DNYngq" and letter == "x"):  # fmt: skip
        return _whole(match, f"={_duration_value(1, unit)}", "SET", "none")
    if unit == "quarter":
        return None
    if letters.text[at + 1 : at + 4] == "&ah":
        return Piece(start, at + 4, (("Z", f"={_duration_value(1.5, unit)}"),), "DURATION", "none")
    if letter in "p|TB&" or before in ("than", "after", "nearly", "almost", "within", "least", "only", "just", "about", "take", "took", "takes", "once", "half", "over", "of", "under"):  # fmt: skip
        last = match.end()
        modifier = None
        if letters.lower[last : last + 2] == ["or", "so"]:
            last, modifier = last + 2, "APPROX"
        return Piece(start, last, (("Z", f"={_duration_value(1, unit)}"),), "DURATION", "none", modifier)  # fmt: skip
    if letters.lower[at + 1 : at + 3] == ["or", "so"]:
        return Piece(start, at + 3, (("Z", f"={_duration_value(1, unit)}"),), "DURATION", "none", "APPROX")  # fmt: skip
    return None


def _end_of(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the end of the month", "by year's end", "the first two months of the year"."""
    at = match.start("u")
    unit = _unit(letters, at)
    which = match["which"] or ""
    if unit not in _REF_UNITS:
        return None
    count = {"l": -1, "b": -1, "f": 1, "F": 1}.get(which, 0)
    stage = letters.lower[match.start("S")]
    anchor = "previous" if unit == "day" else "publication"
    step = f"{unit}{count:+d}" if unit != "weekend" else "weekend"
    return _whole(match, step, "DATE", anchor, words.STAGES[stage])


def _early_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "earlier this week", "later in the year", "late last month", "early next year"."""
    unit = _unit(letters, match.start("u"))
    if unit not in _REF_UNITS:
        return None
    count = {"l": -1, "b": -1, "f": 1, "F": 1}.get(match["which"] or "", 0)
    anchor = "previous" if unit == "day" and match["which"] == "t" else "publication"
    return _whole(match, f"{unit}{count:+d}", "DATE", anchor, words.STAGES[letters.lower[match.start("e")]])  # fmt: skip


def _year_ago(letters: Letters, match: "re.Match[str]") -> Found:
    """ "year-ago", "year-earlier", "the year-earlier quarter": beside a figure of this year."""
    if letters.lower[match.start("u")] != "year":
        return None
    last = match.end()
    if letters.lower[last : last + 1] in (["quarter"], ["period"]):
        last += 1
    return Piece(match.start(), last, (("Z", "shift:year-1"),), "DATE", "previous")


def _vague(letters: Letters, match: "re.Match[str]") -> Found:
    word = letters.lower[match.end() - 1]
    if word == "soon" and letters.lower[match.start() - 1 : match.start()] in (["as"], ["too"]):
        return None
    return _whole(match, f"={words.VAGUE[word]}", "DATE", "none")


def _nth_day(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the first six months": a stretch at the start of something."""
    at = match.start("u")
    return _whole(match, f"={_duration_value(_count(letters, match), _unit(letters, at))}", "DURATION", "none")  # fmt: skip


# The letters a rule can begin with, its pattern, and what builds a piece from a match.
# In order: at one place the first that fits wins, so the longer and surer stand first.
_RULES: tuple[tuple[str, str, Build], ...] = (
    ("Y", r"Y-[DN]-[DN]", _iso),
    ("2", r"2", _slashed),
    ("M", r"(?P<m>M)o?(?P<which>[lbjfc])(?P<u>U)", _month_of_year),
    ("lbfFj", r"(?P<which>[lbfFj])(?P<m>M)(?![DO]|,?Y)(?P<u>)", _month_of_year),
    ("tDOr", r"t?(?P<d>[DO]|r(?=oM))(?:[-T&](?P<d2>[DO]))?o?(?P<m>M)(?:,?o?(?P<y>Y))?", _calendar_date),
    ("M", r"(?P<m>M)t?(?P<d>[DO])(?:[-T](?P<d2>[DO])(?!M))?(?:,?(?P<y>Y))?", _calendar_date),
    ("M", r"(?P<m>M)(?:,|o)?(?P<y>Y)(?P<d>)(?P<d2>)", _calendar_date),
    ("M", r"(?P<m>M)(?P<y>)(?P<d>)(?P<d2>)", _calendar_date),
    ("teSo'X", r"t?(?:e-?|S?o?t?)?'?(?P<x>X)_?", _decade),
    ("terO", r"t?(?:e-?)?(?P<r>[rO])-?U", _century),
    ("CDNYn", r"(?P<c>[CDNYn])(?P<oclock>3?)(?P<y>y?)(?P<zone>(?:x?z)?)", _clock),
    ("H", r"(?P<c>H)(?P<y>)(?P<oclock>)(?P<zone>)", _clock),
    ("VW", r"(?P<w>V)(?P<q>)|(?P<w2>W)(?P<q2>Q)", _weekdays),
    ("teBLlbfFjJW", r"t?(?:(?P<e>[eBL])p?)?(?P<which>[lbfFjJ]?)(?P<w>W)", _weekday),
    ("eBLd", r"(?:(?P<e>[eBL])-?)?(?P<d>d)", _day_word),
    ("8", rf"8(?P<n>(?:{_N})?)[uUMWEP]", _set),
    ("5", r"5(?P<n>)U", _set),
    ("te", r"t?[ex]u", _early_hours),
    ("t", r"tU[01]d", _day_after_next),
    ("t", r"tP[01]", _night_before),
    ("n", r"nn(?:-n)?(?!-?[uUgn])", _year_in_words),
    ("ah", r"a?(?P<h>[hU])(?:a|-)?U", _part_of_century),
    ("DNYnaqkuU", rf"(?P<n>{_N}|aq|ako?|a|q|)(?P<n2>(?:[T&]{_N})?)(?P<u>[uU])(?P<orso>(?:&x)?)(?P<way>[ABLG01])", _distance),
    ("tlfFbv", rf"t?(?P<which>[lfFb]|v(?=[qnDNu]))(?P<n>(?:{_N}|q|ko?|ako?)?)(?:T(?P<n2>{_N}))?x?(?P<u>u)", _stretch),
    ("tr", rf"t?r(?P<n>{_N}|q|ko?)(?P<u>u)(?:ot?U)?", _nth_day),
    ("tS", r"(?:t?(?P<S>S)o(?P<t>t?)(?P<which>[lbfFjc]?)(?P<u>U))", _end_of),
    ("eBL", r"(?P<e>[eBL])p?(?P<which>[lbfFjt])(?P<u>U)", _early_unit),
    ("tcwrl", r"t?c?w?-?(?P<r>r|l)-?(?P<u>[Uuh])(?=[^o]|oY|ot|o[lj]|$)", _quarter),
    ("telbfFjE", r"(?P<t>t?)(?:(?P<stage>e)-?)?t?(?P<which>[lbfFj]?)(?P<e>E)(?:o?(?P<y>Y))?", _season),
    ("tlbfFjc", r"(?P<t>t?)(?P<which>[lbfFjc])w?(?P<u>U)", _one_unit),
    ("tJ", r"(?:t=|J)[UP]", _that_unit),
    ("teBLljfFbP", r"t?(?:(?P<e>[eBL])-?)?(?P<which>[ljfFb]?)(?P<p>P)", _part),
    ("tU", r"t?(?P<u>U)-[AB]", _year_ago),
    ("DNYnaqk", rf"(?P<n>{_N}|q|aq|ako?|a(?=-))(?:[T&-](?P<n2>{_N}))?-?(?P<gap>x?)(?P<u>u|(?<=[-DNngq])U)", _duration),
    ("a", r"a-?U", _rate_or_unit),
    ("t", r"tw?U", _the_unit),
    ("U", r"U9?-?S", _end_of_unit),
    ("tc", r"t?cx", _latest_period),
    ("u", r"(?P<u>u)", _some_units),
    ("eY", r"(?:(?P<e>e)-?)?(?P<y>Y)", _year),
    ("v", r"v", _vague),
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
