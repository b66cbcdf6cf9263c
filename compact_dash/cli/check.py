"""Check: proving that the database still says what was written into it."""

import typer

from compact_dash.cli.database import opened
from compact_dash.cli.progress import step_shown
from compact_dash.domain.wording import count

MOST_SHOWN = 100


def check() -> None:
    """Prove the database: its trail of changes, its facts, its current rows and each Forum's ratings."""
    from compact_dash.reports.check import check as read_check

    with opened("stop the app, or check a copy of its backup") as store, step_shown() as report:
        answer = read_check(store, report)
    for line in answer.checked:
        typer.echo(f"Checked {line}.")
    show_findings(answer.findings)


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
