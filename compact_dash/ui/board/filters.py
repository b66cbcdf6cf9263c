"""The board's filters, each kept in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit

from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board.tally import Filters
from compact_dash.ui import parameters, readings
from compact_dash.ui.sight import Sight, kept

RATINGS = {rating.word: rating for rating in COUNTED}
RATING_WORDS = tuple(RATINGS)


@dataclass(frozen=True)
class Choices:
    """The values that each filter of a board offers."""

    departments: tuple[str, ...]
    themes: tuple[str, ...]
    plans: tuple[str, ...]
    priorities: tuple[str, ...]


# As many as of the board they are read from.
@kept(most=24)
def choices_at(sight: Sight, as_at: date) -> Choices:
    """The values that occur on the board as at a date."""
    board = readings.board_at(sight, as_at)
    tags = {tag for cell in board.cells for tag in (cell.priorities or "").split("; ") if tag}
    return Choices(
        departments=tuple(row.code for row in board.organisations),
        themes=tuple(sorted({cell.theme for cell in board.cells if cell.theme})),
        plans=tuple(sorted({cell.plan for cell in board.cells if cell.plan})),
        priorities=tuple(sorted(tags)),
    )


def board_filters(offered: Choices) -> Filters:
    """Ask the reader what to narrow the board to, and return it."""
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        department = choice("department", "All departments", offered.departments)
        theme = choice("theme", "All themes", offered.themes)
        plan = choice("plan", "All plans", offered.plans)
        priority = choice("priority", "All priorities", offered.priorities)
        rating = choice("rating", "All ratings", RATING_WORDS)
    # A row of their own: beside the boxes one of them stood alone.
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        disputed_only = tick("Claim above dates only", "disputed")
        worse_only = tick("Worse than agreed only", "worse_than_agreed")
        without_general = tick("Hide general policy", "specific")
    return Filters(
        department=department,
        theme=theme,
        plan=plan,
        priority=priority,
        rating=RATINGS[rating] if rating else None,
        disputed_only=disputed_only,
        worse_only=worse_only,
        without_general=without_general,
    )


def choice(name: str, everything: str, options: Sequence[str]) -> str | None:
    """One select box; None for everything, which the address leaves out."""
    parameters.bound_choice(name, options, name)
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


def tick(label: str, name: str) -> bool:
    """One check box, kept in the address as true or false."""
    # Checked here, because the control drops any other value without a word.
    parameters.choice(name, ("true", "false"), f"value of {name}")
    return streamlit.checkbox(label, key=name, bind="query-params")
