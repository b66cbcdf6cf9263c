"""Choosing a Forum, by its date in the address."""

from collections.abc import Sequence
from datetime import date

import streamlit

from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.wording import as_list, long_date
from compact_dash.ui import parameters
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.components.unsaved import about

CHOICE = "chosen_forum"


def named_forum(forums: Sequence[ForumRow]) -> ForumRow | None:
    """The Forum the address names by its date or the start of it, such as 2014-05.

    Raises:
        NotFound: the address names none, or more than one.
    """
    given = parameters.parameter("forum")
    if given is None:
        return None
    found = [row for row in forums if row.held_on.isoformat().startswith(given)]
    if len(found) == 1:
        return found[0]
    days = as_list([long_date(row.held_on) for row in found or forums])
    asked = parameters.shorten(given)
    raise NotFound(
        f"The address asks for the {house().forum} of {asked}, and there are {house().forums} on {days}. "
        "Name one by its date."
    )


def forum_choice(forums: Sequence[ForumRow], default: ForumRow, as_at: date) -> ForumRow:
    """The Forum to show, the next one unless the address or the reader says another."""
    asked = named_forum(forums) or default
    days = [row.held_on for row in forums]
    labels = {row.held_on: label(row, as_at) for row in forums}
    # Under a key of these labels: where one of them changes, a browser cannot find its choice among them any more,
    # and would take the first.
    place = f"{CHOICE}:{hash(tuple(labels.items()))}"
    chosen = streamlit.selectbox(
        house().forum,
        [day.isoformat() for day in days],
        format_func=lambda day: labels[date.fromisoformat(day)],
        key=stepped_key("forum", place, asked.held_on.isoformat()),
        width=280,
    )
    note_step("forum", place, asked.held_on.isoformat(), chosen)
    found = next(row for row in forums if row.held_on.isoformat() == chosen)
    about(found.forum_id)
    return found


def label(forum: ForumRow, as_at: date) -> str:
    kind = "" if forum.kind == "quarterly" else "ad hoc, "
    return f"{long_date(forum.held_on)} ({kind}{forum.state(as_at)})"
