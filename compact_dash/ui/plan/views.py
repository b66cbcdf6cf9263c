"""What the Plan page shows of a plan: its objectives, the end of its year, or the board seen otherwise."""

import streamlit

from compact_dash.ui import parameters

OBJECTIVES, YEAR_END, PRIORITIES, RECOMMENDATIONS = "Objectives", "Year end", "Priorities", "Audit"
VIEWS = (OBJECTIVES, YEAR_END, PRIORITIES, RECOMMENDATIONS)


def view_choice() -> str:
    """The view that the address names; the objectives where it names none."""
    # Checked first: the control drops a view that there is not, without a word.
    parameters.bound_choice("view", VIEWS, "view")
    chosen = streamlit.segmented_control("View", VIEWS, default=OBJECTIVES, key="view", bind="query-params")
    return chosen or OBJECTIVES
