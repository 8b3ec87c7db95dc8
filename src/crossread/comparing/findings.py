"""Where reports agree, refine, conflict, lose a hedge, or stand alone."""

from crossread.model import AnonymousSource, Finding, MatrixRow, Reading, Story


def find_findings(
    readings: tuple[Reading, ...], story: Story
) -> tuple[tuple[Finding, ...], tuple[MatrixRow, ...]]:
    """The findings of a story, weightiest first, and the matrix of claims by reports."""
    return (), ()


def find_anonymous_sources(
    readings: tuple[Reading, ...], story: Story
) -> tuple[AnonymousSource, ...]:
    """The sources the reports do not name, with the stated reason and what rests on each."""
    return ()
