"""Files of a wrong kind, at each door: one true sentence each, without reading more of them than that takes."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from compact_dash.domain.errors import FileRefused
from compact_dash.intake.people.people_file import scan_people
from compact_dash.intake.plan.sheets import sheets_of
from compact_dash.intake.settings_file import scan_settings
from compact_dash.intake.workbook_grid import read_workbook

HTML = "<html><table><tr><td>ref</td></tr></table></html>"
MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + HTML.encode()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")
CSV = "ref,words\r\nCO-1,£5\r\n"


def book(place: str | None = None, macro: bool = False) -> bytes:
    workbook, saved = openpyxl.Workbook(), io.BytesIO()
    if place:
        workbook.active[place] = "x"
    workbook.save(saved)
    if macro:
        with zipfile.ZipFile(saved, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"x")
    return saved.getvalue()


def bomb() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(20 * 1024 * 1024))
    return saved.getvalue()


def as_return(name: str, content: bytes, folder: Path) -> object:
    return read_workbook(content, name)


def as_plan(name: str, content: bytes, folder: Path) -> object:
    return sheets_of({name: content})


def as_settings(name: str, content: bytes, folder: Path) -> object:
    (folder / name).write_bytes(content)
    return scan_settings(folder / name)


def as_people(name: str, content: bytes, folder: Path) -> object:
    (folder / name).write_bytes(content)
    return scan_people(folder / name)


Door = Callable[[str, bytes, Path], object]
# What each is, as bytes, and as what it is refused at the doors for workbooks.
NO_WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "a zip bomb": (bomb(), "unpacks to at most 16 MB"),
    "a PDF": (b"%PDF-1.4\n%\xe2\xe3", "found “a PDF”"),
    "macros": (book(macro=True), "a workbook without macros"),
    "a workbook of 1997": (OLD, "found “a workbook in the format of Excel 97-2003”"),
    "nothing": (b"", "found “an empty file”"),
    "a web page": (HTML.encode("utf-8-sig"), "found “a web page or an XML file”"),
    "a web page in UTF-16": (HTML.encode("utf-16"), "found “a web page or an XML file”"),
    "a web page in one file": (MHT, "found “a web page saved as one file”"),
    "text in UTF-16": (CSV.encode("utf-16"), "found “plain text, such as a CSV file”"),
    "a program": (b"\x7fELF\2\1\1" + bytes(range(256)), "found “a file of another kind”"),
    "a file of noughts": (bytes(5_000), "found “a file of another kind”"),
}
NO_CSV: dict[str, tuple[bytes, str]] = {
    "a PDF": (b"%PDF-1.4\n%\xe2\xe3", "found “a PDF”"),
    "a web page": (HTML.encode("utf-8-sig"), "found “a web page or an XML file”"),
    "a web page in one file": (MHT, "found “a web page saved as one file”"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "found “a picture”"),
    "a workbook of 1997": (OLD, "found “a workbook”"),
    "a zip bomb": (bomb(), "found “a workbook”"),
    "too many rows": (b"\n".join([b"name,value"] * 6_000), "at most 5,000 rows"),
}


@pytest.mark.parametrize("door", [as_return, as_plan, as_people])
@pytest.mark.parametrize(("content", "words"), NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_what_is_no_workbook_is_called_what_it_is(door: Door, content: bytes, words: str, tmp_path: Path) -> None:
    for name in ("sent.xlsx", "sent.xls"):
        with pytest.raises(FileRefused) as refusal:
            door(name, content, tmp_path)
        assert words in str(refusal.value)
        assert str(refusal.value).count("\n") == 0


@pytest.mark.parametrize(("door", "name"), [(as_plan, "themes.csv"), (as_settings, "s.csv"), (as_people, "p.csv")])
@pytest.mark.parametrize(("content", "words"), NO_CSV.values(), ids=NO_CSV)
def test_what_is_no_csv_is_called_what_it_is(door: Door, name: str, content: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        door(name, content, tmp_path)
    assert words in str(refusal.value)
    assert str(refusal.value).count("\n") == 0


@pytest.mark.parametrize("place", ["XFD1", "A1048576", "XFD1048576"])
def test_what_stands_far_away_is_not_called_nothing(place: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="expected a sheet with the name of a table"):
        as_plan("sent.xlsx", book(place), tmp_path)
    with pytest.raises(FileRefused, match=r"nothing so far to the right|at most 5,000 rows"):
        as_people("sent.xlsx", book(place), tmp_path)


def test_an_empty_workbook_is_not_said_to_be_in_the_plan_already(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="found “an empty workbook”, expected a sheet with the name of a table"):
        as_plan("sent.xlsx", book(), tmp_path)
