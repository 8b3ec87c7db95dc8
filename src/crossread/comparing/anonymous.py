"""
The sources that reports do not name: how each is described, the reason given, and what rests on it.

An unnamed source is a speaker without a chain whose description says what sort of person or body it
is ("a source close to the talks", "two officials"). Institutions that are named by what they are
("police", "the ministry") speak officially and are left out.

Gets wrong: descriptions that name the office so exactly that only one person fits.
"""

import re

from crossread.model import AnonymousSource, Place, Reading

# Heads of descriptions that stand for a person or group kept unnamed.
_UNNAMED = re.compile(
    r"\b(sources?|officials?|diplomats?|activists?|witness(?:es)?|eyewitness(?:es)?|insiders?"
    r"|aides?|residents?|analysts?|experts?|lawyers?|relatives?|negotiators?|commanders?|fighters?"
    r"|officers?|person|people|man|woman|employees?|workers?|neighbou?rs?|friends?|doctors?"
    r"|campaigners?|observers?|bystanders?|colleagues?|executives?|members?)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:(?:spoke|speaking|said|requested|asked|insisted)\b[^.;]{0,40}?)?"
    r"(on (?:the )?condition (?:of anonymity|that (?:he|she|they|their|his|her)\b[^.,;]*)"
    r"|(?:who|they|he|she)? ?(?:asked|declined|refused|requested|did not want|wished|wanted)[^.,;]{0,20}? "
    r"(?:not )?to (?:be )?(?:named|identified|remain anonymous)"
    r"|on background|not authori[sz]ed to (?:speak|talk|comment)[^.,;]*"
    r"|for fear of [^.,;]+|because [^.,;]*(?:sensitiv|authori[sz]ed)[^.,;]*)",
    re.IGNORECASE,
)


def _describes_nobody(text: str) -> bool:
    """True when a description holds a name or no person at all."""
    words = text.split()
    named = any(
        w[:1].isupper() and w.lower() not in ("the", "a", "an", "one", "two") for w in words[-2:]
    )
    return named or _UNNAMED.search(text) is None


def reason_near(text: str, start: int, end: int) -> str | None:
    """
    The reason for anonymity that some words give, or None.

    >>> reason_near("a source said on condition of anonymity.", 0, 40)
    'on condition of anonymity'
    """
    match = _REASON.search(text, start, end)
    return match[1].strip() if match else None


def anonymous_in(reading: Reading) -> list[AnonymousSource]:
    """The unnamed sources of one report in reading order, each with all that rests on it."""
    parse = reading.parse
    report = reading.document.report.id
    resting: dict[str, list[Place]] = {}
    reasons: dict[str, str] = {}
    shown: dict[str, str] = {}
    sentences = parse.sentence_spans()
    for quote in reading.quotes:
        if quote.speaker is not None or not quote.speaker_text or quote.kind == "scare":
            continue
        text = " ".join(quote.speaker_text.split())
        if _describes_nobody(text):
            continue
        key = re.sub(r"^(?:the|an?|one|another) ", "", text.lower())
        shown.setdefault(key, text)
        resting.setdefault(key, []).append(Place(report, quote.span))
        around = next((s for s in sentences if s.start <= quote.span.start < s.end), quote.span)
        reason = quote.anonymity or reason_near(parse.text, around.start, around.end)
        if reason:
            reasons.setdefault(key, " ".join(reason.split()))
    return [
        AnonymousSource(report, shown[key], reasons.get(key), tuple(places))
        for key, places in resting.items()
    ]
