"""What people do at a Forum's pages, for the tests that follow them there."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Reader, choose

WORDS = "The Champion’s first report went to the printer on 12 September."
PATH = "The Champion brings the printed report to the executive committee by 2 February 2015."


def press(reader: Reader, name: str, said: str) -> Page:
    """Press a button and wait until the page says what came of it."""
    button = reader.page.get_by_role("button", name=name, exact=True).locator("visible=true")
    expect(button).to_be_enabled(timeout=PATIENCE)
    button.click()
    reader.page.get_by_text(said).first.wait_for()
    return reader.settle()


def place(page: Page) -> str:
    """Which item of how many a wall shows."""
    return page.locator(".slide .top span").last.inner_text()


def shows(reader: Reader, number: int) -> None:
    """Wait for the item on somebody's wall."""
    item = reader.page.locator(".slide .top span").filter(has_text=re.compile(rf"^{number} of "))
    item.wait_for(timeout=PATIENCE)


def write_down(
    chair: Reader, kind: str, fields: dict[str, str], select: Callable[[Page], object] = lambda _: None
) -> None:
    """Capture something on the item that is on the wall."""
    chair.page.get_by_role("radio", name=kind, exact=True).click()
    for label, value in fields.items():
        chair.page.get_by_label(label, exact=True).locator("visible=true").fill(value)
    select(chair.page)
    press(chair, "Write it down", f"{kind} written down on “")


def choose_whose(page: Page) -> None:
    choose(page, "Whose", "HMT")


def choose_amber(page: Page) -> None:
    page.get_by_role("radiogroup", name="Agreed rating").get_by_text("Amber", exact=True).click()


def close_forum(chair: Reader) -> None:
    chair.page.get_by_text("Close the Forum", exact=True).first.click()
    chair.page.get_by_text("Everything is captured and read back").click()
    press(chair, "Close the Forum now", "The Forum is closed.")


def replay(reader: Reader, wall: str) -> list[str]:
    """Every slide of a closed Forum, in words, stepped through by keyboard."""
    page = reader.open(f"{wall}&item=1")
    number = int(place(page).split(" of ")[1])
    slides = [page.locator(".slide").inner_text()]
    for item in range(2, number + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".slide .top span").last).to_have_text(f"{item} of {number}", timeout=PATIENCE)
        slides.append(reader.settle().locator(".slide").inner_text())
    return slides


def upload_workbook(lead: Reader, address: str, folder: Path, name: str) -> Page:
    """Take the workbook of a return away, fill it in, bring it back and wait for what it would change."""
    page = lead.open(address)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the workbook").click()
    (folder / name).write_bytes(filled_in(Path(coming.value.path()).read_bytes()))
    page.locator('input[type="file"]').set_input_files(str(folder / name))
    page.get_by_role("heading", name=f"What {name} would change").wait_for()
    return lead.settle()


def clear(sro: Reader, address: str) -> Page:
    """Clear a return with a grade, which submits it."""
    sro.open(address)
    sro.page.get_by_label("Your grade").fill("Director")
    return press(sro, "Clear this return", "Cleared and submitted to OCS.")


def filled_in(content: bytes) -> bytes:
    """The workbook as a lead fills it in: every line answered, DFT-01 moved and Amber."""
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
