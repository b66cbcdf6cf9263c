"""Moments as parameters of the rating queries."""

from datetime import date
from typing import Any

from compact_dash.domain.moment import Moment


def moment_parameters(moment: Moment, then: date | None = None) -> dict[str, Any]:
    """The parameters that every query on ratings takes; `then` is an earlier date to compare with."""
    return {
        "as_at": moment.as_at,
        "pin": moment.pin,
        "captured_by": moment.captured_by,
        "concluded_no": moment.concluded_no,
        "then_as_at": then,
        # Every one; a query about one of them is given its id over this.
        "organisation": None,
        "only_ref": None,
    }
