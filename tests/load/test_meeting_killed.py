"""A server killed in the middle of a meeting: after a restart the same item, the same clock, everything captured."""

import time
from datetime import UTC, datetime

import pytest

from compact_dash.domain.forum.meeting import Phase
from compact_dash.reports.check import check
from compact_dash.reports.forum.room import Room, read_room
from compact_dash.reports.programme import programme
from compact_dash.store import open_store
from tests.load.conftest import ROOT
from tools.bench.grounds.meeting import CHAIR, Meeting
from tools.bench.measures.following import NEXT, PAGE, PLACE
from tools.bench.play.client import Client
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

DECISIONS = ("The minutes of 21 May are agreed.", "The log stands as shown.")
KEPT = "Decision written down on “"
CLOSE_ENOUGH = 2.0


def write_down(chair: Visitor, words: str) -> None:
    field = next(key for key in chair.client.widgets if key.endswith(":words"))
    assert KEPT in chair.press({field: words, chair.widget("Write it down"): True}).html


def run_until_the_third_item(chair: Visitor, meeting: Meeting) -> float:
    """Two decisions and two moves; when the third item came up."""
    chair.come_in(CHAIR, PAGE, meeting.chair)
    for words in DECISIONS:
        write_down(chair, words)
        at = time.monotonic()
        chair.press({NEXT: True})
    return at


def seconds_on_now(meeting: Meeting) -> tuple[Room, float]:
    """The room as the file has it, and how long its item has been on by the clock of now."""
    now = datetime.now(UTC).replace(tzinfo=None)
    store = open_store(str(meeting.database), now)
    try:
        assert check(store).findings == []
        here = read_room(store, meeting.forum_id)
        assert here.here is not None
        return here, here.state.seconds_on(here.here.item_id, programme(store).now(now))
    finally:
        store.close()


@pytest.mark.parametrize("stopped", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["running", "paused"])
def test_a_meeting_survives_the_death_of_its_server(meeting: Meeting, stopped: bool) -> None:
    with Server("the product", ROOT, meeting.database) as server, Client(server.port, DOOR) as client:
        chair = Visitor(client)
        shown_at = run_until_the_third_item(chair, meeting)
        time.sleep(3)
        if stopped:
            assert "The clock is stopped." in chair.press({"clock_runs": True}).html
        stopped_at = time.monotonic()
        server.kill()
    time.sleep(2)
    here, counted = seconds_on_now(meeting)
    expected = (stopped_at if stopped else time.monotonic()) - shown_at
    assert counted == pytest.approx(expected, abs=CLOSE_ENOUGH)
    assert here.state.phase is (Phase.PAUSED if stopped else Phase.IN_SESSION)
    assert here.place == 2
    assert tuple(capture.words for capture in here.captures) == DECISIONS
    go_on(meeting, stopped)


def go_on(meeting: Meeting, stopped: bool) -> None:
    """On a new server the chair and a follower are where they were, and the meeting goes on."""
    with (
        Server("the product", ROOT, meeting.database) as server,
        Client(server.port, DOOR) as first,
        Client(server.port, DOOR) as second,
    ):
        chair, follower = Visitor(first), Visitor(second)
        assert PLACE.findall(follower.come_in("HMT Compact lead", PAGE, meeting.wall).html) == ["3"]
        screen = chair.come_in(CHAIR, PAGE, meeting.chair).html
        assert "On the wall, 3 of " in screen
        assert all(words in screen for words in DECISIONS)
        assert ("paused" in screen) is stopped
        assert "On the wall, 4 of " in chair.press({NEXT: True}).html
        [look] = follower.timers.of
        assert PLACE.findall(follower.look(look).html) == ["4"]
