"""
Where the sentences and paragraphs of a text begin, by rule.

A paragraph ends at a line break. Inside it a sentence ends at a full stop, question mark or
exclamation mark, with the quotation marks and brackets that close after it, when what follows can
begin a sentence and what stands before is no abbreviation that news puts before a name.
Wrong on: sentences that begin with a small letter ("iPhone ..."), and abbreviations at a sentence's
end before a name ("... in the U.S. Clinton said").
"""

import re
from itertools import pairwise

from crossread.lexicon.abbreviations import ANYWHERE, BEFORE_NAMES

_ENDS = {".", "!", "?", "...", "…"}
_CLOSERS = {'"', "”", "’", "'", "''", "’’", ")", "]", "»"}
_OPENERS = {'"', "“", "‘", "'", "``", "(", "[", "«", "—", "–", "-", "--"}
_BREAK = re.compile(r"\n")

# Words that often open a sentence and seldom go on after "U.S." or "Inc." in the middle of one.
_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "But",
        "And",
        "In",
        "On",
        "At",
        "After",
        "Before",
        "While",
        "When",
        "If",
        "As",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "My",
        "For",
        "From",
        "With",
        "By",
        "Since",
        "Although",
        "However",
        "Meanwhile",
        "Also",
        "Some",
        "Many",
        "Most",
        "Both",
        "Earlier",
        "Later",
        "Last",
        "Not",
        "No",
        "What",
        "Who",
        "Where",
        "Why",
        "How",
        "According",
        "Another",
        "Several",
        "Now",
    ]
)


def find_paragraphs(text: str, tokens: list[tuple[int, int]]) -> list[int]:
    """The index of the first token of each paragraph; a line break ends a paragraph."""
    starts = []
    for index, (start, _) in enumerate(tokens):
        if index == 0 or _BREAK.search(text, tokens[index - 1][1], start):
            starts.append(index)
    return starts


def marks_mended(words: list[str], tokens: list[tuple[int, int]]) -> list[str]:
    """
    The words, with every “ that closes (it touches what it follows, with a space behind) as ”.

    >>> marks_mended(["“", "Go", ".", "“", "We", "went"], [(0, 1), (1, 3), (3, 4), (4, 5), (6, 8), (9, 13)])
    ['“', 'Go', '.', '”', 'We', 'went']
    """
    mended = list(words)
    for place in range(1, len(words) - 1):
        touches = tokens[place - 1][1] == tokens[place][0]
        if words[place] == "“" and touches and tokens[place][1] < tokens[place + 1][0]:
            mended[place] = "”"
    return mended


def _ends_here(words: list[str], at: int, last: int) -> bool:
    """Does the mark at `at` end a sentence? `last` is the end of its paragraph."""
    word = words[at]
    after = at + 1
    while after < last and words[after] in _CLOSERS:
        after += 1
    if after >= last:
        return False
    follow = after
    while follow < last and words[follow] in _OPENERS:
        follow += 1
    if follow >= last:
        return False
    following = words[follow]
    capital = following[0].isupper() or following[0].isdigit()
    if word in _ENDS:
        if word in {"...", "…"}:
            return capital and following in _STARTERS
        # "Yahoo! said", '"Why?" he asked': the mark belongs to a name or a quotation.
        return capital or (follow > after and following[0].isalpha() and after == at + 1)
    if word.endswith(".") and len(word) > 1:
        stem = word[:-1]
        if stem in BEFORE_NAMES:
            return False
        if stem in ANYWHERE or "." in stem or len(stem) == 1:
            return (follow == after and following in _STARTERS) or (follow > after and capital)
    return False


def find_sentences(text: str, tokens: list[tuple[int, int]], paragraphs: list[int]) -> list[int]:
    """
    The index of the first token of each sentence.

    >>> from crossread.language.tokens import find_tokens
    >>> text = 'Brig. Gen. Ali Haddad left the U.S. on Friday. "It is over," he said. No one knew.'
    >>> tokens = find_tokens(text)
    >>> [text[tokens[i][0]:][:10] for i in find_sentences(text, tokens, [0])]
    ['Brig. Gen.', '"It is ove', 'No one kne']
    """
    words = marks_mended([text[start:end] for start, end in tokens], tokens)
    starts: list[int] = []
    edges = [*paragraphs, len(words)]
    for first, last in pairwise(edges):
        starts.append(first)
        at = first
        while at < last:
            if (words[at] in _ENDS or words[at].endswith(".")) and _ends_here(words, at, last):
                after = at + 1
                while after < last and words[after] in _CLOSERS:
                    # A mark that opens the next sentence has a space before it and none after.
                    touches_next = after + 1 < last and tokens[after][1] == tokens[after + 1][0]
                    if (
                        words[after] in {'"', "'"}
                        and tokens[after - 1][1] < tokens[after][0]
                        and touches_next
                    ):
                        break
                    after += 1
                starts.append(after)
                at = after
            else:
                at += 1
    return starts
