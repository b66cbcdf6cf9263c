"""Posts: when the confirmation of one is still recent, and what its holder may do."""

from datetime import date

import pytest

from compact_dash.domain.actor import Role
from compact_dash.domain.moment import months_before
from compact_dash.domain.people.posts import POST_ROLES, POST_WORDS, Holding, Post

TODAY = date(2014, 9, 17)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2014, 9, 17), 6, date(2014, 3, 17)),
        (date(2014, 8, 31), 6, date(2014, 2, 28)),
        (date(2014, 3, 1), 6, date(2013, 9, 1)),
        (date(2014, 6, 30), 6, date(2013, 12, 30)),
    ],
)
def test_months_are_counted_back_over_short_months_and_new_year(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


@pytest.mark.parametrize(
    ("holder", "confirmed_on", "recent"),
    [
        ("Head of strategy", date(2014, 3, 17), True),
        ("Head of strategy", date(2014, 3, 16), False),
        (None, TODAY, False),
    ],
)
def test_a_post_is_recent_while_somebody_holds_it_and_said_so(
    holder: str | None, confirmed_on: date, recent: bool
) -> None:
    assert Holding(holder, confirmed_on).is_recent(TODAY) is recent


def test_every_post_has_a_name_and_a_deputy_acts_as_the_lead() -> None:
    assert set(POST_WORDS) == set(Post)
    assert POST_ROLES[Post.DEPUTY] is POST_ROLES[Post.LEAD] is Role.LEAD
    assert POST_ROLES[Post.SRO] is Role.CLEARER
