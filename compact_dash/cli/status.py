"""Status: where the departments stand, as a table or as JSON."""

import json
from datetime import date
from typing import Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.domain.moment import iso_day, london_today
from compact_dash.store.clock import utc_now


def day_given(text: str) -> date:
    """The date in a text, its year first.

    Raises:
        typer.BadParameter: it is none.
    """
    day = iso_day(text)
    if day is None:
        raise typer.BadParameter(
            f"“{text}” is no date. Write it as YYYY-MM-DD, such as {london_today(utc_now())} for today."
        )
    return day


def status(
    as_at: Annotated[
        date | None,
        typer.Option(parser=day_given, metavar="DATE", help="The day to read it at, YYYY-MM-DD; else today."),
    ] = None,
    department: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="One department by its code, with all its commitments."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON, for another program.")] = False,
) -> None:
    """Show where each department stands: the figures of the Progress page."""
    # Imported here: `--help` and a mistyped date need no database.
    from compact_dash.reports.board.status import read_status
    from compact_dash.reports.programme import programme

    with open_database("its Progress page shows the same figures") as store:
        held = programme(store)
        answer = read_status(store, held.day_to_read(as_at, utc_now()), department)
    if as_json:
        # Words as they are and not as escapes, because people read this too.
        typer.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
        return
    # Only for people: another program that asks for JSON does not wait for the tables.
    from compact_dash.cli.status_table import show_status

    show_status(answer, illustrative=held.illustrative)
