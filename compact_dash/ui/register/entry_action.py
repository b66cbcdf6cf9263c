"""The actions of the Forum that an entry led to, and the form that raises one."""

from datetime import date, timedelta

import streamlit

from compact_dash.commands.forum.capture import LONGEST, NewAction
from compact_dash.commands.register.propose import raise_action
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_POST
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.reports.organisations import programme_organisations
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.day_field import day_field, day_given
from compact_dash.ui.components.fields import RECORD
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.register.kept_entries import actions_led_to_at

# From today to the day that is proposed where no follow-up has one.
USUAL_WEEKS = 4
FORM = "entry"


def actions_of(entry: RegisteredEntry, as_at: date) -> list[LogAction]:
    """The actions that the entry led to, as they stand in the log that the reader sees."""
    refs = {row.ref for row in actions_led_to_at(session.sight(), as_at) if row.entry_id == entry.id}
    return [row for row in action_log(session.store(), as_at) if row.ref in refs] if refs else []


def action_form(entry: RegisteredEntry) -> None:
    """What, whose, by when: filled in from the entry, so that one press raises it."""
    names = {row.code: row.abbreviation for row in programme_organisations(session.store())}
    slot, row = f"{entry.id}:action", entry.row
    ahead = row.follow_up_on if row.follow_up_on and row.follow_up_on > session.today() else None
    first = next((code for code in entry.about if code in names), None)
    with streamlit.expander(f"Raise an action of the {house().forum}"):
        words_field(
            "What will be done, beginning with a verb",
            row.follow_up or f"Follow up: {row.title}",
            longest=LONGEST,
            key=RECORD.key(f"{slot}:words"),
        )
        whose, post, due = streamlit.columns([1, 2, 1])
        whose.selectbox(
            "Whose",
            list(names),
            index=list(names).index(first) if first else None,
            format_func=names.__getitem__,
            placeholder="Choose whose",
            key=RECORD.key(f"{slot}:whose"),
        )
        with post:
            words_field("Post", house().lead, longest=LONGEST_POST, key=RECORD.key(f"{slot}:post"))
        with due:
            proposed = ahead or session.today() + timedelta(weeks=USUAL_WEEKS)
            day_field("Due", RECORD.key(f"{slot}:due"), value=proposed)
        press = RECORD.keeping(lambda: raise_it(entry, slot), form=FORM)
        streamlit.button("Raise the action", on_click=press, type="primary", key="raise_action")


def raise_it(entry: RegisteredEntry, slot: str) -> Done:
    given = RECORD.given
    due_on = day_given(RECORD.key(f"{slot}:due"), "Due")
    new = NewAction(given(f"{slot}:words"), given(f"{slot}:whose"), given(f"{slot}:post"), due_on)
    ref = raise_action(session.whole_store(), acting.occasion(), entry, new)
    return Done(f"{ref} stands in the action log of the {house().forum}.")
