"""Bench: the door to what measures the product, which is kept beside it and not part of it."""

import importlib.util
import sys
from pathlib import Path
from typing import Annotated

import typer

from compact_dash.domain.errors import NotFound

PLACE = "tools.bench"


def bench(
    large: Annotated[
        bool,
        typer.Option(help="Also measure 300 departments, 100,000 actions and 1,000,000 updates, made for the purpose."),
    ] = True,
    kills: Annotated[
        int, typer.Option(min=0, help="Measure nothing; kill a server so many times while leads file into it.")
    ] = 0,
    beside: Annotated[
        bool, typer.Option(help="Also compare with a blank page, Dash, Shiny and a bare page in a browser.")
    ] = True,
    only_register: Annotated[
        bool,
        typer.Option("--only-register", help="Measure nothing but the register’s pages, by its size."),
    ] = False,
    only_beside: Annotated[bool, typer.Option("--only-beside", help="Measure nothing but that comparison.")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds of that comparison count.")] = 7,
    python: Annotated[
        str, typer.Option(show_default=False, help="A Python that has Dash and Shiny, if not this one.")
    ] = sys.executable,
    markdown: Annotated[
        Path | None, typer.Option(help="Also write the comparison into this file, as Markdown.")
    ] = None,
    strips: Annotated[
        Path | None, typer.Option(help="Measure nothing; film the product on a slow line, into this folder.")
    ] = None,
) -> None:
    """Measure a filter change, saves into returns, a followed Forum, a live board, and pages beside others; minutes."""
    # Imported here: every other command would wait for it.
    from rich.console import Console

    # Looked up by name: the product must not need what measures it.
    if not is_installed():
        raise NotFound("The bench is not installed here. It is in the folder tools/bench of the source: run it there.")
    measuring = importlib.import_module(PLACE)
    comparison = measuring.Comparison(rounds, python, markdown)
    if kills:
        measuring.kill(Console(), kills)
    elif strips:
        measuring.film(Console(), strips)
    elif only_register:
        measuring.grow(Console())
    elif only_beside:
        measuring.compare(Console(), comparison)
    else:
        measuring.run(Console(), large, comparison if beside else None)


def is_installed() -> bool:
    """Whether the folder that measures is beside the program."""
    try:
        return importlib.util.find_spec(PLACE) is not None
    # `find_spec` imports the folder above first, which is missing where only the product is installed.
    except ModuleNotFoundError:
        return False
