"""Answers typed cell by cell: what fits is taken, and each cell that does not is named without stopping the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from compact_dash.domain.returns.answer import LABELS, Answer, AnswerFault, AskedLine
from compact_dash.domain.returns.checks import impossible
from compact_dash.domain.returns.typed_cell import Misfit, value_typed

Texts = Mapping[str, str | None]


@dataclass(frozen=True)
class Unfit:
    """A cell that an answer cannot take: what was typed, what was expected and what is saved there meanwhile."""

    typed: str
    expected: str
    stands: Any


def fitted(line: AskedLine, answer: Answer, texts: Texts, today: date) -> tuple[Answer, dict[str, Unfit]]:
    """The answer with every cell that fits, and the cells that do not by their fields."""
    values, expected = values_of(texts, today)
    fit = taken(line, answer, values, today)
    for field, value in values.items():
        if getattr(fit, field) != value:
            expected[field] = expected_of(line, fit, field, value, today)
    return fit, {field: Unfit(texts[field] or "", words, getattr(fit, field)) for field, words in expected.items()}


def values_of(texts: Texts, today: date) -> tuple[dict[str, Any], dict[str, str]]:
    """What the cells say, and what was expected of those that cannot be read."""
    values: dict[str, Any] = {}
    expected: dict[str, str] = {}
    for field, text in texts.items():
        try:
            values[field] = value_typed(field, text or "", today)
        except Misfit as misfit:
            expected[field] = str(misfit)
    return values, expected


def taken(line: AskedLine, answer: Answer, values: Mapping[str, Any], today: date) -> Answer:
    """The answer with as many of the values as it can take.

    All at once where that goes; otherwise one by one, again after each that fitted: a next milestone fits only once
    the open one is said to be done.
    """
    if not impossible(line, replace(answer, **values), today):
        return replace(answer, **values)
    changed = {field: value for field, value in values.items() if getattr(answer, field) != value}
    for field, value in changed.items():
        one_more = replace(answer, **{field: value})
        if not impossible(line, one_more, today):
            return taken(line, one_more, values, today)
    return answer


def expected_of(line: AskedLine, answer: Answer, field: str, value: Any, today: date) -> str:
    """Why the answer cannot take a value: the fault in the field itself, or the one it makes of another."""
    faults = impossible(line, replace(answer, **{field: value}), today)
    return next((fault.expected for fault in faults if fault.field == field), beside(faults[0]))


def beside(fault: AnswerFault) -> str:
    return f"“{LABELS[fault.field]}” beside it to be {fault.expected}"
