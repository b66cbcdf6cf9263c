"""Support: what departments are offered, what they ask for, and what each was given."""

import streamlit

from compact_dash.ui import readings, session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.live import live
from compact_dash.ui.register.support_list import support_file, support_list
from compact_dash.ui.register.support_page import (
    cards_part,
    given_part,
    measures_part,
    offer_part,
    sight_of_support,
    support_head,
)
from compact_dash.ui.register.support_requests import requests_part

title, control = streamlit.columns([5, 1], vertical_alignment="bottom")
with control:
    as_at = as_at_control()
support = sight_of_support(as_at)
with title:
    support_head(support)
cards_part(support)
support_list(support)
offer_part(support)
requests_part(support)
given_part(support, readings.board(as_at))
support_file(support)
measures_part(support)
# Only today is watched; a page of a past day is read as it was then.
if as_at == session.today():
    live()
