"""Word papers: an empty one in the house's manner, and the parts that every paper shares."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.styles import Styles
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

AUTHOR = "Office for Civil Society"
FONT = "Arial"
INK = "0B0C0C"
SHADE = "EEEFEF"
SIZES = {"Normal": 11, "Title": 20, "Heading 1": 14, "Heading 2": 12}
ILLUSTRATIVE = "Illustrative: the commitments are real; dates, ratings and reports are made up."


@dataclass(frozen=True)
class Head:
    """What stands outside a paper's text: its title, its marking, when it was made."""

    title: str
    marking: str
    illustrative: bool
    made_at: datetime


def new_paper(head: Head) -> "Document":
    """An A4 paper with its styles, its language, its marking and its page numbers, and nothing in it but the title."""
    import docx

    paper = docx.Document()
    set_styles(paper.styles)
    set_properties(paper, head)
    set_page(paper.sections[0], head)
    paper.add_paragraph(head.title, style="Title")
    return paper


def as_bytes(paper: "Document") -> bytes:
    """The paper as a .docx file."""
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def set_styles(styles: "Styles") -> None:
    """One typeface, ink for the headings, British English."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in SIZES.items():
        style = styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in [name for name in fonts.attrib if str(name).endswith("Theme")]:
            del fonts.attrib[which]
        fonts.set(qn("w:cs"), FONT)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Heading 1"].paragraph_format.space_before = Pt(14)
    styles["Heading 1"].paragraph_format.space_after = Pt(4)
    styles["Title"].font.bold = True
    # The coloured line under Word's own title.
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def set_properties(paper: "Document", head: Head) -> None:
    about = paper.core_properties
    about.title, about.language, about.comments = head.title, "en-GB", ""
    about.author = about.last_modified_by = AUTHOR
    about.created = about.modified = head.made_at.replace(microsecond=0)


def set_page(section: "Section", head: Head) -> None:
    """A4, the marking at head and foot, the page's number."""
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    centred(section.header.paragraphs[0], head.marking, bold=True)
    if head.illustrative:
        centred(section.header.add_paragraph(), ILLUSTRATIVE)
    centred(section.footer.paragraphs[0], head.marking, bold=True)
    numbered = section.footer.add_paragraph()
    centred(numbered, "Page ")
    add_field(numbered, "PAGE")
    numbered.add_run(" of ")
    add_field(numbered, "NUMPAGES")


def centred(paragraph: "Paragraph", words: str, *, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = bold


def add_field(paragraph: "Paragraph", code: str) -> None:
    """A number that Word works out, such as that of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def add_table(paper: "Document", header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A ruled table; its header row comes again on every page. `widths` are centimetres."""
    from docx.shared import Cm

    table = paper.add_table(rows=0, cols=len(header), style="Table Grid")
    table.autofit = False
    add_row(table, header, bold=True)
    repeat_header(table.rows[0])
    for row in rows:
        add_row(table, row)
    for column, width in zip(table.columns, widths, strict=True):
        # Word goes by the cells, LibreOffice by the column.
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def add_row(table: "Table", values: Sequence[str], *, bold: bool = False) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, value in zip(row.cells, values, strict=True):
        said = cell.paragraphs[0]
        said.paragraph_format.space_after = Pt(2)
        add_unbroken(said, value, bold)
        if bold:
            shade(cell)


def add_unbroken(paragraph: "Paragraph", words: str, bold: bool) -> None:
    """The words with hyphens at which no line breaks, so that a reference stays in one piece."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run()
    run.bold = bold
    for place, part in enumerate(words.split("-")):
        if place:
            run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def repeat_header(row: "_Row") -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def shade(cell: "_Cell") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shading)
