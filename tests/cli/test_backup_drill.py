"""The drill of docs/operating.md, done as it stands there."""

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.store import open_store
from compact_dash.store.copies.restoring import restore

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 28, 3, 0)


def test_a_file_that_is_no_database_is_refused_by_its_own_name(tmp_path: Path, now: datetime) -> None:
    strange = tmp_path / "letter.txt"
    strange.write_text("Dear all")
    with pytest.raises(StoreRefused, match=r"letter.txt is not a database of Compact Dash") as refused:
        restore(strange, str(tmp_path / "compact.duckdb"), now, lambda store: None, force=True)
    assert ".building" not in str(refused.value)


def test_the_drill_brings_back_what_was_saved(demo_address: str, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "compact.duckdb"
    shutil.copy(demo_address, path)
    store = open_store(str(path), now)
    last = store.append(lambda head: [Entry(Theme("a", "a", 1, False), AT, "Tester")])
    store.close()
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    [drill] = re.findall(r"\*\*The drill\.\*\*.*?```sh\n(.*?)```", page, flags=re.DOTALL)
    # As a shell has them: the program by its own name, in a folder of the operator's.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment.pop("COMPACT_DB", None)
    done = subprocess.run(
        ["sh", "-e", "-c", drill], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"holds {last:,} changes, to the mark {last}-" in done.stdout
    assert "was restored from a backup of" in done.stdout
    assert "Nothing is wrong." in done.stdout
    store = open_store(str(path), now)
    assert store.head() == last
    store.close()
