"""A department's ratings over the Forums, drawn; the same figures stand in the table beside it."""

from collections.abc import Mapping, Sequence

import streamlit

from compact_dash.domain.rating import COUNTED, Rating

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
        yaxis={"title": "Commitments", "dtick": 1 if sum(counts[-1].values()) < 12 else None, "gridcolor": "#e5e6e7"},
        xaxis={"type": "category"},
        plot_bgcolor="#ffffff",
    )
    streamlit.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key="ratings_over_forums", alt=title)


LIGHT = frozenset({Rating.AMBER, Rating.NO_MILESTONE, Rating.NO_RETURN, Rating.NOT_YET_ASKED, Rating.WITHDRAWN})
