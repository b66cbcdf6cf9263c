"""Check: proving that the database still says what was written into it."""

from typing import Annotated

import typer

from compact_dash.cli.database import opened
from compact_dash.cli.progress import step_shown
from compact_dash.domain.wording import count
from compact_dash.store.chain import Mark, parsed_mark

MOST_SHOWN = 100


MARK_HELP = "A mark printed earlier, such as 2733-a1b2c3d4e5f60718: the trail must still lead through it."


def check(mark: Annotated[str | None, typer.Option(help=MARK_HELP)] = None) -> None:
    """Prove the database: its trail of changes, its facts, its current rows and each Forum's ratings."""
    from compact_dash.reports.check import check as read_check

    wanted = marked(mark)
    with opened("stop the app, or check a copy of its backup") as store, step_shown() as report:
        answer = read_check(store, report, wanted)
    for line in answer.checked:
        typer.echo(f"Checked {line}.")
    typer.echo(f"The trail ends at the mark {answer.mark}. Keep it somewhere else to prove this history later.")
    show_findings(answer.findings)


def marked(given: str | None) -> Mark | None:
    """The mark as typed.

    Raises:
        typer.BadParameter: it is none.
    """
    if given is None:
        return None
    mark = parsed_mark(given)
    if mark is None:
        raise typer.BadParameter(f"“{given}” is no mark. It is a number, a hyphen and 16 letters or digits.")
    return mark


def show_findings(findings: list[str]) -> None:
    """The findings, or the first of very many, and exit status 1; or that there are none."""
    if not findings:
        typer.echo("Nothing is wrong.")
        return
    for finding in findings[:MOST_SHOWN]:
        typer.echo(finding)
    if findings[MOST_SHOWN:]:
        typer.echo(f"And {len(findings) - MOST_SHOWN:,} more.")
    typer.echo(f"The check found {count(len(findings), 'fault')}. Restore the database from a backup.", err=True)
    raise typer.Exit(1)
