"""Making a database: the demonstration, or a plan with nothing reported yet, that of 2013 or a house's own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

from compact_dash.commands.batch import Batch
from compact_dash.commands.forum.freeze_ratings import freeze_every_forum
from compact_dash.commands.loading.demo_rows import read_demo
from compact_dash.commands.loading.load_demo import DemoLoader
from compact_dash.commands.loading.load_plan import PlanLoader
from compact_dash.domain.errors import Fault
from compact_dash.domain.facts import Programme, SettingWords
from compact_dash.domain.house import WHITEHALL, speaking_for
from compact_dash.domain.moment import london_timestamp, london_today
from compact_dash.domain.settings import house_with
from compact_dash.intake.plan.agreement import too_late
from compact_dash.intake.plan.reading import read_plan, read_sheets, scan_sheets
from compact_dash.intake.plan.rows import PlanFiles
from compact_dash.intake.plan.sheets import NAMES, PlanSheet, sheets_at
from compact_dash.intake.tables import Row
from compact_dash.store import Store, create_store
from compact_dash.store.ids import new_id

# Without these there is nobody to own a line and nothing for a line to belong to.
NEEDED = ("organisations", "plans")
# The document that the program's own thresholds name; a plan need not list it to have them.
OWN_RULES = "Rules of this dashboard"


def read_own_plan(path: Path, files: Path, today: date) -> PlanFiles:
    """The plan in a workbook, a CSV file or a folder.

    Raises:
        NotFound: there is nothing at the path.
        FileRefused: with every fault of every sheet.
    """
    sheets = sheets_at(path)
    own = read_plan(files / "seed")
    lent: dict[str, Sequence[Row]] = {"sources": as_lent(row for row in own.sources if row.name == OWN_RULES)}
    scanned, _ = scan_sheets(sheets)
    # A folder may lack the table of plans; `missing` then says so, and there is no place to name.
    place = next((sheet.place for sheet in sheets if sheet.table == "plans"), "")
    return read_sheets(sheets, lent, [*missing(sheets, path), *too_late(place, scanned["plans"], today)])


def as_lent(rows: Iterable[Row]) -> list[Row]:
    """Rows of the program's own plan, beside those of a given one."""
    # Line 0 stands for no line of the given file, so that a fault is never put down to a row that is not in it.
    return [row.model_copy(update={"line": 0}) for row in rows]


def missing(sheets: Sequence[PlanSheet], path: Path) -> Iterator[Fault]:
    """A fault for each table without which there is no plan."""
    given = {sheet.table for sheet in sheets}
    for name in NEEDED:
        if name not in given:
            yield Fault(path.name, None, None, None, f"a table called {name}, beside those it has; a plan has {NAMES}")


def words_of_plan(files: PlanFiles) -> dict[str, str]:
    """The words of the house that follow from a plan: its bodies’ names, and when its years begin."""
    begins = min(files.plans, key=lambda row: row.starts_on).starts_on
    words = {"plan_year_month": f"{begins:%B}"}
    bodies = {row.kind: row for row in files.organisations}
    lead, partner = bodies["ocs"], bodies.get("compact_voice")
    # The plan of 2013 is Whitehall's own, whose words are there already; no other house is a part of it.
    if lead.abbreviation != WHITEHALL.office:
        words |= {"office": lead.abbreviation, "office_name": lead.name, "office_parent": "", "local_team": ""}
        words["programme"] = WHITEHALL.forum_name
    words["partner"] = partner.short_name if partner else "the partner"
    return {name: word for name, word in words.items() if word != getattr(WHITEHALL, name)}


FILES = Path(__file__).parents[3] / "data"

Report = Callable[[str], None]


def quietly(step: str) -> None:
    """Report nothing."""


def create_demonstration(address: str, now: datetime, report: Report = quietly, files: Path = FILES) -> None:
    """Make a database that holds the real plan and the illustrative year on top of it.

    Raises:
        FileRefused: a file has a fault; nothing is made.
        StoreRefused: the database cannot be made there.
    """
    report("Reading the plan and the demonstration year")
    plan_files, demo_files = read_plan(files / "seed"), read_demo(files / "demo")
    batch = Batch()
    # The plan is recorded on the day it was published, so that it comes before the pin of every Forum of the year.
    loader = PlanLoader(plan_files, batch, recorded_at=lambda day: london_timestamp(day, time(9, 0)))
    plan = loader.load(Programme(new_id(), demo_files.programme["title"], True, demo_files.today_on))
    DemoLoader(demo_files, batch, plan).load()

    def fill(store: Store) -> None:
        report("Writing the facts")
        store.append(batch.entries)
        report("Keeping each Forum’s ratings")
        # After the facts, because an edition is worked out from all that was known at its pin.
        freeze_every_forum(store)

    create_store(address, now, fill)


def create_empty(
    address: str, now: datetime, report: Report = quietly, files: Path = FILES, plan: Path | None = None
) -> None:
    """Make a database that holds the real plan, or the one at `plan`, with nothing asked and nothing reported.

    Raises:
        FileRefused: a file has a fault; nothing is made.
        StoreRefused: the database cannot be made there.
    """
    report("Reading the plan")
    batch = Batch()

    # A real database learns of the plan today; dating it back would claim knowledge that nobody recorded.
    def as_now(_: date) -> datetime:
        return now

    plan_files = read_plan(files / "seed") if plan is None else read_own_plan(plan, files, london_today(now))
    given = {row.name: row.set_to for row in plan_files.settings if isinstance(row.set_to, str)}
    named = {name: words for name, words in words_of_plan(plan_files).items() if name not in given}
    own = house_with(named | given)
    with speaking_for(own):
        loader = PlanLoader(plan_files, batch, as_now)
        loader.load(Programme(new_id(), own.programme, False, None))
        for name, words in named.items():
            loader.add(SettingWords(name, loader.first_day, words, "As the plan has it"))

    def fill(store: Store) -> None:
        report("Writing the facts")
        store.append(batch.entries)

    create_store(address, now, fill)
