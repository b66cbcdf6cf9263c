"""Progress: the step at hand, for commands that may take more than a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def step_shown() -> Iterator[Callable[[str], None]]:
    """Call what is given with each step as it starts; nothing is shown where there is no terminal to watch it on."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Starting", total=None)
        yield lambda step: progress.update(task, description=step)
