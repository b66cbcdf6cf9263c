"""The base of every fact: the table it lives in and the thing it is about."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, ClassVar

from compact_dash.domain.plain_text import tidy_text


@dataclass(frozen=True)
class Fact:
    """A row of the table named by `table`, about the thing whose id stands in the field named by `about`."""

    # What others point at is a row of its own that never changes, beside rows of versions that only grow: DuckDB does
    # not let every column of a row be changed while a foreign key points at it.
    table: ClassVar[str]
    about: ClassVar[str] = "id"
    is_draft: ClassVar[bool] = False
    """Whether it is only its writers' until it is submitted."""
    is_of_house: ClassVar[bool] = False
    """Whether the words of the house, or the years it speaks of, follow from it."""

    def values(self) -> dict[str, Any]:
        """The row as column name to value, without what the store stamps on it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def about_id(self) -> str:
        return str(getattr(self, self.about))


@dataclass(frozen=True)
class Entry:
    """A fact on its way into the store: when it was recorded (naive UTC) and by whom.

    The one gate that every text passes, from whichever page, file or command it comes: what cannot be seen stays out.
    """

    fact: Fact
    recorded_at: datetime
    person: str

    def __post_init__(self) -> None:
        texts = {name: text for name, text in self.fact.values().items() if isinstance(text, str)}
        changed = {name: plain for name, text in texts.items() if (plain := tidy_text(text)) != text}
        if changed:
            object.__setattr__(self, "fact", replace(self.fact, **changed))
        object.__setattr__(self, "person", tidy_text(self.person))
