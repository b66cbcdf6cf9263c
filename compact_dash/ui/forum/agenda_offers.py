"""Offers of the data to an agenda that is kept: added or declined one by one, or all at once; and taking a draft."""

import streamlit

from compact_dash.commands.forum.keep_agenda import (
    add_offered,
    bring_up_to_date,
    decline_offered,
    take_draft,
)
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item
from compact_dash.domain.forum.keeping import Redraft, redraft
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.wording import count
from compact_dash.reports.forum.kept_agenda import kept_agenda
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of
from compact_dash.ui.components.fields import AGENDA
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

TAKE, OFFER, FRESH = "agenda_take", "agenda_offer", "agenda_fresh"


def take(forum: ForumRow, draft: Draft) -> None:
    """The one button under a draft."""

    def taking() -> None:
        take_draft(session.whole_store(), acting.occasion(), forum.forum_id, draft)

    refusal_of(TAKE)
    done = (
        "The draft is taken. The agenda stands as it is until you change it; what the data asks for later is offered."
    )
    streamlit.button("Take this draft", on_click=AGENDA.keeping(taking, done, TAKE), type="primary")


def offers(forum: ForumRow, draft: Draft) -> None:
    """Offer what is new since, what there was no time for, and what the data now says otherwise."""
    found = redraft(kept_agenda(session.store(), forum.forum_id), draft)
    if found.changed:
        fresh_button(forum, draft, len(found.changed))
    if not found.offered:
        show("empty", words="The data offers nothing that is not on this agenda or was declined for it.")
        return
    names = [item.title for item in found.offered]
    place = streamlit.selectbox(
        "Offered by the data",
        range(len(names)),
        format_func=lambda place: short_title(names[place], 90),
        key=AGENDA.key("offer"),
        width=640,
    )
    offer_form(forum, found, found.offered[place or 0])


def fresh_button(forum: ForumRow, draft: Draft, number: int) -> None:
    def fresh() -> None:
        bring_up_to_date(session.whole_store(), acting.occasion(), forum.forum_id, draft)

    refusal_of(FRESH)
    items = count(number, "item now says", "items now say")
    done = f"{items} what the data says; orders, times and your own titles stay."
    words = f"Bring {count(number, 'item')} up to date with the data"
    streamlit.button(words, on_click=AGENDA.keeping(fresh, done, FRESH))


def offer_form(forum: ForumRow, found: Redraft, item: Item) -> None:
    """Add the item, all that is new, or say why not this time."""
    title = f"“{short_title(item.title)}”"

    def add() -> None:
        add_offered(session.whole_store(), acting.occasion(), forum.forum_id, [item])

    def add_all() -> None:
        add_offered(session.whole_store(), acting.occasion(), forum.forum_id, found.new)

    def decline() -> None:
        decline_offered(session.whole_store(), acting.occasion(), forum.forum_id, item, AGENDA.given("decline"))

    with streamlit.form(AGENDA.key("offer_form"), border=False):
        left_out = next((row.why for row in found.left_out if row.item == item), None)
        show("forum/agenda_offer", item=item, left_out=left_out)
        words_field(
            "Reason, where it is not for this time", longest=LONGEST_REASON, key=AGENDA.key("decline"), width=640
        )
        refusal_of(OFFER)
        with streamlit.container(horizontal=True):
            streamlit.form_submit_button(
                "Add it", on_click=AGENDA.keeping(add, f"{title} is added.", OFFER), type="primary"
            )
            words, done = (
                ("Drop it", "dropped")
                if item.kind.rules.is_carried_over
                else ("Not this time", f"declined for this {house().forum}")
            )
            streamlit.form_submit_button(
                words, on_click=AGENDA.keeping(decline, f"{title} is {done}, with your reason.", OFFER)
            )
            if len(found.new) > 1:
                words = f"Add all {len(found.new)} that are new"
                done = f"{count(len(found.new), 'item')} are added."
                streamlit.form_submit_button(words, on_click=AGENDA.keeping(add_all, done, OFFER))
