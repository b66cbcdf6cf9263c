"""Plan: a plan checked, taken into the database, or written out of it as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.cli.new_file import NEW_WORKBOOK, write_new
from compact_dash.domain.wording import as_list
from compact_dash.store.address import database_address, is_there
from compact_dash.store.clock import utc_now

# For mypy alone, so that `plan --help` does not load the store.
if TYPE_CHECKING:
    from collections.abc import Sequence

    from compact_dash.commands.occasion import Occasion
    from compact_dash.intake.plan.sheets import PlanSheet
    from compact_dash.store import Store

INSTEAD = "its Plan page does the same"
SOURCE = Annotated[Path, typer.Argument(metavar="FILE|FOLDER", help="A workbook, one CSV file, or a folder of them.")]

plan = typer.Typer(no_args_is_help=True, help="Check a plan, take it in, or write it out as a workbook.")


@plan.command()
def check(
    source: SOURCE,
    first: Annotated[
        bool,
        typer.Option("--first", help="As the first plan of a new database, which it is wherever there is none."),
    ] = False,
) -> None:
    """Read a plan beside the one in the database, and say what it would add or every fault in it."""
    from compact_dash.commands.plan.import_plan import check_import
    from compact_dash.intake.plan.sheets import sheets_at
    from compact_dash.reports.programme import programme

    if first or not is_there(database_address()):
        check_first(source)
        return
    sheets = sheets_at(source)
    say_remarks(sheets)
    with open_database(INSTEAD) as store:
        found = check_import(store, sheets, programme(store).today(utc_now()))
    typer.echo(f"{source} would add {as_list(found.words)}." if found.words else nothing_new(source))


def check_first(source: Path) -> None:
    """Read a plan as the first of a database that is still to be made; no database is opened."""
    from compact_dash.commands.loading.initialise import FILES, read_own_plan
    from compact_dash.commands.plan.import_plan import PlanImport
    from compact_dash.domain.moment import london_today
    from compact_dash.intake.plan.sheets import sheets_at

    say_remarks(sheets_at(source))
    found = read_own_plan(source, FILES, london_today(utc_now()))
    typer.echo(
        f"{source} can start a database, with {as_list(PlanImport(found, found).words)}.\n"
        f"Next: python -m compact_dash init --empty --plan {source}"
    )


@plan.command("import")
def import_(
    source: SOURCE,
    by: Annotated[str, typer.Option("--by", metavar="EMAIL", help="Who does it: somebody of OCS on the People page.")],
) -> None:
    """Add what is new in a plan to the database: all of it, or nothing."""
    from compact_dash.commands.plan.import_plan import import_plan
    from compact_dash.intake.plan.sheets import sheets_at

    sheets = sheets_at(source)
    say_remarks(sheets)
    with open_database(INSTEAD) as store:
        done = import_plan(store, occasion(store, by), sheets)
    typer.echo(f"Added {as_list(done.words)}." if done.words else nothing_new(source))


@plan.command()
def export(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE", callback=NEW_WORKBOOK, help="The workbook to write (.xlsx)."),
    ],
) -> None:
    """Write the plan in the database as a workbook that `plan import` and `init --empty --plan` read."""
    # Imported in each command: writing workbooks and reading them take different libraries, and --help needs neither.
    from compact_dash.cli.acting import making_of
    from compact_dash.domain.plan.tables import PlanCopy
    from compact_dash.papers import registry
    from compact_dash.store.plan_tables import plan_tables

    with open_database(INSTEAD) as store:
        making = making_of(store)
        content = registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(store), making.made_on), making)
    write_new(out, content)
    typer.echo(f"The plan is in {out}.")


def say_remarks(sheets: "Sequence[PlanSheet]") -> None:
    """Say what to look at, before anything else: a refusal may come of it."""
    from compact_dash.intake.plan.sheets import remarks_of

    for remark in remarks_of(sheets):
        typer.echo(remark, err=True)


def nothing_new(source: Path) -> str:
    return f"Everything in {source} is in the plan already. Nothing was changed."


def occasion(store: "Store", email: str) -> "Occasion":
    """The occasion of the person on the list under this address; somebody who is not on it has no role."""
    from compact_dash.commands.occasion import Occasion
    from compact_dash.domain.actor import Actor
    from compact_dash.reports.people.people import register
    from compact_dash.reports.programme import programme

    held, now = programme(store), utc_now()
    # Without a role the actor is refused by the command itself, with a sentence on who may.
    actor = Actor(email, register(store).memberships.get(email.strip().lower(), ()))
    return Occasion(actor, held.now(now), held.today(now))
