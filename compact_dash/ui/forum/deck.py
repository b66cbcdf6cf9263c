"""A deck: the facts that the slides of one Forum are drawn from, and those that some kinds of slide read beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item
from compact_dash.domain.forum.kinds import Extra
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.kept_agenda import Guest, guests
from compact_dash.reports.forum.meetings import LogAction, action_log, attendance
from compact_dash.reports.forum.room import StandingCapture
from compact_dash.reports.forums import NextForum, last_over, next_planned
from compact_dash.reports.plan.plan import PlanView, joint_plans, place_in_force, plan_view
from compact_dash.reports.register.worth_hearing import WorthHearing, worth_hearing
from compact_dash.reports.settings import settings
from compact_dash.ui import readings, session
from compact_dash.ui.forum.item_help import voices_at
from compact_dash.ui.sight import Sight, kept

# Lines off course on a good one's theme: by themselves, and above what the register has that is worth hearing.
MOST_ALIKE, MOST_ABOVE_HEARD = 5, 2


@dataclass(frozen=True)
class Deck:
    """The facts behind a Forum's slides. `captures` are the Forum's own, by the 1-based place of their item."""

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


@dataclass(frozen=True)
class Beside:
    """The facts that a slide shows beside its item and its lines; only those that its kind asks for are read."""

    log: Sequence[LogAction] = ()
    decisions: Sequence[str] = ()
    apologies: Sequence[str] = ()
    guests: Sequence[Guest] = ()
    alike: Sequence[RatedLine] = ()
    heard: Sequence[WorthHearing] = ()
    plan: PlanView | None = None
    next_forum: NextForum | None = None


def read_beside(deck: Deck, item: Item, lines: list[RatedLine]) -> Beside:
    """Read what the kind of an item shows beside it."""
    match item.kind.rules.extra:
        case Extra.NOTHING | Extra.ALL_AGREED:
            return Beside()
        case Extra.DECISIONS:
            return Beside(decisions=decisions_of(deck), apologies=apologies_to(deck))
        case Extra.LAST_ACTIONS:
            return Beside(log=last_actions(deck))
        case Extra.OPEN_ACTIONS:
            return Beside(log=[row for row in log_at(session.sight(), deck.board.as_at, deck.pin) if row.is_open])
        case Extra.PLAN:
            return Beside(plan=plan_of(deck))
        case Extra.GUESTS:
            return Beside(guests=guests_of(deck))
        case Extra.SAME_THEME:
            heard = worth_hearing_now(deck)
            alike = on_same_theme(deck, lines[0])[: MOST_ABOVE_HEARD if heard else MOST_ALIKE] if lines else ()
            return Beside(alike=alike, heard=heard)
        case Extra.NEXT_FORUM:
            return Beside(next_forum=next_after(deck))


def decisions_of(deck: Deck) -> list[str]:
    """The titles, cut to 80 letters, of the items that the Forum is to decide."""
    return [short_title(item.title, 80) for item in deck.items if item.wants_decision]


def last_actions(deck: Deck) -> list[LogAction]:
    """The actions that the last Forum raised: its matters arising."""
    last = last_before(deck)
    if last is None:
        return []
    return [row for row in log_at(session.sight(), deck.board.as_at, deck.pin) if row.raised_on == last.met_on]


def worth_hearing_now(deck: Deck) -> Sequence[WorthHearing]:
    """What of the quarter's register is worth hearing; a replay does without, as the register is not kept with it."""
    if deck.forum.closed_no is not None or not session.reader().is_member:
        return ()
    last = last_before(deck)
    return heard_at(session.sight().read_as(EVERYTHING), deck.board.as_at, last.met_on if last else None, deck.forum)


@kept(most=8)
def heard_at(sight: Sight, as_at: date, since: date | None, forum: ForumRow) -> tuple[WorthHearing, ...]:
    # Read once for every member: what the Forum hears it hears whole.
    return tuple(worth_hearing(sight.store, as_at, since, voices_at(sight, forum)))


def last_before(deck: Deck) -> ForumRow | None:
    """The Forum whose minutes are taken up: the last one that was over when the deck looks."""
    # Of all there were, for a room too that follows this wall alone: it sees on it what everybody does.
    past = [row for row in readings.forums_at(session.sight()) if row.held_on < deck.forum.held_on]
    return last_over(past, deck.board.as_at, deck.pin)


@kept(most=24)
def log_at(sight: Sight, as_at: date, pin: int) -> list[LogAction]:
    return action_log(sight.store, as_at, pin)


def on_same_theme(deck: Deck, good: RatedLine) -> list[RatedLine]:
    """The commitments off course on the theme of a good one, whose departments may take it up."""
    off = (row for row in deck.lines.values() if row.headline in ("red", "amber") and row.counting == "rateable")
    alike = [row for row in off if row.theme == good.theme and row.ref != good.ref]
    return sorted(alike, key=lambda row: (row.headline != "red", row.ref))


def plan_of(deck: Deck) -> PlanView | None:
    """The Joint Action Plan in force, with the lines that the Forum looks at."""
    # A tuple, because what is kept is found by a hash of what it was read for.
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
    """The names of those whose apologies the register holds by then."""
    rows = attendance(session.store(), deck.forum.forum_id, deck.known_to)
    return [row.abbreviation or row.attendee for row in rows if row.state == "apologies"]
