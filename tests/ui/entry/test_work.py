"""Work: an address computes so much and so many runs at once, and nobody waits for another's."""

import asyncio
import threading
from typing import Any

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from compact_dash.ui.entry import limits, work
from compact_dash.ui.entry.pace import Pace
from compact_dash.ui.entry.work import OF_THE_SERVER, Work, keep_account, place_at_hand


def test_whoever_took_much_waits_and_nobody_else_does() -> None:
    waited: list[float] = []
    account = Work(Pace(burst=2, a_second=0.5), at_once=1, sleep=waited.append)
    account.purses.clock = lambda: 0.0
    account.take("ann", 3)
    assert waited == [2]
    with account.turn("bob"):
        account.take("bob", 2)
    assert waited == [2]
    with account.turn("ann"):
        assert waited == [2, 2]


def test_whoever_took_far_too_much_is_served_again_after_a_while() -> None:
    waited: list[float] = []
    account = Work(limits.WORK_OF_ADDRESS, at_once=1, sleep=waited.append)
    account.purses.clock = lambda: 0.0
    for _ in range(50):
        account.take("ann", 100)
    assert max(waited) == limits.WORK_OF_ADDRESS.most_owed / limits.WORK_OF_ADDRESS.a_second
    assert max(waited) <= 60


def test_only_so_many_runs_of_an_address_compute_at_once() -> None:
    account, leave = Work(Pace(burst=9, a_second=1), at_once=2), threading.Event()
    inside, reached, counted = [0], [0], threading.Condition()

    def run() -> None:
        with account.turn("ann"):
            with counted:
                inside[0] += 1
                reached[0] = max(reached[0], inside[0])
                counted.notify_all()
            leave.wait()
            with counted:
                inside[0] -= 1

    runs = [threading.Thread(target=run) for _ in range(6)]
    for each in runs:
        each.start()
    with counted:
        assert counted.wait_for(lambda: inside[0] == 2, timeout=60)
    with account.turn("bob"):
        leave.set()
    for each in runs:
        each.join()
    assert reached == [2]
    assert account.turns == {}, "an address is forgotten with its last run"


def test_a_run_is_begun_only_where_there_is_room_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    account = Work(Pace(burst=9, a_second=1), at_once=1)
    waits: list[float] = []

    async def leave_after(seconds: float) -> None:
        # A turn given to others is no wait.
        waits.extend([seconds] if seconds else [])
        if len(waits) == 3:
            account.turns.clear()

    monkeypatch.setattr(asyncio, "sleep", leave_after)
    asyncio.run(account.room("ann"))
    assert waits == []
    account.turns["ann"] = [threading.Semaphore()]
    asyncio.run(account.room("bob"))
    assert waits == []
    asyncio.run(account.room("ann"))
    assert len(waits) == 3


def test_runs_that_wait_for_a_database_hold_nobody_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "LONGEST_WAIT", 0.02)
    account = Work(Pace(burst=9, a_second=1), at_once=1)
    with account.turn("ann"):
        asyncio.run(account.room("ann"))
        with account.turn("ann"):
            pass
    with account.turn("ann"):
        assert not account.turns["ann"][0].acquire(blocking=False), "it was given back once only"


def test_a_run_is_counted_for_the_address_that_asked_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody waits here: this thread is not a run's own, and has worked for every test before it.
    account = Work(Pace(burst=9, a_second=0.001), at_once=1, sleep=lambda seconds: None)
    monkeypatch.setattr(work, "WORK", account)
    asked: list[str] = []

    def begin(runner: Any) -> None:
        asked.append("begun")

    def run(runner: Any) -> None:
        # As Streamlit does where a page asks to be drawn anew: two runs, one after the other.
        for _ in range(2):
            runner._on_script_finished()

    for name, method in {"__init__": begin, "_run_script": run, "_on_script_finished": lambda runner: None}.items():
        monkeypatch.setattr(ScriptRunner, name, method)
    keep_account()
    token = place_at_hand.set("ann")
    runner: Any = ScriptRunner()  # type: ignore[call-arg]
    place_at_hand.reset(token)
    runner._run_script()
    assert asked == ["begun"]
    assert list(account.purses.known) == ["ann"]
    assert account.purses.of("ann").left <= 9 - 2 * OF_THE_SERVER


def test_of_one_address_runs_begin_one_by_one_and_others_have_turns_between() -> None:
    """Twenty connections of one address that all begin a run at once, and somebody else who has one thing to do."""
    account, happened = Work(Pace(burst=100, a_second=1), at_once=4), []

    async def begin(place: str) -> None:
        await account.room(place)
        happened.append(place)

    async def work_beside() -> None:
        while len([each for each in happened if each == "flood"]) < 20:
            happened.append("other")
            await asyncio.sleep(0)

    async def all_at_once() -> None:
        await asyncio.gather(*(begin("flood") for _ in range(20)), work_beside(), begin("neighbour"))

    asyncio.run(all_at_once())
    turns = [len(part) for part in "".join(each[0] for each in happened if each != "neighbour").split("f")]
    assert min(turns[1:-1]) >= work.TURNS_OF_OTHERS - 1
    assert happened.index("neighbour") < happened.index("flood") + work.TURNS_OF_OTHERS + 2
    assert not account.lines
