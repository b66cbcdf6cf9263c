"""Commitment: one line of the plan, its ratings, its life Forum by Forum, and what was said and done about it."""

import streamlit

from compact_dash.ui import session
from compact_dash.ui.board.commitment_page import (
    choose_part,
    commitment_at,
    commitment_head,
    life_part,
    ratings_part,
    ref_asked,
    said_part,
    side_part,
)
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.live import live

# Stands first and is filled last: the title tells what the control beside it was set to.
title, control = streamlit.columns([5, 1], vertical_alignment="bottom")
with control:
    as_at = as_at_control()
ref = ref_asked()
if ref is None:
    with title:
        choose_part(as_at)
else:
    view = commitment_at(session.sight(), as_at, ref)
    with title:
        commitment_head(view)
    ratings_part(view)
    life_part(view)
    told, beside = streamlit.columns([7, 3], gap="large")
    with told:
        said_part(view)
    with beside:
        side_part(view)
# Only today is watched; a page of a past day is read as it was then.
if as_at == session.today():
    live()
