"""Faults of a database, made on purpose: our own sentence, a word that the log has, no red box, health in time."""

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, served

pytestmark = pytest.mark.thorough

FAULT = "and it stands in the server’s log"
RED_BOX = '[data-testid="stException"]'


@dataclass
class Faulty:
    """A server whose database does what it is told to."""

    address: str
    orders: Path
    log: Path

    def order(self, what: str) -> None:
        self.orders.write_text(what, encoding="utf-8")

    def probe(self, name: str) -> tuple[int, dict[str, Any], float]:
        """Status, body and seconds of an answer to a monitor."""
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(f"{self.address}/{name}", timeout=60) as answer:
                return answer.status, json.load(answer), time.monotonic() - begun
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused), time.monotonic() - begun

    def lines(self) -> list[dict[str, Any]]:
        """The lines of the log that are JSON."""
        told = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in told if line.startswith("{")]


@pytest.fixture(scope="module")
def faulty(own_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faulty]:
    folder = tmp_path_factory.mktemp("faulty")
    orders, log = folder / "orders", folder / "server.log"
    orders.write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAULTY_ORDERS", str(orders))
        patch.setenv("COMPACT_LOG", "json")
        with served(own_database, log, program=("tests.browser.faulty_engine",)) as address:
            yield Faulty(address, orders, log)


@pytest.fixture
def reader(browser: Browser, faulty: Faulty) -> Iterator[Reader]:
    made = Reader(browser, faulty.address)
    yield made
    faulty.order("")
    made.close()


def said_id(page: Page) -> str:
    """The word that the page tells a reader to say."""
    expect(page.get_by_text(FAULT).first).to_be_visible()
    assert page.locator(RED_BOX).count() == 0
    return page.locator(".run-id").first.inner_text()


def test_the_start_is_one_line(faulty: Faulty) -> None:
    [line] = [line for line in faulty.lines() if line["event"] == "started"]
    assert line["schema"] >= 10
    assert line["action"] == 160
    assert line["database"].endswith("demo.duckdb")


def test_a_fault_of_a_page_is_told_with_a_word_that_the_log_has(faulty: Faulty, reader: Reader) -> None:
    faulty.order("raise")
    reader.page.goto(f"{faulty.address}/history", wait_until="domcontentloaded")
    word = said_id(reader.page)
    assert re.fullmatch("[0-9a-f]{6}", word)
    [line] = [line for line in faulty.lines() if line.get("run") == word]
    assert line["event"] == "fault"
    assert line["error"] == "RuntimeError: the disk caught fire"
    assert "faulty_engine.py" in line["trace"]


def test_a_fault_of_a_part_that_runs_by_itself_is_told_in_its_place(faulty: Faulty, reader: Reader) -> None:
    reader.open("progress")
    faulty.order("raise")
    word = said_id(reader.page)
    expect(reader.page.get_by_role("table").first).to_be_visible()
    assert [line["event"] for line in faulty.lines() if line.get("run") == word] == ["fault"]
    faulty.order("")
    expect(reader.page.get_by_text(FAULT)).to_have_count(0)


def test_a_fault_of_a_press_is_told_where_the_page_would_be(faulty: Faulty, reader: Reader) -> None:
    reader.open("settings")
    faulty.order("raise")
    post = reader.page.get_by_role("combobox", name="Acting as", exact=True)
    post.fill("Chair")
    post.press("Enter")
    word = said_id(reader.page)
    assert [line["event"] for line in faulty.lines() if line.get("run") == word][:1] == ["fault"]


def test_health_answers_in_time_while_the_database_hangs(faulty: Faulty, reader: Reader) -> None:
    reader.open("settings")
    assert faulty.probe("healthz")[0] == 200
    faulty.order("hang")
    for _ in range(3):
        status, body, seconds = faulty.probe("healthz")
        # A second, and what a busy machine takes to say it.
        assert (status, seconds < 10) == (503, True), (body, seconds)
        assert "has not answered within a second" in body["reason"]
        assert faulty.probe("readyz")[0] == 200, "it has read the board once"
    faulty.order("")
    given_up = time.monotonic() + 60
    while faulty.probe("healthz")[0] != 200 and time.monotonic() < given_up:
        time.sleep(0.1)
    assert faulty.probe("healthz")[0] == 200


def test_no_line_of_the_log_is_a_trace_or_coloured(faulty: Faulty) -> None:
    told = faulty.log.read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert "\x1b[" not in told
    assert "────" not in told
