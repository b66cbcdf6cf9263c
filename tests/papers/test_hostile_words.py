"""Hostile words in papers: whatever somebody has typed, no file runs it, follows it or takes it for its own."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from compact_dash.domain.plain_text import FORMULA_STARTS
from compact_dash.domain.settings import SettingsCopy
from tests.papers.examples import EXAMPLES, MAKING, Example

HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "{=1+1}",
    "https://evil.example", "x\r\nATTACH:https://evil.example\r\nBEGIN:VALARM", "x\nATTACH:https://evil.example",
    "</w:t><w:fldSimple w:instr='DDEAUTO x'/>", "]]><x>",
)  # fmt: skip
# What a file works out, or where it leads, by the name of the part's tag or attribute.
RUN = re.compile(
    rb"<f[ >].*?</f>|<w:instrText.*?</w:instrText>|w:instr=\"[^\"]*\"|TargetMode=\"External\"|<hyperlink|<w:hyperlink"
    rb"|<ddeLink|<!DOCTYPE|<!ENTITY",
    re.DOTALL,
)


def poisoned(content: Any, words: str) -> Any:
    """The content with hostile words before all that reads as words; names, codes and times are left alone."""
    if isinstance(content, str):
        return words + content if type(content) is str and " " in content else content
    if isinstance(content, (tuple, list)):
        return type(content)(poisoned(each, words) for each in content)
    if isinstance(content, dict):
        return {name: poisoned(each, words) for name, each in content.items()}
    if isinstance(content, SettingsCopy):
        values = tuple((name, f"{words}{value}" if isinstance(value, str) else value) for name, value in content.values)
        return replace(content, values=values)
    if is_dataclass(content) and not isinstance(content, type):
        changed = {each.name: poisoned(getattr(content, each.name), words) for each in fields(content) if each.init}
        return replace(content, **changed)
    return content


def run_by(suffix: str, content: bytes) -> list[bytes]:
    """What a program would run or follow in a file, in order."""
    if suffix == ".ics":
        # A line that goes on begins with a space.
        return sorted(re.findall(rb"^[A-Z][A-Z-]*(?=[;:])", re.sub(rb"\r\n[ \t]", b"", content), re.MULTILINE))
    if suffix == ".csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return [cell.encode() for row in rows for cell in row if cell.startswith(FORMULA_STARTS)]
    return list(run_in_parts(content))


def run_in_parts(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            yield from RUN.findall(archive.read(name))


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_nothing_that_was_typed_is_run_by_a_file(example: Example) -> None:
    paper = example.paper
    clean = run_by(paper.suffix, paper.write(example.content, MAKING))
    for words in HOSTILE:
        content = poisoned(example.content, words)
        assert content != example.content
        assert run_by(paper.suffix, paper.write(content, MAKING)) == clean, words
