"""Green is earned: on no day of the demonstration is a commitment green without a dated milestone."""

from datetime import date, timedelta

import pytest

from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store

FIRST, LAST = date(2013, 7, 1), date(2014, 9, 17)
DAYS = [FIRST + timedelta(days=step) for step in range(0, (LAST - FIRST).days, 29)] + [LAST]


@pytest.mark.thorough
def test_nothing_is_green_without_a_dated_step_that_is_open_or_just_finished(page_store: Store) -> None:
    seen = 0
    for as_at in DAYS:
        for line in rated_lines(page_store, Question(as_at, rateable_only=True, headline="green")):
            seen += 1
            assert line.due_on or line.computed_code == "finished", f"{line.ref} on {as_at}"
    assert seen > 100
