"""Copies: the database backed up, put back, moved to another engine, and brought up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.cli.progress import step_shown
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.wording import count
from compact_dash.store import Store, open_store
from compact_dash.store.address import database_address, on_server
from compact_dash.store.chain import TrailMark
from compact_dash.store.clock import utc_now
from compact_dash.store.inspection import StoreInUse

To = Annotated[Path, typer.Argument(help="The folder to make; in one that is there, one named after the time.")]
From = Annotated[Path, typer.Argument(help="The folder of a backup, or a copy of a database file.")]
FORCE = "Put it in the place of a database that is there, which is kept under another name."
ADDRESS = "A DuckDB file or a postgresql:// address"


def backup(to: To) -> None:
    """Back up the database to a folder, proved by restoring it: a file to put back quickly, and portable tables."""
    from compact_dash.store.copies.backup import place_for, take_backup

    with open_database("the Settings page has the button “Back up now”") as store, step_shown() as report:
        report("Writing the backup and restoring from it")
        taken = take_backup(store.engine, place_for(to, utc_now()), utc_now())
    typer.echo(
        f"{taken.folder} holds {count(taken.changes, 'change')}, to the mark {taken.mark}. "
        "It was restored from and holds the same."
    )


def restore(source: From, force: Annotated[bool, typer.Option("--force", help=FORCE)] = False) -> None:
    """Put a backup in place of the database, and check it; the old one is kept."""
    from compact_dash.store.copies.backup import read_label
    from compact_dash.store.copies.restoring import restore as put_back

    address = database_address()
    with step_shown() as report:
        report("Restoring, and checking what was restored")
        marks: list[TrailMark] = []
        done = put_back(source, address, utc_now(), proof(report, marks), force=force)
    told = f"a backup of {read_label(source).taken_at:%d %B %Y, %H:%M} UTC" if source.is_dir() else f"the file {source}"
    where = "The PostgreSQL database" if on_server(address) else address
    typer.echo(f"{where} was restored from {told}, to the mark {marks[0]}. It was checked, and nothing is wrong.")
    if done.kept:
        typer.echo(f"What was there is kept as {done.kept}.")
    if done.missing:
        typer.echo(f"The copy itself was not whole. {done.missing.partition(' Nothing is written')[0]}", err=True)


def proof(report: Callable[[str], None], marks: list[TrailMark]) -> Callable[[Store], None]:
    """What raises the first thing that a check of a filled database finds; it notes the mark of a sound one."""
    from compact_dash.reports.check import check

    def prove(store: Store) -> None:
        answer = check(store, report)
        if answer.findings or answer.mark is None:
            first = answer.findings[0] if answer.findings else "It has no trail."
            raise StoreRefused(f"It was checked and cannot be relied on; nothing was changed. {first}")
        marks.append(answer.mark)

    return prove


def migrate(
    source: Annotated[str, typer.Option("--from", help=f"{ADDRESS} to read.")],
    target: Annotated[str, typer.Option("--to", help=f"{ADDRESS} to fill; it must be empty.")],
) -> None:
    """Move everything to another database, DuckDB or PostgreSQL, and compare the two; the first is only read."""
    from compact_dash.store.copies.moving import move

    marks: list[TrailMark] = []
    with step_shown() as report:
        report("Moving, and checking what was moved")
        moved = move(source, target, utc_now(), proof(report, marks))
    rows = sum(each.rows for each in moved.sums.values())
    typer.echo(
        f"{rows:,} rows of {count(len(moved.sums), 'table')} are the same in both now, to the mark {marks[0]}. "
        "Next: name the new one in COMPACT_DB."
    )


def upgrade() -> None:
    """Bring a database of an earlier version of the program up to date; it is backed up beside itself first."""
    with step_shown() as report:
        report("Backing up and upgrading")
        try:
            store = open_store(database_address(), utc_now(), upgrade=True)
        except StoreInUse as held:
            raise StoreRefused(
                f"{held.path} is in use by another program, most likely the app, which brings its database up to date "
                "as it starts. If it says that the database is older than the program, stop it first."
            ) from held
    store.close()
    typer.echo("The database is up to date.")
