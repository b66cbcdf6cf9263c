"""The register of guests: this Forum's and every other's, and what OCS and the chair write in it."""

import streamlit

from compact_dash.commands.forum.keep_guests import (
    LONGEST_NAME,
    LONGEST_WORDS,
    GuestWords,
    add_guest,
    change_guest,
    withdraw_guest,
    words_of,
)
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import EVERYTHING, not_shown
from compact_dash.reports.forum.kept_agenda import Guest, guests
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import refusal_of
from compact_dash.ui.components.fields import AGENDA
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

FORM, NEW = "agenda_guest", "new"
NOBODY = GuestWords("", None, "", None)


def guest_register(forum: ForumRow) -> None:
    """The guests of all Forums, this one's first; nothing where none is on it."""
    every = guests(session.store())
    say_left_out(not_shown(guests_not_shown(every), "guest of the insight sessions", "guests of the insight sessions"))
    if every:
        mine = [guest for guest in every if guest.forum_id == forum.forum_id]
        show("forum/agenda_guests", mine=mine, others=[guest for guest in every if guest not in mine], forum=forum)


def guests_not_shown(shown: list[Guest]) -> int:
    """How many guests the reader is not shown, of the Forums that they may know of."""
    known = {row.forum_id for row in readings.forums()}
    return sum(guest.forum_id in known for guest in guests(session.store().seen_by(EVERYTHING))) - len(shown)


def keep_guests(forum: ForumRow) -> None:
    """A guest entered, corrected, followed up or taken off."""
    if not acting.can(Act.RUN_FORUM):
        return
    mine = {guest.guest_id: guest for guest in guests(session.store()) if guest.forum_id == forum.forum_id}
    chosen = streamlit.selectbox(
        "Entry",
        [NEW, *mine],
        format_func=lambda ident: "A new guest" if ident == NEW else mine[ident].presenter,
        key=AGENDA.key("guest"),
        width=420,
    )
    if chosen in mine:
        entry_form(forum, mine[chosen])
    else:
        entry_form(forum, None)


def entry_form(forum: ForumRow, guest: Guest | None) -> None:
    name = guest.guest_id if guest else NEW
    words = words_of(guest) if guest else NOBODY
    # Guarded as an item of the agenda is: by the words that its editor saw.
    before = AGENDA.seen(FORM, name, words)

    def save() -> None:
        if guest is None:
            add_guest(session.whole_store(), acting.occasion(), forum.forum_id, guest_in_fields(name))
        else:
            change_guest(session.whole_store(), acting.occasion(), guest.guest_id, before, guest_in_fields(name))

    def withdraw() -> None:
        withdraw_guest(session.whole_store(), acting.occasion(), name, before)

    with streamlit.form(AGENDA.key(f"guest:{name}"), border=False):
        guest_fields(name, words)
        refusal_of(FORM)
        with streamlit.container(horizontal=True):
            done = "The guest is on the register."
            streamlit.form_submit_button("Keep the entry", on_click=AGENDA.keeping(save, done, FORM), type="primary")
            if guest is not None:
                gone = f"{guest.presenter} is off the register; the entry stays in History."
                streamlit.form_submit_button("Take it off the register", on_click=AGENDA.keeping(withdraw, gone, FORM))


def guest_fields(name: str, words: GuestWords) -> None:
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        words_field(
            "Who, by name or post",
            words.presenter,
            longest=LONGEST_NAME,
            key=AGENDA.key(f"{name}:presenter"),
            width=320,
        )
        words_field(
            "From whom", words.from_whom or "", longest=LONGEST_NAME, key=AGENDA.key(f"{name}:from_whom"), width=320
        )
    words_field("On what", words.topic, longest=LONGEST_WORDS, key=AGENDA.key(f"{name}:topic"), width=660)
    words_field(
        "What follows from it",
        words.follow_up or "",
        longest=LONGEST_WORDS,
        height=70,
        key=AGENDA.key(f"{name}:follow_up"),
        width=660,
    )


def guest_in_fields(name: str) -> GuestWords:
    return GuestWords(*(AGENDA.given(f"{name}:{field}") for field in ("presenter", "from_whom", "topic", "follow_up")))
