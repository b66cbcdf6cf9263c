"""Lines asked about: those that a commission sent out today would ask of each organisation."""

from dataclasses import dataclass
from datetime import date, timedelta

from compact_dash.store import Store

# A Joint Action Plan that ended is still asked about for one more quarter: its last steps are reported then.
ASKED_AFTER_END = timedelta(days=92)


@dataclass(frozen=True)
class LineToAsk:
    """An open line and whose it is."""

    organisation_id: str
    action_id: str
    ref: str


@dataclass(frozen=True)
class OrganisationToAsk:
    """An organisation that answers commissions."""

    id: str
    code: str
    short_name: str
    kind: str


@dataclass(frozen=True)
class Asked:
    """An organisation and its open lines; one without a line answers with a nil return."""

    organisation: OrganisationToAsk
    lines: tuple[LineToAsk, ...]


def lines_asked(store: Store, today: date) -> list[Asked]:
    """The lines that each organisation would be asked about, in the order of the organisations."""
    which = {"as_at": today, "plans_over_before": today - ASKED_AFTER_END}
    lines = store.fetch(LineToAsk, "lines_to_ask", which)
    return [
        Asked(organisation, tuple(line for line in lines if line.organisation_id == organisation.id))
        for organisation in store.fetch(OrganisationToAsk, "organisations_to_ask")
    ]
