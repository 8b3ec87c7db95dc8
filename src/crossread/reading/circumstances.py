"""
What a report says of how words were said: the occasion, and why a speaker is not named.

Both are read from the sentence of the attribution, outside quotation marks, and kept in the report's
words. Wrong on: an occasion told in the sentence before.
"""

import re

from crossread.lexicon.cues import UTTERANCES
from crossread.reading.page import Page, Phrase, Voice

# "on condition of anonymity because ...", "asked not to be named": what news style asks a writer to add.
_ANONYMITY = re.compile(
    r"(?:on (?:the )?conditions? (?:of anonymity|of not being (?:named|identified)|"
    r"(?:that )?(?:he|she|they|it|(?:his|her|their|its) names?) (?:not|would not) be "
    r"(?:named|identified|quoted|used|published)[^,.;]{0,20})"
    r"|under (?:ground )?rules (?:in which|that|under which|by which) [^,.;]{0,30}not be (?:named|identified)"
    r"|(?:spoke|speaking|talked|talking) anonymously|on background\b"
    r"|whose names? (?:is|are|was|were|has been|have been) (?:being )?withheld"
    r"|(?:asked|asking|declined|declining|refused|refusing|requested|requesting|preferred|preferring|wished|"
    r"wishing|insisted|insisting|did not (?:want|wish)|not wishing|"
    r"didn['’]t want|who (?:can|could)(?: ?not|['’]t)) (?:not )?(?:to )?be (?:named|identified)[^,.;]{0,40}"
    r"|(?:did not|didn['’]t) want (?:his|her|their) names? (?:to be )?(?:used|published|printed)"
    r"|(?:requested|requesting|asked for|asking for|granted|spoke under) anonymity"
    r"|(?:not|n['’]t) (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment|discuss|brief)[^,.;]{0,60})"
    r"(?:,? (?:because|as|since|for fear|due to|citing|out of|so as|in order)\b[^,.;:“”\"]*)?",
    re.IGNORECASE,
)
_MEDIA = frozenset(
    "twitter facebook instagram youtube telegram television tv radio telephone phone website page "
    "account blog newspaper magazine network channel agency conference call parliament court "
    "hearing rally ceremony press news".split()
)
_OCCASION_STARTS = frozenset("in on at during via through by over after".split())
_STOPS = frozenset(
    "that because when while who which as and but after before saying adding said whether if".split()
)


def reason_in(text: str, start: int, end: int) -> str | None:
    """
    The reason for not naming somebody that some words give, on one line; None where they give none.

    >>> reason_in("A clerk said so on condition of anonymity because she feared for her post.", 0, 74)
    'on condition of anonymity because she feared for her post'
    """
    match = _ANONYMITY.search(text, start, end)
    return " ".join(match.group().split()) if match else None


def anonymity_of(page: Page, voice: Voice) -> str | None:
    """
    The reason given for not naming a speaker, as printed: in the attribution's sentence or the next.
    """
    at = voice.cue.first if voice.cue is not None else voice.phrase[0] if voice.phrase else None
    if at is None:
        return None
    sentence = page.parse.span(page.starts[at], page.ends[at])
    reason = reason_in(page.parse.text, sentence.start, sentence.end)
    following = page.ends[at]
    if reason is None and following < len(page.words):
        near = page.paragraphs[following] == page.paragraphs[at]
        if near and page.lower[following] in {"he", "she", "they", "the", "both", "neither"}:
            after = page.parse.span(following, page.ends[following])
            reason = reason_in(page.parse.text, after.start, after.end)
    return reason


def occasion_of(page: Page, voice: Voice) -> str | None:
    """Where or to whom words were said, as printed: "told the harbour radio", "in a statement"."""
    cue = voice.cue
    if cue is None or cue.verb is None:
        return None
    end = page.ends[cue.first]
    if cue.verb.sort == "tell":
        heard = _stretch(page, cue.last, end)
        if heard is not None and page.lower[heard[0]] not in {
            "him",
            "her",
            "them",
            "us",
            "me",
            "it",
        }:
            return _text(page, (cue.first, heard[1]))
    start = cue.last
    if voice.phrase is not None and voice.phrase[0] >= cue.last:
        start = voice.phrase[1]
    for token in range(start, min(end, start + 4)):
        if page.inside[token] >= 0 or page.words[token] in {":", ";"}:
            break
        if page.lower[token] in _OCCASION_STARTS:
            place = _stretch(page, token + 1, end)
            if place is not None and _is_medium(page, place):
                return _text(page, (token, place[1]))
    return None


def _stretch(page: Page, first: int, end: int) -> Phrase | None:
    """A noun phrase by its edges: up to punctuation, a clause or another preposition of time."""
    last = first
    while last < end:
        word = page.lower[last]
        if page.inside[last] >= 0 or word in _STOPS or word in _OCCASION_STARTS:
            break
        if not page.words[last][0].isalnum() and page.words[last] not in {
            "'s",
            "’s",
            "-",
            "@",
            "#",
        }:
            break
        last += 1
        if last - first > 8:
            return None
    return (first, last) if last > first else None


def _is_medium(page: Page, phrase: Phrase) -> bool:
    words = {page.lower[t] for t in range(*phrase)}
    return bool(words & (UTTERANCES | _MEDIA))


def _text(page: Page, phrase: Phrase) -> str:
    return " ".join(page.parse.span(*phrase).of(page.parse.text).split())
