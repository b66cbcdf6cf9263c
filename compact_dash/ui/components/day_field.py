"""A field for a day, typed as people write dates and read by our own reader, the day first.

Streamlit's calendar opens by itself over the fields below, begins with Sunday and cuts the year; what it cannot read
it drops without a word.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

import streamlit

from compact_dash.domain.errors import NotKept
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.typed_date import NoDate, day_as_typed, typed_day
from compact_dash.domain.wording import weekday_date
from compact_dash.ui import session


def day_field(
    label: str,
    key: str,
    on_change: Callable[[], None] | None = None,
    help: str | None = None,
    value: date | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """The text in the field, with the day that it says written out below."""
    text = streamlit.text_input(
        label,
        day_as_typed(value) if value else "",
        key=key,
        on_change=on_change or "rerun",
        placeholder=f"such as {day_as_typed(session.today())}",
        width=width,
        help=help,
    )
    day = readable_day(text or "")
    if day:
        streamlit.caption(weekday_date(day))
    return text or ""


def readable_day(text: str) -> date | None:
    """The day that a text says; None where it says none, which is refused where the field is read."""
    try:
        return typed_day(text, session.today())
    except NoDate:
        return None


def day_in(key: str, label: str) -> date | None:
    """The day in a field, or None where it says nothing, such as TBC.

    Raises:
        NotKept: what stands there is no date.
    """
    text = tidy_answer(str(streamlit.session_state.get(key) or ""))
    if text is None:
        return None
    try:
        return typed_day(text, session.today())
    except NoDate as unclear:
        raise NotKept(f"{label}: found “{text}”, expected {unclear}.") from unclear


def day_given(key: str, label: str) -> date:
    """The day in a field that must have one.

    Raises:
        NotKept: there is none.
    """
    found = day_in(key, label)
    if found is None:
        raise NotKept(f"{label}: found nothing, expected a day.")
    return found
