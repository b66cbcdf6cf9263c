"""Re-owning: a line given to another organisation from a day on, with the returns that go on to ask about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import Family, family_of, words_of
from compact_dash.commands.plan.keep_plan import keep
from compact_dash.commands.plan.known import known_ids
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Entry, ReturnLine
from compact_dash.domain.wording import long_date
from compact_dash.store import Store


@dataclass(frozen=True)
class Joining:
    """One row of the `returns_to_join` query."""

    return_id: str
    action_id: str


def re_own(
    store: Store,
    occasion: Occasion,
    ref: str,
    organisation: str,
    from_on: date,
    reason: str,
    seen_no: int | None = None,
) -> int:
    """Give a line to another organisation from a day on; the sub-items of a heading go with it.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotFound, NotNow: the organisation or the day does not fit the line.
        Overtaken: the line was changed since it was seen.
    """

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref, seen_no)
        why = words_of(reason, "The reason for the new owner")
        refuse_owner(store, family, organisation)
        refuse_day(occasion, family, from_on)
        owner = known_ids(store).organisations[organisation]
        versions = [occasion.entry(line.version(from_on, why, organisation_id=owner)) for line in family.whole]
        return [*versions, *joined_returns(store, occasion, family, organisation)]

    return keep(store, occasion, entries)


def joined_returns(store: Store, occasion: Occasion, family: Family, organisation: str) -> Iterator[Entry]:
    """Let the new owner answer what the old one was asked and has not answered: else nobody could."""
    wanted = {
        "action_ids": [line.action_id for line in family.whole],
        "organisation_code": organisation,
        "today": occasion.today,
    }
    for row in store.fetch(Joining, "returns_to_join", wanted):
        yield occasion.entry(ReturnLine(row.return_id, row.action_id))


def refuse_owner(store: Store, family: Family, organisation: str) -> None:
    """Refuse an owner that this kind of line cannot have."""
    line = family.line
    if line.parent_ref is not None or family.is_shared:
        lead = line.parent_ref or line.ref
        raise NotNow(f"{line.ref} cannot change hands alone: {lead} holds it together with the lines beside it.")
    departments = known_ids(store).departments
    allowed = departments if line.kind == "commitment" else ["OCS", "CV"]
    if organisation not in allowed:
        found = f"{organisation} cannot own {line.ref}" if organisation else "No new owner is chosen"
        raise NotFound(f"{found}. It may belong to one of {', '.join(allowed)}.")
    if organisation == line.organisation_code:
        raise NotNow(f"{organisation} owns {line.ref} already. Nothing was changed.")


def refuse_day(occasion: Occasion, family: Family, from_on: date) -> None:
    """Refuse a day on which nobody can say who owns the line, or that a later version would undo."""
    if from_on > occasion.today:
        raise NotNow(f"{long_date(from_on)} is still to come: a line changes hands on a day that has begun.")
    newest = max(line.reported_on for line in family.whole)
    if from_on < newest:
        raise NotNow(f"{family.line.ref} was last worded on {long_date(newest)}. Choose that day or a later one.")
