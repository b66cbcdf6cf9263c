"""A filed return as its own organisation sees it: OCS's queries to answer, agreed ratings to reply to, every step."""

import streamlit

from compact_dash.commands.returns.accept_return import reply_to_rating
from compact_dash.commands.returns.query_return import reply
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.fields import other_values
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.domain.sharing import BESIDE_A_RATING, read_by
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
from compact_dash.ui.returns.answer_texts import claim_word
from compact_dash.ui.returns.correction import corrected_answer, correction_box, correction_fields

SENT = {
    StepKind.REPLIED: "The answer on {ref} is with {office}.",
    StepKind.CORRECTED: "The correction of {ref} is with your {clearer}. "
    "Once it is cleared, it stands and your answer goes to {office}.",
}


def replies_view(form: ReturnForm, taken: list[StepTaken]) -> None:
    """Open queries first, then what was filed, then agreed ratings that may be disputed, then the steps."""
    filed = filed_updates(session.store(), form.return_id)
    can_reply = acting.can(Act.REPLY, form.organisation)
    waiting = open_corrections(taken)
    queries = open_queries(taken)
    for ref in dict.fromkeys([*queries, *waiting]):
        step = queries.get(ref) or waiting[ref]
        said = filed.get(step.action_id or "")
        if ref in waiting:
            correction_box(form, ref, queries.get(ref), waiting[ref], said)
        else:
            reply_box(form, ref, step, said, can_reply)
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
        words_field(
            f"Your answer to {house().office}",
            longest=LONGEST_WORDS,
            height=80,
            key=fields.key("answer"),
            placeholder=read_by(STEPS[StepKind.REPLIED].circle, form.sharing),
        )
        # A line that has left the return since can be answered for, not corrected.
        correctable = filed if filed and form.line(ref) else None
        if correctable:
            correction_fields(fields, correctable)

        def send() -> Done:
            corrected = corrected_answer(fields, correctable) if correctable else None
            answered = fields.given("answer")
            step = reply(session.whole_store(), acting.occasion(), form.return_id, ref, answered, corrected)
            return Done(SENT[step].format(ref=ref, **house().words))

        answering = fields.keeping(send)
        streamlit.form_submit_button("Send the answer", type="primary", on_click=answering)


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
            placeholder=read_by(BESIDE_A_RATING, form.sharing),
        )
        streamlit.form_submit_button("Put the reply beside the rating", on_click=RATING_REPLY.keeping(dispute))
    refusal_of(RATING_REPLY.part)


def dispute() -> Done:
    """Put the reply in the fields beside the rating of the line that is chosen."""
    ref = RATING_REPLY.given("ref")
    reply_to_rating(session.whole_store(), acting.occasion(), ref, RATING_REPLY.given("words"))
    return Done(f"The reply stands beside the agreed rating of {ref}.")
