"""What OCS and Compact Voice have to talk about between Forums, from the register and the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.house import HouseWords
from compact_dash.domain.register.kind import Kind
from compact_dash.domain.register.kinds import CONCERN, POLICY, PROPOSAL, SUPPORT
from compact_dash.reports.register.entries import EntryQuestion, FoundEntries, RegisteredEntry, entries
from compact_dash.store import Store

# Follow-ups that fall due before the next talk but one.
AHEAD = timedelta(days=30)
# Under each topic; a meeting has time for no more, and the rest stands in the register.
MOST_OF_TOPIC = 15


class Topic(StrEnum):
    """What is talked about, in the order it is."""

    POLICY = "policy"
    CONCERNS = "concerns"
    PROPOSALS = "proposals"
    REQUESTS = "requests"
    FOLLOW_UPS = "follow_ups"
    OFF_TRACK = "off_track"


TOPIC_WORDS: HouseWords[Topic] = HouseWords(
    {
        Topic.POLICY: "Policy developments ahead",
        Topic.CONCERNS: "Open concerns",
        Topic.PROPOSALS: "Proposals for the {forum}’s agenda",
        Topic.REQUESTS: "Support asked for and not yet given",
        Topic.FOLLOW_UPS: "Follow-ups due",
        Topic.OFF_TRACK: "Off track, and not raised at the last {forum}",
    }
)
OF_KINDS: dict[Topic, Kind] = {
    Topic.POLICY: POLICY,
    Topic.CONCERNS: CONCERN,
    Topic.PROPOSALS: PROPOSAL,
    Topic.REQUESTS: SUPPORT,
}


@dataclass(frozen=True)
class BetweenForums:
    """The topics, each with the entries that stand under it; and the lines of the board that are for the last."""

    as_at: date
    topics: dict[Topic, FoundEntries]
    off_track: Sequence[RatedLine]

    def entries(self, topic: Topic) -> tuple[RegisteredEntry, ...]:
        return self.topics[topic].shown if topic in self.topics else ()

    @property
    def things(self) -> int:
        """How many there are in all; one that is shown under two topics is one."""
        shown = [each.id for topic in self.topics for each in self.entries(topic)]
        return sum(self.number(topic) for topic in Topic) - (len(shown) - len(set(shown)))

    def number(self, topic: Topic) -> int:
        return len(self.off_track) if topic is Topic.OFF_TRACK else self.topics[topic].of_all


def between_forums(store: Store, as_at: date, off_track: Sequence[RatedLine]) -> BetweenForums:
    """What there is to talk about as at a day, as the reader may see it."""
    topics = {topic: entries(store, open_of(kind, as_at)) for topic, kind in OF_KINDS.items()}
    topics[Topic.FOLLOW_UPS] = entries(store, EntryQuestion(as_at, follow_up_by=as_at + AHEAD, most=MOST_OF_TOPIC))
    return BetweenForums(as_at, topics, off_track)


def open_of(kind: Kind, as_at: date) -> EntryQuestion:
    """The entries of a kind for which somebody has still to do something."""
    return EntryQuestion(as_at, kind=kind.name, states=open_states(kind), most=MOST_OF_TOPIC)


def open_states(kind: Kind) -> list[str]:
    return [state.name for state in kind.states if state.is_open]
