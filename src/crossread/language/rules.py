"""Sentences and tokens by rule alone: what every reader starts from."""

import numpy as np

from crossread.language.parse import Parse
from crossread.language.sentences import find_paragraphs, find_sentences
from crossread.language.tokens import find_tokens


def read_by_rule(text: str) -> Parse:
    """
    A parse with tokens, sentences and paragraphs, and no tags, trees or names.

    >>> parse = read_by_rule("Two men fled. Police gave chase.")
    >>> parse.has_trees, len(parse), [s.text for s in parse.sentences()]
    (False, 8, ['Two men fled.', 'Police gave chase.'])
    """
    tokens = find_tokens(text)
    paragraphs = find_paragraphs(text, tokens)
    sentences = find_sentences(text, tokens, paragraphs)
    return Parse(
        text=text,
        token_starts=np.array([start for start, _ in tokens], np.int32),
        token_ends=np.array([end for _, end in tokens], np.int32),
        sentence_starts=np.array(sentences, np.int32),
        paragraph_starts=np.array(paragraphs, np.int32),
        upos=np.zeros(0, np.uint8),
    )
