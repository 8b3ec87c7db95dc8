"""When each report of a story was published, and the calendar value of every time it mentions."""

from crossread.model import Published, Reading, Time


def date_reports(readings: tuple[Reading, ...]) -> tuple[Published, ...]:
    """The publication date of each report, beside `readings`, with basis and reason."""
    return tuple(Published(None, "unknown", "no date was looked for") for _ in readings)


def place_times(reading: Reading, published: Published) -> tuple[Time, ...]:
    """The time expressions of one report with their calendar values, in reading order."""
    return ()
