"""Papers as text: a finished file walked from its beginning to its end, so that a change of it can be read."""

import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def word_lines(content: bytes) -> Iterator[str]:
    """Properties, header and footer, then every paragraph with its style and every table with its rows."""
    paper = docx.Document(io.BytesIO(content))
    about = paper.core_properties
    yield f"title: {about.title}"
    yield f"author: {about.author}; language: {about.language}; created: {about.created:%Y-%m-%d %H:%M:%S}"
    section = paper.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    yield f"page: {section.page_width.cm:.1f} x {section.page_height.cm:.1f} cm"
    yield from (f"header: {paragraph_text(each)}" for each in section.header.paragraphs)
    yield from (f"footer: {paragraph_text(each)}" for each in section.footer.paragraphs)
    yield ""
    yield from body_lines(paper)


def body_lines(paper: Document) -> Iterator[str]:
    for each in paper.iter_inner_content():
        if isinstance(each, Paragraph):
            style = each.style.name if each.style else "no style"
            yield f"{style}: {paragraph_text(each)}"
        else:
            yield from table_lines(each)


def table_lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        repeated = row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        cells = " | ".join(paragraph_text(cell.paragraphs[0]) for cell in row.cells)
        yield f"{'Heading row' if repeated else 'Row'}: {cells}"


def paragraph_text(paragraph: Paragraph) -> str:
    """The words, bold between two stars and italic between two underscores, and what Word works out between braces."""
    runs = [as_run(child, paragraph) for child in paragraph._p if child.tag in (qn("w:r"), qn("w:fldSimple"))]
    return "".join(
        f"{around}{''.join(text for _, text in same)}{around}" for around, same in groupby(runs, itemgetter(0))
    )


def as_run(child: Any, paragraph: Paragraph) -> tuple[str, str]:
    """How a run is set off, and what it says."""
    if child.tag == qn("w:fldSimple"):
        return "", f"{{{child.get(qn('w:instr'))}}}"
    run = Run(child, paragraph)
    return "**" if run.bold else "__" if run.italic else "", run.text


def workbook_lines(content: bytes) -> Iterator[str]:
    """Properties, then sheet by sheet its print, each cell that says something, and what may be typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.properties is not None
    yield f"title: {book.properties.title}; created: {book.properties.created:%Y-%m-%d %H:%M:%S}"
    yield f"comments: {book.properties.description!r}"
    yield from (f"property {each.name}: {each.value}" for each in book.custom_doc_props.props)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield f"parts: {', '.join(sorted(archive.namelist()))}"
    yield from all_sheets(book)


def all_sheets(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        yield ""
        yield f"sheet: {sheet.title}"
        yield f"frozen at {sheet.freeze_panes}; protected: {sheet.protection.sheet}"
        yield f"printed: {sheet.page_setup.orientation}, header {sheet.oddHeader.center.text!r}"
        yield from cell_lines(sheet)
        yield from rule_lines(sheet)


def cell_lines(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                shape = "" if cell.number_format == "General" else f" [{cell.number_format}]"
                yield f"{cell.coordinate}{'' if cell.protection.locked else ' (open)'}{shape}: {cell.value!r}"


def rule_lines(sheet: Worksheet) -> Iterator[str]:
    for each in sheet.data_validations.dataValidation:
        asked = " ".join(str(part) for part in (each.type, each.operator, each.formula1, each.formula2) if part)
        yield f"{each.sqref} takes {asked}; beside it: {each.prompt!r}"
    for area, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            yield f"{area.sqref} coloured when {rule.type} {' '.join([rule.operator or '', *rule.formula]).strip()}"


def text_lines(content: bytes) -> Iterator[str]:
    """The lines as they are; whether the file begins with the byte order mark is said."""
    text = content.decode()
    if text.startswith("\ufeff"):
        yield "(byte order mark)"
    yield from text.removeprefix("\ufeff").splitlines()


WALKERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".docx": word_lines,
    ".xlsx": workbook_lines,
    ".ics": text_lines,
    ".csv": text_lines,
}


def walked(suffix: str, content: Any) -> str:
    """The file as text, a line for each thing in it."""
    return "\n".join(line.rstrip() for line in WALKERS[suffix](content)) + "\n"
