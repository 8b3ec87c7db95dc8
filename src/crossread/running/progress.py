"""What a person sees on standard error while a long run goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]


def say_nothing(stage: str, done: int, whole: int) -> None:
    """The quiet teller."""


@contextmanager
def show_progress(wanted: bool) -> Iterator[Tell]:
    """
    A function to call with (stage, done, whole); it draws a bar on standard error when `wanted`.

    >>> with show_progress(False) as tell:
    ...     tell("reading", 1, 2)
    """
    if not wanted:
        yield say_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def tell(stage: str, done: int, whole: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=whole)
            bar.update(tasks[stage], completed=done, total=whole)

        yield tell
