"""The English reader: one call from texts to parses."""

from crossread.language.parse import AttributionSpan, NameSpan, Parse, Sentence, Token
from crossread.language.rules import read_by_rule

__all__ = [
    "AttributionSpan",
    "NameSpan",
    "Parse",
    "Sentence",
    "Token",
    "model_name",
    "read",
    "read_by_rule",
]


def model_name() -> str:
    """
    Which reader reads: the name of the shipped model, or "rules" where there is none.

    >>> model_name() in {"en-1", "rules"}
    True
    """
    from crossread.language import reader

    return reader.MODEL if reader.is_installed() else "rules"


def read(texts: list[str], threads: int | None = None) -> list[Parse]:
    """
    One parse per text, in order: sentences, tokens and, with the trained model, trees and names.

    `threads` is for one reading; all cores by default. What is read does not depend on it, nor on
    the other texts.

    >>> [sentence.text for sentence in read(["Two men fled. Police gave chase."])[0].sentences()]
    ['Two men fled.', 'Police gave chase.']
    """
    from crossread.language import reader

    if not reader.is_installed():
        return [read_by_rule(text) for text in texts]
    return reader.read(texts, threads)
