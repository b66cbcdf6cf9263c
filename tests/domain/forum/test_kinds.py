"""Kinds of agenda item: each has its row, and no kind is asked for by its word anywhere else."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compact_dash.domain.forum.item import Item, KeptItem, Purpose, keep_item, known_by, version_of
from compact_dash.domain.forum.kinds import (
    RULES,
    AgendaKind,
    AgendaSection,
    ItemSource,
    check_every_kind,
    kinds_people_add,
)

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "compact_dash"
# An item's kind held against a word in quotes or a member. Other things have kinds too, so the item is named.
COMPARED = re.compile(r"\b(?:item|entry|earlier)\.kind\s+(?:==|!=|is|is not|in|not in)\s+[(\[{]?(?:[\"']|AgendaKind)")
IN_SQL = re.compile(r"\b(?:kept|version|agenda_item_version|item)\.kind\s*(?:=|<>|in\b|not in\b)", re.IGNORECASE)


def sources(*endings: str) -> Iterator[Path]:
    yield from (path for ending in endings for path in PACKAGE.rglob(f"*.{ending}"))


def test_every_kind_has_its_row() -> None:
    check_every_kind(AgendaKind, RULES)
    assert list(RULES) == list(AgendaKind), "the table is in the order of the enum"


def test_a_kind_without_a_row_is_named_as_the_product_starts() -> None:
    rest = {kind: rules for kind, rules in RULES.items() if kind is not AgendaKind.PLAN}
    with pytest.raises(TypeError, match=r"without a row: PLAN\. Add it to RULES"):
        check_every_kind(AgendaKind, rest)


def test_nothing_compares_an_item_with_one_kind() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources("py", "html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if COMPARED.search(line)
    ]
    assert not found, "ask for a column of RULES in domain/forum/kinds.py instead"


def test_no_query_asks_what_kind_an_item_is() -> None:
    found = [path.name for path in sources("sql") if IN_SQL.search(path.read_text(encoding="utf-8"))]
    assert not found, "the rules of a kind are in domain/forum/kinds.py, and the queries know none of them"


def test_the_demonstration_has_no_other_kinds_or_purposes() -> None:
    with (ROOT / "data" / "demo" / "agenda.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["kind"] for row in rows} <= {kind.value for kind in AgendaKind}
    assert {row["purpose"] for row in rows} == {purpose.value for purpose in Purpose}


def test_what_stands_on_every_agenda_is_not_carried_and_all_else_is() -> None:
    assert {kind for kind in AgendaKind if not kind.rules.is_carried} == {
        AgendaKind.WELCOME,
        AgendaKind.MINUTES,
        AgendaKind.ACTION_LOG,
        AgendaKind.ROUND_UP,
        AgendaKind.PLAN,
        AgendaKind.INSIGHT,
        AgendaKind.AOB,
        AgendaKind.NEXT,
    }


def test_what_people_add_is_placed_by_people_before_the_last_items() -> None:
    assert AgendaKind.OWN in kinds_people_add()
    for kind in kinds_people_add():
        assert kind.rules.source is ItemSource.PEOPLE
        assert kind.rules.section < AgendaSection.LAST


@pytest.mark.parametrize("kind", AgendaKind)
def test_the_row_that_is_written_reads_back_as_the_item_it_was(kind: AgendaKind) -> None:
    kept = keep_item(Item(kind, "A title", "OCS", Purpose.NOTE, 5, "why", ("HO-01", "HO-02"), "HO"), "item")
    row = version_of(kept)
    assert (row.kind, row.purpose, row.ask) == (kind.value, "to note", None)
    # As a query gives it: words for the kind and the purpose, the references in one text.
    read = KeptItem(
        row.kind, row.title, row.led_by, row.purpose, row.minutes, row.reason, "HO-01 HO-02", row.department, row.ask,
        row.agenda_item_id, row.position, row.title, row.dropped, row.moved_to, row.paper_number, False,
    )  # fmt: skip
    assert read == kept
    assert read.key == known_by(kind, "A title", "HO", ("HO-01", "HO-02"))
