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
from compact_dash.reports.meetings import meeting
from compact_dash.reports.people import programme_organisations
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.html import show

NAME = "capture"
KINDS = ("decision", "action", "rating", "date", "note", "insight", "good_practice")
USUAL_WEEKS = 4


def capture_panel(room: Room, item: RoomItem) -> None:
    """The kind first, then its own few fields and one button; the fields empty themselves once it is kept."""
    show("heading", words=f"Capture on “{item.title}”")
    kind = streamlit.segmented_control(
        "What is captured",
        KINDS,
        default="decision",
        required=True,
        format_func=CAPTURE_WORDS.__getitem__,
        key="capture_kind",
        label_visibility="collapsed",
    )
    refusal_of(NAME)
    turn = streamlit.session_state.get("capture_turn", 0)
    with streamlit.form(f"capture:{kind}:{item.item_id}:{turn}", border=True):
        deed = FIELDS.get(kind, words_fields)(room, item, f"{kind}:{turn}")
        if streamlit.form_submit_button("Write it down", type="primary"):
            keep(deed, CAPTURE_WORDS[kind])


def keep(deed: Callable[[], object], what: str) -> None:
    attempt(NAME, deed, f"{what} written down.")()
    if f"refused:{NAME}" not in streamlit.session_state:
        streamlit.session_state["capture_turn"] = streamlit.session_state.get("capture_turn", 0) + 1
    streamlit.rerun()


def words_fields(room: Room, item: RoomItem, turn: str) -> Callable[[], object]:
    kind = turn.partition(":")[0]
    words = streamlit.text_area("In words", max_chars=1000, height=80, key=f"words:{turn}")
    return lambda: capture_words(
        session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, kind, words
    )


def organisations() -> dict[str, str]:
    return {row.code: row.abbreviation for row in programme_organisations(session.store())}


def action_fields(room: Room, item: RoomItem, turn: str) -> Callable[[], object]:
    words = streamlit.text_input("What will be done, beginning with a verb", max_chars=500, key=f"action:{turn}")
    names = organisations()
    whose, post, due, about = streamlit.columns([1, 2, 1, 1])
    with whose:
        owner = streamlit.selectbox("Whose", list(names), format_func=names.__getitem__, key=f"owner:{turn}")
    with post:
        role = streamlit.text_input("Post", "Compact lead", max_chars=100, key=f"role:{turn}")
    with due:
        streamlit.session_state.setdefault(f"due:{turn}", session.today() + timedelta(weeks=USUAL_WEEKS))
        due_on = day_field("Due", f"due:{turn}")
    with about:
        ref = streamlit.selectbox(
            "About", [None, *refs(item)], format_func=lambda each: each or "", key=f"about:{turn}"
        )
    new = NewAction(words, owner or "", role, due_on or date.min, ref)
    return lambda: capture_action(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, new)


def refs(item: RoomItem) -> list[str]:
    """The item's own lines first, then every other."""
    known = sorted(session.lines_by_ref(session.today()))
    own = [ref for ref in item.ref_list if ref in known]
    return [*own, *(ref for ref in known if ref not in own)]


def rating_fields(room: Room, item: RoomItem, turn: str) -> Callable[[], object]:
    line, word = streamlit.columns([1, 3])
    with line:
        ref = streamlit.selectbox("Line", refs(item), key=f"line:{turn}")
    with word:
        rating = streamlit.radio(
            "Agreed rating", list(AGREED), format_func=lambda each: Rating(each).word, horizontal=True, key=f"r:{turn}"
        )
    reason = streamlit.text_input("The reason", max_chars=1000, key=f"reason:{turn}")
    return lambda: agree_rating(
        session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, ref or "", str(rating), reason
    )


def date_fields(room: Room, item: RoomItem, turn: str) -> Callable[[], object]:
    line, day = streamlit.columns([1, 1])
    with line:
        ref = streamlit.selectbox("Line", refs(item), key=f"dated:{turn}")
    with day:
        due_on = day_field("Agreed date", f"agreed_day:{turn}")
    title = streamlit.text_input("The first milestone, where none is open", max_chars=200, key=f"first:{turn}")
    reason = streamlit.text_input("Why the date moves, where one is", max_chars=500, key=f"why:{turn}")
    given = AgreedDate(ref or "", due_on or date.min, title, reason)
    return lambda: agree_date(session.whole_store(), acting.occasion(), room.forum.forum_id, item.item_id, given)


Fields = Callable[[Room, RoomItem, str], Callable[[], object]]
FIELDS: dict[str, Fields] = {"action": action_fields, "rating": rating_fields, "date": date_fields}


def read_back(room: Room) -> None:
    """Everything captured, item by item, and the last of it to be taken back."""
    show("chair_read_back", room=room)
    if not room.captures or not room.state.is_open:
        return
    last = room.captures[-1]
    taking = attempt(
        NAME,
        lambda: undo_capture(session.whole_store(), acting.occasion(), room.forum.forum_id, last.change_no),
        f"Taken back: {last.words}",
    )
    streamlit.button(f"Take back the last: {CAPTURE_WORDS[last.kind].lower()}", on_click=taking)


def register(room: Room) -> None:
    """Who came: all organisations at once, and guests one by one."""
    if room.forum.minutes_agreed_on is not None:
        return
    names = organisations()
    marked = {row.code: row.state for row in meeting(session.store(), room.forum.forum_id).attendance if row.code}
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
            guest = streamlit.text_input("A guest, or the Local Intelligence Team", max_chars=200, key="guest_here")
            if streamlit.form_submit_button("Mark the register"):
                mark(room, names, marked, guest.strip())


def mark(room: Room, names: dict[str, str], marked: dict[str, str], guest: str) -> None:
    """Write the marks that differ from those there are."""
    wanted = {code: streamlit.session_state.get(f"here:{code}") for code in names}
    changed = {code: state for code, state in wanted.items() if state and state != marked.get(code)}

    def write() -> None:
        store, occasion, forum_id = session.whole_store(), acting.occasion(), room.forum.forum_id
        for code, state in changed.items():
            mark_attendance(store, occasion, forum_id, code, "Compact lead", state)
        if guest:
            mark_attendance(store, occasion, forum_id, None, guest, "present")

    attempt("register", write, f"{len(changed) + bool(guest)} marked.")()
    streamlit.rerun()
