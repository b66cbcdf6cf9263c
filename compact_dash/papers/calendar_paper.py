"""Calendar papers: entries on London's clock, each marked in the words that a calendar shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compact_dash.domain.marking import ILLUSTRATIVE_WORD, PaperMarks
from compact_dash.papers.paper import Content, Making, Paper

if TYPE_CHECKING:
    from icalendar import Calendar

PRODUCT = "-//Office for Civil Society//Compact Dash//EN"
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


@dataclass(frozen=True, kw_only=True)
class CalendarPaper(Paper[Content]):
    """A paper of dates and places. Calendars are read by many, so it holds nothing that needs a marking to protect."""

    fill: "Callable[[Calendar, Content], None]"

    media_type = "text/calendar"
    suffix = ".ics"

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        from icalendar import Calendar, Timezone

        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add_component(Timezone.from_ical(LONDON_CLOCK))
        self.fill(calendar, content)
        if marks.illustrative:
            for event in calendar.walk("VEVENT"):
                # Nothing but its summary is sure to be shown of an entry.
                event["summary"] = f"{event['summary']} ({ILLUSTRATIVE_WORD})"
        return bytes(calendar.to_ical())
