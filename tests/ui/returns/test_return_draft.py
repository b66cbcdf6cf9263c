"""The fields of a return's line: what was typed as they were filled anew is told, and nothing of it is kept."""

from datetime import date
from typing import Any

import pytest
import streamlit

from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.returns.answer import NOTHING, Answer, AskedLine
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import State
from compact_dash.ui.components.attempt import WARNING
from compact_dash.ui.components.fields import NO_CHANGE
from compact_dash.ui.returns import draft, more

REF = "DFT-01"
ASKED = AskedLine("a", REF, "Publish the guide", "rateable", None, None, None, None, None, None, None)
FORM = ReturnForm("r", "DFT", "Transport", date(2014, 9, 24), date(2014, 9, 10), "", "", State.DRAFT, ())


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a tab remembers, with the line's fields filled for the first time."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(streamlit, "session_state", kept)
    draft.prepare_fields(FORM, FormLine(ASKED, NOTHING))
    return kept


@pytest.mark.slow
def test_fields_filled_anew_have_keys_of_their_own(tab: dict[str, Any]) -> None:
    before = draft.field_key(FORM, REF, "words")
    draft.prepare_fields(FORM, FormLine(ASKED, Answer(words="Theirs"), 1))
    after = draft.field_key(FORM, REF, "words")
    assert before != after
    assert tab[after] == "Theirs"
    assert tab[before] == ""


def test_what_came_too_late_for_its_turn_is_told_and_changes_no_field(tab: dict[str, Any]) -> None:
    early = draft.field_key(FORM, REF, "words")
    draft.prepare_fields(FORM, FormLine(ASKED, Answer(words="Theirs"), 1))
    tab[early] = "Mine, of the same moment."
    draft.field_left(FORM, REF, at=1)
    assert tab[WARNING] == (
        "DFT-01 was not saved: just before, its fields were filled anew with what somebody else had saved. "
        "You had typed Update: “Mine, of the same moment.”."
    )
    assert tab[draft.field_key(FORM, REF, "words")] == "Theirs"


def test_what_this_tab_has_typed_is_not_filled_over(tab: dict[str, Any]) -> None:
    tab[draft.field_key(FORM, REF, "words")] = "Mine"
    draft.prepare_fields(FORM, FormLine(ASKED, Answer(words="Theirs"), 1))
    assert tab[draft.field_key(FORM, REF, "words")] == "Mine"


def test_a_field_that_holds_what_it_was_filled_with_has_nothing_to_tell(tab: dict[str, Any]) -> None:
    draft.prepare_fields(FORM, FormLine(ASKED, Answer(words="Theirs"), 1))
    draft.field_left(FORM, REF, at=1)
    assert WARNING not in tab


@pytest.mark.parametrize("reason", ["", "\u200b", "No", "N/A", "None."])
def test_several_lines_are_left_as_they_were_for_a_reason_only(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typed: dict[str, Any] = {}
    monkeypatch.setattr(streamlit, "session_state", typed)
    typed[NO_CHANGE.key(more.tick_name(FORM, REF))] = True
    typed[NO_CHANGE.key(f"{FORM.return_id}:{more.REASON}")] = reason
    with pytest.raises(AnswerRefused, match="give the reason once for all of them"):
        more.mark_unchanged(FORM, [REF])
