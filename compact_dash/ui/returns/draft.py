"""Drafts on the page: the fields of a line in this tab, saved as they change, never over somebody else's."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError, NotAllowed, NotNow, Overtaken
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import LABELS, Answer
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.wording import long_date
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import warn
from compact_dash.ui.components.fields import key_in_turn, next_turn, turn_of

FIELDS = tuple(LABELS)
# The fields that are no text.
CHOSEN = ("rating", "percent", "forward_look", "next_due_on", "done_on", "new_due_on")


@dataclass(frozen=True)
class Seen:
    """The draft that this tab's fields were last in step with."""

    row_version: int
    answer: Answer


@dataclass(frozen=True)
class Difference:
    """A field that two tabs have filled in differently."""

    label: str
    theirs: str
    mine: str


def place(form: ReturnForm, ref: str) -> str:
    """Where the fields of a line stand; they are filled anew turn by turn."""
    return f"{form.return_id}:{ref}"


def field_key(form: ReturnForm, ref: str, field: str, at: int | None = None) -> str:
    """The name of a field in this tab, in this turn or in the one given."""
    return key_in_turn(place(form, ref), field, at)


def seen_key(form: ReturnForm, ref: str, at: int | None = None) -> str:
    return field_key(form, ref, "seen", at)


def typed(form: ReturnForm, ref: str, at: int | None = None) -> Answer:
    """The answer as the fields of this tab have it; a field that is not shown keeps what was saved."""
    seen: Seen = streamlit.session_state[seen_key(form, ref, at)]
    values = {field: typed_value(field_key(form, ref, field, at), getattr(seen.answer, field)) for field in FIELDS}
    return Answer(**values)


def typed_value(key: str, saved: Any) -> Any:
    if key not in streamlit.session_state:
        return saved
    value = streamlit.session_state[key]
    return value.strip() or None if isinstance(value, str) else value


def prepare(form: ReturnForm, line: FormLine) -> None:
    """Fill the fields from the draft; what was typed in this tab and is not saved yet stays."""
    ref = line.asked.ref
    seen: Seen | None = streamlit.session_state.get(seen_key(form, ref))
    shown = any(field_key(form, ref, field) in streamlit.session_state for field in FIELDS)
    if seen is None or not shown or (seen.row_version != line.row_version and typed(form, ref) == seen.answer):
        fill(form, line)
    for field in FIELDS:
        # Streamlit forgets a field that was not shown for a while; it comes back as it was saved.
        if field_key(form, ref, field) not in streamlit.session_state:
            put(form, ref, field, getattr(streamlit.session_state[seen_key(form, ref)].answer, field))


def fill(form: ReturnForm, line: FormLine) -> None:
    """Put the saved draft into the fields of this tab, in a turn of its own."""
    ref = line.asked.ref
    next_turn(place(form, ref))
    for field in FIELDS:
        put(form, ref, field, getattr(line.answer, field))
    streamlit.session_state[seen_key(form, ref)] = Seen(line.row_version, line.answer)


def forget(form: ReturnForm, ref: str, shown: Set[str]) -> None:
    """Let go of the fields that are not shown: Streamlit would keep what they began with, not what they came to."""
    for field in FIELDS:
        if field not in shown:
            streamlit.session_state.pop(field_key(form, ref, field), None)


def put(form: ReturnForm, ref: str, field: str, value: Any) -> None:
    """Put a value into a field; a text field that is empty holds no words rather than nothing."""
    is_text = field not in CHOSEN
    streamlit.session_state[field_key(form, ref, field)] = (value or "") if is_text else value


def changed(form: ReturnForm, ref: str, at: int) -> None:
    """A field that was shown in a turn was left: save it, or say what came too late for the turn and is not kept."""
    if at == turn_of(place(form, ref)):
        save(form, ref)
        return
    seen: Seen = streamlit.session_state[seen_key(form, ref, at)]
    words = unsaved_words(seen.answer, typed(form, ref, at))
    if words:
        said = "just before, its fields were filled anew with what somebody else had saved."
        warn(f"{ref} was not saved: {said} {words}")


def save(form: ReturnForm, ref: str) -> bool:
    """Save what the fields say now; whether it is kept. What stands in the way is said beside the line."""
    seen: Seen = streamlit.session_state[seen_key(form, ref)]
    answer = typed(form, ref)
    trouble = field_key(form, ref, "trouble")
    try:
        saved = save_answers(
            session.whole_store(), acting.occasion(), as_seen(form, ref, seen.row_version), {ref: answer}
        )
    except (NotAllowed, NotNow) as refusal:
        # The return has gone on in another tab, so this form is not drawn again: say what would be lost with it.
        warn(f"{ref} was not saved. {refusal} {unsaved_words(seen.answer, answer)}")
        return False
    except CompactError as refusal:
        streamlit.session_state[trouble] = refusal
        return False
    streamlit.session_state.pop(trouble, None)
    version = seen.row_version + 1 if saved.changed else seen.row_version
    streamlit.session_state[seen_key(form, ref)] = Seen(version, answer)
    return True


def as_seen(form: ReturnForm, ref: str, row_version: int) -> ReturnForm:
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
    save(form, ref)


def differences(form: ReturnForm, line: FormLine) -> list[Difference]:
    """What somebody else saved beside what this tab has, field by field where they differ."""
    mine = typed(form, line.asked.ref)
    return [
        Difference(LABELS[field], in_words(getattr(line.answer, field)), in_words(getattr(mine, field)))
        for field in FIELDS
        if getattr(line.answer, field) != getattr(mine, field)
    ]


def unsaved_words(before: Answer, typed_now: Answer) -> str:
    """What was typed and is not kept, field by field, to be copied."""
    fields = [field for field in FIELDS if getattr(typed_now, field) not in (None, getattr(before, field))]
    parts = [f"{LABELS[field]}: “{in_words(getattr(typed_now, field))}”" for field in fields]
    return f"You had typed {'; '.join(parts)}." if parts else ""


def in_words(value: Any) -> str:
    """A field's value as a reader sees it."""
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return long_date(value)
    return Rating(value).word if value in set(Rating) else str(value)
