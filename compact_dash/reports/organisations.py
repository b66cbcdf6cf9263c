"""The organisations of the programme."""

from compact_dash.domain.organisation import Organisations, ProgrammeOrganisation
from compact_dash.store import Store


def programme_organisations(store: Store) -> list[ProgrammeOrganisation]:
    """Every organisation, in the plan's own order."""
    return store.fetch(ProgrammeOrganisation, "programme_organisations")


def organisations(store: Store) -> Organisations:
    """The organisations by what they are in the programme."""
    return Organisations(tuple(programme_organisations(store)))
