"""What is offered to an agenda: where it comes from, and what declining it means."""

from compact_dash.domain.forum.item import Item, Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.ui.html import render

CARRIED = Item(
    AgendaKind.CARRIED, "A short note", "Transport", Purpose.NOTE, 4, "carried from 21 May, not reached", ("DFT-04",)
)
ASKED = Item(AgendaKind.SILENT, "Health: no return", "Health", Purpose.NOTE, 5, "no return on 4 commitments")


def test_a_carried_item_says_from_where_and_that_declining_ends_it() -> None:
    words = render("forum/agenda_offer", item=CARRIED, left_out=None)
    assert "Carried from 21 May, not reached (DFT-04)." in words
    assert "Declined with a reason, it does not come back at a later Forum." in words


def test_what_the_data_asks_for_may_be_asked_for_again() -> None:
    assert "come back" not in render("forum/agenda_offer", item=ASKED, left_out=None)
