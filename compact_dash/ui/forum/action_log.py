"""The action log, on the Agenda page: every action of the Forum, those overdue first, and its keeping by its owners."""

from collections.abc import Callable
from datetime import date

import streamlit

from compact_dash.commands.forum import keep_action_log
from compact_dash.commands.forum.capture import LONGEST
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.action import ActionKind
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import not_shown
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.store import Store
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.components.attempt import Done, notice, refusal_of
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.day_field import day_given as given_in_field
from compact_dash.ui.components.fields import ACTION_LOG
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.register.kept_entries import actions_led_to_at

# In the order of the log and of its counts.
STATES = ("overdue", "open", "done", "dropped")

# What each choice above the log leaves, by the words of the choice.
LEFT_BY = {"Not done": ("overdue", "open"), "Overdue": ("overdue",), "Done or dropped": ("done", "dropped")}

WIDTH = 640
Form = Callable[[LogAction], None]
Command = Callable[[Store, Occasion], object]


def left_by_the_choices(rows: list[LogAction], as_at: date, set_on: date | None) -> list[LogAction]:
    """The actions that the choices above the log leave: in which state they are, whose, and set by which meeting."""
    owners = sorted({row.owner or row.owner_role or "" for row in rows})
    parameters.bound_choice("state", list(LEFT_BY), "state")
    parameters.bound_choice("whose", owners, "owner of an action")
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        whose = streamlit.selectbox(
            "Whose", owners, index=None, placeholder="Everybody’s", key="whose", bind="query-params", width=220
        )
        state = streamlit.segmented_control("Which", list(LEFT_BY), key="state", bind="query-params")
    found = [row for row in rows if whose in (None, row.owner or row.owner_role) and set_on in (None, row.raised_on)]
    return [row for row in found if state is None or row.state(as_at) in LEFT_BY[state]]


def action_log_part(as_at: date, *, chosen: bool = False) -> None:
    """The log as at a day, with choices above it where it is `chosen` from.

    Today, those who may keep an action find its form below.
    """
    rows = in_order(action_log(session.store(), as_at), as_at)
    of_all = len(rows)
    # The number of a meeting's actions leads to those that it set.
    set_on = parameters.day("set_on", session.today()) if chosen else None
    if chosen and rows:
        rows = left_by_the_choices(rows, as_at, set_on)
    states = {name: sum(row.state(as_at) == name for row in rows) for name in STATES}
    hidden = readings.number_not_shown(as_at, ActionKind.FORUM_ACTION)
    show(
        "forum/action_log",
        log=rows,
        of_all=of_all,
        set_on=set_on,
        past=past_day(as_at),
        as_at=as_at,
        states=states,
        led_from={row.ref: row for row in actions_led_to_at(session.sight(), as_at)},
        left_out=not_shown(hidden, f"action of the {house().forum}", f"actions of the {house().forum}"),
    )
    if as_at != session.today():
        return
    notice(ACTION_LOG.said_at)
    mine = [row for row in rows if acting.can(Act.UPDATE_ACTION, row.owner_code)]
    if mine:
        keeping(mine)
    refusal_of(ACTION_LOG.part)


def in_order(rows: list[LogAction], as_at: date) -> list[LogAction]:
    """Overdue first and open next, the earliest due before the others; then done and dropped, the newest first."""

    def place(row: LogAction) -> tuple[int, int]:
        within = row.due_on.toordinal() if row.is_open else -row.raised_on.toordinal()
        return STATES.index(row.state(as_at)), within

    return sorted(rows, key=place)


def keeping(rows: list[LogAction]) -> None:
    """Choose one of the actions that are the reader's to keep, then what to say of it."""
    known = {row.ref: row for row in rows}
    show("heading", words="Update an action")
    ref = streamlit.selectbox(
        "Action",
        list(known),
        index=None,
        # Cut, because a list has one line of text for each.
        format_func=lambda each: f"{each}, {known[each].owner}: {known[each].title}"[:110],
        key=ACTION_LOG.key("action"),
        width=WIDTH,
    )
    if ref is None:
        return
    steps = steps_of(known[ref])
    # The action is in the keys, so that what was typed of one never stands under another.
    chosen = streamlit.radio(
        "What to say of it", list(steps), horizontal=True, key=ACTION_LOG.key(f"step:{ref}"), index=None
    )
    if chosen is not None:
        steps[chosen](known[ref])


def steps_of(row: LogAction) -> dict[str, Form]:
    """The forms that an action as it stands allows; dropping and opening again are for OCS and the chair."""
    steps: dict[str, Form] = {"How it stands": note_form}
    if row.is_open:
        steps |= {"Another date": date_form, "Done": done_form}
    if acting.can(Act.RUN_FORUM):
        steps |= {"Drop it": drop_form} if row.is_open else {"Open it again": reopen_form}
    return steps


def doing(command: Command, done: str) -> Callable[[], None]:
    """Return a button's callback: run the command on the log, then say what was done."""
    return ACTION_LOG.keeping(lambda: command(session.whole_store(), acting.occasion()), done)


def log_words(label: str, ref: str, value: str = "") -> None:
    words_field(label, value, longest=LONGEST, height=80, key=ACTION_LOG.key(f"{label}:{ref}"), width=WIDTH)


def note_form(row: LogAction) -> None:
    ref, label = row.ref, "How it stands, in a sentence or two"
    save = doing(
        lambda store, who: keep_action_log.note_action(store, who, ref, ACTION_LOG.given(f"{label}:{ref}")),
        f"The update on {ref} is kept.",
    )
    with streamlit.form(ACTION_LOG.key(f"note_form:{ref}"), border=False):
        log_words(label, ref, row.latest_words or "")
        streamlit.form_submit_button("Save the update", on_click=save, type="primary")


def date_form(row: LogAction) -> None:
    """Another date, with its reason; the first one stays beside it."""
    ref, label = row.ref, "Why the date moves"

    def move() -> Done:
        day = day_given("New date", ref)
        keep_action_log.revise_due(
            session.whole_store(), acting.occasion(), ref, day, ACTION_LOG.given(f"{label}:{ref}")
        )
        return Done(f"{ref} is now due on {long_date(day)}.")

    with streamlit.form(ACTION_LOG.key(f"date_form:{ref}"), border=False):
        day("New date", ref)
        log_words(label, ref)
        streamlit.form_submit_button("Move the date", on_click=ACTION_LOG.keeping(move), type="primary")


def done_form(row: LogAction) -> None:
    ref, label = row.ref, "Done on"
    finish = doing(
        lambda store, who: keep_action_log.finish_action(store, who, ref, day_given(label, ref)), f"{ref} is done."
    )
    with streamlit.form(ACTION_LOG.key(f"done_form:{ref}"), border=False):
        day(label, ref)
        streamlit.form_submit_button("Mark as done", on_click=finish, type="primary")


def day(label: str, ref: str) -> None:
    with streamlit.container(width=220):
        day_field(label, ACTION_LOG.key(f"{label}:{ref}"))


def day_given(label: str, ref: str) -> date:
    """The day in the field of that label.

    Raises:
        NotKept: the field is empty.
    """
    return given_in_field(ACTION_LOG.key(f"{label}:{ref}"), f"{ref}, {label.lower()}")


Reasoned = Callable[[Store, Occasion, str, str], None]


def reason_form(row: LogAction, label: str, button: str, command: Reasoned, done: str) -> None:
    act = doing(lambda store, who: command(store, who, row.ref, ACTION_LOG.given(f"{label}:{row.ref}")), done)
    with streamlit.form(ACTION_LOG.key(f"{button}:{row.ref}"), border=False):
        log_words(label, row.ref)
        streamlit.form_submit_button(button, on_click=act, type="primary")


def drop_form(row: LogAction) -> None:
    drop = keep_action_log.drop_action
    reason_form(row, "Why nobody need do it any more", "Drop the action", drop, f"{row.ref} is dropped.")


def reopen_form(row: LogAction) -> None:
    reopen = keep_action_log.reopen_action
    reason_form(row, "Why it is opened again", "Open the action again", reopen, f"{row.ref} is open again.")
