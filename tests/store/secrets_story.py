"""Secrets: facts with marked words added to the demonstration, each for certain readers and nobody else.

DWP keeps one line to itself and OCS, files an update on another line that is not for others, drafts a return and is
asked something by OCS. The chair notes things down at a Forum. OCS lists people, and drafts a plan with Compact Voice.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from compact_dash.domain import facts
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader, Sharing
from compact_dash.reports.returns.supplements import write_supplements
from compact_dash.store import Store

ON = date(2014, 9, 16)
HELD_ON = date(2014, 5, 21)
ASKED_FOR = date(2014, 9, 24)
AT = datetime(2014, 9, 17, 8, 0)
INTERNAL_LINE, PUBLIC_LINE = "DWP-01", "DWP-02"

OWN = Reader(Sharing.SHARED, frozenset({"DWP"}))
OTHER = Reader(Sharing.SHARED, frozenset({"DFT"}))
COMPACT_VOICE = Reader(Sharing.SHARED, frozenset({"CV"}), is_of_partner=True)
READERS = {
    "OCS": EVERYTHING,
    "DWP": OWN,
    "DFT": OTHER,
    "Compact Voice": COMPACT_VOICE,
    "a viewer": PUBLIC,
}
# Each mark, and who may come across it.
AUDIENCE = {
    "mark-line": {"OCS", "DWP"},
    "mark-update": {"OCS", "DWP"},
    "mark-query": {"OCS", "DWP"},
    "mark-draft": {"DWP"},
    "mark-forum": {"OCS", "DWP", "DFT", "Compact Voice"},
    "mark-people": {"OCS"},
    "mark-brief": {"OCS"},
    "mark-plan": {"OCS", "Compact Voice"},
    "mark-registered": {"OCS", "Compact Voice"},
    "mark-concern": {"OCS", "Compact Voice", "DWP"},
    "mark-shared": {"OCS", "Compact Voice", "DWP", "DFT"},
    "mark-inside": {"OCS"},
    "mark-own": {"OCS", "DWP"},
}


@dataclass(frozen=True)
class Known:
    """The ids that the secrets hang on."""

    action_id: str
    other_id: str
    organisation_id: str
    office_id: str
    return_id: str
    forum_id: str
    plan_action_id: str


KNOWN = """
select line.id, other.id, organisation.id, office.id, department_return.id, forum_current.forum_id,
    (select id from action where ref = 'JAP13-3-OCS')
from action as line, action as other, organisation, organisation as office, department_return, commission,
    forum_current
where line.ref = $1 and other.ref = $2 and organisation.code = 'DWP' and office.code = 'OCS'
    and forum_current.held_on = $3
    and department_return.organisation_id = organisation.id
    and commission.id = department_return.commission_id and commission.held_on = $4
"""


def known(store: Store) -> Known:
    [row] = store.engine.read(KNOWN, [INTERNAL_LINE, PUBLIC_LINE, HELD_ON, ASKED_FOR]).rows
    return Known(*row)


def plant(store: Store) -> None:
    """Write every secret."""
    ids = known(store)
    every = [
        *of_the_return(ids),
        *of_the_forum(ids),
        *of_people(ids),
        *of_the_plan(),
        *of_the_year_end(ids),
        *of_the_register(ids),
        *of_the_line(ids),
    ]
    store.append(lambda head: [Entry(fact, AT, person_of(fact)) for fact in numbered(every, head)])


def numbered(every: list[Fact], head: int) -> list[Fact]:
    """The facts, the reply among them naming the number that the rating it answers will have."""
    place = next(number for number, fact in enumerate(every, start=head + 1) if isinstance(fact, facts.Assessment))
    return [replace(fact, assessment_no=place) if isinstance(fact, facts.AssessmentReply) else fact for fact in every]


def person_of(fact: Fact) -> str:
    return "mark-people@ocs.example" if isinstance(fact, facts.Person) else "A person"


def worded(action_id: str, organisation_id: str, sharing: str, title: str) -> facts.ActionVersion:
    return facts.ActionVersion(
        action_id, ON, organisation_id, None, title, None, "rateable", sharing, "mark-line note", "mark-line reason"
    )


def said(action_id: str, return_id: str, sharing: str, mark: str) -> facts.StatusUpdate:
    return facts.StatusUpdate(
        action_id, ON, None, return_id, "amber", sharing, f"{mark} words", f"{mark} path", 40, f"{mark} evidence",
        f"{mark} help", "worse", f"{mark} no change",
    )  # fmt: skip


def of_the_line(ids: Known) -> list[Fact]:
    """A line that is internal, with all that hangs on it; its update would be anyone's to read."""
    milestone = facts.MilestoneVersion(
        "secret-milestone", ids.action_id, ON, None, "mark-line step", None, date(2014, 12, 1), None, False, "day",
        None, "mark-line delay",
    )  # fmt: skip
    return [
        worded(ids.action_id, ids.organisation_id, "internal", "mark-line title"),
        facts.Milestone("secret-milestone", ids.action_id, 9),
        milestone,
        said(ids.action_id, ids.return_id, "published", "mark-line"),
        facts.Assessment(ids.action_id, ON, None, "red", "mark-line judged", "ocs", ids.forum_id),
        facts.AssessmentReply(ids.action_id, ON, 1, "mark-line reply"),
    ]


def of_the_return(ids: Known) -> list[Fact]:
    """An update, a query, drafts and a concern that are not for others, on a line that is published."""
    draft = facts.ReturnAnswer(ids.return_id, ids.other_id, 1)
    return [
        said(ids.other_id, ids.return_id, "internal", "mark-update"),
        facts.ReturnEvent(ids.return_id, ids.other_id, ON, "queried", "mark-query words", None),
        replace(draft, words="mark-draft words", help_wanted="mark-draft help"),
        facts.SupplementDraft(ids.return_id, 1, write_supplements([Supplement("training", "mark-draft training")])),
        facts.SupplementFact(
            ids.return_id, ids.organisation_id, ON, "concern", "mark-update concern", None, None, 1,
            "mark-update dealt with", "internal",
        ),
    ]  # fmt: skip


def of_the_forum(ids: Known) -> list[Fact]:
    """Three agenda items, one on the internal line alone, one on both; notes, an internal action, a guest."""

    def item(ident: str, title: str, reason: str) -> list[Fact]:
        version = facts.AgendaItemVersion(ident, 90, title, "department", "to note", "DWP", 1, reason, False)
        return [facts.AgendaItem(ident, ids.forum_id), version]

    def noted(item: str, kind: str, words: str, action: str | None) -> facts.Capture:
        return facts.Capture(ids.forum_id, item, HELD_ON, None, kind, words, action)

    return [
        *item("secret-item", "mark-line item", "mark-line why"),
        facts.AgendaItemAction("secret-item", ids.action_id),
        *item("open-item", "An item for all", "mark-forum why"),
        facts.AgendaItemAction("open-item", ids.other_id),
        facts.AgendaItem("mixed-item", ids.forum_id),
        facts.AgendaItemVersion(
            "mixed-item", 91, "An item on two lines", "department", "to note", "DWP", 1, "mark-line mixed why", False,
            ask="mark-line mixed ask",
        ),
        facts.AgendaItemAction("mixed-item", ids.action_id),
        facts.AgendaItemAction("mixed-item", ids.other_id),
        noted("open-item", "note", "mark-forum note", None),
        noted("open-item", "decision", "mark-line decision", ids.action_id),
        noted("secret-item", "note", "mark-line note", None),
        facts.Action("secret-action", "mark-line-action", "forum_action", None, None, None, None, None),
        replace(worded("secret-action", ids.organisation_id, "internal", "mark-line to do"), reported_on=HELD_ON),
        facts.Milestone("secret-action-step", "secret-action", 1),
        facts.MilestoneVersion(
            "secret-action-step", "secret-action", HELD_ON, None, "mark-line to do", None, date(2014, 10, 1), None,
            False, "day", None, None,
        ),
        noted("open-item", "action", "mark-line to do", "secret-action"),
        facts.ActionNote("secret-action", ON, "mark-line under way"),
        facts.MinutesVersion(ids.forum_id, 2, '[{"kind": "point", "words": "mark-forum minutes"}]'),
        facts.Attendance(ids.forum_id, None, "mark-forum guest", "present"),
        facts.AgendaItemBrief("open-item", *["mark-brief words"] * 5),
        facts.GuestVersion(
            "secret-guest", ids.forum_id, HELD_ON, "mark-forum speaker", "mark-forum group", "mark-forum topic",
            "mark-forum follow-up", False,
        ),
    ]  # fmt: skip


def of_people(ids: Known) -> list[Fact]:
    return [
        facts.Person("secret-person", "mark-people@dwp.example", "mark-people name"),
        facts.PersonName("secret-person", "mark-people new name"),
        facts.MembershipVersion("secret-person", ids.organisation_id, "lead", ON, None),
        facts.SignOut("mark-people subject", "mark-people fingerprint", 1),
        facts.PostHolding(ids.organisation_id, "sro", "mark-forum holder", ON),
    ]


def of_the_plan() -> list[Fact]:
    return [
        facts.PlanDraft("secret-plan", ON, "draft", "JAP-15", "2015/16", "mark-plan title", ON, date(2016, 3, 31)),
        facts.PlanDraftObjective("secret-objective", "secret-plan", ON, "mark-plan objective", False),
        facts.PlanDraftCell("secret-cell", "secret-objective", ON, "OCS", "mark-plan cell", None, False),
    ]


def of_the_year_end(ids: Known) -> list[Fact]:
    """How far an action of the plan was met, proposed, turned down and not agreed; and what it rests on."""
    return [
        facts.YearEndProposal("secret-verdict", ON, ids.plan_action_id, ids.office_id, "met", "mark-plan words"),
        facts.YearEndEvidence("secret-verdict", entry_id="secret-partners"),
        facts.YearEndAnswer("secret-verdict", ON, ids.office_id, False, "mark-plan why not"),
    ]


# Each circle, who recorded the entry, and the mark of its words; a note beside each has a circle of its own.
REGISTERED = (
    ("internal", "DWP", "mark-own", "internal", "mark-own"),
    ("partners", "OCS", "mark-registered", "internal", "mark-inside"),
    ("about", "OCS", "mark-concern", "internal", "mark-inside"),
    ("shared", "OCS", "mark-shared", "about", "mark-concern"),
)


def of_the_register(ids: Known) -> list[Fact]:
    """An entry on DWP in each circle, linked to the internal line, and a field of each that fewer read."""
    return [fact for row in REGISTERED for fact in registered(ids, *row)]


def registered(ids: Known, circle: str, by: str, mark: str, narrower: str, inner: str) -> list[Fact]:
    entry, recorder = f"secret-{circle}", ids.organisation_id if by == "DWP" else ids.office_id
    return [
        facts.EntryOfRegister(entry, "concern", recorder),
        facts.RegisterVersion(
            entry, 1, ON, "raised", ON, None, f"{mark} title", None, ON, None, 3, None, f"{mark} post",
            f"{mark} link", circle, f"{mark} follow-up", f"{mark} owner", None, f"{mark} reason",
        ),
        facts.RegisterAbout(entry, 1, ids.organisation_id, None),
        facts.RegisterAbout(entry, 1, None, ids.action_id),
        facts.RegisterValue(entry, 1, "what", f"{mark} what", circle),
        facts.RegisterValue(entry, 1, "note", f"{inner} note", narrower),
        facts.RegisterOutcome(entry, "open-item"),
        facts.RegisterAction(entry, ON, ids.forum_id, ids.action_id),
    ]  # fmt: skip
