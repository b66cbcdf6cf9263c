"""Present: the wall of a Forum. Before it is opened a rehearsal, then what the chair shows, afterwards the replay."""

import streamlit

from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.permissions import Act, require
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.forum.room import Room
from compact_dash.reports.forum.wall import CONCLUDED, OPENED
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.forum_choice import named_forum
from compact_dash.ui.forum.chair_screen import chair_screen
from compact_dash.ui.forum.deck import Deck
from compact_dash.ui.forum.present_steps import away_key, beside, follow, local_steps, steering, step_buttons
from compact_dash.ui.forum.room_session import deck_as_kept, deck_before, deck_in_session, place_in, room_of_this_run
from compact_dash.ui.forum.slides import slide
from compact_dash.ui.html import present_stylesheet, show

NOBODY_WAITS = "No {forum} is planned yet, so there is nothing to present."


def present_page() -> None:
    """The Forum that the address names; else the one in session, else the next."""
    in_session = next((row for row in readings.forums() if row.is_in_session), None)
    named = named_forum(readings.forums()) or in_session
    # How ready the next Forum is takes long to read, and nobody who follows a chair asks for it.
    ready = None if named and named.opened_no is not None else readiness_asked()
    forum = named or (ready.forum if ready else None)
    if forum is None:
        show("empty", words=in_house_words(NOBODY_WAITS))
    elif "chair" in streamlit.query_params:
        require(acting.actor(), Act.RUN_FORUM)
        chair_screen(forum)
    elif forum.is_in_session:
        wall(forum)
    elif forum.closed_no is not None:
        replay(forum)
    else:
        rehearsal(forum, deck_before(forum, ready))


def readiness_asked() -> Readiness | None:
    """How ready the next Forum is, as at the day in the address."""
    return readings.readiness(parameters.day("as_at", session.today()) or session.today())


def on_the_wall() -> None:
    """Hide all but the item. Called last of what can refuse, so that a reader who is refused finds the other pages."""
    streamlit.html(present_stylesheet())


def wall(forum: ForumRow) -> None:
    """The item that the chair shows, for everybody; a viewer who steps away finds a way back."""
    room, deck = room_of_this_run(forum.forum_id), deck_in_session(forum.forum_id)
    on_the_wall()
    # A viewer stays with this Forum past its end, when it is opened again, and over F5.
    if "forum" not in streamlit.query_params:
        streamlit.query_params["forum"] = forum.held_on.isoformat()
    follow(room)
    if not deck.items:
        show("forum/slides/no_items", forum=forum)
    elif acting.can(Act.RUN_FORUM):
        show_here(room, deck, room.place + 1)
        steering(room)
    else:
        place = local_steps(room)
        # One who stepped away looks at an item of their own, whatever became of the one shown.
        show_here(room, deck, place, is_away=away_key(room) in streamlit.session_state)


def show_here(room: Room, deck: Deck, place: int, is_away: bool = False) -> None:
    """The item at a place counted from 1, or a sentence where there is none to show.

    That is so where it was taken off the agenda while it was shown, until the chair moves on, and where all that the
    item is about is hidden from the reader.
    """
    gone = room.here is None and room.state.item_id is not None
    if gone and not is_away:
        show("forum/slides/gone", forum=room.forum, is_off=room.shown is not None)
    else:
        slide(deck, place)


def replay(forum: ForumRow) -> None:
    """A closed Forum, item by item, as it concluded or as it opened; where it is re-opened, its wall again."""
    edition = parameters.choice("edition", (CONCLUDED, OPENED), "edition") or CONCLUDED
    deck = deck_as_kept(forum.forum_id, edition)
    follow(room_of_this_run(forum.forum_id))
    if not deck.items:
        show("forum/slides/no_items", forum=forum)
        return
    place = parameters.whole_number("item", 1, len(deck.items)) or 1
    on_the_wall()
    slide(deck, place)
    step_in_address(place, deck, edition)


def rehearsal(forum: ForumRow, deck: Deck | None) -> None:
    """The agenda as it stands, with today's figures, to prepare by.

    Raises:
        NotAllowed: there is no deck, because the Forum comes after the next one.
    """
    if deck is None:
        raise NotAllowed(f"This {house().forum} comes after the next one; its agenda is drafted once it is the next.")
    # A viewer who waits sees the wall open, also where their item is gone. One who named no Forum sees any that opens.
    follow(room_of_this_run(forum.forum_id), whichever="forum" not in streamlit.query_params)
    place = parameters.whole_number("item", 1, len(deck.items)) or 1
    on_the_wall()
    slide(deck, place)
    step_in_address(place, deck)


def step_in_address(place: int, deck: Deck, edition: str | None = None) -> None:
    """The keys and buttons that move through the agenda; the place stands in the address, so F5 keeps it."""

    def go(place: int) -> None:
        streamlit.query_params["item"] = str(place + 1)

    with streamlit.container(horizontal=True, vertical_alignment="center"):
        step_buttons(beside(place - 1), [item.title for item in deck.items], go)
        if edition:
            link_to_the_other(deck.forum, edition, place)
        show("leave")


def link_to_the_other(forum: ForumRow, edition: str, place: int) -> None:
    """The way from one edition of a replay to the other, to the same item where it is in both."""
    other = OPENED if edition == CONCLUDED else CONCLUDED
    show("forum/replay_edition", forum=forum, other=other, item=place_in(forum.forum_id, edition, other, place))
