"""Buttons: each runs its command from a callback, before the page is drawn, so that a double click does it once."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# These two send the browser elsewhere, and write nothing.
GOING_ELSEWHERE = {"compact_dash/ui/people/acting_parts.py"}
RUN_WHILE_DRAWING = re.compile(r"\bif [^\n]*\.(?:form_submit_)?button\(")


def test_no_button_runs_its_command_while_the_page_is_drawn() -> None:
    files = sorted((ROOT / "compact_dash/ui").rglob("*.py"))
    found = {str(each.relative_to(ROOT)) for each in files if RUN_WHILE_DRAWING.search(each.read_text("utf-8"))}
    assert found == GOING_ELSEWHERE
