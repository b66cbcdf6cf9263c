"""A return as OCS reads it: line by line, with a query where one is wanted, and at the end accepted and locked."""

from collections.abc import Callable

import streamlit

from compact_dash.commands.returns.accept_return import Agreement, accept
from compact_dash.commands.returns.query_return import query
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.rating import AGREED, WORDS, Rating
from compact_dash.domain.returns.fields import other_values
from compact_dash.domain.returns.steps import StepKind, is_possible
from compact_dash.domain.returns.supplement import KIND_WORDS, supplement_cautions
from compact_dash.domain.sharing import BESIDE_A_RATING, Sharing, read_by
from compact_dash.reports.returns.forms import SETTLED, ReturnPaper
from compact_dash.reports.returns.review import ReturnReview, ReviewLine, return_review
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import leftover_refusals, notice, refusal_of
from compact_dash.ui.components.fields import Fields
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.register.of_a_return import entries_of_quarter, of_the_register
from compact_dash.ui.returns.own_return import paper_choice

NAME = "accept"
NONE = "none"
NOTE = "note"
DEPARTMENT = "department"


def accept_view(review: ReturnReview) -> None:
    """The end of the review; what is chosen here is written all at once or not at all."""
    ready = is_possible(review.paper.state, StepKind.ACCEPTED)
    lines = lines_to_agree(review)
    show("returns/accept_head", review=review, ready=ready, lines=lines)
    if not ready:
        return
    chosen = {line.asked.ref: choose_rating(review, line) for line in lines}
    show(
        "returns/accept_sum",
        chosen=[ref for ref, rating in chosen.items() if rating],
        lapsing=lapsing_refs(lines, chosen),
    )
    words_field(
        "A word to the department, if you want to add one",
        longest=LONGEST_WORDS,
        key=accept_fields(review).key(NOTE),
        placeholder=f"Read by the department and {house().office} alone.",
    )
    refusal_of(accept_fields(review).part)
    streamlit.button("Accept and lock", on_click=accept_and_lock(review, chosen), type="primary")


def lines_to_agree(review: ReturnReview) -> list[ReviewLine]:
    """The lines of which OCS may agree a rating: a department's, unless they are settled already."""
    if review.paper.organisation_kind != DEPARTMENT:
        return []
    return [line for line in review.lines if line.said and line.rated and line.rated.agreed not in SETTLED]


def choose_rating(review: ReturnReview, line: ReviewLine) -> str | None:
    """The rating chosen for a line, and the field of its reason once there is one."""
    said, rating, reason = streamlit.columns([4, 2, 4], vertical_alignment="top")
    ref = line.asked.ref
    with said:
        show("returns/accept_line", line=line)
    with rating:
        chosen = streamlit.selectbox(
            f"Agreed rating of {ref}",
            [NONE, *ratings_offered(line)],
            format_func=lambda each: choice_words(line, each),
            key=f"agreed:{review.paper.return_id}:{ref}",
        )
    if chosen in (None, NONE):
        return None
    with reason:
        # A rating that is confirmed keeps its reason until OCS writes another.
        before = line.rated.agreed_reason if line.rated and line.rated.agreed == chosen else None
        words_field(
            f"Reason for {ref}",
            before or "",
            longest=LONGEST_WORDS,
            height=80,
            key=accept_fields(review).key(reason_name(ref, chosen)),
            placeholder=f"Stands beside the rating. {read_by(BESIDE_A_RATING, Sharing(review.paper.sharing))}",
        )
    return chosen


def ratings_offered(line: ReviewLine) -> list[str]:
    """The ratings that can be agreed: Green only where a dated milestone is open."""
    return [each.value for each in AGREED if each is not Rating.GREEN or line.has_dated_milestone]


def choice_words(line: ReviewLine, rating: str) -> str:
    """A choice as OCS reads it: an earlier rating is confirmed, or left to lapse."""
    if rating == NONE:
        return "None: the earlier one lapses" if line.lapses else "None"
    word = WORDS[Rating(rating)]
    return f"{word}: confirm it" if line.lapses and line.rated and line.rated.agreed == rating else word


def accept_fields(review: ReturnReview) -> Fields:
    """The fields of the acceptance. Each rating has a reason of its own, so that none stands under another."""
    return Fields(f"{NAME}:{review.paper.return_id}")


def reason_name(ref: str, rating: str) -> str:
    return f"reason:{ref}:{rating}"


def lapsing_refs(lines: list[ReviewLine], chosen: dict[str, str | None]) -> list[str]:
    return [line.asked.ref for line in lines if line.lapses and not chosen[line.asked.ref]]


def accept_and_lock(review: ReturnReview, chosen: dict[str, str | None]) -> Callable[[], None]:
    """The callback of the button."""

    fields = accept_fields(review)

    def lock() -> None:
        # Read at the press: the reasons may have been typed since this button was drawn.
        agreed = {
            ref: Agreement(rating, fields.given(reason_name(ref, rating))) for ref, rating in chosen.items() if rating
        }
        accept(session.whole_store(), acting.occasion(), review.paper.return_id, agreed, fields.given(NOTE))

    return fields.keeping(lock, f"The return of {review.paper.organisation_name} is accepted and locked.")


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


def query_box(paper: ReturnPaper, line: ReviewLine) -> None:
    """A question on the line, where none is waiting for its answer."""
    # One query at a time on a line; its answer comes back here.
    if line.query or not is_possible(paper.state, StepKind.QUERIED) or not acting.can(Act.QUERY):
        return
    ref = line.asked.ref
    fields = Fields(f"query:{paper.return_id}:{ref}")

    def ask() -> None:
        query(session.whole_store(), acting.occasion(), paper.return_id, ref, fields.given("words"))

    refusal_of(fields.part)
    with streamlit.expander(f"Query {ref}"), streamlit.form(fields.part, border=False):
        words_field(
            f"Your question on {ref}",
            longest=LONGEST_WORDS,
            height=80,
            key=fields.key("words"),
            placeholder=f"Read by the department and {house().office} alone.",
        )
        done = f"{paper.organisation_name} is asked about {ref}. Its answer comes back here."
        streamlit.form_submit_button("Query this line", on_click=fields.keeping(ask, done))


def beyond(review: ReturnReview) -> None:
    """Consultations, concerns, training and case studies, where the return brought any."""
    if review.supplements:
        show(
            "returns/supplements",
            rows=review.supplements,
            words=KIND_WORDS,
            cautions=supplement_cautions(review.supplements),
        )
    of_the_register(entries_of_quarter(review.paper.organisation))
