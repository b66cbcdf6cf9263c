"""Importing a list of people: who is new is given their role, who holds it already stays as they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import find_member
from compact_dash.domain.actor import ROLE_WORDS, Membership, Role
from compact_dash.domain.errors import Fault, FileRefused, NotKept
from compact_dash.domain.facts import Entry, Fact, MembershipVersion, Person, PersonName
from compact_dash.domain.organisation import Organisations, ProgrammeOrganisation
from compact_dash.domain.people.membership import GIVEN, email_kept, name_kept, require_pair
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import as_list, long_date
from compact_dash.intake.cells import quote_text
from compact_dash.intake.people.people_file import PeopleFile, PersonRow
from compact_dash.reports.organisations import organisations
from compact_dash.reports.people.people import known_person, members
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class Wanted:
    """A row of the list, as it would be kept."""

    line: int
    email: str
    name: str | None
    organisation: ProgrammeOrganisation
    membership: Membership
    from_on: date | None

    @property
    def words(self) -> str:
        return f"{self.email}, {self.membership.words}"


@dataclass(frozen=True)
class PeopleImport:
    """What came of a list: who was given a role, and who held it already."""

    new: tuple[Wanted, ...]
    unchanged: tuple[Wanted, ...]


def import_people(store: Store, occasion: Occasion, listed: PeopleFile) -> PeopleImport:
    """Give everybody on the list the role that they do not hold yet, all of them or none.

    Raises:
        NotAllowed: the actor does not keep the list.
        FileRefused: with every fault of every line.
    """
    occasion.require(Act.KEEP_PEOPLE)

    def imported(_: int) -> tuple[list[Entry], PeopleImport]:
        # Read inside the write, so that two who import one list do not add everybody twice.
        wanted, everybody = sound_rows(store, listed, occasion.today), members(store)
        held = {row.line for row in wanted if find_member(everybody, row.email, row.membership)}
        new = tuple(row for row in wanted if row.line not in held)
        facts = facts_of(store, new, occasion.today)
        done = PeopleImport(new, tuple(row for row in wanted if row.line in held))
        return [occasion.entry(fact) for fact in facts], done

    return store.write(imported)


def sound_rows(store: Store, listed: PeopleFile, today: date) -> list[Wanted]:
    """The rows as they would be kept.

    Raises:
        FileRefused: with every fault of every line.
    """
    judge = Judge(listed.place, organisations(store), today, list(listed.faults))
    wanted = [row for each in listed.rows for row in judge.wanted(each)]
    judge.judge_doubles(wanted)
    if not listed.rows and not judge.faults:
        judge.faults.append(Fault(listed.place, None, None, None, "a row for each person under the header"))
    if judge.faults:
        raise FileRefused(sorted(judge.faults, key=lambda fault: fault.line or 0))
    return wanted


@dataclass
class Judge:
    """Judges the rows of a list, and gathers every fault."""

    place: str
    known: Organisations
    today: date
    faults: list[Fault]

    def wanted(self, row: PersonRow) -> Iterator[Wanted]:
        """The row as it would be kept, unless one of its cells is at fault."""
        before = len(self.faults)
        email, role, organisation = self.email(row), self.role(row), self.organisation(row)
        name = self.name(row)
        if row.from_on is not None and row.from_on > self.today:
            self.fault(row, "from", str(row.from_on), f"a day no later than today, {long_date(self.today)}")
        if role and organisation:
            self.pair(row, role, organisation)
        if len(self.faults) == before and role and organisation:
            membership = Membership(role, organisation.code, organisation.kind)
            yield Wanted(row.line, email, name, organisation, membership, row.from_on)

    def fault(self, row: PersonRow, column: str, found: str, expected: str) -> None:
        self.faults.append(Fault(self.place, row.line, column, quote_text(found), expected))

    def email(self, row: PersonRow) -> str:
        try:
            return email_kept(row.email)
        except NotKept:
            self.fault(row, "email", row.email, "one e-mail address, such as name@example.org")
            return ""

    def name(self, row: PersonRow) -> str | None:
        try:
            return name_kept(row.name) if row.name else None
        except NotKept:
            self.fault(row, "name", row.name or "", "a name or a post, shorter and in letters")
            return None

    def role(self, row: PersonRow) -> Role | None:
        """The role that a cell names, by the word that commands use or by the one that pages show."""
        given = row.role.casefold()
        for role in GIVEN:
            if given in (role.value, ROLE_WORDS[role].casefold()):
                return role
        self.fault(row, "role", row.role, f"one of {', '.join(GIVEN)}")
        return None

    def organisation(self, row: PersonRow) -> ProgrammeOrganisation | None:
        given = row.organisation.casefold()
        for known in self.known.every:
            if given in (known.code.casefold(), known.short_name.casefold()):
                return known
        codes = as_list([known.code for known in self.known.every])
        self.fault(row, "organisation", row.organisation, f"the code of an organisation: {codes}")
        return None

    def pair(self, row: PersonRow, role: Role, organisation: ProgrammeOrganisation) -> None:
        try:
            require_pair(role, organisation, self.known)
        except NotKept as refusal:
            self.fault(row, "organisation", row.organisation, f"another organisation or role: {refusal}".rstrip("."))

    def judge_doubles(self, wanted: list[Wanted]) -> None:
        first: dict[tuple[str, Membership], int] = {}
        for row in wanted:
            line = first.setdefault((row.email, row.membership), row.line)
            if line != row.line:
                expected = f"each role of each person once: line {line} has it already"
                self.faults.append(Fault(self.place, row.line, "email", quote_text(row.email), expected))


def facts_of(store: Store, new: tuple[Wanted, ...], today: date) -> Iterator[Fact]:
    """The facts that give everybody their role; somebody who is on the list twice is one person."""
    ids: dict[str, str] = {}
    for row in new:
        if row.email not in ids:
            known = known_person(store, row.email)
            ids[row.email] = known.id if known else new_id()
            if known is None:
                yield Person(ids[row.email], row.email, row.name or row.email)
            elif row.name and row.name != known.name:
                yield PersonName(known.id, row.name)
        role = row.membership.role.value
        yield MembershipVersion(ids[row.email], row.organisation.id, role, row.from_on or today, None)
