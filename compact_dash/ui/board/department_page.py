"""The parts of the Department page."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit

from compact_dash.domain.board.overall import Overall
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.domain.wording import short_date
from compact_dash.reports.board.board import Board
from compact_dash.reports.board.department import DepartmentView
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.returns.supplements import consultation_sentence
from compact_dash.ui import session
from compact_dash.ui.board.ratings_chart import ratings_chart
from compact_dash.ui.board.why import whys
from compact_dash.ui.html import show


def department_table(view: DepartmentView, ready: Readiness | None) -> None:
    """What the department came for: its return, what it will be asked, every line with its ratings."""
    asked = [ref for item in view.asked for ref in item.refs if ref.startswith(f"{view.standing.organisation.code}-")]
    show(
        "board/department",
        view=view,
        ready=ready,
        asked_refs=list(dict.fromkeys(asked))[:3],
        asked_why="; ".join(dict.fromkeys(item.reason for item in view.asked)),
        due_title=view.due_next[1].open_milestones[0].title if view.due_next else "",
        why=whys(row.line for row in (*view.commitments, *view.plan_lines)),
        consulted=[consultation_sentence(each) for each in view.consultations],
        past=view.as_at if view.as_at < session.today() else None,
    )


@dataclass(frozen=True)
class ForumPoint:
    """A department as one Forum saw it, or as it stands now."""

    day: str
    overall: Overall
    counts: Mapping[Rating, int]


def ratings_over_forums(board: Board, view: DepartmentView) -> None:
    """The department's counts at each of the last Forums and now: a picture, and the table beside it."""
    ident = view.standing.organisation.id
    rows = [
        ForumPoint(short_date(column.held_on), column.overalls[ident], column.counts[ident])
        for column in board.columns
        if ident in column.counts
    ]
    latest = "Now" if board.as_at == session.today() else short_date(board.as_at)
    rows.append(ForumPoint(latest, view.standing.overall, view.standing.tally.counts))
    counts = [row.counts for row in rows]
    shown = [rating for rating in COUNTED if any(by_rating.get(rating, 0) for by_rating in counts)]
    show("heading", words="Ratings over the Forums")
    picture, table = streamlit.columns([4, 5])
    with picture:
        title = f"Commitments of {view.standing.organisation.short_name} under each rating, Forum by Forum"
        ratings_chart([row.day for row in rows], counts, title)
    with table:
        show("board/over_forums", rows=rows, shown=shown)
