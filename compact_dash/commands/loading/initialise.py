"""Making a database: the demonstration, or the real plan with nothing reported yet."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from compact_dash.commands.batch import Batch
from compact_dash.commands.forum.freeze_ratings import freeze_every_forum
from compact_dash.commands.loading.demo_rows import read_demo
from compact_dash.commands.loading.load_demo import DemoLoader
from compact_dash.commands.loading.load_plan import PlanLoader
from compact_dash.commands.loading.own_plan import read_own_plan
from compact_dash.domain.facts import Programme
from compact_dash.domain.moment import london_timestamp, london_today
from compact_dash.intake.plan.reading import read_plan
from compact_dash.store import Store, create_store
from compact_dash.store.ids import new_id

FILES = Path(__file__).parents[3] / "data"
REAL_TITLE = "Compact Forum, Whitehall"

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
    loader = PlanLoader(plan_files, batch, recorded_at=lambda day: london_timestamp(day, time(9, 0)))
    plan = loader.load(Programme(new_id(), demo_files.programme["title"], True, demo_files.today_on))
    DemoLoader(demo_files, batch, plan).load()

    def fill(store: Store) -> None:
        report("Writing the facts")
        store.append(batch.entries)
        report("Keeping each Forum’s ratings")
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

    def as_now(_: date) -> datetime:
        return now

    plan_files = read_plan(files / "seed") if plan is None else read_own_plan(plan, files, london_today(now))
    PlanLoader(plan_files, batch, as_now).load(Programme(new_id(), REAL_TITLE, False, None))

    def fill(store: Store) -> None:
        report("Writing the facts")
        store.append(batch.entries)

    create_store(address, now, fill)
