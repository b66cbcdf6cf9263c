"""The as-at control: every page can be read as at an earlier day."""

from datetime import date

import streamlit

from compact_dash.ui import parameters, session
from compact_dash.ui.html import show

FIRST_DAY = date(2013, 4, 1)


def head(template: str, **values: object) -> None:
    """The top of a page: its title on the left, with the control that `as_at` reads on the right."""
    show(template, demonstration=session.programme().illustrative, **values)


def as_at_control() -> date:
    """The day to read the page at: today unless the address or the reader says another."""
    latest = session.today()
    parameters.day("as_at", latest)
    chosen = streamlit.date_input(
        "As at",
        value=latest,
        min_value=FIRST_DAY,
        max_value=latest,
        key="as_at",
        bind="query-params",
        format="DD/MM/YYYY",
        width=150,
    )
    return chosen if isinstance(chosen, date) else latest
