"""First pages that are kept: each for one reader in one standing, and for one state of the database."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cachetools import LRUCache
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState, SessionState

from compact_dash.domain.people.standing import Standing
from compact_dash.store.address import database_address
from compact_dash.ui import acting, clock, session
from compact_dash.ui.first_sight.visitor import VisitorSession
from compact_dash.ui.later import as_in

# Characters that all kept pages have together.
MOST = 24 * 1024 * 1024


@dataclass(frozen=True)
class Sighting:
    """All that a first page depends on.

    `known` tells readers apart whose standing is the same. Within a minute nothing else changes what a page says: a
    clock on it goes on by itself once Streamlit stands.
    """

    page: str
    query: str
    standing: Standing
    known: tuple[str, str]
    database: str
    written: session.Written
    minute: datetime


def sighting(visit: VisitorSession, person: dict[str, Any], page: str, query: str) -> Sighting | None:
    """What the page of a visitor depends on; None where that cannot be known now."""
    try:
        with as_in(context(visit, person)):
            return Sighting(
                page,
                query,
                acting.standing(),
                acting.known_to_the_browser(),
                database_address(),
                session.written_now(),
                clock.now().replace(second=0, microsecond=0),
            )
    except Exception:  # noqa: BLE001
        # Whatever it is, the run of the page meets it too, and says so.
        return None


def context(visit: VisitorSession, person: dict[str, Any]) -> ScriptRunContext:
    """A run that draws nothing, in which one may ask who the visitor is."""
    return ScriptRunContext(
        session_id=visit.session,
        _enqueue=lambda _: None,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path="",
        user_info=person,
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager("", ScriptCache()),
    )


class KeptPages:
    """The pages made last, as far as there is room."""

    def __init__(self, most: int = MOST, size: Callable[[str], int] = len) -> None:
        self.pages: LRUCache[Sighting, str] = LRUCache(most, size)
        self.guard = threading.Lock()

    def find(self, of: Sighting) -> str | None:
        with self.guard:
            return self.pages.get(of)

    def keep(self, of: Sighting, page: str) -> None:
        with self.guard:
            # One that is larger than all the room is made anew each time.
            if len(page) <= self.pages.maxsize:
                self.pages[of] = page


KEPT = KeptPages()
