"""The end of a plan's year: proposed by one of the two, answered by the other, and told once both agree."""

from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.commands.plan.settle_year import answer_outcome, propose_outcome
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.plan.year_end import EvidenceKind, EvidenceLink, Outcome
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader, Sharing
from compact_dash.reports.check import check
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.plan.plan import PublishedPlan, joint_plans, plan_view
from compact_dash.reports.plan.year_end import EndedAction, YearEnd, evidence_offered, year_end
from compact_dash.store import Store
from tests.commands.plan.keepers import LEAD, OCS, TODAY, VOICE

pytestmark = pytest.mark.slow
MEMBER = Reader(Sharing.SHARED, frozenset({"DWP"}))
FREE, WAITING, TURNED_DOWN = "JAP13-3-OCS", "JAP13-5-CV", "JAP13-4-OCS"


@pytest.fixture
def store(own_demo: Store) -> Store:
    return own_demo


def plan(store: Store, year: str = "2013/14") -> PublishedPlan:
    return next(row for row in joint_plans(store, TODAY) if row.year == year)


def ended(store: Store, reader: Reader = EVERYTHING, as_at: date = TODAY) -> YearEnd:
    seen = store.seen_by(reader)
    return year_end(seen, plan_view(seen, plan(store), as_at, {}), None, as_at)


def action(store: Store, ref: str, reader: Reader = EVERYTHING, as_at: date = TODAY) -> EndedAction:
    return next(row for row in ended(store, reader, as_at).actions if row.ref == ref)


def minutes(store: Store) -> EvidenceLink:
    return next(
        each for each in evidence_offered(store, plan(store), [FREE], TODAY) if each.kind is EvidenceKind.MINUTES
    )


def proposed(store: Store, ref: str = FREE) -> str:
    """OCS proposes that an action counts as met; the id of that."""
    propose_outcome(store, OCS, ref, Outcome.MET, "mark-half. Done by the summer", [minutes(store)])
    waiting = action(store, ref).settlement.waiting
    assert waiting
    return waiting.proposal_id


def waits(store: Store) -> str:
    """The proposal of Compact Voice that OCS has not answered."""
    waiting = action(store, WAITING).settlement.waiting
    assert waiting
    return waiting.proposal_id


def test_what_one_proposes_counts_only_once_the_other_agrees(store: Store) -> None:
    before = ended(store)
    ident = proposed(store)
    assert ended(store).counts == before.counts
    answer_outcome(store, VOICE, FREE, ident, agreed=True, words="Seen by our members, too")
    after = ended(store)
    assert after.counts[Outcome.MET] == before.counts[Outcome.MET] + 1
    assert sum(after.counts.values()) == len(after.actions) == 10
    verdict = action(store, FREE, PUBLIC).settlement.agreed
    assert verdict
    assert (verdict.proposed_by, verdict.answered_by, verdict.answer) == (
        "OCS", "CV", "Seen by our members, too",
    )  # fmt: skip
    assert [each.sentence for each in action(store, FREE, PUBLIC).evidence] == ["Minutes of 25 September 2013"]
    assert check(store).findings == []


def test_the_other_may_say_why_not_and_both_stay_on_record(store: Store) -> None:
    answer_outcome(store, VOICE, FREE, proposed(store), agreed=False, words="One case was left open")
    row = action(store, FREE)
    assert row.settlement.agreed is None
    assert row.settlement.turned_down
    assert row.settlement.turned_down.answer == "One case was left open"
    propose_outcome(store, VOICE, FREE, Outcome.NOT_MET, "One case was left open")
    assert len(action(store, FREE).settlement.said) == 2
    told = str(changes(store, TrailQuestion(about=FREE)))
    assert "Done by the summer" in told
    assert "One case was left open" in told


def test_others_learn_nothing_of_what_is_half_said(store: Store) -> None:
    ident = proposed(store)
    for reader in (PUBLIC, MEMBER):
        seen = store.seen_by(reader)
        assert list(action(store, FREE, reader).settlement.said) == []
        assert "mark-half" not in str(changes(seen, TrailQuestion()))
    answer_outcome(store, VOICE, FREE, ident, agreed=False, words="mark-half not so")
    for reader in (PUBLIC, MEMBER):
        assert "mark-half" not in str(changes(store.seen_by(reader), TrailQuestion()))
        assert "mark-half" not in str(ended(store, reader))
    assert "mark-half" in str(ended(store, VOICE.actor.reader))


def test_evidence_that_a_reader_may_not_read_is_a_number_to_them(store: Store) -> None:
    row = action(store, "JAP13-3-CV", PUBLIC)
    assert row.settlement.agreed
    assert (row.evidence, row.not_shown_of(row.settlement.agreed)) == ((), 1)


def test_a_past_day_reads_as_it_was(store: Store) -> None:
    row = action(store, "JAP13-2-CV", as_at=date(2014, 6, 30))
    assert (row.settlement.outcome, row.settlement.agreed) == (Outcome.NOT_KNOWN, None)
    assert row.settlement.turned_down
    assert ended(store, as_at=date(2014, 6, 1)).agreed == 0


REFUSED: dict[str, tuple[Callable[[Store], object], type[CompactError], str]] = {
    "a lead": (
        lambda s: propose_outcome(s, LEAD, FREE, Outcome.NOT_MET, "x"), NotAllowed, "Only Compact Voice or OCS",
    ),
    "a lead answering": (
        lambda s: answer_outcome(s, LEAD, FREE, waits(s), agreed=True), NotAllowed, "Only Compact Voice or OCS",
    ),
    "nothing that shows it": (
        lambda s: propose_outcome(s, OCS, FREE, Outcome.MET, "Done"), AnswerRefused, "“Met” needs something",
    ),
    "no words": (lambda s: propose_outcome(s, OCS, FREE, Outcome.NOT_MET, " "), AnswerRefused, "needs a sentence"),
    "no outcome": (lambda s: propose_outcome(s, OCS, FREE, None, "Done"), AnswerRefused, "Choose how far"),
    "its own proposal": (
        lambda s: answer_outcome(s, VOICE, WAITING, waits(s), agreed=True), NotNow, "what you proposed of JAP13-5-CV",
    ),
    "one that waits": (
        lambda s: propose_outcome(s, OCS, WAITING, Outcome.NOT_MET, "x"), NotNow, "CV has proposed that JAP13-5-CV",
    ),
    "answered by now": (
        lambda s: [answer_outcome(s, VOICE, FREE, proposed(s), agreed=True) and answer_outcome(
            s, VOICE, FREE, "that", agreed=True)], Overtaken, "has been answered meanwhile",
    ),
    "no reason": (
        lambda s: answer_outcome(s, OCS, WAITING, waits(s), agreed=False), AnswerRefused, "the reason why you do not",
    ),
    "a year that runs": (
        lambda s: propose_outcome(s, OCS, "JAP14-1-OCS", Outcome.NOT_MET, "x"), NotNow, "from 1 March 2015 on",
    ),
    "a department's line": (
        lambda s: propose_outcome(s, OCS, "JAP14-1-DWP", Outcome.NOT_MET, "x"), NotFound, "no action of a Joint",
    ),
    "evidence that is not there": (
        lambda s: propose_outcome(s, OCS, FREE, Outcome.MET, "x", [EvidenceLink(EvidenceKind.ENTRY, "gone")]),
        NotFound, "named as evidence",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_sentence(demo_store: Store, case: str) -> None:
    act, kind, sentence = REFUSED[case]
    with pytest.raises(kind) as refused:
        act(demo_store)
    assert sentence in str(refused.value)
