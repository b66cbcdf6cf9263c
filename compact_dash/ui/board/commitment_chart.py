"""One picture of a line's life: what each Forum saw, its three ratings day by day, and its dates with their moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit

from compact_dash.domain.house import house
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import count, day_and_month, short_date
from compact_dash.reports.board.commitment import CommitmentView
from compact_dash.reports.board.line_life import LIFE_OF, MilestoneLife, Stretch

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# As the labels of look.css, so that a rating looks in the picture as it does in the tables: ground, words, sign.
LOOKS = {
    Rating.COMPLETE: ("#e4edf8", "#123f77", "✓"),
    Rating.GREEN: ("#e3f2ea", "#00603a", "●"),
    Rating.AMBER: ("#fdf0d5", "#6b3f00", "▲"),
    Rating.RED: ("#fae4e4", "#99131f", "◆"),
}
PLAIN = ("#ffffff", "#505a5f", "○")
INK, SOFT, HAIR, BLUE, WAITED, OVERDUE = "#0b0c0c", "#505a5f", "#eceded", "#0b4f9c", "#d4d7d8", "#c4303c"
# In pixels: a row, and what stands above and below all of them.
ROW, HEAD, FOOT = 42, 50, 40
# A word stands in a bar where there is room for it.
DAYS_FOR_A_WORD = 42
# How long what a Forum saw is drawn: never into the next one, nor past the day looked at.
SHOWN_FOR = timedelta(days=54)
LONGEST_LABEL = 34


@dataclass(frozen=True)
class LifeBars:
    """A row of bars under one name, and what is said in small type below the name."""

    name: str
    below: str
    bars: Sequence[Stretch]


@dataclass(frozen=True)
class DayMark:
    """A day that is marked from top to bottom, and how."""

    day: date
    words: str
    line: str = SOFT
    ink: str = INK
    width: int = 1
    dash: str = "solid"


def life_chart(view: CommitmentView) -> None:
    """Draw the picture; the table beside it has the same facts."""
    # Imported here: only charts need it, and it weighs more than the rest of a page.
    import plotly.graph_objects

    figure = plotly.graph_objects.Figure()
    rows = rating_rows(view)
    names = [label(row.name, row.below) for row in rows] + [milestone_label(life) for life in view.milestones]
    for row, name in zip(rows, names, strict=False):
        for stretch in row.bars:
            add_stretch(figure, name, stretch)
    for life, name in zip(view.milestones, names[len(rows) :], strict=True):
        add_milestone(figure, name, life, view.as_at)
    for mark in (*forum_marks(view), DayMark(view.as_at, f"<b>{short_date(view.as_at)}</b>", BLUE, BLUE, 2)):
        mark_day(figure, mark)
    lay_out(figure, names, view)
    # No theme: Streamlit's brings colours of its own. The alt text only names the picture; its figures are in the
    # table.
    streamlit.plotly_chart(
        figure,
        theme=None,
        config={"displayModeBar": False, "staticPlot": True},
        key="life_of_commitment",
        alt=f"{view.line.ref} {house().forum} by {house().forum}, up to {short_date(view.as_at)}",
    )


def rating_rows(view: CommitmentView) -> list[LifeBars]:
    """The rows of ratings: what each Forum saw, and the three ratings with the one that the board shows."""
    returns = len({said.reported_on for said in view.history if said.kind == "update" and not said.superseded})
    below = {
        "Department says": count(returns, "answer"),
        "Dates say": "by the rules",
        "Agreed": f"by the {house().forum} or {house().office}",
        "On the board": "by the rules of today",
    }
    return [
        LifeBars(f"Each {house().forum} saw", "once it was over", seen_bars(view)),
        *(LifeBars(name, below[name], view.stretches(rating)) for name, rating in LIFE_OF.items()),
    ]


def seen_bars(view: CommitmentView) -> list[Stretch]:
    """What each Forum saw, from its day on: a look, and no rating that went on."""
    rows = [row for row in view.seen if row.edition == "concluded"]
    ends = [*(row.met_on - timedelta(days=1) for row in rows[1:]), view.as_at]
    return [
        Stretch(row.headline, row.met_on, max(row.met_on, min(row.met_on + SHOWN_FOR, end)))
        for row, end in zip(rows, ends, strict=True)
    ]


def label(name: str, below: str) -> str:
    return f"<b>{name}</b><br><span style='color:{SOFT}'>{below}</span>"


def milestone_label(life: MilestoneLife) -> str:
    title = life.state.title
    return label("Milestone", title if len(title) <= LONGEST_LABEL else title[: LONGEST_LABEL - 1].rstrip() + "…")


def add_stretch(figure: "Figure", name: str, stretch: Stretch) -> None:
    """A bar for days on end with one rating, its word within where there is room."""
    ground, ink, sign = LOOKS.get(stretch.rating, PLAIN)
    days = (stretch.last_on - stretch.first_on).days + 1
    figure.add_bar(
        base=[stretch.first_on.isoformat()],
        x=[days * 86_400_000],
        y=[name],
        orientation="h",
        width=0.62,
        marker={"color": ground, "line": {"color": "#868d90" if ground == PLAIN[0] else ground, "width": 1}},
        text=[f"{sign} {stretch.rating.word}" if days >= DAYS_FOR_A_WORD else sign],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        constraintext="none",
        textfont={"color": ink, "size": 14},
        showlegend=False,
    )


def add_milestone(figure: "Figure", name: str, life: MilestoneLife, as_at: date) -> None:
    """A milestone: grey from the day it was set to its present date, red from there on while it was overdue."""
    if not life.dates:
        return
    first, last = life.dates[0], life.dates[-1]
    ended_on = life.state.done_on or as_at
    spans = [(first.set_on, last.due_on, WAITED)]
    if life.overdue_days(as_at):
        spans.append((last.due_on, ended_on, OVERDUE))
    for since, until, colour in spans:
        figure.add_bar(
            base=[since.isoformat()],
            x=[max((until - since).days, 1) * 86_400_000],
            y=[name],
            orientation="h",
            width=0.2,
            marker={"color": colour},
            showlegend=False,
        )
    add_dates(figure, name, life)


def add_dates(figure: "Figure", name: str, life: MilestoneLife) -> None:
    """Each date it was given as a square, the present one filled, with its move; and the day it was done."""
    days = [each.due_on.isoformat() for each in life.dates]
    words = [f"{each.moved_by:+d} days" if each.moved_by else day_and_month(each.due_on) for each in life.dates]
    signs = ["square-open"] * (len(days) - 1) + ["square"]
    if life.state.done_on:
        days, words, signs = (
            [*days, life.state.done_on.isoformat()],
            [*words, f"done {day_and_month(life.state.done_on)}"],
            [*signs, "star-open"],
        )
    figure.add_scatter(
        x=days,
        y=[name] * len(days),
        mode="markers+text",
        marker={"symbol": signs, "size": 11, "color": INK},
        text=words,
        textposition="top center",
        textfont={"color": INK, "size": 13},
        cliponaxis=False,
        showlegend=False,
    )


def forum_marks(view: CommitmentView) -> list[DayMark]:
    """The days of the Forums and of the reviews between them that saw the line."""
    kinds = {row.met_on: row.kind for row in view.seen}
    return [
        DayMark(day, short_date(day))
        if kind == "quarterly"
        else DayMark(day, f"{day_and_month(day)}<br>private", dash="dot")
        for day, kind in kinds.items()
    ]


def mark_day(figure: "Figure", mark: DayMark) -> None:
    """A line from top to bottom, and the day above it."""
    day = mark.day.isoformat()
    figure.add_shape(
        type="line",
        x0=day,
        x1=day,
        y0=0,
        y1=1,
        yref="paper",
        layer="below",
        line={"color": mark.line, "width": mark.width, "dash": mark.dash},
    )
    figure.add_annotation(
        x=day,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=mark.words,
        showarrow=False,
        font={"color": mark.ink, "size": 13},
    )


def lay_out(figure: "Figure", names: Sequence[str], view: CommitmentView) -> None:
    first_on = min((row.day for row in view.days), default=view.as_at)
    ahead = [each.due_on for life in view.milestones for each in life.dates]
    last_on = max([view.as_at, *ahead]) + timedelta(days=30)
    figure.update_layout(
        barmode="overlay",
        height=HEAD + FOOT + ROW * len(names),
        margin={"l": 10, "r": 20, "t": HEAD, "b": FOOT},
        font={"family": "Source Sans, sans-serif", "size": 14, "color": INK},
        plot_bgcolor="#ffffff",
        showlegend=False,
        xaxis={
            "type": "date",
            "range": [first_on.isoformat(), last_on.isoformat()],
            "dtick": "M1" if (last_on - first_on).days < 800 else "M3",
            "tickformat": "%b\n%Y",
            "gridcolor": HAIR,
        },
        yaxis={
            "autorange": "reversed",
            "automargin": True,
            "ticklabelstandoff": 8,
            "categoryorder": "array",
            "categoryarray": list(names),
        },
    )
