"""Who said what in which words, in one report."""

from crossread.model import Quote, Reading


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """The quotes of a report in reading order; `reading` has its mentions and references."""
    return ()
