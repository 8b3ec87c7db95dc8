"""Claims of different reports that speak of the same thing."""

from crossread.model import Reading, Story, StoryClaim


def group_claims(readings: tuple[Reading, ...], story: Story) -> tuple[StoryClaim, ...]:
    """The claims of a story with ids and groups."""
    return ()
