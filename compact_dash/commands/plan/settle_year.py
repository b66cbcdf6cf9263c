"""The end of a plan's year: one of those who agreed the plan proposes how far an action was met, the other answers."""

from collections.abc import Sequence

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import Family, family_of
from compact_dash.commands.required_text import require_text
from compact_dash.domain.action import ActionKind
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Entry, Fact, YearEndAnswer, YearEndEvidence, YearEndProposal
from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.year_end import NEEDS_EVIDENCE, EvidenceKind, EvidenceLink, Outcome, Verdict, settles_from
from compact_dash.domain.wording import long_date
from compact_dash.reports.organisations import organisations
from compact_dash.reports.plan.plan import PublishedPlan, joint_plans
from compact_dash.reports.plan.year_end import evidence_offered, settlement_of
from compact_dash.store import Store
from compact_dash.store.ids import new_id


def propose_outcome(
    store: Store,
    occasion: Occasion,
    ref: str,
    outcome: Outcome | None,
    words: str | None,
    evidence: Sequence[EvidenceLink] = (),
) -> int:
    """Propose how far an action was met; the number of the change. Where there is no partner, it is agreed with that.

    Raises:
        NotAllowed: the actor is of neither of the two.
        NotFound: there is no such action, or no such evidence that the actor may read.
        NotNow: the year is not near its end, or a proposal waits for its answer.
        AnswerRefused: no outcome, no words, or nothing that shows what is said to be met.
    """
    occasion.require(Act.SETTLE_YEAR)

    def made(_: int) -> list[Entry]:
        family, plan = ending(store, occasion, ref)
        refuse_while_one_waits(store, occasion, plan, ref)
        text = require_text(words, f"a sentence on how far {ref} was met")
        if outcome is None:
            raise AnswerRefused(["Choose how far it was met: met, part met, not met or not yet known."])
        refuse_unshown(store, occasion, plan, family, outcome, evidence)
        party = party_of(store, occasion)
        proposal = YearEndProposal(new_id(), occasion.today, family.line.action_id, party.id, outcome.value, text)
        facts: list[Fact] = [proposal, *(evidence_fact(proposal.id, link) for link in dict.fromkeys(evidence))]
        if organisations(store).partner is None:
            facts.append(YearEndAnswer(proposal.id, occasion.today, party.id, True, None))
        return [occasion.entry(fact) for fact in facts]

    return store.append(made)


def answer_outcome(
    store: Store, occasion: Occasion, ref: str, proposal_id: str, *, agreed: bool, words: str | None = None
) -> int:
    """Agree what the other proposes of an action, or say why not; the number of the change.

    Raises:
        NotAllowed: the actor is of neither of the two.
        NotFound: there is no such action.
        NotNow: it is the actor's own proposal.
        Overtaken: it was answered already, or another is proposed by now.
        AnswerRefused: it is not agreed, and no reason is given.
    """
    occasion.require(Act.SETTLE_YEAR)

    def made(_: int) -> list[Entry]:
        _family, plan = ending(store, occasion, ref)
        waiting = settlement_of(store, plan.code, ref, occasion.today).waiting
        if waiting is None or waiting.proposal_id != proposal_id:
            raise Overtaken(f"What was proposed of {ref} has been answered meanwhile. Read what it says now.")
        party = party_of(store, occasion)
        if waiting.proposed_by == party.code:
            raise NotNow(f"This is what you proposed of {ref} yourselves; the other of the two answers it.")
        text = (words or "").strip() or None
        if not agreed or text:
            text = require_text(words, "the reason why you do not agree")
        return [occasion.entry(YearEndAnswer(proposal_id, occasion.today, party.id, agreed, text))]

    return store.append(made)


def ending(store: Store, occasion: Occasion, ref: str) -> tuple[Family, PublishedPlan]:
    """The action and its plan, whose year is near its end or over."""
    family = family_of(store, ref)
    plan = next((row for row in joint_plans(store, occasion.today) if row.code == family.line.plan_code), None)
    if family.line.kind is not ActionKind.PLAN_ACTION or family.is_department_line or plan is None:
        raise NotFound(f"{ref} is no action of a {house().joint_plan}. Choose one of those on the Plan page.")
    opens = settles_from(plan.ends_on)
    if occasion.today < opens:
        raise NotNow(f"The year of {plan.title} is not over: how far it was met is agreed from {long_date(opens)} on.")
    return family, plan


def refuse_while_one_waits(store: Store, occasion: Occasion, plan: PublishedPlan, ref: str) -> None:
    waiting: Verdict | None = settlement_of(store, plan.code, ref, occasion.today).waiting
    if waiting is not None:
        raise NotNow(
            f"{waiting.proposed_by} has proposed that {ref} counts as {waiting.outcome.word.lower()}, and that waits "
            "for its answer. Once it is answered, anything else can be proposed."
        )


def refuse_unshown(
    store: Store,
    occasion: Occasion,
    plan: PublishedPlan,
    family: Family,
    outcome: Outcome,
    evidence: Sequence[EvidenceLink],
) -> None:
    """Refuse what rests on nothing, and on what the actor may not read."""
    if outcome in NEEDS_EVIDENCE and not evidence:
        raise AnswerRefused(
            [f"“{outcome.word}” needs something that shows it: an entry of the register, a milestone done, or minutes."]
        )
    refs = [line.ref for line in family.whole]
    # As the actor reads, so that nobody names, or learns of, what is kept from them.
    known = evidence_offered(store.seen_by(occasion.actor.reader), plan, refs, occasion.today)
    if any(link not in known for link in evidence):
        raise NotFound("Something that you named as evidence is not there any more. Choose again from what is offered.")


def party_of(store: Store, occasion: Occasion) -> ProgrammeOrganisation:
    """The one of the two that the actor speaks for."""
    known = organisations(store)
    if occasion.actor.has(Role.OCS) or known.partner is None:
        return known.lead_body
    return known.partner


def evidence_fact(proposal_id: str, link: EvidenceLink) -> YearEndEvidence:
    match link.kind:
        case EvidenceKind.ENTRY:
            return YearEndEvidence(proposal_id, entry_id=link.ident)
        case EvidenceKind.MILESTONE:
            return YearEndEvidence(proposal_id, milestone_id=link.ident)
        case EvidenceKind.MINUTES:
            return YearEndEvidence(proposal_id, forum_id=link.ident)
