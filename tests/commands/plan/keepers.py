"""Those who keep the plan in tests: OCS, Compact Voice and a lead, on the demonstration's day."""

from datetime import date, datetime

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.board.line import RatedLine
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store

TODAY = date(2014, 9, 17)
NOW = datetime(2014, 9, 17, 9, 0)


def occasion(role: Role, organisation: str) -> Occasion:
    return Occasion(Actor(f"{organisation} tester", (Membership(role, organisation),)), NOW, TODAY)


OCS = occasion(Role.OCS, "OCS")
VOICE = occasion(Role.COMPACT_VOICE, "CV")
LEAD = occasion(Role.LEAD, "DWP")


def line(store: Store, ref: str, kind: str = "commitment", as_at: date = TODAY) -> RatedLine:
    """A line of the plan as a page would show it."""
    [found] = rated_lines(store, Question(as_at, kind=kind, ref=ref))
    return found
