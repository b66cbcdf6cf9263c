"""The evidence of the standing line on the Department page: what is met, what is not, and what nobody has recorded."""

from collections import Counter
from datetime import date

from compact_dash.domain.register.allowed import may_record
from compact_dash.domain.register.kinds import EVIDENCE
from compact_dash.reports.register.standing_evidence import PointState, StandingPoint, standing_evidence
from compact_dash.ui import acting, session
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept


@kept(most=48)
def evidence_at(sight: Sight, as_at: date, department: str) -> tuple[StandingPoint, ...]:
    return standing_evidence(sight.store, as_at, department)


def standing_part(as_at: date, department: str) -> None:
    """The points in a table that opens, its number in the line that opens it."""
    points = evidence_at(session.sight(), as_at, department)
    counts = Counter(point.state for point in points)
    show(
        "register/standing",
        points=points,
        summary=", ".join(f"{counts[state]} {state}" for state in PointState),
        department=department,
        may_record=as_at == session.today() and may_record(acting.actor(), EVIDENCE, (department,)),
        kind=EVIDENCE.name,
        past=as_at if as_at < session.today() else None,
    )
