"""Which figures count the same thing, and how they stand to each other."""

from crossread.model import QuantityRelation, Reading, Story, StoryQuantity


def relate_quantities(
    readings: tuple[Reading, ...], story: Story
) -> tuple[tuple[StoryQuantity, ...], tuple[QuantityRelation, ...]]:
    """The quantities of a story with ids and groups, and their relations; `story` has its entities."""
    found = []
    for reading in readings:
        for quantity in reading.quantities:
            found.append(StoryQuantity(f"n{len(found) + 1}", reading.document.report.id, quantity))
    return tuple(found), ()
