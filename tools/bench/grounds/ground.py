"""The ground: a demonstration in which OCS has just asked every organisation for a return."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import cycle, islice
from pathlib import Path

from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forum
from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.reports.programme import programme
from compact_dash.reports.returns.lines_asked import lines_asked
from compact_dash.store import Store, open_store
from tools.bench.play.lead import Place

# After the demonstration's last Forum, which has been asked for already.
HELD_ON, DEADLINE_ON = date(2014, 12, 10), date(2014, 11, 26)
OCS = Actor("OCS", (Membership(Role.OCS, "OCS"),))
# Each of an organisation's leads writes where the others do: the first two in one line, in fields of their own.
FIELDS = ("words", "evidence", "help_wanted")
# Four leads of one organisation write in three of its lines.
FEWEST_LINES = 3
# Two of them in one line, so that saves of different fields of a line meet.
TOGETHER = 4


@dataclass(frozen=True)
class Ground:
    """A database to file into: where it is, the Forum asked about, and the lines of each organisation."""

    database: Path
    lines: dict[str, list[str]]

    @property
    def forum(self) -> str:
        return HELD_ON.isoformat()

    def places(self, leads: int) -> list[Place]:
        """A place for each lead: four to an organisation, two at one field, one at each of two more lines."""
        organisations = islice(cycle(self.lines), -(-leads // TOGETHER))
        seats = [(organisation, seat) for organisation in organisations for seat in range(TOGETHER)]
        return [
            Place(
                organisation, self.lines[organisation][max(seat - 1, 0)], FIELDS[max(seat - 1, 0) % len(FIELDS)], number
            )
            for number, (organisation, seat) in enumerate(seats[:leads])
        ]


def lay(database: Path, now: datetime, report: Callable[[str], None]) -> Ground:
    """Make the demonstration and have OCS ask for returns for one Forum more."""
    create_demonstration(str(database), now, report)
    store = open_store(str(database), now)
    try:
        return Ground(database, ask(store, now))
    # The server that is measured must find the file free.
    finally:
        store.close()


def ask(store: Store, now: datetime) -> dict[str, list[str]]:
    """Plan the Forum and commission its returns; the lines of each organisation that has enough of them."""
    held = programme(store)
    occasion = Occasion(OCS, held.now(now), held.today(now))
    forum = plan_forum(store, occasion, ForumPlan(HELD_ON, time(14), 90, "Whitehall"))
    commission_returns(store, occasion, forum, Request(DEADLINE_ON, "A rating for each line", "Shared with all"))
    asked = lines_asked(store, occasion.today)
    return {
        each.organisation.code: [line.ref for line in each.lines]
        for each in asked
        if each.organisation.kind == "department" and len(each.lines) >= FEWEST_LINES
    }
