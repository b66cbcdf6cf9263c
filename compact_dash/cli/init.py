"""Init: making a database."""

from typing import Annotated

import typer

from compact_dash.cli.progress import step_shown
from compact_dash.store.address import database_address, on_server
from compact_dash.store.clock import utc_now


def init(
    empty: Annotated[
        bool, typer.Option("--empty", help="The real plan with nothing reported yet, to start a real programme from.")
    ] = False,
) -> None:
    """Make the database: the real plan with an illustrative year on top of it, or the plan alone."""
    # Imported here: reading the plan's files takes more than the other commands need.
    from compact_dash.commands.initialise import create_demonstration, create_empty

    create = create_empty if empty else create_demonstration
    with step_shown() as report:
        create(database_address(), utc_now(), report)
    typer.echo(f"{where()} now holds {EMPTY if empty else DEMONSTRATION}.\nNext: streamlit run app.py")


DEMONSTRATION = "the real plan and an illustrative year of reports: every rating, date and update in it is made up"
EMPTY = "the real plan, with nothing asked and nothing reported"


def where() -> str:
    """The database in words; a server's address may hold a password, so it is not repeated."""
    address = database_address()
    return "The PostgreSQL database" if on_server(address) else address
