"""
One letter per token, so that a grammar of times can be regular expressions over short strings.

"on Friday , May 3" becomes "pW,MD": the grammar in `reading/times.py` then speaks of weekdays,
months and numbers instead of spelling them out, and a text is scanned once. The letters:

    Y four-digit year  D number to 31   N other number   C 14:30 or 6.50  O 3rd     2 3/5/2012
    n number word      g hundred...     r ordinal word   q several, few   k couple  h half
    M month            W weekday        V weekdays       P part of day    Q mornings
    H noon, midnight   U unit           u units          E season         d today...
    X_ 1980s, '80s     v vague word     e early, late    S end, start
    l last, past       b previous       f next           F following      j this    J that
    = same             c current        A ago            B earlier        L later   G away
    1 before           0 after
    a a, an            t the            i his, their     o of             p preposition
    T to, until        & and, or        8 every          5 per            4 old     y am, pm
    z time zone        9 's             - hyphen         , comma          6 (       7 )
    ' apostrophe       3 o'clock        w fiscal, full   x anything else

The method is that of finite-state cascades for time expressions (Mani and Wilson 2000; HeidelTime,
Strotgen and Gertz 2010), with word classes instead of words. Wrong on: months that are names of
persons where only the sense of the sentence tells.
"""

from collections.abc import Iterable

from crossread.language.parse import Parse
from crossread.lexicon import calendar as words
from crossread.lexicon.units import MAGNITUDES, ONES, TEENS, TENS

CARDINALS = {**ONES, **TEENS, **TENS}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
# "the eighties"; only after "the", "mid-" and the like.
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip


# The letter of every word that has one whatever stands beside it; of a word in two rows, the later.
_ROWS: tuple[tuple[str, Iterable[str]], ...] = (
    ("n", CARDINALS),
    ("g", [*MAGNITUDES, "dozen"]),
    ("r", ORDINALS),
    ("M", words.MONTHS),
    ("M", [f"{m}." for m in words.MONTHS if len(m) < 5]),
    ("W", words.WEEKDAYS),
    ("V", [f"{day}s" for day in words.WEEKDAYS]),
    ("P", words.PARTS),
    ("Q", [f"{part}s" for part in ("morning", "afternoon", "evening", "night")]),
    ("H", words.HOURS_WITH_NAMES),
    ("U", words.UNITS),
    ("u", words.PLURALS),
    ("E", words.SEASONS),
    ("d", words.DAY_WORDS),
    ("d", "overnight".split()),
    ("v", words.VAGUE),
    ("q", "several few many".split()),
    ("k", "couple".split()),
    ("h", "half".split()),
    ("e", "early late mid".split()),
    ("S", "end beginning start middle".split()),
    ("l", "last past".split()),
    ("b", "previous preceding".split()),
    ("f", "next".split()),
    ("F", "following coming upcoming".split()),
    ("j", "this".split()),
    ("J", "that".split()),
    ("=", "same".split()),
    ("c", "current latest".split()),
    ("A", "ago".split()),
    ("B", "earlier".split()),
    ("L", "later".split()),
    ("1", "before".split()),
    ("0", "after afterwards afterward".split()),
    ("G", "away hence".split()),
    ("a", "a an".split()),
    ("t", "the".split()),
    ("i", "his her their its my your our whose".split()),
    ("o", "of".split()),
    ("p", [*words.PREPOSITIONS, "around", "between", "about"]),
    ("T", "to until till through".split()),
    ("&", "and or &".split()),
    ("8", "every each".split()),
    ("5", "per".split()),
    ("4", "old olds".split()),
    ("y", "am pm a.m. p.m. a.m p.m".split()),
    ("z", words.ZONES),
    ("9", "'s ’s".split()),
    ("-", "- ‑ – ‐ —".split()),
    (",", ",".split()),
    ("6", "( [".split()),
    ("7", ") ]".split()),
    ("w", words.FISCAL),
    ("'", "' ’ ‘".split()),
    ("3", "o'clock o’clock".split()),
    ("r", ["second"]),  # "the second man": a unit only behind a number, see below
    ("P", ["night"]),
)
_LETTER = {word: letter for letter, members in _ROWS for word in members}


def _number_letter(word: str) -> str:
    """The letter of a token that begins with a digit."""
    if word.isdecimal():
        if len(word) == 4 and "1000" <= word <= "2100":
            return "Y"
        return "D" if len(word) <= 2 and 0 < int(word) <= 31 else "N"
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal():
        return "O"
    if ":" in word or ("." in word and len(word) <= 5):
        return "C"
    return "2" if word.count("/") == 2 else "N"


class Letters:
    """The words of a parse, lower case, and their letters; `text[i]` belongs to token `i`."""

    # A plain class: it is built once per text and lives as long as the search does.

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.starts: list[int] = parse.token_starts.tolist()
        self.ends: list[int] = parse.token_ends.tolist()
        text = parse.text
        self.tags = parse.xpos  # empty without a trained reader
        self.relations = parse.relations  # the same
        self.words = [text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]
        self.lower = [word.lower() for word in self.words]
        letters = [
            _LETTER.get(word) or (_number_letter(word) if word[0].isdecimal() else "x")
            for word in self.lower
        ]
        self.firsts = set(parse.sentence_starts.tolist())
        self._look_twice(letters)
        self.text = "".join(letters)

    def _look_twice(self, letters: list[str]) -> None:
        """Settle the words whose letter depends on their neighbours."""
        lower, last = self.lower, len(letters) - 1
        for at, letter in enumerate(letters):
            if letter == "M":
                if not self._is_month(at, letters):
                    letters[at] = "x"
            elif letter == "r":
                # "one second", "30-second": a unit only behind a number.
                behind = at and letters[at - 1 if letters[at - 1] != "-" else at - 2] in "DNn"
                if lower[at] == "second" and behind:
                    letters[at] = "U"
            elif letter == "x":
                self._look_at_plain_word(at, letters)
            elif letter == "W":
                if self._is_named_for_a_day(at, last) or not self.words[at][0].isupper():
                    letters[at] = "x"
            elif letter in "d3" and self._is_broadcast(at, last):
                letters[at] = "x"
            elif (letter == "Y" and lower[at + 1 : at + 2] == ["committee"]) or (
                letter in "zE" and self._is_other(at, letters)
            ):
                letters[at] = "x"  # "the 1922 committee" has the year for a name

    def _look_at_plain_word(self, at: int, letters: list[str]) -> None:
        """Decades, short weekdays and the year's end, which only their neighbours tell from words."""
        word = self.lower[at]
        glued = at and self.starts[at] == self.ends[at - 1]
        if word == "s" and glued and letters[at - 1] in "DNY":
            letters[at - 1], letters[at] = "X", "_"
        elif (
            word in DECADE_WORDS
            and at
            and self.lower[at - 1] in ("the", "-", "early", "late", "mid")
        ):
            letters[at] = "X"
        elif word in words.SHORT_WEEKDAYS and self._is_short_weekday(at, letters):
            letters[at] = "W"
        elif word in ("year-end", "yearend"):
            letters[at] = "U"

    def _is_named_for_a_day(self, at: int, last: int) -> bool:
        """Is a weekday part of a paper's or feast's name: "Sunday Times", "Mail on Sunday", "Good Friday"?"""
        following = self.lower[at + 1] if at < last else ""
        capital = at < last and self.words[at + 1][0].isupper()
        before = self.words[at - 1] if at else ""
        feast = before.lower() in words.BEFORE_FEAST_DAYS and before[0].isupper()
        paper = self.words[at - 2 : at] in words.BEFORE_TITLE_DAYS if at > 1 else False
        return (capital and following in words.AFTER_TITLE_DAYS) or feast or paper

    def _is_broadcast(self, at: int, last: int) -> bool:
        """Is a word of today part of a programme's name: "the Today programme", "Six O'Clock News"?"""
        if at == last or at in self.firsts or not self.words[at][0].isupper():
            return False
        news = self.lower[at + 1] == "news" and self.words[at + 1][0].isupper()
        return news or self.lower[at + 1] in words.AFTER_PROGRAMMES

    def _is_other(self, at: int, letters: list[str]) -> bool:
        """Is a zone's or season's word something else here: "met", "the fall of", "Arab Spring"?"""
        if letters[at] == "z":
            return not self.words[at].isupper()
        before = self.lower[at - 1] if at else ""
        if self.lower[at] not in ("spring", "fall") or before not in ("arab", "prague", "the"):
            return False
        return before != "the" or not self._is_season(at, letters)

    def _is_season(self, at: int, letters: list[str]) -> bool:
        """Is "the fall", "the spring" a season here? "The fall of the city" is not."""
        following = letters[at + 1] if at + 1 < len(letters) else "x"
        before = self.lower[at - 2] if at > 1 else ""
        return (following != "o" or letters[at + 2 : at + 3] == ["Y"]) and before in (
            "in", "by", "during", "until", "since", "for", "of", "over", "through",
        )  # fmt: skip

    def _is_short_weekday(self, at: int, letters: list[str]) -> bool:
        if not self.words[at][0].isupper():
            return False
        beside = letters[at + 1 : at + 4]
        return any(letter in "DOM" for letter in beside[:1]) or (
            beside[:1] in ([","], ["."]) and any(letter in "DOM" for letter in beside[1:])
        )

    def _is_month(self, at: int, letters: list[str]) -> bool:
        """Is the month word a month here? "May" is a verb more often than not, April a name."""
        word = self.lower[at].rstrip(".")
        if not self.words[at][0].isupper():
            return False
        if word not in words.DOUBTFUL_MONTHS and len(word) > 3:
            return True
        following = letters[at + 1] if at + 1 < len(letters) else "|"
        before = letters[at - 1] if at else "|"
        after_word = self.words[at + 1] if at + 1 < len(letters) else ""
        if (
            following in "DOY"
            or before in "DO"
            or letters[at + 1 : at + 3] in ([",", "Y"], ["t", "O"], ["o", "Y"])
        ):
            return True
        if len(word) == 3 and word != "may" and not self.lower[at].endswith("."):
            return False  # "Jan", "Dec" without a stop need a number beside them
        if after_word in ("Day", "Queen", "Pole"):
            return False
        name_follows = after_word[:1].isupper() and following == "x" and after_word.isalpha()
        if name_follows and word in ("april", "june", "august", "may", "jan"):
            return False
        if before in "plfjebcS8o-TFM&," or self.lower[at - 1 : at] in (["before"], ["after"]):
            return before != "," or following in ",o" or letters[at - 2 : at - 1] == ["M"]
        if before in "at" and at not in self.firsts:
            return following != "o" and after_word[:1].islower()
        return (
            word in ("august", "june", "april")
            and following in ",.x"
            and at in self.firsts
            and not name_follows
        )


def number_value(words_: list[str]) -> float | None:
    """
    The value of a number in digits or words; None when the words are no number.

    >>> number_value(["twenty", "-", "four"]), number_value(["43", "million"]), number_value(["a", "hundred"])
    (24.0, 43000000.0, 100.0)
    """
    total, pending, seen = 0.0, 0.0, False
    for word in words_:
        plain = word.replace(",", "")
        if word in ("or", "to") and seen:
            break  # "two or three": the first
        if word in ("and", "-", "a", "an", "‑", "–", "of"):
            continue
        if word == "half":
            pending += 0.5
        elif word == "couple":
            pending += 2
        elif word == "dozen":
            pending = (pending or 1) * 12
        elif word == "hundred":
            pending = (pending or 1) * 100
        elif word in MAGNITUDES:
            total += (pending or 1) * MAGNITUDES[word]
            pending = 0.0
        elif word in CARDINALS:
            pending += CARDINALS[word]
        elif plain.replace(".", "", 1).isdecimal():
            pending += float(plain)
        elif plain.count("/") == 1 and all(p.isdecimal() and int(p) for p in plain.split("/")):
            top, bottom = plain.split("/")
            pending += int(top) / int(bottom)
        else:
            return None
        seen = True
    if seen:
        return total + pending
    return 1.0 if words_[-1:] in (["a"], ["an"]) else None
