"""The register on the chair's screen: who is here, all organisations at once, and guests one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

import streamlit

from compact_dash.commands.forum.mark_attendance import STATES, AttendanceMark, mark_attendance, take_off
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_NAME
from compact_dash.reports.forum.meetings import RegisterEntry
from compact_dash.reports.forum.room import Room
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.components.fields import REGISTER
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.forum.capture_panel import organisations
from compact_dash.ui.forum.room_session import register_of
from compact_dash.ui.html import plain_label

PRESENT = "present"
GUEST_STATES = ("present", "apologies")


@dataclass(frozen=True)
class RegisterSheet:
    """The register as a page shows it: the organisations by code, everybody's marks, and guests.

    The local body has its mark under today's name, whatever its name was when it was marked.
    """

    forum_id: str
    names: dict[str, str]
    marked: dict[str, RegisterEntry]
    guests: tuple[RegisterEntry, ...]

    @property
    def expected(self) -> dict[str, str]:
        """All who have a row of their own, by code, each with the name it is shown under."""
        return self.names | ({house().local_team: house().local_team} if house().local_team else {})

    @property
    def present(self) -> int:
        """How many organisations are here."""
        return sum(row.state == PRESENT for code, row in self.marked.items() if code in self.names)


def sheet_of(room: Room) -> RegisterSheet:
    rows = register_of(room)
    marked = {row.code: row for row in rows if row.code}
    local = house().local_team
    # Marked under two names, it is what was marked last.
    of_local = sorted((row for row in rows if row.is_local_team), key=attrgetter("change_no"))
    if local and of_local:
        marked[local] = of_local[-1]
    guests = tuple(row for row in rows if row.code is None and row is not marked.get(local))
    return RegisterSheet(room.forum.forum_id, organisations(), marked, guests)


def register(room: Room) -> None:
    """Who came, until the minutes are agreed."""
    if room.forum.minutes_agreed_on is not None:
        return
    sheet = sheet_of(room)
    # Without a key it would close whenever the count in its label moves.
    with streamlit.expander(f"Who is here: {sheet.present} of {len(sheet.names)}", key="who_is_here"):
        notice(REGISTER.said_at)
        refusal_of(REGISTER.part, until_pressed=True)
        with streamlit.form("register", border=False):
            radios(sheet)
            guest_fields()
            with streamlit.container(horizontal=True):
                streamlit.form_submit_button("Mark the register", on_click=marking(sheet))
                streamlit.form_submit_button("Mark all others present", on_click=marking(sheet, rest=True))
        guests_here(sheet)


def radios(sheet: RegisterSheet) -> None:
    """Everybody expected, in two columns."""
    columns = streamlit.columns(2)
    half = (len(sheet.expected) + 1) // 2
    for place, (code, name) in enumerate(sheet.expected.items()):
        row = sheet.marked.get(code)
        with columns[place // half]:
            streamlit.radio(
                plain_label(name),
                STATES,
                index=STATES.index(row.state) if row else None,
                horizontal=True,
                key=radio_key(code, row),
            )


def guest_fields() -> None:
    name, state = streamlit.columns([3, 2])
    with name:
        words_field("A guest", longest=LONGEST_NAME, key=REGISTER.key("guest"))
    with state:
        streamlit.radio("The guest", GUEST_STATES, horizontal=True, key=REGISTER.key("guest_state"))


def radio_key(code: str, row: RegisterEntry | None) -> str:
    """A mark made elsewhere begins a new field, which shows it; every other keeps what was touched in it."""
    return f"here:{code}:{row.change_no if row else 0}"


def marking(sheet: RegisterSheet, *, rest: bool = False) -> Callable[[], None]:
    """Return a callback that marks what differs; with `rest`, it marks organisations without a mark as present."""

    def mark() -> Done:
        marks = [*marks_given(sheet, rest), *guest_given(sheet)]
        mark_attendance(session.whole_store(), acting.occasion(), sheet.forum_id, marks)
        return Done(f"{len(marks)} marked." if marks else "Nothing differs from what was marked already.")

    return REGISTER.keeping(mark)


def marks_given(sheet: RegisterSheet, rest: bool) -> Iterator[AttendanceMark]:
    """The marks, row by row, that differ from what the fields were filled with."""
    for code in sheet.expected:
        row = sheet.marked.get(code)
        usual = PRESENT if rest and row is None and code in sheet.names else None
        state = streamlit.session_state.get(radio_key(code, row)) or usual
        if state and state != (row and row.state):
            # The plan's measure asks whether it came; it belongs to no organisation, and is expected like one.
            is_local = code == house().local_team
            # An organisation sends its lead, unless its mark says otherwise.
            usual_name = code if is_local else house().lead
            # Under the name it was marked by, or the mark before would stand beside this one.
            yield AttendanceMark(None if is_local else code, row.attendee if row else usual_name, state)


def guest_given(sheet: RegisterSheet) -> Iterator[AttendanceMark]:
    """The guest who was typed, unless they are on the register so."""
    name, state = REGISTER.given("guest").strip(), REGISTER.given("guest_state")
    if name and not any((row.attendee, row.state) == (name, state) for row in sheet.guests):
        yield AttendanceMark(None, name, state)


def guests_here(sheet: RegisterSheet) -> None:
    """The guests on the register; one put there by mistake can be taken off."""
    for row in sheet.guests:
        streamlit.button(
            f"Take off the register: {plain_label(row.attendee)} ({row.state})",
            # The mark is in the key, so that a button never comes to mean another guest.
            key=f"take_off:{row.change_no}",
            on_click=attempt(
                REGISTER.part,
                partial(take_guest_off, sheet, row),
                f"Taken off the register: {row.attendee}.",
                REGISTER.said_at,
            ),
        )


def take_guest_off(sheet: RegisterSheet, guest: RegisterEntry) -> None:
    take_off(session.whole_store(), acting.occasion(), sheet.forum_id, guest.attendee)
