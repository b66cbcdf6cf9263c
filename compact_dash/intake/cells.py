"""Cells of a table: what may stand in one, and how a refusal speaks of it."""

import datetime
import re
import unicodedata
from typing import Annotated, get_args

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import ErrorDetails, PydanticCustomError

from compact_dash.domain.plain_text import FORMULA_STARTS

LONGEST_SHOWN = 60
NEGATIVE_NUMBER = re.compile(r"-[0-9]+")

BLANK = "a value: this cell must not be blank"
NO_FORMULA = (
    "plain words: a cell must not start with =, +, -, @, a tab or a carriage return,"
    " which a spreadsheet may run as a formula"
)
NO_CONTROL = "text without control characters"


def _to_whole(cell: object) -> int:
    # Nine digits fit a 32-bit column; one spelling of each number keeps keys comparable.
    if re.fullmatch(r"0|-?[1-9][0-9]{0,8}", str(cell)):
        return int(str(cell))
    raise PydanticCustomError("cell", "a whole number such as 30")


def _to_day(cell: object) -> datetime.date:
    # fromisoformat alone would also take 20140521 and 2014-W21-3.
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(cell)):
        try:
            return datetime.date.fromisoformat(str(cell))
        except ValueError:
            pass
    raise PydanticCustomError("cell", "a date such as 2014-05-21")


def _to_yes_or_no(cell: object) -> bool:
    if isinstance(cell, bool):
        return cell
    if cell in ("yes", "no"):
        return cell == "yes"
    raise PydanticCustomError("cell", "yes or no")


Whole = Annotated[int, BeforeValidator(_to_whole)]
Day = Annotated[datetime.date, BeforeValidator(_to_day)]
YesNo = Annotated[bool, BeforeValidator(_to_yes_or_no)]


def of_shape(pattern: str, expected: str) -> AfterValidator:
    """Text of one shape only, such as a time of day; `expected` names it in the refusal."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        raise PydanticCustomError("cell", "{expected}", {"expected": expected})

    return AfterValidator(check)


def quote_text(cell: str) -> str:
    """A cell as a refusal quotes it: short, and what cannot be seen spelt out."""
    spelt = "".join(f"\\x{ord(mark):02x}" if _is_control(mark) else mark for mark in cell)
    return spelt if len(spelt) <= LONGEST_SHOWN else f"{spelt[:LONGEST_SHOWN]}…"


def safe_text_expected(cell: str, annotation: object) -> str | None:
    """The text expected instead of a cell that is unsafe to keep; None where it is safe.

    A negative number is let through where the column holds numbers.
    """
    words = cell.strip()
    is_number = _holds_numbers(annotation) and NEGATIVE_NUMBER.fullmatch(words)
    # Both are looked at: a tab first is a danger, and so is "=" behind a space once trimmed.
    if cell.startswith(FORMULA_STARTS) or words.startswith(FORMULA_STARTS):
        return None if is_number else NO_FORMULA
    # A cell may run over several lines; no other control character is meant.
    return NO_CONTROL if any(map(_is_control, re.sub(r"\r?\n", "", cell))) else None


def expected_of(error: ErrorDetails) -> str:
    """The value that pydantic expected of a cell, in words for the person who filled it in."""
    if error["input"] is None:
        return BLANK
    if error["type"] in ("literal_error", "enum"):
        # pydantic puts its choices between quotation marks, which a reader might take for a part of them.
        return f"one of {error['ctx']['expected'].replace(chr(39), '')}"
    if error["type"] == "greater_than_equal":
        return f"a whole number of {error['ctx']['ge']} or more"
    return error["msg"]


def _is_control(mark: str) -> bool:
    return unicodedata.category(mark) == "Cc"


def _holds_numbers(annotation: object) -> bool:
    return annotation is int or any(map(_holds_numbers, get_args(annotation)))
