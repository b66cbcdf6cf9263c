"""The measuring at one size, step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tools.bench.failure import BenchFailed
from tools.bench.grounds.size import TODAY
from tools.bench.measures.contest import (
    AS_AT,
    CHANGES,
    DATES,
    WARM_UPS,
    Result,
    compete,
    date_changes,
    filter_changes,
    filters,
    known_dates,
)
from tools.bench.measures.cost import Seat
from tools.bench.play.browser import NoBrowser, Visit, visit
from tools.bench.play.client import Client
from tools.bench.server import Server

# Progress is the page that stands at the root.
PAGE = ""


@dataclass(frozen=True)
class Goal:
    """A size by its name, and how many times a blank page a change may cost there."""

    size: str
    times_blank: float


@dataclass(frozen=True)
class Measured:
    """Everything found at one size. Pairs are the product's and the blank page's; a sentence says why there is none."""

    goal: Goal
    filters: tuple[str, ...]
    changes: Result
    dates: Result | str
    first_view: tuple[float, float]
    browser: Visit | str
    memory: tuple[int, int]
    pandas: tuple[bool | None, bool | None]


def measure(goal: Goal, product: Server, blank: Server, report: Callable[[str], None]) -> Measured:
    """Measure two running servers beside each other; `report` is told each of 3 steps.

    Raises:
        BenchFailed: a page answered with an error, or has neither filters nor a date, or a server ended.
    """
    try:
        return measured(goal, product, blank, report)
    except BenchFailed:
        # A server that has gone is the better reason.
        for server in (product, blank):
            server.check_running()
        raise


def measured(goal: Goal, product: Server, blank: Server, report: Callable[[str], None]) -> Measured:
    with Client(product.port, PAGE) as reader, Client(blank.port) as other:
        first_view = reader.visit().seconds, other.visit().seconds
        seats = Seat(product, reader), Seat(blank, other)
        chosen = filters(list(reader.widgets.values()))
        report("Changes of filter")
        # Filters that work in the browser ask nothing of the server; what still does is a run for another day.
        asked = filter_changes(chosen) if chosen else known_dates(TODAY)
        changes = compete(*seats, asked, CHANGES, WARM_UPS)
        report("Dates nobody asked for")
        dates = by_date(*seats)
    report("A browser visit")
    # When the websockets are closed, so that the browser is the only visitor.
    seen = by_browser(product)
    return Measured(
        goal=goal,
        filters=tuple(widget.key for widget in chosen),
        changes=changes,
        dates=dates,
        first_view=first_view,
        browser=seen,
        memory=(product.memory(), blank.memory()),
        pandas=(product.has_loaded("pandas"), blank.has_loaded("pandas")),
    )


def by_date(product: Seat, blank: Seat) -> Result | str:
    if AS_AT not in product.client.widgets:
        return "The page has no control for its date, so no first look at another date was measured."
    # Further back than a known date, which would be no first look.
    return compete(product, blank, date_changes(TODAY - timedelta(days=1)), DATES)


def by_browser(product: Server) -> Visit | str:
    try:
        return visit(f"{product.address}/{PAGE}")
    except NoBrowser as refusal:
        return str(refusal)
