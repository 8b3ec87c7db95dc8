"""
What can be left out of a sentence so that the rest stands and says nothing that the whole did not.

Four things are offered for leaving out, each fenced by its own punctuation and known to the reader's
tree as hanging from the rest: a relative clause behind a comma, a participial clause or one that
begins with "while", "as", "after" or "before" at the end, a second main clause behind ", and", and
what stands between dashes or in brackets. Never left out: what holds a word of doubt or denial, what
names the speaker of the rest, a clause that limits ("but", "unless", "if"), and half a quotation.
Clause deletion as in Jing, "Sentence Reduction for Automatic Text Summarization" (ANLP 2000), with
the punctuation as a second witness beside the tree.

Gets wrong: a clause that the writer fenced with commas though it limits what it describes.
"""

import re
from typing import NamedTuple

from crossread.language.parse import Parse, Sentence
from crossread.model import Reading
from crossread.spans import Span

_RELATIVE = frozenset("which who whom whose where".split())
_ADDING = frozenset("while as after before".split())
# A cut that took one of these away would leave the rest surer than it was.
_DOUBTS = re.compile(
    r"\b(?:not|never|no|nor|without|unless|except|but|though|although|however|if|whether|could|may|might"
    r"|according|citing|quoting|said|says|(?:un)?(?:verif|confirm|clear|prove|certain|know)\w*|deni\w+|deny\w*|disput\w*"
    r"|doubt\w*|alleg\w*|claim\w*|contradict\w*|reject\w*|suspect\w*|suppos\w*|report\w*|apparent\w*|likely)\b|n['’]t\b",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s+[–—-]\s+([^–—]{8,}?)\s+[–—-]\s+|\s*[–—]\s*([^–—\n]{8,}?)\s*[–—]\s*")
_BRACKETED = re.compile(r"\s+\([^()\n]{2,}\)")

_LEAST_CUT = 3  # words that a cut must save
_LEAST_LEFT = 6  # words that must be left


class Cut(NamedTuple):
    """A stretch that can be left out, and what stands in its place: a space, or nothing before a stop."""

    span: Span
    at_end: bool


def _words_in(text: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", text))


def _clause_cuts(parse: Parse, sentence: Sentence, begin: int) -> list[Cut]:
    """Clauses behind a comma that hang from the rest and run to the end or to the next comma."""
    if not parse.has_trees:
        return []
    found = []
    last = sentence.last
    while last > sentence.first and not parse.word(last - 1)[0].isalnum():
        last -= 1
    for comma in range(sentence.first + 1, last - 1):
        if parse.word(comma) != "," or parse.token_starts[comma] < begin:
            continue
        first = comma + 1
        head = _clause_head(parse, sentence, first)
        if head is None:
            continue
        low, high = parse.subtree(head)
        while high > low and not parse.word(high - 1)[0].isalnum():
            high -= 1
        if low not in (first, comma):
            continue
        at_end = high >= last
        relative = parse.word(first).lower() in _RELATIVE
        if at_end:
            found.append(
                Cut(Span(int(parse.token_starts[comma]), int(parse.token_ends[last - 1])), True)
            )
        elif (
            relative
            and parse.word(high) == ","
            and "," not in parse.span(first, high).of(parse.text)
        ):
            found.append(
                Cut(Span(int(parse.token_starts[comma]), int(parse.token_ends[high])), False)
            )
    return found


def _clause_head(parse: Parse, sentence: Sentence, first: int) -> int | None:
    """The head of a clause that may be left out and that begins at a token; None for any other word."""
    word = parse.word(first).lower()
    tag = parse.xpos[first] if parse.xpos else ""
    inside = range(first, sentence.last)

    def climb(wanted: tuple[str, ...]) -> int | None:
        token = first
        while token in inside:
            if parse.relations[token].startswith(wanted):
                return token
            token = int(parse.heads[token])
        return None

    if word in _RELATIVE:
        return climb(("acl:relcl", "acl"))
    if word in _ADDING:
        head = climb(("advcl",))
        return head if head is not None and _subject(parse, head) else None
    if word == "and":
        head = climb(("conj",))
        return head if head is not None and _subject(parse, head) else None
    if tag == "VBG" and word not in ("according", "including", "regarding", "following"):
        return first if parse.relations[first].startswith(("advcl", "acl")) else None
    return None


def _subject(parse: Parse, head: int) -> bool:
    return any(parse.relations[child].startswith("nsubj") for child in parse.children(head))


def _safe(reading: Reading, whole: Span, cut: Cut) -> bool:
    """True when what is left keeps its voice, its doubts, its quotations and its main clause."""
    words = cut.span.of(reading.parse.text)
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        return False
    if _DOUBTS.search(words) or _words_in(words) < _LEAST_CUT:
        return False
    if _words_in(whole.of(reading.parse.text)) - _words_in(words) < _LEAST_LEFT:
        return False
    for quote in reading.quotes:
        if not quote.span.overlaps(whole):
            continue
        kept = not cut.span.contains(quote.span)
        marked = quote.kind != "indirect"
        if kept and marked and quote.span.overlaps(cut.span):
            return False
        voices = [s for s in (quote.cue, quote.speaker_mention) if s is not None]
        if kept and any(cut.span.overlaps(voice) for voice in voices):
            return False
    return not any(
        claim.hedge is not None
        and cut.span.overlaps(claim.hedge)
        and not cut.span.overlaps(claim.predicate_span)
        for claim in reading.claims
        if whole.overlaps(claim.span)
    )


def find_cuts(reading: Reading, sentence: Sentence, whole: Span) -> list[Cut]:
    """What can be left out of the part `whole` of a sentence, in reading order; cuts may overlap."""
    parse = reading.parse
    words = whole.of(parse.text)
    found = _clause_cuts(parse, sentence, whole.start)
    for pattern in (_DASHED, _BRACKETED):
        for match in pattern.finditer(words):
            end = match.end()
            found.append(Cut(Span(whole.start + match.start(), whole.start + end), False))
    return sorted({cut for cut in found if whole.contains(cut.span) and _safe(reading, whole, cut)})


def kept_without(whole: Span, cuts: list[Cut]) -> tuple[Span, ...]:
    """The stretches that are left of a span when some cuts are made, in order."""
    kept, at = [], whole.start
    for cut in sorted(cuts):
        if cut.span.start < at:
            continue
        kept.append(Span(at, cut.span.start))
        at = cut.span.end
        if cut.at_end:
            return tuple(kept)
    kept.append(Span(at, whole.end))
    return tuple(kept)
