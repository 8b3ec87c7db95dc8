"""
Names by rule: runs of capitalised words, cut into titles, names and what is neither.

Where a capital says nothing, the rest of the report and the tables of common words, given names, places and
bodies decide. Method of our own, after the internal and external evidence of McDonald (1996).
Wrong on: names made of ordinary words at the head of a sentence, and bodies without a head noun.
"""

from crossread.lexicon.cues import VERBS
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.given_names import given_names, surnames
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import BODY_NOUNS, EVENT_HEADS, HEADS, KNOWN, PLACE_HEADS
from crossread.lexicon.places import STATES, places
from crossread.lexicon.titles import HONORIFICS, POST_NOMINALS, ROLES, TITLE_PARTS
from crossread.model import EntityKind
from crossread.reading.capitals import (
    CALENDAR,
    DOMAINS,
    NO_BODY,
    NO_NAMES,
    OF,
    PARTIES,
    Candidate,
    Words,
    find_runs,
    in_title,
    is_ordinary,
)

_PLACE_BEFORE = frozenset(
    "in near at from to into across outside around toward towards through via inside".split()
)


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
    if title is not None and name < last and page.lower[name] in OF:
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
    """Where a person's name ends before the letters of an honour or a seat: "Ana Reyes QC" of the Quell Bar."""
    honours = (t for t in range(first + 2, last) if page.words[t] in _HONOURS)
    last = next(honours, last)
    while last - first > 1 and page.lower[last - 1].rstrip(".") in POST_NOMINALS:
        last -= 1
    return last


# Honours printed in capitals, behind which a list may go on with somebody's house.
_HONOURS = frozenset("QC KC SC MP CBE OBE MBE KBE CMG MD PhD Esq".split())


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
        last - first == 1 and (text in NO_BODY or page.lower[first] in CALENDAR)
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
    while end < last and page.lower[end] in {"pro", "tem", "tempore"}:
        end += 1  # "President Pro Tem"
    begin = first
    while begin < end and not in_title(page, begin):
        begin += 1
    return begin, end


def _title_so_far(page: Words, first: int, token: int) -> bool:
    """May the words of a run before a title head be part of the title or of the body it serves?"""
    words = [t for t in range(first, token) if not in_title(page, t)]
    if not words:
        return True
    text = page.text(words[0], words[-1] + 1)
    return text in KNOWN or text in places() or page.lower[words[-1]] in HEADS


def _inside_title(page: Words, first: int, end: int) -> list[Candidate]:
    """The body or place that stands at the head of a title: "UN Secretary General"."""
    token = first
    while token < end and not in_title(page, token):
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
    if text in STATES and text not in NO_BODY and first > 0 and page.words[first - 1] == ",":
        return "place", 0.7
    if any(w.lower() in CALENDAR for w in words) and any(w.isdigit() for w in words):
        return None, 0.0
    if words[-1].lower() in DOMAINS and words[-2:-1] == ["."]:
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
        if lower[place + 1] in OF:
            heads.add(word)
            heads.discard(lower[-1])
            break
    return heads


def _judge_one(page: Words, token: int) -> tuple[EntityKind | None, float]:
    word, lower = page.words[token], page.lower[token]
    bracketed = page.words[token - 1 : token] == ["("] and page.words[token + 1 : token + 2] == [
        ")"
    ]
    if word in PARTIES and (bracketed or not page.opens[token]) and not page.titled[token]:
        return "organization", 0.7
    if word in PEOPLES or lower in CALENDAR or word in NO_BODY:
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
