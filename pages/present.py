"""Present: the next Forum's agenda on the wall, one item at a time."""

import streamlit

from compact_dash.domain.errors import NotFound
from compact_dash.ui import parameters, session
from compact_dash.ui.components.forum_choice import named_forum
from compact_dash.ui.components.slides import slide, steps
from compact_dash.ui.html import present_stylesheet, show

as_at = parameters.day("as_at", session.today()) or session.today()
ready = session.readiness(as_at)
asked = named_forum(session.forums())
if ready is None:
    show("empty", words="No Forum is planned yet, so there is nothing to present.")
elif asked and asked.forum_id != ready.forum.forum_id:
    raise NotFound("Only the next Forum can be presented; what came of the others stands on the Agenda page.")
else:
    place = parameters.whole_number("item", 1, len(ready.agenda.items)) or 1
    # Only now: whoever is refused above still finds the other pages in the sidebar.
    streamlit.html(present_stylesheet())
    slide(session.board(as_at), ready, place)
    steps(place, len(ready.agenda.items))
