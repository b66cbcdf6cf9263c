"""An example of each paper's content, small enough that its whole file can be read."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from compact_dash.domain.action import Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.history.change import RecordedChange
from compact_dash.domain.minutes.draft import HeldItem, HeldMeeting, NextMeeting, Participant, Point, minutes_draft
from compact_dash.domain.minutes.paper import MinutesPaper
from compact_dash.domain.plan.tables import KeptCommitment, KeptMilestone, KeptSource, PlanCopy
from compact_dash.domain.rating import Rating
from compact_dash.domain.register.consultation_length import ConsultationLength, TimedConsultation
from compact_dash.domain.register.offer import SupportListing, SupportRow
from compact_dash.domain.returns.answer import NOTHING, Answer, AskedLine
from compact_dash.domain.returns.commission import Commissioned, CommissionedLine, CommissionNote, OrganisationAsked
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import State
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.domain.review.answer import ReviewAnswer
from compact_dash.domain.settings import SettingsCopy
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.papers import registry
from compact_dash.papers.paper import Making, Paper

TODAY = date(2014, 9, 17)
# For OCS, with nothing in it made up, on the demonstration's day.
MAKING = Making(datetime(2014, 9, 17, 9, 30, 1, 7), EVERYTHING, illustrative=False)


@dataclass(frozen=True)
class Example:
    """A paper, and content that it can be written from."""

    paper: Paper[Any]
    content: Any


TRANSPORT = OrganisationAsked(
    "DFT",
    "Department for Transport",
    "Transport",
    AgendaKind.DEPARTMENT,
    (CommissionedLine("DFT-01", "A Compact Champion & <more>"), CommissionedLine("JAP14-2-DFTa", "Tell colleagues")),
)
EDUCATION = OrganisationAsked("DFE", "Department for Education", "Education", "department", ())
VOICE = OrganisationAsked("CV", "Compact Voice", "Compact Voice", "compact_voice", ())
COMMISSION_NOTE = CommissionNote(
    held_on=date(2014, 11, 26),
    starts_at="14:00",
    place="Whitehall",
    dated=date(2014, 10, 29),
    deadline_on=date(2014, 11, 12),
    asked="How each line stands.",
    shared="Ratings and words are shared with Compact Voice.",
    contact="The Office for Civil Society: compact@example.gov.uk",
    page="https://compact.example/returns",
    working_days=10,
    organisations=(TRANSPORT, EDUCATION, VOICE),
)
COMMISSIONED = Commissioned(
    commission_id="commission-1",
    forum_id="forum-1",
    held_on=date(2014, 11, 26),
    starts_at="14:00",
    minutes=90,
    place="Room 1, Whitehall; ask for OCS",
    commissioned_on=date(2014, 10, 29),
    recorded_at=datetime(2014, 10, 29, 10, 5, 1, 7),
    person="someone@ocs.example",
    deadline_on=date(2014, 11, 12),
    asked="Private: what we ask of departments.",
    sharing="internal",
    shared="Nobody outside sees it.",
    times_changed=0,
    changed_at=datetime(2014, 10, 29, 10, 5, 1, 7),
)


def asked(ref: str, **more: Any) -> AskedLine:
    line = AskedLine(
        action_id=ref,
        ref=ref,
        title=f"The words of {ref}",
        counting="rateable",
        last_rating="amber",
        last_words="Two sessions held",
        last_path=None,
        last_on=date(2014, 5, 14),
        milestone_id="m",
        milestone="Guide published",
        due_on=date(2014, 11, 3),
    )
    return replace(line, **more)


NEVER: dict[str, Any] = dict.fromkeys(("last_rating", "last_words", "last_on", "milestone_id", "milestone", "due_on"))
DRAFT = Answer(rating="green", words="Drafted", percent=40, forward_look="better", done_on=date(2014, 9, 1))
RETURN = ReturnForm(
    return_id="r1",
    organisation="DFT",
    organisation_name="Transport",
    held_on=date(2014, 9, 24),
    deadline_on=date(2014, 9, 10),
    asked="How each commitment stands.",
    shared="Ratings are shared with Compact Voice.",
    state=State.DRAFT,
    lines=(
        FormLine(asked("DFT-1.1", counting="linked"), NOTHING),
        FormLine(asked("DFT-01"), NOTHING),
        FormLine(asked("DFT-02", **NEVER), NOTHING),
        FormLine(asked("DFT-03"), DRAFT, 1),
    ),
    supplements=(Supplement("consultation", "Roads", date(2014, 3, 14), date(2014, 5, 24), words="Short notice"),),
)
PLAN = PlanCopy(
    tables={
        "sources": [KeptSource("BP-DFT", "https://example.gov.uk/dft", None)],
        "commitments": [
            KeptCommitment(
                ref="DFT-01",
                department="DFT",
                plan="BP-2013/14",
                counting="rateable",
                business_plan_action=None,
                title="=Appoint a Compact champion",
                theme="Training",
                parent_ref=None,
                dates_quantities=None,
                named_partners=None,
                note="=1+1",
                source_document="BP-DFT",
                source_place="page 2",
                first_department="DFT",
                first_counting="rateable",
                first_title="Appoint a champion",
            )
        ],
        "milestones": [
            KeptMilestone(
                ref="DFT-01",
                number=number,
                title="Champion appointed",
                starts_on=None,
                due_on=date(2014, 11, 3),
                precision="day",
                note=None,
                source_document="BP-DFT",
                source_place=None,
                first_title="Champion appointed",
                first_due_on=date(2014, 9, 3),
                is_dropped=number == 2,
            )
            for number in (1, 2)
        ],
    },
    as_at=TODAY,
)
HELD = HeldMeeting(
    met_on=date(2014, 5, 21),
    hours="14:03 to 15:31",
    place="Whitehall & <more>",
    attendees=(
        Participant("HM Treasury", "HMT", "present", False),
        Participant("Department for Culture, Media and Sport", "DCMS", "apologies", False),
        Participant("Local Intelligence Team", "Local Intelligence Team", "present", True),
    ),
    items=(
        HeldItem("Welcome and apologies", AgendaKind.WELCOME, Purpose.NOTE, True),
        HeldItem(
            "Treasury complaints",
            AgendaKind.DEPARTMENT,
            Purpose.DECISION,
            True,
            ("HMT-04",),
            (
                Point("decision", "leave the date where it is", "HMT-01"),
                Point("decision", "DfT will host the next Forum."),
                Point("action", "Name a reviewer", "2014/15-1.01", "HMT", "SRO", date(2014, 6, 13)),
                Point("rating", "Red: No reviewer.", "HMT-04", rating="red", reason="No reviewer."),
                Point("date", "Page live", "HMT-03", due_on=date(2015, 1, 30), reason="OCS asked for it"),
                Point("note", "The Treasury did not accept the Red", "HMT-04"),
            ),
        ),
        HeldItem("A short note", AgendaKind.GOOD_PRACTICE, Purpose.NOTE, False, ("DFT-04",)),
        HeldItem("Any other business", AgendaKind.AOB, Purpose.DISCUSSION, True),
        HeldItem("Next meeting", AgendaKind.NEXT, Purpose.NOTE, True),
    ),
    following=NextMeeting(date(2014, 9, 24), "14:00", "Whitehall"),
)
MINUTES = MinutesPaper(
    title="Minutes of the Compact Forum, 21 May 2014",
    standing="Agreed on 24 September 2014",
    met_on=date(2014, 5, 21),
    shared_with="Shared with Compact Voice and the Forum",
    mark="2733-a1b2c3d4e5f60718",
    paragraphs=minutes_draft(HELD),
)
HISTORY = [
    RecordedChange(
        12, datetime(2014, 9, 16, 14, 5), "DfT lead", "Return line", "DFT-01", "rating: Amber", "rating: Green"
    ),
    RecordedChange(11, datetime(2014, 9, 16, 9, 0), "=HYPERLINK()", "Forum", "", "", "held: 24 Sep 2014, “Leeds”"),
]


def rated(ref: str, **more: Any) -> RatedLine:
    empty: dict[str, Any] = dict.fromkeys(each.name for each in fields(RatedLine))
    numbers = dict.fromkeys(("overdue_days", "date_moves", "later_moves"), 0)
    flags = dict.fromkeys(("disputed", "worse_than_agreed", "only_lapsed"), False)
    words = {
        "counting": Counting.RATEABLE,
        "ref": ref,
        "title": f"The words of {ref}",
        "organisation_name": "Transport",
        "theme": "Training",
    }
    return RatedLine(**(empty | numbers | flags | words | more))


CONSULTED = [
    TimedConsultation(
        "entry-1", "The =support service", "HMRC", date(2014, 3, 14), date(2014, 5, 24), 71, ConsultationLength.SHORT,
        True, None, 2,
    ),
    TimedConsultation(
        "entry-2", "Grants", "DH DFT", date(2014, 9, 1), None, None, ConsultationLength.OPEN, False, None, 2
    ),
]  # fmt: skip
REVIEW = ReviewAnswer(
    question="Rateable commitments off track",
    as_at=TODAY,
    lines=[
        rated(
            "DFT-01",
            claimed=Rating.AMBER,
            claimed_on=date(2014, 9, 10),
            computed=Rating.RED,
            computed_code="long_overdue",
            dates_say=Rating.RED,
            headline=Rating.RED,
            headline_code="as_computed",
            disputed=True,
            due_on=date(2014, 8, 1),
            next_due_on=date(2014, 8, 1),
            overdue_days=47,
            movement="worse",
            then_headline=Rating.AMBER,
            raised_on=date(2014, 5, 21),
            words="-Late, but moving",
            path_to_green="Ask HMT",
        )
    ],
)

SUPPORT = SupportListing(
    "Given: Transport",
    TODAY,
    [
        SupportRow(
            "Training session", "=A session", ("DFT", "HO"), "Delivered", date(2014, 6, 17), date(2014, 4, 2),
            date(2014, 6, 17), 40, "40 asked for 30 places", "Compact Voice", "Trainer", "", ("DFT-03",),
            "Another", None, "DFT",
        ),
        SupportRow(
            "Stall in the cafeteria", "A stall", ("DFT",), "Declined", TODAY, TODAY, None, None, "", "", "",
            "No trainer", (), "", None, "CV",
        ),
    ],
)  # fmt: skip
EXAMPLES = {
    "commission_note": Example(registry.COMMISSION_NOTE, COMMISSION_NOTE),
    "commission_note_to_one": Example(registry.COMMISSION_NOTE, replace(COMMISSION_NOTE, own=TRANSPORT)),
    "calendar_entry": Example(registry.CALENDAR_ENTRY, COMMISSIONED),
    "return_workbook": Example(registry.RETURN_WORKBOOK, ReturnTemplate(RETURN, TODAY)),
    "plan_workbook": Example(registry.PLAN_WORKBOOK, PLAN),
    "minutes": Example(registry.MINUTES, MINUTES),
    "settings": Example(registry.SETTINGS, SettingsCopy((("forum_minutes", 90), ("forum", "Forum")), TODAY)),
    "history": Example(registry.HISTORY, HISTORY),
    "review": Example(registry.REVIEW, REVIEW),
    "consultations": Example(registry.CONSULTATIONS, CONSULTED),
    "support": Example(registry.SUPPORT, SUPPORT),
}
