"""The table of the product beside others: its arithmetic, what it says of each aim, and what it leaves out."""

import io

import pytest
from rich.console import Console

from tools.bench.beside.column import BLANK, COLUMNS, DASH, FLOOR, PRODUCT, SHINY
from tools.bench.beside.line import Echo
from tools.bench.beside.race import turned
from tools.bench.beside.table import AIMS, Found, LineTable
from tools.bench.beside.visits import FILTER, PAGE, SEEN_COLD, USABLE_COLD
from tools.bench.comparison import explain

FOUND = LineTable(
    "At 8 Mbit/s",
    {
        PRODUCT: {SEEN_COLD: [0.3, 0.2, 0.4], USABLE_COLD: [1.3], PAGE: [0.5], FILTER: [0.01]},
        BLANK: {USABLE_COLD: [1.0]},
        DASH: {SEEN_COLD: [0.6, 0.9, 0.75], FILTER: [0.1]},
        FLOOR: {SEEN_COLD: [0.1], PAGE: [0.25]},
    },
)


def test_a_cell_says_the_median_the_ends_and_the_number() -> None:
    assert FOUND.cell(SEEN_COLD, PRODUCT) == "0.300 (0.200–0.400; n 3)"
    assert FOUND.cell(FILTER, BLANK) == "–"


def test_every_aim_is_a_ratio_of_medians_met_or_not() -> None:
    assert list(FOUND.verdicts()) == [
        "First sight, cold: 0.40 x Dash; to reach: at most 0.4 x: met.",
        "First sight, cold: 3.00 x Bare page; to reach: at most 1.5 x: not met.",
        "Usable, cold: 1.30 x Blank Streamlit; to reach: at most 1.3 x: met.",
        "Page to page: 2.00 x Bare page; to reach: at most 1.2 x: not met.",
        "Filter change: 0.10 x Dash; to reach: at most 0.1 x: met.",
    ]


def test_a_column_that_was_not_measured_has_no_place_and_no_verdict() -> None:
    assert FOUND.columns == [PRODUCT, BLANK, DASH, FLOOR]
    assert SHINY not in "".join(FOUND.verdicts())
    assert {aim.beside for aim in AIMS} == {BLANK, DASH, SHINY, FLOOR}


def test_the_table_is_told_as_markdown_and_in_words() -> None:
    found = Found([FOUND], ["Shiny was not measured. It is missing."])
    told = found.markdown()
    assert "### At 8 Mbit/s" in told
    assert "| First sight, cold | 0.300 (0.200–0.400; n 3) | – | 0.750 (0.600–0.900; n 3) | 0.100" in told
    assert told.endswith("Shiny was not measured. It is missing.\n")
    # Every row of a table has as many cells as its head.
    assert len({line.count("|") for line in told.splitlines() if line.startswith("|")}) == 1
    text = io.StringIO()
    explain(Console(file=text, width=250), found)
    assert "0.300 (0.200–0.400; n 3)" in text.getvalue()
    assert "Filter change: 0.10 x Dash; to reach: at most 0.1 x: met." in text.getvalue()


def test_whoever_goes_first_goes_last_in_the_next_round() -> None:
    assert turned(COLUMNS, 1) == [*COLUMNS[1:], COLUMNS[0]]
    assert turned(COLUMNS, len(COLUMNS)) == list(COLUMNS)


@pytest.mark.parametrize(
    ("echo", "told"),
    [
        (Echo(1, 3), "does not slow websockets down, which favours Streamlit and Shiny"),
        (Echo(1, 240), "holds a websocket's letters back, and does not let it wait"),
        (Echo(42, 240), "lets a websocket wait, and does not hold its letters back"),
        (Echo(42, 450), "slows websockets down as it does other requests"),
    ],
)
def test_the_browser_is_said_to_slow_websockets_or_not(echo: Echo, told: str) -> None:
    assert told in echo.sentence
