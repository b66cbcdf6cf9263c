"""The board's filters, each kept in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit

from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board.board import Board
from compact_dash.reports.board.tally import Filters
from compact_dash.ui import parameters, readings
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

RATINGS = {rating.word: rating for rating in COUNTED}
RATING_WORDS = tuple(RATINGS)
TICKS = {
    "disputed": "Claim above dates only",
    "worse_than_agreed": "Worse than agreed only",
    "specific": "Hide general policy",
}
SCRIPT = (Path(__file__).parent.parent / "static" / "filters.js").read_text(encoding="utf-8").strip()
# In the session: what the bar was first drawn with.
BAR = "filters:bar"


@dataclass(frozen=True)
class Choices:
    """The values that each filter of a board offers."""

    departments: tuple[str, ...]
    themes: tuple[str, ...]
    plans: tuple[str, ...]
    priorities: tuple[str, ...]

    @property
    def narrowing(self) -> dict[str, list[tuple[str, str]]]:
        """What leaves out lines of a department: what the address says for each choice, and the choice's own value."""
        named = {"theme": self.themes, "plan": self.plans, "priority": self.priorities}
        offered = {name: [(value, value) for value in values] for name, values in named.items()}
        ratings = [(word, rating.value) for word, rating in RATINGS.items()]
        return offered | {"rating": ratings} | {name: [("true", "true")] for name in TICKS}


# As many as of the board they are read from.
@kept(most=24)
def choices_at(sight: Sight, as_at: date) -> Choices:
    """The values that occur on the board as at a date."""
    return offered_by(readings.board_at(sight, as_at))


def offered_by(board: Board) -> Choices:
    """The values that occur on a board."""
    tags = {tag for cell in board.cells for tag in (cell.priorities or "").split("; ") if tag}
    return Choices(
        departments=tuple(row.code for row in board.organisations),
        themes=tuple(sorted({cell.theme for cell in board.cells if cell.theme})),
        plans=tuple(sorted({cell.plan for cell in board.cells if cell.plan})),
        priorities=tuple(sorted(tags)),
    )


def board_filters(offered: Choices) -> Filters:
    """Offer what to narrow the board to, and return what the address says.

    The bar itself narrows the table in the browser (static/filters.js) and tells the server nothing. It is drawn as
    the visit found it: drawn anew after each choice, it would be taken from under the hand that chooses.
    """
    filters = filters_of_address(offered)
    bar = streamlit.session_state.setdefault(BAR, filters)
    streamlit.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
    show(
        "board/filters",
        boxes=boxes(offered),
        ticks=TICKS.items(),
        chosen=dict.fromkeys([*dict(offered.narrowing), "department"]) | bar.as_parameters,
    )
    return filters


def boxes(offered: Choices) -> list[tuple[str, str, Sequence[str]]]:
    """Each choice among several: its name, the words for all of them, and what there is to choose."""
    return [
        ("department", "All departments", offered.departments),
        ("theme", "All themes", offered.themes),
        ("plan", "All plans", offered.plans),
        ("priority", "All priorities", offered.priorities),
        ("rating", "All ratings", RATING_WORDS),
    ]


def filters_of_address(offered: Choices) -> Filters:
    """The filters as the address has them.

    Raises:
        NotFound: the address names a value that is not offered.
    """
    found = {name: parameters.choice(name, options, name) for name, _, options in boxes(offered)}
    ticked = {name: parameters.choice(name, ("true", "false"), f"value of {name}") == "true" for name in TICKS}
    rating = found["rating"]
    return Filters(
        department=found["department"],
        theme=found["theme"],
        plan=found["plan"],
        priority=found["priority"],
        rating=RATINGS[rating] if rating else None,
        disputed_only=ticked["disputed"],
        worse_only=ticked["worse_than_agreed"],
        without_general=ticked["specific"],
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
