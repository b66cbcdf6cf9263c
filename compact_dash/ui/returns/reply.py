"""A filed return as its own organisation sees it: OCS's queries to answer, agreed ratings to reply to, every step."""

from dataclasses import replace
from typing import Any

import streamlit

from compact_dash.commands.returns.accept_return import reply_to_rating
from compact_dash.commands.returns.correct_return import clear_correction, send_correction_back
from compact_dash.commands.returns.query_return import reply
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.limits import LONGEST_GRADE, LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.returns.answer import Answer, differences
from compact_dash.domain.returns.fields import CLAIMS, FIELD, LABELS, AnswerField, other_values
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import StepKind
from compact_dash.domain.wording import as_list
from compact_dash.reports.returns.reading import (
    FiledUpdate,
    StepTaken,
    board_lines,
    filed_updates,
    open_corrections,
    open_queries,
)
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.fields import RATING_REPLY, Fields
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.returns.line import claim_word

# The texts that a reply asks to be looked at again; the rest of what was filed is carried over as it is.
WANTED = "Put this in the place of what was filed"
CORRECTED = ("words", "path_to_green", "evidence")
SENT = {
    StepKind.REPLIED: "The answer on {ref} is with OCS.",
    StepKind.CORRECTED: "The correction of {ref} is with your Senior Responsible Officer. "
    "Once it is cleared, it stands and your answer goes to OCS.",
}
# Pixels that show an update of some sixty words whole.
TALL = 122


def replies_view(form: ReturnForm, taken: list[StepTaken]) -> None:
    """Open queries first, then what was filed, then agreed ratings that may be disputed, then the steps."""
    filed = filed_updates(session.store(), form.return_id)
    can_reply = acting.can(Act.REPLY, form.organisation)
    waiting = open_corrections(taken)
    for ref, query in open_queries(taken).items():
        said = filed.get(query.action_id or "")
        if ref in waiting:
            correction_box(form, ref, query, waiting[ref], said)
        else:
            reply_box(form, ref, query, said, can_reply)
    show("returns/filed", form=form, filed=filed, rated=lines_on_board(form.organisation), others=other_values)
    if can_reply:
        rating_reply(form)
    show("returns/steps", steps=taken)


def lines_on_board(organisation: str) -> dict[str, RatedLine]:
    """The organisation's lines with their ratings today, by reference."""
    return board_lines(readings.lines, organisation, session.today())


def reply_fields(form: ReturnForm, ref: str) -> Fields:
    """The fields of the reply on one line: each line's by themselves, as another may be half written meanwhile."""
    return Fields(f"reply:{form.return_id}:{ref}")


def reply_box(form: ReturnForm, ref: str, query: StepTaken, filed: FiledUpdate | None, can_reply: bool) -> None:
    """One query, what was said, and the answer to give; a line settled or handed on since has no correction."""
    fields = reply_fields(form, ref)
    show("returns/query", ref=ref, query=query, filed=filed)
    refusal_of(fields.part)
    if not can_reply:
        return
    with streamlit.form(fields.part):
        words_field("Your answer to OCS", longest=LONGEST_WORDS, height=80, key=fields.key("answer"))
        # A line that has left the return since can be answered for, not corrected.
        correctable = filed if filed and form.line(ref) else None
        if correctable:
            correction_fields(fields, correctable)

        def send() -> Done:
            corrected = corrected_answer(fields, correctable) if correctable else None
            answered = fields.given("answer")
            step = reply(session.whole_store(), acting.occasion(), form.return_id, ref, answered, corrected)
            return Done(SENT[step].format(ref=ref))

        answering = fields.keeping(send)
        streamlit.form_submit_button("Send the answer", type="primary", on_click=answering)


def correction_box(form: ReturnForm, ref: str, query: StepTaken, sent: StepTaken, filed: FiledUpdate | None) -> None:
    """A correction that waits for clearance, old beside new; for who may clear it, both ways on."""
    fields = Fields(f"correction:{form.return_id}:{ref}")
    line = form.line(ref)
    show("returns/query", ref=ref, query=query, filed=filed)
    rows = differences(filed.answer(), line.answer) if filed and line else []
    show("returns/correction", ref=ref, sent=sent, rows=rows)
    refusal_of(fields.part)
    if acting.can(Act.CLEAR, form.organisation):
        correction_steps(form, ref, fields)


def correction_steps(form: ReturnForm, ref: str, fields: Fields) -> None:
    """Clear the correction with a grade, or send it back with what to change."""

    def clear() -> None:
        clear_correction(session.whole_store(), acting.occasion(), form.return_id, ref, fields.given("grade"))

    def send_back() -> None:
        send_correction_back(session.whole_store(), acting.occasion(), form.return_id, ref, fields.given("back"))

    left, right = streamlit.columns(2, gap="large")
    with left, streamlit.form(f"{fields.part}:clear"):
        grade = fields.key("grade")
        words_field("Your grade", placeholder="Deputy Director", longest=LONGEST_GRADE, key=grade)
        clearing = fields.keeping(clear, f"The correction of {ref} is cleared and stands. The answer is with OCS.")
        streamlit.form_submit_button("Clear this correction", type="primary", on_click=clearing)
    with right, streamlit.form(f"{fields.part}:back"):
        words_field("What the lead should change", longest=LONGEST_WORDS, height=80, key=fields.key("back"))
        returning = fields.keeping(send_back, f"The correction of {ref} is back with the lead.")
        streamlit.form_submit_button("Send it back", on_click=returning)


def correction_fields(fields: Fields, filed: FiledUpdate) -> None:
    """The fields of a corrected answer, for where the lead says that what was filed was wrong."""
    with streamlit.expander("Correct what was filed"):
        show("returns/correct_note")
        streamlit.checkbox(WANTED, key=fields.key("wanted"))
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
    corrected: dict[str, Any] = {name: tidy_answer(fields.given(name)) for name in CORRECTED}
    if not fields.value("wanted"):
        refuse_unticked(filed, corrected | {"rating": fields.value("rating")})
        return None
    return replace(filed.answer(), rating=fields.value("rating"), no_change_reason=None, **corrected)


def refuse_unticked(filed: FiledUpdate, typed: dict[str, Any]) -> None:
    """Refuse to send an answer that would leave typed corrections behind.

    Raises:
        AnswerRefused: a field says something else than what was filed.
    """
    before = {name: getattr(filed, name) for name in CORRECTED} | {"rating": filed.claimed}
    changed = [LABELS[name] for name, value in typed.items() if value != (before[name] or None)]
    if changed:
        raise AnswerRefused(
            [
                f"You have changed {as_list(changed)} under “Correct what was filed”. Tick “{WANTED}” to correct it, "
                "or put it back as it was; nothing was sent."
            ]
        )


def rating_reply(form: ReturnForm) -> None:
    """The right of reply to a rating that was agreed."""
    agreed = {ref: line for ref, line in lines_on_board(form.organisation).items() if line.agreed and form.line(ref)}
    if not agreed:
        return
    with streamlit.expander("Dispute an agreed rating"), streamlit.form("rating_reply", border=False):
        streamlit.selectbox(
            "Line",
            list(agreed),
            format_func=lambda each: f"{each}: agreed {claim_word(agreed[each].agreed or '')}",
            key=RATING_REPLY.key("ref"),
        )
        words_field(
            "The department’s view; it is printed beside the rating",
            longest=LONGEST_WORDS,
            height=80,
            key=RATING_REPLY.key("words"),
        )
        streamlit.form_submit_button("Put the reply beside the rating", on_click=RATING_REPLY.keeping(dispute))
    refusal_of(RATING_REPLY.part)


def dispute() -> Done:
    """Put the reply in the fields beside the rating of the line that is chosen."""
    ref = RATING_REPLY.given("ref")
    reply_to_rating(session.whole_store(), acting.occasion(), ref, RATING_REPLY.given("words"))
    return Done(f"The reply stands beside the agreed rating of {ref}.")
