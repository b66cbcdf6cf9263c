"""Faults in the log: each once a minute, and the word on the page is that of its line."""

import logging

import pytest
from structlog.contextvars import clear_contextvars

from compact_dash.ui.operation import faults
from compact_dash.ui.operation.faults import KNOWN_FOR, log_fault
from compact_dash.ui.operation.run_context import forget_run, run_id


def raised(words: str) -> Exception:
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        return error


def test_a_fault_met_again_is_told_by_the_line_it_has(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, KNOWN_FOR - 1, KNOWN_FOR - 1, KNOWN_FOR + 1])
    monkeypatch.setattr(faults, "monotonic", lambda: next(clock))
    monkeypatch.setattr(faults, "known", {})
    words = []
    with caplog.at_level(logging.ERROR, "compact_dash"):
        for what in ("fire", "fire", "water", "fire"):
            clear_contextvars()
            words.append(log_fault(raised(what)))
    assert words[0] == words[1]
    assert len({words[0], words[2], words[3]}) == 3
    assert len(caplog.records) == 3


def test_the_word_is_that_of_the_run() -> None:
    word = run_id()
    assert log_fault(raised("told by its run")) == word
    forget_run()
