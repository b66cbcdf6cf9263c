"""Keeping the plan: below what everyone reads, the few things that OCS and Compact Voice do to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit

from compact_dash.commands.plan.family import Family, family_of
from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import CompactError
from compact_dash.domain.limits import LONGEST_PLAN_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.tables import PlanCopy
from compact_dash.domain.wording import as_list
from compact_dash.papers import registry
from compact_dash.reports.lines import Question
from compact_dash.store.plan_tables import plan_tables
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.attempt import Done, notice, refusal_of
from compact_dash.ui.components.download import download
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.components.upload import files_field
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.plan.add import add_line
from compact_dash.ui.plan.carry import carry_over
from compact_dash.ui.plan.changes import CHANGES, LineChange
from compact_dash.ui.plan.draft import next_plan

# For mypy alone: `plan_files` says why the module is not loaded.
if TYPE_CHECKING:
    from compact_dash.intake.plan.sheets import PlanSheet


# Letters of a line in the list, which has one line of text for each.
LONGEST_SHOWN = 90


def plan_lines() -> dict[str, RatedLine]:
    """Every line of the plan by its reference: commitments first, then plan actions with their departments' lines."""
    return {line.ref: line for kind in RATED_KINDS for line in readings.lines(Question(session.today(), kind=kind))}


def line_words(line: RatedLine) -> str:
    words = f"{line.ref}  {line.title}"
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def change_line() -> None:
    lines = plan_lines()
    ref = streamlit.selectbox(
        "Line",
        list(lines),
        index=None,
        format_func=lambda ref: line_words(lines[ref]),
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


def change_form(family: Family, change: LineChange) -> None:
    """The fields of one change, its reason, and one button, which answers to the wording that was on the page."""
    line = family.line
    show("plan/effect", words=change.effect(family))
    with streamlit.form(PLAN.key(f"change:{line.ref}:{change.words}"), border=False):
        do = change.ask(family)
        words_field("Reason", longest=LONGEST_PLAN_REASON, key=PLAN.key(f"reason:{line.ref}"), width=640)

        def act() -> Done:
            return Done(do(PLAN.given(f"reason:{line.ref}"), line.version_no), line.ref)

        streamlit.form_submit_button(change.button, on_click=PLAN.keeping(act), type="primary")


def plan_files() -> None:
    # Only here: the libraries behind a workbook are not loaded by any other page.
    from compact_dash.commands.plan.import_plan import check_import
    from compact_dash.intake.plan.sheets import remarks_of, sheets_of

    show("plan/files")
    store, today = session.store(), session.today()
    download(registry.PLAN_WORKBOOK, lambda: PlanCopy(plan_tables(store), today), today)
    # In turns, because an uploader can be emptied in no other way than by a new key.
    given = files_field("One workbook, or CSV files", ["xlsx", "csv"], PLAN.key("files"), width=760)
    if not given:
        return
    files = {each.name: each.getvalue() for each in given}
    try:
        sheets = sheets_of(files)
        # Before the rest: a refusal may come of it.
        if remarks := remarks_of(sheets):
            show("plan/remarks", remarks=remarks)
        found = check_import(session.whole_store(), sheets, today)
    except CompactError as refusal:
        show("returns/excel_refused", name=as_list(list(files)), sentences=str(refusal).splitlines())
        return
    show("plan/import", words=found.words, names=as_list(list(files)))
    if found.words:
        taking = PLAN.keeping(lambda: take_in(sheets))
        streamlit.button("Add all of it to the plan", on_click=taking, type="primary", key=PLAN.key("import"))


def take_in(sheets: "Sequence[PlanSheet]") -> Done:
    # Imported here for the reason given in `plan_files`.
    from compact_dash.commands.plan.import_plan import import_plan

    done = import_plan(session.whole_store(), acting.occasion(), sheets)
    return Done(f"Added {as_list(done.words)}.", "")


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
    """Offer the actor what they may do to the plan, one thing at a time; nothing is open until it is chosen."""
    allowed = [words for words, task in TASKS.items() if acting.can(task.act)]
    if not allowed:
        return
    show("plan/keep_head", past=as_at < session.today())
    notice()
    if as_at < session.today():
        return
    # Checked first: the control drops a task that this reader may not do, without a word.
    parameters.bound_choice("keep", allowed, "task")
    chosen = streamlit.segmented_control("What would you like to do?", allowed, key="keep", bind="query-params")
    if chosen is not None:
        TASKS[chosen].run()
        refusal_of(PLAN.part)
