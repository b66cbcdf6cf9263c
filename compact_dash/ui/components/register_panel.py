"""The register on the chair's screen: who is here, all organisations at once, and guests one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import streamlit

from compact_dash.commands.mark_attendance import STATES, Mark, mark_attendance, take_off
from compact_dash.reports.meeting_room import Room
from compact_dash.reports.meetings import Attendee, attendance
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.capture_panel import organisations
from compact_dash.ui.components.fields import REGISTER
from compact_dash.ui.components.notice import Done, notice
from compact_dash.ui.html import plain_label

# Whom a department sends, unless its mark says otherwise.
LEAD, PRESENT = "Compact lead", "present"
GUEST_LABEL = "A guest, or the Local Intelligence Team"


@dataclass(frozen=True)
class Sheet:
    """The register as a page shows it: the organisations by code, their marks, and guests."""

    forum_id: str
    names: dict[str, str]
    marked: dict[str, Attendee]
    guests: tuple[Attendee, ...]

    @property
    def present(self) -> int:
        return sum(row.state == PRESENT for row in self.marked.values())


def sheet_of(forum_id: str) -> Sheet:
    rows = attendance(session.store(), forum_id)
    marked = {row.code: row for row in rows if row.code}
    return Sheet(forum_id, organisations(), marked, tuple(row for row in rows if row.code is None))


def register(room: Room) -> None:
    """Who came, until the minutes are agreed."""
    if room.forum.minutes_agreed_on is not None:
        return
    sheet = sheet_of(room.forum.forum_id)
    # Without a key it would close whenever the count in its label moves.
    with streamlit.expander(f"Who is here: {sheet.present} of {len(sheet.names)}", key="who_is_here"):
        notice(REGISTER.said_at)
        refusal_of(REGISTER.part)
        with streamlit.form("register", border=False):
            radios(sheet)
            streamlit.text_input(GUEST_LABEL, max_chars=200, key=REGISTER.key("guest"), width=640)
            with streamlit.container(horizontal=True):
                streamlit.form_submit_button("Mark the register", on_click=marking(sheet))
                streamlit.form_submit_button("Mark all others present", on_click=marking(sheet, rest=True))
        guests_here(sheet)


def radios(sheet: Sheet) -> None:
    """Everybody expected, in two columns."""
    columns = streamlit.columns(2)
    half = (len(sheet.names) + 1) // 2
    for place, (code, name) in enumerate(sheet.names.items()):
        row = sheet.marked.get(code)
        with columns[place // half]:
            streamlit.radio(
                name,
                STATES,
                index=STATES.index(row.state) if row else None,
                horizontal=True,
                key=radio_key(code, row),
            )


def radio_key(code: str, row: Attendee | None) -> str:
    """A mark made elsewhere begins a new field, which shows it; every other keeps what was touched in it."""
    return f"here:{code}:{row.change_no if row else 0}"


def marking(sheet: Sheet, *, rest: bool = False) -> Callable[[], None]:
    """Marks what differs from what this page shows; with `rest`, whoever has no mark at all as present."""

    def mark() -> Done:
        marks = [*marks_given(sheet, rest), *guest_given(sheet)]
        mark_attendance(session.whole_store(), acting.occasion(), sheet.forum_id, marks)
        return Done(f"{len(marks)} marked." if marks else "Nothing differs from what was marked already.")

    return REGISTER.keeping(mark)


def marks_given(sheet: Sheet, rest: bool) -> Iterator[Mark]:
    """What differs, organisation by organisation, from what the fields were filled with."""
    for code in sheet.names:
        row = sheet.marked.get(code)
        state = streamlit.session_state.get(radio_key(code, row)) or (PRESENT if rest and row is None else None)
        if state and state != (row and row.state):
            yield Mark(code, row.attendee if row else LEAD, state)


def guest_given(sheet: Sheet) -> Iterator[Mark]:
    """The guest who was typed, unless they are on the register."""
    name = REGISTER.given("guest").strip()
    if name and not any(row.attendee == name and row.state == PRESENT for row in sheet.guests):
        yield Mark(None, name, PRESENT)


def guests_here(sheet: Sheet) -> None:
    """The guests on the register; one put there by mistake can be taken off."""
    for row in sheet.guests:
        streamlit.button(
            f"Take off the register: {plain_label(row.attendee)}",
            key=f"take_off:{row.change_no}",
            on_click=attempt(
                REGISTER.part,
                partial(take_guest_off, sheet, row),
                f"Taken off the register: {row.attendee}.",
                REGISTER.said_at,
            ),
        )


def take_guest_off(sheet: Sheet, guest: Attendee) -> None:
    take_off(session.whole_store(), acting.occasion(), sheet.forum_id, guest.attendee)
