"""The last steps of a return inside its organisation: checked, sent for clearance, cleared and submitted, or nil."""

from dataclasses import replace

import streamlit

from compact_dash.commands.returns import clear_return
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.checks import cautions, missing
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import State
from compact_dash.domain.returns.supplement import cautions as supplement_cautions
from compact_dash.reports.returns.reading import StepTaken
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.html import show
from compact_dash.ui.returns.more import no_change

NAME = "send"


def send_view(form: ReturnForm, computed: dict[str, str]) -> None:
    """Every answer with what is still wanted and what OCS would ask, and the button that sends it on."""
    answers(form, computed)
    no_change(form)
    refusal_of(NAME)
    if form.open_lines:
        sending = attempt(
            NAME,
            lambda: clear_return.send_for_clearance(session.whole_store(), acting.occasion(), form.return_id),
            f"Sent for clearance to the Senior Responsible Officer of {form.organisation_name}.",
        )
        streamlit.button("Send for clearance", on_click=sending, type="primary", disabled=bool(form.unready))
    else:
        nil(form)


def answers(form: ReturnForm, computed: dict[str, str]) -> None:
    """The answers as they would be filed, each with what is wanted and what OCS would ask."""
    show(
        "returns/answers",
        form=form,
        wanted={line.asked.ref: missing(line.asked, line.answer) for line in form.lines},
        cautions={
            line.asked.ref: cautions(replace(line.asked, computed=computed.get(line.asked.ref, "")), line.answer)
            for line in form.lines
        },
        beyond=supplement_cautions(form.supplements),
    )


def nil(form: ReturnForm) -> None:
    """A nil return, where no line is open."""
    words = streamlit.text_input("Why there is nothing to report", max_chars=500, key="nil_words")
    filing = attempt(
        NAME,
        lambda: clear_return.file_nil(
            session.whole_store(), acting.occasion(), form.return_id, streamlit.session_state["nil_words"]
        ),
        "The nil return is filed.",
    )
    streamlit.button("File a nil return", on_click=filing, type="primary", disabled=not words)


def clearing_view(form: ReturnForm, taken: list[StepTaken], computed: dict[str, str]) -> None:
    """A return with its Senior Responsible Officer: read, cleared, sent back, taken back or submitted."""
    answers(form, computed)
    refusal_of(NAME)
    if form.state is State.AWAITING_CLEARANCE and acting.can(Act.CLEAR, form.organisation):
        clearer_steps(form)
    elif form.state is State.CLEARED and acting.can(Act.SUBMIT, form.organisation):
        submitting = attempt(
            NAME,
            lambda: clear_return.submit(session.whole_store(), acting.occasion(), form.return_id),
            "Submitted to OCS.",
        )
        streamlit.button("Submit to OCS", on_click=submitting, type="primary")
    else:
        show("returns/with_clearer", form=form)
    if acting.can(Act.FILL, form.organisation):
        taking = attempt(
            NAME,
            lambda: clear_return.take_back(session.whole_store(), acting.occasion(), form.return_id),
            "Taken back. It is a draft again.",
        )
        streamlit.button("Take it back to change it", on_click=taking)
    show("returns/steps", steps=taken)


def clearer_steps(form: ReturnForm) -> None:
    """Clear it with a grade, or send it back with what to change."""
    clear, back = streamlit.columns(2, gap="large")
    with clear, streamlit.form("clear"):
        grade = streamlit.text_input("Your grade", placeholder="Deputy Director", max_chars=80)
        at_once = streamlit.checkbox("Submit it to OCS at once", value=True)
        if streamlit.form_submit_button("Clear this return", type="primary"):
            done = "Cleared and submitted to OCS." if at_once else "Cleared. The lead can submit it."
            clearing = attempt(
                NAME,
                lambda: clear_return.clear(
                    session.whole_store(), acting.occasion(), form.return_id, grade, submit=at_once
                ),
                done,
            )
            clearing()
            streamlit.rerun()
    with back, streamlit.form("back"):
        words = streamlit.text_area("What the lead should change", max_chars=2000, height=80)
        if streamlit.form_submit_button("Send it back"):
            returning = attempt(
                NAME,
                lambda: clear_return.send_back(session.whole_store(), acting.occasion(), form.return_id, words),
                "Sent back to the lead.",
            )
            returning()
            streamlit.rerun()
