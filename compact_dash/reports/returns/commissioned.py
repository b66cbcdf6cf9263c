"""Commissioned returns: what was asked for a Forum, by when, of whom and about which lines."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.wording import long_date
from compact_dash.store import Store


@dataclass(frozen=True)
class Commissioned:
    """A commission, with its Forum as planned now.

    `person` is empty for a reader who is not told, `shared` where nothing was said of sharing.
    """

    commission_id: str
    forum_id: str
    held_on: date
    starts_at: str
    minutes: int
    place: str
    commissioned_on: date
    recorded_at: datetime
    person: str | None
    deadline_on: date
    asked: str
    sharing: str
    shared: str | None


@dataclass(frozen=True)
class CommissionedRow:
    """A row of `commissioned_lines`."""

    code: str
    name: str
    short_name: str
    kind: str
    ref: str | None
    title: str | None


@dataclass(frozen=True)
class CommissionedLine:
    """A line that was asked about."""

    ref: str
    title: str


@dataclass(frozen=True)
class OrganisationAsked:
    """An organisation that was asked for a return, and the lines it was asked about."""

    code: str
    name: str
    short_name: str
    kind: str
    lines: tuple[CommissionedLine, ...]


def commissioned(store: Store, forum: ForumRow) -> Commissioned:
    """The commission for a Forum.

    Raises:
        NotFound: nothing has been asked for it yet.
    """
    found = store.fetch_one(Commissioned, "commission_of_forum", {"forum": forum.forum_id})
    if found is None:
        raise NotFound(f"No returns have been asked for the Forum of {long_date(forum.held_on)} yet. Commission them.")
    return found


def organisations_asked(store: Store, forum_id: str) -> list[OrganisationAsked]:
    """Every organisation that was asked, in the order of the organisations."""
    rows = store.fetch(CommissionedRow, "commissioned_lines", {"forum": forum_id})
    asked = []
    for _, group in groupby(rows, key=lambda row: row.code):
        own = list(group)
        lines = tuple(CommissionedLine(row.ref, row.title) for row in own if row.ref and row.title)
        asked.append(OrganisationAsked(own[0].code, own[0].name, own[0].short_name, own[0].kind, lines))
    return asked
