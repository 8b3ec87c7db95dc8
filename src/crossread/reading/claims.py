"""Propositions of one report: who asserts what about whom, how surely."""

from crossread.model import Claim, Reading


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """The claims of a report in reading order; `reading` has everything else."""
    return ()
