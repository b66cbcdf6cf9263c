"""The slides of Present: one agenda item at a time, with the figures the pages show."""

from datetime import date, timedelta

import streamlit

from compact_dash.domain.agenda import DECISION, Item, timed
from compact_dash.domain.movement import WORDS
from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board import Board, Standing
from compact_dash.reports.lines import Question
from compact_dash.reports.meetings import LogAction, action_log
from compact_dash.reports.plan import PlanView, joint_plans, plan_view
from compact_dash.reports.readiness import Readiness
from compact_dash.reports.settings import settings
from compact_dash.ui import session
from compact_dash.ui.components.agenda_parts import starts
from compact_dash.ui.components.progress_table import movement
from compact_dash.ui.components.why import whys
from compact_dash.ui.html import show


def slide(board: Board, ready: Readiness, place: int) -> None:
    """The item at a place of the agenda, counted from 1."""
    items = timed(ready.agenda.items, starts(ready.forum))
    starts_at, item = items[place - 1]
    wanted = {ref: order for order, ref in enumerate(item.refs)}
    lines = [line for line in session.answer(Question(board.as_at, rateable_only=True)) if line.ref in wanted]
    standing = department_of(board, item)
    total = board.total()
    show(
        "slide",
        item=item,
        forum=ready.forum,
        board=board,
        place=place,
        places=len(items),
        starts_at=starts_at.strftime("%H:%M"),
        ends_at=(starts_at + timedelta(minutes=item.minutes)).strftime("%H:%M"),
        total=total,
        decisions=[row.title for _, row in items if row.purpose == DECISION] if item.kind == "welcome" else [],
        following=items[place][1] if place < len(items) else None,
        demonstration=session.programme().illustrative,
        columns=[*COUNTED[:6], *(rating for rating in COUNTED[6:] if total.counts[rating])],
        movements={row.organisation.code: movement(row.tally.movement, board) for row in board.standings()},
        plan=newest_plan(board.as_at) if item.kind == "plan" else None,
        departments=len(board.organisations),
        log=actions_of(board, item),
        standing=standing,
        before=board.columns[-1].overalls.get(standing.organisation.id) if standing and board.columns else None,
        lines=sorted(lines, key=lambda line: wanted[line.ref]),
        why=whys(lines),
        movement_words=WORDS,
    )


def actions_of(board: Board, item: Item) -> list[LogAction]:
    """The actions an item is about: those not done for the action log, the last Forum's for matters arising."""
    log = action_log(session.store(), board.as_at)
    if item.kind == "action_log":
        return [row for row in log if row.done_on is None]
    if item.kind == "minutes" and board.compared:
        return [row for row in log if row.raised_on == board.compared.held_on]
    return []


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
