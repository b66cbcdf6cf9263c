"""All lines of a return in one table, saved row by row as cells are left.

Every cell is text, read by our own reader. Streamlit's columns of dates read a pasted 10/12/2014 with the month first,
and its columns of dates, numbers and choices drop without a word what they cannot take.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer, AskedLine
from compact_dash.domain.returns.fields import FIELD, FIELDS, RATING_CHOICE, AnswerField
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.typed_answer import Unfit, fit_cells
from compact_dash.domain.sharing import Sharing, read_by
from compact_dash.intake.cells import quote_text
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of, refuse_also
from compact_dash.ui.components.fields import key_in_turn, next_turn
from compact_dash.ui.components.unsaved import refused_in_cells
from compact_dash.ui.html import show
from compact_dash.ui.returns.answer_texts import unsaved_words, value_as_typed, value_text
from compact_dash.ui.returns.draft import Seen

Refused = dict[str, dict[str, Unfit]]


def refused_cells(form: ReturnForm) -> Refused:
    """The cells of this tab that say what cannot be saved, by reference and field."""
    # Beside the table and not in it, because they outlive a table that is filled anew.
    refused: Refused = streamlit.session_state.setdefault(f"{form.return_id}:table:refused", {})
    return refused


def say_refused(form: ReturnForm) -> None:
    """Say of each cell that is not saved what is wrong, for as long as it stands; the place is kept."""
    place = streamlit.empty()
    cells = [(ref, name, unfit) for ref, row in refused_cells(form).items() for name, unfit in row.items()]
    sentences = [refused_sentence(*each) for each in cells]
    # F5 begins a session that knows nothing of them.
    refused_in_cells({f"cell-{ref}-{name}": (f"{ref}, {FIELD[name].label}", unfit.typed) for ref, name, unfit in cells})
    if sentences:
        with place:
            show("refusal", sentences=sentences, stay=True)


def refused_sentence(ref: str, name: str, unfit: Unfit) -> str:
    stands = "nothing" if unfit.stands is None else f"“{quote_text(value_as_typed(FIELD[name], unfit.stands))}”"
    return (
        f"{ref}, {FIELD[name].label}: found “{quote_text(unfit.typed) or 'nothing'}”, expected {unfit.expected}; "
        f"until you correct the cell, {stands} is saved there."
    )


def forget_overtaken(form: ReturnForm, attempt: str) -> None:
    """Drop the refused cells whose saved value has changed since, and say once more what was typed in them."""
    refused = refused_cells(form)
    gone = [
        (ref, name)
        for ref, cells in refused.items()
        for name, unfit in cells.items()
        if (line := form.line(ref)) is None or getattr(line.answer, name) != unfit.stands
    ]
    for ref, name in gone:
        typed = refused[ref].pop(name).typed
        said = "was not saved; the cell now shows what was saved there since"
        refuse_also(attempt, f"{ref}, {FIELD[name].label}: “{typed}” {said}.")


NAME = "table"

Row = dict[str, str | None]


@dataclass
class ReturnTable:
    """A table as it was filled, and what it has saved and been sent since."""

    form: ReturnForm
    lines: list[FormLine]
    rows: list[Row]
    seen: dict[str, Seen]
    tried: dict[int, Row] = dataclass_field(default_factory=dict)

    def is_in_step(self, now: ReturnForm) -> bool:
        """Whether the drafts are still those the table shows, changed by nothing but the table itself."""
        return {ref: seen.row_version for ref, seen in self.seen.items()} == {
            line.asked.ref: line.row_version for line in now.lines
        }


def base_key(form: ReturnForm) -> str:
    return f"{form.return_id}:table"


def editor_key(form: ReturnForm, linked: bool) -> str:
    # The browser names cells by the place of their row, so a table of other rows needs another key.
    return key_in_turn(base_key(form), f"editor:{linked}")


def table_view(form: ReturnForm) -> None:
    """The table, and a fresh one whenever somebody else has saved a line."""
    show("returns/read_by", form=form)
    show("returns/table_note", ratings=RATING_CHOICE, looks=", ".join(FIELD["forward_look"].choices))
    linked = bool(form.linked_lines) and streamlit.checkbox("Also the linked lines, reported elsewhere")
    table = table_in_step(form, linked)
    refusal_of(NAME)
    say_refused(form)
    editor = editor_key(form, linked)
    streamlit.data_editor(
        table.rows,
        key=editor,
        hide_index=True,
        disabled=["ref", "title", "last"],
        column_config=table_columns(table.form.sharing),
        on_change=lambda: save_table(table, editor),
        # An empty cell would otherwise read “None”.
        placeholder="",
    )


def table_in_step(form: ReturnForm, linked: bool) -> ReturnTable:
    """The table in this tab; filled anew where somebody else has saved since, or where it was not shown for a while.

    Streamlit forgets what was typed into a table that is not shown, and begins again with what it was filled with.
    """
    table: ReturnTable | None = streamlit.session_state.get(base_key(form))
    if table is None or not table.is_in_step(form) or editor_key(form, linked) not in streamlit.session_state:
        next_turn(base_key(form))
        streamlit.session_state[base_key(form)] = table = fill_table(form, linked)
    return table


def fill_table(form: ReturnForm, linked: bool) -> ReturnTable:
    """A table with what is saved, and over it what this tab has typed that cannot be."""
    forget_overtaken(form, NAME)
    lines = [*form.open_lines, *(form.linked_lines if linked else ())]
    refused = refused_cells(form)
    rows = [table_row(line, refused.get(line.asked.ref, {})) for line in lines]
    return ReturnTable(form, lines, rows, {line.asked.ref: Seen(line.row_version, line.answer) for line in form.lines})


def table_row(line: FormLine, refused: Mapping[str, Unfit]) -> Row:
    """A line as the table takes it."""
    told: Row = {"ref": line.asked.ref, "title": line.asked.title, "last": last_time(line.asked)}
    return told | answer_texts(line.answer) | {name: unfit.typed for name, unfit in refused.items()}


def last_time(asked: AskedLine) -> str:
    if asked.last_rating is None:
        return "Nothing yet"
    return f"{Rating(asked.last_rating).word}. {asked.last_words or ''}"


def answer_texts(answer: Answer) -> Row:
    return {field.name: value_text(field, getattr(answer, field.name)) for field in FIELDS}


def table_columns(level: Sharing) -> dict[str, Any]:
    config = streamlit.column_config
    told = {
        "ref": config.TextColumn("Reference", pinned=True),
        "title": config.TextColumn("Commitment", width="medium"),
        "last": config.TextColumn("Last time", width="medium"),
    }
    return told | {
        field.name: config.TextColumn(field.label, width=field.table_width, help=column_help(field, level))
        for field in FIELDS
    }


def column_help(field: AnswerField, level: Sharing) -> str:
    """The kind of value that a column takes, and whom it is read by."""
    return ". ".join(words for words in (field.table_help, read_by(field.circle, level)) if words)


def save_table(table: ReturnTable, editor: str) -> None:
    """Save the rows that were changed: of each the cells that fit."""
    edited: dict[int, Row] = streamlit.session_state[editor]["edited_rows"]
    # The browser sends every row it has ever changed in this table, with each change and after it.
    new = {place: dict(typed) for place, typed in edited.items() if table.tried.get(place) != typed}
    table.tried.update(new)
    for place, typed in new.items():
        save_row(table, table.lines[place].asked, typed)


def save_row(table: ReturnTable, asked: AskedLine, typed: Row) -> None:
    """Save what fits of a row; what does not stays in its cell and is said above the table."""
    refused = refused_cells(table.form)
    before = table.seen[asked.ref]
    # A cell that is still refused is read again, because another cell of its row may have made it fit.
    texts = {name: unfit.typed for name, unfit in refused.get(asked.ref, {}).items()} | typed
    answer, unfit = fit_cells(asked, before.answer, texts, session.today())
    try:
        table.seen[asked.ref] = keep_answer(table.form, asked.ref, before, answer)
    except CompactError as refusal:
        words = unsaved_words({name: text for name, text in texts.items() if text})
        refuse_also(NAME, f"{asked.ref} was not saved. {refusal} {words}")
    else:
        refused[asked.ref] = unfit


def keep_answer(form: ReturnForm, ref: str, before: Seen, answer: Answer) -> Seen:
    """The line as it stands after the answer was saved."""
    seen = form_as_seen(form, ref, before.row_version)
    saved = save_answers(session.whole_store(), acting.occasion(), seen, {ref: answer})
    return Seen(before.row_version + len(saved.changed), answer)


def form_as_seen(form: ReturnForm, ref: str, row_version: int) -> ReturnForm:
    """The form as this tab knows it: the line at the version its fields came from."""
    lines = tuple(replace(line, row_version=row_version) if line.asked.ref == ref else line for line in form.lines)
    return replace(form, lines=lines)
