"""A field for words that takes more than may be kept: what is too long stays in sight and is refused with a number.

Streamlit's own limit (`max_chars`) drops a paste that goes beyond it without a word.
"""

from collections.abc import Callable
from typing import Literal

import streamlit

from compact_dash.ui.components import unsaved


def words_field(
    label: str,
    value: str = "",
    *,
    longest: int,
    key: str,
    height: int | None = None,
    width: int | Literal["stretch"] = "stretch",
    placeholder: str = "",
    help: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> str:
    """The words in the field: one line of them, or several where it has a height."""
    unsaved.limit(key, label, longest)
    act: Callable[[], None] | Literal["rerun"] = on_change or "rerun"
    if height is None:
        given = streamlit.text_input(
            label, value, key=key, width=width, placeholder=placeholder, on_change=act, help=help
        )
    else:
        given = streamlit.text_area(
            label, value, key=key, width=width, placeholder=placeholder, on_change=act, help=help, height=height
        )
    return given or ""
