"""
Units of time as reports count them: how long, how long ago, which week, how often.

Each function reads one match of its rule in `time_pieces.py` and gives a piece, or None where the words
only look like a time. Wrong on: the sports quarter, and a plural of a unit beside a word not listed here.
"""

import re

from crossread.lexicon import calendar as words
from crossread.model import TimeType
from crossread.reading.time_letters import Letters
from crossread.reading.time_steps import (
    REFERRED_UNITS,
    Found,
    Piece,
    count_in,
    duration_value,
    unit_at,
    weekday_at,
    whole,
)


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


def read_duration(letters: Letters, match: "re.Match[str]") -> Found:
    """ "three months", "16-month", "several weeks", "six relentless months", "two to three weeks"."""
    at = match.end("u") - 1
    unit = unit_at(letters, at)
    if _person_age(letters, match):
        return None
    text = match["n"]
    if match["gap"] and not (letters.lower[match.start("gap")].isalpha() and letters.words[match.start("gap")].islower()):  # fmt: skip
        return None
    if match["gap"] and letters.lower[match.start("gap")] in ("in", "people", "times", "percent", "hours", "whose", "had", "was"):  # fmt: skip
        return None
    count = count_in(letters, match, "n2") if match["n2"] else count_in(letters, match)
    if unit == "quarter" and (text.startswith("a") or not letters.lower[at].endswith("s")):
        return None
    if unit == "quarter" and letters.text[match.end() : match.end() + 1] == "o":
        return None
    if unit in ("minute", "second") and text == "a" and match["u"] == "U":
        return None
    if text == "a" and unit in ("night", "weekend"):
        return None
    value = duration_value(count, unit)
    end = match.end()
    last = end
    modifier = None
    # "a year and a half"
    if letters.text[end : end + 3] in ("&ah",) and count is not None:
        value, last = duration_value(count + 0.5, unit), end + 3
    elif letters.lower[end : end + 2] == ["or", "so"]:
        last, modifier = end + 2, "APPROX"
    elif letters.text[end : end + 1] == "-" and letters.text[end + 1 : end + 2] == "4":
        last = end + 2
    return Piece(match.start(), last, (("Z", f"={value}"),), "DURATION", "none", modifier)


def read_some_units(letters: Letters, match: "re.Match[str]") -> Found:
    """ "months of", "for years", "days before": a plural without a number beside a word of time."""
    at = match.start("u")
    before = letters.lower[at - 1] if at else ""
    after = letters.lower[at + 1] if at + 1 < len(letters.lower) else ""
    if before in ("for", "within", "in", "after", "over", "during", "of", "just", "only", "mere", "through", "spent", "lasting", "and", "or", "take", "took", "taken", "last", "lasted", "weeks", "months", "days") or after in ("of", "before", "after", "later", "earlier", "away", "ago", "ahead", "on"):  # fmt: skip
        unit = unit_at(letters, at)
        if unit == "quarter":
            return None
        if before == "of" and letters.lower[at - 2 : at - 1] not in (["couple"], ["spate"], ["matter"], ["series"]):  # fmt: skip
            return None
        if after == "away":
            return Piece(at, at + 2, (("Z", "=FUTURE_REF"),), "DATE", "none")
        if after == "ahead":
            return Piece(at, at + 2, (("Z", f"={duration_value(None, unit)}"),), "DURATION", "none")  # fmt: skip
        return Piece(at, at + 1, (("Z", f"={duration_value(None, unit)}"),), "DURATION", "none")
    return None


def read_distance(letters: Letters, match: "re.Match[str]") -> Found:
    """ "three days ago", "two weeks later", "a year earlier", "six months after the vote"."""
    at = match.end("u") - 1
    unit = unit_at(letters, at)
    count = count_in(letters, match) if match["n"] else None
    way = letters.lower[match.start("way")]
    if unit in ("second",) and match["u"] == "U" and not match["n"]:
        return None
    if not match["n"] and match["u"] == "U":
        # "the day before", and nothing else: "day after day" is no day.
        if letters.text[match.start() - 1 : match.start()] != "t":
            return None
        count = 1.0
    if way in ("before", "after"):
        value = duration_value(count, unit)
        following = letters.lower[match.end() : match.end() + 1]
        ends = not following or following[0] in (".", ",", ";", ")", '"', "”", "and", "?")
        if not ends or count is None:
            return Piece(match.start(), match.end("u"), (("Z", f"={value}"),), "DURATION", "event", "AFTER" if way == "after" else "BEFORE")  # fmt: skip
    forward = way in ("later", "after", "afterwards", "afterward", "away", "hence")
    if count is None:
        if way == "ago":
            return whole(match, "=PAST_REF", "DATE", "none")
        if way in ("away", "hence"):
            return whole(match, "=FUTURE_REF", "DATE", "none")
        return Piece(match.start(), match.end(), (("Z", f"={duration_value(None, unit)}"),), "DURATION", "event")  # fmt: skip
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
        return whole(match, f"={duration_value(count, unit)}", "DURATION", anchor)
    if count != int(count):
        finer = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60)}.get(unit, (unit, 1))  # fmt: skip
        unit, count = finer[0], round(count * finer[1])
    modifier = "APPROX" if match["orso"] or match["n2"] else None
    if unit in ("hour", "minute", "second"):
        # From a time of day that is seldom told: how long, and from where, is all that is known.
        return whole(match, f"={duration_value(count, unit)}", "DURATION", anchor, modifier)
    kind: TimeType = "DATE"
    return whole(match, f"shift:{unit}{int(count) if forward else -int(count):+d}", kind, anchor, modifier)  # fmt: skip


def read_stretch(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the past two years", "the next few days", "recent months", "the coming weeks"."""
    at = match.end("u") - 1
    unit, plural = unit_at(letters, at), letters.text[at] == "u"
    which = letters.lower[match.start("which")]
    has_number = bool(match["n"])
    if match["which"] == "v" and which != "recent":
        return None
    forward = which in ("next", "coming", "following", "upcoming")
    if has_number and (plural or unit != "year"):
        count = count_in(letters, match, "n2") if match["n2"] else count_in(letters, match)
        if unit == "quarter" and count is None:
            return whole(match, "=FUTURE_REF" if forward else "=PAST_REF", "DATE", "none")
        return Piece(match.start(), match.end(), (("Z", f"={duration_value(count, unit)}"),), "DURATION", "publication", None)  # fmt: skip
    if plural:
        return whole(match, "=FUTURE_REF" if forward else "=PAST_REF", "DATE", "none")  # fmt: skip
    return None


def read_one_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "last week", "this year", "the next day", "the previous month", "the past year"."""
    at = match.start("u")
    unit = unit_at(letters, at)
    which = letters.lower[match.start("which")]
    the = bool(match["t"])
    if unit not in REFERRED_UNITS:
        if the and which in ("past", "last") and unit in ("hour", "minute", "fortnight"):
            return whole(match, f"={duration_value(1, unit)}", "DURATION", "publication")
        if which in ("last", "past", "next") and unit == "fortnight":
            return whole(match, "=P2W", "DURATION", "publication")
        return None
    if which == "past" or (which == "last" and the and unit not in ("quarter", "weekend", "day")):
        # "the past year" is the twelve months up to now, "last year" the calendar's.
        if which == "past" and unit == "weekend":
            return whole(match, "weekend-1")
        if which == "past" and not the and letters.text[at - 2 : at - 1] != "j":
            return None
        if unit in ("decade", "century"):
            return whole(match, f"={duration_value(1, unit)}", "DURATION", "publication")
        return whole(match, f"={duration_value(1, unit)}", "DURATION", "publication")
    if which == "last" and unit == "day":
        return None
    if which == "latest":
        return whole(match, "quarter", "DATE", "previous") if unit == "quarter" else None
    if which in ("previous", "preceding"):
        return whole(match, f"{unit}-1", "DATE", "previous")
    ahead = letters.lower[match.start() - 1 : match.start()]
    if which == "next" and the and unit != "day" and ahead in (["in"], ["over"], ["within"], ["during"], ["for"]):  # fmt: skip
        return whole(match, f"={duration_value(1, unit)}", "DURATION", "publication")
    if which == "following" or (which == "next" and (the or unit == "day")):
        anchor = "previous" if which == "following" or unit == "day" or the else "publication"
        return whole(match, f"{unit}+1", "DATE", anchor)
    if which in ("next", "coming", "upcoming"):
        return whole(match, f"{unit}+1")
    if which == "last":
        return whole(match, f"{unit}-1")
    return whole(match, f"{unit}+0")


def read_that_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the same day", "that year", "that night"."""
    at = match.end() - 1
    if letters.text[at] == "P":
        step = f"part:{words.PARTS[letters.lower[at]]}"
        return Piece(match.start(), match.end(), (("P", step),), "TIME", "previous")
    unit = unit_at(letters, at)
    if unit not in REFERRED_UNITS:
        return None
    return whole(match, "quarter" if unit == "quarter" else f"{unit}+0", "DATE", "previous")


def read_part_of_century(letters: Letters, match: "re.Match[str]") -> Found:
    """ "a quarter-century", "half a century"."""
    if letters.lower[match.end() - 1] != "century":
        return None
    share = letters.lower[match.start("h")]
    if share not in ("half", "quarter"):
        return None
    return whole(match, "=P50Y" if share == "half" else "=P25Y", "DURATION", "none")


def read_half_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "half an hour", "half an hour later"."""
    unit = unit_at(letters, match.start("u"))
    if letters.lower[match.start()] != "half" or unit not in ("hour", "day", "month", "year"):
        return None
    return whole(match, f"={duration_value(0.5, unit)}", "DURATION", "none")


def read_end_of_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "year-end", "by day's end"."""
    unit = unit_at(letters, match.start())
    if unit not in REFERRED_UNITS or letters.lower[match.end() - 1] != "end":
        return None
    step = "own-day" if unit == "day" else f"{unit}+0"
    return whole(match, step, "DATE", "publication", "END")


def read_latest_period(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the latest period": the quarter told of before."""
    if letters.lower[match.end() - 1] != "period":
        return None
    return whole(match, "quarter", "DATE", "previous")


def read_the_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the quarter", "the weekend", "during the day", "for the year"."""
    at = match.end() - 1
    unit = unit_at(letters, at)
    before = letters.lower[match.start() - 1] if match.start() else ""
    if letters.text[match.end() : match.end() + 1] == "o" and before != "during":
        return None
    if letters.lower[at + 1 : at + 2] in (["century"], ["mile"], ["final"], ["finals"], ["before"], ["after"]):  # fmt: skip
        return None
    if unit == "weekend":
        return whole(match, "weekend")
    if unit == "quarter" and letters.words[at].islower():
        return whole(match, "quarter", "DATE", "previous")
    if unit == "year" and letters.lower[at + 1 : at + 2] in (["ended"], ["ending"]):
        return whole(match, "=P1Y", "DURATION", "none")
    if unit == "year" and letters.text[match.start() + 1] == "w":
        return whole(match, "year+0")
    if unit == "day" and before in ("during", "of", "in"):
        return whole(match, "own-day")
    if unit in ("week", "month", "year") and before in ("in", "of", "during", "for", "this", "throughout"):  # fmt: skip
        return whole(match, f"{unit}+0")
    return None


def read_set_of_times(letters: Letters, match: "re.Match[str]") -> Found:
    """ "every day", "each July", "200 people a day", "twice a week", "every two years"."""
    at = match.end() - 1
    letter = letters.text[at]
    if letter == "M":
        return whole(match, f"=XXXX-{words.MONTHS[letters.lower[at].rstrip('.')]:02d}", "SET", "none")  # fmt: skip
    if letter == "W":
        return whole(match, f"=XXXX-WXX-{weekday_at(letters, at)}", "SET", "none")
    if letter == "E":
        return whole(match, f"=XXXX-{words.SEASONS[letters.lower[at]]}", "SET", "none")
    if letter == "P":
        return whole(match, f"=XXXX-XX-XXT{words.PARTS[letters.lower[at]]}", "SET", "none")
    unit = unit_at(letters, at)
    count = count_in(letters, match) if match["n"] else 1.0
    return whole(match, f"={duration_value(count, unit)}", "SET", "none")


_RATED = frozenset("people percent % times cents dollars hours once twice pages barrels tons tonnes miles km euros pounds man".split())  # fmt: skip


def read_rate_or_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "a day": a rate behind a count, a duration behind a preposition or at the start."""
    at = match.end() - 1
    unit = unit_at(letters, at)
    start = match.start()
    before = letters.lower[start - 1] if start else ""
    letter = letters.text[start - 1] if start else "|"
    if unit in ("second", "minute", "night", "quarter", "weekend", "century") and letter not in "p":
        return None
    if letters.lower[at + 1 : at + 2] == ["old"]:
        return None
    if before in _RATED or letter in "DNg" or (start > 1 and before.endswith("s") and before.isalpha() and letters.text[start - 2] in "DNYngq" and letter == "x"):  # fmt: skip
        return whole(match, f"={duration_value(1, unit)}", "SET", "none")
    if unit == "quarter":
        return None
    if letters.text[at + 1 : at + 4] == "&ah":
        return Piece(start, at + 4, (("Z", f"={duration_value(1.5, unit)}"),), "DURATION", "none")
    if letter in "p|TB&" or before in ("than", "after", "nearly", "almost", "within", "least", "only", "just", "about", "take", "took", "takes", "once", "half", "over", "of", "under"):  # fmt: skip
        last = match.end()
        modifier = None
        if letters.lower[last : last + 2] == ["or", "so"]:
            last, modifier = last + 2, "APPROX"
        return Piece(start, last, (("Z", f"={duration_value(1, unit)}"),), "DURATION", "none", modifier)  # fmt: skip
    if letters.lower[at + 1 : at + 3] == ["or", "so"]:
        return Piece(start, at + 3, (("Z", f"={duration_value(1, unit)}"),), "DURATION", "none", "APPROX")  # fmt: skip
    return None


def read_end_of(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the end of the month", "by year's end", "the first two months of the year"."""
    at = match.start("u")
    unit = unit_at(letters, at)
    which = match["which"] or ""
    if unit not in REFERRED_UNITS:
        return None
    count = {"l": -1, "b": -1, "f": 1, "F": 1}.get(which, 0)
    stage = letters.lower[match.start("S")]
    anchor = "previous" if unit == "day" else "publication"
    step = f"{unit}{count:+d}" if unit != "weekend" else "weekend"
    return whole(match, step, "DATE", anchor, words.STAGES[stage])


def read_early_unit(letters: Letters, match: "re.Match[str]") -> Found:
    """ "earlier this week", "later in the year", "late last month", "early next year"."""
    unit = unit_at(letters, match.start("u"))
    if unit not in REFERRED_UNITS:
        return None
    count = {"l": -1, "b": -1, "f": 1, "F": 1}.get(match["which"] or "", 0)
    anchor = "previous" if unit == "day" and match["which"] == "t" else "publication"
    return whole(match, f"{unit}{count:+d}", "DATE", anchor, words.STAGES[letters.lower[match.start("e")]])  # fmt: skip


def read_year_ago(letters: Letters, match: "re.Match[str]") -> Found:
    """ "year-ago", "year-earlier", "the year-earlier quarter": beside a figure of this year."""
    if letters.lower[match.start("u")] != "year":
        return None
    last = match.end()
    if letters.lower[last : last + 1] in (["quarter"], ["period"]):
        last += 1
    return Piece(match.start(), last, (("Z", "shift:year-1"),), "DATE", "previous")


def read_first_units(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the first six months": a stretch at the start of something."""
    at = match.start("u")
    return whole(match, f"={duration_value(count_in(letters, match), unit_at(letters, at))}", "DURATION", "none")  # fmt: skip
