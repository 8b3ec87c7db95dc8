"""The English reader: one call from texts to parses."""

from crossread.language.parse import NameSpan, Parse, Sentence, Token
from crossread.language.rules import read_by_rule

__all__ = ["NameSpan", "Parse", "Sentence", "Token", "model_name", "read", "read_by_rule"]


def model_name() -> str:
    """Which reader reads: the name of the shipped model, or "rules" where there is none."""
    return "rules"


def read(texts: list[str]) -> list[Parse]:
    """
    One parse per text, in order: sentences, tokens and, with a trained model, trees and names.

    >>> [sentence.text for sentence in read(["Two men fled. Police gave chase."])[0].sentences()]
    ['Two men fled.', 'Police gave chase.']
    """
    return [read_by_rule(text) for text in texts]
