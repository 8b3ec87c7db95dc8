"""
Names that print takes apart: bodies with a comma inside, short forms in brackets, a nickname between two names.

The reader and the rules end a name at a comma, a bracket or a quotation mark. Here the pieces are put together
again where the report itself says that they are one: the letters of an acronym behind the name (after
Schwartz and Hearst, 2003), an "and" that closes a list of ordinary words, a family name behind the quotation mark.
Wrong on: acronyms that skip words of the long form, and lists of two bodies' fields.
"""

from bisect import bisect_right

import msgspec

from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.given_names import given_names, surnames
from crossread.lexicon.organizations import BODY_NOUNS, EVENT_HEADS, HEADS, KNOWN
from crossread.lexicon.places import places
from crossread.reading.body_forms import initials, is_acronym, stands_for
from crossread.reading.capitals import (
    CALENDAR,
    Candidate,
    Words,
    is_office,
    is_ordinary,
    is_titular,
)
from crossread.reading.no_names import is_plural_of_things

_SMALL = frozenset("of for the and in on to at & , 's ’s".split())
_OPEN, _CLOSE = frozenset("“\"‘'") | {"``"}, frozenset("”\"’'") | {"''"}
# How many words between a name's two halves may be a nickname: "weev", "El Chapo".
_NICKNAME = 3


def put_together(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """The names, those that print takes apart made whole, without overlaps."""
    wholes = [*_spelt(page, chosen), *_defined(page, chosen)]
    wholes += [
        *_known_whole(page, chosen),
        *_lists(page, chosen),
        *_owned(page, chosen),
        *_by_letters(page, chosen),
        *_nicknamed(page, chosen),
        *_months(page, chosen),
    ]
    kept: list[Candidate] = []
    taken: set[int] = set()
    for whole in sorted(wholes, key=lambda c: (c.first - c.last, c.first)):
        if taken.isdisjoint(range(whole.first, whole.last)):
            taken.update(range(whole.first, whole.last))
            kept.append(whole)
    rest = (_before_whole(c, taken) for c in chosen)
    return sorted([*kept, *(c for c in rest if c.last > c.first)])


def _before_whole(candidate: Candidate, taken: set[int]) -> Candidate:
    """A name without what a whole takes of it: a person's full name before it stays one, else nothing."""
    cut = next((t for t in range(candidate.first, candidate.last) if t in taken), candidate.last)
    full = cut == candidate.last or (candidate.kind == "person" and cut - candidate.first > 1)
    return msgspec.structs.replace(candidate, last=cut if full else candidate.first)


def _in_brackets(page: Words, token: int) -> bool:
    """Does a token stand alone in brackets, on the line of what is before them?"""
    if not 0 < token < len(page.words) - 1 or page.breaks.intersection((token - 1, token)):
        return False
    return page.words[token - 1] == "(" and page.words[token + 1] == ")"


def _spelt(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """Bodies that an acronym in brackets spells: "Coast, Harbour and River (CHR) union"."""
    bodies = {
        t
        for c in chosen
        if c.kind == "organization" and not is_plural_of_things(page, c)
        for t in range(c.first, c.last)
    }
    found = []
    for token in range(2, len(page.words) - 1):
        acronym = page.words[token]
        if not is_acronym(acronym) or not _in_brackets(page, token):
            continue
        first = _spells(page, acronym, token - 1)
        if first is None or not any(t in bodies for t in range(first, token - 1)):
            continue
        capitals = sum(page.capital[t] for t in range(first, token - 1))
        after = page.lower[token + 2 : token + 3]
        body = page.lower[token - 2] in HEADS or token - 2 in bodies
        body = body or (bool(after) and after[0] in BODY_NOUNS | HEADS)
        if capitals > 1 and body and page.lower[token - 2] not in EVENT_HEADS:
            # "Quell Centre for Harbours, Rivers and Lakes (HRL)": the letters skip the founder.
            longer = (c.first for c in chosen if c.first < first < c.last == token - 1)
            found.append(Candidate(min(longer, default=first), token - 1, "organization", 0.9))
            found.append(Candidate(token, token + 1, "organization", 0.9))
    return found


def _spells(page: Words, acronym: str, end: int) -> int | None:
    """Where the words begin, backwards from `end`, whose first letters spell an acronym."""
    letters = list(acronym.replace(".", ""))
    start = page.sentence_starts[bisect_right(page.sentence_starts, end) - 1]
    token = end - 1
    while letters and token >= start:
        word = page.words[token]
        if page.capital[token] and word[0].upper() == letters[-1]:
            letters.pop()
        elif page.lower[token] not in _SMALL:
            return None
        token -= 1
    return None if letters else token + 1


def _defined(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """The short forms that bodies are given in brackets: "Harbour Safety Trust (Hast)"."""
    found = []
    for body in chosen:
        short = body.last + 1
        if body.kind != "organization" or body.last - body.first < 2:
            continue
        if not _in_brackets(page, short):
            continue
        if stands_for(page.words[short], page.text(body.first, body.last)):
            found.append(Candidate(short, short + 1, "organization", 0.9))
    return found


def _lists(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """Bodies with what they are for in a list: "Department for Harbours, Coasts and Sport"."""
    found = []
    for body in chosen:
        opened = any(page.lower[t] in {"of", "for", "on"} for t in range(body.first, body.last))
        if body.kind != "organization" or not opened or not _is_field(page, body.last - 1):
            continue
        last = body.last
        while page.words[last : last + 1] == [","] and _is_field(page, last + 1):
            last += 2
        if (
            last > body.last
            and page.lower[last : last + 1] == ["and"]
            and _is_field(page, last + 1)
        ):
            last += 2
            while _is_field(page, last):
                last += 1
            found.append(Candidate(body.first, last, "organization", 0.85))
    return found


def _known_whole(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """Bodies whose known name goes on behind what was found: "... for Security and Cooperation in Europe"."""
    found = []
    for body in chosen:
        if body.kind != "organization" or body.last - body.first < 2:
            continue
        for last in range(min(body.last + 4, len(page.words)), body.last, -1):
            if page.text(body.first, last) in KNOWN:
                found.append(Candidate(body.first, last, "organization", 0.9))
                break
    return found


def _by_letters(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """Acronyms that a body of the report gives, brackets or none: "the ICS" of the "Institute of Coastal Studies"."""
    given = {
        letters
        for c in chosen
        if c.kind == "organization" and c.last - c.first > 2
        for letters in initials(page.text(c.first, c.last))
    }
    taken = {t for c in chosen for t in range(c.first, c.last)}
    return [
        Candidate(token, token + 1, "organization", 0.9)
        for token, word in enumerate(page.words)
        if word in given and token not in taken and not page.titled[token]
    ]


def _owned(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """Bodies with whose they are inside: "Sheriff's Department", "Quell Attorney General's Office"."""
    found = []
    inside = {t for c in chosen for t in range(c.first + 1, c.last)}
    for token in range(1, len(page.words) - 1):
        if page.words[token] not in _POSSESSIVES or not page.glued(token) or token in inside:
            continue
        owner, last = page.lower[token - 1], token + 1
        if not page.capital[token - 1] or (owner not in _OWNERS and not is_office(page, token - 1)):
            continue
        while last < len(page.words) and page.capital[last] and last not in page.breaks:
            last += 1
            if page.lower[last - 1] in _OWNED:
                break
        if page.lower[last - 1] not in _OWNED or last - token > _OWNED_WORDS:
            continue
        first = token - 1
        while _opens_owner(page, first):
            first -= 1
        while first < token - 1 and page.words[first] in _DASHES:
            first += 1
        found.append(Candidate(first, last, "organization", 0.85))
    return found


_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_DASHES = frozenset("-‑–")
# Who a body is named for, when it is no office: "People's Assembly", "Farmers' Union".
_OWNERS = frozenset(
    """people women men children girls boys workers farmers teachers students writers veterans lawyers doctors
    nurses miners mothers parents pensioners""".split()
)
_OWNED = HEADS - {"post", "times", "house", "band"} | {"republic", "aid"}
# Words from the possessive to the body's noun: "People's | Democratic Party".
_OWNED_WORDS = 4


def _opens_owner(page: Words, first: int) -> bool:
    """Does the word before an owner belong to it: "Attorney" of "General's", a place, a half of a compound?"""
    before = first - 1
    if before < 0 or first in page.breaks or page.titled[before]:
        return False
    if page.words[before] in _DASHES or page.words[first] in _DASHES:
        return page.glued(first)
    if not page.capital[before] or page.lower[before] in FUNCTION_WORDS:
        return False
    place = places().get(page.words[before], "country") != "country"
    return place or is_titular(page, before) or page.lower[before] in _SORTS_OF_OFFICES


_SORTS_OF_OFFICES = frozenset("military public federal national state county crown central".split())


def _is_field(page: Words, token: int) -> bool:
    """Is a token an ordinary word with a capital, as in the name of a department?"""
    if token >= len(page.words) or token in page.breaks or not page.capital[token]:
        return False
    word = page.words[token]
    return is_ordinary(word) and word not in places() and page.lower[token] not in CALENDAR


def _nicknamed(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """People with a nickname between quotation marks inside their name."""
    people = [c for c in chosen if c.kind == "person"]
    by_first = {c.first: c for c in people}
    found = []
    for left in people:
        inside = (t for t in range(left.first + 1, left.last) if page.words[t] in _OPEN)
        opened = next(inside, left.last)
        if opened >= len(page.words) or page.words[opened] not in _OPEN:
            continue
        close = _closing(page, opened + 1)
        if close is None or close + 1 >= len(page.words):
            continue
        right = by_first.get(close + 1)
        name = page.words[close + 1]
        plain = page.capital[close + 1] and not is_ordinary(name) and name not in places()
        if right is not None:
            found.append(Candidate(left.first, right.last, "person", 0.9))
        elif plain or name in surnames():
            found.append(Candidate(left.first, close + 2, "person", 0.9))
    return found


def _closing(page: Words, first: int) -> int | None:
    """The quotation mark that closes a nickname begun at a token."""
    for token in range(first, min(first + _NICKNAME + 1, len(page.words))):
        if token in page.breaks:
            return None
        if page.words[token] in _CLOSE:
            return token if token > first else None
        if not page.words[token][0].isalnum():
            return None
    return None


def _months(page: Words, chosen: list[Candidate]) -> list[Candidate]:
    """A given name with the family name behind it that is a month's word as well: "Nora" "May"."""
    taken = {t for c in chosen for t in range(c.first, c.last)}
    found = []
    for name in chosen:
        last = name.last
        lone = name.kind == "person" and last - name.first == 1
        if not lone or page.words[name.first] not in given_names() or last >= len(page.words):
            continue
        month = (
            page.lower[last] in CALENDAR and page.capital[last] and page.words[last] in surnames()
        )
        dated = page.words[last + 1 : last + 2] and page.words[last + 1][0].isdigit()
        if month and not dated and last not in taken and last not in page.breaks:
            found.append(Candidate(name.first, last + 1, "person", 0.8))
    return found
