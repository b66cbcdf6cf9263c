"""The meeting: a demonstration whose Forum is open, its agenda taken from the draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.commands.occasion import Occasion
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.readiness import readiness
from compact_dash.reports.forum.room import Room, read_room
from compact_dash.reports.organisations import programme_organisations
from compact_dash.reports.programme import programme
from compact_dash.store import Store, open_store
from tools.bench.failure import BenchFailed
from tools.bench.grounds.ground import OCS

CHAIR = "Chair"


@dataclass(frozen=True)
class Meeting:
    """A Forum in session: where its database is, its day, its items and who may follow it."""

    database: Path
    forum_id: str
    forum: str
    items: int
    posts: tuple[str, ...]

    @property
    def wall(self) -> str:
        """The parameters of the wall's address."""
        return f"forum={self.forum}"

    @property
    def chair(self) -> str:
        """The parameters of the chair's own screen."""
        return f"{self.wall}&chair=1"

    def followers(self, number: int) -> list[str]:
        """So many posts: every department's lead, Compact Voice and a viewer, and round again."""
        return [self.posts[each % len(self.posts)] for each in range(number)]


def convene(database: Path, now: datetime, report: Callable[[str], None]) -> Meeting:
    """Make the demonstration, take its draft agenda and open its Forum."""
    create_demonstration(str(database), now, report)
    store = open_store(str(database), now)
    try:
        # Opened before the server starts, because DuckDB lets one process hold the file.
        here = opened(store, now)
        departments = [row.code for row in programme_organisations(store) if row.is_department]
    finally:
        store.close()
    posts = (*(f"{code} Compact lead" for code in departments), "Compact Voice", "Viewer")
    return Meeting(database, here.forum.forum_id, here.forum.held_on.isoformat(), len(here.items), posts)


def opened(store: Store, now: datetime) -> Room:
    """The room of the next Forum, opened on the agenda that is drafted for it.

    Raises:
        BenchFailed: the demonstration has no Forum to come.
    """
    held = programme(store)
    occasion = Occasion(OCS, held.now(now), held.today(now))
    ready = readiness(store, read_board(store, occasion.today))
    if ready is None:
        raise BenchFailed("The demonstration has no Forum to come, so there is none to follow.")
    take_draft(store, occasion, ready.forum.forum_id, ready.agenda)
    open_forum(store, occasion, ready.forum.forum_id, sure=True)
    return read_room(store, ready.forum.forum_id)
