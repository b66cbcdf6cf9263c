"""A room code, without a browser: it shows the wall that members see, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.commands.forum.capture import capture_words
from compact_dash.commands.forum.give_room_code import end_room_code, give_room_code
from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import close_forum, open_forum, show_item
from compact_dash.commands.people.keep_people import NewMember, add_member
from compact_dash.domain.actor import Role
from compact_dash.domain.forum.room_code import LETTERS, as_shown
from compact_dash.domain.house import House, speaking_for
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forum.room import read_room
from compact_dash.reports.forums import next_forum
from compact_dash.store import Store
from compact_dash.ui.entry import room_code
from compact_dash.ui.entry.guesses import MOST_OF_ONE, Guesses
from compact_dash.ui.forum import room_code_panel
from compact_dash.ui.navigation import ITEMS, PAGES
from compact_dash.ui.opened_store import store_at
from tests.house import TODAY, acting
from tests.pages.conftest import FRAME, Visit
from tests.pages.test_sign_in_pages import AUTH, claims

pytestmark = [pytest.mark.thorough, pytest.mark.slow]

CHAIR = acting(Role.CHAIR, "OCS")
WRONG = as_shown(LETTERS[:9])
Visitor = Callable[..., AppTest]


@pytest.fixture
def store(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The demonstration with its next Forum in session, and a member on the list."""
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    store = store_at(str(demo_copy))
    add_member(store, acting(Role.OCS, "OCS"), NewMember("cv@cv.org.uk", "Ed", Role.COMPACT_VOICE, "CV"))
    take_draft(store, CHAIR, forum_id(store), draft_agenda(store, read_board(store, TODAY), forum(store), []))
    open_forum(store, CHAIR, forum_id(store), sure=True)
    return store


@pytest.fixture(autouse=True)
def guesses(monkeypatch: pytest.MonkeyPatch) -> Guesses:
    fresh = Guesses()
    monkeypatch.setattr(room_code, "guesses", fresh)
    monkeypatch.setattr(room_code, "address", lambda: "192.0.2.7")
    return fresh


def forum(store: Store):  # type: ignore[no-untyped-def]
    found = next_forum(store, TODAY)
    assert found is not None
    return found


def forum_id(store: Store) -> str:
    return str(forum(store).forum_id)


def visit(code: str | None, name: str = "present", user: dict[str, object] | None = None, **parameters: str) -> AppTest:
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.secrets["auth"] = AUTH
    page.user = user or {}
    page.switch_page(str(PAGES / f"{name}.py"))
    for key, value in (parameters | ({"room": code} if code else {})).items():
        page.query_params[key] = value
    return page.run()


def text(page: AppTest) -> str:
    return Visit(page).text


def slide(page: AppTest) -> str:
    return next(str(part.proto.body) for part in page.get("html") if 'class="slide' in str(part.proto.body))


def test_a_room_sees_every_item_as_a_member_of_the_forum_does(store: Store) -> None:
    code, ident = as_shown(give_room_code(store, CHAIR, forum_id(store))), forum_id(store)
    items = read_room(store, ident).items
    capture_words(store, CHAIR, ident, items[0].item_id, "decision", "The Forum agrees to a planted decision")
    seen = []
    for item in items:
        room = read_room(store, ident)
        show_item(store, CHAIR, ident, item.item_id, room.state.moved_no)
        ours, members = slide(visit(code)), slide(visit(None, user=claims("cv@cv.org.uk")))
        assert ours == members, item.title
        seen.append(ours)
    assert len(set(seen)) == len(items)
    assert any("a planted decision" in each for each in seen)


@pytest.mark.parametrize("name", [item.name for item in ITEMS if item.name != "present"])
def test_a_room_code_opens_no_other_page(store: Store, name: str) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    page = visit(code, name)
    [refusal] = Visit(page).refusals
    assert refusal.startswith("A room code opens the wall of its Forum and no other page.")
    assert page.title == [] or "Where" not in text(page)


def test_a_room_code_opens_no_other_forum_and_not_the_chairs_screen(store: Store) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    for parameters in ({"forum": "2014-05-21"}, {"forum": "2014-05-21", "edition": "opened"}):
        [refusal] = Visit(visit(code, **parameters)).refusals
        assert "there are Forums on 24 September 2014." in refusal
    [refusal] = Visit(visit(code, chair="1")).refusals
    assert refusal.startswith("Only OCS or the Forum’s chair can")


def test_a_code_that_is_ended_or_whose_forum_is_closed_shows_nothing_at_the_next_look(store: Store) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    page, other = visit(code), visit(code)
    assert slide(page)
    end_room_code(store, CHAIR, forum_id(store))
    assert "The room code has ended" in text(page.run())
    assert page.button(key="sign_in")
    fresh = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    assert "The room code has ended" in text(other.run()), "a new code does not revive the old"
    last = visit(fresh)
    assert slide(last)
    close_forum(store, CHAIR, forum_id(store))
    assert "The room code has ended" in text(last.run())


def test_the_code_is_offered_beside_the_agenda_to_whoever_runs_the_forum_while_it_has_a_wall(store: Store) -> None:
    def offered(email: str, forum: str = "2014-09-24") -> bool:
        page = visit(None, "agenda", user=claims(email), forum=forum)
        return any(part.label.startswith("Room code:") for part in page.expander)

    add_member(store, acting(Role.OCS, "OCS"), NewMember("chair@example.org", "Bea", Role.CHAIR, "OCS"))
    assert offered("chair@example.org")
    assert not offered("cv@cv.org.uk")
    assert not offered("chair@example.org", "2014-05-21")
    close_forum(store, CHAIR, forum_id(store))
    assert not offered("chair@example.org")


@pytest.mark.parametrize(
    ("house", "address", "place"),
    [
        (House(), "http://localhost:8501/agenda?forum=2014-09-24", "http://localhost:8501/present"),
        (House(), "https://compact.example/app/present", "https://compact.example/app/present"),
        (House(site="https://scheme.example/"), "http://10.0.0.7:8501/agenda", "https://scheme.example/present"),
        (House(), None, "present"),
    ],
)
def test_the_address_of_the_wall_is_the_same_from_every_page(
    monkeypatch: pytest.MonkeyPatch, house: House, address: str | None, place: str
) -> None:
    monkeypatch.setattr(room_code_panel.streamlit, "context", SimpleNamespace(url=address))
    with speaking_for(house):
        assert room_code_panel.place_of_wall() == place


def test_a_wrong_code_is_said_counted_once_and_limited_also_for_the_right_one(store: Store, guesses: Guesses) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    page = visit(WRONG)
    assert "No wall opens with that room code." in text(page)
    for _ in range(3):
        page.run()
    assert len(guesses.wrong[""]) == 1
    for number in range(MOST_OF_ONE):
        visit(f"{WRONG[:-1]}{LETTERS[number]}" if number else WRONG)
    assert "Too many wrong room codes were tried. Try again in 10 minutes, or sign in." in text(visit(code))


def test_a_code_is_taken_on_the_sign_in_page(store: Store) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    page = visit(None, "progress")
    page.text_input(key="room_typed").input(WRONG)
    page.button(key="FormSubmitter:room-Follow the wall").click().run()
    assert "No wall opens with that room code." in text(page)
    page.text_input(key="room_typed").input(code.lower().replace("-", " "))
    page.button(key="FormSubmitter:room-Follow the wall").click().run()
    assert slide(page)


def test_somebody_signed_in_reads_as_themselves_whatever_code_is_in_the_address(store: Store) -> None:
    code = as_shown(give_room_code(store, CHAIR, forum_id(store)))
    page = visit(code, "progress", claims("cv@cv.org.uk"))
    assert "Signed in as cv@cv.org.uk" in text(page)
