"""Calendar entries of a commission: the day returns are due, and the Forum itself."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from compact_dash.domain.house import house
from compact_dash.domain.moment import LONDON
from compact_dash.domain.returns.commission import Commissioned
from compact_dash.domain.wording import long_date

if TYPE_CHECKING:
    from icalendar import Calendar, Event

# The same for every file of the same commission, so that a calendar replaces an entry instead of doubling it.
HOST = "compact-dash"


def fill_calendar_entry(calendar: "Calendar", asked: Commissioned) -> None:
    """Both events. They hold dates and places only: calendars are read by many."""
    for event in (deadline_event(asked), forum_event(asked)):
        # When it last changed and not when the file is made, so that every file of one state of it is the same.
        changed_at = asked.changed_at.replace(microsecond=0, tzinfo=UTC)
        event.add("dtstamp", changed_at)
        event.add("last-modified", changed_at)
        # A calendar that has the entry takes another of the same name for news only where this number is higher.
        event.add("sequence", asked.times_changed)
        calendar.add_component(event)


def deadline_event(asked: Commissioned) -> "Event":
    """The day cleared returns are due, which takes up nobody's time."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{asked.commission_id}-deadline@{HOST}")
    event.add("summary", f"Returns due for the {house().forum_name} of {long_date(asked.held_on)}")
    event.add("dtstart", asked.deadline_on)
    # An entry ends before its end: a whole day ends on the next.
    event.add("dtend", asked.deadline_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def forum_event(asked: Commissioned) -> "Event":
    """The Forum, on London's clock."""
    from icalendar import Event

    starts = datetime.combine(asked.held_on, time.fromisoformat(asked.starts_at), LONDON)
    event = Event()
    event.add("uid", f"{asked.forum_id}-forum@{HOST}")
    event.add("summary", house().forum_name)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=asked.minutes))
    event.add("location", asked.place)
    return event
