"""A review: one question of the board as at any date, answered line by line with the reasons."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.board.reasons import computed_reason, headline_reason
from compact_dash.domain.plain_text import FORMULA_STARTS
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import listed, long_date
from compact_dash.reports.lines import Question


def in_words(question: Question, compared_on: date | None, last_forum_on: date | None) -> str:
    """The question as a sentence, for the top of the answer and of the file."""
    narrowed = [
        words
        for words in (
            "off track" if question.off_track_only else "",
            "with a claim above dates" if question.disputed_only else "",
            f"shown as {Rating(question.headline).word}" if question.headline else "",
            f"on {question.theme}" if question.theme else "",
            f"of {question.organisation}" if question.organisation else "",
            f"not discussed at the Forum of {long_date(last_forum_on)}"
            if question.not_raised_since and last_forum_on
            else "",
            f"changed since {long_date(compared_on)}" if question.moved_only and compared_on else "",
        )
        if words
    ]
    return f"Rateable commitments {listed(narrowed)}" if narrowed else "All rateable commitments"


COLUMNS = (
    "Reference", "Department", "Commitment", "Theme", "On the board", "Why", "Department says", "Dates say",
    "Why the dates say so", "Agreed", "Claim above dates", "Due", "Days overdue", "Movement", "Before",
    "Last discussed", "Latest words", "Path to green", "Help wanted",
)  # fmt: skip


def as_row(line: RatedLine) -> list[str]:
    """The line as the file's cells, in the order of COLUMNS."""
    return [
        line.ref,
        line.organisation_name or "",
        line.title,
        line.theme or "",
        line.rating.word,
        headline_reason(line),
        word(line.claimed),
        word(line.computed),
        computed_reason(line),
        word(line.agreed),
        "yes" if line.disputed else "no",
        day(line.due_on),
        str(line.overdue_days),
        WORDS.get(line.movement or "", ""),
        word(line.then_headline),
        day(line.raised_on),
        line.words or "",
        line.path_to_green or "",
        line.help_wanted or "",
    ]


def word(rating: str | None) -> str:
    return Rating(rating).word if rating else ""


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def as_csv(lines: Sequence[RatedLine], question: str, as_at: date, illustrative: bool) -> bytes:
    """The answer as a CSV file that opens in a spreadsheet, its question and date on top, no cell a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([f"{question}, as at {long_date(as_at)}: {len(lines)}"])
    if illustrative:
        writer.writerow(["Illustrative: every rating, date and update is made up; the commitments are real."])
    writer.writerow(COLUMNS)
    writer.writerows([[harmless(cell) for cell in as_row(line)] for line in lines])
    return ("\ufeff" + text.getvalue()).encode()


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
