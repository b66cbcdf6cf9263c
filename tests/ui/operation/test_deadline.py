"""Deadlines: an answer in time, whatever hangs, and never on the loop that serves every tab."""

import asyncio
import logging
import threading
from collections.abc import Iterator

import pytest

from compact_dash.ui.operation.deadline import Probe


class Hanging:
    """A question that answers only once it is let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.may_end = threading.Event()

    def ask(self) -> str:
        self.asked += 1
        self.may_end.wait(60)
        return "answered"


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    made = Hanging()
    yield made
    made.may_end.set()


def test_what_answers_is_told_and_remembered() -> None:
    probe = Probe(lambda: "well")
    assert asyncio.run(probe.answer(60)) == "well"
    assert probe.last == "well"
    assert probe.last_at is not None


def test_what_hangs_is_no_answer_and_holds_one_thread_however_often_it_is_asked(hanging: Hanging) -> None:
    probe = Probe(hanging.ask)

    async def ask_often() -> list[str | None]:
        return await asyncio.gather(*(probe.answer(0.01) for _ in range(20)))

    assert asyncio.run(ask_often()) == [None] * 20
    assert asyncio.run(probe.answer(0.01)) is None
    assert hanging.asked == 1
    hanging.may_end.set()
    assert asyncio.run(probe.answer(60)) == "answered", "once it goes on, the next who asks is told"


def test_the_loop_serves_others_while_it_waits(hanging: Hanging) -> None:
    async def serve() -> str | None:
        asked = asyncio.create_task(Probe(hanging.ask).answer(60))
        for _ in range(100):
            await asyncio.sleep(0)
        hanging.may_end.set()
        return await asked

    assert asyncio.run(serve()) == "answered"


def test_what_raises_is_no_answer_and_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> str:
        raise RuntimeError("the disk caught fire")

    probe = Probe(fail)
    with caplog.at_level(logging.ERROR, "compact_dash"):
        assert asyncio.run(probe.answer(60)) is None
        assert asyncio.run(probe.answer(60)) is None
    assert "the disk caught fire" in caplog.text


def test_a_question_that_hangs_does_not_keep_the_app_from_ending(hanging: Hanging) -> None:
    asyncio.run(Probe(hanging.ask).answer(0.01))
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "question")
