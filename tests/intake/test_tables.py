"""The strict reader: what it takes, and the exact sentence for each thing it refuses."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.intake.csv_file import csv_rows, letters_guessed
from compact_dash.intake.tables import Day, Row, Whole, YesNo, check_known, check_order, of_shape, read_table

NO_FORMULA = (
    "expected plain words: a cell must not start with =, +, -, @, a tab or a carriage return,"
    " which a spreadsheet may run as a formula."
)
DAY_FIRST = "expected a date with the day first, such as 3/11/2014 or 3 November 2014"
MONTH_FIRST = (
    f"{DAY_FIRST}, and one that is in the calendar: this one has its month first, so look at every date beside it."
)
NO_SUCH_DAY = f"{DAY_FIRST}, and one that is in the calendar."
NO_ERROR = "expected a value: the spreadsheet shows an error here."
AGAIN = "save it again as CSV UTF-8, a type of its own in Excel’s Save As."
HEADER = "ref,title,stage,due_on,places,starts_at,open"
SOUND = "A1,Stall,planned,2014-05-21,3,14:00,yes"


class StallRow(Row):
    ref: str
    title: str
    stage: Literal["planned", "held"]
    due_on: Day | None
    places: Whole | None
    starts_at: Annotated[str, of_shape("[0-2][0-9]:[0-5][0-9]", "a time such as 14:00")] | None
    open: YesNo


class VisitRow(Row):
    ref: str
    number: Annotated[Whole, Field(ge=1)]


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "stalls.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(folder: Path, content: str | bytes, unique: tuple[str, ...] = ("ref",)) -> str:
    with pytest.raises(FileRefused) as refused:
        read_table(written(folder, content), StallRow, unique=unique)
    return str(refused.value)


def test_a_sound_row_is_read_into_its_types(tmp_path: Path) -> None:
    [row] = read_table(written(tmp_path, f"{HEADER}\n{SOUND}\n"), StallRow)
    assert row == StallRow(
        line=2,
        ref="A1",
        title="Stall",
        stage="planned",
        due_on=datetime.date(2014, 5, 21),
        places=3,
        starts_at="14:00",
        open=True,
    )


def test_a_blank_cell_is_none_where_the_column_allows_it(tmp_path: Path) -> None:
    [row] = read_table(written(tmp_path, f"{HEADER}\nA1,Stall,held,, ,,no\n"), StallRow)
    assert (row.due_on, row.places, row.starts_at, row.open) == (None, None, None, False)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"\ufeff{HEADER}\n{SOUND}\n", "a byte order mark, as Excel writes"),
        (f"{HEADER}\r\n{SOUND}\r\n", "line ends of Windows"),
        (f"{HEADER}\r{SOUND}\r", "line ends of an old Mac"),
        (f"{HEADER}\n{SOUND}", "no line end at the end"),
        (f"{HEADER}\n{SOUND}\n,,,,,,\n\n", "blank rows, as Excel leaves them"),
        ("open,ref,title,stage,due_on,places,starts_at\nyes,A1,Stall,planned,2014-05-21,3,14:00\n", "any order"),
        (f"{HEADER}\nA1, Stall ,planned,2014-05-21,3,14:00,yes\n", "spaces round a cell"),
        (f"{HEADER},,\n{SOUND},,\n", "empty columns at the end"),
        (f"{HEADER},,\n{SOUND}\n", "empty columns that the rows do not have"),
        (f"{HEADER}\n{SOUND}, \u200b,\n", "a space that nobody sees beside the table"),
        (f"ref,,{HEADER[4:]}\nA1,,{SOUND[3:]}\n", "an empty column between"),
        (f"{HEADER}\n{SOUND}\n".replace(",", ";"), "semicolons"),
        (f"{HEADER}\n{SOUND}\n".replace(",", "\t"), "tabs"),
        (f"{HEADER}\n{SOUND}\n".encode("utf-16"), "UTF-16 with its mark"),
        (f"{HEADER}\n{SOUND}\n".replace(",", "\t").encode("utf-16"), "Excel’s Unicode Text"),
        (f"{HEADER}\n{SOUND}\n".encode("utf-16-le"), "UTF-16 without its mark"),
        (f"{HEADER}\n{SOUND}\n".encode("utf-16-be"), "UTF-16 the other way round"),
        (f"{HEADER}\n{SOUND}\n".replace("2014-05-21", "21/05/2014"), "a date with the day first"),
        (f"{HEADER}\n{SOUND}\n".replace("2014-05-21", "Wednesday 21 May 2014 09:00"), "a date in words"),
        (f"{HEADER}\n{SOUND}\n".replace(",3,", ",003,"), "noughts in front of a number"),
        (f"{HEADER}\n{SOUND}\n".replace(",3,", ",3.00,"), "noughts behind a number"),
        (f"{HEADER}\n{SOUND}\n".replace(",yes", ",TRUE"), "a tick as a spreadsheet saves it"),
        (f"{HEADER}\n{SOUND}\n".replace("Stall", "St\u00ada\ufffel\u200bl\x00"), "what cannot be seen"),
        (f"{HEADER}\n{SOUND}\n".replace("ref", "\u200bref\u00a0"), "what cannot be seen in a header"),
    ],
)
def test_what_a_spreadsheet_may_write_is_read_alike(tmp_path: Path, content: str | bytes, why: str) -> None:
    rows = read_table(written(tmp_path, content), StallRow)
    assert [(row.ref, row.title, row.line) for row in rows] == [("A1", "Stall", 2)], why


@pytest.mark.parametrize("first", ["sep=;", "\ufeffsep=;", "SEP=;", "sep=;;;;"])
def test_a_line_that_names_the_separator_is_believed(tmp_path: Path, first: str) -> None:
    content = f"{first}\r\n{HEADER}\r\n{SOUND}\r\n".replace(",", ";")
    assert [(row.title, row.line) for row in read_table(written(tmp_path, content), StallRow)] == [("Stall", 3)]


def test_cells_left_out_at_the_end_of_a_row_are_blank(tmp_path: Path) -> None:
    content = "open,ref,title,stage,due_on,places,starts_at\nno,A1,£5 stall,held\n".encode("cp1252")
    [row] = read_table(written(tmp_path, content), StallRow)
    assert (row.title, row.due_on, row.places, row.starts_at) == ("£5 stall", None, None, None)


GUESSED = {
    "Polish": ("Władysław w Łodzi", "cp1250", "“W³adys³aw” and “£odzi”"),
    "Czech": ("Dvořák, Jiří", "cp1250", "“Dvoøák” and “Jiøí”"),
    "Hungarian": ("Erdős", "cp1250", "“Erdõs”"),
    "French, which it is": ("Café Zoë", "cp1252", "“Café” and “Zoë”"),
    "Greek": ("Αθήνα", "cp1253", "“ÁèÞíá”"),
}


@pytest.mark.parametrize("case", GUESSED)
def test_letters_that_were_guessed_are_said_with_some_words(case: str) -> None:
    words, code, quoted = GUESSED[case]
    said = letters_guessed("stalls.csv", words.encode(code))
    assert said is not None
    assert said.startswith(f"stalls.csv was read as Western European (Windows-1252): it has {quoted}. If letters such")


@pytest.mark.parametrize(
    "content",
    [b"Cafe", "Café Łódź".encode(), "Łódź".encode("utf-8-sig"), "Łódź".encode("utf-16"), "£5 – “on”".encode("cp1252")],
)
def test_letters_that_were_known_are_not_spoken_of(content: bytes) -> None:
    assert letters_guessed("stalls.csv", content) is None


@pytest.mark.parametrize(("byte", "letter"), [("81", "Б"), ("8D", "Ť"), ("8F", "Ź"), ("90", "ђ"), ("9D", "ť")])
def test_a_byte_of_another_country_is_refused_by_itself_and_its_line(byte: str, letter: str) -> None:
    content = b"ref,title\nA1,Caf\xe9\nA2," + bytes.fromhex(byte) + b"\n"
    with pytest.raises(FileRefused) as refused:
        csv_rows("stalls.csv", content)
    assert str(refused.value) == (
        f"stalls.csv, line 3: found “byte 0x{byte}”, expected UTF-8 text: save it again as CSV UTF-8, a type of its "
        "own in Excel’s Save As."
    ), letter


@pytest.mark.parametrize("word", ["N/A", "n/a.", "None", "-", "–", "nil", "TBC", "Not applicable.", "tba", "n / a"])
def test_a_placeholder_says_nothing_where_a_cell_may_be_blank(tmp_path: Path, word: str) -> None:
    [row] = read_table(written(tmp_path, f"{HEADER}\nA1,Stall,held,{word},{word},{word},no\n"), StallRow)
    assert (row.due_on, row.places, row.starts_at, row.open) == (None, None, None, False)


def test_one_number_in_two_spellings_is_one_number(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="found “A1, 1”, expected a value used once: line 2 has it already"):
        read_table(written(tmp_path, "ref,number\nA1,1\nA1,01\n"), VisitRow, unique=("ref+number",))


def test_a_negative_number_is_no_formula_in_a_column_of_numbers(tmp_path: Path) -> None:
    content = f"{HEADER}\nA1,Stall,held,,-5,,no\n"
    assert read_table(written(tmp_path, content), StallRow)[0].places == -5


def test_a_file_with_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, f"{HEADER}\n"), StallRow) == []


def test_a_cell_over_several_lines_keeps_the_count_of_lines(tmp_path: Path) -> None:
    content = f'{HEADER}\r\nA1,"Stall\r\nand quiz",held,,,,no\r\nA2,,held,,,,no\r\n'
    assert refusal(tmp_path, content) == (
        "stalls.csv, line 4, column title: expected a value: this cell must not be blank."
    )
    sound = content.replace("A2,,", "A2,Talk,")
    rows = read_table(written(tmp_path, sound), StallRow)
    assert [row.line for row in rows] == [2, 4]


CELLS = [
    ("A1,,planned,,,,yes", "column title: expected a value: this cell must not be blank."),
    ("A1,Stall,,,,,yes", "column stage: expected a value: this cell must not be blank."),
    ("A1,Stall,held,,,,", "column open: expected a value: this cell must not be blank."),
    (
        "A1,Stall,held,31/02/2014,,,no",
        f"column due_on: found “31/02/2014”, {NO_SUCH_DAY}",
    ),
    (
        "A1,Stall,held,2014-02-31,,,no",
        f"column due_on: found “2014-02-31”, {NO_SUCH_DAY}",
    ),
    (
        "A1,Stall,held,4/30/2014,,,no",
        f"column due_on: found “4/30/2014”, {MONTH_FIRST}",
    ),
    ("A1,Stall,held,20140521,,,no", f"column due_on: found “20140521”, {DAY_FIRST}."),
    ("A1,Stall,held,February 2015,,,no", f"column due_on: found “February 2015”, {DAY_FIRST}."),
    ("A1,Stall,held,,many,,no", "column places: found “many”, expected a whole number such as 30."),
    ("A1,Stall,held,,3.5,,no", "column places: found “3.5”, expected a whole number such as 30."),
    ("A1,Stall,held,,9999999999,,no", "column places: found “9999999999”, expected a whole number such as 30."),
    ("A1,Stall,over,,,,no", "column stage: found “over”, expected one of planned or held."),
    ("A1,Stall,held,,,2pm,no", "column starts_at: found “2pm”, expected a time such as 14:00."),
    ("A1,Stall,held,,,,perhaps", "column open: found “perhaps”, expected yes or no."),
    ("A1,=1+1,held,,,,no", f"column title: found “=1+1”, {NO_FORMULA}"),
    ("A1, =1+1,held,,,,no", f"column title: found “=1+1”, {NO_FORMULA}"),
    ("A1,+44 20,held,,,,no", f"column title: found “+44 20”, {NO_FORMULA}"),
    ("A1,-5,held,,,,no", f"column title: found “-5”, {NO_FORMULA}"),
    ("A1,@SUM(A1),held,,,,no", f"column title: found “@SUM(A1)”, {NO_FORMULA}"),
    ("A1,\t=Stall,held,,,,no", f"column title: found “=Stall”, {NO_FORMULA}"),
    ("A1,\u200b=Stall,held,,,,no", f"column title: found “=Stall”, {NO_FORMULA}"),
    ("A1,TBC,held,,,,no", "column title: found “TBC”, expected a value: this cell must not be blank."),
    ("A1,#N/A,held,,,,no", f"column title: found “#N/A”, {NO_ERROR}"),
    (
        "A1,Stall,held,#VALUE!,,,no",
        f"column due_on: found “#VALUE!”, {NO_ERROR}",
    ),
    ("A1,Stall,held,,-1-1,,no", f"column places: found “-1-1”, {NO_FORMULA}"),
    ("A1,Stall,held,=TODAY(),,,no", f"column due_on: found “=TODAY()”, {NO_FORMULA}"),
]


@pytest.mark.parametrize(("row", "sentence"), CELLS)
def test_a_bad_cell_is_refused_by_line_and_column(tmp_path: Path, row: str, sentence: str) -> None:
    assert refusal(tmp_path, f"{HEADER}\n{row}\n") == f"stalls.csv, line 2, {sentence}"


COLUMNS = "ref, title, stage, due_on, places, starts_at, open"
FILES: list[tuple[str | bytes, str]] = [
    ("", f"stalls.csv: expected a header row: {HEADER}."),
    ("\n \n", f"stalls.csv: expected a header row: {HEADER}."),
    (
        f"{HEADER}\nA1,“5”,held,,,,no\n".encode("mac_roman"),
        f"stalls.csv, line 2: found “byte 0xD2”, expected UTF-8 text: {AGAIN}",
    ),
    (
        f"{HEADER}\nA1,£5,held,,,,no\n".encode() + b"A2,\xa35,held,,,,no\n",
        f"stalls.csv, line 3: found “byte 0xA3”, expected UTF-8 text: {AGAIN}",
    ),
    (
        f"{HEADER}\nA1,£5,held,,,,no\n".encode("cp850"),
        f"stalls.csv, line 2: found “byte 0x9C”, expected UTF-8 text: {AGAIN}",
    ),
    (f'{HEADER}\n{SOUND}\nA2,"Stall,held,,,,no\n', "stalls.csv, line 3: expected every quotation mark to be closed."),
    (f'{HEADER}\nA1,"Big" stall,held,,,,no\n', "stalls.csv, line 2: expected every quotation mark to be closed."),
    (
        "ref,title,stage,due_on,places,starts_at\nA1,Stall,held,,,\n",
        "stalls.csv, line 1, column open: expected this column in the header row.",
    ),
    (f"{HEADER},colour\n{SOUND},red\n", f"stalls.csv, line 1: found “colour”, expected one of the columns {COLUMNS}."),
    (f"{HEADER},line\n{SOUND},9\n", f"stalls.csv, line 1: found “line”, expected one of the columns {COLUMNS}."),
    (
        f"ref,,{HEADER[4:]}\nA1,note,{SOUND[3:]}\n",
        "stalls.csv, line 2: found “note”, expected nothing here, as this column has no name in the header row.",
    ),
    (
        f"{HEADER},title\n{SOUND},Stall\n",
        "stalls.csv, line 1, column title: found “2 times”, expected this column once.",
    ),
    (f"{HEADER}\n" + "a\n" * 5_001, "stalls.csv, line 5002: expected at most 5,000 rows."),
    (f"{HEADER}\n{SOUND},more\n", "stalls.csv, line 2: found “8 cells”, expected 7 cells, as in the header row."),
    (
        f"{HEADER}\n{SOUND}\n{SOUND}\n",
        "stalls.csv, line 3, column ref: found “A1”, expected a value used once: line 2 has it already.",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), FILES)
def test_a_bad_file_is_refused_by_name_and_line(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    assert refusal(tmp_path, content) == sentence


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "seed"
    folder.mkdir()
    with pytest.raises(FileRefused) as refused:
        read_table(folder / "stalls.csv", StallRow)
    assert str(refused.value) == "stalls.csv: expected this file in the folder seed."


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stalls.csv").mkdir()
    with pytest.raises(FileRefused) as refused:
        read_table(tmp_path / "stalls.csv", StallRow)
    assert str(refused.value) == "stalls.csv: expected a file that can be opened."


def test_columns_joined_by_plus_may_not_repeat_together(tmp_path: Path) -> None:
    path = written(tmp_path, "ref,number\nA1,1\nA1,2\nA2,1\nA1,2\n")
    with pytest.raises(FileRefused) as refused:
        read_table(path, VisitRow, unique=("ref+number",))
    assert str(refused.value) == (
        "stalls.csv, line 5, column ref, number: found “A1, 2”, expected a value used once: line 3 has it already."
    )


def test_a_number_below_its_least_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(written(tmp_path, "ref,number\nA1,0\n"), VisitRow)
    assert str(refused.value) == ("stalls.csv, line 2, column number: found “0”, expected a whole number of 1 or more.")


def test_a_long_cell_is_quoted_by_its_start(tmp_path: Path) -> None:
    long = "x" * 200
    assert f"found “{long[:60]}…”, expected" in refusal(tmp_path, f"{HEADER}\nA1,S,{long},,,,no\n")


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines(tmp_path: Path) -> None:
    rows = ["A1,,held,soon,,,no", "A2,Talk,held,,,,no,blue", "A1,Quiz,over,,,,no"]
    content = "\n".join([f"{HEADER},colour", *[f"{row},red" for row in rows], ""])
    assert refusal(tmp_path, content).splitlines() == [
        f"stalls.csv, line 1: found “colour”, expected one of the columns {COLUMNS}.",
        "stalls.csv, line 2, column title: expected a value: this cell must not be blank.",
        f"stalls.csv, line 2, column due_on: found “soon”, {DAY_FIRST}.",
        "stalls.csv, line 3: found “9 cells”, expected 8 cells, as in the header row.",
        "stalls.csv, line 4, column stage: found “over”, expected one of planned or held.",
        "stalls.csv, line 4, column ref: found “A1”, expected a value used once: line 2 has it already.",
    ]


def test_a_name_not_known_is_a_fault_that_lists_the_known(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, f"{HEADER}\n{SOUND}\n"), StallRow)
    assert check_known("stalls.csv", rows, "title", ["Stall"], "a title") == []
    assert check_known("stalls.csv", rows, "title", ["Quiz", "Talk"], "a title") == [
        Fault("stalls.csv", 2, "title", "Stall", "a title: one of Quiz, Talk")
    ]


def test_a_long_list_of_known_names_is_cut_to_the_likeliest(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, f"{HEADER}\n{SOUND}\n"), StallRow)
    known = [f"Name {number}" for number in range(30)] + ["Stalls"]
    [fault] = check_known("stalls.csv", rows, "title", known, "a title")
    assert fault.expected == "a title: one of 31, such as Stalls"


def test_dates_out_of_order_are_a_fault_on_the_later_one() -> None:
    class SpanRow(Row):
        starts_on: Day | None
        ends_on: Day | None

    early, late = datetime.date(2014, 5, 21), datetime.date(2014, 9, 24)
    rows = [
        SpanRow(line=2, starts_on=early, ends_on=early),
        SpanRow(line=3, starts_on=None, ends_on=early),
        SpanRow(line=4, starts_on=late, ends_on=early),
    ]
    [fault] = check_order("spans.csv", rows, "starts_on", "ends_on")
    assert fault.sentence() == (
        "spans.csv, line 4, column ends_on: found “2014-05-21”,"
        " expected a date no earlier than starts_on, which is 2014-09-24."
    )


@pytest.mark.parametrize("above", ["Stalls of 2014\n", '"Stalls, all of them",,,,,,as at 3 May\n\n'])
def test_a_title_above_the_header_is_read_over(tmp_path: Path, above: str) -> None:
    [row] = read_table(written(tmp_path, f"{above}{HEADER}\n{SOUND}\n"), StallRow)
    assert (row.ref, row.line) == ("A1", 2 + above.count("\n"))


def test_a_row_of_words_above_the_header_is_no_title(tmp_path: Path) -> None:
    assert "line 1" in refusal(tmp_path, f"one,two,three\n{HEADER}\n{SOUND}\n")
