"""Facts about people: who may act in which role, who holds which post, and which sign-ins were ended."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class Person(Fact):
    """Somebody with an e-mail address, in lower case; the name is the first one given."""

    table: ClassVar[str] = "person"
    id: str
    email: str
    name: str


@dataclass(frozen=True)
class PersonName(Fact):
    """A name given later."""

    table: ClassVar[str] = "person_name"
    about: ClassVar[str] = "person_id"
    person_id: str
    name: str


@dataclass(frozen=True)
class MembershipVersion(Fact):
    """A role that a person holds for an organisation; one with `until_on` ends it."""

    table: ClassVar[str] = "membership"
    about: ClassVar[str] = "person_id"
    person_id: str
    organisation_id: str
    role: str
    from_on: date
    until_on: date | None

    @property
    def about_id(self) -> str:
        """The person with the role, so that History sets each role beside its own past."""
        return f"{self.person_id}/{self.organisation_id}/{self.role}"


@dataclass(frozen=True)
class PostHolding(Fact):
    """Who holds a post of an organisation, as confirmed on a day; no holder means that it is vacant."""

    table: ClassVar[str] = "post_holding"
    about: ClassVar[str] = "organisation_id"
    organisation_id: str
    post: str
    holder: str | None
    confirmed_on: date

    @property
    def about_id(self) -> str:
        """The post of the organisation, so that History sets each post beside its own past."""
        return f"{self.organisation_id}/{self.post}"


@dataclass(frozen=True)
class SignOut(Fact):
    """The end of a sign-in: fingerprints of who and of which, and when it had been issued by its provider."""

    # Fingerprints, because the trail keeps every row for good and a token must be kept nowhere.
    table: ClassVar[str] = "sign_out"
    about: ClassVar[str] = "subject"
    subject: str
    fingerprint: str
    issued_at: int
