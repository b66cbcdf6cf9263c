"""Init: making a database."""

from pathlib import Path
from typing import Annotated

import typer

from compact_dash.cli.progress import step_shown
from compact_dash.store.address import database_address, on_server
from compact_dash.store.clock import utc_now


def init(
    empty: Annotated[
        bool, typer.Option("--empty", help="The real plan with nothing reported yet, to start a real programme from.")
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|FOLDER",
            help="With --empty: your own plan, from a workbook or CSV files, in place of the plan of 2013. "
            "“plan export” writes one to start from.",
        ),
    ] = None,
) -> None:
    """Make the database: the real plan with an illustrative year on top of it, or a plan alone."""
    if plan is not None and not empty:
        raise typer.BadParameter("--plan goes with --empty: the illustrative year belongs to the plan of 2013.")
    # Imported here: reading the plan's files takes more than the other commands need.
    from compact_dash.cli.plan import say_remarks
    from compact_dash.commands.loading.initialise import create_demonstration, create_empty
    from compact_dash.intake.plan.sheets import sheets_at

    if plan is not None:
        say_remarks(sheets_at(plan))
    with step_shown() as report:
        if empty:
            create_empty(database_address(), utc_now(), report, plan=plan)
        else:
            create_demonstration(database_address(), utc_now(), report)
    held = OWN if plan else EMPTY if empty else DEMONSTRATION
    typer.echo(f"{where()} now holds {held}.\nNext: streamlit run app.py")


DEMONSTRATION = "the real plan and an illustrative year of reports: every rating, date and update in it is made up"
OWN = "your plan, with nothing asked and nothing reported"
EMPTY = "the real plan, with nothing asked and nothing reported"


# Said by name and not by `COMPACT_DB`, because most people never set that.
def where() -> str:
    """The database in words; a server's address may hold a password, so it is not repeated."""
    address = database_address()
    return "The PostgreSQL database" if on_server(address) else address
