"""Filters of lines on the Department and the Plan page: the server shows what the address asks for."""

import re

from tests.pages.conftest import Open

# A row that is hidden, and one that is not, by its reference.
ROW = re.compile(r'data-row="([^"]+)"( hidden)?')


def test_a_department_is_narrowed_by_its_address(visit: Open) -> None:
    assert not any(hidden for _, hidden in ROW.findall(visit("department", department="HMT").source))
    red = visit("department", department="HMT", rating="Red")
    rows = dict(ROW.findall(red.source))
    left = {ref for ref, hidden in rows.items() if not hidden}
    assert 0 < len(left) < len(rows)
    assert "passes this filter" in red.text or "pass this filter" in red.text
    assert "There is no rating" in " ".join(visit("department", department="HMT", rating="Purple").refusals)


def test_a_plan_is_narrowed_by_its_address(visit: Open) -> None:
    rows = dict(ROW.findall(visit("plan", rating="Complete").source))
    assert 0 < sum(not hidden for hidden in rows.values()) < len(rows)
    assert not any(hidden for _, hidden in ROW.findall(visit("plan").source))
