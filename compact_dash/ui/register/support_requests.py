"""Requests that wait for an answer, the oldest first, each with its answer for whoever gives it."""

from functools import partial

import streamlit

from compact_dash.commands.register.record_entry import move_entry
from compact_dash.commands.required_text import require_text
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.register.offer import AGREED, STATES
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.components.fields import SUPPORT_ANSWERS
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.register.support_page import SupportRequest, SupportSight, requests

# In the address, for F5: the request that is being declined.
DECLINING = "decline"
DECLINED = STATES["declined"][0]
# The words of a request, and its answer.
WIDTHS = (5, 1)


def requests_part(support: SupportSight) -> None:
    """The requests, and what came of a press at their place."""
    skipped = parameters.whole_number("earlier", 0, parameters.MOST_SKIPPED) or 0
    shown = requests(support.figures, skipped) if skipped else support.oldest
    until = skipped + len(shown)
    more = support.link(earlier=until) if until < support.figures.total.waiting else None
    show("register/support_requests", figures=support.figures, shown=shown, skipped=skipped, more=more, support=support)
    notice(SUPPORT_ANSWERS.said_at)
    refusal_of(SUPPORT_ANSWERS.part)
    known = readings.organisations()
    names = {row.code: row.short_name for row in known.every}
    if shown:
        show("register/support_request_heads")
    for request in shown:
        request_row(support, request, names)


def request_row(support: SupportSight, request: SupportRequest, names: dict[str, str]) -> None:
    """One request; beside it the presses of whoever answers it."""
    entry = request.entry
    words, answer = streamlit.columns(WIDTHS, vertical_alignment="center")
    with words:
        show("register/support_request", support=support, request=request, names=names)
    if support.past or not request.is_for_reader:
        with answer:
            show("register/support_waits", request=request)
        return
    with answer, streamlit.container(horizontal=True, gap="small"):
        streamlit.button(
            "Agree",
            key=f"agree:{entry.id}",
            help=f"Agree to “{entry.row.title}”",
            on_click=attempt(
                SUPPORT_ANSWERS.part,
                partial(agree, entry),
                f"Agreed: “{entry.row.title}”. It waits to be given.",
                SUPPORT_ANSWERS.said_at,
            ),
        )
        streamlit.button(
            "Decline", key=f"decline:{entry.id}", type="tertiary", on_click=partial(open_decline, entry.id)
        )
    if parameters.parameter(DECLINING) == entry.id:
        decline_form(entry)


def agree(entry: RegisteredEntry) -> None:
    move_entry(session.whole_store(), acting.occasion(), entry, AGREED[0], session.today())


def open_decline(entry_id: str) -> None:
    """Open the form of one request, or close it where it is open."""
    if streamlit.query_params.get(DECLINING) == entry_id:
        streamlit.query_params.pop(DECLINING)
    else:
        streamlit.query_params[DECLINING] = entry_id


def decline_form(entry: RegisteredEntry) -> None:
    """Why a request is declined, which whoever asked reads."""
    seen = SUPPORT_ANSWERS.seen(SUPPORT_ANSWERS.part, entry.id, entry)
    field = f"declined:{entry.id}"
    with streamlit.form(SUPPORT_ANSWERS.key(f"form:{entry.id}"), border=True):
        words_field(
            f"Why “{entry.row.title}” is declined, and what is offered instead",
            longest=LONGEST_WORDS,
            key=SUPPORT_ANSWERS.key(field),
            height=80,
        )
        streamlit.form_submit_button(
            "Decline it", on_click=SUPPORT_ANSWERS.keeping(lambda: decline(seen, field)), type="primary"
        )


def decline(entry: RegisteredEntry, field: str) -> Done:
    why = require_text(SUPPORT_ANSWERS.given(field), "the reason, for whoever asked")
    move_entry(session.whole_store(), acting.occasion(), entry, DECLINED, session.today(), {"declined": why})
    streamlit.query_params.pop(DECLINING, None)
    return Done(f"Declined: “{entry.row.title}”. Whoever asked reads why.")
