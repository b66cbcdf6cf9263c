"""What a return says beyond its lines, and “no change” for several lines at once."""

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import NotKept
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.supplement import KIND_WORDS, Kind, Supplement, cautions
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, refusal_of
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.fields import SUPPLEMENTS
from compact_dash.ui.html import plain_label, show

NO_CHANGE = "no_change"
REASON = "no_change_reason"
COUNT_WORDS = {Kind.CONCERN: "How many were received", Kind.TRAINING: "How many people were trained"}
NOTE_WORDS = {
    Kind.CONSULTATION: "If it ran under 84 days: the reason that was published",
    Kind.CONCERN: "What they were about and how they were dealt with",
    Kind.TRAINING: "Who gave it and for whom",
    Kind.CASE_STUDY: "What it shows, and whom to ask",
}


def more_view(form: ReturnForm) -> None:
    """Consultations, concerns, training and case studies, one by one."""
    show("returns/supplements", rows=form.supplements, words=KIND_WORDS, cautions=cautions(form.supplements))
    refusal_of(SUPPLEMENTS.part)
    if form.supplements:
        remove(form)
    add(form)


def save(form: ReturnForm, supplements: tuple[Supplement, ...]) -> None:
    save_answers(session.whole_store(), acting.occasion(), form, {}, supplements)


def remove(form: ReturnForm) -> None:
    titles = [each.title for each in form.supplements]
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        place = streamlit.selectbox("Take one out", range(len(titles)), format_func=titles.__getitem__, width=420)
        left = tuple(each for at, each in enumerate(form.supplements) if at != place)
        streamlit.button("Take it out", on_click=attempt(SUPPLEMENTS.part, lambda: save(form, left), "Taken out."))


def add(form: ReturnForm) -> None:
    """A new one: its kind first, as each kind asks for its own fields."""
    kind = streamlit.radio(
        "Add", list(Kind), format_func=lambda each: KIND_WORDS[each], horizontal=True, key="supplement_kind"
    )
    kind = kind or Kind.CONSULTATION
    with streamlit.form(SUPPLEMENTS.key(f"form:{kind}"), border=True):
        fields(kind)
        adding = SUPPLEMENTS.keeping(lambda: save(form, (*form.supplements, typed(kind))), done_words(kind))
        streamlit.form_submit_button("Add it to the return", on_click=adding)


def done_words(kind: Kind) -> str:
    return f"{KIND_WORDS[kind]} added to the return."


def field_key(kind: Kind, name: str) -> str:
    return SUPPLEMENTS.key(f"{kind}:{name}")


def fields(kind: Kind) -> None:
    streamlit.text_input("Title", max_chars=300, key=field_key(kind, "title"))
    if kind is Kind.CONSULTATION:
        left, right = streamlit.columns(2)
        with left:
            day_field("Opened", field_key(kind, "opened"))
        with right:
            day_field("Closed", field_key(kind, "closed"))
    elif kind in COUNT_WORDS:
        streamlit.number_input(COUNT_WORDS[kind], 0, 100_000, value=None, step=1, key=field_key(kind, "number"))
    streamlit.text_area(NOTE_WORDS[kind], max_chars=1000, height=80, key=field_key(kind, "words"))


def typed(kind: Kind) -> Supplement:
    """The new one as the fields have it; each kind has its own."""
    title, words = (SUPPLEMENTS.given(f"{kind}:{name}").strip() for name in ("title", "words"))
    opened, closed, number = (SUPPLEMENTS.value(f"{kind}:{name}") for name in ("opened", "closed", "number"))
    return Supplement(kind.value, title, opened, closed, number, words or None)


def unchanged_lines(form: ReturnForm) -> list[FormLine]:
    """The lines that may be left as they were: unanswered, and rated before."""
    return [line for line in form.unready if line.asked.last_rating and line.answer.rating is None]


def no_change(form: ReturnForm) -> None:
    """“No change” for several lines with one reason."""
    lines = unchanged_lines(form)
    if not lines:
        return
    with streamlit.expander("Leave several lines as they were"), streamlit.form("no_change", border=False):
        for line in lines:
            ref = line.asked.ref
            streamlit.checkbox(plain_label(f"{ref}: {line.asked.title}"), key=ticked_key(ref))
        streamlit.text_input("No change because", max_chars=2000, key=REASON)
        marking = attempt(NO_CHANGE, lambda: mark(form, [line.asked.ref for line in lines]))
        streamlit.form_submit_button("Mark them as no change", on_click=marking)
    refusal_of(NO_CHANGE)


def ticked_key(ref: str) -> str:
    return f"{NO_CHANGE}:{ref}"


def mark(form: ReturnForm, refs: list[str]) -> Done:
    """Give the lines that are ticked the one reason."""
    chosen = [ref for ref in refs if streamlit.session_state.get(ticked_key(ref))]
    reason = str(streamlit.session_state.get(REASON) or "").strip()
    if not chosen or not reason:
        raise NotKept("Tick the lines that have not changed, and give the reason once for all of them.")
    answers = {ref: Answer(no_change_reason=reason) for ref in chosen}
    save_answers(session.whole_store(), acting.occasion(), form, answers)
    return Done(f"{len(chosen)} marked as no change.")
