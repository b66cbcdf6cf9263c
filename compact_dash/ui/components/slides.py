"""The slides of Present: one agenda item at a time, with the figures the pages show."""

from datetime import date

import streamlit

from compact_dash.domain.agenda import Item, timed
from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board import Board, Standing
from compact_dash.reports.lines import Question
from compact_dash.reports.meetings import action_log
from compact_dash.reports.plan import PlanView, joint_plans, plan_view
from compact_dash.reports.readiness import Readiness
from compact_dash.reports.settings import settings
from compact_dash.ui import session
from compact_dash.ui.components.agenda_parts import starts
from compact_dash.ui.components.progress_table import movement
from compact_dash.ui.components.why import whys
from compact_dash.ui.html import show

MOVEMENT_WORDS = {
    "better": "Better",
    "same": "Same",
    "worse": "Worse",
    "newly_rated": "Newly rated",
    "went_silent": "Went silent",
    "removed": "Removed",
}


def slide(board: Board, ready: Readiness, place: int) -> None:
    """The item at a place of the agenda, counted from 1."""
    items = timed(ready.agenda.items, starts(ready.forum))
    starts_at, item = items[place - 1]
    wanted = {ref: order for order, ref in enumerate(item.refs)}
    lines = [line for line in session.answer(Question(board.as_at, rateable_only=True)) if line.ref in wanted]
    standing = department_of(board, item)
    log = [row for row in action_log(session.store(), board.as_at) if row.done_on is None]
    show(
        "slide",
        item=item,
        forum=ready.forum,
        board=board,
        place=place,
        places=len(items),
        starts_at=starts_at.strftime("%H:%M"),
        following=items[place][1] if place < len(items) else None,
        demonstration=session.programme().illustrative,
        columns=COUNTED[:6],
        movements={row.organisation.code: movement(row.tally.movement, board) for row in board.standings()},
        plan=newest_plan(board.as_at) if item.kind == "plan" else None,
        departments=len(board.organisations),
        log=log if item.kind == "action_log" else [],
        standing=standing,
        before=board.columns[-1].overalls.get(standing.organisation.id) if standing and board.columns else None,
        lines=sorted(lines, key=lambda line: wanted[line.ref]),
        why=whys(lines),
        movement_words=MOVEMENT_WORDS,
    )


def department_of(board: Board, item: Item) -> Standing | None:
    return next((row for row in board.standings() if row.organisation.code == item.department), None)


def newest_plan(as_at: date) -> PlanView | None:
    """The Joint Action Plan last published."""
    plans = joint_plans(session.store(), as_at)
    return plan_view(session.store(), plans[0], as_at, settings(session.store(), as_at)) if plans else None


def steps(place: int, places: int) -> None:
    """The keys and buttons that move through the agenda; the place stands in the address, so F5 keeps it."""

    def go(target: int) -> None:
        streamlit.query_params["item"] = str(target)

    with streamlit.container(horizontal=True, vertical_alignment="center"):
        streamlit.button(
            "Previous", shortcut="Left", on_click=go, args=(place - 1,), disabled=place == 1, key="previous"
        )
        streamlit.button("Next", shortcut="Right", on_click=go, args=(place + 1,), disabled=place == places, key="next")
        show("leave")
