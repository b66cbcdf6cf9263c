"""Bench: what a change of filter costs."""

from typing import Annotated

import typer


def bench(
    large: Annotated[
        bool,
        typer.Option(help="Also measure 300 departments, 100,000 actions and 1,000,000 updates, made for the purpose."),
    ] = True,
    kills: Annotated[
        int, typer.Option(min=0, help="Measure nothing; kill a server so many times while leads file into it.")
    ] = 0,
) -> None:
    """Measure a filter change beside a blank page, saves into returns, a followed Forum and a live board; minutes."""
    from rich.console import Console

    from compact_dash.bench import kill, run

    if kills:
        kill(Console(), kills)
    else:
        run(Console(), large)
