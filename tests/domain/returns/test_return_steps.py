"""The life of a return, stated again as one truth table: every state against every step."""

import itertools

import pytest

from compact_dash.domain.errors import NotNow
from compact_dash.domain.permissions import Act
from compact_dash.domain.returns.steps import (
    STATE_WORDS,
    STEP_WORDS,
    STEPS,
    State,
    StepKind,
    state_after,
    state_reached,
)

N, D, A, C, S, Q, X = State
_ = None
# Rows are states, columns the steps in this order; a cell is the state that follows, or nothing where it is refused.
COLUMNS = (
    "started", "saved", "sent_for_clearance", "taken_back", "sent_back", "cleared", "submitted", "nil", "queried",
    "replied", "accepted", "corrected", "correction_sent_back", "correction_cleared",
)  # fmt: skip
TABLE = {
    N: (D, _, _, _, _, _, _, S, _, _, _, _, _, _),
    D: (_, D, A, _, _, _, _, S, _, _, _, _, _, _),
    A: (_, _, _, D, D, C, _, _, _, _, _, _, _, _),
    C: (_, _, _, D, _, _, S, _, _, _, _, _, _, _),
    S: (_, _, _, _, _, _, _, _, Q, _, X, S, S, S),
    Q: (_, _, _, _, _, _, _, _, Q, S, _, S, S, S),
    X: (_, _, _, _, _, _, _, _, _, _, _, _, _, _),
}
CASES = [(state, StepKind(kind), TABLE[state][place]) for state in State for place, kind in enumerate(COLUMNS)]


def test_the_table_has_every_state_and_every_step() -> None:
    assert list(TABLE) == list(State)
    assert set(COLUMNS) == set(StepKind) == set(STEPS) == set(STEP_WORDS)
    assert set(STATE_WORDS) == set(State)
    assert len(CASES) == 98


@pytest.mark.parametrize(("state", "kind", "follows"), CASES)
def test_a_step_leads_where_the_table_says(state: State, kind: StepKind, follows: State | None) -> None:
    if follows is not None:
        assert state_after(state, kind) is follows
        return
    with pytest.raises(NotNow, match=STATE_WORDS[state]):
        state_after(state, kind)


def test_a_return_stays_queried_until_its_last_query_is_answered() -> None:
    assert state_after(Q, StepKind.REPLIED, open_queries=2) is Q
    assert state_after(Q, StepKind.REPLIED, open_queries=0) is S
    assert state_after(Q, StepKind.CORRECTED, open_queries=1) is Q


def test_the_last_event_tells_the_state() -> None:
    for state, kind, follows in CASES:
        if follows is not None and kind is not StepKind.QUERIED:
            assert state_reached(kind, 0) is follows, state
    assert state_reached(None) is N
    assert state_reached("replied", 1) is Q
    assert state_reached("queried", 1) is Q


def test_only_a_locked_return_allows_nothing() -> None:
    allowed = {state: [kind for kind in StepKind if state in STEPS[kind].leads] for state in State}
    assert [state for state, kinds in allowed.items() if not kinds] == [X]


def test_ocs_takes_no_step_inside_a_department_and_a_department_none_of_ocs() -> None:
    by_ocs = {kind for kind, step in STEPS.items() if step.act in (Act.QUERY, Act.ACCEPT)}
    assert by_ocs == {StepKind.QUERIED, StepKind.ACCEPTED}
    for first, second in itertools.product(by_ocs, set(StepKind) - by_ocs):
        assert STEPS[first].act is not STEPS[second].act


def test_a_step_that_must_bring_something_says_what() -> None:
    brings = {kind.value for kind, step in STEPS.items() if step.brings}
    assert brings == {
        "sent_back", "cleared", "nil", "queried", "replied", "corrected", "correction_sent_back", "correction_cleared",
    }  # fmt: skip
