"""A file of settings: a CSV table in which two columns count, the name of each setting and its value."""

from dataclasses import dataclass
from pathlib import Path

from compact_dash.domain.errors import Fault, FileRefused, NotFound
from compact_dash.domain.plain_text import key, tidy_text
from compact_dash.intake.csv_file import csv_rows, letters_guessed

NAME, VALUE = "name", "value"
A_NAME = "the name of a setting"


@dataclass(frozen=True)
class SettingRowRead:
    """A setting as a line of the file has it, its value as text."""

    line: int
    name: str
    text: str


@dataclass(frozen=True)
class SettingsFile:
    """The rows of a file of settings, the faults in their names, and what a refusal calls the file.

    `remark` is what to look at in it: its letters, where they were guessed.
    """

    place: str
    rows: tuple[SettingRowRead, ...]
    faults: tuple[Fault, ...]
    remark: str | None = None


def scan_settings(path: Path) -> SettingsFile:
    """The settings in a file; what they may be called and set to is not judged here.

    Raises:
        NotFound: there is no file at the path.
        FileRefused: it is no CSV, or its columns are not those of settings.
    """
    if not path.is_file():
        raise NotFound(f"There is no file at {path}. “settings export --out {path.name}” writes one.")
    content = path.read_bytes()
    numbered = csv_rows(path.name, content)
    header = [key(cell) for cell in numbered[0][1]] if numbered else []
    if NAME not in header or VALUE not in header:
        raise FileRefused([Fault(path.name, 1, None, None, "a header row with the columns name and value")])
    at_name, at_value = header.index(NAME), header.index(VALUE)
    rows = tuple(
        SettingRowRead(line, cells_at(cells, at_name), cells_at(cells, at_value)) for line, cells in numbered[1:]
    )
    names = [row.name for row in rows]
    faults = tuple(
        Fault(path.name, row.line, NAME, row.name or None, "a name that stands once" if row.name else A_NAME)
        for row in rows
        if not row.name or names.count(row.name) > 1
    )
    return SettingsFile(path.name, rows, faults, letters_guessed(path.name, content))


def cells_at(cells: list[str], place: int) -> str:
    return tidy_text(cells[place]) if place < len(cells) else ""
