"""Keeping minutes: saved by those who run the Forum, overwritten by nobody unawares, locked once agreed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.run_forum import close_forum, open_forum, reopen_forum
from compact_dash.commands.minutes.keep_minutes import agree_minutes, save_minutes
from compact_dash.commands.occasion import Occasion
from compact_dash.domain import facts
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.minutes.paragraphs import Paragraph, ParagraphKind, Paragraphs
from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.check import check
from compact_dash.reports.forum.meetings import meeting
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.minutes.kept_minutes import (
    MEMBERS,
    Minutes,
    draft_of,
    kept_minutes,
    minutes_of,
    minutes_paper,
    points_left_out,
)
from compact_dash.store import Store
from tests.house import TODAY, House, acting

MAY, SEPTEMBER = date(2014, 5, 21), date(2014, 9, 24)


@dataclass
class Desk:
    """The minutes of a closed Forum, and who keeps them."""

    store: Store
    chair: Occasion
    forum_id: str

    @property
    def forum(self) -> ForumRow:
        return forum_by_id(self.store, self.forum_id)

    @property
    def minutes(self) -> Minutes:
        return minutes_of(self.store, self.forum)

    def save(self, paragraphs: Paragraphs, row_version: int, who: Occasion | None = None) -> None:
        save_minutes(self.store, who or self.chair, self.forum_id, paragraphs, row_version)

    def drafted(self) -> list[str]:
        return [each.words for each in draft_of(self.store, self.forum)]


def held_on(store: Store, day: date) -> str:
    return next(row.forum_id for row in forums(store) if row.held_on == day)


@pytest.fixture
def desk(house: House) -> Desk:
    """The Forum of May, closed, its minutes saved as they were drafted and not agreed."""
    return Desk(house.store, acting(Role.CHAIR, "OCS", "Chair"), held_on(house.store, MAY))


@pytest.fixture
def unsaved(desk: Desk) -> Desk:
    """The Forum of September, held and closed, its minutes not saved."""
    september = replace(desk, forum_id=held_on(desk.store, SEPTEMBER))
    open_forum(desk.store, desk.chair, september.forum_id, sure=True)
    close_forum(desk.store, desk.chair, september.forum_id)
    return september


def worded(minutes: Minutes) -> list[str]:
    return [each.words for each in minutes.paragraphs]


@pytest.mark.slow
def test_the_draft_says_what_the_forum_captured(desk: Desk) -> None:
    said = desk.drafted()
    assert "Decision: DWP's note on counting is carried to the end of June." in said
    assert (
        "Action 2014/15-1.05 (Compact lead, HO, by 31 July 2014): Bring a date, or a reason for having none, "
        "for each of five commitments."
    ) in said, "the date first agreed, whatever became of it since"


@pytest.mark.slow
def test_what_is_saved_is_what_is_read_and_counted_from_one(desk: Desk) -> None:
    before = desk.minutes
    desk.save((*before.paragraphs, Paragraph(ParagraphKind.POINT, "One more.")), 1)
    assert (desk.minutes.row_version, worded(desk.minutes)[-1]) == (2, "One more.")
    assert desk.minutes.kept is not None
    assert desk.minutes.kept.person == "Chair"
    assert check(desk.store).findings == []


@pytest.mark.slow
def test_saving_the_same_words_again_writes_nothing(desk: Desk) -> None:
    head = desk.store.head()
    desk.save(desk.minutes.paragraphs, 1)
    assert desk.store.head() == head


@pytest.mark.slow
def test_a_second_save_from_the_same_page_overwrites_nothing(desk: Desk) -> None:
    read = desk.minutes
    desk.save((*read.paragraphs, Paragraph(ParagraphKind.POINT, "Mine.")), read.row_version)
    with pytest.raises(Overtaken, match="Chair saved these minutes at 10:30, after you opened them"):
        desk.save(
            (*read.paragraphs, Paragraph(ParagraphKind.POINT, "Theirs.")), read.row_version, acting(Role.OCS, "OCS")
        )
    assert worded(desk.minutes)[-1] == "Mine."


@pytest.mark.slow
def test_members_read_saved_minutes_and_the_public_does_not(desk: Desk) -> None:
    assert kept_minutes(desk.store.seen_by(MEMBERS), desk.forum_id) is not None
    assert kept_minutes(desk.store.seen_by(PUBLIC), desk.forum_id) is None


@pytest.mark.slow
def test_what_was_captured_on_an_internal_line_is_left_out_of_the_draft(desk: Desk, house: House) -> None:
    [row] = desk.store.engine.read(
        "select action_id, organisation_id, title, theme_id, counting from action_version where action_id ="
        " (select id from action where ref = 'HMT-04') order by change_no desc limit 1"
    ).rows
    action_id, organisation_id, title, theme_id, counting = row
    hidden = facts.ActionVersion(
        action_id, TODAY, organisation_id, None, title, theme_id, counting, "internal", None, None
    )
    desk.store.append(lambda _: [house.ocs.entry(hidden)])
    assert points_left_out(desk.store, desk.forum) == 2
    assert "HMT-04" not in " ".join(desk.drafted())


@pytest.mark.slow
def test_agreed_minutes_are_locked_and_so_is_the_forum(desk: Desk) -> None:
    agree_minutes(desk.store, desk.chair, desk.forum_id, row_version=1)
    assert desk.forum.minutes_agreed_on == TODAY
    assert desk.minutes.standing == "Agreed on 17 September 2014"
    for deed in (
        lambda: desk.save(desk.minutes.paragraphs[:3], 1),
        lambda: agree_minutes(desk.store, desk.chair, desk.forum_id),
        lambda: reopen_forum(desk.store, desk.chair, desk.forum_id, "A decision is missing."),
    ):
        with pytest.raises(NotNow, match=r"agreed"):
            deed()


@pytest.mark.slow
def test_what_was_not_read_is_not_agreed(desk: Desk) -> None:
    desk.save(desk.minutes.paragraphs[:5], 1)
    with pytest.raises(Overtaken):
        agree_minutes(desk.store, desk.chair, desk.forum_id, row_version=1)
    assert desk.forum.minutes_agreed_on is None


@pytest.mark.slow
def test_minutes_are_not_agreed_without_what_was_captured_after_they_were_saved(desk: Desk) -> None:
    reopen_forum(desk.store, desk.chair, desk.forum_id, "A decision is missing.")
    item = meeting(desk.store, desk.forum_id).items[1].item_id
    capture_words(desk.store, desk.chair, desk.forum_id, item, "decision", "A late decision.")
    close_forum(desk.store, desk.chair, desk.forum_id)
    with pytest.raises(NotNow, match="1 capture came after these minutes were saved"):
        agree_minutes(desk.store, desk.chair, desk.forum_id, row_version=1)
    desk.save(desk.minutes.paragraphs, 1)
    assert desk.minutes.row_version == 2, "saved once more as they are"
    agree_minutes(desk.store, desk.chair, desk.forum_id, row_version=2)
    assert desk.forum.minutes_agreed_on == TODAY


@pytest.mark.slow
def test_minutes_are_agreed_at_a_later_forum_that_was_opened(desk: Desk) -> None:
    september, before = held_on(desk.store, SEPTEMBER), held_on(desk.store, date(2014, 2, 26))
    for at in (september, before, desk.forum_id):
        with pytest.raises(NotNow, match="it was not opened after this one"):
            agree_minutes(desk.store, desk.chair, desk.forum_id, at)
    with pytest.raises(NotFound, match="no such Forum to agree minutes at"):
        agree_minutes(desk.store, desk.chair, desk.forum_id, "nowhere")
    open_forum(desk.store, desk.chair, september, sure=True)
    agree_minutes(desk.store, desk.chair, desk.forum_id, september)
    told = changes(desk.store, TrailQuestion(entity="forum_event", most=1))[0]
    assert "Agreed at the Forum of 17 Sep 2014" in told.became.replace("September", "Sep")


@pytest.mark.slow
def test_minutes_wait_for_the_forum_to_close(desk: Desk) -> None:
    september = replace(desk, forum_id=held_on(desk.store, SEPTEMBER))
    paragraphs = (Paragraph(ParagraphKind.POINT, "Too early."),)
    with pytest.raises(NotNow, match=r"is not opened\. Its minutes are kept once it is closed"):
        september.save(paragraphs, 0)
    open_forum(desk.store, desk.chair, september.forum_id, sure=True)
    with pytest.raises(NotNow, match="is in session"):
        september.save(paragraphs, 0)
    close_forum(desk.store, desk.chair, september.forum_id)
    september.save(paragraphs, 0)
    assert worded(september.minutes) == ["Too early."]
    said = [each.words for each in draft_of(desk.store, september.forum)]
    assert "The next Forum is on Wednesday 26 November 2014 at 14:00, Whitehall." in said


@pytest.mark.slow
def test_a_forum_re_opened_is_drafted_again_with_what_it_added(desk: Desk) -> None:
    reopen_forum(desk.store, desk.chair, desk.forum_id, "A decision is missing.")
    with pytest.raises(NotNow, match="is in session"):
        desk.save(desk.minutes.paragraphs[:3], 1)
    item = meeting(desk.store, desk.forum_id).items[0].item_id
    capture_words(desk.store, desk.chair, desk.forum_id, item, "decision", "Meet in Leeds next time")
    capture_action(
        desk.store, desk.chair, desk.forum_id, item, NewAction("Book a room", "OCS", "Secretary", date(2014, 10, 1))
    )
    close_forum(desk.store, desk.chair, desk.forum_id)
    said = [each.words for each in draft_of(desk.store, desk.forum)]
    place = said.index("Decision: Meet in Leeds next time.")
    assert said[place + 1] == "Action 2014/15-1.06 (Secretary, OCS, by 1 October 2014): Book a room."
    assert "Decision: Meet in Leeds next time." not in worded(desk.minutes), "what people kept stands"


@pytest.mark.slow
def test_the_paper_carries_the_mark_of_the_trail(desk: Desk) -> None:
    paper = minutes_paper(desk.store, desk.minutes)
    assert paper.mark is not None
    assert paper.mark.startswith(f"{desk.store.head()}-")
    assert (paper.title, paper.shared_with) == (
        "Minutes of the Compact Forum, 21 May 2014",
        "Shared with Compact Voice and the Forum",
    )


@pytest.mark.slow
def test_history_says_who_saved_the_minutes_and_what_changed(desk: Desk) -> None:
    changed = (*desk.minutes.paragraphs[:-1], Paragraph(ParagraphKind.POINT, "Everything was reached."))
    desk.save(changed, 1)
    told, *earlier = changes(desk.store, TrailQuestion(entity="minutes_version"))
    first = next(one for one in earlier if "21 May" in one.became)
    assert (told.what, told.person, first.person) == ("Minutes", "Chair", "OCS")
    assert re.fullmatch("forum: meeting of 21 May 2014; text: first kept, with [0-9]{2} paragraphs", first.became)
    assert told.was.startswith("text: This item was not reached and is carried to the next Forum")
    assert told.became == "text: Everything was reached"
    assert changes(desk.store.seen_by(PUBLIC), TrailQuestion(entity="minutes_version")) == []


FAULTS: dict[str, Callable[[Desk], None]] = {
    "1 to 1000 paragraphs; these have 0": lambda desk: desk.save((), 1),
    "A paragraph has no words": lambda desk: desk.save((Paragraph(ParagraphKind.POINT, " "),), 1),
    "has 4001 characters; at most 4000": lambda desk: desk.save((Paragraph(ParagraphKind.POINT, "x" * 4001),), 1),
}


@pytest.mark.parametrize(("said", "deed"), FAULTS.items())
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    desk: Desk, said: str, deed: Callable[[Desk], None]
) -> None:
    before = desk.store.head()
    with pytest.raises(CompactError, match=said):
        deed(desk)
    assert desk.store.head() == before


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
def test_only_ocs_and_the_chair_keep_minutes(desk: Desk, role: Role) -> None:
    who = acting(role, "DFT")
    with pytest.raises(NotAllowed, match="Only OCS or the Forum’s chair"):
        desk.save(desk.minutes.paragraphs[:4], 1, who)
    with pytest.raises(NotAllowed, match="Only OCS or the Forum’s chair"):
        agree_minutes(desk.store, who, desk.forum_id)


def test_an_empty_answer_is_a_refusal_of_its_own_kind(desk: Desk) -> None:
    with pytest.raises(AnswerRefused):
        desk.save((), 1)


@pytest.mark.slow
def test_minutes_that_were_never_saved_are_the_draft_and_cannot_be_agreed(unsaved: Desk) -> None:
    assert unsaved.minutes.kept is None
    assert worded(unsaved.minutes) == unsaved.drafted()
    with pytest.raises(NotNow, match="never saved, so there is nothing to agree"):
        agree_minutes(unsaved.store, unsaved.chair, unsaved.forum_id)
    with pytest.raises(Overtaken, match="They were never saved, after you"):
        unsaved.save((Paragraph(ParagraphKind.POINT, "x"),), 3)
    unsaved.save(draft_of(unsaved.store, unsaved.forum), 0)
    assert unsaved.minutes.row_version == 1
