"""For whom each thing waits, and on which page it is counted."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.waiting import WAITS, WaitingRow, waits_of

OCS, CV, LEAD, OTHER, CLEARER = (
    Actor(f"{code} {role}", (Membership(role, code),))
    for role, code in (
        (Role.OCS, "OCS"), (Role.COMPACT_VOICE, "CV"), (Role.LEAD, "DFT"), (Role.LEAD, "HMT"), (Role.CLEARER, "DFT"),
    )
)  # fmt: skip
EVERYBODY = {"OCS": OCS, "CV": CV, "lead": LEAD, "other": OTHER, "clearer": CLEARER}
ROW = WaitingRow("return", "DFT", "DFT", None, 0, "Transport", date(2014, 9, 24), "DFT", None)


def entry(kind: str, state: str, by: str = "CV", number: int = 0, asked_of: str | None = None) -> WaitingRow:
    return WaitingRow(kind, f"an {kind}", by, state, number, "Words", date(2014, 9, 1), "DFT", asked_of)


CASES = {
    "a return not started": (ROW, {"lead": "returns"}),
    "one to be cleared": (replace(ROW, state="sent_for_clearance"), {"clearer": "returns"}),
    "one cleared": (replace(ROW, state="cleared"), {"lead": "returns"}),
    "one submitted": (replace(ROW, state="submitted"), {"OCS": "returns"}),
    "one queried": (replace(ROW, state="queried", number=1), {"lead": "returns"}),
    "a correction": (replace(ROW, state="corrected"), {"clearer": "returns"}),
    "one accepted": (replace(ROW, state="accepted"), {}),
    "a request of either": (entry("support", "asked", "DFT"), {"OCS": "support", "CV": "support"}),
    "a request of the partner": (entry("support", "asked", asked_of="Compact Voice"), {"CV": "support"}),
    "a concern raised": (entry("concern", "raised"), {"OCS": "between"}),
    "one put": (entry("concern", "put"), {"lead": "record"}),
    "the partner's, answered": (entry("concern", "answered", number=1), {"CV": "between"}),
    "the office's, answered": (entry("concern", "answered", "OCS"), {"OCS": "between"}),
    "a proposal": (entry("proposal", "proposed", "DFT"), {"OCS": "between"}),
    "a follow-up of a lead": (entry("follow_up", "delivered", "DFT"), {"lead": "record"}),
    "a follow-up of the partner": (entry("follow_up", "delivered"), {"CV": "between"}),
    "minutes": (entry("minutes", "saved"), {"OCS": "minutes"}),
    "an action": (entry("action", "overdue", "DFT"), {"lead": "minutes"}),
    "the end of a year": (entry("year_end", "part_met"), {"OCS": "plan"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_thing_waits_for_whoever_takes_its_next_step(case: str) -> None:
    row, expected = CASES[case]
    found = {name: waits_of(actor, [row]) for name, actor in EVERYBODY.items()}
    assert {name: next(iter(waits)) for name, waits in found.items() if waits} == expected


def test_every_kind_of_wait_is_tried() -> None:
    assert {row.kind for row, _ in CASES.values()} == WAITS.keys()


def test_what_waits_for_two_reasons_is_one_thing() -> None:
    row = entry("concern", "raised")
    waits = waits_of(OCS, [row, replace(row, kind="follow_up", organisation="OCS")])
    assert [len(rows) for rows in waits.values()] == [1]
