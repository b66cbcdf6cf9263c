"""Keeping the action log: one action chosen, one thing said of it."""

from collections.abc import Callable
from datetime import date

import streamlit

from compact_dash.commands import keep_action_log
from compact_dash.commands.capture import LONGEST
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import long_date
from compact_dash.reports.meetings import LogAction
from compact_dash.store import Store
from compact_dash.ui import acting, session
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.said_here import do, key
from compact_dash.ui.html import show

PLACE = "action_log"
WIDTH = 640
Form = Callable[[LogAction], None]
Command = Callable[[Store, Occasion], object]


def keeping(rows: list[LogAction]) -> None:
    """What the reader may do with the actions that are theirs to keep."""
    known = {row.ref: row for row in rows}
    show("heading", words="Update an action")
    ref = streamlit.selectbox(
        "Action",
        list(known),
        index=None,
        format_func=lambda each: f"{each}, {known[each].owner}: {known[each].title}"[:110],
        key=key(PLACE, "action"),
        width=WIDTH,
    )
    if ref is None:
        return
    steps = steps_of(known[ref])
    chosen = streamlit.radio(
        "What to say of it", list(steps), horizontal=True, key=key(PLACE, f"step:{ref}"), index=None
    )
    if chosen is not None:
        steps[chosen](known[ref])


def steps_of(row: LogAction) -> dict[str, Form]:
    """What can be said of an action as it stands; dropping and opening again are for OCS and the chair."""
    steps: dict[str, Form] = {"How it stands": note_form}
    if row.is_open:
        steps |= {"Another date": date_form, "Done": done_form}
    if acting.can(Act.RUN_FORUM):
        steps |= {"Drop it": drop_form} if row.is_open else {"Open it again": reopen_form}
    return steps


def run(command: Command, done: str) -> None:
    do(PLACE, lambda: command(session.whole_store(), acting.occasion()), done)


def words_field(label: str, ref: str, name: str, value: str = "") -> str:
    return streamlit.text_area(label, value, max_chars=LONGEST, height=80, key=key(PLACE, f"{name}:{ref}"), width=WIDTH)


def note_form(row: LogAction) -> None:
    ref = row.ref
    with streamlit.form(key(PLACE, f"note_form:{ref}"), border=False):
        words = words_field("How it stands, in a sentence or two", ref, "note", row.latest_words or "")
        pressed = streamlit.form_submit_button("Save the update", type="primary")
    if pressed:
        run(lambda store, who: keep_action_log.note_action(store, who, ref, words), f"The update on {ref} is kept.")


def day_and_words(row: LogAction, day_label: str, words_label: str | None, button: str) -> tuple[date, str] | None:
    """A form with a day and, where asked for, a reason; None until it is sent whole."""
    with streamlit.form(key(PLACE, f"{button}:{row.ref}"), border=False):
        with streamlit.container(width=220):
            day = day_field(day_label, key(PLACE, f"{button}:day:{row.ref}"))
        words = words_field(words_label, row.ref, f"{button}:words") if words_label else ""
        pressed = streamlit.form_submit_button(button, type="primary")
    if not pressed:
        return None
    if day is None:
        show("refusal", sentences=[f"{row.ref}, {day_label.lower()}: found nothing, expected a day."], stay=True)
        return None
    return day, words


def date_form(row: LogAction) -> None:
    """Another date, with its reason; the first one stays beside it."""
    given = day_and_words(row, "New date", "Why the date moves", "Move the date")
    if given:
        day, words = given
        run(
            lambda store, who: keep_action_log.revise_due(store, who, row.ref, day, words),
            f"{row.ref} is now due on {long_date(day)}.",
        )


def done_form(row: LogAction) -> None:
    given = day_and_words(row, "Done on", None, "Mark as done")
    if given:
        day = given[0]
        run(lambda store, who: keep_action_log.finish_action(store, who, row.ref, day), f"{row.ref} is done.")


Reasoned = Callable[[Store, Occasion, str, str], None]


def reason_form(row: LogAction, label: str, button: str, command: Reasoned, done: str) -> None:
    with streamlit.form(key(PLACE, f"{button}:{row.ref}"), border=False):
        reason = words_field(label, row.ref, f"{button}:reason")
        pressed = streamlit.form_submit_button(button, type="primary")
    if pressed:
        run(lambda store, who: command(store, who, row.ref, reason), done)


def drop_form(row: LogAction) -> None:
    drop = keep_action_log.drop_action
    reason_form(row, "Why nobody need do it any more", "Drop the action", drop, f"{row.ref} is dropped.")


def reopen_form(row: LogAction) -> None:
    reopen = keep_action_log.reopen_action
    reason_form(row, "Why it is opened again", "Open the action again", reopen, f"{row.ref} is open again.")
