"""Next year's Joint Action Plan: begun, written together, and published once it is whole."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit

from compact_dash.commands import draft_plan
from compact_dash.commands.publish_plan import publish
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan_draft import OWNERS, DraftPlan
from compact_dash.reports.plan import joint_plans
from compact_dash.reports.plan_keeping import ending_plans
from compact_dash.store.plan_drafts import plan_in_draft
from compact_dash.ui import acting, session
from compact_dash.ui.components.plan_said import carry_out, key, last_shown
from compact_dash.ui.html import show

WIDTH = 640


def next_plan() -> None:
    draft = plan_in_draft(session.store())
    if draft is None:
        start_form()
        return
    show("plan_draft", draft=draft, owners=OWNERS)
    steps: dict[str, Callable[[DraftPlan], None]] = {
        "Add an objective": objective_form,
        "Add an action": cell_form,
        "Change or remove": change_form,
    }
    if acting.can(Act.KEEP_PLAN):
        steps |= {"Publish": publish_form, "Drop the draft": drop_form}
    chosen = streamlit.radio("What to do with the draft", list(steps), index=None, horizontal=True, key="draft_step")
    if chosen is not None:
        steps[chosen](draft)


def start_form() -> None:
    """The first day decides the year; it is proposed from the newest plan's last."""
    plans = joint_plans(session.store(), session.today())
    proposed = plans[0].ends_on + timedelta(days=1) if plans else date(session.today().year, 4, 1)
    show("plan_start")
    with streamlit.form(key("start"), border=False):
        day = streamlit.date_input("First day", proposed, format="DD/MM/YYYY", key=key("first_day"), width=160)
        pressed = streamlit.form_submit_button("Start the plan", type="primary")
    if pressed and isinstance(day, date):
        do(lambda: draft_plan.start_draft(session.whole_store(), acting.occasion(), day), "The draft is begun.")


def do(command: Callable[[], object], done: str, about: str = "") -> None:
    def act() -> tuple[str, str]:
        command()
        return done, about

    carry_out(act)


def objectives(draft: DraftPlan) -> dict[str, str]:
    return {row.objective_id: f"{place}. {row.title}" for place, row in enumerate(draft.objectives, start=1)}


def objective_form(draft: DraftPlan) -> None:
    with streamlit.form(key("objective"), border=False):
        title = streamlit.text_input("Objective", max_chars=300, key=key("objective_title"), width=WIDTH)
        pressed = streamlit.form_submit_button("Add the objective", type="primary")
    if pressed:
        do(
            lambda: draft_plan.add_objective(session.whole_store(), acting.occasion(), title),
            "The objective is in the draft.",
        )


def cell_form(draft: DraftPlan) -> None:
    known = objectives(draft)
    if not known:
        show("empty", words="Add an objective first: every action stands under one.")
        return
    with streamlit.form(key("cell"), border=False):
        objective = streamlit.selectbox(
            "Objective", list(known), format_func=lambda each: known[each], key=key("cell_objective"), width=WIDTH
        )
        owner = streamlit.selectbox(
            "Owner", list(OWNERS), format_func=lambda each: OWNERS[each], key=key("cell_owner"), width=340
        )
        title = streamlit.text_area("The action", max_chars=500, key=key("cell_title"), width=WIDTH)
        pressed = streamlit.form_submit_button("Add the action", type="primary")
    if pressed:
        wanted = draft_plan.CellWanted(objective, owner, title)
        do(
            lambda: draft_plan.add_cell(session.whole_store(), acting.occasion(), wanted),
            "The action is in the draft.",
        )


def change_form(draft: DraftPlan) -> None:
    """Reword or remove one objective or one action."""
    known = objectives(draft)
    words = {row.objective_id: row.title for row in draft.objectives} | {row.cell_id: row.title for row in draft.cells}
    named = known | {row.cell_id: f"{OWNERS[row.owner]}: {row.title}" for row in draft.cells}
    chosen = streamlit.selectbox(
        "Objective or action",
        list(named),
        index=None,
        format_func=lambda each: named[each][:100],
        key=key("part"),
        width=760,
    )
    if chosen is None:
        return
    with streamlit.form(key(f"part:{chosen}"), border=False):
        title = streamlit.text_area(
            "Wording", words[chosen], max_chars=500, key=key(f"part_title:{chosen}"), width=WIDTH
        )
        with streamlit.container(horizontal=True):
            saved = streamlit.form_submit_button("Save the wording", type="primary")
            removed = streamlit.form_submit_button("Remove it, with its actions" if chosen in known else "Remove it")
    store, occasion = session.whole_store(), acting.occasion()
    was = last_shown(f"plan_part:{chosen}", words[chosen])
    reword = draft_plan.reword_objective if chosen in known else draft_plan.reword_cell
    remove = draft_plan.remove_objective if chosen in known else draft_plan.remove_cell
    if saved:
        do(lambda: reword(store, occasion, chosen, title, was), "The wording is saved.")
    if removed:
        do(lambda: remove(store, occasion, chosen), "It is out of the draft.")


def publish_form(draft: DraftPlan) -> None:
    """A second question before everybody sees it; what is published is what stood on the page."""
    undecided = sum(len(row.undecided) for row in ending_plans(session.store(), draft, session.today()))
    show("plan_publish", draft=draft, undecided=undecided)
    if draft.lacking:
        return
    sure = streamlit.checkbox("I have read the draft and it may be published today", key=key("publish_sure"))
    seen_no = last_shown("plan_draft_seen", draft.last_no)
    if streamlit.button("Publish the plan", type="primary", disabled=not sure, key=key("publish")):
        do(
            lambda: publish(session.whole_store(), acting.occasion(), seen_no),
            f"The {draft.title} is published, and its actions count from today. Choose {draft.year} above to see it.",
            "JAP",
        )


def drop_form(draft: DraftPlan) -> None:
    show("empty", words="Nobody will see the draft any more; History keeps what stood in it.")
    sure = streamlit.checkbox(f"Drop the draft of the {draft.title}", key=key("drop_sure"))
    if streamlit.button("Drop it", disabled=not sure, key=key("drop")):
        do(lambda: draft_plan.drop_draft(session.whole_store(), acting.occasion()), "The draft is dropped.")
