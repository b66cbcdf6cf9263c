"""What waits for the person at the page: beside the names of the pages in the sidebar, and on each page its rows."""

from datetime import date

import streamlit

from compact_dash.domain.actor import Actor
from compact_dash.domain.waiting import Wait, WaitingRow, waits_of
from compact_dash.reports.waiting import waiting_rows
from compact_dash.ui import parameters, session
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

Waits = dict[str, list[Wait]]


@kept(most=24)
def waiting_rows_at(sight: Sight, today: date) -> tuple[WaitingRow, ...]:
    return waiting_rows(sight.store, today)


def waits_now(actor: Actor) -> Waits:
    """What waits for the actor today, by page; nothing is asked for somebody without a role."""
    if not actor.memberships or actor.follows is not None:
        return {}
    return waits_of(actor, waiting_rows_at(session.sight(), session.today()))


def show_counts(waits: Waits) -> None:
    """Put the number of what waits beside the name of each page; where nothing waits there is no number."""
    if waits:
        streamlit.html(counts_style({page: len(rows) for page, rows in waits.items()}))


def counts_style(numbers: dict[str, int]) -> str:
    """The numbers as a style, because the sidebar is Streamlit's own and holds no HTML of ours.

    The words after the stroke are what a screen reader says for the number: “Returns, 3 wait for you”. A browser that
    does not know them shows and says the number alone.
    """
    rules = []
    for page, number in numbers.items():
        said = f", {number} {'waits' if number == 1 else 'wait'} for you"
        link = f'[data-testid="stSidebarNavLink"][href$="{page}"]'
        # Within the name itself, first in Streamlit's and then in ours: beside it, a browser would put a blank between.
        places = f"{link} p::after, #first-sight {link} span::after"
        rules.append(f'{places} {{ content: "{number}"; content: "{number}" / "{said}"; }}')
    return f"<style>{' '.join(rules)}</style>"


def show_rows(page: str, waits: Waits) -> None:
    """The rows behind the number of a page, folded away above it; they are of today, and no part of a past day."""
    # The place is kept where nothing waits, too: the page below must not move when something does.
    place = streamlit.empty()
    is_now = parameters.parameter("as_at") in (None, session.today().isoformat())
    if is_now and (rows := waits.get(page)):
        with place:
            show("waiting", rows=rows)
