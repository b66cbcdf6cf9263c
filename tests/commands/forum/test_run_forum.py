"""Running a Forum: opened once, moved by one of two who press, captured, taken back, closed and replayed unmoved."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from compact_dash.commands.forum.agree_in_forum import AgreedDate, agree_date, agree_rating
from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.change_item import drop_item, put_off_item
from compact_dash.commands.forum.keep_action_log import finish_action
from compact_dash.commands.forum.mark_attendance import AttendanceMark, mark_attendance, take_off
from compact_dash.commands.forum.run_forum import (
    close_forum,
    open_forum,
    pause,
    refuse_opening,
    reopen_forum,
    resume,
    show_item,
)
from compact_dash.commands.forum.take_back import undo_capture
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import family_of
from compact_dash.commands.returns.clear_return import clear, send_for_clearance
from compact_dash.domain.actor import Role
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.facts import ActionVersion, AgendaItem, AgendaItemVersion
from compact_dash.domain.forum.item import ItemWords, KeptItem
from compact_dash.domain.forum.meeting import Phase
from compact_dash.domain.returns.answer import Answer
from compact_dash.reports.board.board import read_board
from compact_dash.reports.check import check
from compact_dash.reports.forum.meetings import action_log, meeting
from compact_dash.reports.forum.room import Room, read_room
from compact_dash.reports.forums import forums, last_forum, next_forum
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.minutes.kept_minutes import minutes_of
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.returns.lines_asked import lines_asked
from compact_dash.reports.returns.reading import rating_agreed_on
from tests.conftest import copied_store
from tests.house import TODAY, House, acting, prepared

SEPTEMBER = date(2014, 9, 24)
TITLES = ("Welcome and apologies", "Dates for 9 undated commitments", "HM Treasury", "Next meeting")


class Table:
    """A Forum about to be held, its chair, and what stands on its agenda."""

    def __init__(self, house: House, minutes: int = 0) -> None:
        self.house, self.store = house, house.store
        self.forum_id = next(row.forum_id for row in forums(self.store) if row.held_on == SEPTEMBER)
        self.chair = acting(Role.CHAIR, "OCS", "Chair")

    def later(self, seconds: float) -> Occasion:
        """The chair, some time after the beginning."""
        return replace(self.chair, now=self.chair.now + timedelta(seconds=seconds))

    @property
    def room(self) -> Room:
        return read_room(self.store, self.forum_id)

    @property
    def items(self) -> list[str]:
        return [item.item_id for item in self.room.items]

    def show(self, place: int, seconds: float) -> None:
        state = self.room.state
        show_item(self.store, self.later(seconds), self.forum_id, self.items[place], state.moved_no)

    def rated(self, ref: str) -> RatedLine:
        return rated_lines(self.store, Question(TODAY, ref=ref))[0]


def lay_out(house: House) -> None:
    """Put four items on the September Forum's agenda."""
    made = Table(house)
    facts: list[AgendaItem | AgendaItemVersion] = []
    for position, title in enumerate(TITLES, start=1):
        ident = f"item-{position}"
        facts.append(AgendaItem(ident, made.forum_id))
        facts.append(
            AgendaItemVersion(ident, position, title, "aob", "for discussion", "Chair", 10, None, dropped=False)
        )
    house.store.append(lambda _: [house.ocs.entry(fact) for fact in facts])


def open_september(house: House) -> None:
    made = Table(house)
    open_forum(made.store, made.chair, made.forum_id, sure=True)


@pytest.fixture(scope="session")
def laid_out(commissioned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the agenda stands; `table` opens copies of it."""
    return prepared(commissioned, tmp_path_factory, lay_out)


@pytest.fixture(scope="session")
def in_session(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the Forum was opened; `opened` opens copies of it."""
    return prepared(laid_out, tmp_path_factory, open_september)


@pytest.fixture
def table(laid_out: Path, tmp_path: Path) -> Iterator[Table]:
    """The September Forum with four items on its agenda, not opened yet."""
    with copied_store(laid_out, tmp_path) as store:
        yield Table(House(store))


@pytest.fixture
def opened(in_session: Path, tmp_path: Path) -> Iterator[Table]:
    with copied_store(in_session, tmp_path) as store:
        yield Table(House(store))


@pytest.mark.slow
def test_opening_shows_the_first_item_and_keeps_every_rating(table: Table) -> None:
    open_forum(table.store, table.chair, table.forum_id, sure=True)
    state = table.room.state
    assert (state.phase, state.item_id) == (Phase.IN_SESSION, table.items[0])
    kept = table.store.engine.read("select count(*) from forum_rating where forum_id = $1", [table.forum_id]).rows
    assert kept[0][0] > 60
    assert check(table.store).findings == []


@pytest.mark.slow
def test_before_and_after_its_day_a_forum_is_opened_only_by_who_is_sure(table: Table) -> None:
    early, late = table.chair, replace(table.chair, today=date(2014, 9, 25))
    for chair, question in (
        (early, "The Forum is on 24 September 2014, in 7 days. Open it now?"),
        (late, "The Forum was planned for 24 September 2014, 1 day ago. Open it now?"),
    ):
        with pytest.raises(NotNow, match=re.escape(question)):
            open_forum(table.store, chair, table.forum_id)
        with pytest.raises(NotNow, match=re.escape(question)):
            refuse_opening(table.store, chair, table.forum_id)
    assert table.room.state.phase is Phase.NOT_OPENED
    # On its day, with returns that were asked for, there is nothing to ask.
    open_forum(table.store, replace(table.chair, today=SEPTEMBER), table.forum_id)
    assert table.room.state.phase is Phase.IN_SESSION


@pytest.mark.slow
def test_a_forum_is_opened_once_and_one_at_a_time(opened: Table) -> None:
    with pytest.raises(NotNow, match="has been opened already"):
        open_forum(opened.store, opened.chair, opened.forum_id, sure=True)
    november = next(row.forum_id for row in forums(opened.store) if row.held_on == date(2014, 11, 26))
    with pytest.raises(NotNow, match="The Forum of 24 September 2014 is still in session"):
        open_forum(opened.store, opened.chair, november, sure=True)


@pytest.mark.slow
def test_a_forum_is_not_reopened_while_another_is_in_session(opened: Table) -> None:
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    november = next(row.forum_id for row in forums(opened.store) if row.held_on == date(2014, 11, 26))
    open_forum(opened.store, opened.later(7200), november, sure=True)
    with pytest.raises(NotNow, match="The Forum of 26 November 2014 is still in session"):
        reopen_forum(opened.store, opened.later(7260), opened.forum_id, "A decision is missing.")


@pytest.mark.slow
def test_a_forum_without_an_item_opens_and_closes(house: House) -> None:
    empty = Table(house)
    open_forum(empty.store, empty.chair, empty.forum_id, sure=True)
    assert empty.room.here is None
    close_forum(empty.store, empty.chair, empty.forum_id)
    assert empty.room.state.phase is Phase.CLOSED


@pytest.mark.slow
def test_of_two_chairs_who_press_at_once_one_moves(opened: Table) -> None:
    seen = opened.room.state.moved_no
    show_item(opened.store, opened.later(60), opened.forum_id, opened.items[1], seen)
    with pytest.raises(Overtaken, match="“Dates for 9 undated commitments” is on the wall now"):
        show_item(opened.store, opened.later(60), opened.forum_id, opened.items[1], seen)
    assert opened.room.here == opened.room.items[1]


@pytest.mark.slow
def test_moving_on_tells_that_an_item_was_discussed_and_passing_over_does_not(opened: Table) -> None:
    opened.show(1, 5)
    assert not opened.room.state.discussed
    opened.show(2, 65)
    assert opened.room.state.discussed == {opened.items[1]}
    opened.show(0, 69)
    assert opened.room.state.discussed == {opened.items[1]}


@pytest.mark.slow
@pytest.mark.parametrize("to", [0, 3])
def test_whoever_jumps_on_or_back_has_discussed_the_item_they_leave_and_no_other(to: int, opened: Table) -> None:
    opened.show(1, 5)
    opened.show(to, 900)
    assert opened.room.state.discussed == {opened.items[1]}


@pytest.mark.slow
@pytest.mark.parametrize(("seconds", "is_discussed"), [(4, False), (60, True)])
def test_closing_tells_that_the_last_item_was_discussed_unless_it_was_passed_over(
    seconds: int, is_discussed: bool, opened: Table
) -> None:
    opened.show(3, 60)
    close_forum(opened.store, opened.later(60 + seconds), opened.forum_id)
    assert (opened.items[3] in opened.room.state.discussed) is is_discussed


@pytest.mark.slow
def test_an_item_with_a_capture_was_discussed_however_short(opened: Table) -> None:
    capture_words(opened.store, opened.later(2), opened.forum_id, opened.items[0], "decision", "Meet in Leeds.")
    opened.show(1, 4)
    assert opened.items[0] in opened.room.state.discussed


@pytest.mark.slow
def test_the_wall_survives_an_item_that_was_taken_off_while_it_was_shown(opened: Table) -> None:
    item = opened.room.items[0]
    gone = AgendaItemVersion(item.item_id, 1, item.title, "aob", item.purpose, "Chair", 3, "Dropped", dropped=True)
    opened.store.append(lambda _: [opened.chair.entry(gone)])
    assert opened.room.here is None
    assert opened.room.place == 0
    with pytest.raises(NotFound, match="not on the agenda any more"):
        show_item(opened.store, opened.chair, opened.forum_id, item.item_id, opened.room.state.moved_no)
    opened.show(0, 30)
    assert opened.room.here == opened.room.items[0]


@pytest.mark.slow
def test_the_clock_stops_and_goes_on(opened: Table) -> None:
    pause(opened.store, opened.later(60), opened.forum_id)
    with pytest.raises(NotNow, match="The clock does not run"):
        pause(opened.store, opened.later(61), opened.forum_id)
    resume(opened.store, opened.later(600), opened.forum_id)
    with pytest.raises(NotNow, match="The clock was not stopped"):
        resume(opened.store, opened.later(601), opened.forum_id)
    assert opened.room.state.seconds_on(opened.items[0], opened.later(630).now) == 90


@pytest.mark.slow
def test_an_action_enters_the_log_with_owner_and_date(opened: Table) -> None:
    new = NewAction("Send the draft to OCS", "HMT", "Compact lead", date(2014, 10, 3), about="HMT-03")
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    row = action_log(opened.store, TODAY)[-1]
    assert (row.ref, row.title, row.owner_code, row.owner_role) == (
        "2014/15-3.01", "Send the draft to OCS", "HMT", "Compact lead",
    )  # fmt: skip
    assert (row.due_on, row.state(TODAY)) == (date(2014, 10, 3), "open")


@pytest.mark.slow
def test_a_rating_agreed_stands_on_the_board_with_its_reason(opened: Table) -> None:
    agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", "amber", "Two points open.")
    line = opened.rated("HMT-02")
    assert (line.headline, line.agreed, line.agreed_by) == ("amber", "amber", "forum")
    assert line.agreed_reason == "Two points open."


@pytest.mark.slow
def test_taking_a_rating_back_brings_back_what_was_agreed_before(opened: Table) -> None:
    before = opened.rated("HMT-02")
    agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", "red", "By mistake.")
    [capture] = opened.room.captures
    undo_capture(opened.store, opened.chair, opened.forum_id, capture.change_no)
    after = opened.rated("HMT-02")
    assert (after.agreed, after.agreed_reason, after.agreed_by, after.headline) == (
        before.agreed, before.agreed_reason, before.agreed_by, before.headline,
    )  # fmt: skip
    assert opened.room.captures == ()
    assert check(opened.store).findings == []


@pytest.mark.slow
def test_a_line_that_was_settled_is_settled_again_once_a_later_rating_is_taken_back(opened: Table) -> None:
    place = (opened.forum_id, opened.items[2], "HMT-02")
    agree_rating(opened.store, opened.chair, *place, "complete", "It was done.")
    agree_rating(opened.store, opened.chair, *place, "red", "By mistake.")
    undo_capture(opened.store, opened.chair, opened.forum_id, opened.room.captures[-1].change_no)
    assert opened.rated("HMT-02").headline == "complete"
    assert family_of(opened.store, "HMT-02").line.settled == "complete"
    assert rating_agreed_on(opened.store, "HMT-02").rating == "complete"
    assert "HMT-02" not in {line.ref for asked in lines_asked(opened.store, TODAY) for line in asked.lines}
    form = open_return(opened.store, "HMT", date(2014, 11, 26), TODAY)
    assert "HMT-02" not in {line.asked.ref for line in form.lines}


@pytest.mark.slow
def test_a_date_the_forum_agrees_is_no_slip(opened: Table) -> None:
    before = opened.rated("HMT-03")
    given = AgreedDate("HMT-03", date(2015, 1, 30), reason="The Forum gives it until January.")
    agree_date(opened.store, opened.chair, opened.forum_id, opened.items[2], given)
    after = opened.rated("HMT-03")
    assert after.due_on == date(2015, 1, 30)
    assert (before.date_moves, after.date_moves) == (before.date_moves, 0)
    [capture] = opened.room.captures
    undo_capture(opened.store, opened.chair, opened.forum_id, capture.change_no)
    back = opened.rated("HMT-03")
    assert (back.due_on, back.date_moves, back.headline) == (before.due_on, before.date_moves, before.headline)


@pytest.mark.slow
def test_a_first_milestone_agreed_gives_a_line_its_date(opened: Table) -> None:
    undated = next(line for line in rated_lines(opened.store, Question(TODAY)) if line.headline == "no_milestone")
    given = AgreedDate(undated.ref, date(2014, 12, 12), title="First report")
    agree_date(opened.store, opened.chair, opened.forum_id, opened.items[1], given)
    assert opened.rated(undated.ref).due_on == date(2014, 12, 12)
    [capture] = opened.room.captures
    undo_capture(opened.store, opened.chair, opened.forum_id, capture.change_no)
    assert opened.rated(undated.ref).headline == "no_milestone"


@pytest.mark.slow
def test_an_action_taken_back_leaves_the_log(opened: Table) -> None:
    before = action_log(opened.store, TODAY)
    new = NewAction("Do the wrong thing", "HMT", "Compact lead", date(2014, 10, 3))
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    undo_capture(opened.store, opened.chair, opened.forum_id, opened.room.captures[-1].change_no)
    assert action_log(opened.store, TODAY) == before
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    assert action_log(opened.store, TODAY)[-1].ref == "2014/15-3.02", "a number is never used twice"


@pytest.mark.slow
def test_of_two_who_take_back_one_does(opened: Table) -> None:
    for words in ("First", "Second"):
        capture_words(opened.store, opened.chair, opened.forum_id, opened.items[0], "note", words)
    last = opened.room.captures[-1].change_no
    undo_capture(opened.store, opened.chair, opened.forum_id, last)
    with pytest.raises(Overtaken, match="“First” is now the last thing captured"):
        undo_capture(opened.store, opened.chair, opened.forum_id, last)
    assert [capture.words for capture in opened.room.captures] == ["First"]


@pytest.mark.slow
def test_the_register_keeps_the_newest_mark_of_everybody(opened: Table) -> None:
    for state in ("apologies", "present"):
        mark_attendance(opened.store, opened.chair, opened.forum_id, [AttendanceMark("HMT", "Compact lead", state)])
    guest = AttendanceMark(None, "Local Intelligence Team, London", "present")
    mark_attendance(opened.store, opened.chair, opened.forum_id, [guest])
    held = meeting(opened.store, opened.forum_id)
    assert held.those("present") == ["HMT", "Local Intelligence Team, London"]
    assert held.those("apologies") == []
    assert (held.presence.departments, held.presence.local_team) == (1, True)


@pytest.mark.slow
def test_a_guest_taken_off_the_register_was_not_there(opened: Table) -> None:
    guest = "Local Intelligence Team, London"
    marks = [AttendanceMark(None, guest, "present"), AttendanceMark("HMT", "Compact lead", "present")]
    mark_attendance(opened.store, opened.chair, opened.forum_id, marks)
    take_off(opened.store, opened.chair, opened.forum_id, guest)
    held = meeting(opened.store, opened.forum_id)
    assert held.those("present") == ["HMT"]
    assert not held.presence.local_team
    with pytest.raises(NotFound, match="not on the register any more"):
        take_off(opened.store, opened.chair, opened.forum_id, guest)


@pytest.mark.slow
def test_what_was_captured_says_whose_an_action_was_when_it_was_agreed(opened: Table) -> None:
    new = NewAction("Send the draft to OCS", "HMT", "Compact lead", date(2014, 10, 3))
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    capture_words(opened.store, opened.chair, opened.forum_id, opened.items[2], "decision", "Meet in Leeds.")
    action, decision = opened.room.captures
    assert (action.whose, action.due_on) == ("HMT Compact lead", date(2014, 10, 3))
    assert (decision.whose, decision.due_on) == ("", None)


@pytest.mark.slow
def test_a_closed_forum_takes_nothing_until_it_is_reopened_with_a_reason(opened: Table) -> None:
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    with pytest.raises(NotNow, match="Re-open it with a reason first"):
        capture_words(opened.store, opened.chair, opened.forum_id, opened.items[0], "note", "Too late")
    with pytest.raises(AnswerRefused, match="the reason for re-opening"):
        reopen_forum(opened.store, opened.chair, opened.forum_id, " ")
    reopen_forum(opened.store, opened.chair, opened.forum_id, "A decision is missing.")
    capture_words(opened.store, opened.chair, opened.forum_id, opened.items[0], "decision", "Meet in Leeds.")
    close_forum(opened.store, opened.later(4000), opened.forum_id)
    assert opened.room.state.reopened_because == ("A decision is missing.",)
    assert check(opened.store).findings == []


@pytest.mark.slow
def test_a_forum_stays_closed_once_the_next_one_has_met(opened: Table) -> None:
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    may = next(row for row in forums(opened.store) if row.held_on == date(2014, 5, 21))
    head = opened.store.head()
    with pytest.raises(NotNow, match="The Forum of 17 September 2014 has met since, so this one stays closed"):
        reopen_forum(opened.store, opened.later(7200), may.forum_id, "A decision is missing.")
    assert opened.store.head() == head


@pytest.mark.slow
@pytest.mark.parametrize(("sharing", "read_by_others"), [("internal", False), ("published", True)])
def test_an_action_about_a_line_that_is_not_shared_is_not_either(
    sharing: str, read_by_others: bool, opened: Table
) -> None:
    line = opened.rated("HMT-02")
    wording = ActionVersion(
        action_id=line.action_id, reported_on=TODAY, organisation_id=line.organisation_id, owner_role=None,
        title=line.title, theme_id=None, counting="rateable", sharing=sharing, note=None, reason="Decided by OCS",
    )  # fmt: skip
    opened.store.append(lambda _: [opened.house.ocs.entry(wording)])
    new = NewAction("Send the draft to OCS", "HMT", "Compact lead", date(2014, 10, 3), "HMT-02")
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    readers = {name: acting(Role.LEAD, name).actor.reader for name in ("HMT", "DFT")}
    titles = {
        name: [row.title for row in action_log(opened.store.seen_by(who), TODAY)] for name, who in readers.items()
    }
    assert new.words in titles["HMT"]
    assert (new.words in titles["DFT"]) is read_by_others


@pytest.mark.slow
def test_a_forum_that_met_before_its_day_raised_its_actions_when_it_met(opened: Table) -> None:
    new = NewAction("Send the draft to OCS", "HMT", "Compact lead", date(2014, 10, 3))
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    raised = next(row for row in action_log(opened.store, TODAY) if row.title == new.words)
    assert raised.raised_on == TODAY
    finish_action(opened.store, acting(Role.LEAD, "HMT"), raised.ref, TODAY)
    assert next(row for row in action_log(opened.store, TODAY) if row.ref == raised.ref).done_on == TODAY


def kept(table: Table, edition: str) -> list[tuple[object, ...]]:
    query = "select * from forum_rating where forum_id = $1 and edition = $2 order by action_id"
    return table.store.engine.read(query, [table.forum_id, edition]).rows


@pytest.mark.slow
def test_both_editions_stay_as_they_are_whatever_comes_later(opened: Table) -> None:
    agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", "amber", "Two points open.")
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    before = {edition: kept(opened, edition) for edition in ("opened", "concluded")}
    assert before["opened"] != before["concluded"]
    form = opened.house.fill(DFT_01=Answer(rating="red", words="Stuck.", path_to_green="The SRO decides by March."))
    send_for_clearance(opened.store, opened.house.lead, form.return_id)
    clear(opened.store, opened.house.sro, form.return_id, "Director", submit=True)
    assert opened.rated("DFT-01").claimed == "red", "the board moves on"
    assert {edition: kept(opened, edition) for edition in before} == before


@pytest.mark.slow
def test_a_closed_forum_is_the_last_one_and_not_the_next(opened: Table) -> None:
    assert next_forum(opened.store, TODAY).forum_id == opened.forum_id  # type: ignore[union-attr]
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    assert next_forum(opened.store, TODAY).held_on == date(2014, 11, 26)  # type: ignore[union-attr]
    assert last_forum(opened.store, TODAY + timedelta(days=1)).forum_id == opened.forum_id  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_forum_opened_again_is_over_all_the_same(opened: Table) -> None:
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    reopen_forum(opened.store, opened.later(7200), opened.forum_id, "A decision is missing.")
    assert next_forum(opened.store, TODAY).held_on == date(2014, 11, 26)  # type: ignore[union-attr]
    tomorrow = TODAY + timedelta(days=1)
    assert last_forum(opened.store, tomorrow).forum_id == opened.forum_id  # type: ignore[union-attr]
    assert read_board(opened.store, tomorrow).columns[-1].held_on == SEPTEMBER


Deed = Callable[[Table, Occasion], None]
DEEDS: dict[str, Deed] = {
    "open": lambda table, who: open_forum(table.store, who, table.forum_id, sure=True),
    "show": lambda table, who: show_item(table.store, who, table.forum_id, table.items[0], 0),
    "pause": lambda table, who: pause(table.store, who, table.forum_id),
    "close": lambda table, who: close_forum(table.store, who, table.forum_id),
    "reopen": lambda table, who: reopen_forum(table.store, who, table.forum_id, "Why not"),
    "capture": lambda table, who: capture_words(table.store, who, table.forum_id, table.items[0], "note", "Words"),
    "undo": lambda table, who: undo_capture(table.store, who, table.forum_id, 1),
    "mark": lambda table, who: mark_attendance(
        table.store, who, table.forum_id, [AttendanceMark("HMT", "lead", "present")]
    ),
    "take off": lambda table, who: take_off(table.store, who, table.forum_id, "Local Intelligence Team, London"),
}


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
@pytest.mark.parametrize("name", DEEDS)
def test_only_the_chair_and_ocs_run_a_forum(table: Table, role: Role, name: str) -> None:
    before = table.store.head()
    with pytest.raises(NotAllowed, match="Only OCS or the Forum’s chair can prepare and run a Forum"):
        DEEDS[name](table, acting(role, "DFT"))
    assert table.store.head() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda t: capture_words(t.store, t.chair, t.forum_id, t.items[0], "gossip", "Words"), "“gossip” cannot be"),
        (lambda t: capture_words(t.store, t.chair, t.forum_id, t.items[0], "note", "  "), "the words of the note"),
        (
            lambda t: capture_words(t.store, t.chair, t.forum_id, "nowhere", "note", "Words"),
            "not on the agenda any more",
        ),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "HMT-99", "red", "Why"), "no line HMT-99"),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "HMT-02", "puce", "Why"), "Choose one of"),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "HMT-02", "red", ""), "the reason for"),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "BIS-01", "red", "Why"), "is heading"),
        (lambda t: agree_date(t.store, t.chair, t.forum_id, t.items[0], AgreedDate("HMT-02", TODAY)), "after today"),
        (
            lambda t: agree_date(t.store, t.chair, t.forum_id, t.items[0], AgreedDate("HMT-03", date(2015, 1, 1))),
            "why the date moves",
        ),
        (
            lambda t: capture_action(
                t.store, t.chair, t.forum_id, t.items[0], NewAction("Do it", "XXX", "lead", date(2015, 1, 1))
            ),
            "no organisation XXX",
        ),
        (
            lambda t: capture_action(
                t.store, t.chair, t.forum_id, t.items[0], NewAction("Do it", "HMT", "lead", TODAY)
            ),
            "expected a day after today",
        ),
        (
            lambda t: mark_attendance(
                t.store,
                t.chair,
                t.forum_id,
                [AttendanceMark("DFT", "lead", "present"), AttendanceMark("HMT", "lead", "asleep")],
            ),
            "“asleep” cannot be marked",
        ),
        (lambda t: take_off(t.store, t.chair, t.forum_id, "Nobody"), "Nobody is not on the register any more"),
        (
            lambda t: capture_action(
                t.store, t.chair, t.forum_id, t.items[0], NewAction("Do it", "", "lead", date(2015, 1, 1))
            ),
            "Whose: nobody is chosen",
        ),
        (
            lambda t: capture_action(t.store, t.chair, t.forum_id, t.items[0], NewAction("Do it", "HMT", "lead", None)),
            "Due: no day is given",
        ),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "HMT-02", "", "Why"), "no rating is chosen"),
        (lambda t: agree_rating(t.store, t.chair, t.forum_id, t.items[0], "", "red", "Why"), "Line: none is chosen"),
        (lambda t: agree_date(t.store, t.chair, t.forum_id, t.items[0], AgreedDate("HMT-02", None)), "no day is given"),
        (lambda t: undo_capture(t.store, t.chair, t.forum_id, 1), "nothing to take back"),
    ],
)
def test_what_cannot_be_captured_is_refused_and_nothing_is_kept(
    opened: Table, deed: Callable[[Table], None], said: str
) -> None:
    before = opened.store.head()
    with pytest.raises(CompactError, match=said):
        deed(opened)
    assert opened.store.head() == before


@pytest.mark.slow
def test_what_the_forum_moved_on_or_dropped_while_it_met_is_in_its_minutes_with_why(opened: Table) -> None:
    dates, treasury = opened.room.items[1:3]
    for item, act in ((dates, put_off_item), (treasury, drop_item)):
        own = AgendaItemVersion(item.item_id, item.position, item.title, "own", item.purpose, "Chair", 10, None, False)
        opened.store.append(lambda _, own=own: [opened.chair.entry(own)])
        act(opened.store, opened.chair, opened.forum_id, item.item_id, words_of(item), "No time is left")
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    said = [each.words for each in minutes_of(opened.store, opened.room.forum).paragraphs]
    assert "Items taken off the agenda" in said
    assert f"“{dates.title}” was moved to the Forum of 26 November 2014: No time is left." in said
    assert f"“{treasury.title}” was dropped: No time is left." in said


@pytest.mark.slow
def test_of_two_ratings_of_a_line_the_minutes_have_the_last(opened: Table) -> None:
    for rating, reason in (("amber", "Two points are open."), ("red", "Nothing was done.")):
        agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", rating, reason)
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    said = " ".join(each.words for each in minutes_of(opened.store, opened.room.forum).paragraphs)
    assert "Red" in said
    assert "Amber" not in said


@pytest.mark.slow
def test_an_action_is_linked_to_the_line_it_is_about(opened: Table) -> None:
    new = NewAction("Publish the note", "HMT", "Compact lead", date(2014, 10, 10), about="HMT-02")
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[0], new)
    linked = opened.store.engine.read(
        "select about.ref from action join action as about on about.id = action.parent_id "
        "where action.kind = 'forum_action'"
    )
    assert linked.rows == [("HMT-02",)]


@pytest.mark.slow
def test_minutes_claim_nothing_of_a_register_that_was_not_kept(opened: Table) -> None:
    welcome = AgendaItemVersion("item-1", 1, TITLES[0], "welcome", "to note", "Chair", 10, None, dropped=False)
    opened.store.append(lambda _: [opened.chair.entry(welcome)])
    opened.show(1, 60)
    close_forum(opened.store, opened.later(70), opened.forum_id)
    said = [each.words for each in minutes_of(opened.store, opened.room.forum).paragraphs]
    assert "No apologies were received." not in said
    assert "The register was not kept." in said


@pytest.mark.slow
def test_minutes_say_of_what_stands_on_every_agenda_that_it_was_not_reached_and_not_that_it_is_carried(
    opened: Table,
) -> None:
    insight = AgendaItemVersion("item-3", 3, "Insight", "insight", "to note", "Chair", 10, None, dropped=False)
    asked = AgendaItemVersion("item-2", 2, "Dates", "dating", "for decision", "Chair", 10, None, dropped=False)
    opened.store.append(lambda _: [opened.chair.entry(item) for item in (insight, asked)])
    close_forum(opened.store, opened.later(5), opened.forum_id)
    said = [each.words for each in minutes_of(opened.store, opened.room.forum).paragraphs]
    assert "This item was not reached and is carried to the next Forum: Dates." in said
    assert "This standing item was not reached: Insight." in said


def words_of(item: KeptItem) -> ItemWords:
    return ItemWords(item.title, item.purpose, item.led_by, item.minutes, item.paper_number)
