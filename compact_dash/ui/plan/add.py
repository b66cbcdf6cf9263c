"""Adding a line to the plan: a department's commitment, or an action of a Joint Action Plan that is published."""

import streamlit

from compact_dash.commands.plan.add_line import NewCommitment, NewPlanAction, add_commitment, add_plan_action
from compact_dash.commands.plan.known import known_ids
from compact_dash.domain.action import Counting
from compact_dash.domain.limits import LONGEST_PLAN_REASON, LONGEST_PROMISE, LONGEST_REFERENCE
from compact_dash.domain.sharing import MEANINGS, Sharing
from compact_dash.reports.lines import Question
from compact_dash.reports.organisations import organisations, programme_organisations
from compact_dash.reports.plan.plan import PlanObjective, PublishedPlan, business_plans, joint_plans, objectives_of
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.components.words_field import words_field

COMMITMENT, PLAN_ACTION = "A commitment", "A plan action"
COUNTED = {
    Counting.RATEABLE: "Rated and counted",
    Counting.LINKED: "Linked: reported elsewhere",
    Counting.HEADING: "A heading for what stands under it",
    Counting.STANDING: "A standing promise",
}
NO_PARENT = "Nothing: it stands by itself"
WIDTH = 640


def add_line() -> None:
    kind = streamlit.radio("What to add", [COMMITMENT, PLAN_ACTION], horizontal=True, key="plan_kind")
    if kind == COMMITMENT:
        add_commitment_form(business_plans(session.store(), session.today()))
    else:
        add_action_form(joint_plans(session.store(), session.today()))


def add_commitment_form(plans: list[PublishedPlan]) -> None:
    """Choose the department and the plan, then fill in the rest: a heading to stand under is of that department."""
    names = {row.code: row.short_name for row in programme_organisations(session.store()) if row.is_department}
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        code = streamlit.selectbox(
            "Department",
            list(names),
            index=None,
            format_func=lambda code: names[code],
            key=PLAN.key("department"),
            width=340,
        )
        plan = streamlit.selectbox("Plan", [row.code for row in plans], key=PLAN.key("plan"), width=180)
    # Asked outside the form, because Streamlit reports a choice within one only when the form is sent.
    if code is not None and plan is not None:
        commitment_fields(code, plan)


def commitment_fields(code: str, plan: str) -> None:
    with streamlit.form(PLAN.key(f"add:{code}"), border=False):
        # The department is in the keys, so that what was typed for one never stands under another.
        words_field("What is promised", height=100, longest=LONGEST_PROMISE, key=PLAN.key(f"title:{code}"), width=WIDTH)
        with streamlit.container(horizontal=True, vertical_alignment="bottom"):
            themes = list(known_ids(session.whole_store()).themes)
            streamlit.selectbox("Theme", themes, index=None, key=PLAN.key(f"theme:{code}"), width=300)
            streamlit.selectbox("Under", [NO_PARENT, *parents(code)], key=PLAN.key(f"parent:{code}"), width=330)
        with streamlit.container(horizontal=True, vertical_alignment="bottom"):
            streamlit.selectbox(
                "How it counts",
                list(COUNTED),
                format_func=lambda each: COUNTED[each],
                key=PLAN.key(f"count:{code}"),
                width=300,
            )
            streamlit.selectbox(
                "Who may read it",
                list(Sharing),
                index=2,
                format_func=lambda each: MEANINGS[each],
                key=PLAN.key(f"share:{code}"),
                width=330,
            )
        words_field(
            "Reference, if its plan gives one; otherwise the next free one",
            longest=LONGEST_REFERENCE,
            key=PLAN.key(f"ref:{code}"),
            width=420,
        )
        words_field("Reason", longest=LONGEST_PLAN_REASON, key=PLAN.key(f"reason:{code}"), width=WIDTH)
        adding = PLAN.keeping(lambda: keep_commitment(commitment_typed(code, plan)))
        streamlit.form_submit_button("Add the commitment", on_click=adding, type="primary")


def commitment_typed(code: str, plan: str) -> NewCommitment:
    """The commitment as the fields have it."""
    parent = PLAN.value(f"parent:{code}")
    return NewCommitment(
        plan,
        code,
        PLAN.given(f"title:{code}"),
        PLAN.given(f"theme:{code}"),
        PLAN.given(f"reason:{code}"),
        PLAN.value(f"count:{code}"),
        PLAN.value(f"share:{code}") or Sharing.PUBLISHED,
        None if parent == NO_PARENT else parent,
        PLAN.given(f"ref:{code}"),
    )


def parents(code: str) -> list[str]:
    """The references that a new commitment of the department can stand under."""
    lines = readings.lines(Question(session.today(), organisation=code))
    return [
        line.ref for line in lines if line.counting in (Counting.HEADING, Counting.RATEABLE) and line.parent_ref is None
    ]


def keep_commitment(wanted: NewCommitment) -> Done:
    ref = add_commitment(session.whole_store(), acting.occasion(), wanted)
    return Done(f"{ref} is added. It reads “Not yet asked” until its first return is due.", ref)


def add_action_form(plans: list[PublishedPlan]) -> None:
    known = {row.code: row for row in plans}
    code = streamlit.selectbox(
        "Plan", list(known), format_func=lambda code: known[code].title, key=PLAN.key("joint_plan"), width=340
    )
    # Asked outside the form, as the department is.
    if code is None:
        return
    objectives = {row.number: row for row in objectives_of(session.store(), code)}
    owners = organisations(session.store()).owners
    with streamlit.form(PLAN.key(f"add:{code}"), border=False):
        streamlit.selectbox(
            "Objective",
            list(objectives),
            format_func=lambda number: objective_words(objectives[number]),
            key=PLAN.key(f"objective:{code}"),
            width=WIDTH,
        )
        streamlit.selectbox(
            "Owner", list(owners), format_func=lambda code: owners[code], key=PLAN.key(f"owner:{code}"), width=340
        )
        words_field("The action", height=100, longest=LONGEST_PROMISE, key=PLAN.key(f"action:{code}"), width=WIDTH)
        words_field("Reason", longest=LONGEST_PLAN_REASON, key=PLAN.key(f"why:{code}"), width=WIDTH)
        adding = PLAN.keeping(lambda: keep_plan_action(action_typed(code)))
        streamlit.form_submit_button("Add the action", on_click=adding, type="primary")


def action_typed(code: str) -> NewPlanAction:
    """The action as the fields have it."""
    return NewPlanAction(
        code,
        PLAN.value(f"objective:{code}") or 0,
        PLAN.given(f"owner:{code}"),
        PLAN.given(f"action:{code}"),
        PLAN.given(f"why:{code}"),
    )


def objective_words(row: PlanObjective) -> str:
    return f"{row.number}. {row.title}"


def keep_plan_action(wanted: NewPlanAction) -> Done:
    ref = add_plan_action(session.whole_store(), acting.occasion(), wanted)
    opened = " Every department has a line of it." if wanted.owner == "LEADS" else ""
    return Done(f"{ref} is added.{opened}", ref)
