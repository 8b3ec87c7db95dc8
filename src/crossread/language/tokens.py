"""
Where the words of a text begin and end, by rule.

The conventions are those of the English treebanks of Universal Dependencies, which the trained
reader learnt from: clitics stand alone ("do n't", "Assad 's"), hyphenated words are split at the
hyphen except after the Arabic article ("al-Assad" is one word, since it is one name), numbers with
separators and addresses stay whole. Wrong on: words glued together by a lost space, and dotted
abbreviations that the table does not know.
"""

import re

from crossread.lexicon.abbreviations import DOTTED

_DOTTED = "|".join(sorted((re.escape(word) for word in DOTTED), key=lambda w: (-len(w), w)))

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"”]+[^\s<>"”.,;:!?)\]'’]      # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                            # a mail address
    | [@\#]\w+                                                # a handle or tag
    | \d+(?:[.,:/]\d+)+(?=\D|$) | \d+(?:st|nd|rd|th)\b        # 1,200  3.5  10:30  21st
    | (?:[A-Z]\.){{2,}}                                       # U.S.  U.N.
    | \b(?:{_DOTTED})\.                                       # Gen.  Mr.
    | \b[A-Z]\.(?=\s*[A-Z])                                   # J. in J. Smith
    | \b[Aa]l[-‑–][^\W\d_][\w’']*?(?=['’]s\b|\W|$)            # al-Assad
    | \b(?:[Cc]an)(?=not\b)
    | [^\W\d_]+(?=n['’]t\b)                                   # do  in don't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m)\b                              # 's 're
    | [^\W\d_]+(?:['’](?!(?:s|S|re|ve|ll|d|m)\b)[^\W\d_]+)*   # words, O'Brien
    | \d+
    | \.{{3,}} | -{{2,}} | [’']{{2}} | ``
    | \w
    | [^\s\w]
    """,
    re.VERBOSE,
)

# A dotless run of letters longer than any word; cut so that a line of ten million letters costs
# no more than a text of that length.
_LONGEST_WORD = 400


def find_tokens(text: str) -> list[tuple[int, int]]:
    """
    The places of the words and punctuation marks of a text, in order.

    >>> [("Gen. al-Tlass didn't say; the U.S. did."[s:e]) for s, e in
    ...  find_tokens("Gen. al-Tlass didn't say; the U.S. did.")]
    ['Gen.', 'al-Tlass', 'did', "n't", 'say', ';', 'the', 'U.S.', 'did', '.']
    """
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while end - start > _LONGEST_WORD:
            found.append((start, start + _LONGEST_WORD))
            start += _LONGEST_WORD
        found.append((start, end))
    return found
