"""
One report read by itself, from cleaned text to everything with a span.

The order is the order of dependence: names, then what stands for them, then who speaks, then times,
quantities (which ask who counted, and when) and claims (which join them all).
"""

import msgspec

from crossread import language
from crossread.language.parse import Parse
from crossread.model import Document, Reading
from crossread.reading.claims import find_claims
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.reading.quantities import find_quantities
from crossread.reading.quotes import find_quotes
from crossread.reading.times import find_times


def read_document(document: Document, parse: Parse) -> Reading:
    """Everything found in one document, given its parse."""
    mentions, references, names = link_mentions(parse, find_mentions(parse))
    reading = Reading(document, parse, mentions, references, names)
    reading = msgspec.structs.replace(reading, quotes=find_quotes(reading))
    reading = msgspec.structs.replace(reading, times=find_times(reading))
    reading = msgspec.structs.replace(reading, quantities=find_quantities(reading))
    return msgspec.structs.replace(reading, claims=find_claims(reading))


def read_documents(documents: list[Document]) -> list[Reading]:
    """
    The readings of many documents, in order; one call to the language reader for all of them.

    Documents in another language than English are parsed by rule and give no names or claims.
    """
    parses = language.read([document.text for document in documents])
    return [
        read_document(document, parse) for document, parse in zip(documents, parses, strict=True)
    ]
