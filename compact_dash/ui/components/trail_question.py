"""The question put to the trail, from choices that stand in the address."""

from datetime import date

import streamlit

from compact_dash.reports.trail import ENTITIES, TrailQuestion, people
from compact_dash.ui import parameters, session
from compact_dash.ui.components.board_filters import choice

KINDS = {words: entity for entity, words in ENTITIES.items()}


def trail_question() -> TrailQuestion:
    """What the reader asks: a kind of fact, a person, a reference, a span of days."""
    with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = choice("kind", "All kinds", list(KINDS))
        person = choice("who", "Everyone", people(session.store()))
        about = streamlit.text_input(
            "About", key="about", bind="query-params", placeholder="Reference, such as HMT-04", width=220
        )
        first_day = day_choice("From", "first")
        last_day = day_choice("To", "last")
    return TrailQuestion(KINDS.get(kind or ""), person, about.strip() or None, first_day, last_day)


def day_choice(label: str, name: str) -> date | None:
    """A day of recording, kept in the address; empty for any."""
    parameters.day(name, session.today())
    chosen = streamlit.date_input(
        label,
        value=None,
        min_value=parameters.FIRST_DAY,
        max_value=session.today(),
        key=name,
        bind="query-params",
        format="DD/MM/YYYY",
        width=150,
    )
    return chosen if isinstance(chosen, date) else None
