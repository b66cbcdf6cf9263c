"""The last steps of a return inside its organisation: checked, sent for clearance, cleared and submitted, or nil."""

from dataclasses import replace

import streamlit

from compact_dash.commands.returns import clear_return
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_GRADE, LONGEST_REASON, LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.checks import cautions, missing_faults
from compact_dash.domain.returns.fields import other_values
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, State, StepKind
from compact_dash.domain.returns.supplement import supplement_cautions
from compact_dash.domain.sharing import read_by
from compact_dash.reports.returns.reading import StepTaken
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.fields import CLEARANCE
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.register.of_a_return import entries_of_quarter, of_the_register
from compact_dash.ui.returns.more import no_change

NAME = CLEARANCE.part


def send_view(form: ReturnForm, computed: dict[str, str]) -> None:
    """Every answer with what is still wanted and what OCS would ask, and the button that sends it on."""
    answers(form, computed)
    no_change(form, computed)
    refusal_of(NAME)
    # A nil return is only for an organisation that was asked about no line.
    if form.open_lines:
        sending = CLEARANCE.keeping(
            lambda: clear_return.send_for_clearance(session.whole_store(), acting.occasion(), form.return_id),
            f"Sent for clearance to the {house().clearer} of {form.organisation_name}.",
        )
        streamlit.button("Send for clearance", on_click=sending, type="primary", disabled=bool(form.unready))
    else:
        nil_return(form)


def answers(form: ReturnForm, computed: dict[str, str]) -> None:
    """The answers as they would be filed, each with what is wanted and what OCS would ask."""
    registered = entries_of_quarter(form.organisation)
    show(
        "returns/answers",
        form=form,
        others=other_values,
        wanted={line.asked.ref: missing_faults(line.asked, line.answer) for line in form.lines},
        cautions={
            line.asked.ref: cautions(replace(line.asked, computed=computed.get(line.asked.ref, "")), line.answer)
            for line in form.lines
        },
        beyond=supplement_cautions(form.supplements),
        registered=len(registered),
    )
    of_the_register(registered)


def nil_return(form: ReturnForm) -> None:
    """A nil return, where no line is open."""
    nil = f"nil:{form.return_id}"
    words = words_field(
        "Why there is nothing to report",
        longest=LONGEST_REASON,
        key=CLEARANCE.key(nil),
        placeholder=read_by(STEPS[StepKind.NIL].circle, form.sharing),
    )
    filing = CLEARANCE.keeping(
        lambda: clear_return.file_nil(session.whole_store(), acting.occasion(), form.return_id, CLEARANCE.given(nil)),
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
        # A separate step, because a return may be cleared by an officer and sent by its lead.
        submitting = CLEARANCE.keeping(
            lambda: clear_return.submit(session.whole_store(), acting.occasion(), form.return_id),
            f"Submitted to {house().office}.",
        )
        streamlit.button(f"Submit to {house().office}", on_click=submitting, type="primary")
    else:
        show("returns/with_clearer", form=form)
    if acting.can(Act.FILL, form.organisation):
        taking = CLEARANCE.keeping(
            lambda: clear_return.take_back(session.whole_store(), acting.occasion(), form.return_id),
            "Taken back. It is a draft again.",
        )
        streamlit.button("Take it back to change it", on_click=taking)
    show("returns/steps", steps=taken)


def clearer_steps(form: ReturnForm) -> None:
    """Clear it with a grade, or send it back with what to change."""
    clear, back = streamlit.columns(2, gap="large")
    with clear, streamlit.form("clear"):
        grade = f"grade:{form.return_id}"
        words_field("Your grade", placeholder="Deputy Director", longest=LONGEST_GRADE, key=CLEARANCE.key(grade))
        at_once = f"at_once:{form.return_id}"
        streamlit.checkbox(f"Submit it to {house().office} at once", value=True, key=CLEARANCE.key(at_once))
        clearing = CLEARANCE.keeping(lambda: clear_with(form, grade, at_once))
        streamlit.form_submit_button("Clear this return", type="primary", on_click=clearing)
    with back, streamlit.form("back"):
        words = f"back:{form.return_id}"
        words_field(
            "What the lead should change",
            longest=LONGEST_WORDS,
            height=80,
            key=CLEARANCE.key(words),
            placeholder=read_by(STEPS[StepKind.SENT_BACK].circle, form.sharing),
        )
        returning = CLEARANCE.keeping(lambda: return_to_lead(form, words), "Sent back to the lead.")
        streamlit.form_submit_button("Send it back", on_click=returning)


def clear_with(form: ReturnForm, grade: str, at_once: str) -> Done:
    """Clear the return with what the two fields hold."""
    # One press by default; the box is for an officer who leaves the sending to the lead.
    submit = bool(CLEARANCE.value(at_once))
    grade_given = CLEARANCE.given(grade)
    clear_return.clear(session.whole_store(), acting.occasion(), form.return_id, grade_given, submit=submit)
    return Done(f"Cleared and submitted to {house().office}." if submit else "Cleared. The lead can submit it.")


def return_to_lead(form: ReturnForm, words: str) -> None:
    given = CLEARANCE.given(words)
    clear_return.send_back(session.whole_store(), acting.occasion(), form.return_id, given)
