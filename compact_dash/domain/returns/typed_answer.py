"""Answers typed cell by cell: what fits is taken, and each cell that does not is named without stopping the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from compact_dash.domain.returns.answer import Answer, AnswerFault, AskedLine
from compact_dash.domain.returns.checks import impossible_faults
from compact_dash.domain.returns.fields import LABELS
from compact_dash.domain.returns.typed_cell import Misfit, value_typed

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
