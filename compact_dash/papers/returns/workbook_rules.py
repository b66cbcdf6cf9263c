"""Rules of the Return sheet: drop-downs, checks with a message beside the cell, and colours that follow the words."""

from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.returns.fields import FIELDS, LABELS, LONGEST_AWAY_YEARS, AnswerField, FieldKind
from compact_dash.domain.returns.sheet import HEADER
from compact_dash.domain.wording import capital
from compact_dash.papers.returns.guidance import rating_meanings
from compact_dash.papers.workbook_looks import Looks

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COLUMNS = list(HEADER)
# The Compact is of 1998; an earlier day is a slip of the keyboard.
EARLIEST = date(2000, 1, 1)


def add_rules(sheet: "Worksheet", looks: Looks, first: int, last: int, made_on: date) -> None:
    """The rules for the rows from `first` to `last`, counted from 0."""
    for field in FIELDS:
        place = COLUMNS.index(field.name)
        rule = {**field_rule(field, made_on), **message(field.label, field.guidance)}
        sheet.data_validation(first, place, last, place, rule)
    for column in ("last_rating", "rating"):
        colour_ratings(sheet, looks, first, last, COLUMNS.index(column))
    # A formula counts rows from 1; Excel moves it on from the first row of the range to each of the others.
    for column, wanted in wanted_when(first + 1).items():
        place = COLUMNS.index(column)
        sheet.conditional_format(first, place, last, place, {
            "type": "formula", "criteria": wanted, "format": looks.wanted,
        })  # fmt: skip


def field_rule(field: AnswerField, made_on: date) -> dict[str, object]:
    """The values that the spreadsheet itself lets into a column; the reader asks again of what was pasted over it."""
    match field.kind:
        case FieldKind.RATING:
            return {"validate": "list", "source": list(rating_meanings())}
        case FieldKind.CHOICE:
            return {"validate": "list", "source": [capital(word) for word in field.choices]}
        case FieldKind.PERCENT:
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
        case FieldKind.DATE:
            last = date(made_on.year + LONGEST_AWAY_YEARS, 12, 31)
            return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": last}
        case FieldKind.TEXT:
            # The rule lets everything in, and is there for the message beside the cell.
            return {"validate": "any"}


def message(label: str, guidance: str) -> dict[str, object]:
    """The words beside a chosen cell, and those that are shown when something else is typed into it."""
    return {
        "input_title": label,
        "input_message": guidance,
        "error_title": label,
        "error_message": guidance,
    }


def colour_ratings(sheet: "Worksheet", looks: Looks, first: int, last: int, place: int) -> None:
    for word, look in looks.ratings.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(first, place, last, place, rule)


def column_of(name: str) -> str:
    """A field's column as the spreadsheet names it, such as AA."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(COLUMNS.index(name)))


def wanted_when(row: int) -> dict[str, str]:
    """For each column that another one calls for: the formula that is true while it is wanted in `row`."""
    given = {field: f"${column_of(field)}{row}" for field in LABELS}
    # A line that is left as it was needs neither rating nor words.
    unexplained = f'{given["no_change_reason"]}=""'
    return {
        "words": f'=AND({given["rating"]}<>"",{given["words"]}="",{unexplained})',
        "path_to_green": (
            f'=AND(OR({given["rating"]}="Amber",{given["rating"]}="Red"),{given["path_to_green"]}="",{unexplained})'
        ),
        "new_date_reason": f'=AND({given["new_due_on"]}<>"",{given["new_date_reason"]}="")',
        "next_due_on": f'=AND({given["next_milestone"]}<>"",{given["next_due_on"]}="")',
    }
