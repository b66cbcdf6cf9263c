"""Kept facts: rows read back as the facts they were written from."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from compact_dash.domain import facts
from compact_dash.domain.facts import Fact
from compact_dash.store.statements import quoted_name
from compact_dash.store.store import Store

# From the package's own list, so that a new kind of fact is read back without being named here.
NAMED = (getattr(facts, name) for name in facts.__all__)
FACTS: tuple[type[Fact], ...] = tuple(kind for kind in NAMED if hasattr(kind, "table"))
"""Every kind of fact, each with a table of its own."""


@dataclass(frozen=True)
class Kept:
    """A fact with what the store stamped on it."""

    change_no: int
    recorded_at: datetime
    fact: Fact


def kept_facts(store: Store, after: int, up_to: int) -> Iterator[Kept]:
    """Every fact whose number is greater than `after` and at most `up_to`, table by table."""
    for kind in FACTS:
        for change_no, recorded_at, *values in store.engine.read(every_row(kind), [after, up_to]).rows:
            yield Kept(change_no, recorded_at, kind(*values))


def every_row(kind: type[Fact]) -> str:
    """The query for a table's rows, its columns in the order of the fact's fields."""
    # Put together here, because one file for each of the tables would repeat the fields of every fact.
    columns = ", ".join(quoted_name(field.name) for field in fields(kind))
    return (
        f"select change_no, recorded_at, {columns} from {quoted_name(kind.table)} "  # noqa: S608
        "where change_no > cast($1 as bigint) and change_no <= cast($2 as bigint) order by change_no"
    )
