"""Listings: the rows of the papers in CSV, the changes of History and the answer of a review."""

from collections.abc import Iterable, Sequence
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.board.reasons import computed_reason, headline_reason
from compact_dash.domain.history.change import RecordedChange
from compact_dash.domain.rating import Rating
from compact_dash.domain.register.consultation_length import TimedConsultation
from compact_dash.domain.register.offer import SupportListing, SupportRow
from compact_dash.domain.review.answer import ReviewAnswer
from compact_dash.domain.settings import RULE, SettingsCopy
from compact_dash.domain.wording import long_date

# Changes are recorded in UTC and told on London's clock, so the header says which.
HISTORY_COLUMNS = ("Change", "Recorded (London)", "Who", "What", "About", "Was", "Became")


def history_rows(changes: Sequence[RecordedChange]) -> Iterable[list[str]]:
    for row in changes:
        recorded = f"{row.recorded_at:%Y-%m-%d %H:%M}"
        yield [str(row.change_no), recorded, row.person, row.what, row.about, row.was, row.became]


SETTING_COLUMNS = ("name", "value", "unit", "label", "meaning")


def setting_rows(copy: SettingsCopy) -> Iterable[list[str]]:
    """Each setting with what it means; reading the file back, the first two columns count."""
    for name, value in copy.values:
        rule = RULE[name]
        yield [name, str(value), rule.unit, rule.label, rule.meaning]


REVIEW_COLUMNS = (
    "Reference", "Department", "Commitment", "Theme", "On the board", "Why", "Department says", "Dates say",
    "Why the dates say so", "Agreed", "Claim above dates", "Worse than agreed", "Due", "Days overdue",
    "Movement", "Before", "Last discussed", "Latest words", "Path to green", "Help wanted",
)  # fmt: skip


def review_row(line: RatedLine) -> list[str]:
    """The line as the file's cells, in the order of REVIEW_COLUMNS."""
    return [
        line.ref,
        line.organisation_name or "",
        line.title,
        line.theme or "",
        line.rating.word,
        headline_reason(line),
        rating_word(line.claimed),
        rating_word(line.computed),
        computed_reason(line),
        rating_word(line.agreed),
        "yes" if line.disputed else "no",
        "yes" if line.worse_than_agreed else "no",
        iso_date(line.due_on),
        str(line.overdue_days),
        WORDS.get(line.movement or "", ""),
        rating_word(line.then_headline),
        iso_date(line.raised_on),
        line.words or "",
        line.path_to_green or "",
        line.help_wanted or "",
    ]


def rating_word(rating: str | None) -> str:
    return Rating(rating).word if rating else ""


def iso_date(value: date | None) -> str:
    return value.isoformat() if value else ""


def review_rows(answer: ReviewAnswer) -> Iterable[list[str]]:
    return map(review_row, answer.lines)


def review_question(answer: ReviewAnswer) -> str:
    """The question and the day, which every row says: the file has no other place for them."""
    return f"{answer.question}, as at {long_date(answer.as_at)}."


CONSULTATION_COLUMNS = ("Departments", "Title", "Opened", "Closed or closes", "Days", "Short or not", "Reason")


def consultation_rows(told: Sequence[TimedConsultation]) -> Iterable[list[str]]:
    for row in told:
        days = "" if row.days is None else str(row.days)
        opened, closed = iso_date(row.opened_on), iso_date(row.closed_on)
        yield [", ".join(row.about), row.title, opened, closed, days, row.length_words, row.reason_words]


SUPPORT_COLUMNS = (
    "What", "Title", "Departments", "How far", "Since", "On", "Given on", "Staff reached", "Places", "Asked of",
    "Given by", "Why declined", "Linked lines", "Follow-up", "Follow-up by", "Recorded by",
)  # fmt: skip


def support_row(row: SupportRow) -> list[str]:
    """The entry as the file's cells, in the order of SUPPORT_COLUMNS."""
    return [
        row.form,
        row.title,
        ", ".join(row.about),
        row.state,
        iso_date(row.state_on),
        iso_date(row.happened_on),
        iso_date(row.counted_on),
        "" if row.reached is None else str(row.reached),
        row.places,
        row.asked_of,
        row.given_by,
        row.declined,
        ", ".join(row.refs),
        row.follow_up,
        iso_date(row.follow_up_on),
        row.recorded_by,
    ]


def support_rows(listing: SupportListing) -> Iterable[list[str]]:
    return map(support_row, listing.rows)


def support_question(listing: SupportListing) -> str:
    """The question and the day, which every row says."""
    return f"{listing.question}, as at {long_date(listing.as_at)}."
