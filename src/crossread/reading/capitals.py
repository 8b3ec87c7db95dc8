"""
Names by rule: runs of capitalised words, cut into titles, names and what is neither.

A capital says "name" only where English would print a small letter: not at the head of a sentence, not
in a headline in title case. There the rest of the report, the tables of common words, given names, places and
bodies decide. Method of our own, after the internal and external evidence of McDonald (1996).
Wrong on: names made of ordinary words at the head of a sentence, and bodies without a head noun.
"""

from collections import Counter

import msgspec

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.cues import VERBS
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.given_names import common_words, given_names, surnames
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import BODY_NOUNS, EVENT_HEADS, HEADS, KNOWN, PLACE_HEADS
from crossread.lexicon.places import STATES, places
from crossread.lexicon.titles import HONORIFICS, POST_NOMINALS, ROLES, TITLE_PARTS
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
_NO_BODY = frozenset(
    """TV DNA RNA CEO CFO COO GPS AIDS HIV GDP SUV ATM DVD CD PM AM GMT EST EDT PST BST UTC ID IQ OK PR HR IT AI
    MP MPs PhD MBA NGO NGOs VIP WMD IED IEDs RPG UAV UFO PC URL FAQ RIP LGBT LGBTQ PTSD COVID SARS
    MERS VAT HD USB SMS II III IV VI VII VIII IX XI XII XVI XXIII JR SR AD BC BCE CE A I OF IN AND THE TO
    FOR ON AT BY BYLINE HOST UNIDENTIFIED MAN WOMAN US USA UK UAE U.S. U.K. U.S.A. DC D.C. NY LA DUI DWI ICBM""".split()
)
# Capitalised singular things that are no mention of anybody in the story.
NO_NAMES = frozenset(
    "Abu Bin God Allah Lord Jesus Christ Satan Internet Web Bible Koran Quran Qur'an Chapter Article Bitcoin Covid Covid-19 Coronavirus Ebola Zika World Earth Islam Christianity Judaism".split()
)
PARTICLES = frozenset(
    "de del della di da dos das du la le les von van der den ten ter bin ibn bint al el ul ad af av zu zur y e abu"
    " ben ould".split()
)
_OF = frozenset(["of", "for", "on", "against", "to", "into"])
_HYPHEN_TAILS = frozenset(
    """based led backed born run style era area wide owned controlled made held bound language funded trained
    occupied dominated friendly related type like sponsored linked affiliated allied aligned inspired
    mandated brokered majority minority educated sized speaking appointed elected imposed wing mid north south east
    west central turned aged old year day week month time level ranking elect general""".split()
)
_PLACE_BEFORE = frozenset(
    "in near at from to into across outside around toward towards through via inside".split()
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
    if word in _OF:
        return _extend_of(page, first, last)
    if word == "and" and page.capital[after] and _and_inside(page, first, last, after):
        return after + 1
    if words[last].isdigit() and page.capital[after] and page.lower[last - 1] in CALENDAR:
        return after + 1
    return last


_DOMAINS = frozenset("com org net edu gov ca uk au tv info ie in nz eu io".split())


def _extend_glued(page: Words, first: int, last: int) -> int:
    """Past a hyphen, an apostrophe or a dot that has no space on either side."""
    word, after = page.words[last], last + 1
    if word == "." and page.lower[after] in _DOMAINS:
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
    stands_alone = _known_alone(page.words[first]) or page.running[page.words[first]] > 1
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
        alone = _known_alone(page.words[after]) or (
            page.words[last - 1] in places() and not is_ordinary(page.words[last - 1])
        )
        return page.lower[last - 1] not in HEADS and not alone and not own
    left = range(first + (page.words[first] in COUNTRIES), last)
    plain = all(is_ordinary(page.words[t]) or page.words[t] in _FIELDS for t in left)
    ready = any(page.lower[t] in HEADS or _known_alone(page.words[t]) for t in left)
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
        or _in_title(page, t)
        or page.words[t] in PEOPLES
        or page.lower[t] in CALENDAR
        for t in both
    )


# Words of bodies' names that the table of common words lacks, since print mostly capitalises them.
_FIELDS = frozenset(
    """Aeronautics Fisheries Oceanic Meteorological Forestry Horticulture National International Royal Federal
    Central United""".split()
)


def _known_alone(word: str) -> bool:
    return word in places() or word in KNOWN or word in given_names()


def find_by_rule(page: Words) -> list[Candidate]:
    """
    The names the rules see in one report, without overlaps, in reading order.

    >>> from crossread.language.rules import read_by_rule
    >>> page = Words(read_by_rule("Foreign Minister Ana Reyes left Lima for the World Bank."))
    >>> [(page.text(c.first, c.last), c.kind) for c in find_by_rule(page)]
    [('Ana Reyes', 'person'), ('Lima', 'place'), ('World Bank', 'organization')]
    """
    found: list[Candidate] = []
    for first, last in find_runs(page):
        found.extend(_cut(page, first, last))
    return found


def _cut(page: Words, first: int, last: int) -> list[Candidate]:
    """The names in one run."""
    start = _strip_opening(page, first, last)
    if start >= last:
        return []
    split = _list_of_places(page, start, last)
    if split:
        return split
    if all(page.titled[t] for t in range(start, last)) and last - start > 1:
        # A headline in title case: only what the text below prints as it stands is a name.
        if page.text(start, last) not in page.parse.text[page.body_start :]:
            return []
    title, name = _title_end(page, start, last)
    found: list[Candidate] = []
    if title is not None and name < last and page.lower[name] in _OF:
        # "the Guard of Ana Reyes": a body and a person, no title
        rest = name + 1 + (page.lower[name + 1] == "the")
        return [*_cut(page, start, name), *(_cut(page, rest, last) if rest < last else [])]
    if title is not None:
        found.extend(_inside_title(page, start, name))
        if name < last:
            found.append(_person(page, name, last, title))
        return [c for c in found if c.last > c.first]
    while start < last and page.words[start] in PEOPLES and not _holds_people(page, start, last):
        start += 1
    while start < last and page.lower[start] == "the" and page.text(start, last) not in KNOWN:
        start += 1
    if start >= last:
        return []
    kind, strength = judge(page, start, last)
    if kind == "person":
        last = before_letters(page, start, last)
    return [Candidate(start, last, kind, strength)] if kind else []


def before_letters(page: Words, first: int, last: int) -> int:
    """Where a person's name ends before the letters of an honour or a seat: "Ana Reyes QC"."""
    while last - first > 1 and page.lower[last - 1].rstrip(".") in POST_NOMINALS:
        last -= 1
    return last


def _holds_people(page: Words, first: int, last: int) -> bool:
    """Does an adjective of nationality belong to the name it opens ("Syrian Observatory")?"""
    text = page.text(first, last)
    if text in KNOWN:
        return True
    rest = [page.lower[t] for t in range(first + 1, last)]
    if not rest or (rest[0] in TITLE_PARTS and rest[-1] in ROLES):
        return False
    return (
        any(w in HEADS or w in PLACE_HEADS for w in rest)
        and page.text(first + 1, last) not in KNOWN
    )


def _strip_opening(page: Words, first: int, last: int) -> int:
    """Where a run begins once words that only stand at the head of a sentence are left out."""
    start = first
    while start < last:
        word, lower = page.words[start], page.lower[start]
        if lower in CALENDAR and not (start + 1 < last and page.words[start + 1].isdigit()):
            start += 1
            continue
        if not page.opens[start] and start == first and not page.titled[start]:
            return start
        if start > first and not page.titled[start]:
            return start
        if lower in HONORIFICS or lower in TITLE_PARTS or page.text(start, last) in KNOWN:
            return start
        if not is_ordinary(word) or (page.running[word] > 0 and lower not in FUNCTION_WORDS):
            return start
        if page.proper(start) and start + 1 < last and not page.titled[start]:
            return start
        follows = start + 1 < last
        if follows and lower not in FUNCTION_WORDS and not page.titled[start]:
            ends_body = any(page.lower[t] in HEADS | PLACE_HEADS for t in range(start + 1, last))
            if ends_body or (word in given_names() and not is_ordinary(page.words[start + 1])):
                return start
        if follows and lower == "the" and page.text(start, last) in KNOWN:
            return start
        start += 1
    return start


def _list_of_places(page: Words, first: int, last: int) -> list[Candidate]:
    """A run that the tables know piece by piece."""
    text = page.text(first, last)
    if text in PEOPLES or (
        last - first == 1 and (text in _NO_BODY or page.lower[first] in CALENDAR)
    ):
        return [] if text not in COUNTRIES else [Candidate(first, last, "place", 0.7)]
    if text in places() and not (is_ordinary(text) and page.running[text] < 2):
        return [Candidate(first, last, "place", 0.8 if places()[text] != "city" else 0.6)]
    if text in KNOWN:
        return [Candidate(first, last, "organization", 0.85)]
    return []


def _title_end(page: Words, first: int, last: int) -> tuple[int | None, int]:
    """First token of the title in a run and the token after it; None when there is no title."""
    end = None
    for token in range(first, last):
        lower = page.lower[token].removesuffix(".")
        plain = page.lower[token]
        if plain in HONORIFICS or lower in HONORIFICS or (lower in ROLES and token + 1 < last):
            if end is not None or _title_so_far(page, first, token):
                end = token + 1
        elif plain == "of" and end == token:
            # "Secretary of State", "Minister of Foreign Affairs", "President of the Council"
            more = token + 1
            while more < last and (
                page.lower[more] in TITLE_PARTS | {"state", "the", "staff", "and", "&"}
                or page.lower[more] in HEADS
                or (is_ordinary(page.words[more]) and page.words[more] not in given_names())
            ):
                more += 1
            if more > token + 1:
                end = more
    if end is None:
        return None, first
    begin = first
    while begin < end and not _in_title(page, begin):
        begin += 1
    return begin, end


def _in_title(page: Words, token: int) -> bool:
    lower = page.lower[token].removesuffix(".")
    return (
        lower in TITLE_PARTS
        or lower in HONORIFICS
        or page.lower[token] in HONORIFICS
        or lower in ROLES
        or page.words[token] in PEOPLES
    )


def _title_so_far(page: Words, first: int, token: int) -> bool:
    """May the words of a run before a title head be part of the title or of the body it serves?"""
    words = [t for t in range(first, token) if not _in_title(page, t)]
    if not words:
        return True
    text = page.text(words[0], words[-1] + 1)
    return text in KNOWN or text in places() or page.lower[words[-1]] in HEADS


def _inside_title(page: Words, first: int, end: int) -> list[Candidate]:
    """The body or place that stands at the head of a title: "UN Secretary General"."""
    token = first
    while token < end and not _in_title(page, token):
        token += 1
    if token == first:
        return []
    kind, strength = judge(page, first, token)
    return [Candidate(first, token, kind, strength)] if kind else []


def _person(page: Words, first: int, last: int, title: int) -> Candidate:
    return Candidate(first, before_letters(page, first, last), "person", 0.9, title)


def judge(page: Words, first: int, last: int) -> tuple[EntityKind | None, float]:
    """What kind of name a run is, and how sure the rules are; None when it is no name."""
    text = page.text(first, last).replace("’", "'")
    words = page.words[first:last]
    if text in KNOWN:
        return "organization", 0.85
    if text in places() and not (first > 0 and text in given_names() and page.running[text] < 1):
        return "place", 0.8
    if text in STATES and text not in _NO_BODY and first > 0 and page.words[first - 1] == ",":
        return "place", 0.7
    if any(w.lower() in CALENDAR for w in words) and any(w.isdigit() for w in words):
        return None, 0.0
    if words[-1].lower() in _DOMAINS and words[-2:-1] == ["."]:
        return "organization", 0.7
    if first > 0 and page.lower[first - 1] in BODY_NOUNS and not page.opens[first]:
        return "organization", 0.7
    if len(words) == 1:
        return _judge_one(page, first)
    if words[-1] in COUNTRIES and len(words) == 2 and _opens_body(words[0]):
        return ("organization", 0.6) if page.proper(first) or not page.opens[first] else (None, 0.0)
    lower = [w.lower() for w in words]
    heads = _heads(lower)
    if heads & HEADS:
        return "organization", 0.7
    if heads & PLACE_HEADS:
        return "place", 0.6
    if heads & EVENT_HEADS:
        return "event", 0.5
    names = given_names()
    unknown = [w for w in words if not is_ordinary(w)]
    if words[0] in names and len(words) <= 5 and not page.titled[first]:
        family = words[-1].removeprefix("al-").removeprefix("Al-") in surnames()
        return "person", 0.75 if unknown and family else 0.7 if unknown else 0.4
    if len(words) <= 4 and len(unknown) == len(words):
        joined = all(page.glued(t) for t in range(first + 1, last))
        return "person", 0.4 if joined else 0.45  # a compound in one word is seldom a name alone
    if any(w in names for w in words) and unknown:
        return "person", 0.45
    return "organization", 0.2


def _opens_body(word: str) -> bool:
    """May a word before a country's name open a body's: "Transport Canada", not "Upper Egypt"?"""
    return word not in given_names() and word not in PEOPLES and word.lower() not in _QUARTERS


_QUARTERS = frozenset(
    """north south east west central northern southern eastern western upper lower new old great greater inner
    outer mainland modern ancient colonial rural post little""".split()
)


def _heads(lower: list[str]) -> set[str]:
    """The words that can be the head of a name: its last, and the one before "of" or "for"."""
    heads = {lower[-1]}
    for place, word in enumerate(lower[:-1]):
        if lower[place + 1] in _OF:
            heads.add(word)
            heads.discard(lower[-1])
            break
    return heads


# Parties named by a word of another sense too, which print then writes small.
PARTIES = frozenset("Labour Labor Tories Conservatives Democrats Republicans".split())


def _judge_one(page: Words, token: int) -> tuple[EntityKind | None, float]:
    word, lower = page.words[token], page.lower[token]
    if word in PARTIES and not page.opens[token] and not page.titled[token]:
        return "organization", 0.7
    if word in PEOPLES or lower in CALENDAR or word in _NO_BODY:
        return ("place", 0.7) if word in COUNTRIES and word not in PEOPLES else (None, 0.0)
    if word in NO_NAMES or (page.small[lower] and page.opens[token] and page.running[word] == 0):
        return None, 0.0
    if len(word) == 1 or lower in HONORIFICS or lower in TITLE_PARTS or lower in ROLES:
        return None, 0.0
    if word.isupper() and word.isalpha() and 2 <= len(word) <= 6 and not page.titled[token]:
        return "organization", 0.6
    if page.titled[token] and page.running[word] == 0:
        return None, 0.0
    if lower in HEADS:
        return "organization", 0.2
    if is_ordinary(word) and (page.opens[token] or page.running[word] < 2):
        return None, 0.0
    before = page.lower[token - 1] if token else ""
    after = page.lower[token + 1] if token + 1 < len(page.words) else ""
    if before in _PLACE_BEFORE:
        return "place", 0.35
    if after in VERBS or before in VERBS:
        return "person", 0.35
    if word in given_names():
        return "person", 0.35
    return "person", 0.15
