"""
The sources that reports do not name: how each is described, the reason given, and what rests on it.

An unnamed source is a speaker without a name whose description says what sort of person it is ("a source
close to the talks", "two officials"). What decides is the noun that heads the description, not any word
in it. Not meant are those who speak for an office or report ("the minister's spokesman", "a reporter"), bodies, whoever is named
right after ("the mayor, Ida Kern"), or is told by somebody else ("her lawyer"), and nobody ("no witness").
"The man" is the man described before, or somebody named; alone he is no source.

Of what a source says, what no report has from somebody else rests on it alone.

Gets wrong: descriptions that name the office so exactly that only one person fits.
"""

import re

import msgspec
from msgspec.structs import replace

from crossread.lexicon.acts import PERSONS
from crossread.lexicon.titles import ROLES
from crossread.model import AnonymousSource, Place, Quote, Reading, Story, StoryClaim
from crossread.reading.circumstances import reason_in
from crossread.spans import Span

# Heads of descriptions that stand for people kept unnamed, whatever stands before them.
_KEPT_UNNAMED = frozenset(
    """
    source sources official officials diplomat diplomats activist activists witness witnesses eyewitness
    eyewitnesses insider insiders aide aides resident residents analyst analysts expert experts lawyers relatives
    negotiator negotiators fighter fighters employee employees worker workers neighbour neighbours neighbor
    neighbors friends doctors campaigners observer observers bystander bystanders colleague colleagues executive
    executives villagers survivors specialists
    """.split()
)
# With these before it any noun for a person is somebody unnamed: "a minister", "two senior officers".
_SOME = frozenset(
    """
    a an one another two three four five several some many unnamed unidentified anonymous certain both most
    other
    """.split()
)
_NOBODY = frozenset("any no every each neither nobody whoever anyone everyone".split())
_OF_SOMEBODY = re.compile(r"['’]s?\s|\b(?:his|her|their|its|my|our)\b")
# Whoever is told by somebody else is known by them: "her lawyer", "the actor's agent".
_KNOWN_BY = frozenset(
    "lawyer lawyers attorney attorneys agent office spokesman manager solicitor".split()
)
_SPEAKS_FOR = re.compile(r"^(?:spokes|reporters?$|correspondents?$|journalists?$|photographers?$)")
_COMPLEMENT = re.compile(
    r"\s(?:of|in|at|from|to|for|with|on|near|close|familiar|inside|within|who|whose|that|speaking|briefed|based"
    r"|working|involved|quoted|cited|living|present|who['’]s|high|a member)\b.*|,.*"
)
_LEADING = frozenset("over in at on for with by of from about as".split())
_DETERMINERS = re.compile(r"^(?:the|an?|one|another|some|several|many|two|three|certain) ", re.I)
_NAMED_AFTER = re.compile(r"^,?\s*(?:[\w’'.-]+\s+){0,5}$")
# "One rower, giving her name only as Ilic": named, if in part.
_GAVE_NAME = re.compile(
    r"^[^.;“”]*?\b(?:(?:gave|giving|gives)\b[^.;“”]{0,25}\bnames?\b|identified (?:him|her)self (?:as|only))"
)
_NAME_TOLD = 120  # characters after a description
_PLURALS = ("people", "men", "women")
_FAR = 60  # characters after a description in which a name still belongs to it


class _Description(msgspec.Struct, frozen=True):
    """How a report describes a source: as printed, its key among the report's sources, its head."""

    text: str
    key: str
    head: str


def _head_of(text: str) -> str:
    plain = _COMPLEMENT.sub("", text).split()
    return plain[-1].lower().strip("“”\"'’") if plain else ""


def _describe(text: str) -> _Description | None:
    """A speaker's words as the description of somebody unnamed; None when they are none."""
    words = text.split()
    if words and words[0].lower() in _LEADING and " and " in text:
        text = text.rsplit(" and ", 1)[1]  # "over Orlin and diplomats": what was cut off wrongly
        words = text.split()
    if not words or words[0].lower() in _NOBODY:
        return None
    head = _head_of(text)
    singular = re.sub(r"(?<=\w)s$", "", head)
    owned = _OF_SOMEBODY.search(_COMPLEMENT.sub("", text)) is not None
    if _SPEAKS_FOR.match(head) or (owned and head in _KNOWN_BY):
        return None
    first = words[0].lower()
    person = singular in PERSONS | ROLES or head in PERSONS | ROLES
    some = first in _SOME or bool(
        re.match(r"(?:the )?(?:unnamed|unidentified|anonymous)\b", text, re.I)
    )
    definite = first == "the" and person and not head.endswith("s") and head not in _PLURALS
    if head not in _KEPT_UNNAMED and not (person and (some or definite)):
        return None
    return _Description(text, _DETERMINERS.sub("", text.lower()), head)


def _is_known_man(found: _Description, before: dict[str, str]) -> str | None:
    """The key of the source that "the man" goes back to; "" for somebody described nowhere; None for others."""
    definite = found.text.lower().startswith("the ")
    plural = found.head.endswith("s") or found.head in _PLURALS
    if not definite or plural or found.head in _KEPT_UNNAMED:
        return None
    same = [key for key in before if _head_of(key) == found.head]
    return same[-1] if same else ""


def _is_named(reading: Reading, quote: Quote) -> bool:
    """True when a name stands in the description or right after it ("a top official, Meng Orlin")."""
    text = reading.parse.text
    at = quote.speaker_mention
    if at is None and quote.speaker_text:
        near = max(0, quote.span.start - 200)
        begin = text.find(quote.speaker_text, near, quote.span.end + 200)
        at = Span(begin, begin + len(quote.speaker_text)) if begin >= 0 else None
    if at is None:
        return False
    if _GAVE_NAME.search(text[at.end : at.end + _NAME_TOLD]):
        return True
    for mention in reading.mentions:
        if mention.kind != "person":
            continue
        if at.overlaps(mention.span):
            # Not one in a complement ("a source close to Ida Kern").
            opened = _COMPLEMENT.sub("", text[at.start : mention.span.end])
            owner = text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
            if not owner and len(opened) == mention.span.end - at.start:
                return True
        elif 0 <= mention.span.start - at.end <= _FAR:
            between = text[at.end : mention.span.start]
            if _NAMED_AFTER.match(between) and between.strip()[:1] in ("", ","):
                return True
    return False


def _reason(reading: Reading, quote: Quote) -> str | None:
    """The reason for not naming the speaker of a quotation, in its sentence or where the reader found it."""
    parse = reading.parse
    tokens = parse.tokens_in(quote.span)
    around = quote.span
    if tokens:
        first = parse.sentence(parse.sentence_of(tokens[0])).span
        last = parse.sentence(parse.sentence_of(tokens[-1])).span
        around = Span(first.start, last.end)
    return quote.anonymity or reason_in(parse.text, around.start, around.end)


def anonymous_in(reading: Reading) -> list[AnonymousSource]:
    """The unnamed sources of one report in reading order, each with all that it says."""
    report = reading.document.report.id
    resting: dict[str, list[Place]] = {}
    reasons: dict[str, str] = {}
    shown: dict[str, str] = {}
    for quote in reading.quotes:
        if quote.speaker is not None or not quote.speaker_text or quote.kind == "scare":
            continue
        found = _describe(" ".join(quote.speaker_text.split()))
        if found is None or _is_named(reading, quote):
            continue
        before = _is_known_man(found, shown)
        if before == "":
            continue
        key = before or found.key
        shown.setdefault(key, found.text)
        resting.setdefault(key, [])
        reason = _reason(reading, quote)
        if reason:
            reasons.setdefault(key, " ".join(reason.split()))
        words = quote.span.of(reading.parse.text)
        if reason_in(words, 0, len(words)) is None:  # else it only says why it is not named
            resting[key].append(Place(report, quote.span))
    return [
        AnonymousSource(report, shown[key], reasons.get(key), tuple(places))
        for key, places in resting.items()
        if places
    ]


def with_what_rests_alone(
    sources: list[AnonymousSource], story: Story
) -> tuple[AnonymousSource, ...]:
    """Unnamed sources with those of their places that no claim of another report has from anybody else."""
    unnamed: dict[str, list[Span]] = {
        place.report: [] for source in sources for place in source.places
    }
    for source in sources:
        for place in source.places:
            unnamed[place.report].append(place.span)
    tellers: dict[str, set[str]] = {}  # group -> the reports that tell it by themselves
    groups: dict[str, list[StoryClaim]] = {}  # report -> its claims that are in a group
    for claim in story.claims:
        if claim.group is None:
            continue
        groups.setdefault(claim.report, []).append(claim)
        if not any(span.overlaps(claim.claim.span) for span in unnamed.get(claim.report, ())):
            tellers.setdefault(claim.group, set()).add(claim.report)

    def rests(place: Place) -> bool:
        inside = (c for c in groups.get(place.report, ()) if c.claim.span.overlaps(place.span))
        return not any(tellers.get(c.group or "", set()) - {place.report} for c in inside)

    return tuple(
        replace(source, alone=tuple(place for place in source.places if rests(place)))
        for source in sources
    )
