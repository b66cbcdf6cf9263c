"""What each kind of slide and the chair's screen have to say, and what a slide leaves out that came later."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from compact_dash.commands.forum.agree_in_forum import agree_rating
from compact_dash.commands.forum.keep_action_log import note_action
from compact_dash.commands.forum.keep_brief import save_brief
from compact_dash.commands.forum.keep_guests import GuestWords, add_guest
from compact_dash.commands.forum.plan_forum import change_forum, plan_of
from compact_dash.commands.forum.run_forum import pause
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import AgendaItemVersion, Assessment
from compact_dash.domain.forum.brief import Brief
from compact_dash.reports.forum.meetings import action_log
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from compact_dash.ui import session
from tests.house import AT, TODAY
from tests.pages.conftest import Open, Visit
from tests.pages.test_present_session import FORUM, As, Hold, Meeting, hold, meeting, titles, wall  # noqa: F401
from tests.pages.test_present_wall import See


def about(meeting: Meeting, kind: str, **changed: Any) -> None:  # noqa: F811
    """Make the first item, which is on the wall, one of that kind."""
    item: AgendaItemVersion = replace(meeting.version(1, "The item"), kind=kind, **changed)
    meeting.store.append(lambda _: [meeting.chair.entry(item)])


def line_id(store: Store, ref: str, kind: str = "commitment") -> str:
    return rated_lines(store, Question(TODAY, ref=ref, kind=kind))[0].action_id


def agreed_elsewhere(meeting: Meeting, ref: str, kind: str = "commitment") -> None:  # noqa: F811
    """OCS agrees a rating while the Forum meets."""
    fact = Assessment(line_id(meeting.store, ref, kind), TODAY, None, "red", "Read", "ocs", meeting.forum_id)
    meeting.store.append(lambda _: [meeting.chair.entry(fact)])


@pytest.mark.thorough
def test_what_comes_in_since_the_opening_is_named_on_the_wall_and_beside_the_capture(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    agreed_elsewhere(meeting, "HMT-02")
    said = "Since the meeting opened, not shown here: ratings agreed for HMT."
    assert said in wall().text
    assert said in wall("Chair", chair="1").text


def test_the_action_log_on_the_wall_is_that_of_the_opening(meeting: Meeting, wall: See) -> None:  # noqa: F811
    about(meeting, "action_log")
    before = wall().html.tables[0].body
    late = next(row for row in action_log(meeting.store, TODAY) if row.is_open)
    note_action(meeting.store, meeting.chair, late.ref, "Settled this morning.")
    assert wall().html.tables[0].body == before


@pytest.mark.thorough
def test_the_plan_on_the_wall_is_that_of_the_opening_and_shows_what_the_forum_agrees(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    about(meeting, "plan")
    before = wall().html.tables[0].body
    agreed_elsewhere(meeting, "JAP14-1-OCS", "plan_action")
    assert wall().html.tables[0].body == before
    agree_rating(meeting.store, meeting.chair, meeting.forum_id, "item-1", "JAP14-1-OCS", "red", "Not one was held.")
    [moved] = [row for row, was in zip(wall().html.tables[0].body, before, strict=True) if row != was]
    assert moved[-1] == "Red"


def test_the_insight_slide_names_its_guest_and_the_topic(meeting: Meeting, wall: See) -> None:  # noqa: F811
    about(meeting, "insight")
    guest = GuestWords("A county’s youth worker", "Kent Voluntary Action", "Grants under 5,000 pounds", None)
    add_guest(meeting.store, meeting.chair, meeting.forum_id, guest)
    said = wall().text
    assert "A county’s youth worker, Kent Voluntary Action" in said
    assert "Grants under 5,000 pounds" in said


def test_the_welcome_says_what_is_to_be_decided(meeting: Meeting, wall: See) -> None:  # noqa: F811
    about(meeting, "welcome")
    item = replace(meeting.version(3, "Dates for four commitments"), purpose="for decision")
    meeting.store.append(lambda _: [meeting.chair.entry(item)])
    said = wall().text
    assert "1 item for decision today" in said
    assert said.count("Dates for four commitments") == 1


def test_the_last_slide_gives_the_day_of_the_next_forum(meeting: Meeting, wall: See) -> None:  # noqa: F811
    about(meeting, "next")
    assert "Wednesday 26 November 2014, 14:00, Whitehall" in wall().text


@pytest.mark.thorough
@pytest.mark.parametrize("edition", ["concluded", "opened"])
def test_a_replay_says_beside_the_figures_what_was_known_then(
    edition: str,
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    for number, kind in enumerate(("welcome", "insight", "next"), start=1):
        item = replace(meeting.version(number, f"Matter {number}"), kind=kind)
        meeting.store.append(lambda _, item=item: [meeting.chair.entry(item)])
    guest = GuestWords("A county’s youth worker", "Kent Voluntary Action", "Grants under 5,000 pounds", None)
    if edition == "concluded":
        add_guest(meeting.store, meeting.chair, meeting.forum_id, guest)
        meeting.mark("DFE", "apologies")
    meeting.close()
    replayed = [wall(edition=edition, item=str(place)).text for place in (1, 2, 3)]
    assert ("Apologies" in replayed[0], "youth worker" in replayed[1]) == (edition == "concluded",) * 2
    assert ("26 November 2014" in replayed[2]) is (edition == "concluded"), "as it opened it had another agenda"
    meeting.mark("HMT", "apologies")
    add_guest(meeting.store, meeting.chair, meeting.forum_id, replace(guest, presenter="Somebody else"))
    november = next(row for row in forums(meeting.store) if row.held_on == date(2014, 11, 26))
    seen = plan_of(november)
    change_forum(
        meeting.store, meeting.chair, november.forum_id, seen, replace(seen, held_on=date(2014, 12, 3)), "Hall"
    )
    assert [wall(edition=edition, item=str(place)).text for place in (1, 2, 3)] == replayed


def test_a_paused_meeting_says_so_on_the_wall(meeting: Meeting, wall: See) -> None:  # noqa: F811
    assert "The meeting is paused." not in wall().text
    pause(meeting.store, meeting.chair, meeting.forum_id)
    assert "The meeting is paused." in wall().text


def test_the_chair_has_the_brief_and_the_wall_does_not(meeting: Meeting, wall: See) -> None:  # noqa: F811
    brief = Brief(aim="End the drift", line_to_take="A date now", question="Who signs?", outcome="A name and a day")
    save_brief(meeting.store, meeting.chair, meeting.forum_id, "item-1", None, brief)
    chair, shown = wall("Chair", chair="1").text, wall("Chair").text
    for words in (brief.aim, brief.line_to_take, brief.question, brief.outcome):
        assert words in chair
        assert words not in shown


@pytest.fixture
def told(hold: Hold, visit_at: Open, at_the_desk: As, monkeypatch: pytest.MonkeyPatch) -> str:  # noqa: F811
    """The chair's screen at the moment a Forum of 90 minutes is opened with 100 minutes on its agenda."""
    meeting = hold(titles(20))  # noqa: F811
    for number in range(2, 5):
        item = replace(meeting.version(number, f"Matter {number}"), kind="own")
        meeting.store.append(lambda _, item=item: [meeting.chair.entry(item)])
    monkeypatch.setattr(session, "now", lambda: AT)
    at_the_desk("Chair")
    return visit_at(meeting.database, "present", forum=FORUM, chair="1")


def test_the_clock_tells_both_ends_and_what_could_give_way(told: Visit) -> None:
    ends = ("Planned end", "12:00", "Projected end", "12:10", "10 minutes over")
    assert [words for words in ends if words not in told.text] == []
    assert "“Matter 2”: take 2 of 5 minutes" in told.text


def test_the_chair_sees_the_time_of_every_item(told: Visit) -> None:
    [times] = [table for table in told.html.tables if table.caption == "Times of every item"]
    assert len(times.body) == 20
    assert times.body[0][:2] == ["1. Matter 1", "5 min"]
    assert times.body[0][-1] == "on the wall"


def test_green_is_not_agreed_where_no_dated_milestone_is_open(meeting: Meeting) -> None:  # noqa: F811
    undated = rated_lines(meeting.store, Question(TODAY, rateable_only=True, headline="no_milestone"))[0]
    with pytest.raises(NotNow, match="no dated milestone is open"):
        agree_rating(meeting.store, meeting.chair, meeting.forum_id, "item-1", undated.ref, "green", "Well on")
