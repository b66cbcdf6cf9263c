"""An agenda item and its stages: drafted, kept on an agenda, and left behind by a Forum that is over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.facts import AgendaItemVersion
from compact_dash.domain.forum.kinds import AgendaKind, Identity

Key = tuple[str, ...]
# What stands on an agenda in the place of an item whose lines the reader may not see.
NOT_SHOWN = "An item that is not shown to you"


class Purpose(StrEnum):
    """The Forum's task with an item."""

    DECISION = "for decision"
    DISCUSSION = "for discussion"
    NOTE = "to note"


@dataclass(frozen=True)
class ItemWords:
    """The words of an item that people can change: the fields of its form, which a change is held against too.

    `purpose` is as it was given; a command refuses one that is none.
    """

    title: str
    purpose: str
    led_by: str
    minutes: int
    paper_number: str | None = None


@dataclass(frozen=True)
class Item:
    """An item as a draft has it: what it is, who leads it, how many minutes it may take and why it is there.

    A query's row is read into it as it comes: the store keeps words for the kind and the purpose, references in one
    text, and nothing where there is no reason.
    """

    kind: AgendaKind
    title: str
    led_by: str
    purpose: Purpose
    minutes: int
    reason: str = ""
    refs: tuple[str, ...] = ()
    department: str | None = None
    ask: str = ""

    def __post_init__(self) -> None:
        self.settle("kind", AgendaKind(self.kind))
        self.settle("purpose", Purpose(self.purpose))
        # A query gives no title where the reader may not know what it is about; its place and its minutes stay.
        self.settle("title", self.title or NOT_SHOWN)
        self.settle("reason", self.reason or "")
        self.settle("refs", split_refs(self.refs))
        self.settle("ask", self.ask or "")

    def settle(self, name: str, value: object) -> None:
        """Give a field its own type, while the item is being made."""
        # A frozen dataclass lets nothing else in, and its own __init__ does the same.
        object.__setattr__(self, name, value)

    @property
    def wants_decision(self) -> bool:
        """Whether it is for decision, and not as the minutes and the action log are every time."""
        return self.purpose is Purpose.DECISION and not self.kind.rules.standing_ask

    @property
    def is_shown(self) -> bool:
        """Whether the reader may know what it is about."""
        return self.title != NOT_SHOWN

    def as_read(self, hidden: Collection[str], *, is_member: bool) -> Self:
        """The item for a reader, to whom some lines are hidden, and its reason too if they are no member of the Forum.

        Its place and its minutes stay: one Forum has one agenda.
        """
        seen = tuple(ref for ref in self.refs if ref not in hidden)
        if self.refs and not seen:
            return replace(self, title="", led_by="", reason="", refs=(), department=None, ask="")
        if len(seen) < len(self.refs) or not is_member:
            # Why it is there, and what is asked of it, may quote each of its lines.
            return replace(self, reason="", refs=seen, ask="")
        return self

    @property
    def key(self) -> Key:
        """The item's key. Two items with the same key are the same item, drafted twice."""
        return known_by(self.kind, self.title, self.department, self.refs)

    @property
    def listed_refs(self) -> tuple[str, ...]:
        """The references that an agenda names beside it; none where its kind has too many."""
        return self.refs if self.kind.rules.names_lines else ()


@dataclass(frozen=True)
class KeptItem(Item):
    """An item of a kept agenda, dropped or not.

    `moved_to` is the id of the Forum that it was moved to. `taken_up` says that the meeting has discussed it or
    captured something on it; None where that was not asked, as in a room in session, whose log tells it.
    """

    item_id: str = ""
    position: int = 0
    first_title: str = ""
    dropped: bool = False
    moved_to: str | None = None
    paper_number: str | None = None
    taken_up: bool | None = None

    @property
    def words(self) -> ItemWords:
        return ItemWords(self.title, self.purpose, self.led_by, self.minutes, self.paper_number)

    @property
    def key(self) -> Key:
        """The item's key by the title it began with, so that a new title makes no new item of it."""
        return known_by(self.kind, self.first_title, self.department, self.refs)


Agenda = tuple[KeptItem, ...]


@dataclass(frozen=True)
class PastItem(KeptItem):
    """An item of a Forum that is over, as it was left."""

    forum_id: str = ""

    @property
    def carried_key(self) -> Key:
        """The key that a later Forum knows it by, once it is carried there."""
        return known_by(AgendaKind.CARRIED, self.title, self.department, self.refs)


def split_refs(refs: Sequence[str] | None) -> tuple[str, ...]:
    """References one by one; the store keeps them in one text, parted by spaces."""
    return tuple(refs.split()) if isinstance(refs, str) else tuple(refs or ())


def known_by(kind: AgendaKind, title: str, department: str | None, refs: Sequence[str]) -> Key:
    """The key of an item: its kind, and that which tells two items of the kind apart."""
    match kind.rules.identity:
        case Identity.KIND:
            return (kind,)
        case Identity.DEPARTMENT:
            return (kind, department or "")
        case Identity.LINES:
            # Sorted: the same lines named in another order are the same item.
            return (kind, *sorted(refs))
        case Identity.TITLE:
            return (kind, title.casefold())


def department_of(item: Item, lines: Mapping[str, RatedLine]) -> str | None:
    """The code of the department an item is about: the one it names, or the one that all its lines belong to.

    `lines` are those that may be looked at, by reference.
    """
    codes = {lines[ref].organisation_code for ref in item.refs if ref in lines}
    return item.department or (codes.pop() if len(codes) == 1 else None)


def keep_item(item: Item, item_id: str) -> KeptItem:
    """A drafted item as one that is kept."""
    drafted = {field.name: getattr(item, field.name) for field in fields(Item)}
    return KeptItem(**drafted, item_id=item_id, first_title=item.title, taken_up=False)


def version_of(item: KeptItem) -> AgendaItemVersion:
    """The row that is written for an item as it stands; its lines are rows of their own."""
    return AgendaItemVersion(
        agenda_item_id=item.item_id,
        position=item.position,
        title=item.title,
        kind=item.kind.value,
        purpose=item.purpose.value,
        led_by=item.led_by,
        minutes=item.minutes,
        reason=item.reason or None,
        dropped=item.dropped,
        paper_number=item.paper_number,
        department=item.department,
        ask=item.ask or None,
        moved_to=item.moved_to,
    )
