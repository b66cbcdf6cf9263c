"""The rows: what the product's own reports say of the screen, written down for the other frameworks to show."""

import json
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.rating import COUNTED
from compact_dash.domain.wording import short_date
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.tally import Cell
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.programme import programme
from compact_dash.store import Store, open_store


def write_rows(database: Path, now: datetime, written: Path) -> Path:
    """Write the Progress screen of a database, and each department's lines, into a file."""
    store = open_store(str(database), now)
    try:
        written.write_text(json.dumps(screen(store, programme(store).today(now))), encoding="utf-8")
    # The server that is measured must find the file free.
    finally:
        store.close()
    return written


def screen(store: Store, as_at: date) -> dict[str, Any]:
    """The screen in the words that the neighbours read (`beside/apps/shown.py`)."""
    board = read_board(store, as_at)
    code_of = {row.id: row.code for row in board.organisations}
    cells = [cell_of(cell, code_of[cell.organisation_id]) for cell in board.cells]
    tags = {tag for cell in cells for tag in cell["priorities"]}
    return {
        "title": f"Where the {len(board.organisations)} departments stand",
        "commitments": sum(board.counting.values()),
        "ratings": [rating.word for rating in COUNTED if rating in COUNTED[:6] or board.total().counts[rating]],
        "departments": departments(store, board),
        "cells": cells,
        "options": {
            "department": list(code_of.values()),
            "theme": sorted({cell["theme"] for cell in cells if cell["theme"]}),
            "plan": sorted({cell["plan"] for cell in cells if cell["plan"]}),
            "priority": sorted(tags),
            "rating": [rating.word for rating in COUNTED],
        },
    }


def cell_of(cell: Cell, code: str) -> dict[str, Any]:
    return {
        "department": code,
        "theme": cell.theme,
        "plan": cell.plan,
        "priorities": [tag for tag in (cell.priorities or "").split("; ") if tag],
        "rating": cell.headline.word,
        "general": cell.general,
        "disputed": cell.disputed,
        "worse_than_agreed": cell.worse_than_agreed,
        "commitments": cell.commitments,
        "overdue": cell.overdue,
        "next_due": cell.next_due_on.isoformat() if cell.next_due_on else None,
    }


def departments(store: Store, board: Board) -> list[dict[str, Any]]:
    """Every department with its lines, in the plan's order."""
    lines: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in rated_lines(store, Question(board.as_at)):
        lines[line.organisation_code or ""].append(line_of(line))
    return [
        {
            "code": row.code,
            "name": row.name,
            "short_name": row.short_name,
            "overall": board.overalls[row.id].rating.word,
            "lines": lines[row.code],
        }
        for row in board.organisations
    ]


def line_of(line: RatedLine) -> dict[str, str]:
    return {
        "ref": line.ref,
        "title": line.title,
        "rating": line.headline.word,
        "says": line.claimed.word if line.claimed else "",
        "due": short_date(line.next_due_on) if line.next_due_on else "none",
    }
