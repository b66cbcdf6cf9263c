"""A filed return as its own organisation sees it: OCS's queries to answer, agreed ratings to reply to, every step."""

import streamlit

from compact_dash.commands.returns.accept_return import reply_to_rating
from compact_dash.commands.returns.query_return import reply
from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.answer import CLAIMS, Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.reports.lines import Question
from compact_dash.reports.returns.reading import FiledUpdate, StepTaken, filed_updates, open_queries
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.html import show
from compact_dash.ui.returns.line import claim_word


def replies_view(form: ReturnForm, taken: list[StepTaken]) -> None:
    """Open queries first, then what was filed, then agreed ratings that may be disputed, then the steps."""
    filed = filed_updates(session.store(), form.return_id)
    can_reply = acting.can(Act.REPLY, form.organisation)
    for ref, query in open_queries(taken).items():
        query_box(form, ref, query, filed.get(query.action_id or ""), can_reply)
    show("returns/filed", form=form, filed=filed, rated=rated(form.organisation))
    if can_reply:
        rating_reply(form)
    show("returns/steps", steps=taken)


def rated(organisation: str) -> dict[str, RatedLine]:
    """The organisation's lines with their ratings today, by reference."""
    questions = [Question(session.today(), kind=kind, organisation=organisation) for kind in RATED_KINDS]
    return {line.ref: line for question in questions for line in readings.lines(question)}


def query_box(form: ReturnForm, ref: str, query: StepTaken, filed: FiledUpdate | None, can_reply: bool) -> None:
    """One query, what was said, and the answer to give; a line settled or handed on since has no correction."""
    show("returns/query", ref=ref, query=query, filed=filed)
    refusal_of(f"reply:{ref}")
    if not can_reply:
        return
    with streamlit.form(f"reply:{ref}"):
        words = streamlit.text_area("Your answer to OCS", max_chars=2000, height=80)
        corrected = correction(ref, filed) if filed and form.line(ref) else None
        if streamlit.form_submit_button("Send the answer", type="primary"):
            answering = attempt(
                f"reply:{ref}",
                lambda: reply(session.whole_store(), acting.occasion(), form.return_id, ref, words, corrected),
                f"The answer on {ref} is with OCS.",
            )
            answering()
            streamlit.rerun()


def correction(ref: str, filed: FiledUpdate) -> Answer | None:
    """A corrected answer, where the lead says that what was filed was wrong."""
    with streamlit.expander("Correct what was filed"):
        wanted = streamlit.checkbox("Put this in the place of what was filed", key=f"correct:{ref}")
        claims = [each.value for each in CLAIMS]
        rating = streamlit.radio(
            "Rating", claims, index=claims.index(filed.claimed), format_func=claim_word, horizontal=True, key=f"r:{ref}"
        )
        words = streamlit.text_area("Update", filed.words or "", max_chars=2000, key=f"w:{ref}")
        path = streamlit.text_area(
            "Path to green", filed.path_to_green or "", max_chars=2000, height=80, key=f"p:{ref}"
        )
        evidence = streamlit.text_input("Evidence", filed.evidence or "", max_chars=2000, key=f"e:{ref}")
    if not wanted:
        return None
    return Answer(
        rating=rating,
        words=words.strip() or None,
        percent=filed.percent,
        path_to_green=path.strip() or None,
        evidence=evidence.strip() or None,
        help_wanted=filed.help_wanted,
        forward_look=filed.forward_look,
    )


def rating_reply(form: ReturnForm) -> None:
    """The right of reply to a rating that was agreed."""
    agreed = {ref: line for ref, line in rated(form.organisation).items() if line.agreed and form.line(ref)}
    if not agreed:
        return
    with streamlit.expander("Dispute an agreed rating"), streamlit.form("rating_reply", border=False):
        ref = streamlit.selectbox(
            "Line", list(agreed), format_func=lambda each: f"{each}: agreed {claim_word(agreed[each].agreed or '')}"
        )
        words = streamlit.text_area("The department’s view; it is printed beside the rating", max_chars=2000, height=80)
        if streamlit.form_submit_button("Put the reply beside the rating"):
            replying = attempt(
                "rating_reply",
                lambda: reply_to_rating(session.whole_store(), acting.occasion(), ref, words),
                f"The reply stands beside the agreed rating of {ref}.",
            )
            replying()
            streamlit.rerun()
    refusal_of("rating_reply")
