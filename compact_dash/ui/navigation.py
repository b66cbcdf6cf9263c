"""The pages, in the order of the sidebar, and who each of them is for."""

from dataclasses import dataclass
from pathlib import Path

from compact_dash.domain.actor import Actor
from compact_dash.domain.permissions import Act, may_somewhere

# Tells a screen reader of the pages as they are grouped.
SCRIPT = (Path(__file__).parent / "static" / "navigation.js").read_text(encoding="utf-8").strip()
# Absolute, because Streamlit takes a relative path from the folder of the frame.
PAGES = Path(__file__).parent.parent.parent / "pages"


@dataclass(frozen=True)
class NavigationItem:
    """A page: its file's name is its address. One with acts is only for people who may do one of them.

    `group` is the moment that it is for, as the sidebar has it, in the words of the house.
    """

    name: str
    title: str
    group: str
    acts: tuple[Act, ...] = ()
    is_wall: bool = False
    # One that is reached from what it is about has no place in the sidebar.
    is_listed: bool = True

    @property
    def path(self) -> Path:
        return PAGES / f"{self.name}.py"

    def is_for(self, actor: Actor) -> bool:
        """Whether the page is there at all for an actor."""
        # A room that follows a wall by its code has the wall and nothing else.
        if actor.follows is not None:
            return self.is_wall
        return not self.acts or any(may_somewhere(actor, act) for act in self.acts)


BOARD, MEETING, ALL_YEAR, RECORDS = "The board", "The {forum}", "All year", "Records"
ITEMS = (
    NavigationItem("progress", "Progress", BOARD),
    NavigationItem("department", "Department", BOARD),
    NavigationItem("commitment", "Commitment", BOARD, is_listed=False),
    NavigationItem("plan", "Plan", BOARD),
    NavigationItem("agenda", "Agenda", MEETING),
    NavigationItem("present", "Present", MEETING, is_wall=True),
    NavigationItem("minutes", "Minutes and actions", MEETING),
    NavigationItem("returns", "Returns", ALL_YEAR),
    NavigationItem("record", "Record", ALL_YEAR),
    NavigationItem("good_practice", "Good practice", ALL_YEAR),
    NavigationItem("support", "Support", ALL_YEAR),
    NavigationItem("consultations", "Consultations", ALL_YEAR),
    NavigationItem("between", "Between meetings", ALL_YEAR, acts=(Act.HOLD_REVIEW,)),
    NavigationItem("review", "Review", RECORDS),
    NavigationItem("history", "History", RECORDS),
    NavigationItem("people", "People", RECORDS, acts=(Act.KEEP_PEOPLE, Act.CONFIRM_POSTS)),
    NavigationItem("settings", "Settings", RECORDS),
)
FIRST = ITEMS[0]
LISTED = tuple(item for item in ITEMS if item.is_listed)
WALL = next(item for item in ITEMS if item.is_wall)
