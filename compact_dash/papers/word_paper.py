"""Word papers: a marked one in the house's manner, and the parts that every paper shares."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from compact_dash.domain.house import house
from compact_dash.domain.marking import PaperMarks
from compact_dash.papers.paper import Content, Making, Paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.styles import Styles
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

FONT = "Arial"
INK = "0B0C0C"
SHADE = "EEEFEF"
# In points.
SIZES = {"Normal": 11, "Title": 20, "Heading 1": 14, "Heading 2": 12}


@dataclass(frozen=True, kw_only=True)
class WordPaper(Paper[Content]):
    """A paper in Word: A4, its styles, its language, the marks on every page and its page numbers.

    The writer gets it with nothing in it but the title.
    """

    heading: Callable[[Content], str]
    fill: "Callable[[Document, Content], None]"

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix = ".docx"

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        import docx

        document = docx.Document()
        leave_out_other_styles(document)
        set_styles(document.styles)
        set_properties(document, self.heading(content), making.made_at)
        set_page(document.sections[0], marks)
        document.add_paragraph(self.heading(content), style="Title")
        self.fill(document, content)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def leave_out_other_styles(document: "Document") -> None:
    """Leave out the template's second copy of its styles, for Word 2010: ours differ, so Word may offer a repair."""
    parts = document.part.rels
    for name in [name for name, part in parts.items() if part.reltype.endswith("/stylesWithEffects")]:
        del parts[name]


def set_styles(styles: "Styles") -> None:
    """One typeface, ink for the headings, British English."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in SIZES.items():
        style = styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # Word goes by the typeface of the theme before the one named, so the theme's is taken out.
        for which in [name for name in fonts.attrib if str(name).endswith("Theme")]:
            del fonts.attrib[which]
        fonts.set(qn("w:cs"), FONT)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Heading 1"].paragraph_format.space_before = Pt(14)
    styles["Heading 1"].paragraph_format.space_after = Pt(4)
    styles["Title"].font.bold = True
    # The coloured line under Word's own title goes; a list first, as they are taken out while gone through.
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def set_properties(document: "Document", title: str, made_at: datetime) -> None:
    about = document.core_properties
    about.title, about.language, about.comments = title, "en-GB", ""
    about.author = about.last_modified_by = house().author
    # Word writes no fractions of a second.
    about.created = about.modified = made_at.replace(microsecond=0)


def set_page(section: "Section", marks: PaperMarks) -> None:
    """A4, the marks at the head, the protective marking and the page's number at the foot."""
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    add_centred(section.header.paragraphs[0], marks.handling, bold=True)
    for words in marks.parts[1:]:
        add_centred(section.header.add_paragraph(), words)
    add_centred(section.footer.paragraphs[0], marks.handling, bold=True)
    page_number = section.footer.add_paragraph()
    add_centred(page_number, "Page ")
    add_field(page_number, "PAGE")
    page_number.add_run(" of ")
    add_field(page_number, "NUMPAGES")


def add_centred(paragraph: "Paragraph", words: str, *, bold: bool = False) -> None:
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


def add_table(
    document: "Document", header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A ruled table; its header row comes again on every page. `widths` are centimetres."""
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(header), style="Table Grid")
    # Or Word would fit the columns to their words and pass over the widths.
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
    # A row goes to the next page whole, so that its words stay beside its reference.
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, value in zip(row.cells, values, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        add_unbroken(paragraph, value, bold)
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
