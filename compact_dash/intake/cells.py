"""Cells of a table: what may stand in one, and how a refusal speaks of it."""

import datetime
import re
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import ErrorDetails, PydanticCustomError

from compact_dash.domain.plain_text import FORMULA_STARTS, says_nothing, tidy_text
from compact_dash.domain.returns.typed_answer import Misfit, read_whole
from compact_dash.domain.typed_date import NoDate, typed_day, typed_month

LONGEST_SHOWN = 60
NEGATIVE_NUMBER = re.compile(r"-[0-9]+(\.0+)?")
# What a spreadsheet leaves in a cell, and in a CSV file made of it, where a formula failed.
AN_ERROR = re.compile(
    r"#(?:n/a|getting_data|name\?|div/0!|(?:ref|value|num|null|spill|calc|field|blocked|busy|connect|external|python|"
    r"unknown|error)!)|err:\d{3}",
    re.IGNORECASE,
)

BLANK = "a value: this cell must not be blank"
NO_FORMULA = (
    "plain words: a cell must not start with =, +, -, @, a tab or a carriage return,"
    " which a spreadsheet may run as a formula"
)
NO_ERROR = "a value: the spreadsheet shows an error here"
A_WHOLE = "a whole number such as 30"
# What UTF-8 turns into when a spreadsheet opens it as the letters of old Windows, and is saved so.
MANGLED = re.compile("â€[™˜œ“”¦¢\x9d]|Ã[©¨¢ª®´±³¶¼]|Â[£§°½»«]")
UNMANGLED = (
    "the letters that were typed: these were opened as those of another system."
    " Open the CSV file anew under Data, From Text/CSV, as UTF-8"
)
YES, NO = frozenset(("yes", "y", "true")), frozenset(("no", "n", "false"))


def _to_whole(cell: object) -> int:
    # Nine digits fit a 32-bit column.
    try:
        return read_whole(str(cell), A_WHOLE)
    except Misfit as misfit:
        raise PydanticCustomError("cell", "{expected}", {"expected": str(misfit)}) from None


def _to_day(cell: object) -> datetime.date:
    if isinstance(cell, datetime.date):
        return cell
    try:
        return typed_day(str(cell))
    except NoDate as unclear:
        raise PydanticCustomError("cell", "{expected}", {"expected": str(unclear)}) from None


def _to_yes_or_no(cell: object) -> bool:
    if isinstance(cell, bool):
        return cell
    # A spreadsheet writes TRUE and FALSE for what is ticked.
    word = str(cell).casefold()
    if word in YES | NO:
        return word in YES
    raise PydanticCustomError("cell", "yes or no")


Whole = Annotated[int, BeforeValidator(_to_whole)]
Day = Annotated[datetime.date, BeforeValidator(_to_day)]
YesNo = Annotated[bool, BeforeValidator(_to_yes_or_no)]


def iso_where_dated(words: str) -> str:
    """Words on when something was, with a day or a month in them in one form: 2014-05-21 or 2014-05."""
    for read, form in ((typed_day, "%Y-%m-%d"), (typed_month, "%Y-%m")):
        try:
            return read(words).strftime(form)
        except NoDate:
            continue
    return words


def is_error(words: str) -> bool:
    """Whether words are what is left of a formula that failed: #REF!, or Err:502 from LibreOffice."""
    return AN_ERROR.fullmatch(words) is not None


def of_shape(pattern: str, expected: str) -> AfterValidator:
    """Text of one shape only, such as a time of day; `expected` names it in the refusal."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        raise PydanticCustomError("cell", "{expected}", {"expected": expected})

    return AfterValidator(check)


YEAR = re.compile(r"(20[0-9]{2})(?:/([0-9]{2}))?")


def plan_year(text: str) -> str:
    """The year of a plan: one of the calendar's, or two that follow each other."""
    match = YEAR.fullmatch(text)
    if match and (match[2] is None or int(match[2]) == (int(match[1]) + 1) % 100):
        return text
    raise PydanticCustomError("cell", "{expected}", {"expected": "a year such as 2026/27, or 2026"})


def quote_text(cell: str) -> str:
    """A cell as a refusal quotes it: short, and nothing in it that cannot be seen."""
    words = tidy_text(cell)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def cell_said(cell: str, annotation: Any) -> str | None:
    """The words of a cell of a column, as they were meant; None where it is blank or holds a placeholder."""
    words = tidy_text(cell)
    # In a column with words of its own, such as yes and no, the word No is an answer.
    return None if not words or (says_nothing(words) and not _has_own_words(annotation)) else words


def safe_text_expected(words: str, annotation: Any) -> str | None:
    """The text expected instead of a cell's words that are unsafe to keep; None where they are safe.

    A negative number is let through where the column holds numbers.
    """
    if is_error(words):
        return NO_ERROR
    if MANGLED.search(words):
        return UNMANGLED
    if words.startswith(FORMULA_STARTS):
        return None if _holds(annotation, int) and NEGATIVE_NUMBER.fullmatch(words) else NO_FORMULA
    return None


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


def _has_own_words(annotation: Any) -> bool:
    is_choice = get_origin(annotation) is Literal or (isinstance(annotation, type) and issubclass(annotation, Enum))
    return is_choice or annotation is bool or any(map(_has_own_words, get_args(annotation)))


def _holds(annotation: Any, kind: type) -> bool:
    return annotation is kind or any(_holds(each, kind) for each in get_args(annotation))
