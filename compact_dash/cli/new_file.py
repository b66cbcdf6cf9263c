"""Files that a command writes: under a name that can be kept anywhere, and never over another file."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer

from compact_dash.domain.file_names import fault_of_file_name


def new_file(suffix: str, what: str) -> Callable[[Path | None], Path | None]:
    """Return the judge of an option that names a file of this kind.

    Raises:
        typer.BadParameter: its name has another ending or cannot be kept on Windows, or there is no such folder.
    """

    def judge(path: Path | None) -> Path | None:
        if path is None:
            return None
        if path.suffix.lower() != suffix:
            raise typer.BadParameter(f"“{path}” is no name for {what}. Let it end in {suffix}.")
        if fault := fault_of_file_name(path.name):
            raise typer.BadParameter(f"“{path.name[:60]}” {fault}")
        if not path.parent.is_dir():
            raise typer.BadParameter(f"There is no folder {path.parent}. Make it first.")
        return path

    return judge


NEW_WORKBOOK = new_file(".xlsx", "a workbook")


def write_new(out: Path, content: bytes) -> None:
    """Write a file where none is: one that is there may have been worked on.

    Raises:
        Exit: with 1, where one is there or it cannot be written; it has been said.
    """
    try:
        # "x" refuses a file that is there in the same step, where looking first would leave a moment between.
        with out.open("xb") as target:
            target.write(content)
    except FileExistsError:
        typer.echo(f"{out} is already there. Name another file, or move it away first.", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        # Half a file would be taken for a whole one.
        with suppress(OSError):
            out.unlink(missing_ok=True)
        typer.echo(f"{out} cannot be written: {error.strerror}. Name another place.", err=True)
        raise typer.Exit(1) from None
