"""The parts of the Support page that are read: its head, the offer, what was given, and the plan's own measures."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.action import ActionKind
from compact_dash.domain.actor import Role
from compact_dash.domain.register.allowed import may_record_some
from compact_dash.domain.register.kinds import SUPPORT
from compact_dash.domain.register.offer import OFFER, answers
from compact_dash.domain.sharing import not_shown
from compact_dash.reports.board.board import Board
from compact_dash.reports.lines import Question
from compact_dash.reports.register.entries import RegisteredEntry, entries_not_shown
from compact_dash.reports.register.support import SupportFigures, entries_by_line, requests_question, support_figures
from compact_dash.reports.working_days import working_days_between
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.html import address, show
from compact_dash.ui.register.kept_entries import found_entries
from compact_dash.ui.sight import Sight, kept

# Requests on one page: each has presses of its own.
MOST_REQUESTS = 15


@dataclass(frozen=True)
class SupportRequest:
    """A request that waits: how long it has, of whom it was asked, and whether the person at the page answers it."""

    entry: RegisteredEntry
    working_days: int
    is_for_reader: bool

    @property
    def asked_of(self) -> str:
        return self.entry.values.get("asked_of", "")


@dataclass(frozen=True)
class SupportSight:
    """What the page shows of a day, to the person who is at it."""

    figures: SupportFigures
    oldest: tuple[SupportRequest, ...]
    past: date | None
    # How many entries are kept from the reader: what is not shown is never said to be nothing.
    hidden: int

    @property
    def for_reader(self) -> int | None:
        """How many requests wait for the person at the page; None where not all were looked at."""
        if self.figures.total.waiting > len(self.oldest):
            return None
        return sum(request.is_for_reader for request in self.oldest)

    def link(self, **asked: object) -> str:
        """The address of the page with the entries behind a figure."""
        return address("support", **asked, as_at=self.past)

    def link_to_given(self, **asked: object) -> str:
        """The address of the page with what was given this year."""
        figures = self.figures
        return self.link(state="given", first=figures.year_began_on, last=figures.as_at, **asked)


@kept(most=24)
def figures_at(sight: Sight, as_at: date) -> SupportFigures:
    return support_figures(sight.store, as_at)


@kept(most=24)
def linked_at(sight: Sight, first_on: date, as_at: date) -> dict[str, int]:
    return entries_by_line(sight.store, as_at, first_on)


@kept(most=24)
def not_shown_at(sight: Sight, as_at: date) -> int:
    return entries_not_shown(sight.store, as_at, SUPPORT.name)


def sight_of_support(as_at: date) -> SupportSight:
    """The figures as at a day, with the oldest requests."""
    figures = figures_at(session.sight(), as_at)
    past = as_at if as_at < session.today() else None
    return SupportSight(figures, requests(figures, 0), past, not_shown_at(session.sight(), as_at))


def requests(figures: SupportFigures, skipped: int) -> tuple[SupportRequest, ...]:
    """Requests that wait, the oldest first, after those that are skipped."""
    waiting = figures.total.waiting
    if waiting <= skipped:
        return ()
    found = found_entries(requests_question(figures.as_at, waiting, skipped, MOST_REQUESTS)).shown
    actor = acting.actor()
    return tuple(
        SupportRequest(
            entry,
            working_days_between(entry.row.happened_on, figures.as_at),
            answers(actor, entry.values.get("asked_of"), entry.about),
        )
        for entry in reversed(found)
    )


def record_words() -> tuple[str, str] | None:
    """What the person at the page may record here, for everybody or as a lead for their own; None for a reader."""
    actor = acting.actor()
    if not may_record_some(actor, SUPPORT):
        return None
    if any(actor.has(role) for role in (Role.OCS, Role.CHAIR, Role.COMPACT_VOICE)):
        return "Record support given", ""
    return "Ask for support", actor.organisations(Role.LEAD)[0]


def support_head(support: SupportSight) -> None:
    """The title and the day."""
    show(
        "register/support_head",
        support=support,
        figures=support.figures,
        acts=None if support.past else record_words(),
        demonstration=session.programme().illustrative,
    )


def cards_part(support: SupportSight) -> None:
    """The four figures that are asked for first, and how much is kept from the reader."""
    figures = support.figures
    names = {row.code: row.short_name for row, _ in figures.departments}
    show("register/support_cards", support=support, figures=figures, names=names)
    say_left_out(not_shown(support.hidden, "entry", "entries"))


def offer_part(support: SupportSight) -> None:
    """What is on offer, for whom, how long and by whom, and how often it was given and is asked for."""
    show(
        "register/support_offer",
        support=support,
        figures=support.figures,
        offer=OFFER,
        acts=None if support.past else record_words(),
    )


def given_part(support: SupportSight, board: Board) -> None:
    """What was given, by department and quarter, with the department's rating beside it."""
    show("register/support_given", support=support, figures=support.figures, overalls=board.overalls)


def measures_part(support: SupportSight) -> None:
    """The plan's own lines that support of this year is linked to, and what each says of itself."""
    figures = support.figures
    linked = linked_at(session.sight(), figures.year_began_on, figures.as_at)
    if not linked:
        return
    lines = readings.lines(Question(figures.as_at, kind=ActionKind.PLAN_ACTION))
    told = [(line, linked[line.ref]) for line in lines if line.ref in linked]
    show("register/support_measures", support=support, figures=figures, told=told)
