"""All lines of a return in one table, saved row by row as cells are left."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any, Literal

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import CLAIMS, FORWARD_LOOKS, LABELS, Answer, AskedLine
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of, refuse
from compact_dash.ui.components.fields import key_in_turn, next_turn
from compact_dash.ui.html import show
from compact_dash.ui.returns.draft import unsaved_words

RATING_WORDS = {rating.value: Rating(rating).word for rating in CLAIMS}
BY_WORD = {word: value for value, word in RATING_WORDS.items()}
DAYS = ("next_due_on", "done_on", "new_due_on")
WIDTHS: dict[str, Literal["medium", "large"]] = {"words": "large", "path_to_green": "medium"}
NAME = "table"


def base_key(form: ReturnForm) -> str:
    return f"{form.return_id}:table"


def table_view(form: ReturnForm) -> None:
    """The table, and a fresh one whenever somebody else has saved a line."""
    show("returns/table_note")
    base = in_step_with(form)
    refusal_of(NAME)
    linked = bool(base.linked_lines) and streamlit.checkbox("Also the linked lines, reported elsewhere")
    editor = key_in_turn(base_key(form), f"editor:{linked}")
    streamlit.data_editor(
        rows(base, linked),
        key=editor,
        hide_index=True,
        disabled=["ref", "title", "last"],
        column_config=columns(),
        on_change=lambda: save_table(base, editor),
        placeholder="",
    )


def in_step_with(form: ReturnForm) -> ReturnForm:
    """The drafts that the table was last filled from; filled anew where somebody else has saved since."""
    base: ReturnForm | None = streamlit.session_state.get(base_key(form))
    if base is None or not in_step(base, form):
        streamlit.session_state[base_key(form)] = base = form
        streamlit.session_state[base_key(form) + ":own"] = {}
        next_turn(base_key(form))
    return base


def in_step(base: ReturnForm, now: ReturnForm) -> bool:
    """Whether the drafts are still those the table shows, changed by nothing but the table itself."""
    own: dict[str, int] = streamlit.session_state.get(base_key(now) + ":own", {})
    versions = {line.asked.ref: own.get(line.asked.ref, line.row_version) for line in base.lines}
    return versions == {line.asked.ref: line.row_version for line in now.lines}


def rows(form: ReturnForm, linked: bool) -> list[dict[str, Any]]:
    """The lines as the table takes them: the open ones, and after them the linked where they are wanted."""
    lines = form.lines if linked else form.open_lines
    return [
        {"ref": line.asked.ref, "title": line.asked.title, "last": last_time(line.asked)} | cells(line.answer)
        for line in lines
    ]


def last_time(asked: AskedLine) -> str:
    if asked.last_rating is None:
        return "Nothing yet"
    return f"{RATING_WORDS[asked.last_rating]}. {asked.last_words or ''}"


def cells(answer: Answer) -> dict[str, Any]:
    return asdict(answer) | {"rating": RATING_WORDS.get(answer.rating or "")}


def columns() -> dict[str, Any]:
    config = streamlit.column_config
    told = {
        "ref": config.TextColumn("Reference", pinned=True),
        "title": config.TextColumn("Commitment", width="medium"),
        "last": config.TextColumn("Last time", width="medium"),
    }
    texts = {field: config.TextColumn(label, width=WIDTHS.get(field)) for field, label in LABELS.items()}
    days = {field: config.DateColumn(LABELS[field], format="DD/MM/YYYY") for field in DAYS}
    chosen = {
        "rating": config.SelectboxColumn(LABELS["rating"], options=list(BY_WORD)),
        "forward_look": config.SelectboxColumn(LABELS["forward_look"], options=list(FORWARD_LOOKS)),
        "percent": config.NumberColumn(LABELS["percent"], min_value=0, max_value=100, step=1),
    }
    return {**told, **texts, **days, **chosen}


def save_table(base: ReturnForm, editor: str) -> None:
    """Save the rows that were changed; a refusal is said above the table, with what was typed and is not kept."""
    edited: dict[int, dict[str, Any]] = streamlit.session_state[editor]["edited_rows"]
    own: dict[str, int] = streamlit.session_state.setdefault(base_key(base) + ":own", {})
    tried: dict[int, dict[str, Any]] = streamlit.session_state.setdefault(f"{editor}:tried", {})
    # The browser sends every row it has ever changed in this table, with each change and after it.
    new = {place: dict(fields) for place, fields in edited.items() if tried.get(place) != fields}
    tried.update(new)
    for place, fields in new.items():
        line = base.lines[place]
        ref = line.asked.ref
        seen = replace(
            base,
            lines=tuple(
                replace(each, row_version=own.get(ref, each.row_version)) if each is line else each
                for each in base.lines
            ),
        )
        answer = replace(line.answer, **{name: parsed(name, value) for name, value in fields.items()})
        try:
            saved = save_answers(session.whole_store(), acting.occasion(), seen, {ref: answer})
        except CompactError as refusal:
            typed = unsaved_words(line.answer, answer)
            refuse(NAME, f"{ref} was not saved. {refusal} {typed}")
            continue
        if saved.changed:
            own[ref] = own.get(ref, line.row_version) + 1


def parsed(field: str, value: Any) -> Any:
    """A cell's value as an answer has it."""
    if isinstance(value, str):
        value = value.strip() or None
    if value is None:
        return None
    if field == "rating":
        return BY_WORD[value]
    if field in DAYS:
        return date.fromisoformat(str(value)[:10])
    return value
