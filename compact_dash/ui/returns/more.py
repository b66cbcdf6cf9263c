"""Supplements on the page, one form for each kind; and “no change” for several lines at once."""

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.limits import LONGEST_SUPPLEMENT, LONGEST_SUPPLEMENT_TITLE, LONGEST_WORDS
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import LABELS
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.supplement import (
    FULL_DAYS,
    KIND_WORDS,
    MOST_PEOPLE,
    Supplement,
    SupplementKind,
    supplement_cautions,
)
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, refusal_of
from compact_dash.ui.components.day_field import day_field, day_in
from compact_dash.ui.components.fields import NO_CHANGE, SUPPLEMENTS
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import plain_label, show

REASON = "no_change_reason"
COUNT_WORDS = {
    SupplementKind.CONCERN: "How many were received",
    SupplementKind.TRAINING: "How many people were trained",
}
NOTE_WORDS = {
    SupplementKind.CONSULTATION: f"If it ran under {FULL_DAYS} days: the reason that was published",
    SupplementKind.CONCERN: "What they were about and how they were dealt with",
    SupplementKind.TRAINING: "Who gave it and for whom",
    SupplementKind.CASE_STUDY: "What it shows, and whom to ask",
}


def more_view(form: ReturnForm) -> None:
    """Consultations, concerns, training and case studies, one by one."""
    show("returns/supplements", rows=form.supplements, words=KIND_WORDS, cautions=supplement_cautions(form.supplements))
    refusal_of(SUPPLEMENTS.part)
    if form.supplements:
        remove_form(form)
    add_form(form)


def save_supplements(form: ReturnForm, supplements: tuple[Supplement, ...]) -> None:
    save_answers(session.whole_store(), acting.occasion(), form, {}, supplements)


def remove_form(form: ReturnForm) -> None:
    titles = [each.title for each in form.supplements]
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        place = streamlit.selectbox("Take one out", range(len(titles)), format_func=titles.__getitem__, width=420)
        left = tuple(each for at, each in enumerate(form.supplements) if at != place)
        streamlit.button(
            "Take it out", on_click=attempt(SUPPLEMENTS.part, lambda: save_supplements(form, left), "Taken out.")
        )


def add_form(form: ReturnForm) -> None:
    """A new one: its kind first, as each kind asks for its own fields."""
    # Outside the form, because Streamlit reports a choice within one only when the form is sent.
    kind = streamlit.radio(
        "Add", list(SupplementKind), format_func=lambda each: KIND_WORDS[each], horizontal=True, key="supplement_kind"
    )
    kind = kind or SupplementKind.CONSULTATION
    # A form of its own for each kind, so that what was typed for one never stands under another.
    with streamlit.form(SUPPLEMENTS.key(f"form:{kind}"), border=True):
        supplement_fields(kind)
        adding = SUPPLEMENTS.keeping(
            lambda: save_supplements(form, (*form.supplements, supplement_typed(kind))), done_words(kind)
        )
        streamlit.form_submit_button("Add it to the return", on_click=adding)


def done_words(kind: SupplementKind) -> str:
    return f"{KIND_WORDS[kind]} added to the return."


def supplement_key(kind: SupplementKind, name: str) -> str:
    return SUPPLEMENTS.key(f"{kind}:{name}")


def supplement_fields(kind: SupplementKind) -> None:
    words_field("Title", longest=LONGEST_SUPPLEMENT_TITLE, key=supplement_key(kind, "title"))
    if kind is SupplementKind.CONSULTATION:
        left, right = streamlit.columns(2)
        with left:
            day_field("Opened", supplement_key(kind, "opened"))
        with right:
            day_field("Closed", supplement_key(kind, "closed"))
    elif kind in COUNT_WORDS:
        streamlit.number_input(
            COUNT_WORDS[kind], 0, MOST_PEOPLE, value=None, step=1, key=supplement_key(kind, "number")
        )
    words_field(NOTE_WORDS[kind], longest=LONGEST_SUPPLEMENT, height=80, key=supplement_key(kind, "words"))


def supplement_typed(kind: SupplementKind) -> Supplement:
    """The new one as the fields have it; each kind has its own."""
    title, words = (SUPPLEMENTS.given(f"{kind}:{name}").strip() for name in ("title", "words"))
    opened, closed = (day_in(supplement_key(kind, name), name.capitalize()) for name in ("opened", "closed"))
    number = SUPPLEMENTS.value(f"{kind}:number")
    return Supplement(kind.value, title, opened, closed, number, words or None)


def unchanged_lines(form: ReturnForm) -> list[FormLine]:
    """The lines that may be left as they were: unanswered, and rated before."""
    return [line for line in form.unready if line.asked.last_rating and line.answer.rating is None]


def no_change(form: ReturnForm) -> None:
    """“No change” for several lines with one reason."""
    lines = unchanged_lines(form)
    if not lines:
        return
    with (
        streamlit.expander("Leave several lines as they were"),
        streamlit.form(NO_CHANGE.key(f"form:{form.return_id}"), border=False),
    ):
        for line in lines:
            ref = line.asked.ref
            streamlit.checkbox(plain_label(f"{ref}: {line.asked.title}"), key=NO_CHANGE.key(ticked(form, ref)))
        words_field(LABELS[REASON], longest=LONGEST_WORDS, key=NO_CHANGE.key(f"{form.return_id}:{REASON}"))
        marking = NO_CHANGE.keeping(lambda: mark_unchanged(form, [line.asked.ref for line in lines]))
        streamlit.form_submit_button("Mark them as no change", on_click=marking)
    refusal_of(NO_CHANGE.part)


def ticked(form: ReturnForm, ref: str) -> str:
    return f"{form.return_id}:{ref}"


def mark_unchanged(form: ReturnForm, refs: list[str]) -> Done:
    """Give the lines that are ticked the one reason."""
    chosen = [ref for ref in refs if NO_CHANGE.value(ticked(form, ref))]
    reason = NO_CHANGE.given(f"{form.return_id}:{REASON}").strip()
    if not chosen or not reason:
        raise AnswerRefused(["Tick the lines that have not changed, and give the reason once for all of them."])
    answers = {ref: Answer(no_change_reason=reason) for ref in chosen}
    save_answers(session.whole_store(), acting.occasion(), form, answers)
    return Done(f"{len(chosen)} marked as no change.")
