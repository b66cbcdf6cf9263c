"""The commissioning note in Word."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.returns.commission import CLEARANCE, HOW, WHY, CommissionNote
from compact_dash.domain.wording import count, long_date, weekday_date
from compact_dash.papers.word_paper import add_table

if TYPE_CHECKING:
    from docx.document import Document

# In centimetres; each adds up to the page between its margins.
REFS_WIDTHS = (5.2, 1.6, 9.6)
LINES_WIDTHS = (3.0, 13.4)


def fill_commission_note(document: "Document", note: CommissionNote) -> None:
    """The address, what is asked and why under its headings, and the lines asked about in an annex."""
    add_address(document, note)
    for heading, paragraphs in sections(note):
        document.add_heading(heading, level=1)
        for words in paragraphs:
            document.add_paragraph(words)
        if heading == "How to answer":
            for words in HOW:
                document.add_paragraph(in_house_words(words), style="List Bullet")
    add_annex(document, note)


def add_address(document: "Document", note: CommissionNote) -> None:
    """To whom, from whom, and the one date that nobody should miss."""
    lines = [("To", note.to), ("Copied to", note.copied_to), ("From", house().sender), ("Date", long_date(note.dated))]
    for label, words in [*lines, ("Reply by", weekday_date(note.deadline_on))]:
        if words:
            line = document.add_paragraph()
            line.paragraph_format.tab_stops.add_tab_stop(tab())
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = tab(), -tab()
            line.add_run(label).bold = True
            line.add_run(f"\t{words}").bold = label == "Reply by"


def tab() -> int:
    """Where the words of the address begin."""
    from docx.shared import Cm

    return Cm(2.6)


def sections(note: CommissionNote) -> Iterator[tuple[str, list[str]]]:
    """The note's headings, each with its paragraphs."""
    yield "What we ask", [note.asked, scope(note)]
    yield "Why", [in_house_words(WHY)]
    yield "By when", [note.by_when, note.meeting]
    yield "How to answer", [note.where]
    yield "Who clears", [in_house_words(CLEARANCE)]
    yield (
        "What will be shared",
        [note.shared],
    )
    yield "Contact", [f"{note.contact}. If something stands in the way of an answer, tell us what and we will help."]


def scope(note: CommissionNote) -> str:
    """How many lines are asked about, and where they are listed."""
    if note.own is None:
        total = sum(len(row.lines) for row in note.organisations)
        return f"The annex lists the {count(total, 'open line')} of the {len(note.organisations)} organisations asked."
    if not note.own.lines:
        return "No line of yours is open, so a nil return is all that is wanted."
    return f"The annex lists your {count(len(note.own.lines), 'open line')}. Each wants an answer."


def add_annex(document: "Document", note: CommissionNote) -> None:
    if note.own is None:
        document.add_heading("Annex: lines asked of each organisation", level=1)
        rows = [
            (row.name, str(len(row.lines)), ", ".join(line.ref for line in row.lines) or "none: nil return")
            for row in note.organisations
        ]
        add_table(document, ("Organisation", "Lines", "References"), rows, REFS_WIDTHS)
    elif note.own.lines:
        document.add_heading(f"Annex: lines asked of {note.own.name}", level=1)
        add_table(document, ("Reference", "Line"), [(line.ref, line.title) for line in note.own.lines], LINES_WIDTHS)
