"""Every paper of the registry: its whole file as text, its marks, who may have it, and where it is handed out."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.file_names import fault_of_file_name
from compact_dash.domain.marking import ILLUSTRATIVE, ILLUSTRATIVE_WORD
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader, Sharing
from compact_dash.papers import registry
from compact_dash.papers.forms import CalendarPaper, CsvPaper, WorkbookPaper
from compact_dash.papers.paper import SHARED_AS_READ, Paper
from tests.papers.examples import EXAMPLES, HISTORY, MAKING, Example
from tests.papers.walked import walked

ROOT = Path(__file__).parent.parent.parent
DEMONSTRATION = replace(MAKING, illustrative=True)
MEMBER = Reader(Sharing.SHARED, frozenset({"DFT"}))


class PaperAsText(SingleFileSnapshotExtension):
    """A file of text for each paper, so that what changed in one is read as a change of that file."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Example:
    return EXAMPLES[request.param]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_whole_of_a_paper(name: str, snapshot: SnapshotAssertion) -> None:
    """After a change that is meant: pytest -n 0 tests/papers/test_registry.py --snapshot-update, and read the diff."""
    paper, content = EXAMPLES[name].paper, EXAMPLES[name].content
    assert walked(paper.suffix, paper.write(content, DEMONSTRATION)) == snapshot(extension_class=PaperAsText)


# Each of these alone kept a paper from being made, or made one that no program opens.
DIRT = "\ufffe\uffff\x07\x0c\ud800\u200b\u202e"


def soiled(value: Any) -> Any:
    """A value with dirt in every text of it, as texts were kept before they were tidied on the way in."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{value}{DIRT}" if value else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: soiled(getattr(value, each.name)) for each in fields(value) if each.init})
    if isinstance(value, tuple | list):
        return type(value)(map(soiled, value))
    if isinstance(value, Mapping):
        return {name: soiled(each) for name, each in value.items()}
    return value


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_paper_is_made_of_whatever_was_kept(name: str) -> None:
    paper, content = EXAMPLES[name].paper, EXAMPLES[name].content
    made = paper.write(soiled(content), DEMONSTRATION)
    assert walked(paper.suffix, made) == walked(paper.suffix, paper.write(content, DEMONSTRATION))


def test_no_text_is_kept_of_a_paper_that_is_gone() -> None:
    kept = (Path(__file__).parent / "__snapshots__" / "test_registry").glob("*.txt")
    assert {re.findall(r"\[(.*)\]", path.stem)[0] for path in kept} == set(EXAMPLES)


def rows() -> dict[str, Paper[Any]]:
    """The rows of the registry by the names that pages know them by."""
    return {name: each for name, each in vars(registry).items() if isinstance(each, Paper)}


def test_every_row_is_listed_once() -> None:
    listed = [paper.name for paper in registry.PAPERS]
    assert len(set(listed)) == len(listed)
    assert {paper.name for paper in rows().values()} - set(listed) == set(), "not in PAPERS"


def test_every_paper_has_an_example() -> None:
    missing = {paper.name for paper in registry.PAPERS} - {each.paper.name for each in EXAMPLES.values()}
    assert missing == set(), "not in tests/papers/examples.py"


def test_every_writer_stands_in_the_registry() -> None:
    """A writer of a paper is a function that fills a file, or gives the rows of one."""
    source = Path(registry.__file__).read_text(encoding="utf-8")
    rooms = list(Path(registry.__file__).parent.rglob("*.py"))
    writers = [name for path in rooms for name in re.findall(r"^def (fill_\w+|\w+_rows)\(", path.read_text(), re.M)]
    assert len(writers) >= len(registry.PAPERS)
    assert [name for name in writers if name not in source] == []


def test_every_paper_is_handed_out_somewhere() -> None:
    places = [*(ROOT / "pages").glob("*.py"), *(ROOT / "compact_dash" / "ui").rglob("*.py")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in places)
    assert [name for name in rows() if not re.search(rf"\bdownload\(\s*registry\.{name}\b", said)] == []


def test_files_are_handed_out_by_the_registry_alone() -> None:
    """Nobody else draws a button for a file, or writes one: it would leave without its marks."""
    places = [*(ROOT / "pages").glob("*.py"), *(ROOT / "compact_dash").rglob("*.py")]
    own = {"download.py", "word_paper.py", "forms.py"}
    making = re.compile(r"download_button\(|docx\.Document\(|xlsxwriter\.Workbook\(|\bCalendar\(\)|csv\.writer\(")
    found = [path.name for path in places if path.name not in own and making.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_demonstration_is_said_to_be_one_and_a_real_paper_is_not(example: Example) -> None:
    paper = example.paper
    for making in (DEMONSTRATION, MAKING):
        text = walked(paper.suffix, paper.write(example.content, making))
        assert (ILLUSTRATIVE_WORD in text) is making.illustrative
        if not isinstance(paper, CalendarPaper):
            assert (ILLUSTRATIVE in text) is making.illustrative


def test_a_paper_says_how_it_is_handled_and_whom_it_may_be_shown_to(example: Example) -> None:
    paper = example.paper
    if isinstance(paper, CalendarPaper):
        return
    text = walked(paper.suffix, paper.write(example.content, MAKING))
    marks = paper.marks(example.content, MAKING)
    assert marks.handling == "OFFICIAL"
    for words in marks.parts:
        assert words in text


@pytest.mark.parametrize(
    ("reader", "level"),
    [
        (EVERYTHING, Sharing.INTERNAL),
        (MEMBER, Sharing.INTERNAL),
        (Reader(Sharing.SHARED), Sharing.SHARED),
        (PUBLIC, Sharing.PUBLISHED),
    ],
)
def test_what_a_reader_takes_away_is_shared_as_its_narrowest_part(reader: Reader, level: Sharing) -> None:
    assert registry.HISTORY.marks(HISTORY, replace(DEMONSTRATION, reader=reader)).shared_with == SHARED_AS_READ[level]


MAY_HAVE: dict[str, tuple[bool, bool, bool]] = {
    "commission_note": (True, False, False),
    "calendar_entry": (True, True, True),
    "return_workbook": (True, True, False),
    "plan_workbook": (True, True, True),
    "minutes": (True, True, False),
    "settings": (True, True, True),
    "history": (True, True, True),
    "review": (True, True, True),
    "consultations": (True, True, True),
    "support": (True, True, True),
}


def test_a_paper_is_written_for_those_who_may_have_it_and_refused_to_others() -> None:
    """OCS, a department's lead, the public; the return is the lead's own."""
    assert {paper.name for paper in registry.PAPERS} - set(MAY_HAVE) == set(), "not in MAY_HAVE"
    for name, expected in MAY_HAVE.items():
        paper, content = EXAMPLES[name].paper, EXAMPLES[name].content
        for reader, may in zip((EVERYTHING, MEMBER, PUBLIC), expected, strict=True):
            assert paper.may_have(reader, paper.owner(content)) is may, (name, reader)
            if not may:
                with pytest.raises(NotAllowed, match="is not for you to take away"):
                    paper.write(content, replace(DEMONSTRATION, reader=reader))
    another = Reader(Sharing.SHARED, frozenset({"HMT"}))
    assert not registry.RETURN_WORKBOOK.may_have(another, "DFT")


NAMES: dict[str, tuple[tuple[object, ...], str]] = {
    "minutes": ((date(2014, 5, 21),), "compact-minutes-2014-05-21.docx"),
    "commission_note": ((date(2014, 11, 26), "dft"), "compact-commission-2014-11-26-dft.docx"),
    "return_workbook": (("DFT", date(2014, 9, 24)), "compact-return-DFT-2014-09-24.xlsx"),
    "calendar_entry": ((date(2014, 11, 26), ""), "compact-forum-2014-11-26.ics"),
    "history": ((), "compact-history-illustrative.csv"),
}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A/B", "compact-return-A-B-2026-06-17.xlsx"),
        ("S.4C", "compact-return-S.4C-2026-06-17.xlsx"),
        ("..", "compact-return-2026-06-17.xlsx"),
        ('a<b>:"c"|d?*\\e f', "compact-return-a-b-c-d-e-f-2026-06-17.xlsx"),
        ("X" * 300, f"compact-return-{'X' * 40}-2026-06-17.xlsx"),
    ],
)
def test_a_suggested_name_can_be_kept_on_windows_whatever_a_plan_s_codes_are(code: str, expected: str) -> None:
    name = registry.RETURN_WORKBOOK.file_name(code, date(2026, 6, 17), illustrative=False)
    assert name == expected
    assert fault_of_file_name(name) is None


@pytest.mark.parametrize("paper", registry.PAPERS, ids=lambda paper: paper.name)
def test_every_paper_has_a_name_that_can_be_kept_anywhere(paper: Paper[Any]) -> None:
    name = paper.file_name("CON", date(2026, 6, 17), "x" * 300, "y" * 300, illustrative=True)
    assert fault_of_file_name(name) is None
    assert name.endswith(paper.suffix)


@pytest.mark.parametrize(("name", "parts", "expected"), [(name, *row) for name, row in NAMES.items()])
def test_a_file_s_name_tells_it_from_others(name: str, parts: tuple[object, ...], expected: str) -> None:
    assert EXAMPLES[name].paper.file_name(*parts, illustrative=True) == expected
    assert ILLUSTRATIVE_WORD not in EXAMPLES[name].paper.file_name(*parts, illustrative=False)


def test_the_same_content_makes_the_same_file(example: Example) -> None:
    # Word files say in their archive when each part was packed.
    if example.paper.suffix != ".docx":
        first, second = (example.paper.write(example.content, DEMONSTRATION) for _ in range(2))
        assert first == second


def test_no_word_paper_has_two_lists_of_styles_that_differ(example: Example) -> None:
    if example.paper.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(example.paper.write(example.content, MAKING))) as file:
            assert [name for name in file.namelist() if "tyles" in name] == ["word/styles.xml"]


@pytest.mark.parametrize("name", [name for name, each in EXAMPLES.items() if each.paper.suffix == ".xlsx"])
def test_a_workbook_has_nothing_that_excel_is_known_to_refuse(name: str) -> None:
    written = EXAMPLES[name].paper.write(soiled(EXAMPLES[name].content), DEMONSTRATION)
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        parts = {each: file.read(each).decode() for each in file.namelist() if each.endswith(".xml")}
    book = parts["xl/workbook.xml"]
    sheets = re.findall(r'<sheet name="([^"]*)"', book)
    assert [each for each in sheets if len(each) > 31 or re.search(r"[\[\]:*?/\\]", each)] == []
    names = re.findall(r"<definedName (name=[^>]*)>", book)
    assert len({each.casefold() for each in names}) == len(names)
    for part in parts.values():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", part)
        # Of a list of choices, of the sentences at a cell, and of their titles.
        told = [*re.findall(r"<formula[12]>(.*?)</formula", part), *re.findall(r' (?:prompt|error)="([^"]*)"', part)]
        assert [each for each in told if len(unescape(each)) > 255] == []
        titles = re.findall(r' (?:prompt|error)Title="([^"]*)"', part)
        assert [each for each in titles if len(unescape(each)) > 32] == []
        assert [each for each in re.findall(r"<t[^>]*>([^<]*)</t>", part) if len(unescape(each)) > 32_767] == []


def test_a_workbook_whose_writer_forgot_the_mark_does_not_leave() -> None:
    def forgetful(book: Any, *_: object) -> None:
        book.add_worksheet("Figures").write_string(0, 0, "Green")

    paper: WorkbookPaper[Any] = replace(registry.PLAN_WORKBOOK, fill=forgetful)
    with pytest.raises(AssertionError, match="left out that its figures are illustrative"):
        paper.write(EXAMPLES["plan_workbook"].content, DEMONSTRATION)
    assert paper.write(EXAMPLES["plan_workbook"].content, MAKING)


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_of_a_csv_file_is_a_formula(start: str) -> None:
    paper: CsvPaper[list[str]] = replace(registry.HISTORY, columns=("Words",), rows=lambda words: [words])
    assert walked(".csv", paper.write([start], MAKING)).splitlines()[2].lstrip('"').startswith(f"'{start[0]}".rstrip())


def test_the_registry_loads_no_library_that_writes_files() -> None:
    """Every page with a button imports it."""
    program = (
        "import sys, compact_dash.papers.registry;"
        "print([name for name in ('docx', 'xlsxwriter', 'icalendar', 'openpyxl', 'pandas') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
