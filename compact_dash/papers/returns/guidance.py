"""Guidance for a return's workbook: what goes into each column, and how the whole is answered and sent back."""

from compact_dash.domain.rating import MEANINGS
from compact_dash.domain.returns.answer import CLAIMS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import LINES, MORE
from compact_dash.domain.returns.supplement import FULL_DAYS
from compact_dash.domain.wording import count, long_date, weekday_date

# Also shown beside the cell when it is chosen, so each stays under 255 characters.
COLUMN_HELP: dict[str, str] = {
    "rating": "Choose Green, Amber, Red, Complete or Withdrawn. The Instructions sheet says what each means.",
    "words": "What was done since the last return, in a sentence or two. Needed with every rating.",
    "percent": "A whole number from 0 to 100: 40 for forty per cent. It may be left empty.",
    "next_milestone": (
        "Filled in: the milestone that is open. Leave it as it is, unless it is done: then write the next one over it."
        " Empty: agree a first one here."
    ),
    "next_due_on": (
        "The day by which the next milestone will be reached, such as 30/1/2015."
        " To move the date of an open milestone, use New date and leave this one."
    ),
    "done_on": "The day the open milestone was reached, if it was; today at the latest.",
    "new_due_on": "Only if the date of the open milestone moves: the new one.",
    "new_date_reason": "Why the date moves. Needed with a new date; the Forum sees both dates.",
    "path_to_green": "Needed with Amber and Red: what will bring it back on course, who does it and by when.",
    "evidence": "A link, or the name of a document, that shows what was done.",
    "help_wanted": "What you would ask of OCS, Compact Voice or another department. It may be left empty.",
    "forward_look": "Choose Better, Same or Worse: where you expect this line to stand at the next Forum.",
    "no_change_reason": "Instead of a rating: why nothing has changed since last time. The last rating then stays.",
}

SUPPLEMENT_HELP: dict[str, str] = {
    "kind": "Choose Consultation, Compact concern received, Training or Case study offered.",
    "title": "A few words that name it.",
    "opened_on": "Consultations only: the day it opened, such as 14/3/2014.",
    "closed_on": "Consultations only: the day it closed or will close.",
    "number": "Concerns received, or people trained.",
    "words": f"A consultation under {FULL_DAYS} days: the reason. Else how it was dealt with, or what it shows.",
}

RATING_MEANINGS = {rating.word: MEANINGS[rating] for rating in CLAIMS}


def how_to_answer(form: ReturnForm) -> list[str]:
    """The steps, in the order in which they are taken."""
    lines = f"{count(len(form.open_lines), 'line')} to answer" if form.open_lines else "no line that must be answered"
    steps = [
        f"Open the {LINES} sheet. It has {lines}. Locked cells hold what was said last time; the rest are yours.",
        "Answer every line: give a rating and an update, or say why there is no change. Nothing may be left out.",
        "Cells that turn pale yellow are still wanted, because of what stands beside them.",
        f"On the sheet {MORE}, list consultations, Compact concerns received, training and case studies, if any.",
        "Keep the header row and the references. Rows and columns may be moved, and sheets of your own added.",
        "Write values, not formulas, and save as an Excel workbook (.xlsx).",
    ]
    if form.linked_lines:
        elsewhere = count(len(form.linked_lines), "grey line is", "grey lines are")
        steps.insert(2, f"{elsewhere} reported elsewhere; answer here only if you want to add something.")
    return steps


def how_to_send() -> list[str]:
    """What happens to the workbook, in order."""
    return [
        "Upload it on the Returns page. You see what would change, line by line, before anything is saved.",
        "If something cannot be read, nothing is saved: every fault is listed with its sheet and cell. Correct them"
        " and upload it again. Uploading the same workbook twice does no harm.",
        "A line you leave empty keeps what was saved for it before.",
    ]


def facts(form: ReturnForm) -> list[tuple[str, str]]:
    """What this return is, as pairs of a word and what it is here."""
    return [
        ("Return from", f"{form.organisation_name} ({form.organisation})"),
        ("For the Forum of", weekday_date(form.held_on)),
        ("Due back by", weekday_date(form.deadline_on)),
        ("What OCS asks", form.asked),
        ("What will be shared", form.shared),
        ("Who clears it", CLEARANCE),
    ]


CLEARANCE = (
    "Your Senior Responsible Officer, on the Returns page. Their grade and the date are kept with the return."
    " Only then can it be submitted."
)


def heading(form: ReturnForm) -> str:
    return f"Return to the Compact Forum of {long_date(form.held_on)}: {form.organisation_name}"
