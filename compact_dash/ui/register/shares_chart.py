"""A picture of shares over time: what others measured, and ours in the colour of the house."""

from collections.abc import Sequence

import streamlit

from compact_dash.reports.register.consultations import ShareMeasured

# As in look.css: the grey of what is only told beside, and the blue of what is counted here.
OUTSIDE, OURS = "#b9bdbf", "#0b4f9c"


def shares_chart(shares: Sequence[ShareMeasured], title: str) -> None:
    """Bars, one for each time, the first above."""
    # Imported here: only charts need it, and it weighs more than the rest of a page.
    import plotly.graph_objects

    figure = plotly.graph_objects.Figure()
    figure.add_bar(
        x=[each.share for each in shares],
        y=[each.period for each in shares],
        orientation="h",
        text=[f"{each.words}, {each.base}" if each.is_ours else each.words for each in shares],
        textposition="outside",
        textfont={"color": "#0b0c0c", "size": 14},
        cliponaxis=False,
        marker={"color": [OURS if each.is_ours else OUTSIDE for each in shares]},
        hovertemplate=[f"{each.period}: {each.words}, {each.base}<extra></extra>" for each in shares],
    )
    figure.update_layout(
        height=80 + 40 * len(shares),
        margin={"l": 10, "r": 100, "t": 10, "b": 30},
        font={"family": "Source Sans, sans-serif", "size": 14, "color": "#0b0c0c"},
        xaxis={"range": [0, 100], "ticksuffix": " %", "gridcolor": "#e5e6e7", "dtick": 50},
        # The first time stands above, as in the table beside it.
        yaxis={"autorange": "reversed", "automargin": True},
        plot_bgcolor="#ffffff",
    )
    # No theme: Streamlit's brings colours of its own. The alt text only names the picture; its figures are in the
    # table.
    streamlit.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key="shares_measured", alt=title)
