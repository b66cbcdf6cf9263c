"""The as-at control: every page can be read as at an earlier day."""

from datetime import date

import streamlit

from compact_dash.ui import parameters, session


def as_at_control() -> date:
    """The day to read the page at: today unless the address or the reader says another."""
    latest = session.today()
    parameters.day("as_at", latest)
    chosen = streamlit.date_input(
        "As at",
        value=latest,
        min_value=parameters.FIRST_DAY,
        max_value=latest,
        key="as_at",
        bind="query-params",
        format="DD/MM/YYYY",
        width=150,
    )
    return chosen if isinstance(chosen, date) else latest
