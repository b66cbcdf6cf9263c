"""Changing the agenda: an item chosen, its fields, its place, and what can be done to it; or an item of one's own."""

from datetime import date

import streamlit

from compact_dash.commands.forum.change_item import (
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_MINUTES,
    PURPOSES,
    add_own,
    change_item,
    drop_item,
    move_item,
    put_off_item,
)
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import ItemWords, KeptItem, Purpose
from compact_dash.domain.forum.keeping import standing_items
from compact_dash.domain.forum.kinds import AgendaKind, kinds_people_add
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.wording import capital, long_date
from compact_dash.reports.forum.kept_agenda import forum_after, kept_agenda, next_paper_number
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of
from compact_dash.ui.components.fields import AGENDA
from compact_dash.ui.components.stepped import note, place_noted
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

ITEM = "agenda_item"
NEW = "new"
# In the address, for F5.
ENTRY = "changing"
KIND = "own_kind"
EMPTY = ItemWords("", Purpose.DISCUSSION, "", 5)
CHANGE, ORDER, OFF, OWN = "agenda_change", "agenda_order", "agenda_off", "agenda_own"


def choose_item(forum: ForumRow) -> KeptItem | None:
    """An item of the agenda; the same one stays chosen from task to task."""
    items = {entry.item_id: entry for entry in standing_items(kept_agenda(session.store(), forum.forum_id))}
    if not items:
        show("empty", words="Nothing stands on this agenda yet. Take the draft, or add an item of your own.")
        return None
    ids, labels = list(items), tuple(item_label(entry) for entry in items.values())
    kept = streamlit.session_state.get(ITEM)
    # A new control whenever a number or a title changes: the browser knows a choice by its words only.
    chosen = streamlit.selectbox(
        "Item",
        ids,
        index=ids.index(kept) if kept in items else place_noted(ENTRY, ids) or 0,
        format_func=lambda item_id: item_label(items[item_id]),
        key=f"{ITEM}:{hash(labels)}",
        width=640,
    )
    # Under a key that stays, because that of the control does not.
    streamlit.session_state[ITEM] = chosen
    note(ENTRY, None if chosen == ids[0] else chosen)
    return items[chosen]


def item_label(entry: KeptItem) -> str:
    return f"{entry.position}. {short_title(entry.title, 90)}"


def change_agenda(forum: ForumRow) -> None:
    """One item at a time: its words on the left; moving it and taking it off on the right."""
    entry = choose_item(forum)
    if entry is None:
        return
    fields, beside = streamlit.columns([3, 2], gap="large")
    with fields:
        words_form(forum, entry)
    with beside:
        order_buttons(forum, entry)
        off_form(forum, entry)


def words_form(forum: ForumRow, entry: KeptItem) -> None:
    # Guarded by the words and not by a number: moving another item is no change of this one (docs/decisions.md, 34).
    before = AGENDA.seen(CHANGE, entry.item_id, entry.words)
    with streamlit.form(AGENDA.key(f"words:{entry.item_id}"), border=False):
        word_fields(entry.item_id, entry.words, forum.held_on)
        refusal_of(CHANGE)

        def save() -> None:
            change_item(
                session.whole_store(),
                acting.occasion(),
                forum.forum_id,
                entry.item_id,
                before,
                words_in_fields(entry.item_id),
            )

        streamlit.form_submit_button(
            "Save the item",
            on_click=AGENDA.keeping(save, f"“{short_title(entry.title)}” is changed.", CHANGE),
            type="primary",
        )


def word_fields(name: str, words: ItemWords, held_on: date) -> None:
    """The fields that every item has."""
    words_field("Title", words.title, longest=LONGEST_TITLE, height=70, key=AGENDA.key(f"{name}:title"))
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        streamlit.number_input("Minutes", 1, MOST_MINUTES, words.minutes, key=AGENDA.key(f"{name}:minutes"), width=130)
        streamlit.selectbox(
            "Purpose",
            PURPOSES,
            index=PURPOSES.index(words.purpose) if words.purpose in PURPOSES else 0,
            format_func=capital,
            key=AGENDA.key(f"{name}:purpose"),
            width=180,
        )
        words_field("Led by", words.led_by, longest=LONGEST_NAME, key=AGENDA.key(f"{name}:led_by"), width=240)
        free = next_paper_number(session.store(), held_on)
        streamlit.text_input(
            f"Paper number (next: {free})", words.paper_number or "", key=AGENDA.key(f"{name}:paper"), width=220
        )


def words_in_fields(name: str) -> ItemWords:
    """The words as the fields have them."""
    minutes = int(AGENDA.value(f"{name}:minutes"))
    return ItemWords(
        AGENDA.given(f"{name}:title"),
        AGENDA.given(f"{name}:purpose"),
        AGENDA.given(f"{name}:led_by"),
        minutes,
        AGENDA.given(f"{name}:paper"),
    )


def order_buttons(forum: ForumRow, entry: KeptItem) -> None:
    """Move an item up or down. The keys of the buttons stay, so that the keyboard stays on the one pressed."""
    order = tuple(each.item_id for each in standing_items(kept_agenda(session.store(), forum.forum_id)))
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        for words, step, end in (("Move up", -1, order[0]), ("Move down", 1, order[-1])):
            # The step is bound now: read later, both buttons would have the last of the loop.
            def move(step: int = step) -> None:
                move_item(session.whole_store(), acting.occasion(), forum.forum_id, entry.item_id, step, order)

            done = f"“{short_title(entry.title)}” is now number {entry.position + step}."
            streamlit.button(
                words, on_click=AGENDA.keeping(move, done, ORDER), disabled=entry.item_id == end, key=f"agenda_{words}"
            )
    refusal_of(ORDER)


def off_form(forum: ForumRow, entry: KeptItem) -> None:
    """An item dropped, or moved to the next Forum; both with a reason that is kept."""
    before = AGENDA.seen(OFF, entry.item_id, entry.words)
    # None where no later Forum is planned: then there is nothing to move the item to.
    later = forum_after(session.store(), forum)
    name = f"off:{entry.item_id}"

    def drop() -> None:
        drop_item(session.whole_store(), acting.occasion(), forum.forum_id, entry.item_id, before, AGENDA.given(name))

    def put_off() -> None:
        put_off_item(
            session.whole_store(), acting.occasion(), forum.forum_id, entry.item_id, before, AGENDA.given(name)
        )

    with streamlit.form(AGENDA.key(f"take:{entry.item_id}"), border=False):
        words_field("Reason for taking it off this agenda", longest=LONGEST_REASON, key=AGENDA.key(name))
        refusal_of(OFF)
        with streamlit.container(horizontal=True):
            title = f"“{short_title(entry.title)}”"
            streamlit.form_submit_button(
                "Drop it", on_click=AGENDA.keeping(drop, f"{title} is dropped, with your reason.", OFF)
            )
            if later is not None and entry.kind.rules.is_carried:
                day = long_date(later.held_on)
                streamlit.form_submit_button(
                    f"Move it to {day}",
                    on_click=AGENDA.keeping(put_off, f"{title} is moved to the {house().forum} of {day}.", OFF),
                )


def add_item(forum: ForumRow) -> None:
    """An item of one's own."""
    with streamlit.form(AGENDA.key("own"), border=False):
        kind_field()
        word_fields(NEW, EMPTY, forum.held_on)
        words_field(
            f"What the {house().forum} is asked, if anything",
            longest=LONGEST_TITLE,
            key=AGENDA.key("own_ask"),
            width=640,
        )
        refusal_of(OWN)

        def add() -> None:
            store, occasion, ask = session.whole_store(), acting.occasion(), AGENDA.given("own_ask")
            add_own(
                store,
                occasion,
                forum.forum_id,
                words_in_fields(NEW),
                ask,
                AgendaKind(AGENDA.given(KIND) or AgendaKind.OWN),
            )

        done = "Your item stands on the agenda, before any other business."
        streamlit.form_submit_button("Add the item", on_click=AGENDA.keeping(add, done, OWN), type="primary")


def kind_field() -> None:
    """The kind of the item; asked only where there is more than one that people add."""
    kinds = {kind.value: kind.rules.offered_as for kind in kinds_people_add()}
    if len(kinds) > 1:
        streamlit.selectbox("Kind", list(kinds), format_func=kinds.__getitem__, key=AGENDA.key(KIND), width=320)
