"""History: every change, who made it and when, what it was and what it became."""

from dataclasses import replace

import streamlit

from compact_dash.domain.errors import NotFound
from compact_dash.domain.sharing import not_shown
from compact_dash.papers import registry
from compact_dash.reports.history.entities import ENTITIES
from compact_dash.reports.history.mark import trail_head
from compact_dash.reports.history.trail import (
    EVERY_CHANGE,
    TrailQuestion,
    changes,
    changes_not_shown,
    people,
)
from compact_dash.ui import parameters, session
from compact_dash.ui.board.filters import choice
from compact_dash.ui.components.as_at import day_control
from compact_dash.ui.components.download import download
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.copies.put_back import put_back_form
from compact_dash.ui.html import address, show

KINDS = {words: entity for entity, words in ENTITIES.items()}
# The parameters of the choices. Others may stand in an address that was sent on, and go no further.
CHOICES = ("kind", "who", "about", "first", "last")


def trail_question() -> TrailQuestion:
    """The question in the choices: a kind of fact, a person, a reference, a span of days, and where to go on from."""
    with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = choice("kind", "All kinds", list(KINDS))
        person = choice("who", "Everyone", people(session.store()))
        about = streamlit.text_input(
            "About", key="about", bind="query-params", placeholder="Reference, such as HMT-04", width=220
        )
        first_day = day_control("From", "first", session.today())
        last_day = day_control("To", "last", session.today())
    if first_day and last_day and first_day > last_day:
        raise NotFound("The span begins after it ends. Choose a first day that is not later than the last.")
    older_than = parameters.whole_number("older_than", 1, session.head())
    return TrailQuestion(KINDS.get(kind or ""), person, about.strip() or None, first_day, last_day, older_than)


def address_from(older_than: int | None) -> str:
    """The address of the same question, from another change on downwards."""
    asked = {name: parameters.parameter(name) for name in CHOICES}
    return address("history", **asked, older_than=older_than)


show("history/history_head", demonstration=session.programme().illustrative)
question = trail_question()
store = session.store()
rows = changes(store, question)
hidden = changes_not_shown(store)
say_left_out(not_shown(hidden, "change") + (" Whatever is asked, they are in no answer." if hidden else ""))
show(
    "history/history",
    rows=rows,
    question=question,
    last=trail_head(store),
    older=address_from(rows[-1].change_no) if len(rows) == question.most else None,
    newest=address_from(None),
)
# The file has every change that answers, not only those of the page on view.
every = replace(question, older_than=None, most=EVERY_CHANGE)
download(registry.HISTORY, lambda: changes(store, every))
put_back_form()
