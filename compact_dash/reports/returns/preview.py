"""Preview: what a read workbook would change of the drafts there are, before anything is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import LABELS, Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.returns.sheet import MORE
from compact_dash.domain.returns.supplement import KIND_WORDS, Kind, Supplement
from compact_dash.domain.wording import capital, count, long_date

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
    for field, label in LABELS.items():
        before, after = getattr(was, field), getattr(becomes, field)
        if before != after:
            yield PreviewLine(ref, label, in_words(field, before), in_words(field, after))


def in_words(field: str, value: str | int | date | None) -> str:
    """A field's value as a reader sees it."""
    if value is None:
        return EMPTY
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int):
        return f"{value} per cent"
    if field == "rating":
        return Rating(value).word
    return capital(value) if field == "forward_look" else value


def supplement_changes(was: Sequence[Supplement], becomes: Sequence[Supplement] | None) -> Iterator[PreviewLine]:
    """The list before and after, where it differs: its rows have no names of their own to be told by."""
    if becomes is not None and tuple(becomes) != tuple(was):
        yield PreviewLine("", MORE, listing(was), listing(becomes))


def listing(supplements: Sequence[Supplement]) -> str:
    if not supplements:
        return EMPTY
    return f"{count(len(supplements), 'row')}: {'; '.join(map(supplement_words, supplements))}"


def supplement_words(each: Supplement) -> str:
    """A supplement in one line."""
    dates = " to ".join(long_date(day) for day in (each.opened_on, each.closed_on) if day)
    parts = (f"{KIND_WORDS[Kind(each.kind)]} “{each.title}”", dates, str(each.number or ""), each.words)
    return ", ".join(part for part in parts if part)
