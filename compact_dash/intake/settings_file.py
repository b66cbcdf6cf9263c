"""A file of settings: a CSV table in which two columns count, the name of each setting and its value."""

from pathlib import Path

from compact_dash.domain.errors import Fault, FileRefused, NotFound
from compact_dash.domain.plain_text import key, tidy_text
from compact_dash.intake.csv_file import csv_rows

NAME, VALUE = "name", "value"


def read_settings(path: Path) -> list[tuple[str, str]]:
    """The settings in a file, each with its value as text; what the values may be is not judged here.

    Raises:
        NotFound: there is no file at the path.
        FileRefused: with every fault of it.
    """
    if not path.is_file():
        raise NotFound(f"There is no file at {path}. “settings export --out {path.name}” writes one.")
    numbered = csv_rows(path.name, path.read_bytes())
    header = [key(cell) for cell in numbered[0][1]] if numbered else []
    if NAME not in header or VALUE not in header:
        raise FileRefused([Fault(path.name, 1, None, None, "a header row with the columns name and value")])
    at_name, at_value = header.index(NAME), header.index(VALUE)
    rows = [(line, cells_at(cells, at_name), cells_at(cells, at_value)) for line, cells in numbered[1:]]
    names = [name for _, name, _ in rows]
    faults = [
        Fault(path.name, line, NAME, name or None, "a name that stands once" if name else "the name of a setting")
        for line, name, _ in rows
        if not name or names.count(name) > 1
    ]
    if faults:
        raise FileRefused(faults)
    return [(name, value) for _, name, value in rows]


def cells_at(cells: list[str], place: int) -> str:
    return tidy_text(cells[place]) if place < len(cells) else ""
