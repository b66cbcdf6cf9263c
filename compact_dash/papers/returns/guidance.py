"""Guidance for a return's workbook: how it is answered and sent back. That of each column is in the table of fields."""

from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.rating import MEANINGS
from compact_dash.domain.returns.fields import CLAIMS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import LINES, MORE
from compact_dash.domain.wording import count, long_date, weekday_date


def rating_meanings() -> dict[str, str]:
    """What each rating that may be claimed means, by its word."""
    return {rating.word: MEANINGS[rating] for rating in CLAIMS}


def how_to_answer(form: ReturnForm) -> list[str]:
    """The steps, in the order in which they are taken."""
    lines = f"{count(len(form.open_lines), 'line')} to answer" if form.open_lines else "no line that must be answered"
    steps = [
        f"Open the {LINES} sheet. It has {lines}. Locked cells hold what was said last time; the rest are yours.",
        "Answer every line: give a rating and an update, or say why there is no change. Nothing may be left out.",
        "Cells that turn pale yellow are still wanted, because of what stands beside them.",
        f"On the sheet {MORE}, list consultations, {house().agreement} concerns received, training and case "
        "studies, if any.",
        "Keep the header row and the references as they are. Sheets of your own may be added; they are not read.",
        "Write values, not formulas, and save as an Excel workbook (.xlsx).",
    ]
    if form.linked_lines:
        elsewhere = count(len(form.linked_lines), "grey line is", "grey lines are")
        steps.insert(2, f"{elsewhere} reported elsewhere; answer here only if you want to add something.")
    return steps


def how_to_send() -> list[str]:
    """The steps from the filled workbook to the saved return, in order."""
    return [
        "Upload it on the Returns page. You see what would change, line by line, before anything is saved.",
        "If something cannot be read, nothing is saved: every fault is listed with its sheet and cell. Correct them"
        " and upload it again. Uploading the same workbook twice does no harm.",
        "A line you leave empty keeps what was saved for it before. A grey line, or the sheet"
        f" {MORE}, is emptied where you empty what came filled in.",
    ]


def facts(form: ReturnForm) -> list[tuple[str, str]]:
    """The facts of this return, as pairs of a label and its words."""
    return [
        ("Return from", f"{form.organisation_name} ({form.organisation})"),
        (f"For the {house().forum} of", weekday_date(form.held_on)),
        ("Due back by", weekday_date(form.deadline_on)),
        (f"What {house().office} asks", form.asked),
        ("What will be shared", form.shared),
        ("Who clears it", in_house_words(CLEARANCE)),
    ]


CLEARANCE = (
    "Your {clearer}, on the Returns page. Their grade and the date are kept with the return."
    " Only then can it be submitted."
)


def return_heading(form: ReturnForm) -> str:
    return f"Return to the {house().forum_name} of {long_date(form.held_on)}: {form.organisation_name}"
