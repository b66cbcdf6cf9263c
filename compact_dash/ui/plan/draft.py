"""Next year's Joint Action Plan: begun, written together, and published once it is whole."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan import draft_plan
from compact_dash.commands.plan.publish_plan import publish
from compact_dash.domain.limits import LONGEST_OBJECTIVE, LONGEST_PROMISE
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.draft import DraftPlan
from compact_dash.domain.plan.years import first_month
from compact_dash.reports.organisations import organisations
from compact_dash.reports.plan.keeping import ending_plans
from compact_dash.reports.plan.plan import joint_plans
from compact_dash.store import Store
from compact_dash.store.plan_drafts import plan_in_draft
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.day_field import day_field, day_given
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

WIDTH = 640
Command = Callable[[Store, Occasion], object]


def next_plan() -> None:
    draft = plan_in_draft(session.store())
    if draft is None:
        start_form()
        return
    show("plan/draft", draft=draft, owners=owners())
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
    """The form that begins a draft. Its first day decides the year; proposed is the day after the newest plan."""
    plans = joint_plans(session.store(), session.today())
    proposed = plans[0].ends_on + timedelta(days=1) if plans else date(session.today().year, first_month(), 1)
    show("plan/start")
    with streamlit.form(PLAN.key("start"), border=False):
        day_field("First day", PLAN.key("first_day"), value=proposed, width=200)
        start = doing(
            lambda store, who: draft_plan.start_draft(store, who, day_given(PLAN.key("first_day"), "First day")),
            "The draft is begun.",
        )
        streamlit.form_submit_button("Start the plan", on_click=start, type="primary")


def doing(command: Command, done: str, about: str = "") -> Callable[[], None]:
    """Return a button's callback: run the command on the draft, then say what was done."""

    def act() -> Done:
        command(session.whole_store(), acting.occasion())
        return Done(done, about)

    return PLAN.keeping(act)


def owners() -> dict[str, str]:
    return organisations(session.store()).owners


def objectives(draft: DraftPlan) -> dict[str, str]:
    return {row.objective_id: f"{place}. {row.title}" for place, row in enumerate(draft.objectives, start=1)}


def objective_form(draft: DraftPlan) -> None:
    with streamlit.form(PLAN.key("objective"), border=False):
        words_field("Objective", longest=LONGEST_OBJECTIVE, key=PLAN.key("objective_title"), width=WIDTH)
        add = doing(
            lambda store, who: draft_plan.add_objective(store, who, PLAN.given("objective_title")),
            "The objective is in the draft.",
        )
        streamlit.form_submit_button("Add the objective", on_click=add, type="primary")


def cell_form(draft: DraftPlan) -> None:
    known, owned_by = objectives(draft), owners()
    if not known:
        show("empty", words="Add an objective first: every action stands under one.")
        return
    with streamlit.form(PLAN.key("cell"), border=False):
        streamlit.selectbox(
            "Objective", list(known), format_func=lambda each: known[each], key=PLAN.key("cell_objective"), width=WIDTH
        )
        streamlit.selectbox(
            "Owner", list(owned_by), format_func=lambda each: owned_by[each], key=PLAN.key("cell_owner"), width=340
        )
        words_field("The action", height=100, longest=LONGEST_PROMISE, key=PLAN.key("cell_title"), width=WIDTH)
        add = doing(lambda store, who: draft_plan.add_cell(store, who, cell_typed()), "The action is in the draft.")
        streamlit.form_submit_button("Add the action", on_click=add, type="primary")


def cell_typed() -> draft_plan.CellWanted:
    """The action as the fields have it."""
    return draft_plan.CellWanted(*(PLAN.given(f"cell_{field}") for field in ("objective", "owner", "title")))


def change_form(draft: DraftPlan) -> None:
    """Reword or remove one objective or one action."""
    known, owned_by = objectives(draft), owners()
    words = {row.objective_id: row.title for row in draft.objectives} | {row.cell_id: row.title for row in draft.cells}
    named = known | {row.cell_id: f"{owned_by[row.owner]}: {row.title}" for row in draft.cells}
    chosen = streamlit.selectbox(
        "Objective or action",
        list(named),
        index=None,
        # Cut, because a list has one line of text for each.
        format_func=lambda each: named[each][:100],
        key=PLAN.key("part"),
        width=760,
    )
    if chosen is None:
        return
    part_form(chosen, words[chosen], is_objective=chosen in known)


def part_form(chosen: str, words: str, *, is_objective: bool) -> None:
    """Reword or remove a part. Rewording is refused where its words are no longer those on the page."""
    reword = draft_plan.reword_objective if is_objective else draft_plan.reword_cell
    remove = draft_plan.remove_objective if is_objective else draft_plan.remove_cell
    title = f"part_title:{chosen}"
    save = doing(lambda store, who: reword(store, who, chosen, PLAN.given(title), words), "The wording is saved.")
    take_out = doing(lambda store, who: remove(store, who, chosen), "It is out of the draft.")
    with streamlit.form(PLAN.key(f"part:{chosen}"), border=False):
        words_field("Wording", words, height=100, longest=LONGEST_PROMISE, key=PLAN.key(title), width=WIDTH)
        with streamlit.container(horizontal=True):
            streamlit.form_submit_button("Save the wording", on_click=save, type="primary")
            streamlit.form_submit_button(
                "Remove it, with its actions" if is_objective else "Remove it", on_click=take_out
            )


def publish_form(draft: DraftPlan) -> None:
    """A second question before everybody sees the plan, then the button that publishes it."""
    undecided = sum(len(row.undecided) for row in ending_plans(session.store(), draft, session.today()))
    show("plan/publish", draft=draft, undecided=undecided)
    if draft.lacking:
        return
    sure = streamlit.checkbox("I have read the draft and it may be published today", key=PLAN.key("publish_sure"))
    done = f"The {draft.title} is published, and its actions count from today. Choose {draft.year} above to see it."
    # The number of the last change on the page: what is published is what was read.
    publishing = doing(lambda store, who: publish(store, who, draft.last_no), done, "JAP")
    streamlit.button(
        "Publish the plan", on_click=publishing, type="primary", disabled=not sure, key=PLAN.key("publish")
    )


def drop_form(draft: DraftPlan) -> None:
    show("empty", words="Nobody will see the draft any more; History keeps what stood in it.")
    sure = streamlit.checkbox(f"Drop the draft of the {draft.title}", key=PLAN.key("drop_sure"))
    drop = doing(draft_plan.drop_draft, "The draft is dropped.")
    streamlit.button("Drop it", on_click=drop, disabled=not sure, key=PLAN.key("drop"))
