"""Choosing a department: by name for the reader, by code in the address."""

import streamlit

from compact_dash.reports.board.board import Board
from compact_dash.ui import parameters


def department_choice(board: Board) -> str | None:
    """The code of the department to show, kept in the address; None where there is no department."""
    names = {row.code: row.short_name for row in board.organisations}
    if not names:
        return None
    codes = list(names)
    asked = parameters.choice("department", codes, "department") or codes[0]
    chosen = streamlit.selectbox(
        "Department", codes, index=codes.index(asked), format_func=lambda code: names[code], key="chosen", width=250
    )
    # Not bound to the address by the widget: that would write the name where links carry the code.
    if chosen != asked or parameters.parameter("department"):
        streamlit.query_params["department"] = chosen
    return chosen
