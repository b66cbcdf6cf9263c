"""Facts about returns: what OCS asked for and what became of each answer."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact
from compact_dash.domain.returns.answer import AnswerFields


@dataclass(frozen=True)
class Commission(Fact):
    """OCS's request for returns for the Forum of `held_on`."""

    table: ClassVar[str] = "commission"
    id: str
    reported_on: date
    forum_id: str
    held_on: date
    deadline_on: date
    asked: str


@dataclass(frozen=True)
class DepartmentReturn(Fact):
    table: ClassVar[str] = "department_return"
    id: str
    commission_id: str
    organisation_id: str


@dataclass(frozen=True)
class ReturnLine(Fact):
    """An action that a return was asked to cover."""

    table: ClassVar[str] = "return_line"
    about: ClassVar[str] = "return_id"
    return_id: str
    action_id: str


@dataclass(frozen=True)
class ReturnEvent(Fact):
    """A step of a return; `action_id` names the line where the step is about one."""

    table: ClassVar[str] = "return_event"
    about: ClassVar[str] = "return_id"
    return_id: str
    action_id: str | None
    reported_on: date
    kind: str
    words: str | None
    grade: str | None


@dataclass(frozen=True)
class CommissionTerms(Fact):
    """The sharing of the answers: the level in `sharing`, and in words for the note."""

    table: ClassVar[str] = "commission_terms"
    about: ClassVar[str] = "commission_id"
    commission_id: str
    sharing: str
    shared: str


@dataclass(frozen=True)
class DraftOfLine(Fact):
    """Which line a draft answers, and how often it was saved; `row_version` counts from 1."""

    return_id: str
    action_id: str
    # Named by the next save, so that somebody who has not seen this row is shown both and writes over neither.
    row_version: int


@dataclass(frozen=True)
class ReturnAnswer(AnswerFields, DraftOfLine):
    """A saved draft of the answer to one line."""

    table: ClassVar[str] = "return_answer"
    is_draft: ClassVar[bool] = True
    about: ClassVar[str] = "action_id"


@dataclass(frozen=True)
class SupplementDraft(Fact):
    """A saved draft of what goes beyond the lines: a JSON list of `domain.returns.supplement.Supplement`."""

    table: ClassVar[str] = "supplement_draft"
    is_draft: ClassVar[bool] = True
    about: ClassVar[str] = "return_id"
    return_id: str
    row_version: int
    items: str


@dataclass(frozen=True)
class SupplementFact(Fact):
    """A consultation, concern, training or case study of a submitted return."""

    table: ClassVar[str] = "supplement"
    about: ClassVar[str] = "return_id"
    return_id: str
    organisation_id: str
    reported_on: date
    kind: str
    title: str
    opened_on: date | None
    closed_on: date | None
    number: int | None
    words: str | None
    sharing: str
