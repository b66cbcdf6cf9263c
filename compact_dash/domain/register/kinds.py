"""The kinds of entry in the register, each a row of one table.

A page, a form, a count and a refusal read from here what a kind is; none of them knows a kind by name but the page
that is made for it.
"""

from compact_dash.domain.register.kind import Kind
from compact_dash.domain.register.kinds_asked import CONCERN, CONSULTATION, EVIDENCE, POLICY, PROPOSAL
from compact_dash.domain.register.kinds_given import CASE_STUDY, CONTACT, INSIGHT, NOMINATION, SUPPORT

__all__ = [
    "CASE_STUDY",
    "CONCERN",
    "CONSULTATION",
    "CONTACT",
    "EVIDENCE",
    "INSIGHT",
    "KINDS",
    "NOMINATION",
    "POLICY",
    "PROPOSAL",
    "SUPPORT",
]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (SUPPORT, CASE_STUDY, NOMINATION, CONSULTATION, CONCERN, CONTACT, POLICY, INSIGHT, PROPOSAL, EVIDENCE)
}
