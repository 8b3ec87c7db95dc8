"""
In which courses the reader learns, and how fast at each step of one.

Three courses, as the weights that ship were made: after the first two the rate of learning rose
again from nothing, and each gave more than the end of the one before (0003, the model's card).
"""

from collections.abc import Sequence

COURSES = (860, 800, 600)
_RISING = 60  # steps until the full rate


def course_of(step: int, courses: Sequence[int]) -> tuple[int, int]:
    """The place of a step in its course, and the length of that course, in steps."""
    for length in courses[:-1]:
        if step < length:
            return step, length
        step -= length
    return step, courses[-1]


def rate(step: int, steps: int) -> float:
    """The share of the full learning rate at a step: rise, plateau, fall over the last quarter."""
    falling = int(steps * 0.75)
    if step < _RISING:
        return (step + 1) / _RISING
    if step < falling:
        return 1.0
    return max(0.02, (steps - step) / (steps - falling))
