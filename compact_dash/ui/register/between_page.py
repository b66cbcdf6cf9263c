"""Between Forums: what there is to talk about, and the meeting that talks about it."""

import streamlit

from compact_dash.commands.register.draft_private import PrivateTopic, draft_private
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import count, long_date
from compact_dash.reports.lines import ReviewQuestion
from compact_dash.reports.register.between import OF_KINDS, TOPIC_WORDS, BetweenForums, Topic
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.components.fields import PLANNING
from compact_dash.ui.forum.forum_planning import plan_forum_form
from compact_dash.ui.html import show
from compact_dash.ui.register.kept_entries import between_at

DRAFTING = "draft_private"


def between_now() -> BetweenForums:
    """What there is to talk about today."""
    today = session.today()
    board = readings.board(today)
    asked = ReviewQuestion(
        today,
        rateable_only=True,
        off_track_only=True,
        not_raised_since=board.compared.held_on if board.compared else None,
    )
    return between_at(session.sight(), today, asked)


def private_meetings() -> tuple[ForumRow | None, ForumRow | None]:
    """The last meeting between Forums that is over, and the next that is not."""
    private = sorted((row for row in readings.forums() if row.kind == "ad_hoc"), key=lambda row: row.held_on)
    over = [row for row in private if row.closed_no is not None]
    ahead = [row for row in private if row.closed_no is None]
    return (over[-1] if over else None, ahead[0] if ahead else None)


def between_page() -> None:
    """The topics, each a table, below what is known of the last meeting and the next."""
    found = between_now()
    last, ahead = private_meetings()
    show(
        "register/between",
        found=found,
        topics={topic: TOPIC_WORDS[topic] for topic in Topic},
        kinds={topic: kind.name for topic, kind in OF_KINDS.items()},
        names={row.code: row.short_name for row in readings.organisations().every},
        last=last,
        next=ahead,
    )
    if ahead:
        # Said by the form that planned it, which is gone once a meeting is planned.
        notice(PLANNING.said_at)
    elif acting.can(Act.PLAN_FORUM):
        plan_forum_form(expanded=False, private=True)
    if ahead and acting.can(Act.RUN_FORUM):
        drafting = attempt(DRAFTING, lambda: draft(ahead, found))
        words = f"Draft the agenda of {long_date(ahead.held_on)} from this"
        streamlit.button(words, on_click=drafting, type="primary", key=DRAFTING)
        refusal_of(DRAFTING)


def draft(meeting: ForumRow, found: BetweenForums) -> Done:
    topics = [topic_of(found, topic) for topic in Topic if found.number(topic)]
    number = draft_private(session.whole_store(), acting.occasion(), meeting.forum_id, topics)
    items = count(number, "item")
    return Done(f"{items} put on the agenda of {long_date(meeting.held_on)}, which only those who hold it read.")


def topic_of(found: BetweenForums, topic: Topic) -> PrivateTopic:
    shown = found.entries(topic)
    lines = tuple(line.ref for line in found.off_track) if topic is Topic.OFF_TRACK else ()
    refs = dict.fromkeys([ref for each in shown for ref in each.refs] + list(lines))
    return PrivateTopic(
        TOPIC_WORDS[topic], tuple(each.id for each in shown), tuple(each.row.title for each in shown), tuple(refs)
    )
