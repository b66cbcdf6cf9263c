"""The frame every page stands in: the look, the navigation, and one sentence where a trace would be."""

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import stylesheet
from compact_dash.ui.navigation import ITEMS


def run() -> None:
    """Show the page asked for."""
    streamlit.set_page_config(layout="wide", page_icon="🤝")
    streamlit.html(stylesheet())
    pages = [
        streamlit.Page(
            item.path,
            title=item.title,
            default=item is ITEMS[0],
            visibility="visible" if item.listed else "hidden",
        )
        for item in ITEMS
    ]
    page = streamlit.navigation(pages)
    try:
        page.run()
    except CompactError as refusal:
        streamlit.error(str(refusal))


run()
