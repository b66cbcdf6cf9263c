"""Preview: the changes that a workbook would make to the saved drafts, told before anything is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import FIELDS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.returns.sheet import MORE
from compact_dash.domain.returns.supplement import KIND_WORDS, Supplement, SupplementKind
from compact_dash.domain.wording import count, long_date

EMPTY = "empty"


@dataclass(frozen=True)
class PreviewLine:
    """One field that would change; `ref` is empty where it is about what goes beyond the lines."""

    ref: str
    label: str
    was: str
    becomes: str


def preview(form: ReturnForm, read: ReadReturn) -> list[PreviewLine]:
    """Every field that would change, in the order of the form; empty when all of it is saved already."""
    return [
        *(
            change
            for line in form.lines
            if line.asked.ref in read.answers
            for change in answer_changes(line.asked.ref, line.answer, read.answers[line.asked.ref])
        ),
        *supplement_changes(form.supplements, read.supplements),
    ]


def answer_changes(ref: str, was: Answer, becomes: Answer) -> Iterator[PreviewLine]:
    for field in FIELDS:
        before, after = getattr(was, field.name), getattr(becomes, field.name)
        if before != after:
            yield PreviewLine(ref, field.label, field.in_words(before) or EMPTY, field.in_words(after) or EMPTY)


def supplement_changes(was: Sequence[Supplement], becomes: Sequence[Supplement] | None) -> Iterator[PreviewLine]:
    """The list before and after, where it differs: its rows have no names of their own to be told by."""
    # No sheet, or an empty one, leaves the list as it is: nobody deletes by leaving out.
    if becomes is not None and tuple(becomes) != tuple(was):
        yield PreviewLine("", MORE, rows_in_words(was), rows_in_words(becomes))


def rows_in_words(supplements: Sequence[Supplement]) -> str:
    if not supplements:
        return EMPTY
    return f"{count(len(supplements), 'row')}: {'; '.join(map(supplement_words, supplements))}"


def supplement_words(each: Supplement) -> str:
    """A supplement in one line."""
    dates = " to ".join(long_date(day) for day in (each.opened_on, each.closed_on) if day)
    parts = (f"{KIND_WORDS[SupplementKind(each.kind)]} “{each.title}”", dates, str(each.number or ""), each.words)
    return ", ".join(part for part in parts if part)
