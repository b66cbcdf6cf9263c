"""Review: one question of the board as at any day, answered line by line with its reasons."""

import streamlit

from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.house import house
from compact_dash.domain.review.answer import ReviewAnswer
from compact_dash.papers import registry
from compact_dash.reports.board.board import Board
from compact_dash.reports.lines import ReviewQuestion, question_in_words
from compact_dash.ui import readings, session
from compact_dash.ui.board.filters import RATING_WORDS, RATINGS, choice, choices_at, tick
from compact_dash.ui.board.why import whys
from compact_dash.ui.components.as_at import as_at_control, day_control
from compact_dash.ui.components.download import download
from compact_dash.ui.components.left_out import say_lines_left_out
from compact_dash.ui.html import address, show


def review_question(board: Board) -> ReviewQuestion:
    """The question in the choices."""
    offered = choices_at(session.sight(), board.as_at)
    since = day_control(f"Compared with (empty: last {house().forum})", "since", board.as_at, width=235)
    department = choice("department", "All departments", offered.departments)
    theme = choice("theme", "All themes", offered.themes)
    rating = choice("rating", "All ratings", RATING_WORDS)
    not_raised = tick(f"Not discussed at the last {house().forum}", "not_raised")
    return ReviewQuestion(
        board.as_at,
        organisation=department,
        theme=theme,
        headline=RATINGS[rating] if rating else None,
        rateable_only=True,
        disputed_only=tick("Claim above dates", "disputed"),
        worse_only=tick("Worse than agreed", "worse_than_agreed"),
        off_track_only=tick("Off track", "off_track"),
        not_raised_since=board.compared.held_on if not_raised and board.compared else None,
        moved_only=tick("Changed since then", "changed"),
        since=since,
    )


# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    as_at = as_at_control()
    board = readings.board(as_at)
    question = review_question(board)
past = as_at if as_at < session.today() else None
not_discussed = address("review", off_track="true", not_raised="true", as_at=past)
with title:
    show(
        "review/review_head",
        demonstration=session.programme().illustrative,
        asked=[
            (f"off track and not discussed at the last {house().forum}", not_discussed),
            ("claims above dates", address("review", disputed="true", as_at=past)),
            ("claims worse than agreed", address("review", worse_than_agreed="true", as_at=past)),
            (f"what changed since the last {house().forum}", address("review", changed="true", as_at=past)),
            ("no return", address("review", rating="No return", as_at=past)),
        ],
    )
lines = readings.lines(question)
last_on = board.compared.held_on if board.compared else None
sentence = question_in_words(question, question.since or last_on, last_on)
say_lines_left_out(as_at)
show(
    "review/review",
    question=question,
    lines=lines,
    sentence=sentence,
    total=board.total().commitments,
    compared_on=question.since or last_on,
    recorded_since=readings.recorded_since(as_at),
    why=whys(lines),
    movement_words=WORDS,
    past=past,
)
download(registry.REVIEW, lambda: ReviewAnswer(sentence, as_at, lines), as_at)
