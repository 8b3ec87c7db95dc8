"""
Which sentences of a report can stand outside their paragraph, and in what form.

A sentence leans on the one before when it points back (telling/leaning.py), or when a pronoun in it
stands for somebody named earlier. It may then be printed only right behind the sentence before
it, as in its report. A linking word at the front ("But") is cut off. Beside a verb of saying, where
the reading knows the speaker, the pronoun is replaced by the name in square brackets, as editors do;
elsewhere coreference is not sure enough to print a name on. Nothing else is changed, so what is not
in square brackets is verbatim.

Gets wrong: a pronoun for which the sentence itself has a noun that only looks fit.
"""

import re
from typing import NamedTuple

from crossread.language.parse import UPOS, Parse, Sentence
from crossread.lexicon.acts import PERSONS
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.lexicon.titles import ROLES
from crossread.model import Reading, Turn
from crossread.spans import Span
from crossread.telling.leaning import find_told_before, leans_back, quoted_spans
from crossread.telling.trimming import find_cuts, kept_without

# Openings that can be cut without changing what the sentence says. Those of the second line are
# cut before a comma only: "So far", "Later video" and "Still images" open otherwise.
_OPENING = re.compile(
    r"(?:(?:But|And|Yet(?! another)|Meanwhile|However|Nevertheless|Nonetheless|Moreover|Furthermore)\b,?"
    r"|(?:So|Also|Still|In addition|Indeed|In fact|For example|Separately),)\s+"
)

# Openings of questions, and of fragments that only a heading or a list explains.
_NEVER_OPENS = frozenset("which who whom whose what why how nor".split())

# Notices, refusals to comment and announcements of what follows: no news.
_NO_NEWS = re.compile(
    r"\bno immediate (?:comment|response|reply|word)\b|\bdid not (?:immediately )?(?:respond|reply|return|answer)\b"
    r"|\b(?:could not|couldn['’]t) (?:immediately )?be reached\b|\bfurther (?:announcements?|details|information) (?:will|would)\b"
    r"|\bmake (?:a )?further (?:announcements?|statements?)\b|\b(?:free|open) (?:and open )?to the public\b"
    r"|\bfor (?:two|three|four|several|many) reasons\W*$|\bthe following (?:comment|statement|remarks?|words|reasons?)\b"
    r"|\b(?:visit|go to|log on to|e-?mail|call) (?:www|http|our|\d)|\bNo\. \d\d-\d+",
    re.IGNORECASE,
)

# Pronouns for people that must be resolved, and what form the name takes in their place.
_SUBJECT = {"he", "she", "they", "him", "them"}
_POSSESSIVE = {"his", "her", "their"}
_PLURAL = {"they", "them", "their"}
_MANY = {
    "people",
    "police",
    "crew",
    "family",
    "couple",
    "staff",
    "team",
}  # singular words for several
# Speech of people present: sense only beside its speaker.
_SPEECH = {"i", "we", "you", "our", "my", "your", "us", "me"}

SHORTEST, LONGEST = 4, 60  # words
_CLEARLY_WHOLE = 7  # words from which a sentence need not show its subject to be taken for one
# Words that are neither grammar nor names nor times, nor say who speaks; in a short sentence, else.
_MATTER_IN_SHORT, _MATTER_AT_LEAST = 2, 3

# A transcript's sign-ons and sign-offs, captions, tapes played, reporters naming themselves: talk
# about the report.
_ABOUT_THE_REPORT = re.compile(
    r"\b(?:I'm|I’m|this is|has (?:this|the) (?:report|story)|sent (?:us )?this report|our (?:reporter|correspondent)"
    r"|(?:photo|picture|image)s? (?:by|shows?|taken)|in this (?:\w+ )?(?:photo|image|picture|handout|frame|file)"
    r"|(?:pictured|seen) (?:above|below|here)|file (?:photo|picture|image)|(?:audio|sound ?bite|clip|tape) (?:of|from|plays)"
    r"|you're listening|joins us|told (?:me|us) earlier|as we (?:reported|heard))\b"
    # "A man stands beside a burnt car, in Drava, May 7, 2014."
    r"|\b(?:stand|sit|walk|pose|gesture|hold|look|wave|gather|kneel|watch|react|inspect|arrive|attend)s?\b.*"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, \d{4}\.$",
    re.IGNORECASE,
)


class Standing(NamedTuple):
    """
    A sentence as a brief may print it: its places, and the text with names for pronouns.

    One that `leans` may only be printed right behind the sentence before it. One that is `trimmed`
    has lost a clause: its places are what is left. What it `needs` must have been told before it.
    """

    number: int  # of the sentence in its report
    spans: tuple[Span, ...]
    text: str
    words: int
    leans: bool = False
    trimmed: bool = False
    needs: frozenset[str] = frozenset()  # families of words for what it speaks of as told before


def _turn_at(reading: Reading, span: Span) -> Turn | None:
    for turn in reading.document.turns:
        if turn.label.overlaps(span):
            return turn
    return None


def _balanced(words: str) -> bool:
    """False for a sentence that opens or closes a quotation or a bracket it does not hold whole."""
    return (
        words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and words.count("''") % 2 == 0
        and words.count("(") == words.count(")")
        and words.count("[") == words.count("]")
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


def _can_be_meant(
    parse: Parse, first: int, token: int, plural: bool, people_only: bool = False
) -> bool:
    """True when a noun between two tokens of a sentence can be what a pronoun at the second means."""
    for other in range(first, token):
        word = parse.word(other).lower()
        tag = UPOS[parse.upos[other]] if len(parse.upos) else ""
        if tag not in ("NOUN", "PROPN", ""):
            continue
        if parse.has_trees and _is_subject_beside(parse, other, token):
            continue
        if not plural and word in PERSONS | ROLES:
            return True
        if people_only and stem(word) not in PERSONS | ROLES:
            continue
        if plural and (word in _MANY or _is_plural(parse, other)):
            return True
    return False


def _is_subject_beside(parse: Parse, noun: int, pronoun: int) -> bool:
    """True for "a man stood behind him": a verb's subject is not what an object of it means."""
    if parse.word(pronoun).lower() not in ("him", "them"):
        return False
    head = int(parse.heads[pronoun])
    verb = head if parse.relations[pronoun].startswith(("obj", "iobj", "obl")) else -1
    return int(parse.heads[noun]) == verb and parse.relations[noun].startswith("nsubj")


def _is_plural(parse: Parse, token: int) -> bool:
    if parse.xpos:
        return parse.xpos[token] in ("NNS", "NNPS")
    word = parse.word(token).lower()
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3


class _Named(NamedTuple):
    """A sentence's words with bracketed names, and whether a pronoun was left that nothing explains."""

    text: str
    leans: bool


def _with_names(reading: Reading, kept: tuple[Span, ...], known: frozenset[int]) -> _Named:
    """
    The kept words with a bracketed name for each pronoun whose chain is neither `known` nor named by then.
    """
    parse = reading.parse
    span = Span(kept[0].start, kept[-1].end)
    quoted = quoted_spans(reading, span)
    named_at: dict[int, int] = {}
    for mention in reading.mentions:
        if any(piece.contains(mention.span) for piece in kept):
            named_at.setdefault(mention.chain, mention.span.start)
    people = [
        m.span.start
        for m in reading.mentions
        if m.kind == "person" and any(piece.contains(m.span) for piece in kept)
    ]
    references = {reference.span: reference.chain for reference in reading.references}
    speaking = _speaking_pronouns(reading, span)
    references.update({place: chain for place, chain in speaking.items() if chain is not None})
    comma = parse.text.find(",", span.start, span.end)
    edits: list[tuple[Span, str]] = []
    told = set(known)
    leans = False
    tokens = [token for piece in kept for token in parse.tokens_in(piece)]
    for token in tokens:
        word = parse.word(token).lower()
        place = parse.span(token, token + 1)
        if any(q.contains(place) for q in quoted):
            continue
        if word not in _SUBJECT | _POSSESSIVE and not (word == "it" and place in speaking):
            continue
        chain = references.get(place)
        plural = word in _PLURAL
        before = not plural and any(start < place.start for start in people)
        people_only = word == "them" and token > 0 and parse.word(token - 1).lower() == "of"
        meant = _can_be_meant(parse, tokens[0], token, plural, people_only)
        if place not in speaking and (before or meant):
            continue  # the reader finds who is meant in the sentence itself
        if chain is None or place not in speaking:
            leans = True
            continue
        named = named_at.get(chain, span.end)
        # "In his speech, Reyes said": a name may follow its pronoun across the first comma.
        if named < place.start or chain in told or place.start < comma < named < span.end:
            continue
        name = reading.chain_names[chain]
        told.add(chain)
        possessive = word in _POSSESSIVE and not (word == "her" and parse.word(token + 1) in ".,")
        edits.append((place, f"[{name}{_genitive(name)}]" if possessive else f"[{name}]"))
    return _Named(_joined(parse.text, kept, edits), leans)


def _joined(text: str, kept: tuple[Span, ...], edits: list[tuple[Span, str]]) -> str:
    """The kept pieces as one line of text with the edits made."""
    parts = []
    for piece in kept:
        out, at = [], piece.start
        for place, name in edits:
            if piece.contains(place):
                out.append(text[at : place.start] + name)
                at = place.end
        out.append(text[at : piece.end])
        parts.append(" ".join("".join(out).split()))
    joined = " ".join(parts)
    ends = joined.endswith((".)", "!)", "?)")) or joined[-1:] in tuple(".!?\"”’'")
    return joined if ends else joined.rstrip(" ,;:–—-") + "."


def _speaking_pronouns(reading: Reading, span: Span) -> dict[Span, int | None]:
    """The pronouns beside a verb of saying in a span, with the chain of the quote's speaker if named."""
    parse = reading.parse
    found: dict[Span, int | None] = {}
    for quote in reading.quotes:
        if quote.cue is None or not span.contains(quote.cue):
            continue
        cue = parse.tokens_in(quote.cue)
        for token in (*range(cue[0] - 2, cue[0]), *range(cue[-1] + 1, cue[-1] + 2)):
            word = parse.word(token).lower() if 0 <= token < len(parse) else ""
            # Behind a verb of saying a pronoun opens what is said, unless the sentence stops there.
            after = parse.word(token + 1)[0] if token + 1 < len(parse) else "."
            speaks = token < cue[0] or not after.isalnum()
            if (word in _SUBJECT and speaks) or (word == "it" and token == cue[0] - 1):
                found[parse.span(token, token + 1)] = quote.speaker
    return found


def _genitive(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def _matter(reading: Reading, span: Span) -> int:
    """How many words of a span carry matter: neither grammar nor names nor times nor who speaks."""
    taken = [m.span for m in reading.mentions if m.span.overlaps(span)]
    taken += [time.span for time in reading.times if time.span.overlaps(span)]
    for quote in reading.quotes:
        taken += [
            s for s in (quote.cue, quote.speaker_mention) if s is not None and s.overlaps(span)
        ]
    count = 0
    for token in reading.parse.tokens_in(span):
        place = reading.parse.span(token, token + 1)
        word = reading.parse.word(token).lower()
        if word[0].isalnum() and word not in FUNCTION_WORDS:
            count += not any(other.overlaps(place) for other in taken)
    return count


def _has_subject(parse: Parse, sentence: Sentence) -> bool:
    """True when the reader's tree gives the sentence's root a subject; True without trees."""
    if not parse.has_trees:
        return True
    return any(
        parse.relations[token].startswith("nsubj")
        and parse.heads[int(parse.heads[token])] not in range(sentence.first, sentence.last)
        for token in range(sentence.first, sentence.last)
        if parse.heads[token] >= 0
    )


def _known_before(reading: Reading, sentence: Sentence) -> frozenset[int]:
    """The chains that the sentence before this one names."""
    if sentence.number == 0:
        return frozenset()
    before = reading.parse.sentence(sentence.number - 1).span
    return frozenset(m.chain for m in reading.mentions if before.contains(m.span))


def make_standing(reading: Reading, sentence: Sentence, behind: bool = False) -> Standing | None:
    """
    The whole sentence as it can be printed by itself, or None when it cannot.

    None for headlines, questions, fragments, sentences over `LONGEST` words, quotations begun
    elsewhere, and direct speech without its speaker. `behind` says that it is printed right behind
    the sentence before it, whose names then need no repeating.
    """
    span = _begin(reading, sentence.span)
    if not _may_stand(reading, sentence, span):
        return None
    known = _known_before(reading, sentence) if behind else frozenset()
    text, leans = _with_names(reading, (span,), known)
    leans |= leans_back(reading, sentence, span)
    leans |= len(text.split()) < _CLEARLY_WHOLE and not _tells_who_or_when(reading, span)
    needs = find_told_before(reading.parse, sentence)
    return Standing(sentence.number, (span,), text, len(text.split()), leans, needs=needs)


def make_trimmed(reading: Reading, sentence: Sentence, whole: Standing) -> list[Standing]:
    """The sentence with one clause left out, for each that can be (telling/trimming.py), and with all."""
    span = whole.spans[0]
    cuts = find_cuts(reading, sentence, span)
    choices = [[cut] for cut in cuts] + ([cuts] if len(cuts) > 1 else [])
    found: dict[str, Standing] = {}
    for choice in choices:
        kept = kept_without(span, choice)
        text, leans = _with_names(reading, kept, frozenset())
        leans |= whole.leans
        one = Standing(
            sentence.number, kept, text, len(text.split()), leans, trimmed=True, needs=whole.needs
        )
        found.setdefault(text, one)
    return list(found.values())


def _speaks_elsewhere(reading: Reading, span: Span) -> bool:
    """True when a span says who speaks, and what is said stands outside it ("Reyes asked, smiling.")."""
    own = [q for q in reading.quotes if q.cue is not None and span.contains(q.cue)]
    return bool(own) and not any(q.span.overlaps(span) for q in own)


def _begins_whole(words: str) -> bool:
    """False for what begins in the middle of a sentence: a lower-case word or a stray dash."""
    first = words.lstrip("\"“'‘’([")[:1]
    return first.isupper() or first.isdigit() or first in "$£€"


def _may_stand(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """True for a whole sentence of the reporter's that is neither too short nor too long."""
    document = reading.document
    words = span.of(reading.parse.text)
    if document.headline is not None and document.headline.overlaps(span):
        return False
    if not _begins_whole(sentence.text):
        return False
    plain = re.findall(r"\w[\w'’-]*", words)
    if not SHORTEST <= len(plain) <= LONGEST or "\n" in words or not _balanced(words):
        return False
    if not words.endswith((".", '."', ".”", ".'", ".’", '!"', "!”", ".''", ".)")):
        return False
    if plain[0].lower() in _NEVER_OPENS or _ABOUT_THE_REPORT.search(words):
        return False
    if _NO_NEWS.search(words):
        return False
    quoted = quoted_spans(reading, span)
    if any(q.contains(span) or len(q) + 2 > 0.93 * len(span) for q in quoted):
        return False
    if _speaks_elsewhere(reading, span):
        return False
    outside = {
        match[0].lower()
        for match in re.finditer(r"[\w'’-]+", words)
        if match[0] != "US"
        and not any(q.start <= span.start + match.start() < q.end for q in quoted)
    }
    if _SPEECH & outside:
        return False
    if len(plain) < _CLEARLY_WHOLE and not _has_subject(reading.parse, sentence):
        return False
    least = _MATTER_IN_SHORT if len(plain) < _CLEARLY_WHOLE else _MATTER_AT_LEAST
    return _matter(reading, span) >= least


def _tells_who_or_when(reading: Reading, span: Span) -> bool:
    """True when a span holds a name or a time."""
    told = [mention.span for mention in reading.mentions] + [time.span for time in reading.times]
    return any(span.contains(one) for one in told)
