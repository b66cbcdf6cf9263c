"""Support on a department's own page: what it had this plan year, what it asked for, and the way to ask for more."""

from dataclasses import replace
from datetime import date

from compact_dash.domain.actor import Role
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import FoundEntries, entries
from compact_dash.reports.register.support import support_question, year_begins
from compact_dash.ui import acting, session
from compact_dash.ui.html import address, show
from compact_dash.ui.register.support_page import figures_at
from compact_dash.ui.sight import Sight, kept

MOST_SHOWN = 10


@kept(most=64)
def of_department_at(sight: Sight, as_at: date, code: str) -> FoundEntries:
    question = support_question(as_at, None, None, code)
    return entries(sight.store, replace(question, counted_first_on=year_begins(as_at), most=MOST_SHOWN))


def department_support(as_at: date, code: str) -> None:
    """What the register tells of support for a department this year; its own lead finds the way to ask for some."""
    past = as_at if as_at < session.today() else None
    figures = figures_at(session.sight(), as_at)
    is_lead = acting.actor().has(Role.LEAD, code)
    show(
        "register/support_department",
        figures=figures,
        sums=figures.of(code),
        found=of_department_at(session.sight(), as_at, code),
        name=next(row.short_name for row in organisations(session.store()).departments if row.code == code),
        past=past,
        all_of_it=address("support", department=code, as_at=past),
        ask=address("record", kind="support", department=code) if is_lead and past is None else None,
    )
