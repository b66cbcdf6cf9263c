"""Answers typed cell by cell: each cell is read as what its field means, and one that does not fit stops no other.

The one reader for the form, for the page's table and for the workbook.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from compact_dash.domain.plain_text import key, tidy_answer
from compact_dash.domain.returns.answer import Answer, AnswerFault, AskedLine
from compact_dash.domain.returns.checks import impossible_faults
from compact_dash.domain.returns.fields import CLAIMS, FIELD, LABELS, FieldKind, FieldValue
from compact_dash.domain.typed_date import NoDate, typed_day

A_PERCENTAGE = "a whole number from 0 to 100, such as 40"
RATINGS = {key(claim.word): claim.value for claim in CLAIMS}


class Misfit(ValueError):
    """A cell that its field cannot take; the message is what was expected."""


def value_typed(name: str, text: str, today: date) -> FieldValue:
    """The value of a field that the text says; None where it says nothing, such as N/A.

    A rating or a choice that there is none of comes back as it stands, for the checks to name.

    Raises:
        Misfit: it cannot be read as its field means it.
    """
    plain = tidy_answer(text)
    if plain is None:
        return None
    field = FIELD[name]
    match field.kind:
        case FieldKind.RATING:
            return RATINGS.get(word_meant(plain), plain)
        case FieldKind.CHOICE:
            return word_meant(plain) if word_meant(plain) in field.choices else plain
        case FieldKind.PERCENT:
            return read_whole(without_sign(plain), A_PERCENTAGE)
        case FieldKind.DATE:
            return read_day(plain, today)
        case FieldKind.TEXT:
            return plain


def word_meant(plain: str) -> str:
    """A word of a list as it is compared: a full stop behind it does not count."""
    return key(plain).rstrip(".")


PER_CENT = re.compile(r" ?(?:%|per ?cent|pct)\.?$", re.IGNORECASE)


def without_sign(percentage: str) -> str:
    """A percentage without its sign or the words for it."""
    return PER_CENT.sub("", percentage)


def read_whole(text: str, expected: str) -> int:
    """A whole number, with or without commas between the thousands and noughts behind the point.

    Raises:
        Misfit: it is none; the message is `expected`.
    """
    if not re.fullmatch(r"-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(\.0+)?", text):
        raise Misfit(expected)
    return int(text.partition(".")[0].replace(",", ""))


def read_day(text: str, today: date) -> date:
    """A date, the day first.

    Raises:
        Misfit: it is none, or it cannot be told which day is meant.
    """
    try:
        return typed_day(text, today)
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None


Texts = Mapping[str, str | None]


@dataclass(frozen=True)
class Unfit:
    """A cell that an answer cannot take: what was typed, what was expected and what is saved there meanwhile."""

    typed: str
    expected: str
    stands: Any


def fit_cells(line: AskedLine, answer: Answer, texts: Texts, today: date) -> tuple[Answer, dict[str, Unfit]]:
    """Return the answer with every cell that fits, and the cells that do not by their fields."""
    values, expected = read_values(texts, today)
    fit = take_values(line, answer, values, today)
    for field, value in values.items():
        if getattr(fit, field) != value:
            expected[field] = expected_instead(line, fit, field, value, today)
    return fit, {field: Unfit(texts[field] or "", words, getattr(fit, field)) for field, words in expected.items()}


def read_values(texts: Texts, today: date) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of the cells by field, and for each that cannot be read the value that was expected."""
    values: dict[str, Any] = {}
    expected: dict[str, str] = {}
    for field, text in texts.items():
        try:
            values[field] = value_typed(field, text or "", today)
        except Misfit as misfit:
            expected[field] = str(misfit)
    return values, expected


def take_values(line: AskedLine, answer: Answer, values: Mapping[str, Any], today: date) -> Answer:
    """The answer with as many of the values as it can take.

    All at once where that goes; otherwise one by one, again after each that fitted: a next milestone fits only once
    the open one is said to be done.
    """
    if not impossible_faults(line, replace(answer, **values), today):
        return replace(answer, **values)
    changed = {field: value for field, value in values.items() if getattr(answer, field) != value}
    for field, value in changed.items():
        one_more = replace(answer, **{field: value})
        # Begun again after each that fits: a later value may have been waiting for it.
        if not impossible_faults(line, one_more, today):
            return take_values(line, one_more, values, today)
    return answer


def expected_instead(line: AskedLine, answer: Answer, field: str, value: Any, today: date) -> str:
    """Why the answer cannot take a value: the fault in the field itself, or the one it makes of another."""
    faults = impossible_faults(line, replace(answer, **{field: value}), today)
    return next((fault.expected for fault in faults if fault.field == field), expected_beside(faults[0]))


def expected_beside(fault: AnswerFault) -> str:
    return f"“{LABELS[fault.field]}” beside it to be {fault.expected}"
