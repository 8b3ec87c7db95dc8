"""Registers: casualties, arrests, meetings, statements... small tables of triggers and roles."""

from crossread.model import Position, Reading, RegisterRow, Story


def fill_registers(readings: tuple[Reading, ...], story: Story) -> tuple[RegisterRow, ...]:
    """The rows of all registers, by register and reading order."""
    return ()


def find_positions(readings: tuple[Reading, ...], story: Story) -> tuple[Position, ...]:
    """Where actors stand on issues, in their own words."""
    return ()
