"""Keeping the plan: below what everyone reads, the few things that OCS and Compact Voice do to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit

from compact_dash.domain.permissions import Act
from compact_dash.ui import acting, parameters, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.html import show
from compact_dash.ui.plan.add import add_line
from compact_dash.ui.plan.carry import carry_over
from compact_dash.ui.plan.change import change_line
from compact_dash.ui.plan.draft import next_plan
from compact_dash.ui.plan.files import plan_files


@dataclass(frozen=True)
class Task:
    """One of the things to do: who may, and what is shown for it."""

    act: Act
    run: Callable[[], None]


TASKS: dict[str, Task] = {
    "Change a line": Task(Act.KEEP_PLAN, change_line),
    "Add a line": Task(Act.KEEP_PLAN, add_line),
    "Next year’s plan": Task(Act.DRAFT_PLAN, next_plan),
    "Carry over": Task(Act.DRAFT_PLAN, carry_over),
    "Import or take away": Task(Act.KEEP_PLAN, plan_files),
}


def keep_plan(as_at: date) -> None:
    """What the actor may do, one thing at a time; nothing is open until it is chosen."""
    allowed = [words for words, task in TASKS.items() if acting.can(task.act)]
    if not allowed:
        return
    show("plan/keep_head", past=as_at < session.today())
    notice()
    if as_at < session.today():
        return
    parameters.bound_choice("keep", allowed, "task")
    chosen = streamlit.segmented_control("What would you like to do?", allowed, key="keep", bind="query-params")
    if chosen is not None:
        TASKS[chosen].run()
        refusal_of(PLAN.part)
