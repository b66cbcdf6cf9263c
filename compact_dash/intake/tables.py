"""Tables in CSV files, read strictly: a file is taken whole or refused with every fault in it.

People keep these files in spreadsheets. So a fault names the line and the column as a person
finds them there, and a cell that a spreadsheet might run as a formula is turned away.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.plain_text import key, tidy_text
from compact_dash.intake.cells import (
    Day,
    Whole,
    YesNo,
    cell_said,
    expected_of,
    of_shape,
    quote_text,
    safe_text_expected,
)
from compact_dash.intake.csv_file import NumberedRow, csv_rows
from compact_dash.intake.sheet_rows import below_title

__all__ = [
    "Day",
    "Row",
    "Whole",
    "YesNo",
    "check_known",
    "check_order",
    "of_shape",
    "read_table",
    "scan_rows",
    "scan_table",
    "some_of",
]

LONGEST_LIST_SHOWN = 20


class Row(BaseModel):
    """One row of a table: its fields are the columns, and one that allows None may be blank.

    A column with a value of its own where there is none may be left out of the file.
    """

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
    (line, header), *body = below_title(numbered, _columns(row))
    table = _Table(place, row, header)
    table.judge_header(line)
    records = [record for number, cells in body for record in table.records(number, cells)]
    rows = [read for record in records for read in table.rows(record)]
    for columns in unique:
        table.judge_unique(columns.split("+"), records, {read.line: read for read in rows})
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


def _columns(row: type[Row]) -> dict[str, FieldInfo]:
    """The fields that are columns, by their names in the file, of which Python keeps some for itself."""
    return {field.alias or name: field for name, field in row.model_fields.items() if name != "line"}


def _column_called(name: str, columns: Collection[str]) -> str:
    """The column that is meant, whatever its capitals and with spaces for its underscores; any other as it stands."""
    meant = key(name).replace(" ", "_")
    return meant if meant in columns else tidy_text(name)


def _refusal(file: str, line: int | None, value: str | None, expected: str) -> FileRefused:
    return FileRefused([Fault(file, line, None, value, expected)])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path.name, None, None, f"this file in the folder {path.parent.name}") from None
    except OSError:
        raise _refusal(path.name, None, None, "a file that can be opened") from None


@dataclass(frozen=True)
class _Record:
    """The cells of one row as they stand in the file, by column, and what each of them says."""

    line: int
    cells: dict[str, str]
    said: dict[str, str | None]


class _Table(Generic[R]):
    """One file under its header, and the faults found in it so far."""

    def __init__(self, file: str, row: type[R], header: Sequence[str]) -> None:
        self.file = file
        self.row = row
        self.columns = _columns(row)
        self.header = [_column_called(name, self.columns) for name in header]
        # Spreadsheets leave empty columns behind.
        while self.header and not self.header[-1]:
            self.header.pop()
        self.faults: list[Fault] = []

    def fault(self, line: int, column: str | None, value: str | None, expected: str) -> None:
        found = None if value is None else quote_text(value)
        self.faults.append(Fault(self.file, line, column, found, expected))

    def judge_header(self, line: int) -> None:
        for name in dict.fromkeys(filter(None, self.header)):
            if name not in self.columns:
                self.fault(line, None, name, f"one of the columns {', '.join(self.columns)}")
            elif self.header.count(name) > 1:
                self.fault(line, name, f"{self.header.count(name)} times", "this column once")
        for name, field in self.columns.items():
            if name not in self.header and field.is_required():
                self.fault(line, name, None, "this column in the header row")

    def records(self, line: int, cells: Sequence[str]) -> Iterator[_Record]:
        """The cells under their columns; those that were left out at the end of the row are blank."""
        filled = list(cells)
        while len(filled) > len(self.header) and not tidy_text(filled[-1]):
            filled.pop()
        if len(filled) > len(self.header):
            self.fault(line, None, f"{len(filled)} cells", f"{len(self.header)} cells, as in the header row")
            return
        filled += [""] * (len(self.header) - len(filled))
        for name, cell in zip(self.header, filled, strict=True):
            if not name and tidy_text(cell):
                self.fault(line, None, cell, "nothing here, as this column has no name in the header row")
        named = {name: cell for name, cell in zip(self.header, filled, strict=True) if name in self.columns}
        yield _Record(line, named, {name: cell_said(cell, self.annotation(name)) for name, cell in named.items()})

    def annotation(self, column: str) -> Any:
        return self.columns[column].annotation

    def rows(self, record: _Record) -> Iterator[R]:
        """The row a record makes, unless one of its cells is at fault."""
        unsafe = set(self._judge_cells(record))
        try:
            row = self.row.model_validate({**record.said, "line": record.line})
        except ValidationError as error:
            self._judge_values(record, error.errors(), unsafe)
        else:
            yield from () if unsafe else (row,)

    def judge_unique(self, key: Sequence[str], records: Iterable[_Record], rows: Mapping[int, R]) -> None:
        earlier: dict[tuple[str, ...], int] = {}
        for record in records:
            # As it was read where it could be: 1 and 1.00 are one number.
            read: Any = rows.get(record.line, record)
            said = [record.said.get(column) for column in key]
            value = tuple(str(getattr(read, column, each)) for column, each in zip(key, said, strict=True))
            first = earlier.setdefault(value, record.line)
            # A blank is a fault by itself, and two of them are no repetition.
            if all(said) and first != record.line:
                expected = f"a value used once: line {first} has it already"
                self.fault(record.line, ", ".join(key), ", ".join(value), expected)

    def _judge_cells(self, record: _Record) -> Iterator[str]:
        for column, words in record.said.items():
            expected = safe_text_expected(words or "", self.annotation(column))
            if expected is not None:
                self.fault(record.line, column, words, expected)
                yield column

    def _judge_values(self, record: _Record, errors: Iterable[ErrorDetails], unsafe: Collection[str]) -> None:
        for error in errors:
            column = str(error["loc"][0]) if error["loc"] else None
            # A column that is not in the file was named once, at the header.
            if column is not None and (column not in record.cells or column in unsafe):
                continue
            # Quoted as it stands, for a placeholder where a value is needed says nothing and is there to be seen.
            cell = "" if column is None else tidy_text(record.cells[column])
            self.fault(record.line, column, cell or None, expected_of(error))
