"""Minutes: paragraphs under headings, drafted from what was captured and kept by people from then on."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from compact_dash.domain.wording import count


class ParagraphKind(StrEnum):
    """The kinds of paragraph: a labelled line of the head, a heading, a numbered point, or an action in bold."""

    FACT = "fact"
    HEADING = "heading"
    POINT = "point"
    ACTION = "action"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; a fact has a label, such as “Present”."""

    kind: ParagraphKind
    words: str
    label: str = ""


Paragraphs = tuple[Paragraph, ...]
HEAD = "Date, place and register"


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs; `first` is the place of the first of them in the minutes."""

    heading: str
    first: int
    paragraphs: Paragraphs


@dataclass(frozen=True)
class MinutesDifference:
    """A place where two versions say something else; one side is empty where paragraphs were added or left out."""

    was: Paragraphs
    becomes: Paragraphs


def sections(paragraphs: Paragraphs) -> list[Section]:
    """The minutes heading by heading; what stands before the first heading is the head."""
    starts = [place for place, each in enumerate(paragraphs) if each.kind is ParagraphKind.HEADING]
    found = [Section(HEAD, 0, paragraphs[: starts[0] if starts else None])]
    # Cut to as many as there are headings: without one there is no end to pair.
    ends = [*starts[1:], len(paragraphs)][: len(starts)]
    for place, end in zip(starts, ends, strict=True):
        found.append(Section(paragraphs[place].words, place + 1, paragraphs[place + 1 : end]))
    return found


def with_numbers(paragraphs: Sequence[Paragraph]) -> list[tuple[int | None, Paragraph]]:
    """Each paragraph with its number; only points have one, and they run on through the whole of the minutes."""
    rows: list[tuple[int | None, Paragraph]] = []
    number = 0
    for each in paragraphs:
        number += each.kind is ParagraphKind.POINT
        rows.append((number if each.kind is ParagraphKind.POINT else None, each))
    return rows


def rewrite_section(paragraphs: Paragraphs, section: Section, texts: Sequence[str], added: str = "") -> Paragraphs:
    """The minutes with the paragraphs of one section written anew.

    A text with nothing in it takes its paragraph out, and a blank line in one makes two of it. What is added comes
    after the points of the section and before its actions. Headings stay.
    """
    anew = [
        part
        for before, text in zip(section.paragraphs, texts, strict=True)
        for part in split_paragraphs(text, before.kind, before.label)
    ]
    place = next((place for place, each in enumerate(anew) if each.kind is ParagraphKind.ACTION), len(anew))
    anew[place:place] = split_paragraphs(added, ParagraphKind.POINT)
    return (*paragraphs[: section.first], *anew, *paragraphs[section.first + len(section.paragraphs) :])


def split_paragraphs(text: str, kind: ParagraphKind, label: str = "") -> list[Paragraph]:
    """The text as paragraphs: blank lines part them, any other run of white space is one space."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1] += line.split()
        else:
            blocks.append([])
    return [Paragraph(kind, " ".join(words), label) for words in blocks if words]


def differences(was: Paragraphs, becomes: Paragraphs) -> Iterator[MinutesDifference]:
    """Where two versions of the minutes differ, in order."""
    # Its rule of thumb is off: it would take a paragraph that comes often for noise, and call it changed.
    matcher = SequenceMatcher(None, was, becomes, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            yield MinutesDifference(was[start:end], becomes[new_start:new_end])


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as the store keeps them: a JSON list."""
    rows = [{"kind": each.kind.value, "label": each.label, "words": each.words} for each in paragraphs]
    return json.dumps(rows, ensure_ascii=False)


def from_text(text: str) -> Paragraphs:
    """The paragraphs of a kept version."""
    return tuple(Paragraph(ParagraphKind(row["kind"]), row["words"], row.get("label", "")) for row in json.loads(text))


def words_that_differ(was: str | None, becomes: str) -> tuple[str, str]:
    """The words of two kept versions where they differ, as was and became; a first version gives its length instead."""
    if was is None:
        points = [each for each in from_text(becomes) if each.kind is not ParagraphKind.HEADING]
        return "", f"first kept, with {count(len(points), 'paragraph')}"
    found = list(differences(from_text(was), from_text(becomes)))
    return join_sides(each.was for each in found), join_sides(each.becomes for each in found)


def join_sides(sides: Iterable[Paragraphs]) -> str:
    return " | ".join(each.words for side in sides for each in side)
