"""A correction in the answer to a query: what is corrected changes, and nothing else of what was filed is lost."""

from dataclasses import fields
from typing import Any

import pytest
import streamlit

from compact_dash.domain.returns.answer import UpdateFields
from compact_dash.reports.returns.reading import FiledUpdate
from compact_dash.ui.components.fields import Fields
from compact_dash.ui.returns.reply import CORRECTED, corrected_answer
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


def test_nothing_is_corrected_unless_it_is_wanted(typed: dict[str, Any]) -> None:
    assert corrected_answer(REPLY, FILED) is None


def test_every_field_that_cannot_be_corrected_stays_as_it_was_filed(typed: dict[str, Any]) -> None:
    typed[REPLY.key("wanted")] = True
    answer = corrected_answer(REPLY, FILED)
    assert answer is not None
    assert (answer.rating, answer.no_change_reason) == ("green", None)
    for each in fields(UpdateFields):
        if each.name != "no_change_reason":
            was = "corrected" if each.name in CORRECTED else "filed"
            assert getattr(answer, each.name) == f"{was} {each.name}"
