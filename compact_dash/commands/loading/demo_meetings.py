"""The demonstration's meetings: Forums with their agendas, captures, actions and attendance."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.demo_minutes import SAVED_AFTER, DemoMinutes
from compact_dash.commands.loading.demo_rows import AgendaRow, DemoFiles, DemoForumRow, ForumActionRow
from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain import facts
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.moment import london_timestamp
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

    def at(self, held_on: date, clock: str) -> datetime:
        return london_timestamp(held_on, time.fromisoformat(clock))

    def during(self, held_on: date) -> datetime:
        """A moment in the middle of a meeting, for what was settled there."""
        # 45 minutes is the middle of the usual hour and a half; a Forum still to come is planned for 14:00.
        return self.at(held_on, self.row_of(held_on).opened_at or "14:00") + timedelta(minutes=45)

    def add_forums(self) -> None:
        for row in self.files.forums:
            self.forums[row.held_on] = new_id()
            planned_at = london_timestamp(row.planned_on, time(9, 0))
            self.batch.add(facts.Forum(self.forums[row.held_on], self.plan.programme, row.kind), planned_at, OCS)
            version = facts.ForumVersion(
                forum_id=self.forums[row.held_on],
                reported_on=row.planned_on,
                held_on=row.held_on,
                starts_at=row.starts_at,
                minutes=row.minutes,
                place=row.place,
                guest=row.guest,
            )
            self.batch.add(version, planned_at, OCS)
            self.add_events(row)

    def add_events(self, row: DemoForumRow) -> None:
        """The steps of a Forum's life that have been reached, but for what its minutes came to."""
        if row.papers_on:
            self.add_event(row, "papers_out", row.papers_on, london_timestamp(row.papers_on, time(12, 0)))
        if row.opened_at:
            self.add_event(row, "opened", row.held_on, self.at(row.held_on, row.opened_at))
        if row.closed_at:
            self.add_event(row, "closed", row.held_on, self.at(row.held_on, row.closed_at))

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
        """Add the agreed minutes as they were drafted, and where they were agreed.

        The last Forum's minutes are left out, so that the demonstration has some that wait to be saved.
        """
        minutes = DemoMinutes(self.files, self.organisations())
        for row in self.files.forums:
            if row.minutes_agreed_on is None:
                continue
            saved_at = london_timestamp(row.held_on + SAVED_AFTER, time(11, 0))
            self.batch.add(facts.MinutesVersion(self.forums[row.held_on], 1, minutes.text(row)), saved_at, OCS)
            # Ten minutes into a Forum that begins at 14:00: minutes are the second item of an agenda.
            agreed_at = london_timestamp(row.minutes_agreed_on, time(14, 10))
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
            self.add_capture(captured.forum, captured.position, captured.kind, captured.words, action)
        for guest in self.files.attendance:
            organisation = self.plan.organisations[guest.organisation] if guest.organisation else None
            fact = facts.Attendance(self.forums[guest.forum], organisation, guest.attendee, guest.state)
            self.batch.add(fact, self.during(guest.forum), CHAIR)
        # After attendance and captures, which the minutes are drafted from.
        self.add_minutes()

    def add_item(self, row: AgendaRow) -> None:
        forum = self.row_of(row.forum)
        drafted_at = london_timestamp(forum.papers_on or forum.held_on, time(11, 0))
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
            self.add_event(forum, "item_discussed", row.forum, self.during(row.forum), ident)

    def add_capture(self, forum: date, position: int, kind: str, words: str, action: str | None) -> None:
        fact = facts.Capture(
            forum_id=self.forums[forum],
            agenda_item_id=self.items[forum, position],
            reported_on=forum,
            supersedes=None,
            kind=kind,
            words=words,
            action_id=action,
        )
        self.batch.add(fact, self.during(forum), CHAIR)

    def add_forum_action(self, row: ForumActionRow) -> None:
        """An action of the log: its owner, its due date beside any revised one, and when it was done."""
        action, milestone = new_id(), new_id()
        self.plan.actions[row.ref] = action
        agreed_at = self.during(row.forum)
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
            note=row.update,
            reason=None,
        )
        self.batch.add(version, agreed_at, CHAIR)
        self.batch.add(facts.Milestone(milestone, action, 1), agreed_at, CHAIR)
        self.add_step(row, milestone, row.forum, agreed_at, row.due_on, None)
        due_on = row.due_on
        if row.revised_due_on and row.revised_on:
            due_on = row.revised_due_on
            self.add_step(row, milestone, row.revised_on, london_timestamp(row.revised_on, time(15)), due_on, None)
        if row.done_on:
            self.add_step(row, milestone, row.done_on, london_timestamp(row.done_on, time(15)), due_on, row.done_on)
        self.add_capture(row.forum, row.position, "action", row.title, action)

    def add_step(
        self,
        row: ForumActionRow,
        milestone: str,
        on: date,
        at: datetime,
        due_on: date,
        done_on: date | None,
    ) -> None:
        fact = facts.MilestoneVersion(
            milestone_id=milestone,
            action_id=self.plan.actions[row.ref],
            reported_on=on,
            supersedes=None,
            title=row.title,
            starts_on=None,
            due_on=due_on,
            done_on=done_on,
            dropped=False,
            date_precision="day",
            agreed_forum_id=None,
            reason=None,
        )
        self.batch.add(fact, at, CHAIR if on == row.forum else OCS)
