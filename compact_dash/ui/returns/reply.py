"""A filed return as its own organisation sees it: OCS's queries to answer, agreed ratings to reply to, every step."""

from dataclasses import replace
from typing import Any

import streamlit

from compact_dash.commands.returns.accept_return import reply_to_rating
from compact_dash.commands.returns.query_return import reply
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import CLAIMS, FIELD, LABELS, AnswerField, other_values
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.wording import as_list
from compact_dash.reports.returns.reading import FiledUpdate, StepTaken, board_lines, filed_updates, open_queries
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.fields import RATING_REPLY, Fields
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.returns.line import claim_word

# The texts that a reply asks to be looked at again; the rest of what was filed is carried over as it is.
WANTED = "Put this in the place of what was filed"
CORRECTED = ("words", "path_to_green", "evidence")
# Pixels that show an update of some sixty words whole.
TALL = 122


def replies_view(form: ReturnForm, taken: list[StepTaken]) -> None:
    """Open queries first, then what was filed, then agreed ratings that may be disputed, then the steps."""
    filed = filed_updates(session.store(), form.return_id)
    can_reply = acting.can(Act.REPLY, form.organisation)
    for ref, query in open_queries(taken).items():
        reply_box(form, ref, query, filed.get(query.action_id or ""), can_reply)
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

        def send() -> None:
            corrected = corrected_answer(fields, correctable) if correctable else None
            reply(session.whole_store(), acting.occasion(), form.return_id, ref, fields.given("answer"), corrected)

        answering = fields.keeping(send, f"The answer on {ref} is with OCS.")
        streamlit.form_submit_button("Send the answer", type="primary", on_click=answering)


def correction_fields(fields: Fields, filed: FiledUpdate) -> None:
    """The fields of a corrected answer, for where the lead says that what was filed was wrong."""
    with streamlit.expander("Correct what was filed"):
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
    corrected: dict[str, Any] = {name: tidy_text(fields.given(name)) or None for name in CORRECTED}
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
