"""Changing a line of the plan: choose it, choose what to do, fill in what that needs."""

import streamlit

from compact_dash.commands.plan.family import Family, family_of
from compact_dash.domain.board.line import RatedLine
from compact_dash.reports.lines import Question
from compact_dash.ui import readings, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.html import show
from compact_dash.ui.plan.changes import CHANGES, Change

LONGEST_SHOWN = 90


def plan_lines() -> dict[str, RatedLine]:
    """Every line of the plan by its reference: commitments first, then plan actions with their departments' lines."""
    kinds = ("commitment", "plan_action")
    return {line.ref: line for kind in kinds for line in readings.lines(Question(session.today(), kind=kind))}


def called(line: RatedLine) -> str:
    words = f"{line.ref}  {line.title}"
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def change_line() -> None:
    lines = plan_lines()
    ref = streamlit.selectbox(
        "Line",
        list(lines),
        index=None,
        format_func=lambda ref: called(lines[ref]),
        placeholder="Type a reference or a word of it",
        key=PLAN.key("line"),
        width=760,
    )
    if ref is None:
        return
    family = family_of(session.whole_store(), ref)
    show("plan/line", family=family, line=lines[ref])
    possible = {change.words: change for change in CHANGES if change.applies(family)}
    wanted = streamlit.radio("What to do", list(possible), index=None, horizontal=True, key=PLAN.key(f"what:{ref}"))
    if wanted is not None:
        change_form(family, possible[wanted])


def change_form(family: Family, change: Change) -> None:
    """The fields of one change, its reason, and one button, which answers to the wording that was on the page."""
    line = family.line
    show("plan/effect", words=change.effect(family))
    with streamlit.form(PLAN.key(f"change:{line.ref}:{change.words}"), border=False):
        do = change.ask(family)
        streamlit.text_input("Reason", max_chars=300, key=PLAN.key(f"reason:{line.ref}"), width=640)

        def act() -> Done:
            return Done(do(PLAN.given(f"reason:{line.ref}"), line.version_no), line.ref)

        streamlit.form_submit_button(change.button, on_click=PLAN.keeping(act), type="primary")
