"""The one sentence behind each rating, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import computed_reason, headline_reason


@dataclass(frozen=True)
class Why:
    """Why the dates say what they say; and why the board shows what it shows, where that is not the same."""

    headline: str
    computed: str


def whys(lines: Iterable[RatedLine]) -> dict[str, Why]:
    """The sentences for each line, by its reference."""
    return {line.ref: why(line) for line in lines}


def why(line: RatedLine) -> Why:
    computed = computed_reason(line)
    headline = headline_reason(line)
    return Why("" if headline == computed else headline, computed)
