"""Insight talks as one list: those of the register, and the guests of the Forums, which are kept with their agendas."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.register.kinds import INSIGHT
from compact_dash.reports.forum.kept_agenda import Guest, guests, last_known
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store


@dataclass(frozen=True)
class ListedRow:
    """A row of a list: an entry, or a guest of a Forum."""

    day: date
    entry: RegisteredEntry | None = None
    guest: Guest | None = None


def guests_beside(store: Store, as_at: date) -> tuple[Guest, ...]:
    """The guests as known at a day, without those whose talk somebody recorded as an entry as well."""
    known = guests(store, last_known(store, as_at))
    if not known:
        return ()
    days = [each.held_on for each in known]
    # Those of the guests' days alone: the whole of a long register is not read for a few guests.
    question = EntryQuestion(as_at, kind=INSIGHT.name, first_on=min(days), last_on=max(days))
    told = {(each.row.happened_on, each.row.title.casefold()) for each in every_entry(store, question)}
    return tuple(each for each in known if (each.held_on, each.topic.casefold()) not in told)


def as_one_list(entries: tuple[RegisteredEntry, ...], beside: tuple[Guest, ...]) -> list[ListedRow]:
    """Both as one list, the newest first."""
    rows = [ListedRow(each.row.happened_on, entry=each) for each in entries]
    rows += [ListedRow(each.held_on, guest=each) for each in beside]
    return sorted(rows, key=lambda row: row.day, reverse=True)
