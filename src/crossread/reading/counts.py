"""
Counts of a noun ("12 miners"), bare figures that the sentence makes a count ("29 died"), and "one".

Wrong on: bare figures whose verb is not among the words below, and nouns that number and noun only
happen to stand beside.
"""

import re

from crossread.lexicon.acts import PERSONS
from crossread.reading.hedged import (
    DONE_TO,
    FROM,
    FROM_FIGURE,
    FROM_TO,
    GROWN_TO,
    TO_FIGURE_FROM,
    Number,
)
from crossread.reading.measures import PER, Sense, of_phrase, with_rate
from crossread.reading.nouns import NounPhrase, Words, noun_phrase, singular

_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|which|(?:those|these|the)(?:\s+(?:injured|hurt|wounded|dead|killed|arrested|detained|missing|victims))?\b(?!\s+\d))"
)
_OF_THOSE = re.compile(
    r"\s+of\s+(?:those|these)(?=\s*[,.;:)]|\s+(?:who|are|were|was|is|have|has|had|will|would|could)\b)"
)
_MORE = re.compile(r"\s+(?P<word>more|others?|additional|further)\b(?!\s+than\b)", re.IGNORECASE)
_COMPOUND = re.compile(
    r"[-‐‑](?P<noun>member|strong|person|man|woman|seat|seater|bed|bedroom|room|storey|story|floor|vehicle|wheeler|wheel|car|ship|nation|country|page|point|vote|part|acre|hectare|barrel|tier|run|goal)s?\b",
    re.IGNORECASE,
)


def _with_companions(words: Words, phrase: NounPhrase) -> NounPhrase:
    """The phrase with a second kind of people under one number: "40 women and children"."""
    both = phrase.last + 1
    if words.lower[phrase.last : both] not in (["and"], ["or"]) or both >= len(words.words):
        return phrase
    heads = (words.lower[phrase.head], words.lower[both])
    people = all(word != singular(word) and singular(word) in PERSONS for word in heads) or all(
        words.words[token][0].isupper() and words.words[token].endswith(("ans", "ians", "ers"))
        for token in (phrase.head, both)
    )
    if words.heads and words.heads[both] != phrase.head:
        people = False  # "12 soldiers and rebels clashed" with a subject of its own
    return NounPhrase(phrase.first, both + 1, phrase.head) if people else phrase


# Nouns that say nothing alone: what is counted is named by the whole of "heads of state".
_INCOMPLETE = {
    "heads": re.compile(r"state|government|household"),
    "strokes": re.compile(r"the\s+(?:cane|rod|whip|lash)"),
    "counts": re.compile(r"(?!the\b|an?\b)(?:[a-z-]+\s+)??[a-z-]+(?=\s*(?:[,.;:)]|$|\n|\s(?:and|in|for|against|on|after)\b))"),
}  # fmt: skip


def _with_complement(words: Words, phrase: NounPhrase) -> NounPhrase:
    """The phrase with the "of" that completes it: "heads of state", "counts of arson"."""
    complement = _INCOMPLETE.get(words.lower[phrase.head])
    if complement is None or words.lower[phrase.last : phrase.last + 1] != ["of"]:
        return phrase
    first = phrase.last + 1
    found = complement.match(words.text, words.starts[first]) if first < len(words.words) else None
    return NounPhrase(phrase.first, words.at(found.end()), phrase.head) if found else phrase


def as_count(words: Words, number: Number, numeral_token: int) -> Sense | None:
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
        return None if small else Sense(compound.end(), "count", compound["noun"].lower())
    if (
        text[number.end : number.end + 1] in ("-", "‐", "‑", "–")
        and text[number.end + 1 : number.end + 2].isalpha()
    ):
        return None
    if number.vague:
        phrase = of_phrase(words, number.end)
        if phrase:
            phrase = _with_companions(words, phrase)
            return Sense(words.ends[phrase.last - 1], "count", "", 1.0, phrase)
    end = number.end
    more = _MORE.match(text, end)
    first = words.at(more.end() if more else end)
    if first >= len(words.words):
        return Sense(more.end(), "count", "") if more else None
    gap = text[end : words.starts[first]]
    if not more and (gap.strip(" \u00a0") or not gap):
        return None
    single = number.low == number.high == 1
    phrase = noun_phrase(words, first, plural=not single, numeral=numeral_token)
    if phrase and phrase.last > first:
        phrase = _with_companions(words, _with_complement(words, phrase))
        return Sense(with_rate(text, words.ends[phrase.last - 1]), "count", "", 1.0, phrase)
    if more and more["word"].lower() == "others":
        other = words.at(more.start("word"))
        return Sense(more.end(), "count", "", 1.0, NounPhrase(other, other + 1, other))
    if more:
        return Sense(more.end(), "count", "")
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
    r"|\b(?:toll|tally|total|number|count|figure)\b[\w\s,'’()-]{0,80}?\s(?:to|at|of)"
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


# "There are now six in harbour", "with 30 to go": the noun was named in an earlier sentence.
_THERE_ARE = re.compile(
    r"\bthere(?:\s+(?:are|were|remain)|['’]re)(?:\s+(?:now|only|just|still|currently))*\s+$", re.I
)
_STANDING = re.compile(r"\s+(?:in|on|at|left|alive|worldwide|today)\b|\s*[.,;]")
_TO_GO = re.compile(r"\s+to\s+(?:go|spare)\b")
_WITH = re.compile(r"\bwith\s+$", re.IGNORECASE)
# "The most seats -- 43 -- of any": set off after what it counts.
_SET_OFF_BEFORE = re.compile(r"[a-z]s\s?(?:--|[–—]|\s-)\s?$")
_SET_OFF_AFTER = re.compile(r"\s?(?:--|[–—]|-\s)")


def _noun_before(text: str, number: Number, before: str) -> Sense | None:
    """A count whose noun went before it: "there are nine in", "with 30 to go", "seats -- 43 --"."""
    left = _TO_GO.match(text, number.end)
    if left and _WITH.search(before):
        return Sense(left.end(), "count", "")
    if _THERE_ARE.search(before) and _STANDING.match(text, number.end):
        return Sense(number.end, "count", "")
    digits = number.written == "digits"
    if digits and _SET_OFF_BEFORE.search(before) and _SET_OFF_AFTER.match(text, number.end):
        return Sense(number.end, "count", "")
    return None


# "Left 12 dead": what became of them is said as one phrase with how many.
_LEAVING = re.compile(r"\b(?:left|leav(?:es|e|ing))\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_LEFT_HARMED = re.compile(r"\s+(?:dead|wounded|injured|missing|homeless)\b")
_POPULATION = re.compile(r"\bpopulation\s+(?:of\s+)?$", re.IGNORECASE)


def as_bare(words: Words, number: Number) -> Sense | None:
    """A number without a noun that the words around it make a count."""
    text = words.text
    before = text[max(0, number.start - 110) : number.start]
    population = _POPULATION.search(before)
    if population:
        start = number.start - len(before) + population.start()
        return Sense(number.end, "count", "people", start=start)
    left = _LEFT_HARMED.match(text, number.end) if _LEAVING.search(before) else None
    if left:
        return Sense(left.end(), "count", "")
    after = _BARE_AFTER.match(text, number.end)
    of_them = _OF_THEM.match(text, number.end)
    if of_them and re.search(
        r"\s(?:them|whom|which|injured|hurt|wounded|dead|killed|arrested|victims)$", of_them[0]
    ):
        return Sense(of_them.end(), "count", "")
    of_those = _OF_THOSE.match(text, number.end)
    if of_those:
        return Sense(of_those.end(), "count", "")
    if number.vague:
        return Sense(number.end, "count", "")
    named_before = _noun_before(text, number, before)
    if named_before:
        return named_before
    if number.written == "fraction" and not (after and after[0].lstrip().startswith("of")):
        return None  # "a third died" is the third of several
    half = text[number.first : number.end].lower().endswith("half")
    if half or text[number.end : number.end + 1].isalpha():
        return None  # "the eastern half of Lund" has been no share; "27B" is a label
    digits = number.written == "digits"
    if PER.match(text, number.end) and digits:
        return Sense(with_rate(text, number.end), "count", "")
    changed = FROM.search(before) and FROM_TO.match(text, number.end)
    fallen = digits and (_COMPARED.search(before) or TO_FIGURE_FROM.search(before))
    if fallen or changed or FROM_FIGURE.search(before) or GROWN_TO.search(before):
        return Sense(number.end, "count", "")
    if not before.rpartition("\n")[2].strip() and DONE_TO.match(text, number.end):
        return Sense(number.end, "count", "")
    if _BARE_BEFORE.search(before) or (after and not re.search(r"\bthe\s+$", before)):
        return Sense(number.end, "count", "")
    hedged = number.bound not in (None, "between") or number.start < number.first
    if hedged and (
        digits or number.low > 20 or _PLAIN_HEDGE.search(text, number.start, number.first)
    ):
        return Sense(number.end, "count", "")
    if digits and number.low > 12 and _ARTICLED.search(before):
        return Sense(number.end, "count", "")
    return None


_ONE_HEDGE = re.compile(
    r"\b(?:at\s+least|all\s+but|no\s+more\s+than|at\s+most|another|fewer\s+than)\b", re.I
)
_ONLY_ONE = re.compile(r"\b(?:only|just|exactly)\s+$", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot\s+$", re.IGNORECASE)
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


def _counted_one(text: str, number: Number, found: Sense) -> bool:
    """True where "one" is a count: hedged, beside another number, or one dead or hurt."""
    if found.phrase is None:
        return False
    if _ONE_HEDGE.search(text[number.start : number.first]):
        return True
    before = text[max(0, number.first - 40) : number.first]
    if _NOT_ONE.search(before):
        return False
    return bool(
        _ONLY_ONE.search(before)
        or _AND_NUMBER.match(text, found.end)
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


def is_wanted(text: str, number: Number, found: Sense) -> bool:
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
