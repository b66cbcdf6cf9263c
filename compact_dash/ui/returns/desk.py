"""The returns desk: everybody's returns for a Forum, and for OCS what to send out and to commission next."""

import streamlit

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.reports.returns.desk import Desk, returns_desk
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.components.forum_choice import forum_choice
from compact_dash.ui.components.left_out import say_lines_left_out
from compact_dash.ui.html import show
from compact_dash.ui.returns.commission_form import commissioning, was_commissioned_here
from compact_dash.ui.returns.commission_papers import commission_papers


def desk_page() -> None:
    """The returns of the Forum chosen, as at the day chosen."""
    # Stands first and is filled last: the title tells what the controls below it were set to.
    title = streamlit.container()
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        as_at = as_at_control()
        forums = readings.forums()
        ready = readings.readiness(as_at)
        forum = forum_choice(forums, ready.forum if ready else forums[-1], as_at) if forums else None
    desk = returns_desk(session.store(), forum, as_at) if forum else None
    with title:
        show("returns/desk_head", forum=forum, desk=desk, as_at=as_at, demonstration=session.programme().illustrative)
        if was_commissioned_here(forum):
            notice()
    say_lines_left_out(as_at, *RATED_KINDS)
    returns(desk)
    if as_at == session.today():
        commissioning(forums, forum)


def returns(desk: Desk | None) -> None:
    """Who has answered, and the papers of the commission, which come first until they are sent out."""
    if desk is None:
        show("empty", words=f"No {house().forum} is planned yet, so no returns have been asked for.")
    elif not desk.rows:
        when = (
            f"have been asked for this {house().forum} yet"
            if desk.as_at == session.today()
            else "had been asked for it by then"
        )
        show("empty", words=f"No returns {when}.")
    elif was_commissioned_here(desk.forum):
        commission_papers(desk.forum)
        table(desk)
    else:
        table(desk)
        commission_papers(desk.forum)


def table(desk: Desk) -> None:
    reads = acting.can(Act.QUERY)
    fills = [row.standing.code for row in desk.rows if acting.can(Act.FILL, row.standing.code)]
    show(
        "returns/desk",
        desk=desk,
        as_at=desk.as_at,
        past=desk.as_at if desk.as_at < session.today() else None,
        reads=reads,
        fills=fills,
        opens=reads or bool(fills),
        chases=acting.can(Act.COMMISSION),
    )
