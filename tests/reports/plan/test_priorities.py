"""The board by priority counts nothing twice, and drills to every line that it counts."""

from collections.abc import Iterator
from datetime import date

import pytest

from compact_dash.domain.facts import ActionPriority, Entry
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader
from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.tally import Filters
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.plan.priorities import PriorityBoard, priority_board
from compact_dash.store import Store
from tests.conftest import NOW, copied_store
from tests.store.secrets_story import INTERNAL_LINE, known, worded

pytestmark = pytest.mark.slow
TODAY = date(2014, 9, 17)
TWICE, SECOND = "DWP-02", "Social Mobility"


@pytest.fixture(scope="module")
def tagged(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demonstration with a line under two priorities, and an internal line under one."""
    with copied_store(demo_address, tmp_path_factory.mktemp("tagged")) as store:
        ids = known(store)
        [row] = store.engine.read("select id from priority where name = $1", [SECOND]).rows
        facts = [
            ActionPriority(ids.other_id, row[0], "mark-both"),
            ActionPriority(ids.action_id, row[0], "mark-secret"),
            worded(ids.action_id, ids.organisation_id, "internal", "mark-line title"),
        ]
        store.append(lambda _: [Entry(fact, NOW, "A person") for fact in facts])
        yield store


def board(store: Store, reader: Reader = EVERYTHING) -> PriorityBoard:
    seen = store.seen_by(reader)
    return priority_board(seen, rated_lines(seen, Question(TODAY, rateable_only=True)), TODAY)


def test_a_line_with_two_priorities_stands_under_both_and_counts_once(tagged: Store) -> None:
    found = board(tagged)
    assert [line.ref for line in found.twice] == [INTERNAL_LINE, TWICE]
    under = [row.priority.name for row in found.rows if row.priority and TWICE in [line.ref for line in row.lines]]
    assert under == ["Open Public Services", SECOND]
    assert sum(found.total.values()) == len(found.tagged) == sum(len(row.lines) for row in found.rows) - 2
    assert found.of_all == 60
    assert len(found.rows) == 7


def test_each_row_has_the_lines_that_the_progress_page_counts_under_it(tagged: Store) -> None:
    whole = read_board(tagged, TODAY)
    for row in board(tagged).rows:
        assert row.priority
        assert row.counts == whole.total(Filters(priority=row.priority.name)).counts


def test_a_line_that_is_not_shown_is_in_no_count_and_no_tag(tagged: Store) -> None:
    theirs = board(tagged, PUBLIC)
    assert (theirs.of_all, INTERNAL_LINE in theirs.tags) == (59, False)
    assert "mark-secret" not in str(theirs)
