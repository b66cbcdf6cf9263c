"""The app of the command line: its commands, and one sentence where a trace would be."""

import contextvars
import logging
from typing import Any

import typer
from typer.core import TyperGroup

from compact_dash.cli.bench import bench
from compact_dash.cli.check import check
from compact_dash.cli.copies import backup, migrate, restore, upgrade
from compact_dash.cli.init import init
from compact_dash.cli.people import people
from compact_dash.cli.plan import plan
from compact_dash.cli.return_command import returns
from compact_dash.cli.settings import settings
from compact_dash.cli.status import status
from compact_dash.domain.errors import CompactError


class RefusingGroup(TyperGroup):
    """Commands whose refusals are said on stderr, with exit status 1."""

    def invoke(self, ctx: Any) -> Any:
        # What the pool of connections says of its own tries, in its own words, stands before our one sentence.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        try:
            # In a context of its own, so that the words of one command's house end with the command.
            return contextvars.copy_context().run(super().invoke, ctx)
        # Only the product's own refusals: any other error is a fault, and its trace must be seen.
        except CompactError as refusal:
            typer.echo(refusal, err=True)
            raise typer.Exit(1) from refusal


app = typer.Typer(
    cls=RefusingGroup,
    no_args_is_help=True,
    # Completion would have a command write into the user's shell settings.
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Where the departments stand on the Compact. COMPACT_DB names the database: "
    "a DuckDB file (data/compact.duckdb unless set) or a postgresql:// address.",
    epilog="Exit status: 0 done, 1 refused or something found wrong, 2 wrong usage.",
)
for command in (init, status, check, backup, restore, migrate, upgrade, bench):
    app.command()(command)
app.add_typer(people, name="people")
app.add_typer(plan, name="plan")
app.add_typer(returns, name="return")
app.add_typer(settings, name="settings")
