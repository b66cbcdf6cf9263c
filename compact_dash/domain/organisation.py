"""Organisations: the departments, the body that leads the programme, and the partner outside where there is one."""

from dataclasses import dataclass
from enum import StrEnum

from compact_dash.domain.house import house


class OrganisationKind(StrEnum):
    """What an organisation is in its programme; its code may be anything."""

    DEPARTMENT = "department"
    LEAD_BODY = "ocs"
    """The body that keeps the programme; every programme has one."""
    PARTNER = "compact_voice"
    """The body outside that the programme is kept with; some programmes have none."""


# The owner of an action that opens into a line for each department.
LEADS = "LEADS"


@dataclass(frozen=True)
class ProgrammeOrganisation:
    """An organisation that people can belong to."""

    id: str
    code: str
    abbreviation: str
    short_name: str
    kind: OrganisationKind

    @property
    def is_department(self) -> bool:
        return self.kind is OrganisationKind.DEPARTMENT


@dataclass(frozen=True)
class Organisations:
    """Every organisation of a programme, in the plan's own order."""

    every: tuple[ProgrammeOrganisation, ...]

    @property
    def lead_body(self) -> ProgrammeOrganisation:
        return self.of_kind(OrganisationKind.LEAD_BODY)[0]

    @property
    def partner(self) -> ProgrammeOrganisation | None:
        return next(iter(self.of_kind(OrganisationKind.PARTNER)), None)

    @property
    def departments(self) -> list[ProgrammeOrganisation]:
        return self.of_kind(OrganisationKind.DEPARTMENT)

    @property
    def owners(self) -> dict[str, str]:
        """Who may own an action of a joint plan, by code and in the order of a plan's columns."""
        partner = {self.partner.code: house().partner} if self.partner else {}
        return partner | {self.lead_body.code: house().office_of, LEADS: "Department leads"}

    def of_kind(self, kind: OrganisationKind) -> list[ProgrammeOrganisation]:
        return [row for row in self.every if row.kind is kind]
