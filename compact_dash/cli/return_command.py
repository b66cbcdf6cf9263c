"""Return: a department's return as a workbook, made, checked and filed without a browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compact_dash.cli.database import open_database
from compact_dash.cli.new_file import NEW_WORKBOOK, write_new
from compact_dash.domain.house import house
from compact_dash.domain.wording import as_list, capital, count, long_date
from compact_dash.store.clock import utc_now

# For mypy alone, so that `return --help` does not load what reads and writes workbooks.
if TYPE_CHECKING:
    from datetime import date

    from compact_dash.domain.returns.form import ReturnForm
    from compact_dash.domain.returns.read_return import ReadReturn
    from compact_dash.reports.returns.preview import PreviewLine

INSTEAD = "its Returns page does the same"
COMPLETE = "Every line is answered: it can be sent for clearance."
returns = typer.Typer(no_args_is_help=True, help="Make a return’s workbook, check a filled one, or file it.")

Department = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="The organisation by its code; else as the workbook itself says."),
]
Forum = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The Forum by its date, YYYY-MM-DD, or the start of it, YYYY-MM."),
]
Filled = Annotated[
    Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="The workbook, filled in.")
]


@returns.command()
def template(
    department: Annotated[str, typer.Option(metavar="CODE", help="The organisation by its code, as in the plan.")],
    out: Annotated[
        Path,
        typer.Option(metavar="FILE", callback=NEW_WORKBOOK, help="The workbook to write (.xlsx)."),
    ],
    forum: Forum = None,
) -> None:
    """Write the workbook for an organisation to fill in, with what it said last time and its saved drafts."""
    from compact_dash.cli.acting import making_of
    from compact_dash.cli.filled_workbook import as_organisation, form_for
    from compact_dash.domain.returns.template import ReturnTemplate
    from compact_dash.papers import registry

    with open_database(INSTEAD) as store:
        making = making_of(store)
        # As the organisation reads it: the workbook goes to its lead, with the drafts that are its own.
        form = form_for(as_organisation(store, department), department, forum)
        content = registry.RETURN_WORKBOOK.write(ReturnTemplate(form, making.made_on), making)
    write_new(out, content)
    typer.echo(f"{out} is ready: {whose(form)}, with {count(len(form.open_lines), 'line')} to answer.")


@returns.command()
def check(path: Filled, department: Department = None, forum: Forum = None) -> None:
    """Read a filled workbook, and say what it would change or every fault in it. Nothing is saved.

    Exits with 1 where filing it would be refused.
    """
    from compact_dash.cli.filled_workbook import as_organisation, filled_workbook
    from compact_dash.reports.programme import programme
    from compact_dash.reports.returns.preview import preview

    filled = filled_workbook(path, department)
    with open_database(INSTEAD) as store:
        today = programme(store).today(utc_now())
        form = filled.form(as_organisation(store, filled.organisation), forum)
        read = filled.answers(form, today)
    typer.echo(f"{path} is {whose(form)}.")
    show_changes(preview(form, read))
    for sentence in read.ignored:
        typer.echo(sentence)
    refuse_unfileable(form, read, today)


@returns.command()
def file(
    path: Filled,
    by: Annotated[str, typer.Option(metavar="EMAIL", help="Who files it: somebody on the list of people.")],
    department: Department = None,
    forum: Forum = None,
    draft: Annotated[bool, typer.Option("--draft", help="Keep it as a draft; do not send it for clearance.")] = False,
) -> None:
    """Save a filled workbook and send the return for clearance: all of it, or nothing."""
    from compact_dash.cli.acting import occasion_of
    from compact_dash.cli.filled_workbook import filled_workbook
    from compact_dash.commands.returns.fill_return import save_answers
    from compact_dash.domain.permissions import Act

    filled = filled_workbook(path, department)
    with open_database(INSTEAD) as store:
        occasion = occasion_of(store, by)
        # Before the workbook is read: a refusal may quote lines that this person must not see.
        occasion.require(Act.FILL, filled.organisation)
        form = filled.form(store.seen_by(occasion.actor.reader), forum)
        read = filled.answers(form, occasion.today)
        saved = save_answers(store, occasion, form, read.answers, read.supplements, send=not draft)
    typer.echo("\n".join([f"{capital(whose(form))}: {saved.sentence}", *read.ignored]))


def whose(form: "ReturnForm") -> str:
    return f"the return of {form.organisation} for the {house().forum} of {long_date(form.held_on)}"


def show_changes(changes: "Sequence[PreviewLine]") -> None:
    """Each field that would change, as it was and as it would be."""
    if not changes:
        typer.echo("Nothing in it is new: filing it would change nothing.")
        return
    # Changes beyond the lines have no reference, and are not counted as a line.
    lines = {change.ref for change in changes if change.ref}
    typer.echo(f"It would change {count(len(changes), 'field')} of {count(len(lines), 'line')}:")
    for change in changes:
        place = f"{change.ref}, {change.label}" if change.ref else change.label
        typer.echo(f"  {place}: {one_line(change.was)} -> {one_line(change.becomes)}")


def one_line(text: str) -> str:
    return " ".join(text.split())


def refuse_unfileable(form: "ReturnForm", read: "ReadReturn", today: "date") -> None:
    """Say that the return could be filed with the workbook's answers; or why not.

    Raises:
        Exit: with 1, where something is still wanted or cannot stand; it has been said.
        NotNow: the return is not with its lead any more.
    """
    from compact_dash.commands.returns.fill_return import refuse_filing
    from compact_dash.domain.errors import AnswerRefused

    if read.absent:
        typer.echo(f"Not in the workbook: {as_list(read.absent)}. What is saved for them stays.")
    try:
        refuse_filing(form, read.answers, read.supplements, today)
    except AnswerRefused as refusal:
        wanted = [f"  {sentence}" for sentence in refusal.sentences]
        typer.echo("\n".join(["Still wanted before it can be sent for clearance:", *wanted]))
        raise typer.Exit(1) from None
    typer.echo(COMPLETE)
