"""What was said of a line over time: claims, agreed ratings, milestones and wordings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.moment import london_today
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import long_date
from compact_dash.store import Store


@dataclass(frozen=True)
class Said:
    """One fact about a line, of any kind."""

    action_id: str
    change_no: int
    reported_on: date
    recorded_at: datetime
    kind: str
    rating: str | None
    words: str | None
    more: str | None
    milestone_id: str | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    agreed_by_forum: bool
    superseded: bool

    @property
    def sentence(self) -> str:
        """The fact in words, without its date."""
        return SENTENCES[self.kind](self)

    @property
    def late_note(self) -> str:
        """Said when a fact was written down only after the day it speaks of."""
        recorded_on = london_today(self.recorded_at)
        notes = [f"recorded {long_date(recorded_on)}"] if recorded_on > self.reported_on else []
        notes += ["corrected since"] if self.superseded else []
        return "; ".join(notes)


def update_sentence(said: Said) -> str:
    claim = f"Department said {Rating(said.rating or 'green').word}"
    return claim + (f": {said.words}" if said.words else "") + (f" ({said.more})" if said.more else "")


def milestone_sentence(said: Said) -> str:
    due = long_date(said.due_on) if said.due_on else "no date"
    agreed = ", agreed by the Forum" if said.agreed_by_forum else ""
    if said.dropped:
        return f"Milestone dropped: {said.words}"
    if said.done_on:
        return f"Milestone done on {long_date(said.done_on)}: {said.words}"
    return f"Milestone: {said.words}, due {due}{agreed}" + (f" ({said.more})" if said.more else "")


def agreed_sentence(said: Said) -> str:
    who = "Forum" if said.more == "forum" else "OCS"
    if said.rating is None:
        return f"{who} took the agreed rating back: {said.words}"
    return f"{who} agreed {Rating(said.rating).word}: {said.words}"


SENTENCES: dict[str, Callable[["Said"], str]] = {
    "update": update_sentence,
    "milestone": milestone_sentence,
    "agreed": agreed_sentence,
    "reply": lambda said: f"Department replied: {said.words}",
    "wording": lambda said: f"Worded: {said.words}" + (f" ({said.more})" if said.more else ""),
}


@dataclass(frozen=True)
class MilestoneState:
    """A milestone as it now stands, its first date beside the present one."""

    title: str
    first_due_on: date | None
    due_on: date | None
    done_on: date | None

    @property
    def was_moved(self) -> bool:
        return self.first_due_on is not None and self.due_on is not None and self.due_on > self.first_due_on


def line_history(store: Store, organisation: str, as_at: date) -> dict[str, list[Said]]:
    """What was said of each of an organisation's lines up to a date, newest first, by the line's id."""
    by_line: dict[str, list[Said]] = {}
    for said in store.fetch(Said, "line_history", {"organisation": organisation, "as_at": as_at}):
        by_line.setdefault(said.action_id, []).append(said)
    return by_line


def milestones(history: Iterable[Said]) -> list[MilestoneState]:
    """The milestones a line's history speaks of, those still open first, by date."""
    versions: dict[str, list[Said]] = {}
    for said in history:
        if said.milestone_id and not said.superseded:
            versions.setdefault(said.milestone_id, []).append(said)
    states = [
        MilestoneState(
            title=newest_first[0].words or "",
            first_due_on=next((v.due_on for v in reversed(newest_first) if v.due_on), None),
            due_on=newest_first[0].due_on,
            done_on=newest_first[0].done_on,
        )
        for newest_first in versions.values()
        if not newest_first[0].dropped
    ]
    return sorted(states, key=lambda state: (state.done_on is not None, state.due_on or date.max))
