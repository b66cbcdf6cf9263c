"""All lines of a return in one table, saved row by row as cells are left.

Every cell is text, read by our own reader. Streamlit's columns of dates read a pasted 10/12/2014 with the month first,
and its columns of dates, numbers and choices drop without a word what they cannot take.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import CLAIMS, FORWARD_LOOKS, LABELS, Answer, AskedLine
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.typed_answer import Unfit, fitted
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of, refuse_also
from compact_dash.ui.components.fields import key_in_turn, next_turn
from compact_dash.ui.html import show
from compact_dash.ui.returns.draft import Seen, as_seen, unsaved_words
from compact_dash.ui.returns.refused import forget_overtaken, refused_cells, say_refused

RATING_WORDS = {rating.value: Rating(rating).word for rating in CLAIMS}
WIDTHS: dict[str, Literal["medium", "large"]] = {"words": "large", "path_to_green": "medium"}
DAY_FIRST = "The day first, such as 10/12/2014"
HELP = {
    "rating": ", ".join(RATING_WORDS.values()),
    "forward_look": ", ".join(FORWARD_LOOKS),
    "percent": "A whole number from 0 to 100",
    "next_due_on": DAY_FIRST,
    "done_on": DAY_FIRST,
    "new_due_on": DAY_FIRST,
}
NAME = "table"

Row = dict[str, str | None]


@dataclass
class Table:
    """A table as it was filled, and what it has saved and been sent since."""

    form: ReturnForm
    lines: list[FormLine]
    rows: list[Row]
    seen: dict[str, Seen]
    tried: dict[int, Row] = field(default_factory=dict)

    def is_in_step(self, now: ReturnForm) -> bool:
        """Whether the drafts are still those the table shows, changed by nothing but the table itself."""
        return {ref: seen.row_version for ref, seen in self.seen.items()} == {
            line.asked.ref: line.row_version for line in now.lines
        }


def base_key(form: ReturnForm) -> str:
    return f"{form.return_id}:table"


def editor_key(form: ReturnForm, linked: bool) -> str:
    return key_in_turn(base_key(form), f"editor:{linked}")


def table_view(form: ReturnForm) -> None:
    """The table, and a fresh one whenever somebody else has saved a line."""
    show("returns/table_note", ratings=HELP["rating"], looks=HELP["forward_look"])
    linked = bool(form.linked_lines) and streamlit.checkbox("Also the linked lines, reported elsewhere")
    table = in_step_with(form, linked)
    refusal_of(NAME)
    say_refused(form)
    editor = editor_key(form, linked)
    streamlit.data_editor(
        table.rows,
        key=editor,
        hide_index=True,
        disabled=["ref", "title", "last"],
        column_config=columns(),
        on_change=lambda: save_table(table, editor),
        placeholder="",
    )


def in_step_with(form: ReturnForm, linked: bool) -> Table:
    """The table in this tab; filled anew where somebody else has saved since, or where it was not shown for a while.

    Streamlit forgets what was typed into a table that is not shown, and begins again with what it was filled with.
    """
    table: Table | None = streamlit.session_state.get(base_key(form))
    if table is None or not table.is_in_step(form) or editor_key(form, linked) not in streamlit.session_state:
        next_turn(base_key(form))
        streamlit.session_state[base_key(form)] = table = filled(form, linked)
    return table


def filled(form: ReturnForm, linked: bool) -> Table:
    """A table with what is saved, and over it what this tab has typed that cannot be."""
    forget_overtaken(form, NAME)
    lines = [*form.open_lines, *(form.linked_lines if linked else ())]
    refused = refused_cells(form)
    rows = [row(line, refused.get(line.asked.ref, {})) for line in lines]
    return Table(form, lines, rows, {line.asked.ref: Seen(line.row_version, line.answer) for line in form.lines})


def row(line: FormLine, refused: Mapping[str, Unfit]) -> Row:
    """A line as the table takes it."""
    told: Row = {"ref": line.asked.ref, "title": line.asked.title, "last": last_time(line.asked)}
    return told | cells(line.answer) | {name: unfit.typed for name, unfit in refused.items()}


def last_time(asked: AskedLine) -> str:
    if asked.last_rating is None:
        return "Nothing yet"
    return f"{RATING_WORDS[asked.last_rating]}. {asked.last_words or ''}"


def cells(answer: Answer) -> Row:
    return {name: cell(name, value) for name, value in asdict(answer).items()}


def cell(name: str, value: Any) -> str | None:
    """A value as the text of its cell."""
    if name == "rating":
        return RATING_WORDS.get(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return None if value is None else str(value)


def columns() -> dict[str, Any]:
    config = streamlit.column_config
    told = {
        "ref": config.TextColumn("Reference", pinned=True),
        "title": config.TextColumn("Commitment", width="medium"),
        "last": config.TextColumn("Last time", width="medium"),
    }
    return told | {
        name: config.TextColumn(label, width=WIDTHS.get(name), help=HELP.get(name)) for name, label in LABELS.items()
    }


def save_table(table: Table, editor: str) -> None:
    """Save the rows that were changed: of each the cells that fit."""
    edited: dict[int, Row] = streamlit.session_state[editor]["edited_rows"]
    # The browser sends every row it has ever changed in this table, with each change and after it.
    new = {place: dict(typed) for place, typed in edited.items() if table.tried.get(place) != typed}
    table.tried.update(new)
    for place, typed in new.items():
        save_row(table, table.lines[place].asked, typed)


def save_row(table: Table, asked: AskedLine, typed: Row) -> None:
    """Save what fits of a row; what does not stays in its cell and is said above the table."""
    refused = refused_cells(table.form)
    before = table.seen[asked.ref]
    texts = {name: unfit.typed for name, unfit in refused.get(asked.ref, {}).items()} | typed
    answer, unfit = fitted(asked, before.answer, texts, session.today())
    try:
        table.seen[asked.ref] = kept(table.form, asked.ref, before, answer)
    except CompactError as refusal:
        unread: dict[str, Any] = {name: cell.typed for name, cell in unfit.items()}
        words = unsaved_words(before.answer, replace(answer, **unread))
        refuse_also(NAME, f"{asked.ref} was not saved. {refusal} {words}")
    else:
        refused[asked.ref] = unfit


def kept(form: ReturnForm, ref: str, before: Seen, answer: Answer) -> Seen:
    """The line as it stands after the answer was saved."""
    seen = as_seen(form, ref, before.row_version)
    saved = save_answers(session.whole_store(), acting.occasion(), seen, {ref: answer})
    return Seen(before.row_version + len(saved.changed), answer)
