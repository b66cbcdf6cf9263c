"""The minutes, read back from the Word file they were written as."""

import io
from dataclasses import replace
from datetime import datetime

import docx
from docx.document import Document

from compact_dash.domain.minutes.paragraphs import Kind, Paragraph
from compact_dash.papers.minutes.minutes_word import as_word
from compact_dash.reports.minutes.kept_minutes import MinutesPaper

PAPER = MinutesPaper(
    title="Minutes of the Compact Forum, 21 May 2014",
    standing="Agreed on 24 September 2014",
    marking="OFFICIAL",
    illustrative=True,
    made_at=datetime(2014, 9, 25, 9, 0),
    mark="2733-a1b2c3d4e5f60718",
    paragraphs=(
        Paragraph(Kind.FACT, "Whitehall & <more>", "Place"),
        Paragraph(Kind.HEADING, "Treasury complaints"),
        Paragraph(Kind.POINT, "On HMT-04, the Forum agreed the rating Red."),
        Paragraph(Kind.ACTION, "Action 2014/15-1.01: SRO, HMT, to name a reviewer, by 13 June 2014."),
    ),
)


def written(paper: MinutesPaper) -> Document:
    return docx.Document(io.BytesIO(as_word(paper)))


def header(paper: Document) -> list[str]:
    return [paragraph.text for paragraph in paper.sections[0].header.paragraphs]


def test_the_paper_says_what_the_minutes_say_in_their_order() -> None:
    assert [paragraph.text for paragraph in written(PAPER).paragraphs] == [
        "Minutes of the Compact Forum, 21 May 2014",
        "Agreed on 24 September 2014.",
        "Place\tWhitehall & <more>",
        "Treasury complaints",
        "On HMT-04, the Forum agreed the rating Red.",
        "Action 2014/15-1.01: SRO, HMT, to name a reviewer, by 13 June 2014.",
        "Mark of the trail: 2733-a1b2c3d4e5f60718. Whoever keeps it can prove later, with “check --mark”, that nothing"
        " recorded up to then was changed or left out.",
    ]


def test_points_are_numbered_by_word_and_actions_are_bold() -> None:
    paragraphs = {paragraph.text[:6]: paragraph for paragraph in written(PAPER).paragraphs}
    assert paragraphs["On HMT"].style is not None
    assert paragraphs["On HMT"].style.name == "List Number"
    assert all(run.bold for run in paragraphs["Action"].runs)


def test_it_is_marked_and_says_that_it_is_an_illustration() -> None:
    assert header(written(PAPER)) == [
        "OFFICIAL",
        "Illustrative: the commitments are real; dates, ratings and reports are made up.",
    ]
    assert header(written(replace(PAPER, illustrative=False))) == ["OFFICIAL"]


def test_without_a_trail_nothing_is_promised() -> None:
    assert "Mark of the trail" not in written(replace(PAPER, mark=None)).paragraphs[-1].text
