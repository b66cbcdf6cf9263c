"""The life of a line: days on end with one rating, and each milestone with every date that it was given."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import long_date
from compact_dash.reports.board.department import MilestoneState, Said, milestones


@dataclass(frozen=True, slots=True)
class RatedDay:
    """A row of the `line_day_by_day` query: the ratings as the rules give them for a day."""

    day: date
    claimed: Rating | None
    dates_say: Rating
    agreed: Rating | None
    headline: Rating


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on end with one rating: from the first of them to the last."""

    rating: Rating
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class DateSet:
    """A date that a milestone was given, and when: its first, or one that it was moved to."""

    set_on: date
    due_on: date
    moved_by: int | None
    agreed_by_forum: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class MilestoneLife:
    """A milestone from its first date to its present one."""

    state: MilestoneState
    dates: tuple[DateSet, ...]

    def overdue_days(self, as_at: date) -> int:
        """How many days its present date was missed by, done since or not."""
        if self.state.due_on is None:
            return 0
        return max(((self.state.done_on or as_at) - self.state.due_on).days, 0)

    @property
    def moves(self) -> int:
        """How often its date was put off."""
        return sum((each.moved_by or 0) > 0 for each in self.dates)


# The three ratings and what the board shows, as the picture and the table of a line's life name them, in their order.
LIFE_OF: dict[str, Callable[[RatedDay], Rating | None]] = {
    "Department says": lambda day: day.claimed,
    "Dates say": lambda day: day.dates_say,
    "Agreed": lambda day: day.agreed,
    "On the board": lambda day: day.headline,
}


def stretches(days: Sequence[RatedDay], rating: Callable[[RatedDay], Rating | None]) -> list[Stretch]:
    """The days on end with one rating; `days` stand in order and miss none."""
    found: list[Stretch] = []
    for row in days:
        shown = rating(row)
        if shown is None:
            continue
        last = found[-1] if found else None
        if last and last.rating is shown and last.last_on == row.day - timedelta(days=1):
            found[-1] = Stretch(shown, last.first_on, row.day)
        else:
            found.append(Stretch(shown, row.day, row.day))
    return found


def milestone_lives(history: Sequence[Said]) -> list[MilestoneLife]:
    """Each milestone with every date it was given, those still open first, by date."""
    versions: dict[str, list[Said]] = {}
    # Oldest first: a date has moved from the one before it.
    for said in reversed(history):
        if said.milestone_id and not said.superseded:
            versions.setdefault(said.milestone_id, []).append(said)
    found = [
        MilestoneLife(state, tuple(dates_set(told)))
        for told in versions.values()
        for state in milestones(reversed(told))
    ]
    return sorted(found, key=lambda life: (life.state.done_on is not None, life.state.due_on or date.max))


def dates_set(versions: Iterable[Said]) -> Iterable[DateSet]:
    """The dates that one milestone was given, oldest first; a version that leaves its date alone sets none."""
    before: date | None = None
    for said in versions:
        if said.due_on is None or said.due_on == before:
            continue
        moved_by = (said.due_on - before).days if before else None
        yield DateSet(said.reported_on, said.due_on, moved_by, said.agreed_by_forum, said.more)
        before = said.due_on


def moved_in_words(life: MilestoneLife) -> str:
    """How a milestone's date has moved, in a few words."""
    first = life.state.first_due_on
    if first is None:
        return "no date yet"
    if not life.moves:
        return f"first and only date, {long_date(first)}" if len(life.dates) == 1 else f"first {long_date(first)}"
    agreed = sum((each.moved_by or 0) > 0 and each.agreed_by_forum for each in life.dates)
    if life.moves == 1:
        return f"first {long_date(first)}, put off once, {'agreed' if agreed else 'not agreed'}"
    return f"first {long_date(first)}, put off {life.moves} times, {agreed or 'none'} of them agreed"
