"""Answers in a workbook: the rows of the Return sheet, each read into the answer that the web form would make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from compact_dash.domain.errors import CellFault
from compact_dash.domain.plain_text import key
from compact_dash.domain.returns.answer import LABELS, Answer, AskedLine, same_words
from compact_dash.domain.returns.checks import faults as answer_faults
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.typed_cell import Misfit
from compact_dash.intake import workbook_cells
from compact_dash.intake.cells import shown
from compact_dash.intake.tables import some_of
from compact_dash.intake.workbook_cells import spelt, written
from compact_dash.intake.workbook_grid import Grid, GridCell, letters
from compact_dash.intake.workbook_header import Header
from compact_dash.intake.workbook_merges import Merge

# What the checks on dates say of one another when one of them could not be read is noise.
DATES = frozenset({"next_milestone", "next_due_on", "done_on", "new_due_on", "new_date_reason"})
UNMERGED = "cells that are not merged: undo Merge Cells and fill in each one"


@dataclass
class AnswerRows:
    """The rows of a sheet under its header, read one by one; `faults` gathers what is wrong with any of them."""

    grid: Grid
    header: Header
    form: ReturnForm
    today: date
    lines_changed: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)

    def read(self) -> None:
        """Read every row under the header."""
        for row in self.grid.rows:
            if row > self.header.row:
                self.read_row(row)
        self.judge_merges()

    def read_row(self, row: int) -> None:
        asked = self.asked_in(row)
        if asked is None:
            return
        self.judge_title(row, asked)
        answer, broken = self.answer_in(row)
        answer = without_open_milestone(asked, answer)
        self.judge(row, asked, answer, broken)
        if not answer.is_empty:
            self.answers[asked.ref] = answer

    def cell(self, row: int, name: str) -> GridCell | None:
        return self.grid.at(row, self.header.places[name])

    def fault(self, row: int, name: str, expected: str) -> None:
        """Note a fault in a field's cell, quoting what stands there."""
        self.faults.append(self.header.fault(row, name, quoted(self.cell(row, name)), expected))

    def asked_in(self, row: int) -> AskedLine | None:
        """The line that a row is about; None where it names none that it may, or where nothing stands in it."""
        try:
            text = workbook_cells.words(self.cell(row, "ref"))
        except Misfit as misfit:
            self.fault(row, "ref", str(misfit))
            return None
        if text is None:
            if any(self.cell(row, name) for name in LABELS):
                self.fault(row, "ref", "the reference of the line that this row answers")
            return None
        line = next((line for line in self.form.lines if key(line.asked.ref) == key(text)), None)
        if line is None:
            self.fault(row, "ref", self.known_lines(text))
        elif self.rows.setdefault(line.asked.ref, row) != row:
            self.fault(row, "ref", f"each line once: row {self.rows[line.asked.ref]} answers it already")
        else:
            return line.asked
        return None

    def known_lines(self, text: str) -> str:
        refs = [line.asked.ref for line in self.form.lines]
        again = ". The lines have changed since this workbook was made: download it again" if self.lines_changed else ""
        return f"a reference of {self.form.organisation}’s return: {some_of(refs, text)}{again}"

    def judge_title(self, row: int, asked: AskedLine) -> None:
        """Find rows whose references were sorted without the rest of them: the words are another line's."""
        cell = self.cell(row, "title")
        if cell is None or same_title(cell, asked.title):
            return
        for line in self.form.lines:
            if line.asked.ref != asked.ref and same_title(cell, line.asked.title):
                words = f"“{shown(asked.title)}”, the words of {asked.ref}: these are {line.asked.ref}’s"
                self.fault(row, "title", f"{words}, so the rows may have been sorted in part")
                return

    def answer_in(self, row: int) -> tuple[Answer, set[str]]:
        """The answer as its cells have it, and the fields that could not be read."""
        values: dict[str, object] = {}
        broken = set()
        for name in LABELS:
            try:
                values[name] = value_of(name, self.cell(row, name), self.today)
            except Misfit as misfit:
                self.fault(row, name, str(misfit))
                broken.add(name)
        return Answer(**values), broken  # type: ignore[arg-type]

    def judge(self, row: int, asked: AskedLine, answer: Answer, broken: set[str]) -> None:
        """Ask the checks that every answer is asked, and name the cell of each fault they find."""
        unclear = broken | (DATES if broken & DATES else frozenset())
        found = {fault.field: fault for fault in answer_faults(asked, answer, self.today)}
        if answer.next_milestone is None and "next_due_on" in found:
            # The words still stand in their cell: only the date beside them was changed.
            found.pop("next_milestone", None)
        for fault in found.values():
            if fault.field not in unclear:
                self.fault(row, fault.field, fault.expected)

    def judge_merges(self) -> None:
        """Note merged cells among the answers: all but the first of them are empty, whatever they look like."""
        for merge in self.grid.merges:
            if any(True for _ in self.merged_answers(merge)):
                place = f"{letters(merge.left)}{merge.top}:{letters(merge.right)}{merge.bottom}"
                self.faults.append(CellFault(self.grid.name, merge.top, letters(merge.left), place, UNMERGED))

    def merged_answers(self, merge: Merge) -> Iterator[str]:
        rows: Sequence[int] = list(self.rows.values())
        for name in ("ref", *LABELS):
            if any(merge.touches(row, self.header.places[name]) for row in rows):
                yield name


def value_of(name: str, cell: GridCell | None, today: date) -> str | int | date | None:
    """A cell read as its field means it.

    Raises:
        Misfit: it cannot be.
    """
    if name == "rating":
        return workbook_cells.rating(cell)
    if name == "forward_look":
        return workbook_cells.forward_look(cell)
    if name == "percent":
        return workbook_cells.percent(cell)
    if name.endswith("_on"):
        return workbook_cells.day(cell, today)
    return workbook_cells.words(cell)


def without_open_milestone(asked: AskedLine, answer: Answer) -> Answer:
    """The answer without the milestone that the template filled in, where it was left as it was."""
    if asked.milestone is None or not same_words(answer.next_milestone or asked.milestone, asked.milestone):
        return answer
    left = answer.next_due_on is None or answer.next_due_on == asked.due_on
    return replace(answer, next_milestone=None, next_due_on=None if left else answer.next_due_on)


def same_title(cell: GridCell, title: str) -> bool:
    return isinstance(cell.value, str) and key(cell.value) == key(title)


def quoted(cell: GridCell | None) -> str | None:
    """What stands in a cell, as a refusal shows it."""
    return None if cell is None else shown(spelt(written(cell.value, cell.is_percent)))
