"""The demonstration's minutes, drafted from each meeting's rows as the product would."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compact_dash.commands.loading.demo_rows import AgendaRow, AttendanceRow, CaptureRow, DemoFiles, DemoForumRow
from compact_dash.domain import facts
from compact_dash.domain.minutes.draft import (
    HeldItem,
    HeldMeeting,
    NextMeeting,
    Participant,
    Point,
    minutes_draft,
    who_met,
)
from compact_dash.domain.minutes.paragraphs import as_text
from compact_dash.domain.minutes.wording import how_agreed


@dataclass(frozen=True)
class DemoMinutes:
    """Writes the minutes of a Forum from the rows that tell of it; organisations by their codes, in order."""

    files: DemoFiles
    organisations: dict[str, facts.Organisation]

    def text(self, forum: DemoForumRow) -> str:
        """The minutes as the store keeps them."""
        return as_text(minutes_draft(self.held(forum)))

    def how_agreed(self, forum: DemoForumRow) -> str:
        """The words on how they were agreed: at the Forum that met on the day, or by correspondence if none did."""
        at_one = any(row.held_on == forum.minutes_agreed_on for row in self.files.forums)
        return how_agreed(forum.minutes_agreed_on if at_one else None)

    def held(self, forum: DemoForumRow) -> HeldMeeting:
        return HeldMeeting(
            met_on=forum.held_on,
            hours=f"{forum.opened_at} to {forum.closed_at}",
            place=forum.place,
            attendees=tuple(self.attendees(forum)),
            items=tuple(self.item(row) for row in self.files.agenda if row.forum == forum.held_on),
            following=self.following(forum.held_on),
            who=who_met(forum.kind),
        )

    def attendees(self, forum: DemoForumRow) -> Iterator[Participant]:
        """The register in the order of the organisations, those who belong to none last."""
        # None stands for the guests, so that sorting by place puts them after every organisation.
        order = [*self.organisations, None]
        rows = [row for row in self.files.attendance if row.forum == forum.held_on]
        for row in sorted(rows, key=lambda row: order.index(row.organisation)):
            yield self.attendee(row, forum)

    def attendee(self, row: AttendanceRow, forum: DemoForumRow) -> Participant:
        if row.organisation is None or row.attendee == forum.guest:
            return Participant(row.attendee, row.attendee, row.state, is_guest=True)
        organisation = self.organisations[row.organisation]
        return Participant(organisation.name, organisation.abbreviation, row.state, is_guest=False)

    def item(self, row: AgendaRow) -> HeldItem:
        points = tuple(self.points(row))
        refs = tuple((row.refs or "").split())
        # An item with something captured on it was discussed, as in a meeting that is run.
        return HeldItem(row.title, row.kind, row.purpose, row.discussed or bool(points), refs, points)

    def points(self, row: AgendaRow) -> Iterator[Point]:
        place = (row.forum, row.position)
        for each in self.files.captures:
            if (each.forum, each.position) == place:
                yield self.point(each)
        for action in self.files.forum_actions:
            if (action.forum, action.position) == place:
                owner = self.organisations[action.owner].abbreviation
                yield Point("action", action.title, action.ref, owner, action.owner_role, action.due_on)

    def point(self, row: CaptureRow) -> Point:
        """A capture; one that made a rating or a date is told by what it made."""
        given = next((each for each in self.files.assessments if each.key == row.made), None)
        step = next((each for each in self.files.milestones if each.key == row.made), None)
        if given and given.rating:
            return Point(row.kind, row.words, row.ref, rating=given.rating, reason=given.reason)
        if step:
            return Point(row.kind, step.title, row.ref, due_on=step.due_on, reason=step.reason)
        return Point(row.kind, row.words, row.ref)

    def following(self, held_on: date) -> NextMeeting | None:
        later = [row for row in self.files.forums if row.kind == "quarterly" and row.held_on > held_on]
        return NextMeeting(later[0].held_on, later[0].starts_at, later[0].place) if later else None
