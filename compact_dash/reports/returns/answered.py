"""Returns for a Forum against its commission: answered, late or queried."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.returns.steps import STATE_WORDS, state_reached
from compact_dash.domain.wording import count, day_and_month
from compact_dash.reports.working_days import working_days_between
from compact_dash.store import Store


@dataclass(frozen=True)
class ReturnStanding:
    """One organisation's return for a Forum, as it stood at a date."""

    code: str
    abbreviation: str
    short_name: str
    kind: str
    deadline_on: date
    lines: int
    last_event: str | None
    filed_on: date | None
    nil_return: bool | None
    open_queries: int
    queried_refs: str | None

    @property
    def is_in(self) -> bool:
        return self.filed_on is not None

    def is_late(self, as_at: date) -> bool:
        """Not in, although its deadline has passed."""
        return self.filed_on is None and as_at > self.deadline_on

    def timing(self, as_at: date) -> str:
        """The return against its deadline in words, in working days: "due 10 September", "2 working days late"."""
        if self.filed_on is None:
            if as_at <= self.deadline_on:
                return f"due {day_and_month(self.deadline_on)}"
            # In working days, since over a weekend nobody could have sent anything in.
            days = working_days_between(self.deadline_on, as_at)
            return f"{count(days, 'working day')} late, not in yet"
        return filed_timing(self.filed_on, self.deadline_on)

    @property
    def state(self) -> str:
        """The state of the return in words."""
        # Once accepted it is accepted like any other, so the words only stand while it waits.
        if self.nil_return and self.last_event == "nil":
            return "Nil return"
        return STATE_WORDS[state_reached(self.last_event, self.open_queries)]


def filed_timing(filed_on: date, deadline_on: date) -> str:
    """How early or late a return came in, in words."""
    # 0 where it is not late, because the days between are counted forwards only.
    late = working_days_between(deadline_on, filed_on)
    if late:
        return f"{count(late, 'working day')} late"
    early = working_days_between(filed_on, deadline_on)
    return f"{count(early, 'working day')} early" if early else "on the day"


def return_standings(store: Store, forum_id: str, as_at: date) -> list[ReturnStanding]:
    """Every organisation asked for a return for the Forum; empty before it was commissioned."""
    return store.fetch(ReturnStanding, "return_standings", {"forum": forum_id, "as_at": as_at})
