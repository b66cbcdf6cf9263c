"""A review: one question of the board as at any date, answered line by line with the reasons."""

from datetime import date

from compact_dash.domain.wording import listed, long_date
from compact_dash.reports.lines import Question


def question_in_words(question: Question, compared_on: date | None, last_forum_on: date | None) -> str:
    """The question as a sentence, for the top of the answer and of the file."""
    narrowed = [
        words
        for words in (
            "off track" if question.off_track_only else "",
            "with a claim above dates" if question.disputed_only else "",
            f"shown as {question.headline.word}" if question.headline else "",
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
