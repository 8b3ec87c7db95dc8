"""
Where the words of a text begin and end, by rule.

The conventions are those of the English treebanks of Universal Dependencies, which the trained
reader learnt from: clitics stand alone ("do n't", "Assad 's"), hyphenated words are split at the
hyphen except after the Arabic article ("al-Assad" is one word, since it is one name), numbers with
separators and addresses stay whole. A run of hundreds of characters without a space is no writing (an
encoded picture, tags run together, a key held down): it is one token, whatever marks stand in it.
Wrong on: words glued together by a lost space, dotted abbreviations that the table does not know,
and whole paragraphs of scripts that put no spaces between words.
"""

import re
from collections.abc import Iterator

from crossread.lexicon.abbreviations import DOTTED

_DOTTED = "|".join(sorted((re.escape(word) for word in DOTTED), key=lambda w: (-len(w), w)))

_INNER = r"['’](?!(?:s|S|re|ve|ll|d|m)\b)"  # an apostrophe inside a name, and no clitic's

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"”]+[^\s<>"”.,;:!?)\]'’]      # an address
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+               # a mail address
    | [@\#]\w+                                                # a handle or tag
    | \d+(?:[.,:/]\d+)+(?=\D|$) | \d+(?:st|nd|rd|th)\b        # 1,200  3.5  10:30  21st
    | (?:[A-Z]\.){{2,}}                                       # U.S.  U.N.
    | \b(?:{_DOTTED})\.                                       # Gen.  Mr.
    | \b[A-Z]\.(?=\s*[A-Z])                                   # J. in J. Smith
    | \b[Aa]l[-‑–][^\W\d_]\w*(?:{_INNER}\w+)*                # al-Assad, al-Qa'ida
    | \b(?:[Cc]an)(?=not\b)
    | [^\W\d_]+(?=n['’]t\b)                                   # do  in don't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m)\b                              # 's 're
    | [^\W\d_]+(?:{_INNER}[^\W\d_]+)*                         # words, O'Brien
    | \d+
    | \.{{3,}} | -{{2,}} | [’']{{2}} | ``
    | \w
    | [^\s\w]
    """,
    re.VERBOSE,
)

# Longer than any word, and than nearly every address.
_LONGEST = 400
_NOISE = re.compile(rf"\S{{{_LONGEST},}}+")
_CLOSING = ".,;:!?…)]'\"’”"
_MOST_CLOSING = 3  # marks after noise that may end its sentence


def _find_noise(text: str) -> Iterator[tuple[int, int]]:
    """The places of the runs too long to be words, less the marks that close the sentence."""
    for match in _NOISE.finditer(text):
        start, end = match.span()
        bare = start + len(match.group().rstrip(_CLOSING))
        yield start, bare if end - bare <= _MOST_CLOSING else end


def find_tokens(text: str) -> list[tuple[int, int]]:
    """
    The places of the words and punctuation marks of a text, in order.

    >>> [("Gen. al-Tlass didn't say; the U.S. did."[s:e]) for s, e in
    ...  find_tokens("Gen. al-Tlass didn't say; the U.S. did.")]
    ['Gen.', 'al-Tlass', 'did', "n't", 'say', ';', 'the', 'U.S.', 'did', '.']
    """
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in _find_noise(text):
        found += (match.span() for match in _TOKEN.finditer(text, at, start))
        found.append((start, end))
        at = end
    found += (match.span() for match in _TOKEN.finditer(text, at))
    return found
