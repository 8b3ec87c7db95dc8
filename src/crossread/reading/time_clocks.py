"""
Times of day as reports write them: "6.50pm", "noon", "this morning", "the early hours".

Each function reads one match of its rule in `time_pieces.py` and gives a piece, or None where the words
only look like a time. Wrong on: parts of the day in names of broadcasts that are not written as names.
"""

import re

from crossread.lexicon import calendar as words
from crossread.reading.time_letters import Letters, number_value
from crossread.reading.time_steps import Found, Piece


def read_part_of_day(letters: Letters, match: "re.Match[str]") -> Found:
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


def read_early_hours(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the early hours of Sunday", "in the small hours"."""
    if letters.lower[match.end() - 1] != "hours" or letters.lower[match.end() - 2] not in ("early", "small", "wee"):  # fmt: skip
        return None
    return Piece(match.start(), match.end(), (("P", "part:MO"),), "TIME", "previous")


def read_night_before(letters: Letters, match: "re.Match[str]") -> Found:
    """ "the night before", "the morning after"."""
    step = f"part:{words.PARTS[letters.lower[match.start() + 1]]}"
    day = "day-1" if letters.text[match.end() - 1] == "1" else "day+1"
    return Piece(match.start(), match.end(), (("D", day), ("P", step)), "TIME", "previous")


def read_clock(letters: Letters, match: "re.Match[str]") -> Found:
    """ "6.50pm", "noon", "five o'clock", "0300 GMT"; a bare number only beside a word of time."""
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
