"""A reader for the pages' tests: opens a page at an address, as Streamlit would run it, without a browser."""

import functools
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from compact_dash.store import Store, open_store
from compact_dash.ui import opened_store
from compact_dash.ui.entry import desk, sign_in
from compact_dash.ui.navigation import PAGES
from tests.conftest import mark_folder, quickly_opened
from tests.rendered import Rendered

FRAME = PAGES.parent / "compact_dash" / "ui" / "frame.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_folder(items, __file__, pytest.mark.slow)


class Visit:
    """A page as it came out."""

    def __init__(self, page: AppTest) -> None:
        self.page = page

    @property
    def refusals(self) -> list[str]:
        said = "".join(part.proto.body for part in self.page.get("html"))
        return [unescape(words) for words in re.findall(r'<p class="refusal">(.*?)</p>', said)]

    @property
    def source(self) -> str:
        """The page as it is sent, without its scripts and its look."""
        return "".join(part.proto.body for part in self.page.get("html") if "<s" not in part.proto.body[:3])

    @property
    def html(self) -> Rendered:
        assert not self.page.exception, [error.message for error in self.page.exception]
        # A script is for the browser, and no words of the page.
        parts = [part.proto for part in self.page.get("html") if not part.proto.unsafe_allow_javascript]
        said = "".join(part.body for part in parts)
        assert 'class="refusal fault"' not in said, "the page met a fault; its trace is in the log"
        return Rendered(said)

    @property
    def text(self) -> str:
        return self.html.text


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def page_address(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration, in a file that the pages hold open."""
    return str(shutil.copy(demo_address, tmp_path_factory.mktemp("pages") / "demo.duckdb"))


@pytest.fixture(scope="session")
def empty_page_address(empty_address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty start, in a file that the pages hold open."""
    return str(shutil.copy(empty_address, tmp_path_factory.mktemp("pages") / "empty.duckdb"))


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks through every installed package for components at each first run of a page."""
    with pytest.MonkeyPatch.context() as patched:
        found = functools.cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(autouse=True)
def own_stores(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A file of a test's own is opened quickly, and let go of when the test is over."""
    opened: set[str] = set()

    def open_own(address: str, now: datetime, *, upgrade: bool = False) -> Store:
        path = Path(address)
        if not (path.is_relative_to(tmp_path) and path.exists()):
            return open_store(address, now, upgrade=upgrade)
        opened.add(address)
        return quickly_opened(path)

    monkeypatch.setattr(opened_store, "open_store", open_own)
    yield
    for address in opened:
        opened_store.close_at(address)


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Every page is opened at the desk, as OCS; call it with a post, such as "DFT Compact lead", to act as that one."""
    chosen = ["OCS"]
    sign_in.is_on.cache_clear()
    monkeypatch.setattr(desk, "is_here", lambda: True)
    monkeypatch.setattr(desk, "actor", lambda: desk.actors()[chosen[0]])
    monkeypatch.setattr(desk, "choose", lambda post: chosen.__setitem__(0, post))
    return desk.choose


@pytest.fixture
def visit_at(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the database at an address; the rest are the parameters of the page's own address."""

    def go(database: str | Path, name: str, **parameters: str) -> Visit:
        monkeypatch.setenv("COMPACT_DB", str(database))
        page = AppTest.from_file(str(FRAME), default_timeout=30)
        page.switch_page(str(PAGES / f"{name}.py"))
        for parameter, value in parameters.items():
            page.query_params[parameter] = value
        return Visit(page.run())

    return go


@pytest.fixture
def visit(visit_at: Open, page_address: str) -> Open:
    """Opens a page of the demonstration."""
    return lambda name, **parameters: visit_at(page_address, name, **parameters)


@pytest.fixture
def visit_empty(visit_at: Open, empty_page_address: str) -> Open:
    """Opens a page of an empty start."""
    return lambda name, **parameters: visit_at(empty_page_address, name, **parameters)


@pytest.fixture
def page_store(page_address: str) -> Store:
    """The store the demonstration's pages read from."""
    return opened_store.store_at(page_address)


@pytest.fixture(scope="session", autouse=True)
def close_stores() -> Iterator[None]:
    """Let go of every database the pages opened."""
    yield
    opened_store.close_all()
