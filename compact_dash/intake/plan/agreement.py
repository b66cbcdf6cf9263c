"""Agreement: whether the tables of a plan fit together, and a fault for each place where they do not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from compact_dash.domain.errors import Fault
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.wording import long_date
from compact_dash.intake.cells import quote_text
from compact_dash.intake.plan.rows import MilestoneRow, OrganisationRow
from compact_dash.intake.tables import Row, check_known, check_order, some_of


@dataclass(frozen=True)
class Reference:
    """`column` of `file` must name what stands in column `named` of the file `other`.

    Columns joined by "+" are matched together, and a refusal speaks of the last of them.
    """

    file: str
    column: str
    what: str
    other: str
    named: str
    only: Mapping[str, Collection[object]] = field(default_factory=dict)
    """Values that a row of `other` must have in further columns to be named at all."""

    def faults(self, tables: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
        known = [_key(row, self.named) for row in tables[self.other] if self._counts(row)]
        for row in tables[self.file]:
            key = _key(row, self.column)
            # A blank names nothing; whether a cell may be blank is judged by itself.
            if None not in key and key not in known:
                choices = [name[-1] for name in known if name[:-1] == key[:-1]]
                yield self._fault(row.line, str(key[-1]), choices)

    def _counts(self, row: Row) -> bool:
        return all(getattr(row, column) in allowed for column, allowed in self.only.items())

    def _fault(self, line: int, value: str, choices: Sequence[object]) -> Fault:
        column = self.column.rpartition("+")[2]
        expected = f"{self.what}: {some_of(choices, value)}"
        return Fault(f"{self.file}.csv", line, column, quote_text(value), expected)


def _key(row: Row, columns: str) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in columns.split("+"))


# The kinds that a programme has one organisation of at most.
ONLY_ONE = {
    "ocs": "ocs, the body that leads the programme,",
    "compact_voice": "compact_voice, the partner outside,",
}
ADDRESS_STARTS = ("http://", "https://")
WITHOUT_DATE = ("annual", "recurring", "standard")

_DEPARTMENT = {"kind": ("department",)}
_BUSINESS_PLAN = {"kind": ("business_plan",)}
_JOINT_PLAN = {"kind": ("joint_action_plan",)}
# A sub-item hangs from a heading or (BIS-1.2) an action that is rated itself: one level only.
_PARENT = {"counting": ("heading", "rateable"), "parent_ref": (None,)}

_REFERENCES = (
    Reference("commitments", "department", "a department", "organisations", "code", _DEPARTMENT),
    Reference("commitments", "plan", "a business plan", "plans", "code", _BUSINESS_PLAN),
    Reference("commitments", "theme", "a theme", "themes", "name"),
    Reference(
        "commitments",
        "department+parent_ref",
        "a heading or rated commitment of the same department",
        "commitments",
        "department+ref",
        _PARENT,
    ),
    Reference("commitment_priorities", "ref", "a commitment", "commitments", "ref"),
    Reference("commitment_priorities", "priority", "a priority", "priorities", "name"),
    Reference("objectives", "plan", "a Joint Action Plan", "plans", "code", _JOINT_PLAN),
    Reference("plan_actions", "plan", "a Joint Action Plan", "plans", "code", _JOINT_PLAN),
    Reference("plan_actions", "plan+objective", "an objective", "objectives", "plan+number"),
    Reference("milestones", "ref", "a commitment", "commitments", "ref"),
)

_ORDERS = (
    ("plans", "starts_on", "ends_on"),
    ("plans", "published_on", "ends_on"),
    ("milestones", "starts_on", "due_on"),
)


def disagreements(tables: Mapping[str, Sequence[Any]], sound: Collection[str]) -> list[Fault]:
    """A fault for each row that does not fit what another table says; tables that are not `sound` are no measure."""
    faults = [f for each in _REFERENCES if each.other in sound for f in each.faults(tables)]
    for name, earlier, later in _ORDERS:
        faults += check_order(f"{name}.csv", tables[name], earlier, later)
    for row in tables["milestones"]:
        faults += _due_date_faults(row)
    if "organisations" in sound:
        faults += _kind_faults(tables["organisations"])
        faults += _owner_faults(tables)
    faults += _reference_faults(tables)
    if "sources" in sound:
        faults += _source_faults(tables)
    return faults


def _due_date_faults(row: MilestoneRow) -> list[Fault]:
    if (row.due_on is None) == (row.precision in WITHOUT_DATE):
        return []
    found = None if row.due_on is None else str(row.due_on)
    needed = "a date" if row.due_on is None else "no date"
    expected = f"{needed} where the precision is {row.precision}"
    return [Fault("milestones.csv", row.line, "due_on", found, expected)]


def _source_faults(tables: Mapping[str, Sequence[Any]]) -> list[Fault]:
    known = [row.name for row in tables["sources"]]
    faults = []
    what = "an address that starts with https:// or a document of sources.csv"
    # In whatever order: the faults are put into theirs before they are shown.
    for name in tables.keys() - {"sources"}:
        # A setting alone may say nothing of where it comes from.
        named = [r for r in tables[name] if r.source_document and not r.source_document.startswith(ADDRESS_STARTS)]
        faults += check_known(f"{name}.csv", named, "source_document", known, what)
    return faults


def _owner_faults(tables: Mapping[str, Sequence[Any]]) -> Iterator[Fault]:
    """A fault for each cell whose owner is neither a body beside the departments nor their leads together."""
    known = [*(row.code for row in tables["organisations"] if row.kind not in _DEPARTMENT["kind"]), LEADS]
    what = "a body that is no department, or LEADS"
    yield from check_known("plan_actions.csv", tables["plan_actions"], "owner", known, what)


def _kind_faults(rows: Sequence[OrganisationRow]) -> Iterator[Fault]:
    """A fault where nobody leads the programme, and for each second body of a kind that a programme has once."""
    for kind, what in ONLY_ONE.items():
        of_kind = [row for row in rows if row.kind == kind]
        for row in of_kind[1:]:
            expected = f"{what} once: {of_kind[0].code} is it already, so this is a department"
            yield Fault("organisations.csv", row.line, "kind", quote_text(row.kind), expected)
    if rows and not any(row.kind == "ocs" for row in rows):
        expected = "one organisation of kind ocs, whatever its code: the body that asks for returns and runs the Forum"
        yield Fault("organisations.csv", None, "kind", None, expected)
    for row in rows:
        if row.code == LEADS:
            expected = "another code: LEADS stands for the leads of all departments"
            yield Fault("organisations.csv", row.line, "code", quote_text(row.code), expected)


def _reference_faults(tables: Mapping[str, Sequence[Any]]) -> Iterator[Fault]:
    """A fault for each reference that is given twice, counting those that a shared cell opens into."""
    departments = [row.code for row in tables["organisations"] if row.kind == "department"]
    given = {row.ref for row in tables["commitments"]}
    for row in tables["plan_actions"]:
        # Each department's line puts its own code in the place of LEADS, so without it all would be called the same.
        if row.owner == LEADS and LEADS not in row.ref:
            yield Fault(
                "plan_actions.csv", row.line, "ref", row.ref, "a reference with LEADS in it, such as JAP14-1-LEADS"
            )
            continue
        opened = [row.ref.replace(LEADS, code) for code in departments] if row.owner == LEADS else []
        for ref in {row.ref, *opened} & given:
            yield Fault("plan_actions.csv", row.line, "ref", row.ref, f"another reference: {ref} is given already")
        given |= {row.ref, *opened}


def too_late(place: str, plans: Sequence[Any], today: date) -> list[Fault]:
    """A fault for each plan published after today: a plan speaks from the day it was published."""
    expected = f"a day no later than today, {long_date(today)}"
    return [
        Fault(place, row.line, "published_on", str(row.published_on), expected)
        for row in plans
        if row.published_on > today
    ]
