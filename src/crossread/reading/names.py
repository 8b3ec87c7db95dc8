"""
Named mentions in one report: people, bodies, places, groups and events, titles kept beside them.

The trained reader's names and those of the rules (capitals.py) are weighed against each other in
name_votes.py; this file finds the titles, adds what grows out of a name ("the Reyes administration", "the
department of trade"), and makes the mentions. Nationalities and peoples are no mentions.
Wrong on: a report that names a person and a town alike, and bands and works named by ordinary words.
"""

import re

from crossread.language.parse import Parse
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import (
    DATED_TAILS,
    HEADS,
    HOUSES,
    KNOWN,
    LOWER_TAILS,
    PORTFOLIOS,
    STYLED,
    TOWN_TAILS,
)
from crossread.lexicon.titles import FAMILY
from crossread.model import Mention
from crossread.reading.capitals import CALENDAR, Candidate, Words, is_office, is_titular
from crossread.reading.name_rules import find_by_rule
from crossread.reading.name_votes import weigh_names

_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def find_mentions(parse: Parse) -> tuple[Mention, ...]:
    """
    The named mentions of a report in reading order, each in a chain of its own.

    >>> from crossread.language.rules import read_by_rule
    >>> text = "Foreign Minister Ana Reyes left Lima. Reyes spoke to Reuters."
    >>> [(m.text, m.kind, m.title) for m in find_mentions(read_by_rule(text))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Ana Reyes', 'person', 'Foreign Minister'), ('Lima', 'place', None), ('Reyes', 'person', None),
     ('Reuters', 'organization', None)]
    """
    if not len(parse):
        return ()
    page = Words(parse)
    candidates = weigh_names(page, find_by_rule(page))
    dated = _dated_bodies(page)
    inside = {t for c in dated for t in range(c.first, c.last)}
    candidates = [c for c in candidates if not inside.intersection(range(c.first, c.last))]
    candidates = sorted([*_grow(page, candidates), *dated])
    candidates = sorted([*candidates, *_small_names(page, candidates)])
    return tuple(_mention(page, candidate, number) for number, candidate in enumerate(candidates))


def _mention(page: Words, candidate: Candidate, chain: int) -> Mention:
    span = page.parse.span(candidate.first, candidate.last)
    title = None
    if candidate.kind == "person":
        begin = _title_before(page, candidate.first)
        if begin < candidate.first:
            title = page.text(begin, candidate.first)
    return Mention(span, candidate.kind, span.of(page.parse.text), chain, title)


def _title_before(page: Words, first: int) -> int:
    """Where the title that ends before a name begins; `first` itself when there is none."""
    begin = first
    while begin > 0 and begin not in page.breaks:
        token = begin - 1
        inside = begin < first and page.lower[token] in {"of", "state", "and", "the", "-"}
        if not (is_titular(page, token) or inside or page.words[token] in PEOPLES):
            break
        begin = token
    for token in range(begin, first):
        if page.lower[token] == "and" and not any(is_office(page, t) for t in range(begin, token)):
            begin = token  # "Foreign Affairs and Ambassador Ana Reyes"
        if page.lower[token] == "of" and page.lower[token - 1] in FAMILY:
            begin = token  # "daughter of the actor Bo Quell"
    while begin < first and page.lower[begin] in {"of", "state", "and", "the", "-"}:
        begin += 1
    return begin if any(is_office(page, token) for token in range(begin, first)) else first


def _grow(page: Words, candidates: list[Candidate]) -> list[Candidate]:
    """Names with the small words that belong to them: "UN security council", "Reyes administration"."""
    grown: list[Candidate] = []
    for candidate in candidates:
        if grown and candidate.first < grown[-1].last:
            continue  # the second half of the name before
        last = candidate.last
        tail = _tail(page, last, LOWER_TAILS)
        hall = _tail(page, last, TOWN_TAILS) if candidate.kind == "place" else 0
        if hall:
            grown.append(Candidate(candidate.first, last + hall, "organization", 0.7))
        elif tail and page.text(candidate.first, last) in KNOWN:
            grown.append(Candidate(candidate.first, last + tail, "organization", 0.8))
        elif (candidate.kind == "organization" and _is_numbered(page, last)) or (
            candidate.kind == "person" and page.lower[last : last + 1] == ["administration"]
        ):
            grown.append(Candidate(candidate.first, last + 1, "organization", 0.8))
        elif _is_paper_of(page, candidate):
            grown.append(Candidate(candidate.first, candidate.last - 2, "organization", 0.8))
        elif gardens := _gardens(page, candidate):
            grown.append(Candidate(candidate.first, last + gardens, "organization", 0.8))
        elif candidate.kind == "organization" and _ends_small(page, candidate):
            grown.append(Candidate(candidate.first, _to_head(page, candidate), "organization", 0.8))
        else:
            grown.append(candidate)
    return grown


def _is_numbered(page: Words, token: int) -> bool:
    """Does the number of a station or branch hang on a body's name: "BBC2"?"""
    return token < len(page.words) and page.glued(token) and page.words[token].isdigit()


def _is_paper_of(page: Words, candidate: Candidate) -> bool:
    """Is a country no part of a paper's name: "Guardian of Britain"?"""
    first, last = candidate.first, candidate.last
    of = last - first > 2 and page.lower[last - 2] == "of" and page.words[last - 1] in COUNTRIES
    return of and page.text(first, last - 2) in KNOWN


def _gardens(page: Words, candidate: Candidate) -> int:
    """How many words of a zoo's or museum's second half follow: "Quell Zoo | and Botanical Garden"."""
    last = candidate.last
    if page.lower[last - 1] not in HOUSES or page.lower[last : last + 1] not in (["and"], ["&"]):
        return 0
    size = 1
    while last + size < len(page.words) and page.capital[last + size]:
        size += 1
    return size if page.lower[last + size - 1].removesuffix("s") in _SECOND_HALVES else 0


_SECOND_HALVES = frozenset("garden aquarium museum gallery library planetarium park".split())


def _ends_small(page: Words, candidate: Candidate) -> bool:
    """Does a body's name end in a word printed small, and not as an address ("Quell.com")?"""
    return page.words[candidate.last - 1].islower() and not page.glued(candidate.last - 1)


def _to_head(page: Words, candidate: Candidate) -> int:
    """Where a body's name that was cut in the middle of its small words ends: at its noun, else before them."""
    last = candidate.last
    for token in range(candidate.last, min(candidate.last + 3, len(page.words))):
        if page.words[token] in HEADS:
            return token + 1
        if not page.words[token].islower() or token in page.breaks:
            break
    if page.words[last - 1] in HEADS or page.text(candidate.first, last) in KNOWN:
        return last
    while last - candidate.first > 1 and page.words[last - 1].islower():
        last -= 1
    return last


def _tail(page: Words, last: int, tails: tuple[tuple[str, ...], ...]) -> int:
    """How many of the words from a token on are one of the tails; the longest counts."""
    fits = [len(words) for words in tails if tuple(page.lower[last : last + len(words)]) == words]
    return max(fits, default=0)


def _dated_bodies(page: Words) -> list[Candidate]:
    """Movements named for a day: "the March 8 alliance"."""
    found = []
    for token in range(len(page.words) - 2):
        day = {page.lower[token] in CALENDAR, page.lower[token + 1] in CALENDAR}
        number = page.words[token].isdigit() or page.words[token + 1].isdigit()
        tail = _tail(page, token + 2, DATED_TAILS) if number and len(day) == 2 else 0
        if tail:
            found.append(Candidate(token, token + 2 + tail, "organization", 0.8))
    return found


def _goes_by_number(page: Words, token: int) -> bool:
    """Do a word and a number name a body: "Radio 4", the court "9th Circuit", "No 10" of a prime minister?"""
    word, number = page.words[token], "".join(page.words[token + 1 : token + 2])
    if word == "Radio":
        return number.isdigit() and not page.titled[token]
    if word in {"No", "No.", "Number"}:
        return number == "10" and ("Downing" in page.words or "Minister" in page.words)
    return number == "Circuit" and _NTH.fullmatch(word) is not None


def _is_known_but_small(page: Words, token: int) -> bool:
    """Is a known body's noun printed small: "Metropolitan police"?"""
    noun = "".join(page.words[token + 1 : token + 2])
    return (
        page.capital[token]
        and page.words[token] != "The"  # "The guardian of the fund"
        and noun.islower()
        and token + 1 not in page.breaks
        and f"{page.words[token]} {noun.capitalize()}" in KNOWN
    )


def _is_paper_of_a_people(page: Words, token: int) -> bool:
    """Is a people's word a paper's name: "The Australian newspaper"?"""
    if page.words[token] not in PEOPLES or page.lower[token + 1 : token + 2] not in _PAPERS:
        return False
    return token > 0 and page.words[token - 1] == "The" and not page.opens[token - 1]


_PAPERS = (["newspaper"], ["daily"])


def _small_names(page: Words, candidates: list[Candidate]) -> list[Candidate]:
    """Bodies printed in lower case: brands that are no words, and departments with what they are of."""
    taken = {t for c in candidates for t in range(c.first, c.last)}
    found = []
    for token, word in enumerate(page.words):
        if token in taken:
            continue
        two = _goes_by_number(page, token) or _is_known_but_small(page, token)
        if two and token + 1 not in taken:
            found.append(Candidate(token, token + 2, "organization", 0.6))
        elif word in STYLED or _is_paper_of_a_people(page, token):
            found.append(Candidate(token, token + 1, "organization", 0.6))
        elif word == "ministry" and token and page.words[token - 1] in PORTFOLIOS:
            found.append(Candidate(token - 1, token + 1, "organization", 0.6))
        elif word in {"department", "ministry"} and page.lower[token + 1 : token + 2] == ["of"]:
            last = token + 2 + (page.lower[token + 2 : token + 3] == ["the"])
            if last < len(page.words) and page.words[last] in PORTFOLIOS:
                found.append(Candidate(token, last + 1, "organization", 0.6))
    return found
