"""
What a noun phrase says of a speaker: the name it comes down to, or the description as printed.

Wrong on: names that hold a preposition where the names of the reading do not know them.
"""

from itertools import pairwise

import msgspec

from crossread.lexicon.cues import UTTERANCES
from crossread.model import Mention
from crossread.reading.page import Page, Phrase, mentions_in, name_runs
from crossread.spans import Span


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who can be given words: a description, the words that name them, and what they are."""

    text: str
    mention: Span | None
    chain: int | None
    kind: str  # person | body | plural | unknown
    at: int  # the token where the description stands
    named: bool = False


# Heads of descriptions: what "he" or "they" may stand for when no name says so.
PERSON_NOUNS = frozenset(
    "official officer spokesman spokeswoman spokesperson mayor minister president governor lawyer "
    "attorney judge prosecutor doctor man woman boy girl teacher diplomat activist expert analyst "
    "professor scientist researcher leader chief head director manager witness resident fighter "
    "soldier commander envoy ambassador senator lawmaker secretary chairman chairwoman chair ceo "
    "executive editor reporter journalist driver pilot captain owner neighbour neighbor wife husband "
    "mother father son daughter brother sister friend relative student astronomer engineer author "
    "coach player fan singer vocalist drummer rapper frontman guitarist bassist musician artist farmer fisherman worker "
    "source aide adviser advisor representative delegate counsel campaigner organiser organizer "
    "economist historian investigator inspector detective tenant landlord deputy general colonel lieutenant sergeant sheriff constable "
    "coordinator negotiator interpreter candidate nominee king queen prince princess pope bishop "
    "opponent supporter critic protester demonstrator rebel separatist militant voter parent colleague "
    "politician legislator councillor survivor inmate prisoner "
    "priest rabbi imam cleric host caller commentator member partner founder co-founder".split()
)


BODY_NOUNS = frozenset(
    "group agency ministry network television newspaper party company statement organization "
    "organisation watchdog government council committee commission department office bureau court "
    "university union army military force embassy website site magazine daily broadcaster channel "
    "station firm bank airline club team association federation board house administration coalition "
    "church charity foundation hospital school college museum zoo "
    "alliance movement observatory centre center institute listing ad report study poll letter document ngo".split()
)


PLURAL_NOUNS = frozenset(
    "police people media authorities officials activists residents witnesses experts".split()
)


# Whose findings are statements.
FINDERS = frozenset(
    "court judge judges jury panel inquiry tribunal commission committee report study poll survey "
    "review investigation investigators researchers scientists ombudsman audit".split()
)


_PREPOSITIONS = frozenset(
    "of for in from with at on to by near under over against about among between speaking quoted "
    "working based close familiar involved".split()
)


_TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady rev gen brig maj col lt sgt capt adm sen rep gov "
    "president mayor minister governor senator professor judge king queen pope secretary general "
    "colonel lieutenant captain major sergeant police prime foreign interior defence defense deputy "
    "chief brigadier representative congressman congresswoman ambassador chancellor premier "
    "justice coach detective inspector superintendent constable sheriff".split()
)


def describe(page: Page, phrase: Phrase) -> Speaker:
    """
    What a noun phrase says of a speaker: the name it comes down to, or the description itself.

    "Harbour master Ivo Lantz" comes down to the name; "Lantz's deputy" and "a spokesman for the
    Harbour Office" do not, since their heads are the deputy and the spokesman.
    """
    first, last = phrase
    head_end = _head_end(page, first, last)
    span = page.parse.span(first, last)
    text = " ".join(span.of(page.parse.text).split())
    if _are_several(page, first, last):
        return Speaker(text, span, None, "plural", first)
    mention = _mention_at_head(page, first, last, head_end)
    if mention is not None:
        kind = "person" if mention.kind == "person" else "body"
        if mention.kind == "group":
            kind = "plural"
        names = page.reading.chain_names
        name = names[mention.chain] if mention.chain < len(names) else mention.text
        return Speaker(name or mention.text, mention.span, mention.chain, kind, first, True)
    run = _run_at_head(page, first, last, head_end)
    if run is not None and not page.reading.mentions:
        start, end = run
        while end - start > 1 and page.lower[start].rstrip(".") in _TITLES | PERSON_NOUNS:
            start += 1
        named = page.parse.span(start, end)
        words = " ".join(named.of(page.parse.text).split())
        body = page.lower[first] == "the" or any(w in BODY_NOUNS for w in words.lower().split())
        return Speaker(words, named, None, "body" if body else "person", first, True)
    return Speaker(text, span, None, _kind_of_description(page, first, head_end), first)


# Pronouns that stand for somebody who speaks.
_SPEAKING_PRONOUNS = frozenset("he she it they we i you both many some others".split())


def can_speak(page: Page, phrase: Phrase) -> bool:
    """Is a phrase somebody's, or a document's, rather than an event's or a thing's?"""
    head = page.lower[_head_end(page, *phrase) - 1]
    known = PERSON_NOUNS | BODY_NOUNS | PLURAL_NOUNS | UTTERANCES | FINDERS
    if page.lower[phrase[0]] in _SPEAKING_PRONOUNS or not known.isdisjoint(
        {head, head.removesuffix("s")}
    ):
        return True
    return describe(page, phrase).named


def _are_several(page: Page, first: int, last: int) -> bool:
    """Does a phrase name two or more, joined by "and": "Ida Rose and Bo Lund"?"""
    low, high = int(page.parse.token_starts[first]), int(page.parse.token_ends[last - 1])
    named = [m for m in mentions_in(page, low, high) if m.kind in _SPEAKING]
    joined = False
    for left, right in pairwise(named):
        between = page.parse.tokens_in(left.span).stop, page.parse.tokens_in(right.span).start
        words = page.lower[slice(*between)]
        if words != [","] and words[:1] != ["and"] and (words[:1], words[-1:]) != (["of"], ["and"]):
            return False  # what stands between says something of the one before
        joined = joined or ("and" in words and left.chain != right.chain)
    return joined and page.parse.text[named[-1].span.end : high].strip()[:3] in {"", "of "}


_SPEAKING = frozenset({"person", "organization", "group"})


# What a description of somebody ends in and begins with, as a tagger has it.
_NOMINAL = frozenset("NOUN PROPN PRON NUM ADJ DET".split())
_OPENS_NO_NOUN = frozenset("ADP SCONJ CCONJ VERB AUX PUNCT PART".split())


def trim_description(page: Page, phrase: Phrase) -> Phrase | None:
    """
    The part of a phrase that describes somebody, by the tags of its words; None when none does.

    "said the ministry" is "the ministry"; a stretch such as "as well as losing a" or "a part was
    found" is a clause that the search for a speaker ran into. Without tags a phrase is left alone.
    """
    first, last = phrase
    if not page.tags:
        return phrase
    while first < last and (page.lower[first] in _BEFORE_SPEAKER or page.tags[first] == "PUNCT"):
        first += 1
    if first == last:
        return None
    tags = page.tags[first : _head_end(page, first, last)]
    opens = page.lower[first] in _OPENING_WORDS or page.lower[first].endswith("ing")
    if tags[0] in _OPENS_NO_NOUN and not opens:
        return None
    if tags[-1] not in _NOMINAL or (tags[-1] == "DET" and len(tags) > 1):
        return None
    # A verb with its subject before it is a clause; after "who" or "which" it belongs to the noun.
    for place, tag in enumerate(tags):
        relative = any(word in _RELATIVE for word in page.lower[first : first + place])
        if tag == "AUX" and place and not relative:
            return None
    return first, last


# Verbs and small words that can stand before the speaker they belong to.
_BEFORE_SPEAKER = frozenset("said says say added adds with and but while when as".split())
_RELATIVE = frozenset("who whom whose which that".split())
# Tagged as prepositions and conjunctions where they open a description of several.
_OPENING_WORDS = frozenset(
    "both either neither more less over about around some many between".split()
)


def _head_end(page: Page, first: int, last: int) -> int:
    """Where the head of a phrase ends: before its first preposition, names left whole."""
    inner = {t for start, end in name_runs(page, first, last) for t in range(start + 1, end)}
    low, high = int(page.parse.token_starts[first]), int(page.parse.token_ends[last - 1])
    for mention in mentions_in(page, low, high):
        if mention.kind == "person":  # "Ada Quill of the Harbour Office": the name is over
            inner.discard(page.parse.tokens_in(mention.span).stop)
    token = first + 1
    while token < last and (
        token in inner or page.lower[token] not in _PREPOSITIONS or page.words[token - 1] == "-"
    ):
        token += 1
    return token


def _kind_of_description(page: Page, first: int, head_end: int) -> str:
    head = page.lower[head_end - 1]
    if head in PLURAL_NOUNS or "and" in page.lower[first:head_end]:
        return "plural"
    if head in PERSON_NOUNS:
        return "person"
    if head in BODY_NOUNS:
        return "body"
    if (
        head.endswith("s")
        and not head.endswith("ss")
        and page.lower[first] not in {"a", "an", "one"}
    ):
        return "plural"
    return "unknown"


def _closing_mention(page: Page, last: int, head_end: int) -> Mention | None:
    """The name that ends a phrase after its description: 'monitoring group the Harbour Watch'."""
    end = int(page.parse.token_ends[last - 1])
    for mention in mentions_in(page, int(page.parse.token_starts[max(0, last - 12)]), end):
        if mention.span.end == end and mention.kind in {"person", "organization", "group"}:
            start = page.parse.tokens_in(mention.span).start
            joined = start and page.lower[start - 1] in {"'s", "’s", "and"}
            titled = mention.kind == "person" and _is_titled(page, head_end, start)
            return mention if (start < head_end or titled) and not joined else None
    return None


# What joins a name to somebody else instead of calling him by it: "a friend of Ada Quill".
_JOINS = frozenset(
    "of for from with and or but by to in on at as 's ’s ' ’ against about like near than".split()
)
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # "the bridge painter Ivo Lantz"
_FORMER = frozenset("former then late ex acting outgoing incoming the a an interim vice".split())


def is_joined(page: Page, name: int) -> bool:
    """Is a name that begins at a token somebody else's: "a spokesman for President Ivo Lantz"?"""
    before = name - 1
    described = page.words[before].islower() and page.lower[before].endswith(_AGENTS)
    while before > page.starts[name] and (
        page.lower[before].rstrip(".") in _TITLES | PERSON_NOUNS | _FORMER
        or (described and bool(page.tags) and page.tags[before] in {"NOUN", "ADJ"})
    ):
        before -= 1
    return page.lower[before] in _JOINS


def _is_titled(page: Page, preposition: int, name: int) -> bool:
    """Is a role between a name with a preposition and a person: "Lords of Tar singer Ivo Lantz"?"""
    role = name - 1
    return (
        role > preposition + 1
        and page.words[role].islower()
        and page.lower[role] in PERSON_NOUNS
        and all(page.words[token][0].isupper() for token in range(preposition + 1, role))
    )


def _mention_at_head(page: Page, first: int, last: int, head_end: int) -> Mention | None:
    """The named mention that a phrase comes down to."""
    start = int(page.parse.token_starts[first])
    end = int(page.parse.token_ends[last - 1])
    head_last = int(page.parse.token_ends[head_end - 1])
    closing = _closing_mention(page, last, head_end)
    if closing is not None:
        return closing
    chosen = None
    for mention in mentions_in(page, start, end):
        if mention.span.start < start or mention.span.end > end or mention.kind == "event":
            continue
        if mention.span.end >= head_last and mention.span.start < head_last:
            chosen = (
                mention if chosen is None or mention.span.start <= chosen.span.start else chosen
            )
        elif (
            mention.span.end < head_last
            and mention.kind in {"organization", "group"}
            and page.lower[head_end - 1] in BODY_NOUNS
            and not page.parse.text[mention.span.end :].startswith(("'s", "’s"))
        ):
            chosen = chosen or mention
    return chosen


def _run_at_head(page: Page, first: int, last: int, head_end: int) -> Phrase | None:
    """The run of capitalised words that ends a phrase's head, or that a body's noun follows."""
    runs = name_runs(page, first, last)
    for start, end in reversed(runs):
        if start < head_end <= end:
            return start, end
        if (
            end < head_end
            and page.lower[head_end - 1] in BODY_NOUNS
            and page.words[end] not in {"'s", "’s"}
        ):
            return start, end
    return None
