"""Another house closes its Forum and agrees the minutes, while the machine’s clock is set back between the steps."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, act_as, choose, desk_address, served
from tests.browser.deeds import press, write_down
from tests.pages.test_another_house import foreign_words
from tests.welsh import JUNE, Wales, wales  # noqa: F401

BEHIND = "The clock of this computer is behind"
# What a span of time that ends before it begins would look like.
BACKWARDS = re.compile(r"[-−]\d+ (?:of \d+ )?min")


@pytest.mark.thorough
@pytest.mark.slow
def test_a_council_is_closed_and_its_minutes_agreed_though_the_clock_goes_back(
    browser: Browser,
    wales: Wales,  # noqa: F811
    tmp_path: Path,
) -> None:
    database, log, clock = Path(shutil.copy(wales.of("in session"), tmp_path)), tmp_path / "log", tmp_path / "clock"
    said: list[str] = []
    # It was opened at 12:55.
    clock.write_text("2026-06-24T13:10:00", encoding="utf-8")
    with served(database, log, program=("tests.browser.moved_clock", str(clock))) as server:
        chair = Reader(browser, server)
        chair.open(desk_address(log).partition(server)[2])
        act_as(chair, "Chair")

        def opened(address: str, at: str) -> Callable[[str], bool]:
            clock.write_text(at, encoding="utf-8")
            said.append(chair.open(address).inner_text("body"))
            return lambda words: words in said[-1]

        agenda = f"agenda?forum={JUNE}"
        # The chair is who saves now, and so must know.
        assert opened(f"present?forum={JUNE}&chair=1", "2026-06-24T12:30:00")(BEHIND)
        write_down(chair, "Decision", {"In words": "Carers read it first."})
        chair.page.get_by_text("Close the Council", exact=True).first.click()
        chair.page.get_by_text("Everything is captured and read back").click()
        press(chair, "Close the Council now", "The Council is closed.")
        shows = opened(agenda, "2026-06-24T12:20:00")
        assert shows("Carers read it first.")
        assert shows("State as at 24 June 2026: closed.")
        press(chair, "Save this draft for the Council’s members", "The draft is saved; the Council’s members can")
        opened(agenda, "2026-06-24T12:10:00")
        chair.page.get_by_text("Agree them", exact=True).click()
        chair.page.get_by_text("Agreed minutes are locked").click()
        choose(chair.settle(), "Agreed where", "By")
        press(chair, "Mark the minutes as agreed", "The minutes are agreed and locked.")
        # Right again, a day later.
        shows = opened(agenda, "2026-06-25T09:00:00")
        assert shows("State as at 25 June 2026: minutes agreed.")
        assert not shows(BEHIND)
        for address in (f"present?forum={JUNE}", f"agenda?forum={JUNE}&as_at={JUNE}", "history", "progress"):
            opened(address, "2026-06-25T09:00:00")
        assert [foreign_words(page) for page in said if foreign_words(page)] == []
        assert [BACKWARDS.findall(page) for page in said if BACKWARDS.search(page)] == []
        assert (chair.complaints, chair.strangers) == ([], [])
        chair.close()
    assert "Traceback" not in log.read_text(encoding="utf-8")
