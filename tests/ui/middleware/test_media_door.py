"""The door of /media: whose file it is, and one on its way when its reader may not have it any more."""

import pytest
from starlette.responses import Response

from compact_dash.ui.entry.handed_out import HandedOut
from compact_dash.ui.entry.local_visit import BROWSER
from compact_dash.ui.middleware import media_door
from compact_dash.ui.middleware.media_door import PIECE, MediaDoor
from tests.ui.middleware.asgi import asked

FILE = Response(b"x" * (3 * PIECE + 1))


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> HandedOut:
    out = HandedOut()
    monkeypatch.setattr(media_door, "HANDED_OUT", out)
    return out


def status(path: str, **headers: str) -> int:
    return asked(MediaDoor, FILE, path, **headers).status


def test_a_file_goes_whole_to_its_own_browser(handed: HandedOut) -> None:
    handed.note("f", "ann", lambda: True)
    came = asked(MediaDoor, FILE, "/media/f.csv", cookie=f"{BROWSER}=ann")
    assert (came.status, came.body) == (200, FILE.body)


def test_nobody_else_gets_it(handed: HandedOut) -> None:
    handed.note("f", "ann", lambda: True)
    assert status("/media/f.csv") == status("/media/f.csv", cookie=f"{BROWSER}=bob") == 404
    assert status("/media/g.csv", cookie=f"{BROWSER}=ann") == 404


def test_one_made_for_a_browser_without_a_word_goes_to_nobody(handed: HandedOut) -> None:
    handed.note("f", "", lambda: True)
    assert status("/media/f.csv") == status("/media/f.csv", cookie=f"{BROWSER}=") == 404


def test_a_file_on_its_way_ends_with_the_role(handed: HandedOut) -> None:
    answers = iter([True, True, False])
    handed.note("f", "ann", lambda: next(answers))
    with pytest.raises(ConnectionAbortedError):
        asked(MediaDoor, FILE, "/media/f.csv", cookie=f"{BROWSER}=ann")


def test_other_addresses_are_let_be() -> None:
    assert status("/progress") == 200
