"""The house that a database is of: its words as they are set now, and the years of its plans."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.house import House
from compact_dash.domain.settings import house_with
from compact_dash.reports.settings import number_in, settings
from compact_dash.store import Store


@dataclass(frozen=True)
class PlanSpan:
    """When the first plan begins, and in which year the newest does; None where there is no plan."""

    first_day: date | None
    year: int | None


def read_house(store: Store) -> House:
    """The words of the house. The past is told in them, too: a reader knows a body by the name it has now."""
    # Nothing is set for a coming day, so the newest of all is today's.
    in_force = settings(store, date.max)
    found = house_with({name: row.words for name, row in in_force.items() if row.words is not None})
    days = number_in(in_force, "consultation_days")
    span = store.fetch(PlanSpan, "plan_span")[0]
    return replace(
        found, consultation_days=days, first_day=span.first_day or found.first_day, year=span.year or found.year
    )
