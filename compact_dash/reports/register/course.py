"""The course of an entry: the states that it came to, and the actions of the Forum that it led to."""

from dataclasses import dataclass
from datetime import date

from compact_dash.store import Store


@dataclass(frozen=True)
class EntryStep:
    """A state that an entry came to, and the day it did."""

    state: str
    state_on: date


@dataclass(frozen=True)
class EntryAction:
    """An action of the Forum, and the entry that led to it."""

    entry_id: str
    title: str
    ref: str


def steps(store: Store, as_at: date, entry_id: str) -> list[EntryStep]:
    """The states that an entry has come to, oldest first."""
    return store.fetch(EntryStep, "register_steps", {"as_at": as_at, "entry_id": entry_id})


def actions_led_to(store: Store, as_at: date) -> list[EntryAction]:
    """The actions of the Forum that entries led to, where the reader may see both."""
    return store.fetch(EntryAction, "register_actions", {"as_at": as_at})
