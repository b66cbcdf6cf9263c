"""The picture of a line's life: what a Forum saw is drawn neither into the next one nor past the day looked at."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from compact_dash.domain.rating import Rating
from compact_dash.reports.board.commitment import SeenByForum
from compact_dash.ui.board.commitment_chart import SHOWN_FOR, seen_bars

FIRST = date(2014, 1, 8)


def bars(as_at: date, *days: date) -> list[tuple[date, date]]:
    seen = [SeenByForum(str(day), day, "quarterly", edition, Rating.RED) for day in days for edition in
            ("opened", "concluded")]  # fmt: skip
    view = cast("Any", SimpleNamespace(seen=seen, as_at=as_at))
    return [(bar.first_on, bar.last_on) for bar in seen_bars(view)]


def test_it_is_drawn_for_some_weeks() -> None:
    assert bars(FIRST + timedelta(days=300), FIRST) == [(FIRST, FIRST + SHOWN_FOR)]


def test_it_ends_before_the_next_forum() -> None:
    after = FIRST + timedelta(days=20)
    assert bars(after + timedelta(days=300), FIRST, after)[0] == (FIRST, after - timedelta(days=1))


def test_it_never_reaches_past_the_day_looked_at() -> None:
    assert bars(FIRST + timedelta(days=3), FIRST) == [(FIRST, FIRST + timedelta(days=3))]
    assert bars(FIRST, FIRST) == [(FIRST, FIRST)]
