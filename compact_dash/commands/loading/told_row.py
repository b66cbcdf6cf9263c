"""A row of the demonstration that was told on a day, at a time of day."""

from datetime import date, datetime, time
from typing import Annotated

from compact_dash.domain.moment import london_timestamp
from compact_dash.intake.cells import Day, of_shape
from compact_dash.intake.tables import Row

TimeOfDay = Annotated[str, of_shape(r"[0-2][0-9]:[0-5][0-9]", "a time such as 14:00")]


def moment(day: date, clock: str) -> datetime:
    """The naive UTC timestamp of a day and a London time such as 14:00."""
    return london_timestamp(day, time.fromisoformat(clock))


class ToldRow(Row):
    """A row told on a day, and the time of day in London at which it was written down."""

    reported_on: Day
    clock: TimeOfDay

    @property
    def recorded_at(self) -> datetime:
        return moment(self.reported_on, self.clock)
