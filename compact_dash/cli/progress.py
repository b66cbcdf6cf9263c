"""Progress: the step at hand, for commands that may take more than a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def step_shown() -> Iterator[Callable[[str], None]]:
    """Give a function to be called with the words of each step as it starts; silent where there is no terminal."""
    # On stderr, so that what a command prints can be piped into a file.
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Transient: when the work is done only its outcome stays on the screen.
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Starting", total=None)
        yield lambda step: progress.update(task, description=step)
