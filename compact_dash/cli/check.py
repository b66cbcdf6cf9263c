"""Check: proving that the database still says what was written into it."""

import typer

from compact_dash.cli.database import opened
from compact_dash.domain.wording import count


def check() -> None:
    """Prove the database: its trail of changes, its facts, its current rows and each Forum's ratings."""
    from compact_dash.reports.check import check as read_check

    with opened("stop the app, or check a copy of its backup") as store:
        report = read_check(store)
    for line in report.checked:
        typer.echo(f"Checked {line}.")
    for finding in report.findings:
        typer.echo(finding)
    if report.findings:
        found = count(len(report.findings), "fault")
        typer.echo(f"The check found {found}. Restore the database from a backup.", err=True)
        raise typer.Exit(1)
    typer.echo("Nothing is wrong.")
