"""The commissioning note: what is asked for a Forum, why, by when, how, and what will be shared of it."""

from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.marking import marking
from compact_dash.domain.sharing import MEANINGS, Sharing
from compact_dash.domain.wording import count, listed, long_date, weekday_date
from compact_dash.reports.returns.commissioned import Commissioned, OrganisationAsked, commissioned, organisations_asked
from compact_dash.reports.returns.forms import DEFAULT_SHARED
from compact_dash.reports.working_days import working_days_between
from compact_dash.store import Store

FROM = "The Office for Civil Society, Cabinet Office"
WHY = (
    "The Forum works from your returns. They are what its board shows, they decide what goes on the agenda, and a"
    " line nobody answers is shown as “No return”. A line without a dated step cannot be shown as on course: a first"
    " milestone, however modest, lets the Forum see progress."
)
HOW = (
    "Rate each line Green, Amber, Red, Complete or Withdrawn, and say in a sentence or two what was done since last"
    " time. Amber and Red need a path to green: what, who and by when.",
    "Where a line has no dated milestone, agree a first one. Where a date moves, say why.",
    "“No change” is an answer, with a reason.",
    "A nil return is wanted where no line is open: it tells the Forum that you looked.",
    "Consultations, Compact concerns received, training and case studies go in the same return.",
)
CLEARANCE = (
    "Your Senior Responsible Officer clears the return before it comes to us. Their grade and the date of clearance"
    " are kept with it."
)


@dataclass(frozen=True)
class CommissionNote:
    """Everything the note says. `own` names the one organisation it is for, or is empty where it goes to all."""

    held_on: date
    starts_at: str
    minutes: int
    place: str
    dated: date
    recorded_at: datetime
    deadline_on: date
    asked: str
    shared: str
    shared_with: str
    contact: str
    page: str
    marking: str
    illustrative: bool
    organisations: tuple[OrganisationAsked, ...]
    own: OrganisationAsked | None = None

    @property
    def title(self) -> str:
        return f"Commission of returns for the Compact Forum of {long_date(self.held_on)}"

    @property
    def to(self) -> str:
        """Whom the note is addressed to."""
        if self.own:
            return f"The Compact lead, {self.own.name}" if self.own.kind == "department" else self.own.name
        others = [row.name for row in self.organisations if row.kind != "department"]
        leads = sum(row.kind == "department" for row in self.organisations)
        return listed([f"The Compact leads of {count(leads, 'department')}", *others])

    @property
    def copied_to(self) -> str:
        """Who gets a copy; empty where nobody does."""
        if self.own is None:
            return "Their Senior Responsible Officers for the Compact"
        return f"The Senior Responsible Officer, {self.own.name}" if self.own.kind == "department" else ""

    @property
    def by_when(self) -> str:
        days = count(working_days_between(self.deadline_on, self.held_on), "working day")
        return f"Cleared returns are due on {weekday_date(self.deadline_on)}, {days} before the Forum."

    @property
    def meeting(self) -> str:
        return f"The Forum meets on {weekday_date(self.held_on)} at {self.starts_at}, {self.place}."

    @property
    def where(self) -> str:
        """Where a return is filled in."""
        return (
            f"Fill in the form on the Returns page, {self.page}, or download the Excel workbook there, fill it in and"
            " upload it. Both come with the words you used last time."
        )


def commission_note(
    store: Store, forum: ForumRow, organisation: str | None, *, site: str, illustrative: bool
) -> CommissionNote:
    """The note for everybody, or for one organisation by its code; `site` is the address of the program itself.

    Raises:
        NotFound: the Forum has not been commissioned, or not from that organisation.
    """
    asked = commissioned(store, forum)
    organisations = organisations_asked(store, forum.forum_id)
    return CommissionNote(
        held_on=asked.held_on,
        starts_at=asked.starts_at,
        minutes=asked.minutes,
        place=asked.place,
        dated=asked.commissioned_on,
        recorded_at=asked.recorded_at,
        deadline_on=asked.deadline_on,
        asked=asked.asked,
        shared=asked.shared or DEFAULT_SHARED,
        shared_with=MEANINGS[Sharing(asked.sharing)],
        contact=contact(asked),
        page=f"{site}/returns",
        marking=marking(asked.commissioned_on),
        illustrative=illustrative,
        organisations=tuple(organisations),
        own=own_of(organisations, organisation),
    )


def own_of(organisations: list[OrganisationAsked], code: str | None) -> OrganisationAsked | None:
    if code is None:
        return None
    for row in organisations:
        if row.code == code:
            return row
    raise NotFound(f"No return was asked of {code} for this Forum. Choose another organisation.")


def contact(asked: Commissioned) -> str:
    """Whom to ask: whoever sent the commission, where they are known by an e-mail address."""
    if asked.person and "@" in asked.person:
        return f"{FROM}: {asked.person}"
    return f"The Compact team in {FROM[0].lower()}{FROM[1:]}"
