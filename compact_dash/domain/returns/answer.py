"""Answers: what an organisation says of one line in a return, from whichever paper or form it came."""

from dataclasses import dataclass, fields
from datetime import date

from compact_dash.domain.rating import AGREED

CLAIMS = AGREED
FORWARD_LOOKS = ("better", "same", "worse")
LONGEST = 2000
LONGEST_TITLE = 200
LONGEST_AWAY_YEARS = 10


@dataclass(frozen=True)
class Answer:
    """The answer to one line. Every field may be empty while it is a draft.

    `next_milestone` and `next_due_on` agree a first milestone, or the one after a milestone that is done; `done_on`
    and `new_due_on` are about the milestone that was open when the line was asked about.
    """

    rating: str | None = None
    words: str | None = None
    percent: int | None = None
    next_milestone: str | None = None
    next_due_on: date | None = None
    done_on: date | None = None
    new_due_on: date | None = None
    new_date_reason: str | None = None
    path_to_green: str | None = None
    evidence: str | None = None
    help_wanted: str | None = None
    forward_look: str | None = None
    no_change_reason: str | None = None

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, field.name) is None for field in fields(self))

    @property
    def says_no_change(self) -> bool:
        return self.no_change_reason is not None

    @property
    def is_given(self) -> bool:
        """Whether the line is answered: rated, or left as it was with a reason."""
        return self.rating is not None or self.says_no_change


NOTHING = Answer()

# What each field is called, on the form, in the workbook and in a refusal.
LABELS: dict[str, str] = {
    "rating": "Rating",
    "words": "Update",
    "percent": "Percent complete",
    "next_milestone": "Next milestone",
    "next_due_on": "Milestone due",
    "done_on": "Milestone done on",
    "new_due_on": "New date",
    "new_date_reason": "Reason for new date",
    "path_to_green": "Path to green",
    "evidence": "Evidence",
    "help_wanted": "Help wanted",
    "forward_look": "Forward look",
    "no_change_reason": "No change because",
}


@dataclass(frozen=True)
class AskedLine:
    """A line that a return asks about, with what was last said of it and the milestone that is open."""

    action_id: str
    ref: str
    title: str
    counting: str
    last_rating: str | None
    last_words: str | None
    last_path: str | None
    last_on: date | None
    milestone_id: str | None
    milestone: str | None
    due_on: date | None
    # How many dated milestones are open; the one above is the earliest of them.
    open_steps: int = 0
    # How long the open milestone has been overdue on the day the form was made.
    overdue_days: int = 0
    # What the dates say, where whoever asks has looked it up.
    computed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it must be answered; linked lines are reported elsewhere and may be left."""
        return self.counting == "rateable"


@dataclass(frozen=True)
class AnswerFault:
    """One thing that an answer cannot say: the field, what stands there and what was expected."""

    field: str
    value: str | None
    expected: str

    def sentence(self) -> str:
        """The fault as a reader sees it."""
        found = "" if self.value is None else f"found “{self.value}”, "
        return f"{LABELS[self.field]}: {found}expected {self.expected}."


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same, whatever their spaces and capitals."""
    return " ".join((one or "").split()).casefold() == " ".join((other or "").split()).casefold()
