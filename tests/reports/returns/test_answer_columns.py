"""The columns that SQL must name for an answer's fields: the table of fields says which, and each is looked for."""

from dataclasses import fields

import pytest

from compact_dash.domain.returns.answer import AnswerFields, UpdateFields
from compact_dash.domain.returns.fields import FIELD
from compact_dash.domain.sharing import Circle
from compact_dash.store import Store
from compact_dash.store.statements import statements

ANSWER = [each.name for each in fields(AnswerFields)]
UPDATE = [each.name for each in fields(UpdateFields)]


def columns(store: Store, table: str) -> set[str]:
    return {str(row[0]) for row in store.engine.read(f"select column_name from (describe {table})").rows}  # noqa: S608


@pytest.mark.slow
def test_every_field_has_its_column_and_is_read_back_in_sql(bare_store: Store) -> None:
    draft, filed = statements()["draft_answers"].sql, statements()["filed_updates"].sql
    kept, submitted = columns(bare_store, "return_answer"), columns(bare_store, "status_update")
    forgotten = [
        *(f"{name}: the table return_answer, by a migration" for name in ANSWER if name not in kept),
        *(f"{name}: the table status_update, by a migration" for name in UPDATE if name not in submitted),
        *(f"{name}: draft_answers in queries/filing.sql" for name in ANSWER if f"draft.{name}" not in draft),
        *(f"{name}: filed_updates in queries/filing.sql" for name in UPDATE if f"status_update.{name}" not in filed),
    ]
    assert forgotten == []


@pytest.mark.parametrize("name", UPDATE)
def test_what_only_those_read_with_whom_the_return_is_shared_is_withheld_in_sql(name: str) -> None:
    guarded = f"case when readable.yes then status_update.{name} end as {name}"
    assert (guarded in statements()["filed_updates"].sql) == (FIELD[name].circle is Circle.THE_RETURN)
