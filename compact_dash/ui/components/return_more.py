"""What a return says beyond its lines, and “no change” for several lines at once."""

import streamlit

from compact_dash.commands.file_return import save_answers
from compact_dash.domain.answer import Answer
from compact_dash.domain.return_form import FormLine, ReturnForm
from compact_dash.domain.supplement import KIND_WORDS, Kind, Supplement, cautions
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.html import plain_label, show

COUNT_WORDS = {Kind.CONCERN: "How many were received", Kind.TRAINING: "How many people were trained"}
NOTE_WORDS = {
    Kind.CONSULTATION: "If it ran under 84 days: the reason that was published",
    Kind.CONCERN: "What they were about and how they were dealt with",
    Kind.TRAINING: "Who gave it and for whom",
    Kind.CASE_STUDY: "What it shows, and whom to ask",
}


def more_view(form: ReturnForm) -> None:
    """Consultations, concerns, training and case studies, one by one."""
    show("return_supplements", rows=form.supplements, words=KIND_WORDS, cautions=cautions(form.supplements))
    refusal_of("supplement")
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
        streamlit.button("Take it out", on_click=attempt("supplement", lambda: save(form, left), "Taken out."))


def add(form: ReturnForm) -> None:
    """A new one: its kind first, as each kind asks for its own fields."""
    kind = streamlit.radio(
        "Add", list(Kind), format_func=lambda each: KIND_WORDS[each], horizontal=True, key="supplement_kind"
    )
    kind = kind or Kind.CONSULTATION
    turn = streamlit.session_state.get("supplement_turn", 0)
    with streamlit.form(f"supplement:{kind}:{turn}", border=True):
        given = fields(kind, f"{kind}:{turn}")
        if streamlit.form_submit_button("Add it to the return"):
            add_given(form, given)


def fields(kind: Kind, turn: str) -> Supplement:
    title = streamlit.text_input("Title", max_chars=300, key=f"title:{turn}")
    opened = closed = number = None
    if kind is Kind.CONSULTATION:
        left, right = streamlit.columns(2)
        with left:
            opened = day_field("Opened", f"opened:{turn}")
        with right:
            closed = day_field("Closed", f"closed:{turn}")
    elif kind in COUNT_WORDS:
        number = streamlit.number_input(COUNT_WORDS[kind], 0, 100_000, value=None, step=1, key=f"number:{turn}")
    words = streamlit.text_area(NOTE_WORDS[kind], max_chars=1000, height=80, key=f"words:{turn}")
    return Supplement(kind.value, title.strip(), opened, closed, number, words.strip() or None)


def add_given(form: ReturnForm, given: Supplement) -> None:
    name = KIND_WORDS[Kind(given.kind)]
    attempt("supplement", lambda: save(form, (*form.supplements, given)), f"{name} added to the return.")()
    if "refused:supplement" not in streamlit.session_state:
        streamlit.session_state["supplement_turn"] = streamlit.session_state.get("supplement_turn", 0) + 1
    streamlit.rerun()


def unchanged_lines(form: ReturnForm) -> list[FormLine]:
    """The lines that may be left as they were: unanswered, and rated before."""
    return [line for line in form.unready if line.asked.last_rating and line.answer.rating is None]


def no_change(form: ReturnForm) -> None:
    """“No change” for several lines with one reason."""
    lines = unchanged_lines(form)
    if not lines:
        return
    with streamlit.expander("Leave several lines as they were"), streamlit.form("no_change", border=False):
        titles = {line.asked.ref: f"{line.asked.ref}: {line.asked.title}" for line in lines}
        chosen = [
            ref for ref, title in titles.items() if streamlit.checkbox(plain_label(title), key=f"no_change:{ref}")
        ]
        reason = streamlit.text_input("No change because", max_chars=2000)
        if streamlit.form_submit_button("Mark them as no change"):
            mark(form, chosen, reason.strip())
    refusal_of("no_change")


def mark(form: ReturnForm, chosen: list[str], reason: str) -> None:
    """Give the chosen lines the one reason."""
    if not chosen or not reason:
        show("refusal", sentences=["Tick the lines that have not changed, and give the reason once for all of them."])
        return
    answers = {ref: Answer(no_change_reason=reason) for ref in chosen}
    saving = attempt(
        "no_change",
        lambda: save_answers(session.whole_store(), acting.occasion(), form, answers),
        f"{len(chosen)} marked as no change.",
    )
    saving()
    streamlit.rerun()
