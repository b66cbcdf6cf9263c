"""The minutes of a Forum, on the Agenda page: read by its members, kept by OCS and the chair."""

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.marking import ILLUSTRATIVE
from compact_dash.domain.minutes.paragraphs import ParagraphKind, sections, with_numbers
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import Sharing
from compact_dash.papers import registry
from compact_dash.reports.minutes.kept_minutes import Minutes, minutes_of, minutes_paper, points_left_out
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.download import download
from compact_dash.ui.components.fields import MINUTES
from compact_dash.ui.html import show
from compact_dash.ui.minutes.keeping import keep_minutes
from compact_dash.ui.sight import Sight, kept


def minutes_part(forum: ForumRow) -> None:
    """The minutes of a Forum that was opened; nothing before that."""
    if forum.opened_no is None or forum.met_on > session.today():
        return
    show("heading", words="Minutes" if forum.kind == "quarterly" else "Note of the review")
    notice(MINUTES.said_at)
    show_minutes(forum)
    # Also where they can be kept no more: a person who was refused has words to take back.
    refusal_of(MINUTES.part)


def show_minutes(forum: ForumRow) -> None:
    """The minutes for those who may read them, and below them the steps of those who keep them."""
    refused = unreadable(forum)
    if refused:
        show("empty", words=refused)
        return
    minutes = minutes_at(session.sight(), forum)
    keeps = acting.can(Act.RUN_FORUM)
    if minutes.kept is None and not keeps:
        show(
            "empty",
            words="No minutes have been saved yet. "
            f"{house().office} drafts them from what the {house().forum} captured.",
        )
        return
    show_document(minutes, keeps)
    if keeps and not forum.minutes_agreed_on:
        keep_minutes(minutes)


def unreadable(forum: ForumRow) -> str:
    """Why there is nothing to read, or nothing for this reader; empty where there is."""
    if session.reader().sees is Sharing.PUBLISHED:
        return f"The minutes are read by the {house().forum}’s members and not shown to you."
    return f"The minutes are drafted once the {house().forum} is closed." if forum.closed_no is None else ""


@kept(most=16)
def minutes_at(sight: Sight, forum: ForumRow) -> Minutes:
    return minutes_of(sight.store, forum)


@kept(most=16)
def left_out_at(sight: Sight, forum: ForumRow) -> int:
    return points_left_out(sight.store, forum)


def show_document(minutes: Minutes, keeps: bool) -> None:
    """The minutes to read on the page and to take away."""
    show(
        "minutes/page",
        minutes=minutes,
        head=[each for each in minutes.paragraphs if each.kind is ParagraphKind.FACT],
        rows=with_numbers([each for each in minutes.paragraphs if each.kind is not ParagraphKind.FACT]),
        headings=len(sections(minutes.paragraphs)) - 1,
        # For those who keep them: the number itself would tell others of what they may not read.
        left_out=left_out_at(session.sight(), minutes.forum) if keeps else 0,
        illustrative=ILLUSTRATIVE if session.programme().illustrative else "",
    )
    take_away(minutes)


def take_away(minutes: Minutes) -> None:
    """The minutes in Word."""
    # Taken now: the file is made outside a run, where nobody knows who asks.
    store = session.store()
    download(registry.MINUTES, lambda: minutes_paper(store, minutes), minutes.forum.met_on)
