"""An organisation's own return: filled in, checked, sent for clearance, cleared, and answered when OCS asks."""

from collections.abc import Callable

import streamlit

from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import State
from compact_dash.domain.wording import long_date
from compact_dash.reports.returns.forms import ReturnPaper, form_of, paper_for, papers_of
from compact_dash.reports.returns.reading import StepTaken, read_steps
from compact_dash.reports.working_days import working_days_between
from compact_dash.ui import acting, parameters, session
from compact_dash.ui.components.attempt import leftover_refusals, notice
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.html import show
from compact_dash.ui.returns.correction import correct_form
from compact_dash.ui.returns.excel import excel_view
from compact_dash.ui.returns.line import line_view
from compact_dash.ui.returns.more import more_view
from compact_dash.ui.returns.reply import lines_on_board, replies_view
from compact_dash.ui.returns.send import clearing_view, send_view
from compact_dash.ui.returns.table import table_view

# By their names in the address.
WAYS = {
    "line": "One line at a time",
    "table": "All in one table",
    "excel": "In Excel",
    "more": "Consultations and more",
    "send": "Check and send",
}


def own_return(organisation: str) -> None:
    """The return of an organisation, for its lead or its Senior Responsible Officer."""
    # Stands first and is filled last: the title is of the return chosen below it.
    title = streamlit.container()
    paper = paper_choice(organisation)
    form = form_of(session.store(), paper, session.today())
    with title:
        show_head(form, paper)
    notice()
    taken = read_steps(session.store(), form.return_id)
    if form.state in (State.NOT_STARTED, State.DRAFT):
        filling(form, taken)
    elif form.state in (State.AWAITING_CLEARANCE, State.CLEARED):
        clearing_view(form, taken, computed_of(form))
    else:
        replies_view(form, taken)
        correct_form(form, taken)
    # Last: a part that was not drawn has left its refusal by now.
    leftover_refusals()


def paper_choice(organisation: str) -> ReturnPaper:
    """The return to show: the one to be answered next, or the one the address or the reader names."""
    papers = papers_of(session.store(), organisation)
    asked = parameters.day("forum", max((each.held_on for each in papers), default=session.today()))
    paper = paper_for(papers, organisation, asked)
    if len(papers) > 1:
        days = [each.held_on for each in papers]
        chosen = streamlit.selectbox(
            f"Return for the {house().forum} of",
            days,
            index=days.index(paper.held_on),
            format_func=long_date,
            width=240,
        )
        # The address first, so that the page drawn next, and a link copied from it, is of that return.
        if chosen != paper.held_on:
            streamlit.query_params["forum"] = chosen.isoformat()
            streamlit.rerun()
    return paper


def show_head(form: ReturnForm, paper: ReturnPaper) -> None:
    today = session.today()
    late = today > form.deadline_on
    days = working_days_between(form.deadline_on, today) if late else working_days_between(today, form.deadline_on)
    show(
        "returns/head",
        form=form,
        filed_on=paper.filed_on,
        late=late,
        days=days,
        demonstration=session.programme().illustrative,
    )


def computed_of(form: ReturnForm) -> dict[str, str]:
    """The ratings that the dates of the organisation's lines give today, by reference."""
    return {ref: line.dates_say for ref, line in lines_on_board(form.organisation).items()}


def filling(form: ReturnForm, taken: list[StepTaken]) -> None:
    """The form in one of its views; those who may not fill it in see how far it is."""
    # Only the newest of the two counts: once it was begun again, an older “sent back” is answered.
    sent_back = next((step for step in reversed(taken) if step.kind in ("sent_back", "started")), None)
    if sent_back and sent_back.kind == "sent_back":
        show("returns/sent_back", step=sent_back)
    if not acting.can(Act.FILL, form.organisation):
        show("returns/waiting", form=form)
        return
    computed = computed_of(form)
    views: dict[str, Callable[[], None]] = {
        "line": lambda: line_view(form, computed),
        "table": lambda: table_view(form),
        "excel": lambda: excel_view(form),
        "more": lambda: more_view(form),
        "send": lambda: send_view(form, computed),
    }
    # Asked about no line, an organisation has nothing to fill in line by line.
    ways = WAYS if form.lines else {"send": WAYS["send"], "more": WAYS["more"]}
    asked = parameters.choice("view", ways, "view of the return") or next(iter(ways))
    place = f"{form.return_id}:ways"
    chosen = (
        streamlit.segmented_control(
            "How to answer",
            list(ways),
            # A second press on the view that is open would otherwise leave none.
            required=True,
            format_func=lambda way: ways[way],
            key=stepped_key("view", place, asked),
            label_visibility="collapsed",
        )
        or asked
    )
    note_step("view", place, asked, chosen)
    views[chosen]()
