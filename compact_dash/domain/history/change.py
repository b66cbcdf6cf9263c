"""Changes of the trail in words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RecordedChange:
    """A change as a reader sees it; `recorded_at` is on London's clock."""

    change_no: int
    recorded_at: datetime
    person: str
    what: str
    about: str
    was: str
    became: str
