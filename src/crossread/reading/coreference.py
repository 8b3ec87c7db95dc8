"""Which mentions, roles and pronouns of one report stand for the same person or body."""

from crossread.language.parse import Parse
from crossread.model import Document, Mention, Reference


def link_mentions(
    document: Document, parse: Parse, mentions: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Reference, ...], tuple[str, ...]]:
    """The mentions with their chains joined, the references to them, and a name for each chain."""
    return mentions, (), tuple(mention.text for mention in mentions)
