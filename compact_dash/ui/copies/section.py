"""The part of the Settings page on copies: from when the last backup is, and the button that makes one."""

import streamlit

from compact_dash.commands.keep_copies import back_up_now
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import count
from compact_dash.reports.backups import backup_schedule, moment_in_words
from compact_dash.store.clock import utc_now
from compact_dash.store.copies.backup import backups_in
from compact_dash.store.copies.restoring import restored_from
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.copies.keeping import back_up
from compact_dash.ui.html import show


def copies_section() -> None:
    """Say from when the database and its last backup are, to those who keep copies, with a button to make one."""
    if not acting.can(Act.KEEP_COPIES):
        return
    store = session.whole_store()
    schedule = backup_schedule(session.store())
    made = backups_in(schedule.folder)
    show(
        "copies/copies",
        last=made[0] if made else None,
        number=len(made),
        since=store.head() - made[0].changes if made else 0,
        schedule=schedule,
        restored=restored_from(store.engine),
        in_words=moment_in_words,
    )
    notice("copies")
    streamlit.button("Back up now", key="back_up", on_click=attempt("back_up", press, place="copies"))
    refusal_of("back_up")


def press() -> Done:
    """Make a backup, and say what it holds."""
    taken = back_up_now(acting.occasion(), lambda: back_up(session.whole_store(), utc_now()))
    return Done(
        f"Backed up: {count(taken.changes, 'change')}, to the mark {taken.mark}. "
        "It was restored from and holds the same."
    )
