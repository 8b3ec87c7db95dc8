"""
The verbs and phrases of saying in a report, as far as form, tag and neighbours tell them from nouns.

The table is `lexicon/cues.py`. Wrong on: forms that are noun and verb alike without a trained reader.
"""

from crossread.lexicon.cues import (
    AUXILIARIES,
    SAYING_ADJECTIVES,
    SELDOM_CUES,
    SOURCE_PHRASES,
    VERBS,
    VOICED,
    VOICING,
)
from crossread.reading.page import DETERMINERS, Cue, Page, is_headline

_BEFORE_NOUNS = frozenset("after amid despite over on of in by with for".split())
# Forms that are hardly ever anything else, whatever a tagger makes of them.
_ALWAYS_VERBS = frozenset("said says told tells".split())


def find_cues(page: Page, first: int, last: int, seldom: bool = False) -> list[Cue]:
    """The verbs and phrases of saying between two tokens, outside of quotation marks, in order."""
    cues = []
    token = first
    while token < last:
        cue = None if page.inside[token] >= 0 else cue_at(page, token, last, seldom)
        if cue is not None:
            cues.append(cue)
            token = cue.last
        else:
            token += 1
    return cues


def cue_at(page: Page, token: int, last: int, seldom: bool = False) -> Cue | None:
    """The cue that begins at a token, or None."""
    lower = page.lower
    word = lower[token]
    for phrase in SOURCE_PHRASES:
        if word == phrase[0] and tuple(lower[token : token + len(phrase)]) == phrase:
            return Cue(token, min(token + len(phrase), last), None)
    if word in {"made", "makes", "making", "make"} and lower[token + 1 : token + 2] in (
        ["clear"],
        ["plain"],
    ):
        return Cue(token, token + 2, VERBS["stressed" if word == "made" else "stresses"])
    voiced = _voiced(page, token, last)
    if voiced is not None:
        return voiced
    verb = VERBS.get(word)
    if verb is None:
        return None
    behind_marks = token > 0 and page.inside[token - 1] >= 0  # '"...," mused one captain'
    if page.tags and word not in _ALWAYS_VERBS and not behind_marks:
        describes = page.parse.relations[token] in {"amod", "compound"}  # "its declared stock"
        if describes or page.tags[token] not in {"VERB", "AUX"}:
            return None
    before = lower[token - 1] if token > page.starts[token] else ""
    after = lower[token + 1] if token + 1 < len(lower) else ""
    if (
        page.words[token][0].isupper()
        and token > page.starts[token]
        and not is_headline(page, token)
    ):
        return None
    if before in DETERMINERS - {"this", "that", "some"} and word not in {"said", "says"}:
        return None
    if before == "-" or after == "-":
        return None
    if before in _BEFORE_NOUNS and verb.tense in {"base", "present"}:
        return None  # "after claims she had left": a noun
    if verb.lemma == "speak" and after == "of":
        return Cue(token, min(token + 2, last), verb)
    touches = after in {":", "that", "he", "she", "it", "they", "there", "we", "out"}
    touches = touches or _opens_mark(page, token + 1)
    if word == "found":  # "the court found the captain had slept"
        below = page.children.get(token, ())
        touches = touches or any(page.parse.relations[c] == "ccomp" for c in below)
    if word in SELDOM_CUES and not touches and not seldom:
        return None
    end = token + 1
    if verb.lemma == "point":
        if after != "out":
            return None
        end = token + 2
    elif verb.lemma in {"go"}:
        if after != "on":
            return None
        end = token + 2
    elif verb.lemma == "quote" and lower[token + 1 : token + 3] == ["as", "saying"]:
        end = token + 3
    return Cue(token, min(end, max(last, token + 1)), verb)


_VOICED_NEAR = 5  # tokens from "expressed" to its "that"


def _voiced(page: Page, token: int, last: int) -> Cue | None:
    """What says with a noun or adjective that words were said: "expressed fears that", "is adamant that"."""
    lower = page.lower
    if lower[token] in SAYING_ADJECTIVES and lower[token + 1 : token + 2] == ["that"]:
        copula = token > page.starts[token] and lower[token - 1] in AUXILIARIES
        return Cue(token, token + 1, VERBS["insisted"]) if copula else None
    verb = VOICING.get(lower[token])
    if verb is None or (page.tags and page.tags[token] != "VERB"):
        return None
    for noun in range(token + 1, min(token + _VOICED_NEAR, last - 1)):
        if lower[noun + 1] == "that":
            return Cue(token, noun + 1, verb) if lower[noun] in VOICED else None
        if not lower[noun].isalpha():
            return None
    return None


def _opens_mark(page: Page, token: int) -> bool:
    """Does a marked stretch begin at or just after this token (a comma or colon between)?"""
    for at in (token, token + 1):
        if at < len(page.words) and page.inside[at] >= 0:
            stretch = page.marked[page.inside[at]]
            return bool(page.parse.token_starts[at] <= stretch.words.start)
        if at < len(page.words) and page.lower[at] not in {",", ":"}:
            return False
    return False
