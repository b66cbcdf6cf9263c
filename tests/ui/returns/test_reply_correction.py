"""A correction in the answer to a query: what is corrected changes, and nothing else of what was filed is lost."""

from dataclasses import fields
from typing import Any

import pytest
import streamlit

from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.returns.answer import UpdateFields
from compact_dash.reports.returns.reading import FiledUpdate
from compact_dash.ui.components.fields import Fields
from compact_dash.ui.returns.correction import CORRECTED, corrected_answer
from tests.house import TODAY

SAID: dict[str, Any] = {each.name: f"filed {each.name}" for each in fields(UpdateFields)}
FILED = FiledUpdate(1, "a", "DFT-01", "Publish the guide", TODAY, "amber", "shared", **SAID)
REPLY = Fields("reply")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the fields hold: a green rating and new words."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(streamlit, "session_state", held)
    held[REPLY.key("rating")] = "green"
    held |= {REPLY.key(name): f"corrected {name}" for name in CORRECTED}
    return held


def test_nothing_is_corrected_where_nothing_was_changed(typed: dict[str, Any]) -> None:
    typed[REPLY.key("rating")] = "amber"
    typed |= {REPLY.key(name): f"filed {name}" for name in CORRECTED}
    assert corrected_answer(REPLY, FILED) is None


def test_a_correction_whose_box_is_not_ticked_is_refused_and_named(typed: dict[str, Any]) -> None:
    with pytest.raises(AnswerRefused, match="You have changed Update, Path to green, Evidence and Rating under"):
        corrected_answer(REPLY, FILED)


def test_every_field_that_cannot_be_corrected_stays_as_it_was_filed(typed: dict[str, Any]) -> None:
    typed[REPLY.key("wanted")] = True
    answer = corrected_answer(REPLY, FILED)
    assert answer is not None
    assert (answer.rating, answer.no_change_reason) == ("green", None)
    for each in fields(UpdateFields):
        if each.name != "no_change_reason":
            was = "corrected" if each.name in CORRECTED else "filed"
            assert getattr(answer, each.name) == f"{was} {each.name}"
