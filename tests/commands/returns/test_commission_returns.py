"""Commissioning: every organisation is asked, about its open lines only, by a day on which it can answer."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotFound, NotNow
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.returns.commission import OrganisationAsked
from compact_dash.domain.sharing import Sharing
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.returns.commission import organisations_asked, read_commission
from compact_dash.reports.returns.lines_asked import lines_asked
from compact_dash.store import Store
from tests.house import NOVEMBER, REQUEST, TODAY, acting

OCS = acting(Role.OCS, "OCS")
FEBRUARY = date(2015, 2, 25)


@pytest.fixture
def demo(own_demo: Store) -> Store:
    """The demonstration, to commission in."""
    return own_demo


def forum(store: Store, held_on: date = NOVEMBER) -> ForumRow:
    return next(row for row in forums(store) if row.held_on == held_on)


def asked(store: Store) -> dict[str, OrganisationAsked]:
    """What each organisation was asked for November, by its code."""
    commission_returns(store, OCS, forum(store).forum_id, REQUEST)
    return {row.code: row for row in organisations_asked(store, forum(store).forum_id)}


def refs(organisation: OrganisationAsked) -> set[str]:
    return {line.ref for line in organisation.lines}


@pytest.mark.slow
def test_each_organisation_gets_a_return(demo: Store) -> None:
    organisations = asked(demo)
    assert len(organisations) == 16
    assert {"OCS", "CV", "DFE"} <= set(organisations)
    assert check(demo).findings == []


@pytest.mark.slow
def test_what_was_asked_is_kept_with_its_terms(demo: Store) -> None:
    request = replace(REQUEST, sharing=Sharing.PUBLISHED, shared="Everything is published.")
    commission_returns(demo, OCS, forum(demo).forum_id, request)
    kept = read_commission(demo, forum(demo))
    assert (kept.deadline_on, kept.asked) == (REQUEST.deadline_on, REQUEST.asked)
    assert (kept.sharing, kept.shared, kept.person) == ("published", "Everything is published.", "OCS ocs")
    assert forum(demo).commissioned_on == TODAY


@pytest.mark.thorough
def test_a_return_asks_about_every_open_line_and_no_other(demo: Store) -> None:
    organisations = asked(demo)
    for code, organisation in organisations.items():
        lines = [
            line
            for kind in ("commitment", "plan_action")
            for line in rated_lines(demo, Question(TODAY, kind=kind, organisation=code))
        ]
        wanted = {line.ref for line in lines if line.status == "open" and not line.ref.startswith("JAP13")}
        assert refs(organisation) == wanted, code


@pytest.mark.slow
def test_lines_that_are_settled_or_outside_the_counts_are_left_out(demo: Store) -> None:
    statuses: dict[str, str] = {}
    for kind in ("commitment", "plan_action"):
        statuses |= {line.ref: line.status for line in rated_lines(demo, Question(TODAY, kind=kind))}
    found = {statuses[ref] for organisation in asked(demo).values() for ref in refs(organisation)}
    assert found == {"open"}
    assert {"complete", "withdrawn", "linked", "standing", "heading"} <= set(statuses.values())


def test_a_joint_action_plan_is_asked_about_for_one_quarter_after_its_end(demo: Store) -> None:
    lines = {ref.ref for each in lines_asked(demo, TODAY) for ref in each.lines}
    assert any(ref.startswith("JAP14") for ref in lines)
    assert not any(ref.startswith("JAP13") for ref in lines)
    in_may = {ref.ref for each in lines_asked(demo, date(2014, 5, 30)) for ref in each.lines}
    assert any(ref.startswith("JAP13") for ref in in_may)


@pytest.mark.slow
def test_the_preview_is_what_is_asked(demo: Store) -> None:
    before = {each.organisation.code: {line.ref for line in each.lines} for each in lines_asked(demo, TODAY)}
    assert before == {code: refs(organisation) for code, organisation in asked(demo).items()}


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2014, 11, 8), "Saturday 8 November 2014 is no working day in England. The working day before it is F"),
        (TODAY, "The deadline 17 September 2014 must lie after today"),
        (date(2014, 9, 1), "must lie after today, 17 September 2014"),
        (NOVEMBER, "before the Forum of 26 November 2014"),
        (date(2014, 11, 27), "before the Forum of 26 November 2014"),
    ],
)
def test_a_deadline_that_cannot_be_is_refused(demo: Store, deadline: date, said: str) -> None:
    head = demo.head()
    with pytest.raises(NotNow, match=said):
        commission_returns(demo, OCS, forum(demo).forum_id, replace(REQUEST, deadline_on=deadline))
    assert demo.head() == head


def test_a_deadline_on_a_bank_holiday_is_refused(demo: Store) -> None:
    with pytest.raises(NotNow, match="Friday 26 December 2014 is no working day in England"):
        commission_returns(demo, OCS, forum(demo, FEBRUARY).forum_id, replace(REQUEST, deadline_on=date(2014, 12, 26)))


def ratings(store: Store) -> dict[str, tuple[str, str]]:
    lines = rated_lines(store, Question(TODAY, rateable_only=True))
    return {line.ref: (line.computed, line.headline) for line in lines}


@pytest.mark.slow
def test_asking_for_november_before_september_has_met_leaves_the_board_as_it_was(demo: Store) -> None:
    before = ratings(demo)
    # Finished a day after September's returns were asked for: it owes no date until it is asked again.
    assert before["DCMS-1.6.iii"] == ("green", "green")
    asked(demo)
    assert ratings(demo) == before


@pytest.mark.slow
def test_a_forum_is_commissioned_once(demo: Store) -> None:
    asked(demo)
    head = demo.head()
    with pytest.raises(NotNow, match="Returns for 26 November 2014 were asked for on 17 September 2014 already"):
        commission_returns(demo, OCS, forum(demo).forum_id, REQUEST)
    assert demo.head() == head


def test_a_forum_that_is_over_is_not_commissioned(demo: Store) -> None:
    ad_hoc = forum(demo, date(2014, 7, 16))
    with pytest.raises(NotNow, match="The Forum of 16 July 2014 is not ahead any more"):
        commission_returns(demo, OCS, ad_hoc.forum_id, REQUEST)


def test_a_forum_that_does_not_exist_is_refused(demo: Store) -> None:
    with pytest.raises(NotFound, match="There is no such Forum"):
        commission_returns(demo, OCS, "no such forum", REQUEST)


@pytest.mark.parametrize(
    ("role", "organisation"),
    [(Role.LEAD, "DFT"), (Role.CLEARER, "DFT"), (Role.COMPACT_VOICE, "CV"), (Role.CHAIR, "OCS"), (Role.VIEWER, "DFT")],
)
def test_only_ocs_commissions(demo: Store, role: Role, organisation: str) -> None:
    with pytest.raises(NotAllowed, match="Only OCS can commission returns"):
        commission_returns(demo, acting(role, organisation), forum(demo).forum_id, REQUEST)


@pytest.mark.parametrize(
    ("request_given", "said"),
    [
        (replace(REQUEST, asked="  "), "what departments are asked for"),
        (replace(REQUEST, shared=""), "what will be shared of the answers"),
        (replace(REQUEST, asked="a" * 1001), "at most 1000"),
    ],
)
def test_a_commission_says_what_it_asks_and_what_is_shared(demo: Store, request_given: Request, said: str) -> None:
    with pytest.raises(AnswerRefused, match=said):
        commission_returns(demo, OCS, forum(demo).forum_id, request_given)
