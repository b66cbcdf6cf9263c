"""Answers as text: what the fields of the form and the cells of the table hold, and how it is told to be copied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.fields import FIELD, FIELDS, AnswerField, FieldKind, FieldValue
from compact_dash.domain.returns.form import FormLine
from compact_dash.domain.returns.typed_answer import Misfit, value_typed
from compact_dash.domain.typed_date import day_as_typed
from compact_dash.ui import session

# The fields that are chosen from a few values hold the value itself; the others hold text.
CHOSEN = (FieldKind.RATING, FieldKind.CHOICE)


@dataclass(frozen=True)
class FieldDifference:
    """A field that two tabs have filled in differently."""

    name: str
    label: str
    theirs: str
    mine: str


def says(name: str, text: str, value: FieldValue) -> bool:
    """Whether the text of a field says a value."""
    try:
        return value_typed(name, text, session.today()) == value
    except Misfit:
        return False


def value_text(field: AnswerField, value: Any) -> str | None:
    """A value as the text of its field or cell, which the reader of cells reads back."""
    if value is None:
        return None
    match field.kind:
        case FieldKind.RATING:
            return field.in_words(value)
        case FieldKind.DATE:
            return day_as_typed(value)
        case _:
            return str(value)


def saved_texts(line: FormLine, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each field's text as it is kept: as it was typed, where that is what it says."""
    for field in FIELDS:
        if field.kind not in CHOSEN:
            kept, text = getattr(line.answer, field.name), texts.get(field.name, "")
            yield field.name, text if says(field.name, text, kept) else value_text(field, kept) or ""


def unsaved_words(texts: Mapping[str, str]) -> str:
    """A sentence with what was typed and is not kept, to be copied; empty where there is nothing."""
    parts = [f"{FIELD[name].label}: “{text_in_words(name, text)}”" for name, text in texts.items()]
    return f"You had typed {'; '.join(parts)}." if parts else ""


def text_in_words(name: str, text: str) -> str:
    """What a field holds as its reader would see it, or as it was typed where it cannot be read."""
    try:
        return value_as_typed(FIELD[name], value_typed(name, text, session.today()))
    except Misfit:
        return text


def value_as_typed(field: AnswerField, value: FieldValue) -> str:
    """A value as it is typed into its field, so that it can be compared there or copied back."""
    if value is None:
        return "nothing"
    return str(value) if field.kind in (FieldKind.PERCENT, FieldKind.CHOICE) else field.in_words(value) or ""


CLAIM_WORDS = {"complete": "Complete (proposed)", "withdrawn": "Withdraw (proposed)"}


def claim_word(rating: str) -> str:
    """A rating as a lead may claim it."""
    return CLAIM_WORDS.get(rating, Rating(rating).word)
