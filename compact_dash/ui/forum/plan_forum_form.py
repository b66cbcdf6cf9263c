"""Planning a Forum: its day, its time, how long it takes and where it meets."""

from datetime import date, time

import streamlit

from compact_dash.commands.forum.plan_forum import FURTHEST_YEARS, ForumPlan, plan_forum
from compact_dash.domain.errors import NotNow
from compact_dash.domain.forum.rhythm import remark_on
from compact_dash.domain.limits import LONGEST_NAME
from compact_dash.domain.wording import long_date
from compact_dash.reports.settings import settings
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of

NAME = "plan_forum"
USUAL_TIME = time(14)
USUAL_MINUTES = 90
KINDS = {"quarterly": "Quarterly Forum", "ad_hoc": "Ad hoc meeting"}


def plan_forum_form(*, expanded: bool) -> None:
    """A new Forum in the year; what was typed stays where it was refused, and what was planned is said here."""
    notice(NAME)
    with streamlit.expander("Plan a Forum", expanded=expanded), streamlit.form(NAME, border=False):
        fields()
        streamlit.form_submit_button("Plan the Forum", on_click=attempt(NAME, plan, place=NAME))
        refusal_of(NAME)


def field_key(name: str) -> str:
    return f"{NAME}:{name}"


def fields() -> None:
    usual = settings(session.store(), session.today()).get("forum_minutes")
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        # Streamlit's own limits lie around the computer's today, which a demonstration's may be far from.
        first, last = session.today(), date(session.today().year + FURTHEST_YEARS, 12, 31)
        streamlit.date_input(
            "Day",
            value=None,
            min_value=first,
            max_value=last,
            format="DD/MM/YYYY",
            key=field_key("day"),
            width=160,
        )
        streamlit.time_input("Starts at", USUAL_TIME, key=field_key("starts_at"), width=120)
        minutes = usual.value if usual else USUAL_MINUTES
        streamlit.number_input("Minutes", value=minutes, step=15, key=field_key("minutes"), width=150)
        streamlit.selectbox("Kind", list(KINDS), format_func=lambda each: KINDS[each], key=field_key("kind"), width=200)
        streamlit.text_input("Place", max_chars=LONGEST_NAME, key=field_key("place"), width=240)
        streamlit.text_input(
            "Guest for the insight session, if known", max_chars=LONGEST_NAME, key=field_key("guest"), width=320
        )


def plan() -> Done:
    """Plan the Forum as the fields have it."""
    names = ("day", "starts_at", "minutes", "place", "kind", "guest")
    day, starts_at, minutes, place, kind, guest = (streamlit.session_state[field_key(name)] for name in names)
    if day is None:
        raise NotNow("Choose the day of the Forum.")
    wanted = ForumPlan(day, starts_at, int(minutes), place, kind, guest.strip() or None)
    plan_forum(session.whole_store(), acting.occasion(), wanted)
    return Done(f"A Forum is planned for {long_date(day)}. Its returns can be asked for. {remark_on(day)}".strip())
