"""Days chosen on a page and kept in its address: above all the as-at day that every page can be read at."""

from datetime import date

import streamlit

from compact_dash.domain.house import house
from compact_dash.ui import parameters, session


def as_at_control() -> date:
    """The day to read the page at: today unless the address or the reader says another."""
    return day_control("As at", "as_at", session.today(), default=session.today()) or session.today()


def day_control(label: str, name: str, latest: date, default: date | None = None, width: int = 150) -> date | None:
    """A day up to `latest`; the default when the address and the reader say none."""
    # Checked here, because the control drops a day it cannot take and shows another without a word.
    parameters.day(name, latest)
    chosen = streamlit.date_input(
        label,
        value=default,
        min_value=house().first_day,
        max_value=latest,
        key=name,
        # F5 and a link that is sent on keep the day.
        bind="query-params",
        format="DD/MM/YYYY",
        width=width,
    )
    return chosen if isinstance(chosen, date) else None


def past_day(as_at: date) -> date | None:
    """The day for the links of a page, where it is not today."""
    return as_at if as_at < session.today() else None
