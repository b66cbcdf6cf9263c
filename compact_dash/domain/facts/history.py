"""Facts about the trail itself."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class PutBack(Fact):
    """Why a thing was put back to what it was before a change, `undone_no`."""

    table: ClassVar[str] = "put_back"
    about: ClassVar[str] = "thing_id"
    thing_id: str
    reported_on: date
    entity: str
    undone_no: int
    reason: str
