"""An item of a kept agenda: its row, what people can change of it, and what tells it from another."""

from collections.abc import Sequence
from dataclasses import dataclass

from compact_dash.domain.forum.agenda import Item

OWN, CARRIED = "own", "carried"
# They stand on every agenda anew, so none of them is ever carried from one Forum to the next.
EVERY_TIME = frozenset({"welcome", "minutes", "action_log", "round_up", "plan", "insight", "aob", "next"})

Key = tuple[str, ...]


@dataclass(frozen=True)
class ItemWords:
    """What people can change of an item: the fields of its form, and what a change is held against."""

    title: str
    purpose: str
    led_by: str
    minutes: int
    paper_number: str | None = None


@dataclass(frozen=True)
class AgendaEntry:
    """One row of the `kept_agenda` query: an item as it stands, dropped or not. `refs` are parted by spaces.

    `taken_up` says that the meeting has discussed it or captured something on it.
    """

    item_id: str
    position: int
    title: str
    first_title: str
    kind: str
    purpose: str
    led_by: str
    minutes: int
    reason: str | None
    dropped: bool
    paper_number: str | None
    department: str | None
    ask: str | None
    moved_to: str | None
    refs: str | None
    taken_up: bool

    @property
    def words(self) -> ItemWords:
        return ItemWords(self.title, self.purpose, self.led_by, self.minutes, self.paper_number)

    @property
    def ref_list(self) -> tuple[str, ...]:
        return tuple((self.refs or "").split())

    @property
    def key(self) -> Key:
        """What it is known by, whatever people have made of its title since."""
        return known_by(self.kind, self.first_title, self.department, self.ref_list)


Agenda = tuple[AgendaEntry, ...]


def known_by(kind: str, title: str, department: str | None, refs: Sequence[str]) -> Key:
    """What tells one item from another: two with the same key are the same item, drafted twice."""
    match kind:
        case "department" | "silent":
            return (kind, department or "")
        case "good_practice":
            return (kind, *sorted(refs))
        case "carried" | "own":
            return (kind, title.casefold())
    return (kind,)


def key_of(item: Item) -> Key:
    return known_by(item.kind, item.title, item.department, item.refs)


def entry_of(item: Item, item_id: str) -> AgendaEntry:
    """A drafted item as one that is kept."""
    return AgendaEntry(
        item_id=item_id,
        position=0,
        title=item.title,
        first_title=item.title,
        kind=item.kind,
        purpose=item.purpose,
        led_by=item.led_by,
        minutes=item.minutes,
        reason=item.reason or None,
        dropped=False,
        paper_number=None,
        department=item.department,
        ask=item.ask or None,
        moved_to=None,
        refs=" ".join(item.refs) or None,
        taken_up=False,
    )
