"""The plan as it is known: ids by the names in files and forms, and the references and words already taken."""

from dataclasses import dataclass, field

from compact_dash.domain.action import ActionKind
from compact_dash.domain.errors import NotNow
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass
class PlanIds:
    """The ids by name: code, title, reference, or a pair with a number; for rows that refer to them."""

    programme: str = field(default_factory=new_id)
    departments: list[str] = field(default_factory=list)
    organisations: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    joint_years: dict[str, str] = field(default_factory=dict)
    objectives: dict[tuple[str, int], str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    milestones: dict[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class NamedId:
    """One row of the `plan_names` query."""

    entity: str
    name: str
    number: int
    id: str


@dataclass(frozen=True)
class TakenReference:
    """One row of the `taken_references` query."""

    ref: str
    kind: ActionKind
    plan: str | None
    title: str | None


def known_ids(store: Store) -> PlanIds:
    """The ids of everything that the plan names now."""
    rows = store.fetch(NamedId, "plan_names")
    by_name = {
        entity: {row.name: row.id for row in rows if row.entity == entity}
        for entity in ("department", "ocs", "compact_voice", "theme", "priority", "plan", "joint_year", "action")
    }
    numbered = {
        entity: {(row.name, row.number): row.id for row in rows if row.entity == entity}
        for entity in ("objective", "milestone")
    }
    return PlanIds(
        programme=next(row.id for row in rows if row.entity == "programme"),
        departments=list(by_name["department"]),
        organisations=by_name["department"] | by_name["ocs"] | by_name["compact_voice"],
        themes=by_name["theme"],
        priorities=by_name["priority"],
        plans=by_name["plan"],
        joint_years=by_name["joint_year"],
        objectives=numbered["objective"],
        actions=by_name["action"],
        milestones=numbered["milestone"],
    )


def taken_references(store: Store) -> dict[str, TakenReference]:
    """Every reference ever given, those of earlier plans too, with what it stands for."""
    return {row.ref: row for row in store.fetch(TakenReference, "taken_references")}


def refuse_double(store: Store, kind: ActionKind, plan: str, title: str, ref: str | None = None) -> None:
    """Refuse words that another commitment of the same plan has already.

    Raises:
        NotNow: naming the line that has them.
    """
    wanted = (kind, plan, title)
    same = [row.ref for row in taken_references(store).values() if (row.kind, row.plan, row.title) == wanted]
    # Actions of a plan may read alike: one and the same thing asked of OCS and of Compact Voice is two cells.
    doubles = same if kind is ActionKind.COMMITMENT else []
    # The line that is being reworded may keep its own words.
    if doubles and doubles != [ref]:
        raise NotNow(f"{doubles[0]} already reads “{title}”. Word this one so that the two can be told apart.")
