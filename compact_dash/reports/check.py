"""The check: whether what is kept is still what was written, and what is derived still follows from it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from compact_dash.domain.house import house
from compact_dash.domain.wording import count, long_date
from compact_dash.reports.history.mark import TrailHead, trail_head
from compact_dash.store import Store
from compact_dash.store.chain import ChainLink, TrailMark, canonical, link_hash
from compact_dash.store.ending import missing_end
from compact_dash.store.kept import Kept, kept_facts
from compact_dash.store.migrate import applied_migrations, migrations

# The changes of one page are in memory together, with their facts; a trail may have millions.
PAGE = 50_000
# Within 64 bits, which the database's change numbers are.
BELOW_ALL, ABOVE_ALL = -(2**62), 2**62


@dataclass
class CheckReport:
    """The checks made, in words with counts, and the faults found, one sentence each."""

    checked: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    mark: TrailMark | None = None


def quietly(step: str) -> None:
    """Tell nobody of the step."""


def check(store: Store, tell: Callable[[str], None] = quietly, mark: TrailMark | None = None) -> CheckReport:
    """Check the whole database; nothing in it is changed. `tell` is told of each step as it starts.

    `mark` is a place in the trail that was printed earlier, in minutes or beside a backup: the trail must still
    lead through it, which also finds an end that was cut off and a chain that was forged anew.
    """
    report = CheckReport()
    check_schema(store, report)
    check_trail(store, report, tell)
    if mark is not None:
        check_mark(store, report, mark)
    # Told by notes beside the trail: nothing in it tells that its end was cut off.
    report.findings += filter(None, [missing_end(store.engine)])
    tell("Checking the current rows")
    check_current(store, report)
    tell(f"Checking the {house().forums}’ ratings")
    check_frozen(store, report)
    return report


def check_schema(store: Store, report: CheckReport) -> None:
    """The migrations as applied, against the program's own files."""
    # Compared by hash: an edited migration would leave the next database with another schema under the same number.
    record = applied_migrations(store.engine)
    for migration in migrations():
        if record.get(migration.version) != (migration.name, migration.sha256):
            report.findings.append(f"The migration {migration.name} is not the one that was applied to this database.")
    report.checked.append(f"{count(len(record), 'migration')} against the program’s own files")


@dataclass(frozen=True)
class TrailEnd:
    change_no: int


def check_trail(store: Store, report: CheckReport, tell: Callable[[str], None]) -> None:
    """Check every link of the chain against the one before it and against the fact it records."""
    last = TrailHead(0, "")
    links = facts = 0
    end = store.fetch(TrailEnd, "trail_end")[0].change_no
    for after, up_to in pages(end):
        tell(f"Checking the trail: {links:,} of {count(end, 'change')}")
        rows = store.fetch(ChainLink, "trail_page", {"after": after, "up_to": up_to})
        kept = list(kept_facts(store, after, up_to))
        report.findings += broken_links(rows, last)
        report.findings += strayed_facts(rows, kept)
        # Carried from page to page, or a link cut between two pages would go unnoticed.
        last = TrailHead(rows[-1].change_no, rows[-1].hash) if rows else last
        links, facts = links + len(rows), facts + len(kept)
    # Read last: the head proves the end of the chain, which is known only when all of it was read.
    head = trail_head(store)
    report.findings += wrong_head(head, last)
    report.mark = head.mark if head else None
    report.checked.append(f"{count(links, 'change')}: the numbers, and each hash against the one before")
    report.checked.append(f"{count(facts, 'fact')} against the changes that recorded them, and those against the facts")


def check_mark(store: Store, report: CheckReport, mark: TrailMark) -> None:
    """The trail against a mark that was kept outside the database."""
    found = store.fetch_one(TrailHead, "trail_link", {"change_no": mark.change_no})
    if found is None:
        told = count(mark.change_no, "change")
        report.findings.append(f"The mark {mark} was printed when there were {told}; the trail ends before that.")
    elif found.mark != mark:
        report.findings.append(f"The trail does not lead through the mark {mark}: its history was written anew.")
    report.checked.append(f"the mark {mark}, which was kept outside the database")


def pages(end: int) -> Iterator[tuple[int, int]]:
    """Ranges of change numbers up to the end; the outer two are open, so that a stray number is found too."""
    yield from pairwise([BELOW_ALL, *range(PAGE, end, PAGE), ABOVE_ALL])


def broken_links(rows: Sequence[ChainLink], last: TrailHead) -> Iterator[str]:
    """A sentence for each fault in some links that must follow the link `last`."""
    for row in rows:
        if row.change_no != last.change_no + 1:
            yield missing(last.change_no + 1, row.change_no - 1)
        elif row.prev_hash != last.hash:
            yield f"Change {row.change_no} does not follow from the change before it."
        if row.hash != link_hash(row.change_no, row.recorded_at, row.person, row.entity, row.after, row.prev_hash):
            yield f"Change {row.change_no} was altered: its content no longer gives its hash."
        # Also after a fault, so that one missing change is one finding and not one for every change after it.
        last = TrailHead(row.change_no, row.hash)


def missing(first: int, final: int) -> str:
    if first > final:
        return f"Change {final + 1} has a number that no change may have there."
    if first == final:
        return f"Change {first} is missing from the trail."
    return f"Changes {first} to {final} are missing from the trail."


def wrong_head(head: TrailHead | None, last: TrailHead) -> Iterator[str]:
    """A sentence for each fault at the end of the chain."""
    if head is None:
        yield "The head of the trail is missing."
    elif head.change_no > last.change_no:
        told = count(head.change_no, "change")
        yield f"The end of the trail is missing: its head counts {told}, and the last one there is {last.change_no}."
    elif head != last:
        yield f"The head of the trail names change {head.change_no}, and its last change is {last.change_no}."


def strayed_facts(rows: Sequence[ChainLink], kept: Sequence[Kept]) -> Iterator[str]:
    """Changes without their fact, facts without their change, and facts that say something else."""
    unmet = {row.change_no: row for row in rows}
    for found in kept:
        change = unmet.get(found.change_no)
        if change is None or change.entity != found.fact.table:
            what = table_words(found.fact.table)
            yield f"The {what} numbered {found.change_no} has no change of its own in the trail."
            continue
        # A second fact with the same number then finds no change and is told as one without.
        del unmet[found.change_no]
        yield from differences(change, found)
    for row in unmet.values():
        yield f"Change {row.change_no} records a {table_words(row.entity)} that is not there."


def table_words(table: str) -> str:
    return table.replace("_", " ")


def differences(change: ChainLink, found: Kept) -> Iterator[str]:
    """A sentence for each field of a kept fact that differs from what its change recorded."""
    fact = found.fact
    table = table_words(fact.table)
    what = f"The {table} of change {change.change_no}"
    # Other bytes with equal values are no fault: a later schema writes fields that the record of the time had not.
    if canonical(fact.values()) != change.after and (altered := altered_values(change, found)):
        yield f"{what} was altered: {altered}."
    if found.recorded_at != change.recorded_at:
        yield f"{what} was altered: it says another time of recording than the trail."
    if (fact.about_id, getattr(fact, "reported_on", None)) != (change.entity_id, change.reported_on):
        yield f"Change {change.change_no} was altered: it names another subject or date than its {table}."


def altered_values(change: ChainLink, found: Kept) -> str:
    """The values that differ, as kept and as recorded; a field that came with a later schema is empty on both sides."""
    kept = json.loads(canonical(found.fact.values()))
    try:
        recorded = json.loads(change.after)
    # The record itself was damaged, and a check must go on to what else is wrong.
    except ValueError:
        return "the trail’s record of it cannot be read"
    names = [name for name in {**kept, **recorded} if kept.get(name) != recorded.get(name)]
    return "; ".join(
        f"{name} is {value_quoted(kept.get(name))}, the trail has {value_quoted(recorded.get(name))}" for name in names
    )


def value_quoted(value: object) -> str:
    return "nothing" if value is None else f"“{value}”"


@dataclass(frozen=True)
class StaleRow:
    """An action whose current row and history disagree; one of the two numbers may be missing."""

    ref: str | None
    action_id: str
    kept_no: int | None
    history_no: int | None


@dataclass(frozen=True)
class CurrentCount:
    kept: int


def check_current(store: Store, report: CheckReport) -> None:
    """The stored latest updates against those worked out again from history."""
    for row in store.fetch(StaleRow, "stale_current"):
        report.findings.append(stale(row))
    kept = store.fetch(CurrentCount, "current_count")[0].kept
    report.checked.append(f"{count(kept, 'current row')} against the history of the actions, and that against the rows")


def stale(row: StaleRow) -> str:
    name = row.ref or row.action_id
    if row.kept_no is None:
        return f"The current row of {name} is missing; its history ends at update {row.history_no}."
    if row.history_no is None:
        return f"The current row of {name} names update {row.kept_no}, and its history has none."
    if row.kept_no != row.history_no:
        return f"The current row of {name} names update {row.kept_no}, and its history ends at {row.history_no}."
    return f"The current row of {name} says something else than its update {row.kept_no}."


@dataclass(frozen=True)
class FrozenEditions:
    held_on: date
    closed: bool
    opened: int
    concluded: int


def check_frozen(store: Store, report: CheckReport) -> None:
    """Check that each opened Forum kept its ratings, and that a closed one kept as many in both editions."""
    forums = store.fetch(FrozenEditions, "frozen_editions")
    for row in forums:
        if not row.opened:
            report.findings.append(f"The {house().forum} of {long_date(row.held_on)} has lost its ratings as opened.")
        # Both editions rate the same lines, so their numbers are equal whatever was agreed in between.
        if row.closed and row.concluded != row.opened:
            report.findings.append(
                f"The {house().forum} of {long_date(row.held_on)} kept {row.opened} ratings as opened "
                f"and {row.concluded} as concluded."
            )
    ratings = sum(row.opened + row.concluded for row in forums)
    report.checked.append(f"{count(len(forums), 'opened Forum')} for the ratings kept of each, {ratings:,} in all")
