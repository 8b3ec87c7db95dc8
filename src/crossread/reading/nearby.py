"""
Whose a figure is, where and when it holds, and who said it: what stands near it in the report.

Looks up mentions, times and quotes by their places, so that a long report costs no more per figure than
a short one. Wrong on: a lone "he" whose sentence before names two men, and places named only in a
sentence before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from crossread.model import Quote, Reading, Scope
from crossread.reading.counters import counter_of
from crossread.reading.figure import Figure
from crossread.reading.nouns import Words
from crossread.spans import Span

_PRONOUN_IS = re.compile(
    r"\b(?:he|she)\s+(?:was|is|would\s+have\s+been|turned|turns)\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)
_AT_AGE = re.compile(r"\b(?:aged|age\s+of|at\s+age)\s+[\w-]+$", re.IGNORECASE)
_RESUMED = re.compile(r"(?:^|[.!?”\"]\s|\n)The\s$")  # "The 44-year-old, of Hamra, was jailed"
_AT_THE_AGE = re.compile(r"\bat\s+(?:the\s+)?age\s+(?:of\s+)?(?:just\s+|only\s+)?$", re.IGNORECASE)
_PERSONAL = re.compile(r"he|she|him|her|his", re.IGNORECASE)
# "Ada Quill, a 37-year-old widow", "Ada Quill is a 37-year-old widow"
_IS_A = re.compile(r"(?:,|\s+(?:is|was|became))?\s+(?:an?\s+|the\s+|then\s+|now\s+)?(?:[\w-]+\s+)?")
# "a 9-year-old girl named Ada Quill", "the 9-year-old pupil, Ada Quill"
_CALLED = re.compile(r"\s+(?:[\w-]+\s+){0,3}?[a-z-]+,?\s+(?:named|called|identified\s+as)?\s*")
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|near|outside|across|around|inside|of|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BREAKS = frozenset(
    ["VERB", "AUX", "SCONJ", "PRON", "ADP"]
)  # no age reaches a name over one of these
_NAME_BEFORE, _NAME_AFTER, _PRONOUN_BEFORE = 60, 40, 12  # characters between a name and its age
_LONGEST_NAME, _LONGEST_QUOTE = 120, 6000


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


class _Shelf(Generic[T]):
    """Things with a place, sorted, from which those of a stretch can be taken."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = sorted(items, key=lambda item: item.span)
        self.starts = [item.span.start for item in self.items]

    def starting(self, first: int, last: int) -> list[T]:
        """The things that start at `first` or later and before `last`."""
        return self.items[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def before(self, offset: int) -> T | None:
        """The last thing that starts before an offset."""
        place = bisect_left(self.starts, offset)
        return self.items[place - 1] if place else None


_RELATIVE = frozenset(["that", "which", "who"])
_UP = 5  # steps from a figure to the verb of its clause, and from that back to its auxiliary


def _is_background(words: Words, figure: Figure) -> bool:
    """
    True where a figure stands in a relative clause of the perfect: "a war that has killed 900 people".

    Inside reported words that is what the reporter adds, and the speaker has counted nothing.
    """
    token = words.at(figure.numeral.start)
    if not words.heads or not words.tags or token >= len(words.words):
        return False
    for _ in range(_UP):
        if words.tags[token] == "VERB":
            first = max(words.sentence_starts[token], token - _UP)
            own = {words.lower[t] for t in range(first, token) if words.heads[t] == token}
            relative = words.relations[token].startswith("acl:relcl") or own & _RELATIVE
            return bool(relative and own & {"has", "have"})
        token = words.heads[token]
        if token < 0:
            break
    return False


class Nearby:
    """What stands near the figures of one report."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.words = words
        self.names = reading.chain_names
        self.persons = _Shelf(m for m in reading.mentions if m.kind == "person")
        self.places = _Shelf(m for m in reading.mentions if m.kind == "place")
        self.counters = _Shelf(m for m in reading.mentions if m.kind != "place")
        self.references = _Shelf(reading.references)
        self.times = _Shelf(t for t in reading.times if t.type in ("DATE", "TIME", "SET"))
        self.quotes = _Shelf(
            q
            for q in reading.quotes
            if q.kind != "scare" and (q.speaker is not None or q.speaker_text)
        )

    def name_of(self, chain: int | None) -> str | None:
        """The name of a chain."""
        return self.names[chain] if chain is not None and chain < len(self.names) else None

    def bearer(self, figure: Figure, measured: str) -> int | None:
        """
        The chain of the person an age belongs to: the name before or after it, or a pronoun's.

        `measured` is the noun that bears the age in the text ("a 65-year-old man"): then only a name set
        beside that noun is meant.
        """
        text, span = self.words.text, figure.span
        old = text[span.start : span.end].endswith(("old", "olds"))
        if old and measured:
            return self._beside_noun(span)
        if not old and _AT_THE_AGE.search(text, max(0, span.start - 24), span.start):
            return self._spoken_of(span)
        near: list[tuple[int, int]] = []
        if _PRONOUN_IS.search(text, max(0, span.start - 40), span.start):
            return self._pronoun_before(span.start)
        named = text[max(0, span.start - 4) : span.start].lower() == "the "
        sentence = self.words.sentence_at(span.start).start
        for mention in self.persons.starting(span.start - _NAME_BEFORE - _LONGEST_NAME, span.start):
            before = span.start - mention.span.end
            reaches = 0 <= before <= _NAME_BEFORE and (named or mention.span.start >= sentence)
            if reaches and "\n" not in text[mention.span.end : span.start]:
                near.append((before, mention.chain))
        # "Jo Lind, 44, met Al Berg", but "his brother, 6-year-old Al"
        apposed = not old and text[max(0, span.start - 2) : span.start] == ", "
        for mention in self.persons.starting(span.end, span.end + _NAME_AFTER + 1):
            if self._leads_to(span.end, mention.span.start):
                near.append(
                    (mention.span.start - span.end + (100 if apposed else 0), mention.chain)
                )
        for reference in self.references.starting(span.start - _NAME_BEFORE, span.start):
            before = span.start - reference.span.end
            if 0 <= before <= _PRONOUN_BEFORE:
                near.append((before, reference.chain))
        if near:
            return min(near)[1]
        if old and not measured and _RESUMED.search(text, max(0, span.start - 6), span.start):
            return self._last_subject(span.start)
        if old or measured or not _AT_AGE.search(text, max(0, span.start - 20), span.end):
            return None
        return self._spoken_of(span)

    def _leads_to(self, start: int, end: int) -> bool:
        """Does an age run on to the name after it: "70-year-old pastor Al Berg", no verb between?"""
        first, last = self.words.at(start), self.words.at(end)
        tags = self.words.tags[first:last]
        return "\n" not in self.words.text[start:end] and not _BREAKS & set(tags)

    def _pronoun_before(self, offset: int) -> int | None:
        """Whom the pronoun of "she was only 10" means; without any resolved, the person named last."""
        near = self.references.starting(offset - 40, offset)
        pronouns = [r for r in near if _PERSONAL.fullmatch(r.span.of(self.words.text))]
        if pronouns:
            return pronouns[-1].chain
        return None if self.references.items else self._last_subject(offset)

    def _beside_noun(self, span: Span) -> int | None:
        """Whose age "a 37-year-old widow" gives: the name just before the article, or behind the noun."""
        text = self.words.text
        before = self.persons.before(span.start)
        if before is not None and _IS_A.fullmatch(text, before.span.end, span.start):
            return before.chain
        for mention in self.persons.starting(span.end, span.end + _NAME_AFTER + 1):
            if mention.span.start - span.end == 1 or _CALLED.fullmatch(
                text, span.end, mention.span.start
            ):
                return mention.chain
        return None

    def _spoken_of(self, span: Span) -> int | None:
        """The person "at the age of" speaks of: the last subject named or meant before it, or the last person."""
        sentence = self.words.sentence_at(span.start)
        people = [(m.span, m.chain) for m in self.persons.starting(sentence.start, span.start)]
        people += [
            (r.span, r.chain)
            for r in self.references.starting(sentence.start, span.start)
            if _PERSONAL.fullmatch(r.span.of(self.words.text))
        ]
        subjects = [person for person in people if self._is_subject(person[0])]
        return max(subjects or people)[1] if people else None

    def _is_subject(self, span: Span) -> bool:
        """Does a name or pronoun stand as the subject of a verb, itself or as "who"?"""
        first, last = self.words.at(span.start), self.words.at(span.end)
        if "who" in self.words.lower[last : last + 2]:
            return True
        return any(relation.startswith("nsubj") for relation in self.words.relations[first:last])

    def _last_subject(self, offset: int) -> int | None:
        """The person a lone pronoun most likely stands for: the first named in the last sentence that names any."""
        last = self.persons.before(self.words.sentence_at(offset).start)
        if last is None:
            return None
        sentence = self.words.sentence_at(last.span.start)
        return self.persons.starting(sentence.start, sentence.end)[0].chain

    def scope(self, figure: Figure, subset: str | None) -> Scope:
        """The place and time named in the figure's sentence, the first after it or else the last before."""
        text, span = self.words.text, figure.span
        sentence = self.words.sentence_at(span.start)
        places = [
            mention
            for mention in self.places.starting(sentence.start, sentence.end)
            if _PLACE_LEAD.search(text, max(0, mention.span.start - 30), mention.span.start)
        ]
        times = [
            time
            for time in self.times.starting(sentence.start, sentence.end)
            if not time.span.overlaps(span)
        ]
        place = next(
            (m for m in places if m.span.start >= span.end), places[-1] if places else None
        )
        when = next((t for t in times if t.span.start >= span.end), times[-1] if times else None)
        return Scope(place.text if place else None, when.span.of(text) if when else None, subset)

    def counted_by(self, figure: Figure) -> tuple[int | None, str | None, Span | None]:
        """Who a figure is from: the chain, the words, and where they stand; the speaker or who counted."""
        quote = self.quote_around(figure.span)
        if quote is not None and quote.kind == "indirect" and _is_background(self.words, figure):
            quote = None
        if quote is not None:
            return quote.speaker, quote.speaker_text, quote.speaker_mention
        sentence = self.words.sentence_at(figure.span.start)
        named = self.counters.starting(sentence.start, figure.span.start)
        counter = counter_of(self.words, figure, named)
        return (
            (None, None, None)
            if counter is None
            else (counter[0], counter[1].of(self.words.text), counter[1])
        )

    def quote_around(self, span: Span) -> Quote | None:
        """The shortest quote with a speaker that holds a span."""
        around = [
            quote
            for quote in self.quotes.starting(span.start - _LONGEST_QUOTE, span.start + 1)
            if quote.span.contains(span)
        ]
        return min(around, key=lambda quote: (len(quote.span), quote.span)) if around else None
