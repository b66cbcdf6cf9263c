"""The board's filters, each kept in the address."""

import streamlit

from compact_dash.domain.rating import COUNTED, WORDS
from compact_dash.reports.board import Board, Filters
from compact_dash.ui import parameters

RATINGS = {WORDS[rating]: rating.value for rating in COUNTED}


def board_filters(board: Board) -> Filters:
    """What the reader narrowed the board to."""
    cells = board.cells
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        department = choice("department", "All departments", [row.code for row in board.organisations])
        theme = choice("theme", "All themes", sorted({cell.theme for cell in cells if cell.theme}))
        plan = choice("plan", "All plans", sorted({cell.plan for cell in cells if cell.plan}))
        tags = {tag for cell in cells for tag in (cell.priorities or "").split("; ") if tag}
        priority = choice("priority", "All priorities", sorted(tags))
        rating = choice("rating", "All ratings", list(RATINGS))
        disputed_only = streamlit.checkbox("Claim above dates only", key="disputed", bind="query-params")
        without_general = streamlit.checkbox("Without general policy", key="specific", bind="query-params")
    return Filters(
        department=department,
        theme=theme,
        plan=plan,
        priority=priority,
        rating=RATINGS[rating] if rating else None,
        disputed_only=disputed_only,
        without_general=without_general,
    )


def choice(name: str, everything: str, options: list[str]) -> str | None:
    """One select box; None for everything, which the address leaves out."""
    parameters.choice(name, options, name)
    chosen = streamlit.selectbox(
        name.capitalize(),
        options,
        index=None,
        placeholder=everything,
        key=name,
        bind="query-params",
        label_visibility="collapsed",
        width=148,
    )
    return str(chosen) if chosen is not None else None
