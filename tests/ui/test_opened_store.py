"""The opened store: one for all who ask, out of reach of Streamlit's caches, and opened anew after a failure."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
import streamlit

from compact_dash.domain.errors import StoreRefused
from compact_dash.store import Store, open_store
from compact_dash.ui import opened_store
from compact_dash.ui.opened_store import close_at, is_open, store_at


@pytest.fixture(autouse=True)
def stores_closed() -> Iterator[None]:
    """Let go of the files that the test had opened."""
    yield
    opened_store.close_all()


@pytest.mark.slow
def test_two_who_ask_at_once_get_one_store(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, both = [], threading.Barrier(2)

    def open_slowly(address: str, now: datetime, *, upgrade: bool) -> Store:
        asked.append(address)
        # Long enough for the other to come, who must not open it too.
        threading.Event().wait(0.2)
        return open_store(address, now, upgrade=upgrade)

    def ask(address: str) -> Store:
        both.wait(5)
        return store_at(address)

    monkeypatch.setattr(opened_store, "open_store", open_slowly)
    with ThreadPoolExecutor(2) as askers:
        first, second = askers.map(ask, [str(demo_copy)] * 2)
    assert first is second
    assert asked == [str(demo_copy)]


@pytest.mark.slow
def test_clearing_every_cache_leaves_the_store_as_it_is(demo_copy: Path) -> None:
    store = store_at(str(demo_copy))
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()
    assert store_at(str(demo_copy)) is store
    assert store.head() > 0


@pytest.mark.slow
def test_a_failed_opening_is_not_remembered(demo_copy: Path) -> None:
    away = demo_copy.rename(demo_copy.with_name("away"))
    with pytest.raises(StoreRefused, match="There is no database"):
        store_at(str(demo_copy))
    assert not is_open(str(demo_copy))
    away.rename(demo_copy)
    assert store_at(str(demo_copy)).head() > 0


@pytest.mark.slow
def test_a_closed_store_is_opened_anew(demo_copy: Path) -> None:
    first = store_at(str(demo_copy))
    close_at(str(demo_copy))
    assert not is_open(str(demo_copy))
    second = store_at(str(demo_copy))
    assert second is not first
    assert second.head() > 0
