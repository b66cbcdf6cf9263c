"""New lines of the plan: a commitment, or a cell of a Joint Action Plan with a line for each department."""

from collections.abc import Iterator
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.known import PlanIds
from compact_dash.domain import facts
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.facts import Entry
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.sharing import Sharing
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class NewLine:
    """A line about to be written, in the ids of what it belongs to."""

    ref: str
    kind: ActionKind
    plan_id: str
    title: str
    organisation_id: str | None
    counting: Counting = Counting.RATEABLE
    sharing: str = Sharing.PUBLISHED.value
    theme_id: str | None = None
    objective_id: str | None = None
    parent_id: str | None = None
    successor_of: str | None = None
    business_plan_action: str | None = None
    note: str | None = None
    reason: str | None = None

    def entries(self, occasion: Occasion, action_id: str | None = None) -> Iterator[Entry]:
        """The line's identity and its first version, dated today; `action_id` where the line has an id already."""
        ident = action_id or new_id()
        yield occasion.entry(
            facts.Action(
                id=ident,
                ref=self.ref,
                kind=self.kind,
                plan_id=self.plan_id,
                objective_id=self.objective_id,
                parent_id=self.parent_id,
                successor_of=self.successor_of,
                business_plan_action=self.business_plan_action,
            )
        )
        yield occasion.entry(
            facts.ActionVersion(
                action_id=ident,
                reported_on=occasion.today,
                organisation_id=self.organisation_id,
                owner_role=None if self.organisation_id else "Department leads",
                title=self.title,
                theme_id=self.theme_id,
                counting=self.counting,
                sharing=self.sharing,
                note=self.note,
                reason=self.reason,
            )
        )


@dataclass(frozen=True)
class NewCell:
    """A cell of a Joint Action Plan about to be written; `carried` holds each department's earlier line, by code."""

    cell_id: str
    ref: str
    plan_id: str
    objective_id: str
    owner: str
    title: str
    successor_of: str | None
    carried: dict[str, str]
    reason: str | None = None

    def entries(self, occasion: Occasion, known: PlanIds) -> Iterator[Entry]:
        """The cell, and under one of the department leads a line for each department."""
        if self.owner != LEADS:
            yield from self.line(self.ref, known.organisations[self.owner]).entries(occasion, self.cell_id)
            return
        # The shared cell goes first: the departments' lines name it as what they stand under.
        yield from self.line(self.ref, None).entries(occasion, self.cell_id)
        for code in known.departments:
            ref = self.ref.replace(LEADS, code)
            yield from self.line(ref, known.organisations[code], self.carried.get(code)).entries(occasion)

    def line(self, ref: str, organisation_id: str | None, carried: str | None = None) -> NewLine:
        # A cell of LEADS is both the shared line, owned by nobody, and the lines below it, each with an owner.
        is_under = self.owner == LEADS and organisation_id is not None
        return NewLine(
            ref=ref,
            kind=ActionKind.PLAN_ACTION,
            plan_id=self.plan_id,
            title=self.title,
            organisation_id=organisation_id,
            counting=Counting.RATEABLE if organisation_id else Counting.SHARED,
            objective_id=self.objective_id,
            parent_id=self.cell_id if is_under else None,
            successor_of=carried if is_under else self.successor_of,
            reason=self.reason,
        )
