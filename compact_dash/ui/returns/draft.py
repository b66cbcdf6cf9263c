"""Drafts on the page: the fields of a line in this tab, saved as they change, never over somebody else's.

What cannot be kept, because it is no date or too long, stays in its field with a sentence, and keeps no other field
from being saved. Where somebody else has saved the line meanwhile, it is settled field by field: what only one of the
two has changed is taken, and what both have is shown side by side.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError, NotAllowed, NotNow, Overtaken
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import FIELD, FIELDS, AnswerField
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.typed_answer import Unfit, fit_cells
from compact_dash.reports.returns.forms import return_form
from compact_dash.ui import acting, session
from compact_dash.ui.components import unsaved
from compact_dash.ui.components.attempt import warn
from compact_dash.ui.components.fields import key_in_turn, next_turn, turn_of
from compact_dash.ui.returns.answer_texts import (
    CHOSEN,
    FieldDifference,
    saved_texts,
    says,
    text_in_words,
    unsaved_words,
    value_as_typed,
    value_text,
)

# How often a save looks again, because somebody else has saved between its look and its write.
LOOKS = 3


@dataclass(frozen=True)
class Seen:
    """The draft that this tab's fields were last in step with.

    Of a field that both have changed, `answer` holds what it was before either did.
    """

    row_version: int
    answer: Answer


def place(form: ReturnForm, ref: str) -> str:
    """The place of a line's fields, as `turn_of` takes it."""
    return f"{form.return_id}:{ref}"


def field_key(form: ReturnForm, ref: str, field: str, at: int | None = None) -> str:
    """The name of a field in this tab, in this turn or in the one given."""
    return key_in_turn(place(form, ref), field, at)


def seen_key(form: ReturnForm, ref: str, at: int | None = None) -> str:
    return field_key(form, ref, "seen", at)


def seen_of(form: ReturnForm, ref: str) -> Seen:
    found: Seen = streamlit.session_state[seen_key(form, ref)]
    return found


def texts_typed(form: ReturnForm, ref: str, at: int | None = None) -> dict[str, str]:
    """What the fields that are shown hold, as text."""
    state = streamlit.session_state
    keys = {field.name: field_key(form, ref, field.name, at) for field in FIELDS}
    return {name: str(state[key] or "") for name, key in keys.items() if key in state}


def texts_changed(form: ReturnForm, ref: str, before: Answer, at: int | None = None) -> dict[str, str]:
    """What the fields hold that say something else than an answer, or nothing that can be read."""
    texts = texts_typed(form, ref, at)
    return {name: text for name, text in texts.items() if not says(name, text, getattr(before, name))}


def prepare_fields(form: ReturnForm, line: FormLine) -> None:
    """Fill the fields from the draft; what was typed in this tab and is not saved yet stays."""
    ref = line.asked.ref
    seen: Seen | None = streamlit.session_state.get(seen_key(form, ref))
    if seen is None or not texts_typed(form, ref):
        fill(form, line)
    elif seen.row_version != line.row_version:
        follow(form, line, seen)
    for field in FIELDS:
        # Streamlit forgets a field that was not shown for a while; it comes back as it was saved.
        if field_key(form, ref, field.name) not in streamlit.session_state:
            fill_field(form, ref, field, getattr(seen_of(form, ref).answer, field.name))


def fill(form: ReturnForm, line: FormLine, kept: Mapping[str, Any] | None = None) -> None:
    """Put the saved draft into the fields of this tab, in a turn of its own; the fields in `kept` stay as they are."""
    ref = line.asked.ref
    # In new keys: a save by a browser that has not seen these values yet must not put the old ones back.
    next_turn(place(form, ref))
    for field in FIELDS:
        fill_field(form, ref, field, getattr(line.answer, field.name))
    for name, held in (kept or {}).items():
        streamlit.session_state[field_key(form, ref, name)] = held
    streamlit.session_state[seen_key(form, ref)] = Seen(line.row_version, line.answer)


def follow(form: ReturnForm, line: FormLine, seen: Seen, chosen: str | None = None) -> None:
    """Take over what somebody else has saved in fields that this tab has not touched, and in the one that is chosen."""
    ref = line.asked.ref
    clashing = {row.name for row in line_differences(form, line)} - {chosen}
    state = streamlit.session_state
    touched = texts_changed(form, ref, seen.answer).keys() - {chosen}
    kept = {name: state[field_key(form, ref, name)] for name in touched}
    refused = trouble(form, ref)
    fill(form, line, kept)
    state[seen_key(form, ref)] = Seen(line.row_version, but_for(line.answer, seen.answer, clashing))
    keep_trouble(form, ref, {name: unfit for name, unfit in refused.items() if name in touched})


def forget(form: ReturnForm, ref: str, shown: Set[str]) -> None:
    """Let go of the fields that are not shown: Streamlit would keep what they began with, not what they came to."""
    for field in FIELDS:
        if field.name not in shown:
            streamlit.session_state.pop(field_key(form, ref, field.name), None)


def fill_field(form: ReturnForm, ref: str, field: AnswerField, value: Any) -> None:
    """Put a value into a field; a field of text that is empty holds no words rather than nothing."""
    # Before the field is drawn: afterwards Streamlit refuses to set its value in the same run.
    held = value if field.kind in CHOSEN else value_text(field, value) or ""
    streamlit.session_state[field_key(form, ref, field.name)] = held


def field_left(form: ReturnForm, ref: str, at: int) -> None:
    """Save the line when one of its fields is left.

    A field of an earlier turn came too late: its fields have been filled anew since, so its value is told, not kept.
    """
    if at == turn_of(place(form, ref)):
        save_line(form, ref)
        return
    seen: Seen = streamlit.session_state[seen_key(form, ref, at)]
    # The fields of that turn are gone from the page, so nobody could copy the words from there.
    words = words_typed(form, ref, seen.answer, at)
    if words:
        said = "just before, its fields were filled anew with what somebody else had saved."
        warn(f"{ref} was not saved: {said} {words}")


def save_line(form: ReturnForm, ref: str) -> bool:
    """Save the fields as they are now, and return whether all were kept. A refusal is shown beside its field."""
    seen = seen_of(form, ref)
    try:
        refused, is_clashing = save_fields(form, ref, seen)
    except (NotAllowed, NotNow) as refusal:
        # The return has gone on in another tab and this form is not drawn again: say what would be lost.
        warn(f"{ref} was not saved. {refusal} {words_typed(form, ref, seen.answer)}")
        return False
    except CompactError as refusal:
        warn(f"{ref} was not saved. {refusal}")
        return False
    keep_trouble(form, ref, refused)
    return not refused and not is_clashing


def save_fields(form: ReturnForm, ref: str, seen: Seen) -> tuple[dict[str, Unfit], bool]:
    """Save every field that fits and that nobody else has changed.

    Return those that do not fit, and whether somebody else has changed one of the others.

    Raises:
        NotAllowed, NotNow, Overtaken: as `save_answers`.
    """
    for look in range(1, LOOKS + 1):
        now = return_form(session.store(), form.return_id, session.today())
        line = now.line(ref)
        if line is None:
            raise NotNow(f"The return does not ask about {ref} any more.")
        changed = texts_changed(form, ref, seen.answer)
        clashing = {row.name for row in line_differences(form, line)}
        mine = {name: text for name, text in changed.items() if name not in clashing}
        answer, unfit = fit_cells(line.asked, line.answer, mine, session.today())
        try:
            saved = save_answers(session.whole_store(), acting.occasion(), now, {ref: answer})
        except Overtaken:
            if look == LOOKS:
                raise
            continue
        # Not when it is drawn: a press that saves it and goes on to another line leaves this one undrawn.
        unsaved.saved_as_typed({field_key(form, ref, name): mine[name] for name in mine.keys() - unfit.keys()})
        if line.row_version == seen.row_version:
            # The same answers saved again make no new version. Where others saved, the next drawing follows both.
            version = line.row_version + 1 if saved.changed else line.row_version
            streamlit.session_state[seen_key(form, ref)] = Seen(version, but_for(answer, seen.answer, clashing))
        return unfit, bool(clashing)
    raise AssertionError("the last look returns or raises")


def but_for(answer: Answer, before: Answer, names: Set[str]) -> Answer:
    """An answer with the fields of those names as they were before."""
    old: dict[str, Any] = {name: getattr(before, name) for name in names}
    return replace(answer, **old)


def trouble(form: ReturnForm, ref: str) -> dict[str, Unfit]:
    """The fields that were not saved when the line last was, by their names."""
    found: dict[str, Unfit] = streamlit.session_state.get(field_key(form, ref, "trouble"), {})
    return found


def keep_trouble(form: ReturnForm, ref: str, refused: dict[str, Unfit]) -> None:
    streamlit.session_state[field_key(form, ref, "trouble")] = refused


def take_theirs(form: ReturnForm, line: FormLine, name: str) -> None:
    """Drop what this tab has in a field and go on from what somebody else saved."""
    ref = line.asked.ref
    unsaved.settle(field_key(form, ref, name))
    follow(form, line, seen_of(form, ref), name)


def keep_mine(form: ReturnForm, line: FormLine, name: str) -> None:
    """Save what this tab has in a field after what somebody else saved, which has now been seen."""
    ref = line.asked.ref
    seen = seen_of(form, ref)
    streamlit.session_state[seen_key(form, ref)] = replace(seen, answer=but_for(seen.answer, line.answer, {name}))
    save_line(form, ref)


def line_differences(form: ReturnForm, line: FormLine) -> list[FieldDifference]:
    """The fields that both this tab and the saved draft have changed, and differently, each with both values."""
    ref, before = line.asked.ref, seen_of(form, line.asked.ref).answer
    return [
        FieldDifference(name, FIELD[name].label, value_as_typed(FIELD[name], theirs), text_in_words(name, text))
        for name, text in texts_changed(form, ref, before).items()
        if (theirs := getattr(line.answer, name)) != getattr(before, name) and not says(name, text, theirs)
    ]


def tell_saved(form: ReturnForm, line: FormLine, shown: Set[str]) -> None:
    """Tell the browser which words are kept, so that it keeps the others."""
    texts = saved_texts(line, texts_typed(form, line.asked.ref))
    unsaved.saved_as_typed({field_key(form, line.asked.ref, name): text for name, text in texts if name in shown})


def words_typed(form: ReturnForm, ref: str, before: Answer, at: int | None = None) -> str:
    """A sentence with every value that was typed into the fields and is not kept; empty where there is none."""
    return unsaved_words({name: text for name, text in texts_changed(form, ref, before, at).items() if text})
