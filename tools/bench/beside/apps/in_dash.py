"""The screen in Dash: a page with a callback on its filters, and a page for each department."""

import sys
from typing import Any

import dash
import waitress
from dash import Input, Output, callback, dcc, html

from .shown import CHOICES, TICKS, Progress, Row, read_progress

HEADINGS = ("Ref", "Commitment", "On the board", "Department says", "Due")


def made(progress: Progress) -> dash.Dash:
    """The app that shows this screen."""
    # Compressed, as Dash's guide to deploying says; its other files carry hashes and are kept by the browser.
    app = dash.Dash(
        __name__, use_pages=True, pages_folder="", compress=True, title="Progress", suppress_callback_exceptions=True
    )
    dash.register_page("progress", path="/", layout=lambda **_: board(progress))
    dash.register_page(
        "department", path_template="/department/<code>", layout=lambda code="", **_: department(progress, code)
    )
    app.layout = html.Div(dash.page_container)

    @callback(
        Output("shown", "children"),
        [Input(name, "value") for name in (*CHOICES, "ticks")],
        # The page comes with its table: asking for it at once again would only cost Dash time.
        prevent_initial_call=True,
    )
    def narrow(*values: Any) -> Any:
        chosen = dict(zip(CHOICES, values[:-1], strict=True)) | dict.fromkeys(values[-1] or (), True)
        return shown(progress, progress.rows(chosen))

    return app


def board(progress: Progress) -> Any:
    choices = [
        dcc.Dropdown(progress.options(name), id=name, placeholder=name.capitalize(), style={"width": 180})
        for name in CHOICES
    ]
    ticks = dcc.Checklist(options=TICKS, id="ticks", inline=True)
    return [
        html.H1(progress.title),
        html.Div([*choices, ticks], style={"display": "flex", "gap": 8, "flexWrap": "wrap"}),
        html.Div(shown(progress, progress.rows({})), id="shown"),
    ]


def shown(progress: Progress, rows: list[Row]) -> Any:
    head = html.Thead(html.Tr([html.Th(words) for words in progress.headings]))
    body = html.Tbody([html.Tr([html.Th(link(row)), *cells(row)]) for row in rows])
    total = progress.total(rows)
    foot = html.Tfoot(html.Tr([html.Th(total.name), *cells(total)]))
    return [html.Table([head, body, foot], className="board"), html.P(progress.status(rows), role="status")]


def link(row: Row) -> Any:
    return dcc.Link(row.name, href=f"/department/{row.code}")


def cells(row: Row) -> list[Any]:
    return [html.Td(words) for words in (row.overall, *row.counts, row.overdue, row.next_due)]


def department(progress: Progress, code: str) -> Any:
    lines = [
        html.Tr([html.Td(line.ref), html.Th(line.title), html.Td(line.rating), html.Td(line.says), html.Td(line.due)])
        for line in progress.lines(code)
    ]
    return [
        html.H1(progress.departments[code]["name"]),
        html.P(dcc.Link("All departments", href="/")),
        html.Table([html.Thead(html.Tr([html.Th(words) for words in HEADINGS])), html.Tbody(lines)]),
    ]


if __name__ == "__main__":
    waitress.serve(made(read_progress(sys.argv[1])).server, host="127.0.0.1", port=int(sys.argv[2]), threads=8)
