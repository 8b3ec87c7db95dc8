"""Which chains of different reports are one person, body or place, with the reason for every join."""

from crossread.model import Entity, Reading


def join_entities(readings: tuple[Reading, ...]) -> tuple[Entity, ...]:
    """The entities of a story, most mentioned first."""
    return ()
