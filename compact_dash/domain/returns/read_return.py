"""A read return: what a workbook answers, before anything of it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.supplement import Supplement


@dataclass(frozen=True)
class ReadReturn:
    """Answers by reference. A line left empty has none, so a draft of it stays as it is.

    `blanks` are the open lines without an answer, `absent` those of them that have no row at all. `supplements` is
    None where their sheet is missing or says nothing, and empty where somebody emptied it. `ignored` is what stands in
    the workbook and was not read, a sentence each.
    """

    answers: Mapping[str, Answer]
    supplements: tuple[Supplement, ...] | None
    blanks: tuple[str, ...]
    absent: tuple[str, ...]
    ignored: tuple[str, ...] = ()
