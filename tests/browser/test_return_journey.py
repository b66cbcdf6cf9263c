"""The way of a return in a real browser: commissioned by OCS, filled in by DfT's lead in Excel, cleared by the SRO,
queried, answered, accepted; and then the same words on the board, the department's page, in History and in JSON."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, Reader, Readers, everybody
from tests.browser.test_every_page_in_a_browser import violations

FORUM = "2014-11-26"
WORDS = "The Champion’s first report went to the printer on 12 September."
PATH = "The Champion brings the printed report to the executive committee by 2 February 2015."
ANSWER = "The printer has it; the proof is attached to the note."
RETURN = f"returns?department=DFT&forum={FORUM}"


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[Readers]:
    """OCS, the lead and the SRO, each at a browser of their own for the whole journey."""
    with everybody(browser, own_server) as somebody:
        yield somebody


def press(reader: Reader, name: str, said: str) -> Page:
    """Press a button and wait until the page says what came of it."""
    reader.page.get_by_role("button", name=name, exact=True).locator("visible=true").click()
    reader.page.get_by_text(said).first.wait_for()
    return reader.settle()


def filled_in(content: bytes) -> bytes:
    """The workbook as a lead fills it in: every line answered, DFT-01 moved and Amber."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    sheet = book["Return"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Reference")
    column = {cell.value: cell.column for cell in header}
    for row in range(header[0].row + 1, sheet.max_row + 1):
        ref = str(sheet.cell(row, 1).value or "")
        if "elsewhere" in str(sheet.cell(row, 2).value or ""):
            break
        if not re.match(r"[A-Z0-9]+-", ref):
            continue
        sheet.cell(row, column["Rating"], "Amber" if ref == "DFT-01" else "Green")
        sheet.cell(row, column["Update"], WORDS if ref == "DFT-01" else f"Work on {ref} goes on as planned.")
        sheet.cell(row, column["Evidence"], "Note of 15 September")
        if ref == "DFT-01":
            sheet.cell(row, column["Path to green"], PATH)
            sheet.cell(row, column["New date"], "2 February 2015")
            sheet.cell(row, column["Reason for new date"], "The printer")
        if sheet.cell(row, column["Milestone due"]).value is None:
            sheet.cell(row, column["Next milestone"], "A first talk to new staff")
            sheet.cell(row, column["Milestone due"], "02/03/2015")
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def journey(people: Readers, tmp_path_factory: pytest.TempPathFactory, axe: str) -> dict[str, str]:
    """The whole way, once; what each page said at its step."""
    ocs, lead, sro = people("OCS"), people("DFT Compact lead"), people("DFT SRO")
    seen: dict[str, str] = {}

    def note(step: str, reader: Reader) -> None:
        assert violations(reader.page, axe) == [], step
        seen[step] = reader.page.locator('[data-testid="stMain"]').inner_text()
        if os.environ.get("UPDATE_SCREENSHOTS"):
            reader.page.screenshot(path=str(ROOT / "docs" / "screenshots" / f"return-{step}.png"))

    ocs.open(f"returns?forum={FORUM}")
    press(ocs, "Commission the returns", "are commissioned")
    note("commissioned", ocs)

    lead.open("returns?view=excel")
    with lead.page.expect_download() as coming:
        lead.page.get_by_role("button", name="Download the workbook").click()
    content = Path(coming.value.path()).read_bytes()
    given = tmp_path_factory.mktemp("excel") / "dft.xlsx"
    given.write_bytes(filled_in(content))
    lead.page.locator('input[type="file"]').set_input_files(str(given))
    lead.page.get_by_role("heading", name="What dft.xlsx would change").wait_for()
    lead.settle()
    note("preview", lead)
    press(lead, "Keep it and send for clearance", "the return sent for clearance")
    note("sent", lead)

    sro.open("returns")
    note("to-clear", sro)
    sro.page.get_by_label("Your grade").fill("Director")
    press(sro, "Clear this return", "Cleared and submitted to OCS.")
    note("cleared", sro)

    ocs.open(RETURN)
    note("read", ocs)
    ocs.page.get_by_text("Query DFT-01", exact=True).click()
    ocs.page.get_by_label("Your question on DFT-01").fill("Who has the report now?")
    press(ocs, "Query this line", "is asked about DFT-01")
    note("queried", ocs)

    lead.open("returns")
    lead.page.get_by_label("Your answer to OCS").fill(ANSWER)
    press(lead, "Send the answer", "The answer on DFT-01 is with OCS.")
    note("answered", lead)

    ocs.open(RETURN)
    press(ocs, "Accept and lock", "is accepted and locked.")
    note("accepted", ocs)
    return seen


def test_each_step_says_what_it_did(journey: dict[str, str]) -> None:
    assert "Returns for the Forum of 26 November 2014 are commissioned" in journey["commissioned"]
    assert "6 lines" in journey["preview"]
    assert PATH in journey["preview"]
    assert "sent for clearance" in journey["sent"]
    assert WORDS in journey["to-clear"]
    assert "Cleared and submitted to OCS." in journey["cleared"]
    assert WORDS in journey["read"]
    assert "Who has the report now?" in journey["queried"]
    assert "Submitted." in journey["answered"]
    assert "Accepted" in journey["accepted"]


def test_the_board_and_the_department_page_show_the_same_words(journey: dict[str, str], people: Readers) -> None:
    page = people("OCS").open("department?department=DFT")
    line = page.locator("tr#DFT-01")
    assert WORDS in line.inner_text()
    assert f"Path to green: {PATH}" in line.inner_text()
    assert line.locator(".r.amber").count() >= 1
    row = people("OCS").open("progress").get_by_role("row", name="Transport")
    assert "Amber" in row.first.inner_text()


def test_history_tells_each_step_with_who_took_it(journey: dict[str, str], people: Readers) -> None:
    text = people("OCS").open("history?kind=Return+line&about=DFT-01").locator("table").first.inner_text()
    assert WORDS.rstrip(".") in text
    assert "DFT SRO (desk)" in text
    steps = people("OCS").open("history?kind=Return&about=DfT").locator("table").first.inner_text()
    for said in ("Who has the report now?", ANSWER.rstrip("."), "Director"):
        assert said in steps


def test_the_json_says_the_same_as_the_board(
    journey: dict[str, str], people: Readers, own_database: Path, tmp_path: Path
) -> None:
    """Last of the journey: the command line has the file once the app lets go of it, so it reads a copy."""
    copied = tmp_path / "copied"
    copied.mkdir()
    from compact_dash.store.duckdb_engine import DuckdbEngine

    for path in (own_database, Path(f"{own_database}.wal")):
        if path.exists():
            shutil.copy(path, copied / path.name)
    DuckdbEngine(copied / own_database.name).close()
    command = [sys.executable, "-m", "compact_dash", "status", "--json", "--department", "DFT"]
    environment = os.environ | {"COMPACT_DB": str(copied / own_database.name)}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    actions = {action["ref"]: action for action in json.loads(told.stdout)["actions"]}
    assert (actions["DFT-01"]["claimed"], actions["DFT-01"]["due"]) == ("amber", "2015-02-02")
    assert actions["DFT-01"]["headline"] == "amber"


def test_nobody_met_an_error(journey: dict[str, str], people: Readers) -> None:
    for post in ("OCS", "DFT Compact lead", "DFT SRO"):
        assert (people(post).complaints, people(post).strangers) == ([], []), post
