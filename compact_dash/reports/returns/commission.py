"""Commissions: the question put for a Forum, the organisations and lines it was put to, and the note of it."""

from dataclasses import dataclass
from itertools import groupby

from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.returns.commission import (
    NO_ADDRESS,
    Commissioned,
    CommissionedLine,
    CommissionNote,
    OrganisationAsked,
)
from compact_dash.domain.sharing import Sharing, answers_shared
from compact_dash.domain.wording import long_date
from compact_dash.reports.working_days import working_days_between
from compact_dash.store import Store


@dataclass(frozen=True)
class CommissionedRow:
    """A row of `commissioned_lines`."""

    code: str
    name: str
    short_name: str
    kind: str
    ref: str | None
    title: str | None


def read_commission(store: Store, forum: ForumRow) -> Commissioned:
    """The commission for a Forum.

    Raises:
        NotFound: nothing has been asked for it yet.
    """
    found = store.fetch_one(Commissioned, "commission_of_forum", {"forum": forum.forum_id})
    if found is None:
        raise NotFound(
            f"No returns have been asked for the {house().forum} of {long_date(forum.held_on)} yet. Commission them."
        )
    return found


def organisations_asked(store: Store, forum_id: str) -> list[OrganisationAsked]:
    """Every organisation that was asked, in the order of the organisations."""
    rows = store.fetch(CommissionedRow, "commissioned_lines", {"forum": forum_id})
    asked = []
    # The query gives the rows of an organisation one after another, which `groupby` needs.
    for _, group in groupby(rows, key=lambda row: row.code):
        own = list(group)
        # An organisation without a line has one row with no reference: it is asked for a nil return.
        lines = tuple(CommissionedLine(row.ref, row.title) for row in own if row.ref and row.title)
        asked.append(OrganisationAsked(own[0].code, own[0].name, own[0].short_name, own[0].kind, lines))
    return asked


def commission_note(store: Store, forum: ForumRow, organisation: str | None, *, site: str) -> CommissionNote:
    """The note for everybody, or for one organisation by its code; `site` is the program’s address, if known.

    Raises:
        NotFound: the Forum has not been commissioned, or not from that organisation.
    """
    asked = read_commission(store, forum)
    organisations = organisations_asked(store, forum.forum_id)
    return CommissionNote(
        held_on=asked.held_on,
        starts_at=asked.starts_at,
        place=asked.place,
        dated=asked.commissioned_on,
        deadline_on=asked.deadline_on,
        asked=asked.asked,
        shared=answers_shared(Sharing(asked.sharing), asked.shared),
        contact=contact(asked),
        page=f"{site}/returns" if site else NO_ADDRESS,
        working_days=working_days_between(asked.deadline_on, asked.held_on),
        organisations=tuple(organisations),
        own=own_of(organisations, organisation),
    )


def own_of(organisations: list[OrganisationAsked], code: str | None) -> OrganisationAsked | None:
    if code is None:
        return None
    for row in organisations:
        if row.code == code:
            return row
    raise NotFound(f"No return was asked of {code} for this {house().forum}. Choose another organisation.")


def in_sentence(name: str) -> str:
    """A body's name within a sentence: “the Office”, but “Third Sector Unit”."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def contact(asked: Commissioned) -> str:
    """The contact in words: the one set for the house, the person who sent it if by e-mail address, or the team."""
    if house().contact:
        return f"{house().sender}: {house().contact}"
    if asked.person and "@" in asked.person:
        return f"{house().sender}: {asked.person}"
    return f"The {house().agreement} team in {in_sentence(house().sender)}"
