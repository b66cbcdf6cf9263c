"""The account: everything measured, in words and in one table."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from compact_dash.domain.wording import as_list, count
from tools.bench.measures.contest import DATES, WARM_UPS, Result
from tools.bench.measures.cost import Costs
from tools.bench.measures.measured import Measured
from tools.bench.play.browser import Visit


def explain(console: Console, measured: Sequence[Measured]) -> None:
    """Print the table and the lines under it."""
    first = measured[0]
    console.print(
        f"{changed_words(first.filters)} beside a "
        f"rerun of a page that holds one title. Both ran in their own streamlit process under the same settings. "
        f"{count(first.changes.product.changes, 'change')} each, turn by turn, after {WARM_UPS} that do not count. "
        "Round trip: from sending the change over a websocket to the end of the script, without a browser and "
        "without the 40 ms that Linux may hold back an acknowledgement. CPU: what the server process took for it.",
        highlight=False,
    )
    console.print(table_of(measured))
    for each in measured:
        for line in lines_of(each):
            console.print(line, highlight=False)


def changed_words(filters: Sequence[str]) -> str:
    if filters:
        return f"A change of filter on the Progress page ({as_list(filters)}: set, then cleared, each in turn)"
    return (
        "The filters of the Progress page work in the browser and ask nothing of the server. "
        "A change of its date between two days that are known, which runs the whole page,"
    )


def table_of(measured: Sequence[Measured]) -> Table:
    table = Table("Size", "Page", title="Milliseconds for a change", title_justify="left")
    for heading in ("Round trip, median", "p95", "CPU, median", "p95"):
        table.add_column(heading, justify="right")
    for each in measured:
        table.add_row(each.goal.size.split(" (")[0], "Progress", *cells_of(each.changes.product))
        table.add_row("", "blank", *cells_of(each.changes.blank), end_section=True)
    return table


def cells_of(costs: Costs) -> list[str]:
    return [f"{value * 1000:.1f}" for value in (costs.round_trip, costs.slow_round_trip, costs.cpu, costs.slow_cpu)]


def lines_of(measured: Measured) -> list[str]:
    """The findings that the table cannot hold, one sentence a line."""
    changes = measured.changes
    # A size is reached by both or not at all: a page may be quick and still wear the processor out.
    worst = max(changes.cpu_ratio, changes.round_trip_ratio)
    verdict = "reached" if worst <= measured.goal.times_blank else "not reached"
    product, blank = measured.first_view
    return [
        f"{measured.goal.size}:",
        f"  CPU {changes.cpu_ratio:.2f} x blank, round trip {changes.round_trip_ratio:.2f} x blank; "
        f"to reach: at most {measured.goal.times_blank} x: {verdict}.",
        f"  {dates_line(measured.dates)}",
        f"  First view after the start, over the websocket: {product * 1000:.0f} ms; blank {blank * 1000:.0f} ms.",
        *(f"  {line}" for line in browser_lines(measured.browser)),
        f"  Server memory after it: {megabytes(measured.memory[0])}; blank {megabytes(measured.memory[1])}.",
        f"  pandas in the server: {loaded(measured.pandas[0])}; in the blank one: {loaded(measured.pandas[1])}.",
    ]


def dates_line(dates: Result | str) -> str:
    if isinstance(dates, str):
        return dates
    product = dates.product
    return (
        f"A change to a date nobody had asked for, which reads the board from the database as the first change after "
        f"a new fact does: {product.round_trip * 1000:.0f} ms round trip, {product.cpu * 1000:.0f} ms CPU "
        f"(medians of {DATES})."
    )


def browser_lines(browser: Visit | str) -> list[str]:
    if isinstance(browser, str):
        return [f"Not visited with a browser: {browser}"]
    plotly = f"plotly among them: {', '.join(browser.plotly)}" if browser.plotly else "no plotly among them"
    return [
        f"In Chromium, click on a filter to changed table: {browser.click * 1000:.0f} ms (median of {browser.clicks}).",
        f"In Chromium, first view with nothing cached: {browser.first_view:.2f} s to the table; "
        f"{count(browser.files, 'file')}, {megabytes(browser.size)}, {plotly}.",
    ]


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def loaded(answer: bool | None) -> str:
    return {True: "imported", False: "not imported", None: "cannot be told here"}[answer]
