"""Commissions: what was asked for a Forum, by when and of whom, and the note that goes out with it."""

from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.house import house
from compact_dash.domain.wording import as_list, count, long_date, weekday_date

# Texts with places for the words of the house.
WHY = (
    "The {forum} works from your returns. They are what its board shows, they decide what goes on the agenda, and a"
    " line nobody answers is shown as “No return”. A line without a dated step cannot be shown as on course: a first"
    " milestone, however modest, lets the {forum} see progress."
)
HOW = (
    "Rate each line Green, Amber, Red, Complete or Withdrawn, and say in a sentence or two what was done since last"
    " time. Amber and Red need a path to green: what, who and by when.",
    "Where a line has no dated milestone, agree a first one. Where a date moves, say why.",
    "“No change” is an answer, with a reason.",
    "A nil return is wanted where no line is open: it tells the {forum} that you looked.",
    "Consultations, {agreement} concerns received, training and case studies go in the same return.",
)
CLEARANCE = (
    "Your {clearer} clears the return before it comes to us. Their grade and the date of clearance are kept with it."
)


@dataclass(frozen=True)
class Commissioned:
    """A commission, with its Forum as planned now.

    `minutes` is the Forum's length, `recorded_at` is naive UTC. `person` is empty for a reader who is not told,
    `shared` where nothing was said of sharing. `times_changed` counts how often the Forum was moved or changed since it
    was first planned, and `changed_at` (naive UTC) is when it or the commission last was.
    """

    commission_id: str
    forum_id: str
    held_on: date
    starts_at: str
    minutes: int
    place: str
    commissioned_on: date
    recorded_at: datetime
    person: str | None
    deadline_on: date
    asked: str
    sharing: str
    shared: str | None
    times_changed: int
    changed_at: datetime


@dataclass(frozen=True)
class CommissionedLine:
    """A line that was asked about."""

    ref: str
    title: str


@dataclass(frozen=True)
class OrganisationAsked:
    """An organisation that was asked for a return, and the lines it was asked about."""

    code: str
    name: str
    short_name: str
    kind: str
    lines: tuple[CommissionedLine, ...]


# What stands in a note for the address of the Returns page, where nobody set one that leads others to it.
NO_ADDRESS = "[write the address of this site here]"


@dataclass(frozen=True)
class CommissionNote:
    """Everything the note says.

    `own` is the one organisation it is for, or empty where it goes to all. `working_days` counts from the deadline to
    the Forum.
    """

    held_on: date
    starts_at: str
    place: str
    dated: date
    deadline_on: date
    asked: str
    shared: str
    contact: str
    page: str
    working_days: int
    organisations: tuple[OrganisationAsked, ...]
    own: OrganisationAsked | None = None

    @property
    def title(self) -> str:
        return f"Commission of returns for the {house().forum_name} of {long_date(self.held_on)}"

    @property
    def to(self) -> str:
        """Whom the note is addressed to."""
        if self.own:
            return f"The {house().lead}, {self.own.name}" if self.own.kind == "department" else self.own.name
        others = [row.name for row in self.organisations if row.kind != "department"]
        leads = sum(row.kind == "department" for row in self.organisations)
        return as_list([f"The {house().leads} of {count(leads, 'department')}", *others])

    @property
    def copied_to(self) -> str:
        """Who gets a copy; empty where nobody does."""
        if self.own is None:
            return f"Their {house().clearers} for the {house().agreement}"
        return f"The {house().clearer}, {self.own.name}" if self.own.kind == "department" else ""

    @property
    def by_when(self) -> str:
        days = count(self.working_days, "working day")
        return f"Cleared returns are due on {weekday_date(self.deadline_on)}, {days} before the {house().forum}."

    @property
    def meeting(self) -> str:
        return f"The {house().forum} meets on {weekday_date(self.held_on)} at {self.starts_at}, {self.place}."

    @property
    def where(self) -> str:
        """Where a return is filled in."""
        return (
            f"Fill in the form on the Returns page, {self.page}, or download the Excel workbook there, fill it in and"
            " upload it. Both come with the words you used last time."
        )
