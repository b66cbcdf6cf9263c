"""Reading a return's workbook: the answers in it, or every fault at once. Nothing is saved here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.house import house
from compact_dash.domain.returns.answer import NOTHING
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.returns.sheet import (
    HEADER,
    INSTRUCTIONS,
    LINES,
    MORE,
    TEMPLATE_VERSION,
    Stamp,
    drafts_still_there,
    stamp_from,
    stamp_of,
)
from compact_dash.domain.returns.supplement import SUPPLEMENT_LABELS
from compact_dash.domain.wording import as_list, long_date
from compact_dash.intake.returns.rows import AnswerRows, SupplementRows
from compact_dash.intake.workbook_file import refusal_of_file
from compact_dash.intake.workbook_grid import Grid, ReadWorkbook, read_workbook
from compact_dash.intake.workbook_header import Header, find_header

__all__ = ["ReadReturn", "read_return", "read_stamp"]

OURS = frozenset(name.casefold() for name in (INSTRUCTIONS, LINES, MORE))
REMARKS_UNREAD = "The workbook has comments or text boxes. They were not read: what is to be kept belongs in the cells."
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
    if faults or answers is None:
        raise FileRefused(faults)
    copies = [*other_answers(book, answers), *other_supplements(book, answers, supplements)]
    unread = [f"The sheet “{sheet}” has answers too. They were not read." for sheet in copies]
    unread += [f"The sheet “{sheet}” was not read." for sheet in own_sheets(book) if sheet not in copies]
    unread += [REMARKS_UNREAD] if book.has_remarks else []
    return put_together(form, answers, supplements, drafts_still_there(stamp, form), unread)


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
        found = f"a workbook made for the {house().forum} of {long_date(stamp.held_on)}"
        raise refusal_of_file(name, f"the one for the {house().forum} of {long_date(form.held_on)}. {AGAIN}", found)


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


def read_supplement_rows(book: ReadWorkbook, today: date, faults: list[Fault]) -> SupplementRows | None:
    """The rows of the sheet Consultations and more, their faults added to `faults`; None where there is no sheet."""
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
    return rows


def other_answers(book: ReadWorkbook, read: AnswerRows) -> list[str]:
    """The sheets that are copies of the Return sheet and have answers in them that are saved nowhere.

    Raises:
        FileRefused: the Return sheet itself has nothing new, so the copy was filled in its place.
    """
    copies = []
    for sheet, grid, header in tables_beside(book, HEADER):
        rows = AnswerRows(grid, header, read.today, form=read.form)
        rows.read()
        if new_answers(rows):
            copies.append(sheet)
    if copies and not new_answers(read):
        raise refusal_of_copy(book, copies[0], LINES)
    return copies


def other_supplements(book: ReadWorkbook, read: AnswerRows, more: SupplementRows | None) -> list[str]:
    """The same of the sheet Consultations and more."""
    saved = list(read.form.supplements)
    copies = []
    for sheet, grid, header in tables_beside(book, SUPPLEMENT_LABELS):
        rows = SupplementRows(grid, header, read.today)
        rows.read()
        if rows.supplements and rows.supplements != saved:
            copies.append(sheet)
    if copies and (more is None or more.supplements in ([], saved)):
        raise refusal_of_copy(book, copies[0], MORE)
    return copies


def refusal_of_copy(book: ReadWorkbook, copy: str, sheet: str) -> FileRefused:
    found = f"answers on the sheet “{copy}”, and nothing new on “{sheet}”"
    is_seen = sheet.casefold() in (each.strip().casefold() for each in book.sheets)
    hidden = "" if is_seen or book.grid(sheet) is None else ". It is hidden: right-click a sheet’s name, Unhide"
    way_out = f"copy them there, or delete “{sheet}” and give its name to “{copy}”{hidden}"
    return refusal_of_file(book.name, f"the answers on the sheet “{sheet}”: {way_out}", found)


def tables_beside(book: ReadWorkbook, columns: Mapping[str, str]) -> Iterator[tuple[str, Grid, Header]]:
    """The sheets beside ours, of those that people see, which have all of the columns."""
    for sheet in book.sheets:
        try:
            grid = None if sheet.strip().casefold() in OURS else book.grid(sheet)
            header = find_header(grid, columns) if grid else None
        except FileRefused:
            # A sheet of one's own may be as long as it likes.
            continue
        if grid and header:
            yield sheet, grid, header


def own_sheets(book: ReadWorkbook) -> Iterator[str]:
    """The sheets that somebody has added, of those that people see, and written in."""
    for sheet in book.sheets:
        try:
            grid = None if sheet.strip().casefold() in OURS else book.grid(sheet)
        except FileRefused:
            # Too long to be looked at, which is to say that a lot stands in it.
            yield sheet
        else:
            if grid and (grid.cells or grid.far or grid.below):
                yield sheet


def new_answers(rows: AnswerRows) -> bool:
    saved = {line.asked.ref: line.answer for line in rows.form.lines}
    return any(answer != saved[ref] for ref, answer in rows.answers.items())


def put_together(
    form: ReturnForm,
    rows: AnswerRows,
    more: SupplementRows | None,
    still_there: Collection[str],
    unread: Sequence[str],
) -> ReadReturn:
    """The answers that were read, with the open lines that have none, what was emptied, and what was not read."""
    emptied = [line for line in form.linked_lines if is_emptied(line, rows)]
    answers = {**rows.answers, **{line.asked.ref: NOTHING for line in emptied if line.asked.ref in still_there}}
    blanks = [line.asked.ref for line in form.open_lines if line.asked.ref not in answers]
    absent = [ref for ref in blanks if ref not in rows.rows]
    given = tuple(more.supplements) if more else ()
    is_cleared = more is not None and MORE in still_there and bool(form.supplements)
    ignored = [*unread, *rows.ignored(), *(more.ignored() if more else [])]
    ignored += [
        f"{line.asked.ref} is empty in the workbook, and was saved after the workbook was made. What is saved stays."
        for line in emptied
        if line.asked.ref not in still_there
    ]
    if form.supplements and not given and not is_cleared:
        ignored.append(f"{MORE}: nothing stands there in the workbook. What is saved stays.")
    return ReadReturn(answers, given if given or is_cleared else None, tuple(blanks), tuple(absent), tuple(ignored))


def is_emptied(line: FormLine, rows: AnswerRows) -> bool:
    """Whether a line that has a draft has an empty row in the workbook."""
    ref = line.asked.ref
    return ref in rows.rows and ref not in rows.answers and not line.answer.is_empty
