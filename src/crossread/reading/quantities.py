"""Numbers of one report, with bound, unit, what they count, their scope and who counted."""

from crossread.model import Quantity, Reading


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities of a report in reading order; `reading` has mentions, quotes and times."""
    return ()
