"""
Words to the numbers the encoder reads: word pieces, and the shape of each word.

The vocabulary is uncased, so capitals reach the network as one of eight shapes beside each piece.
A word gives its first eight pieces at most; the rest of a longer one says nothing about it that
the reader could use.
"""

from functools import lru_cache
from pathlib import Path

LOWER, TITLE, UPPER, MIXED, DIGIT, MARK, INITIAL, OPENING = range(8)
MOST_PIECES = 8
CLS, SEP, UNKNOWN_PIECE = 101, 102, 100
_LONGEST_READ = 64  # characters of a word that are looked at
ENDS = frozenset((".", "!", "?", "...", "…"))
CLOSERS = frozenset(('"', "”", "’", "'", "''", "’’", ")", "]", "»"))
_AROUND = CLOSERS | {"“", "‘", "``", "(", "[", "«", "—", "–", "-", "--"}


def shape(word: str) -> int:
    """
    The shape of a word by its capitals and digits; `OPENING` is given by place, not here.

    >>> [shape(w) for w in ("border", "Aleppo", "UN", "iPhone", "3,500", "--", "J.")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    letters = [c for c in word[:_LONGEST_READ] if c.isalpha()]
    if not letters:
        return DIGIT if any(c.isdigit() for c in word) else MARK
    if not any(c.isupper() for c in letters):
        return LOWER
    if len(letters) == 1:
        return INITIAL
    if all(c.isupper() for c in letters):
        return UPPER
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED


def openings(words: list[str]) -> list[bool]:
    """
    Which words stand where a sentence may open: first of all, or after a mark that can end one.

    Only the text decides, so that the network sees the same whether or not a break was found there.

    >>> openings(["Go", ".", '"', "We", "won", '"', ",", "Ann", "said", "."])
    [True, False, True, True, False, False, False, False, False, False]
    """
    found = []
    may_open = True
    for word in words:
        found.append(may_open and word not in ENDS)
        may_open = word in ENDS or (may_open and word in _AROUND)
    return found


class Pieces:
    """The word pieces of a vocabulary file, remembered by word."""

    def __init__(self, vocabulary: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.of = lru_cache(maxsize=200_000)(self._read)

    def _read(self, word: str) -> tuple[tuple[int, ...], int]:
        """The piece ids of a word (at least one, at most eight) and its shape."""
        ids = self._tokenizer.encode(word[:_LONGEST_READ], add_special_tokens=False).ids
        return tuple(ids[:MOST_PIECES]) or (UNKNOWN_PIECE,), shape(word)
