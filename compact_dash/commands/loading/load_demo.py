"""Loading the demonstration: an illustrative year laid on top of the real plan."""

from dataclasses import dataclass, field
from datetime import date

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.demo_meetings import MeetingLoader
from compact_dash.commands.loading.demo_register import RegisterLoader, post_of
from compact_dash.commands.loading.demo_rows import AssessmentRow, DemoFiles, MilestoneVersionRow, UpdateRow
from compact_dash.commands.loading.demo_year_end import YearEndLoader
from compact_dash.commands.loading.told_row import moment
from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain import facts
from compact_dash.domain.action import Counting
from compact_dash.domain.rating import SETTLED, Rating
from compact_dash.store.ids import new_id

OCS = "OCS"


@dataclass
class DemoLoader:
    """Adds the demonstration's facts to the batch that already holds the plan."""

    files: DemoFiles
    batch: Batch
    plan: PlanIds
    meetings: MeetingLoader = field(init=False)
    returns: dict[tuple[date, str], str] = field(default_factory=dict)
    owner_of: dict[str, str] = field(default_factory=dict)

    def load(self) -> dict[date, str]:
        """Add everything and return the ids of the Forums by their day."""
        self.meetings = MeetingLoader(self.files, self.batch, self.plan)
        # Forums first, because commissions, assessments and milestones name them; what happened at each comes last.
        self.meetings.add_forums()
        # Before the changes of the plan are added: a line stays in the return of the owner it had when the year began.
        self.owner_of = self.owners()
        self.add_plan_changes()
        self.add_commissions()
        self.add_posts()
        for row in self.files.updates:
            self.add_update(row)
        self.add_return_events()
        for version in self.files.milestones:
            self.add_milestone_version(version)
        for assessment in self.files.assessments:
            self.add_assessment(assessment)
        self.add_replies()
        register = RegisterLoader(self.files, self.batch, self.plan)
        register.add()
        self.meetings.add_meetings()
        YearEndLoader(self.batch, self.plan, register.ids, self.meetings.forums).add(self.files.year_end)
        return self.meetings.forums

    def owners(self) -> dict[str, str]:
        """The organisation's code for each line that a return covers: a rateable line, by its reference."""
        code_of = {ident: code for code, ident in self.plan.organisations.items()}
        ref_of = {ident: ref for ref, ident in self.plan.actions.items()}
        versions = [d.entry.fact for d in self.batch.drafts if isinstance(d.entry.fact, facts.ActionVersion)]
        return {
            ref_of[version.action_id]: code_of[version.organisation_id]
            for version in versions
            if version.counting is Counting.RATEABLE and version.organisation_id
        }

    def known_from(self) -> dict[str, date]:
        """The day from which each line is part of a published plan."""
        ref_of = {ident: ref for ref, ident in self.plan.actions.items()}
        versions = [d.entry.fact for d in self.batch.drafts if isinstance(d.entry.fact, facts.ActionVersion)]
        # Reversed, so that the first version of a line is the one that stays.
        return {ref_of[version.action_id]: version.reported_on for version in reversed(versions)}

    def last_asked(self) -> dict[str, date]:
        """The first day on which a line is not asked about any more, by reference: its plan's end, or its settling."""
        # The plan of 2013 ends on 31 March 2014, and an ended plan is asked about for one more quarter (decision 27).
        last = {ref: date(2014, 6, 30) for ref in self.owner_of if ref.startswith("JAP13")}
        for row in self.files.assessments:
            if row.rating in SETTLED:
                last[row.ref] = row.reported_on
        return last

    def add_plan_changes(self) -> None:
        versions = {
            draft.entry.fact.action_id: draft.entry.fact
            for draft in self.batch.drafts
            if isinstance(draft.entry.fact, facts.ActionVersion)
        }
        for row in self.files.plan_changes:
            before = versions[self.plan.actions[row.ref]]
            owner = self.plan.organisations[row.department] if row.department else before.organisation_id
            fact = facts.ActionVersion(
                action_id=before.action_id,
                reported_on=row.reported_on,
                organisation_id=owner,
                owner_role=before.owner_role,
                title=row.title or before.title,
                theme_id=before.theme_id,
                counting=Counting(row.counting or before.counting),
                sharing=before.sharing,
                note=before.note,
                reason=row.reason,
            )
            self.batch.add(fact, row.recorded_at, OCS)

    def add_commissions(self) -> None:
        """A return for each organisation and a line for each of its open lines, as OCS asks for them."""
        known_from, last_asked = self.known_from(), self.last_asked()
        for forum in self.files.forums:
            if forum.commissioned_on is None or forum.commissioned_at is None or forum.deadline_on is None:
                continue
            asked_at = moment(forum.commissioned_on, forum.commissioned_at)
            commission = facts.Commission(
                id=new_id(),
                reported_on=forum.commissioned_on,
                forum_id=self.meetings.forums[forum.held_on],
                held_on=forum.held_on,
                deadline_on=forum.deadline_on,
                asked=forum.asked or "A rating, what was done and the next milestone for each open line.",
            )
            self.batch.add(commission, asked_at, OCS)
            for code, organisation in self.plan.organisations.items():
                self.returns[forum.held_on, code] = new_id()
                paper = facts.DepartmentReturn(self.returns[forum.held_on, code], commission.id, organisation)
                self.batch.add(paper, asked_at, OCS)
            for ref, code in self.owner_of.items():
                if known_from[ref] <= forum.commissioned_on < last_asked.get(ref, date.max):
                    line = facts.ReturnLine(self.returns[forum.held_on, code], self.plan.actions[ref])
                    self.batch.add(line, asked_at, OCS)

    def add_posts(self) -> None:
        for row in self.files.posts:
            organisation = self.plan.organisations[row.organisation]
            fact = facts.PostHolding(organisation, row.post.value, row.holder, row.confirmed_on)
            self.batch.add(fact, moment(row.confirmed_on, row.clock), post_of(row.organisation))

    def add_return_events(self) -> None:
        for row in self.files.return_events:
            by_ocs = row.event in ("queried", "accepted")
            fact = facts.ReturnEvent(
                return_id=self.returns[row.forum, row.organisation],
                action_id=self.plan.actions[row.ref] if row.ref else None,
                reported_on=row.reported_on,
                kind=row.event,
                words=row.words,
                grade=row.grade,
            )
            clearer = f"{row.organisation} SRO" if row.event == "cleared" else post_of(row.organisation)
            self.batch.add(fact, row.recorded_at, OCS if by_ocs else clearer)

    def add_update(self, row: UpdateRow) -> None:
        owner = self.owner_of[row.ref]
        fact = facts.StatusUpdate(
            action_id=self.plan.actions[row.ref],
            reported_on=row.reported_on,
            supersedes=None,
            return_id=self.returns[row.forum, owner],
            claimed=Rating(row.claimed),
            words=row.words,
            path_to_green=row.path_to_green,
            percent=row.percent,
            evidence=row.evidence,
            help_wanted=row.help_wanted,
            forward_look=row.forward_look,
            no_change_reason=row.no_change_reason,
            sharing="shared",
        )
        self.batch.add(fact, row.recorded_at, post_of(owner), row.key, supersedes=row.corrects)

    def add_milestone_version(self, row: MilestoneVersionRow) -> None:
        action = self.plan.actions[row.ref]
        # Who captures what a Forum agreed is also who makes the fact.
        person = "Chair" if row.agreed_forum else post_of(row.by)
        if (row.ref, row.number) not in self.plan.milestones:
            self.plan.milestones[row.ref, row.number] = new_id()
            milestone = facts.Milestone(self.plan.milestones[row.ref, row.number], action, row.number)
            self.batch.add(milestone, row.recorded_at, person)
        fact = facts.MilestoneVersion(
            milestone_id=self.plan.milestones[row.ref, row.number],
            action_id=action,
            reported_on=row.reported_on,
            supersedes=None,
            title=row.title,
            starts_on=None,
            due_on=row.due_on,
            done_on=row.done_on,
            dropped=bool(row.dropped),
            date_precision="day" if row.due_on else None,
            agreed_forum_id=self.meetings.forums[row.agreed_forum] if row.agreed_forum else None,
            reason=row.reason,
        )
        self.batch.add(fact, row.recorded_at, person, row.key, supersedes=row.corrects)

    def add_assessment(self, row: AssessmentRow) -> None:
        by_forum = row.body == "forum"
        fact = facts.Assessment(
            action_id=self.plan.actions[row.ref],
            reported_on=row.reported_on,
            supersedes=None,
            rating=Rating(row.rating) if row.rating else None,
            reason=row.reason,
            body=row.body,
            forum_id=self.meetings.forums[row.forum],
        )
        self.batch.add(fact, row.recorded_at, "Chair" if by_forum else OCS, row.key, supersedes=row.corrects)

    def add_replies(self) -> None:
        for row in self.files.replies:
            fact = facts.AssessmentReply(
                action_id=self.plan.actions[row.ref],
                reported_on=row.reported_on,
                # A stand-in: the batch puts the change number of the assessment here once it is known.
                assessment_no=0,
                words=row.words,
            )
            self.batch.add(fact, row.recorded_at, post_of(self.owner_of[row.ref]), assessment_no=row.assessment)
