"""Review: one question of the board as at any day, answered line by line with its reasons."""

import streamlit

from compact_dash.domain.board.movement import WORDS
from compact_dash.reports.review.review import as_csv, in_words
from compact_dash.ui import readings, session
from compact_dash.ui.board.why import whys
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.html import address, show
from compact_dash.ui.review.review_question import review_question

illustrative = session.programme().illustrative
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    as_at = as_at_control()
    board = readings.board(as_at)
    question = review_question(board)
past = as_at if as_at < session.today() else None
with title:
    show(
        "review/review_head",
        demonstration=illustrative,
        asked=[
            (
                "off track and not discussed at the last Forum",
                address("review", off_track="true", not_raised="true", as_at=past),
            ),
            ("claims above dates", address("review", disputed="true", as_at=past)),
            ("what changed since the last Forum", address("review", changed="true", as_at=past)),
            ("no return", address("review", rating="No return", as_at=past)),
        ],
    )
lines = readings.lines(question)
last_on = board.compared.held_on if board.compared else None
sentence = in_words(question, question.since or last_on, last_on)
show(
    "review/review",
    question=question,
    lines=lines,
    sentence=sentence,
    total=board.total().commitments,
    compared_on=question.since or last_on,
    recorded_since=board.recorded_since if past else 0,
    why=whys(lines),
    movement_words=WORDS,
    past=past,
)
# A callable, so that the file is made when asked for and Streamlit drops its address two runs later. The click itself
# must not run the page again: the new run takes the callable away before the browser has come for the file.
streamlit.download_button(
    "Download as CSV",
    data=lambda: as_csv(lines, sentence, as_at, illustrative),
    file_name=f"compact-review-{as_at.isoformat()}.csv",
    mime="text/csv",
    on_click="ignore",
)
