"""What is wrong with the place where the database is kept, in sentences for pages and for /healthz."""

import shutil

from compact_dash.domain.actor import Actor, Role
from compact_dash.reports.backups import NewestRecord, clock_behind, newest_record
from compact_dash.store import Store
from compact_dash.store.clock import utc_now
from compact_dash.store.engine import DISK_FULL
from compact_dash.ui import session
from compact_dash.ui.copies.keeping import KEEPER
from compact_dash.ui.html import show
from compact_dash.ui.sight import Head, Sight, kept, whole_sight

# In bytes. With less than this, the next save may not find room.
ROOM = 1_000_000


def reason(store: Store) -> str | None:
    """Why what is saved now would not be kept; None where it would."""
    if store.counts.stopped:
        return store.counts.stopped
    path = getattr(store.engine, "path", None)
    try:
        if path is not None and shutil.disk_usage(path.parent).free < ROOM:
            return DISK_FULL
    except OSError:
        # The watch says it in its own words within seconds.
        return store.counts.hindered
    # A disk that was full has room again, and the next save will tell.
    return None if store.counts.hindered == DISK_FULL else store.counts.hindered


@kept(most=2)
def newest_at(sight: Sight) -> NewestRecord | None:
    return newest_record(sight.store)


def clock_warning(store: Store) -> list[str]:
    """That the clock is behind, where it is: for OCS, who see to it, and the chair, whose Forum would be misdated."""
    behind = clock_behind(newest_at(whole_sight(Head(store.head()))), utc_now())
    return [behind] if behind else []


def warnings(store: Store) -> list[str]:
    """What OCS should see to, although what is saved is kept."""
    return clock_warning(store) + ([KEEPER.failure] if KEEPER.failure else [])


def say_troubles(actor: Actor) -> None:
    """Say at the top of a page why nothing can be saved, to everybody, and to OCS what it should see to."""
    store = session.whole_store()
    why = store.counts.stopped
    told = warnings(store) if actor.has(Role.OCS) else clock_warning(store) if actor.has(Role.CHAIR) else []
    sentences = ([why] if why else []) + told
    if sentences:
        show("refusal", sentences=sentences, stay=True)
