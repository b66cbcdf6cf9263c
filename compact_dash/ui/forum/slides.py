"""The slides of Present: one agenda item at a time, with the figures the Forum looks at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.forum.agenda import start_times
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.item import Item, Purpose, department_of
from compact_dash.domain.forum.kinds import AgendaKind, Extra
from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board.board import Board, DepartmentStanding
from compact_dash.reports.forum.room import StandingCapture
from compact_dash.ui import session
from compact_dash.ui.board.progress_table import movement_words
from compact_dash.ui.forum.deck import Beside, Deck, read_beside
from compact_dash.ui.forum.item_help import help_with, helpers_at, in_one_line
from compact_dash.ui.forum.slide_lines import (
    AGREED_TODAY,
    action_words,
    agreed_rows,
    heading,
    line_words,
    quote_line,
)
from compact_dash.ui.html import has_template, show

# How much of what was agreed is shown beside nothing, beside a table of a few rows and beside one of many.
BESIDE_NOTHING, BESIDE_A_FEW, BESIDE_MANY = 6, 4, 2
FEW, MANY = 4, 9
MOST_DECISIONS = 8
# From how many rows a table is set smaller, and from how many guests they are.
FEW_ROWS, MANY_GUESTS = 5, 3
# From how many letters a title is set smaller, and smaller still.
LONG, VERY_LONG = 60, 140
LED_BY = {"All leads": "all leads", "Chair": "the chair"}


def check_slides() -> None:
    """Refuse to start with a kind of agenda item that has no slide.

    Raises:
        FileNotFoundError: naming every kind without one, and the template that was looked for.
    """
    templates = {kind: f"forum/slides/{kind.rules.slide}" for kind in AgendaKind}
    missing = [f"{kind.name} (ui/templates/{name}.html)" for kind, name in templates.items() if not has_template(name)]
    if missing:
        raise FileNotFoundError(f"Agenda kind without a slide: {', '.join(missing)}. Add the template.")


def slide(deck: Deck, place: int) -> None:
    """The item at a place of the agenda, counted from 1."""
    board, total = deck.board, deck.board.total()
    # Over the whole agenda: when an item starts depends on all before it.
    items = start_times(deck.items, deck.starts)
    starts_at, item = items[place - 1]
    lines = [deck.lines[ref] for ref in item.refs if ref in deck.lines]
    beside = read_beside(deck, item, lines)
    agreed = agreed_rows(captures_on(deck, item, place), room_for(item, len(beside.log or lines)))
    captured = bool(agreed.rows)
    if captured:
        # The room looks at what was agreed, so what others may take up makes way for it.
        beside = replace(beside, alike=(), heard=())
    standing = standing_of(board, department_of(item, deck.lines))
    title = heading(item, standing.organisation.short_name if standing else None, lines)
    show(
        f"forum/slides/{item.kind.rules.slide}",
        item=item,
        heading=title,
        shape="".join(f" {word}" for word in shape_of(item, title, beside, len(lines), captured)),
        ask=item.ask or (item.kind.rules.standing_ask if beside.log and item.purpose is Purpose.DECISION else ""),
        led_by=LED_BY.get(item.led_by, item.led_by),
        forum=deck.forum,
        board=board,
        place=place,
        places=len(items),
        starts_at=starts_at.strftime("%H:%M"),
        ends_at=(starts_at + timedelta(minutes=item.minutes)).strftime("%H:%M"),
        following=short_title(items[place][1].title, 60) if place < len(items) else None,
        remark=deck.remark,
        demonstration=session.programme().illustrative,
        total=total,
        columns=[*COUNTED[:6], *(rating for rating in COUNTED[6:] if total.counts[rating])],
        movements={row.organisation.code: movement_words(row.tally.movement, board) for row in board.standings()},
        movement_words=WORDS,
        departments=len(board.organisations),
        standing=standing,
        before=board.columns[-1].overalls.get(standing.organisation.id) if standing and board.columns else None,
        lines=lines,
        said={line.ref: line_words(line, len(lines), captured) for line in lines},
        quoted={line.ref: quote_line(line, len(lines), captured) for line in lines},
        beside=beside,
        helped=help_in_room(deck, item, captured=captured),
        most_decisions=MOST_DECISIONS,
        updates={row.ref: action_words(row, len(beside.log), captured) for row in beside.log},
        agreed=agreed,
    )


def help_in_room(deck: Deck, item: Item, *, captured: bool) -> str:
    """Who can help with the item, in one line, until something was agreed on it.

    A replay does without: who spoke for whom, and what case studies there were, is not kept with a Forum.
    """
    if captured or deck.forum.closed_no is not None:
        return ""
    return in_one_line(help_with(helpers_at(deck.forum, deck.board), item, deck.lines))


def shape_of(item: Item, title: str, beside: Beside, lines: int, captured: bool) -> Iterator[str]:
    """The classes of present.css that set the size of its type, by how much there is to read on it."""
    rules = item.kind.rules
    rows = len(beside.log) or lines + len(beside.alike) + len(beside.heard)
    if rows > FEW_ROWS:
        yield "many"
    if captured and rules.extra is Extra.ALL_AGREED:
        yield "told"
    # What was agreed, or a very long title, takes the room that larger type would need.
    if not captured and len(item.title) <= VERY_LONG:
        if rows == 1:
            yield "single"
        if rows == 2 or (rules.extra is Extra.SAME_THEME and 1 < rows < FEW_ROWS):
            yield "few"
        if not rows and not rules.fills_the_wall and len(beside.guests) < MANY_GUESTS:
            yield "plain"
    if len(title) > VERY_LONG:
        yield "longer"
    elif len(title) > LONG:
        yield "long"


def room_for(item: Item, rows: int) -> int:
    """How many things agreed an item's slide has room for, beside so many rows of its table."""
    if item.kind.rules.fills_the_wall or rows > MANY:
        return 1
    if not rows:
        return BESIDE_NOTHING
    return BESIDE_A_FEW if rows <= FEW else BESIDE_MANY


def captures_on(deck: Deck, item: Item, place: int) -> Sequence[StandingCapture]:
    """The captures on the item; on any other business, all that the Forum agreed, to be seen once more."""
    if item.kind.rules.extra is not Extra.ALL_AGREED:
        return deck.captures.get(place, [])
    every = (each for captured in deck.captures.values() for each in captured)
    return sorted((each for each in every if each.kind in AGREED_TODAY), key=lambda each: each.change_no)


def standing_of(board: Board, code: str | None) -> DepartmentStanding | None:
    """How a department stands on the board; None where the code is none of them."""
    return next((row for row in board.standings() if row.organisation.code == code), None)
