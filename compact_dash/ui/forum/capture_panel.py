"""Capture in ten seconds: a decision, an action, a rating, a date or a note on the item that is on the wall."""

from collections.abc import Callable
from datetime import timedelta

import streamlit

from compact_dash.commands.forum.agree_in_forum import AgreedDate, agree_date, agree_rating
from compact_dash.commands.forum.capture import (
    LONGEST,
    WORDS_KINDS,
    NewAction,
    capture_action,
    capture_words,
)
from compact_dash.commands.forum.mark_attendance import STATES
from compact_dash.commands.forum.take_back import undo_capture
from compact_dash.domain.errors import NotNow
from compact_dash.domain.forum.item import KeptItem, department_of
from compact_dash.domain.forum.meeting import CAPTURE_WORDS
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_POST, LONGEST_TITLE
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.room import Room
from compact_dash.reports.organisations import programme_organisations
from compact_dash.ui import acting, parameters, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.components.day_field import day_field, day_given
from compact_dash.ui.components.fields import CAPTURE, key_in_turn
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.components.unsaved import about
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.forum.room_session import freshest_room, register_of, wall_of_this_run
from compact_dash.ui.html import show

# From today to the day that is proposed for an action.
USUAL_WEEKS = 4
KIND = "capture_kind"
# The field that holds the words of a kind, where it is not the one that all kinds of words share.
WORDS, WORDED = "words", {"action": "action", "rating": "reason", "date": "why"}
# Writes it down on an item, and returns what its notice says beside the kind and the item.
Deed = Callable[[KeptItem], str]


def capture_panel(room: Room, shown: KeptItem) -> None:
    """The kind first, then its own few fields and one button; the fields empty themselves once it is kept.

    Words stay while the wall moves on, for somebody is writing them. What belongs to an item begins anew with it, so
    that nothing chosen for one is taken for another: its fields have the item in their keys.

    A decision, a note, an insight and good practice share one form. On a slow line the form of the kind before stands
    for a while after another was chosen: a form of its own would take away what was typed meanwhile.
    """
    show("heading", words="Capture")
    item_field(room)
    item = item_captured_on(room, shown)
    about(room.forum.forum_id)
    # In the address, so that F5 and a look at another page come back to what was being written.
    asked = parameters.choice("capture", CAPTURE_WORDS, "kind of capture") or "decision"
    kind = (
        streamlit.segmented_control(
            "What is captured",
            list(CAPTURE_WORDS),
            # A second press on the kind that is chosen would otherwise leave none.
            required=True,
            format_func=CAPTURE_WORDS.__getitem__,
            key=stepped_key("capture", KIND, asked),
            label_visibility="collapsed",
        )
        or asked
    )
    note_step("capture", KIND, asked, kind)
    notice(CAPTURE.said_at)
    refusal_of(CAPTURE.part, until_pressed=True)
    with streamlit.form(CAPTURE.key("in_words" if kind in WORDS_KINDS else kind), border=True):
        deed = FIELDS.get(kind, words_fields)(room, item, kind)
        write = CAPTURE.keeping(lambda: written_down(room, chosen_kind(kind), item_captured_on(room, shown), deed))
        streamlit.form_submit_button("Write it down", on_click=write, type="primary")


def written_down(room: Room, kind: str, item: KeptItem, deed: Deed) -> Done:
    """Write it down, and return the notice: the kind, the item, and what an action or an agreement says.

    Raises:
        NotNow: as the command. Where another chair has closed the Forum, the fields are gone, so it quotes their words.
    """
    try:
        more = deed(item)
    except NotNow as refusal:
        words = CAPTURE.given(WORDED.get(kind, WORDS))
        if words and not freshest_room(room.forum.forum_id).state.is_open:
            raise NotNow(f"{refusal} You had typed: “{words}”.") from refusal
        raise
    return Done(f"{CAPTURE_WORDS[kind]} written down on “{item.title}”{f': {more}' if more else ''}.")


def chosen_kind(drawn: str) -> str:
    """The kind of words that is chosen at this moment, also where its form was drawn for another of them."""
    chosen = str(streamlit.session_state.get(key_in_turn(KIND, "capture"), drawn))
    return chosen if {chosen, drawn} <= set(WORDS_KINDS) else drawn


def item_key(room: Room) -> str:
    """The key of the field. It names the item on the wall, so that each move of the wall chooses that one again."""
    return CAPTURE.key(f"on:{room.here.item_id if room.here else ''}")


def item_field(room: Room) -> None:
    """The item on the wall, or another: what was agreed may be written down after the meeting has moved on."""
    titles = {each.item_id: f"{place}. {each.title}" for place, each in enumerate(room.items, start=1)}
    streamlit.selectbox(
        "On item",
        list(titles),
        index=room.place if room.here else None,
        format_func=titles.__getitem__,
        placeholder="Choose an item",
        key=item_key(room),
        width=640,
    )


def item_captured_on(room: Room, shown: KeptItem) -> KeptItem:
    """The item chosen at this moment, read from the field itself because the page may not have been drawn since.

    It is `shown` where none is chosen. If that was taken off the agenda, the command refuses it.
    """
    chosen = streamlit.session_state.get(item_key(room))
    return next((each for each in room.items if each.item_id == chosen), shown)


def words_fields(room: Room, _: KeptItem, kind: str) -> Deed:
    words_field("In words", longest=LONGEST, height=80, key=CAPTURE.key(WORDS))

    def write(item: KeptItem) -> str:
        store, occasion = session.whole_store(), acting.occasion()
        words = CAPTURE.given(WORDS)
        capture_words(store, occasion, room.forum.forum_id, item.item_id, chosen_kind(kind), words)
        return ""

    return write


def organisations() -> dict[str, str]:
    """The programme's organisations by code, as short as the register has them."""
    return {row.code: row.abbreviation for row in programme_organisations(session.store())}


def action_fields(room: Room, item: KeptItem, _: str) -> Deed:
    words_field("What will be done, beginning with a verb", longest=LONGEST, key=CAPTURE.key("action"))
    names, department = organisations(), department_of(item, wall_of_this_run(room.forum.forum_id).rateable)
    owner, about = f"owner:{item.item_id}", f"about:{item.item_id}"
    whose, post, due = streamlit.columns([1, 2, 1])
    whose.selectbox(
        "Whose",
        list(names),
        index=list(names).index(department) if department in names else None,
        format_func=names.__getitem__,
        placeholder="Choose whose",
        key=CAPTURE.key(owner),
    )
    with post:
        words_field("Post", house().lead, longest=LONGEST_POST, key=CAPTURE.key("role"))
    with due:
        day_field("Due", CAPTURE.key("due"), value=session.today() + timedelta(weeks=USUAL_WEEKS))
    line_field("About, where it is about a line", room, item, about, index=None)

    def write(item: KeptItem) -> str:
        given, due_on = CAPTURE.given, day_given(CAPTURE.key("due"), "Due")
        new = NewAction(given("action"), given(owner), given("role"), due_on, CAPTURE.value(about))
        capture_action(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, new)
        return f"{names[new.organisation]} {new.role}, by {long_date(due_on)}"

    return write


def line_field(label: str, room: Room, item: KeptItem, name: str, index: int | None) -> None:
    """A line, by its reference and its title: the item's own come first."""
    lines = wall_of_this_run(room.forum.forum_id).rateable
    own = [ref for ref in item.refs if ref in lines]
    streamlit.selectbox(
        label,
        [*own, *(ref for ref in lines if ref not in own)],
        # Only a line that is the item's own is chosen beforehand.
        index=index if own else None,
        format_func=lambda ref: f"{ref} {lines[ref].title}",
        placeholder="Choose a line",
        key=CAPTURE.key(name),
    )


def rating_fields(room: Room, item: KeptItem, _: str) -> Deed:
    line, rating = f"line:{item.item_id}", f"rating:{item.item_id}"
    line_field("Line", room, item, line, index=0)
    streamlit.radio(
        "Agreed rating",
        list(AGREED),
        index=None,
        format_func=lambda each: Rating(each).word,
        horizontal=True,
        key=CAPTURE.key(rating),
    )
    words_field("The reason", longest=LONGEST, key=CAPTURE.key("reason"))

    def write(item: KeptItem) -> str:
        ref, agreed, reason = (CAPTURE.given(field) for field in (line, rating, "reason"))
        store, occasion = session.whole_store(), acting.occasion()
        agree_rating(store, occasion, room.forum.forum_id, item.item_id, ref, agreed, reason)
        return f"{ref} {Rating(agreed).word}"

    return write


def date_fields(room: Room, item: KeptItem, _: str) -> Deed:
    line, day = f"dated:{item.item_id}", f"agreed_day:{item.item_id}"
    line_field("Line", room, item, line, index=0)
    day_field("Agreed date", CAPTURE.key(day))
    words_field("The first milestone, where none is open", longest=LONGEST_TITLE, key=CAPTURE.key("first"))
    words_field("Why the date moves, where one is", longest=LONGEST, key=CAPTURE.key("why"))

    def write(item: KeptItem) -> str:
        ref, title, reason = (CAPTURE.given(field) for field in (line, "first", "why"))
        due_on = day_given(CAPTURE.key(day), "Agreed date")
        given = AgreedDate(ref, due_on, title, reason)
        agree_date(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, given)
        return f"{ref}, by {long_date(due_on)}"

    return write


Fields = Callable[[Room, KeptItem, str], Deed]
FIELDS: dict[str, Fields] = {"action": action_fields, "rating": rating_fields, "date": date_fields}


def read_back(room: Room) -> None:
    """Everything captured, item by item, who was here, and the last capture to be taken back."""
    rows = register_of(room)
    marked = {state: [row.abbreviation or row.attendee for row in rows if row.state == state] for state in STATES}
    show("forum/chair_read_back", room=room, marked=marked)
    if not room.captures or not room.state.is_open:
        return
    last = room.captures[-1]
    taking = attempt(
        CAPTURE.part,
        lambda: undo_capture(session.whole_store(), acting.occasion(), room.forum.forum_id, last.change_no),
        f"Taken back: {last.words}",
        CAPTURE.said_at,
    )
    # One button whatever is the last: the keyboard stays on it.
    streamlit.button(f"Take back the last: {CAPTURE_WORDS[last.kind].lower()}", on_click=taking, key="take_back")
