"""What was recommended from outside, with its evidence here and a state that claims no more than is known."""

from datetime import date

import pytest

from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader
from compact_dash.reports.board.board import read_board
from compact_dash.reports.organisations import organisations
from compact_dash.reports.plan.recommendations import EVIDENCE_OF, Recommendation, recommendations
from compact_dash.store import Store

pytestmark = pytest.mark.slow
TODAY = date(2014, 9, 17)


def told(store: Store, reader: Reader = EVERYTHING, as_at: date = TODAY) -> dict[str, Recommendation]:
    seen = store.seen_by(reader)
    board = read_board(seen, as_at)
    return {row.fact.id: row for row in recommendations(seen, board, organisations(seen).departments)}


def test_each_has_a_state_in_words_and_drills_to_what_it_rests_on(demo_store: Store) -> None:
    found = told(demo_store)
    assert [row.fact.kind for row in found.values()] == ["recommendation"] * 3 + ["finding"] * 3
    assert found["F18"].found.state.endswith(
        "named and confirmed: met by 12 of 14, not met by 2, not known for 0, as far as is recorded here."
    )
    assert len(found["F18"].found.rows) == 14
    # Nothing here records reasons for funding, so nothing is claimed of them.
    assert found["F19"].found.state == "Not known: the reasons for decisions on funding are not recorded here."
    assert "Whether anything is published besides is not known." in found["F20"].found.state
    assert all(row.entry_id for row in found["F23"].found.rows)


def test_a_reader_learns_no_more_than_is_shown_to_them(demo_store: Store) -> None:
    found = told(demo_store, PUBLIC)
    assert "not known for any of 14 departments" in found["F18"].found.state


def test_nothing_is_told_before_it_was_said(demo_store: Store) -> None:
    assert told(demo_store).keys() < EVIDENCE_OF.keys()
    assert told(demo_store, as_at=date(2015, 1, 7)).keys() == EVIDENCE_OF.keys()
