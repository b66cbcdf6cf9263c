"""Planning a Forum: on a working day ahead, one a day, by OCS or the chair."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forum
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotNow
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.store import Store

PLAN = ForumPlan(date(2014, 11, 26), time(14, 30), 75, "Whitehall", guest="A Compact Champion")


def acting(role: Role) -> Occasion:
    return Occasion(Actor(role.value, (Membership(role, "OCS"),)), datetime(2014, 9, 17, 9), date(2014, 9, 17))


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.OCS, Role.CHAIR])
def test_a_planned_forum_stands_in_the_year(empty_store: Store, role: Role) -> None:
    ident = plan_forum(empty_store, acting(role), PLAN)
    (row,) = forums(empty_store)
    assert (row.forum_id, row.held_on, row.starts_at, row.minutes) == (ident, PLAN.held_on, "14:30", 75)
    assert (row.place, row.guest, row.kind) == ("Whitehall", "A Compact Champion", "quarterly")
    assert row.state(date(2014, 9, 17)) == "planned"
    assert check(empty_store).findings == []


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (replace(PLAN, held_on=date(2014, 9, 16)), "16 September 2014 is past"),
        (replace(PLAN, held_on=date(2013, 11, 27)), "27 November 2013 is past"),
        (replace(PLAN, held_on=date(2014, 11, 29)), "Saturday 29 November 2014 is no working day in England"),
        (replace(PLAN, held_on=date(2014, 12, 25)), "Thursday 25 December 2014 is no working day in England"),
        (replace(PLAN, held_on=date(2017, 1, 5)), "more than 2 years ahead"),
        (replace(PLAN, minutes=10), "15 to 480 minutes, and 10 were asked for"),
        (replace(PLAN, minutes=481), "15 to 480 minutes"),
    ],
)
def test_a_day_or_a_length_that_cannot_be_is_refused(empty_store: Store, plan: ForumPlan, said: str) -> None:
    with pytest.raises(NotNow, match=said):
        plan_forum(empty_store, acting(Role.OCS), plan)
    assert forums(empty_store) == []


@pytest.mark.slow
def test_a_forum_may_be_held_today(empty_store: Store) -> None:
    ident = plan_forum(empty_store, acting(Role.OCS), replace(PLAN, held_on=date(2014, 9, 17)))
    (row,) = forums(empty_store)
    assert row.is_to_come(date(2014, 9, 17))
    # A question is asked all the same: nobody asked for returns.
    with pytest.raises(NotNow, match=r"^No returns were asked for\. Open it now\?"):
        open_forum(empty_store, acting(Role.CHAIR), ident)
    open_forum(empty_store, acting(Role.CHAIR), ident, sure=True)


def test_two_forums_on_one_day_are_refused(empty_store: Store) -> None:
    plan_forum(empty_store, acting(Role.OCS), PLAN)
    with pytest.raises(NotNow, match="A Forum is already planned for 26 November 2014"):
        plan_forum(empty_store, acting(Role.OCS), PLAN)


def test_a_forum_needs_a_place(empty_store: Store) -> None:
    with pytest.raises(AnswerRefused, match="the place where the Forum meets"):
        plan_forum(empty_store, acting(Role.OCS), replace(PLAN, place=" "))


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
def test_nobody_else_plans_a_forum(empty_store: Store, role: Role) -> None:
    with pytest.raises(NotAllowed, match="can plan a Forum"):
        plan_forum(empty_store, acting(role), PLAN)
