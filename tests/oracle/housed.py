"""A store that holds the house of every made-up history, and can be taken back to it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.moment import Moment
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.moments import moment_parameters
from compact_dash.store.opening import store_on
from compact_dash.store.store import Store
from tests.oracle.writer import HOUSE

RECORDED_AT = datetime(2020, 1, 1, 12)
UNFILTERED: dict[str, Any] = {
    "kind": "commitment",
    "compared_forum": None,
    "theme": None,
    "ref": None,
    "headline": None,
    "rateable_only": False,
    "disputed_only": False,
    "worse_only": False,
    "off_track_only": False,
    "not_raised_since": None,
    "moved_only": False,
    "for_agenda": False,
    "most": 1000,
}
# Tables that grow with a history. The house's own rows in them are never taken away.
GROWING = (
    "action_version",
    "milestone_version",
    "status_update",
    "assessment",
    "commission",
    "department_return",
    "return_line",
    "return_event",
    "setting_version",
    "forum_version",
    "forum_event",
    "change",
)


def housed_store() -> Store:
    """Emptying one store between examples is quicker than making one for each."""
    engine = DuckdbEngine(":memory:")
    # Over a few dozen rows, sharing the work between threads costs more than it saves.
    engine.connection.execute("set threads = 1")
    store = store_on(engine, RECORDED_AT)
    write(store, HOUSE)
    return store


def write(store: Store, facts: Sequence[Fact]) -> None:
    store.append(lambda head: [Entry(fact, RECORDED_AT, "A person") for fact in facts])


def empty(store: Store) -> None:
    """Take the store back to the house."""
    with store.engine.transaction() as session:
        for table in GROWING:
            session.run(f"delete from {table} where change_no > $1", [len(HOUSE)])  # noqa: S608
        session.run("delete from action_current")
        session.run(
            "update change_head set change_no = $1, hash = (select hash from change where change_no = $1)",
            [len(HOUSE)],
        )


def rated_lines(
    store: Store, moment: Moment, then: date | None = None, organisation: str | None = None
) -> list[RatedLine]:
    parameters = moment_parameters(moment, then) | UNFILTERED | {"organisation": organisation}
    return store.fetch(RatedLine, "rated_lines", parameters)
