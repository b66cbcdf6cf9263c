"""What every app shows: the rows that the product wrote down, narrowed and added up."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

# The choices and the ticks of the product's own screen, each with its words.
CHOICES = ("department", "theme", "plan", "priority", "rating")
TICKS = {
    "disputed": "Claim above dates only",
    "worse_than_agreed": "Worse than agreed only",
    "specific": "Hide general policy",
}
Choice = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One department, or all of them, as a row of the table."""

    code: str
    name: str
    overall: str
    counts: tuple[int, ...]
    overdue: int
    next_due: str

    @property
    def commitments(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Line:
    """One commitment on its department's page."""

    ref: str
    title: str
    rating: str
    says: str
    due: str


@dataclass(frozen=True)
class Progress:
    """The screen: everything the product wrote down, as it was written."""

    written: Mapping[str, Any]

    @property
    def title(self) -> str:
        return str(self.written["title"])

    @property
    def headings(self) -> tuple[str, ...]:
        return ("Department", "Overall", *self.written["ratings"], "Overdue", "Next milestone")

    @cached_property
    def departments(self) -> dict[str, Mapping[str, Any]]:
        """Each department by its code, in the plan's order."""
        return {each["code"]: each for each in self.written["departments"]}

    def options(self, name: str) -> list[str]:
        return list(self.written["options"][name])

    def rows(self, chosen: Choice) -> list[Row]:
        """A row for each department that has something left, in the plan's order."""
        kept: dict[str, list[Mapping[str, Any]]] = {code: [] for code in self.departments}
        for cell in self.written["cells"]:
            if admits(cell, chosen):
                kept[cell["department"]].append(cell)
        is_whole = not any(chosen.get(name) for name in (*CHOICES, *TICKS) if name != "department")
        shown = (code for code in kept if kept[code] or (is_whole and chosen.get("department") in (None, "", code)))
        return [
            self.row(code, self.departments[code]["short_name"], self.departments[code]["overall"], kept[code])
            for code in shown
        ]

    def row(self, code: str, name: str, overall: str, cells: Iterable[Mapping[str, Any]]) -> Row:
        counts = dict.fromkeys(self.written["ratings"], 0)
        overdue, due = 0, []
        for cell in cells:
            # What is under no column counts nothing: such a cell only tells what has gone since.
            if cell["commitments"]:
                counts[cell["rating"]] += cell["commitments"]
            overdue += cell["overdue"]
            due += [cell["next_due"]] if cell["next_due"] else []
        return Row(code, name, overall, tuple(counts.values()), overdue, min(due, default="none dated"))

    def total(self, rows: Iterable[Row]) -> Row:
        """The last row of the table."""
        added = list(rows)
        counts = tuple(map(sum, zip(*(row.counts for row in added), strict=True)))
        commitments = sum(counts)
        return Row("", f"All, {commitments} commitments", "", counts, sum(row.overdue for row in added), "")

    def status(self, rows: Iterable[Row]) -> str:
        """How many of all commitments are shown."""
        return f"{sum(row.commitments for row in rows)} of {self.written['commitments']} commitments shown."

    def lines(self, code: str) -> list[Line]:
        return [Line(**line) for line in self.departments[code]["lines"]]


def admits(cell: Mapping[str, Any], chosen: Choice) -> bool:
    return (
        all(not chosen.get(name) or cell[name] == chosen[name] for name in ("department", "theme", "plan", "rating"))
        and (not chosen.get("priority") or chosen["priority"] in cell["priorities"])
        and not (chosen.get("disputed") and not cell["disputed"])
        and not (chosen.get("worse_than_agreed") and not cell["worse_than_agreed"])
        and not (chosen.get("specific") and cell["general"])
    )


def read_progress(path: str) -> Progress:
    """The screen that was written down in a file."""
    return Progress(json.loads(Path(path).read_text(encoding="utf-8")))
