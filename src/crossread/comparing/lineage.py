"""Who repeats whom: passages shared between reports, and the origins they point to."""

from crossread.model import Origin, Reading, Share, SharedPassage, Story


def find_shared_passages(readings: tuple[Reading, ...]) -> tuple[SharedPassage, ...]:
    """The passages two reports share, in reading order of the left one."""
    return ()


def find_origins(
    readings: tuple[Reading, ...], story: Story
) -> tuple[tuple[Origin, ...], tuple[Share, ...]]:
    """The origins of a story and each report's text divided by origin; `story` has its passages."""
    return (), ()
