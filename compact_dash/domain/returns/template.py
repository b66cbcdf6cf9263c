"""A return's template: the form with its drafts, as it is handed out to be filled in anywhere."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.returns.form import ReturnForm


@dataclass(frozen=True)
class ReturnTemplate:
    """The form on the day that the template is made; the dates it accepts reach on from that day."""

    form: ReturnForm
    made_on: date
