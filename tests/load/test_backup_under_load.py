"""A backup pressed for while twenty save, the server killed, the file lost: nothing acknowledged before is missing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.store.copies.backup import backups_in
from compact_dash.store.duckdb_engine import log_of
from compact_dash.store.ending import mark_path
from tests.load.conftest import ROOT
from tools.bench.grounds.ground import Ground
from tools.bench.grounds.proof import proof
from tools.bench.measures.filing import Sitting
from tools.bench.measures.killing import work_until_cut
from tools.bench.play.client import Client
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

LEADS, TURNS = 20, 1000


def test_the_file_is_lost_and_comes_back_from_its_backup(
    ground: Ground, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPACT_BACKUPS", str(tmp_path / "backups"))
    monkeypatch.setenv("COMPACT_DB", str(ground.database))
    with Server("the product", ROOT, ground.database) as server, ThreadPoolExecutor(1) as pool:
        sitting = Sitting(server.port, ground.forum, ground.places(LEADS), thinking=0.5)
        filing = pool.submit(work_until_cut, sitting, range(TURNS))
        sitting.wait_for_saves(LEADS)
        with Client(server.port, DOOR) as client:
            keeper = Visitor(client)
            keeper.open("settings")
            before = list(sitting.saves)
            said = keeper.press({"back_up": True}).html
        sitting.wait_for_saves(len(before) + LEADS)
        server.kill()
        filing.result()
    [made] = backups_in(tmp_path / "backups")
    assert f"to the mark {made.mark}" in said
    assert len(before) >= LEADS
    for lost in (ground.database, log_of(ground.database), mark_path(ground.database)):
        lost.unlink(missing_ok=True)
    answer = CliRunner().invoke(app, ["restore", str(made.folder)])
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert proof(ground.database, now, before) == []
    with Server("the product", ROOT, ground.database) as server, Client(server.port, DOOR) as client:
        page = Visitor(client).open("settings").html
    assert "This database was restored on" in page
    assert str(made.mark) in page
