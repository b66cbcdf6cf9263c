"""The slides of Present: one agenda item at a time, with the figures the Forum looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.forum.agenda import DECISION, Item, timed
from compact_dash.domain.forum.candidates import shortened
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board.board import Board, DepartmentStanding
from compact_dash.reports.forum.kept_agenda import Guest, guests
from compact_dash.reports.forum.meetings import LogAction, action_log, attendance
from compact_dash.reports.forum.room import StandingCapture
from compact_dash.reports.forums import ForumRow, NextForum, last_over, next_planned
from compact_dash.reports.plan.plan import PlanView, joint_plans, place_in_force, plan_view
from compact_dash.reports.settings import settings
from compact_dash.ui import readings, session
from compact_dash.ui.board.progress_table import movement_words
from compact_dash.ui.forum.agreed import AGREED_TODAY, agreed
from compact_dash.ui.forum.slide_lines import action_words, heading, line_words, quoted
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

# Tables that fill the wall by themselves leave one line for what was agreed.
FULL = ("round_up", "plan")
# How much of what was agreed is shown beside nothing, beside a table of a few rows and beside one of many.
BESIDE_NOTHING, BESIDE_A_FEW, BESIDE_MANY = 6, 4, 2
FEW, MANY = 4, 9
MOST_DECISIONS, MOST_ALIKE = 8, 5
LED_BY = {"All leads": "all leads", "Chair": "the chair"}
# What a standing item is to decide, where nobody has written it.
STANDING_ASK = {
    "minutes": "agree the minutes, and what becomes of each action that is not done",
    "action_log": "for each action, agree a new date, or close it with a reason",
}


@dataclass(frozen=True)
class Deck:
    """What a Forum's slides are drawn from; `captures` are those of the Forum itself, by item."""

    forum: ForumRow
    items: tuple[Item, ...]
    board: Board
    lines: Mapping[str, RatedLine]
    captures: Mapping[int, list[StandingCapture]]
    plan_lines: Mapping[str, RatedLine] | None = None
    remark: str = ""
    # A Forum that was opened looks from its pin. What lies beside its figures, a replay shows as it was at its end.
    pin: int = ALL_KNOWN
    known_to: int = ALL_KNOWN

    @property
    def starts(self) -> datetime:
        """When the Forum starts, London time."""
        return datetime.combine(self.forum.held_on, time.fromisoformat(self.forum.starts_at))


def slide(deck: Deck, place: int) -> None:
    """The item at a place of the agenda, counted from 1."""
    board = deck.board
    items = timed(deck.items, deck.starts)
    starts_at, item = items[place - 1]
    lines = [deck.lines[ref] for ref in item.refs if ref in deck.lines]
    standing = department_of(board, item, lines)
    total = board.total()
    log, decisions = actions_of(deck, item), decisions_of(deck)
    shown = agreed(captures_on(deck, item, place), room_for(item, len(log or lines)))
    captured = bool(shown.rows)
    show(
        "forum/slide",
        item=item,
        heading=heading(item, standing.organisation.short_name if standing else None, lines),
        ask=item.ask or (STANDING_ASK.get(item.kind, "") if log and item.purpose == DECISION else ""),
        led_by=LED_BY.get(item.led_by, item.led_by),
        forum=deck.forum,
        board=board,
        place=place,
        places=len(items),
        starts_at=starts_at.strftime("%H:%M"),
        ends_at=(starts_at + timedelta(minutes=item.minutes)).strftime("%H:%M"),
        total=total,
        decisions=decisions[:MOST_DECISIONS] if item.kind == "welcome" else [],
        all_decisions=len(decisions),
        following=shortened(items[place][1].title, 60) if place < len(items) else None,
        demonstration=session.programme().illustrative,
        columns=[*COUNTED[:6], *(rating for rating in COUNTED[6:] if total.counts[rating])],
        movements={row.organisation.code: movement_words(row.tally.movement, board) for row in board.standings()},
        plan=plan_of(deck) if item.kind == "plan" else None,
        departments=len(board.organisations),
        log=log,
        updates={row.ref: action_words(row, len(log), captured) for row in log},
        standing=standing,
        before=board.columns[-1].overalls.get(standing.organisation.id) if standing and board.columns else None,
        lines=lines,
        alike=on_same_theme(deck, lines[0]) if item.kind == "good_practice" and lines and not captured else [],
        said={line.ref: line_words(line, len(lines), captured) for line in lines},
        quoted={line.ref: quoted(line, len(lines), captured) for line in lines},
        movement_words=WORDS,
        agreed=shown,
        next_forum=next_after(deck) if item.kind == "next" else None,
        guests=guests_of(deck) if item.kind == "insight" else [],
        apologies=apologies_to(deck) if item.kind == "welcome" else [],
        remark=deck.remark,
    )


def decisions_of(deck: Deck) -> list[str]:
    """What the Forum is to decide today, as headings."""
    return [shortened(item.title, 80) for item in deck.items if item.purpose == DECISION]


def room_for(item: Item, rows: int) -> int:
    """How many things agreed an item's slide has room for, beside so many rows of its table."""
    if item.kind in FULL or rows > MANY:
        return 1
    if not rows:
        return BESIDE_NOTHING
    return BESIDE_A_FEW if rows <= FEW else BESIDE_MANY


def captures_on(deck: Deck, item: Item, place: int) -> Sequence[StandingCapture]:
    """What was captured on the item; on any other business, all that the Forum agreed, to be seen once more."""
    if item.kind != "aob":
        return deck.captures.get(place, [])
    every = (each for captured in deck.captures.values() for each in captured)
    return sorted((each for each in every if each.kind in AGREED_TODAY), key=lambda each: each.change_no)


def actions_of(deck: Deck, item: Item) -> list[LogAction]:
    """The actions an item is about: those not done for the action log, the last Forum's for matters arising."""
    if item.kind == "action_log":
        return [row for row in log_at(session.sight(), deck.board.as_at, deck.pin) if row.is_open]
    last = last_before(deck) if item.kind == "minutes" else None
    if last is None:
        return []
    return [row for row in log_at(session.sight(), deck.board.as_at, deck.pin) if row.raised_on == last.met_on]


def last_before(deck: Deck) -> ForumRow | None:
    """The Forum whose minutes are taken up: the last one that was over when the deck looks."""
    past = [row for row in readings.forums() if row.held_on < deck.forum.held_on]
    return last_over(past, deck.board.as_at, deck.pin)


@kept(most=24)
def log_at(sight: Sight, as_at: date, pin: int) -> list[LogAction]:
    return action_log(sight.store, as_at, pin)


def department_of(board: Board, item: Item, lines: list[RatedLine]) -> DepartmentStanding | None:
    """The department an item is about: the one it names, or the one that all its lines belong to."""
    codes = {line.organisation_code for line in lines}
    code = item.department or (codes.pop() if len(codes) == 1 else None)
    return next((row for row in board.standings() if row.organisation.code == code), None)


def on_same_theme(deck: Deck, good: RatedLine) -> list[RatedLine]:
    """The commitments off course on the theme of a good one, whose departments may take it up."""
    off = (row for row in deck.lines.values() if row.headline in ("red", "amber") and row.counting == "rateable")
    alike = [row for row in off if row.theme == good.theme and row.ref != good.ref]
    return sorted(alike, key=lambda row: (row.headline != "red", row.ref))[:MOST_ALIKE]


def plan_of(deck: Deck) -> PlanView | None:
    """The Joint Action Plan in force, with the lines that the Forum looks at."""
    lines = None if deck.plan_lines is None else tuple(deck.plan_lines.values())
    return plan_at(session.sight(), deck.board.as_at, lines, deck.pin)


@kept(most=24)
def plan_at(sight: Sight, as_at: date, lines: tuple[RatedLine, ...] | None, pin: int) -> PlanView | None:
    plans = joint_plans(sight.store, as_at, pin)
    if not plans:
        return None
    plan = plans[place_in_force(plans, as_at)]
    looked_at = None if lines is None else list(lines)
    return plan_view(sight.store, plan, as_at, settings(sight.store, as_at, pin), looked_at, pin)


def next_after(deck: Deck) -> NextForum | None:
    return next_planned(session.store(), deck.forum.held_on, deck.known_to)


def guests_of(deck: Deck) -> list[Guest]:
    return [row for row in guests(session.store(), deck.known_to) if row.forum_id == deck.forum.forum_id]


def apologies_to(deck: Deck) -> list[str]:
    """Who has sent apologies, as the register has them by then."""
    rows = attendance(session.store(), deck.forum.forum_id, deck.known_to)
    return [row.abbreviation or row.attendee for row in rows if row.state == "apologies"]
