"""The contest: the same number of changes on the product and on the blank page, turn by turn.

Turns share whatever else the machine does meanwhile, and who goes first alternates: neither page is measured in a
quiet minute that the other did not have.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle, islice

from tools.bench.measures.cost import Cost, Costs, Seat, summed_up
from tools.bench.play.client import Answer
from tools.bench.play.widget import BAR, Value, Widget

AS_AT = "as_at"
# They choose the moment that the board is read at, and so measure the database and not the sums.
NOT_FILTERS = (AS_AT, "forum")
# The first runs after a start load modules and fill caches, which no later run does.
WARM_UPS = 5
# Of 70 values the 95th percentile still has three above it, so that one stray run does not make it.
CHANGES = 70
# Few, because each reads the whole board from the database and only the middle one is told.
DATES = 8

Change = tuple[str, Value]
Pair = tuple[Cost, Cost]
Request = Callable[[], Answer]


@dataclass(frozen=True)
class Result:
    """The costs of some changes on the product, and of as many reruns on the blank page beside them."""

    product: Costs
    blank: Costs

    @property
    def cpu_ratio(self) -> float:
        return self.product.cpu / self.blank.cpu

    @property
    def round_trip_ratio(self) -> float:
        return self.product.round_trip / self.blank.round_trip


def filters(widgets: Sequence[Widget]) -> list[Widget]:
    """The widgets that narrow the board and ask the server: those kept in the address that have something to choose."""
    return [each for each in widgets if each.in_address and each.key not in NOT_FILTERS and each.others and asks(each)]


def asks(widget: Widget) -> bool:
    """Whether a change is a message to the server; a bar of filters works in the browser."""
    return widget.kind != BAR


def filter_changes(widgets: Sequence[Widget]) -> Iterator[Change]:
    """Each filter set and cleared in turn, without end; every time round with the next of its values."""
    for turn in count():
        for widget in widgets:
            yield widget.key, widget.others[turn % len(widget.others)]
            yield widget.key, widget.default


def known_dates(today: date) -> Iterator[Change]:
    """The day before and the day itself, without end: the whole page is run for days that are known already."""
    return cycle([(AS_AT, (today - timedelta(days=1)).isoformat()), (AS_AT, today.isoformat())])


def date_changes(before: date) -> Iterator[Change]:
    """Dates nobody has asked for yet, so that the board is read from the database each time."""
    for days in count(1):
        yield AS_AT, (before - timedelta(days=days)).isoformat()


def compete(product: Seat, blank: Seat, changes: Iterator[Change], number: int, warm_ups: int = 0) -> Result:
    """Change the product's page and rerun the blank one, in turns; the warm-ups do not count."""
    # Warm-ups are run in turns like the rest and cut off afterwards.
    pairs = [
        turn(product, blank, change, is_even=place % 2 == 0)
        for place, change in enumerate(islice(changes, warm_ups + number))
    ][warm_ups:]
    return Result(summed_up(pair[0] for pair in pairs), summed_up(pair[1] for pair in pairs))


def turn(product: Seat, blank: Seat, change: Change, is_even: bool) -> Pair:
    def changed() -> Answer:
        return product.client.change(*change)

    if is_even:
        first = product.cost(changed)
        return first, blank.cost(blank.client.rerun)
    second = blank.cost(blank.client.rerun)
    return product.cost(changed), second
