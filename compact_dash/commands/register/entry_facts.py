"""The rows that a version of an entry is kept as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain.facts import Fact, RegisterAbout, RegisterValue, RegisterVersion
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.register.circle import EntryCircle, narrower
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.register.kind import Kind


@dataclass(frozen=True)
class Change:
    """What is kept beside an entry's words: which version it is, why, and whether it takes the entry away."""

    entry_id: str
    row_version: int
    reported_on: date
    counted_on: date | None
    reason: str | None = None
    withdrawn: bool = False


def counted_on(kind: Kind, wanted: EntryWords, before: date | None) -> date | None:
    """The day on which an entry first counted as done; None while it does not."""
    if wanted.state not in kind.counting:
        return None
    return before or (wanted.happened_on if kind.ended else wanted.state_on)


def version_facts(kind: Kind, wanted: EntryWords, change: Change, ids: PlanIds) -> list[Fact]:
    """The rows of one version of an entry."""
    version = RegisterVersion(
        entry_id=change.entry_id,
        row_version=change.row_version,
        reported_on=change.reported_on,
        state=wanted.state,
        state_on=wanted.state_on,
        counted_on=change.counted_on,
        title=tidy_text(wanted.title),
        form=wanted.form,
        happened_on=wanted.happened_on,
        ended_on=wanted.ended_on,
        number=wanted.number,
        theme_id=ids.themes[wanted.theme] if wanted.theme else None,
        told_by=wanted.told_by or None,
        link=wanted.link or None,
        circle=wanted.circle.value,
        follow_up=wanted.follow_up or None,
        follow_up_owner=wanted.follow_up_owner or None,
        follow_up_on=wanted.follow_up_on,
        reason=change.reason,
        withdrawn=change.withdrawn,
    )
    return [version, *about_facts(wanted, change, ids), *value_facts(kind, wanted, change)]


def about_facts(wanted: EntryWords, change: Change, ids: PlanIds) -> Sequence[RegisterAbout]:
    bodies = [(ids.organisations[code], None) for code in dict.fromkeys(wanted.departments)]
    lines = [(None, ids.actions[ref]) for ref in dict.fromkeys(wanted.refs)]
    return [RegisterAbout(change.entry_id, change.row_version, *each) for each in [*bodies, *lines]]


def value_facts(kind: Kind, wanted: EntryWords, change: Change) -> Sequence[RegisterValue]:
    return [
        RegisterValue(change.entry_id, change.row_version, each.name, words, circle_of(each.widest, wanted.circle))
        for each in kind.fields
        if (words := tidy_text(wanted.values.get(each.name) or ""))
    ]


def circle_of(widest: EntryCircle, of_entry: EntryCircle) -> str:
    return narrower(widest, of_entry).value
