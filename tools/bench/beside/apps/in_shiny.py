"""The screen in Shiny: outputs that follow the filters, and a hidden panel for the department that was pressed on."""

import sys
from typing import Any

import uvicorn
from shiny import App, reactive, render, ui
from starlette.middleware.gzip import GZipMiddleware

from .shown import CHOICES, TICKS, Progress, Row, read_progress

HEADINGS = ("Ref", "Commitment", "On the board", "Department says", "Due")
PAGE = "page"


def made(progress: Progress) -> App:
    """The app that shows this screen."""
    choices = [
        # Plain select boxes: the others load a library more.
        ui.input_select(
            name, name.capitalize(), {"": "All"} | {each: each for each in progress.options(name)}, selectize=False
        )
        for name in CHOICES
    ]
    ticks = [ui.input_checkbox(name, words) for name, words in TICKS.items()]
    board = ui.nav_panel(
        "Progress", ui.h1(progress.title), ui.layout_columns(*choices, *ticks), ui.output_ui("board"), value="board"
    )
    department = ui.nav_panel(
        "Department",
        ui.input_action_link("back", "All departments"),
        ui.output_ui("department_page"),
        value="department",
    )
    page = ui.page_fluid(ui.navset_hidden(board, department, id=PAGE), title="Progress")
    return App(page, lambda input, output, session: follow(progress, input))


def follow(progress: Progress, input: Any) -> None:
    """Say what each output shows, and what a press does."""
    asked = reactive.value("")

    @render.ui
    def board() -> Any:
        return shown(progress, progress.rows({name: input[name]() for name in (*CHOICES, *TICKS)}))

    @render.ui
    def department_page() -> Any:
        return department(progress, asked()) if asked() else None

    for code in progress.departments:
        open_on_press(input, code, asked)

    @reactive.effect
    @reactive.event(input.back)
    def go_back() -> None:
        ui.update_navset(PAGE, selected="board")


def open_on_press(input: Any, code: str, asked: Any) -> None:
    @reactive.effect
    @reactive.event(input[f"open_{code}"])
    def open_department() -> None:
        asked.set(code)
        ui.update_navset(PAGE, selected="department")


def shown(progress: Progress, rows: list[Row]) -> Any:
    head = ui.tags.thead(ui.tags.tr(*[ui.tags.th(words) for words in progress.headings]))
    body = ui.tags.tbody(*[ui.tags.tr(ui.tags.th(link(row)), *cells(row)) for row in rows])
    total = progress.total(rows)
    foot = ui.tags.tfoot(ui.tags.tr(ui.tags.th(total.name), *cells(total)))
    return ui.TagList(ui.tags.table(head, body, foot, class_="board"), ui.p(progress.status(rows), role="status"))


def link(row: Row) -> Any:
    return ui.input_action_link(f"open_{row.code}", row.name)


def cells(row: Row) -> list[Any]:
    return [ui.tags.td(str(words)) for words in (row.overall, *row.counts, row.overdue, row.next_due)]


def department(progress: Progress, code: str) -> Any:
    lines = [
        ui.tags.tr(
            ui.tags.td(line.ref),
            ui.tags.th(line.title),
            ui.tags.td(line.rating),
            ui.tags.td(line.says),
            ui.tags.td(line.due),
        )
        for line in progress.lines(code)
    ]
    head = ui.tags.thead(ui.tags.tr(*[ui.tags.th(words) for words in HEADINGS]))
    return ui.TagList(ui.h1(progress.departments[code]["name"]), ui.tags.table(head, ui.tags.tbody(*lines)))


if __name__ == "__main__":
    uvicorn.run(
        GZipMiddleware(made(read_progress(sys.argv[1]))), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning"
    )
