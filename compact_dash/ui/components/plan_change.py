"""Changing a line of the plan: choose it, choose what to do, fill in what that needs."""

import streamlit

from compact_dash.commands.plan_family import Family, family_of
from compact_dash.domain.line import RatedLine
from compact_dash.reports.lines import Question
from compact_dash.ui import session
from compact_dash.ui.components.plan_changes import CHANGES, Change
from compact_dash.ui.components.plan_said import carry_out, key, last_shown
from compact_dash.ui.html import show

LONGEST_SHOWN = 90


def plan_lines() -> dict[str, RatedLine]:
    """Every line of the plan by its reference: commitments first, then plan actions with their departments' lines."""
    kinds = ("commitment", "plan_action")
    return {line.ref: line for kind in kinds for line in session.answer(Question(session.today(), kind=kind))}


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
        key=key("line"),
        width=760,
    )
    if ref is None:
        return
    family = family_of(session.whole_store(), ref)
    show("plan_line", family=family, line=lines[ref])
    possible = {change.words: change for change in CHANGES if change.applies(family)}
    wanted = streamlit.radio("What to do", list(possible), index=None, horizontal=True, key=key(f"what:{ref}"))
    if wanted is not None:
        change_form(family, possible[wanted])


def change_form(family: Family, change: Change) -> None:
    """The fields of one change, its reason, and one button."""
    ref = family.line.ref
    seen = last_shown(f"plan_seen:{ref}", family.line.version_no)
    show("plan_effect", words=change.effect(family))
    with streamlit.form(key(f"change:{ref}:{change.words}"), border=False):
        act = change.ask(family)
        reason = streamlit.text_input("Reason", max_chars=300, key=key(f"reason:{ref}"), width=640)
        pressed = streamlit.form_submit_button(change.button, type="primary")
    if pressed:
        carry_out(lambda: (act(reason, seen), ref))
