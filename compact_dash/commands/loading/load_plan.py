"""Loading the plan: the rows of the seed files turned into facts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.setting_facts import setting_facts
from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain import facts
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.organisation import LEADS
from compact_dash.intake.plan.rows import CommitmentRow, PlanActionRow, PlanFiles, SettingRow, SourcedRow
from compact_dash.store.ids import new_id

WHO = "Compact Dash"


@dataclass
class PlanLoader:
    """Adds a plan's facts to a batch; `recorded_at` tells when a fact of a given day was written down.

    Where a plan is there already, `files` holds what is new, `whole` that and what is known, and `ids` the ids of what
    is known. What is new in a plan that is known speaks of `today`.
    """

    files: PlanFiles
    batch: Batch
    recorded_at: Callable[[date], datetime]
    ids: PlanIds = field(default_factory=PlanIds)
    person: str = WHO
    today: date | None = None
    whole: PlanFiles | None = None

    def load(self, programme: facts.Programme) -> PlanIds:
        """Add every row and the programme itself, for a new database; the ids given."""
        self.ids.programme = programme.id
        self.add(programme)
        return self.load_rows()

    def load_rows(self) -> PlanIds:
        """Add every row of the files, each table after those it refers to; the ids given."""
        self.add_organisations()
        self.add_words()
        self.add_plans()
        self.add_commitments()
        self.add_plan_actions()
        self.add_milestones()
        self.add_background()
        return self.ids

    @property
    def every(self) -> PlanFiles:
        return self.whole or self.files

    @property
    def first_day(self) -> date:
        return self.today or min(plan.published_on for plan in self.files.plans)

    def published_on(self, plan: str) -> date:
        """The day from which a plan's lines are known: its publication, or the first day for a plan known before."""
        given = (row.published_on for row in self.files.plans if row.code == plan)
        return next(given, None) or self.first_day

    def add(self, fact: facts.Fact, row: SourcedRow | SettingRow | None = None, on: date | None = None) -> None:
        """Add a fact, and its source when it comes from a row of a file."""
        recorded_at = self.recorded_at(on or self.first_day)
        self.batch.add(fact, recorded_at, self.person)
        if row is not None and row.source_document:
            source = facts.Source(fact.table, fact.about_id, row.source_document, row.source_place)
            self.batch.add(source, recorded_at, self.person)

    def add_organisations(self) -> None:
        for row in self.files.organisations:
            self.ids.organisations[row.code] = new_id()
            self.add(
                facts.Organisation(
                    id=self.ids.organisations[row.code],
                    programme_id=self.ids.programme,
                    code=row.code,
                    abbreviation=row.abbreviation,
                    name=row.name,
                    short_name=row.short_name,
                    kind=row.kind,
                    position=row.position,
                ),
                row,
            )

    def add_words(self) -> None:
        """Themes, priorities and settings: the words everything else is tagged and judged with."""
        for theme in self.files.themes:
            self.ids.themes[theme.name] = new_id()
            self.add(facts.Theme(self.ids.themes[theme.name], theme.name, theme.position, theme.general), theme)
        for priority in self.files.priorities:
            self.ids.priorities[priority.name] = new_id()
            fact = facts.Priority(self.ids.priorities[priority.name], priority.name, priority.position, priority.note)
            self.add(fact, priority)
        for setting, row in setting_facts(self.files.settings, self.every.settings, self.first_day):
            self.add(setting, row)

    def add_plans(self) -> None:
        for plan in self.files.plans:
            self.ids.plans[plan.code] = new_id()
            fact = facts.Plan(
                id=self.ids.plans[plan.code],
                programme_id=self.ids.programme,
                code=plan.code,
                kind=plan.kind,
                year=plan.year,
                title=plan.title,
                published_on=plan.published_on,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                note=plan.note,
            )
            self.add(fact, plan, self.published_on(plan.code))
        for row in self.files.objectives:
            objective = new_id()
            self.ids.objectives[row.plan, row.number] = objective
            self.add(
                facts.Objective(objective, self.ids.plans[row.plan], row.number, row.title, row.note),
                row,
                self.published_on(row.plan),
            )

    def add_commitments(self) -> None:
        # The ids first: a commitment may stand under one that comes later in the file.
        for row in self.files.commitments:
            self.ids.actions[row.ref] = new_id()
        for row in self.files.commitments:
            self.add_action(row.ref, ActionKind.COMMITMENT, row, parent=row.parent_ref)
            self.add_version(
                row.ref, row, row.department, row.title, Counting(row.counting), theme=row.theme, note=remarks(row)
            )
        for tag in self.files.commitment_priorities:
            self.add(facts.ActionPriority(self.ids.actions[tag.ref], self.ids.priorities[tag.priority], tag.basis))

    def add_plan_actions(self) -> None:
        """A cell for each owner; a cell of the department leads opens into a line for each department."""
        # A reference in the file has LEADS where the owner stands; each department's line has its own code there.
        for row in self.files.plan_actions:
            self.ids.actions[row.ref] = new_id()
            self.add_action(row.ref, ActionKind.PLAN_ACTION, row, objective=row.objective)
            if row.owner != LEADS:
                self.add_version(row.ref, row, row.owner, row.title, Counting.RATEABLE, note=row.completeness)
                continue
            self.add_version(row.ref, row, None, row.title, Counting.SHARED, note=row.completeness)
            for department in self.departments():
                ref = row.ref.replace(LEADS, department)
                self.ids.actions[ref] = new_id()
                self.add_action(ref, ActionKind.PLAN_ACTION, row, parent=row.ref, objective=row.objective)
                self.add_version(ref, row, department, row.title, Counting.RATEABLE)

    def departments(self) -> list[str]:
        # From the whole plan: a file that adds one action must open it for the departments that are known already.
        return [row.code for row in self.every.organisations if row.kind == "department"]

    def add_action(
        self,
        ref: str,
        kind: ActionKind,
        row: CommitmentRow | PlanActionRow,
        parent: str | None = None,
        objective: int | None = None,
    ) -> None:
        fact = facts.Action(
            id=self.ids.actions[ref],
            ref=ref,
            kind=kind,
            plan_id=self.ids.plans[row.plan],
            objective_id=None if objective is None else self.ids.objectives[row.plan, objective],
            parent_id=None if parent is None else self.ids.actions[parent],
            successor_of=None,
            business_plan_action=getattr(row, "business_plan_action", None),
        )
        self.add(fact, row, self.published_on(row.plan))

    def add_version(
        self,
        ref: str,
        row: CommitmentRow | PlanActionRow,
        owner: str | None,
        title: str,
        counting: Counting,
        theme: str | None = None,
        note: str | None = None,
    ) -> None:
        reported_on = self.published_on(row.plan)
        fact = facts.ActionVersion(
            action_id=self.ids.actions[ref],
            reported_on=reported_on,
            organisation_id=None if owner is None else self.ids.organisations[owner],
            owner_role=None if owner else "Department leads",
            title=title,
            theme_id=None if theme is None else self.ids.themes[theme],
            counting=counting,
            sharing="published",
            note=note,
            reason=None,
        )
        self.add(fact, on=reported_on)

    def add_milestones(self) -> None:
        # From the whole plan, because a new milestone may be of a commitment that is known already.
        plan_of = {row.ref: row.plan for row in self.every.commitments}
        for row in self.files.milestones:
            reported_on = self.published_on(plan_of[row.ref])
            milestone = new_id()
            self.ids.milestones[row.ref, row.number] = milestone
            action = self.ids.actions[row.ref]
            self.add(facts.Milestone(milestone, action, row.number), row, reported_on)
            version = facts.MilestoneVersion(
                milestone_id=milestone,
                action_id=action,
                reported_on=reported_on,
                supersedes=None,
                title=row.title,
                starts_on=row.starts_on,
                due_on=row.due_on,
                done_on=None,
                dropped=False,
                date_precision=row.precision,
                agreed_forum_id=None,
                reason=row.note,
            )
            self.add(version, on=reported_on)

    def add_background(self) -> None:
        for fact in self.files.forum_facts:
            self.add(facts.ForumFact(fact.id, fact.dated, fact.precision, fact.kind, fact.fact), fact)
        for row in self.files.nao_measures:
            measure = facts.NaoMeasure(new_id(), row.measure, row.value, row.period, row.base, row.direction)
            self.add(measure, row)


def remarks(row: CommitmentRow) -> str | None:
    """The remarks of the plan's file on a commitment, beyond its title, in one text."""
    partners = f"With {row.named_partners}." if row.named_partners else None
    parts = [row.dates_quantities, partners, row.note]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part) or None
