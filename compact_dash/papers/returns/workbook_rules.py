"""Rules of the Return sheet: drop-downs, checks with a message beside the cell, and colours that follow the words."""

from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.returns.answer import FORWARD_LOOKS, LABELS, LONGEST_AWAY_YEARS
from compact_dash.domain.returns.sheet import HEADER
from compact_dash.domain.wording import capital
from compact_dash.papers.returns.guidance import COLUMN_HELP, RATING_MEANINGS
from compact_dash.papers.workbook_looks import Looks

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIELDS = list(HEADER)
EARLIEST = date(2000, 1, 1)


def add_rules(sheet: "Worksheet", looks: Looks, first: int, last: int, made_on: date) -> None:
    """The rules for the rows from `first` to `last`, counted from 0."""
    for field in LABELS:
        place = FIELDS.index(field)
        sheet.data_validation(first, place, last, place, {**check(field, made_on), **message(field)})
    for column in ("last_rating", "rating"):
        colour_ratings(sheet, looks, first, last, FIELDS.index(column))
    for column, wanted in wanted_when(first + 1).items():
        place = FIELDS.index(column)
        sheet.conditional_format(first, place, last, place, {
            "type": "formula", "criteria": wanted, "format": looks.wanted,
        })  # fmt: skip


def check(field: str, made_on: date) -> dict[str, object]:
    """What the spreadsheet itself lets into a column; the reader asks again, for what was pasted over it."""
    if field == "rating":
        return {"validate": "list", "source": list(RATING_MEANINGS)}
    if field == "forward_look":
        return {"validate": "list", "source": [capital(word) for word in FORWARD_LOOKS]}
    if field == "percent":
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
    if field.endswith("_on"):
        last = date(made_on.year + LONGEST_AWAY_YEARS, 12, 31)
        return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": last}
    return {"validate": "any"}


def message(field: str) -> dict[str, object]:
    """What is shown beside a chosen cell, and when something else is typed into it."""
    help_words = COLUMN_HELP[field]
    return {
        "input_title": LABELS[field],
        "input_message": help_words,
        "error_title": LABELS[field],
        "error_message": help_words,
    }


def colour_ratings(sheet: "Worksheet", looks: Looks, first: int, last: int, place: int) -> None:
    for word, look in looks.ratings.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(first, place, last, place, rule)


def letter(field: str) -> str:
    """A field's column as the spreadsheet names it."""
    return chr(ord("A") + FIELDS.index(field))


def wanted_when(row: int) -> dict[str, str]:
    """For each column that another one calls for: the formula that is true while it is wanted in `row`."""
    given = {field: f"${letter(field)}{row}" for field in LABELS}
    unexplained = f'{given["no_change_reason"]}=""'
    return {
        "words": f'=AND({given["rating"]}<>"",{given["words"]}="",{unexplained})',
        "path_to_green": (
            f'=AND(OR({given["rating"]}="Amber",{given["rating"]}="Red"),{given["path_to_green"]}="",{unexplained})'
        ),
        "new_date_reason": f'=AND({given["new_due_on"]}<>"",{given["new_date_reason"]}="")',
        "next_due_on": f'=AND({given["next_milestone"]}<>"",{given["next_due_on"]}="")',
    }
