"""Forums as the command line names them: by the date, or the start of it."""

from datetime import date

from compact_dash.domain.errors import NotFound
from compact_dash.domain.wording import listed
from compact_dash.reports.forums import forums
from compact_dash.store import Store


def forum_day(store: Store, named: str) -> date:
    """The day of the Forum whose date begins as given, such as 2014-05.

    Raises:
        NotFound: there is none, or more than one.
    """
    known = [row.held_on for row in forums(store)]
    found = [day for day in known if day.isoformat().startswith(named)]
    if len(found) == 1:
        return found[0]
    wrong = f"More than one Forum begins with “{named}”" if found else f"There is no Forum on “{named}”"
    days = listed([day.isoformat() for day in found or known])
    raise NotFound(f"{wrong}. Name one of {days}." if days else f"{wrong}: none is planned yet.")
