"""A line of the plan as a draft agenda looks at it."""

from typing import NamedTuple

from compact_dash.domain.rating import SETTLED, Rating


class AgendaLine(NamedTuple):
    """One row of the `agenda_lines` query: of a `RatedLine` what an agenda asks, as a large plan has very many."""

    ref: str
    organisation_code: str | None
    organisation_name: str | None
    title: str
    theme: str | None
    computed_code: str
    headline: Rating
    disputed: bool
    worse_than_agreed: bool
    movement: str | None
    then_headline: Rating | None
    help_wanted: str | None

    @property
    def is_open(self) -> bool:
        return self.headline not in SETTLED
