"""The demonstration's meetings: Forums with their agendas, captures, actions and attendance."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.demo_minutes import DemoMinutes
from compact_dash.commands.loading.demo_rows import (
    AgendaRow,
    CaptureRow,
    DemoFiles,
    DemoForumRow,
    ForumActionRow,
)
from compact_dash.commands.loading.told_row import moment
from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain import facts
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.store.ids import new_id

CHAIR, OCS = "Chair", "OCS"


@dataclass
class MeetingLoader:
    """Adds the Forums to a batch and, once the rest of the year is in it, the events of each."""

    files: DemoFiles
    batch: Batch
    plan: PlanIds
    forums: dict[date, str] = field(default_factory=dict)
    items: dict[tuple[date, int], str] = field(default_factory=dict)

    def row_of(self, held_on: date) -> DemoForumRow:
        return next(row for row in self.files.forums if row.held_on == held_on)

    def add_forums(self) -> None:
        for row in self.files.forums:
            self.forums[row.held_on] = new_id()
            planned_at = moment(row.planned_on, row.planned_at)
            self.batch.add(facts.Forum(self.forums[row.held_on], self.plan.programme, row.kind), planned_at, OCS)
            self.batch.add(self.planned(row, row.planned_on, None), planned_at, OCS)
            if row.guest_on:
                self.batch.add(self.planned(row, row.guest_on, row.guest), moment(row.guest_on, row.planned_at), OCS)
            self.add_events(row)

    def planned(self, row: DemoForumRow, reported_on: date, guest: str | None) -> facts.ForumVersion:
        return facts.ForumVersion(
            forum_id=self.forums[row.held_on],
            reported_on=reported_on,
            held_on=row.held_on,
            starts_at=row.starts_at,
            minutes=row.minutes,
            place=row.place,
            guest=guest,
        )

    def add_events(self, row: DemoForumRow) -> None:
        """The steps of a Forum's life that have been reached, but for what its minutes came to."""
        if row.papers_on and row.papers_at:
            self.add_event(row, "papers_out", row.papers_on, moment(row.papers_on, row.papers_at))
        if row.opened_at:
            self.add_event(row, "opened", row.held_on, moment(row.held_on, row.opened_at))
        if row.closed_at:
            self.add_event(row, "closed", row.held_on, moment(row.held_on, row.closed_at))

    def add_event(
        self,
        row: DemoForumRow,
        kind: str,
        on: date,
        at: datetime,
        agenda_item_id: str | None = None,
        words: str | None = None,
    ) -> None:
        fact = facts.ForumEvent(self.forums[row.held_on], on, kind, agenda_item_id, words)
        self.batch.add(fact, at, OCS if kind == "papers_out" else CHAIR)

    def add_minutes(self) -> None:
        """Add the minutes as they were drafted, and where they were agreed; the last Forum's wait for the next one."""
        minutes = DemoMinutes(self.files, self.organisations())
        for row in self.files.forums:
            if row.minutes_saved_on and row.minutes_saved_at:
                saved_at = moment(row.minutes_saved_on, row.minutes_saved_at)
                self.batch.add(facts.MinutesVersion(self.forums[row.held_on], 1, minutes.text(row)), saved_at, OCS)
            if row.minutes_agreed_on and row.minutes_agreed_at:
                agreed_at = moment(row.minutes_agreed_on, row.minutes_agreed_at)
                how = minutes.how_agreed(row)
                self.add_event(row, "minutes_agreed", row.minutes_agreed_on, agreed_at, words=how)

    def organisations(self) -> dict[str, facts.Organisation]:
        """The programme's organisations by code, in order."""
        every = [draft.entry.fact for draft in self.batch.drafts]
        found = [fact for fact in every if isinstance(fact, facts.Organisation)]
        return {fact.code: fact for fact in sorted(found, key=lambda fact: fact.position)}

    def add_meetings(self) -> None:
        # Items come first: every capture and action stands on one.
        for item in self.files.agenda:
            self.add_item(item)
        # Actions come before captures, because a capture may name an action by its reference.
        for row in self.files.forum_actions:
            self.add_forum_action(row)
        for captured in self.files.captures:
            action = self.plan.actions[captured.ref] if captured.ref else None
            self.add_capture(captured, captured.kind, captured.words, action, captured.made)
        for guest in self.files.attendance:
            organisation = self.plan.organisations[guest.organisation] if guest.organisation else None
            fact = facts.Attendance(self.forums[guest.forum], organisation, guest.attendee, guest.state)
            self.batch.add(fact, guest.recorded_at, CHAIR)
        # After attendance and captures, which the minutes are drafted from.
        self.add_minutes()

    def add_item(self, row: AgendaRow) -> None:
        forum = self.row_of(row.forum)
        # An agenda is drafted just before its papers go out, and a review, which has none, when it is planned.
        ready_at = moment(forum.papers_on or forum.planned_on, forum.papers_at or forum.planned_at)
        drafted_at = ready_at - timedelta(minutes=20) if forum.papers_on else ready_at
        ident = new_id()
        self.items[row.forum, row.position] = ident
        self.batch.add(facts.AgendaItem(ident, self.forums[row.forum]), drafted_at, OCS)
        version = facts.AgendaItemVersion(
            agenda_item_id=ident,
            position=row.position,
            title=row.title,
            kind=row.kind.value,
            purpose=row.purpose.value,
            led_by=row.led_by,
            minutes=row.minutes,
            reason=row.reason,
            dropped=False,
        )
        self.batch.add(version, drafted_at, OCS)
        for ref in (row.refs or "").split():
            self.batch.add(facts.AgendaItemAction(ident, self.plan.actions[ref]), drafted_at, OCS)
        if row.discussed and forum.opened_at:
            self.add_event(forum, "item_discussed", row.forum, row.recorded_at, ident)

    def add_capture(
        self, row: CaptureRow | ForumActionRow, kind: str, words: str, action: str | None, made: str | None = None
    ) -> None:
        """A capture; `made` is the key of the rating or the date that it made."""
        fact = facts.Capture(
            forum_id=self.forums[row.forum],
            agenda_item_id=self.items[row.forum, row.position],
            reported_on=row.forum,
            supersedes=None,
            kind=kind,
            words=words,
            action_id=action,
        )
        self.batch.add(fact, row.recorded_at, CHAIR, made_no=made)

    def add_forum_action(self, row: ForumActionRow) -> None:
        """An action of the log: its owner, its due date beside any revised one, and when it was done."""
        action, milestone = new_id(), new_id()
        self.plan.actions[row.ref] = action
        agreed_at = row.recorded_at
        self.batch.add(
            facts.Action(action, row.ref, ActionKind.FORUM_ACTION, None, None, None, None, None), agreed_at, CHAIR
        )
        version = facts.ActionVersion(
            action_id=action,
            reported_on=row.forum,
            organisation_id=self.plan.organisations[row.owner],
            owner_role=row.owner_role,
            title=row.title,
            theme_id=None,
            counting=Counting.LOG,
            sharing="shared",
            note=None,
            reason=None,
        )
        self.batch.add(version, agreed_at, CHAIR)
        self.batch.add(facts.Milestone(milestone, action, 1), agreed_at, CHAIR)
        self.batch.add(self.step(row, milestone, row.forum, row.due_on), agreed_at, CHAIR)
        self.add_capture(row, "action", row.title, action)
        self.add_news(row, milestone)

    def add_news(self, row: ForumActionRow, milestone: str) -> None:
        """What became of an action after the meeting: another date, its end, and what was said of it."""
        due_on = row.due_on
        if row.revised_due_on and row.revised_on and row.revised_at:
            due_on = row.revised_due_on
            moved = replace(self.step(row, milestone, row.revised_on, due_on), reason=row.revised_because)
            self.batch.add(moved, moment(row.revised_on, row.revised_at), OCS)
        if row.done_on and row.done_at:
            done = replace(self.step(row, milestone, row.done_on, due_on), done_on=row.done_on)
            self.batch.add(done, moment(row.done_on, row.done_at), OCS)
        if row.note and row.said_on and row.said_at:
            said = facts.ActionNote(self.plan.actions[row.ref], row.said_on, row.note)
            self.batch.add(said, moment(row.said_on, row.said_at), OCS)

    def step(self, row: ForumActionRow, milestone: str, on: date, due_on: date) -> facts.MilestoneVersion:
        """The action's one milestone as it stood from a day on."""
        return facts.MilestoneVersion(
            milestone_id=milestone,
            action_id=self.plan.actions[row.ref],
            reported_on=on,
            supersedes=None,
            title=row.title,
            starts_on=None,
            due_on=due_on,
            done_on=None,
            dropped=False,
            date_precision="day",
            agreed_forum_id=None,
            reason=None,
        )
