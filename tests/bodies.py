"""The organisations of a programme, for tests that have no store: some departments, who leads, and the partner."""

from compact_dash.domain.organisation import OrganisationKind, Organisations, ProgrammeOrganisation

PARTNERS = {"CV": "Compact Voice"}


def organisations_with(*departments: str, lead: str = "OCS", partner: str | None = "CV") -> Organisations:
    """The departments of these codes, the body that leads them, and the partner unless there is none."""
    bodies = [(lead, OrganisationKind.LEAD_BODY), (partner, OrganisationKind.PARTNER)]
    kinds = [*((code, OrganisationKind.DEPARTMENT) for code in departments), *bodies]
    rows = [
        ProgrammeOrganisation(code.lower(), code, code, PARTNERS.get(code, code), kind) for code, kind in kinds if code
    ]
    return Organisations(tuple(rows))
