"""Steps: a bar for work that takes more than a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def steps(console: Console, title: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar of `total` steps; call what is given with the name of each step as it starts."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        # One more than the steps: each advances the bar as it starts, so the last is still at work at the end.
        task = progress.add_task(title, total=total + 1)

        def report(step: str) -> None:
            progress.update(task, advance=1, description=f"{title}: {step[0].lower()}{step[1:]}")

        yield report
