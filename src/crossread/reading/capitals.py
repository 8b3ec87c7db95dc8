"""
Runs of capitalised words: where one begins, what may stand inside it, and where it ends.

A capital says "name" only where English would print a small letter: not at the head of a sentence, not
in a headline in title case. What the runs are is judged in name_rules.py.
Wrong on: names of ordinary words around an "and", and hyphens between two names.
"""

from collections import Counter

import msgspec

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.cues import VERBS
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.given_names import common_words, given_names
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import BODY_NOUNS, HEADS, KNOWN, PLACE_HEADS
from crossread.lexicon.places import places
from crossread.lexicon.titles import HONORIFICS, ROLES, TITLE_PARTS
from crossread.model import EntityKind


class Candidate(msgspec.Struct, frozen=True, order=True):
    """Tokens that may be a name, its kind, how sure, and where its title begins."""

    first: int
    last: int
    kind: EntityKind
    strength: float
    title: int | None = None  # first token of the title that ends where the name begins


_PROPN = UPOS.index("PROPN")
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr
    jun jul aug sep sept oct nov dec am pm gmt est edt pst pdt bst cet utc""".split()
)
# All capitals, and no body: units, offices, things.
NO_BODY = frozenset(
    """TV DNA RNA CEO CFO COO GPS AIDS HIV GDP SUV ATM DVD CD PM AM GMT EST EDT PST BST UTC ID IQ OK PR HR IT AI
    MP MPs PhD MBA NGO NGOs VIP WMD IED IEDs RPG UAV UFO PC URL FAQ RIP LGBT LGBTQ PTSD COVID SARS
    MERS VAT HD USB SMS II III IV VI VII VIII IX XI XII XVI XXIII JR SR AD BC BCE CE A I OF IN AND THE TO
    FOR ON AT BY BYLINE HOST UNIDENTIFIED MAN WOMAN US USA UK UAE U.S. U.K. U.S.A. DC D.C. NY LA DUI DWI ICBM MOU VPN""".split()
)
# Capitalised singular things that are no mention of anybody in the story.
NO_NAMES = frozenset(
    "Abu Bin God Allah Lord Jesus Christ Satan Internet Web Bible Koran Quran Qur'an Chapter Article Bitcoin Covid Covid-19 Coronavirus Ebola Zika World Earth Islam Christianity Judaism Buddhism Hinduism Sikhism Zen Catholicism Communism Marxism Nazism Fascism G-d Yahweh".split()
)
# Parties named by a word of another sense too, which print then writes small.
PARTIES = frozenset(
    "Labour Labor Tories Conservatives Democrats Republicans Greens Liberals".split()
)
PARTICLES = frozenset(
    "de del della di da dos das du la le les von van der den ten ter bin ibn bint al el ul ad af av zu zur y e abu"
    " ben ould".split()
)
OF = frozenset(["of", "for", "on", "against", "to", "into"])
_HYPHEN_TAILS = frozenset(
    """based led backed born run style era area wide owned controlled made held bound language funded trained
    occupied dominated friendly related type like sponsored linked affiliated allied aligned inspired
    mandated brokered majority minority educated sized speaking appointed elected imposed wing mid north south east
    west central turned aged old year day week month time level ranking elect general""".split()
)
_DASHES = frozenset("-‑–")
_OPENERS = frozenset("\"“‘'`:•*–—|(".strip()) | {"``", "''", "--", "..."}


class Words:
    """A report's tokens with what the finder asks of them again and again."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.words = [parse.word(i) for i in range(len(parse))]
        self.lower = [word.lower() for word in self.words]
        self.capital = [is_capital(word) for word in self.words]
        self.sentence_starts = sorted({int(s) for s in parse.sentence_starts} | {0})
        self.breaks = frozenset(self.sentence_starts)
        self.titled = self._titled()
        self.opens = self._opens()
        self.running = self._running()
        self.body_start = self._body_start()
        self.small = Counter(word for word in self.words if word.islower())

    def _titled(self) -> list[bool]:
        """Tokens in lines printed in title case or capitals, where a capital says nothing."""
        flags = [False] * len(self.words)
        ends = [*self.sentence_starts[1:], len(self.words)]
        for first, last in zip(self.sentence_starts, ends, strict=True):
            long = [w for w in self.words[first:last] if w[0].isalpha() and len(w) > 3]
            if self.words[last - 1 : last] == ["."] and not all(w.isupper() for w in long):
                continue  # headlines end without a full stop
            if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.75 * len(long):
                flags[first:last] = [True] * (last - first)
        return flags

    def _opens(self) -> list[bool]:
        """Tokens that would have a capital whatever they are: the first of a sentence or quotation."""
        flags = [False] * len(self.words)
        for start in self.sentence_starts:
            token = start
            while token < len(self.words) - 1 and not self.words[token][0].isalnum():
                token += 1
            if token < len(flags):
                flags[token] = True
        for token in range(1, len(self.words)):
            if self.words[token - 1] in _OPENERS:
                flags[token] = True
        return flags

    def _running(self) -> Counter[str]:
        """How often each capitalised word stands where only a name would have a capital."""
        counts: Counter[str] = Counter()
        for token, word in enumerate(self.words):
            if self.capital[token] and not self.opens[token] and not self.titled[token]:
                counts[word] += 1
        return counts

    def _body_start(self) -> int:
        """Where the first line that is no headline begins, in characters."""
        for token in self.sentence_starts:
            if token < len(self.titled) and not self.titled[token]:
                return int(self.parse.token_starts[token])
        return 0

    def glued(self, token: int) -> bool:
        """Does a token follow the one before it without a space?"""
        return token > 0 and self.parse.token_starts[token] == self.parse.token_ends[token - 1]

    def ordinary(self, token: int) -> bool:
        """Is a word printed small elsewhere, in this report or in English at large?"""
        word = self.words[token]
        return is_ordinary(word) or (self.small[word.lower()] > 0 and not self.running[word])

    def proper(self, token: int) -> bool:
        """Does the trained reader tag a token as a proper noun?"""
        return bool(len(self.parse.upos)) and int(self.parse.upos[token]) == _PROPN

    def text(self, first: int, last: int) -> str:
        return self.parse.span(first, last).of(self.parse.text)


def is_capital(word: str) -> bool:
    """
    True for a word printed as a name is: with a capital, or a capital after the Arabic article.

    >>> [is_capital(word) for word in ("Assad", "al-Assad", "eBay", "police", "12")]
    [True, True, True, False, False]
    """
    if word[0].isupper():
        return True
    if word[:3].lower() in {"al-", "el-", "al‑"} and len(word) > 3:
        return word[3].isupper()
    return word.isalpha() and any(c.isupper() for c in word[1:3])


def is_ordinary(word: str) -> bool:
    """True for a word that running English prints in lower case."""
    lower = word.lower()
    return lower in FUNCTION_WORDS or lower in common_words() or lower in VERBS


def find_runs(page: Words) -> list[tuple[int, int]]:
    """
    Stretches of tokens that hold together as capitalised names, in reading order.

    >>> from crossread.language.rules import read_by_rule
    >>> page = Words(read_by_rule("He met the Minister of Trade Ana de Souza and Bo in Lima."))
    >>> [page.text(*run) for run in find_runs(page)]
    ['He', 'Minister of Trade Ana de Souza', 'Bo', 'Lima']
    """
    runs = []
    token = 0
    while token < len(page.words):
        if not page.capital[token]:
            token += 1
            continue
        last = token + 1
        while True:
            more = _extend(page, token, last)
            if more == last:
                break
            last = more
        runs.append((token, last))
        token = last
    return runs


def _extend(page: Words, first: int, last: int) -> int:
    """Where a run reaches after taking in one more word, or `last` when it ends there."""
    words, size = page.words, len(page.words)
    if (
        last >= size
        or last in page.breaks
        or (words[last - 1][0] == "w" and "." in words[last - 1])
    ):
        return last
    if (
        first > 1
        and page.glued(first)
        and page.lower[first - 1] in _DASHES
        and page.glued(first - 1)
    ):
        if words[first - 2].islower() or page.words[first] in KNOWN:
            return last  # "anti-Reyes", "U.N.-NATO": what follows the hyphen stands alone
    if page.capital[last]:
        return last + 1
    word = page.lower[last]
    after = last + 1
    if page.glued(last) and after < size and page.glued(after):
        glued = _extend_glued(page, first, last)
        if glued != last or word in _DASHES:
            return glued
    if word in {"'s", "’s"} and page.text(first, after).replace("’", "'") in places():
        return after
    if after >= size:
        return last
    if word in {"'s", "’s"} and last - first == 1 and page.capital[after]:
        return _extend_owner(page, first, last)
    if (word in PARTICLES or word == "&") and page.capital[after]:
        return after + 1
    if word in OF:
        return _extend_of(page, first, last)
    if word == "and" and page.capital[after] and _and_inside(page, first, last, after):
        return after + 1
    if words[last].isdigit() and page.capital[after] and page.lower[last - 1] in CALENDAR:
        return after + 1
    return last


DOMAINS = frozenset("com org net edu gov ca uk au tv info ie in nz eu io".split())


def _extend_glued(page: Words, first: int, last: int) -> int:
    """Past a hyphen, an apostrophe or a dot that has no space on either side."""
    word, after = page.words[last], last + 1
    if word == "." and page.lower[after] in DOMAINS:
        return after + 1
    if word in "'’" and page.words[after].isalpha() and page.words[after].islower():
        return after + 1
    if word not in _DASHES:
        return last
    if page.capital[after]:
        return last if _both_stand_alone(page, last - 1, after) else after + 1
    person = last - 1 > first and page.words[after].isalpha()
    if person and page.lower[after] not in _HYPHEN_TAILS and len(page.words[after]) < 8:
        return after + 1
    return last


# What is named for somebody with a possessive: "Reyes's Point", "St. Mary's Hospital".
_OWNED = PLACE_HEADS | {"hospital", "college", "school", "church", "academy", "arms", "inn"}


def _extend_owner(page: Words, first: int, last: int) -> int:
    """Past a possessive inside the name of a place or house."""
    end = last + 1
    while end < len(page.words) and page.capital[end] and end - last < 4:
        end += 1
    stands_alone = known_alone(page.words[first]) or page.running[page.words[first]] > 1
    named = page.lower[end - 1] in _OWNED and page.words[end - 1] not in places()
    return end if named and not stands_alone else last


def _extend_of(page: Words, first: int, last: int) -> int:
    """Past "of", "for" and their like, where the word before them is what bodies and places are of."""
    word, after, head = page.lower[last], last + 1, page.lower[last - 1]
    opened = any(page.lower[t] in {"of", "for"} for t in range(first, last))
    band = first > 0 and page.lower[first - 1] in BODY_NOUNS and word == "of"
    holds = (
        band
        or head in HEADS
        or head in PLACE_HEADS
        or head in _OFFICES
        or page.words[last - 1] == "Friends"
    )
    if not holds and not (opened and any(page.lower[t] in HEADS for t in range(first, last))):
        return last
    if word in {"on", "to", "against", "into"} and (
        head not in _ON or page.lower[after] in CALENDAR
    ):
        return last
    if page.capital[after]:
        return after + 1
    if page.lower[after] == "the" and after + 1 < len(page.words) and page.capital[after + 1]:
        return after + 2
    return last


_ON = frozenset(
    "commission committee council conference campaign coalition centre center panel inquiry".split()
)
_OFFICES = frozenset(
    "secretary minister ministers president director chief chancellor secretary-general general".split()
)


def _both_stand_alone(page: Words, left: int, right: int) -> bool:
    """Are the two sides of a hyphen names of their own ("Peru-Chile border")?"""
    return all(page.words[t] in places() or page.words[t] in KNOWN for t in (left, right))


def _and_inside(page: Words, first: int, last: int, after: int) -> bool:
    """Is "and" part of a body's name: after "Center for ...", or before its head noun?"""
    opened = next((t for t in range(first + 1, last) if page.lower[t] in {"of", "for"}), None)
    end = after
    while end < len(page.words) and page.capital[end]:
        end += 1
    if opened is not None and page.lower[opened - 1] in HEADS | _OFFICES:
        # Only while the name needs more: an adjective before "and", or a head noun after it.
        own = page.lower[end - 1] in HEADS | PLACE_HEADS and not all(
            is_ordinary(page.words[t]) for t in range(after, end - 1)
        )
        alone = known_alone(page.words[after]) or (
            page.words[last - 1] in places() and not is_ordinary(page.words[last - 1])
        )
        return page.lower[last - 1] not in HEADS and not alone and not own
    left = range(first + (page.words[first] in COUNTRIES), last)
    plain = all(is_ordinary(page.words[t]) or page.words[t] in _FIELDS for t in left)
    ready = any(page.lower[t] in HEADS or known_alone(page.words[t]) for t in left)
    if not plain or ready:
        return False
    if page.lower[end - 1] in HEADS:
        return True
    # Ordinary words with capitals inside a sentence can only be a name: "Friends and Neighbours".
    both = [*left, *range(after, end)]
    return not any(
        page.opens[t]
        or page.titled[t]
        or not is_ordinary(page.words[t])
        or in_title(page, t)
        or page.words[t] in PEOPLES
        or page.lower[t] in CALENDAR
        for t in both
    )


# Words of bodies' names that the table of common words lacks, since print mostly capitalises them.
_FIELDS = frozenset(
    """Aeronautics Fisheries Oceanic Meteorological Forestry Horticulture National International Royal Federal
    Central United""".split()
)


def known_alone(word: str) -> bool:
    return word in places() or word in KNOWN or word in given_names()


def is_titular(page: Words, token: int) -> bool:
    """True for a word of a title: "Brig.", "foreign", "Minister"."""
    return is_office(page, token) or page.lower[token].removesuffix(".") in TITLE_PARTS


def is_office(page: Words, token: int) -> bool:
    """True for a word that is a title by itself: "Brig.", "Minister", but not "foreign"."""
    lower = page.lower[token]
    return lower in HONORIFICS or lower.removesuffix(".") in HONORIFICS | ROLES


def in_title(page: Words, token: int) -> bool:
    return is_titular(page, token) or page.words[token] in PEOPLES
