"""The minutes as a Word paper."""

from typing import TYPE_CHECKING

from compact_dash.domain.minutes.paper import MinutesPaper
from compact_dash.domain.minutes.paragraphs import Paragraph, ParagraphKind
from compact_dash.papers.word_paper import add_unbroken

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as WordParagraph

# In centimetres.
LABELS_WIDTH, NUMBERS_WIDTH = 3.4, 1.0
# Word measures in twentieths of a point.
TWENTIETHS_PER_CM = 567
PROOF = (
    "Mark of the trail: {mark}. Whoever keeps it can prove later, with “check --mark”, that nothing recorded up to then"
    " was changed or left out."
)


def fill_minutes(document: "Document", paper: MinutesPaper) -> None:
    """How far the minutes have got, their paragraphs, and the mark that proves the trail later."""
    set_points(document)
    document.add_paragraph().add_run(f"{paper.standing}.").italic = True
    for each in paper.paragraphs:
        WRITERS[each.kind](document, each)
    if paper.mark:
        add_proof(document, PROOF.format(mark=paper.mark))


def set_points(document: "Document") -> None:
    """Room between the points, which Word sets close as the lines of a list, and a wider place for their numbers."""
    from docx.oxml.ns import qn

    style = document.styles["List Number"].element
    # A list of them first, because they are taken out while they are gone through.
    for close in list(style.iter(qn("w:contextualSpacing"))):
        close.getparent().remove(close)
    width = str(round(NUMBERS_WIDTH * TWENTIETHS_PER_CM))
    for level in numbering_of(document, style.pPr.numPr.numId.val):
        for tab in level.iter(qn("w:tab")):
            tab.set(qn("w:pos"), width)
        for indent in level.iter(qn("w:ind")):
            indent.set(qn("w:left"), width)
            indent.set(qn("w:hanging"), width)


def numbering_of(document: "Document", number: int) -> "list[BaseOxmlElement]":
    """The levels of a numbered list of the paper."""
    numbering = document.part.numbering_part.element
    [kind] = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    return list(numbering.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl"))


def add_fact(document: "Document", fact: Paragraph) -> None:
    """A label, and what it says in a column of its own."""
    line = document.add_paragraph()
    hang(line, LABELS_WIDTH)
    line.add_run(fact.label).bold = True
    line.add_run(f"\t{fact.words}")


def add_heading(document: "Document", heading: Paragraph) -> None:
    document.add_heading(heading.words, level=1).paragraph_format.keep_with_next = True


def add_point(document: "Document", point: Paragraph) -> None:
    """A paragraph that Word numbers, on through the whole paper."""
    add_unbroken(document.add_paragraph(style="List Number"), point.words, bold=False)


def add_action(document: "Document", action: Paragraph) -> None:
    from docx.shared import Cm

    line = document.add_paragraph()
    line.paragraph_format.left_indent = Cm(NUMBERS_WIDTH)
    add_unbroken(line, action.words, bold=True)


def hang(line: "WordParagraph", width: float) -> None:
    """Indent all lines but the first, whose words begin after a tab."""
    from docx.shared import Cm

    shape = line.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(width), -Cm(width)
    shape.tab_stops.add_tab_stop(Cm(width))


def add_proof(document: "Document", words: str) -> None:
    from docx.shared import Pt

    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(18)
    line.add_run(words).font.size = Pt(9)


WRITERS = {
    ParagraphKind.FACT: add_fact,
    ParagraphKind.HEADING: add_heading,
    ParagraphKind.POINT: add_point,
    ParagraphKind.ACTION: add_action,
}
