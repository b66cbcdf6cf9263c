"""Many viewers, one or two chairs, and a board that others have open: real sessions on one server."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.load.conftest import ROOT
from tools.bench.grounds.meeting import CHAIR, Meeting
from tools.bench.measures.followed import following_lines, measure_following
from tools.bench.measures.following import NEXT, PAGE, PLACE
from tools.bench.measures.live import SUBMITTED, live_lines, measure_live
from tools.bench.play import messages
from tools.bench.play.client import Answer, Client
from tools.bench.play.lead import Lead, Place
from tools.bench.play.timers import Timers
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

VIEWERS, MOVES, ROUNDS = 20, 3, 4
ON_THE_WALL = re.compile(r"On the wall, (\d+) of ")
FIRST_SAID = "Somebody else moved on first"


def test_every_viewer_follows_the_chair(meeting: Meeting) -> None:
    """Each of the viewers shows each of the items. How soon is told, not asserted: `bench` holds it to its goal."""
    found = measure_following(ROOT, meeting, VIEWERS, MOVES, pause=1.0)
    assert len(found.delays) == VIEWERS * MOVES
    assert found.idle < 0.1, "an idle viewer costs next to nothing of the processor"
    print(*following_lines(found), sep="\n")


@pytest.fixture(scope="module")
def meeting_on(convened: Meeting, tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """A Forum in session that goes on from test to test: each begins at whatever item is on the wall."""
    folder = tmp_path_factory.mktemp("meeting_on")
    return replace(convened, database=Path(shutil.copy(convened.database, folder / "meeting.duckdb")))


@pytest.fixture(scope="module")
def server(meeting_on: Meeting) -> Iterator[Server]:
    """The server of that Forum."""
    with Server("the product", ROOT, meeting_on.database) as running:
        yield running


def chair_at(client: Client, meeting: Meeting) -> tuple[Visitor, int]:
    """Somebody at the chair's screen, and the number of the item that it says is on the wall."""
    visitor = Visitor(client)
    found = ON_THE_WALL.search(visitor.come_in(CHAIR, PAGE, meeting.chair).html)
    assert found is not None
    return visitor, int(found[1])


def test_of_two_chairs_at_once_one_moves_and_the_other_is_told(meeting_on: Meeting, server: Server) -> None:
    with Client(server.port, DOOR) as first, Client(server.port, DOOR) as second:
        (one, here), (other, _) = chair_at(first, meeting_on), chair_at(second, meeting_on)
        chairs = [one, other]
        for place in range(here + 1, here + 1 + ROUNDS):
            answers = pressed_together(chairs)
            assert all(f"On the wall, {place} of " in answer.html for answer in answers)
            assert sorted(FIRST_SAID in answer.html for answer in answers) == [False, True]
            for chair in chairs:
                chair.open(PAGE, meeting_on.chair)


def pressed_together(chairs: list[Visitor]) -> list[Answer]:
    ready = threading.Barrier(len(chairs))

    def press(chair: Visitor) -> Answer:
        ready.wait(30)
        return chair.press({NEXT: True})

    with ThreadPoolExecutor(len(chairs)) as pool:
        return list(pool.map(press, chairs))


def test_a_chair_who_was_behind_sees_where_the_meeting_is(meeting_on: Meeting, server: Server) -> None:
    with Client(server.port, DOOR) as first, Client(server.port, DOOR) as second:
        (ahead, here), (behind, _) = chair_at(first, meeting_on), chair_at(second, meeting_on)
        ahead.press({NEXT: True})
        answer = behind.press({NEXT: True})
        assert FIRST_SAID in answer.html
        assert f"On the wall, {here + 1} of " in answer.html
        assert f"On the wall, {here + 2} of " in behind.press({NEXT: True}).html


def test_a_viewer_who_comes_late_lands_on_the_item_that_is_on(meeting_on: Meeting, server: Server) -> None:
    with Client(server.port, DOOR) as first, Client(server.port, DOOR) as second:
        chair, here = chair_at(first, meeting_on)
        chair.press({NEXT: True})
        chair.press({NEXT: True})
        shown = Visitor(second).come_in("DFT Compact lead", PAGE, meeting_on.wall).html
        assert PLACE.findall(shown) == [str(here + 2)]


def test_a_page_that_was_drawn_anew_answers_no_tick_for_the_one_before(meeting_on: Meeting, server: Server) -> None:
    """Otherwise a tick that comes while the newest page is still being sent would cut it short: see ui/components."""
    with Client(server.port, DOOR) as first, Client(server.port, DOOR) as second:
        (chair, here), follower = chair_at(first, meeting_on), Visitor(second)
        follower.come_in("DFT Compact lead", PAGE, meeting_on.wall)
        [before] = follower.timers.of
        chair.press({NEXT: True})
        assert PLACE.findall(follower.look(before).html) == [str(here + 1)]
        [after] = follower.timers.of
        assert after != before
        request = messages.rerun(PAGE, second.page_hash, [], second.kept, fragment=before, by_itself=True)
        said_after(second)
        second.socket.send(request)
        assert said_after(second) == []


def said_after(client: Client) -> list[str]:
    """What kinds of message still come within a second."""
    kinds = []
    while True:
        try:
            kinds.append(str(messages.read(client.socket.recv(timeout=1.0, decode=False)).WhichOneof("type")))
        except TimeoutError:
            return kinds


def test_a_still_meeting_sends_its_viewers_nothing_but_the_end_of_a_look(meeting_on: Meeting, server: Server) -> None:
    with Client(server.port, DOOR) as client:
        heard: list[Answer] = []
        viewer = Visitor(client, lambda answer, at: heard.append(answer))
        viewer.come_in("HMT Compact lead", PAGE, meeting_on.wall)
        heard.clear()
        viewer.watch(time.monotonic() + 2.0)
        assert len(heard) >= 2, "the page looks again by itself"
        assert all(elements(answer) == [] for answer in heard)


@pytest.mark.deep
def test_an_open_board_shows_what_was_accepted(demo_copy: Path) -> None:
    found = measure_live(ROOT, demo_copy)
    assert len(found.seconds) == len(SUBMITTED) * found.readers
    print(*live_lines(found), sep="\n")


def test_a_draft_draws_nobody_s_board_again(demo_copy: Path) -> None:
    heard: list[Answer] = []
    with (
        Server("the product", ROOT, demo_copy) as server,
        Client(server.port, DOOR) as other,
        Client(server.port, DOOR) as writing,
    ):
        reader = Visitor(other, lambda answer, at: heard.append(answer))
        reader.come_in("HMT Compact lead", "progress")
        lead = Lead(writing, Place("DEFRA", "DEFRA-01", "words", 0), "2014-09-24")
        lead.sit_down()
        # The first save begins the return, which the board does show.
        assert lead.save(0).kept
        reader.watch(time.monotonic() + 2.2)
        heard.clear()
        assert lead.save(1).kept
        reader.watch(time.monotonic() + 2.2)
    assert len(heard) >= 2
    assert all(elements(answer) == [] for answer in heard)


def elements(answer: Answer) -> list[str]:
    """What an answer puts on the page."""
    return [element[0] for message in answer.messages if (element := messages.element_of(message))]


def test_timers_are_those_of_the_page_that_is_shown() -> None:
    timers, page, fragment = Timers(), messages.Message(), messages.Message()
    page.new_session.page_script_hash = "page"
    fragment.new_session.page_script_hash = "page"
    fragment.metadata.run.fragment_ids.append("look")
    timers.note(asked("look", 0.75), 10.0)
    timers.note(fragment, 10.1)
    timers.note(asked("look", 0.75), 10.2)
    assert timers.next() == ("look", 10.75), "told again, it goes on as it was"
    timers.ticked("look", 10.8)
    assert timers.next() == ("look", 11.5)
    timers.ticked("look", 14.0)
    assert timers.next() == ("look", 14.0), "what was missed is not made up for"
    timers.note(page, 14.0)
    assert timers.next() is None


def asked(fragment: str, every: float) -> messages.Message:
    message = messages.Message()
    message.auto_rerun.fragment_id, message.auto_rerun.interval = fragment, every
    return message
