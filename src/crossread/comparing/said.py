"""
The quotations of a story as they are compared: whose words, which words, in which sentence.

Whether two quotations can have one speaker is decided here, from the entities and from the words of
the descriptions. Wrong on: descriptions in other words ("the builders' union", "the masons").
"""

from collections import defaultdict

import msgspec
from msgspec.structs import replace

from crossread.comparing.collation import plain_words
from crossread.comparing.likeness import Term, Unit, find_terms, name_tokens
from crossread.comparing.offices import find_offices, holder_of
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.model import Entity, Quote, Reading
from crossread.spans import Span

SAME, MAYBE, OTHER = 2, 1, 0
_BESIDE = 120  # characters between a cue and the name it belongs to, at most
_OF = frozenset(
    "of for to from by with behind near".split()
)  # they open the owner in a description
# Words of descriptions that many speakers share: they are no sign of one speaker.
_ANYBODY = frozenset(
    stem(word)
    for word in """official spokesman spokeswoman spokesperson spokespeople leader head chief director
    minister president mayor governor secretary general manager former senior western foreign local
    state government source lawyer expert analyst professor activist resident witness relative
    doctor man woman people family member group company agency two three several mr mrs ms dr
    sir who report statement""".split()
)


class Said(msgspec.Struct, frozen=True):
    """A quotation as it is compared."""

    index: int
    report: int
    quote: Quote
    speaker: str | None  # entity
    person: bool
    names: frozenset[str]  # content words of the speaker's description
    roles: frozenset[str]  # and of the titles and roles the report gives that speaker
    inferred: bool  # the speaker is not named beside the words: a pronoun, or taken over
    terms: tuple[Term, ...]
    text: str
    words: tuple[str, ...]
    sentence: int | None  # the unit (comparing/alignment.py) the words begin in
    cue: str  # the stem of the verb that gives the words
    whole: int  # the quotation it is a fragment of, itself where it is none
    headline: bool  # it stands in the headline, which says again what the report says
    figures: frozenset[str]  # its numbers that are too exact for chance: "1,384", "41.5"


def gather_said(
    readings: tuple[Reading, ...], entities: tuple[Entity, ...], units: list[Unit]
) -> list[Said]:
    """The quotations of a story as they are compared, in reading order; `units` are its sentences."""
    of_chain = {chain: entity for entity in entities for chain in entity.chains}
    offices = find_offices(readings, of_chain)
    places: dict[str, list[tuple[Span, Entity]]] = defaultdict(list)
    for entity in entities:
        for place in entity.mentions:
            places[place.report].append((place.span, entity))
    unit_of = {(unit.report, unit.sentence): unit.index for unit in units}
    told: list[Said] = []
    for number, reading in enumerate(readings):
        report = reading.document.report.id
        at = {span.start: (span, named_here) for span, named_here in places[report]}
        named = name_tokens(reading)
        roles: dict[int, str] = defaultdict(str)
        for mention in reading.mentions:
            roles[mention.chain] += " ".join([" ", mention.title or "", *mention.roles])
        for quote in reading.quotes:
            speaker = of_chain.get((report, quote.speaker)) if quote.speaker is not None else None
            if speaker is None and quote.speaker_mention is not None:
                speaker = _named_by(quote, at, reading.parse.text)
                speaker = speaker or holder_of(quote.speaker_text or "", offices)
            own = roles[quote.speaker] if quote.speaker is not None else ""
            known = " ".join([own, *(speaker.roles if speaker else ())])
            said = _said(len(told), number, reading, quote, speaker, known, named, unit_of)
            around = told[-1] if told and told[-1].report == number else None
            if around is not None and told[around.whole].quote.span.contains(quote.span):
                said = replace(said, whole=around.whole)
            told.append(said)
    return told


def _said(
    index: int,
    number: int,
    reading: Reading,
    quote: Quote,
    speaker: Entity | None,
    roles: str,
    named: frozenset[int],
    unit_of: dict[tuple[int, int], int],
) -> Said:
    """One quotation as it is compared."""
    parse = reading.parse
    tokens = parse.tokens_in(quote.span)
    text = quote.span.of(parse.text)
    terms = tuple(find_terms(parse, tokens.start, tokens.stop, named))
    sentence = parse.sentence_of(tokens.start) if tokens else None
    return Said(
        index=index,
        report=number,
        quote=quote,
        speaker=speaker.id if speaker else None,
        person=speaker is not None and speaker.kind == "person",
        names=_content_words(f"{quote.speaker_text or ''} {speaker.name if speaker else ''}"),
        roles=_content_words(roles),
        inferred=_is_inferred(quote),
        terms=terms,
        text=text,
        words=tuple(plain_words(text)),
        sentence=unit_of.get((number, sentence)) if sentence is not None else None,
        whole=index,
        headline=reading.document.headline is not None
        and reading.document.headline.contains(quote.span),
        cue=stem(quote.cue.of(parse.text).split()[0].lower()) if quote.cue else "",
        figures=frozenset(t.form for t in terms if _is_exact(parse.word(t.token))),
    )


def _is_exact(word: str) -> bool:
    """
    Is a number too exact to stand in two statements by chance? A year is not.

    >>> [_is_exact(word) for word in ("1,384", "41.5", "212", "300", "2031", "14", "ten")]
    [True, True, True, False, False, False, False]
    """
    digits = word.strip("$£€%").replace(",", "").replace(".", "")
    if not digits.isdigit():
        return False
    broken = "," in word or "." in word.strip(".")
    return broken or (len(digits) == 3 and digits[-1] != "0")


def _is_inferred(quote: Quote) -> bool:
    """Is the speaker named further from the words than an attribution reaches?"""
    if quote.speaker_mention is None:
        return True
    beside = quote.cue if quote.cue is not None else quote.span
    gap = max(beside.start - quote.speaker_mention.end, quote.speaker_mention.start - beside.end)
    return gap > _BESIDE


def _named_by(quote: Quote, at: dict[int, tuple[Span, Entity]], text: str) -> Entity | None:
    """The entity whose name opens the speaker's mention, where it names the speaker itself."""
    if quote.speaker_mention is None or quote.speaker_mention.start not in at:
        return None
    span, entity = at[quote.speaker_mention.start]
    return entity if _names_speaker(quote.speaker_text or "", span.of(text)) else None


def _names_speaker(description: str, name: str) -> bool:
    """
    Is a name in a speaker's description the speaker, rather than whom the speaker belongs to?

    >>> described = ("Ana Reyes, a baker", "Reyes's lawyers", "Reyes family", "Lawyers for Reyes")
    >>> [_names_speaker(text, "Ana Reyes" if text[0] == "A" else "Reyes") for text in described]
    [True, False, False, False]
    """
    before, found, after = description.partition(name)
    if not found or not description[0].isupper() or not _OF.isdisjoint(before.lower().split()):
        return False
    word = next(iter(after.split()), "")
    if after[:1].isalnum() or after[:1] in {"'", "’", "-"}:
        return False  # "Reyes's relatives"
    return not word.isalpha() or word.lower() in FUNCTION_WORDS


def _content_words(text: str) -> frozenset[str]:
    words = (word.strip(".,'’\"“”()").lower() for word in text.replace("’s", "").split())
    return frozenset(stem(word) for word in words if word and word not in FUNCTION_WORDS)


def same_voice(left: Said, right: Said) -> int:
    """Whether two quotations can have one speaker: SAME, MAYBE or OTHER."""
    if left.speaker is not None and left.speaker == right.speaker:
        return SAME
    shared = (left.names & right.names) - _ANYBODY
    if left.person and right.person:
        # namesakes, one whom identity kept apart, or a pronoun that was taken for the wrong one
        return MAYBE if shared or left.inferred or right.inferred else OTHER
    speaks_for = (left.roles & right.names) | (left.names & right.roles)
    return SAME if shared or speaks_for - _ANYBODY else MAYBE
