"""Reading a return's workbook: the answers in it, or every fault at once. Nothing is saved here."""

from datetime import date

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.returns.sheet import HEADER, LINES, MORE, TEMPLATE_VERSION, Stamp, stamp_from, stamp_of
from compact_dash.domain.returns.supplement import SUPPLEMENT_LABELS, Supplement
from compact_dash.domain.wording import as_list, long_date
from compact_dash.intake.returns.rows import AnswerRows, SupplementRows
from compact_dash.intake.workbook_file import refusal_of_file
from compact_dash.intake.workbook_grid import ReadWorkbook, read_workbook
from compact_dash.intake.workbook_header import find_header

__all__ = ["ReadReturn", "read_return", "read_stamp"]

AGAIN = "Download the template again and copy your answers into it"


def read_return(content: bytes, form: ReturnForm, name: str, today: date) -> ReadReturn:
    """Read the answers that a workbook gives to the form; `name` is the file's, for refusals.

    Raises:
        FileRefused: with every fault, each by its sheet and cell.
    """
    book = read_workbook(content, name)
    stamp = stamp_from(book.properties)
    judge_stamp(stamp, form, name)
    # Both sheets are read before anything is refused: one list to put right, not one after the other.
    faults: list[Fault] = []
    answers = read_answers(book, form, today, name, is_other(stamp, form), faults)
    supplements = read_supplement_rows(book, today, faults)
    if faults:
        raise FileRefused(faults)
    return put_together(form, answers, supplements)


def read_stamp(content: bytes, name: str) -> Stamp | None:
    """Whose return a workbook says it is; None where it was copied into a new file.

    Raises:
        FileRefused: it cannot be opened.
    """
    return stamp_from(read_workbook(content, name).properties)


def judge_stamp(stamp: Stamp | None, form: ReturnForm, name: str) -> None:
    """Refuse a workbook made for somebody else, for another Forum or from another template."""
    # Copied into a new file it has no stamp; its references are looked at one by one all the same.
    if stamp is None:
        return
    if stamp.template_version != TEMPLATE_VERSION:
        found = f"a workbook made from template version {stamp.template_version}"
        raise refusal_of_file(name, f"version {TEMPLATE_VERSION}. {AGAIN}", found)
    if stamp.organisation != form.organisation:
        found = f"a workbook made for {stamp.organisation}"
        raise refusal_of_file(name, f"the workbook of {form.organisation}", found)
    if stamp.held_on is not None and stamp.held_on != form.held_on:
        found = f"a workbook made for the Forum of {long_date(stamp.held_on)}"
        raise refusal_of_file(name, f"the one for the Forum of {long_date(form.held_on)}. {AGAIN}", found)


def is_other(stamp: Stamp | None, form: ReturnForm) -> bool:
    """Whether the lines asked about are no longer those that the workbook was made for."""
    return stamp is not None and stamp.lines != stamp_of(form).lines


def read_answers(
    book: ReadWorkbook, form: ReturnForm, today: date, name: str, lines_changed: bool, faults: list[Fault]
) -> AnswerRows | None:
    """The rows of the Return sheet, their faults added to `faults`; None where it cannot be read at all."""
    grid = book.grid(LINES)
    if grid is None:
        faults.append(Fault(name, None, None, as_list(book.sheets), f"a sheet named “{LINES}”"))
        return None
    try:
        rows = AnswerRows(grid, find_header(grid, HEADER), today, form=form, lines_changed=lines_changed)
    except FileRefused as refusal:
        faults.extend(refusal.faults)
        return None
    rows.read()
    faults.extend(rows.faults_in_order)
    return rows


def read_supplement_rows(book: ReadWorkbook, today: date, faults: list[Fault]) -> tuple[Supplement, ...] | None:
    """The rows of the sheet Consultations and more; None where it is missing or says nothing."""
    grid = book.grid(MORE)
    if grid is None or not grid.cells:
        return None
    try:
        rows = SupplementRows(grid, find_header(grid, SUPPLEMENT_LABELS), today)
    except FileRefused as refusal:
        faults.extend(refusal.faults)
        return None
    rows.read()
    faults.extend(rows.faults_in_order)
    return tuple(rows.supplements) or None


def put_together(form: ReturnForm, rows: AnswerRows | None, supplements: tuple[Supplement, ...] | None) -> ReadReturn:
    """The answers that were read, with the open lines that have none."""
    answers = rows.answers if rows else {}
    blanks = [line.asked.ref for line in form.open_lines if line.asked.ref not in answers]
    absent = [ref for ref in blanks if rows is None or ref not in rows.rows]
    return ReadReturn(answers, supplements, tuple(blanks), tuple(absent))
