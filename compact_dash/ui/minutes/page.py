"""The minutes of a Forum, on the Agenda page: read by its members, kept by OCS and the chair."""

import streamlit

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.minutes.paragraphs import Kind, numbered, sections
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import Sharing
from compact_dash.reports.minutes.kept_minutes import Minutes, minutes_of, minutes_paper, points_left_out
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.fields import MINUTES
from compact_dash.ui.html import show
from compact_dash.ui.minutes.keeping import keeping
from compact_dash.ui.sight import Sight, kept

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def minutes_part(forum: ForumRow) -> None:
    """Whatever there is to say of the Forum's minutes; nothing before it was opened."""
    if forum.opened_no is None or forum.met_on > session.today():
        return
    show("heading", words="Minutes" if forum.kind == "quarterly" else "Note of the review")
    notice(MINUTES.said_at)
    read_and_kept(forum)
    # Also where they can be kept no more: whoever was refused has words to take back.
    refusal_of(MINUTES.part)


def read_and_kept(forum: ForumRow) -> None:
    """The minutes for whoever may read them, and below them what their keepers do."""
    refused = unreadable(forum)
    if refused:
        show("empty", words=refused)
        return
    minutes = minutes_at(session.sight(), forum)
    keeps = acting.can(Act.RUN_FORUM)
    if minutes.kept is None and not keeps:
        show("empty", words="No minutes have been saved yet. OCS drafts them from what the Forum captured.")
        return
    document(minutes, keeps)
    if keeps and not forum.minutes_agreed_on:
        keeping(minutes)


def unreadable(forum: ForumRow) -> str:
    """Why there is nothing to read, or nothing for this reader; empty where there is."""
    if session.reader().sees is Sharing.PUBLISHED:
        return "The minutes are for the Forum’s members until they are published."
    return "The minutes are drafted once the Forum is closed." if forum.closed_no is None else ""


@kept(most=16)
def minutes_at(sight: Sight, forum: ForumRow) -> Minutes:
    return minutes_of(sight.store, forum)


@kept(most=16)
def left_out_at(sight: Sight, forum: ForumRow) -> int:
    return points_left_out(sight.store, forum)


def document(minutes: Minutes, keeps: bool) -> None:
    """The minutes to read on the page and to take away."""
    show(
        "minutes/page",
        minutes=minutes,
        head=[each for each in minutes.paragraphs if each.kind is Kind.FACT],
        rows=numbered([each for each in minutes.paragraphs if each.kind is not Kind.FACT]),
        headings=len(sections(minutes.paragraphs)) - 1,
        left_out=left_out_at(session.sight(), minutes.forum) if keeps else 0,
        illustrative=session.programme().illustrative,
    )
    download(minutes)


def download(minutes: Minutes) -> None:
    """The minutes in Word, made when they are asked for."""
    store, made_at, illustrative = session.store(), session.now(), session.programme().illustrative

    def made() -> bytes:
        # Only here: what writes Word files is not loaded by any other page.
        from compact_dash.papers.minutes.minutes_word import as_word

        return as_word(minutes_paper(store, minutes, illustrative=illustrative, made_at=made_at))

    streamlit.download_button(
        "Download the minutes (Word)",
        data=made,
        file_name=f"compact-minutes-{minutes.forum.met_on.isoformat()}.docx",
        mime=WORD,
        key=f"minutes:{minutes.forum.forum_id}",
        on_click="ignore",
    )
