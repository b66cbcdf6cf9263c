"""Costs: of one change, and the middle and slow end of many."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from tools.bench.play.client import Answer, Client
from tools.bench.server import Server

# In seconds. Work that the server still does once the visitor has its page counts too, so the clock is read later.
SETTLING = 0.015


@dataclass(frozen=True)
class Cost:
    """One change: seconds from asking to the end of the script, and processor seconds of the server."""

    round_trip: float
    cpu: float


@dataclass(frozen=True)
class Costs:
    """The middle and the slow end of some costs."""

    changes: int
    round_trip: float
    slow_round_trip: float
    cpu: float
    slow_cpu: float


@dataclass(frozen=True)
class Seat:
    """A visitor of a server, and the way to tell what a request of that visitor costs the server."""

    server: Server
    client: Client

    def cost(self, request: Callable[[], Answer]) -> Cost:
        # The server's own clock of the processor: what the machine does meanwhile is not counted.
        before = self.server.cpu_seconds()
        answer = request()
        time.sleep(SETTLING)
        return Cost(answer.seconds, self.server.cpu_seconds() - before)


def summed_up(costs: Iterable[Cost]) -> Costs:
    """Median and 95th percentile of the costs, of which there is at least one."""
    listed = list(costs)
    trips, cpus = [cost.round_trip for cost in listed], [cost.cpu for cost in listed]
    return Costs(len(listed), median(trips), percentile(trips, 95), median(cpus), percentile(cpus, 95))


def percentile(values: list[float], share: int) -> float:
    """The smallest value that at least `share` per cent of the values do not pass."""
    rank = -(-len(values) * share // 100)
    return sorted(values)[max(rank, 1) - 1]
