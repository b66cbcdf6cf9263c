"""First pages that are asked for without end: each is a run, so an address has only so many."""

import asyncio

import pytest

from compact_dash.ui.entry import limits
from compact_dash.ui.entry.pace import Purses
from compact_dash.ui.first_sight import answer
from tests.ui.first_sight.test_kept_pages import request


def test_whoever_asks_for_too_many_first_pages_is_sent_empty_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []

    def no_visit(_: object) -> None:
        runs.append("run")
        raise StopAsyncIteration

    monkeypatch.setattr(answer, "is_running", lambda: True)
    monkeypatch.setattr(answer, "visit", no_visit)
    monkeypatch.setattr(answer, "pace", Purses(limits.FIRST_SIGHTS, clock=lambda: 0.0))
    most = int(limits.FIRST_SIGHTS.burst)

    async def ask() -> str | None:
        try:
            return await answer.first_sight(request(), "progress")
        except (StopAsyncIteration, RuntimeError):
            return "asked for a run"

    answers = [asyncio.run(ask()) for _ in range(most + 3)]
    assert answers == ["asked for a run"] * most + [None] * 3
    assert len(runs) == most
