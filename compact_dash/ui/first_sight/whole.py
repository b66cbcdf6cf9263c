"""The whole first HTML: Streamlit's own page, with what it will show laid over the place where it will stand."""

import functools
import itertools
import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import streamlit
from streamlit.proto.AppPage_pb2 import AppPage
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation

from compact_dash.ui.board import filters
from compact_dash.ui.first_sight.chunks import chunks_of
from compact_dash.ui.first_sight.drawing import drawing
from compact_dash.ui.first_sight.tree import kinds, main_part, page_tree, sidebar, unseen_part
from compact_dash.ui.html import render
from compact_dash.ui.navigation import ITEMS

STATIC = Path(__file__).parent.parent / "static"
SCRIPT = (STATIC / "first_sight.js").read_text(encoding="utf-8").strip()
STYLE = (STATIC / "first_sight.css").read_text(encoding="utf-8")
FONT = b64encode((STATIC / "first_sight.woff2").read_bytes()).decode()
# What Streamlit's page loads: 2 MB that a slow line would bring before, or beside, the page that is to be seen first.
LOADS = re.compile(r'<link\s+rel="(?:stylesheet|modulepreload|preload)"[^>]*>|<script type="module"[^>]*></script>')
TITLES = {item.name: item.title for item in ITEMS}
# The parts of Streamlit's page that are not for us: the interface for programs is shut (middleware/used_endpoints.py),
# and what it says without JavaScript is said by the page itself.
NOT_OURS = re.compile(r"<!--.*?-->|<link rel=\"service-desc\"[^>]*>|<noscript>.*?</noscript>", re.DOTALL)


@functools.cache
def shell() -> str:
    """Streamlit's own page, which loads its browser code and holds nothing else."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\n\s*\n+", "\n", NOT_OURS.sub("", page))


def page_part(page: str, messages: Sequence[ForwardMsg]) -> str:
    """What lies over the place of a page, as one run of it drew it."""
    root = page_tree(messages)
    listed = next((each.navigation for each in reversed(messages) if each.HasField("navigation")), Navigation())
    is_listed = listed.position == Navigation.SIDEBAR
    return render(
        "first_sight/part",
        page=page,
        groups=groups_of(listed) if is_listed else [],
        styles=drawing(unseen_part(root)),
        chunks=dict.fromkeys(chunk for kind in sorted(kinds(root)) for chunk in chunks_of(kind)),
        sidebar=drawing(sidebar(root)),
        main=drawing(main_part(root)),
    )


def groups_of(listed: Navigation) -> list[tuple[str, list[AppPage]]]:
    """The pages that the sidebar lists, by the headings it lists them under."""
    shown = [each for each in listed.app_pages if not each.is_hidden]
    return [(heading, list(pages)) for heading, pages in itertools.groupby(shown, lambda each: each.section_header)]


# The same for everybody: it holds the font and the look, and nothing of the page but its title.
@functools.cache
def beginning(page: str) -> str:
    """The first HTML of a page, up to where the part comes."""
    head = render("first_sight/head", style=STYLE, font=FONT)
    held = LOADS.sub("", shell()).replace("<title>Streamlit</title>", f"<title>{TITLES[page]}</title>")
    return held.partition("</body>")[0].replace("</head>", f"{head}</head>")


@functools.cache
def program() -> str:
    """What has a browser load Streamlit's program."""
    return "".join(LOADS.findall(shell()))


def over(part: str | None, *, loads: bool) -> str:
    """The part, if there is one, over the place where Streamlit will stand, with the scripts that it needs.

    `loads` has them load the program, where it was not named before.
    """
    laid = render("first_sight/over", part=part, pages=TITLES)
    later = f'<template id="program">{program()}</template>' if loads else ""
    return f"{laid}{later}<script>{SCRIPT}</script><script>{filters.SCRIPT}</script>"


END = "</body></html>"
