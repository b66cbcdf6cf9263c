"""What an agenda’s draft is worked out from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compact_dash.domain.forum.agenda_line import AgendaLine
from compact_dash.domain.forum.carrying import Waiting
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.people.posts import Voice
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.meetings import LogAction
from compact_dash.reports.register.worth_hearing import WorthHearing
from compact_dash.reports.returns.answered import ReturnStanding


@dataclass(frozen=True)
class Ground:
    """Everything that a draft is worked out from, read once."""

    forum: ForumRow
    previous: ForumRow | None
    following: ForumRow | None
    board: Board
    lines: tuple[AgendaLine, ...]
    returns: tuple[ReturnStanding, ...]
    log: tuple[LogAction, ...]
    # Those of them that every member of the Forum may read of.
    log_named: frozenset[str]
    waiting: tuple[Waiting, ...]
    # What the register has that is worth hearing.
    worth_hearing: tuple[WorthHearing, ...] = ()
    # Who speaks for the departments, by code.
    voices: Mapping[str, Voice] = field(default_factory=dict)
