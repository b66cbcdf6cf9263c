"""Another house than Whitehall: every page of a Welsh programme, at each stage, says nothing of Whitehall's."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from compact_dash.ui.navigation import ITEMS
from tests.pages.conftest import Open, Visit
from tests.rendered import Rendered
from tests.welsh import STAGES, Wales, at, wales  # noqa: F401

# The words of Whitehall, of its years and of its places; the product itself is called Compact Dash.
FOREIGN = re.compile(
    r"Whitehall|\b201[345]\b|2013|2014/|fourteen|\b14 departments|Cabinet Office|\bLIT\b|Local Intelligence"
    r"|England|\bENG\b|\bOCS\b|Office for Civil Society|\bCV\b|Compact Voice|Compact (?!Dash)|\bthe Compact\b"
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


@pytest.mark.thorough
@pytest.mark.parametrize("stage", STAGES)
def test_no_page_says_a_word_of_whitehall(
    wales: Wales,  # noqa: F811
    visit_at: Open,
    at_the_desk: Any,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    monkeypatch.setenv("COMPACT_DB", str(wales.of(stage)))
    found: dict[str, list[str]] = {}
    with at(STAGES[stage]):
        for post in POSTS if stage in ("begun", "over") else POSTS[:1]:
            at_the_desk(post)
            for name in PAGES:
                for parameters in [{}, *(FURTHER.get(name, []) if stage != "begun" else [])]:
                    said = words_of(visit_at(wales.of(stage), name, **parameters))
                    assert len(" ".join(said)) > 100
                    found[f"{post} at {name} {parameters}"] = foreign_words(said)
    assert {place: words for place, words in found.items() if words} == {}
