"""What the register's pages count, kept for each sight: it is read through every entry, and many look at it."""

from datetime import date

from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.register.consultation_length import TimedConsultation
from compact_dash.domain.register.kinds import CASE_STUDY
from compact_dash.reports.register.consultations import (
    ConsultationCount,
    ConsultationQuestion,
    consultation_counts,
    consultations_told,
    departments_without,
)
from compact_dash.reports.register.counts import CountRow, register_counts
from compact_dash.reports.register.entries import entries_not_shown
from compact_dash.reports.register.good_practice import (
    AwardYear,
    PipelineColumn,
    ThemePractice,
    award_years,
    pipeline,
    what_worked,
)
from compact_dash.ui import readings
from compact_dash.ui.sight import Sight, kept

# Each `most` has room for every kind of reader at today's state, and for some past days, as in readings.


@kept(most=24)
def consultation_counts_at(sight: Sight, as_at: date) -> tuple[ConsultationCount, ...]:
    return tuple(consultation_counts(sight.store, as_at))


@kept(most=48, size=len, room=10_000)
def consultations_told_at(sight: Sight, question: ConsultationQuestion) -> list[TimedConsultation]:
    return consultations_told(sight.store, question)


@kept(most=24)
def departments_without_at(sight: Sight, as_at: date) -> tuple[ProgrammeOrganisation, ...]:
    return tuple(departments_without(sight.store, as_at))


@kept(most=48)
def entries_not_shown_at(sight: Sight, as_at: date, kind: str | None = None) -> int:
    return entries_not_shown(sight.store, as_at, kind)


@kept(most=24)
def case_study_counts_at(sight: Sight, as_at: date) -> tuple[CountRow, ...]:
    return tuple(register_counts(sight.store, as_at, CASE_STUDY.name))


@kept(most=24)
def pipeline_at(sight: Sight, as_at: date) -> tuple[PipelineColumn, ...]:
    return pipeline(sight.store, as_at, case_study_counts_at(sight, as_at))


@kept(most=24)
def what_worked_at(sight: Sight, as_at: date) -> tuple[ThemePractice, ...]:
    return what_worked(sight.store, readings.board_at(sight, as_at))


@kept(most=24)
def award_years_at(sight: Sight, as_at: date) -> tuple[AwardYear, ...]:
    return award_years(sight.store, as_at)
