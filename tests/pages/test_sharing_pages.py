"""Sharing on the pages: whoever looks, at whichever page, comes across nothing that is for others."""

import re
import shutil
from collections.abc import Callable

import pytest

from compact_dash.domain.actor import VIEWER, Actor, Membership, Role
from compact_dash.domain.sharing import EVERYTHING, PUBLIC
from compact_dash.store import open_store
from compact_dash.ui import acting, session
from compact_dash.ui.navigation import ITEMS
from tests.pages.conftest import Open, Visit
from tests.store.secrets_story import AT, AUDIENCE, INTERNAL_LINE, plant
from tests.tiers import some_first

ACTORS = {
    "OCS": Actor("OCS", (Membership(Role.OCS, "OCS"),)),
    "DWP": Actor("DWP Compact lead", (Membership(Role.LEAD, "DWP"),)),
    "DFT": Actor("DFT Compact lead", (Membership(Role.LEAD, "DFT"),)),
    "Compact Voice": Actor("Compact Voice", (Membership(Role.COMPACT_VOICE, "CV"),)),
    "a viewer": VIEWER,
}
ADDRESSES = [
    *((item.name, {}) for item in ITEMS),
    ("department", {"department": "DWP"}),
    ("commitment", {"ref": "DWP-01"}),
    ("commitment", {"ref": "DWP-02"}),
    ("department", {"department": "DWP", "as_at": "2014-05-21"}),
    ("review", {"department": "DWP"}),
    ("agenda", {"forum": "2014-05-21"}),
    ("returns", {"forum": "2014-09-24"}),
]

See = Callable[..., Visit]


@pytest.fixture(scope="session")
def secret_address(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration with its secrets, in a file that the pages hold open."""
    address = str(shutil.copy(demo_address, tmp_path_factory.mktemp("secrets") / "demo.duckdb"))
    store = open_store(address, AT)
    plant(store)
    store.close()
    return address


@pytest.fixture
def see(visit_at: Open, secret_address: str, monkeypatch: pytest.MonkeyPatch) -> See:
    """Opens a page as somebody."""

    def go(reader: str, name: str, **parameters: str) -> Visit:
        monkeypatch.setattr(acting, "actor", lambda: ACTORS[reader])
        return visit_at(secret_address, name, **parameters)

    return go


def marks(opened: Visit) -> set[str]:
    """The marked words of everything the page sent: its HTML, and what its widgets hold and offer."""
    sent = "".join(str(part.proto) for part in opened.page.main) + opened.text
    return set(re.findall(r"mark-[a-z]+", sent))


@pytest.mark.parametrize("reader", some_first(ACTORS, ("DFT", "a viewer")))
@pytest.mark.parametrize(("name", "parameters"), ADDRESSES)
def test_no_page_shows_a_reader_what_is_for_others(
    see: See, reader: str, name: str, parameters: dict[str, str]
) -> None:
    found = marks(see(reader, name, **parameters))
    assert not {mark for mark in found if reader not in AUDIENCE.get(mark, ())}


@pytest.fixture(scope="module")
def in_history() -> dict[str, set[str]]:
    """The marks that each reader comes across in History, looked for once."""
    return {}


@pytest.mark.parametrize(("reader", "mark"), [(r, mark) for mark, readers in AUDIENCE.items() for r in sorted(readers)])
def test_history_shows_each_reader_what_is_theirs(
    see: See, in_history: dict[str, set[str]], reader: str, mark: str
) -> None:
    if reader not in in_history:
        in_history[reader] = marks(see(reader, "history"))
    assert mark in in_history[reader]


def test_two_readers_in_turn_get_different_answers_in_one_process(see: See) -> None:
    """What was read for one is kept, and never given to the other."""
    for _ in range(2):
        assert INTERNAL_LINE in see("OCS", "department", department="DWP").text
        assert INTERNAL_LINE not in see("a viewer", "department", department="DWP").text


@pytest.mark.parametrize("reader", ACTORS)
def test_a_reader_who_loses_the_words_of_an_update_keeps_its_rating(see: See, reader: str) -> None:
    words = "Department said Amber" + (": mark-update words" if reader in AUDIENCE["mark-update"] else "")
    assert words in see(reader, "department", department="DWP").text


@pytest.mark.parametrize("reader", ACTORS)
def test_the_session_reads_as_whoever_is_at_the_page(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "actor", lambda: ACTORS[reader])
    assert session.reader() == ACTORS[reader].reader


def test_commands_read_everything_whoever_is_at_the_page(monkeypatch: pytest.MonkeyPatch, page_address: str) -> None:
    monkeypatch.setenv("COMPACT_DB", page_address)
    monkeypatch.setattr(acting, "actor", lambda: VIEWER)
    assert session.whole_store().reader == EVERYTHING
    assert session.store().reader == PUBLIC
