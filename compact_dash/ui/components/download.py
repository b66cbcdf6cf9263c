"""A button that hands out a paper of the registry."""

from collections.abc import Callable

import streamlit
from streamlit.runtime.memory_media_file_storage import _calculate_file_id

from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.house import house, speaking_for
from compact_dash.papers.paper import Content, Making, Paper
from compact_dash.ui import acting, session
from compact_dash.ui.entry import desk
from compact_dash.ui.entry.handed_out import HANDED_OUT


def download(
    paper: Paper[Content], read: Callable[[], Content], *parts: object, owner: str | None = None, primary: bool = False
) -> None:
    """The button, for a reader who may have the paper.

    `read` fetches the content when the button is pressed; that is outside a run of the page, so it must not ask who
    the visitor is. `parts` tell one file of the paper from another by name; `owner` is the organisation it is of.
    """
    making = Making(session.now(), session.reader(), session.programme().illustrative)
    if not paper.may_have(making.reader, owner):
        return
    name = paper.file_name(*parts, illustrative=making.illustrative)
    # Never the bytes themselves: Streamlit would keep them at an address that anybody can fetch. Of a callable it makes
    # the file when asked, and drops its address two runs later. The press must not run the page again ("ignore"),
    # because a new run takes the callable away before the browser has come for the file.
    streamlit.download_button(
        paper.label,
        data=for_this_browser(lambda: paper.write(read(), making), paper.media_type, name),
        file_name=name,
        mime=paper.media_type,
        key=":".join(["download", paper.name, *(str(part) for part in parts)]),
        on_click="ignore",
        type="primary" if primary else "secondary",
    )


def for_this_browser(make: Callable[[], bytes], media_type: str, name: str) -> Callable[[], bytes]:
    """The making of a file, which is handed to the browser of this run alone, as long as its reader is let in.

    It is in the words of the house whose page the button is on.
    """
    browser, is_let_in, of_the_page = desk.browser() or "", acting.question_for_later(), house()

    def made() -> bytes:
        # The button may be pressed long after the page was drawn, over a connection that was never closed.
        if not is_let_in():
            raise NotAllowed("You may not have this file any more: what you may do here has changed.")
        with speaking_for(of_the_page):
            content = make()
        HANDED_OUT.note(_calculate_file_id(content, media_type, name), browser, is_let_in)
        return content

    return made
