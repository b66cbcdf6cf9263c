"""Check: proving that the database still says what was written into it."""

from pathlib import Path
from typing import Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.cli.progress import step_shown
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.wording import count
from compact_dash.store import Store
from compact_dash.store.address import database_address, on_server
from compact_dash.store.chain import TrailMark, parse_mark
from compact_dash.store.ending import accept_end, missing_end

# A damaged file may give a finding for each of its changes; the first hundred show what kind of damage it is.
MOST_SHOWN = 100
# The app has no page that checks, so the way round is another one than for other commands.
INSTEAD = "stop the app, or check a copy of its backup"

MARK_HELP = "A mark printed earlier, such as 2733-a1b2c3d4e5f60718: the trail must still lead through it."


ACCEPT_HELP = "Where changes are missing at the end and cannot be had back, go on without them."
COMPACT_HELP = "If nothing is wrong, rewrite an older file in small blocks, a tenth of the size; the old one is kept."


def check(
    mark: Annotated[str | None, typer.Option(help=MARK_HELP)] = None,
    compact: Annotated[bool, typer.Option("--compact", help=COMPACT_HELP)] = False,
    accept: Annotated[bool, typer.Option("--accept-end", help=ACCEPT_HELP)] = False,
) -> None:
    """Prove the database: its trail of changes, its facts, its current rows and each Forum's ratings."""
    from compact_dash.reports.check import check as read_check

    # Before the database is opened, which may take a while: a mistyped mark is said at once.
    wanted = read_mark(mark)
    if compact:
        refuse_server(database_address())
    with open_database(INSTEAD) as store, step_shown() as report:
        if accept:
            accept_missing(store)
        answer = read_check(store, report, wanted)
    for line in answer.checked:
        typer.echo(f"Checked {line}.")
    typer.echo(f"The trail ends at the mark {answer.mark}. Keep it somewhere else to prove this history later.")
    show_findings(answer.findings)
    if compact:
        rewrite(database_address(), answer.mark)


def accept_missing(store: Store) -> None:
    """Go on without the changes that are missing at the end."""
    from compact_dash.reports.history.mark import trail_head

    head = trail_head(store)
    if head is None or missing_end(store.engine) is None:
        typer.echo("Nothing is missing at the end, as far as was noted.")
        return
    accept_end(store.engine, head.mark)
    typer.echo(f"The trail is taken to end at the mark {head.mark}; what came after it is given up.")


def read_mark(given: str | None) -> TrailMark | None:
    """The mark as typed.

    Raises:
        typer.BadParameter: it is none.
    """
    if given is None:
        return None
    mark = parse_mark(given)
    if mark is None:
        raise typer.BadParameter(f"“{given}” is no mark. It is a number, a hyphen and 16 letters or digits.")
    return mark


def show_findings(findings: list[str]) -> None:
    """Print the findings, at most `MOST_SHOWN` of them, or that nothing is wrong.

    Raises:
        typer.Exit: with status 1, where there is a finding.
    """
    if not findings:
        typer.echo("Nothing is wrong.")
        return
    for finding in findings[:MOST_SHOWN]:
        typer.echo(finding)
    if findings[MOST_SHOWN:]:
        typer.echo(f"And {len(findings) - MOST_SHOWN:,} more.")
    typer.echo(f"The check found {count(len(findings), 'fault')}. Restore the database from a backup.", err=True)
    raise typer.Exit(1)


def refuse_server(address: str) -> None:
    if on_server(address):
        # A server keeps its own files, so blocks are not ours to rewrite.
        raise StoreRefused("COMPACT_DB names a PostgreSQL database: there is no file to rewrite.")


def rewrite(address: str, mark: TrailMark | None) -> None:
    """Rewrite the file in small blocks, if the new one passes the same check at the same mark, and say what came of it.

    Raises:
        StoreRefused: the file cannot be rewritten; it was left as it is.
    """
    from compact_dash.reports.check import check as read_check
    from compact_dash.store.copies.compacting import compact_store

    path = Path(address)
    before = path.stat().st_size

    def prove(store: Store) -> None:
        answer = read_check(store)
        # The same mark proves that it is the same history, and not only a sound one.
        if answer.findings or answer.mark != mark:
            raise StoreRefused(f"{path} was left as it is: the new file did not pass the check.")

    with step_shown() as report:
        report("Rewriting the file")
        kept = compact_store(address, prove)
    if kept is None:
        typer.echo("The file was left as it is: its blocks are small already, so there is nothing to gain.")
        return
    sizes = f"{megabytes(path.stat().st_size)} instead of {megabytes(before)}"
    typer.echo(f"The file was rewritten and holds the same: {sizes}. The old one is kept as {kept}.")


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
