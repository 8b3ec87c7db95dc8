"""What happened when, from the times and claims of a story."""

from crossread.model import Reading, Story, TimelineRow


def draw_timeline(readings: tuple[Reading, ...], story: Story) -> tuple[TimelineRow, ...]:
    """The dated rows of a story, earliest first."""
    return ()
