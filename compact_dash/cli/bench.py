"""Bench: what a change of filter costs."""

from typing import Annotated

import typer


def bench(
    large: Annotated[
        bool,
        typer.Option(help="Also measure 300 departments, 100,000 actions and 1,000,000 updates, made for the purpose."),
    ] = True,
) -> None:
    """Measure a filter change on the Progress page against the same on a blank page; takes minutes."""
    from rich.console import Console

    from compact_dash.bench import run

    run(Console(), large)
