"""While the app runs its file is watched and backed up by itself, and whatever fails, the watch goes on."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.backups import backup_schedule
from compact_dash.store import Store
from compact_dash.store.copies.backup import backups_in
from compact_dash.ui import opened_store
from compact_dash.ui.copies import keeping, watching
from compact_dash.ui.copies.keeping import Keeper
from compact_dash.ui.copies.watching import keep_quietly, safekeeping
from compact_dash.ui.health import health

pytestmark = pytest.mark.thorough

AT = datetime(2026, 11, 28, 3, 0)


@pytest.fixture
def store(empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A real programme, open at the address."""
    path = shutil.copy(empty_address, tmp_path / "real.duckdb")
    monkeypatch.setenv("COMPACT_DB", str(path))
    yield opened_store.whole_store()
    opened_store.close_all()


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def test_a_real_programme_is_backed_up_beside_itself_and_old_ones_go(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert backup_schedule(store).hours == 24
    monkeypatch.setenv("COMPACT_BACKUP_HOURS", "6")
    keeper, folder = Keeper(), tmp_path / "backups"
    assert backup_schedule(store).folder == folder
    keeper.keep(store, AT)
    assert [made.taken_at for made in backups_in(folder)] == [AT]
    last = write(store, "something")
    keeper.keep(store, AT + timedelta(hours=5))
    assert len(backups_in(folder)) == 1
    keeper.keep(store, AT + timedelta(hours=6))
    assert [made.changes for made in backups_in(folder)] == [last, last - 1]
    keeper.keep(store, AT + timedelta(hours=14))
    assert len(backups_in(folder)) == 2, "nothing was written since"
    write(store, "more")
    keeper.keep(store, AT + timedelta(days=70))
    assert [made.taken_at for made in backups_in(folder)] == [AT + timedelta(days=70), AT + timedelta(hours=6)]


def test_one_that_fails_is_told_and_tried_again(store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    keeper = keeping.KEEPER
    (tmp_path / "backups").write_text("no folder")
    try:
        keeper.back_up_if_due(store, AT)
        assert "No backup was made" in caplog.text
        assert health().body["warnings"] == ["The last backup that was due could not be made; the log says why."]
        (tmp_path / "backups").unlink()
        keeper.back_up_if_due(store, AT)
        assert "warnings" not in health().body
    finally:
        keeper.failure = None


def test_a_file_moved_over_the_open_one_is_noticed_by_the_running_app(
    store: Store, tmp_path: Path, empty_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`mv` of another file over the running one left /healthz at 200, and all since was gone at the stop."""
    monkeypatch.setenv("COMPACT_BACKUP_HOURS", "0")
    last = write(store, "since")

    async def run() -> None:
        async with safekeeping(beat=0.02):
            await asyncio.sleep(0.1)
            shutil.copy(empty_address, tmp_path / "other").replace(tmp_path / "real.duckdb")
            for _ in range(1000):
                await asyncio.sleep(0.02)
                if store.counts.stopped:
                    break

    assert health().status == 200
    asyncio.run(run())
    answer = health()
    assert answer.status == 503
    assert "was replaced by another one while the app ran" in answer.body["reason"]
    [saved] = [made for made in backups_in(tmp_path) if ".saved-" in made.folder.name]
    assert saved.changes == last


def test_a_database_that_is_away_is_told_once_each_time_it_goes(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise StoreRefused("The server does not answer.")

    for _ in range(2):
        with monkeypatch.context() as away:
            away.setattr(watching.KEEPER, "keep", refuse)
            for _ in range(3):
                keep_quietly(store, AT)
        monkeypatch.setattr(watching.KEEPER, "keep", lambda *_: None)
        keep_quietly(store, AT)
    told = [record for record in caplog.records if "could not be looked after" in record.getMessage()]
    assert len(told) == 2
    assert [record.exc_info for record in told] == [None, None], "the sentence is enough"
