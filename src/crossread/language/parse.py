"""
What the English reader makes of one text: columns over its tokens, and views made on demand.

A parse holds arrays rather than an object per token, since a day of news is half a billion of them.
`Sentence` and `Token` are windows onto the columns and copy nothing.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossread.spans import Span

# The universal tags and basic relations (universaldependencies.org, version 2), in fixed order: a
# column stores the index. "" stands for "not read".
UPOS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]


class NameSpan(msgspec.Struct, frozen=True):
    """A name as the reader sees it: tokens `first` up to `last`, a kind, and how sure (0 to 1)."""

    first: int
    last: int
    kind: str  # PER ORG LOC NORP FAC EVENT MISC
    score: float = 1.0


class AttributionSpan(msgspec.Struct, frozen=True):
    """A stretch of reported speech: its source, its cue, or its content; tokens `first` to `last`."""

    role: str  # source | cue | content
    first: int
    last: int
    score: float = 1.0


class Parse(msgspec.Struct, frozen=True, eq=False):
    """
    One text's tokens, sentences and paragraphs, and, with a trained reader, its tags, trees and names.

    Offsets are code points of `text`. `sentence_starts` and `paragraph_starts` hold the index of the
    first token of each; `heads` are token indices, -1 for the root of a sentence. Columns that were
    not read are empty arrays; ask `has_trees`.
    """

    text: str
    token_starts: Ints
    token_ends: Ints
    sentence_starts: Ints
    paragraph_starts: Ints
    upos: Bytes
    xpos: tuple[str, ...] = ()
    heads: Ints = msgspec.field(default_factory=lambda: np.zeros(0, np.int32))
    relations: tuple[str, ...] = ()  # universal relation, subtype kept: "nsubj:pass"
    names: tuple[NameSpan, ...] = ()
    attributions: tuple[AttributionSpan, ...] = ()
    happened: Any = None  # float16 by token: the share of readers who believe a predicate, or None
    vectors: Any = None  # float16, sentences x width, or None
    linked: Ints = msgspec.field(default_factory=lambda: np.zeros(0, np.int32))
    links: Any = None  # float16, a row for each token in `linked`: what linking.py compares

    @property
    def has_trees(self) -> bool:
        """True when a trained reader filled the tags and trees."""
        return len(self.heads) == len(self.token_starts) > 0

    def __len__(self) -> int:
        return len(self.token_starts)

    def word(self, token: int) -> str:
        """The characters of a token."""
        return self.text[self.token_starts[token] : self.token_ends[token]]

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to the end of token `last - 1`."""
        return Span(int(self.token_starts[first]), int(self.token_ends[last - 1]))

    def tokens_in(self, span: Span) -> range:
        """The tokens that lie at least partly inside a span of the text."""
        first = int(np.searchsorted(self.token_ends, span.start, side="right"))
        last = int(np.searchsorted(self.token_starts, span.end, side="left"))
        return range(first, max(first, last))

    def sentence_of(self, token: int) -> int:
        """The number of the sentence a token stands in."""
        return int(np.searchsorted(self.sentence_starts, token, side="right")) - 1

    def sentences(self) -> "Iterator[Sentence]":
        """The sentences in order, as views."""
        for number in range(len(self.sentence_starts)):
            yield self.sentence(number)

    def sentence(self, number: int) -> "Sentence":
        """One sentence by its number, as a view."""
        first = int(self.sentence_starts[number])
        following = number + 1 < len(self.sentence_starts)
        last = int(self.sentence_starts[number + 1]) if following else len(self)
        return Sentence(self, number, first, last)

    def sentence_spans(self) -> list[Span]:
        """The spans of all sentences, in order."""
        return [sentence.span for sentence in self.sentences()]

    def paragraph_of(self, token: int) -> int:
        """The number of the paragraph a token stands in."""
        return int(np.searchsorted(self.paragraph_starts, token, side="right")) - 1

    def token(self, index: int) -> "Token":
        """One token as a view."""
        return Token(self, index)

    def children(self, token: int) -> list[int]:
        """The tokens that depend on this one directly, in order; empty without trees."""
        if not self.has_trees:
            return []
        sentence = self.sentence(self.sentence_of(token))
        window = self.heads[sentence.first : sentence.last]
        return [sentence.first + int(i) for i in np.flatnonzero(window == token)]

    def subtree(self, token: int) -> tuple[int, int]:
        """First and last (exclusive) token of everything that hangs below this one, itself included."""
        low = high = token
        seen = {token}
        stack = [token]
        while stack:
            for child in self.children(stack.pop()):
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
                    low, high = min(low, child), max(high, child)
        return low, high + 1


class Sentence(msgspec.Struct, frozen=True):
    """A view of one sentence: tokens `first` up to `last` of a parse."""

    parse: Parse
    number: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        return self.parse.span(self.first, self.last)

    @property
    def text(self) -> str:
        return self.span.of(self.parse.text)

    def words(self) -> list[str]:
        """The words of the sentence as printed."""
        return [self.parse.word(i) for i in range(self.first, self.last)]

    def tokens(self) -> "Iterator[Token]":
        """The tokens of the sentence, as views."""
        return (Token(self.parse, i) for i in range(self.first, self.last))


class Token(msgspec.Struct, frozen=True):
    """A view of one token of a parse."""

    parse: Parse
    index: int

    @property
    def text(self) -> str:
        return self.parse.word(self.index)

    @property
    def lower(self) -> str:
        return self.parse.word(self.index).lower()

    @property
    def span(self) -> Span:
        return self.parse.span(self.index, self.index + 1)

    @property
    def upos(self) -> str:
        return UPOS[self.parse.upos[self.index]] if len(self.parse.upos) else ""

    @property
    def relation(self) -> str:
        return self.parse.relations[self.index] if self.parse.relations else ""

    @property
    def head(self) -> int:
        return int(self.parse.heads[self.index]) if self.parse.has_trees else -1
