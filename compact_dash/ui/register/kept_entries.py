"""The entries that the register's pages show, kept for each sight: each is read through the whole register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compact_dash.reports.forum.kept_agenda import Guest
from compact_dash.reports.lines import ReviewQuestion
from compact_dash.reports.register.between import BetweenForums, between_forums
from compact_dash.reports.register.course import EntryAction, EntryStep, actions_led_to, steps
from compact_dash.reports.register.entries import (
    EntryQuestion,
    FoundEntries,
    RegisteredEntry,
    entries,
    one_entry,
)
from compact_dash.reports.register.insight_talks import guests_beside
from compact_dash.ui import readings, session
from compact_dash.ui.sight import Sight, kept


@kept(most=96, size=lambda found: len(found.shown), room=10_000)
def entries_at(sight: Sight, question: EntryQuestion) -> FoundEntries:
    return entries(sight.store, question)


def found_entries(question: EntryQuestion) -> FoundEntries:
    """A page of the entries that answer."""
    # What is kept is found by a hash of what it was read for, and a list has none.
    asked = replace(
        question, forms=tuple_of(question.forms), states=tuple_of(question.states), refs=tuple_of(question.refs)
    )
    return entries_at(session.sight(), asked)


def tuple_of(words: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(words)


def opened_entry(as_at: date, entry_id: str) -> RegisteredEntry:
    """One entry.

    Raises:
        NotFound: there is none by that id that the reader may see.
    """
    return one_entry(found_entries(EntryQuestion(as_at, entry_id=entry_id)))


@kept(most=24)
def guests_beside_at(sight: Sight, as_at: date) -> tuple[Guest, ...]:
    return guests_beside(sight.store, as_at)


@kept(most=96)
def steps_at(sight: Sight, as_at: date, entry_id: str) -> list[EntryStep]:
    return steps(sight.store, as_at, entry_id)


@kept(most=48)
def actions_led_to_at(sight: Sight, as_at: date) -> list[EntryAction]:
    return actions_led_to(sight.store, as_at)


@kept(most=24)
def between_at(sight: Sight, as_at: date, off_track: ReviewQuestion) -> BetweenForums:
    return between_forums(sight.store, as_at, readings.lines_at(sight, off_track))
