"""The commands of `crossread`."""

import sys

import click


@click.group()
def main() -> None:
    """Read several reports of one event against each other."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
def brief(paths: tuple[str, ...]) -> None:
    """Write a cited brief of the reports under PATHS."""
    from crossread.running.pipeline import crossread
    from crossread.telling.exports.contract import write_json

    sys.stdout.buffer.write(write_json(crossread(paths)))
