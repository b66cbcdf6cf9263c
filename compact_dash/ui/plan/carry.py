"""Carrying over: each unfinished action of a plan that ends, and a decision on it."""

from collections.abc import Mapping
from typing import Any

import streamlit

from compact_dash.commands.plan.add_line import NewPlanAction
from compact_dash.commands.plan.carry_over import Carrying, carry_into_draft, carry_into_plan, close
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_PLAN_REASON, LONGEST_PROMISE
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.draft import DraftPlan
from compact_dash.reports.plan.keeping import Fate, ending_plans
from compact_dash.reports.plan.plan import PublishedPlan, joint_plans, objectives_of
from compact_dash.store.plan_drafts import plan_in_draft
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

CARRY, CLOSE = "Carry it on", "Close it"
WIDTH = 640


def carry_over() -> None:
    store, today = session.store(), session.today()
    draft = plan_in_draft(store)
    ending = ending_plans(store, draft, today)
    newest = joint_plans(store, today)[:1]
    target = draft.title if draft else newest[0].title if newest else ""
    show("plan/carry", ending=ending, target=target, draft=draft)
    waiting = {fate.ref: fate for plan in ending for fate in plan.undecided}
    if not waiting:
        return
    ref = streamlit.selectbox(
        "Undecided action",
        list(waiting),
        index=None,
        # Cut, because a list has one line of text for each.
        format_func=lambda ref: f"{ref}  {waiting[ref].entry.line.title}"[:100],
        key=PLAN.key("fate"),
        width=760,
    )
    if ref is not None:
        # An action that waits stands in a published plan, so there is a newest one.
        decide(waiting[ref], draft, newest[0])


def decide(fate: Fate, draft: DraftPlan | None, newest: PublishedPlan) -> None:
    """Offer to carry the action on or to close it. Only OCS closes, and only OCS adds to a plan that is published."""
    carries = draft is not None or acting.can(Act.KEEP_PLAN)
    possible = [CARRY] * carries + [CLOSE] * acting.can(Act.KEEP_PLAN)
    if not possible:
        show(
            "empty",
            words=f"{house().office} decides on this one, or start next year’s plan first and carry it into the draft.",
        )
        return
    # The action is in the keys, so that a decision or a reason for one never stands under another.
    wanted = streamlit.radio("Decision", possible, index=None, horizontal=True, key=PLAN.key(f"decision:{fate.ref}"))
    if wanted == CLOSE:
        close_form(fate)
    elif wanted == CARRY and draft is not None:
        into_draft_form(fate, draft)
    elif wanted == CARRY:
        into_plan_form(fate, newest)


def close_form(fate: Fate) -> None:
    with streamlit.form(PLAN.key(f"close:{fate.ref}"), border=False):
        words_field("Reason", longest=LONGEST_PLAN_REASON, key=PLAN.key(f"close_why:{fate.ref}"), width=WIDTH)

        def act() -> Done:
            close(session.whole_store(), acting.occasion(), fate.ref, PLAN.given(f"close_why:{fate.ref}"))
            return Done(f"{fate.ref} is closed with its plan and shows as Withdrawn, with your reason.", fate.ref)

        streamlit.form_submit_button("Close it", on_click=PLAN.keeping(act), type="primary")


def into_draft_form(fate: Fate, draft: DraftPlan) -> None:
    if not draft.objectives:
        show("empty", words="The draft has no objective yet. Add one under “Next year’s plan” first.")
        return
    titles = {row.objective_id: f"{n}. {row.title}" for n, row in enumerate(draft.objectives, start=1)}
    with streamlit.form(PLAN.key(f"carry:{fate.ref}"), border=False):
        objective_and_words(fate, "Under which objective", titles)

        def act() -> Done:
            objective, title = PLAN.given(f"under:{fate.ref}"), PLAN.given(f"words:{fate.ref}")
            carry_into_draft(session.whole_store(), acting.occasion(), Carrying(fate.ref, objective, title))
            # No reference: History has no trail of a line that is only drafted.
            return Done(f"{fate.ref} is carried into the draft of {draft.title}.", "")

        streamlit.form_submit_button("Carry it on", on_click=PLAN.keeping(act), type="primary")


def objective_and_words(fate: Fate, label: str, titles: Mapping[Any, str]) -> None:
    """The fields for the objective it goes on under and for its words."""
    streamlit.selectbox(
        label, list(titles), format_func=lambda each: titles[each], key=PLAN.key(f"under:{fate.ref}"), width=WIDTH
    )
    words_field(
        "Wording",
        fate.entry.line.title,
        height=100,
        longest=LONGEST_PROMISE,
        key=PLAN.key(f"words:{fate.ref}"),
        width=WIDTH,
    )


def into_plan_form(fate: Fate, plan: PublishedPlan) -> None:
    objectives = {row.number: f"{row.number}. {row.title}" for row in objectives_of(session.store(), plan.code)}
    owner = LEADS if fate.entry.is_shared else fate.entry.line.organisation_code or ""
    with streamlit.form(PLAN.key(f"carry:{fate.ref}"), border=False):
        objective_and_words(fate, f"Under which objective of the {plan.title}", objectives)
        words_field("Reason", longest=LONGEST_PLAN_REASON, key=PLAN.key(f"carry_why:{fate.ref}"), width=WIDTH)

        def act() -> Done:
            number, title = PLAN.value(f"under:{fate.ref}") or 0, PLAN.given(f"words:{fate.ref}")
            wanted = NewPlanAction(plan.code, number, owner, title, PLAN.given(f"carry_why:{fate.ref}"))
            ref = carry_into_plan(session.whole_store(), acting.occasion(), fate.ref, wanted)
            return Done(f"{fate.ref} is carried on as {ref}.", ref)

        streamlit.form_submit_button("Carry it on", on_click=PLAN.keeping(act), type="primary")
