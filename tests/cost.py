"""What each test takes of the processor; at the end those are named that are slow and not marked so.

Seconds on a clock say little on a machine that does other things as well, so nothing is asserted of them.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

# More than this of the processor is slow, in seconds.
SLOW = 1.0
COST = "seconds of processor"
# Since the session began, in this process: what was made for more tests than one is no single test's.
shared = 0.0


def spent() -> float:
    """Seconds of processor that this process has taken, and its children that have ended."""
    return sum(os.times()[:4])


@contextmanager
def noted(item: pytest.Item) -> Iterator[None]:
    began, before = spent(), shared
    yield
    taken = dict(item.user_properties).get(COST, 0.0)
    item.user_properties[:] = [(COST, float(taken) + spent() - began - (shared - before))]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, Any, Any]:
    with noted(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    with noted(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    global shared
    began = spent()
    try:
        return (yield)
    finally:
        if fixturedef.scope != "function":
            shared += spent() - began


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    costs = [
        (float(cost), report.nodeid)
        for reports in (terminalreporter.stats.get("passed", []), terminalreporter.stats.get("failed", []))
        for report in reports
        if report.when == "call" and "slow" not in report.keywords
        for name, cost in report.user_properties
        if name == COST and float(cost) > SLOW
    ]
    if costs:
        terminalreporter.section(f"slow and not marked so: more than {SLOW:g} s of processor")
        for cost, name in sorted(costs, reverse=True):
            terminalreporter.write_line(f"{cost:6.2f} s  {name}")
