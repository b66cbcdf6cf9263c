"""The papers of a commission, to send out: the note in Word, for all or for one, and the calendar entry."""

from urllib.parse import urlsplit

import streamlit

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.sharing import Sharing
from compact_dash.domain.wording import long_date
from compact_dash.papers import registry
from compact_dash.reports.returns.commission import commission_note, organisations_asked, read_commission
from compact_dash.store import Store
from compact_dash.ui import session
from compact_dash.ui.components.download import download
from compact_dash.ui.entry.local_visit import is_loopback
from compact_dash.ui.html import show

EVERYBODY = "All organisations"
GAP = (
    "The note has a gap in square brackets for the address of this site, which is not set: write it there, or set it "
    "on the Settings page, as “Address of the site”."
)


def commission_papers(forum: ForumRow) -> None:
    """The papers of a Forum's commission: the note is for OCS to send, the calendar entry is anybody's."""
    store = session.store()
    sends = session.reader().sees is Sharing.INTERNAL
    show("heading", words=f"{'Send out' if sends else 'Calendar entry'} for {long_date(forum.held_on)}")
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        if sends:
            note_download(store, forum, note_choice(store, forum))
        calendar_download(store, forum)
    if sends and not site():
        show("empty", words=GAP)


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
    """The note to all, or to one organisation by its code."""
    # Taken now: the file is made outside a run, where nobody knows how this visitor came.
    address = site()
    download(
        registry.COMMISSION_NOTE,
        lambda: commission_note(store, forum, organisation, site=address),
        forum.held_on,
        organisation.lower() if organisation else "",
    )


def calendar_download(store: Store, forum: ForumRow) -> None:
    """The deadline and the Forum, for anybody's calendar."""
    download(registry.CALENDAR_ENTRY, lambda: read_commission(store, forum), forum.held_on)


def site() -> str:
    """The address people reach the program at, as OCS set it or as this visit came; empty where it is not known."""
    if house().site:
        return house().site.rstrip("/")
    parts = urlsplit(streamlit.context.url or "")
    # An address of this computer alone would lead whoever reads the note to their own.
    if not parts.netloc or is_loopback(parts.hostname):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"
