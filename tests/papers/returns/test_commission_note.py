"""The commissioning note, read back from the Word file it was written as."""

import io
from dataclasses import replace
from datetime import date, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from compact_dash.papers.returns.commission_note_word import as_word
from compact_dash.reports.returns.commission_note import CommissionNote
from compact_dash.reports.returns.commissioned import CommissionedLine, OrganisationAsked

TRANSPORT = OrganisationAsked(
    "DFT",
    "Department for Transport",
    "Transport",
    "department",
    (CommissionedLine("DFT-01", "A Compact Champion & <more>"), CommissionedLine("JAP14-2-DFTa", "Tell colleagues")),
)
EDUCATION = OrganisationAsked("DFE", "Department for Education", "Education", "department", ())
VOICE = OrganisationAsked("CV", "Compact Voice", "Compact Voice", "compact_voice", ())
NOTE = CommissionNote(
    held_on=date(2014, 11, 26),
    starts_at="14:00",
    minutes=90,
    place="Whitehall",
    dated=date(2014, 10, 29),
    recorded_at=datetime(2014, 10, 29, 10, 5, 1, 7),
    deadline_on=date(2014, 11, 12),
    asked="How each line stands.",
    shared="Ratings and words are shared with Compact Voice.",
    shared_with="Shared with Compact Voice and the Forum",
    contact="The Office for Civil Society: compact@example.gov.uk",
    page="https://compact.example/returns",
    marking="OFFICIAL",
    illustrative=False,
    organisations=(TRANSPORT, EDUCATION, VOICE),
)


def written(note: CommissionNote) -> Document:
    return docx.Document(io.BytesIO(as_word(note)))


def text(paper: Document) -> str:
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def header(paper: Document) -> str:
    return "\n".join(paragraph.text for paragraph in paper.sections[0].header.paragraphs)


def table(paper: Document) -> list[list[str]]:
    (found,) = paper.tables
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_the_note_is_addressed_to_the_leads_and_copied_to_the_sros() -> None:
    words = text(written(NOTE))
    assert "To\tThe Compact leads of 2 departments and Compact Voice" in words
    assert "Copied to\tTheir Senior Responsible Officers for the Compact" in words
    assert "Date\t29 October 2014" in words


def test_it_says_what_why_by_when_how_who_clears_what_is_shared_and_whom_to_ask() -> None:
    paper = written(NOTE)
    headings = [
        paragraph.text for paragraph in paper.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert headings == [
        "What we ask", "Why", "By when", "How to answer", "Who clears", "What will be shared", "Contact",
        "Annex: lines asked of each organisation",
    ]  # fmt: skip
    words = text(paper)
    for said in (
        "How each line stands.",
        "Cleared returns are due on Wednesday 12 November 2014, 10 working days before the Forum.",
        "The Forum meets on Wednesday 26 November 2014 at 14:00, Whitehall.",
        "https://compact.example/returns",
        "Excel workbook",
        "“No change” is an answer, with a reason.",
        "A nil return is wanted where no line is open",
        "Senior Responsible Officer",
        "the date of clearance",
        "Ratings and words are shared with Compact Voice.",
        "shared with Compact Voice and the Forum",
        "compact@example.gov.uk",
    ):
        assert said in words


def test_the_annex_counts_and_names_each_organisation_s_lines() -> None:
    assert table(written(NOTE)) == [
        ["Organisation", "Lines", "References"],
        ["Department for Transport", "2", "DFT-01, JAP14-2-DFTa"],
        ["Department for Education", "0", "none: nil return"],
        ["Compact Voice", "0", "none: nil return"],
    ]


def test_a_department_s_own_note_lists_its_own_lines() -> None:
    paper = written(replace(NOTE, own=TRANSPORT))
    assert "To\tThe Compact lead, Department for Transport" in text(paper)
    assert "Copied to\tThe Senior Responsible Officer, Department for Transport" in text(paper)
    assert table(paper)[1:] == [["DFT-01", "A Compact Champion & <more>"], ["JAP14-2-DFTa", "Tell colleagues"]]


def test_an_organisation_without_a_line_is_asked_for_a_nil_return() -> None:
    paper = written(replace(NOTE, own=EDUCATION))
    assert "No line of yours is open, so a nil return is all that is wanted." in text(paper)
    assert paper.tables == []


def test_compact_voice_has_no_sro_to_copy_it_to() -> None:
    words = text(written(replace(NOTE, own=VOICE)))
    assert "To\tCompact Voice" in words
    assert "Copied to" not in words


def test_the_marking_stands_at_head_and_foot() -> None:
    paper = written(NOTE)
    assert header(paper) == "OFFICIAL"
    assert paper.sections[0].footer.paragraphs[0].text == "OFFICIAL"


@pytest.mark.parametrize("illustrative", [True, False])
def test_an_illustrative_note_says_so_at_the_top_of_every_page(illustrative: bool) -> None:
    assert header(written(replace(NOTE, illustrative=illustrative))).count("Illustrative") == illustrative


def test_the_header_row_comes_again_on_every_page() -> None:
    (found,) = written(NOTE).tables
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in found.rows]
    assert repeated == [True, False, False, False]


def test_the_file_says_its_title_its_language_and_its_author() -> None:
    paper = written(NOTE)
    about = paper.core_properties
    assert about.title == "Commission of returns for the Compact Forum of 26 November 2014"
    assert (about.language, about.author, about.comments) == ("en-GB", "Office for Civil Society", "")
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(2014, 10, 29, 10, 5, 1)
    languages = {found.get(qn("w:val")) for found in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    (title,) = [paragraph for paragraph in paper.paragraphs if paragraph.style and paragraph.style.name == "Title"]
    assert title.text == about.title
