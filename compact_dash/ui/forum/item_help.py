"""Who can help with what an agenda item is about: on the agenda, in the chair's brief and on the wall."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item
from compact_dash.domain.house import house
from compact_dash.domain.people.posts import Voice
from compact_dash.domain.sharing import EVERYTHING, MEMBERS
from compact_dash.domain.wording import as_list
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.kept_agenda import brief_background
from compact_dash.reports.forum.meetings import attendance
from compact_dash.reports.register.good_practice import StudyThatWorked, every_study
from compact_dash.reports.register.who_can_help import Helpers, ThemeHelp, is_pressing
from compact_dash.ui import session
from compact_dash.ui.sight import Sight, kept

# An item of many lines names those who can help with its first themes alone.
MOST_THEMES, MOST_NAMED = 2, 4
# What one line of the wall has room for, in letters.
ON_THE_WALL, TITLE = 112, 44


@kept(most=24)
def studies_at(sight: Sight, as_at: date) -> tuple[StudyThatWorked, ...]:
    return tuple(every_study(sight.store, as_at))


@kept(most=8)
def voices_at(sight: Sight, forum: ForumRow) -> Mapping[str, Voice]:
    return brief_background(sight.store, forum, attendance(sight.store, forum.forum_id)).voices


def helpers_at(forum: ForumRow, board: Board) -> Helpers:
    """Who can help whom, by some figures, as every member of the Forum reads it; two questions for the whole agenda."""
    sight = session.sight()
    shared = sight.read_as(MEMBERS) if session.reader().is_member else sight
    return Helpers(board, studies_at(shared, board.as_at), voices_at(sight.read_as(EVERYTHING), forum))


def help_with(known: Helpers, item: Item, lines: Mapping[str, RatedLine]) -> tuple[ThemeHelp, ...]:
    """Who can help with the lines of an item that are Red or Amber, or ask for help."""
    about = [lines[ref] for ref in item.refs if ref in lines]
    own = {item.department} if item.department else set()
    found = known.with_lines(filter(is_pressing, about), own)
    return tuple(each for each in found if each.is_found)[:MOST_THEMES]


def help_by_item(
    forum: ForumRow, board: Board, items: Sequence[Item], lines: Mapping[str, RatedLine]
) -> list[tuple[ThemeHelp, ...]]:
    """The same for each item of an agenda, in its order; nothing for those who are not told why an item is there."""
    if not session.reader().is_member:
        return [() for _ in items]
    known = helpers_at(forum, board)
    return [help_with(known, item, lines) for item in items]


def in_one_line(found: Iterable[ThemeHelp]) -> str:
    """Who can help, for the wall: the first theme, who is doing well on it, the first case study, and the support."""
    first = next(iter(found), None)
    if first is None:
        return ""
    # By their abbreviations, as the register and the action log have them: a full name leaves room for no other.
    names = [each.organisation.abbreviation for each in first.doing_well]
    more = len(names) - MOST_NAMED
    named = as_list(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more} more"
    parts = [named] if named else []
    parts += [f"case study “{short_title(study.title, TITLE)}”" for study in first.studies[:1]]
    parts += [f"support from {house().partner}"] if house().partner else []
    # Whole parts or none: half a name is nobody's.
    said = parts[0]
    for part in parts[1:]:
        said = f"{said}; {part}" if len(first.theme) + len(said) + len(part) + 2 <= ON_THE_WALL else said
    return f"{first.theme}: {said}"
