"""Merged cells of a workbook: the ranges of each sheet, read without building the cells under them."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import range_boundaries

from compact_dash.intake.workbook_parts import BOOK

RELATIONS = "xl/_rels/workbook.xml.rels"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# By its bytes: a parser would build the whole sheet for a handful of ranges.
MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+[0-9]+:[A-Z]+[0-9]+)["']""")
# Far more than a hand makes; a file with more was made to be slow to read.
MOST_MERGES = 10_000


@dataclass(frozen=True)
class Merge:
    """A merged range, both corners in it, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def touches(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def merges_of(parts: Mapping[str, bytes]) -> dict[str, tuple[Merge, ...]]:
    """The merged ranges of each sheet, by its name."""
    from defusedxml.ElementTree import fromstring

    targets = {each.get("Id"): each.get("Target") for each in fromstring(parts[RELATIONS]).findall("{*}Relationship")}
    return {
        sheet.get("name"): merges_in(parts.get(part_path(targets[sheet.get(ID)]), b""))
        for sheet in fromstring(parts[BOOK]).findall("{*}sheets/{*}sheet")
        if targets.get(sheet.get(ID))
    }


def part_path(target: str) -> str:
    """A relation's target, which may be told from the root or from the workbook, as a path in the zip."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def merges_in(sheet: bytes) -> tuple[Merge, ...]:
    return tuple(merge_at(found.decode()) for found in MERGE.findall(sheet)[:MOST_MERGES])


def merge_at(reference: str) -> Merge:
    left, top, right, bottom = range_boundaries(reference)
    return Merge(top, left, bottom, right)
