"""What a kind of entry is made of: its states, its fields, who may record it and how far it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from compact_dash.domain.actor import Role
from compact_dash.domain.house import in_house_words
from compact_dash.domain.register.circle import EntryCircle

Roles = frozenset[Role]


@dataclass(frozen=True)
class EntryState:
    """A state of an entry, and who may bring one to it; a lead only for a department that the entry is about."""

    name: str
    word_text: str
    by: Roles
    is_open: bool = False
    """Whether somebody still has to do something about an entry in it."""
    counts: bool = False
    """Whether an entry in it is counted as done: given, published, won, settled."""

    @property
    def word(self) -> str:
        return in_house_words(self.word_text)


class FieldShape(StrEnum):
    """What goes into a field of a kind's own."""

    LINE = "line"
    WORDS = "words"
    CHOICE = "choice"


@dataclass(frozen=True)
class EntryField:
    """A field that one kind has beside those of every entry. `widest` holds it to fewer readers than the entry."""

    name: str
    label_text: str
    shape: FieldShape = FieldShape.LINE
    guidance_text: str = ""
    choices: tuple[str, ...] = ()
    widest: EntryCircle = EntryCircle.PUBLISHED
    is_asked_later: bool = False
    """Whether it is asked with a later step, and not of whoever records the entry."""

    @property
    def label(self) -> str:
        return in_house_words(self.label_text)

    @property
    def guidance(self) -> str:
        return in_house_words(self.guidance_text)


@dataclass(frozen=True)
class Kind:
    """A kind of entry: one row of the table of kinds.

    `forms` are what it may be more closely, by the word that is kept. `day` and `ended` say what its two days are, and
    `number` what its figure counts; an empty label means that the kind has no such thing. `may_lie_ahead` is said of
    one whose first day may be still to come.
    """

    name: str
    word_text: str
    many_text: str
    asks_text: str
    states: tuple[EntryState, ...]
    circle: EntryCircle
    circles: tuple[EntryCircle, ...]
    recorded_by: Roles
    title: str = "What, in a few words"
    forms: Mapping[str, str] | None = None
    form_label: str = ""
    day: str = "On"
    ended: str = ""
    number: str = ""
    needs_department: bool = True
    may_lie_ahead: bool = False
    has_theme: bool = False
    usual: str = ""
    """The state in which those who keep the register for everybody mostly record one; empty where it is the first."""
    fields: tuple[EntryField, ...] = ()

    @property
    def word(self) -> str:
        """The kind as a heading has it: Case study."""
        return in_house_words(self.word_text)

    @property
    def many(self) -> str:
        return in_house_words(self.many_text)

    @property
    def asks(self) -> str:
        """What the kind is for, in a sentence beside its form."""
        return in_house_words(self.asks_text)

    @property
    def first(self) -> EntryState:
        return self.states[0]

    @property
    def counting(self) -> list[str]:
        """The states in which an entry is counted as done."""
        return [state.name for state in self.states if state.counts]

    def state(self, name: str) -> EntryState:
        """The state of that name.

        Raises:
            KeyError: the kind has no such state.
        """
        return next(state for state in self.states if state.name == name)

    def is_later(self, one: str, other: str) -> bool:
        """Whether the one state comes after the other."""
        order = [state.name for state in self.states]
        return order.index(one) > order.index(other)

    def form_words(self, form: str | None) -> str:
        """What an entry is more closely, or its kind where it says nothing closer."""
        found = (self.forms or {}).get(form or "")
        return in_house_words(found) if found else self.word
