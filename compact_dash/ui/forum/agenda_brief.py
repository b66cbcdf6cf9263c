"""The chair's brief on an item: proposed from the data, edited, kept; for OCS and the chair alone."""

from dataclasses import fields

import streamlit

from compact_dash.commands.forum.keep_brief import FIELD_WORDS, LONGEST, save_brief
from compact_dash.domain.forum.brief import Brief
from compact_dash.domain.forum.candidates import shortened
from compact_dash.domain.forum.item import KeptItem
from compact_dash.reports.forum.kept_agenda import briefs, first_brief
from compact_dash.reports.forums import ForumRow
from compact_dash.reports.lines import Question
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of
from compact_dash.ui.components.fields import AGENDA
from compact_dash.ui.forum.agenda_change import choose_item
from compact_dash.ui.html import show

FORM = "agenda_brief"


def brief_of_item(forum: ForumRow) -> None:
    """One item's brief; until one is kept, the fields hold what the data proposes."""
    entry = choose_item(forum)
    if entry is None:
        return
    kept = briefs(session.store(), forum.forum_id)
    show("forum/agenda_brief_head", kept=entry.item_id in kept, number=len(kept))
    form(forum, entry, kept.get(entry.item_id))


def form(forum: ForumRow, entry: KeptItem, kept: Brief | None) -> None:
    before = AGENDA.seen(FORM, entry.item_id, kept)
    shown = kept or first_brief(entry, session.answer(Question(session.today(), rateable_only=True)))

    def save() -> None:
        given_brief = Brief(**{field.name: AGENDA.given(f"{entry.item_id}:{field.name}") for field in fields(Brief)})
        save_brief(session.whole_store(), acting.occasion(), forum.forum_id, entry.item_id, before, given_brief)

    with streamlit.form(AGENDA.key(f"brief:{entry.item_id}"), border=False):
        for name, words in FIELD_WORDS.items():
            streamlit.text_area(
                words,
                getattr(shown, name) or "",
                max_chars=LONGEST,
                height=130 if name == "line_to_take" else 70,
                key=AGENDA.key(f"{entry.item_id}:{name}"),
                width=760,
            )
        refusal_of(FORM)
        done = f"The brief on “{shortened(entry.title)}” is kept. Only OCS and the chair can read it."
        streamlit.form_submit_button("Keep the brief", on_click=AGENDA.keeping(save, done, FORM), type="primary")
