"""A made-up plan at a size no real one has: ten Forums' worth of answers from 300 departments.

The few facts that name things go the usual way, through the store's own append. The many are worked out by the
database from a counter (bench.sql), which takes seconds where appending them would take an hour.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from compact_dash.commands.batch import Batch
from compact_dash.commands.forum.freeze_ratings import Pin, freeze_ratings
from compact_dash.commands.loading.load_plan import WHO, PlanLoader
from compact_dash.domain import facts
from compact_dash.domain.moment import london_timestamp
from compact_dash.intake.plan.reading import read_plan
from compact_dash.intake.plan.rows import OrganisationRow, PlanFiles
from compact_dash.store import Store, create_store
from compact_dash.store.append import ChainEnd, set_head
from compact_dash.store.ids import new_id
from compact_dash.store.statements import Statement, read_statements, statements
from tools.bench.grounds.size import TODAY, Size

SEED = Path(__file__).parents[3] / "data" / "seed"
PLAN = "BP-2013/14"
# The board looks back at five Forums, and no page of the bench reads an older one's ratings.
FROZEN = 5
Report = Callable[[str], None]


def made_up() -> dict[str, Statement]:
    """The statements that make numbered rows, by name. DuckDB alone takes them, so they are none of the store’s."""
    return read_statements(Path(__file__).parent / "queries")


def create_large(path: Path, size: Size, now: datetime, report: Report) -> None:
    """Make a database of a size; `report` is told each of the `size.steps` steps as it starts.

    Raises:
        StoreRefused: the database cannot be made there.
    """
    create_store(str(path), now, lambda store: LargePlan(store, size, report).fill())


@dataclass
class LargePlan:
    """Fills an empty store with a plan and its history, oldest facts first."""

    store: Store
    size: Size
    report: Report
    programme: str = field(default_factory=new_id)
    forums: list[str] = field(default_factory=list)

    def fill(self) -> None:
        self.report("The plan")
        self.name_things()
        self.promise()
        for number, held_on in enumerate(self.size.held, start=1):
            self.report(f"Forum {number} of {self.size.forums}")
            self.ask(number, held_on)
            self.answer(number, held_on)
            # The last Forum is still to come: it has returns, but has not met.
            if held_on < TODAY:
                self.meet(number, held_on)
        self.report("The latest update of each action")
        # After every answer, once: kept up to date with each it would be written ten times.
        self.run("bench_current")
        self.report("The trail")
        self.run("bench_changes")
        for pin in self.store.fetch(Pin, "forum_pins")[-FROZEN:]:
            self.report(f"The ratings of the Forum of {pin.opened_on:%B %Y}")
            freeze_ratings(self.store, pin)

    def name_things(self) -> None:
        """Organisations, themes, priorities, settings and the plan itself: the real words, but for the departments."""
        batch = Batch()
        loader = PlanLoader(enlarged(read_plan(SEED), self.size), batch, lambda day: at(day, 9))
        loader.load(facts.Programme(self.programme, "A made-up plan, for measuring", True, TODAY))
        self.store.append(batch.entries)

    def promise(self) -> None:
        """The commitments, their priorities and their first dates."""
        day = self.size.first_day
        many: dict[str, Any] = {
            "recorded_at": at(day, 10),
            "reported_on": day,
            "actions": self.size.actions,
            "departments": self.size.departments,
        }
        self.write("bench_actions", plan=PLAN, **many)
        self.write("bench_action_versions", **many)
        self.write("bench_action_priorities", **many)
        self.write("bench_milestones", **many)
        self.write("bench_milestone_versions", earliest_on=TODAY - timedelta(days=150), **many)

    def ask(self, number: int, held_on: date) -> None:
        """Plan a Forum and commission returns for it."""
        # Four weeks before the Forum, with two for the departments to answer in, as in the demonstration.
        asked_on = held_on - timedelta(days=28)
        forum = new_id()
        self.forums.append(forum)
        deadline_on = held_on - timedelta(days=14)
        version = facts.ForumVersion(forum, asked_on, held_on, "14:00", 90, "Whitehall", None)
        commission = facts.Commission(
            commission_of(number), asked_on, forum, held_on, deadline_on, "A rating for each open line"
        )
        self.append(at(asked_on, 10), facts.Forum(forum, self.programme, "quarterly"), version, commission)
        many: dict[str, Any] = {"recorded_at": at(asked_on, 11), "commission": commission_of(number)}
        self.write("bench_returns", **many)
        self.write("bench_return_lines", actions=self.size.actions, departments=self.size.departments, **many)

    def answer(self, number: int, held_on: date) -> None:
        """The returns; the last ones miss a department in twenty, and as many corrected the middle ones."""
        day = held_on - timedelta(days=16)
        many: dict[str, Any] = {
            "recorded_at": at(day, 16),
            "reported_on": day,
            "commission": commission_of(number),
            "number": number,
            "forum": self.forums[-1],
            "actions": self.size.actions,
            "departments": self.size.departments,
        }
        is_last = number == self.size.forums
        self.write("bench_updates", silence=is_last, **many)
        self.write("bench_milestone_steps", **many)
        # Corrections and rewordings stand in the middle, where later facts follow them as in a real history.
        if number == self.size.forums // 2:
            self.write("bench_corrections", **many)
            self.write("bench_rewordings", **many)
        self.write("bench_return_events", kind="submitted", every=1, **many)
        # A department whose return OCS has accepted for the coming Forum starts it without an agreed rating.
        self.write("bench_return_events", kind="accepted", every=3 if is_last else 1, **many)

    def meet(self, number: int, held_on: date) -> None:
        """A Forum held: one commitment in five gets an agreed rating somewhere, half of them at the last Forum."""
        forum = self.forums[-1]
        self.append(at(held_on, 14), facts.ForumEvent(forum, held_on, "opened", None, None))
        earlier = self.size.forums - 2
        every, offset = (10, 0) if number > earlier else (10 * earlier, 10 * number - 5)
        many: dict[str, Any] = {"recorded_at": at(held_on, 15), "reported_on": held_on, "forum": forum}
        self.write("bench_assessments", every=every, offset=offset, **many)
        self.append(at(held_on, 16), facts.ForumEvent(forum, held_on, "closed", None, None))

    def append(self, recorded_at: datetime, *these: facts.Fact) -> None:
        self.store.append(lambda _: [facts.Entry(fact, recorded_at, WHO) for fact in these])

    def run(self, name: str) -> None:
        """Run a statement that works out what follows from the numbered rows."""
        with self.store.engine.transaction() as session:
            session.run(made_up()[name].sql)

    def write(self, name: str, **given: Any) -> None:
        """Run a statement that makes numbered rows, and move the head past them."""
        statement = made_up()[name]
        with self.store.engine.transaction() as session:
            head, link = session.run(statements()["take_head"].sql).rows[0]
            values = [head if parameter == "first" else given[parameter] for parameter in statement.parameters]
            made = session.run(statement.sql, values).rows[0][0]
            set_head(session, ChainEnd(head + made, link), is_settled=True)


def enlarged(files: PlanFiles, size: Size) -> PlanFiles:
    """The real plan's words with other departments, published on the first day, and no line of its own."""
    others = [row for row in files.organisations if row.kind != "department"]
    moved = [row.model_copy(update={"position": size.departments + n}) for n, row in enumerate(others, start=1)]
    model = next(row for row in files.organisations if row.kind == "department")
    return replace(
        files,
        organisations=(*(department(model, n) for n in range(1, size.departments + 1)), *moved),
        plans=tuple(row.model_copy(update={"published_on": size.first_day}) for row in files.plans),
        objectives=(),
        commitments=(),
        commitment_priorities=(),
        plan_actions=(),
        milestones=(),
    )


def department(model: OrganisationRow, number: int) -> OrganisationRow:
    code, name = f"D{number:03}", f"Department {number}"
    return model.model_copy(
        update={
            "code": code,
            "abbreviation": code,
            "name": f"{name} for made-up affairs",
            "short_name": name,
            "position": number,
        }
    )


def commission_of(number: int) -> str:
    return f"commission-{number}"


def at(day: date, hour: int) -> datetime:
    return london_timestamp(day, time(hour))
