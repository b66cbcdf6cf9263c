"""The frame every page stands in: the look, the navigation, and one sentence where a trace would be."""

import streamlit

from compact_dash.ui import session
from compact_dash.ui.html import stylesheet
from compact_dash.ui.navigation import FIRST, ITEMS
from compact_dash.ui.refusals import refusals_said


def home() -> None:
    """The bare address: on to the first page, which has an address of its own."""
    streamlit.switch_page(FIRST.path)


def run() -> None:
    """Show the page asked for."""
    streamlit.set_page_config(layout="wide", page_icon="🤝")
    streamlit.html(stylesheet())
    pages = [
        streamlit.Page(item.path, title=item.title, visibility="visible" if item.listed else "hidden") for item in ITEMS
    ]
    # Streamlit gives its default page no address but "/", so the default is one that only leads on.
    page = streamlit.navigation([streamlit.Page(home, default=True, visibility="hidden"), *pages])
    with refusals_said():
        session.begin()
        page.run()


run()
