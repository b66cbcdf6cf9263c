"""A Forum that was held: its agenda as kept, its captures and its register; and the action log."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.house import WHITEHALL, house
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.store import Store


@dataclass(frozen=True)
class Captured:
    """A decision, an action, a note or an insight of one agenda item."""

    item_id: str
    kind: str
    words: str
    ref: str | None
    owner: str | None


@dataclass(frozen=True)
class Presence:
    """How many came to a Forum, by the register; who it was is for the Forum's members."""

    departments: int
    local_team: bool


@dataclass(frozen=True)
class RegisterEntry:
    """Someone expected at a Forum and whether they came, by their newest mark; a guest has no organisation here.

    `is_local_team` is whether they are the local body itself, under any of the names that it ever had.
    """

    change_no: int
    code: str | None
    abbreviation: str | None
    kind: str | None
    attendee: str
    state: str
    is_local_team: bool = False


@dataclass(frozen=True)
class Meeting:
    """A Forum that was held."""

    items: tuple[KeptItem, ...]
    captures: dict[str, list[Captured]]
    attendance: tuple[RegisterEntry, ...]
    presence: Presence
    # How many captures are left out for the reader.
    captures_withheld: int = 0

    def those(self, state: str) -> list[str]:
        """The organisations, or guests' names, in a state of the register: "present", "apologies" or "absent"."""
        return [row.abbreviation or row.attendee for row in self.attendance if row.state == state]


def meeting(store: Store, forum_id: str) -> Meeting:
    """A Forum's agenda, captures, register and attendance figures."""
    which = {"forum": forum_id}
    captures: dict[str, list[Captured]] = {}
    told = captures_of_forum(store, forum_id)
    for row in told:
        captures.setdefault(row.item_id, []).append(row)
    return Meeting(
        items=tuple(store.fetch(KeptItem, "agenda_items", which | {"known_to": ALL_KNOWN})),
        captures=captures,
        attendance=attendance(store, forum_id),
        presence=presence(store, forum_id),
        captures_withheld=len(captures_of_forum(store.seen_by(EVERYTHING), forum_id)) - len(told),
    )


def captures_of_forum(store: Store, forum_id: str) -> list[Captured]:
    """What was captured at a Forum and stands, as far as the reader may know of it, item by item."""
    return store.fetch(Captured, "captures", {"forum": forum_id})


def attendance(store: Store, forum_id: str, known_to: int = ALL_KNOWN) -> tuple[RegisterEntry, ...]:
    """The register of a Forum as known up to a change; empty for a reader whom it is not for."""
    return tuple(store.fetch(RegisterEntry, "attendance", {"forum": forum_id, "known_to": known_to} | local_names()))


def presence(store: Store, forum_id: str, known_to: int = ALL_KNOWN) -> Presence:
    """How many came to a Forum, by the register as known up to a change."""
    return store.fetch(Presence, "presence", {"forum": forum_id, "known_to": known_to} | local_names())[0]


def local_names() -> dict[str, str]:
    """The names of the local body that need not have been set: today's, and the one that the program comes with."""
    return {"local_team": house().local_team, "usual_local_team": WHITEHALL.local_team}


@dataclass(frozen=True)
class LogAction:
    """An action of the Forum: the date first agreed stands beside the date now agreed.

    `reason` is why its date last moved, or why it was dropped; `said_on` is when its owner last spoke of it.
    """

    action_id: str
    milestone_id: str
    ref: str
    title: str
    owner_code: str | None
    owner: str | None
    owner_role: str | None
    raised_on: date
    first_due_on: date
    due_on: date
    done_on: date | None
    dropped: bool
    reason: str | None
    latest_words: str | None
    said_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.done_on is None and not self.dropped

    def overdue_days(self, as_at: date) -> int:
        return max((as_at - self.due_on).days, 0) if self.is_open else 0

    def state(self, as_at: date) -> str:
        """The state on a day, in a word: open, done, dropped or overdue."""
        if self.dropped:
            return "dropped"
        if self.done_on:
            return "done"
        return "overdue" if self.overdue_days(as_at) else "open"


def action_log(store: Store, as_at: date, pin: int = ALL_KNOWN) -> list[LogAction]:
    """Every action of the Forum as it stood at a date, oldest first; `pin` is the last change that counts."""
    return store.fetch(LogAction, "action_log", {"as_at": as_at, "pin": pin})
