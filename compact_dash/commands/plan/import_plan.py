"""Importing a plan into a database that holds one: what is new is added, what is known must agree."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.load_plan import PlanLoader
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.known import known_ids
from compact_dash.domain.errors import Fault
from compact_dash.domain.facts import Entry
from compact_dash.domain.house import in_house_words
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.plan.tables import columns
from compact_dash.intake.cells import quote_text
from compact_dash.intake.plan.agreement import too_late
from compact_dash.intake.plan.reading import read_sheets, scan_sheets
from compact_dash.intake.plan.rows import TABLES, PlanFiles
from compact_dash.intake.plan.sheets import PlanSheet
from compact_dash.intake.tables import Row
from compact_dash.store import Store
from compact_dash.store.plan_tables import plan_tables

# The columns in which a row that is known must agree with the plan: those that change what is owed, by whom or when.
# The rest is background, where an old file may well say something else.
COMPARED: dict[str, tuple[str, ...]] = {
    "organisations": ("abbreviation", "name", "short_name", "kind", "position"),
    "themes": ("position", "general"),
    "priorities": ("position",),
    "plans": ("kind", "year", "title", "published_on", "starts_on", "ends_on"),
    "objectives": ("title",),
    "commitments": ("department", "plan", "counting", "title", "theme", "parent_ref"),
    "plan_actions": ("plan", "objective", "owner", "title"),
    "milestones": ("title", "due_on"),
    "forum_facts": ("fact",),
    "nao_measures": ("value", "direction"),
    "settings": ("value",),
}
# Documents are named so that rows can cite them; by itself a document is no part of the plan.
SETTINGS_WAY = "a setting that is known is changed on the Settings page or with “settings import”"
UNCOUNTED = frozenset({"sources"})
WORDS: dict[str, tuple[str, str]] = {
    "organisations": ("organisation", "organisations"),
    "themes": ("theme", "themes"),
    "priorities": ("priority", "priorities"),
    "plans": ("plan", "plans"),
    "objectives": ("objective", "objectives"),
    "commitments": ("commitment", "commitments"),
    "commitment_priorities": ("priority of a commitment", "priorities of commitments"),
    "plan_actions": ("plan action", "plan actions"),
    "milestones": ("milestone", "milestones"),
    "forum_facts": ("fact about the {forum}", "facts about the {forum}"),
    "nao_measures": ("outside measure", "outside measures"),
    "settings": ("setting", "settings"),
}


@dataclass(frozen=True)
class PlanImport:
    """The rows that sheets would add to the plan, beside the whole they would make with it."""

    new: PlanFiles
    whole: PlanFiles

    @property
    def counts(self) -> dict[str, int]:
        """The number of new rows of each table, the tables with none left out."""
        every = {name: len(getattr(self.new, name)) for name in WORDS}
        return {name: number for name, number in every.items() if number}

    @property
    def words(self) -> list[str]:
        """The counts as a reader sees them: "3 commitments"."""
        return [f"{number:,} {in_house_words(WORDS[name][number != 1])}" for name, number in self.counts.items()]


def check_import(store: Store, sheets: Sequence[PlanSheet], today: date) -> PlanImport:
    """The rows that the sheets would add, as the plan stands now.

    Raises:
        FileRefused: with every fault of every sheet.
    """
    kept = plan_tables(store)
    scanned, _ = scan_sheets(sheets)
    places = {sheet.table: sheet.place for sheet in sheets}
    new: dict[str, list[Any]] = {}
    faults: list[Fault] = []
    for name, rows in scanned.items():
        new[name], found = sorted_out(name, rows, kept[name])
        faults += [Fault(places[name], *rest) for rest in found]
    # Only of new plans: a plan that is known was in time when it came in.
    faults += too_late(places.get("plans", ""), new["plans"], today)
    lines = {name: {row.line for row in rows} - {row.line for row in new[name]} for name, rows in scanned.items()}
    # A row that the plan has would be refused as a double beside itself.
    unknown = [leave_out_lines(sheet, lines[sheet.table]) for sheet in sheets]
    whole = read_sheets(unknown, known_rows(kept), faults)
    return PlanImport(PlanFiles(**{name: tuple(rows) for name, rows in new.items()}), whole)


Misfit = tuple[int | None, str | None, str | None, str]


def sorted_out(name: str, rows: Sequence[Any], kept: Sequence[Any]) -> tuple[list[Any], list[Misfit]]:
    """The rows that are new, and the misfits: a known row that disagrees, or a new one that doubles a known value."""
    by_key = {key(name, row): row for row in kept}
    new: list[Any] = []
    misfits: list[Misfit] = []
    for row in rows:
        known = by_key.get(key(name, row))
        if known is None:
            new.append(row)
            misfits += find_doubles(name, row, kept)
        else:
            misfits += differences(name, row, known)
    return new, misfits


def key(name: str, row: Any) -> tuple[object, ...]:
    """The values that a row of a table is known by."""
    # The first of a table's keys says which row it is; each of the others may be used once.
    return together(row, TABLES[name][1][0])


def together(row: Any, joined: str) -> tuple[object, ...]:
    """The values of some columns, which are joined by "+"."""
    return tuple(getattr(row, column) for column in joined.split("+"))


def differences(name: str, row: Any, known: Any) -> Iterator[Misfit]:
    """Each column in which the row disagrees with the plan, as it is and as it was first written."""
    for column in COMPARED.get(name, ()):
        present = getattr(known, column)
        given = getattr(row, column)
        # The first wording counts too, so that the file a plan came from still reads as "nothing new" (decision 31).
        kept = (present, getattr(known, f"first_{column}", present))
        # What cannot be seen is no difference; it was kept before it was left out on the way in.
        if same_seen(given) not in map(same_seen, kept):
            way = SETTINGS_WAY if name == "settings" else "what is known is changed on the Plan page, not by a file"
            expected = f"{value_words(present)}, as the plan has it: {way}"
            yield row.line, column, value_words(given), expected


def same_seen(value: object) -> object:
    return tidy_text(value) if isinstance(value, str) else value


def find_doubles(name: str, row: Any, kept: Sequence[Any]) -> Iterator[Misfit]:
    """Each column in which a new row has a value that only one row may have: its title, say."""
    for joined in TABLES[name][1][1:]:
        if together(row, joined) in [together(known, joined) for known in kept]:
            column = joined.rpartition("+")[2]
            yield row.line, column, value_words(getattr(row, column)), "a value used once: the plan has it already"


def value_words(value: object) -> str:
    return "nothing" if value is None else quote_text(str(value))


def leave_out_lines(sheet: PlanSheet, lines: Collection[int]) -> PlanSheet:
    """The sheet without the rows of some lines; what cannot be read stays in, to be refused."""
    return replace(sheet, rows=[row for row in sheet.rows if row[0] not in lines])


def known_rows(kept: Mapping[str, Sequence[Any]]) -> dict[str, list[Row]]:
    """The plan as it stands, as rows of its files; they were found to be sound when they came in."""
    return {
        # Built without validating again: a fault in them could not be put right in the file that is being imported.
        name: [TABLES[name][0].model_construct(line=0, **columns(row)) for row in rows]
        for name, rows in kept.items()
    }


def import_plan(store: Store, occasion: Occasion, sheets: Sequence[PlanSheet]) -> PlanImport:
    """Add what is new, all of it or nothing; where nothing is, nothing is written.

    Raises:
        NotAllowed: the actor does not keep the plan.
        FileRefused: as `check_import`.
    """
    occasion.require(Act.KEEP_PLAN)

    def imported(head: int) -> tuple[list[Entry], PlanImport]:
        # Checked again inside the write: the plan may have changed since the preview that somebody confirmed.
        done = check_import(store, sheets, occasion.today)
        batch = Batch()
        PlanLoader(
            files=done.new,
            batch=batch,
            recorded_at=lambda _: occasion.now,
            ids=known_ids(store),
            person=occasion.actor.person,
            today=occasion.today,
            whole=done.whole,
        ).load_rows()
        return batch.entries(head), done

    return store.write(imported)
