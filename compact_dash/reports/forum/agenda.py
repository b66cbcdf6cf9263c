"""The next Forum's agenda, drafted from the board, the returns and the action log."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from compact_dash.domain.board.movement import WORDS
from compact_dash.domain.forum.agenda import Candidate, Draft, draft
from compact_dash.domain.forum.agenda_line import AgendaLine
from compact_dash.domain.forum.candidates import candidates
from compact_dash.domain.forum.carrying import with_waiting
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item, KeptItem, Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.forum.leading import leader_now
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.plain_text import says_nothing
from compact_dash.domain.rating import Rating
from compact_dash.domain.sharing import MEMBERS
from compact_dash.domain.wording import as_list, count, day_and_month, long_date
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.ground import Ground
from compact_dash.reports.forum.kept_agenda import agenda_on, brief_background, read_waiting_items
from compact_dash.reports.forum.meetings import action_log
from compact_dash.reports.forum.worth_copying import worth_copying
from compact_dash.reports.forums import forums, last_over
from compact_dash.reports.lines import HelpTold, agenda_lines, help_told, refs_shown
from compact_dash.reports.register.worth_hearing import worth_hearing
from compact_dash.reports.returns.answered import ReturnStanding
from compact_dash.store import Store


def draft_agenda(store: Store, board: Board, forum: ForumRow, returns: list[ReturnStanding]) -> Draft:
    """The agenda the data asks for, as at the board's date, from the whole store: one Forum has one agenda.

    It quotes only what every member may read, because it is taken and kept as it is; `readiness_as_read` leaves out
    what else a reader may not know.
    """
    as_at = board.as_at
    previous = last_over(forums(store), as_at)
    # Only quarterly Forums: a review between two of them is not a next meeting to announce (decision 22).
    later = [row for row in forums(store) if row.kind == "quarterly" and row.held_on > forum.held_on]
    # Nobody is on the register of a Forum that is still to be opened.
    voices = brief_background(store, forum, ()).voices
    ground = Ground(
        forum=forum,
        previous=previous,
        following=later[0] if later else None,
        board=board,
        lines=lines_to_quote(store, as_at),
        returns=tuple(returns),
        log=tuple(action_log(store, as_at)),
        log_named=frozenset(action.ref for action in action_log(store.seen_by(MEMBERS), as_at)),
        waiting=read_waiting_items(store, as_at),
        worth_hearing=tuple(worth_hearing(store, as_at, previous.met_on if previous else None, voices)),
        voices=voices,
    )
    wanted = wanted_items(ground)
    kept = agenda_on(store, forum.forum_id, as_at)
    # People's own items are on the agenda already, so the draft gets only the minutes they leave.
    placed = placed_minutes(kept, {row.item.title for row in wanted if row.item.kind.rules.is_carried_over})
    return draft(opening_items(ground), closing_items(ground), wanted, forum.minutes, placed)


# In the place of the words in which a department asks for help that it does not share with the Forum.
UNQUOTED = "what it asks for is read by {office} alone"


def lines_to_quote(store: Store, as_at: date) -> tuple[AgendaLine, ...]:
    """The lines that the agenda may take up. Help that is not asked of the Forum's members is not quoted to them."""
    lines = agenda_lines(store, as_at)
    asking = [line.ref for line in lines if asks_help(line)]
    members = store.seen_by(MEMBERS)
    told = help_told(members, as_at, asking)
    shown = refs_shown(members, as_at, asking)

    def quoted(line: AgendaLine) -> AgendaLine:
        if not line.help_wanted:
            return line
        if not asks_help(line):
            return line._replace(help_wanted=None)
        # An item on a line that is hidden itself is masked whole for whoever may not see it.
        if line.ref in shown and HelpTold(line.ref, line.help_wanted) not in told:
            return line._replace(help_wanted=in_house_words(UNQUOTED))
        return line

    return tuple(quoted(line) for line in lines)


def asks_help(line: AgendaLine) -> bool:
    """Whether help is asked for: None and N/A, filed before they were refused, ask for nothing."""
    return bool(line.help_wanted) and not says_nothing(line.help_wanted or "")


def placed_minutes(kept: Iterable[KeptItem], drafted: Collection[str]) -> int:
    """The minutes spoken for before anything is drafted: people's own items, and those they moved here.

    An item that the draft has as well is left out, or its minutes would count twice.
    """
    return sum(
        item.minutes
        for item in kept
        if item.kind.is_placed_by_people and not (item.kind.rules.is_carried_over and item.title in drafted)
    )


def wanted_items(ground: Ground) -> list[Candidate]:
    """The items to choose from: those that no Forum has discussed yet, and those that the data asks for."""
    asked = candidates(ground.lines, ground.board.total().counts[Rating.NO_MILESTONE])
    names = {row.code: row.short_name for row in ground.board.organisations}
    code_of = {line.ref: line.organisation_code or "" for line in ground.lines}

    def led_by(item: Item) -> str:
        codes = {code_of[ref] for ref in item.refs if ref in code_of}
        return leader_now(item.led_by, codes, names, ground.voices)

    every = with_waiting(ground.waiting, asked, ground.forum.held_on.year)
    return [replace(row, item=replace(row.item, led_by=led_by(row.item))) for row in every]


def opening_items(ground: Ground) -> list[Item]:
    day = f" of {day_and_month(ground.previous.held_on)}" if ground.previous else ""
    return [
        Item(AgendaKind.WELCOME, "Welcome and apologies", "Chair", Purpose.NOTE, 3),
        Item(
            AgendaKind.MINUTES,
            f"Minutes{day} and matters arising",
            house().office,
            Purpose.DECISION,
            5,
            matters_arising(ground),
        ),
        Item(AgendaKind.ACTION_LOG, "Action log", house().office, Purpose.DECISION, 6, log_in_words(ground)),
        Item(
            AgendaKind.ROUND_UP, "Departmental round-up", "All leads", Purpose.DISCUSSION, 15, round_up_in_words(ground)
        ),
    ]


def closing_items(ground: Ground) -> list[Item]:
    copying = worth_copying(ground)
    following = f" ({long_date(ground.following.held_on)})" if ground.following else ""
    return [
        Item(
            AgendaKind.PLAN,
            f"{house().joint_plan}: progress",
            f"{house().office} and {house().partner}",
            Purpose.DISCUSSION,
            5,
            "the plan asks for it",
        ),
        Item(
            AgendaKind.INSIGHT,
            "Insight from local groups",
            insight_guest(ground),
            Purpose.NOTE,
            10,
            "the plan asks for it each time",
        ),
        *([copying] if copying else []),
        Item(AgendaKind.AOB, "Any other business", "Chair", Purpose.DISCUSSION, 2),
        Item(AgendaKind.NEXT, f"Next meeting{following}", "Chair", Purpose.NOTE, 1),
    ]


def insight_guest(ground: Ground) -> str:
    return ground.forum.guest or house().partner


def matters_arising(ground: Ground) -> str:
    """The outcome of the actions raised at the last Forum, in words; empty where there was none."""
    if ground.previous is None:
        return ""
    # By the day it met and not the day it was planned for, which is how actions are dated.
    raised = [action for action in ground.log if action.raised_on == ground.previous.met_on]
    dropped = sum(action.dropped for action in raised)
    done = sum(action.done_on is not None and not action.dropped for action in raised)
    day = day_and_month(ground.previous.held_on)
    words = f"{done} of {count(len(raised), 'action')} from {day} done" if raised else "no actions were raised"
    return f"{words}, {dropped} dropped" if dropped else words


def log_in_words(ground: Ground) -> str:
    late = [action for action in ground.log if action.state(ground.board.as_at) == "overdue"]
    unfinished = sum(action.is_open for action in ground.log)
    if not late:
        return f"{unfinished} not done, none overdue"
    told = [row for row in late if row.ref in ground.log_named]
    named = as_list(
        [
            *(f"{row.owner} {count(row.overdue_days(ground.board.as_at), 'day')}" for row in told),
            *([f"{len(late) - len(told)} that not every member is shown"] if len(told) < len(late) else []),
        ]
    )
    return f"{unfinished} not done, {len(late)} of them overdue: {named}"


def round_up_in_words(ground: Ground) -> str:
    departments = [row for row in ground.returns if row.kind == "department"]
    filed = sum(row.is_in for row in departments)
    moved = ground.board.total().movement
    words = [f"{filed} of {len(departments)} returns in"] if departments else []
    words += [f"{moved[name]} {WORDS[name]}" for name in ("better", "worse", "went_silent") if moved[name]]
    return "; ".join(words)
