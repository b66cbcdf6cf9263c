"""Four Forums in a row: what was not discussed, and what was not done, comes back until it ends with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.change_item import add_own, drop_item, put_off_item
from compact_dash.commands.forum.keep_action_log import drop_action, finish_action, reopen_action, revise_due
from compact_dash.commands.forum.keep_agenda import add_offered, decline_offered, take_draft
from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forum, plan_forums
from compact_dash.commands.forum.run_forum import close_forum, open_forum, show_item
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.item import Item, ItemWords, KeptItem, Purpose
from compact_dash.domain.forum.keeping import is_taken, redraft
from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.board.board import read_board
from compact_dash.reports.check import check
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forum.kept_agenda import first_brief, kept_agenda
from compact_dash.reports.forum.meetings import action_log
from compact_dash.reports.forum.room import read_room
from compact_dash.reports.forums import forums, next_forum
from compact_dash.store import Store
from tests.conftest import copied_store
from tests.house import House, acting, prepared

A, B, C, D = date(2014, 9, 24), date(2014, 11, 26), date(2015, 2, 25), date(2015, 5, 20)
TRAVEL = ItemWords("A word on travel", Purpose.DECISION, "Chair", 3)


@dataclass
class Year:
    """The Forums of a year, and the chair who holds them one after the other."""

    store: Store
    today: date = A - timedelta(days=7)

    @property
    def chair(self) -> Occasion:
        return replace(acting(Role.CHAIR, "OCS"), now=datetime.combine(self.today, time(9)), today=self.today)

    @property
    def forum_id(self) -> str:
        found = next_forum(self.store, self.today)
        assert found is not None
        return found.forum_id

    def id_of(self, held_on: date) -> str:
        return next(row.forum_id for row in forums(self.store) if row.held_on == held_on)

    def draft(self, store: Store | None = None) -> Draft:
        reading = store or self.store
        forum = next_forum(reading, self.today)
        assert forum is not None
        return draft_agenda(reading, read_board(reading, self.today), forum, [])

    def offered(self, title: str) -> Item | None:
        """What the coming Forum is offered under a title, drafted or left out for want of time, if not kept already."""
        found = redraft(kept_agenda(self.store, self.forum_id), self.draft())
        items = [item for item in found.offered if item.title == title]
        assert len(items) < 2, "it is offered once"
        return items[0] if items else None

    def hold(self, held_on: date, *reached: str) -> None:
        """Hold the coming Forum on its day, with a welcome; on items with these titles a decision is captured."""
        self.today = held_on
        forum_id = self.id_of(held_on)
        if not is_taken(entry.kind for entry in kept_agenda(self.store, forum_id)):
            drafted = self.draft()
            take_draft(self.store, self.chair, forum_id, replace(drafted, items=drafted.items[:1]))
        open_forum(self.store, self.chair, forum_id, sure=True)
        for item in read_room(self.store, forum_id).items:
            if item.title in reached:
                moved_no = read_room(self.store, forum_id).state.moved_no
                show_item(self.store, self.chair, forum_id, item.item_id, moved_no)
                capture_words(self.store, self.chair, forum_id, item.item_id, "decision", "Agreed.")
        close_forum(self.store, self.chair, forum_id)
        self.today = held_on + timedelta(days=1)

    def entry(self, title: str) -> KeptItem:
        return next(entry for entry in kept_agenda(self.store, self.forum_id) if entry.title == title)

    def take(self, title: str) -> None:
        item = self.offered(title)
        assert item is not None
        add_offered(self.store, self.chair, self.forum_id, [item])


def plan_the_year(house: House) -> None:
    year = Year(house.store)
    plan_forums(year.store, year.chair, [ForumPlan(day, time(14), 90, "Whitehall") for day in (A, B, C, D)])
    add_own(year.store, year.chair, year.forum_id, TRAVEL, "agree how to travel")


@pytest.fixture(scope="module")
def planned(empty_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of `year`, made once."""
    return prepared(empty_address, tmp_path_factory, plan_the_year)


@pytest.fixture(scope="module")
def held(planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of `after_one`, made once."""
    return prepared(planned, tmp_path_factory, lambda house: Year(house.store).hold(A))


@pytest.fixture
def year(planned: Path, tmp_path: Path) -> Iterator[Year]:
    """Four Forums are planned; on the agenda of the first is an item of the chair's own."""
    with copied_store(planned, tmp_path) as store:
        yield Year(store)


@pytest.fixture
def after_one(held: Path, tmp_path: Path) -> Iterator[Year]:
    """The first of the Forums has been held, and has not reached that item."""
    with copied_store(held, tmp_path) as store:
        yield Year(store, A + timedelta(days=1))


@pytest.mark.thorough
def test_an_item_that_one_forum_left_and_the_next_did_not_take_is_offered_until_it_is_declined(after_one: Year) -> None:
    first = after_one.offered(TRAVEL.title)
    assert first is not None
    assert (first.kind, first.reason, first.ask) == (
        "carried",
        "carried from 24 September, not reached",
        "agree how to travel",
    )
    after_one.hold(B)
    item = after_one.offered(TRAVEL.title)
    assert item is not None
    assert item.reason == "carried from 24 September 2014, not reached"
    with pytest.raises(AnswerRefused, match="the reason why"):
        decline_offered(after_one.store, after_one.chair, after_one.forum_id, item, " ")
    decline_offered(after_one.store, after_one.chair, after_one.forum_id, item, "Settled by letter.")
    assert after_one.offered(TRAVEL.title) is None
    after_one.hold(C)
    assert item.key not in {one.key for one in after_one.draft().items}
    assert after_one.offered(TRAVEL.title) is None
    assert check(after_one.store).findings == []


@pytest.mark.slow
def test_on_the_evening_of_the_forum_it_is_offered_to_the_next_already(after_one: Year) -> None:
    after_one.today = A
    assert after_one.forum_id == after_one.id_of(B)
    assert after_one.offered(TRAVEL.title) is not None


@pytest.mark.thorough
def test_an_item_discussed_later_does_not_come_back(after_one: Year) -> None:
    after_one.hold(B)
    after_one.take(TRAVEL.title)
    after_one.hold(C, TRAVEL.title)
    assert after_one.offered(TRAVEL.title) is None


@pytest.mark.thorough
def test_an_item_that_something_was_captured_on_was_discussed_wherever_the_wall_went_next(year: Year) -> None:
    add_own(year.store, year.chair, year.forum_id, replace(TRAVEL, title="A word on hotels"))
    add_own(year.store, year.chair, year.forum_id, replace(TRAVEL, title="A word on meals"))
    year.hold(A, TRAVEL.title, "A word on meals")
    assert year.offered(TRAVEL.title) is year.offered("A word on meals") is None
    assert year.offered("A word on hotels") is not None


@pytest.mark.thorough
def test_an_item_taken_again_and_not_reached_again_names_both_forums(after_one: Year) -> None:
    after_one.take(TRAVEL.title)
    after_one.hold(B)
    item = after_one.offered(TRAVEL.title)
    assert item is not None
    assert item.reason == "carried from 24 September 2014 and 26 November 2014, not reached"
    after_one.take(TRAVEL.title)
    brief = first_brief(after_one.entry(TRAVEL.title), [])
    assert brief.aim == ("Agree how to travel. Carried from 24 September 2014 and 26 November 2014, not reached.")


@pytest.mark.thorough
def test_an_item_taken_again_and_dropped_with_a_reason_does_not_come_back(after_one: Year) -> None:
    after_one.take(TRAVEL.title)
    entry = after_one.entry(TRAVEL.title)
    drop_item(after_one.store, after_one.chair, after_one.forum_id, entry.item_id, entry.words, "No longer wanted.")
    for held_on in (B, C):
        after_one.hold(held_on)
        assert after_one.offered(TRAVEL.title) is None


@pytest.mark.thorough
def test_an_item_moved_on_comes_back_from_the_forum_that_it_was_moved_to(year: Year) -> None:
    entry = year.entry(TRAVEL.title)
    put_off_item(year.store, year.chair, year.forum_id, entry.item_id, entry.words, "The speaker is away.")
    year.hold(A)
    assert year.offered(TRAVEL.title) is None, "it stands on the agenda already"
    assert year.entry(TRAVEL.title).reason == "moved from 24 September: The speaker is away."
    year.hold(B)
    year.hold(C)
    item = year.offered(TRAVEL.title)
    assert item is not None
    assert item.reason == "carried from 26 November 2014, not reached"
    year.take(TRAVEL.title)
    year.hold(D, TRAVEL.title)
    plan_forum(year.store, year.chair, ForumPlan(date(2015, 9, 23), time(14), 90, "Whitehall"))
    assert year.offered(TRAVEL.title) is None


@pytest.mark.slow
def test_a_forum_that_was_never_held_loses_nothing_of_its_agenda(year: Year) -> None:
    year.today = A + timedelta(days=1)
    item = year.offered(TRAVEL.title)
    assert item is not None
    assert item.reason == "carried from 24 September, not reached"


@pytest.mark.thorough
def test_what_waits_is_as_it_was_known_on_the_day_looked_at(after_one: Year) -> None:
    after_one.hold(B)
    after_one.take(TRAVEL.title)
    after_one.hold(C, TRAVEL.title)
    after_one.today = B + timedelta(days=1)
    assert TRAVEL.title in {item.title for item in after_one.draft().items}


@pytest.mark.thorough
def test_everybody_sees_the_same_items_come_back_and_members_alone_what_is_asked(after_one: Year) -> None:
    seen = {item.title: item for item in after_one.draft(after_one.store.seen_by(PUBLIC)).items}
    assert (seen[TRAVEL.title].reason, seen[TRAVEL.title].ask) == ("carried from 24 September, not reached", "")
    item = after_one.offered(TRAVEL.title)
    assert item is not None
    decline_offered(after_one.store, after_one.chair, after_one.forum_id, item, "Settled by letter.")
    after_one.hold(B)
    assert TRAVEL.title not in {one.title for one in after_one.draft(after_one.store.seen_by(PUBLIC)).items}


NEW = NewAction("Write to the train companies", "DH", "Compact lead", date(2014, 11, 3))


def noted(year: Year) -> str:
    """The reference of an action captured at the first Forum, which then closes."""
    year.today = A
    forum_id = year.id_of(A)
    open_forum(year.store, year.chair, forum_id, sure=True)
    own = next(item for item in read_room(year.store, forum_id).items if item.title == TRAVEL.title)
    capture_action(year.store, year.chair, forum_id, own.item_id, NEW)
    close_forum(year.store, year.chair, forum_id)
    year.today = A + timedelta(days=1)
    return next(row.ref for row in action_log(year.store, year.today) if row.title == NEW.words)


def unfinished(year: Year) -> set[str]:
    return {row.ref for row in action_log(year.store, year.today) if row.is_open}


def said(year: Year) -> dict[str, str]:
    return {item.kind: item.reason for item in year.draft().items}


@pytest.mark.thorough
def test_an_open_action_is_before_every_later_forum_until_it_is_done(year: Year) -> None:
    ref = noted(year)
    assert said(year)["minutes"] == "0 of 1 action from 24 September done"
    for held_on in (B, C):
        year.today = held_on - timedelta(days=1)
        assert ref in unfinished(year)
        assert f"DH {(year.today - NEW.due_on).days} days" in said(year)["action_log"]
        year.hold(held_on)
    finish_action(year.store, year.chair, ref, year.today)
    assert ref not in unfinished(year)
    assert f"DH {(year.today - NEW.due_on).days} days" not in said(year)["action_log"]


@pytest.mark.thorough
def test_an_action_is_dropped_with_a_reason_only_and_another_date_does_not_end_it(year: Year) -> None:
    ref = noted(year)
    year.hold(B)
    revise_due(year.store, year.chair, ref, date(2015, 3, 2), "They have not answered.")
    year.hold(C)
    assert ref in unfinished(year)
    with pytest.raises(AnswerRefused, match=r"why 2014/15-.* is dropped"):
        drop_action(year.store, year.chair, ref, " ")
    drop_action(year.store, year.chair, ref, "The trains are free now.")
    assert ref not in unfinished(year)
    reopen_action(year.store, year.chair, ref, "They are not.")
    assert ref in unfinished(year)
