"""Tables in CSV files, read strictly: a file is taken whole or refused with every fault in it.

People keep these files in spreadsheets. So a fault names the line and the column as a person
finds them there, and a cell that a spreadsheet might run as a formula is turned away.
"""

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.intake.cells import Day, Whole, YesNo, expected_of, of_shape, quote_text, safe_text_expected

__all__ = [
    "Day",
    "Row",
    "Whole",
    "YesNo",
    "check_known",
    "check_order",
    "csv_rows",
    "of_shape",
    "read_table",
    "scan_rows",
    "scan_table",
    "some_of",
]

LONGEST_LIST_SHOWN = 20
NumberedRow = tuple[int, list[str]]


class Row(BaseModel):
    """One row of a table: its fields are the columns, and one that allows None may be blank."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: int


R = TypeVar("R", bound=Row)


def read_table(path: Path, row: type[R], *, unique: Sequence[str] = ()) -> list[R]:
    """The rows of a file, or a refusal that lists every fault.

    Each entry of `unique` is a column, or columns joined by "+", whose value may not repeat.
    """
    rows, faults = scan_table(path, row, unique=unique)
    if faults:
        raise FileRefused(faults)
    return rows


def scan_table(path: Path, row: type[R], *, unique: Sequence[str] = ()) -> tuple[list[R], list[Fault]]:
    """The sound rows of a file beside every fault, for a caller with several files to judge."""
    try:
        rows = csv_rows(path.name, _content(path))
    except FileRefused as refusal:
        return [], list(refusal.faults)
    return scan_rows(path.name, rows, row, unique=unique)


def scan_rows(
    place: str, numbered: Sequence[NumberedRow], row: type[R], *, unique: Sequence[str] = ()
) -> tuple[list[R], list[Fault]]:
    """The sound rows of a table beside every fault; `place` is what a refusal calls the file or the sheet."""
    if not numbered:
        return [], [Fault(place, None, None, None, f"a header row: {','.join(_columns(row))}")]
    (line, header), *body = numbered
    table = _Table(place, row, header)
    table.judge_header(line)
    records = [record for number, cells in body for record in table.records(number, cells)]
    rows = [read for record in records for read in table.rows(record)]
    for key in unique:
        table.judge_unique(key.split("+"), records)
    return rows, sorted(table.faults, key=lambda fault: fault.line or 0)


def check_known(file: str, rows: Iterable[Row], column: str, known: Collection[object], what: str) -> list[Fault]:
    """A fault for each row whose `column` names nothing that is `known`; blanks pass."""
    return [
        Fault(file, row.line, column, quote_text(str(value)), f"{what}: {some_of(known, str(value))}")
        for row in rows
        if (value := getattr(row, column)) is not None and value not in known
    ]


def check_order(file: str, rows: Iterable[Row], earlier: str, later: str) -> list[Fault]:
    """A fault for each row whose `later` date falls before its `earlier` one; blanks pass."""
    faults = []
    for row in rows:
        first, last = getattr(row, earlier), getattr(row, later)
        if first is not None and last is not None and last < first:
            expected = f"a date no earlier than {earlier}, which is {first}"
            faults.append(Fault(file, row.line, later, str(last), expected))
    return faults


def some_of(known: Collection[object], value: str) -> str:
    """The known names, or those most like `value` where there are too many to list."""
    names = [str(name) for name in known]
    if not names:
        return "there is none"
    if len(names) <= LONGEST_LIST_SHOWN:
        return f"one of {', '.join(names)}"
    # The first few where none is like it, so that the reader sees at least what a name looks like.
    close = difflib.get_close_matches(value, names) or names[:3]
    return f"one of {len(names)}, such as {', '.join(close)}"


def _columns(row: type[Row]) -> list[str]:
    return [name for name in row.model_fields if name != "line"]


def _refusal(file: str, line: int | None, value: str | None, expected: str) -> FileRefused:
    return FileRefused([Fault(file, line, None, value, expected)])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path.name, None, None, f"this file in the folder {path.parent.name}") from None
    except OSError:
        raise _refusal(path.name, None, None, "a file that can be opened") from None


def _text(file: str, content: bytes) -> str:
    try:
        # Excel begins its CSV files with a byte order mark, which is no part of the first column's name.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", error.object[: error.start])) + 1
        byte = f"byte 0x{error.object[error.start]:02X}"
        raise _refusal(file, line, byte, "UTF-8 text: save it again as CSV UTF-8") from None


def csv_rows(file: str, content: bytes) -> list[NumberedRow]:
    """Every row of a CSV file that is not blank, with the number of its first line; the header comes first.

    Raises:
        FileRefused: it is no UTF-8 text, or a quotation mark is not closed.
    """
    # Line ends are left as they are, because a cell over several lines keeps its own.
    reader = csv.reader(io.StringIO(_text(file, content), newline=""), strict=True)
    rows: list[NumberedRow] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        raise _refusal(file, line, None, "every quotation mark to be closed") from None
    return rows


@dataclass(frozen=True)
class _Record:
    """The cells of one row as they stand in the file, by column."""

    line: int
    cells: dict[str, str]

    def values(self) -> dict[str, str | None]:
        return {column: cell.strip() or None for column, cell in self.cells.items()}


class _Table(Generic[R]):
    """One file under its header, and the faults found in it so far."""

    def __init__(self, file: str, row: type[R], header: Sequence[str]) -> None:
        self.file = file
        self.row = row
        self.header = [name.strip() for name in header]
        self.columns = _columns(row)
        self.faults: list[Fault] = []

    def fault(self, line: int, column: str | None, value: str | None, expected: str) -> None:
        found = None if value is None else quote_text(value)
        self.faults.append(Fault(self.file, line, column, found, expected))

    def judge_header(self, line: int) -> None:
        for name in dict.fromkeys(self.header):
            if name not in self.columns:
                self.fault(line, None, name, f"one of the columns {', '.join(self.columns)}")
            elif self.header.count(name) > 1:
                self.fault(line, name, f"{self.header.count(name)} times", "this column once")
        for name in self.columns:
            if name not in self.header:
                self.fault(line, name, None, "this column in the header row")

    def records(self, line: int, cells: Sequence[str]) -> Iterator[_Record]:
        """The cells under their columns, unless there are too many or too few of them."""
        if len(cells) == len(self.header):
            named = zip(self.header, cells, strict=True)
            yield _Record(line, {name: cell for name, cell in named if name in self.columns})
        else:
            expected = f"{len(self.header)} cells, as in the header row"
            self.fault(line, None, f"{len(cells)} cells", expected)

    def rows(self, record: _Record) -> Iterator[R]:
        """The row a record makes, unless one of its cells is at fault."""
        unsafe = set(self._judge_cells(record))
        try:
            row = self.row.model_validate({**record.values(), "line": record.line})
        except ValidationError as error:
            self._judge_values(record, error.errors(), unsafe)
        else:
            yield from () if unsafe else (row,)

    def judge_unique(self, key: Sequence[str], records: Iterable[_Record]) -> None:
        earlier: dict[tuple[str, ...], int] = {}
        for record in records:
            value = tuple(record.values().get(column) or "" for column in key)
            first = earlier.setdefault(value, record.line)
            # A blank is a fault by itself, and two of them are no repetition.
            if all(value) and first != record.line:
                expected = f"a value used once: line {first} has it already"
                self.fault(record.line, ", ".join(key), ", ".join(value), expected)

    def _judge_cells(self, record: _Record) -> Iterator[str]:
        for column, cell in record.cells.items():
            expected = safe_text_expected(cell, self.row.model_fields[column].annotation)
            if expected is not None:
                self.fault(record.line, column, cell, expected)
                yield column

    def _judge_values(self, record: _Record, errors: Iterable[ErrorDetails], unsafe: Collection[str]) -> None:
        for error in errors:
            column = str(error["loc"][0]) if error["loc"] else None
            # A column that is not in the file was named once, at the header.
            if column is not None and (column not in record.cells or column in unsafe):
                continue
            cell = "" if column is None else record.cells[column].strip()
            self.fault(record.line, column, cell or None, expected_of(error))
