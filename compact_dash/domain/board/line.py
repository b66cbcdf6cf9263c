"""A line of the plan as seen at a moment: its three ratings, its dates and its latest words."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.plain_text import says_nothing
from compact_dash.domain.rating import SETTLED, Rating


@dataclass(frozen=True, slots=True)
class RatedLine:
    """One row of the `rated_lines` query, its columns in order; dates are London's, `percent` is from 0 to 100."""

    action_id: str
    ref: str
    kind: ActionKind
    organisation_id: str | None
    organisation_code: str | None
    organisation_name: str | None
    title: str
    first_title: str
    theme: str | None
    counting: Counting
    parent_ref: str | None
    claimed: Rating | None
    claimed_on: date | None
    computed: Rating
    computed_code: str
    # As computed, but also where no return has come and that is all the computed rating says.
    dates_say: Rating
    agreed: Rating | None
    agreed_on: date | None
    last_agreed: Rating | None
    agreed_by: str | None
    agreed_reason: str | None
    reply: str | None
    reply_on: date | None
    headline: Rating
    headline_code: str
    disputed: bool
    worse_than_agreed: bool
    due_on: date | None
    next_due_on: date | None
    overdue_days: int
    date_moves: int
    later_moves: int
    finished_on: date | None
    first_deadline_on: date | None
    due_held_on: date | None
    words: str | None
    path_to_green: str | None
    percent: int | None
    evidence: str | None
    help_wanted: str | None
    forward_look: str | None
    no_change_reason: str | None
    movement: str | None
    only_lapsed: bool
    then_headline: Rating | None
    raised_on: date | None
    note: str | None
    source_document: str | None
    source_place: str | None

    def __post_init__(self) -> None:
        # Kept from before the rule that None and N/A ask for nothing, or filed by another way in.
        if says_nothing(self.help_wanted or ""):
            object.__setattr__(self, "help_wanted", None)

    @property
    def rating(self) -> Rating:
        """The rating that the board shows."""
        return self.headline

    @property
    def is_open(self) -> bool:
        return self.headline not in SETTLED

    @property
    def status(self) -> str:
        """Whether and how the line counts: open, complete, withdrawn, standing, linked or heading."""
        if self.counting is not Counting.RATEABLE:
            return self.counting
        return "open" if self.is_open else self.headline
