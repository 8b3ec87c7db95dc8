"""
What is printed or read like a name and names nobody: peoples, days, terms in capitals, pieces of offices.

Each rule is about words of one sort, whoever took them for a name: the trained reader, the rules, or a name found
again. Wrong on: bodies and people called by a word of such a sort alone ("Section", "Third Schedule").
"""

import re

from crossread.lexicon.cues import VERBS
from crossread.lexicon.given_names import common_words, given_names, surnames
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import EVENT_HEADS, HEADS, HOUSES, KNOWN, PLACE_HEADS
from crossread.lexicon.places import STATES, places
from crossread.lexicon.titles import HONORIFICS, POST_NOMINALS, ROLES, TITLE_PARTS
from crossread.reading.capitals import CALENDAR, NO_NAMES, PARTIES, Candidate, Words, is_ordinary

# Below this the reader's word for a body is not enough against a plain plural noun.
_SURE_BODY = 0.75
# Below this the reader's word for a person is not enough for a lone word that no table of names has.
_FAINT = 0.62
# Above this a common word is a body's name where a longer name of the report opens with it.
_CERTAIN = 0.9
# A member's party and state in brackets: "R-Ind.".
_SEAT = re.compile(r"[RDI]-[A-Z][A-Za-z]*\.?")
_PLURAL = re.compile(r"[A-Z]{2,5}s")
_BEFORE_MONTHS = frozenset(
    "in last next since until till early late mid mid- of by from this each every during before after on".split()
)
_NUMERAL = re.compile(r"X{1,3}(?:IX|IV|V?I{0,3})|VI{1,3}|I[XV]|II{1,2}")
# A law's parts are no bodies, however a law writes them.
_PARTS_OF_LAWS = frozenset(
    "schedule section article amendment chapter annex appendix clause paragraph".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DIRECTIONS = frozenset(
    "North South East West Central Northern Southern Eastern Western Non Pan".split()
)
_HALVES = frozenset(
    "Anglo Afro Sino Franco Russo Indo Italo Hispano Euro Judeo Greco Serbo Pan Pro Anti".split()
)


def acronyms_of_things(page: Words, chosen: list[Candidate]) -> frozenset[str]:
    """
    Acronyms that the report defines for something that is no body: "rare earth metals (REM)".

    An acronym is what its long form is: where that is none of the names found, and has no body's noun for a
    head, the acronym is no name either. Neither is a long form in capitals that ends in a plain plural.
    """
    bodies = {
        t
        for c in chosen
        if c.kind != "event" and not is_plural_of_things(page, c)
        for t in range(c.first, c.last)
    }
    found = set()
    for token in range(2, len(page.words) - 1):
        acronym = page.words[token]
        if page.words[token - 1] != "(" or page.words[token + 1] != ")" or not acronym.isupper():
            continue
        first = max(0, token - 1 - len(acronym))
        spelt = page.words[first : token - 1]
        if "".join(word[0] for word in spelt).upper() != acronym:
            continue
        head = _head_of(spelt)
        named = head in HEADS or head + "s" in HEADS or token - 2 in bodies
        if head in EVENT_HEADS or not named:
            found.add(acronym)
            found.add(page.text(first, token - 1) if len(spelt) > 1 else acronym)
    return frozenset(found)


def _head_of(words: list[str]) -> str:
    """The noun that a long form is built on: the last word, or the one before what it is of or against."""
    for place, word in enumerate(words[1:]):
        if word.lower() in {"of", "for", "against", "on"}:
            return words[place].lower()
    return words[-1].lower()


def is_plural_of_things(page: Words, candidate: Candidate) -> bool:
    """Is a doubtful body only a term in capitals: "Used Solvent Residues", not "Harbour Pilots Union"?"""
    last = page.words[candidate.last - 1]
    plural = last.lower().endswith("s") and is_ordinary(last) and last.lower() not in HEADS
    return plural and candidate.kind == "organization" and candidate.strength < _SURE_BODY


def _one_word_bodies(found: list[Candidate], strength: float) -> list[int]:
    """The tokens that the reader takes for a body's whole name, at least so surely."""
    return [
        c.first
        for c in found
        if c.kind == "organization" and c.last - c.first == 1 and c.strength >= strength
    ]


def short_bodies(page: Words, found: list[Candidate]) -> frozenset[str]:
    """Common words that are a body's name for short here, as the reader is sure in one place: "Discovery"."""
    longer = {page.words[c.first] for c in found if c.last - c.first > 1}
    alone = {page.words[token] for token in _one_word_bodies(found, _CERTAIN)}
    return frozenset(alone & longer)


def only_ones(page: Words, found: list[Candidate]) -> frozenset[str]:
    """Nouns that a body of the report goes by, as the reader is sure in one place: "the Coalition" of a country."""
    return frozenset(
        page.lower[token]
        for token in _one_word_bodies(found, _SURE_BODY)
        if token > 0
        and page.lower[token - 1] == "the"
        and not page.opens[token]
        and not page.titled[token]
        and page.lower[token] not in HOUSES
    )


def is_nobody(
    page: Words, candidate: Candidate, family: frozenset[str], bodies: frozenset[str] = frozenset()
) -> bool:
    """Adjectives, peoples, days and the like are no mentions, whoever says so."""
    text = page.text(candidate.first, candidate.last)
    if _SEAT.fullmatch(text) or _PLURAL.fullmatch(text) or text.startswith("-"):
        return True  # "R-Ind.", "NGOs", "Russian-U.S."
    if _holds_number(page, candidate) or _is_party_member(page, candidate):
        return True
    if candidate.last - candidate.first == 1:
        return _is_lone_nobody(page, candidate, family, bodies)
    words = page.lower[candidate.first : candidate.last]
    if candidate.kind == "organization" and words[-1] in _PARTS_OF_LAWS and len(words) == 2:
        return True  # "Third Schedule"
    if candidate.kind == "organization" and _is_law(page, candidate):
        return True
    if candidate.kind == "person" and words[-1] in _WEEKDAYS:
        return True  # "Early Sunday" at the head of a sentence
    if all(w in CALENDAR or w.isdigit() for w in words):
        return len(words) != 2
    if text in PEOPLES or _is_people(text):
        return True
    peoples = all(w in PEOPLES or w in NO_NAMES for w in text.split())
    return peoples and candidate.kind != "person"


def _is_lone_nobody(
    page: Words, candidate: Candidate, family: frozenset[str], bodies: frozenset[str]
) -> bool:
    """The same of a name of one word."""
    word = page.words[candidate.first]
    if word in PARTIES and candidate.kind == "organization":
        return False
    if word in PEOPLES and word not in COUNTRIES and word not in family:
        return candidate.kind != "person" or _is_one_of_a_people(page, candidate.first)
    if word.lower() in CALENDAR and word in family:
        return word.lower() in _WEEKDAYS or _is_dated(
            page, candidate.first
        )  # "May said" of Theresa May, but "in May"
    if word in NO_NAMES or word.lower() in CALENDAR or len(word) == 1:
        return True
    if word[0].isdigit() or word.lower().rstrip(".") in POST_NOMINALS:
        return True
    if _NUMERAL.fullmatch(word) or (word[-1] == "s" and word[:-1].lower() in ROLES | HONORIFICS):
        return True  # "John, the XXIII"; "Popes"
    lower = word.lower()
    if candidate.kind == "person" and lower == "branch":
        return page.lower[candidate.first - 1] in _BRANCHES  # "Executive Branch"
    if candidate.kind == "person" and lower in ROLES and word not in surnames() | family:
        return word not in given_names()  # "the Sheriff Principal said"
    numbered = page.words[candidate.last : candidate.last + 1]
    if numbered and numbered[0].isdigit() and word.lower() in common_words():
        return word not in KNOWN  # "Lap 12", "Room 4"
    if word.lower().removesuffix(".") in HONORIFICS | TITLE_PARTS and word not in KNOWN:
        return True
    after = candidate.last + 1
    if after < len(page.words) and page.words[after].isdigit() and page.glued(after):
        return True  # "MX-20"
    body = candidate.kind == "organization" and candidate.strength < 0.9
    body = body and word not in bodies
    if body and word.lower() in common_words() and not word.isupper() and word not in KNOWN:
        return word.lower() not in HEADS
    if word in family:
        return False
    hidden = page.opens[candidate.first] or page.titled[candidate.first]
    return hidden and not page.running[word] and page.small[word.lower()] > 0


def _holds_number(page: Words, candidate: Candidate) -> bool:
    """Is a name a code's or a part of one: "QLD-3" as a person, "Tide J" of "Tide J2031", "Hour" of "5-Hour"?"""
    first, last = candidate.first, candidate.last
    if candidate.kind == "person" and any(c.isdigit() for c in page.text(first, last)):
        return True
    runs_on = last < len(page.words) and page.glued(last) and page.words[last][0].isdigit()
    text = page.text(first, last)
    station = candidate.kind == "organization" and (text in KNOWN or text.isupper())
    runs_on = runs_on and not station
    counted = first > 1 and page.words[first - 1] == "-" and page.words[first - 2].isdigit()
    return runs_on or (counted and page.glued(first) and page.glued(first - 1))


def _is_party_member(page: Words, candidate: Candidate) -> bool:
    """Does a name only say of what party somebody is: "a Lima Democrat", "the Senate Republican"?"""
    *before, last = page.words[candidate.first : candidate.last]
    of = all(w in places() or w in STATES or w.lower() in HEADS for w in before)
    return last in _PARTY_MEMBERS and of


_BRANCHES = frozenset("executive legislative judicial".split())
_PARTY_MEMBERS = frozenset("Republican Democrat Tory".split())


def _is_law(page: Words, candidate: Candidate) -> bool:
    """Is a name a law's or treaty's: "Fisheries Convention", "Harbour Dues" of "Harbour Dues and Piers Act"?"""
    words = page.words[candidate.first : candidate.last + _LONGEST_LAW]
    inside = candidate.last - candidate.first
    if " ".join(words[:inside]) in KNOWN:
        return False
    if words[inside - 1] in _LAWS:
        return True
    if words[inside : inside + 1] != ["and"]:
        return False
    for word in words[inside + 1 :]:
        if word in _LAWS or not word[0].isupper():
            return word in _LAWS
    return False


_LAWS = frozenset("Act Bill Convention Treaty Protocol Accord Pact Statute".split())
_LONGEST_LAW = 5  # words from "and" to "Act"


def ships(page: Words, found: list[Candidate]) -> frozenset[str]:
    """Names that the report gives to a ship, by the letters before them: "RRS Ana Reyes"."""
    named: set[str] = set()
    for c in found:
        before = page.words[c.first - 1] if c.first else ""
        if c.kind == "person" and before in _SHIPS and c.first not in page.breaks:
            words = page.words[c.first : c.last]
            named.update(page.text(c.first + skip, c.last) for skip in range(len(words)))
    return frozenset(named)


def works(page: Words, found: list[Candidate]) -> frozenset[str]:
    """Names that the report gives to a programme, a film or a book: "shows such as Tar Bay", "presenter of Tar Bay"."""
    named: set[str] = set()
    listed = -1  # where a list of works goes on
    for c in sorted(found):
        text = page.text(c.first, c.last)
        if text in KNOWN or text.isupper() or c.kind == "place":
            continue
        goes_on = 0 <= listed < c.first <= listed + 2
        goes_on = goes_on and all(w in {",", "and"} for w in page.lower[listed : c.first])
        if goes_on or _is_work(page, c):
            named.add(text)
            listed = c.last
    return frozenset(named)


def _is_work(page: Words, c: Candidate) -> bool:
    before = page.lower[max(0, c.first - 3) : c.first]
    if before[-2:] == ["presenter", "of"] or before[-1:] in (["present"], ["presents"]):
        return c.kind == "organization"
    if page.lower[c.last : c.last + 1] in (["cartoon"], ["sitcom"], ["soap"]):
        return True
    if before[-1:] and before[-1] in _SORTS_OF_WORKS and page.words[c.first - 1].islower():
        return c.kind == "organization"
    led = before[-1:] in (["including"], ["like"]) or before[-2:] == ["such", "as"]
    sort = before[-3 if before[-1:] == ["as"] else -2] if led and len(before) == 3 else ""
    return sort.removesuffix("s") in _SORTS_OF_WORKS


_SORTS_OF_WORKS = frozenset(
    "show programme program series sitcom soap drama cartoon film movie musical novel album".split()
)

_SHIPS = frozenset("RRS HMS USS MV MS SS USNS HMCS HMAS RFA RMS RV".split())


def _is_one_of_a_people(page: Words, token: int) -> bool:
    """Does a word say what somebody is: "a Dane", "the Finn", "the 29-year-old Briton"?"""
    before = page.lower[max(0, token - 1) : token]
    after = token + 1
    if after < len(page.words) and page.capital[after] and after not in page.breaks:
        return True  # "Dane Kevin Quell"
    return before in (["a"], ["an"], ["the"], ["old"], ["one"], ["fellow"])


def faint_people(page: Words, found: list[Candidate]) -> frozenset[str]:
    """
    Lone words that the reader half took for people, with nothing in the report to bear it out.

    What bears it out: a longer name with the word, a table of names, a title, a verb of saying beside it.
    """
    people = [c for c in found if c.kind == "person"]
    whole = {word for c in people if c.last - c.first > 1 for word in page.words[c.first : c.last]}
    surest: dict[str, float] = {}
    for c in people:
        word = page.words[c.first]
        if c.last - c.first > 1 or word in whole or word in given_names() or word in surnames():
            continue
        beside = page.lower[max(0, c.first - 1) : c.first] + page.lower[c.last : c.last + 1]
        borne_out = any(w in VERBS or w.removesuffix(".") in HONORIFICS | ROLES for w in beside)
        surest[word] = max(surest.get(word, 0.0), 1.0 if borne_out else c.strength)
    return frozenset(word for word, strength in surest.items() if strength < _FAINT)


def _is_dated(page: Words, token: int) -> bool:
    """Does a month's word that is also somebody's family name stand where a month stands?"""
    before = page.lower[token - 1] if token else ""
    after = page.lower[token + 1] if token + 1 < len(page.words) else ""
    if before == "by" and not after[:1].isdigit() and page.parse.has_trees:
        return page.parse.xpos[token - 2] != "VBN"  # "proposed by May"
    return before in _BEFORE_MONTHS or before[:1].isdigit() or after[:1].isdigit()


def _is_people(text: str) -> bool:
    """
    True for a people of two words: "South Africans", "Anglo-Swedish".

    >>> _is_people("West African"), _is_people("Franco-German"), _is_people("West Ham")
    (True, True, False)
    """
    halves = text.replace("-", " ").split()
    both = "-" in text and halves[0] in PEOPLES
    return (
        len(halves) == 2 and halves[1] in PEOPLES and (both or halves[0] in _DIRECTIONS | _HALVES)
    )


def is_fragment(page: Words, candidate: Candidate, heads: frozenset[str]) -> bool:
    """Is a name only a piece of an office or of a body that the report does not name in full?"""
    words = range(candidate.first, candidate.last)
    text = page.text(candidate.first, candidate.last)
    if text in KNOWN or text in places() or candidate.kind == "person" or text.isupper():
        return False
    if not all(page.lower[t] in common_words() for t in words):
        return False
    lower = [page.lower[t] for t in words]
    office = page.words[candidate.last : candidate.last + 1]
    if office and office[0][0].isupper() and office[0].lower() in ROLES and len(lower) > 1:
        return not any(word in HEADS for word in lower)  # "Harbour Standards Commissioner"
    if len(lower) == 1 and (
        lower[0] in HEADS or lower[0] in PLACE_HEADS or lower[0] in EVENT_HEADS
    ):
        return lower[0] not in heads
    before = page.lower[candidate.first - 1] if candidate.first else ""
    headless = not any(word in HEADS or word in PLACE_HEADS for word in lower)
    return headless and before in {"of", "and", "&", ",", "for"} and candidate.strength < 0.9
