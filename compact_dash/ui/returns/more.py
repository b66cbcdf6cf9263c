"""Supplements on the page, one form for each kind; and “no change” for several lines at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import streamlit
from streamlit.delta_generator import DeltaGenerator

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.house import in_house_words
from compact_dash.domain.limits import LONGEST_SUPPLEMENT, LONGEST_SUPPLEMENT_TITLE, LONGEST_WORDS
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.checks import unchanged_cautions
from compact_dash.domain.returns.fields import LABELS
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.supplement import (
    KIND_WORDS,
    MOST_PEOPLE,
    Supplement,
    SupplementKind,
    supplement_cautions,
)
from compact_dash.domain.sharing import Circle, read_by
from compact_dash.ui import acting, parameters, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.consultation_length import consultation_length
from compact_dash.ui.components.day_field import day_field, day_in
from compact_dash.ui.components.fields import NO_CHANGE, SUPPLEMENTS
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import plain_label, show
from compact_dash.ui.register.of_a_return import entries_of_quarter, of_the_register

REASON = "no_change_reason"
COUNT_WORDS = {
    SupplementKind.CONCERN: "How many were received",
    SupplementKind.TRAINING: "How many people were trained",
}
NOTE_WORDS = {
    SupplementKind.CONSULTATION: "If it ran under {consultation_days} days: the reason that was published",
    SupplementKind.CONCERN: "What they were about and how they were dealt with",
    SupplementKind.TRAINING: "Who gave it and for whom",
    SupplementKind.CASE_STUDY: "What it shows, and whom to ask",
}


def more_view(form: ReturnForm) -> None:
    """Consultations, concerns, training and case studies, one by one, below what the register has of them."""
    of_the_register(entries_of_quarter(form.organisation))
    show("returns/supplements", rows=form.supplements, words=KIND_WORDS, cautions=supplement_cautions(form.supplements))
    refusal_of(SUPPLEMENTS.part)
    if form.supplements:
        change_form(form)
    show("empty", words=read_by(Circle.THE_RETURN, form.sharing))
    add_form(form)


def save_supplements(form: ReturnForm, supplements: Sequence[Supplement]) -> None:
    save_answers(session.whole_store(), acting.occasion(), form, {}, supplements)


def change_form(form: ReturnForm) -> None:
    """One that was added already, in the fields it was added with: to be changed, or taken out."""
    titles = [each.title for each in form.supplements]
    place = streamlit.selectbox(
        "Change one, or take it out",
        range(len(titles)),
        index=None,
        format_func=titles.__getitem__,
        placeholder="Choose an entry",
        key=SUPPLEMENTS.key(f"{form.return_id}:chosen"),
        width=420,
    )
    if place is None:
        return
    before, after = list(form.supplements[:place]), list(form.supplements[place + 1 :])
    given, slot = form.supplements[place], f"{form.return_id}:{place}"
    with entered_in(slot, given.kind):
        supplement_fields(slot, given)
        changing = SUPPLEMENTS.keeping(
            lambda: save_supplements(form, [*before, supplement_typed(slot, given.kind), *after]),
            f"“{given.title}” is changed.",
        )
        taking = SUPPLEMENTS.keeping(lambda: save_supplements(form, before + after), f"“{given.title}” is taken out.")
        with streamlit.container(horizontal=True):
            press(slot, given.kind, "Save the change", changing, is_first=True)
            press(slot, given.kind, "Take it out", taking)


def add_form(form: ReturnForm) -> None:
    """A new one: its kind first, as each kind asks for its own fields."""
    kinds = [kind.value for kind in SupplementKind]
    asked = parameters.choice("kind", kinds, "kind of entry") or SupplementKind.CONSULTATION.value
    # Outside the form, because Streamlit reports a choice within one only when the form is sent.
    chosen = streamlit.radio(
        "Add",
        kinds,
        format_func=lambda each: KIND_WORDS[SupplementKind(each)],
        horizontal=True,
        key=stepped_key("kind", "supplement_kind", asked),
    )
    kind = SupplementKind(chosen or asked)
    note_step("kind", "supplement_kind", asked, kind.value)
    # A form of its own for each kind, so that what was typed for one never stands under another.
    slot = f"{form.return_id}:new:{kind}"
    with entered_in(slot, kind):
        supplement_fields(slot, Supplement(kind, ""))
        adding = SUPPLEMENTS.keeping(
            lambda: save_supplements(form, [*form.supplements, supplement_typed(slot, kind)]), done_words(kind)
        )
        press(slot, kind, "Add it to the return", adding)


def entered_in(slot: str, kind: str) -> DeltaGenerator:
    """What holds the fields of an entry: a form, but for a consultation, whose length is told while it is typed."""
    if kind == SupplementKind.CONSULTATION:
        return streamlit.container(border=True)
    return streamlit.form(SUPPLEMENTS.key(f"form:{slot}"), border=True)


def press(slot: str, kind: str, label: str, act: Callable[[], None], *, is_first: bool = False) -> None:
    """A button below the fields of an entry."""
    look: Literal["primary", "secondary"] = "primary" if is_first else "secondary"
    if kind == SupplementKind.CONSULTATION:
        streamlit.button(label, on_click=act, type=look, key=SUPPLEMENTS.key(f"press:{slot}:{label}"))
    else:
        streamlit.form_submit_button(label, on_click=act, type=look)


def done_words(kind: SupplementKind) -> str:
    return f"{KIND_WORDS[kind]} added to the return."


def supplement_fields(slot: str, given: Supplement) -> None:
    """The fields of an entry as it was given; a new one is empty."""
    kind = SupplementKind(given.kind)
    words_field("Title", given.title, longest=LONGEST_SUPPLEMENT_TITLE, key=SUPPLEMENTS.key(f"{slot}:title"))
    if kind is SupplementKind.CONSULTATION:
        left, right = streamlit.columns(2)
        with left:
            day_field("Opened", SUPPLEMENTS.key(f"{slot}:opened"), value=given.opened_on)
        with right:
            day_field("Closed", SUPPLEMENTS.key(f"{slot}:closed"), value=given.closed_on)
        consultation_length(SUPPLEMENTS.key(f"{slot}:opened"), SUPPLEMENTS.key(f"{slot}:closed"))
    elif kind in COUNT_WORDS:
        streamlit.number_input(
            COUNT_WORDS[kind], 0, MOST_PEOPLE, value=given.number, step=1, key=SUPPLEMENTS.key(f"{slot}:number")
        )
    words_field(
        in_house_words(NOTE_WORDS[kind]),
        given.words or "",
        longest=LONGEST_SUPPLEMENT,
        height=80,
        key=SUPPLEMENTS.key(f"{slot}:words"),
    )


def supplement_typed(slot: str, kind: str) -> Supplement:
    """An entry as its fields have it; each kind has its own."""
    title, words = (SUPPLEMENTS.given(f"{slot}:{name}") for name in ("title", "words"))
    opened, closed = (day_in(SUPPLEMENTS.key(f"{slot}:{name}"), name.capitalize()) for name in ("opened", "closed"))
    return Supplement(kind, title, opened, closed, SUPPLEMENTS.value(f"{slot}:number"), words or None)


def unchanged_lines(form: ReturnForm) -> list[FormLine]:
    """The lines that may be left as they were: unanswered, and rated before."""
    return [line for line in form.unready if line.asked.last_rating and line.answer.rating is None]


def no_change(form: ReturnForm, computed: dict[str, str]) -> None:
    """“No change” for several lines with one reason; what OCS would ask of them is said before they are marked."""
    lines = unchanged_lines(form)
    if not lines:
        return
    with (
        streamlit.expander("Leave several lines as they were"),
        streamlit.form(NO_CHANGE.key(f"form:{form.return_id}"), border=False),
    ):
        for line in lines:
            ref = line.asked.ref
            streamlit.checkbox(plain_label(f"{ref}: {line.asked.title}"), key=NO_CHANGE.key(tick_name(form, ref)))
        asked = [replace(line.asked, computed=computed.get(line.asked.ref, "")) for line in lines]
        show("returns/unchanged_checks", cautions={each.ref: unchanged_cautions(each) for each in asked})
        words_field(LABELS[REASON], longest=LONGEST_WORDS, key=NO_CHANGE.key(f"{form.return_id}:{REASON}"))
        marking = NO_CHANGE.keeping(lambda: mark_unchanged(form, [line.asked.ref for line in lines]))
        streamlit.form_submit_button("Mark them as no change", on_click=marking)
    refusal_of(NO_CHANGE.part)


def tick_name(form: ReturnForm, ref: str) -> str:
    return f"{form.return_id}:{ref}"


def mark_unchanged(form: ReturnForm, refs: list[str]) -> Done:
    """Give the lines that are ticked the one reason."""
    chosen = [ref for ref in refs if NO_CHANGE.value(tick_name(form, ref))]
    reason = tidy_answer(NO_CHANGE.given(f"{form.return_id}:{REASON}"))
    if not chosen or reason is None:
        raise AnswerRefused(["Tick the lines that have not changed, and give the reason once for all of them."])
    answers = {ref: Answer(no_change_reason=reason) for ref in chosen}
    save_answers(session.whole_store(), acting.occasion(), form, answers)
    return Done(f"{len(chosen)} marked as no change.")
