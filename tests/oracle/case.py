"""A case of the rules: a sentence, a story and what the line must say."""

from dataclasses import dataclass
from typing import Any

from tests.oracle.told import Step, asked, dated, said


@dataclass(frozen=True)
class Case:
    """A sentence, the story it is about, and what the line says on a day, by the name of the column."""

    sentence: str
    steps: list[Step]
    expected: dict[str, Any]
    as_at: str = "06-30"
    then: str | None = None


# A department that was asked, answered Green in time, and has a date still to come.
ON_COURSE = [asked(), said("green"), dated("07-31")]
DUE_31_MAY = [asked(), dated("05-31")]
