"""Bench: the door to what measures the product, which is kept beside it and not part of it."""

import importlib.util
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
) -> None:
    """Measure a filter change beside a blank page, saves into returns, a followed Forum and a live board; minutes."""
    # Imported here: every other command would wait for it.
    from rich.console import Console

    # Looked up by name: the product must not need what measures it.
    if not is_installed():
        raise NotFound("The bench is not installed here. It is in the folder tools/bench of the source: run it there.")
    measuring = importlib.import_module(PLACE)
    if kills:
        measuring.kill(Console(), kills)
    else:
        measuring.run(Console(), large)


def is_installed() -> bool:
    """Whether the folder that measures is beside the program."""
    try:
        return importlib.util.find_spec(PLACE) is not None
    # `find_spec` imports the folder above first, which is missing where only the product is installed.
    except ModuleNotFoundError:
        return False
