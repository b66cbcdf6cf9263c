"""Answers: what an organisation says of one line in a return, from whichever paper or form it came."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from compact_dash.domain.returns.fields import ABOUT_DATES, FIELDS, LABELS


@dataclass(frozen=True)
class UpdateFields:
    """The fields of an answer that a line's update keeps, beside the rating that it claims."""

    words: str | None = None
    path_to_green: str | None = None
    percent: int | None = None
    evidence: str | None = None
    help_wanted: str | None = None
    forward_look: str | None = None
    no_change_reason: str | None = None


@dataclass(frozen=True)
class AnswerFields(UpdateFields):
    """Every field of an answer: the base of what is typed, of the draft that is kept and of the draft that is read.

    `next_milestone` and `next_due_on` agree a first milestone, or the one after a milestone that is done; `done_on`
    and `new_due_on` are about the milestone that was open when the line was asked about.
    """

    rating: str | None = None
    next_milestone: str | None = None
    next_due_on: date | None = None
    done_on: date | None = None
    new_due_on: date | None = None
    new_date_reason: str | None = None


@dataclass(frozen=True)
class Answer(AnswerFields):
    """The answer to one line. Every field may be empty while it is a draft."""

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


def answer_values(row: AnswerFields) -> dict[str, Any]:
    """The fields of an answer by name, of whatever has them."""
    return {each.name: getattr(row, each.name) for each in fields(AnswerFields)}


def update_values(row: UpdateFields) -> dict[str, Any]:
    """The fields of an update by name, of whatever has them."""
    return {each.name: getattr(row, each.name) for each in fields(UpdateFields)}


def refuse_forgotten_fields() -> None:
    """Refuse to start where the types above and the table of fields do not have the same fields.

    Raises:
        TypeError: with the name of the place where the field is missing.
    """
    typed = {each.name for each in fields(AnswerFields)}
    kept = {each.name for each in fields(UpdateFields)}
    for name in sorted(typed ^ set(LABELS)):
        raise TypeError(f"{name} is missing from {'FIELDS' if name in typed else 'AnswerFields or UpdateFields'}")
    for name in sorted(kept ^ (typed - ABOUT_DATES - {"rating"})):
        raise TypeError(f"{name} is about dates in one of FIELDS and UpdateFields, and not in the other")


# As the program starts: a field that one of the places lacks would be lost in silence later.
refuse_forgotten_fields()


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
    # The rating that the dates give, where it was looked up; empty elsewhere.
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


@dataclass(frozen=True)
class Difference:
    """A field in which two answers differ, with both values in words."""

    label: str
    was: str
    now: str


def differences(before: AnswerFields, after: AnswerFields) -> list[Difference]:
    """The fields in which an answer differs from an earlier one."""
    return [
        Difference(field.label, field.in_words(was) or "nothing", field.in_words(now) or "nothing")
        for field in FIELDS
        if (was := getattr(before, field.name)) != (now := getattr(after, field.name))
    ]


def differences_in_words(before: AnswerFields, after: AnswerFields) -> str:
    return " ".join(f"{each.label}: was “{each.was}”, is “{each.now}”." for each in differences(before, after))


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same, whatever their spaces and capitals."""
    return " ".join((one or "").split()).casefold() == " ".join((other or "").split()).casefold()
