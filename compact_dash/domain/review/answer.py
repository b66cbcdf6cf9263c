"""The answer of a review: a question of the board, and the lines that it holds of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.board.line import RatedLine


@dataclass(frozen=True)
class ReviewAnswer:
    """The lines that answer a question as at a day; `question` is a sentence without its stop."""

    question: str
    as_at: date
    lines: Sequence[RatedLine]
