"""Commissioning the next returns: for which Forum, by when, what is asked and what will be shared."""

from collections.abc import Sequence
from datetime import date

import streamlit

from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REQUEST
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import ANSWERS, SHARED_AS, Sharing
from compact_dash.domain.wording import count, long_date
from compact_dash.reports.returns.lines_asked import Asked, lines_asked
from compact_dash.reports.settings import number_set
from compact_dash.reports.working_days import working_days_before, working_days_between
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.day_field import day_field, day_given, readable_day
from compact_dash.ui.components.fields import COMMISSION
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.forum.forum_planning import plan_forum_form
from compact_dash.ui.html import show
from compact_dash.ui.returns.commission_papers import commission_papers

# The Forum whose returns this session commissioned last.
COMMISSIONED = "commissioned"
ASKED = (
    "For each open line: what was done since the last return, how it stands, and the next dated step."
    " Where none has been agreed, propose one."
)
ADDED = "added"


def commissioning(forums: Sequence[ForumRow], shown: ForumRow | None) -> None:
    """The two things OCS does to have returns come in: plan a Forum, and commission its returns."""
    waiting = [row for row in forums if row.commissioned_on is None and row.held_on > session.today()]
    if acting.can(Act.COMMISSION):
        show("heading", words="Commission the next returns")
        if not was_commissioned_here(shown):
            done_below(forums)
        next_commission(waiting, waiting.index(shown) if shown in waiting else 0)
    if acting.can(Act.PLAN_FORUM):
        plan_forum_form(expanded=not waiting)


def done_below(forums: Sequence[ForumRow]) -> None:
    """Say what was done beside the button that did it: nobody would see it at the top of the page."""
    notice()
    for forum in forums:
        if was_commissioned_here(forum):
            commission_papers(forum)


def next_commission(waiting: Sequence[ForumRow], first: int) -> None:
    """The form; folded away after a commission, so that a second click does not commission the Forum after it."""
    if not waiting:
        show("empty", words=f"No {house().forum} ahead is waiting for its commission. Plan one first.")
    elif COMMISSIONED in streamlit.session_state:
        with streamlit.expander(f"Commission another {house().forum}’s returns"):
            commission_form(waiting, first)
    else:
        commission_form(waiting, first)


def was_commissioned_here(forum: ForumRow | None) -> bool:
    """Whether it is the Forum whose returns were commissioned last in this session: its papers still have to go out."""
    return forum is not None and streamlit.session_state.get(COMMISSIONED) == forum.forum_id


def commission_form(waiting: Sequence[ForumRow], first: int) -> None:
    """The commission put together, and what it would ask of whom."""
    held = {row.held_on: row for row in waiting}
    asked = lines_asked(session.store(), session.today())
    words, preview = streamlit.columns([5, 6], gap="large")
    with words:
        # No form around the fields: the Forum chosen decides the deadline that is proposed.
        day = streamlit.selectbox(
            house().forum, list(held), index=first, format_func=long_date, key="commission_forum", width=240
        )
        terms_fields(held[day])
        refusal_of(COMMISSION.part)
        commission_button(held[day], asked)
    with preview:
        show("returns/commission_preview", asked=asked, total=sum(len(row.lines) for row in asked))


def terms_fields(forum: ForumRow) -> None:
    """The fields for the deadline, for what is asked, and for what will be shared of the answers."""
    label = f"Deadline, usually {count(days_before(), 'working day')} before the {house().forum}"
    text = day_field(label, deadline_key(forum), value=proposed_deadline(forum), width=420)
    deadline = readable_day(text)
    if deadline:
        show("returns/commission_deadline", deadline=deadline, days=working_days_between(deadline, forum.held_on))
    words_field("What is asked", ASKED, longest=LONGEST_REQUEST, height=100, key=COMMISSION.key("asked"))
    level = (
        streamlit.radio(
            "What will be shared of the answers",
            list(Sharing),
            index=list(Sharing).index(Sharing.SHARED),
            format_func=lambda each: SHARED_AS[each],
            key="commission_sharing",
        )
        or Sharing.SHARED
    )
    # Said by the program and not typed: it is what the pages do.
    show("empty", words=ANSWERS[level])
    words_field("To add of your own, if anything", longest=LONGEST_REQUEST, height=80, key=COMMISSION.key(ADDED))


def days_before() -> int:
    return number_set(session.store(), session.today(), "returns_working_days")


def proposed_deadline(forum: ForumRow) -> date:
    """The usual day; where that is past, the last working day before the Forum."""
    usual = working_days_before(forum.held_on, days_before())
    return usual if usual > session.today() else working_days_before(forum.held_on, 1)


def deadline_key(forum: ForumRow) -> str:
    """The field of each Forum's own deadline, so that another Forum brings its own proposal."""
    return COMMISSION.key(f"deadline:{forum.held_on.isoformat()}")


def commission_button(forum: ForumRow, asked: Sequence[Asked]) -> None:
    """The button that commissions the returns: every line is asked about at once, or none is."""
    lines = count(sum(len(row.lines) for row in asked), "line")

    def commission() -> None:
        # Read at the press: the fields may have changed since this button was drawn.
        given = streamlit.session_state
        level = given["commission_sharing"]
        shared = COMMISSION.given(ADDED) or ANSWERS[level]
        request = Request(day_given(deadline_key(forum), "Deadline"), COMMISSION.given("asked"), shared, level)
        commission_returns(session.whole_store(), acting.occasion(), forum.forum_id, request)
        given[COMMISSIONED] = forum.forum_id

    done = (
        f"Returns for the {house().forum} of {long_date(forum.held_on)} are commissioned: "
        f"{count(len(asked), 'organisation')},"
        f" {lines}. Send out the note and the calendar entry."
    )
    streamlit.button("Commission the returns", on_click=COMMISSION.keeping(commission, done), type="primary")
