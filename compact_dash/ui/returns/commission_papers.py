"""The papers of a commission, to send out: the note in Word, for all or for one, and the calendar entry."""

from urllib.parse import urlsplit

import streamlit

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.sharing import Sharing
from compact_dash.domain.wording import long_date
from compact_dash.papers.returns.calendar_entry import calendar_entry
from compact_dash.reports.returns.commission_note import commission_note
from compact_dash.reports.returns.commissioned import commissioned, organisations_asked
from compact_dash.store import Store
from compact_dash.ui import session
from compact_dash.ui.html import show

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EVERYBODY = "All organisations"


def commission_papers(forum: ForumRow) -> None:
    """What goes out with the commission of a Forum: the note is for OCS to send, the calendar entry is anybody's."""
    store = session.store()
    sends = session.reader().sees is Sharing.INTERNAL
    show("heading", words=f"{'Send out' if sends else 'Calendar entry'} for {long_date(forum.held_on)}")
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        if sends:
            note_download(store, forum, note_choice(store, forum))
        calendar_download(store, forum)


def note_choice(store: Store, forum: ForumRow) -> str | None:
    """The organisation whose own note is wanted; None for the note to all."""
    names = {row.code: row.short_name for row in organisations_asked(store, forum.forum_id)}
    chosen = streamlit.selectbox(
        "Commissioning note for",
        [EVERYBODY, *names],
        format_func=lambda code: names.get(code, code),
        key=f"note_for:{forum.held_on.isoformat()}",
        width=290,
    )
    return None if chosen == EVERYBODY else chosen


def note_download(store: Store, forum: ForumRow, organisation: str | None) -> None:
    """The note, made when it is asked for; everything it needs of the visit is taken before."""
    address, illustrative = site(), session.programme().illustrative

    def made() -> bytes:
        # Only here: what writes Word files is not loaded by any other page.
        from compact_dash.papers.returns.commission_note_word import as_word

        return as_word(commission_note(store, forum, organisation, site=address, illustrative=illustrative))

    whose = f"-{organisation.lower()}" if organisation else ""
    streamlit.download_button(
        "Download the note (Word)",
        data=made,
        file_name=f"compact-commission-{forum.held_on.isoformat()}{whose}.docx",
        mime=WORD,
        key=f"note:{forum.held_on.isoformat()}",
        on_click="ignore",
    )


def calendar_download(store: Store, forum: ForumRow) -> None:
    """The deadline and the Forum, for anybody's calendar."""
    illustrative = session.programme().illustrative
    streamlit.download_button(
        "Download the calendar entry",
        data=lambda: calendar_entry(commissioned(store, forum), illustrative=illustrative),
        file_name=f"compact-forum-{forum.held_on.isoformat()}.ics",
        mime="text/calendar",
        key=f"calendar:{forum.held_on.isoformat()}",
        on_click="ignore",
    )


def site() -> str:
    """The address people reach the program at, as this visit did; empty where it is not known."""
    parts = urlsplit(streamlit.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}" if parts.netloc else ""
