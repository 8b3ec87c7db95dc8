"""
Names that look like people's and are things': "Harbour Underground", "the Ada Quill Show", "Xinhua".

Two capitalised words are a person to a small reader more often than they should be. What speaks against
it: a common noun for a last word that is nobody's family name, a first word that is a place, an article
before the whole name, and a body or place of the report whose longer name opens with the word.
Wrong on: people whose family name is a common noun and stands in no table, introduced after a town's name.
"""

import re
from collections import Counter

from crossread.language.parse import UPOS
from crossread.lexicon.given_names import given_names, surnames
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import BODY_NOUNS, EVENT_HEADS, HEADS, PLACE_HEADS
from crossread.lexicon.places import places
from crossread.lexicon.titles import HONORIFICS
from crossread.model import EntityKind
from crossread.reading.capitals import PARTIES, Candidate, Words, is_ordinary

# What programmes, works and honours end in, though some of the words are family names too.
_WORKS = frozenset(
    "show lecture prize award awards medal trophy report inquiry project programme tour album act bill".split()
)
# Above this the reader's word for a person stands against a common noun for a family name.
_SURE = 0.9
_NOUNS = frozenset([UPOS.index("NOUN"), UPOS.index("PROPN"), UPOS.index("ADJ"), UPOS.index("NUM")])


class _Seen:
    """What a report shows of the names that are taken for people's, each by its words."""

    def __init__(self, page: Words, people: list[Candidate]) -> None:
        self.times, self.behind_article = Counter[str](), Counter[str]()
        self.strongest: dict[str, float] = {}
        self.titled: set[str] = set()
        for c in people:
            text = page.text(c.first, c.last)
            self.times[text] += 1
            self.strongest[text] = max(self.strongest.get(text, 0.0), c.strength)
            self.behind_article[text] += _stands_as_thing(page, c)
            if c.first and page.lower[c.first - 1].removesuffix(".") in HONORIFICS:
                self.titled.add(text)
        self.full = sorted(text for text in self.times if " " in text)
        self.lone = sorted(text for text in self.times if " " not in text)
        self.in_small = {t.casefold() for t in self.full if not t.split()[0].isupper()}


def kinds_of_things(
    page: Words, chosen: list[Candidate], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """The right kind of each name that `kinds` has for a person's and that is none."""
    people = [c for c in chosen if kinds.get(page.text(c.first, c.last)) == "person"]
    seen = _Seen(page, people)
    found = _full_names_of_things(seen)
    whole = {word for text in seen.full for word in text.split()}
    longer = _opened_by(page, chosen, kinds)
    named = _named_as_bodies(page, people)
    owners, placed = _owners_of_people(page, people) | named, _placed(page, people)
    for text in seen.full:
        if text in placed or text in named:
            found.setdefault(text, "place" if text in placed else "organization")
    found.update(_called(page, people))
    for text in seen.lone:
        if text in found:
            continue
        if text in placed:
            found[text] = "place"
        elif text in owners and text not in whole:
            found[text] = "organization"
        elif text in whole or text in surnames() or text in given_names():
            continue
        elif text in longer and seen.strongest[text] <= _SURE and text not in seen.titled:
            found[text] = longer[text]
        elif seen.behind_article[text] == seen.times[text] > 1 and text not in places():
            found[text] = "organization"
    return found


def _full_names_of_things(seen: _Seen) -> dict[str, EntityKind]:
    """The names of several words that end or open as no person's does, and what follows the opening."""
    found: dict[str, EntityKind] = {}
    for text in seen.full:
        words = text.split()
        if words[-1] in PARTIES or _is_house_in_country(words):
            found[text] = "organization"  # "Lima Senate Democrats", "Quell Britain"
            continue
        thing = _ends_as_thing(words, seen.behind_article[text] > 0)
        if thing and not _is_surely_person(words, seen.strongest[text]):
            found[text] = _kind_by_head(words[-1].lower())
        elif text.casefold() not in seen.in_small and _opens_as_thing(words):
            kind: EntityKind = "place" if words[0] == "HMP" else "organization"
            found[text] = found[" ".join(words[1:])] = kind
    return found


def _is_surely_person(words: list[str], strongest: float) -> bool:
    """Does the reader's word stand against a common noun: "Lincoln Holm", of no town called Lincoln?"""
    town = places().get(words[0], "city") == "city"
    return (
        strongest > _SURE
        and town
        and not is_ordinary(words[0])
        and words[-1].lower() not in _ANY_HEAD
    )


_ANY_HEAD = HEADS | PLACE_HEADS | EVENT_HEADS | _WORKS


def _opens_as_thing(words: list[str]) -> bool:
    """Does a name open with the letters of a sort of thing: "HMP Quell", "USS Quell", but not "JK Quell"?"""
    first, rest = words[0], words[1:]
    return (
        len(first) > 2
        and first.isalpha()
        and first.isupper()
        and not any(w.isupper() for w in rest)
    )


def _owners_of_people(page: Words, people: list[Candidate]) -> frozenset[str]:
    """Lone words that own a person by name: the team of "Quellor's Ana Reyes"."""
    full = {c.first for c in people if c.last - c.first > 1}
    found = set()
    for c in people:
        after = c.last + 1
        if c.last - c.first > 1 or after >= len(page.words):
            continue
        owns = page.words[c.last] in {"'s", "’s", "'", "’"} and page.glued(c.last)
        if owns and (after in full or (page.words[after] in PEOPLES and after + 1 in full)):
            found.add(page.text(c.first, c.last))
    return frozenset(found)


def _named_as_bodies(page: Words, people: list[Candidate]) -> frozenset[str]:
    """Lone words with a body's noun beside them: "Quellor magazine", "Quellor, the firm that"."""
    found = set()
    for c in people:
        after = page.lower[c.last : c.last + 3]
        full = c.last - c.first > 1
        if len(after) < 3 or page.titled[c.first] or (full and _has_given_name(page, c)):
            continue
        noun = after[0] in BODY_NOUNS or after[0] == "gallery" or tuple(after[:2]) in _AGENCIES
        if noun or (after[:2] == [",", "the"] and after[2] in BODY_NOUNS):
            found.add(page.text(c.first, c.last))
    return frozenset(found)


def _has_given_name(page: Words, c: Candidate) -> bool:
    return page.words[c.first] in given_names() or page.words[c.first][1:2] == "."


def _is_house_in_country(words: list[str]) -> bool:
    """Is a name two words, the second a country that is nobody's family name: "Quell Britain"?"""
    left, right = words[0], words[-1]
    country = right in COUNTRIES and right not in PEOPLES and right not in surnames()
    return len(words) == 2 and country and left not in PEOPLES


def _placed(page: Words, people: list[Candidate]) -> frozenset[str]:
    """
    Names that the words before them, or their own, make places.

    A member sits for a place ("MP for Quell and Rowan Green"), a person of an age is of a place ("Ana Reyes,
    55, of Rowan Green"), and a saint in the news is a town or a church, unless a title or a family name follows.
    """
    full = {page.text(c.first, c.last) for c in people if c.last - c.first > 2}
    found = set()
    for c in people:
        text, words = page.text(c.first, c.last), page.words[c.first : c.last]
        before = page.text(max(0, c.first - _BACK), c.first) + " " if c.first else ""
        saint = words[0] in _SAINTS and len(words) == 2
        saint = saint and not any(other.endswith(text) for other in full)
        quarter = words[0] in places() and len(words) > 1 and set(words[1:]) <= _QUARTERS
        if saint or quarter or _SITS_OR_LIVES.search(before):
            found.add(text)
    return frozenset(found)


_BACK = 8  # tokens before a name that may say where somebody sits or lives
_SITS_OR_LIVES = re.compile(
    r"\b(?:MPs?|MEP|MSP) for (?:(?:[A-Z][\w.'-]*|and) ?)*$|\b(?:, \d{1,3}|-old), of $"
)
_SAINTS = frozenset(["St", "St.", "Saint"])
_QUARTERS = frozenset("North South East West Central".split())


def _called(page: Words, people: list[Candidate]) -> dict[str, EntityKind]:
    """What is called by a name, where it is no person: "a bar called Quell's", "a town named Rowan"."""
    found: dict[str, EntityKind] = {}
    for c in people:
        if c.first < 2 or page.lower[c.first - 1] not in {"called", "named", "dubbed"}:
            continue
        noun = page.lower[c.first - 2]
        if noun in _VENUES or noun in BODY_NOUNS:
            found[page.text(c.first, c.last)] = "organization"
        elif noun in PLACE_HEADS:
            found[page.text(c.first, c.last)] = "place"
    return found


_VENUES = frozenset("bar pub restaurant cafe nightclub hotel shop school".split())
_AGENCIES = frozenset([("news", "agency"), ("press", "agency"), ("news", "service")])


def _stands_as_thing(page: Words, candidate: Candidate) -> bool:
    """Does "the" stand before a name that qualifies no noun behind it ("the Quill", not "the Quill tapes")?"""
    before, after = candidate.first - 1, candidate.last
    if before < 0 or page.lower[before] != "the" or page.titled[candidate.first]:
        return False
    if after >= len(page.words) or not page.parse.has_trees:
        return False
    return int(page.parse.upos[after]) not in _NOUNS and page.words[after] not in {"-", "'s", "’s"}


def _ends_as_thing(words: list[str], behind_article: bool) -> bool:
    """Does a name of several words end in a noun that is nobody's family name?"""
    last = words[-1]
    if last.lower() in _WORKS and (behind_article or len(words) > 2):
        return True
    if last in surnames() or not last.isalpha() or last.isupper() or not last[0].isupper():
        return False
    noun = is_ordinary(last) or last.lower() in PLACE_HEADS | HEADS | EVENT_HEADS
    given = words[0] in given_names()
    return (noun and (not given or words[0] in places())) or (behind_article and not given)


def _kind_by_head(head: str) -> EntityKind:
    if head in HEADS:
        return "organization"
    if head in EVENT_HEADS or head in _WORKS:
        return "event"
    return "place" if head in PLACE_HEADS else "organization"


def _opened_by(
    page: Words, chosen: list[Candidate], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Words inside the longer names of bodies and places, and the kind of these."""
    found: dict[str, EntityKind] = {}
    for candidate in chosen:
        kind = kinds.get(page.text(candidate.first, candidate.last), candidate.kind)
        words = page.words[candidate.first : candidate.last]
        if kind not in {"organization", "place"} or len(words) < 2:
            continue
        if words[-1].lower() not in HEADS and words[-1].lower() not in PLACE_HEADS:
            continue
        for word in words[:-1]:
            if not is_ordinary(word):
                found.setdefault(word, kind)
    return found
