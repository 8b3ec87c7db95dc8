"""The command line. Only this room prints."""

from crossread.cli.commands import main

__all__ = ["main"]
