"""The parts of the Department page: which department, its table, and its ratings over the Forums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit

from compact_dash.domain.board.overall import Overall
from compact_dash.domain.house import house
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.domain.wording import short_date
from compact_dash.reports.board.board import Board
from compact_dash.reports.board.department import DepartmentView, LineView
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.plan.priorities import PriorityTag, priority_tags
from compact_dash.reports.register.counts import linked_entries
from compact_dash.reports.returns.supplements import consultation_sentence
from compact_dash.ui import parameters, session
from compact_dash.ui.board.filters import answer_in_browser, choices_at
from compact_dash.ui.board.line_filters import FEW, FilteredLines, filtered_lines, line_bar
from compact_dash.ui.board.why import whys
from compact_dash.ui.components.parts import Part, part_asked
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

CHOICE = "chosen_department"
# The parameters by which an address says where a part of each table begins.
COMMITMENTS, PLAN_LINES = "commitments_from", "lines_from"
# So many references are named where a sentence lists lines; a sign says that there are more.
MOST_NAMED = 20


def department_choice(board: Board) -> str | None:
    """The code of the department to show, kept in the address; None where there is no department."""
    names = {row.code: row.short_name for row in board.organisations}
    if not names:
        return None
    codes = list(names)
    asked = parameters.choice("department", codes, "department") or codes[0]
    chosen = streamlit.selectbox(
        "Department",
        codes,
        format_func=lambda code: names[code],
        key=stepped_key("department", CHOICE, asked),
        width=250,
    )
    note_step("department", CHOICE, asked, chosen)
    return chosen


def department_table(view: DepartmentView, ready: Readiness | None) -> None:
    """The cards and tables of the Department page: its return, what it will be asked, its lines with their ratings."""
    code, past = view.standing.organisation.code, view.as_at if view.as_at < session.today() else None
    asked = [ref for item in view.asked for ref in item.refs if ref.startswith(f"{code}-")]
    show(
        "board/department_top",
        view=view,
        ready=ready,
        is_own=code in session.reader().own,
        asked_refs=list(dict.fromkeys(asked)),
        # Empty for a reader whom the reasons are not for.
        asked_why="; ".join(dict.fromkeys(item.reason for item in view.asked if item.reason)),
        due_title=view.due_next[1].open_milestones[0].title if view.due_next else "",
        MOST_NAMED=MOST_NAMED,
        past=past,
    )
    commitments, plan_lines = parts(view, past)
    shown = (*commitments.rows, *plan_lines.rows)
    show(
        "board/department",
        view=view,
        commitments=commitments,
        plan_lines=plan_lines,
        found=filtered_tables(view, commitments, plan_lines),
        MOST_NAMED=MOST_NAMED,
        why=whys(row.line for row in shown),
        consulted=[consultation_sentence(each) for each in view.consultations],
        past=past,
        linked=linked_at(session.sight(), view.as_at, tuple(row.line.ref for row in shown)),
        tags=priority_tags_at(session.sight(), view.as_at),
    )


def parts(view: DepartmentView, past: date | None) -> tuple[Part[LineView], Part[LineView]]:
    """The commitments and the lines of the joint plan that the address asks for; each table has a part of its own."""
    tables = {COMMITMENTS: view.rateable, PLAN_LINES: view.plan_lines}
    found = []
    for name, rows in tables.items():
        beside = {other: parameters.parameter(other) for other in tables if other != name}
        asked = {"department": view.standing.organisation.code, "as_at": past} | beside
        found.append(part_asked(name, rows, lambda row: row.line.ref, "department", **asked))
    commitments, plan_lines = found
    return commitments, plan_lines


@dataclass(frozen=True)
class FilteredTables:
    """The two tables as the filters leave them; None for both where they are not whole or are read at a glance."""

    commitments: FilteredLines | None = None
    plan_lines: FilteredLines | None = None


def filtered_tables(view: DepartmentView, commitments: Part[LineView], plan_lines: Part[LineView]) -> FilteredTables:
    """The bar of filters, where all that it would narrow is on the page, and the tables as it leaves them."""
    if not (commitments.is_whole and plan_lines.is_whole) or commitments.of_all + plan_lines.of_all < FEW:
        return FilteredTables()
    # Of the whole board, so that an address keeps its theme from one department to the next.
    themes = choices_at(session.sight(), view.as_at).themes
    answer_in_browser()
    filters = line_bar("department", themes)

    def left(part: Part[LineView], noun: str) -> FilteredLines:
        return filtered_lines([(row.line.ref, [row.line]) for row in part.rows], themes, filters, noun)

    return FilteredTables(left(commitments, "commitments"), left(plan_lines, "lines"))


@kept(most=48)
def linked_at(sight: Sight, as_at: date, refs: tuple[str, ...]) -> dict[str, int]:
    return linked_entries(sight.store, as_at, refs)


@kept(most=24)
def priority_tags_at(sight: Sight, as_at: date) -> dict[str, list[PriorityTag]]:
    return priority_tags(sight.store, as_at)


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
    show("heading", words=f"Ratings over the {house().forums}")
    picture, table = streamlit.columns([4, 5])
    with picture:
        title = (
            f"Commitments of {view.standing.organisation.short_name} under each rating, {house().forum} by "
            f"{house().forum}"
        )
        ratings_chart([row.day for row in rows], counts, title)
    with table:
        show("board/over_forums", rows=rows, shown=shown)


# As the bars of look.css, so that a rating has one colour in the picture and in the tables.
COLOURS = {
    Rating.COMPLETE: "#2b64ad",
    Rating.GREEN: "#1c8a5a",
    Rating.AMBER: "#e09a1a",
    Rating.RED: "#c4303c",
    Rating.NO_MILESTONE: "#ffffff",
    Rating.NO_RETURN: "#b9bdbf",
    Rating.NOT_YET_ASKED: "#eceded",
    Rating.WITHDRAWN: "#dfe1e2",
}


def ratings_chart(days: Sequence[str], counts: Sequence[Mapping[Rating, int]], title: str) -> None:
    """Stacked bars: one for each Forum, one colour for each rating that occurs."""
    # Imported here: only this chart needs it, and it weighs more than the rest of a page.
    import plotly.graph_objects

    figure = plotly.graph_objects.Figure()
    for rating in COUNTED:
        numbers = [by_rating.get(rating, 0) for by_rating in counts]
        if any(numbers):
            figure.add_bar(
                x=list(days),
                y=numbers,
                name=rating.word,
                # A bar of no height would carry its 0 on the one beside it.
                text=[str(number) if number else "" for number in numbers],
                textfont={"color": "#0b0c0c" if rating in LIGHT else "#ffffff", "size": 14},
                textangle=0,
                marker={"color": COLOURS[rating], "line": {"color": "#868d90", "width": 1}},
                hovertemplate=f"%{{x}}: %{{y}} {rating.word}<extra></extra>",
            )
    figure.update_layout(
        barmode="stack",
        height=300,
        margin={"l": 50, "r": 10, "t": 10, "b": 10},
        legend={"orientation": "h", "y": -0.15, "traceorder": "normal"},
        font={"family": "Source Sans, sans-serif", "size": 14, "color": "#0b0c0c"},
        # Steps of one on a short axis, where plotly would mark halves of a commitment.
        yaxis={"title": "Commitments", "dtick": 1 if sum(counts[-1].values()) < 12 else None, "gridcolor": "#e5e6e7"},
        # The Forums stand side by side, not as far apart as their days.
        xaxis={"type": "category"},
        plot_bgcolor="#ffffff",
    )
    # No theme: Streamlit's brings colours of its own. The alt text only names the picture; its figures are in the
    # table.
    streamlit.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key="ratings_over_forums", alt=title)


# Ratings whose colour needs dark figures on it.
LIGHT = frozenset({Rating.AMBER, Rating.NO_MILESTONE, Rating.NO_RETURN, Rating.NOT_YET_ASKED, Rating.WITHDRAWN})
