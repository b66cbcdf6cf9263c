"""Which Forum is the last one: for the next agenda, and for the figures of a day."""

from datetime import date, timedelta

import pytest

from compact_dash.commands.forum.run_forum import close_forum
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.reports.forums import forums, last_forum, last_over
from tests.commands.forum.test_run_forum import SEPTEMBER, Table, in_session, laid_out, opened  # noqa: F401
from tests.house import TODAY, commissioned, house  # noqa: F401

MAY = date(2014, 5, 21)


def held_on(row: ForumRow | None) -> date | None:
    return row.held_on if row else None


@pytest.mark.slow
def test_from_the_evening_it_closed_on_the_next_agenda_goes_back_to_the_forum_just_held(opened: Table) -> None:  # noqa: F811
    assert held_on(last_over(forums(opened.store), TODAY)) == MAY, "one in session is not over"
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    after = forums(opened.store)
    assert held_on(last_over(after, TODAY)) == SEPTEMBER
    assert held_on(last_over(after, TODAY - timedelta(days=1))) == MAY


@pytest.mark.slow
def test_who_looks_from_a_pin_does_not_see_a_forum_that_closed_later(opened: Table) -> None:  # noqa: F811
    pin = opened.room.forum.opened_no or 0
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    assert held_on(last_over(forums(opened.store), TODAY, pin)) == MAY


@pytest.mark.slow
def test_the_figures_of_the_day_of_a_forum_are_compared_with_the_one_before(opened: Table) -> None:  # noqa: F811
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    assert held_on(last_forum(opened.store, TODAY)) == MAY
    assert held_on(last_forum(opened.store, TODAY + timedelta(days=1))) == SEPTEMBER


def test_a_special_forum_is_never_the_last_one(opened: Table) -> None:  # noqa: F811
    special = next(row for row in forums(opened.store) if row.kind != "quarterly" and row.closed_no)
    assert special.met_on > MAY
    assert held_on(last_over(forums(opened.store), special.met_on)) == MAY
