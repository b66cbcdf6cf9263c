"""Drafts on the page: the fields of a line in this tab, saved as they change, never over somebody else's."""

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Any

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError, NotAllowed, NotNow, Overtaken
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import FIELDS, AnswerField, FieldKind, FieldValue
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import warn
from compact_dash.ui.components.fields import key_in_turn, next_turn, turn_of


@dataclass(frozen=True)
class Seen:
    """The draft that this tab's fields were last in step with."""

    row_version: int
    answer: Answer


@dataclass(frozen=True)
class FieldDifference:
    """A field that two tabs have filled in differently."""

    label: str
    theirs: str
    mine: str


def place(form: ReturnForm, ref: str) -> str:
    """The place of a line's fields, as `turn_of` takes it."""
    return f"{form.return_id}:{ref}"


def field_key(form: ReturnForm, ref: str, field: str, at: int | None = None) -> str:
    """The name of a field in this tab, in this turn or in the one given."""
    return key_in_turn(place(form, ref), field, at)


def seen_key(form: ReturnForm, ref: str, at: int | None = None) -> str:
    return field_key(form, ref, "seen", at)


def answer_typed(form: ReturnForm, ref: str, at: int | None = None) -> Answer:
    """The answer as the fields of this tab have it; a field that is not shown keeps what was saved."""
    seen: Seen = streamlit.session_state[seen_key(form, ref, at)]
    values = {
        field.name: field_typed(field, field_key(form, ref, field.name, at), getattr(seen.answer, field.name))
        for field in FIELDS
    }
    return Answer(**values)


def field_typed(field: AnswerField, key: str, saved: Any) -> Any:
    """The value in a field; a text is read as one in the table or in the workbook is, the other kinds hold values."""
    if key not in streamlit.session_state:
        return saved
    value = streamlit.session_state[key]
    return tidy_answer(value or "") if field.kind is FieldKind.TEXT else value


def prepare_fields(form: ReturnForm, line: FormLine) -> None:
    """Fill the fields from the draft; what was typed in this tab and is not saved yet stays."""
    ref = line.asked.ref
    seen: Seen | None = streamlit.session_state.get(seen_key(form, ref))
    shown = any(field_key(form, ref, field.name) in streamlit.session_state for field in FIELDS)
    # Where nothing was typed here, a newer draft is simply taken; where something was, both are shown side by side.
    if seen is None or not shown or (seen.row_version != line.row_version and answer_typed(form, ref) == seen.answer):
        fill(form, line)
    for field in FIELDS:
        # Streamlit forgets a field that was not shown for a while; it comes back as it was saved.
        if field_key(form, ref, field.name) not in streamlit.session_state:
            fill_field(form, ref, field, getattr(streamlit.session_state[seen_key(form, ref)].answer, field.name))


def fill(form: ReturnForm, line: FormLine) -> None:
    """Put the saved draft into the fields of this tab, in a turn of its own."""
    ref = line.asked.ref
    # In new keys: a save by a browser that has not seen these values yet must not put the old ones back.
    next_turn(place(form, ref))
    for field in FIELDS:
        fill_field(form, ref, field, getattr(line.answer, field.name))
    streamlit.session_state[seen_key(form, ref)] = Seen(line.row_version, line.answer)


def forget(form: ReturnForm, ref: str, shown: Set[str]) -> None:
    """Let go of the fields that are not shown: Streamlit would keep what they began with, not what they came to."""
    for field in FIELDS:
        if field.name not in shown:
            streamlit.session_state.pop(field_key(form, ref, field.name), None)


def fill_field(form: ReturnForm, ref: str, field: AnswerField, value: Any) -> None:
    """Put a value into a field; a text field that is empty holds no words rather than nothing."""
    # Before the field is drawn: afterwards Streamlit refuses to set its value in the same run.
    is_text = field.kind is FieldKind.TEXT
    streamlit.session_state[field_key(form, ref, field.name)] = (value or "") if is_text else value


def field_left(form: ReturnForm, ref: str, at: int) -> None:
    """Save the line when one of its fields is left.

    A field of an earlier turn came too late: its fields have been filled anew since, so its value is told, not kept.
    """
    if at == turn_of(place(form, ref)):
        save_line(form, ref)
        return
    seen: Seen = streamlit.session_state[seen_key(form, ref, at)]
    # The fields of that turn are gone from the page, so nobody could copy the words from there.
    words = unsaved_words(seen.answer, answer_typed(form, ref, at))
    if words:
        said = "just before, its fields were filled anew with what somebody else had saved."
        warn(f"{ref} was not saved: {said} {words}")


def save_line(form: ReturnForm, ref: str) -> bool:
    """Save the fields as they are now, and return whether they were kept. A refusal is shown beside the line."""
    seen: Seen = streamlit.session_state[seen_key(form, ref)]
    answer = answer_typed(form, ref)
    trouble = field_key(form, ref, "trouble")
    try:
        saved = save_answers(
            session.whole_store(), acting.occasion(), form_as_seen(form, ref, seen.row_version), {ref: answer}
        )
    except (NotAllowed, NotNow) as refusal:
        # The return has gone on in another tab, so this form is not drawn again: say what would be lost with it.
        warn(f"{ref} was not saved. {refusal} {unsaved_words(seen.answer, answer)}")
        return False
    except CompactError as refusal:
        streamlit.session_state[trouble] = refusal
        return False
    streamlit.session_state.pop(trouble, None)
    # The same answers saved again make no new version.
    version = seen.row_version + 1 if saved.changed else seen.row_version
    streamlit.session_state[seen_key(form, ref)] = Seen(version, answer)
    return True


def form_as_seen(form: ReturnForm, ref: str, row_version: int) -> ReturnForm:
    """The form as this tab knows it: the line at the version its fields came from."""
    lines = tuple(replace(line, row_version=row_version) if line.asked.ref == ref else line for line in form.lines)
    return replace(form, lines=lines)


def trouble(form: ReturnForm, ref: str) -> CompactError | None:
    """Why the last save of the line was refused, if it was."""
    found: CompactError | None = streamlit.session_state.get(field_key(form, ref, "trouble"))
    return found


def is_overtaken(form: ReturnForm, ref: str) -> bool:
    return isinstance(trouble(form, ref), Overtaken)


def take_theirs(form: ReturnForm, line: FormLine) -> None:
    """Drop what this tab has and go on from what somebody else saved."""
    fill(form, line)


def keep_mine(form: ReturnForm, line: FormLine) -> None:
    """Save this tab's answer after what somebody else saved, which has now been seen."""
    ref = line.asked.ref
    streamlit.session_state[seen_key(form, ref)] = Seen(line.row_version, line.answer)
    save_line(form, ref)


def line_differences(form: ReturnForm, line: FormLine) -> list[FieldDifference]:
    """The fields in which the saved draft and this tab differ, each with both values."""
    mine = answer_typed(form, line.asked.ref)
    return [
        FieldDifference(field.label, value_as_typed(field, theirs), value_as_typed(field, ours))
        for field in FIELDS
        if (theirs := getattr(line.answer, field.name)) != (ours := getattr(mine, field.name))
    ]


def unsaved_words(before: Answer, typed_now: Answer) -> str:
    """A sentence with every value that was typed and is not kept, to be copied; empty where there is none."""
    parts = [
        f"{field.label}: “{value_as_typed(field, value)}”"
        for field in FIELDS
        if (value := getattr(typed_now, field.name)) not in (None, getattr(before, field.name))
    ]
    return f"You had typed {'; '.join(parts)}." if parts else ""


def value_as_typed(field: AnswerField, value: FieldValue) -> str:
    """A value as it is typed into its field, so that it can be compared there or copied back."""
    if value is None:
        return "nothing"
    return str(value) if field.kind in (FieldKind.PERCENT, FieldKind.CHOICE) else field.in_words(value) or ""
