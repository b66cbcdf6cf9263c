"""Copies on the Settings page: from when the last backup is, for OCS alone, and a button that makes one."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from compact_dash.store.copies.backup import backups_in
from compact_dash.store.copies.restoring import note_whole
from compact_dash.ui import opened_store
from compact_dash.ui.copies import troubles
from compact_dash.ui.health import health
from tests.pages.conftest import Open


@pytest.fixture
def address(demo_copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    monkeypatch.setenv("COMPACT_BACKUPS", str(tmp_path / "backups"))
    return demo_copy


@pytest.fixture
def visit(address: Path, visit_at: Open) -> Open:
    """Opens a page of a database of the test's own."""
    return lambda name: visit_at(address, name)


@pytest.mark.thorough
def test_a_press_makes_a_backup_and_the_page_says_from_when(address: Path, visit: Open, tmp_path: Path) -> None:
    page = visit("settings")
    assert "There is no backup yet." in page.text
    assert "None is made by itself here, whatever the settings say: this is a demonstration" in page.text, (
        "a demonstration is not backed up unasked"
    )
    page.page.button(key="back_up").click().run()
    [made] = backups_in(tmp_path / "backups")
    assert f"to the mark {made.mark}. It was restored from and holds the same." in page.text
    store = opened_store.whole_store()
    note_whole(store.engine, made.taken_at + timedelta(hours=1), made)
    text = visit("settings").text
    assert f"with {made.changes:,} changes, to the mark {made.mark}. Nothing was saved after it. 1 backup kept." in text
    assert "This database was restored on" in text
    assert "What had been saved after that is not in it." in text


def test_others_see_nothing_of_it(address: Path, visit: Open, at_the_desk: Callable[[str], None]) -> None:
    at_the_desk("DFT Compact lead")
    assert "backup" not in visit("settings").text


def test_a_clock_behind_the_newest_change_is_told_to_ocs_and_to_healthz(
    address: Path, visit: Open, at_the_desk: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert visit("progress").refusals == []
    assert "warnings" not in health().body
    # The newest change of the demonstration is of September 2014.
    monkeypatch.setattr(troubles, "utc_now", lambda: datetime(2014, 9, 10, 9, 0))
    [told] = visit("progress").refusals
    assert told.startswith("The clock of this computer is behind: it says 10 September 2014, 10:00, and the newest")
    assert health().body["warnings"] == [told]
    assert health().status == 200
    at_the_desk("DFT Compact lead")
    assert visit("progress").refusals == []


def test_when_nothing_can_be_saved_everybody_is_told_and_reads_on(
    address: Path, visit: Open, at_the_desk: Callable[[str], None]
) -> None:
    opened_store.whole_store().stop_writing("The file of the database was replaced.")
    at_the_desk("DFT Compact lead")
    page = visit("progress")
    assert page.refusals == ["The file of the database was replaced."]
    assert "Progress" in page.text
    answer = health()
    assert (answer.status, answer.body["reason"]) == (503, "The file of the database was replaced.")


def test_a_disk_without_room_is_told_before_anybody_saves(address: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert health().status == 200
    monkeypatch.setattr(troubles, "ROOM", 10**18)
    answer = health()
    assert answer.status == 503
    assert "The disk that holds the database is full" in answer.body["reason"]
