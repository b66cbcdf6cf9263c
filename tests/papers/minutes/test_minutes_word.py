"""The minutes in Word; the whole of one is kept as text by test_registry.py."""

from dataclasses import replace

import pytest

from compact_dash.papers import registry
from tests.papers.examples import MAKING, MINUTES
from tests.papers.walked import walked


@pytest.mark.slow
def test_without_a_trail_nothing_is_promised() -> None:
    assert "Mark of the trail" in walked(".docx", registry.MINUTES.write(MINUTES, MAKING))
    assert "Mark of the trail" not in walked(".docx", registry.MINUTES.write(replace(MINUTES, mark=None), MAKING))
