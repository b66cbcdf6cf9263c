"""Acting: what a part of the page gets that runs for somebody who is let in no more, and who others are."""

from dataclasses import replace

import pytest
import streamlit

from compact_dash.domain.actor import VIEWER, Actor, Membership, Role
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.people.desk import at_the_desk
from compact_dash.domain.people.standing import ENDED, Standing
from compact_dash.domain.permissions import Act
from compact_dash.ui import acting
from compact_dash.ui.entry import desk, desk_key, sign_in

ANN = Actor("ann@cabinet.gov.uk", (Membership(Role.OCS, "OCS"),))
AT_THE_DESK = at_the_desk("OCS", Membership(Role.OCS, "OCS"))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time the whole page is asked to run again."""
    asked: list[str] = []
    monkeypatch.setattr(streamlit, "rerun", lambda: asked.append("again"))
    return asked


@pytest.mark.parametrize("standing", [ENDED, Standing(None)])
def test_whoever_is_let_in_no_more_has_the_whole_page_run_again_and_no_rights(
    monkeypatch: pytest.MonkeyPatch, runs: list[str], standing: Standing
) -> None:
    monkeypatch.setattr(acting, "standing", lambda: standing)
    assert acting.actor() is VIEWER
    assert runs == ["again"]
    assert not any(acting.can(act, "DFT") for act in Act)


def test_whoever_is_let_in_is_who_they_are(monkeypatch: pytest.MonkeyPatch, runs: list[str]) -> None:
    monkeypatch.setattr(acting, "standing", lambda: Standing(AT_THE_DESK))
    assert acting.actor() is AT_THE_DESK
    assert acting.can(Act.KEEP_PEOPLE)
    assert runs == []


@pytest.mark.parametrize("here", [True, False])
def test_the_desk_is_shut_while_sign_in_is_on(monkeypatch: pytest.MonkeyPatch, here: bool) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: True)
    monkeypatch.setattr(sign_in, "standing", lambda: ENDED)
    monkeypatch.setattr(desk, "is_here", lambda: here)
    assert acting.standing() is ENDED


def test_without_either_everybody_reads_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: False)
    monkeypatch.setattr(desk, "is_here", lambda: False)
    assert acting.standing() is acting.NO_SIGN_IN
    assert acting.actor() is VIEWER


@pytest.mark.parametrize(
    ("illustrative", "held", "standing"),
    [
        (True, False, Standing(AT_THE_DESK)),
        (False, True, Standing(AT_THE_DESK)),
        (False, False, acting.SHUT),
    ],
)
def test_over_a_real_plan_the_desk_takes_its_key(
    monkeypatch: pytest.MonkeyPatch, illustrative: bool, held: bool, standing: Standing
) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: False)
    monkeypatch.setattr(desk, "is_local", lambda visit: True)
    monkeypatch.setattr(desk, "actor", lambda: AT_THE_DESK)
    monkeypatch.setattr(desk_key, "is_needed", lambda: not illustrative)
    monkeypatch.setattr(desk_key, "is_held", lambda: held)
    assert acting.standing() == standing


def test_from_elsewhere_the_key_is_not_even_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: False)
    monkeypatch.setattr(desk, "is_local", lambda visit: False)
    monkeypatch.setattr(desk_key, "is_held", lambda: True)
    assert acting.standing() is acting.NO_SIGN_IN


@pytest.mark.parametrize(
    ("now", "is_let_in"),
    [
        (Standing(ANN), True),
        (Standing(ANN, "a notice", 7), True),
        (Standing(replace(ANN, memberships=())), False),
        (ENDED, False),
    ],
)
def test_a_question_for_later_is_whether_one_is_let_in_still_in_the_same_roles(
    monkeypatch: pytest.MonkeyPatch, now: Standing, is_let_in: bool
) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: True)
    monkeypatch.setattr(acting, "standing", lambda: Standing(ANN))
    ask = acting.question_for_later()
    monkeypatch.setattr(acting, "standing", lambda: now)
    assert ask() is is_let_in


def test_where_nobody_can_be_known_nobody_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Standing:
        raise StoreRefused("The database has gone.")

    monkeypatch.setattr(sign_in, "is_on", lambda: True)
    monkeypatch.setattr(acting, "standing", lambda: Standing(ANN))
    ask = acting.question_for_later()
    monkeypatch.setattr(acting, "standing", gone)
    assert not ask()


def test_at_the_desk_another_post_is_still_the_same_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_on", lambda: False)
    monkeypatch.setattr(acting, "standing", lambda: Standing(AT_THE_DESK))
    ask = acting.question_for_later()
    monkeypatch.setattr(acting, "standing", lambda: Standing(VIEWER))
    assert ask()
    monkeypatch.setattr(acting, "standing", lambda: acting.NO_SIGN_IN)
    assert not ask()
