"""Keeping the action log: how an action stands, another date, done, dropped; nothing in it is ever deleted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from compact_dash.commands.forum.capture import LONGEST
from compact_dash.commands.milestones import KnownMilestone
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow
from compact_dash.domain.facts import ActionNote, Entry, Fact, MilestoneVersion
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act, may_somewhere
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.store import Store


@dataclass(frozen=True)
class Logged:
    """An action as it stands under the write lock, and who keeps it."""

    occasion: Occasion
    row: LogAction

    def step(self) -> MilestoneVersion:
        """A version of the action's milestone, dated today and otherwise as it stands."""
        row = self.row
        step = KnownMilestone(row.milestone_id, row.action_id, row.title, None, row.due_on, "day")
        return replace(step.version(self.occasion.today), done_on=row.done_on)


def keep(
    store: Store, occasion: Occasion, ref: str, fact: Callable[[Logged], Fact], act: Act = Act.UPDATE_ACTION
) -> None:
    """Write one fact about an action of the log.

    Raises:
        NotFound: there is no such action, or it was taken back meanwhile.
        NotAllowed: it is another organisation's.
        NotNow, AnswerRefused: as the fact is made.
    """

    def entries(_: int) -> list[Entry]:
        # Read as the actor sees it and not whole: the refusal must not confirm that an internal action exists.
        log = action_log(store.seen_by(occasion.actor.reader), occasion.today)
        row = next((row for row in log if row.ref == ref), None)
        if row is None:
            # Somebody who may keep no action at all is told that first, not sent to look for another reference.
            if not may_somewhere(occasion.actor, act):
                occasion.require(act)
            raise NotFound(f"There is no action {ref} in the log. Choose one of the list.")
        occasion.require(act, row.owner_code)
        return [occasion.entry(fact(Logged(occasion, row)))]

    store.append(entries)


def refuse_unless_open(row: LogAction) -> None:
    if not row.is_open:
        raise NotNow(
            f"{row.ref} is {'dropped' if row.dropped else 'done'}. {house().office} or the chair can open it again."
        )


def note_action(store: Store, occasion: Occasion, ref: str, words: str) -> None:
    """Say how an action stands; what was said before stays in History.

    Raises:
        NotFound, NotAllowed: as `keep`.
        AnswerRefused: there are no words.
    """

    def note(logged: Logged) -> Fact:
        text = require_text(words, f"how {ref} stands", LONGEST)
        return ActionNote(logged.row.action_id, logged.occasion.today, text)

    keep(store, occasion, ref, note)


def revise_due(store: Store, occasion: Occasion, ref: str, due_on: date, reason: str) -> None:
    """Give an action another date, with a reason; the date first agreed stays beside it.

    Raises:
        NotFound, NotAllowed: as `keep`.
        NotNow: the action is not open.
        AnswerRefused: the day is not ahead, is the same as now, or there is no reason.
    """

    def moved(logged: Logged) -> Fact:
        refuse_unless_open(logged.row)
        if due_on <= logged.occasion.today or due_on == logged.row.due_on:
            expected = f"a day after today, other than {long_date(logged.row.due_on)}"
            raise AnswerRefused([f"{ref}, new date: found “{long_date(due_on)}”, expected {expected}."])
        return replace(
            logged.step(), due_on=due_on, reason=require_text(reason, f"why the date of {ref} moves", LONGEST)
        )

    keep(store, occasion, ref, moved)


def finish_action(store: Store, occasion: Occasion, ref: str, done_on: date) -> None:
    """Say on which day an action was done.

    Raises:
        NotFound, NotAllowed: as `keep`.
        NotNow: the action is not open.
        AnswerRefused: the day is still to come, or before the action was raised.
    """

    def done(logged: Logged) -> Fact:
        refuse_unless_open(logged.row)
        raised, today = logged.row.raised_on, logged.occasion.today
        # Facts speak of days that have been, and nothing can be done before it was agreed.
        if not raised <= done_on <= today:
            expected = f"a day from {long_date(raised)} to {long_date(today)}"
            raise AnswerRefused([f"{ref}, done on: found “{long_date(done_on)}”, expected {expected}."])
        return replace(logged.step(), done_on=done_on)

    keep(store, occasion, ref, done)


def drop_action(store: Store, occasion: Occasion, ref: str, reason: str) -> None:
    """Drop an action that nobody need do any more; it stays in the log with the reason.

    Raises:
        NotFound: as `keep`.
        NotAllowed: only OCS and the chair drop actions.
        NotNow: the action is not open.
        AnswerRefused: there is no reason.
    """

    def dropped(logged: Logged) -> Fact:
        refuse_unless_open(logged.row)
        return replace(logged.step(), dropped=True, reason=require_text(reason, f"why {ref} is dropped", LONGEST))

    # Owners may report on an action but not drop it: what the Forum agreed is only the Forum's to give up.
    keep(store, occasion, ref, dropped, Act.RUN_FORUM)


def reopen_action(store: Store, occasion: Occasion, ref: str, reason: str) -> None:
    """Open an action again that was done or dropped by mistake.

    Raises:
        NotFound, NotAllowed, AnswerRefused: as `drop_action`.
        NotNow: the action is open.
    """

    def reopened(logged: Logged) -> Fact:
        if logged.row.is_open:
            raise NotNow(f"{ref} is open already.")
        why = require_text(reason, f"why {ref} is opened again", LONGEST)
        return replace(logged.step(), done_on=None, dropped=False, reason=why)

    keep(store, occasion, ref, reopened, Act.RUN_FORUM)
