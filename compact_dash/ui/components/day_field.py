"""A field for a day: around the programme's own today, which on a demonstration is long past."""

from collections.abc import Callable
from datetime import date

import streamlit

from compact_dash.ui import session

YEARS_BACK, YEARS_AHEAD = 5, 11


def day_field(
    label: str, key: str, on_change: Callable[[], None] | None = None, help: str | None = None
) -> date | None:
    """The day given, or None. Left alone, the control would allow ten years around the computer's clock."""
    year = session.today().year
    return streamlit.date_input(
        label,
        value=None,
        min_value=date(year - YEARS_BACK, 1, 1),
        max_value=date(year + YEARS_AHEAD, 12, 31),
        key=key,
        on_change=on_change,
        help=help,
        format="DD/MM/YYYY",
    )
