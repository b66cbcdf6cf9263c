"""Planning Forums: one with its day, time, length and place; the year's four in one go; and a planned one moved."""

from dataclasses import replace
from datetime import date, time

import streamlit

from compact_dash.commands.forum.plan_forum import (
    LONGEST,
    SHORTEST,
    ForumPlan,
    change_forum,
    plan_forum,
    plan_forums,
    plan_of,
)
from compact_dash.domain.errors import NotNow
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.rhythm import proposed_days, remark_on, rhythm, usual_weekday
from compact_dash.domain.house import HouseWords, house
from compact_dash.domain.limits import LONGEST_NAME, LONGEST_REASON
from compact_dash.domain.wording import capital, long_date, weekday_date
from compact_dash.reports.settings import number_set
from compact_dash.reports.working_days import is_working_day
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done, notice, refusal_of
from compact_dash.ui.components.day_field import day_field, day_given, day_in
from compact_dash.ui.components.fields import AGENDA, PLANNING
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

KINDS = HouseWords({"quarterly": "Quarterly {forum}", "ad_hoc": "Ad hoc meeting"})


def plan_forum_form(*, expanded: bool, private: bool = False) -> None:
    """The form for one more Forum, or for a meeting between Forums; what was planned is said above the form."""
    notice(PLANNING.said_at)
    heading = f"Plan a meeting between {house().forums}" if private else f"Plan {house().a_forum}"
    with streamlit.expander(heading, expanded=expanded), streamlit.form(PLANNING.key("form"), border=False):
        fields(["ad_hoc", "quarterly"] if private else ["quarterly", "ad_hoc"])
        words = "Plan the meeting" if private else f"Plan the {house().forum}"
        streamlit.form_submit_button(words, on_click=PLANNING.keeping(plan))
        refusal_of(PLANNING.part)


def fields(kinds: list[str]) -> None:
    """The fields; the first of the kinds is the one that is proposed."""
    usual = usual_plan()
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        day_field("Day", PLANNING.key("day"), width=200)
        streamlit.time_input("Starts at", usual.starts_at, key=PLANNING.key("starts_at"), width=120)
        streamlit.number_input("Minutes", value=usual.minutes, step=15, key=PLANNING.key("minutes"), width=150)
        streamlit.selectbox("Kind", kinds, format_func=lambda each: KINDS[each], key=PLANNING.key("kind"), width=200)
        words_field("Place", usual.place, longest=LONGEST_NAME, key=PLANNING.key("place"), width=240)
        words_field(
            "Guest for the insight session, if known", longest=LONGEST_NAME, key=PLANNING.key("guest"), width=320
        )


def plan() -> Done:
    """Plan the Forum as the fields have it.

    Raises:
        NotNow: no day is chosen, or the command refuses it.
    """
    day = day_in(PLANNING.key("day"), "Day")
    names = ("starts_at", "minutes", "place", "kind", "guest")
    starts_at, minutes, place, kind, guest = (PLANNING.value(name) for name in names)
    if day is None:
        raise NotNow(f"Choose the day of the {house().forum}.")
    wanted = ForumPlan(day, starts_at, int(minutes), place, kind, guest.strip() or None)
    plan_forum(session.whole_store(), acting.occasion(), wanted)
    if kind == "ad_hoc":
        done = f"A meeting between {house().forums} is planned for {long_date(day)}."
    else:
        done = f"{capital(house().a_forum)} is planned for {long_date(day)}. Its returns can be asked for."
    return Done(f"{done} {remark_on(day)}".strip())


YEAR, CHANGE = "agenda_year", "agenda_forum"


def usual_plan() -> ForumPlan:
    """What is proposed for a Forum where there is no earlier one to take the time, length and place from."""
    minutes = number_set(session.store(), session.today(), "forum_minutes")
    return ForumPlan(date.min, time.fromisoformat(house().forum_starts_at), minutes, house().place)


def plan_year(_: ForumRow | None) -> None:
    """The four days after the last Forum planned; those left ticked are planned, all or none."""
    last = last_planned()
    usual = plan_of(last) if last else usual_plan()
    proposed = proposed_days(max(usual.held_on, session.today()), weekday_of(last), is_working_day)
    show(
        "forum/agenda_year",
        last=last,
        weekday=f"{proposed[0]:%A}",
        times=len(proposed),
    )
    with streamlit.form(AGENDA.key("year"), border=False):
        for place, day in enumerate(proposed):
            day_row(place, day)
        plan_fields("year", usual)
        refusal_of(YEAR)

        def plan() -> None:
            plan_forums(session.whole_store(), acting.occasion(), ticked_plans(usual))

        done = f"The {house().forums} are planned. Each gets its agenda drafted once it is the next."
        streamlit.form_submit_button(
            f"Plan these {house().forums}", on_click=AGENDA.keeping(plan, done, YEAR), type="primary"
        )


def last_planned() -> ForumRow | None:
    quarterly = [row for row in readings.forums() if row.kind == "quarterly"]
    return quarterly[-1] if quarterly else None


def weekday_of(last: ForumRow | None) -> int:
    return last.held_on.weekday() if last else usual_weekday()


def day_row(place: int, day: date) -> None:
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        label = f"{house().forum} {place + 1}: proposed {weekday_date(day)}"
        day_field(label, AGENDA.key(f"year:day{place}"), value=day, width=380)
        streamlit.checkbox(f"Plan {house().forum} {place + 1}", value=True, key=AGENDA.key(f"year:plan{place}"))


def plan_fields(name: str, plan: ForumPlan) -> None:
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        streamlit.time_input("Starts at", plan.starts_at, key=AGENDA.key(f"{name}:starts_at"), width=120)
        streamlit.number_input(
            "Minutes", SHORTEST, LONGEST, plan.minutes, 15, key=AGENDA.key(f"{name}:minutes"), width=150
        )
        words_field("Place", plan.place, longest=LONGEST_NAME, key=AGENDA.key(f"{name}:place"), width=300)


def plan_in_fields(name: str, before: ForumPlan, day: date) -> ForumPlan:
    """The plan as the fields have it."""
    return replace(
        before,
        held_on=day,
        starts_at=AGENDA.value(f"{name}:starts_at"),
        minutes=int(AGENDA.value(f"{name}:minutes")),
        place=AGENDA.given(f"{name}:place").strip(),
    )


def ticked_plans(usual: ForumPlan) -> list[ForumPlan]:
    """The plans of the Forums left ticked.

    Raises:
        NotNow: none is.
    """
    places = [place for place in range(len(rhythm())) if AGENDA.value(f"year:plan{place}")]
    if not places:
        raise NotNow(f"No {house().forum} is ticked, so there is nothing to plan. Tick those that are to be planned.")
    # The last Forum lends its time, length and place, but not its kind or its guest.
    plain = replace(usual, kind="quarterly", guest=None)
    return [plan_in_fields("year", plain, year_day(place)) for place in places]


def year_day(place: int) -> date:
    return day_given(AGENDA.key(f"year:day{place}"), f"{house().forum} {place + 1}")


def change_planned(forum: ForumRow) -> None:
    """Another day, time, length or place for the Forum that is shown."""
    name = f"forum:{forum.forum_id}"
    before = AGENDA.seen(CHANGE, forum.forum_id, plan_of(forum))

    def save() -> None:
        wanted = plan_in_fields(name, before, day_given(AGENDA.key(f"{name}:day"), "Day"))
        wanted = replace(wanted, guest=AGENDA.given(f"{name}:guest").strip() or None)
        change_forum(
            session.whole_store(), acting.occasion(), forum.forum_id, before, wanted, AGENDA.given(f"{name}:reason")
        )
        follow(wanted.held_on)

    with streamlit.form(AGENDA.key(name), border=False):
        show("forum/agenda_forum", forum=forum)
        day_field("Day", AGENDA.key(f"{name}:day"), value=forum.held_on, width=200)
        plan_fields(name, plan_of(forum))
        words_field(
            "Guest for the insight session, if known",
            forum.guest or "",
            longest=LONGEST_NAME,
            key=AGENDA.key(f"{name}:guest"),
            width=420,
        )
        words_field("Reason", longest=LONGEST_REASON, key=AGENDA.key(f"{name}:reason"), width=600)
        refusal_of(CHANGE)
        done = f"The {house().forum} is changed, with your reason." + kept_deadline(forum)
        streamlit.form_submit_button(
            f"Change this {house().forum}", on_click=AGENDA.keeping(save, done, CHANGE), type="primary"
        )


def follow(held_on: date) -> None:
    """Put the Forum's new day into the address, which names a Forum by its day."""
    streamlit.query_params["forum"] = held_on.isoformat()


def kept_deadline(forum: ForumRow) -> str:
    return f" Its commission keeps its deadline of {long_date(forum.deadline_on)}." if forum.deadline_on else ""
