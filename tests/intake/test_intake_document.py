"""docs/intake.md is true: every row of its tables is put through the readers."""

import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from compact_dash.domain.returns.checks import value_faults
from compact_dash.domain.returns.fields import FIELD
from compact_dash.domain.returns.typed_answer import Misfit, value_typed
from compact_dash.domain.wording import long_date
from compact_dash.intake import workbook_cells
from compact_dash.intake.workbook_sheet import BookFacts, GridCell

DOCUMENT = (Path(__file__).parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")
TODAY = date(2014, 9, 17)
FIELDS = ("evidence", "percent", "done_on")


def rows_under(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without the backquotes round what is kept or typed."""
    section = DOCUMENT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| (`.*) \|$", section, re.MULTILINE)
    return [[cell.strip("`") if cell.startswith("`") else cell for cell in line.split(" | ")] for line in lines]


def cell_of(value: str, code: str = "General", kind: str = "n") -> GridCell | None:
    """A cell as it stands in a sheet's XML."""
    element = Element("c", {"s": "0", "t": kind})
    SubElement(element, "v").text = value
    return BookFacts([], [code], is_1904=False).cell(element, 1, 1)


def read_as(field: str, cell: GridCell | None) -> str:
    try:
        value = workbook_cells.field_value(field, cell, TODAY)
    except Misfit:
        return "refused"
    return "refused" if list(value_faults(FIELD[field], value)) else in_words(value)


def in_words(value: object) -> str:
    return "empty" if value is None else long_date(value) if isinstance(value, date) else str(value)


NUMBERS = rows_under("Numbers and dates, as a workbook keeps them")
WORDS = rows_under("Words, as they are typed")


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: f"{row[0]} in {row[1]}")
def test_a_number_is_read_as_it_is_shown(row: list[str]) -> None:
    value, code, *meant = row
    assert [read_as(field, cell_of(value, code)) for field in FIELDS] == meant


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[0])
def test_words_in_a_workbook_are_read_as_they_were_meant(row: list[str]) -> None:
    typed, *meant = row
    assert [read_as(field, cell_of(typed, kind="str")) for field in FIELDS] == meant


@pytest.mark.parametrize("row", [row for row in WORDS if row[1:] != ["refused"] * 3], ids=lambda row: row[0])
def test_words_on_the_page_are_read_as_those_in_a_workbook(row: list[str]) -> None:
    typed, *meant = row
    for field, expected in zip(FIELDS, meant, strict=True):
        try:
            assert in_words(value_typed(field, typed, TODAY)) == expected
        except Misfit:
            assert expected == "refused"


def test_the_tables_are_there() -> None:
    assert len(NUMBERS) > 40
    assert len(WORDS) > 25
