"""What is known of a department's keeping to the Compact: met, not met, or not known, and what each rests on."""

from datetime import date

import pytest

from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.register.standing_evidence import standing_evidence
from compact_dash.store import Store

pytestmark = pytest.mark.slow
TODAY = date(2014, 9, 17)


def states(store: Store, department: str, as_at: date = TODAY) -> list[str]:
    return [point.state.value for point in standing_evidence(store, as_at, department)]


def test_each_point_says_what_it_rests_on(demo_store: Store) -> None:
    points = standing_evidence(demo_store, TODAY, "HMRC")
    assert [(point.state.value, point.why) for point in points[1:]] == [
        ("not met", "1 of 1 consultation short without a reason: “The enhanced support service”."),
        ("not known", "Nothing is recorded that is shown to you."),
        ("met", "A page among those for charities, 10 March 2014."),
        ("not known", "Nothing is recorded that is shown to you."),
        ("not known", "No concern put to it is shown to you."),
    ]
    assert [point.entry_id is not None for point in points] == [False, True, False, True, False, False]


def test_a_vacant_post_and_an_unanswered_concern_are_not_met(demo_store: Store) -> None:
    assert states(demo_store, "DFE")[0] == "not met"
    assert states(demo_store, "DFE")[-1] == "not met"
    # A day on which the concern had waited less than four weeks.
    assert states(demo_store, "DFE", date(2014, 9, 8))[-1] == "met"


def test_nothing_is_known_before_it_was_recorded(demo_store: Store) -> None:
    assert states(demo_store, "MOJ", date(2014, 2, 18))[4] == "not known"
    assert states(demo_store, "MOJ", date(2014, 2, 19))[4] == "met"


def test_a_reader_learns_nothing_of_a_concern_that_is_not_theirs(demo_store: Store) -> None:
    assert states(demo_store.seen_by(PUBLIC), "DFE")[-1] == "not known"
