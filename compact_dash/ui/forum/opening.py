"""Opening a Forum: one press on its day, and before or after it a question first."""

from collections.abc import Callable

import streamlit

from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import open_forum, refuse_opening
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.forum import ForumRow, opening_question
from compact_dash.domain.house import house, in_house_words
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt
from compact_dash.ui.html import show

NAME, ASKED = "chair", "opening_asked"
DONE = "The {forum} is open. The wall shows what was known now, and what you capture."


def opening(forum: ForumRow, draft: Draft | None) -> None:
    """The button that pins the figures; where no agenda is kept yet, the draft is taken with it."""
    words = f"Take the draft and open the {house().forum}" if draft else f"Open the {house().forum}"
    question = opening_question(forum, session.today())
    if not question:
        streamlit.button(words, on_click=opens(forum, draft, sure=False), type="primary")
        return
    streamlit.button(words, on_click=ask, args=(forum.forum_id,), key="open_forum")
    if streamlit.session_state.get(ASKED) == forum.forum_id:
        confirm(forum, draft, question)


def opens(forum: ForumRow, draft: Draft | None, *, sure: bool) -> Callable[[], None]:
    """A button's callback."""
    return attempt(NAME, beginning(forum, draft, sure=sure), in_house_words(DONE))


def beginning(forum: ForumRow, draft: Draft | None, *, sure: bool) -> Callable[[], None]:
    def begin() -> None:
        store, occasion = session.whole_store(), acting.occasion()
        if draft is not None:
            # Asked first: a Forum that cannot be opened must not take the draft.
            refuse_opening(store, occasion, forum.forum_id, sure=sure)
            take_draft(store, occasion, forum.forum_id, draft)
        open_forum(store, occasion, forum.forum_id, sure=sure)
        ask(None)

    return begin


def ask(forum_id: str | None) -> None:
    """Ask whether a Forum is to be opened on another day than its own; None takes the question away."""
    streamlit.session_state[ASKED] = forum_id


def confirm(forum: ForumRow, draft: Draft | None, question: str) -> None:
    show("forum/opening", forum=forum, question=question)
    with streamlit.container(horizontal=True):
        streamlit.button(
            "Yes, open it now", on_click=opens(forum, draft, sure=True), type="primary", key="sure_to_open"
        )
        streamlit.button("Not now", on_click=ask, args=(None,), key="open_forum_not")
