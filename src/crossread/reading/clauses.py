"""
Where reported words begin: what stands behind a verb of saying, as clause, adjunct, hearer or object.

"Police said on Monday the road was open" has a time before its clause, "told the crews they could
go" a hearer, "asked if it was safe" a question. Forms and tags tell a clause from an object; the
reader's tree is asked where a verb seldom takes a bare clause.
Wrong on: clauses behind a verb with a long object of its own.
"""

from crossread.lexicon.cues import ADVERBS, BEFORE_INFINITIVE, VERBS
from crossread.lexicon.stems import IRREGULAR
from crossread.reading.page import Cue, Page, is_auxiliary, is_headline
from crossread.reading.subjects import has_finite_verb

SUBJECT_PRONOUNS = frozenset(
    "he she it they we i you there this these those that nobody everyone everybody nothing both "
    "neither none most".split()
)


_ADJUNCT_STARTS = frozenset(
    "on in at during after before yesterday today earlier later late early by through via "
    "from to with for of about over when while as monday tuesday wednesday thursday friday saturday "
    "sunday immediately again afterwards shortly recently previously publicly and but".split()
)


CONTENT_WORDS = frozenset("that whether if how why when where what who".split())


_TIME_NOUNS = frozenset(
    "week month year night morning afternoon evening day monday tuesday wednesday thursday friday "
    "saturday sunday weekend january february march april may june july august september october "
    "november december summer winter spring autumn fall time".split()
)


_PASTS = frozenset(
    form
    for form, root in IRREGULAR.items()
    if not form.endswith(("s", "ing"))
    and root not in {"man", "woman", "child", "person", "foot"}
    and form not in {"better", "best", "worse", "worst", "dead"}
)


# Adverbs that begin a clause as often as they follow a verb: "said all of its ships had passed".
_OPEN_CLAUSES = frozenset("all both only even still now just never".split())


# What comes before an auxiliary where an object stands behind the verb: "noted the man who was".
_NO_CLAUSE = frozenset("that which who to while when after before as saying".split())


# Times of one word that stand between "said" and its clause.
_TIME_WORDS = frozenset(
    "earlier later yesterday today recently previously monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)


def starts_adjunct(page: Page, token: int) -> bool:
    """Does a time, place or manner begin at a token, rather than a clause?"""
    word = page.lower[token]
    if token + 1 < len(page.words) and page.lower[token + 1] in {"'s", "’s"}:
        return False  # "Friday's vote would ..." begins a clause
    following = page.lower[token + 1] if token + 1 < len(page.words) else ""
    if word in {"this", "last", "next", "that"}:
        return following in _TIME_NOUNS
    if word == "at" and following in {"least", "most"}:
        return False  # "said at least 40 people were hurt"
    if word in {"about", "over"} and following[:1].isdigit():
        return False  # "said about 40 people were hurt"
    return word in _ADJUNCT_STARTS


def leads_to_marks(page: Page, token: int, last: int) -> bool:
    """Does a verb lead straight to a colon or to words between marks?"""
    if token < last and page.words[token] == ",":
        token += 1
    return token < last and (page.words[token] == ":" or page.inside[token] >= 0)


def clause_like(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a verb, by the reader's tags or as far as word forms tell?"""
    if page.tags and not is_headline(page, first):
        return has_finite_verb(page, first, last)
    for token in range(first, last):
        word = page.lower[token]
        if (
            is_auxiliary(page, token)
            or word in VERBS
            or word in _PASTS
            or word in SUBJECT_PRONOUNS - {"this", "that"}
        ):
            return True
        if page.words[token].islower() and word.endswith(("ed", "ing")) and len(word) > 4:
            return True
        if page.words[token].islower() and word.endswith("s") and token + 1 < last:
            after = page.lower[token + 1]
            if after in {"the", "a", "an", "to", "that", "in", "on", "out", "up", "off"}:
                return True
    return False


def has_clause(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a finite verb before its first comma?"""
    for token in range(first, last):
        if page.words[token] == ",":
            return False
        if is_auxiliary(page, token) or (page.tags and has_finite_verb(page, token, token + 1)):
            return True
    return False


def content_start(page: Page, cue: Cue, last: int) -> int | None:
    """Where the words behind a verb of saying begin, or None when there are none."""
    verb = cue.verb
    assert verb is not None
    at = cue.last
    if at >= last:
        return None
    if page.lower[at] == ",":
        # "say, however, that ..."
        if at + 3 < last and page.words[at + 2] == "," and page.lower[at + 3] == "that":
            return at + 4
        return None
    limit = min(last, at + 14)
    for token in range(at, limit):
        word = page.lower[token]
        if (
            word == "that"
            and token + 1 < last
            and (token == at or (verb.sort != "name" and _adjunct(page, at, token, verb.sort)))
            and not (page.lower[at] == "to" and page.parse.xpos[at + 1 : at + 2] == ("VB",))
        ):
            return token + 1
        if word in {"whether"} and (token == at or _adjunct(page, at, token, verb.sort)):
            return token
        if page.words[token] in {",", ":", ";"} or page.inside[token] >= 0:
            break
        if token > at and page.tags and page.parse.xpos[token] in {"VBD", "VBZ", "VBP"}:
            break  # "was announced as the crews acknowledged that ..."
    if (
        verb.sort != "name"
        and page.lower[at] in {"when", "while", "as"}
        and not _withheld(page, cue)
    ):
        return None  # "Lantz said as she left"
    if page.lower[at] in {"how", "why", "when", "what", "where", "if", "who"}:
        return at if verb.sort in {"say", "tell"} and last - at > 3 else None
    if verb.sort == "tell":
        return _after_hearer(page, at, last)
    if verb.sort == "ask":
        return _question(page, at, last)
    if verb.lemma == "say":
        return _bare_clause(page, at, last, strict=False)
    if verb.sort in {"say", "state", "refuse"} or verb.lemma == "find":
        if page.lower[at] == "to" and verb.lemma in {"claim"}:
            return at
        if _clause_begins(page, cue, at):
            return at
        return _bare_clause(page, at, last, strict=True)
    if verb.sort == "name" and verb.lemma in {"dismiss", "denounce"}:
        for token in range(at, min(last, at + 8)):
            if page.lower[token] == "as":
                return token + 1
    return None


def _clause_begins(page: Page, cue: Cue, at: int) -> bool:
    """Does the tree see a clause with its own subject begin right behind a verb?"""
    for child in page.children.get(cue.first, ()):
        if page.parse.relations[child] == "ccomp" and page.parse.subtree(child)[0] == at:
            below = page.children.get(child, ())
            return any(page.parse.relations[c].startswith("nsubj") for c in below)
    return False


def _adjunct(page: Page, first: int, token: int, sort: str) -> bool:
    """Is what stands between a verb of saying and its 'that' a time, a place or a hearer?"""
    if sort == "tell" or starts_adjunct(page, first) or page.lower[first] in ADVERBS:
        return True
    if page.lower[first] in {"its", "his", "her", "their"} and token - first <= 3:
        return True
    return sort == "state" and page.words[first][0].isupper() and token - first <= 8


def _bare_clause(page: Page, at: int, last: int, strict: bool) -> int | None:
    """The start of a clause without 'that', past a time or place between it and the verb."""
    word = page.lower[at]
    if strict:
        plain = word in SUBJECT_PRONOUNS - {"that", "this", "these", "those", "most", "both"}
        if word == "there" and not is_auxiliary(page, min(at + 1, last - 1)):
            plain = False  # "responded there with force"
        if plain and at + 2 < last:
            return at
        if word in _ADJUNCT_STARTS or not page.words[at][0].isalpha():
            return None
        for token in range(at + 1, min(last, at + 9)):
            if page.words[token] in {",", ";", ":"} or page.lower[token] in _NO_CLAUSE:
                return None
            if is_auxiliary(page, token):
                return at
        return None
    if word == "sorry":
        return None
    if page.words[at][0].isalpha() or page.words[at][0].isdigit() or page.inside[at] >= 0:
        if not starts_adjunct(page, at) and word not in ADVERBS:
            return at if last - at > 2 else None
        if word in {"no", "not", "so"}:
            return at if last - at > 3 else None
        if word in _OPEN_CLAUSES and clause_like(page, at + 1, last):
            return at
        if word in _TIME_WORDS and at + 3 < last:
            if page.lower[at + 1] in _TIME_NOUNS:
                return None  # "said Tuesday night, praising ..."
            return _bare_clause(page, at + 1, last, strict)
        if word in {"last", "this", "next"} and at + 4 < last:
            return _bare_clause(page, at + 2, last, strict)  # "said last week the pier was open"
        # an adjunct first: the clause begins at the next subject pronoun or auxiliary's subject
        for token in range(at + 1, min(last, at + 9)):
            if page.words[token] in {",", ".", ";", ":"}:
                return None
            if page.lower[token] in {"he", "she", "it", "they", "there", "we"}:
                return token
    return None


def _withheld(page: Page, cue: Cue) -> bool:
    """Does somebody not say something: "did not say when", "declined to say how"?"""
    near = page.lower[max(page.starts[cue.first], cue.first - 4) : cue.first]
    return any(w in {"not", "n't", "n’t", "never"} or w in BEFORE_INFINITIVE for w in near)


def _question(page: Page, at: int, last: int) -> int | None:
    """The start of what is asked, behind whom it is asked: "asked the mayor if ..."."""
    for token in range(at, min(last, at + 8)):
        if page.words[token] in {",", ".", ";", ":"} or page.inside[token] >= 0:
            return None
        if page.lower[token] in {"if", "whether"}:
            return token
        if page.tags and page.parse.xpos[token] in {"VBD", "VBZ", "VBP"}:
            return None
    return None


def _is_hearer(page: Page, at: int) -> bool:
    """Is a word by itself somebody who is told something: "told MPs the pier was shut"?"""
    word = page.lower[at]
    several = page.tags and page.parse.xpos[at] in {"NNS", "NNPS"}
    return bool(several) or word in {"them", "him", "her", "us", "me", "reporters", "parliament"}


def _after_hearer(page: Page, at: int, last: int) -> int | None:
    """The start of what is told, behind the hearer."""
    for token in range(at + 1, min(last, at + 12)):
        word = page.lower[token]
        if page.words[token] in {",", ".", ";", ":"} or page.inside[token] >= 0:
            return None
        if word in CONTENT_WORDS:
            return token + (word == "that")
        if word in SUBJECT_PRONOUNS and token > at:
            verbal = page.tags and page.parse.xpos[min(token + 1, last - 1)] in {
                "VBD", "VBZ", "VBP", "MD"
            }  # fmt: skip
            if verbal or page.lower[at] not in {"the", "a"}:
                return token
        if token == at + 1 and word in {"the", "a", "an"} and _is_hearer(page, at):
            return token
    return None
