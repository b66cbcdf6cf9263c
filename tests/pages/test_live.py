"""The live board: a page asks for a number, and is drawn again only when something on somebody's board may differ."""

from dataclasses import replace
from pathlib import Path

import pytest

from compact_dash.commands.forum.capture import capture_words
from compact_dash.domain.actor import Role
from compact_dash.domain.facts import ReturnAnswer
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.store import Store
from compact_dash.ui import session
from compact_dash.ui.components import live
from compact_dash.ui.opened_store import store_at
from tests.house import acting
from tests.pages.conftest import Open
from tests.pages.test_present_session import Meeting

DRAFT = ReturnAnswer("a return", "a line", 1)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, demo_copy: Path) -> Store:
    """A demonstration of one's own, as the pages have it open."""
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    return store_at(str(demo_copy))


def test_a_draft_leaves_what_a_page_saw_as_it_is(store: Store) -> None:
    lead = acting(Role.LEAD, "DEFRA")
    # The first write of a process tells how far is settled; until then it counts as the head.
    store.append(lambda _: [lead.entry(DRAFT)])
    seen, head = session.sight_of(EVERYTHING), store.head()
    store.append(lambda _: [lead.entry(replace(DRAFT, row_version=2))])
    assert store.head() > head
    assert session.sight_of(EVERYTHING) == seen


def test_a_page_that_looks_again_asks_the_database_nothing(store: Store) -> None:
    seen = session.sight_of(EVERYTHING)
    asked = store.queries_run
    assert session.sight_of(EVERYTHING) == seen
    assert store.queries_run == asked


def test_what_is_agreed_is_seen(demo_copy: Path, store: Store) -> None:
    meeting = Meeting(demo_copy, ["Matter 1"])
    seen = session.sight_of(EVERYTHING)
    capture_words(store, meeting.chair, meeting.forum_id, "item-1", "decision", "Meet in Leeds.")
    assert session.sight_of(EVERYTHING) != seen


@pytest.mark.parametrize(("day", "looks"), [({}, 1), ({"as_at": "2014-05-30"}, 0)], ids=["today", "a past day"])
def test_only_the_board_of_today_looks_again(
    monkeypatch: pytest.MonkeyPatch, visit: Open, day: dict[str, str], looks: int
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(live, "live", lambda: asked.append(1))
    assert visit("progress", **day).text
    assert len(asked) == looks
