"""Keeping minutes: saved whole at each edit, agreed at a later Forum, and locked from then on."""

from dataclasses import replace
from datetime import date

from compact_dash.commands.forum.run_forum import InSession, enter
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Entry, ForumEvent, MinutesVersion
from compact_dash.domain.forum.meeting import Phase
from compact_dash.domain.house import house
from compact_dash.domain.minutes.paragraphs import Paragraphs, as_text
from compact_dash.domain.minutes.wording import how_agreed
from compact_dash.domain.moment import london
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.sharing import Reader
from compact_dash.domain.wording import clock, count, long_date
from compact_dash.reports.forums import forums
from compact_dash.reports.minutes.kept_minutes import KeptMinutes, kept_minutes
from compact_dash.store import Store

# Each save keeps the whole text (decision 35), so a pasted document would be kept again and again.
LONGEST_PARAGRAPH, MOST_PARAGRAPHS = 4000, 1000


def save_minutes(store: Store, occasion: Occasion, forum_id: str, paragraphs: Paragraphs, row_version: int) -> None:
    """Keep the minutes as given; `row_version` is the version that was edited, 0 where none was saved yet.

    What says the same as the version it follows is not saved again, unless the Forum has captured something since.

    Raises:
        NotAllowed, NotFound: as `run_forum.enter`.
        NotNow: the Forum is not closed, or its minutes are agreed.
        AnswerRefused: a paragraph is empty or too long.
        Overtaken: somebody else saved them since.
    """

    given = tuple(replace(each, words=tidy_text(each.words)) for each in paragraphs)

    def entries(_: int) -> list[Entry]:
        kept = keepable(enter(store, occasion, forum_id), occasion.actor.reader)
        refuse_overtaken(kept, row_version)
        refuse_paragraphs(given)
        text = as_text(given)
        # Saving the same words once more is how a writer says that a later capture needs no mention.
        if kept is not None and kept.paragraphs == text and not kept.captured_since:
            return []
        return [occasion.entry(MinutesVersion(forum_id, row_version + 1, text))]

    store.append(entries)


def keepable(inside: InSession, writer: Reader) -> KeptMinutes | None:
    """The minutes as last saved, where they may still be changed; with who saved them, as the writer is told it."""
    forum = inside.room.forum
    day = long_date(forum.met_on)
    if forum.minutes_agreed_on is not None:
        agreed = long_date(forum.minutes_agreed_on)
        raise NotNow(
            f"The minutes of {day} were agreed on {agreed}, so they are locked. Raise it at the next {house().forum}."
        )
    if inside.room.state.phase is not Phase.CLOSED:
        raise NotNow(
            f"The {house().forum} of {day} is {inside.room.state.phase.value}. Its minutes are kept once it is closed."
        )
    return kept_minutes(inside.store.seen_by(writer), forum.forum_id)


def refuse_overtaken(kept: KeptMinutes | None, row_version: int) -> None:
    # 0 stands for never saved, so two first savers are told apart as well.
    if (kept.row_version if kept else 0) == row_version:
        return
    who = f"{kept.person} saved these minutes at {clock(london(kept.saved_at))}" if kept else "They were never saved"
    raise Overtaken(f"{who}, after you opened them, so yours were not saved. Read what they say now, then save again.")


def refuse_paragraphs(paragraphs: Paragraphs) -> None:
    if not paragraphs or len(paragraphs) > MOST_PARAGRAPHS:
        raise AnswerRefused([f"Minutes have 1 to {MOST_PARAGRAPHS} paragraphs; these have {len(paragraphs)}."])
    if not all(each.words for each in paragraphs):
        raise AnswerRefused(["A paragraph has no words. Write it, or take it out."])
    long = next((each.words for each in paragraphs if len(each.words) > LONGEST_PARAGRAPH), None)
    if long is not None:
        begins = f"The paragraph that begins “{long[:40]}…” has {len(long)} characters"
        raise AnswerRefused([f"{begins}; at most {LONGEST_PARAGRAPH} can be kept. Make two of it."])


def agree_minutes(
    store: Store,
    occasion: Occasion,
    forum_id: str,
    at_forum_id: str | None = None,
    row_version: int | None = None,
) -> None:
    """Agree the minutes as saved, at a later Forum or by correspondence; nobody changes them afterwards.

    `row_version` is the version that was read, where somebody read one.

    Raises:
        NotAllowed, NotFound: as `run_forum.enter`.
        NotNow: the Forum is not closed, its minutes are agreed already, were never saved or lack what was captured
            since, or the Forum named did not come after it.
        Overtaken: somebody else saved them since they were read.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        kept = keepable(inside, occasion.actor.reader)
        if kept is None:
            raise NotNow("These minutes were never saved, so there is nothing to agree. Save them first.")
        # A caller that showed nobody the minutes names no version, and agrees what was saved last.
        if row_version is not None:
            refuse_overtaken(kept, row_version)
        # A Forum re-opened after the save may have captured more, and members would agree minutes that leave it out.
        if kept.captured_since:
            since = f"{count(kept.captured_since, 'capture')} came after these minutes were saved"
            raise NotNow(f"{since}. Draft them again, or save them once more as they are, and agree them then.")
        how = how_agreed(agreed_at(inside, at_forum_id) if at_forum_id else None)
        return [occasion.entry(ForumEvent(forum_id, occasion.today, "minutes_agreed", None, how))]

    store.append(entries)


def agreed_at(inside: InSession, at_forum_id: str) -> date:
    """The day of the Forum at which they are agreed."""
    at = next((row for row in forums(inside.store) if row.forum_id == at_forum_id), None)
    if at is None:
        raise NotFound(f"There is no such {house().forum} to agree minutes at. Choose one of the list.")
    # By the order of opening and not by date, because a Forum can be opened on another day than planned.
    if (at.opened_no or 0) <= (inside.room.forum.opened_no or 0):
        raise NotNow(
            f"The {house().forum} of {long_date(at.held_on)} cannot agree them: it was not opened after this one."
        )
    return at.met_on
