"""The rows of the demonstration's files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.people.posts import Post
from compact_dash.intake.cells import Day, Whole, YesNo, of_shape
from compact_dash.intake.tables import Row, read_table

Claim = Literal["green", "amber", "red", "complete", "withdrawn"]
TimeOfDay = Annotated[str, of_shape(r"[0-2][0-9]:[0-5][0-9]", "a time such as 14:00")]


class ProgrammeRow(Row):
    name: str
    value: str


class PlanChangeRow(Row):
    reported_on: Day
    ref: str
    title: str | None
    counting: Literal["rateable", "standing", "heading", "linked"] | None
    department: str | None
    reason: str


class DemoForumRow(Row):
    held_on: Day
    kind: Literal["quarterly", "ad_hoc"]
    starts_at: TimeOfDay
    minutes: Whole
    place: str
    guest: str | None
    planned_on: Day
    commissioned_on: Day | None
    deadline_on: Day | None
    asked: str | None
    papers_on: Day | None
    opened_at: TimeOfDay | None
    closed_at: TimeOfDay | None
    minutes_agreed_on: Day | None


class PostRow(Row):
    organisation: str
    post: Post
    holder: str | None
    confirmed_on: Day


class ReturnEventRow(Row):
    forum: Day
    organisation: str
    reported_on: Day
    event: Literal["started", "sent_for_clearance", "cleared", "submitted", "nil", "queried", "replied", "accepted"]
    ref: str | None
    words: str | None
    grade: str | None


class UpdateRow(Row):
    key: str
    forum: Day
    ref: str
    reported_on: Day
    recorded_on: Day | None
    claimed: Claim
    words: str | None
    path_to_green: str | None
    percent: Whole | None
    evidence: str | None
    help_wanted: str | None
    forward_look: Literal["better", "same", "worse"] | None
    no_change_reason: str | None
    corrects: str | None


class MilestoneVersionRow(Row):
    key: str
    ref: str
    number: Whole
    reported_on: Day
    recorded_on: Day | None
    title: str
    due_on: Day | None
    done_on: Day | None
    dropped: YesNo | None
    reason: str | None
    agreed_forum: Day | None
    corrects: str | None
    by: str


class AssessmentRow(Row):
    key: str
    ref: str
    reported_on: Day
    rating: Claim | None
    reason: str
    body: Literal["ocs", "forum"]
    forum: Day
    corrects: str | None


class ReplyRow(Row):
    ref: str
    assessment: str
    reported_on: Day
    words: str


class AgendaRow(Row):
    forum: Day
    position: Whole
    title: str
    kind: AgendaKind
    purpose: Purpose
    led_by: str
    minutes: Whole
    reason: str | None
    refs: str | None
    discussed: YesNo


class CaptureRow(Row):
    forum: Day
    position: Whole
    kind: Literal["decision", "note", "insight", "good_practice"]
    words: str
    ref: str | None


class ForumActionRow(Row):
    ref: str
    forum: Day
    position: Whole
    owner: str
    owner_role: str
    title: str
    due_on: Day
    revised_due_on: Day | None
    revised_on: Day | None
    done_on: Day | None
    update: str | None


class AttendanceRow(Row):
    forum: Day
    attendee: str
    organisation: str | None
    state: Literal["present", "apologies", "absent"]


@dataclass(frozen=True)
class DemoFiles:
    """Every file of the demonstration, one field for each."""

    programme: dict[str, str]
    plan_changes: list[PlanChangeRow]
    forums: list[DemoForumRow]
    return_events: list[ReturnEventRow]
    updates: list[UpdateRow]
    milestones: list[MilestoneVersionRow]
    assessments: list[AssessmentRow]
    replies: list[ReplyRow]
    agenda: list[AgendaRow]
    captures: list[CaptureRow]
    forum_actions: list[ForumActionRow]
    attendance: list[AttendanceRow]
    posts: list[PostRow]

    @property
    def today_on(self) -> date:
        return date.fromisoformat(self.programme["today_on"])


def read_demo(folder: Path) -> DemoFiles:
    """Read the demonstration's folder.

    Raises:
        FileRefused: a file is missing or has a fault.
    """
    return DemoFiles(
        programme={row.name: row.value for row in read_table(folder / "programme.csv", ProgrammeRow)},
        plan_changes=read_table(folder / "plan_changes.csv", PlanChangeRow),
        forums=read_table(folder / "forums.csv", DemoForumRow, unique=["held_on"]),
        return_events=read_table(folder / "return_events.csv", ReturnEventRow),
        updates=read_table(folder / "updates.csv", UpdateRow, unique=["key"]),
        milestones=read_table(folder / "milestones.csv", MilestoneVersionRow, unique=["key"]),
        assessments=read_table(folder / "assessments.csv", AssessmentRow, unique=["key"]),
        replies=read_table(folder / "replies.csv", ReplyRow),
        agenda=read_table(folder / "agenda.csv", AgendaRow, unique=["forum+position"]),
        captures=read_table(folder / "captures.csv", CaptureRow),
        forum_actions=read_table(folder / "forum_actions.csv", ForumActionRow, unique=["ref"]),
        attendance=read_table(folder / "attendance.csv", AttendanceRow),
        posts=read_table(folder / "posts.csv", PostRow, unique=["organisation+post+confirmed_on"]),
    )
