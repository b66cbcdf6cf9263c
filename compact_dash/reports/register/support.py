"""Support for departments: what was given and asked for, by department, by what it was and by quarter.

Every figure comes from the counts of the register, so it costs the same however many entries there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.plan.years import first_month, plan_year
from compact_dash.domain.register.kinds import SUPPORT
from compact_dash.domain.register.offer import OFFERED, STATES, SupportListing, SupportRow
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.counts import CountRow, EntryTally, LinkedEntries, register_counts, tally
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store


@dataclass(frozen=True)
class Quarter:
    """A quarter of a plan's year, as far as the day that is looked at."""

    first_on: date
    last_on: date
    year: str
    is_whole: bool

    def has(self, row: CountRow) -> bool:
        return self.first_on <= row.month <= self.last_on


@dataclass(frozen=True)
class SupportGiven:
    """What was given within a quarter: how often, and how often of each row of the offer."""

    quarter: Quarter
    entries: int
    by_form: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SupportSums:
    """What was given and asked for: of a department, of a row of the offer, or of all, each entry once."""

    by_quarter: tuple[SupportGiven, ...]
    this_year: EntryTally
    waiting: int
    agreed: int
    declined: int

    @property
    def has_asked(self) -> bool:
        return bool(self.waiting or self.agreed or self.declined)


@dataclass(frozen=True)
class SupportFigures:
    """The figures of the Support page. A department stands in the plan's order."""

    as_at: date
    year_began_on: date
    quarters: tuple[Quarter, ...]
    departments: tuple[tuple[ProgrammeOrganisation, SupportSums], ...]
    by_form: dict[str, SupportSums]
    total: SupportSums
    is_joint: bool

    @property
    def year(self) -> str:
        return plan_year(self.as_at)

    @property
    def years(self) -> list[tuple[str, list[Quarter]]]:
        """The quarters by their year, the earlier year first."""
        names = dict.fromkeys(quarter.year for quarter in self.quarters)
        return [(name, [each for each in self.quarters if each.year == name]) for name in names]

    @property
    def reached(self) -> int:
        """How many departments have had something this year."""
        return sum(bool(sums.this_year.entries) for _, sums in self.departments)

    @property
    def without(self) -> list[tuple[ProgrammeOrganisation, SupportSums]]:
        """The departments that have had nothing this year."""
        return [(row, sums) for row, sums in self.departments if not sums.this_year.entries]

    @property
    def first_on(self) -> date:
        """The first day that any column counts."""
        return self.quarters[0].first_on

    def of(self, code: str) -> SupportSums:
        return next(sums for row, sums in self.departments if row.code == code)


def support_figures(store: Store, as_at: date) -> SupportFigures:
    """What the support that the reader may see adds up to, as at a day."""
    rows = [row for row in register_counts(store, as_at, SUPPORT.name) if row.form in OFFERED]
    known = organisations(store).departments
    began_on = year_begins(as_at)
    quarters = quarters_shown(as_at, [row.month for row in given_rows(rows)])
    once = [row for row in rows if row.code is None]
    departments = tuple(
        (each, sums_of([row for row in rows if row.code == each.code], quarters, began_on)) for each in known
    )
    total = sums_of(once, quarters, began_on)
    counted_often = sum(cell.entries for _, sums in departments for cell in sums.by_quarter)
    return SupportFigures(
        as_at=as_at,
        year_began_on=began_on,
        quarters=quarters,
        departments=departments,
        by_form={form: sums_of([row for row in once if row.form == form], quarters, began_on) for form in OFFERED},
        total=total,
        is_joint=counted_often > sum(cell.entries for cell in total.by_quarter),
    )


def given_rows(rows: Iterable[CountRow]) -> list[CountRow]:
    return [row for row in rows if row.state in STATES["given"]]


def sums_of(rows: Sequence[CountRow], quarters: Sequence[Quarter], began_on: date) -> SupportSums:
    """What some counts add up to. What was declined is of this year, what waits is of any."""
    this_year = [row for row in rows if row.month >= began_on]
    return SupportSums(
        by_quarter=tuple(given_within(quarter, rows) for quarter in quarters),
        this_year=tally(given_rows(this_year)),
        waiting=in_states(rows, "waiting"),
        agreed=in_states(rows, "agreed"),
        declined=in_states(this_year, "declined"),
    )


def in_states(rows: Iterable[CountRow], name: str) -> int:
    return sum(row.entries for row in rows if row.state in STATES[name])


def given_within(quarter: Quarter, rows: Iterable[CountRow]) -> SupportGiven:
    within = [row for row in given_rows(rows) if quarter.has(row)]
    by_form = {form: sum(row.entries for row in within if row.form == form) for form in OFFERED}
    found = tuple((OFFERED[form].short, number) for form, number in by_form.items() if number)
    return SupportGiven(quarter, sum(row.entries for row in within), found)


def year_begins(day: date) -> date:
    """The first day of the plan's year that a day lies in."""
    return date(day.year if day.month >= first_month() else day.year - 1, first_month(), 1)


def quarters_shown(as_at: date, months: Sequence[date]) -> tuple[Quarter, ...]:
    """The quarters of this year so far, and those of the year before from the first that anything was given in."""
    began_on = year_begins(as_at)
    before = year_begins(began_on - timedelta(days=1))
    # A day before the first plan can be asked for nowhere.
    earliest = min([began_on, *(month for month in months if month >= max(before, house().first_day))])
    starts = [month_after(before, 3 * number) for number in range(8)]
    return tuple(quarter_from(each, as_at) for each in starts if each <= as_at and month_after(each, 3) > earliest)


def quarter_from(start: date, as_at: date) -> Quarter:
    end = month_after(start, 3) - timedelta(days=1)
    return Quarter(start, min(end, as_at), plan_year(start), end <= as_at)


def month_after(start: date, months: int) -> date:
    """The first day of the month that lies some months after another."""
    years, month = divmod(start.month - 1 + months, 12)
    return date(start.year + years, month + 1, 1)


def entries_by_line(store: Store, as_at: date, first_on: date) -> dict[str, int]:
    """How often support linked to a line was given from a day on, by the line's reference."""
    asked = {"as_at": as_at, "forms": list(OFFERED), "states": STATES["given"], "kind": SUPPORT.name}
    rows = store.fetch(LinkedEntries, "register_by_line", asked | {"counted_first_on": first_on})
    return {row.ref: row.entries for row in rows}


def support_question(as_at: date, state: str | None, form: str | None, department: str | None) -> EntryQuestion:
    """The question for the entries behind a figure; training of a department's own is in no answer."""
    return EntryQuestion(
        as_at,
        kind=SUPPORT.name,
        forms=[form] if form else list(OFFERED),
        states=STATES[state] if state else None,
        department=department,
    )


def requests_question(as_at: date, waiting: int, skipped: int, most: int) -> EntryQuestion:
    """The question for some requests that wait, the oldest first: the last of an answer that begins with the newest."""
    left = max(0, waiting - skipped)
    shown = min(most, left)
    return replace(support_question(as_at, "waiting", None, None), most=shown, skipped=left - shown)


def support_listing(store: Store, question: EntryQuestion, words: str) -> SupportListing:
    """All entries that answer, for a file."""
    return SupportListing(words, question.as_at, [file_row(entry) for entry in every_entry(store, question)])


def file_row(entry: RegisteredEntry) -> SupportRow:
    row, values = entry.row, entry.values
    return SupportRow(
        form=entry.kind.form_words(row.form),
        title=row.title,
        about=entry.about,
        state=entry.state.word,
        state_on=row.state_on,
        happened_on=row.happened_on,
        counted_on=row.counted_on,
        reached=row.number,
        places=values.get("places", ""),
        asked_of=values.get("asked_of", ""),
        given_by=values.get("given_by", ""),
        declined=values.get("declined", ""),
        refs=entry.refs,
        follow_up=row.follow_up or "",
        follow_up_on=row.follow_up_on,
        recorded_by=row.recorded_by,
    )
