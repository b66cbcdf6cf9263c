"""Present while a Forum is in session: who lands where, and what becomes of odd agendas, refusals and replays."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.commands.forum.agree_in_forum import agree_rating
from compact_dash.commands.forum.capture import NewAction, capture_action
from compact_dash.commands.forum.mark_attendance import AttendanceMark, mark_attendance
from compact_dash.commands.forum.run_forum import close_forum, open_forum, show_item
from compact_dash.commands.keep_settings import SettingGiven, set_settings
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.facts import AgendaItem, AgendaItemVersion
from compact_dash.reports.forum.meetings import attendance, presence
from compact_dash.reports.forum.room import Room, read_room
from compact_dash.reports.forums import forums
from compact_dash.store import Store
from compact_dash.ui.forum import chair_screen, present_steps
from compact_dash.ui.forum.present_steps import sign_of
from compact_dash.ui.html import plain_label
from compact_dash.ui.opened_store import store_at
from tests.house import AT, TODAY
from tests.pages.conftest import Open, Visit

FORUM = "2014-09-24"
LEAD = "HMT Compact lead"
LONG = "A title that goes on about what the Forum will be asked to decide and why it matters to everybody. " * 3
As = Callable[[str], None]


class Meeting:
    """A Forum of its own demonstration, with so many items on its agenda, in session unless told not to be."""

    def __init__(self, database: Path, titles: list[str]) -> None:
        self.database = database
        self.forum_id = next(row.forum_id for row in forums(self.store) if row.held_on == date(2014, 9, 24))
        self.chair = Occasion(Actor("Chair", (Membership(Role.CHAIR, "OCS"),)), AT, TODAY)
        facts = [fact for number, title in enumerate(titles, 1) for fact in self.item(number, title)]
        if facts:
            self.store.append(lambda _: [self.chair.entry(fact) for fact in facts])
        open_forum(self.store, self.chair, self.forum_id, sure=True)

    @property
    def store(self) -> Store:
        return store_at(str(self.database))

    @property
    def room(self) -> Room:
        return read_room(self.store, self.forum_id)

    def item(self, number: int, title: str) -> tuple[AgendaItem, AgendaItemVersion]:
        return AgendaItem(f"item-{number}", self.forum_id), self.version(number, title)

    def version(self, number: int, title: str, dropped: bool = False) -> AgendaItemVersion:
        reason = "Not ready" if dropped else None
        return AgendaItemVersion(
            f"item-{number}", number, title, "aob", "for discussion", "Chair", 5, reason, dropped=dropped
        )

    def drop(self, number: int) -> None:
        item = next(each for each in self.room.items if each.item_id == f"item-{number}")
        gone = self.version(number, item.title, dropped=True)
        self.store.append(lambda _: [self.chair.entry(gone)])

    def move_to(self, number: int) -> None:
        later = replace(self.chair, now=self.chair.now + timedelta(minutes=number))
        show_item(self.store, later, self.forum_id, f"item-{number}", self.room.state.moved_no)

    def give_to(self, number: int, department: str) -> None:
        """The item is about a department from now on."""
        item = replace(self.version(number, f"Matter {number}"), department=department, kind="department")
        self.store.append(lambda _: [self.chair.entry(item)])

    def mark(self, organisation: str, state: str) -> None:
        mark_attendance(self.store, self.chair, self.forum_id, [AttendanceMark(organisation, "Compact lead", state)])

    @property
    def register(self) -> dict[str, str]:
        return {row.code or row.attendee: row.state for row in attendance(self.store, self.forum_id)}

    def close(self) -> None:
        close_forum(self.store, self.chair, self.forum_id)


Hold = Callable[..., Meeting]


@pytest.fixture
def hold(demo_address: str, tmp_path: Path) -> Hold:
    """Opens a Forum on an agenda of these titles."""

    def go(titles: list[str]) -> Meeting:
        return Meeting(Path(shutil.copy(demo_address, tmp_path / "meeting.duckdb")), titles)

    return go


def titles(number: int) -> list[str]:
    return [f"Matter {each}" for each in range(1, number + 1)]


@pytest.fixture
def meeting(hold: Hold) -> Meeting:
    """Five items, the first of them on the wall."""
    return hold(titles(5))


@pytest.fixture
def wall(visit_at: Open, meeting: Meeting, at_the_desk: As) -> Callable[..., Visit]:
    """Opens the wall as somebody."""

    def go(post: str = LEAD, **parameters: str) -> Visit:
        at_the_desk(post)
        return visit_at(meeting.database, "present", forum=FORUM, **parameters)

    return go


@pytest.mark.thorough
def test_a_late_joiner_lands_on_the_item_that_is_on(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    meeting.move_to(3)
    assert "3 of 5" in wall().text
    assert "Matter 3" in wall("Viewer").text


@pytest.mark.thorough
def test_f5_keeps_a_follower_on_the_chair_s_item(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    assert "1 of 5" in wall().text
    meeting.move_to(2)
    assert "2 of 5" in wall().text
    assert "On the wall, 2 of 5" in wall("Chair", chair="1").text


@pytest.mark.thorough
def test_what_a_move_changes_is_read_once_for_all_who_follow(
    meeting: Meeting, wall: Callable[..., Visit], at_the_desk: As
) -> None:
    pages = {post: wall(post).page for post in (LEAD, "DFT Compact lead", "Viewer", "Compact Voice")}

    def shown(post: str) -> str:
        at_the_desk(post)
        return Visit(pages[post].run()).text

    assert all("1 of 5" in shown(post) for post in pages)
    meeting.move_to(2)
    asked = meeting.store.queries_run
    assert "2 of 5" in shown(LEAD)
    read = meeting.store.queries_run - asked
    assert 0 < read <= 6
    assert all("2 of 5" in shown(post) for post in ("DFT Compact lead", "Viewer"))
    assert meeting.store.queries_run == asked + read, "the others find it kept"
    assert "2 of 5" in shown("Compact Voice")
    assert meeting.store.queries_run <= asked + read + 1, "who holds the reviews has another list of Forums"


def test_a_move_reads_no_line_of_the_plan_anew_for_the_chair(
    meeting: Meeting, wall: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall("Chair", chair="1").page
    meeting.move_to(2)
    names: list[str] = []
    fetch = Store.fetch

    def noted(store: Store, row: type, name: str, *given: Any) -> list[Any]:
        names.append(name)
        return fetch(store, row, name, *given)

    monkeypatch.setattr(Store, "fetch", noted)
    assert "2 of 5" in Visit(page.run()).text
    assert not {"rated_lines", "board_cells", "kept_agenda", "agenda_items"} & set(names)
    assert 0 < len(names) <= 8


def test_the_forum_in_session_is_the_one_that_is_shown(meeting: Meeting, visit_at: Open, at_the_desk: As) -> None:
    at_the_desk(LEAD)
    assert "Matter 1" in visit_at(meeting.database, "present").text


@pytest.mark.thorough
def test_whoever_follows_stays_with_the_forum_past_its_end(meeting: Meeting, visit_at: Open, at_the_desk: As) -> None:
    at_the_desk(LEAD)
    page = visit_at(meeting.database, "present").page
    meeting.close()
    assert "Replay, as it concluded." in Visit(page.run()).text
    assert page.query_params["forum"] == FORUM


@pytest.mark.thorough
def test_whoever_waits_for_no_forum_in_particular_sees_any_that_opens(
    demo_copy: Path, visit_at: Open, at_the_desk: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[], bool]] = []
    monkeypatch.setattr(present_steps, "look_again", lambda every, is_old: asked.append(is_old))
    at_the_desk(LEAD)
    visit_at(demo_copy, "present")
    visit_at(demo_copy, "present", forum="2014-05-21")
    anyone, reading = asked
    Meeting(demo_copy, titles(2))
    assert (anyone(), reading()) == (True, False)


def test_who_steps_away_is_told_and_comes_back(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page = wall().page
    page.button(key="next").click().run()
    away = Visit(page)
    assert "2 of 5" in away.text
    assert "You have stepped away; the chair shows “Matter 1”." in away.text
    meeting.move_to(4)
    still = Visit(page.run())
    assert "2 of 5" in still.text, "the chair's move does not pull back whoever stepped away"
    assert "the chair shows “Matter 4”" in still.text
    page.button(key="rejoin").click().run()
    back = Visit(page)
    assert "4 of 5" in back.text
    assert "stepped away" not in back.text


def test_a_follower_s_keys_do_not_move_the_meeting(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    wall().page.button(key="next").click().run()
    assert meeting.room.place == 0


@pytest.mark.thorough
def test_an_item_dropped_while_it_is_shown_says_so_and_can_be_left(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    follower, chair = wall().page, wall("Chair", chair="1").page
    meeting.drop(1)
    for page in (follower, chair):
        assert "taken off the agenda" in Visit(page.run()).text
    assert "Matter 2" not in Visit(follower).text, "nothing else is put on the wall in its place"
    chair.button(key="next").click().run()
    assert "Matter 2" in Visit(chair).text
    assert "taken off the agenda" not in Visit(follower.run()).text


@pytest.mark.parametrize(("key", "title"), [("next", "Matter 4"), ("previous", "Matter 2")])
@pytest.mark.parametrize("post", ["Chair", LEAD])
def test_from_an_item_taken_off_one_steps_to_those_it_stood_between(
    post: str, key: str, title: str, meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    meeting.move_to(3)
    meeting.drop(3)
    page = wall(post).page
    page.button(key=key).click().run()
    assert title in Visit(page).text


def test_after_the_last_item_was_taken_off_there_is_no_next(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    meeting.move_to(5)
    meeting.drop(5)
    page = wall("Chair").page
    assert page.button(key="next").disabled
    page.button(key="previous").click().run()
    assert "Matter 4" in Visit(page).text


@pytest.mark.thorough
def test_what_was_being_written_on_an_item_that_is_taken_off_is_kept_on_another(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall("Chair", chair="1").page
    field = labelled(page.text_area, "In words").id
    meeting.drop(1)
    page.run()
    assert labelled(page.text_area, "In words").id == field, "a browser keeps what was typed there"
    labelled(page.text_area, "In words").set_value("The page comes first.")
    told = press(page, "Write it down")
    assert told.refusals == ["That item is not on the agenda any more. Choose another."]
    assert meeting.room.captures == ()
    assert labelled(page.text_area, "In words").value == "The page comes first."
    labelled(page.selectbox, "On item").select_index(0)
    assert "Decision written down on “Matter 2”." in press(page, "Write it down").text
    assert [(each.item_id, each.words) for each in meeting.room.captures] == [("item-2", "The page comes first.")]


def test_who_is_away_stays_at_their_item_when_one_before_it_is_dropped(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall().page
    for _ in range(2):
        page.button(key="next").click().run()
    meeting.drop(2)
    assert "Matter 3" in Visit(page.run()).text


def test_who_is_away_on_the_last_item_when_it_is_dropped_is_brought_back(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall().page
    for _ in range(4):
        page.button(key="next").click().run()
    assert "5 of 5" in Visit(page).text
    meeting.drop(5)
    assert "1 of 4" in Visit(page.run()).text


@pytest.mark.thorough
def test_a_second_chair_is_told_that_the_first_moved(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    one, two = wall("Chair", chair="1").page, wall("OCS", chair="1").page
    one.button(key="next").click().run()
    two.button(key="next").click().run()
    told = Visit(two)
    assert "Somebody else moved on first: “Matter 2” is on the wall now." in told.refusals[0]
    assert "On the wall, 2 of 5" in told.text
    two.button(key="next").click().run()
    assert "On the wall, 3 of 5" in Visit(two).text


@pytest.mark.thorough
def test_who_presses_faster_than_the_page_is_drawn_goes_on_from_their_own_move(
    meeting: Meeting, wall: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall("Chair", chair="1").page
    page.button(key="next").click().run()
    drawn: list[Room] = []
    monkeypatch.setattr(present_steps, "buttons", lambda room, go, place=None: drawn.append(room))
    monkeypatch.setattr(chair_screen, "buttons", present_steps.buttons)
    monkeypatch.setattr(chair_screen, "chair_clock", lambda room: hurried(drawn[-1]))

    def hurried(room: Room) -> None:
        if room.place == 1:
            for _ in range(3):
                present_steps.move_to(room, room.place + 1)

    page.run()
    assert meeting.room.place == 4
    assert Visit(page.run()).refusals == []


@pytest.mark.parametrize("post", [LEAD, "HMT SRO", "Compact Voice", "Viewer"])
def test_the_chair_s_screen_is_for_who_runs_the_forum(post: str, wall: Callable[..., Visit]) -> None:
    opened = wall(post, chair="1")
    [refusal] = opened.refusals
    assert refusal.startswith("Only OCS or the Forum’s chair can prepare and run a Forum")
    assert "Matter 1" not in opened.text
    assert not [button for button in opened.page.button if button.key == "next"]


@pytest.mark.thorough
def test_a_forum_without_items(hold: Hold, visit_at: Open, at_the_desk: As) -> None:
    meeting = hold([])
    for post in (LEAD, "Chair"):
        at_the_desk(post)
        assert "The agenda is empty" in visit_at(meeting.database, "present", forum=FORUM).text
    screen = visit_at(meeting.database, "present", forum=FORUM, chair="1")
    assert "The agenda is empty." in screen.text
    meeting.close()
    assert "The agenda is empty" in visit_at(meeting.database, "present", forum=FORUM).text


@pytest.mark.thorough
def test_a_forum_with_sixty_items(hold: Hold, visit_at: Open, at_the_desk: As) -> None:
    meeting = hold(titles(60))
    at_the_desk("Chair")
    chair = visit_at(meeting.database, "present", forum=FORUM, chair="1").page
    overview = chair.menu_button(key="overview")
    assert len(overview.options) == 60
    overview.click_index(59).run()
    assert "On the wall, 60 of 60" in Visit(chair).text
    assert chair.button(key="next").disabled
    at_the_desk(LEAD)
    wall = visit_at(meeting.database, "present", forum=FORUM)
    assert "60 of 60" in wall.text
    assert "Last item" in wall.text


@pytest.mark.thorough
def test_a_title_of_three_hundred_characters_is_shown_whole(hold: Hold, visit_at: Open, at_the_desk: As) -> None:
    title = LONG[:300].strip()
    meeting = hold([title, "Next"])
    for post, parameters in ((LEAD, {}), ("Chair", {}), ("Chair", {"chair": "1"})):
        at_the_desk(post)
        assert title in visit_at(meeting.database, "present", forum=FORUM, **parameters).text


def test_two_items_of_one_title_can_both_be_gone_to(hold: Hold, visit_at: Open, at_the_desk: As) -> None:
    meeting = hold(["Any other business", "Matter 2", "Any other business"])
    at_the_desk("Chair")
    chair = visit_at(meeting.database, "present", forum=FORUM, chair="1").page
    chair.menu_button(key="overview").click_index(2).run()
    assert "On the wall, 3 of 3" in Visit(chair).text


@pytest.mark.thorough
def test_a_closed_forum_replays_in_both_editions(meeting: Meeting, visit_at: Open, at_the_desk: As) -> None:
    agree_rating(meeting.store, meeting.chair, meeting.forum_id, "item-1", "HMT-02", "red", "It has stood still.")
    meeting.move_to(2)
    meeting.close()
    at_the_desk(LEAD)
    concluded = visit_at(meeting.database, "present", forum=FORUM)
    assert "Replay, as it concluded." in concluded.text
    assert "1 of 5" in concluded.text
    opened = visit_at(meeting.database, "present", forum=FORUM, edition="opened", item="5")
    assert "Replay, as it opened." in opened.text
    assert "5 of 5" in opened.text


def test_an_edition_that_there_is_not_is_refused(meeting: Meeting, visit_at: Open) -> None:
    meeting.close()
    [refusal] = visit_at(meeting.database, "present", forum=FORUM, edition="best").refusals
    assert "edition" in refusal.lower()


@pytest.mark.thorough
def test_the_item_in_a_replay_s_address_outlives_f5(meeting: Meeting, visit_at: Open) -> None:
    meeting.close()
    page = visit_at(meeting.database, "present", forum=FORUM, item="2").page
    page.button(key="next").click().run()
    assert page.query_params["item"] in ("3", ["3"])
    assert "3 of 5" in visit_at(meeting.database, "present", forum=FORUM, item="3").text


VERB = "What will be done, beginning with a verb"


def labelled(parts: Any, label: str) -> Any:
    """The one button or field of that label."""
    [found] = [part for part in parts if part.label == label]
    return found


def press(page: AppTest, label: str) -> Visit:
    return Visit(labelled(page.button, label).click().run())


def capture(page: AppTest, kind: str) -> AppTest:
    """Choose what is captured."""
    return page.segmented_control(key="capture_kind:turn0:capture").set_value(kind).run()


@pytest.mark.thorough
def test_the_notice_says_on_which_item_something_was_written_down(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page = wall("Chair", chair="1").page
    field = labelled(page.text_area, "In words").id
    meeting.move_to(2)
    page.run()
    assert labelled(page.text_area, "In words").id == field, "a browser keeps what was typed there"
    labelled(page.text_area, "In words").set_value("Meet in Leeds.")
    assert "Decision written down on “Matter 2”." in press(page, "Write it down").text
    assert [(each.item_id, each.words) for each in meeting.room.captures] == [("item-2", "Meet in Leeds.")]
    assert labelled(page.text_area, "In words").value == ""


def test_words_typed_before_the_chosen_kind_has_come_stay(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page = wall("Chair", chair="1").page
    field = labelled(page.text_area, "In words").id
    for kind in ("note", "insight", "good_practice", "decision"):
        assert labelled(capture(page, kind).text_area, "In words").id == field, "a browser keeps what was typed there"


@pytest.mark.thorough
def test_words_are_written_down_as_the_kind_that_was_chosen_before_the_press(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall("Chair", chair="1").page
    labelled(page.text_area, "In words").set_value("Meet in Leeds.")
    page.segmented_control(key="capture_kind:turn0:capture").set_value("note")
    assert "Note written down on “Matter 1”." in press(page, "Write it down").text
    assert [(each.kind, each.words) for each in meeting.room.captures] == [("note", "Meet in Leeds.")]


@pytest.mark.thorough
def test_an_action_is_offered_to_the_department_of_its_item_and_else_to_nobody(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    meeting.give_to(2, "HMT")
    meeting.move_to(2)
    page = capture(wall("Chair", chair="1").page, "action")
    assert labelled(page.selectbox, "Whose").value == "HMT"
    meeting.move_to(3)
    page.run()
    assert labelled(page.selectbox, "Whose").value is None, "what belongs to an item goes with it"
    labelled(page.text_input, VERB).set_value("Send the draft to OCS")
    told = press(page, "Write it down")
    assert told.refusals == ["Whose: nobody is chosen. Choose the department that does it."]
    assert meeting.room.captures == ()
    assert labelled(page.text_input, VERB).value == "Send the draft to OCS", "the words stay"


@pytest.mark.thorough
def test_what_a_second_chair_writes_after_the_close_is_refused_with_its_words_until_the_next_press(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall("OCS", chair="1").page
    labelled(page.text_area, "In words").set_value("Meet in Leeds.")
    meeting.close()
    said = "is closed. Re-open it with a reason first. You had typed: “Meet in Leeds.”."
    assert said in press(page, "Write it down").refusals[0]
    assert said in Visit(page.run()).refusals[0], "a page that is drawn anew by itself says it still"
    labelled(page.text_input, "The reason, which is kept").set_value("A decision is missing.")
    assert Visit(press(page, "Re-open it").page).refusals == []


@pytest.mark.thorough
def test_the_forum_agrees_a_rating_of_a_line_of_the_plan(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page = capture(wall("Chair", chair="1").page, "rating")
    labelled(page.selectbox, "Line").set_value("JAP14-1-OCS")
    labelled(page.radio, "Agreed rating").set_value("red")
    labelled(page.text_input, "The reason").set_value("No Forum met in the summer.")
    assert "Rating agreed written down on “Matter 1”: JAP14-1-OCS Red." in press(page, "Write it down").text


@pytest.mark.thorough
def test_no_rating_is_agreed_that_nobody_chose(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page = capture(wall("Chair", chair="1").page, "rating")
    labelled(page.text_input, "The reason").set_value("It has stood still.")
    assert press(page, "Write it down").refusals[0].startswith("Line: none is chosen.")
    line = labelled(page.selectbox, "Line")
    assert any(option.startswith("HMT-02 ") and len(option) > 20 for option in line.options), "named with its title"
    line.set_value("HMT-02")
    assert press(page, "Write it down").refusals[0].startswith("HMT-02: no rating is chosen. Choose one of Green")
    labelled(page.radio, "Agreed rating").set_value("red")
    assert "Rating agreed written down on “Matter 1”: HMT-02 Red." in press(page, "Write it down").text


def test_the_read_back_says_whose_an_action_is_and_by_when(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    new = NewAction("Send the draft to OCS", "HMT", "Deputy Director", date(2014, 10, 3))
    capture_action(meeting.store, meeting.chair, meeting.forum_id, "item-1", new)
    assert "Send the draft to OCS (HMT Deputy Director, by 3 October 2014)" in wall("Chair", chair="1").text


@pytest.mark.thorough
def test_a_page_writes_only_the_marks_that_were_touched_on_it(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    meeting.mark("HMT", "present")
    page = wall("OCS", chair="1").page
    assert labelled(page.radio, "HMT").value == "present"
    labelled(page.radio, "DfT").set_value("apologies")
    meeting.mark("HMT", "absent")
    assert "1 marked." in press(page, "Mark the register").text
    assert meeting.register == {"HMT": "absent", "DFT": "apologies"}


@pytest.mark.thorough
def test_a_mark_made_elsewhere_is_shown_and_what_was_touched_here_stays(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page, seen = wall("OCS", chair="1").page, sign_of(meeting.room)
    field = labelled(page.radio, "DfT").id
    meeting.mark("HMT", "absent")
    assert sign_of(meeting.room) != seen, "the page is drawn anew"
    page.run()
    assert labelled(page.radio, "HMT").value == "absent"
    assert labelled(page.radio, "DfT").id == field, "a browser keeps what was touched there"
    assert "Nothing differs from what was marked already." in press(page, "Mark the register").text


@pytest.mark.thorough
def test_whoever_is_not_marked_yet_is_marked_present_at_once(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    meeting.mark("HMT", "absent")
    page = wall("Chair", chair="1").page
    labelled(page.radio, "DfT").set_value("apologies")
    told = press(page, "Mark all others present").text
    assert "15 marked." in told
    assert "Who is here: 14 of 16" in [part.label for part in page.expander]
    others = {state for code, state in meeting.register.items() if code not in ("HMT", "DFT")}
    assert (meeting.register["HMT"], meeting.register["DFT"], others) == ("absent", "apologies", {"present"})


@pytest.mark.thorough
def test_the_local_intelligence_team_and_a_guest_can_send_apologies(
    meeting: Meeting, wall: Callable[..., Visit]
) -> None:
    page = wall("Chair", chair="1").page
    labelled(page.radio, "Local Intelligence Team").set_value("apologies")
    labelled(page.text_input, "A guest").set_value("Head of Funding, a foundation")
    labelled(page.radio, "The guest").set_value("apologies")
    assert "2 marked." in press(page, "Mark the register").text
    marks = {"Local Intelligence Team": "apologies", "Head of Funding, a foundation": "apologies"}
    assert meeting.register == marks
    assert "Who is here: 0 of 16" in [part.label for part in page.expander]


@pytest.mark.thorough
def test_the_local_body_marked_under_an_earlier_name_is_no_guest(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    team = "Local Intelligence Team"
    mark_attendance(meeting.store, meeting.chair, meeting.forum_id, [AttendanceMark(None, team, "present")])
    renamed = [SettingGiven("local_team", "Third sector councils")]
    office = replace(meeting.chair, actor=Actor("Office", (Membership(Role.OCS, "OCS"),)))
    set_settings(meeting.store, office, renamed, "It was given another name.")
    page = wall("Chair", chair="1").page
    assert labelled(page.radio, "Third sector councils").value == "present"
    assert not [each.label for each in page.button if each.label.startswith("Take off the register")]
    labelled(page.radio, "Third sector councils").set_value("absent")
    assert "1 marked." in press(page, "Mark the register").text
    # Under both names it would be here and not here.
    assert meeting.register == {team: "absent"}
    assert not presence(meeting.store, meeting.forum_id).local_team


@pytest.mark.thorough
def test_who_was_here_is_read_back(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    assert "The register has not been marked." in wall("Chair", chair="1").text
    for code, state in (("HMT", "present"), ("DH", "apologies"), ("DFT", "apologies")):
        meeting.mark(code, state)
    assert "Register: 1 present; apologies from DfT and DH." in wall("Chair", chair="1").text


@pytest.mark.thorough
def test_a_guest_is_marked_once_and_can_be_taken_off(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    page, team = wall("Chair", chair="1").page, "Local Intelligence Team, London"
    labelled(page.text_input, "A guest").set_value(team)
    assert "1 marked." in press(page, "Mark the register").text
    assert labelled(page.text_input, "A guest").value == ""
    assert meeting.register == {team: "present"}
    assert (
        f"Taken off the register: {team}." in press(page, f"Take off the register: {plain_label(team)} (present)").text
    )
    assert meeting.register == {}


def test_stopping_a_clock_that_is_stopped_already_is_no_refusal(meeting: Meeting, wall: Callable[..., Visit]) -> None:
    """A busy machine can run one press twice, and of two chairs both may press: the clock is as they want it."""
    first, second = wall("Chair", chair="1").page, wall("Chair", chair="1").page
    stopped = press(first, "Stop the clock")
    again = press(second, "Stop the clock")
    assert stopped.refusals == again.refusals == []
    assert "Paused: the clock is stopped" in again.text
