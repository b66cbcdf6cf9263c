"""Cells of a return's table that say what cannot be saved: kept in this tab, in sight, until they are put right."""

import streamlit

from compact_dash.domain.returns.fields import FIELD
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.typed_answer import Unfit
from compact_dash.intake.cells import quote_text
from compact_dash.ui.components.attempt import refuse_also
from compact_dash.ui.html import show
from compact_dash.ui.returns.draft import value_as_typed

Refused = dict[str, dict[str, Unfit]]


def refused_cells(form: ReturnForm) -> Refused:
    """The cells of this tab that say what cannot be saved, by reference and field."""
    refused: Refused = streamlit.session_state.setdefault(f"{form.return_id}:table:refused", {})
    return refused


def say_refused(form: ReturnForm) -> None:
    """Say of each cell that is not saved what is wrong, for as long as it stands; the place is kept."""
    place = streamlit.empty()
    sentences = [
        refused_sentence(ref, name, unfit)
        for ref, cells in refused_cells(form).items()
        for name, unfit in cells.items()
    ]
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
    """Let go of refused cells over which something else was saved since, and say for the last time what they said."""
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
