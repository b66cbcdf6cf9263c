"""The parts of the Consultations page: the head with its counts, the table, and the shares that others measured."""

from datetime import date

import streamlit

from compact_dash.domain.house import house
from compact_dash.domain.register.consultation_length import ConsultationLength
from compact_dash.domain.sharing import not_shown
from compact_dash.reports.register.consultations import (
    ConsultationQuestion,
    consultations_beside,
    sums_of,
)
from compact_dash.reports.register.entries import MOST
from compact_dash.ui import parameters, readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.html import address, show
from compact_dash.ui.register.entry_list import EVERY, choice_of
from compact_dash.ui.register.kept_counts import (
    consultation_counts_at,
    consultations_told_at,
    departments_without_at,
    entries_not_shown_at,
)
from compact_dash.ui.register.shares_chart import shares_chart

NO_REASON = "no_reason"


def consultation_question(as_at: date) -> ConsultationQuestion:
    """The question in the choices, which stand in the address."""
    days, known = house().consultation_days, readings.organisations().departments
    lengths = {
        EVERY: "All",
        ConsultationLength.SHORT.value: f"Closed under {days} days",
        NO_REASON: "Short, no reason given",
        ConsultationLength.ENOUGH.value: f"Closed at {days} days or more",
        ConsultationLength.OPEN.value: "Still open",
    }
    department = choice_of(
        "department", "Department", {EVERY: "All departments"} | {d.code: d.short_name for d in known}
    )
    length = choice_of("length", "Length", lengths)
    wanted = ConsultationLength.SHORT.value if length == NO_REASON else length
    return ConsultationQuestion(
        as_at,
        days,
        department=department,
        length=ConsultationLength(wanted) if wanted else None,
        without_reason=length == NO_REASON,
        skipped=parameters.rows_skipped(),
    )


def consultations_head(as_at: date) -> None:
    """The title, and what the consultations add up to."""
    sums = sums_of(consultation_counts_at(session.sight(), as_at))
    show(
        "register/consultations_head",
        as_at=as_at,
        sums=sums,
        demonstration=session.programme().illustrative,
    )
    if sums.all_told:
        show(
            "register/consultations_cards",
            as_at=as_at,
            past=past_day(as_at),
            sums=sums,
            without=departments_without_at(session.sight(), as_at),
            of_all=len(readings.organisations().departments),
        )
    say_left_out(not_shown(entries_not_shown_at(session.sight(), as_at, "consultation"), "consultation"))


def consultations_table(question: ConsultationQuestion) -> None:
    """A page of the table, and the ways to the pages before and after it."""
    rows = consultations_told_at(session.sight(), question)
    of_all = rows[0].of_all if rows else 0
    asked = {
        "department": question.department,
        "length": NO_REASON if question.without_reason else question.length,
        "as_at": past_day(question.as_at),
    }
    further = question.skipped + MOST
    show(
        "register/consultations",
        rows=rows,
        of_all=of_all,
        first=question.skipped + 1,
        names={row.code: row.short_name for row in readings.organisations().every},
        past=past_day(question.as_at),
        before=address("consultations", **asked, skipped=further - 2 * MOST or None) if question.skipped else None,
        after=address("consultations", **asked, skipped=further) if further < of_all else None,
    )


def beside(as_at: date) -> None:
    """Our share of short consultations beside what was measured outside: a picture, and the table beside it."""
    found = consultations_beside(session.store(), consultation_counts_at(session.sight(), as_at), as_at)
    if found is None:
        return
    show("heading", words="Beside what others measured")
    picture, table = streamlit.columns([4, 5])
    with picture:
        shares_chart(found.shares, f"{found.measure}, in per cent: what others measured, then what is counted here")
    with table:
        show("register/consultations_beside", found=found)
