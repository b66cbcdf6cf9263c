"""Facts about returns: what OCS asked for and what became of each answer."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


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
