"""Planning a Forum: its day, its time, how long it takes and where it meets."""

from datetime import date, time

import streamlit

from compact_dash.commands.plan_forum import FURTHEST_YEARS, ForumPlan, plan_forum
from compact_dash.domain.errors import NotNow
from compact_dash.domain.wording import long_date
from compact_dash.reports.settings import settings
from compact_dash.ui import acting, session
from compact_dash.ui.html import show
from compact_dash.ui.refusals import refusals_said

PLANNED = "planned"
USUAL_TIME = time(14)
USUAL_MINUTES = 90
KINDS = {"quarterly": "Quarterly Forum", "ad_hoc": "Ad hoc meeting"}


def plan_forum_form(*, expanded: bool) -> None:
    """A new Forum in the year; what was typed stays where it was refused, and what was planned is said here."""
    planned = streamlit.session_state.pop(PLANNED, None)
    if planned:
        show("notice", sentence=planned)
    with streamlit.expander("Plan a Forum", expanded=expanded), streamlit.form("plan_forum", border=False):
        plan = typed()
        if streamlit.form_submit_button("Plan the Forum"):
            with refusals_said():
                put(plan)


def typed() -> ForumPlan | None:
    """The plan as its fields have it; None before a day is chosen."""
    usual = settings(session.store(), session.today()).get("forum_minutes")
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        # Streamlit's own limits lie around the computer's today, which a demonstration's may be far from.
        first, last = session.today(), date(session.today().year + FURTHEST_YEARS, 12, 31)
        held_on = streamlit.date_input(
            "Day", value=None, min_value=first, max_value=last, format="DD/MM/YYYY", width=160
        )
        starts_at = streamlit.time_input("Starts at", USUAL_TIME, width=120)
        minutes = streamlit.number_input("Minutes", value=usual.value if usual else USUAL_MINUTES, step=15, width=150)
        kind = streamlit.selectbox("Kind", list(KINDS), format_func=lambda each: KINDS[each], width=200)
        place = streamlit.text_input("Place", max_chars=200, width=240)
        guest = streamlit.text_input("Guest for the insight session, if known", max_chars=200, width=320)
    if held_on is None:
        return None
    return ForumPlan(held_on, starts_at, int(minutes), place, kind, guest.strip() or None)


def put(plan: ForumPlan | None) -> None:
    if plan is None:
        raise NotNow("Choose the day of the Forum.")
    plan_forum(session.whole_store(), acting.occasion(), plan)
    streamlit.session_state[PLANNED] = (
        f"A Forum is planned for {long_date(plan.held_on)}. Its returns can be asked for."
    )
    streamlit.rerun()
