"""Importing people from a list: everybody of it or nobody, each fault by its line, and nobody twice."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from compact_dash.commands.people.import_people import PeopleImport, import_people
from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.errors import FileRefused, NotAllowed, NotFound
from compact_dash.intake.people.people_file import scan_people
from compact_dash.reports.check import check
from compact_dash.reports.people.people import members
from compact_dash.store import Store
from tests.commands.people.test_keep_people import LEAD, OCS, TODAY, by

LIST = """email,role,organisation,name,from
Ann@Example.org,ocs,OCS,Ann,
ben@example.org,Compact lead,Transport,Head of strategy,2014-09-01
ben@example.org,clearer,hmt,,
"""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def take_in(store: Store, path: Path, text: str = LIST, membership: Membership = OCS) -> PeopleImport:
    path.write_text(text, encoding="utf-8")
    return import_people(store, by(membership), scan_people(path))


def faults(store: Store, path: Path, text: str) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        take_in(store, path, text)
    assert members(store) == []
    return str(refused.value).splitlines()


def roles(store: Store) -> set[tuple[str, str, str, str, date]]:
    return {(row.email, row.name, row.role, row.code, row.from_on) for row in members(store)}


@pytest.mark.slow
def test_everybody_on_the_list_is_given_their_role(empty_store: Store, listing: Path) -> None:
    done = take_in(empty_store, listing)
    assert [row.line for row in done.new] == [2, 3, 4]
    assert roles(empty_store) == {
        ("ann@example.org", "Ann", "ocs", "OCS", TODAY),
        ("ben@example.org", "Head of strategy", "lead", "DFT", date(2014, 9, 1)),
        ("ben@example.org", "Head of strategy", "clearer", "HMT", TODAY),
    }
    assert check(empty_store).findings == []


@pytest.mark.slow
def test_the_same_list_again_changes_nothing(empty_store: Store, listing: Path) -> None:
    take_in(empty_store, listing)
    head = empty_store.head()
    done = take_in(empty_store, listing)
    assert (len(done.new), len(done.unchanged), empty_store.head()) == (0, 3, head)
    more = take_in(empty_store, listing, LIST + "cat@example.org,lead,DH,,\n")
    assert [row.words for row in more.new] == ["cat@example.org, Compact lead of DH"]


@pytest.mark.slow
def test_a_workbook_is_read_as_the_same_list(empty_store: Store, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Email", "Role", "Organisation", "From"], ["a@example.org", "lead", "DFT", date(2014, 9, 2)]):
        sheet.append(row)
    book.save(tmp_path / "people.xlsx")
    import_people(empty_store, by(OCS), scan_people(tmp_path / "people.xlsx"))
    assert roles(empty_store) == {("a@example.org", "a@example.org", "lead", "DFT", date(2014, 9, 2))}


def test_every_fault_is_told_by_its_line_and_nobody_is_added(empty_store: Store, listing: Path) -> None:
    said = faults(
        empty_store,
        listing,
        "email,role,organisation,from\n"
        "good@example.org,lead,DFT,\n"
        "nobody,boss,XXX,2014-09-18\n"
        "cat@example.org,ocs,DFT,soon\n"
        "cat@example.org,ocs,DFT,\n"
        "GOOD@example.org,lead,dft,\n",
    )
    assert [line.partition(": ")[0] for line in said] == [
        "people.csv, line 3, column email",
        "people.csv, line 3, column role",
        "people.csv, line 3, column organisation",
        "people.csv, line 3, column from",
        "people.csv, line 4, column from",
        "people.csv, line 5, column organisation",
        "people.csv, line 6, column email",
    ]
    assert "one of lead, clearer, compact_voice, ocs, chair" in said[1]
    assert "a day no later than today, 17 September 2014" in said[3]
    assert "belongs to OCS, and DFT was given. Choose OCS." in said[5]
    assert "line 2 has it already" in said[6]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a header row: email,role,organisation"),
        ("email,role,organisation\n", "a row for each person under the header"),
        ("email,role\na@example.org,lead\n", "this column in the header row"),
    ],
)
def test_a_list_with_nobody_or_no_header_is_refused(
    empty_store: Store, listing: Path, text: str, sentence: str
) -> None:
    assert sentence in faults(empty_store, listing, text)[0]


def test_only_who_keeps_the_list_takes_one_in(empty_store: Store, listing: Path) -> None:
    with pytest.raises(NotAllowed):
        take_in(empty_store, listing, membership=LEAD)
    with pytest.raises(NotFound, match="There is no file at"):
        scan_people(listing.parent / "none.csv")


def test_the_role_of_a_partner_is_its_own(empty_store: Store, listing: Path) -> None:
    take_in(empty_store, listing, "email,role,organisation\nv@example.org,compact_voice,CV\nw@example.org,lead,CV\n")
    held = {row.email: row.membership for row in members(empty_store)}
    assert held["v@example.org"].role is Role.COMPACT_VOICE
    assert all(membership.is_of_partner for membership in held.values())
