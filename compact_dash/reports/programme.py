"""The programme that a database is about, and the day that counts as today in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from compact_dash.domain.errors import NotFound, StoreRefused
from compact_dash.domain.moment import LONDON, london_timestamp, london_today
from compact_dash.domain.wording import long_date
from compact_dash.store import Store


@dataclass(frozen=True)
class KeptProgramme:
    """The programme that this database is about; an illustrative one brings its own today."""

    title: str
    illustrative: bool
    today_on: date | None

    def today(self, now: datetime) -> date:
        """Today in London, or the day a demonstration takes for it."""
        return self.today_on or london_today(now)

    def now(self, now: datetime) -> datetime:
        """The time to record, naive UTC: a demonstration's own day at the present time of day."""
        if self.today_on is None:
            return now
        # The present time of day: facts of one demonstration day still follow each other.
        return london_timestamp(self.today_on, now.replace(tzinfo=UTC).astimezone(LONDON).time())

    def day_to_read(self, wanted: date | None, now: datetime) -> date:
        """The day asked for, or today where none was.

        Raises:
            NotFound: it is still to come.
        """
        today = self.today(now)
        # A board of a coming day would show silence where nobody could have reported yet.
        if wanted is not None and wanted > today:
            whose = "the demonstration’s today is" if self.today_on else "today is"
            raise NotFound(f"{long_date(wanted)} is still to come: {whose} {long_date(today)}.")
        return wanted or today


def programme(store: Store) -> KeptProgramme:
    """The programme the store holds.

    Raises:
        StoreRefused: it holds none.
    """
    held = store.fetch_one(KeptProgramme, "programme")
    if held is None:
        raise StoreRefused("The database holds no plan. Make one anew with “python -m compact_dash init”.")
    return held
