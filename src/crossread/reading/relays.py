"""
Through whom words came to a report: whom the speaker cites, by what medium, and who carried them.

"The minister said in a statement carried by the state news agency" has a speaker, a medium and a
carrier; "the agency, citing the ministry, said" has a speaker and somebody cited. Read from the words
of the attribution's sentence outside quotation marks. A carrier must be of the press, by a table of
agencies and outlets or by what it is called: who tells the council something is not carried by it.
Wrong on: a way told in another sentence, and outlets that neither table nor name shows.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from crossread.lexicon.cues import UTTERANCES
from crossread.lexicon.outlets import AGENCIES, OUTLET_BY_NAME, OUTLET_OF_HOST
from crossread.model import Link, Quote
from crossread.reading.page import Page, mentions_in
from crossread.reading.speakers import BODY_NOUNS, PERSON_NOUNS, PLURAL_NOUNS
from crossread.spans import Span

Role = Literal["cited", "medium", "carrier"]

_KNOWN = frozenset(
    form
    for forms in (*AGENCIES.values(), OUTLET_BY_NAME, OUTLET_OF_HOST.values())
    for form in forms
    if isinstance(form, str)
) | frozenset(OUTLET_OF_HOST.values())
# What the press is called, and what the names of its papers and stations end in.
_PRESS = re.compile(
    r"\b(?:news (?:agency|agencies|service|website|site|channel|network|outlet|programme|program|show)"
    r"|state (?:agency|media|television|TV|radio)|newspapers?|dail(?:y|ies)|weekly|magazine|tabloid|paper"
    r"|television|tv|radio|broadcasters?|tv channel|channel|radio station|station|news ?wire|press"
    r"|media|podcast|journal)\b",
    re.IGNORECASE,
)
_NAMED_PRESS = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Gazette|Chronicle|Telegraph|Mail|Mirror|Guardian|Observer"
    r"|Star|Sun|Standard|Express|Press|Radio|TV|Television|FM|Courier|Journal|Examiner|Globe|Today"
    r"|Network|Weekly|Daily)$|\.(?:com|org|net|ca|co\.uk|fr|de|ru)$"
)

# What broadcasters are called by their letters, beside the table of outlets.
_CALL_LETTERS = frozenset(
    "ABC CBC CBS NBC CNN PBS NPR RTE RTÉ SABC NHK ITV MSNBC CNBC C-SPAN BBC1 BBC2 TVN24 NTV ZDF "
    "ARD RAI RT TMZ".split()
)

# A noun phrase behind a preposition: up to a stop, a clause, or the next preposition.
_PHRASE = re.compile(
    r"(?!(?:that|which|whom?|the\s+same)\b)(?:[^\s,;:()\u2014\u2013\u25a1]+\s+){0,8}?"
    r"[^\s,;:()\u2014\u2013\u25a1]+?"
    r"(?=[,;:()\u2014\u2013\u25a1]|[.!?]*\s*$|\s+(?:that|who|which|when|where|while|after|before|because"
    r"|as|but|and|on|in|at|by|from|during|about|for|via|through|over|to|with|under|late|early"
    r"|said|says|saying|told|reported|had|has|have|was|were|is|are|earlier|yesterday|today|tonight"
    r"|(?:last|this|next)\s+\w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
# By what words are published, beside the press. "Report", "news" and "column" are too many things.
_MEDIA = "|".join(
    sorted(
        {*UTTERANCES, "Twitter", "Facebook", "Instagram", "Telegram", "YouTube", "website", "account",
         "press conference", "news conference", "phone call", "conference call", "televised address",
         "press release", "hearing", "rally"} - {"news", "report", "column", "listing", "ad", "headline",
         "caption", "sign", "banner", "poster", "remarks", "comment", "testimony"},
        key=lambda word: (-len(word), word),
    )
)  # fmt: skip

# What comes before the phrase -> what it is. The first alternative that fits a place counts.
_LEADS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("carrier", re.compile(r"\b(?:told|tells?|telling)\s+", re.IGNORECASE)),
    ("carrier", re.compile(
        r"\b(?:quoted|cited|reported|carried|published|broadcast|aired|released|distributed|run|seen"
        r"|obtained|relayed|printed|posted|shown)(?:\s+as\s+saying)?\s+(?:by|on|in)\s+", re.IGNORECASE)),
    ("carrier", re.compile(r"\b(?:interview(?:ed)?|spoke|speaking|remarks|comments?|statement)\s+(?:exclusively\s+)?(?:with|to|on|by|in)\s+", re.IGNORECASE)),
    ("carrier", re.compile(r"\baccording\s+to\s+", re.IGNORECASE)),
    ("cited", re.compile(r"\b(?:citing|quoting)\s+", re.IGNORECASE)),
)  # fmt: skip
_MEDIUM = re.compile(
    r"\b(?:in|on|at|during|via|through)\s+((?:an?|the|his|her|its|their|one\s+of\s+(?:his|her|its|their))?"
    rf"\s*(?:[\w\u2019'-]+\s+){{0,3}}?(?:{_MEDIA})(?:\s+(?:account|page|feed|post|posting|message))?)\b(?!\s+of\b)",
    re.IGNORECASE,
)  # fmt: skip
# "The agency reported", "the paper quoted him as saying"
_CARRIES = re.compile(r"\b(?:reported|reports|quoted|quotes|cited)\s")
_PASSIVE = (" was", " were", " is", " are", " been", " being", " as", "was widely", "also")
_AUDIENCE = re.compile(
    r"(?:the |local |foreign )?(?:reporters|journalists|newsmen)$", re.IGNORECASE
)
_SOURCES = frozenset("source sources documents figures data records report reports".split())
_ORDER = {"cited": 0, "medium": 1, "carrier": 2}


def is_press(text: str) -> bool:
    """
    Is somebody of the press, by name or by what it is called?

    >>> is_press("Reuters"), is_press("the state news agency NOVA"), is_press("the harbour council")
    (True, True, False)
    """
    plain = re.sub(r"^(?:the|an?)\s+", "", text.strip(), flags=re.IGNORECASE)
    named = (
        plain in _KNOWN | _CALL_LETTERS
        or text.strip() in _KNOWN
        or _NAMED_PRESS.search(plain) is not None
    )
    return named or _PRESS.search(plain) is not None or any(w in _KNOWN for w in plain.split())


def add_links(page: Page, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with how each came to the report, those of one attribution alike."""
    found: dict[tuple[int, int], list[tuple[int, Link]]] = {}  # sentence -> links with their places
    cues: dict[tuple[int, int], list[int]] = {}
    for quote in quotes:
        if quote.kind != "scare" and quote.speaker_text is not None:
            sentence = _sentence_of(page, quote)
            cues.setdefault(sentence, []).append(_seat(quote))
    made: list[Quote] = []
    for quote in quotes:
        if quote.kind == "scare" or quote.speaker_text is None:
            made.append(quote)
            continue
        follows = made[quote.continues] if quote.continues is not None else None
        if follows is not None and quote.cue is None:
            made.append(replace(quote, links=follows.links))
            continue
        sentence = _sentence_of(page, quote)
        if sentence not in found:
            found[sentence] = list(_links_in(page, *sentence))
        own = [
            link
            for place, link in found[sentence]
            if _nearest(cues[sentence], place) == _seat(quote)
            and not _is_speaker(quote, link)
            and not quote.span.contains(link.span)
        ]
        made.append(replace(quote, links=tuple(_tidy(own))))
    return tuple(made)


def _seat(quote: Quote) -> int:
    """Where an attribution sits, to tell which link is whose."""
    return quote.cue.start if quote.cue is not None else quote.span.start


def _nearest(seats: list[int], place: int) -> int:
    """The attribution a link belongs to: the last one before it, else the first behind it."""
    before = [seat for seat in seats if seat <= place]
    return max(before) if before else min(seats)


def _sentence_of(page: Page, quote: Quote) -> tuple[int, int]:
    """The sentence of the attribution, as characters."""
    tokens = page.parse.tokens_in(quote.cue or quote.span)
    at = tokens.start if tokens else 0
    span = page.parse.span(page.starts[at], page.ends[at])
    return span.start, span.end


def _is_speaker(quote: Quote, link: Link) -> bool:
    """Is a link no other than the speaker?"""
    mention = quote.speaker_mention
    if mention is not None and mention.overlaps(link.span):
        return True
    if mention is not None and link.role == "carrier" and 0 <= mention.start - link.span.end <= 2:
        return True  # "the state news agency, NOVA, said": one and the same
    if link.chain is not None and link.chain == quote.speaker:
        return True
    return link.text.casefold() == (quote.speaker_text or "").casefold()


def _tidy(links: list[Link]) -> list[Link]:
    """Each link once, those furthest from the outlet first."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: (_ORDER[link.role], link.span)):
        again = any(_is_again(link, other) for other in kept)
        if not again and not any(link.span.overlaps(other.span) for other in kept):
            kept.append(link)
    return kept


def _is_again(link: Link, other: Link) -> bool:
    """Is one medium told twice: "made in a letter ..., she wrote in the letter"?"""
    same = link.role == other.role == "medium"
    return same and link.text.lower().split()[-1] == other.text.lower().split()[-1]


def _links_in(page: Page, start: int, end: int) -> Iterator[tuple[int, Link]]:
    """The links that a sentence states, with the places where they are led in."""
    text = page.parse.text[start:end]
    for stretch in page.marked:
        if stretch.outer.start < end and stretch.outer.end > start:
            first, last = max(0, stretch.outer.start - start), min(end, stretch.outer.end) - start
            text = text[:first] + "\u25a1" * (last - first) + text[last:]
    for role, lead in _LEADS:
        for match in lead.finditer(text):
            phrase = _PHRASE.match(text, match.end())
            if phrase is None:
                continue
            if role == "carrier" and _of_a_paper(text, match):
                continue
            words = phrase.group().rstrip(".!?'’")
            if role == "carrier" and _AUDIENCE.match(words):
                yield start + match.start(), _link(page, "medium", start + phrase.start(), words)
                continue
            link = _link(page, role, start + phrase.start(), words)
            if is_press(words) if role == "carrier" else _is_somebody(link):
                yield start + match.start(), link
    for match in _MEDIUM.finditer(text):
        yield start + match.start(), _link(page, "medium", start + match.start(1), match[1])
    yield from _reporting(page, text, start)


def _of_a_paper(text: str, lead: re.Match[str]) -> bool:
    """Does "published by" say whose a paper is: "the Gazette, published by the Daily Tar, wrote"?"""
    before = text[: lead.start()].rstrip()
    return (
        lead.group().lower().startswith(("published", "run", "printed"))
        and before.endswith(",")
        and is_press(before.rstrip(" ,").rpartition(",")[2].strip())
    )


def _reporting(page: Page, text: str, start: int) -> Iterator[tuple[int, Link]]:
    """The press as the subject of a verb of passing on: the last of it named before the verb."""
    for verb in _CARRIES.finditer(text):
        before = text[: verb.start()].rstrip()
        if before.endswith(_PASSIVE):
            continue
        named = [
            mention
            for mention in mentions_in(page, start, start + verb.start())
            if mention.kind != "person"
            and is_press(page.parse.text[mention.span.start : start + verb.start()].rstrip(" ,"))
        ]
        if named:
            yield (
                start + verb.start(),
                Link("carrier", named[-1].span, named[-1].text, named[-1].chain),
            )


def _is_somebody(link: Link) -> bool:
    """Is it somebody who can be cited, rather than a reason ("citing bad weather")?"""
    words = link.text.lower().split()
    return link.chain is not None or any(
        word in nouns
        for word in words[-4:]
        for nouns in (PERSON_NOUNS, BODY_NOUNS, PLURAL_NOUNS, _SOURCES)
    )


def _link(page: Page, role: Role, start: int, words: str) -> Link:
    """A link with the name that stands in its words."""
    span = Span(start, start + len(words))
    inside = [m for m in mentions_in(page, span.start, span.end) if m.kind != "place"]
    chain = inside[-1].chain if inside and inside[-1].span.end == span.end else None
    return Link(role, span, " ".join(words.split()), chain)
