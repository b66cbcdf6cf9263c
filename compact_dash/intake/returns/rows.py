"""The rows of a return's workbook: answers on the Return sheet, and supplements on Consultations and more.

Each row is read into the value that the web form would make, and asked the same checks."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from compact_dash.domain.plain_text import key
from compact_dash.domain.returns.answer import Answer, AskedLine, same_words
from compact_dash.domain.returns.checks import faults as answer_faults
from compact_dash.domain.returns.fields import ABOUT_DATES, LABELS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import ELSEWHERE, TOLD, told_values
from compact_dash.domain.returns.supplement import KIND_WORDS, SUPPLEMENT_LABELS, Supplement, supplement_faults
from compact_dash.domain.returns.typed_answer import Misfit
from compact_dash.intake import workbook_cells
from compact_dash.intake.cells import quote_text
from compact_dash.intake.returns.sheet_rows import SheetRows
from compact_dash.intake.tables import some_of
from compact_dash.intake.workbook_sheet import GridCell


@dataclass
class AnswerRows(SheetRows):
    """The rows of the Return sheet, read into answers by reference; `rows` says which row answers a line.

    `lines_changed` is whether other lines are asked about now than when the workbook was made.
    """

    form: ReturnForm = field(kw_only=True)
    lines_changed: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        """Read every row under the header."""
        for row in self.numbers:
            self.read_row(row)
        # After the rows, because merged cells matter only where a row answers a line.
        self.judge_merges(self.rows.values(), ("ref", *LABELS))
        self.judge_below(("ref", *LABELS))

    def read_row(self, row: int) -> None:
        asked = self.asked_in(row)
        if asked is None:
            return
        self.judge_title(row, asked)
        answer = without_open_milestone(asked, self.answer_in(row))
        self.judge(row, asked, answer)
        # An empty row is no answer, so that a draft saved on the page is not wiped by an old workbook.
        if not answer.is_empty:
            self.answers[asked.ref] = answer

    def ignored(self) -> list[str]:
        """What was not read, the words between the lines among it."""
        answering = set(self.rows.values())
        told = [self.cell(row, name) for name in TOLD for row in self.numbers if row not in answering]
        words = [cell for cell in told if cell and key(cell.shown) != key(ELSEWHERE)]
        return [*super().ignored(), *workbook_cells.as_ignored(self.grid.name, words), *self.changed_in_grey()]

    def changed_in_grey(self) -> list[str]:
        """A sentence for each line where somebody has written into what was said last time."""
        told = {line.asked.ref: told_values(line.asked) for line in self.form.lines}
        changed = [
            (ref, cell)
            for ref, row in self.rows.items()
            for name in ("last_rating", "last_words")
            if (cell := self.cell(row, name)) and key(cell.shown) != key(told[ref][name])
        ]
        return [
            f"{ref}, cell {cell.letters}{cell.row}: what was said last time was changed to “{quote_text(cell.shown)}”. "
            "Grey cells are not read."
            for ref, cell in changed
        ]

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
                words = f"“{quote_text(asked.title)}”, the words of {asked.ref}: these are {line.asked.ref}’s"
                self.fault(row, "title", f"{words}, so the rows may have been sorted in part")
                return

    def answer_in(self, row: int) -> Answer:
        """The answer as its cells have it, without those that could not be read."""
        values = {name: self.field_value(row, name) for name in LABELS}
        return Answer(**values)

    def field_value(self, row: int, name: str) -> Any:
        return self.value(row, name, lambda cell: workbook_cells.field_value(name, cell, self.today))

    def judge(self, row: int, asked: AskedLine, answer: Answer) -> None:
        """Ask the checks that every answer is asked, and name the cell of each fault they find."""
        broken = {name for place, name in self.broken if place == row}
        # What the checks on dates say of one another when one of them could not be read is noise.
        unclear = broken | (ABOUT_DATES if broken & ABOUT_DATES else frozenset())
        found = {fault.field: fault for fault in answer_faults(asked, answer, self.today)}
        if answer.next_milestone is None and "next_due_on" in found:
            # The words still stand in their cell: only the date beside them was changed.
            found.pop("next_milestone", None)
        for fault in found.values():
            if fault.field not in unclear:
                self.fault(row, fault.field, fault.expected)


def without_open_milestone(asked: AskedLine, answer: Answer) -> Answer:
    """The answer without the milestone that the template filled in, where it was left as it was."""
    if asked.milestone is None or not same_words(answer.next_milestone or asked.milestone, asked.milestone):
        return answer
    left = answer.next_due_on is None or answer.next_due_on == asked.due_on
    return replace(answer, next_milestone=None, next_due_on=None if left else answer.next_due_on)


def same_title(cell: GridCell, title: str) -> bool:
    return key(cell.shown) == key(title)


@dataclass
class SupplementRows(SheetRows):
    """The rows of the sheet, each read into a supplement; `rows` are their numbers, in the same order."""

    supplements: list[Supplement] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Read every row that has something in it, then ask the checks that the form asks too."""
        for row in self.numbers:
            filled = {name for name in SUPPLEMENT_LABELS if self.cell(row, name)}
            said = {name for name in filled if workbook_cells.says_something(self.cell(row, name))}
            # “Consultation: none” says that there was none.
            if said and not (said == {"kind"} and filled > said):
                self.read_row(row)
        for found in supplement_faults(self.supplements):
            row = self.rows[found.place]
            if (row, found.field) not in self.broken:
                self.fault(row, found.field, found.expected)
        self.judge_merges(self.rows, SUPPLEMENT_LABELS)
        self.judge_below(SUPPLEMENT_LABELS)

    def read_row(self, row: int) -> None:
        kind = self.value(row, "kind", workbook_cells.kind)
        # Judged here by its cell: the checks that follow would call it an unknown kind, and quote nothing.
        if kind is None and (row, "kind") not in self.broken:
            self.fault(row, "kind", f"one of {', '.join(KIND_WORDS.values())}")
            self.broken.add((row, "kind"))
        supplement = Supplement(
            kind=kind or "",
            title=self.value(row, "title", workbook_cells.words) or "",
            opened_on=self.value(row, "opened_on", self.day),
            closed_on=self.value(row, "closed_on", self.day),
            number=self.value(row, "number", workbook_cells.number),
            words=self.value(row, "words", workbook_cells.words),
        )
        self.supplements.append(supplement)
        self.rows.append(row)

    def day(self, cell: GridCell | None) -> date | None:
        return workbook_cells.day(cell, self.today)
