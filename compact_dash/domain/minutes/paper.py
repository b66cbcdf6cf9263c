"""The minutes as a finished paper."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.minutes.paragraphs import Paragraphs


@dataclass(frozen=True)
class MinutesPaper:
    """Everything the paper says; `mark` is where the trail ended when it was made."""

    title: str
    standing: str
    met_on: date
    shared_with: str
    mark: str | None
    paragraphs: Paragraphs
