"""Settings: written out as a file, and set from one; the same judgement as on the Settings page."""

from pathlib import Path
from typing import Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.cli.new_file import new_file, write_new

INSTEAD = "its Settings page does the same"

settings = typer.Typer(no_args_is_help=True, help="Write the settings out as a file, or set them from one.")


@settings.command()
def export(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            callback=new_file(".csv", "a CSV file"),
            help="The CSV file to write; else it goes to the screen.",
        ),
    ] = None,
) -> None:
    """Write every setting as it is now, as CSV that `settings import` reads."""
    # Imported here and below, so that --help needs none of it.
    from compact_dash.cli.acting import making_of
    from compact_dash.papers import registry
    from compact_dash.reports.settings import settings_copy

    with open_database(INSTEAD) as store:
        making = making_of(store)
        content = registry.SETTINGS.write(settings_copy(store, making.made_on), making)
    if out is None:
        typer.echo(content.decode("utf-8-sig"), nl=False)
        return
    write_new(out, content)
    typer.echo(f"The settings are in {out}.")


@settings.command("import")
def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with the columns name and value.")],
    by: Annotated[str, typer.Option("--by", metavar="EMAIL", help="Who does it, as on the People page.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, as History will say it.")] = "",
) -> None:
    """Set what differs in a file, all of it or nothing, and say what changes."""
    from compact_dash.cli.acting import occasion_of
    from compact_dash.commands.import_settings import import_settings
    from compact_dash.intake.settings_file import scan_settings

    file = scan_settings(source)
    # Before the rest: a refusal may come of it.
    if file.remark:
        typer.echo(file.remark, err=True)
    with open_database(INSTEAD) as store:
        changes = import_settings(store, occasion_of(store, by), file, reason or f"Imported from {source.name}")
    for change in changes:
        typer.echo(f"{change.words}.")
