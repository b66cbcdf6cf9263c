"""Facts: the rows the store keeps, one frozen class for each table that grows.

A fact never changes once written. The store stamps it with the number of its change and the time it was
recorded; everything else is here. Dates the fact speaks of end in `_on`.
"""

from compact_dash.domain.facts.base import Entry, Fact
from compact_dash.domain.facts.forum import (
    AgendaItem,
    AgendaItemAction,
    AgendaItemVersion,
    Attendance,
    Capture,
    Forum,
    ForumEvent,
    ForumVersion,
)
from compact_dash.domain.facts.plan import (
    Action,
    ActionPriority,
    ActionVersion,
    ForumFact,
    Milestone,
    NaoMeasure,
    Objective,
    Organisation,
    Plan,
    Priority,
    Programme,
    Setting,
    SettingVersion,
    Source,
    Theme,
)
from compact_dash.domain.facts.progress import Assessment, AssessmentReply, MilestoneVersion, StatusUpdate
from compact_dash.domain.facts.returns import (
    Commission,
    CommissionTerms,
    DepartmentReturn,
    ReturnAnswer,
    ReturnEvent,
    ReturnLine,
    SupplementDraft,
    SupplementFact,
)

__all__ = [
    "Action",
    "ActionPriority",
    "ActionVersion",
    "AgendaItem",
    "AgendaItemAction",
    "AgendaItemVersion",
    "Assessment",
    "AssessmentReply",
    "Attendance",
    "Capture",
    "Commission",
    "CommissionTerms",
    "DepartmentReturn",
    "Entry",
    "Fact",
    "Forum",
    "ForumEvent",
    "ForumFact",
    "ForumVersion",
    "Milestone",
    "MilestoneVersion",
    "NaoMeasure",
    "Objective",
    "Organisation",
    "Plan",
    "Priority",
    "Programme",
    "ReturnAnswer",
    "ReturnEvent",
    "ReturnLine",
    "Setting",
    "SettingVersion",
    "Source",
    "StatusUpdate",
    "SupplementDraft",
    "SupplementFact",
    "Theme",
]
