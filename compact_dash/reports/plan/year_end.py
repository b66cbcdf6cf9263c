"""The end of a plan's year as at a day: each action, how far it was met, what shows it, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.plan.draft import DraftPlan
from compact_dash.domain.plan.year_end import EvidenceKind, EvidenceLink, Outcome, Settlement, Verdict, settles_from
from compact_dash.domain.register.kinds import KINDS
from compact_dash.domain.wording import long_date
from compact_dash.reports.forums import forums
from compact_dash.reports.plan.keeping import decision
from compact_dash.reports.plan.plan import CellEntry, PlanView, PublishedPlan
from compact_dash.reports.register.entries import EntryQuestion, entries
from compact_dash.store import Store

# Entries offered as evidence for one action: more than a year of one office leaves behind.
MOST_OFFERED = 300


@dataclass(frozen=True)
class ShownEvidence:
    """A thing that a proposal rests on, as its reader may know of it."""

    proposal_id: str
    kind: EvidenceKind
    ident: str
    words: str
    day: date | None
    detail: str | None

    @property
    def sentence(self) -> str:
        """What it is, in a few words."""
        on = f", {long_date(self.day)}" if self.day else ""
        match self.kind:
            case EvidenceKind.ENTRY:
                return f"{KINDS[self.detail or ''].word}: {self.words}{on}"
            case EvidenceKind.MILESTONE:
                return f"{self.detail}: {self.words}, done{on.lstrip(',')}"
            case EvidenceKind.MINUTES:
                return f"Minutes{on.replace(',', ' of', 1)}"


@dataclass(frozen=True)
class DoneMilestone:
    """A row of the `milestones_done` query."""

    milestone_id: str
    ref: str
    title: str
    done_on: date


@dataclass(frozen=True)
class EndedAction:
    """An action of a plan, what was said of it at the end of the year, and the decision on it, in words."""

    entry: CellEntry
    settlement: Settlement
    evidence: tuple[ShownEvidence, ...]
    fate: str

    @property
    def ref(self) -> str:
        return self.entry.line.ref

    def evidence_of(self, verdict: Verdict) -> list[ShownEvidence]:
        return [each for each in self.evidence if each.proposal_id == verdict.proposal_id]

    def not_shown_of(self, verdict: Verdict) -> int:
        """How many of the things that it rests on the reader is not shown."""
        return verdict.evidence - len(self.evidence_of(verdict))


@dataclass(frozen=True)
class YearEnd:
    """The end of a plan's year. Every action counts once: one that the department leads share, too."""

    plan: PublishedPlan
    actions: tuple[EndedAction, ...]

    @property
    def settles_from(self) -> date:
        return settles_from(self.plan.ends_on)

    @property
    def counts(self) -> dict[Outcome, int]:
        return {each: sum(row.settlement.outcome is each for row in self.actions) for each in Outcome}

    @property
    def agreed(self) -> int:
        return sum(row.settlement.agreed is not None for row in self.actions)

    @property
    def carried(self) -> list[EndedAction]:
        """The actions that go on in a later plan."""
        return [row for row in self.actions if row.fate.startswith("Carried")]

    @property
    def undecided(self) -> list[EndedAction]:
        return [row for row in self.actions if not row.fate]

    def waiting_for(self, code: str | None) -> list[EndedAction]:
        """The actions on which an organisation has a proposal of the other's to answer."""
        waits = [(row, row.settlement.waiting) for row in self.actions]
        return [row for row, waiting in waits if waiting and code and waiting.proposed_by != code]


def year_end(store: Store, view: PlanView, draft: DraftPlan | None, as_at: date) -> YearEnd:
    """The end of the year of a plan, as at a day and as its reader may know of it."""
    asked = {"as_at": as_at, "plan_code": view.plan.code}
    said: dict[str, list[Verdict]] = {}
    for verdict in verdicts_on(store, view.plan.code, as_at):
        said.setdefault(verdict.ref, []).append(verdict)
    shown = store.fetch(ShownEvidence, "year_end_evidence", asked)
    drafted = {cell.carried_from for cell in draft.cells} if draft else set()
    rows = [ended_action(entry, said, shown, decision(view, entry, drafted)) for entry in view.entries]
    return YearEnd(view.plan, tuple(rows))


def ended_action(
    entry: CellEntry, said: dict[str, list[Verdict]], shown: Iterable[ShownEvidence], fate: str
) -> EndedAction:
    verdicts = said.get(entry.line.ref, [])
    of_it = {verdict.proposal_id for verdict in verdicts}
    return EndedAction(entry, Settlement(verdicts), tuple(each for each in shown if each.proposal_id in of_it), fate)


def settlement_of(store: Store, plan: str, ref: str, as_at: date) -> Settlement:
    """What was said of one action by a day."""
    return Settlement([row for row in verdicts_on(store, plan, as_at) if row.ref == ref])


def verdicts_on(store: Store, plan: str, as_at: date) -> list[Verdict]:
    """All that was said of the actions of a plan by a day, oldest first, as far as the reader may know of it."""
    return store.fetch(Verdict, "year_end", {"as_at": as_at, "plan_code": plan})


def evidence_offered(store: Store, plan: PublishedPlan, refs: Sequence[str], as_at: date) -> dict[EvidenceLink, str]:
    """What may be named as evidence for an action with these lines, each in words: what is linked to it first."""
    done = store.fetch(DoneMilestone, "milestones_done", {"as_at": as_at, "refs": list(refs)})
    found = {
        EvidenceLink(EvidenceKind.MILESTONE, row.milestone_id): f"{row.ref}: {row.title}, done {long_date(row.done_on)}"
        for row in done
    }
    for row in forums(store):
        if row.minutes_agreed_on and row.minutes_agreed_on <= as_at and plan.starts_on <= row.held_on <= plan.ends_on:
            found[EvidenceLink(EvidenceKind.MINUTES, row.forum_id)] = f"Minutes of {long_date(row.met_on)}"
    return found | entries_of_the_year(store, plan, refs, as_at)


def entries_of_the_year(store: Store, plan: PublishedPlan, refs: Sequence[str], as_at: date) -> dict[EvidenceLink, str]:
    """The entries of the register from the plan's year, those linked to the lines first."""
    asked = EntryQuestion(as_at, first_on=plan.starts_on, last_on=plan.ends_on, most=MOST_OFFERED)
    told = [each for each in entries(store, asked).shown if not each.is_of_a_return]
    told.sort(key=lambda each: not set(each.refs) & set(refs))
    links = [EvidenceLink(EvidenceKind.ENTRY, each.id) for each in told]
    words = [f"{each.kind.word}: {each.row.title}, {long_date(each.row.happened_on)}" for each in told]
    return dict(zip(links, words, strict=True))
