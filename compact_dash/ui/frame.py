"""The frame every page stands in: the look, who is here, the navigation, and one sentence where a trace would be."""

import streamlit
from streamlit.navigation.page import StreamlitPage

from compact_dash.domain.actor import VIEWER, Actor
from compact_dash.domain.errors import NotAllowed, StoreUnreachable
from compact_dash.domain.house import in_house_words
from compact_dash.domain.permissions import require
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import begin_to_say, let_go
from compact_dash.ui.components.stepped import note_first_run
from compact_dash.ui.components.timer import look_again
from compact_dash.ui.components.unsaved import UnsavedWords
from compact_dash.ui.components.upload import begin_fields, end_fields
from compact_dash.ui.copies.troubles import say_troubles
from compact_dash.ui.html import programme_style, stylesheet
from compact_dash.ui.navigation import FIRST, ITEMS, WALL, NavigationItem
from compact_dash.ui.operation.figures import PageRun, time_of_run
from compact_dash.ui.operation.forgotten import say_if_forgotten
from compact_dash.ui.operation.run_context import forget_run, note_actor
from compact_dash.ui.people.acting_parts import sign_in_page, watch, who_is_here
from compact_dash.ui.refusals import refusals_said
from compact_dash.ui.waiting import show_counts, show_rows, waits_now

# Seconds: how soon a page that could not be read is there once the database answers.
LOOKED_FOR_EVERY = 2
WALL_ALONE = (
    "A room code opens the wall of its {forum} and no other page. Sign in, at an address without it, to read more."
)


def home() -> None:
    """The bare address: on to the first page, which has an address of its own."""
    streamlit.switch_page(FIRST.path)


def page_asked(actor: Actor | None) -> StreamlitPage:
    """The page at the address, as it is for the actor; somebody who is not let in sees no page's name."""
    grouped: dict[str, list[StreamlitPage]] = {"": []}
    for item in ITEMS:
        grouped.setdefault(in_house_words(item.group), []).append(page_for(item, actor))
    # Streamlit gives its default page no address but "/", so the default is one that only leads on.
    first = streamlit.Page(home, default=True, visibility="hidden")
    is_somebody = actor is not None and actor.follows is None
    grouped[""].append(first)
    # Expanded, because Streamlit would hide the last of them behind a button.
    return streamlit.navigation(dict(grouped), position="sidebar" if is_somebody else "hidden", expanded=True)


def page_for(item: NavigationItem, actor: Actor | None) -> StreamlitPage:
    """A page, or in the place of one that is for others a sentence that says so."""
    if item.is_for(actor or VIEWER):
        return streamlit.Page(item.path, title=item.title, visibility="visible" if item.is_listed else "hidden")

    def refuse() -> None:
        if actor and actor.follows:
            raise NotAllowed(in_house_words(WALL_ALONE))
        require(actor or VIEWER, item.acts[-1])

    # Left out of the navigation, its address would open the default page without a word.
    return streamlit.Page(refuse, title=item.title, url_path=item.name, visibility="hidden")


def answers_again() -> bool:
    """Whether the database answers."""
    try:
        session.whole_store().settled()
    except StoreUnreachable:
        # Said already, in the place of the page.
        return False
    return True


def run() -> None:
    """Show the page asked for, and log and count what comes of it under the run's own word."""
    with time_of_run() as timing:
        try:
            draw(timing)
        finally:
            forget_run()


def draw(timing: PageRun) -> None:
    """Show the page asked for to a person who is let in, and the sign-in page to one who is not."""
    # No title here: it would stand over that of every page. The icon is an emoji, because Streamlit fetches any other
    # from outside.
    streamlit.set_page_config(layout="wide", page_icon="🤝")
    streamlit.html(stylesheet())
    words = UnsavedWords()
    begin_to_say()
    try:
        draw_page(words, timing)
    finally:
        # Whatever came of it, and where the page stopped before its end.
        words.end(timing.page)
    let_go()


def draw_page(words: UnsavedWords, timing: PageRun) -> None:
    """The page itself, or in its place what there is to say."""
    page = None
    with refusals_said() as told:
        # First: whatever is read below is then of the one state it notes.
        session.begin()
        streamlit.html(programme_style())
        standing = acting.standing()
        note_actor(standing.actor or VIEWER)
        page = page_asked(standing.actor)
        timing.page = page.url_path or FIRST.name
        if standing.actor is None:
            words.tell("")
            sign_in_page(standing)
        else:
            who_is_here(standing)
            say_if_forgotten()
            say_troubles(standing.actor)
            # Before the page: one that refuses or stops must still notice that a sign-in has ended.
            watch(standing)
            waits = {} if timing.page == WALL.name else waits_now(standing.actor)
            show_counts(waits)
            show_rows(timing.page, waits)
            begin_fields()
            page.run()
            end_fields()
            words.tell(*acting.known_to_the_browser())
            note_first_run()
    if page is None:
        # The store refused before anybody could be known. The pages are in the sidebar all the same.
        page_asked(VIEWER)
    if told.is_unreachable:
        look_again(LOOKED_FOR_EVERY, answers_again)


# Streamlit runs this file as a script, once for every run of a page.
run()
