"""The registry of papers: every file that the product hands out, one row each.

A row says what a paper is called, who may have it, which marks it bears and who writes it. Pages and commands hand out
nothing but rows of this registry.
"""

from typing import Any

from compact_dash.domain.minutes.paper import MinutesPaper
from compact_dash.domain.plan.tables import PlanCopy
from compact_dash.domain.returns.commission import CommissionNote
from compact_dash.domain.settings import SettingsCopy
from compact_dash.domain.sharing import MEANINGS, Sharing
from compact_dash.papers.forms import CalendarPaper, CsvPaper, WorkbookPaper
from compact_dash.papers.listings import (
    CONSULTATION_COLUMNS,
    HISTORY_COLUMNS,
    REVIEW_COLUMNS,
    SETTING_COLUMNS,
    SUPPORT_COLUMNS,
    consultation_rows,
    history_rows,
    review_question,
    review_rows,
    setting_rows,
    support_question,
    support_rows,
)
from compact_dash.papers.minutes.minutes_word import fill_minutes
from compact_dash.papers.paper import Edition, Paper
from compact_dash.papers.plan.plan_workbook import PLAN_TITLE, fill_plan
from compact_dash.papers.returns.calendar_entry import fill_calendar_entry
from compact_dash.papers.returns.commission_note_word import fill_commission_note
from compact_dash.papers.returns.guidance import return_heading
from compact_dash.papers.returns.workbook import fill_return
from compact_dash.papers.word_paper import WordPaper

COMMISSION_NOTE = WordPaper[CommissionNote](
    name="commission_note",
    title="Commissioning note",
    label="Download the note (Word)",
    stem="compact-commission",
    edition=Edition.LIVE,
    least=Sharing.INTERNAL,
    shared_with=lambda note: MEANINGS[Sharing.SHARED],
    dated=lambda note: note.dated,
    heading=lambda note: note.title,
    fill=fill_commission_note,
)
CALENDAR_ENTRY = CalendarPaper(
    name="calendar_entry",
    title="Calendar entry",
    label="Download the calendar entry",
    stem="compact-forum",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    fill=fill_calendar_entry,
)
RETURN_WORKBOOK = WorkbookPaper(
    name="return_workbook",
    title="Return",
    label="Download the workbook",
    stem="compact-return",
    edition=Edition.LIVE,
    least=Sharing.INTERNAL,
    owner=lambda template: template.form.organisation,
    # It comes with drafts in it, which nobody else reads.
    shared_with=lambda template: MEANINGS[Sharing.INTERNAL],
    heading=lambda template: return_heading(template.form),
    fill=fill_return,
)
PLAN_WORKBOOK = WorkbookPaper[PlanCopy](
    name="plan_workbook",
    title="Plan",
    label="Download the plan as a workbook",
    stem="compact-plan",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    heading=lambda plan: PLAN_TITLE,
    fill=fill_plan,
)
MINUTES = WordPaper[MinutesPaper](
    name="minutes",
    title="Minutes",
    label="Download the minutes (Word)",
    stem="compact-minutes",
    edition=Edition.CONCLUDED,
    least=Sharing.SHARED,
    shared_with=lambda paper: paper.shared_with,
    dated=lambda paper: paper.met_on,
    heading=lambda paper: paper.title,
    fill=fill_minutes,
)
SETTINGS = CsvPaper[SettingsCopy](
    name="settings",
    title="Settings",
    label="Download the settings (CSV)",
    stem="compact-settings",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    columns=SETTING_COLUMNS,
    rows=setting_rows,
)
HISTORY = CsvPaper(
    name="history",
    title="History",
    label="Download as CSV",
    stem="compact-history",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    columns=HISTORY_COLUMNS,
    rows=history_rows,
)
REVIEW = CsvPaper(
    name="review",
    title="Review",
    label="Download as CSV",
    stem="compact-review",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    columns=REVIEW_COLUMNS,
    rows=review_rows,
    about=review_question,
)
CONSULTATIONS = CsvPaper(
    name="consultations",
    title="Consultations",
    label="Download as CSV",
    stem="compact-consultations",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    columns=CONSULTATION_COLUMNS,
    rows=consultation_rows,
)
SUPPORT = CsvPaper(
    name="support",
    title="Support for departments",
    label="Download as CSV",
    stem="compact-support",
    edition=Edition.LIVE,
    least=Sharing.PUBLISHED,
    columns=SUPPORT_COLUMNS,
    rows=support_rows,
    about=support_question,
)

PAPERS: tuple[Paper[Any], ...] = (
    COMMISSION_NOTE,
    CALENDAR_ENTRY,
    RETURN_WORKBOOK,
    PLAN_WORKBOOK,
    MINUTES,
    SETTINGS,
    HISTORY,
    REVIEW,
    CONSULTATIONS,
    SUPPORT,
)
