"""
Which sentences of a report can stand outside their paragraph, and in what form.

A sentence leans on the one before when it opens with a linking word or when a pronoun in it stands
for somebody named earlier. The first is cut off; the second is replaced by the name in square
brackets, as editors do, where the report's own coreference says whom it means, and the sentence is
left out where it does not. Nothing else is changed, so what is not in square brackets is verbatim.

Gets wrong: descriptions that lean back ("the general", "the company") are left as they are.
"""

import re
from typing import NamedTuple

from crossread.language.parse import Sentence
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.model import Reading, Turn
from crossread.spans import Span

# Openings that can be cut without changing what the sentence says.
_OPENING = re.compile(
    r"(?:But|And|So|Yet|Meanwhile|However|Also|Still|In addition|Moreover|Furthermore|Instead|Then"
    r"|Nevertheless|Later|Earlier|Now|Of those|In fact|For example|Indeed|Separately)\b,?\s+"
)

# Words that lean on something before when they open a sentence.
_LEANS = frozenset(
    """
    this that these those such both neither either another others the_latter here there it its
    which who what why how where when if because although though while since as so or nor
    """.split()
)

# Pronouns for people that must be resolved, and what form the name takes in their place.
_SUBJECT = {"he", "she", "they", "him", "them"}
_POSSESSIVE = {"his", "her", "their"}
# Speech of people present: sense only beside its speaker.
_SPEECH = {"i", "we", "you", "our", "my", "your", "us", "me"}

SHORTEST, LONGEST = 7, 48  # words
_MATTER_AT_LEAST = 3  # words that are neither grammar nor names nor times

# A transcript's sign-ons and sign-offs, and reporters naming themselves: talk about the report.
_ABOUT_THE_REPORT = re.compile(
    r"\b(?:I'm|I’m|this is|has (?:this|the) (?:report|story)|sent (?:us )?this report|our (?:reporter|correspondent)"
    r"|you're listening|joins us|told (?:me|us) earlier|as we (?:reported|heard))\b",
    re.IGNORECASE,
)


class Standing(NamedTuple):
    """A sentence made to stand alone: its place, and the text with names for pronouns."""

    number: int  # of the sentence in its report
    span: Span
    text: str
    words: int


def _turn_at(reading: Reading, span: Span) -> Turn | None:
    for turn in reading.document.turns:
        if turn.label.overlaps(span):
            return turn
    return None


def _quoted_spans(reading: Reading, span: Span) -> list[Span]:
    return [
        quote.span
        for quote in reading.quotes
        if quote.kind in ("direct", "partial") and quote.span.overlaps(span)
    ]


def _balanced(words: str) -> bool:
    """False for a sentence that opens or closes a quotation it does not hold whole."""
    return (
        words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and words.count("''") % 2 == 0
        and words.count("(") == words.count(")")
    )


def _begin(reading: Reading, span: Span) -> Span:
    """The span from behind a speaker label and an opening that only links."""
    turn = _turn_at(reading, span)
    if turn is not None and turn.speech.start < span.end:
        span = Span(max(span.start, turn.speech.start), span.end)
    words = span.of(reading.parse.text)
    match = _OPENING.match(words)
    if match and len(words) - match.end() > 20:
        span = Span(span.start + match.end(), span.end)
    return span


def _with_names(reading: Reading, span: Span) -> str | None:
    """The words with a bracketed name for each pronoun that needs one; None if one cannot be told."""
    parse = reading.parse
    quoted = _quoted_spans(reading, span)
    named_at: dict[int, int] = {}
    for mention in reading.mentions:
        if span.contains(mention.span):
            named_at.setdefault(mention.chain, mention.span.start)
    people = [
        m.span.start for m in reading.mentions if span.contains(m.span) and m.kind == "person"
    ]
    references = {reference.span: reference.chain for reference in reading.references}
    references.update(_speaking_pronouns(reading, span))
    edits: list[tuple[Span, str]] = []
    told: set[int] = set()
    for token in parse.tokens_in(span):
        word = parse.word(token).lower()
        place = parse.span(token, token + 1)
        if word not in _SUBJECT | _POSSESSIVE or any(q.contains(place) for q in quoted):
            continue
        chain = references.get(place)
        if chain is None:
            # Somebody named before it in the same sentence may be meant; else nobody knows who.
            if word != "they" and not any(start < place.start for start in people):
                return None
            continue
        if named_at.get(chain, span.end) < place.start or chain in told:
            continue
        name = reading.chain_names[chain]
        told.add(chain)
        possessive = word in _POSSESSIVE and not (word == "her" and parse.word(token + 1) in ".,")
        edits.append((place, f"[{name}{_genitive(name)}]" if possessive else f"[{name}]"))
    out, at = [], span.start
    for place, name in edits:
        out.append(parse.text[at : place.start] + name)
        at = place.end
    out.append(parse.text[at : span.end])
    return "".join(out)


def _speaking_pronouns(reading: Reading, span: Span) -> dict[Span, int]:
    """The pronouns beside a verb of saying in a span, with the chain of the quote's speaker."""
    parse = reading.parse
    found = {}
    for quote in reading.quotes:
        if quote.cue is None or quote.speaker is None or not span.contains(quote.cue):
            continue
        cue = parse.tokens_in(quote.cue)
        for token in (*range(cue[0] - 2, cue[0]), *range(cue[-1] + 1, cue[-1] + 2)):
            if 0 <= token < len(parse) and parse.word(token).lower() in _SUBJECT:
                found[parse.span(token, token + 1)] = quote.speaker
    return found


def _genitive(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def _matter(reading: Reading, span: Span) -> int:
    """How many words of a span carry matter: neither grammar nor names nor times."""
    taken = [m.span for m in reading.mentions if m.span.overlaps(span)]
    taken += [time.span for time in reading.times if time.span.overlaps(span)]
    count = 0
    for token in reading.parse.tokens_in(span):
        place = reading.parse.span(token, token + 1)
        word = reading.parse.word(token).lower()
        if word[0].isalnum() and word not in FUNCTION_WORDS:
            count += not any(other.overlaps(place) for other in taken)
    return count


def make_standing(reading: Reading, sentence: Sentence) -> Standing | None:
    """
    The sentence as it can be printed by itself, or None when it cannot.

    None for headlines, questions, fragments, sentences over `LONGEST` words, quotations begun
    elsewhere, direct speech without its speaker, and pronouns that nobody resolves.
    """
    document = reading.document
    span = _begin(reading, sentence.span)
    words = span.of(reading.parse.text)
    if document.headline is not None and document.headline.overlaps(span):
        return None
    plain = re.findall(r"[\w'’-]+", words)
    if not SHORTEST <= len(plain) <= LONGEST or "\n" in words or not _balanced(words):
        return None
    if not words.endswith((".", "!", '."', ".”", ".'", ".’", '!"', "!”", ".''", ".)")):
        return None
    opening = plain[0].lower()
    quoted = _quoted_spans(reading, span)
    if any(q.contains(span) or len(q) > 0.93 * len(span) for q in quoted):
        return None
    outside = [
        word
        for match in re.finditer(r"[\w'’-]+", words)
        if (word := match[0].lower())
        and not any(q.start <= span.start + match.start() < q.end for q in quoted)
    ]
    if opening in _LEANS or _SPEECH & set(outside) or _ABOUT_THE_REPORT.search(words):
        return None
    if _matter(reading, span) < _MATTER_AT_LEAST:
        return None
    text = _with_names(reading, span)
    if text is None:
        return None
    return Standing(sentence.number, span, " ".join(text.split()), len(text.split()))
