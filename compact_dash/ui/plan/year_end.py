"""The end of the plan's year on the Plan page: how far each action was met, and the steps of those who agree it."""

from datetime import date

import streamlit

from compact_dash.commands.plan.settle_year import answer_outcome, propose_outcome
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.year_end import Outcome, Verdict
from compact_dash.domain.wording import as_list, long_date
from compact_dash.reports.plan.plan import PlanView
from compact_dash.reports.plan.year_end import EndedAction, YearEnd, evidence_offered, year_end
from compact_dash.store.plan_drafts import plan_in_draft
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.components.attempt import Done, notice, refusal_of
from compact_dash.ui.components.fields import YEAR_END
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

WIDTH = 760
AGREE, REFUSE = "Agree", "Say why not"


def year_end_part(view: PlanView, as_at: date) -> None:
    """How far each action of a plan was met; today, below it, what those who agree it can do."""
    past = past_day(as_at)
    # A draft is of today: as at an earlier day nothing was carried into it that is known of that day.
    draft = None if past else plan_in_draft(session.store())
    year = year_end(session.store(), view, draft, as_at)
    known = readings.organisations()
    parties = [row for row in (known.lead_body, known.partner) if row]
    show(
        "plan/year_end",
        year=year,
        as_at=as_at,
        past=past,
        names=view.owners,
        who=as_list([view.owners[row.code] for row in parties]),
        is_party=session.reader().holds_reviews,
    )
    if past or not acting.can(Act.SETTLE_YEAR):
        return
    notice(YEAR_END.said_at)
    if as_at < year.settles_from:
        show(
            "empty", words=f"The year is not over. How far it was met is agreed from {long_date(year.settles_from)} on."
        )
        return
    steps(year)
    refusal_of(YEAR_END.part)


def own_code() -> str | None:
    """The code of the one of the two that the reader speaks for."""
    known = readings.organisations()
    codes = [row.code for row in (known.lead_body, known.partner) if row]
    own = session.reader().own
    return next((code for code in codes if code in own), None)


def steps(year: YearEnd) -> None:
    """The answers that the other waits for, then a proposal of one's own."""
    for row in year.waiting_for(own_code()):
        if waiting := row.settlement.waiting:
            answer_form(row, waiting)
    free = {row.ref: row for row in year.actions if row.settlement.waiting is None}
    show("heading", words="Propose how far an action was met")
    ref = streamlit.selectbox(
        "Action",
        list(free),
        index=None,
        # Cut, because a list has one line of text for each.
        format_func=lambda each: f"{each}  {free[each].entry.line.title}"[:100],
        placeholder="Type a reference or a word of it",
        key=YEAR_END.key("action"),
        width=WIDTH,
    )
    if ref is not None:
        propose_form(year, free[ref])


def answer_form(row: EndedAction, waiting: Verdict) -> None:
    """What the other proposes of an action, and the answer to it."""
    show("heading", words=f"{row.ref}: {waiting.proposed_by} proposes “{waiting.outcome.word.lower()}”")
    said, why = f"answer:{waiting.proposal_id}", f"why:{waiting.proposal_id}"

    def act() -> Done:
        agreed = YEAR_END.value(said) != REFUSE
        answer_outcome(
            session.whole_store(), acting.occasion(), row.ref, waiting.proposal_id, agreed=agreed,
            words=YEAR_END.given(why),
        )  # fmt: skip
        told = f"agreed as {waiting.outcome.word.lower()}" if agreed else "not agreed; the other reads why"
        return Done(f"{row.ref} is {told}.", row.ref)

    with streamlit.form(YEAR_END.key(f"form:{waiting.proposal_id}"), border=False):
        streamlit.radio("Your answer", [AGREE, REFUSE], horizontal=True, key=YEAR_END.key(said))
        words_field("Why not, or what to add", longest=LONGEST_WORDS, height=80, key=YEAR_END.key(why), width=WIDTH)
        streamlit.form_submit_button(f"Answer on {row.ref}", on_click=YEAR_END.keeping(act), type="primary")


def propose_form(year: YearEnd, row: EndedAction) -> None:
    """How far an action was met, in words and with what shows it."""
    refs = [line.ref for line in (row.entry.line, *row.entry.department_lines)]
    offered = evidence_offered(session.store(), year.plan, refs, session.today())
    outcome, words, shown = f"outcome:{row.ref}", f"words:{row.ref}", f"shown:{row.ref}"

    def act() -> Done:
        chosen: Outcome | None = YEAR_END.value(outcome)
        propose_outcome(
            session.whole_store(), acting.occasion(), row.ref, chosen, YEAR_END.given(words),
            YEAR_END.value(shown) or (),
        )  # fmt: skip
        told = "waits for the other’s answer" if house().partner else "is agreed"
        return Done(f"What you say of {row.ref} is kept and {told}.", row.ref)

    with streamlit.form(YEAR_END.key(f"propose:{row.ref}"), border=False):
        streamlit.radio(
            "How far was it met?",
            list(Outcome),
            index=None,
            format_func=lambda each: each.word,
            horizontal=True,
            key=YEAR_END.key(outcome),
        )
        words_field("In a sentence or two", longest=LONGEST_WORDS, height=80, key=YEAR_END.key(words), width=WIDTH)
        streamlit.multiselect(
            "What shows it",
            list(offered),
            format_func=lambda each: offered.get(each, ""),
            placeholder="Milestones done, minutes agreed, entries of the year",
            key=YEAR_END.key(shown),
            width=WIDTH,
        )
        streamlit.form_submit_button("Propose it", on_click=YEAR_END.keeping(act), type="primary")
