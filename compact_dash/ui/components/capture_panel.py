"""Capture in ten seconds: a decision, an action, a rating, a date or a note on the item that is on the wall."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit

from compact_dash.commands.agree_in_forum import AgreedDate, agree_date, agree_rating
from compact_dash.commands.capture import NewAction, capture_action, capture_words
from compact_dash.commands.mark_attendance import mark_attendance
from compact_dash.commands.undo_capture import undo_capture
from compact_dash.domain.meeting import CAPTURE_WORDS
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.reports.meeting_room import Room, RoomItem
from compact_dash.reports.meetings import attendance
from compact_dash.reports.people import programme_organisations
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.fields import CAPTURE
from compact_dash.ui.components.notice import Done
from compact_dash.ui.components.room_session import wall_now
from compact_dash.ui.html import show

KINDS = ("decision", "action", "rating", "date", "note", "insight", "good_practice")
USUAL_WEEKS = 4
Deed = Callable[[], object]


def capture_panel(room: Room, here: RoomItem) -> None:
    """The kind first, then its own few fields and one button; the fields empty themselves once it is kept."""
    show("heading", words="Capture")
    item = item_captured_on(room, here)
    kind = streamlit.segmented_control(
        "What is captured",
        KINDS,
        default="decision",
        required=True,
        format_func=CAPTURE_WORDS.__getitem__,
        key="capture_kind",
        label_visibility="collapsed",
    )
    refusal_of(CAPTURE.part)
    with streamlit.form(CAPTURE.key(f"{kind}:{item.item_id}"), border=True):
        deed = FIELDS.get(kind, words_fields)(room, item, kind)
        write = CAPTURE.keeping(deed, f"{CAPTURE_WORDS[kind]} written down.")
        streamlit.form_submit_button("Write it down", on_click=write, type="primary")


def item_captured_on(room: Room, here: RoomItem) -> RoomItem:
    """The item on the wall, or another: what was agreed may be written down after the meeting has moved on."""
    titles = {each.item_id: f"{place}. {each.title}" for place, each in enumerate(room.items, start=1)}
    # Its key is of the item on the wall: with each move it is that one again.
    chosen = streamlit.selectbox(
        "On item",
        list(titles),
        index=room.place,
        format_func=titles.__getitem__,
        key=CAPTURE.key(f"on:{here.item_id}"),
        width=640,
    )
    return next((each for each in room.items if each.item_id == chosen), here)


def words_fields(room: Room, item: RoomItem, kind: str) -> Deed:
    name = f"words:{kind}"
    streamlit.text_area("In words", max_chars=1000, height=80, key=CAPTURE.key(name))
    return lambda: capture_words(
        session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, kind, CAPTURE.given(name)
    )


def organisations() -> dict[str, str]:
    return {row.code: row.abbreviation for row in programme_organisations(session.store())}


def action_fields(room: Room, item: RoomItem, _: str) -> Deed:
    streamlit.text_input("What will be done, beginning with a verb", max_chars=500, key=CAPTURE.key("action"))
    names = organisations()
    whose, post, due, about = streamlit.columns([1, 2, 1, 1])
    with whose:
        streamlit.selectbox("Whose", list(names), format_func=names.__getitem__, key=CAPTURE.key("owner"))
    with post:
        streamlit.text_input("Post", "Compact lead", max_chars=100, key=CAPTURE.key("role"))
    with due:
        streamlit.session_state.setdefault(CAPTURE.key("due"), session.today() + timedelta(weeks=USUAL_WEEKS))
        day_field("Due", CAPTURE.key("due"))
    with about:
        streamlit.selectbox(
            "About", [None, *refs(room, item)], format_func=lambda each: each or "", key=CAPTURE.key("about")
        )
    return lambda: capture_action(
        session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, action_typed()
    )


def action_typed() -> NewAction:
    """The action as the fields have it."""
    words, owner, role = (CAPTURE.given(field) for field in ("action", "owner", "role"))
    return NewAction(words, owner, role, CAPTURE.value("due") or date.min, CAPTURE.value("about"))


def refs(room: Room, item: RoomItem) -> list[str]:
    """The item's own lines first, then every other."""
    known = sorted(wall_now(room.forum.forum_id).lines)
    own = [ref for ref in item.ref_list if ref in known]
    return [*own, *(ref for ref in known if ref not in own)]


def rating_fields(room: Room, item: RoomItem, _: str) -> Deed:
    line, word = streamlit.columns([1, 3])
    with line:
        streamlit.selectbox("Line", refs(room, item), key=CAPTURE.key("line"))
    with word:
        streamlit.radio(
            "Agreed rating",
            list(AGREED),
            format_func=lambda each: Rating(each).word,
            horizontal=True,
            key=CAPTURE.key("rating"),
        )
    streamlit.text_input("The reason", max_chars=1000, key=CAPTURE.key("reason"))

    def write() -> None:
        given = (CAPTURE.given(field) for field in ("line", "rating", "reason"))
        agree_rating(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, *given)

    return write


def date_fields(room: Room, item: RoomItem, _: str) -> Deed:
    line, day = streamlit.columns([1, 1])
    with line:
        streamlit.selectbox("Line", refs(room, item), key=CAPTURE.key("dated"))
    with day:
        day_field("Agreed date", CAPTURE.key("agreed_day"))
    streamlit.text_input("The first milestone, where none is open", max_chars=200, key=CAPTURE.key("first"))
    streamlit.text_input("Why the date moves, where one is", max_chars=500, key=CAPTURE.key("why"))
    return lambda: agree_date(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, date_typed())


def date_typed() -> AgreedDate:
    """The date as the fields have it."""
    ref, title, reason = (CAPTURE.given(field) for field in ("dated", "first", "why"))
    return AgreedDate(ref, CAPTURE.value("agreed_day") or date.min, title, reason)


Fields = Callable[[Room, RoomItem, str], Deed]
FIELDS: dict[str, Fields] = {"action": action_fields, "rating": rating_fields, "date": date_fields}


def read_back(room: Room) -> None:
    """Everything captured, item by item, and the last of it to be taken back."""
    show("chair_read_back", room=room)
    if not room.captures or not room.state.is_open:
        return
    last = room.captures[-1]
    taking = attempt(
        CAPTURE.part,
        lambda: undo_capture(session.whole_store(), acting.occasion(), room.forum.forum_id, last.change_no),
        f"Taken back: {last.words}",
    )
    streamlit.button(f"Take back the last: {CAPTURE_WORDS[last.kind].lower()}", on_click=taking)


def register(room: Room) -> None:
    """Who came: all organisations at once, and guests one by one."""
    if room.forum.minutes_agreed_on is not None:
        return
    names = organisations()
    marked = {row.code: row.state for row in attendance(session.store(), room.forum.forum_id) if row.code}
    with streamlit.expander(f"Who is here: {sum(state == 'present' for state in marked.values())} of {len(names)}"):
        refusal_of("register")
        with streamlit.form("register", border=False):
            states = [marked.get(code) for code in names]
            for code, state in zip(names, states, strict=True):
                streamlit.radio(
                    names[code], ["present", "apologies", "absent"],
                    index=["present", "apologies", "absent"].index(state) if state else None,
                    horizontal=True, key=f"here:{code}",
                )  # fmt: skip
            streamlit.text_input("A guest, or the Local Intelligence Team", max_chars=200, key="guest_here")
            marking = attempt("register", lambda: mark(room, names, marked))
            streamlit.form_submit_button("Mark the register", on_click=marking)


def mark(room: Room, names: dict[str, str], marked: dict[str, str]) -> Done:
    """Write the marks that differ from those there are."""
    store, occasion, forum_id = session.whole_store(), acting.occasion(), room.forum.forum_id
    wanted = {code: streamlit.session_state.get(f"here:{code}") for code in names}
    changed = {code: state for code, state in wanted.items() if state and state != marked.get(code)}
    guest = str(streamlit.session_state.get("guest_here") or "").strip()
    for code, state in changed.items():
        mark_attendance(store, occasion, forum_id, code, "Compact lead", state)
    if guest:
        mark_attendance(store, occasion, forum_id, None, guest, "present")
    return Done(f"{len(changed) + bool(guest)} marked.")
