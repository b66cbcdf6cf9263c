"""Plan: the Joint Action Plan, objective by owner, and its own measures; the end of its year; what cuts across it."""

import streamlit

from compact_dash.domain.action import ActionKind
from compact_dash.domain.house import house
from compact_dash.reports.plan.plan import joint_plans, place_in_force, plan_view
from compact_dash.reports.settings import settings
from compact_dash.ui import parameters, session
from compact_dash.ui.anchor import follow_anchor
from compact_dash.ui.board.filters import answer_in_browser
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.left_out import say_lines_left_out
from compact_dash.ui.html import show
from compact_dash.ui.plan.across import priorities_part, recommendations_part
from compact_dash.ui.plan.keeping import keep_plan
from compact_dash.ui.plan.matrix import plan_matrix
from compact_dash.ui.plan.views import OBJECTIVES, PRIORITIES, RECOMMENDATIONS, YEAR_END, view_choice
from compact_dash.ui.plan.year_end import year_end_part
from compact_dash.ui.refusals import refusals_said

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    plans = {row.year: row for row in joint_plans(session.store(), as_at)}
    parameters.bound_choice("year", plans, "plan year")
    running = place_in_force(list(plans.values()), as_at)
    year = streamlit.selectbox("Plan year", list(plans), running, key="year", bind="query-params", width=150)
    shown = view_choice()
view = plan_view(session.store(), plans[year], as_at, settings(session.store(), as_at)) if year else None
with title:
    show("plan/head", view=view, as_at=as_at, demonstration=session.programme().illustrative)
say_lines_left_out(as_at, ActionKind.COMMITMENT if shown == PRIORITIES else ActionKind.PLAN_ACTION)
if shown == PRIORITIES:
    priorities_part(as_at)
elif shown == RECOMMENDATIONS:
    recommendations_part(as_at)
elif view is None:
    show("empty", words=f"No {house().joint_plan} had been published by then. Choose a later day.")
elif shown == YEAR_END:
    year_end_part(view, as_at)
else:
    answer_in_browser()
    with refusals_said():
        plan_matrix(view, as_at)
if shown == OBJECTIVES:
    keep_plan(as_at)
follow_anchor()
