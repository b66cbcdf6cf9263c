"""The table of all lines: what fits is saved cell by cell, and what does not stays in sight until it is put right."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.actor import Role
from compact_dash.domain.returns.answer import NOTHING, Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.reports.returns.forms import open_return
from compact_dash.store import Store
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import REFUSED
from compact_dash.ui.returns import table as return_table
from compact_dash.ui.returns.table import refused_cells, refused_sentence
from tests.house import TODAY
from tests.house import acting as acting_as

REF = "DEFRA-01"
LEAD = acting_as(Role.LEAD, "DEFRA")
NEW_DATE = "a date with the day first, such as 3/11/2014 or 3 November 2014"


class Tab:
    """A tab with the table open, and the browser that sends every cell changed in it so far."""

    def __init__(self, store: Store, kept: dict[str, Any]) -> None:
        self.store, self.kept = store, kept
        self.fill()

    @property
    def form(self) -> ReturnForm:
        return open_return(self.store.seen_by(LEAD.actor.reader), "DEFRA", None, TODAY)

    def fill(self) -> None:
        """Draw the page; what was typed into a table that is filled anew is forgotten by the browser."""
        self.table = return_table.table_in_step(self.form, linked=False)
        self.editor = return_table.editor_key(self.form, linked=False)
        self.kept.setdefault(self.editor, {"edited_rows": {}})

    def type(self, ref: str = REF, **cells: str | None) -> None:
        """Leave cells of a line, and have the page drawn again."""
        place = [line.asked.ref for line in self.table.lines].index(ref)
        self.kept[self.editor]["edited_rows"].setdefault(place, {}).update(cells)
        return_table.save_table(self.table, self.editor)
        self.fill()

    def leave(self) -> None:
        """Look at another view for a while: Streamlit forgets the table."""
        del self.kept[self.editor]
        self.fill()

    def answer(self, ref: str = REF) -> Answer:
        line = self.form.line(ref)
        assert line is not None
        return line.answer

    def row(self, ref: str = REF) -> dict[str, str | None]:
        return next(row for row in self.table.rows if row["ref"] == ref)

    @property
    def sentences(self) -> list[str]:
        refused = refused_cells(self.form)
        return [refused_sentence(ref, name, cell) for ref, cells in refused.items() for name, cell in cells.items()]

    @property
    def told(self) -> str:
        return str(self.kept.get(REFUSED + return_table.NAME, ""))


@pytest.fixture
def tab(own_demo: Store, monkeypatch: pytest.MonkeyPatch) -> Tab:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(streamlit, "session_state", kept)
    monkeypatch.setattr(session, "whole_store", lambda: own_demo)
    monkeypatch.setattr(session, "today", lambda: TODAY)
    monkeypatch.setattr(acting, "occasion", lambda: LEAD)
    return Tab(own_demo, kept)


Elsewhere = Callable[..., None]


@pytest.fixture
def elsewhere(tab: Tab) -> Elsewhere:
    """Saves an answer from another tab."""

    def save(**answer: Any) -> None:
        save_answers(tab.store, LEAD, tab.form, {REF: Answer(**answer)})

    return save


@pytest.mark.slow
def test_a_row_is_saved_as_it_was_meant(tab: Tab) -> None:
    tab.type(rating="GREEN", forward_look=" Better", percent="45%", new_due_on="10/12/2014", words=" Going on. ")
    assert tab.answer() == Answer(
        rating="green", forward_look="better", percent=45, new_due_on=date(2014, 12, 10), words="Going on."
    )
    assert tab.sentences == []


@pytest.mark.slow
def test_a_cell_that_cannot_be_saved_is_named_and_the_rest_of_its_row_is_saved(tab: Tab) -> None:
    tab.type(rating=" amber", percent="forty", new_due_on="31/10/2")
    assert tab.answer() == Answer(rating="amber")
    assert tab.sentences == [
        f"{REF}, Percent complete: found “forty”, expected a whole number from 0 to 100, such as 40; "
        "until you correct the cell, nothing is saved there.",
        f"{REF}, New date: found “31/10/2”, expected {NEW_DATE}; until you correct the cell, nothing is saved there.",
    ]


@pytest.mark.slow
def test_a_refused_cell_is_said_until_it_is_put_right_and_keeps_what_was_saved(tab: Tab) -> None:
    tab.type(new_due_on="10/12/2014")
    tab.type(new_due_on="4/30/2014")
    tab.type(words="Going on.")
    assert tab.answer() == Answer(new_due_on=date(2014, 12, 10), words="Going on.")
    [said] = tab.sentences
    assert said.endswith("until you correct the cell, “10 December 2014” is saved there.")
    tab.type(new_due_on="30/11/2014")
    assert tab.answer().new_due_on == date(2014, 11, 30)
    assert tab.sentences == []


@pytest.mark.slow
def test_an_overlong_text_is_refused_by_its_cell_and_quoted_in_short(tab: Tab) -> None:
    tab.type(words="word " * 401, rating="green")
    assert tab.answer() == Answer(rating="green")
    [said] = tab.sentences
    assert "…”, expected at most 2000 characters, and there are 2004; until" in said


@pytest.mark.slow
def test_each_row_of_a_paste_is_read(tab: Tab) -> None:
    tab.type("DEFRA-02", rating="puce")
    tab.type("DEFRA-03", rating="mauve")
    assert [said.split(",")[0] for said in tab.sentences] == ["DEFRA-02", "DEFRA-03"]


@pytest.mark.slow
def test_the_table_comes_back_with_what_was_saved_in_it_and_what_could_not_be(tab: Tab) -> None:
    tab.type(words="Going on.", new_due_on="10/12/2014", percent="forty")
    tab.leave()
    shown = tab.row()
    assert (shown["words"], shown["new_due_on"], shown["percent"]) == ("Going on.", "10/12/2014", "forty")
    assert len(tab.sentences) == 1
    tab.type(rating="green")
    assert tab.answer() == Answer(rating="green", words="Going on.", new_due_on=date(2014, 12, 10))
    tab.type(percent="40")
    assert (tab.answer().percent, tab.sentences) == (40, [])


@pytest.mark.slow
def test_what_was_saved_elsewhere_is_shown_and_what_it_took_the_place_of_is_said(
    tab: Tab, elsewhere: Elsewhere
) -> None:
    tab.type(new_due_on="soon")
    elsewhere(new_due_on=date(2014, 12, 10))
    tab.fill()
    assert tab.row()["new_due_on"] == "10/12/2014"
    assert tab.sentences == []
    assert tab.told == f"{REF}, New date: “soon” was not saved; the cell now shows what was saved there since."


@pytest.mark.slow
def test_a_row_that_somebody_else_saved_first_is_told_whole(tab: Tab, elsewhere: Elsewhere) -> None:
    elsewhere(words="Theirs")
    tab.type(words="Mine", new_due_on="soon")
    assert tab.answer().words == "Theirs"
    assert f"{REF} was not saved. {REF} was saved by DEFRA lead after you opened it" in tab.told
    assert "You had typed Update: “Mine”; New date: “soon”." in tab.told


@pytest.mark.slow
def test_an_emptied_cell_is_emptied(tab: Tab) -> None:
    tab.type(rating="green", percent="45")
    tab.leave()
    tab.type(rating=None, percent="")
    assert tab.answer() == NOTHING
