"""Another house than Whitehall: every page of a Welsh programme, at each stage, says nothing of Whitehall's."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from compact_dash.commands.loading.initialise import create_empty
from compact_dash.domain.house import House, speaking_for
from compact_dash.domain.plan.tables import PlanCopy
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.domain.review.answer import ReviewAnswer
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.papers import registry
from compact_dash.papers.paper import Making, Paper
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.minutes.kept_minutes import minutes_of, minutes_paper
from compact_dash.reports.register.support import support_listing, support_question
from compact_dash.reports.returns.commission import commission_note, read_commission
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.settings import settings_copy
from compact_dash.store.plan_tables import plan_tables
from compact_dash.ui.navigation import ITEMS
from compact_dash.ui.returns import commission_papers
from tests.pages.conftest import Open, Visit
from tests.rendered import Rendered
from tests.welsh import FILES, JUNE, STAGES, Acting, Wales, at, wales  # noqa: F401

# The words of Whitehall, of its years and of its places; the product itself is called Compact Dash.
FOREIGN = re.compile(
    r"Whitehall|\b201[345]\b|2013|2014/|fourteen|\b14 departments|Cabinet Office|\bLIT\b|Local Intelligence"
    r"|England|\bOCS\b|Office for Civil Society|\bCV\b|Compact Voice|Compact (?!Dash)|\bthe Compact\b"
    r"|\bForums?\b|Joint Action Plan|Senior Responsible|\bSROs?\b|gov\.uk"
)
POSTS = ("TSU", "Chair", "WCVA", "HSC Scheme lead", "HSC DD", "Viewer")
PAGES = [item.name for item in ITEMS]
FURTHER = {
    "department": [{"department": "HSC"}, {"department": "CRA"}],
    "plan": [{"keep": "Add a line"}, {"keep": "Change a line"}],
    "agenda": [{"forum": "2026-06"}, {"forum": "2026-10"}],
    "returns": [{"forum": "2026-06"}, {"forum": "2026-10"}],
    "present": [{"forum": "2026-06", "chair": "1"}, {"forum": "2026-06", "item": "2"}, {"forum": "2026-10"}],
}
# What of an element is no words for a reader.
SILENT = {"id", "css", "form_id", "js", "page_script_hash", "fragment_id", "element_hash", "key", "url", "icon"}


def words_in(message: Message) -> Iterator[str]:
    """Every text that an element of a page is drawn from."""
    for field, value in message.ListFields():
        many: list[Any] = list(value) if field.is_repeated else [value]
        for each in many if field.name not in SILENT else []:
            if field.type == FieldDescriptor.TYPE_MESSAGE and isinstance(each, Message):
                yield from words_in(each)
            elif field.type == FieldDescriptor.TYPE_STRING:
                yield each


def words_of(visit: Visit) -> list[str]:
    """What a page says, in its own HTML and in every control."""
    said = [visit.html.text]
    for element in (*visit.page.main, *visit.page.sidebar):
        proto = getattr(element, "proto", None)
        if isinstance(proto, Message):
            said += [Rendered(words).text if "<" in words else words for words in words_in(proto)]
    return said


def foreign_words(said: list[str]) -> list[str]:
    """Each foreign word with what stands around it, once."""
    found = (words[max(0, each.start() - 40) : each.end() + 30] for words in said for each in FOREIGN.finditer(words))
    return list(dict.fromkeys(found))


def papers_of(now: Acting) -> dict[str, bytes]:
    """Every paper of the registry, as the keeper makes it once a meeting is over."""
    store, today = now.store, now.moment.date()
    making = Making(now.moment, EVERYTHING, illustrative=False)
    june = next(row for row in forums(store) if row.held_on == JUNE)
    form = open_return(store, "HSC", JUNE, today)
    review = ReviewAnswer("Every line", today, rated_lines(store, Question(today)))
    contents: dict[Paper[Any], list[Any]] = {
        registry.COMMISSION_NOTE: [commission_note(store, june, each, site="") for each in (None, "HSC", "TSU")],
        registry.CALENDAR_ENTRY: [read_commission(store, june)],
        registry.RETURN_WORKBOOK: [ReturnTemplate(form, today)],
        registry.PLAN_WORKBOOK: [PlanCopy(plan_tables(store), today)],
        registry.MINUTES: [minutes_paper(store, minutes_of(store, june))],
        registry.SETTINGS: [settings_copy(store, today)],
        registry.HISTORY: [changes(store, TrailQuestion(most=10_000))],
        registry.REVIEW: [review],
        # Nothing stands on this house's register: what a file of it says is its heads.
        registry.CONSULTATIONS: [[]],
        registry.SUPPORT: [support_listing(store, support_question(today, None, None, None), "Every entry")],
    }
    assert set(contents) == set(registry.PAPERS)
    return {
        f"{paper.name} {number}": paper.write(content, making)
        for paper, every in contents.items()
        for number, content in enumerate(every, start=1)
    }


def text_of(content: bytes) -> str:
    """What a file says: of one in Office's format every part of it, and what stands in the attributes of its cells."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = [parts.read(name).decode("utf-8") for name in parts.namelist() if is_read(name)]
    shown = re.compile(r'(?:prompt|promptTitle|error|errorTitle|name|title|descr)="([^"]*)"')
    return unescape(" ".join(f"{re.sub(r'<[^>]+>', ' ', each)} {' '.join(shown.findall(each))}" for each in xml))


def is_read(part: str) -> bool:
    """Whether a part of a file is for a reader; the marks that a returned workbook is known by are not."""
    return part.endswith((".xml", ".rels")) and part != "docProps/custom.xml"


@pytest.mark.thorough
def test_no_paper_says_a_word_of_whitehall(wales: Wales) -> None:  # noqa: F811
    with wales.reading("over") as now:
        found = {name: foreign_words([text_of(content)]) for name, content in papers_of(now).items()}
    report = {name: words for name, words in found.items() if words}
    assert not report, "\n".join(f"{name}: {words}" for name, words in report.items())


@pytest.mark.thorough
@pytest.mark.parametrize("stage", STAGES)
def test_no_page_says_a_word_of_whitehall(
    wales: Wales,  # noqa: F811
    visit_at: Open,
    at_the_desk: Any,
    tmp_path: Path,
    stage: str,
) -> None:
    database = wales.copied(stage, tmp_path)
    found: dict[str, list[str]] = {}
    with at(STAGES[stage]):
        for post in POSTS if stage in ("begun", "over") else POSTS[:1]:
            at_the_desk(post)
            for name in PAGES:
                for parameters in [{}, *(FURTHER.get(name, []) if stage != "begun" else [])]:
                    said = words_of(visit_at(database, name, **parameters))
                    assert len(" ".join(said)) > 100
                    found[f"{post} at {name} {parameters}"] = foreign_words(said)
    report = {place: words for place, words in found.items() if words}
    assert not report, "\n".join(f"{place}: {words}" for place, words in report.items())


FIRST = {
    "progress": "Start here.",
    "department": "Not asked for yet",
    "agenda": "No Council is planned yet.",
    "returns": "no returns have been asked for",
    "present": "No Council is planned yet",
    "people": "0 of 5 departments have a Scheme lead",
    "plan": "No Joint Programme had been published",
}


@pytest.mark.thorough
def test_an_empty_page_says_what_to_do_first(
    wales: Wales,  # noqa: F811
    visit_at: Open,
    at_the_desk: Any,
    tmp_path: Path,
) -> None:
    at_the_desk("TSU")
    database = wales.copied("begun", tmp_path)
    with at(STAGES["begun"]):
        said = {name: visit_at(database, name).text for name in FIRST}
    assert {name: said[name][:300] for name, words in FIRST.items() if words not in said[name]} == {}


@pytest.mark.thorough
def test_days_before_the_first_plan_are_not_asked_about(
    wales: Wales,  # noqa: F811
    visit_at: Open,
    at_the_desk: Any,
    tmp_path: Path,
) -> None:
    at_the_desk("TSU")
    with at(STAGES["over"]):
        refused = visit_at(wales.copied("over", tmp_path), "progress", as_at="2014-05-21").refusals
    assert refused == [
        "The address asks for as_at=2014-05-21, 21 May 2014. It may be a day from 1 April 2026 to 1 July 2026."
    ]


@pytest.mark.thorough
def test_a_deadline_to_come_is_not_said_to_be_past(
    wales: Wales,  # noqa: F811
    visit_at: Open,
    at_the_desk: Any,
    tmp_path: Path,
) -> None:
    at_the_desk("TSU")
    with at(STAGES["asked"]):
        assert "Returns are due 8 June." in visit_at(wales.copied("asked", tmp_path), "agenda", forum="2026-06").text
    with at(STAGES["answered"]):
        assert (
            "Returns were due 8 June." in visit_at(wales.copied("answered", tmp_path), "agenda", forum="2026-06").text
        )


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("house", "address", "named"),
    [
        (House(site="https://scheme.example/"), "http://localhost:8501/returns", "https://scheme.example"),
        (House(), "http://localhost:8501/returns", ""),
        (House(), "http://127.0.0.1:8501/returns", ""),
        (House(), "https://compact.example/app/returns", "https://compact.example/app"),
        (House(), None, ""),
    ],
)
def test_nobody_is_sent_to_this_computers_own_address(
    monkeypatch: pytest.MonkeyPatch, house: House, address: str | None, named: str
) -> None:
    monkeypatch.setattr(commission_papers.streamlit, "context", SimpleNamespace(url=address))
    with speaking_for(house):
        assert commission_papers.site() == named


@pytest.mark.thorough
def test_a_note_without_an_address_says_what_to_fill_in(wales: Wales) -> None:  # noqa: F811
    with wales.reading("asked") as now:
        june = next(row for row in forums(now.store) if row.held_on == JUNE)
        assert "[write the address of this site here]" in commission_note(now.store, june, None, site="").where
        assert "https://a.example/returns" in commission_note(now.store, june, None, site="https://a.example").where


@pytest.mark.thorough
def test_a_house_without_a_partner_has_every_page(visit_at: Open, at_the_desk: Any, tmp_path: Path) -> None:
    plan = Path(shutil.copytree(FILES / "plan", tmp_path / "plan"))
    (plan / "settings.csv").unlink()
    rows = (plan / "organisations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (plan / "organisations.csv").write_text("".join(row for row in rows if "WCVA" not in row), encoding="utf-8")
    database = tmp_path / "alone.duckdb"
    create_empty(str(database), STAGES["begun"], plan=plan)
    at_the_desk("TSU")
    with at(STAGES["begun"]):
        for name in PAGES:
            for parameters in [{}, *(FURTHER["plan"] if name == "plan" else [])]:
                page = visit_at(database, name, **parameters)
                assert not page.refusals
                assert "Whitehall" not in page.text
                assert "Compact Voice" not in page.text
