"""Rows: a database's answer as values of a row type, with enums in the place of their words."""

import functools
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

Row = TypeVar("Row")
REPEATED = "repeated"
RepeatedWord = Annotated[str, REPEATED]
RepeatedWords = Annotated[str | None, REPEATED]
"""A word that stands in very many rows of one answer: it is in memory once, and not once for each row."""


@functools.cache
def columns_of(row_type: Any) -> tuple[str, ...]:
    """The columns that a row type names, in order: a dataclass, or a named tuple where the rows are very many."""
    if is_dataclass(row_type):
        return tuple(each.name for each in fields(row_type))
    return tuple(getattr(row_type, "_fields", ()))


@functools.cache
def repeated_columns(row_type: Any) -> tuple[int, ...]:
    """The places of the columns that hold repeated words."""
    hints = get_type_hints(row_type, include_extras=True)
    return tuple(
        place for place, name in enumerate(columns_of(row_type)) if REPEATED in getattr(hints[name], "__metadata__", ())
    )


@functools.cache
def enum_columns(row_type: Any) -> tuple[tuple[int, dict[str | None, StrEnum | None]], ...]:
    """The columns of a row type that hold an enum's words: the place of each, counted from 0, and its members by word.

    Worked out once for each row type, because every query asks.
    """
    hints = get_type_hints(row_type)
    found = []
    for place, column in enumerate(columns_of(row_type)):
        # `Rating | None` is made of two types; a type that stands alone is made of none.
        types = get_args(hints[column]) or (hints[column],)
        enums = [each for each in types if isinstance(each, type) and issubclass(each, StrEnum)]
        if enums:
            members: dict[str | None, StrEnum | None] = {member.value: member for member in enums[0]}
            found.append((place, members | ({None: None} if NoneType in types else {})))
    return tuple(found)


def as_rows(row_type: type[Row], answered: Sequence[tuple[Any, ...]]) -> list[Row]:
    """The database's answer as rows, with the members of enums in the place of their words.

    Raises:
        ValueError: a column holds a word that its enum has not.
    """
    described: Any = row_type
    enums, repeated = enum_columns(described), repeated_columns(described)
    if not enums and not repeated:
        return [row_type(*values) for values in answered]
    rows = []
    # What was met is looked up by itself, so that every row holds the same word and the database's copy goes.
    met: dict[str | None, str | None] = {}
    # Row by row: turning the answer by columns and back takes longer, measured with 100,000 rows.
    for each in answered:
        values = list(each)
        for place, members in enums:
            if values[place] not in members:
                raise ValueError(f"{row_type.__name__}.{columns_of(described)[place]} cannot be {values[place]!r}")
            values[place] = members[values[place]]
        for place in repeated:
            values[place] = met.setdefault(values[place], values[place])
        rows.append(row_type(*values))
    return rows
