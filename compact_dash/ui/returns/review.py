"""A return as OCS reads it: line by line, with a query where one is wanted, and at the end accepted and locked."""

import streamlit

from compact_dash.commands.returns.query_return import query
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.fields import other_values
from compact_dash.domain.returns.steps import StepKind, is_possible
from compact_dash.domain.returns.supplement import KIND_WORDS, supplement_cautions
from compact_dash.reports.returns.forms import Paper
from compact_dash.reports.returns.review import ReturnReview, ReviewLine, return_review
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, leftover_refusals, notice, refusal_of
from compact_dash.ui.html import show
from compact_dash.ui.returns.accept import accept_view
from compact_dash.ui.returns.own_return import paper_choice


def review_page(organisation: str) -> None:
    """One organisation's return, to query and to accept."""
    title = streamlit.container()
    paper = paper_choice(organisation)
    review = return_review(session.store(), paper, session.today())
    with title:
        show("returns/review_head", review=review, paper=paper, demonstration=session.programme().illustrative)
        notice()
    if not review.is_in:
        show("returns/review_waiting", paper=paper)
    elif not review.lines:
        show("returns/review_nil", review=review)
    for line in review.lines:
        show("returns/review_line", line=line, others=other_values)
        query_box(paper, line)
    beyond(review)
    if review.steps:
        show("returns/steps", steps=review.steps)
    if is_possible(paper.state, StepKind.QUERIED) and acting.can(Act.ACCEPT):
        accept_view(review)
    leftover_refusals()


def query_box(paper: Paper, line: ReviewLine) -> None:
    """A question on the line, where none is waiting for its answer."""
    # One query at a time on a line; its answer comes back here.
    if line.query or not is_possible(paper.state, StepKind.QUERIED) or not acting.can(Act.QUERY):
        return
    ref = line.asked.ref
    words, name = f"query_words:{paper.return_id}:{ref}", f"query:{ref}"

    def ask() -> None:
        query(session.whole_store(), acting.occasion(), paper.return_id, ref, streamlit.session_state[words])

    refusal_of(name)
    with streamlit.expander(f"Query {ref}"), streamlit.form(f"{name}:{paper.return_id}", border=False):
        streamlit.text_area(f"Your question on {ref}", max_chars=LONGEST_WORDS, height=80, key=words)
        done = f"{paper.organisation_name} is asked about {ref}. Its answer comes back here."
        streamlit.form_submit_button("Query this line", on_click=attempt(name, ask, done))


def beyond(review: ReturnReview) -> None:
    """Consultations, concerns, training and case studies, where the return brought any."""
    if review.supplements:
        show(
            "returns/supplements",
            rows=review.supplements,
            words=KIND_WORDS,
            cautions=supplement_cautions(review.supplements),
        )
