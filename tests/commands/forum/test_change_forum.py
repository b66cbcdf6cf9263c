"""Planning a year in one go, and changing a planned Forum with a reason until it is in session."""

from dataclasses import replace
from datetime import date, time

import pytest

from compact_dash.commands.forum.plan_forum import ForumPlan, change_forum, plan_forums, plan_of
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import CompactError, NotAllowed, NotNow, Overtaken
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.store import Store
from tests.house import NOVEMBER, House, acting

PLAN = ForumPlan(date(2015, 5, 20), time(14), 90, "Whitehall")
REASON = "The room is not free."


def november(store: Store, held_on: date = NOVEMBER) -> ForumRow:
    return next(row for row in forums(store) if row.held_on == held_on)


def move(house: House, reason: str = REASON, **changed: object) -> None:
    seen = plan_of(november(house.store))
    wanted = replace(seen, **changed)  # type: ignore[arg-type]
    change_forum(house.store, house.ocs, november(house.store).forum_id, seen, wanted, reason)


@pytest.mark.slow
def test_a_year_is_planned_in_one_go(house: House) -> None:
    days = [date(2015, 5, 20), date(2015, 9, 23), date(2015, 11, 25), date(2016, 2, 24)]
    before = len(forums(house.store))
    ids = plan_forums(house.store, house.ocs, [replace(PLAN, held_on=day) for day in days])
    made = [row for row in forums(house.store) if row.forum_id in ids]
    assert [row.held_on for row in made] == days
    assert len(forums(house.store)) == before + 4
    assert check(house.store).findings == []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([date(2015, 5, 20), date(2015, 5, 20)], "Two Forums were to be planned for 20 May 2015"),
        ([date(2015, 5, 20), date(2015, 5, 25)], "no working day"),
        ([date(2015, 5, 20), NOVEMBER], "A Forum is already planned for 26 November 2014"),
    ],
)
def test_a_year_with_one_day_that_cannot_be_is_not_planned_at_all(house: House, days: list[date], said: str) -> None:
    before = forums(house.store)
    with pytest.raises(NotNow, match=said):
        plan_forums(house.store, house.ocs, [replace(PLAN, held_on=day) for day in days])
    assert forums(house.store) == before


@pytest.mark.slow
def test_a_forum_is_moved_with_its_reason_and_its_commission_keeps_its_deadline(house: House) -> None:
    before = november(house.store)
    move(house, held_on=date(2014, 12, 3), starts_at=time(10, 30), minutes=120, place="Leeds")
    after = november(house.store, date(2014, 12, 3))
    assert (after.forum_id, after.deadline_on) == (before.forum_id, before.deadline_on)
    assert (after.starts_at, after.minutes, after.place) == ("10:30", 120, "Leeds")
    told = changes(house.store, TrailQuestion(entity="forum_event"))
    assert any(REASON.rstrip(".") in change.became for change in told)
    assert check(house.store).findings == []


@pytest.mark.parametrize(
    ("changed", "reason", "said"),
    [
        ({"place": "Leeds"}, " ", "the reason for changing the Forum"),
        ({"place": " "}, REASON, "the place where the Forum meets"),
        ({}, REASON, "already planned so"),
        ({"held_on": date(2014, 11, 12)}, REASON, "Returns for this Forum are due on 12 November 2014"),
        ({"held_on": date(2014, 9, 24)}, REASON, "A Forum is already planned for 24 September 2014"),
        ({"held_on": date(2014, 11, 29)}, REASON, "no working day"),
        ({"minutes": 5}, REASON, "15 to 480 minutes"),
    ],
)
def test_a_change_that_cannot_be_is_refused(house: House, changed: dict[str, object], reason: str, said: str) -> None:
    head = house.store.head()
    with pytest.raises(CompactError, match=said):
        move(house, reason, **changed)
    assert house.store.head() == head


@pytest.mark.slow
def test_of_two_who_change_a_forum_the_second_sees_the_first(house: House) -> None:
    forum = november(house.store)
    seen = plan_of(forum)
    move(house, place="Leeds")
    with pytest.raises(Overtaken, match="it is now 26 November 2014, 14:00, 90 minutes, Leeds"):
        change_forum(house.store, house.ocs, forum.forum_id, seen, replace(seen, minutes=60), REASON)


@pytest.mark.slow
def test_a_forum_in_session_stays_as_planned(house: House) -> None:
    forum = november(house.store, date(2014, 9, 24))
    open_forum(house.store, acting(Role.CHAIR, "OCS"), forum.forum_id, sure=True)
    seen = plan_of(forum)
    with pytest.raises(NotNow, match="has been opened, so its plan stays as it is"):
        change_forum(house.store, house.ocs, forum.forum_id, seen, replace(seen, place="Leeds"), REASON)


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
def test_only_ocs_and_the_chair_plan(house: House, role: Role) -> None:
    forum = november(house.store)
    seen = plan_of(forum)
    with pytest.raises(NotAllowed, match="can plan a Forum"):
        change_forum(house.store, acting(role, "DFT"), forum.forum_id, seen, replace(seen, place="Leeds"), REASON)
    with pytest.raises(NotAllowed, match="can plan a Forum"):
        plan_forums(house.store, acting(role, "DFT"), [PLAN])


def test_nothing_planned_is_nothing_written(house: House) -> None:
    head = house.store.head()
    assert plan_forums(house.store, house.ocs, []) == []
    assert house.store.head() == head
