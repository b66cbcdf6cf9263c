"""Correcting what was filed: with the answer to a query, or with a reason; and what waits for clearance."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit

from compact_dash.commands.returns.correct_return import clear_correction, correct, send_correction_back
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_GRADE, LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.returns.answer import Answer, differences
from compact_dash.domain.returns.fields import CLAIMS, FIELD, LABELS, AnswerField
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind, is_possible
from compact_dash.domain.sharing import read_by
from compact_dash.domain.wording import as_list
from compact_dash.reports.returns.reading import (
    FiledUpdate,
    StepTaken,
    filed_updates,
    open_corrections,
    open_queries,
)
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.fields import Fields, next_turn
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.returns.answer_texts import claim_word
from compact_dash.ui.returns.line import LINE_HEIGHT

# The texts that may be corrected; the rest of what was filed is carried over as it is.
CORRECTED = ("words", "path_to_green", "evidence")
WANTED = "Put this in the place of what was filed"
# Enough to show an update of some sixty words whole.
TALL = 4 * LINE_HEIGHT


def by_ref(form: ReturnForm, filed: Mapping[str, FiledUpdate]) -> dict[str, FiledUpdate]:
    """What was filed of the lines that are still the organisation's to answer."""
    return {line.asked.ref: filed[line.asked.action_id] for line in form.lines if line.asked.action_id in filed}


def correct_form(form: ReturnForm, taken: Sequence[StepTaken]) -> None:
    """Correct a line that OCS has not asked about, with the reason."""
    if not acting.can(Act.REPLY, form.organisation) or not is_possible(form.state, StepKind.CORRECTED):
        return
    busy = open_queries(taken) | open_corrections(taken)
    every = by_ref(form, filed_updates(session.store(), form.return_id))
    filed = {ref: each for ref, each in every.items() if ref not in busy}
    if not filed:
        return
    fields = Fields(f"correct:{form.return_id}")
    refusal_of(fields.part)
    with streamlit.expander("Correct a line that was filed"):
        ref = streamlit.selectbox(
            "Line to correct", list(filed), index=None, placeholder="Choose a line", key=fields.key("ref"), width=320
        )
        if ref is None:
            return
        which = Fields(f"correct:{form.return_id}:{ref}")
        with streamlit.form(which.key("form"), border=False):
            answer_fields(which, filed[ref])
            words_field("Why it is corrected", longest=LONGEST_WORDS, key=which.key("reason"))

            def send() -> Done:
                reason, corrected = which.given("reason"), answer_in_fields(which, filed[ref])
                correct(session.whole_store(), acting.occasion(), form.return_id, ref, reason, corrected)
                next_turn(fields.part)
                return Done(f"The correction of {ref} is with your {house().clearer}; it stands once cleared.")

            sending = which.keeping(send, form=fields.part)
            streamlit.form_submit_button("Send the correction for clearance", on_click=sending, type="primary")


def correction_box(
    form: ReturnForm, ref: str, query: StepTaken | None, sent: StepTaken, filed: FiledUpdate | None
) -> None:
    """A correction that waits for clearance, old beside new; for who may clear it, both ways on."""
    fields = Fields(f"correction:{form.return_id}:{ref}")
    line = form.line(ref)
    if query:
        show("returns/query", ref=ref, query=query, filed=filed)
    rows = differences(filed.answer(), line.answer) if filed and line else []
    show("returns/correction", ref=ref, sent=sent, rows=rows, asked=query is not None)
    refusal_of(fields.part)
    if acting.can(Act.CLEAR, form.organisation):
        correction_steps(form, ref, fields, f" The answer is with {house().office}." if query else "")


def correction_steps(form: ReturnForm, ref: str, fields: Fields, more: str) -> None:
    """Clear the correction with a grade, or send it back with what to change; `more` is told once it is cleared."""

    def clear() -> None:
        clear_correction(session.whole_store(), acting.occasion(), form.return_id, ref, fields.given("grade"))

    def send_back() -> None:
        send_correction_back(session.whole_store(), acting.occasion(), form.return_id, ref, fields.given("back"))

    left, right = streamlit.columns(2, gap="large")
    with left, streamlit.form(f"{fields.part}:clear"):
        grade = fields.key("grade")
        words_field("Your grade", placeholder="Deputy Director", longest=LONGEST_GRADE, key=grade)
        clearing = fields.keeping(clear, f"The correction of {ref} is cleared and stands.{more}")
        streamlit.form_submit_button("Clear this correction", type="primary", on_click=clearing)
    with right, streamlit.form(f"{fields.part}:back"):
        words_field(
            "What the lead should change",
            longest=LONGEST_WORDS,
            height=80,
            key=fields.key("back"),
            placeholder=read_by(STEPS[StepKind.CORRECTION_SENT_BACK].circle, form.sharing),
        )
        returning = fields.keeping(send_back, f"The correction of {ref} is back with the lead.")
        streamlit.form_submit_button("Send it back", on_click=returning)


def correction_fields(fields: Fields, filed: FiledUpdate) -> None:
    """The fields of a corrected answer, for where the lead says that what was filed was wrong."""
    with streamlit.expander("Correct what was filed"):
        show("returns/correct_note")
        streamlit.checkbox(WANTED, key=fields.key("wanted"))
        answer_fields(fields, filed)


def answer_fields(fields: Fields, filed: FiledUpdate) -> None:
    """The fields that may be corrected, as they were filed."""
    claims = [each.value for each in CLAIMS]
    streamlit.radio(
        FIELD["rating"].label,
        claims,
        index=claims.index(filed.claimed),
        format_func=claim_word,
        horizontal=True,
        key=fields.key("rating"),
    )
    for name in CORRECTED:
        correct_text(fields, FIELD[name], getattr(filed, name))


def correct_text(fields: Fields, field: AnswerField, filed: str | None) -> None:
    key, longest = fields.key(field.name), field.longest
    if field.lines == 1:
        words_field(field.label, filed or "", longest=longest, key=key)
    else:
        height = TALL if field.name == "words" else 80
        words_field(field.label, filed or "", longest=longest, height=height, key=key)


def corrected_answer(fields: Fields, filed: FiledUpdate) -> Answer | None:
    """The answer as it was filed with the corrections; None where none is wanted.

    It starts from the whole of what was filed, so that a field that cannot be corrected here stays as it was.

    Raises:
        AnswerRefused: something was changed and the box that says so is not ticked.
    """
    corrected = answer_in_fields(fields, filed)
    if not fields.value("wanted"):
        refuse_unticked(filed, corrected)
        return None
    return corrected


def answer_in_fields(fields: Fields, filed: FiledUpdate) -> Answer:
    """The answer as it was filed with what the fields say."""
    corrected: dict[str, Any] = {name: tidy_answer(fields.given(name)) for name in CORRECTED}
    return replace(filed.answer(), rating=fields.value("rating"), no_change_reason=None, **corrected)


def refuse_unticked(filed: FiledUpdate, typed: Answer) -> None:
    """Refuse to send an answer that would leave typed corrections behind.

    Raises:
        AnswerRefused: a field says something else than what was filed.
    """
    before = filed.answer()
    changed = [LABELS[name] for name in (*CORRECTED, "rating") if getattr(typed, name) != getattr(before, name)]
    if changed:
        raise AnswerRefused(
            [
                f"You have changed {as_list(changed)} under “Correct what was filed”. Tick “{WANTED}” to correct it, "
                "or put it back as it was; nothing was sent."
            ]
        )
