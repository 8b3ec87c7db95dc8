"""
Propositions of one report: who asserts what about whom, how surely, and through which voices.

A sentence is cut into clauses, each clause is one claim. With trees the cut follows the dependency
relations (Universal Dependencies: ccomp, advcl, acl, conj of verbs, parataxis); without trees it
follows commas, dashes and subordinating words, and pieces without a verb go back to their
neighbour. Hedges, negations and attributions are looked up in lexicon/hedges.py, and each counts
for its own clause only: a "may" in one clause does not make the next one doubtful.

Gets wrong: elided verbs ("the second, too") and, without trees, long noun lists after a comma.
"""

import re
from bisect import bisect_left
from typing import Literal

import msgspec

from crossread.language.parse import Parse, Sentence
from crossread.lexicon.hedges import (
    ATTRIBUTING_PHRASES,
    ATTRIBUTING_VERBS,
    CUES,
    GOVERNING,
    NEGATIONS,
    VERIFICATION,
    Cue,
)
from crossread.lexicon.stems import IRREGULAR
from crossread.model import Argument, Claim, Modality, Quote, Reading
from crossread.spans import Span

# Words before which a clause can be cut. "that" only after a verb of saying or thinking.
_OPENERS_TEXT = """
    who which whom whose when while where because although though if unless since until after
    before as but whereas whether including with
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())
_JOINERS = frozenset(["and", "but", "or", "then"])
_MARKS = frozenset([",", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "‘"])
_AUXILIARIES_TEXT = """
    is are was were be been being am has have had do does did will would shall should can
    could may might must 's 're 've 'll 'd
"""
_AUXILIARIES = frozenset(_AUXILIARIES_TEXT.split())
# Relations whose head opens a clause of its own.
_CLAUSAL = frozenset(["ccomp", "advcl", "acl", "csubj", "parataxis", "conj"])
_SHORTEST_CLAUSE = 3  # words; shorter pieces say nothing alone

Verification = Literal["confirmed", "unverified", "disputed"]

# What a clause is when several cues stand in it, strongest change of meaning first.
_ORDER: tuple[Modality, ...] = (
    "denied", "conditional", "demanded", "possible", "reported", "planned",
)  # fmt: skip


class Clause(msgspec.Struct, frozen=True):
    """Tokens `first` up to `last` of a parse, and the token of the verb that carries them."""

    first: int
    last: int
    head: int


class Attribution(msgspec.Struct, frozen=True):
    """Words of a sentence that hand its content to somebody: tokens of the whole, and the source."""

    first: int
    last: int
    source: Span


def _wordy(word: str) -> bool:
    return any(ch.isalnum() for ch in word)


def _verb_like(word: str) -> bool:
    low = word.lower()
    return (
        low in _AUXILIARIES
        or low in IRREGULAR
        or (len(low) > 4 and low.endswith(("ed", "ing")))
        or low in ATTRIBUTING_VERBS
    )


def _cut_by_words(parse: Parse, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence by marks and opening words."""
    words = [parse.word(i).lower() for i in range(sentence.first, sentence.last)]
    cuts = [0]
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        opens = word in _OPENERS or (word == "that" and before in ATTRIBUTING_VERBS)
        joins = word in _JOINERS and i + 1 < len(words) and _verb_like(words[i + 1])
        if before in _MARKS or opens or joins:
            cuts.append(i)
    pieces = [[a, b] for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]
    merged: list[list[int]] = []
    for piece in pieces:
        inside = words[piece[0] : piece[1]]
        thin = sum(map(_wordy, inside)) < _SHORTEST_CLAUSE + 1
        if (merged and (thin or not any(map(_verb_like, inside)))) or (
            merged and not any(map(_verb_like, words[merged[-1][0] : merged[-1][1]]))
        ):
            merged[-1][1] = piece[1]
        else:
            merged.append(piece)
    clauses = []
    for a, b in merged:
        head = next((i for i in range(a, b) if _verb_like(words[i])), a)
        clauses.append(Clause(sentence.first + a, sentence.first + b, sentence.first + head))
    return clauses


def _is_clause_head(parse: Parse, token: int) -> bool:
    relation = parse.relations[token].split(":")[0]
    if parse.heads[token] < 0:
        return True
    if relation not in _CLAUSAL:
        return False
    view = parse.token(token)
    if relation in ("ccomp", "advcl", "csubj", "parataxis"):
        return True
    if relation == "conj":
        head = int(parse.heads[token])
        return view.upos in ("VERB", "AUX") and parse.token(head).upos in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        )
    return view.upos in ("VERB", "AUX", "ADJ")


def _cut_by_tree(parse: Parse, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence by its tree: each runs over the words nearest to its own verb."""
    owner: dict[int, int] = {}
    for token in range(sentence.first, sentence.last):
        at, seen = token, 0
        while not _is_clause_head(parse, at) and seen < 60:
            above = int(parse.heads[at])
            if above < sentence.first or above >= sentence.last:
                break
            at, seen = above, seen + 1
        owner[token] = at
    clauses = []
    for head in sorted(set(owner.values())):
        own = [token for token in owner if owner[token] == head and _wordy(parse.word(token))]
        if not own:
            continue
        # A clause broken by another keeps the stretch its verb stands in and what touches it.
        first, last = min(own), max(own) + 1
        clauses.append(Clause(first, last, head))
    return clauses


def find_clauses(parse: Parse, sentence: Sentence) -> list[Clause]:
    """The clauses of one sentence, in order; at least one when it has a word."""
    clauses = _cut_by_tree(parse, sentence) if parse.has_trees else _cut_by_words(parse, sentence)
    trimmed = [_trim(parse, clause) for clause in clauses]
    return [clause for clause in trimmed if clause.last > clause.first]


def _trim(parse: Parse, clause: Clause) -> Clause:
    """A clause without the marks at its ends."""
    first, last = clause.first, clause.last
    while first < last and not _wordy(parse.word(first)):
        first += 1
    while last > first and not _wordy(parse.word(last - 1)):
        last -= 1
    return Clause(first, last, min(max(clause.head, first), max(first, last - 1)))


def _within_speech(parse: Parse, clause: Clause, quotes: tuple[Quote, ...]) -> Clause:
    """A clause cut where reported words end, so that it lies wholly inside or outside of them."""
    first, last = clause.first, clause.last
    span = parse.span(first, last)
    for quote in quotes:
        if quote.kind not in ("direct", "indirect") or not span.overlaps(quote.span):
            continue
        tokens = parse.tokens_in(quote.span)
        if not tokens:
            continue
        low, high = tokens[0], tokens[-1] + 1
        if low <= clause.head < high:
            first, last = max(first, low), min(last, high)
        elif high <= clause.head:
            first = max(first, high)
        else:
            last = min(last, low)
    return Clause(first, last, clause.head) if first <= clause.head < last else clause


def find_attributions(parse: Parse, sentence: Sentence) -> list[Attribution]:
    """
    The attributions of a sentence: "police said", "according to the ministry".

    The source is the run of words before the verb back to a mark, or after the phrase up to one.
    """
    words = [parse.word(i).lower() for i in range(sentence.first, sentence.last)]
    found = []
    for i, word in enumerate(words):
        phrase = next(
            (p for p in ATTRIBUTING_PHRASES if p.split() == words[i : i + len(p.split())]), None
        )
        if phrase is not None:
            start = i + len(phrase.split())
            end = start
            while end < len(words) and words[end] not in _MARKS and words[end] not in (".", "that"):
                end += 1
            if end > start:
                source = parse.span(sentence.first + start, sentence.first + end)
                found.append(Attribution(sentence.first + i, sentence.first + end, source))
        elif word in ATTRIBUTING_VERBS and i > 0:
            if parse.has_trees and parse.token(sentence.first + i).upos != "VERB":
                continue
            start = i
            while start > 0 and words[start - 1] not in _MARKS and i - start < 14:
                start -= 1
            if start < i and words[i - 1] not in ("to", "be", "been", "was", "were", "is", "are"):
                source = parse.span(sentence.first + start, sentence.first + i)
                found.append(Attribution(sentence.first + start, sentence.first + i + 1, source))
    return found


_CUE_LIST = tuple((cue, re.compile(rf"\b{re.escape(cue.words)}\b")) for cue in CUES)
# A cheap gate: a clause that holds none of the cues' first words needs no search.
_FIRST_WORDS = frozenset(cue.words.split()[0] for cue in CUES)


def find_hedges(text: str) -> list[tuple[Cue, int, int]]:
    """
    The hedging cues in some words, with their offsets there, in reading order.

    >>> [(cue.effect, a) for cue, a, _ in find_hedges("the roof may have given way")]
    [('possible', 9)]
    """
    low = text.lower().replace("’", "'")
    if _FIRST_WORDS.isdisjoint(re.findall(r"[\w-]+", low)):
        return []
    hits = []
    for cue, pattern in _CUE_LIST:
        for match in pattern.finditer(low):
            if cue.words == "may" and text[match.start()].isupper():
                continue  # the month
            hits.append((cue, match.start(), match.end()))
    hits.sort(key=lambda hit: (hit[1], -hit[2]))
    kept: list[tuple[Cue, int, int]] = []
    for hit in hits:
        if not kept or hit[1] >= kept[-1][2]:
            kept.append(hit)
    return kept


def _verification_of(reading: Reading) -> list[tuple[Span, Verification]]:
    """Where the report says how well something is checked: the sentence it speaks of, and the state."""
    text = reading.parse.text
    low = text.lower()
    spans = reading.parse.sentence_spans()
    starts = [span.start for span in spans]
    found: list[tuple[Span, Verification]] = []
    for phrase, state in VERIFICATION:
        at = low.find(phrase)
        while at >= 0:
            number = max(0, bisect_left(starts, at + 1) - 1)
            # A sentence that only disclaims speaks of the one before it.
            alone = len(spans[number]) < 90 and number > 0 and state == "unverified"
            found.append((spans[number - 1] if alone else spans[number], state))
            at = low.find(phrase, at + len(phrase))
    return found


def _covering_quote(quotes: tuple[Quote, ...], span: Span) -> int | None:
    """The smallest quote that holds most of a span."""
    best = None
    for index, quote in enumerate(quotes):
        if quote.kind == "scare":
            continue
        shared = min(quote.span.end, span.end) - max(quote.span.start, span.start)
        if shared >= 0.6 * len(span) and (best is None or len(quote.span) < len(quotes[best].span)):
            best = index
    return best


def _arguments(reading: Reading, clause: Clause) -> tuple[Argument, ...]:
    """The named participants of a clause, with their part when the tree tells it."""
    parse = reading.parse
    span = parse.span(clause.first, clause.last)
    found = []
    for mention in reading.mentions:
        if mention.span.start < span.start or mention.span.end > span.end:
            continue
        role = "place" if mention.kind == "place" else "topic"
        if parse.has_trees:
            for token in parse.tokens_in(mention.span):
                relation = parse.relations[token]
                if relation.startswith("nsubj"):
                    role = "patient" if relation == "nsubj:pass" else "agent"
                elif relation.startswith("obj"):
                    role = "patient"
        found.append(Argument(role, mention.span, mention.span.of(parse.text), mention.chain))
    return tuple(found)


def _modality(hedges: list[tuple[Cue, int, int]]) -> tuple[Modality, tuple[Cue, int, int] | None]:
    for effect in _ORDER:
        for hit in hedges:
            if hit[0].effect == effect:
                return effect, hit
    return "asserted", None


# Cues that are hedges as verbs and plain nouns otherwise: "they suspect him", "the suspect".
_NOUNS_TOO = frozenset("suspect suspects claim claims estimate estimates".split())


def _used_as_verbs(
    parse: Parse, span: Span, hedges: list[tuple[Cue, int, int]]
) -> list[tuple[Cue, int, int]]:
    """The hedges without words that the reader takes for nouns."""
    kept = []
    for cue, start, end in hedges:
        tokens = parse.tokens_in(Span(span.start + start, span.start + end))
        noun = bool(tokens) and parse.has_trees and parse.token(tokens[0]).upos == "NOUN"
        if not (noun and cue.words in _NOUNS_TOO):
            kept.append((cue, start, end))
    return kept


_OWN_BELIEF = frozenset(["i", "we"])  # "I think that it is wrong" is a stand, not a doubt


def _governed(parse: Parse, head: int) -> tuple[Modality, Span] | None:
    """What the word makes of a content clause that hangs on it: "allegations that ...", "likely that ..."."""
    if not parse.has_trees or not parse.relations[head].startswith(("acl", "ccomp", "csubj")):
        return None
    above = int(parse.heads[head])
    effect = GOVERNING.get(parse.word(above).lower())
    subjects = {parse.word(t).lower() for t in parse.children(above)}
    marked = any(parse.relations[child] == "mark" for child in parse.children(head))
    # Without "that" a clause on a noun is a relative one: "reports she wrote".
    is_content = marked or not parse.relations[head].startswith("acl")
    if effect is None or not is_content or not subjects.isdisjoint(_OWN_BELIEF):
        return None
    return effect, parse.span(above, above + 1)


def _claim(
    reading: Reading,
    clause: Clause,
    attributions: list[Attribution],
    verified: list[tuple[Span, Verification]],
) -> Claim:
    parse = reading.parse
    span = parse.span(clause.first, clause.last)
    text = span.of(parse.text)
    modality, hit = _modality(_used_as_verbs(parse, span, find_hedges(text)))
    hedge = Span(span.start + hit[1], span.start + hit[2]) if hit else None
    governed = _governed(parse, clause.head) if hit is None else None
    if governed is not None:
        modality, hedge = governed
    words = [parse.word(i).lower() for i in range(clause.first, clause.last)]
    negative = any(word in NEGATIONS or word.endswith("n't") for word in words)
    quote = _covering_quote(reading.quotes, span)
    voices: tuple[int, ...] = ()
    voice_texts: tuple[str, ...] = ()
    if quote is not None:
        speaker = reading.quotes[quote]
        voices = (speaker.speaker,) if speaker.speaker is not None else ()
        voice_texts = (speaker.speaker_text,) if speaker.speaker_text else ()
    outside = [a for a in attributions if a.source.end <= span.start or a.source.start >= span.end]
    if not voice_texts and not voices and outside:
        voice_texts = (outside[-1].source.of(parse.text),)
    if modality == "asserted" and (voices or voice_texts):
        modality = "reported"
    state = next((s for place, s in verified if place.start <= span.start < place.end), None)
    return Claim(
        span=span,
        predicate=parse.word(clause.head).lower(),
        predicate_span=parse.span(clause.head, clause.head + 1),
        arguments=_arguments(reading, clause),
        polarity="negative" if negative else "positive",
        modality=modality,
        verification=state,
        hedge=hedge,
        voices=voices,
        voice_texts=voice_texts,
        quote=quote,
        quantities=tuple(
            i for i, q in enumerate(reading.quantities)
            if span.start <= q.span.start and q.span.end <= span.end
        ),
        times=tuple(
            i for i, t in enumerate(reading.times)
            if span.start <= t.span.start and t.span.end <= span.end
        ),
    )  # fmt: skip


def _behind_label(reading: Reading, clause: Clause) -> Clause:
    """The clause from behind the speaker label of a transcript's turn, when it begins with one."""
    for turn in reading.document.turns:
        label = reading.parse.tokens_in(turn.label)
        if label and label[0] <= clause.first < reading.parse.tokens_in(turn.speech).start:
            first = reading.parse.tokens_in(turn.speech).start
            return Clause(min(first, clause.last), clause.last, clause.head)
    return clause


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """
    The claims of a report in reading order; `reading` has everything else.

    A bare attribution ("police said") is no claim of its own: it is the voice of the others.
    """
    parse = reading.parse
    verified = _verification_of(reading)
    claims = []
    for sentence in parse.sentences():
        if sentence.last <= sentence.first:
            continue
        attributions = find_attributions(parse, sentence)
        clauses = find_clauses(parse, sentence)
        near = tuple(q for q in reading.quotes if sentence.span.overlaps(q.span))
        for clause in clauses:
            clause = _trim(parse, _within_speech(parse, _behind_label(reading, clause), near))
            if clause.last <= clause.first:
                continue
            words = [w for w in map(parse.word, range(clause.first, clause.last)) if _wordy(w)]
            bare = len(clauses) > 1 and any(
                a.first <= clause.first and clause.last <= a.last + 3 for a in attributions
            )
            if (len(words) < _SHORTEST_CLAUSE and len(clauses) > 1) or bare:
                continue
            claims.append(_claim(reading, clause, attributions, verified))
    return tuple(claims)
