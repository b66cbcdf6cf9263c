"""The fields of an answer, as one table that the form, the page's table, the workbook, the checks and the reply read.

A field is told of in two places: its row here, and its type in `domain/returns/answer.py`, which compares the two as
the program starts. Whatever shows or keeps answers goes through the table, so that a new field is left out nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.limits import LONGEST_TITLE, LONGEST_WORDS
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.domain.sharing import Circle
from compact_dash.domain.wording import capital, long_date

# How far from today a date may lie; further is most often a slip in the year.
LONGEST_AWAY_YEARS = 10

CLAIMS = AGREED
RATING_CHOICE = ", ".join(rating.word for rating in CLAIMS)

FieldValue = str | int | date | None


class FieldKind(StrEnum):
    """How a field is asked for, read and written; each kind is compared as the value that is read."""

    RATING = "rating"
    TEXT = "text"
    DATE = "date"
    PERCENT = "percent"
    CHOICE = "choice"


@dataclass(frozen=True)
class AnswerField:
    """One field of an answer.

    `guidance` stands in the workbook, also beside the cell when it is chosen, so it stays under 255 characters.
    """

    name: str
    label: str
    kind: FieldKind
    guidance_text: str
    # Of its column in the workbook, in digits.
    width: float
    longest: int = LONGEST_WORDS
    # In lower case, as they are kept; a reader sees them with a capital.
    choices: tuple[str, ...] = ()
    # Whether it becomes a milestone once the return is submitted; all else becomes the line's update.
    is_about_dates: bool = False
    # On the page: what stands in the empty field, how many lines it has, and its question where that is not the label.
    hint: str = ""
    lines: int = 1
    question: str = ""
    table_width: Literal["medium", "large"] | None = None

    @property
    def guidance(self) -> str:
        """The guidance in the words of the house."""
        return in_house_words(self.guidance_text)

    @property
    def circle(self) -> Circle:
        """Those who read it. The rating and the dates are what the board is made of; all else is the return's."""
        return Circle.THE_LINE if self.is_about_dates or self.kind is FieldKind.RATING else Circle.THE_RETURN

    @property
    def in_a_reply(self) -> bool:
        """Whether a reply to a query may correct it; a date is moved in the next return."""
        return not self.is_about_dates

    @property
    def choice(self) -> str:
        """The choices in a sentence, such as better, same or worse."""
        return f"{', '.join(self.choices[:-1])} or {self.choices[-1]}"

    @property
    def table_help(self) -> str | None:
        """The kind of value that its column of the page's table takes; None where any text goes."""
        match self.kind:
            case FieldKind.RATING:
                return RATING_CHOICE
            case FieldKind.CHOICE:
                return ", ".join(self.choices)
            case FieldKind.PERCENT:
                return "A whole number from 0 to 100"
            case FieldKind.DATE:
                return f"The day first, such as 10/12/{house().year}"
            case FieldKind.TEXT:
                return None

    def in_words(self, value: FieldValue) -> str | None:
        """A value as a reader sees it."""
        if value is None:
            return None
        match self.kind:
            case FieldKind.RATING:
                return Rating(str(value)).word if value in set(Rating) else str(value)
            case FieldKind.CHOICE:
                return capital(str(value))
            case FieldKind.PERCENT:
                return f"{value} per cent"
            case FieldKind.DATE:
                return long_date(value) if isinstance(value, date) else str(value)
            case FieldKind.TEXT:
                return str(value)


# In the order of the workbook's columns. Raise TEMPLATE_VERSION in sheet.py whenever this list changes.
FIELDS: tuple[AnswerField, ...] = (
    AnswerField(
        "rating",
        "Rating",
        FieldKind.RATING,
        "Choose Green, Amber, Red, Complete or Withdrawn. The Instructions sheet says what each means.",
        width=11,
    ),
    AnswerField(
        "words",
        "Update",
        FieldKind.TEXT,
        "What was done since the last return, in a sentence or two. Needed with every rating.",
        width=36,
        hint="What was done since the last return, in a sentence or two",
        lines=3,
        table_width="large",
    ),
    AnswerField(
        "percent",
        "Percent complete",
        FieldKind.PERCENT,
        "A whole number from 0 to 100: 40 for forty per cent. It may be left empty.",
        width=9,
    ),
    AnswerField(
        "next_milestone",
        "Next milestone",
        FieldKind.TEXT,
        "Filled in: the milestone that is open. Leave it as it is, unless it is done: then write the next one over it."
        " Empty: agree a first one here.",
        width=24,
        longest=LONGEST_TITLE,
        is_about_dates=True,
        hint="A dated step that will show progress",
    ),
    AnswerField(
        "next_due_on",
        "Milestone due",
        FieldKind.DATE,
        "The day by which the next milestone will be reached, such as 30/1/{next_year}."
        " To move the date of an open milestone, use New date and leave this one.",
        width=12,
        is_about_dates=True,
    ),
    AnswerField(
        "done_on",
        "Milestone done on",
        FieldKind.DATE,
        "The day the open milestone was reached, if it was; today at the latest.",
        width=12,
        is_about_dates=True,
    ),
    AnswerField(
        "new_due_on",
        "New date",
        FieldKind.DATE,
        "Only if the date of the open milestone moves: the new one.",
        width=12,
        is_about_dates=True,
    ),
    AnswerField(
        "new_date_reason",
        "Reason for new date",
        FieldKind.TEXT,
        "Why the date moves. Needed with a new date; the {forum} sees both dates.",
        width=20,
        is_about_dates=True,
        hint="Only with a new date",
    ),
    AnswerField(
        "path_to_green",
        "Path to green",
        FieldKind.TEXT,
        "Needed with Amber and Red: what will bring it back on course, who does it and by when.",
        width=26,
        hint="What will bring it back, who does it, by when",
        lines=2,
        table_width="medium",
    ),
    AnswerField(
        "evidence",
        "Evidence",
        FieldKind.TEXT,
        "A link, or the name of a document, that shows what was done.",
        width=20,
        hint="A link or the name of a document",
    ),
    AnswerField(
        "help_wanted",
        "Help wanted",
        FieldKind.TEXT,
        "What you would ask of {office}, {partner} or another department. It may be left empty.",
        width=20,
        hint="What would help, and from whom",
    ),
    AnswerField(
        "forward_look",
        "Forward look",
        FieldKind.CHOICE,
        "Choose Better, Same or Worse: where you expect this line to stand at the next {forum}.",
        width=10,
        choices=("better", "same", "worse"),
        question="By the next {forum} it will be",
    ),
    AnswerField(
        "no_change_reason",
        "No change because",
        FieldKind.TEXT,
        "Instead of a rating: why nothing has changed since last time. The last rating then stays.",
        width=22,
        hint="Instead of a rating: why nothing is new",
    ),
)
FIELD: dict[str, AnswerField] = {field.name: field for field in FIELDS}
LABELS: dict[str, str] = {field.name: field.label for field in FIELDS}
ABOUT_DATES = frozenset(field.name for field in FIELDS if field.is_about_dates)


# The fields that the pages word each in its own way: “Moves to 3 March from 1 March”. A new field is not among them.
WORDED_BY_HAND = ABOUT_DATES | frozenset(
    {"rating", "words", "percent", "path_to_green", "evidence", "help_wanted", "forward_look", "no_change_reason"}
)


def other_values(given: object) -> Iterator[tuple[AnswerField, str]]:
    """The fields of an answer or an update that no page words by hand, where they say something, in words.

    Every page that shows an answer shows these after its own, so that a new field is seen wherever answers are.
    """
    for field in FIELDS:
        if field.name not in WORDED_BY_HAND:
            words = field.in_words(getattr(given, field.name))
            if words is not None:
                yield field, words
