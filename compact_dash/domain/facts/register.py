"""Facts of the register: entries of every kind, as they stood from a change on."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class EntryOfRegister(Fact):
    """An entry, by its kind (domain/register/kinds.py), and the organisation that recorded it."""

    table: ClassVar[str] = "register_entry"
    id: str
    kind: str
    organisation_id: str
    made_from_id: str | None = None


@dataclass(frozen=True)
class VersionOfEntry(Fact):
    """Which version of which entry a row belongs to; `row_version` counts from 1."""

    about: ClassVar[str] = "entry_id"
    entry_id: str
    row_version: int


@dataclass(frozen=True)
class RegisterVersion(VersionOfEntry):
    """An entry from here on; the newest row stands."""

    table: ClassVar[str] = "register_version"
    reported_on: date
    state: str
    state_on: date
    counted_on: date | None
    title: str
    form: str | None
    happened_on: date
    ended_on: date | None
    number: int | None
    theme_id: str | None
    told_by: str | None
    link: str | None
    circle: str
    follow_up: str | None
    follow_up_owner: str | None
    follow_up_on: date | None
    reason: str | None
    withdrawn: bool = False


@dataclass(frozen=True)
class RegisterAbout(VersionOfEntry):
    """An organisation or an action that a version is about."""

    table: ClassVar[str] = "register_about"
    organisation_id: str | None
    action_id: str | None


@dataclass(frozen=True)
class RegisterValue(VersionOfEntry):
    """The words in a field of the kind's own, and the circle that reads them."""

    table: ClassVar[str] = "register_value"
    name: str
    words: str
    circle: str


@dataclass(frozen=True)
class RegisterOutcome(Fact):
    """An agenda item that an entry led to."""

    table: ClassVar[str] = "register_outcome"
    about: ClassVar[str] = "entry_id"
    entry_id: str
    agenda_item_id: str


@dataclass(frozen=True)
class RegisterAction(Fact):
    """An action of the Forum that an entry led to between two Forums, numbered as one of `forum_id`."""

    table: ClassVar[str] = "register_action"
    about: ClassVar[str] = "entry_id"
    entry_id: str
    reported_on: date
    forum_id: str
    action_id: str
