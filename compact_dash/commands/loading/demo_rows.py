"""The rows of the demonstration's files."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from compact_dash.commands.loading.demo_register_rows import RegisterRow, RegisterValueRow
from compact_dash.commands.loading.demo_year_end import YearEndRow
from compact_dash.commands.loading.told_row import TimeOfDay, ToldRow, moment
from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.people.posts import Post
from compact_dash.intake.cells import Day, Whole, YesNo
from compact_dash.intake.tables import Row, read_table

Claim = Literal["green", "amber", "red", "complete", "withdrawn"]


class LaterRow(ToldRow):
    """A row that may have been written down on a later day than the one it speaks of."""

    recorded_on: Day | None

    @property
    def recorded_at(self) -> datetime:
        return moment(self.recorded_on or self.reported_on, self.clock)


class MeetingRow(Row):
    """A row of a Forum's meeting, and the time at which it was written down there."""

    forum: Day
    clock: TimeOfDay

    @property
    def recorded_at(self) -> datetime:
        return moment(self.forum, self.clock)


class ProgrammeRow(Row):
    name: str
    value: str


class PlanChangeRow(ToldRow):
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
    guest_on: Day | None
    planned_on: Day
    planned_at: TimeOfDay
    commissioned_on: Day | None
    commissioned_at: TimeOfDay | None
    deadline_on: Day | None
    asked: str | None
    papers_on: Day | None
    papers_at: TimeOfDay | None
    opened_at: TimeOfDay | None
    closed_at: TimeOfDay | None
    minutes_saved_on: Day | None
    minutes_saved_at: TimeOfDay | None
    minutes_agreed_on: Day | None
    minutes_agreed_at: TimeOfDay | None


class PostRow(Row):
    organisation: str
    post: Post
    holder: str | None
    confirmed_on: Day
    clock: TimeOfDay


class ReturnEventRow(ToldRow):
    forum: Day
    organisation: str
    event: Literal["started", "sent_for_clearance", "cleared", "submitted", "nil", "queried", "replied", "accepted"]
    ref: str | None
    words: str | None
    grade: str | None


class UpdateRow(LaterRow):
    key: str
    forum: Day
    ref: str
    claimed: Claim
    words: str | None
    path_to_green: str | None
    percent: Whole | None
    evidence: str | None
    help_wanted: str | None
    forward_look: Literal["better", "same", "worse"] | None
    no_change_reason: str | None
    corrects: str | None


class MilestoneVersionRow(LaterRow):
    key: str
    ref: str
    number: Whole
    title: str
    due_on: Day | None
    done_on: Day | None
    dropped: YesNo | None
    reason: str | None
    agreed_forum: Day | None
    corrects: str | None
    by: str


class AssessmentRow(ToldRow):
    key: str
    ref: str
    rating: Claim | None
    reason: str
    body: Literal["ocs", "forum"]
    forum: Day
    corrects: str | None


class ReplyRow(ToldRow):
    ref: str
    assessment: str
    words: str


class AgendaRow(MeetingRow):
    position: Whole
    title: str
    kind: AgendaKind
    purpose: Purpose
    led_by: str
    minutes: Whole
    reason: str | None
    refs: str | None
    discussed: YesNo


class CaptureRow(MeetingRow):
    position: Whole
    kind: Literal["decision", "note", "insight", "good_practice", "rating", "date"]
    words: str
    ref: str | None
    made: str | None


class ForumActionRow(MeetingRow):
    ref: str
    position: Whole
    owner: str
    owner_role: str
    title: str
    due_on: Day
    revised_due_on: Day | None
    revised_on: Day | None
    revised_at: TimeOfDay | None
    revised_because: str | None
    done_on: Day | None
    done_at: TimeOfDay | None
    note: str | None
    said_on: Day | None
    said_at: TimeOfDay | None


class AttendanceRow(MeetingRow):
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
    register: list[RegisterRow]
    register_values: list[RegisterValueRow]
    year_end: list[YearEndRow]

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
        register=read_table(folder / "register.csv", RegisterRow, unique=["key+row_version"]),
        register_values=read_table(folder / "register_values.csv", RegisterValueRow, unique=["key+row_version+name"]),
        year_end=read_table(folder / "year_end.csv", YearEndRow),
    )
