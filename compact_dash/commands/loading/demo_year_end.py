"""The demonstration's end of a plan's year: proposals, what shows them, and answers."""

from dataclasses import dataclass, field
from datetime import date

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.told_row import ToldRow
from compact_dash.commands.plan.known import PlanIds
from compact_dash.commands.plan.settle_year import evidence_fact
from compact_dash.domain.facts import YearEndAnswer, YearEndProposal
from compact_dash.domain.plan.year_end import EvidenceKind, EvidenceLink, Outcome
from compact_dash.intake.cells import YesNo
from compact_dash.store.ids import new_id


class YearEndRow(ToldRow):
    """A proposal, which has an outcome, or the answer to the last one on the same action."""

    ref: str
    organisation: str
    outcome: Outcome | None
    agreed: YesNo | None
    evidence: str | None
    words: str | None


@dataclass
class YearEndLoader:
    """Adds the rows to the batch that already holds the plan, the register and the Forums."""

    batch: Batch
    plan: PlanIds
    entries: dict[str, str]
    forums: dict[date, str]
    last: dict[str, str] = field(default_factory=dict)

    def add(self, rows: list[YearEndRow]) -> None:
        for row in rows:
            if row.outcome is not None:
                self.propose(row, row.outcome)
            else:
                self.answer(row)

    def propose(self, row: YearEndRow, outcome: Outcome) -> None:
        ident = self.last[row.ref] = new_id()
        action, by = self.plan.actions[row.ref], self.plan.organisations[row.organisation]
        proposal = YearEndProposal(ident, row.reported_on, action, by, outcome.value, row.words or "")
        evidence = [evidence_fact(ident, self.link(each)) for each in (row.evidence or "").split()]
        for fact in (proposal, *evidence):
            self.batch.add(fact, row.recorded_at, row.organisation)

    def answer(self, row: YearEndRow) -> None:
        by = self.plan.organisations[row.organisation]
        fact = YearEndAnswer(self.last[row.ref], row.reported_on, by, bool(row.agreed), row.words)
        self.batch.add(fact, row.recorded_at, row.organisation)

    def link(self, words: str) -> EvidenceLink:
        """What a word of the row names: m:JAP13-1-CV:1, f:2014-02-26 or e:concern-dwp."""
        kind, name = words.split(":", 1)
        if kind == "m":
            ref, number = name.rsplit(":", 1)
            return EvidenceLink(EvidenceKind.MILESTONE, self.plan.milestones[ref, int(number)])
        if kind == "f":
            return EvidenceLink(EvidenceKind.MINUTES, self.forums[date.fromisoformat(name)])
        return EvidenceLink(EvidenceKind.ENTRY, self.entries[name])
