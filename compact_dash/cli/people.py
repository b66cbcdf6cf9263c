"""People: the list of members and their roles, kept at the command line.

The first member in the role of OCS is added here, by somebody who has the database's file.
"""

from pathlib import Path
from typing import Annotated

import typer

from compact_dash.cli.acting import occasion_of
from compact_dash.cli.database import open_database
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.people.membership import GIVEN
from compact_dash.reports.organisations import organisations
from compact_dash.reports.people.people import Member, members
from compact_dash.reports.programme import programme
from compact_dash.store import Store
from compact_dash.store.clock import utc_now

INSTEAD = "its People page keeps the same list"

people = typer.Typer(no_args_is_help=True, help="Keep the list of who may do what, which counts once sign-in is on.")


def role_given(text: str) -> Role:
    """The role of that name.

    Raises:
        typer.BadParameter: there is none that can be given.
    """
    if text not in GIVEN:
        raise typer.BadParameter(f"“{text}” is no role. It may be {', '.join(GIVEN)}.")
    return Role(text)


Email = Annotated[str, typer.Option(metavar="ADDRESS", help="Their e-mail address, as the sign-in provider knows it.")]
RoleGiven = Annotated[Role, typer.Option(parser=role_given, metavar="ROLE", help=f"One of {', '.join(GIVEN)}.")]
Code = Annotated[str, typer.Option(metavar="CODE", help="The organisation by its code, as in the plan.")]


def occasion(store: Store) -> Occasion:
    """The occasion of whoever can open the file: they could write anything into it, so they act as who keeps it."""
    held, now, lead = programme(store), utc_now(), organisations(store).lead_body
    keeper = Actor(f"{lead.abbreviation} (command line)", (Membership(Role.OCS, lead.code, lead.kind),))
    return Occasion(keeper, held.now(now), held.today(now))


@people.command()
def add(
    email: Email,
    role: RoleGiven,
    organisation: Code,
    name: Annotated[str | None, typer.Option(help="Their name or post; else the e-mail address.")] = None,
) -> None:
    """Give somebody a role."""
    # Imported here: `people list` only reads, and needs none of it.
    from compact_dash.commands.people.keep_people import NewMember, add_member

    with open_database(INSTEAD) as store:
        add_member(store, occasion(store), NewMember(email, name or email, role, organisation))
    typer.echo(f"{email} is now {Membership(role, organisation.upper()).words}.")


@people.command()
def end(email: Email, role: RoleGiven, organisation: Code) -> None:
    """End somebody's role."""
    from compact_dash.commands.people.keep_people import end_membership

    membership = Membership(role, organisation.upper())
    with open_database(INSTEAD) as store:
        end_membership(store, occasion(store), email, membership)
    typer.echo(f"{email} is no longer {membership.words}.")


@people.command("import")
def import_(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A CSV file or workbook with the columns email, role, organisation and, if you like, name and from.",
        ),
    ],
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="EMAIL", help="Who does it, as History will say."),
    ] = None,
) -> None:
    """Give everybody on a list their role: all of them, or nobody."""
    from compact_dash.commands.people.import_people import import_people
    from compact_dash.intake.people.people_file import scan_people

    listed = scan_people(source)
    # Before the rest: a refusal may come of it.
    if listed.remark:
        typer.echo(listed.remark, err=True)
    with open_database(INSTEAD) as store:
        done = import_people(store, occasion_of(store, by) if by else occasion(store), listed)
    for row in done.new:
        typer.echo(f"new\t{row.words}")
    for row in done.unchanged:
        typer.echo(f"unchanged\t{row.words}")
    typer.echo(f"{len(done.new)} of {len(done.new) + len(done.unchanged)} on the list are new.")


@people.command("list")
def list_members() -> None:
    """Show who may do what."""
    with open_database(INSTEAD) as store:
        everybody = members(store)
    for member in everybody:
        # Tabs between the fields, so that the list can be cut and sorted by other programs.
        typer.echo(row(member))
    if not everybody:
        typer.echo("Nobody is on the list yet.")


def row(member: Member) -> str:
    return f"{member.email}\t{member.name}\t{member.role}\t{member.code}\tsince {member.from_on}, by {member.added_by}"
