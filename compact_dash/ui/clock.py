"""The clock: what day and time it is for the programme in the database that is open."""

from datetime import date, datetime

from compact_dash.reports.programme import KeptProgramme
from compact_dash.reports.programme import programme as read_programme
from compact_dash.store.clock import utc_now
from compact_dash.ui.sight import Sight, kept, whole_sight

# What a programme is about is written once, when its database is made: it has one state.
ONLY_STATE = 0


# The database's address is the whole key, and a process has one or two open.
@kept(most=4)
def programme_at(sight: Sight) -> KeptProgramme:
    return read_programme(sight.store)


def programme() -> KeptProgramme:
    """The programme in the database that is open.

    Raises:
        StoreRefused: it holds none, or cannot be opened.
    """
    return programme_at(whole_sight(ONLY_STATE))


def today() -> date:
    """Today in London, or the day a demonstration takes for it."""
    return programme().today(utc_now())


def now() -> datetime:
    """The time that what is written now is recorded at, naive UTC."""
    return programme().now(utc_now())
