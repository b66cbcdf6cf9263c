"""Calendar entries of a commission: the day returns are due, and the Forum itself."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from compact_dash.domain.moment import LONDON
from compact_dash.domain.wording import long_date
from compact_dash.reports.returns.commissioned import Commissioned

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Office for Civil Society//Compact Dash//EN"
# The same for every file of the same commission, so that a calendar replaces an entry instead of doubling it.
HOST = "compact-dash"
# Written out by its rule, because the library's own listing of the changes is an hour out for some years.
LONDON_CLOCK = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def calendar_entry(asked: Commissioned, *, illustrative: bool) -> bytes:
    """An .ics file of both events. It holds dates and places only: calendars are read by many."""
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_ical(LONDON_CLOCK))
    for event in (deadline_event(asked, illustrative), forum_event(asked, illustrative)):
        event.add("dtstamp", asked.recorded_at.replace(microsecond=0, tzinfo=UTC))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def deadline_event(asked: Commissioned, illustrative: bool) -> "Event":
    """The day cleared returns are due, which takes up nobody's time."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{asked.commission_id}-deadline@{HOST}")
    event.add("summary", titled(f"Returns due for the Compact Forum of {long_date(asked.held_on)}", illustrative))
    event.add("dtstart", asked.deadline_on)
    event.add("dtend", asked.deadline_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def forum_event(asked: Commissioned, illustrative: bool) -> "Event":
    """The Forum, on London's clock."""
    from icalendar import Event

    starts = datetime.combine(asked.held_on, time.fromisoformat(asked.starts_at), LONDON)
    event = Event()
    event.add("uid", f"{asked.forum_id}-forum@{HOST}")
    event.add("summary", titled("Compact Forum", illustrative))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=asked.minutes))
    event.add("location", asked.place)
    return event


def titled(words: str, illustrative: bool) -> str:
    return f"{words} (illustrative)" if illustrative else words
