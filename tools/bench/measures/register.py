"""The register's pages with 100 entries and with 10,000: what each takes of the processor, turn by turn."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench.measures.cost import Seat
from tools.bench.play.client import Client
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

FEW, MANY = 100, 10_000
# Times its cost with few entries that a page may take with many.
GOAL = 1.5
POST = "OCS"
VISITS, WARM_UPS = 9, 2
AN_ENTRY = "an entry"
# Every page of the register; a day that nobody asked for yet has all of it read from the database.
PAGES = ("record", AN_ENTRY, "support", "good_practice", "consultations", "between")


@dataclass(frozen=True)
class PageGrowth:
    """The processor seconds of a page, with few entries and with many."""

    page: str
    few: float
    many: float

    @property
    def ratio(self) -> float:
        return self.many / self.few


@dataclass(frozen=True)
class Place:
    """Somebody at a server of one size, and the entry that they open."""

    seat: Seat
    visitor: Visitor
    entry_id: str

    def cost(self, page: str) -> float:
        """The processor seconds of one visit."""
        address, query = ("record", f"entry={self.entry_id}") if page == AN_ENTRY else (page, "")
        return self.seat.cost(lambda: self.visitor.open(address, query)).cpu


def measure_register(root: Path, sizes: dict[int, tuple[Path, str]]) -> list[PageGrowth]:
    """Visit each page of both sizes by turns; `sizes` has for each the database and the id of one of its entries.

    Raises:
        BenchFailed: a page answered with an error, or not in time.
    """
    with ExitStack() as opened:
        places = {number: seated(opened, root, database, entry_id) for number, (database, entry_id) in sizes.items()}
        return [PageGrowth(page, *costs_of(page, places)) for page in PAGES]


def seated(opened: ExitStack, root: Path, database: Path, entry_id: str) -> Place:
    server = opened.enter_context(Server("the product", root, database))
    client = opened.enter_context(Client(server.port, DOOR))
    visitor = Visitor(client)
    visitor.come_in(POST, DOOR)
    return Place(Seat(server, client), visitor, entry_id)


def costs_of(page: str, places: dict[int, Place]) -> Iterator[float]:
    """The middle cost of a page for each size, few first."""
    found: dict[int, list[float]] = {number: [] for number in places}
    for turn in range(WARM_UPS + VISITS):
        # Who goes first alternates, so that neither has a quiet minute that the other has not.
        for number in sorted(places, reverse=turn % 2 == 1):
            found[number].append(places[number].cost(page))
    return (median(found[number][WARM_UPS:]) for number in sorted(found))


def register_lines(found: list[PageGrowth]) -> list[str]:
    """The findings, one sentence a line."""
    return [
        f"Pages of the register with {FEW} entries and with {MANY:,}, processor time of a visit, to reach: "
        f"{GOAL} times:",
        *(
            f"  {each.page}: {each.few * 1000:.0f} ms and {each.many * 1000:.0f} ms, {each.ratio:.2f} times: "
            f"{'reached' if each.ratio <= GOAL else 'not reached'}"
            for each in found
        ),
    ]
