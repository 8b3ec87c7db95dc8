"""Dates, times, durations and vague time words of one report, not yet placed in the calendar."""

from crossread.model import Reading, TimeExpression


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in reading order."""
    return ()
