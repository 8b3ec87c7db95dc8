"""
What a report says somebody is: offices and trades before a name, appositions, "is the ...", relatives.

A role is a noun phrase whose head is a person's or body's noun. It ends where its own words end: at the mark
that closes it, at a verb, at "who". A phrase that opens with a verb or a conjunction is a clause and no
role, and what stands inside quotation marks is somebody's opinion. Tags and trees are used where the reader
gives them. Wrong on: lists ("Reyes, the mayor and Okello"), and offices given without a noun ("who ran Quell").
"""

import re

from msgspec.structs import replace

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.cues import AUXILIARIES, VERBS
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.organizations import BODY_NOUNS, HEADS
from crossread.lexicon.titles import CALLED, COURTESY, FAMILY, HONORIFICS, ROLES
from crossread.model import Mention
from crossread.reading.capitals import CALENDAR

# Words that are a role by themselves. Some honorifics are words of another sense in a phrase.
ROLE_WORDS = (ROLES | HONORIFICS) - frozenset(
    "m m. saint grand leader right father mother major private".split()
) | {"leader"}
BODY_WORDS = HEADS | BODY_NOUNS
# "She is a victim" and "he is the star" say what somebody thinks, not what anybody is.
_OPINIONS = frozenset("victim star ally friend opponent hero rival expert hacker witness".split())
_COPULAS = frozenset("is was became remains".split())
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_ARTICLES = frozenset("a an the his her its their".split())
_BREAKS = frozenset("who which that whose where when whom while because as after before".split())
_ENDS = frozenset(',;:()[]."“”!?–—') | {"--", "``", "''", "..."}
# With a capital, and in no name, these open a sentence whose full stop was lost in printing.
_OPENERS = frozenset("He She It They We One Two Three Four Five Six Seven Eight Nine Ten".split())
_LONGEST = 22
_SHORT = 10  # tokens of an office before a name between commas
_AGED = re.compile(r"\d{1,3}")


class Sentences:
    """A report's tokens, with how each may stand in a noun phrase, and which lie inside a name."""

    def __init__(self, parse: Parse, mentions: tuple[Mention, ...]) -> None:
        self.parse = parse
        self.words = [parse.word(token) for token in range(len(parse))]
        self.lower = [word.lower() for word in self.words]
        self.tags = [UPOS[tag] for tag in parse.upos.tolist()] if parse.has_trees else []
        self.breaks = {int(start) for start in parse.sentence_starts}
        self.breaks |= {int(start) for start in parse.paragraph_starts}
        self.spans = [parse.tokens_in(mention.span) for mention in mentions]
        self.people = {
            span.start
            for span, mention in zip(self.spans, mentions, strict=True)
            if mention.kind == "person"
        }
        self.named = {token for span in self.spans for token in span}

    def is_verb(self, token: int) -> bool:
        """Does a token open a clause: a verb or an auxiliary, and no part of a name?"""
        lower = self.lower[token]
        if token in self.named or lower in ROLE_WORDS or self.words[token - 1] in {"-", "‑"}:
            return False  # "state-owned"
        if self.words[token] in _POSSESSIVES:
            return bool(self.tags) and self.tags[token] == "AUX"
        if lower in AUXILIARIES or lower in _COPULAS:
            return True
        return self.tags[token] in {"VERB", "AUX"} if self.tags else lower in VERBS

    def is_participle(self, token: int) -> bool:
        """May a verb's form hang on a noun: "the ousted mayor", "a pilot trained in Lima"?"""
        if self.tags and self.parse.relations[token].split(":")[0] not in {
            "acl",
            "amod",
            "compound",
        }:
            return False
        return (
            self.lower[token].endswith(("ed", "ing", "en")) and self.lower[token] not in AUXILIARIES
        )

    def is_noun(self, token: int) -> bool:
        if self.tags:
            return self.tags[token] in {"NOUN", "PROPN"}
        return self.words[token][0].isalpha() and self.lower[token] not in FUNCTION_WORDS

    def ends(self, token: int) -> bool:
        """Does nothing of a phrase stand at a token: its end, or a mark, a clause, a new sentence?"""
        if token >= len(self.words) or token in self.breaks:
            return True
        if token in self.named:
            return False
        return self.words[token] in _ENDS | _OPENERS or self.lower[token] in _BREAKS

    def text(self, first: int, last: int) -> str:
        return " ".join(self.parse.span(first, last).of(self.parse.text).split())


def find_roles(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """
    The mentions with what the words around them say they are, as roles.

    >>> from crossread.language.rules import read_by_rule
    >>> from crossread.spans import Span
    >>> text = "Ana Reyes, the mayor of Quell, left."
    >>> find_roles(read_by_rule(text), (Mention(Span(0, 9), "person", "Ana Reyes", 0),))[0].roles
    ('the mayor of Quell',)
    """
    page = Sentences(parse, mentions)
    found = []
    for mention, span in zip(mentions, page.spans, strict=True):
        roles: list[str] = []
        if mention.kind == "person":
            roles += [_before(page, span, mention), _relative_of(page, span)]
            roles.append(_between_commas(page, span))
        if mention.kind in {"person", "organization", "group"}:
            roles.append(_apposition(page, span, mention.kind) or _copula(page, span, mention.kind))
        new = [role for role in roles if role and role not in mention.roles]
        found.append(replace(mention, roles=(*mention.roles, *new)) if new else mention)
    return tuple(found)


def office_words(mention: Mention) -> list[str]:
    """
    The words of a mention's title and roles in small letters, with what their bearer is called for short.

    >>> from crossread.spans import Span
    >>> office_words(Mention(Span(0, 5), "person", "Quill", 0, "Mr Justice"))
    ['mr', 'justice', 'judge']
    """
    said = " ".join(filter(None, (mention.title, *mention.roles))).lower().split()
    words = [word.strip(".,") for word in said]
    return [*words, *(called for word in words for called in CALLED.get(word, ()))]


def _before(page: Sentences, span: range, mention: Mention) -> str:
    """The whole phrase that a title ends: "Quell's former culture minister" of "minister Ana Reyes"."""
    if not mention.title or not page.tags:
        return ""
    title = begin = span.start - _size(page, span.start, mention.title)
    while begin > 0 and begin not in page.breaks and title - begin < 6:
        token = begin - 1
        hangs = begin <= int(page.parse.heads[token]) < span.stop
        glued = page.words[token] in {"-", "‑"} or page.words[begin] in {"-", "‑"}
        fits = page.tags[token] in {"NOUN", "PROPN", "ADJ"} and page.lower[token] not in CALENDAR
        if not (glued or (fits and (hangs or token in page.named))):
            break
        begin = token
    if begin == title or not page.words[begin][0].isalnum():
        return ""
    last = span.start
    while last - 1 > begin and page.lower[last - 1].removesuffix(".") in COURTESY:
        last -= 1
    return page.text(begin, last) if page.lower[last - 1].rstrip(".") in ROLE_WORDS else ""


def _between_commas(page: Sentences, span: range) -> str:
    """The office that a name between commas explains: "the harbour master, Ana Reyes, said"."""
    comma = span.start - 1
    if comma < 2 or page.words[comma] != "," or page.words[span.stop : span.stop + 1] != [","]:
        return ""
    first = comma - 1
    while first > 0 and comma - first < _SHORT and page.lower[first] not in _ARTICLES:
        if first in page.breaks or page.ends(first):
            return ""
        first -= 1
    if page.lower[first] not in _ARTICLES or not page.people.isdisjoint(range(first, comma)):
        return ""
    if page.words[first - 1 : first] == [","] and first - 2 in page.named:
        return ""  # "Bo Quill, the mayor, Ana Reyes, her deputy": a list
    return page.text(first, comma) if _phrase_end(page, first, "person") == comma else ""


def _size(page: Sentences, first: int, title: str) -> int:
    """How many tokens before a name its title has."""
    letters, size = len("".join(title.split())), 0
    while letters > 0 and size < first:
        size += 1
        letters -= len(page.words[first - size])
    return size


def _relative_of(page: Sentences, span: range) -> str:
    """Whose relative somebody is brought in as: "Ana Reyes's brother" before ", Bo Quill"."""
    last = span.start - (page.words[span.start - 1 : span.start] == [","])
    first = last - 1
    if first < 2 or page.lower[first] not in FAMILY:
        return ""
    while first > 1 and page.tags and page.tags[first - 1] in {"ADJ", "NOUN"}:
        first -= 1
    owner = first - 2
    if page.words[first - 1] not in _POSSESSIVES or owner not in page.named:
        return ""
    while owner - 1 in page.named and owner not in page.breaks:
        owner -= 1
    return page.text(owner, last)


def _apposition(page: Sentences, span: range, kind: str) -> str:
    """The noun phrase between a comma behind a name and the mark that closes it."""
    token = span.stop
    if page.words[token : token + 1] != [","]:
        return ""
    token += 1
    if page.lower[token : token + 1] == ["aged"]:
        token += 1
    aged = page.words[token : token + 2]
    if len(aged) == 2 and _AGED.fullmatch(aged[0]) and aged[1] == ",":
        token += 2
    if page.lower[token : token + 1] == ["who"] and page.lower[token + 1 : token + 2] != []:
        token += 2 if page.lower[token + 1] in _COPULAS else 0
    last = _phrase_end(page, token, kind)
    if last is None or (kind != "person" and not page.named.isdisjoint((token, token + 1))):
        return ""  # "the Quill Trust, the Harbour Board": two bodies of a list
    if _holds_another(page, token, last):
        return ""  # "Ana Reyes, Mayor Bo Okello": two people of a list
    clause = last < len(page.words) and page.is_verb(last) and not page.is_participle(last)
    # "the mayor left" is a clause of its own; a bare "mayor of Quell left" cannot be one.
    return "" if clause and page.lower[token] in _ARTICLES else page.text(token, last)


def _holds_another(page: Sentences, first: int, last: int) -> bool:
    """Is a phrase the title of somebody else who is named in it, and no relative of theirs?"""
    head = _head(page, first)
    if head is not None and page.lower[head] in FAMILY:
        return False
    inside = (t for t in range(first + 1, last) if t in page.people)
    return any(
        page.lower[t - 1] not in FUNCTION_WORDS and page.words[t - 1] not in _POSSESSIVES
        for t in inside
    )


def _copula(page: Sentences, span: range, kind: str) -> str:
    """The noun phrase that "is the" or "became an" gives, outside quotation marks."""
    token = span.stop
    if token + 1 >= len(page.words) or page.lower[token] not in _COPULAS:
        return ""
    token += 1
    while token < len(page.words) and page.lower[token] in {"now", "then", "also", "once"}:
        token += 1
    if page.lower[token : token + 1] not in (["a"], ["an"], ["the"]):
        return ""
    sentence = page.parse.sentence(page.parse.sentence_of(span.start)).span.of(page.parse.text)
    if any(mark in sentence for mark in '"“”'):
        return ""
    last, head = _phrase_end(page, token, kind), _head(page, token)
    opinion = head is not None and page.lower[head] in _OPINIONS
    return page.text(token, last) if last and not opinion else ""


def _phrase_end(page: Sentences, first: int, kind: str) -> int | None:
    """Where a role's phrase that begins at a token ends; None when it is no role."""
    head = _head(page, first)
    wanted = ROLE_WORDS if kind == "person" else BODY_WORDS
    if head is None or page.lower[head] not in wanted:
        return None
    last = head + 1
    while not page.ends(last) and last - first < _LONGEST and not page.is_verb(last):
        last += 1
    if last - first >= _LONGEST or (not page.ends(last) and page.is_participle(last)):
        last = min(last, _first_tail(page, head + 1, last))
    while last - 1 > head and (
        page.lower[last - 1] in FUNCTION_WORDS or page.words[last - 1] in {"'", "’", "-"}
    ):
        last -= 1
    return last


def _first_tail(page: Sentences, first: int, last: int) -> int:
    """Where the first phrase behind a head ends, for one that runs on too long."""
    for token in range(first + 1, last):
        if page.lower[token] in FUNCTION_WORDS and page.lower[token] not in {"of", "the", "and"}:
            return token
    return last


def _head(page: Sentences, first: int) -> int | None:
    """The last noun of the noun phrase that begins at a token."""
    token = first
    if page.lower[token : token + 2] == ["one", "of"]:
        token += 2
    head = None
    while token < len(page.words) and token - first < 12 and not page.ends(token):
        lower = page.lower[token]
        if page.is_verb(token) and not (
            token > first and head is None and page.is_participle(token)
        ):
            break
        opens = lower in _ARTICLES or lower in {"now", "then", "once", "one", "also"}
        owns = page.words[token] in _POSSESSIVES or page.words[token] in {"-", "‑"}
        if lower in FUNCTION_WORDS and not owns and not (opens and head is None):
            if token not in page.named or not page.words[token][0].isupper():
                break
        if page.is_noun(token) and not owns:
            head = token
        token += 1
    return head
